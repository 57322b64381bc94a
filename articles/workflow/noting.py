"""The verbs of what is found in a text: the register gets a milestone or a quote, an offer is dismissed.

`article` is None for a story that isn't saved yet: its page keeps the answers, and `remember` takes them over. The
story itself is changed by its form alone, whose boxes take what came of an offer: so an approval stays what it was.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.contrib.admin.models import ADDITION, DELETION, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.db.models import Model, ProtectedError
from django.utils import timezone
from django.utils.text import slugify

from articles import permissions
from articles.models import Answer, Article, AuditEntry
from articles.offers.keys import Key, folded
from articles.workflow.steps import locked_row, log
from companies.models import Fact, Milestone, Partnership, Person, Quote

UNDO_FOR = dt.timedelta(hours=1)


@transaction.atomic
def note_milestone(article: Article | None, *, by: User, key: Key, milestone: Milestone) -> Milestone:
    """This one, or what the register has of that partnership and date. May raise ValidationError."""
    locked = _begin(article, by, "companies.add_milestone")
    Partnership.objects.select_for_update(no_key=True).get(pk=milestone.partnership_id)
    same = Milestone.objects.filter(partnership=milestone.partnership_id, date=milestone.date)
    found = same.order_by("pk").first()
    if found is None:
        _add(milestone, by, locked)
    kept = found or milestone
    _keep(locked, [(key, kept.pk)], by)
    return kept


@transaction.atomic
def note_quote(article: Article | None, *, by: User, key: Key, quote: Quote, name: str = "") -> Quote:
    """The register's quote of these words and this speaker; one without speaker is of the person of that name.

    Whom the register doesn't know is entered. May raise ValidationError.
    """
    locked = _begin(article, by, "companies.add_quote")
    if not quote.speaker_id:
        quote.speaker = _person(name, by, locked)
    Person.objects.select_for_update(no_key=True).get(pk=quote.speaker_id)
    words = folded(quote.words)
    said = Quote.objects.filter(speaker=quote.speaker_id).order_by("pk")
    found = next((one for one in said if folded(one.words) == words), None)
    if found is None:
        _add(quote, by, locked)
    kept = found or quote
    _keep(locked, [(key, kept.pk)], by)
    return kept


@transaction.atomic
def take_back_note(article: Article | None, *, by: User, key: Key, row: int) -> None:
    """Undoes the two above. What this person didn't enter within the last hour, or a story has by now, stays."""
    locked = _begin(article, by)
    if locked:
        Answer.objects.filter(article=locked, kind=key.kind, about=key.about, words=key.words, row=row).delete()
    kinds: dict[str, type[Milestone] | type[Quote]] = {"milestone": Milestone, "quote": Quote}
    made = kinds[key.kind]._default_manager.select_for_update(of=("self",)).filter(pk=row).first()
    if made is None or not _is_own(made, by):
        return
    speaker = made.speaker if isinstance(made, Quote) else None
    if _remove(made, by, locked) and speaker and _is_own(speaker, by) and not speaker.stories.exists():
        _remove(speaker, by, None)


@transaction.atomic
def dismiss(article: Article, *, by: User, key: Key) -> None:
    """It isn't offered again, to nobody who opens this story."""
    _keep(_begin(article, by), [(key, None)], by)


@transaction.atomic
def offer_again(article: Article, *, by: User, key: Key) -> None:
    """Undoes `dismiss`, whoever did that."""
    _begin(article, by)
    answers = Answer.objects.filter(article=article, kind=key.kind, about=key.about, row=None)
    said = [answer.pk for answer in answers if Key(answer.kind, answer.about, answer.words).means(key)]
    Answer.objects.filter(pk__in=said).delete()


@transaction.atomic
def remember(article: Article, answers: Iterable[tuple[Key, int | None]], *, by: User | None) -> None:
    """Takes over the answers that a story's page kept itself. What was answered before stays as it is."""
    _keep(article, answers, by)


def _begin(article: Article | None, by: User, permission: str = "articles.change_article") -> Article | None:
    if not by.has_perm(permission):
        raise PermissionDenied
    locked = locked_row(article) if article else None
    if not permissions.may_edit(by, locked):
        raise PermissionDenied
    return locked


def _keep(article: Article | None, answers: Iterable[tuple[Key, int | None]], by: User | None) -> None:
    for key, row in answers if article else ():
        which = {"article": article, "kind": key.kind, "about": key.about, "words": key.words}
        answer, is_new = Answer.objects.get_or_create(**which, defaults={"row": row, "by": by})
        if not is_new and row and answer.row != row:
            answer.row, answer.by = row, by
            answer.save(update_fields=["row", "by"])


def _add(row: Milestone | Quote | Person, by: User, article: Article | None) -> None:
    row.full_clean()
    row.save()
    LogEntry.objects.log_actions(by.pk, [row], ADDITION)
    if article:
        log(article, AuditEntry.Verb.NOTED, by, note=str(row))


def _person(name: str, by: User, article: Article | None) -> Person:
    """The one of that name; of two at the same time who enter somebody, the second finds the first one's."""
    if not by.has_perm("companies.add_person"):
        raise PermissionDenied
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"person {folded(name)}"])
    found = Person.objects.filter(name__iexact=name).order_by("pk").first()
    if found is None:
        found = Person(name=name, slug=_free_slug(name))
        _add(found, by, article)
    return found


def _free_slug(name: str) -> str:
    slug = slugify(name)[:56] or "person"
    taken = set(Person.objects.filter(slug__startswith=slug).values_list("slug", flat=True))
    ways = [slug, *(f"{slug}-{number}" for number in range(2, len(taken) + 2))]
    return next(way for way in ways if way not in taken)


def _is_own(row: Model, by: User) -> bool:
    added: Any = LogEntry.objects.filter(user=by, action_flag=ADDITION, action_time__gt=timezone.now() - UNDO_FOR)
    return added.filter(content_type=ContentType.objects.get_for_model(row), object_id=str(row.pk)).exists()


def _remove(row: Milestone | Quote | Person, by: User, article: Article | None) -> bool:
    """Unless something holds it."""
    if isinstance(row, Milestone | Fact) and row.stories.exists():
        return False
    says = str(row)
    try:
        with transaction.atomic():
            LogEntry.objects.log_actions(by.pk, [row], DELETION)
            row.delete()
    except ProtectedError:
        return False
    if article:
        log(article, AuditEntry.Verb.UNNOTED, by, note=says)
    return True
