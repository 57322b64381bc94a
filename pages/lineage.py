"""Who owns whom, and who works with whom, as trees: a list to read, and what a drawing is made of."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.formats import number_format

from articles.site import Telling
from articles.templatetags.editions import labelled
from companies.models.company import page_of

DEPTH = 2
"""Owners of owners, and what holdings hold; no further."""


@dataclass(frozen=True, slots=True)
class Node:
    name: str
    address: str = ""
    note: str = ""
    line: Telling | None = None
    """What tells that it stands here."""
    children: list["Node"] = field(default_factory=list)


def owners(told: Iterable[Telling], ids: Iterable[int]) -> list[Node]:
    """The owners of a company, each with its own, of what holds now."""
    return _branch(list(told), set(ids), "owned", "owner", DEPTH, set(ids))


def holdings(told: Iterable[Telling], ids: Iterable[int]) -> list[Node]:
    """What a company owns, in whole or in part, each with what that owns."""
    return _branch(list(told), set(ids), "owner", "owned", DEPTH, set(ids))


def _branch(told: list[Telling], ids: set[int], here: str, there: str, depth: int, seen: set[int]) -> list[Node]:
    """Each once on its way: owners in a circle are cut where it closes."""
    found: dict[int, Node] = {}
    for line in sorted(told, key=lambda line: line.facts[there]["name"].casefold()):
        company = line.facts[there]
        if not depth or line.facts[here]["id"] not in ids or company["id"] in seen | found.keys():
            continue
        children = _branch(told, {company["id"]}, here, there, depth - 1, seen | {company["id"]})
        share = f"{number_format(line.facts['share'])}%" if line.facts["share"] else ""
        found[company["id"]] = Node(company["name"], company_address(company), share, line, children)
    return list(found.values())


def alliances(partnerships: Iterable[dict[str, Any]], ids: Iterable[int]) -> list[Node]:
    """Partnerships, each with its other parties."""
    others = set(ids)
    return [
        Node(
            one["title"],
            reverse("partnership", args=[one["slug"]]),
            str(labelled(one["status"], "status") if one["status"] else labelled(one["kind"], "partnership")),
            children=[
                Node(party["name"], company_address(party), str(labelled(party["role"], "party")))
                for party in one["parties"]
                if party["id"] not in others
            ],
        )
        for one in partnerships
    ]


def company_address(company: dict[str, Any]) -> str:
    return reverse(page_of(company["kind"]), args=[company["slug"]])
