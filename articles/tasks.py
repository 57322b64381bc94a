"""Side effects of what happens at the desk, run by the worker; who causes one names its task."""

import logging

from procrastinate import JobContext
from procrastinate.contrib.django import app

from articles import digest
from articles.effects import running, sweeping

logger = logging.getLogger(__name__)


@app.task(name="articles.send_digest")
def send_digest(*, person_id: int) -> None:
    digest.send(person_id)


@app.periodic(cron="*/5 * * * *")
@app.task(name="articles.sweep_digests", queueing_lock="articles.sweep_digests")
def sweep_digests(timestamp: int) -> None:
    """What an outage, a crash or a race left unmailed."""
    digest.sweep()


@app.task(name="articles.do_effect")
def do_effect(*, effect_id: int) -> None:
    running.run(effect_id)


@app.periodic(cron="* * * * *")
@app.task(name="articles.sweep_effects", queueing_lock="articles.sweep_effects")
def sweep_effects(timestamp: int) -> None:
    """What a killed worker, an outage or a change of the settings left undone."""
    sweeping.sweep()


@app.periodic(cron="* * * * *")
@app.task(name="articles.retry_stalled", queueing_lock="articles.retry_stalled", pass_context=True)
async def retry_stalled(context: JobContext, timestamp: int) -> None:
    """Jobs of whatever kind whose worker was killed at them."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs():
        logger.warning("The job %s (%s) had lost its worker and is tried again", job.id, job.task_name)
        await manager.retry_job(job)
