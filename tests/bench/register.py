"""The register as it is after decades: 100,000 companies, and facts that thousands of stories have told."""

import json
import random
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import EditionCompany, EditionPartnership
from articles.models.links import EditionLink
from companies.models import (
    Alias,
    Company,
    Fact,
    Milestone,
    Ownership,
    Partnership,
    Person,
    Role,
    Source,
    Standing,
)
from pages import paging
from tests.bench import desk, names
from tests.bench.figures import Figure, timed
from tests.bench.site import Reader

COMPANIES = 100_000
FACTS = 6, 40
"""Companies owned by, and as many people at, the greatest brand and a group of many brands."""
PAGE, TYPED = 30, 30
"""Milliseconds at the 95th percentile: a page of the register, and names offered while one types."""
_TELLS = """
INSERT INTO articles_edition{kind} (edition_id, article_id, published_at, facts, {kind}_id{columns})
SELECT link.edition_id, link.article_id, link.published_at, told.facts, told.id{values}
FROM {carrier} link JOIN told ON told.about = link.{about}_id AND told.turn = link.edition_id % told.turns
"""


def prepare(companies: int) -> None:
    """Adds companies, owners, people, statuses and milestones, told by the archive's stories; once."""
    if Fact.objects.exists():
        return
    source = Source.objects.create(title="Bilancio", publisher="Borsa")
    _more_companies(companies)
    for company, number in zip(Company.objects.order_by("pk")[: len(FACTS)], FACTS, strict=True):
        _tell_facts(company, number, source)
    _tell_partnerships()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def _tell_facts(company: Company, number: int, source: Source) -> None:
    """Two owners, and so many holdings and people, each told in turn by the stories about the company."""
    others = list(Company.objects.filter(pk__gt=company.pk + 9).order_by("pk")[: number + 2])
    people = Person.objects.bulk_create(
        Person(name=f"Persona {company.pk}.{one}", slug=f"persona-{company.pk}-{one}") for one in range(number)
    )
    told: list[Fact] = [Ownership(owner=other, owned=company, source=source, share=30) for other in others[:2]]
    told += [Ownership(owner=company, owned=other, source=source, since="2001") for other in others[2:]]
    for place, person in enumerate(people):
        since = str(1990 + place % 30)
        told.append(Role(person=person, company=company, title="Direttrice", since=since, source=source))
    for fact in told:
        fact.save()
    _tell("fact", EditionCompany, "company", [(company.pk, told)], ("kind", "company_id", "other_id", "person_id"))
    _tell("person", EditionCompany, "company", [(company.pk, people)], ())


def _more_companies(number: int) -> None:
    """Up to as many as there are to be, named as in the measuring of names, and other names for some."""
    here = Company.objects.count()
    rows = {pk: name for _kind, pk, name in names.companies(number)}
    made = Company.objects.bulk_create(
        (Company(name=name[:120], slug=f"more-{pk}") for pk, name in rows.items() if pk > here), batch_size=5_000
    )
    Alias.objects.bulk_create(
        (Alias(company=company, name=f"{company.name} Worldwide"[:120]) for company in made[::3]), batch_size=5_000
    )


def _tell_partnerships() -> None:
    """A status and three milestones each, of which a story tells the status and one milestone."""
    partnerships = list(Partnership.objects.order_by("pk"))
    chance = random.Random(3)
    standings = [Standing(partnership=one, status="active", as_of="2020") for one in partnerships]
    for fact in standings:
        fact.save()
    milestones = Milestone.objects.bulk_create(
        Milestone(
            partnership=one,
            label=f"Tappa {number}",
            category=chance.choice(Milestone.Category.values),
            date=f"{2015 + number * 4 + chance.randrange(4)}-{chance.randint(1, 12):02}",
            state="expected" if number == 3 else "happened",
        )
        for one in partnerships
        for number in (1, 2, 3)
    )
    by_place = [
        (one.pk, [fact], milestones[3 * place : 3 * place + 3])
        for place, (one, fact) in enumerate(zip(partnerships, standings, strict=True))
    ]
    facts = [(pk, found) for pk, found, _milestones in by_place]
    _tell("fact", EditionPartnership, "partnership", facts, ("kind", "partnership_id"))
    dates = [(pk, found) for pk, _facts, found in by_place]
    _tell("milestone", EditionPartnership, "partnership", dates, ("partnership_id",))


