"""Everything that commands, presses and forms can ask for, made once at start (bot.app)."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.config import Settings
from bot.jobs.admission import Admission
from bot.jobs.moderation import Moderation
from bot.jobs.open_forms import OpenForms
from bot.jobs.operation import Operation
from bot.jobs.overview import Overviews
from bot.jobs.personal_data import PersonalData
from bot.jobs.policy import Policy
from bot.jobs.results import Results
from bot.jobs.server_usage import ServerUsage
from bot.jobs.service import JobService
from bot.jobs.style_service import StyleService
from bot.jobs.workloads import Workloads
from bot.store.person_history import History
from engine.protocol.presets import PresetName


@dataclass(frozen=True, kw_only=True)
class Parts:
    """All services that commands need. default_preset: returns the preset of jobs that ask for none."""

    settings: Settings
    admission: Admission
    jobs: JobService
    results: Results
    overviews: Overviews
    workloads: Workloads
    styles: StyleService
    history: History
    personal_data: PersonalData
    moderation: Moderation
    policy: Policy
    operation: Operation
    usage: ServerUsage
    forms: OpenForms
    default_preset: Callable[[], PresetName]
