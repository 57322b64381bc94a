"""Four eyes: in the sections that ask for it, nobody approves words of their own.

An approval is trusted for what it covered; whoever wrote any revision since then leaves the next one to somebody
else. An approval given while the story was in another section, where another rule may hold, is not trusted.
"""

from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from articles import people
from articles.models import Article, Revision


def objection(article: Article, user: Any) -> str:
    """Why this person may not approve the newest revision: a sentence that names who wrote it, or nothing."""
    head = article.head
    if not user or not head or not head.section or not head.section.four_eyes:
        return ""
    approved = article.approved
    covered = approved.number if approved and approved.section_id == head.section_id else 0
    theirs = article.revisions.filter(made_by=user, number__gt=covered).order_by("-number").first()
    if not theirs:
        return ""
    return _(
        "In the section “%(section)s” four eyes are needed: %(who)s wrote revision %(number)d,"
        " so somebody else has to approve this text."
    ) % {"section": head.section, "who": people.name(user), "number": theirs.number}


def asked(stories: QuerySet[Article], user: Any) -> tuple[QuerySet[Article], Q]:
    """`objection` for many stories: the stories to filter, and the condition under which there is one."""
    covered = Case(When(approved__section=F("head__section"), then="approved__number"), default=Value(0))
    theirs = Revision.objects.filter(article=OuterRef("pk"), made_by=user, number__gt=OuterRef("covered"))
    stories = stories.alias(covered=Coalesce(covered, 0)).alias(wrote=Exists(theirs))
    return stories, Q(head__section__four_eyes=True, wrote=True)
