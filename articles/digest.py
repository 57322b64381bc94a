"""Mail for each person: what came within five minutes, in one message.

Every notice is mailed at least once while mail works, and twice only when the process dies between the mail server's
answer and the commit. Both copies carry one Message-ID, unless there was more to say the second time: then a
reader's program must not take it for the first. Two workers never mail the same person at the same time.
"""

import datetime as dt
from collections.abc import Iterable
from contextlib import suppress

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import EmailMultiAlternatives
from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.db.models.functions import Now
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from articles import notices, permissions
from articles.models import Article, Notice
from articles.models.notice import NoticeQuerySet
from articles.standing import date_and_time

WAIT = dt.timedelta(minutes=5)
# Older news is for the inbox alone: after a long outage nobody wants a week of it.
STALE = dt.timedelta(days=3)
# How many people one sweep plans for.
MOST = 200
SHOWN = 50
# Namespaces of advisory locks: who plans a person's digest, and who sends it.
_PLANNING, _SENDING = 0x6E65_7701, 0x6E65_7702


def plan(people: Iterable[int], *, wait: dt.timedelta = WAIT) -> None:
    """Sees that each of these people (user ids) gets a digest after `wait`; who waits for one already is left alone.

    The job is part of the caller's transaction. It never waits for another transaction, so it can't end in a deadlock:
    where somebody else is planning for the same person, theirs will do, and the sweep catches what falls in between.
    """
    for pk in people:
        if _only_here(_PLANNING, pk):
            job = app.configure_task(
                "articles.send_digest", queueing_lock=f"digest-{pk}", schedule_in={"seconds": int(wait.total_seconds())}
            )
            with suppress(AlreadyEnqueued), transaction.atomic():
                job.defer(person_id=pk)


def _only_here(what: int, pk: int) -> bool:
    """Takes a lock that lasts until the transaction ends, unless somebody else has it. Not on the notices' rows:
    the person can read them while the mail server takes its time."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", [what, pk])
        return cursor.fetchone()[0]


def reachable() -> QuerySet[User]:
    """Who may be written to: has an address, sees stories, and hasn't switched mail off."""
    wanted = ~Q(email="") & ~Q(preference__wants_mail=False)
    return permissions.colleagues().filter(wanted)


def waiting() -> NoticeQuerySet:
    return Notice.objects.unmailed().filter(made_at__gt=Now() - STALE)


def sweep() -> None:
    """Plans a digest for everybody whose news should have been mailed by now and wasn't."""
    late = waiting().filter(made_at__lt=Now() - WAIT).values("person")
    with transaction.atomic():
        plan(reachable().filter(pk__in=late).order_by("pk").values_list("pk", flat=True)[:MOST], wait=dt.timedelta())


@transaction.atomic
def send(person_id: int) -> int:
    """Mails what the person has neither read nor been sent; how many notices that were. Raises when mail is down."""
    if not _only_here(_SENDING, person_id):
        return 0
    person = reachable().filter(pk=person_id).first()
    # Named one by one: what comes or is read while the mail is on its way changes nothing in it.
    wait = dict(waiting().filter(person=person_id).order_by("pk").values_list("pk", "article"))
    if not person or not wait:
        return 0
    newest = Notice.objects.filter(pk__in=list(wait)[-SHOWN:]).with_words().order_by("pk")
    _message(person, list(newest), count=len(wait), stories=len(set(wait.values()))).send()
    Notice.objects.filter(pk__in=wait).update(mailed_at=Now())
    return len(wait)


def _message(person: User, news: list[Notice], *, count: int, stories: int) -> EmailMultiAlternatives:
    """Of `count` notices about so many stories, the newest, which are `news`, oldest first."""
    with translation.override(settings.LANGUAGE_CODE):
        inbox = settings.SITE_URL + reverse("admin:inbox")
        context = {
            "name": person.get_short_name() or person.get_username(),
            "stories": _by_story(news),
            "more": count - len(news),
            "inbox": inbox,
            "site_name": settings.SITE_NAME,
        }
        message = EmailMultiAlternatives(
            subject=_subject(news, count, stories),
            body=render_to_string("mail/digest.txt", context),
            to=[person.email],
            headers={
                "Message-ID": f"<digest-{person.pk}-{news[0].pk}-{news[-1].pk}@{settings.MAIL_DOMAIN}>",
                "Auto-Submitted": "auto-generated",
                "List-Unsubscribe": f"<{inbox}#mail>",
            },
        )
        message.attach_alternative(render_to_string("mail/digest.html", context), "text/html")
    return message


def _by_story(news: list[Notice]) -> list[tuple[Article, list[dict[str, str]]]]:
    stories: dict[int, tuple[Article, list[dict[str, str]]]] = {}
    for notice in news:
        opening = settings.SITE_URL + reverse("admin:inbox_open", args=[notice.pk])
        line = {
            "says": notices.say(notice),
            "words": notices.words(notice),
            "address": opening,
            "at": date_and_time(notice.made_at),
        }
        stories.setdefault(notice.article_id, (notice.article, []))[1].append(line)
    return list(stories.values())


def _subject(news: list[Notice], count: int, stories: int) -> str:
    """What it is: the one thing that happened, or how many things and the first story's headline."""
    headline = " ".join(news[0].article.headline.split())
    if count == 1:
        said = _("%(what)s: “%(headline)s”") % {"what": notices.say(news[0]), "headline": headline}
    elif stories == 1:
        said = ngettext("%(count)d thing about “%(headline)s”", "%(count)d things about “%(headline)s”", count) % {
            "count": count,
            "headline": headline,
        }
    else:
        said = _("%(count)d things at the desk, first about “%(headline)s”") % {
            "count": count,
            "headline": headline,
        }
    return " ".join(said.split())
