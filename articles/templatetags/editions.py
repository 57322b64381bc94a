"""Shows what an edition holds: its body, its facts in the reader's language, its instants and partial dates.

And, at the desk, who did something and when.
"""

import datetime as dt
from typing import Any

from django import template
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from articles import people, showing, standing
from companies import dates
from companies.dates import PartialDate, in_prose
from companies.models import Company, Milestone, Partnership, Party
from companies.models.company import page_of
from images import renditions

register = template.Library()

register.filter("figure", number_format)

_LABELS = {
    "company": dict(Company.Kind.choices),
    "partnership": dict(Partnership.Kind.choices),
    "status": dict(Partnership.Status.choices),
    "party": dict(Party.Role.choices),
    "category": dict(Milestone.Category.choices),
    "state": dict(Milestone.State.choices),
}


@register.filter
def as_html(text: str, facts: dict[str, Any] | None = None) -> SafeString:
    """A stored body as readers see it, with the facts that were frozen with it; without any, its words alone."""
    return showing.show(text, facts or {})


@register.filter
def told(fact: dict[str, Any], name: str) -> str:
    """A frozen fact's words in the active language, in Italian where there are no English ones."""
    return (fact.get(f"{name}_en") if get_language() == "en" else "") or fact.get(name, "")


@register.filter
def labelled(value: str, kind: str) -> Any:
    """The word for a frozen choice: `fact.kind|labelled:"company"`."""
    return _LABELS[kind].get(value, value)


@register.filter
def status_of(edition: Any, partnership_id: int) -> str:
    """What this edition reports of a partnership's status: the newest of it, and nothing where it says nothing."""
    told = [one for one in edition.fact_list("reported") if one.get("partnership") == partnership_id]
    dated = [(PartialDate.parse(one["as_of"]).sort_key, one["status"]) for one in told if one["kind"] == "standing"]
    return max(dated, default=(None, ""))[1]


@register.filter
def partial_date(written: str) -> str:
    """A frozen partial date in prose; empty when there is none."""
    return PartialDate.parse(written).in_words() if written else ""


@register.filter
def since(written: str) -> str:
    """“since 1999”, with the preposition that the language asks for."""
    return dates.since(PartialDate.parse(written)) if written else ""


@register.filter
def until(written: str) -> str:
    return dates.until(PartialDate.parse(written)) if written else ""


@register.filter
def day(instant: dt.datetime) -> str:
    """An instant's day in the newsroom's zone, as prose writes it."""
    return in_prose(timezone.localtime(instant).date())


register.filter("in_prose", in_prose)
register.filter("clock", standing.clock)
register.filter("date_and_time", standing.date_and_time)


@register.filter
def moment(instant: dt.datetime | None) -> str:
    """An instant as the desk says it, seen from now: “today 07:30”."""
    return standing.moment(instant, timezone.now())


@register.filter
def named(person: Any) -> str:
    """What the desk calls a person; nobody is the house itself."""
    return people.name(person)


@register.filter
def company_page(kind: str) -> str:
    """The name of the address under which a company of this kind is found."""
    return page_of(kind)


@register.simple_tag
def rendition(picture: dict[str, Any], width: int) -> str:
    """The address of a frozen picture at a width in pixels."""
    return renditions.address(picture["token"], width)


@register.filter
def focus(picture: dict[str, Any]) -> str:
    """Classes that keep the focal point in view when the picture is cropped, in steps of ten per cent."""
    return f"fx-{round(picture['focal_x'], -1)} fy-{round(picture['focal_y'], -1)}"
