"""Keeps the effects of a story's editions in step with its spans, in the transaction that lays them out."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from procrastinate.contrib.django import app

from articles.effects.kinds import BEGINS, ENDS
from articles.effects.registry import KINDS
from articles.models import Edition, Effect

type Key = tuple[int, str, str]


def plan(article_id: int, spans: Sequence[Edition], *, now: dt.datetime) -> None:
    """`spans` are the story's editions that are not cancelled, by their starts; its row is locked.

    What began or ended before `now` is history: it is neither planned nor taken back.
    """
    known: dict[Key, Effect] = {}
    for effect in Effect.objects.filter(edition__article=article_id, receiver=""):
        known[effect.edition_id, effect.occasion, effect.kind] = effect
    wanted = dict(_wanted(spans, now)) | dict(_taken_back(spans, known, now))
    past = {(edition.pk, BEGINS) for edition in spans if edition.live.lower < now}
    past |= {(edition.pk, ENDS) for edition in spans if edition.live.upper and edition.live.upper < now}
    gone = [effect.pk for key, effect in known.items() if _is_void(key, effect, wanted, past)]
    if gone:
        Effect.objects.open().filter(pk__in=gone).delete()
    moved = [known[key] for key, due in wanted.items() if key in known and _moves(known[key], due)]
    for effect in moved:
        effect.due_at, effect.next_at = wanted[effect.edition_id, effect.occasion, effect.kind], None
    if moved:
        Effect.objects.bulk_update(moved, ["due_at", "next_at"])
    fresh = Effect.objects.bulk_create(
        Effect(edition_id=edition, occasion=occasion, kind=kind, due_at=due)
        for (edition, occasion, kind), due in wanted.items()
        if (edition, occasion, kind) not in known
    )
    wake([*moved, *fresh])


def _wanted(spans: Sequence[Edition], now: dt.datetime) -> Iterator[tuple[Key, dt.datetime]]:
    kinds = [kind for kind in KINDS.values() if kind.is_on()]
    starts = {edition.live.lower for edition in spans}
    for edition in spans:
        start, end = edition.live.lower, edition.live.upper
        instants = {BEGINS: start if start >= now else None}
        instants[ENDS] = end if end and end >= now and end not in starts else None
        for occasion, instant in instants.items():
            for kind in kinds:
                if instant and occasion in kind.occasions and kind.concerns(edition):
                    yield (edition.pk, occasion, kind.name), now if kind.is_ahead else instant


def _taken_back(
    spans: Sequence[Edition], known: dict[Key, Effect], now: dt.datetime
) -> Iterator[tuple[Key, dt.datetime]]:
    """What was told of an edition that was public for a moment, and then never to have been: its end is told too."""
    if any(edition.live.lower <= now and (not edition.live.upper or edition.live.upper > now) for edition in spans):
        return
    kept = {edition.pk for edition in spans}
    for (edition, occasion, name), effect in known.items():
        kind = KINDS.get(name)
        if edition in kept or occasion != BEGINS or not effect.done_at or not kind or ENDS not in kind.occasions:
            continue
        yield (edition, ENDS, name), now


def _is_void(key: Key, effect: Effect, wanted: dict[Key, dt.datetime], past: set[tuple[int, str]]) -> bool:
    """An open effect of what won't happen any more: not of what has, however long it takes to be done."""
    if key in wanted or effect.done_at or effect.failed_at:
        return False
    edition, occasion, kind = key
    return (edition, occasion) not in past or kind not in KINDS or not KINDS[kind].is_on()


def _moves(effect: Effect, due: dt.datetime) -> bool:
    is_open = effect.done_at is None and effect.failed_at is None
    return is_open and effect.due_at != due and not KINDS[effect.kind].is_ahead


def wake(effects: Iterable[Effect]) -> None:
    """Has the worker look at each when it is due. A job that is left from before finds nothing to do."""
    by_instant: dict[dt.datetime, list[dict[str, Any]]] = defaultdict(list)
    for effect in effects:
        by_instant[effect.next_at or effect.due_at].append({"effect_id": effect.pk})
    for instant, jobs in by_instant.items():
        app.configure_task("articles.do_effect", schedule_at=instant).batch_defer(*jobs)
