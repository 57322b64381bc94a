"""What an outage, a crash or a change of the settings left undone: found once a minute."""

import datetime as dt

from django.db import transaction
from django.db.models import Exists, F, OuterRef
from django.db.models.functions import Now
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import AlreadyEnqueued

from articles import layout, locking
from articles.effects.kinds import BEGINS, ENDS
from articles.effects.registry import KINDS
from articles.models import Edition, Effect
from articles.publication import database_now

SOON = dt.timedelta(minutes=2)
GRACE = dt.timedelta(seconds=30)
MOST = 200


def sweep(grace: dt.timedelta = GRACE) -> None:
    wake_abandoned(grace)
    plan_what_comes()


@transaction.atomic
def wake_abandoned(grace: dt.timedelta = GRACE) -> int:
    """One job for each open effect whose job is lost, however often this is called; how many those were."""
    late = Effect.objects.ready().filter(due_at__lte=Now() - grace).exclude(next_at__gt=Now() - grace)
    pks = list(late.order_by("due_at").values_list("pk", flat=True)[:MOST])
    locks = {f"effect-{pk}": pk for pk in pks}
    waiting = ProcrastinateJob.objects.filter(queueing_lock__in=locks, status="todo")
    for lock in waiting.values_list("queueing_lock", flat=True):
        locks.pop(lock or "", None)
    woken = 0
    for lock, pk in locks.items():
        try:
            with transaction.atomic():
                app.configure_task("articles.do_effect", queueing_lock=lock).defer(effect_id=pk)
            woken += 1
        except AlreadyEnqueued:
            continue
    return woken


def plan_what_comes() -> None:
    """Effects of what begins or ends in a moment and has none of a kind: it was switched on since, or is an import."""
    soon = (Now(), Now() + SOON)
    begins = Edition.objects.filter(live__startswith__range=soon)
    ends = Edition.objects.filter(expires_at__range=soon, live__endswith=F("expires_at"))
    for kind in KINDS.values():
        if kind.is_ahead or not kind.is_on():
            continue
        for occasion, editions in ((BEGINS, begins), (ENDS, ends)):
            planned = Effect.objects.filter(edition=OuterRef("pk"), occasion=occasion, kind=kind.name, receiver="")
            missing = editions.filter(~Exists(planned)).values_list("article", flat=True)
            for article_id in list(missing[:MOST]):
                _plan(article_id)


@transaction.atomic
def _plan(article_id: int) -> None:
    article = locking.locked(article_id).first()
    if article:
        layout.plan_effects(article, since=database_now())
