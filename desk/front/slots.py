"""A front page's slots at an instant, each with who placed what there; what is to come; and stories to place."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from articles.front import Curated, Slot, arrange, curated
from articles.front.arranging import TOP, Arrangement
from articles.models import Article, Edition, Placement
from articles.models.placement import Place, Seat
from articles.models.words import searched
from articles.standing import moment
from desk.front.forms import PutForm, seat_name
from desk.front.history import where

NEWEST, FOUND, TO_COME = 20, 12, 50


type Card = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Coming:
    placement: Placement
    where: str
    when: str


@dataclass(frozen=True, slots=True)
class BlockOfCards:
    section: Any
    cards: list[Card]


@dataclass(frozen=True, slots=True)
class Page:
    top: list[Card]
    blocks: list[BlockOfCards]
    latest: list[Any]
    to_come: list[Coming]
    waiting: list[Coming]
    """What is placed at that instant and not to be seen: its story isn't public, or its section has no block."""
    sections: list[Any]
    """Those that have a block then."""


def page(language: str, at: dt.datetime, now: dt.datetime) -> Page:
    """In a fixed number of queries. What is placed in it begins at `at`, where that is still to come."""
    kept, arranged = _arranged(language, at)
    rows = Placement.objects.in_language(language).select_related("article", "section", "made_by")
    standing = {row.seat: row for row in rows.live(at)}
    sections = [block.section for block in kept.blocks]

    def cards(slots: list[Slot]) -> list[Card]:
        seats = ["", *(str(slot.seat) for slot in slots), ""]
        beside = zip(slots, seats, seats[2:], strict=False)
        return [
            _card(slot, standing.get(slot.seat), now) | {"up": up, "down": down, "put": put(slot)}
            for slot, up, down in beside
        ]

    def put(slot: Slot) -> PutForm:
        row = standing.get(slot.seat) if slot.is_placed else None
        start = at if at > now else None
        return PutForm.for_story(slot.edition, sections, start, seat=slot.seat, until=row and row.until)

    return Page(
        top=cards(arranged.top),
        blocks=[BlockOfCards(block.section, cards(block.slots)) for block in kept.blocks],
        latest=arranged.latest[:5],
        to_come=[_coming(row, now) for row in rows.queued(now).order_by("live__startswith", "pk")[:TO_COME]],
        waiting=[_coming(row, now) for seat, row in standing.items() if seat not in kept.placed],
        sections=sections,
    )


def shown(language: str, at: dt.datetime | None) -> dict[Seat, Any]:
    """The edition that readers get in each slot then (None: now)."""
    kept, arranged = _arranged(language, at)
    slots = [*arranged.top, *(slot for block in kept.blocks for slot in block.slots)]
    return {slot.seat: slot.edition for slot in slots if slot.edition}


def _arranged(language: str, at: dt.datetime | None) -> tuple[Curated, Arrangement]:
    newest = Edition.objects.live(at).in_language(language).for_cards().newest_first()[:NEWEST]
    kept = curated(language, at)
    return kept, arrange(kept, newest)


def _card(slot: Slot, standing: Placement | None, now: dt.datetime) -> Card:
    """A slot as the page shows it; `placement` is what fills it, if an editor chose that."""
    row = standing if slot.is_placed else None
    return {
        "slot": slot,
        "edition": slot.edition,
        "kind": Place(slot.seat.place).name.lower(),
        "name": seat_name(slot.seat) if slot.seat in TOP else str(slot.seat.slot + 1),
        "placement": row,
        "times": _times(row, now) if row else "",
        "may_remove": bool(row and (row.live.upper is None or row.live.upper > now)),
    }


def _coming(row: Placement, now: dt.datetime) -> Coming:
    return Coming(row, where(row), _times(row, now))


def _times(row: Placement, now: dt.datetime) -> str:
    """“today 07:30 – tomorrow 12:00”; without an end where that is open."""
    end = moment(row.live.upper, now)
    return f"{moment(row.starts_at, now)} – {end}" if end else moment(row.starts_at, now)


def search(language: str, term: str, now: dt.datetime) -> list[Edition]:
    """Stories that can be placed, by words of theirs: each as it is live or, if it isn't, as it will be first."""
    if not term.strip():
        return []
    articles = searched(Article.objects.filter(language=language), term).order_by("-changed_at")
    ids = list(articles.values_list("pk", flat=True)[: FOUND * 3])
    editions = Edition.objects.filter(article__in=ids).for_cards()
    found: dict[int, Edition] = {}
    for edition in (editions.live(now) | editions.queued(now)).order_by("live__startswith"):
        found.setdefault(edition.article_id, edition)
    return [found[pk] for pk in ids if pk in found][:FOUND]
