"""Side effects of what happens at the desk, run by the worker; who causes one names its task."""

from procrastinate.contrib.django import app

from articles import digest


@app.task(name="articles.send_digest")
def send_digest(*, person_id: int) -> None:
    digest.send(person_id)


@app.periodic(cron="*/5 * * * *")
@app.task(name="articles.sweep_digests", queueing_lock="articles.sweep_digests")
def sweep_digests(timestamp: int) -> None:
    """What an outage, a crash or a race left unmailed."""
    digest.sweep()
