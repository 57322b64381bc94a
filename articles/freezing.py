"""Makes an edition from a revision: the text, and the facts it carries as they are at this moment."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Model
from psycopg.types.range import TimestamptzRange
from taggit.models import Tag

from articles import body, holds
from articles.layout import LINKS
from articles.models import (
    Author,
    Edition,
    EditionAuthor,
    EditionCompany,
    EditionFact,
    EditionLink,
    EditionMilestone,
    EditionPartnership,
    EditionParty,
    EditionPerson,
    EditionTag,
    Revision,
)
from articles.models.links import EditionTelling
from articles.publication import database_now
from companies.meant import former_ids, replaced
from companies.merging import hold_still
from companies.models import Company, Fact, Milestone, Partnership, Person, told
from images.models import Picture

ABOUT = ("company", "other", "person", "partnership")


def freeze(
    revision: Revision, *, live: TimestamptzRange, expires_at: dt.datetime | None, by: User | None, note: str
) -> Edition:
    """Stores the edition with its links. `published_at` starts as the span's own start; the layout corrects it."""
    hold_still()
    carried = _carried(revision)
    edition = _compose(revision, carried, live)
    edition.expires_at, edition.note, edition.frozen_by = expires_at, note, by
    edition.held_until = _held_until(edition, carried)
    edition.save()
    for kind, targets in carried.items():
        links = kind.objects.bulk_create(_link(kind, edition, target) for target in targets)
        if kind is EditionPartnership:
            EditionParty.objects.bulk_create(party for link in links for party in _parties(link))
    return edition


def again(
    edition: Edition, *, live: TimestamptzRange, expires_at: dt.datetime | None, is_withdrawn: bool, by: User | None
) -> Edition:
    """Stores another edition that says and carries just what this one does, facts as they were when it was frozen."""
    fields = [field for field in Edition._meta.concrete_fields if not field.primary_key and not field.generated]
    twin = Edition(**{field.attname: getattr(edition, field.attname) for field in fields})
    twin.live, twin.expires_at, twin.is_withdrawn = live, expires_at, is_withdrawn
    twin.published_at, twin.frozen_by, twin.note = _start(live), by, ""
    twin.save()
    for kind in LINKS:
        rows: Any = kind._default_manager.filter(edition=edition)
        for row in rows:
            row.pk, row.edition, row.published_at, row._state.adding = None, twin, twin.published_at, True
        kind._default_manager.bulk_create(rows)
    return twin


def _held_until(edition: Edition, carried: dict[type[EditionLink], list[Any]]) -> dt.datetime | None:
    things = [*carried[EditionPartnership], *carried[EditionMilestone], *carried[EditionFact]]
    keys = holds.keys_of(edition.article_id, edition, {}) | {holds.key_of(thing) for thing in things}
    return next((cover.embargo.lifts_at for cover in holds.covering(keys)), None)


def provisional(revision: Revision) -> Edition:
    """What `freeze` would make of this text if it went out now, not stored; the revision needn't be stored either."""
    now = database_now()
    edition = _compose(revision, _carried(revision), TimestamptzRange(now, None, "[)"))
    first = Edition.objects.begun(now).filter(article=revision.article).order_by("published_at").first()
    if first:
        edition.published_at = first.published_at
    return edition


def facts_in(text: str) -> dict[str, Any]:
    """What a body's own mentions and pictures need to be shown, as the register and the library have it now."""
    companies = Company.objects.filter(pk__in=replaced(Company, body.mentions(text)))
    return {"companies": _companies(list(companies), text), "pictures": _pictures(text)}


def _companies(companies: list[Company], text: str) -> list[dict[str, Any]]:
    """Their facts, and of one that the text mentions by the id of another, merged into it since, that id: `was`."""
    told = [_facts(company) for company in companies]
    known = {company.pk for company in companies}
    if all(pk in known for pk in body.mentions(text)):
        return told
    was = former_ids(known)
    return [facts | ({"was": was[facts["id"]]} if facts["id"] in was else {}) for facts in told]


def _pictures(text: str) -> dict[str, dict[str, Any]]:
    shown = Picture.objects.in_bulk(body.pictures(text))
    return {str(pk): picture.facts() for pk, picture in shown.items()}


