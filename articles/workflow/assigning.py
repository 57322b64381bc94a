"""The verb of whose a story is: it touches neither its text nor its approval."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from articles import people, permissions
from articles.models import Article, AuditEntry
from articles.workflow.steps import Refused, begin, log
from articles.workflow.telling import Kind, tell_owner

Verb = AuditEntry.Verb


@transaction.atomic
def reassign(article: Article, *, by: User | None, to: User, note: str = "") -> None:
    """Gives the story to somebody who may write, and tells them. Who had it before may still read it."""
    locked = begin(article, "reassign", by)
    name = people.name(to)
    if locked.owner_id == to.pk:
        raise Refused(_("This story is with %(who)s already.") % {"who": name})
    if not permissions.may_write(to):
        raise Refused(_("%(who)s may not write stories: choose somebody else.") % {"who": name})
    locked.owner = article.owner = to
    locked.save(update_fields=["owner"])
    log(locked, Verb.REASSIGNED, by, note=" · ".join(filter(None, [f"→ {name}", note])))
    tell_owner(locked, Kind.ASSIGNED, by, note=note)
