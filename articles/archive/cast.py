"""Who and what the archive is about: sections, authors, tags, companies and partnerships of very unequal size."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from taggit.models import Tag

from articles.models import Author, Section
from companies.models import Company, Partnership, Party

TAGS, AUTHORS, SECTIONS = 400, 60, 6
# The greatest tag lies on a quarter of all stories, the greatest brand on 25,000 of a million.
GREATEST_TAG, GREATEST_BRAND = 0.25, 0.025
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


@dataclass(frozen=True, slots=True)
class Ranked:
    """Things drawn by Zipf's law; the first of them lies on its share of the stories whatever else is drawn."""

    things: Sequence[Any]
    weights: Sequence[float]
    greatest: float

    def draw(self, chance: random.Random, number: int) -> list[Any]:
        """At most `number` different things, in the order of the register."""
        drawn = set(chance.choices(range(1, len(self.things)), cum_weights=self.weights, k=number))
        if chance.random() < self.greatest:
            drawn.add(0)
        return [self.things[place] for place in sorted(drawn)]


@dataclass(frozen=True, slots=True)
class Cast:
    sections: Sequence[Section]
    authors: Ranked
    tags: Ranked
    companies: Ranked
    partnerships: Ranked


def make(stories: int, seed: int) -> Cast:
    """Stores them. Their number grows with the archive: a company for twenty stories, a partnership for a hundred."""
    companies = _companies(max(50, stories // 20), seed)
    return Cast(
        sections=Section.objects.bulk_create(
            Section(
                name=f"Archivio {number}",
                name_en=f"Archive {number}",
                slug=f"archive-{seed}-{number}",
                position=100 + number,
            )
            for number in range(SECTIONS)
        ),
        authors=_ranked(
            Author.objects.bulk_create(
                Author(name=f"Autrice {seed}.{number}", slug=f"author-{seed}-{number}") for number in range(AUTHORS)
            ),
            0.05,
        ),
        tags=_ranked(
            Tag.objects.bulk_create(
                Tag(name=f"tema {seed}.{number}", slug=f"tema-{seed}-{number}") for number in range(TAGS)
            ),
            GREATEST_TAG,
        ),
        companies=_ranked(companies, GREATEST_BRAND),
        partnerships=_ranked(_partnerships(max(10, stories // 100), companies, seed), 0.01),
    )


def _ranked(things: Sequence[Any], greatest: float) -> Ranked:
    return Ranked(things, list(accumulate(1 / (rank + 2.7) for rank in range(len(things) - 1))), greatest)


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


def _partnerships(number: int, companies: Sequence[Company], seed: int) -> list[Partnership]:
    chance = random.Random(seed + 1)
    pairs = [chance.sample(range(len(companies)), 2) for _number in range(number)]
    made = Partnership.objects.bulk_create(
        (
            Partnership(
                title=f"{companies[one].name} × {companies[other].name}",
                slug=f"pair-{seed}-{place}",
                kind=Partnership.Kind.DISTRIBUTION,
            )
            for place, (one, other) in enumerate(pairs)
        ),
        batch_size=5_000,
    )
    Party.objects.bulk_create(
        (
            Party(partnership=partnership, company=companies[side])
            for partnership, pair in zip(made, pairs, strict=True)
            for side in pair
        ),
        batch_size=5_000,
    )
    return made
