"""The keys by which the demo's stories name the milestones and facts that they carry.

A milestone has the key of its file. A fact has `owner:kering>gucci/1999`, `role:marco-bizzarri@gucci/2015-01`,
`standing:gucci-coty@2016-10` or `quote:KEY`. A story may leave out what follows the slash and write `*` for any part;
of several that match it carries all.
"""

from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from typing import Any

from companies.models import Fact, Milestone, Ownership, Quote, Role, Standing


def matching(written: Iterable[str], key: str) -> bool:
    return any(fnmatchcase(key, one) or fnmatchcase(key, f"{one}/*") for one in written)


def milestones(data: dict[str, Any]) -> dict[str, Milestone]:
    """The demo's milestones by key; those that were deleted or renamed since are left out."""
    known = {(m.partnership.slug, m.label): m for m in Milestone.objects.select_related("partnership")}
    pairs = (
        (milestone["key"], known.get((entry["slug"], milestone["label"])))
        for entry in data["partnership"]
        for milestone in entry["milestone"]
    )
    return {key: milestone for key, milestone in pairs if milestone}


def facts(data: dict[str, Any]) -> list[tuple[str, Fact]]:
    """Every fact of the register with its key. Facts that contradict each other may share one."""
    return [*_owners(), *_roles(), *_standings(), *_quotes(data)]


def _owners() -> Iterator[tuple[str, Fact]]:
    for one in Ownership.objects.select_related("owner", "owned"):
        yield f"owner:{one.owner.slug}>{one.owned.slug}/{one.since or ''}", one


def _roles() -> Iterator[tuple[str, Fact]]:
    for one in Role.objects.select_related("person", "company"):
        yield f"role:{one.person.slug}@{one.company.slug}/{one.since or ''}", one


def _standings() -> Iterator[tuple[str, Fact]]:
    for one in Standing.objects.select_related("partnership"):
        yield f"standing:{one.partnership.slug}@{one.as_of}", one


def _quotes(data: dict[str, Any]) -> Iterator[tuple[str, Fact]]:
    known = {(quote.speaker.slug, quote.words): quote for quote in Quote.objects.select_related("speaker")}
    for entry in data["quote"]:
        if quote := known.get((entry["speaker"], entry["words"])):
            yield f"quote:{entry['key']}", quote
