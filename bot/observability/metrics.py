"""The counters and histograms, named as https://prometheus.io/docs/practices/naming/ recommends.

Gauges that are computed on request (queue, engines, memory) are in bot.monitoring.
"""

from prometheus_client import CollectorRegistry, Counter, Histogram, ProcessCollector

SECONDS = (0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1800, 3600)  # upper bounds for long durations
SHORT = (0.05, 0.1, 0.25, 0.5, 1, 1.5, 2, 2.5, 3)  # upper bounds for first responses, which Discord expects within 3 s

REGISTRY = CollectorRegistry()
ProcessCollector(registry=REGISTRY)

JOBS_QUEUED = Counter("wordbrush_jobs_queued", "Jobs that were accepted.", ["kind"], registry=REGISTRY)
JOBS_ENDED = Counter("wordbrush_jobs_ended", "Jobs that came to an end.", ["kind", "state"], registry=REGISTRY)
FAILURES = Counter("wordbrush_job_failures", "Jobs that failed, by cause (engine.ftl).", ["cause"], registry=REGISTRY)
REFUSALS = Counter("wordbrush_refusals", "Requests that were refused, by sentence.", ["why"], registry=REGISTRY)
BROKEN = Counter("wordbrush_commands_broken", "Commands that met an error of ours.", registry=REGISTRY)
WAIT = Histogram(
    "wordbrush_job_wait_seconds", "From the command until an engine began.", buckets=SECONDS, registry=REGISTRY
)
RUN = Histogram("wordbrush_job_run_seconds", "That an engine needed.", ["kind"], buckets=SECONDS, registry=REGISTRY)
DELIVERY = Histogram(
    "wordbrush_delivery_seconds", "From a job's end until its panel shows it.", buckets=SECONDS, registry=REGISTRY
)
DELIVERY_PROBLEMS = Counter(
    "wordbrush_delivery_problems", "Deliveries that Discord did not take at once.", ["cause"], registry=REGISTRY
)
ENGINE_BUSY = Counter(
    "wordbrush_engine_busy_seconds", "That an engine had a job of the queue.", ["device"], registry=REGISTRY
)
ENGINE_ENDS = Counter("wordbrush_engine_ends", "Engine processes that ended or hung.", ["device"], registry=REGISTRY)
IMAGING_ENDS = Counter("wordbrush_imaging_ends", "Imaging processes that died or hung.", registry=REGISTRY)
PICTURE_CHECKS = Counter(
    "wordbrush_picture_checks", "Pictures that the picture check judged, by outcome.", ["outcome"], registry=REGISTRY
)
REQUESTS = Counter(
    "wordbrush_discord_requests", "Requests to Discord.", ["place", "method", "status"], registry=REGISTRY
)
RATE_LIMITS = Counter("wordbrush_discord_rate_limits", "Requests answered by 429.", ["place"], registry=REGISTRY)
FIRST_RESPONSE = Histogram(
    "wordbrush_first_response_seconds",
    "From an interaction's arrival to Discord's receipt of the first response.",
    buckets=SHORT,
    registry=REGISTRY,
)
STATEMENTS = Counter(
    "wordbrush_database_statements", "SQL statements, without COMMIT and SAVEPOINT.", registry=REGISTRY
)
TRANSACTIONS = Counter("wordbrush_database_transactions", "Commits of transactions that wrote.", registry=REGISTRY)
TOO_LATE = Counter("wordbrush_first_responses_too_late", "First responses that Discord refused.", registry=REGISTRY)
