"""Who and what the archive is about: sections, authors, tags, companies and partnerships of very unequal size."""

import json
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from typing import Any, NamedTuple

from taggit.models import Tag

from articles.models import Author, Section
from companies.models import Company, Partnership, Party

TAGS, AUTHORS, SECTIONS = 400, 60, 6
# The greatest tag lies on a quarter of all stories; so does the greatest brand, until it has 25,000.
GREATEST_TAG, GREATEST_BRAND, MOST_OF_A_BRAND = 0.25, 0.25, 25_000
GREATEST_AUTHOR, GREATEST_PARTNERSHIP = 0.15, 0.03
_BEGINNINGS = (
    "Ar",
    "Bel",
    "Cor",
    "Dal",
    "Er",
    "Fal",
    "Gal",
    "Ian",
    "Lor",
    "Mar",
    "Nor",
    "Pal",
    "Ros",
    "Sal",
    "Tor",
    "Val",
)
_MIDDLES = ("a", "e", "i", "o", "an", "el", "in", "or", "ent", "ald", "ett", "icc", "on", "os", "ar")
_ENDS = ("ni", "ri", "li", "ti", "di", "ssi", "na", "ra", "lla", "tta", "ese", "ini", "oni", "ori")


class Told(NamedTuple):
    """A thing as stories know it; sorted as an edition tells of them. `facts` is JSON as COPY reads it."""

    name: str
    id: int
    facts: str
    parties: "tuple[Told, ...]" = ()


@dataclass(slots=True)
class Ranked:
    """Things drawn by Zipf's law; the first of them lies on its share of the stories whatever else is drawn."""

    things: Sequence[Told]
    stories: int
    """How many are still to draw."""
    greatest: int
    """On how many of them the first thing still has to lie."""
    evenness: float = 2.7
    """Mandelbrot's: the higher it is, the nearer to each other are the first of the rest."""
    _weights: Sequence[float] = ()

    def __post_init__(self) -> None:
        self._weights = list(accumulate(1 / (rank + self.evenness) for rank in range(len(self.things) - 1)))

    def draw(self, chance: random.Random, number: int) -> list[Told]:
        """At most `number` different things for the next story, and the greatest beside them if it is due."""
        drawn = set(chance.choices(range(1, len(self.things)), cum_weights=self._weights, k=number))
        if chance.random() * self.stories < self.greatest:
            drawn.add(0)
            self.greatest -= 1
        self.stories -= 1
        return sorted(self.things[place] for place in drawn)


@dataclass(frozen=True, slots=True)
class Cast:
    sections: Sequence[int]
    authors: Ranked
    tags: Ranked
    companies: Ranked
    partnerships: Ranked


def make(stories: int, seed: int) -> Cast:
    """Stores them. Their number grows with the archive: a company for twenty stories, a partnership for a hundred."""
    register = _companies(max(50, stories // 20), seed)
    companies = _companies_told(register)
    partnerships = _partnerships_told(_partnerships(max(10, stories // 100), register, seed), companies)
    brand = min(round(GREATEST_BRAND * stories), MOST_OF_A_BRAND)
    return Cast(
        sections=_sections(seed),
        authors=Ranked(_authors(seed), stories, round(GREATEST_AUTHOR * stories)),
        tags=Ranked(_tags(seed), stories, round(GREATEST_TAG * stories)),
        companies=Ranked(companies, stories, brand, evenness=20),
        partnerships=Ranked(partnerships, stories, round(GREATEST_PARTNERSHIP * stories)),
    )


def _sections(seed: int) -> list[int]:
    made = Section.objects.bulk_create(
        Section(
            name=f"Archivio {number}",
            name_en=f"Archive {number}",
            slug=f"archive-{seed}-{number}",
            position=100 + number,
        )
        for number in range(SECTIONS)
    )
    return [section.pk for section in made]


def _authors(seed: int) -> list[Told]:
    made = Author.objects.bulk_create(
        Author(name=f"Autrice {seed}.{number}", slug=f"author-{seed}-{number}") for number in range(AUTHORS)
    )
    return [Told(author.name, author.pk, _json(author.facts())) for author in made]


def _tags(seed: int) -> list[Told]:
    made = Tag.objects.bulk_create(
        Tag(name=f"tema {seed}.{number}", slug=f"tema-{seed}-{number}") for number in range(TAGS)
    )
    return [Told(tag.name, tag.pk, _json({"id": tag.pk, "name": tag.name, "slug": tag.slug})) for tag in made]


def _companies(number: int, seed: int) -> list[Company]:
    kinds = [Company.Kind.BRAND, Company.Kind.RETAILER, Company.Kind.GROUP, Company.Kind.MARKETPLACE]
    chance = random.Random(seed)
    names = _names(chance, number)
    return Company.objects.bulk_create(
        (
            Company(name=name, slug=f"{name.lower().replace(' ', '-')}-{seed}", kind=kinds[place and place % 4])
            for place, name in enumerate(names)
        ),
        batch_size=5_000,
    )


def _names(chance: random.Random, number: int) -> list[str]:
    """So many different names, of one or two words."""
    names: dict[str, None] = {}
    while len(names) < number:
        parts = chance.choice(_BEGINNINGS), chance.choice(_MIDDLES), chance.choice(_MIDDLES), chance.choice(_ENDS)
        name = "".join(parts)
        names[name if name not in names else f"{name} {chance.choice(_BEGINNINGS)}{chance.choice(_ENDS)}"] = None
    return list(names)[:number]


def _partnerships(number: int, companies: Sequence[Company], seed: int) -> list[tuple[Partnership, list[Party]]]:
    chance = random.Random(seed + 1)
    pairs = [chance.sample(companies, 2) for _number in range(number)]
    made = Partnership.objects.bulk_create(
        (
            Partnership(
                title=f"{one.name} × {other.name}", slug=f"pair-{seed}-{place}", kind=Partnership.Kind.DISTRIBUTION
            )
            for place, (one, other) in enumerate(pairs)
        ),
        batch_size=5_000,
    )
    parties = [
        [Party(partnership=partnership, company=company) for company in pair]
        for partnership, pair in zip(made, pairs, strict=True)
    ]
    Party.objects.bulk_create(chain.from_iterable(parties), batch_size=5_000)
    return list(zip(made, parties, strict=True))


def _companies_told(companies: Sequence[Company]) -> list[Told]:
    names = list(companies[0].facts())
    return [Told(company.name, company.pk, _asked(company, names, owners=[])) for company in companies]


def _partnerships_told(made: Sequence[tuple[Partnership, list[Party]]], companies: Sequence[Told]) -> list[Told]:
    by_id = {company.id: company for company in companies}
    names = list(made[0][0].facts())
    return [
        Told(
            partnership.title,
            partnership.pk,
            _asked(partnership, names, parties=[party.facts() for party in parties]),
            tuple(by_id[party.company_id] for party in parties),
        )
        for partnership, parties in made
    ]


def _asked(thing: Any, names: Iterable[str], **known: Any) -> str:
    """What `thing.facts()` would answer, which asks the database each time for what is known here."""
    return _json({name: known[name] if name in known else getattr(thing, name) for name in names})


def _json(facts: dict[str, Any]) -> str:
    return json.dumps(facts, ensure_ascii=False).replace("\\", r"\\")