def _tell(
    kind: str,
    carrier: type[EditionLink],
    about: str,
    told: Iterable[tuple[int, list[Any]]],
    columns: tuple[str, ...],
) -> None:
    """Each edition with a link to `about` tells one of its things, in turn; `columns` are the link's other ones."""
    when = ("", "") if kind == "person" else (", told_at", ", link.published_at")
    typed = "".join(f", {name} {'varchar' if name == 'kind' else 'bigint'}" for name in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE TEMPORARY TABLE told (about bigint, turn int, turns int, id bigint, facts jsonb{typed})"
        )
        lines = [
            "\t".join([str(pk), str(turn), str(len(things)), *_line(thing, columns)]) + "\n"
            for pk, things in told
            for turn, thing in enumerate(things)
        ]
        with cursor.copy("COPY told FROM STDIN") as copy:
            copy.write("".join(lines))
        cursor.execute(
            _TELLS.format(
                kind=kind,
                carrier=carrier._meta.db_table,
                about=about,
                columns="".join(f", {name}" for name in columns) + when[0],
                values="".join(f", told.{name}" for name in columns) + when[1],
            )
        )
        cursor.execute("DROP TABLE told")


def _line(thing: Any, columns: tuple[str, ...]) -> list[str]:
    facts = json.dumps(thing.facts()).replace("\\", "\\\\")
    return [str(thing.pk), facts, *(_column(thing, name) for name in columns)]


def _column(thing: Any, name: str) -> str:
    if name == "kind" or not isinstance(thing, Fact):
        return str(getattr(thing, name))
    value = thing.about().get(name.removesuffix("_id"))
    return r"\N" if value is None else str(value)


def measure(where: tuple[str, int], rounds: int, companies: int = COMPANIES) -> Iterator[Figure]:
    prepare(companies)
    reader, client = Reader(where), Client(headers={"Host": "127.0.0.1"})

    def page(name: str, address: str, **promised: Any) -> Figure:
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        return timed(name, lambda: reader.get(address), rounds=rounds, queries=len(queries), **promised)

    brand, group = Company.objects.order_by("pk")[:2]
    links = EditionCompany.objects.live().filter(company=brand).newest_first()
    number = links.count()
    deep = links[number * 9 // 10 : number * 9 // 10 + 1][0]
    greatest = Partnership.objects.earliest("pk")
    yield page(f"brand with {number:,} stories", brand.get_absolute_url(), limit=PAGE)
    yield page("the same, nine tenths down", f"{brand.get_absolute_url()}?before={paging.encode(deep)}", limit=PAGE)
    yield page("group with forty brands and people", group.get_absolute_url())
    yield page("brand's feed", f"{brand.get_absolute_url()}feed/", limit=PAGE)
    yield page("greatest partnership", greatest.get_absolute_url(), limit=PAGE)
    yield page("its milestones for calendars", f"{greatest.get_absolute_url()}milestones.ics", limit=PAGE)
    yield page("person", Person.objects.earliest("pk").get_absolute_url(), limit=PAGE)
    yield page("partnerships", "/partnerships/")
    yield page("milestones expected", "/milestones/")
    yield page("quotes", "/quotes/")
    desk_reader = Reader(where, desk.cookies())
    middle = Company.objects.all()[companies // 2].name
    for name, typed in (("begun", middle[:4]), ("whole", middle), ("a letter off", middle[:3] + middle[4:])):
        offered = partial(desk_reader.get, f"/admin/articles/article/companies/?{urlencode({'q': typed})}")
        yield timed(f"companies offered, {name}", offered, rounds=rounds, limit=TYPED)
