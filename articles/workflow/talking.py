"""The verbs of conversation: comments on a story, their wording, and whether they are settled.

The audit log says that somebody spoke, never what: its lines can't be deleted, and a comment can.
"""

import uuid
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models.functions import Lower, Now
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import people, permissions, talk
from articles.body.characters import visible
from articles.models import Article, AuditEntry, Comment
from articles.models.comment import MAX_CONTEXT, MAX_LENGTH, MAX_QUOTE
from articles.workflow.steps import Refused, locked_row, log
from articles.workflow.telling import Kind, notify

Verb = AuditEntry.Verb
# A page shows all of them.
MOST_COMMENTS = 500


@transaction.atomic
def comment(
    article: Article,
    *,
    by: User,
    text: str,
    key: uuid.UUID,
    parent: Comment | None = None,
    quote: str = "",
    prefix: str = "",
    suffix: str = "",
) -> Comment:
    """Says something of the story, of the passage `quote` between `prefix` and `suffix`, or in answer to `parent`.

    `key` is the page's: the same words sent with it again are the comment that is there already.
    """
    locked = _story(article, by)
    text = _checked(text)
    sent = uuid.uuid5(key, f"{parent.pk if parent else ''}\n{quote}\n{text}")
    known = Comment.objects.filter(by=by, key=sent).first()
    if known:
        return known
    if parent and (parent.article_id != locked.pk or parent.parent_id or not _still(parent)):
        raise Refused(_("The comment to answer is gone: write a new one."))
    if locked.comments.count() >= MOST_COMMENTS:
        says = _("This story has %(most)d comments already: that is the most it can have.")
        raise Refused(says % {"most": MOST_COMMENTS})
    mentioned = _mentioned(text)
    made = Comment.objects.create(
        article=locked,
        parent=parent,
        by=by,
        text=text,
        key=sent,
        quote=visible(quote)[:MAX_QUOTE],
        prefix=visible(prefix)[-MAX_CONTEXT:],
        suffix=visible(suffix)[:MAX_CONTEXT],
        mentions=_names(mentioned),
    )
    _tell(made, mentioned)
    log(locked, Verb.COMMENTED, by)
    return made


@transaction.atomic
def reword(comment: Comment, *, by: User, text: str) -> None:
    """Changes one's own comment while its thread is open. The wording before stays readable beside it."""
    locked = _own(comment, by)
    text = _checked(text)
    if text == locked.text:
        return
    mentioned, known = _mentioned(text), set(locked.mentions)
    _set_aside(locked)
    locked.text, locked.mentions, locked.edited_at = text, _names(mentioned), timezone.now()
    locked.save(update_fields=["text", "mentions", "edited_at", "earlier"])
    new = [person.pk for person in mentioned if person.username.lower() not in known]
    notify(Kind.MENTIONED, people=new, article=locked.article, actor=by, comment=locked)
    log(locked.article, Verb.REWORDED, by)


@transaction.atomic
def take_back(comment: Comment, *, by: User) -> None:
    """Deletes one's own comment while its thread is open. Nobody is shown its words any more; the record keeps them."""
    locked = _own(comment, by)
    _set_aside(locked)
    locked.text, locked.mentions, locked.deleted_at = "", {}, timezone.now()
    locked.save(update_fields=["text", "mentions", "deleted_at", "earlier"])
    log(locked.article, Verb.TOOK_BACK, by)


@transaction.atomic
def resolve(comment: Comment, *, by: User) -> None:
    """Settles a thread. Doing it again changes nothing."""
    locked = _thread(comment, by)
    if not locked.resolved_at:
        Comment.objects.filter(pk=locked.pk).update(resolved_at=Now(), resolved_by=by)
        log(locked.article, Verb.RESOLVED, by)


@transaction.atomic
def reopen(comment: Comment, *, by: User) -> None:
    """Opens a settled thread again. Doing it again changes nothing."""
    locked = _thread(comment, by)
    if locked.resolved_at:
        Comment.objects.filter(pk=locked.pk).update(resolved_at=None, resolved_by=None)
        log(locked.article, Verb.REOPENED, by)


def _story(article: Article, by: User) -> Article:
    locked = locked_row(article)
    if not permissions.may_see(by):
        raise PermissionDenied
    return locked


def _fresh(comment: Comment, by: User) -> Comment:
    """The comment as it is now, with its story locked: everything said of one story is said in turn."""
    story = _story(comment.article, by)
    fresh = Comment.objects.select_related("parent").filter(pk=comment.pk).first()
    if not fresh or not _still(fresh):
        raise Refused(_("This comment has been deleted meanwhile."))
    fresh.article = story
    return fresh


def _still(comment: Comment) -> bool:
    """A deleted comment that was answered goes on holding its thread."""
    return not comment.deleted_at or comment.replies.filter(deleted_at=None).exists()


def _own(comment: Comment, by: User) -> Comment:
    fresh = _fresh(comment, by)
    if fresh.by_id != by.pk:
        raise PermissionDenied
    if fresh.deleted_at:
        raise Refused(_("This comment has been deleted meanwhile."))
    if (fresh.parent or fresh).resolved_at:
        raise Refused(_("This thread is resolved: reopen it first."))
    return fresh


def _thread(comment: Comment, by: User) -> Comment:
    fresh = _fresh(comment, by)
    if fresh.parent_id:
        raise Refused(_("A reply is resolved with its thread."))
    if not permissions.may_resolve(by, fresh):
        raise PermissionDenied
    return fresh


def _set_aside(comment: Comment) -> None:
    comment.earlier = [*comment.earlier, {"text": comment.text, "until": timezone.now().isoformat()}]


def _checked(text: str) -> str:
    text = visible(text).strip()
    if not text:
        raise Refused(_("Write something first."))
    if len(text) > MAX_LENGTH:
        raise Refused(
            _("A comment has at most %(most)d characters; this one has %(length)d.")
            % {"most": MAX_LENGTH, "length": len(text)}
        )
    return text


def _mentioned(text: str) -> list[User]:
    """The colleagues whom the text addresses."""
    wanted = talk.addressed(text)
    if not wanted:
        return []
    known = permissions.colleagues().annotate(lower=Lower("username")).filter(lower__in=wanted)
    return list(known.order_by("pk")[: talk.MOST_MENTIONS])


def _names(mentioned: list[User]) -> dict[str, str]:
    return {person.username.lower(): people.name(person) for person in mentioned}


def _tell(made: Comment, mentioned: list[User]) -> None:
    """Each person once: as somebody mentioned, else as somebody in the thread, else as the story's owner."""
    thread: Any = []
    if made.parent:
        others = made.parent.replies.filter(deleted_at=None).values_list("by", flat=True)
        thread = [made.parent.by_id, *others]
    told: set[int | None] = set()
    for kind, concerned in (
        (Kind.MENTIONED, [person.pk for person in mentioned]),
        (Kind.REPLIED, thread),
        (Kind.COMMENTED, [made.article.owner_id]),
    ):
        notify(kind, people=set(concerned) - told, article=made.article, actor=made.by, comment=made)
        told |= set(concerned)
