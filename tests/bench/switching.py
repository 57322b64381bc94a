"""Pages that change at an instant, and readers who look at them until they have."""

import datetime as dt
import threading
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection

from articles.layout import span
from articles.models import Edition
from articles.publication import database_now
from tests.factories import copied, make_copies, make_edition

STEP, AHEAD = 0.02, 0.3
"""Seconds between two looks at one page, and before its instant when the first is taken."""
GIVEN_UP = 10
MARGIN = 0.002
"""How well this process knows the database's clock."""
READERS = 24
OLD, NEW = "Prima dello scatto", "Dopo lo scatto"
STARTS, ENDS, UPDATES = "starts", "ends", "updates"
KINDS = (STARTS, ENDS, UPDATES)


@dataclass(frozen=True, slots=True)
class Switch:
    kind: str
    path: str
    at: float
    """Seconds since 1970, by the database's clock."""

    def has_changed(self, status: int, body: bytes) -> bool:
        return status == 410 if self.kind == ENDS else NEW.encode() in body

    def is_as_before(self, status: int, body: bytes) -> bool:
        return status == 404 if self.kind == STARTS else OLD.encode() in body


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen of one page: seconds from its instant to the first answer that had changed, sent and received."""

    kind: str
    asked: float
    answered: float
    is_early: bool
    is_missing: bool
    is_stale: bool
    """Whether an old answer came to a question that was asked after the instant."""
    usual: list[float]
    """How long the answers before the instant took."""


def make(kind: str, instants: Sequence[dt.datetime]) -> list[Switch]:
    """As many stories, each of which changes at one of the instants."""
    long_ago = database_now() - dt.timedelta(days=1)
    text = make_edition(headline=NEW if kind == STARTS else OLD, at=long_ago - dt.timedelta(days=1))
    if kind == STARTS:
        editions = make_copies(text, instants)
    else:
        editions = make_copies(text, [long_ago] * len(instants))
        for edition, instant in zip(editions, instants, strict=True):
            edition.live = span(long_ago, instant)
        Edition.objects.bulk_update(editions, ["live"])
    if kind == UPDATES:
        Edition.objects.bulk_create(
            copied(edition, headline=NEW, live=span(instant))
            for edition, instant in zip(editions, instants, strict=True)
        )
    paths = [edition.get_absolute_url() for edition in editions]
    return [Switch(kind, path, instant.timestamp()) for path, instant in zip(paths, instants, strict=True)]


def offset() -> float:
    """What to add to this process's clock to have the database's: the smallest of a few differences."""
    differences = []
    for _look in range(9):
        before = time.time()
        told = database_now().timestamp()
        differences.append((time.time() - before, told - (before + time.time()) / 2))
    return min(differences)[1]


class Readers:
    """Look at pages of the site at `where`; each thread has a connection of its own."""

    def __init__(self, where: tuple[str, int], ahead_of_us: float) -> None:
        self._where, self._offset, self._own = where, ahead_of_us, threading.local()

    def now(self) -> float:
        return time.time() + self._offset

    def ask(self, path: str) -> tuple[int, bytes]:
        if not hasattr(self._own, "connection"):
            self._own.connection = HTTPConnection(*self._where, timeout=30)
        self._own.connection.request("GET", path)
        answer = self._own.connection.getresponse()
        return answer.status, answer.read()

    def watch(self, switch: Switch) -> Seen:
        """Looks every `STEP` from a moment before the instant until the page has changed."""
        time.sleep(max(0, switch.at - AHEAD - self.now()))
        is_early, is_stale, usual = False, False, list[float]()
        while (asked := self.now()) < switch.at + GIVEN_UP:
            status, body = self.ask(switch.path)
            answered = self.now()
            if switch.has_changed(status, body):
                is_early |= answered < switch.at
                return Seen(switch.kind, asked - switch.at, answered - switch.at, is_early, False, is_stale, usual)
            if not switch.is_as_before(status, body):
                raise AssertionError(
                    f"{switch.path} answered {status}, which is neither the old nor the new: {body[:200]!r}"
                )
            is_stale |= asked > switch.at + MARGIN
            usual.append(answered - asked)
            time.sleep(max(0, STEP - (self.now() - asked)))
        return Seen(switch.kind, 0, 0, is_early, True, is_stale, usual)

    def watch_all(self, switches: Iterable[Switch]) -> list[Seen]:
        with ThreadPoolExecutor(READERS) as pool:
            return list(pool.map(self.watch, sorted(switches, key=lambda switch: switch.at)))
