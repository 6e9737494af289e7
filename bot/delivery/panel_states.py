"""What is known in this process of the messages that show jobs."""

import asyncio

from bot.jobs.runs import Download
from bot.store.models import Job
from engine.protocol.messages import Preview, Progress

# What a waiting panel shows: its place in the queue, how many people with a larger share are ahead, the message of a
# paused queue, and a download of models.
Shown = tuple[int, int, str | None, Download | None]


class PanelState:
    """What is known of a job's message in this process."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.lock = asyncio.Lock()  # edits one after the other, so that the result is the last
        self.edited = 0.0  # when, on the monotonic clock
        self.shown: Shown | None = None  # of a waiting one
        self.progress: Progress | None = None
        self.preview: Preview | None = None
        self.newcomer = False
        self.interrupted = False  # in the middle of its work, because the bot stops
        self.showing: asyncio.Task[None] | None = None
        self.urgent = asyncio.Event()  # what there is to show does not wait for the time between two edits
        self.ended = asyncio.Event()
        self.gone = False

    @property
    def busy(self) -> bool:
        """Whether an edit is on its way or about to be."""
        return self.showing is not None and not self.showing.done()
