"""Does effects: once each, one at a time, tried again with growing waits, given up with an alarm."""

import datetime as dt
import logging
from collections import defaultdict
from collections.abc import Collection

from django.db import transaction
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from articles import permissions
from articles.effects.kinds import Failed
from articles.effects.planning import wake
from articles.effects.registry import KINDS
from articles.models import Effect, Notice

logger = logging.getLogger(__name__)
MOST = 6
FIRST_WAIT = dt.timedelta(seconds=10)
"""After the first failure; each further one waits four times as long: six attempts take about an hour."""
SAID = 300


def wait(attempts: int) -> dt.timedelta:
    return FIRST_WAIT * 4 ** (attempts - 1)


def run(pk: int) -> bool:
    """Does the effect if it is due, open and nobody is at it; whether it was done. Never raises what the effect did."""
    effect = _begun(pk)
    if effect is None:
        return False
    try:
        return _do(pk)
    except Exception as error:
        if not isinstance(error, Failed):
            logger.exception("The effect %s went wrong", effect)
        _note(pk, str(error) or type(error).__name__)
        return False


@transaction.atomic
def _begun(pk: int) -> Effect | None:
    """Counts the attempt and puts the next one off, before anything is tried: a worker may be killed at it."""
    effect = Effect.objects.ready().select_for_update(skip_locked=True).filter(pk=pk).first()
    if effect is None:
        return None
    if effect.attempts >= MOST:
        _give_up(effect, effect.last_error or _("The worker died at each attempt."))
        return None
    effect.attempts += 1
    Effect.objects.filter(pk=pk).update(attempts=effect.attempts, next_at=Now() + wait(effect.attempts))
    return effect


@transaction.atomic
def _do(pk: int) -> bool:
    """Holds the row until it is marked, so that nobody else does the same meanwhile, even after a wait has passed."""
    held = Effect.objects.open().select_related("edition__section", "edition__article")
    effect = held.select_for_update(skip_locked=True, of=("self",)).filter(pk=pk).first()
    if effect is None:
        return False
    kind = KINDS.get(effect.kind)
    if kind is None:
        raise Failed(_("This kind of effect is not known any more."))
    if kind.receivers and not effect.receiver:
        _spread(effect, list(kind.receivers(effect)))
    else:
        kind.do(effect)
    Effect.objects.filter(pk=pk).update(done_at=Now(), last_error="")
    return True


def _spread(effect: Effect, receivers: list[str]) -> None:
    about = {"edition_id": effect.edition_id, "occasion": effect.occasion, "kind": effect.kind}
    there = set(Effect.objects.filter(**about).values_list("receiver", flat=True))
    wake(
        Effect.objects.bulk_create(
            Effect(**about, receiver=receiver, due_at=effect.due_at) for receiver in receivers if receiver not in there
        )
    )


@transaction.atomic
def _note(pk: int, says: str) -> None:
    effect = Effect.objects.open().select_for_update().filter(pk=pk).first()
    if effect is None:
        return
    if effect.attempts >= MOST:
        _give_up(effect, says)
        return
    Effect.objects.filter(pk=pk).update(last_error=says[:SAID], next_at=Now() + wait(effect.attempts))
    effect.refresh_from_db(fields=["next_at"])
    wake([effect])


def _give_up(effect: Effect, says: str) -> None:
    """For good, unless somebody has it tried again. Chiefs are told, once for each effect."""
    from articles.workflow.telling import notify  # which stands on what plans effects

    Effect.objects.filter(pk=effect.pk).update(failed_at=Now(), last_error=says[:SAID])
    note = f"{names([effect])[effect.pk]}: {says}"
    chiefs = permissions.chiefs().values_list("pk", flat=True)
    notify(Notice.Kind.FAILED, people=list(chiefs), article=effect.edition.article, actor=None, note=note)


def names(effects: Collection[Effect]) -> dict[int, str]:
    """What each does, and for whom, in words, by its id; a query for each kind with receivers at most."""
    receivers: dict[str, set[str]] = defaultdict(set)
    for effect in effects:
        if effect.receiver:
            receivers[effect.kind].add(effect.receiver)
    called = {kind: KINDS[kind].called(found) for kind, found in receivers.items() if kind in KINDS}
    return {effect.pk: _name(effect, called) for effect in effects}


def _name(effect: Effect, called: dict[str, dict[str, str]]) -> str:
    label = str(KINDS[effect.kind].label) if effect.kind in KINDS else effect.kind
    whom = called.get(effect.kind, {}).get(effect.receiver, effect.receiver)
    return f"{label} ({whom})" if whom else label


@transaction.atomic
def again(pk: int) -> bool:
    """Has a failed effect tried from the beginning; whether there was one."""
    renewed = Effect.objects.failed().filter(pk=pk).update(failed_at=None, attempts=0, next_at=None)
    if renewed:
        wake(Effect.objects.filter(pk=pk))
    return bool(renewed)
