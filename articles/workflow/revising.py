"""The verbs of facts that stories have told: a change opens a task for each story, which somebody settles."""

from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import locking, revisits
from articles.models import Article, AuditEntry, Edition, Revisit
from articles.models.article import LONG
from articles.workflow.steps import Refused, begin, log
from articles.workflow.telling import Kind, tell_owner

MOST_NAMED = 5
MOST_TOLD = 100
"""So many owners hear of one change; beyond that the list of today says it."""


@transaction.atomic
def revisit(things: list[Any], by: User | None) -> list[str]:
    """Opens a task for each story whose last text, live or queued, tells of these things otherwise than they are now.

    A task is closed where the two say the same again. What companies and people are called and how they are described
    opens none: a story rightly calls them what they were called. Answers a sentence that names the stories.
    """
    kept = [thing for thing in things if revisits.link_of(thing)]
    if not kept:
        return []
    locking.have_register_alone()
    opened = [article for thing in kept for article in _open(thing, by)]
    stories = list({article.pk: article for article in opened}.values())
    if not stories:
        return []
    says = ngettext(
        "%(count)d story tells it otherwise and stays as it is until somebody looks at it again: %(named)s.",
        "%(count)d stories tell it otherwise and stay as they are until somebody looks at them again: %(named)s.",
        len(stories),
    )
    named = ", ".join(f"“{article.headline}”" for article in stories[:MOST_NAMED])
    return [says % {"count": len(stories), "named": named + (", …" if len(stories) > MOST_NAMED else "")}]


def _open(thing: Any, by: User | None) -> list[Article]:
    """The stories that have a new task because of this thing."""
    link, says = revisits.link_of(thing), revisits.told_of(thing)
    shown = Edition.objects.filter(Q(live__contains=Now()) | Q(live__startswith__gt=Now()))
    carrying = link.objects.filter(**{link.TARGET: thing.pk}).values("article_id")
    last = shown.filter(article__in=carrying).order_by("article_id", "-live__startswith").distinct("article_id")
    rows = link.objects.filter(edition__in=last.values("pk"), **{link.TARGET: thing.pk})
    told = dict(rows.values_list("article_id", "facts"))
    known = {one.article_id: one for one in Revisit.objects.undecided().filter(**{link.TARGET: thing.pk})}
    other = {article: said for article, said in told.items() if revisits.differ(said, says)}
    settled = [one.pk for article, one in known.items() if article not in other]
    Revisit.objects.filter(pk__in=settled).delete()
    for article, one in known.items():
        if article in other:
            one.said, one.says, one.by = other[article], says, by
    Revisit.objects.bulk_update([known[pk] for pk in known if pk in other], ["said", "says", "by"])
    new = {"says": says, "by": by, f"{link.TARGET}_id": thing.pk}
    fresh = sorted(other.keys() - known.keys())
    Revisit.objects.bulk_create(Revisit(article_id=article, said=other[article], **new) for article in fresh)
    stories = list(Article.objects.filter(pk__in=fresh).select_related("head").defer(*LONG).order_by("pk"))
    for article in stories[:MOST_TOLD]:
        tell_owner(article, Kind.REVISED, by, note=str(thing))
    for article in stories:
        log(article, AuditEntry.Verb.REVISIT, by, note=str(thing))
    return stories


@transaction.atomic
def let_stand(revisit: Revisit, *, by: User | None) -> None:
    """Settles the task by leaving the story as it is: what it told was so when it told it."""
    locked = begin(revisit.article, "let_stand", by)
    settled = Revisit.objects.undecided().filter(pk=revisit.pk).update(left_at=timezone.now(), left_by=by)
    if not settled:
        raise Refused(_("Somebody has settled this meanwhile."))
    log(locked, AuditEntry.Verb.LET_STAND, by, note=str(revisit.thing))
