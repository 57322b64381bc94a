"""The verbs of ideas: one becomes a story, is dropped, or is taken up again."""

import datetime as dt
import uuid

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import people, permissions
from articles.models import Article, Idea
from articles.models.comment import MAX_LENGTH
from articles.publication import database_now
from articles.workflow.steps import Refused
from articles.workflow.talking import comment
from articles.workflow.telling import Kind, tell_owner
from articles.workflow.writing import record
from companies.dates import PartialDate
from companies.models import Milestone

# A wish for a day says no time; at the desk it stands in the morning, by the newsroom's clock.
MORNING = dt.time(9)


@transaction.atomic
def commission(idea: Idea, *, by: User | None) -> Article:
    """Makes the idea a story of its assignee's, or else of `by`'s, who is told of it.

    The title is its headline; it is planned for the wanted day, where that is known and to come, and linked to the
    milestone with its partnership.
    """
    locked = _begin(idea, by)
    if locked.article_id:
        raise Refused(_("This idea is a story already."))
    if locked.dropped_at:
        raise Refused(_("This idea was dropped: take it up again first."))
    owner = locked.assignee or by
    if by and owner != by and not by.has_perm(permissions.VERBS["reassign"]):
        says = _("This idea is for %(who)s to write: ask an editor to make it a story.")
        raise Refused(says % {"who": people.name(owner)})
    article = Article(
        headline=locked.title,
        language=locked.language,
        section=locked.section,
        owner=owner,
        planned_at=_planned(locked.wanted),
    )
    article.save()
    article.sign()
    if locked.milestone:
        article.milestones.add(locked.milestone)
        article.partnerships.add(locked.milestone.partnership_id)
    record(article, by=by, note=_("From an idea: %(title)s") % {"title": locked.title})
    locked.article = idea.article = article
    locked.save(update_fields=["article"])
    if by and (said := locked.note.strip()):
        comment(article, by=by, text=said[:MAX_LENGTH], key=uuid.uuid4())
    tell_owner(article, Kind.ASSIGNED, by)
    return article


def require_to_come(wanted: PartialDate | None) -> None:
    """Refused where all of the wanted day, month, quarter or year is over, by the newsroom's clock."""
    if wanted and wanted.last_day < timezone.localdate():
        raise Refused(_("%(date)s is over: choose a day that is still to come.") % {"date": wanted.in_words()})


@transaction.atomic
def drop(idea: Idea, *, by: User | None) -> None:
    """Says that nobody will write it. It stays on record, and can be taken up again."""
    locked = _begin(idea, by)
    if locked.article_id:
        raise Refused(_("This idea is a story already."))
    if locked.dropped_at:
        raise Refused(_("This idea was dropped already."))
    locked.dropped_at = idea.dropped_at = database_now()
    locked.save(update_fields=["dropped_at"])


@transaction.atomic
def take_up(idea: Idea, *, by: User | None) -> None:
    """Puts a dropped idea back on the list."""
    locked = _begin(idea, by)
    if not locked.dropped_at:
        raise Refused(_("This idea wasn’t dropped."))
    locked.dropped_at = idea.dropped_at = None
    locked.save(update_fields=["dropped_at"])


@transaction.atomic
def propose(milestone: Milestone, *, by: User, language: str) -> Idea:
    """The open idea about an expected milestone: a new one, or the one that somebody noted a moment before."""
    if not by.has_perm("articles.add_idea"):
        raise PermissionDenied
    Milestone.objects.select_for_update().get(pk=milestone.pk)
    noted = Idea.objects.open().filter(milestone=milestone).first()
    return noted or Idea.objects.create(
        title=milestone.label[:140], wanted=milestone.date, milestone=milestone, language=language, made_by=by
    )


def _begin(idea: Idea, by: User | None) -> Idea:
    locked = Idea.objects.select_for_update().filter(pk=idea.pk).first()
    if not locked:
        raise Refused(_("This idea has been deleted meanwhile."))
    if by and not permissions.may_change_idea(by, locked):
        raise PermissionDenied
    return locked


def _planned(wanted: PartialDate | None) -> dt.datetime | None:
    if not wanted or not wanted.day or wanted.first_day < timezone.localdate():
        return None
    return timezone.make_aware(dt.datetime.combine(wanted.first_day, MORNING))
