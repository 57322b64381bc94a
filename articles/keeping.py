"""Texts that are not saved: kept for who is writing them, and those whose saving was refused. None is a revision.

None of this touches a story, so nothing here leaves a line in the audit log. Locks are taken in one order: the story,
the rows of older windows, the window's own row.
"""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.db.models import Case, F, Q, QuerySet, Value, When
from django.db.models.functions import Now
from django.utils import timezone

from articles import locking
from articles.models import Article, RefusedText, Unsaved

# How long a row is remembered whose text is dealt with; a request can't come later than that.
SETTLED_FOR = dt.timedelta(days=30)
# How long a refused text can be fetched back.
REFUSED_FOR = dt.timedelta(days=90)
# Names the window of a refused text that is taken up.
_TAKEN_UP = uuid.UUID("6d0f9b3a-3a0e-4b7e-9a43-5b0f5d0c7c11")


@dataclass(frozen=True, slots=True)
class Window:
    """A window with a story open in it. `after` is the window, and its sequence, whose text this one began from."""

    person: User
    article_id: int | None
    draft: uuid.UUID
    key: uuid.UUID
    after: tuple[uuid.UUID, int] | None = None

    def rows(self) -> QuerySet[Unsaved]:
        return Unsaved.objects.filter(person=self.person, window=self.key)


@transaction.atomic(savepoint=False)
def keep(window: Window, *, sequence: int, base: int | None, data: dict[str, Any]) -> bool:
    """Keeps what the window holds now. False where a newer text of it, or its saving, came before.

    Of a story that was deleted meanwhile it is kept as the text of a new one.
    """
    row = {
        "data": data,
        "base": base,
        "sequence": sequence,
        "article_id": window.article_id if locking.hold(window.article_id) else None,
        "draft": window.draft,
        "thrown_at": None,
    }
    older = window.rows().filter(sequence__lt=sequence)
    # What is typed between a save and the page that follows goes on from what was saved.
    since = row | {"base": Case(When(base__gt=base or 0, then=F("base")), default=Value(base))}
    if older.update(kept_at=timezone.now(), **since):
        return True
    _take_over(window)
    _row, is_new = Unsaved.objects.get_or_create(person=window.person, window=window.key, defaults=row)
    # Another request of the window may have made the row between the two.
    return is_new or bool(older.update(kept_at=timezone.now(), **row))


@transaction.atomic(savepoint=False)
def settle(window: Window, *, sequence: int, saved: int | None = None) -> None:
    """The window's text up to `sequence` is saved in its story: nothing that comes late may bring it back.

    `saved` is the revision (its id) that says what the window says, and nothing that somebody else wrote.
    """
    mine = Unsaved.objects.filter(person=window.person)
    drafts = mine.filter(draft=window.draft, article=None)
    known = drafts.order_by("pk").select_for_update(no_key=True).values_list("pk", flat=True)
    mine.filter(pk__in=list(known)).update(article_id=window.article_id)
    _take_over(window)
    Unsaved.objects.get_or_create(person=window.person, window=window.key, defaults={"draft": window.draft})
    window.rows().update(article_id=window.article_id)
    dealt = window.rows().filter(sequence__lte=sequence)
    dealt.update(data=None, sequence=sequence, kept_at=timezone.now(), **({"base": saved} if saved else {}))
    old = timezone.now() - SETTLED_FOR
    mine.filter(Q(data__isnull=True) | Q(thrown_at__isnull=False), kept_at__lt=old).delete()


def _take_over(window: Window) -> None:
    """What this window began from is now its own. Where the other window went on writing, its text stays.

    Doing it again changes nothing.
    """
    if window.after:
        key, sequence = window.after
        Unsaved.objects.filter(person=window.person, window=key, sequence=sequence).update(data=None)


def saved_as(person: User, draft: uuid.UUID) -> int | None:
    """The id of the story that this draft has become, if it has been saved once."""
    return (
        Unsaved.objects.filter(person=person, draft=draft)
        .exclude(article=None)
        .values_list("article", flat=True)
        .first()
    )


def wait_for_draft(draft: uuid.UUID) -> None:
    """Until the transaction ends, nobody else makes a story of this draft."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [str(draft)])


def throw_away(person: User, window: uuid.UUID) -> None:
    """Nothing is deleted: until the window's text is dealt with or long past, `bring_back` undoes it."""
    Unsaved.objects.waiting().filter(person=person, window=window).update(thrown_at=Now())


def bring_back(person: User, window: uuid.UUID) -> None:
    """Undoes `throw_away`."""
    Unsaved.objects.filter(person=person, window=window).update(thrown_at=None)


@transaction.atomic
def keep_refused(article: Article, *, by: User, base: int | None, data: dict[str, Any]) -> None:
    """Keeps a text whose saving was refused, once however often it was tried; for at least REFUSED_FOR."""
    newest = RefusedText.objects.filter(article=article, person=by).first()
    if newest is None or (newest.data, newest.base) != (data, base):
        RefusedText.objects.create(article=article, person=by, base=base, data=data)
    RefusedText.objects.filter(at__lt=timezone.now() - REFUSED_FOR).delete()


@transaction.atomic
def take_up(refused: RefusedText, *, by: User) -> Unsaved:
    """Makes a refused text what `by` is writing, once however often it is asked; the refused text itself stays.

    Where it was taken up before and is dealt with by now, it begins anew.
    """
    text: dict[str, Any] = {"base": refused.base, "data": refused.data}
    window = uuid.uuid5(_TAKEN_UP, str(refused.pk))
    first = text | {"article": refused.article, "sequence": 1}
    taken, is_new = Unsaved.objects.get_or_create(person=by, window=window, defaults=first)
    if not is_new and not Unsaved.objects.waiting().filter(pk=taken.pk).exists():
        # As a newer text: a page that was opened with the earlier one can't take this one over.
        again = text | {"sequence": F("sequence") + 1, "thrown_at": None, "kept_at": timezone.now()}
        Unsaved.objects.filter(pk=taken.pk).update(**again)
        taken.refresh_from_db()
    return taken
