"""Takes files into the register, all or nothing; a rehearsal does the same and takes it back."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import batched
from typing import Any

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.utils.translation import gettext as _

from companies import revising
from companies.exchange.kinds import KINDS
from companies.exchange.lookups import Lookups
from companies.exchange.reading import Sheet
from companies.exchange.resource import CHANGED, NEW, REFUSED, UNCHANGED, Line
from companies.models import Alias, Fact, PersonAlias

BATCH = 500
STATES = (NEW, CHANGED, UNCHANGED, REFUSED)


@dataclass(slots=True)
class Outcome:
    """What one file does, or would do."""

    kind: str
    lines: list[Line]
    counts_lines: bool = True
    changed: list[Any] = field(default_factory=list)
    """Of what was there, what says something else now."""
    follows: list[str] = field(default_factory=list)
    """Once all is written: what follows from that, in sentences."""

    @property
    def counts(self) -> dict[str, int]:
        counted = Counter(line.state for line in self.lines)
        return {state: counted[state] for state in STATES}

    @property
    def is_refused(self) -> bool:
        return any(line.state == REFUSED for line in self.lines)

    def digest(self) -> str:
        """Equal for equal outcomes."""
        told = json.dumps([line.plain() for line in self.lines], ensure_ascii=False)
        return hashlib.sha256(told.encode()).hexdigest()


def rehearse(files: Iterable[tuple[str, Sheet]]) -> list[Outcome]:
    """What the files would do to the register as it is now; nothing of it stays."""
    with transaction.atomic():
        _wait_for_others()
        outcomes = _all_gone_through(files)
        transaction.set_rollback(True)
    return outcomes


def take_in(
    files: Iterable[tuple[str, Sheet]],
    *,
    by: User | None,
    keep: Callable[[list[Outcome]], bool] = lambda outcomes: True,
) -> list[Outcome]:
    """Writes all of the files, in the order in which their kinds name each other, in one transaction.

    Nothing stays where a row is refused, or where `keep` says no to what they would do.
    """
    with transaction.atomic():
        _wait_for_others()
        _hold()
        outcomes = _all_gone_through(files)
        if any(outcome.is_refused for outcome in outcomes) or not keep(outcomes):
            transaction.set_rollback(True)
            return outcomes
        for outcome in outcomes:
            outcome.follows = revising.revised(outcome.changed, by=by)
    return outcomes


def in_short(counts: dict[str, int]) -> str:
    """“12 new, 3 changed, 40 unchanged”"""
    words = {NEW: _("%d new"), CHANGED: _("%d changed"), UNCHANGED: _("%d unchanged"), REFUSED: _("%d refused")}
    return ", ".join(words[state] % counts[state] for state in STATES if counts.get(state)) or words[UNCHANGED] % 0


def _all_gone_through(files: Iterable[tuple[str, Sheet]]) -> list[Outcome]:
    ordered = sorted(files, key=lambda file: list(KINDS).index(file[0]))
    return [_gone_through(kind, sheet) for kind, sheet in ordered]


def _gone_through(kind: str, sheet: Sheet) -> Outcome:
    resource = KINDS[kind](Lookups(), counts_lines=sheet.counts_lines)
    lines = []
    for batch in batched(sheet.rows, BATCH):
        resource.prime([row for _line, row in batch])
        lines += [resource.take(line, row) for line, row in batch]
        resource.queue.flush()
    return Outcome(kind, lines, sheet.counts_lines, resource.queue.changed)


def _wait_for_others() -> None:
    """One file after another: two that write the same rows would wait for each other for ever."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('register', 0))")


def _hold() -> None:
    """The desk reads on and waits with writing, so that what is compared is what is changed."""
    models = [resource.model for resource in KINDS.values()]
    tables = [model._meta.db_table for model in (*models[:3], Alias, PersonAlias, models[3], Fact, *models[4:])]
    names = ", ".join(connection.ops.quote_name(table) for table in tables)
    with connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {names} IN SHARE ROW EXCLUSIVE MODE")
