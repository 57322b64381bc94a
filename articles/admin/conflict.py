"""Two people saved the same story: what the other one kept and what this one wrote, and a choice for each field."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from django.db.models import Model
from django.forms import CharField

from articles import compare, people
from articles.admin import fields
from articles.admin.comparing import Stretch, stretches
from articles.compare import Item
from articles.models import Article, Revision

type Choice = Literal["mine", "theirs", "edited", ""]
CODE = "conflict"
"""Of the form's error that there is one, which the page says in its own words."""
CHOICES = ("mine", "theirs", "edited")


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that both sides tell differently. An empty `choice` is one that the person has to make.

    `changed_by` says who changed the field since the version that both began from: theirs, mine, both. `edited` is
    what the form holds as well, after the person has seen the conflict and changed it by hand.
    """

    name: str
    label: str
    stretches: list[Stretch]
    is_list: bool
    changed_by: str
    choice: Choice
    stamp: str
    """Of what the form held when the conflict was shown."""

    @property
    def field_name(self) -> str:
        """How the choice is posted."""
        return choice_name(self.name)

    @property
    def stamp_name(self) -> str:
        return stamp_name(self.name)


@dataclass(frozen=True, slots=True)
class Conflict:
    """`theirs` is the revision that was saved meanwhile."""

    theirs: Revision
    differences: list[Difference]

    @property
    def who(self) -> str:
        """Who saved it; the house itself where nobody did, as in an import."""
        return people.name(self.theirs.made_by)

    @property
    def undecided(self) -> list[Difference]:
        return [one for one in self.differences if not one.choice]

    @property
    def first_open(self) -> Difference | None:
        return next(iter(self.undecided), None)

    @property
    def edited(self) -> list[str]:
        """The labels of what was changed by hand."""
        return [one.label for one in self.differences if one.choice == "edited"]


def choice_name(field: str) -> str:
    return f"_choice-{field}"


def stamp_name(field: str) -> str:
    return f"_shown-{field}"


def between(stored: Article, form: Any) -> Conflict | None:
    """What the posted form says differently from the stored story, field by field.

    Where only one of both changed a field since the form's base revision, that one's text is proposed; a choice that
    was posted for this very conflict is kept.
    """
    if stored.head is None:
        return None
    base = Revision.objects.filter(article=stored, pk=form.cleaned_data.get("base")).first()
    is_known = form.data.get("_conflict") == str(stored.head_id)
    differences = []
    for name, field in form.fields.items():
        if name in form.BESIDE_THE_TEXT or not _is_told(form, name, field):
            continue
        theirs, mine = fields.in_story(stored, name), fields.in_form(form, name)
        if fields.is_same(name, theirs, mine):
            continue
        changed_by = _changed_by(name, base, theirs, mine)
        proposed = changed_by if changed_by in {"mine", "theirs"} else ""
        stamp = fields.stamp(name, mine)
        choice = _posted_choice(form.data, name, stamp) if is_known else ""
        differences.append(
            Difference(
                name,
                str(field.label),
                _told(name, theirs, mine),
                isinstance(theirs, list),
                changed_by,
                choice or proposed,  # type: ignore[arg-type]
                stamp,
            )
        )
    return Conflict(stored.head, differences)


def _posted_choice(data: Any, name: str, stamp: str) -> str:
    """Where no script has moved the choice, an edit by hand made after it was offered wins over it."""
    choice = data.get(choice_name(name))
    is_edited = data.get(stamp_name(name), stamp) != stamp
    return ("edited" if is_edited else choice) if choice in CHOICES else ""


def take_choices(conflict: Conflict, stored: Article, form: Any) -> None:
    """Puts their text into the cleaned form wherever it was chosen; what was wrong with mine there is wrong no more."""
    for one in conflict.differences:
        if one.choice == "theirs":
            form.cleaned_data[one.name] = fields.in_story(stored, one.name)
            form.errors.pop(one.name, None)


def refusals(form: Any) -> list[str]:
    """What is wrong with the form as a whole, beside that there is a conflict."""
    wrong = form.non_field_errors().as_data()
    return [sentence for error in wrong if error.code != CODE for sentence in error.messages]


def _is_told(form: Any, name: str, field: Any) -> bool:
    """Whether there is something to compare: also a line of text that the form refused."""
    return name in form.cleaned_data or (isinstance(field, CharField) and name not in {"body", "tags"})


def _changed_by(name: str, base: Revision | None, theirs: Any, mine: Any) -> str:
    before = fields.in_revision(base, name) if base else fields.UNKNOWN
    if before is fields.UNKNOWN:
        return "both"
    if fields.is_same(name, before, mine):
        return "theirs"
    return "mine" if fields.is_same(name, before, theirs) else "both"


def _told(name: str, theirs: Any, mine: Any) -> list[Stretch]:
    if name == "body":
        return list(stretches(compare.rows(compare.read(theirs), compare.read(mine))))
    if isinstance(theirs, list):
        return [Stretch([compare.items(_items(theirs), _items(mine))])]
    return [Stretch([compare.line(_text(theirs), _text(mine))])]


def _items(values: Iterable[Any]) -> list[Item]:
    return [Item(str(value.pk) if isinstance(value, Model) else value, str(value)) for value in values]


def _text(value: Any) -> str:
    return "" if value is None else str(value)
