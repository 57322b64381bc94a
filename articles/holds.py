"""What of a story is under an embargo that hasn't lifted, and so from when on its editions may be public."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet, TextField, Value
from django.db.models.fields.json import KeyTransform
from django.db.models.functions import Cast, Now
from django.utils.translation import gettext_lazy

from articles import body
from articles.models import Article, Edition, EditionFact, EditionMilestone, EditionPartnership
from articles.models.article import REGISTER
from articles.models.text import Text
from articles.standing import date_and_time
from companies.models import Fact, Milestone, Partnership
from embargoes.models import Embargo
from images.models import Picture

type Key = tuple[str, int]
"""A thing that may be under an embargo: its kind, as in `KINDS`, and its id."""

KINDS: dict[str, type[Any]] = {
    "story": Article,
    "picture": Picture,
    "partnership": Partnership,
    "milestone": Milestone,
    "fact": Fact,
}
_NAMED = {"story": "headline", "picture": "title", "partnership": "title", "milestone": "label", "fact": "label"}
_LINKED = {"partnership": EditionPartnership, "milestone": EditionMilestone, "fact": EditionFact}


@dataclass(frozen=True, slots=True)
class Cover:
    """One thing and the embargo that it is under."""

    kind: str
    pk: int
    label: str
    embargo: Embargo
    """With its id, name, source, instant and contact; the rest isn't read."""

    @property
    def key(self) -> Key:
        return self.kind, self.pk


_SAYS = {
    "story": gettext_lazy("This story is under the embargo “%(name)s” (%(source)s) until %(time)s."),
    "picture": gettext_lazy("The picture “%(label)s” is under the embargo “%(name)s” (%(source)s) until %(time)s."),
    "partnership": gettext_lazy(
        "The partnership “%(label)s” is under the embargo “%(name)s” (%(source)s) until %(time)s."
    ),
    "milestone": gettext_lazy("The milestone “%(label)s” is under the embargo “%(name)s” (%(source)s) until %(time)s."),
    "fact": gettext_lazy("The fact “%(label)s” is under the embargo “%(name)s” (%(source)s) until %(time)s."),
}


def say(cover: Cover) -> str:
    """In one sentence, as it may be read on any day."""
    embargo = cover.embargo
    told = {"label": cover.label, "name": embargo.name, "source": embargo.source}
    return str(_SAYS[cover.kind]) % (told | {"time": date_and_time(embargo.lifts_at)})


def key_of(thing: Any) -> Key:
    """Of a thing that may be under an embargo; TypeError for any other."""
    for kind, model in KINDS.items():
        if isinstance(thing, model):
            return kind, thing.pk
    raise TypeError(f"{thing!r} can't be under an embargo")


def keys_of(article_id: int | None, text: Text, links: Mapping[str, Iterable[Any]]) -> set[Key]:
    """What an edition of this text would carry; `links` as `Article.links` answers. No query.

    The partnerships of its milestones aren't among them: `covering` asks for those too.
    """
    pictures = {text.picture_id, *body.pictures(text.body)}
    keys = {("story", article_id), *(("picture", pk) for pk in pictures)}
    keys |= {(kind, pk) for name, kind in REGISTER.items() if kind in KINDS for pk in links.get(name, ())}
    return {(kind, pk) for kind, pk in keys if pk}


def covering(keys: Iterable[Key]) -> list[Cover]:
    """Which of these are under an embargo that hasn't lifted, the latest lift first. One query."""
    wanted: dict[str, list[int]] = defaultdict(list)
    for kind, pk in keys:
        wanted[kind].append(pk)
    parts = [_rows(kind, wanted) for kind in KINDS if wanted[kind] or (kind == "partnership" and wanted["milestone"])]
    if not parts:
        return []
    rows = parts[0].union(*parts[1:], all=True).order_by() if len(parts) > 1 else parts[0]
    covers = [
        Cover(kind, pk, label, Embargo(pk=embargo, name=name, source=source, contact=contact, lifts_at=lifts_at))
        for kind, pk, label, embargo, name, source, contact, lifts_at in rows
    ]
    order = list(KINDS)
    return sorted(covers, key=lambda one: (-one.embargo.lifts_at.timestamp(), order.index(one.kind), one.pk))


