"""A file given at the desk: kept with what it would do, and taken in once somebody has seen that."""

import datetime as dt
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from companies.exchange import reading, taking_in
from companies.exchange.taking_in import Outcome
from companies.models import Intake

KEPT = dt.timedelta(days=1)


class TakenIn(ValueError):
    """It was taken in already."""


def give(kind: str, name: str, data: bytes, *, by: User) -> Intake:
    """Keeps the file for its giver, in the place of an earlier one of that kind. Raises Unreadable."""
    outcome = taking_in.rehearse([(kind, reading.read(kind, name, data))])[0]
    waiting = Intake.objects.filter(taken_at=None)
    waiting.filter(by=by, kind=kind).delete()
    waiting.filter(given_at__lt=timezone.now() - KEPT).delete()
    return Intake.objects.create(kind=kind, name=name[-120:], by=by, data=data, **_told(outcome))


def confirm(intake: Intake) -> Outcome | None:
    """Takes it in, if it still does what its giver has seen; else keeps what it would do now, and answers None."""
    with transaction.atomic():
        locked = Intake.objects.select_for_update().get(pk=intake.pk)
        if locked.taken_at:
            raise TakenIn
        sheet = reading.read(locked.kind, locked.name, bytes(locked.data))
        outcome = taking_in.take_in(
            [(locked.kind, sheet)], by=locked.by, keep=lambda found: found[0].digest() == locked.digest
        )[0]
        is_taken = not outcome.is_refused and outcome.digest() == locked.digest
        told = _told(outcome) | ({"outcome": [], "data": b"", "taken_at": timezone.now()} if is_taken else {})
        Intake.objects.filter(pk=locked.pk).update(**told)
    return outcome if is_taken else None


def record(outcome: Outcome, name: str, *, by: User | None) -> Intake:
    """The line of the record for what was taken in otherwise."""
    told = _told(outcome) | {"outcome": []}
    return Intake.objects.create(kind=outcome.kind, name=name[-120:], by=by, taken_at=timezone.now(), **told)


def _told(outcome: Outcome) -> dict[str, Any]:
    lines = [line.plain() for line in outcome.lines]
    return {"counts": outcome.counts, "outcome": lines, "digest": outcome.digest()}
