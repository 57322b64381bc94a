"""Sentences about what others did while a story was open."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import people
from articles.models import Article, Revision
from articles.standing import moment


def says_who(others: list[Any]) -> str:
    says = ngettext("%(names)s is here too", "%(names)s are here too", len(others))
    return says % {"names": ", ".join(map(people.name, others))} if others else ""


def says_moved(article: Article, base: int | None, person: Any) -> str:
    """What was saved since the person began, if anything."""
    return says_saved(article.head, person) if article.head and article.head_id != base else ""


def says_saved(revision: Revision, person: Any) -> str:
    told: dict[str, Any] = {"number": revision.number, "when": moment(revision.made_at, timezone.now())}
    if revision.made_by_id == person.pk:
        return _("You saved revision %(number)d, %(when)s, in another window") % told
    told["who"] = people.name(revision.made_by)
    return _("%(who)s saved revision %(number)d, %(when)s") % told
