"""Brings the demo's sections, authors, companies, people and partnerships in; what is there stays as it is."""

from decimal import Decimal
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from articles.models import Author, Section
from companies.dates import PartialDate
from companies.folding import fold
from companies.models import (
    Alias,
    Company,
    Milestone,
    Ownership,
    Partnership,
    Party,
    Person,
    PersonAlias,
    Quote,
    Role,
    Source,
    Standing,
)

DATES = {"since", "until", "as_of", "said_on", "date", "born", "died"}


@transaction.atomic
def load(data: dict[str, Any]) -> None:
    for position, entry in enumerate(data["section"]):
        _get_or_make(Section, entry | {"position": position})
    for entry in data["author"]:
        user = User.objects.filter(username=entry.get("username", "")).first()
        _get_or_make(Author, _without(entry, "username") | {"user": user})
    _Loading(data).load(data)


class _Loading:
    """One loading: the companies, people and sources that its entries name by slug or key, each read once."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.documents = {entry["key"]: _without(entry, "key") for entry in data["source"]}
        self.sources: dict[str, Source] = {}
        self.companies: dict[str, Company] = {}
        self.people: dict[str, Person] = {}

    def load(self, data: dict[str, Any]) -> None:
        companies = [entry for entry in data["company"] if self.company(entry)]
        for entry in companies:
            for owner in entry.get("owner", ()):
                fact = {"owner": self.companies[owner["slug"]], "owned": self.companies[entry["slug"]]}
                Ownership.objects.create(**fact, **self.fact(_without(owner, "slug")))
        for entry in data["person"]:
            self.person(entry)
        for entry in data["partnership"]:
            self.partnership(entry)
        for entry in data["quote"]:
            self.quote(entry)

    def company(self, entry: dict[str, Any]) -> bool:
        company, made = _get_or_make(Company, _without(entry, "aliases", "owner"))
        self.companies[company.slug] = company
        if made:
            Alias.objects.bulk_create(Alias(company=company, name=name) for name in _other_names(entry))
        return made

    def person(self, entry: dict[str, Any]) -> None:
        person, made = _get_or_make(Person, _without(entry, "aliases", "role"))
        self.people[person.slug] = person
        if not made:
            return
        PersonAlias.objects.bulk_create(PersonAlias(person=person, name=name) for name in _other_names(entry))
        for role in entry["role"]:
            company = self.companies[role["company"]]
            Role.objects.create(person=person, company=company, **self.fact(_without(role, "company")))

    def partnership(self, entry: dict[str, Any]) -> None:
        partnership, made = _get_or_make(Partnership, _without(entry, "parties", "standing", "milestone"))
        if not made:
            return
        for party in entry["parties"]:
            Party.objects.create(partnership=partnership, company=self.companies[party["company"]], role=party["role"])
        for standing in entry["standing"]:
            Standing.objects.create(partnership=partnership, **self.fact(standing))
        for milestone in entry["milestone"]:
            Milestone.objects.create(partnership=partnership, **_typed(_without(milestone, "key")))

    def quote(self, entry: dict[str, Any]) -> None:
        speaker = self.people[entry["speaker"]]
        if Quote.objects.filter(speaker=speaker, words=entry["words"]).exists():
            return
        Quote.objects.create(
            speaker=speaker,
            company=self.companies[entry["company"]],
            partnership=Partnership.objects.filter(slug=entry.get("partnership", "")).first(),
            translation_language="en" if entry["language"] == "it" else "it",
            **self.fact(_without(entry, "key", "speaker", "company", "partnership")),
        )

    def fact(self, entry: dict[str, Any]) -> dict[str, Any]:
        return _typed(entry) | {"source": self.source(entry["source"]) if "source" in entry else None}

    def source(self, key: str) -> Source:
        """Made when a fact first needs it, so that a loading that makes no fact makes no source."""
        if key not in self.sources:
            self.sources[key], _ = Source.objects.get_or_create(**_typed(self.documents[key]))
        return self.sources[key]


def _get_or_make(model: Any, entry: dict[str, Any]) -> tuple[Any, bool]:
    return model.objects.get_or_create(slug=entry["slug"], defaults=_typed(entry))


def _without(entry: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: value for key, value in entry.items() if key not in keys}


def _typed(entry: dict[str, Any]) -> dict[str, Any]:
    """The entry with its dates and its share as the models have them."""
    share = {"share": Decimal(str(entry["share"]))} if "share" in entry else {}
    return {key: PartialDate.parse(value) if key in DATES else value for key, value in entry.items()} | share


def _other_names(entry: dict[str, Any]) -> list[str]:
    """Of those that fold to the same, the first."""
    return list({fold(name): name for name in reversed(entry.get("aliases", ()))}.values())[::-1]
