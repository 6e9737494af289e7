"""What a job costs and how much work it is, as the settings have it."""

from bot.config import Settings
from bot.jobs.fair_queue import Ticket, Work
from bot.jobs.step_times import ONE_PASS, TRAINING
from bot.rules.usage_limits import AccountKind
from bot.store.models import Job, JobKind
from bot.store.orders import Order, order_of
from engine.protocol.presets import Preset

PASSES_A_UNIT = 10  # pictures or frames painted in one pass for one cost unit


class Workloads:
    """Costs and amounts of work, computed from the settings alone."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def preset(self, job: Job) -> Preset:
        """Return all numbers that a job is painted with."""
        return self._settings.preset(job.preset, job.size).choosing(**job.options)

    def cost(self, order: Order, frames: int = 1) -> int:
        """Return what a job costs, in units; `frames`: of each of its pictures."""
        if order.kind == JobKind.TRAINING:
            return self._settings.cost_of_training
        if order.style:
            return -(-order.count * frames // PASSES_A_UNIT)
        return self._settings.cost(order.preset, order.size, order.count)

    def work(self, order: Order, frames: int = 1) -> Work:
        """Return what an engine has to do for a job; `frames`: of each of its pictures."""
        if order.kind == JobKind.TRAINING:
            preset = self._settings.style_training.preset
            return Work(TRAINING, preset.size, preset.steps, training=True)
        preset = self._settings.preset(order.preset, order.size)
        if order.style:
            return Work(ONE_PASS, preset.size, 1, order.count * frames)
        return Work(preset.name, preset.size, preset.steps, order.count)

    def ticket(self, job: Job) -> Ticket:
        """Return a job's place holder in the queue."""
        most = {AccountKind(whose): most for whose, most in job.most_running.items()}
        work = self.work(order_of(job), job.frames)
        content = job.content if job.kind == JobKind.PICTURE else ""
        return Ticket(job.id, job.guild_id, job.user_id, job.cost, work, most, content, job.queue_share)
