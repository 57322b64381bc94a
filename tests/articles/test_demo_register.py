"""The demo's register, as its files have it: nothing of it needs a database."""

from collections import Counter, defaultdict
from typing import Any

import pytest

from articles.demo import content, keys

DATA = content.register()


def test_it_is_as_broad_as_a_trade_paper_needs() -> None:
    assert len(DATA["company"]) >= 150
    assert len(DATA["person"]) >= 60
    assert len(DATA["partnership"]) >= 25
    assert sum(len(entry["milestone"]) for entry in DATA["partnership"]) >= 100
    assert len(DATA["quote"]) >= 12


@pytest.mark.parametrize("table", ["company", "person", "partnership"])
def test_no_slug_is_there_twice(table: str) -> None:
    assert twice(entry["slug"] for entry in DATA[table]) == []


@pytest.mark.parametrize("table", ["source", "quote"])
def test_no_key_is_there_twice(table: str) -> None:
    assert twice(entry["key"] for entry in DATA[table]) == []


@pytest.mark.parametrize("table", ["company", "person"])
def test_no_name_belongs_to_two(table: str) -> None:
    names = [{entry["name"], *entry.get("aliases", ())} for entry in DATA[table]]
    assert twice(name.casefold() for own in names for name in own if own) == []


def test_every_owner_names_its_source() -> None:
    """Two are left of which no document is named."""
    owners = [(owner["slug"], entry["slug"]) for entry in DATA["company"] for owner in without_source(entry)]
    assert owners == [("rhone-capital", "illycaffe"), ("boohoo", "debenhams")]


def test_nobody_owns_themselves_through_others() -> None:
    owned: dict[str, set[str]] = defaultdict(set)
    for entry in DATA["company"]:
        for owner in entry.get("owner", ()):
            owned[owner["slug"]].add(entry["slug"])
    for slug in list(owned):
        assert slug not in reached(owned, slug), slug


def test_a_story_names_facts_by_key_or_by_part_of_it() -> None:
    key = "role:marco-bizzarri@gucci/2015-01"
    assert keys.matching([key], key)
    assert keys.matching(["role:marco-bizzarri@gucci"], key)
    assert keys.matching(["role:*@gucci"], key)
    assert not keys.matching(["role:marco-bizzarri@guc", "role:*@kering"], key)


def twice(found: Any) -> list[str]:
    return [value for value, times in Counter(found).items() if times > 1]


def without_source(entry: dict[str, Any]) -> list[dict[str, Any]]:
    return [owner for owner in entry.get("owner", ()) if "source" not in owner]


def reached(owned: dict[str, set[str]], start: str) -> set[str]:
    found: set[str] = set()
    waiting = [start]
    while waiting:
        new = owned.get(waiting.pop(), set()) - found
        found |= new
        waiting += new
    return found
