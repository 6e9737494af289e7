"""Train the bundled models from scratch: `python -m engine.bundled.training.train FOLDER`.

Seeded, and resumable at any point: FOLDER keeps a checkpoint of each stage, and the same command continues from it. The
model of a finished stage is in FOLDER as safetensors.
"""

import argparse
import math
import time
from collections.abc import Callable
from pathlib import Path

from engine.bundled.training.bank import (
    BankTraining,
    FirstBankTraining,
    OutlinedRowsTraining,
    SecondBankTraining,
    WeakRowsTraining,
)
from engine.bundled.training.judge import JudgeTraining
from engine.bundled.training.small_clip import ClipTraining
from engine.bundled.training.stages import Stage, run

STAGES: dict[str, Callable[[], Stage]] = {
    stage.name: stage
    for stage in (
        FirstBankTraining,
        BankTraining,
        WeakRowsTraining,
        SecondBankTraining,
        OutlinedRowsTraining,
        ClipTraining,
        JudgeTraining,
    )
}


def main() -> None:
    """Run the command line: train the stages in their order, or those that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="where the checkpoints and the results go")
    parser.add_argument("--stage", choices=STAGES, action="append", help="only this one; all in their order otherwise")
    parser.add_argument("--minutes", type=float, default=math.inf, help="of this run; the same command goes on later")
    asked = parser.parse_args()
    deadline = time.monotonic() + asked.minutes * 60
    for name in asked.stage or STAGES:
        if not run(STAGES[name](), asked.folder, deadline):
            return


if __name__ == "__main__":
    main()