def _rows(kind: str, wanted: Mapping[str, list[int]]) -> QuerySet[Any, Any]:
    asked = Q(pk__in=wanted[kind])
    if kind == "partnership" and wanted["milestone"]:
        asked |= Q(pk__in=Milestone.objects.filter(pk__in=wanted["milestone"]).values("partnership"))
    rows = KINDS[kind].objects.filter(asked, embargo__lifts_at__gt=Now()).order_by()
    columns = ("embargo", "embargo__name", "embargo__source", "embargo__contact", "embargo__lifts_at")
    return rows.values_list(Value(kind, TextField()), "pk", Cast(_NAMED[kind], TextField()), *columns)


def carried_by(editions: QuerySet[Edition]) -> dict[int, set[Key]]:
    """By edition, what was frozen with it that may be under an embargo. Four queries."""
    in_text = KeyTransform("pictures", "facts")
    found: dict[int, set[Key]] = {}
    for pk, article, picture, pictures in editions.order_by().values_list("pk", "article_id", "picture_id", in_text):
        shown = {picture, *map(int, pictures or ())} - {None}
        found[pk] = {("story", article), *(("picture", one) for one in shown)}
    for kind, model in _LINKED.items():
        for edition, target in model.objects.filter(edition__in=found).values_list("edition_id", f"{kind}_id"):
            found[edition].add((kind, target))
    return found


def holds(
    carried: Mapping[int, set[Key]], *, instead: Mapping[Key, dt.datetime | None], lifts: Mapping[int, Any]
) -> Any:
    """By edition, when the last embargo on what it carries lifts, or None. One query.

    As if the embargoes in `lifts` (by id) lifted then, and the things in `instead` waited until then, or for nothing.
    """
    covers = covering({key for keys in carried.values() for key in keys})
    until: dict[Key, dt.datetime | None] = {
        cover.key: lifts.get(cover.embargo.pk, cover.embargo.lifts_at) for cover in covers
    }
    until |= instead
    return {pk: max(filter(None, map(until.get, keys)), default=None) for pk, keys in carried.items()}


def carrying(keys: Iterable[Key], editions: QuerySet[Edition], most: int | None = None) -> QuerySet[Edition]:
    """Those of the editions that carry any of these things, or that many of them: each kind is found by an index."""
    wanted: dict[str, list[int]] = defaultdict(list)
    for kind, pk in keys:
        wanted[kind].append(pk)
    parts = [
        editions.filter(article__in=wanted["story"]),
        editions.filter(picture__in=wanted["picture"]),
        editions.filter(facts__pictures__has_any_keys=[str(pk) for pk in wanted["picture"]]),
        *(
            editions.filter(pk__in=link.objects.filter(**{f"{kind}__in": wanted[kind]}).values("edition"))
            for kind, link in _LINKED.items()
        ),
    ]
    ids = [part.order_by().values("pk") for part in parts]
    return Edition.objects.filter(pk__in=set(ids[0].union(*ids[1:]).order_by().values_list("pk", flat=True)[:most]))


def stories_with(keys: Iterable[Key]) -> set[int]:
    """The stories that are among these things, or whose text at the desk carries one and isn't published as it is."""
    wanted: dict[str, list[int]] = defaultdict(list)
    for kind, pk in keys:
        wanted[kind].append(pk)
    shown = Q(picture__in=wanted["picture"])
    for pk in wanted["picture"]:
        shown |= Q(body__contains=f'data-picture="{pk}"')
    at_desk = Article.objects.filter(is_open=True).order_by()
    milestones = Q(milestone__in=wanted["milestone"]) | Q(milestone__partnership__in=wanted["partnership"])
    parts = [
        at_desk.filter(shown) if wanted["picture"] else at_desk.none(),
        at_desk.filter(
            pk__in=Article.partnerships.through.objects.filter(partnership__in=wanted["partnership"]).values("article")
        ),
        at_desk.filter(pk__in=Article.milestones.through.objects.filter(milestones).values("article")),
        at_desk.filter(pk__in=Article.reported.through.objects.filter(fact__in=wanted["fact"]).values("article")),
    ]
    ids = [part.values("pk") for part in parts]
    return {*wanted["story"], *ids[0].union(*ids[1:]).order_by().values_list("pk", flat=True)}


def keys_under(embargo: Embargo) -> set[Key]:
    """What is under it. A query for each kind."""
    found = {kind: model.objects.filter(embargo=embargo).order_by() for kind, model in KINDS.items()}
    return {(kind, pk) for kind, rows in found.items() for pk in rows.values_list("pk", flat=True)}


def under(embargo: Embargo) -> dict[str, list[Any]]:
    """Everything under it, by kind, a query for each; of stories no text is read."""
    return {
        kind: list(model.objects.filter(embargo=embargo).only("pk", _NAMED[kind]).order_by("pk"))
        for kind, model in KINDS.items()
    }
