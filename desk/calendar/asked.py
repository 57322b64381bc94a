"""What a page of the calendar is asked for beside its days: one section, one person, one language."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.models import User
from django.db.models import F, QuerySet, TextField, Value
from django.http import HttpRequest
from django.utils.translation import get_language

from articles import keys
from articles.models import Section
from articles.models.text import Language


@dataclass(frozen=True, slots=True)
class Asked:
    """None or an empty text asks for all. It is kept in the address, so that it can be kept and sent."""

    section: int | None = None
    person: int | None = None
    language: str = ""

    @classmethod
    def of(cls, request: HttpRequest) -> "Asked":
        language = request.GET.get("language", "")
        section, person = (keys.number(request.GET.get(name)) for name in ("section", "person"))
        return cls(section, person, language if language in Language.values else "")

    @property
    def query(self) -> dict[str, Any]:
        asked = {"section": self.section, "person": self.person, "language": self.language}
        return {name: value for name, value in asked.items() if value}

    @property
    def words(self) -> str:
        """The end of an address that has a query already."""
        return f"&{urlencode(self.query)}" if self.query else ""

    def narrow(self, rows: QuerySet[Any], *, person: str) -> Any:
        """Rows with a section and a language; `person` is the column that says whose they are."""
        asked = {"section": self.section, person: self.person, "language": self.language}
        return rows.filter(**{name: value for name, value in asked.items() if value})


@dataclass(frozen=True, slots=True)
class Choices:
    sections: dict[int, str]
    people: dict[int, str]
    languages: list[tuple[str, Any]]


def choices() -> Choices:
    """Names of all sections and of everybody at the desk. One query."""
    name = "name_en" if get_language() == "en" else "name"
    sections = Section.objects.order_by().annotate(
        kind=Value("section", TextField()), one=F(name), two=_none(), three=_none()
    )
    people = (
        User.objects.filter(is_staff=True, is_active=True)
        .order_by()
        .annotate(kind=Value("person", TextField()), one=F("first_name"), two=F("last_name"), three=F("username"))
    )
    shape = ("kind", "pk", "one", "two", "three")
    found = Choices({}, {}, list(Language.choices))
    rows = sections.values_list(*shape).union(people.values_list(*shape), all=True).order_by("one", "two", "three")
    for kind, pk, one, two, three in rows:
        if kind == "section":
            found.sections[pk] = one
        else:
            found.people[pk] = f"{one} {two}".strip() or three
    return found


def _none() -> Value:
    return Value("", TextField())
