"""Reads what is curated at an instant, in three queries at most, however many slots there are."""

import datetime as dt
from typing import Any

from django.db.models import F

from articles.front.arranging import TOP, Block, Curated, block_seats, fill
from articles.models.edition import Edition
from articles.models.placement import FrontBlock, Placement, Seat
from articles.models.section import Section


def curated(language: str, at: dt.datetime | None = None) -> Curated:
    """What stands on the front page then. Only what is live is read: a story that isn't leaves its slot to others."""
    chosen = FrontBlock.objects.live(at).in_language(language).select_related("section")
    sections = [block.section for block in chosen.order_by("section__position", "section__name")]
    seats = {*TOP, *(seat for section in sections for seat in block_seats(section.pk))}
    placed = {seat: edition for seat, edition in _placed(language, at).items() if seat in seats}
    newest = _newest(language, at, sections, placed)
    blocks = [Block(section, fill(block_seats(section.pk), placed, newest.get(section.pk, []))) for section in sections]
    return Curated(placed, blocks)


def _placed(language: str, at: dt.datetime | None) -> dict[Seat, Any]:
    standing = Placement.objects.live(at).in_language(language)
    rows = Edition.objects.live(at).in_language(language).filter(article__placements__in=standing)
    seated = rows.annotate(
        place=F("article__placements__place"),
        slot=F("article__placements__slot"),
        block=F("article__placements__section_id"),
    )
    return {Seat(row.place, row.slot, row.block): row for row in seated.for_cards().order_by()}


def _newest(
    language: str, at: dt.datetime | None, sections: list[Section], placed: dict[Seat, Any]
) -> dict[int, list[Any]]:
    """By section, the newest stories that stand nowhere: neither placed nor, being the very newest, at the top."""
    free = Edition.objects.live(at).in_language(language)
    if placed:
        free = free.exclude(article_id__in=[edition.article_id for edition in placed.values()])
    holes = sum(seat not in placed for seat in TOP)
    below = free.exclude(article_id__in=free.newest_first().values("article_id")[:holes]) if holes else free
    parts = []
    for section in sections:
        empty = sum(seat not in placed for seat in block_seats(section.pk))
        if empty:
            parts.append(below.filter(section=section).for_cards().newest_first()[:empty])
    found: dict[int, list[Any]] = {}
    first, *others = parts or [free.none()]
    for edition in first.union(*others, all=True).order_by() if others else first:
        found.setdefault(edition.section_id, []).append(edition)
    return {
        pk: sorted(rows, key=lambda row: (row.published_at, row.article_id), reverse=True) for pk, rows in found.items()
    }
