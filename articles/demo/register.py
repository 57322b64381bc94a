"""Brings the demo's sections, authors, companies and partnerships into the register; what is there stays as it is."""

from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from articles.models import Author, Section
from companies.dates import PartialDate
from companies.models import Alias, Company, Milestone, Ownership, Partnership, Party, Standing

# The day of the demo's knowledge about partnerships.
AS_OF = PartialDate(2021, month=2)


@transaction.atomic
def load(data: dict[str, Any]) -> None:
    for position, entry in enumerate(data["section"]):
        _get_or_make(Section, entry | {"position": position})
    for entry in data["author"]:
        user = User.objects.filter(username=entry.get("username", "")).first()
        _get_or_make(Author, {key: value for key, value in entry.items() if key != "username"} | {"user": user})
    made = [entry for entry in data["company"] if _company(entry)]
    for entry in made:
        _owners(entry)
    for entry in data["partnership"]:
        _partnership(entry)


def _get_or_make(model: Any, entry: dict[str, Any]) -> tuple[Any, bool]:
    return model.objects.get_or_create(slug=entry["slug"], defaults=entry)


def _company(entry: dict[str, Any]) -> bool:
    plain = {key: value for key, value in entry.items() if key not in {"aliases", "owner"}}
    company, made = _get_or_make(Company, plain)
    if made:
        Alias.objects.bulk_create(Alias(company=company, name=name) for name in entry.get("aliases", ()))
    return made


def _owners(entry: dict[str, Any]) -> None:
    owned = Company.objects.get(slug=entry["slug"])
    for owner in entry.get("owner", ()):
        Ownership.objects.create(
            owner=Company.objects.get(slug=owner["slug"]),
            owned=owned,
            since=_date(owner.get("since")),
            until=_date(owner.get("until")),
            share=owner.get("share"),
        )


def _partnership(entry: dict[str, Any]) -> None:
    plain = {key: value for key, value in entry.items() if key not in {"parties", "milestone", "status"}}
    partnership, made = _get_or_make(Partnership, plain)
    if not made:
        return
    for party in entry["parties"]:
        company = Company.objects.get(slug=party["company"])
        Party.objects.create(partnership=partnership, company=company, role=party["role"])
    if "status" in entry:
        Standing.objects.create(partnership=partnership, status=entry["status"], as_of=AS_OF)
    for milestone in entry.get("milestone", ()):
        fields = {key: value for key, value in milestone.items() if key not in {"key", "date"}}
        Milestone.objects.create(partnership=partnership, date=_date(milestone["date"]), **fields)


def _date(written: str | None) -> PartialDate | None:
    return PartialDate.parse(written) if written else None


def milestone_keys(data: dict[str, Any]) -> dict[str, Milestone]:
    """The demo's milestones by the key its stories use; those that were deleted or renamed since are left out."""
    known = {(m.partnership.slug, m.label): m for m in Milestone.objects.select_related("partnership")}
    pairs = (
        (milestone["key"], known.get((entry["slug"], milestone["label"])))
        for entry in data["partnership"]
        for milestone in entry.get("milestone", ())
    )
    return {key: milestone for key, milestone in pairs if milestone}