def _compose(revision: Revision, carried: dict[type[EditionLink], list[Any]], live: TimestamptzRange) -> Edition:
    article = revision.article
    return Edition(
        **revision.words(),
        article=article,
        revision=revision,
        story_id=next(iter(revision.links.get("original", ())), article.pk),
        live=live,
        published_at=_start(live),
        facts=_told(revision, carried),
    )


def _told(revision: Revision, carried: dict[type[EditionLink], list[Any]]) -> dict[str, Any]:
    return {
        "authors": [_facts(author) for author in carried[EditionAuthor]],
        "tags": [_facts(tag) for tag in carried[EditionTag]],
        "companies": _companies(carried[EditionCompany], revision.body),
        "people": [_facts(person) for person in carried[EditionPerson]],
        "partnerships": [_facts(partnership) for partnership in carried[EditionPartnership]],
        "milestones": [_facts(milestone) for milestone in carried[EditionMilestone]],
        "reported": [_facts(fact) for fact in carried[EditionFact]],
        "picture": revision.picture.facts() if revision.picture else None,
        "pictures": _pictures(revision.body),
    }


def _start(live: TimestamptzRange) -> dt.datetime:
    if live.lower is None:
        raise ValueError("an edition needs a first instant")
    return live.lower


def _carried(revision: Revision) -> dict[type[EditionLink], list[Any]]:
    """What the edition carries: what was chosen, the partnerships of its milestones and every party to those,
    the companies that the text mentions, and all that its facts are about.
    """
    links = revision.links_now()
    reported = told(Fact.objects.filter(pk__in=links.get("reported", ())))
    about = {name: {one.about().get(name) for one in reported} - {None} for name in ABOUT}
    milestones = sorted(
        Milestone.objects.filter(pk__in=links.get("milestones", ())),
        key=lambda milestone: (milestone.date.sort_key, milestone.pk),
    )
    of_milestones = {milestone.partnership_id for milestone in milestones}
    partnership_ids = {*links.get("partnerships", ()), *of_milestones, *about["partnership"]}
    partnerships = Partnership.objects.filter(pk__in=partnership_ids).prefetch_related("parties")
    company_ids = {
        *links.get("companies", ()),
        *replaced(Company, body.mentions(revision.body)),
        *about["company"],
        *about["other"],
        *(party.company_id for partnership in partnerships for party in partnership.parties.all()),
    }
    return {
        EditionAuthor: _in_order(Author.objects.in_bulk(links.get("authors", ())), links.get("authors", ())),
        EditionTag: list(Tag.objects.filter(name__in=links.get("tags", ())).order_by("name")),
        EditionCompany: list(Company.objects.filter(pk__in=company_ids)),
        EditionPerson: list(Person.objects.filter(pk__in={*links.get("people", ()), *about["person"]})),
        EditionPartnership: list(partnerships),
        EditionMilestone: milestones,
        EditionFact: reported,
    }


def _in_order[T: Model](found: dict[Any, T], ids: Iterable[Any]) -> list[T]:
    return [found[pk] for pk in ids if pk in found]


def _facts(target: Any) -> dict[str, Any]:
    if isinstance(target, Tag):
        return {"id": target.pk, "name": target.name, "slug": target.slug}
    return target.facts()


def _link(kind: type[EditionLink], edition: Edition, target: Any) -> EditionLink:
    extra: dict[str, Any] = {}
    if kind is EditionMilestone:
        extra = {"partnership_id": target.partnership_id} | target.listed()
    elif kind is EditionFact:
        extra = {"kind": target.kind} | {f"{name}_id": pk for name, pk in target.about().items()} | target.listed()
    if issubclass(kind, EditionTelling):
        extra["told_at"] = edition.published_at
    return kind(
        edition=edition,
        article_id=edition.article_id,
        published_at=edition.published_at,
        facts=_facts(target),
        **{f"{kind.TARGET}_id": target.pk},
        **extra,
    )


def _parties(link: EditionLink) -> list[EditionParty]:
    told = {"edition_id": link.edition_id, "article_id": link.article_id, "published_at": link.published_at}
    partnership = link.facts["id"]
    return [EditionParty(partnership_id=partnership, company_id=one["id"], **told) for one in link.facts["parties"]]
