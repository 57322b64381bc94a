"""What is measured at the desk: the story page and what it sends, pages about a story, the list in every filter."""

import datetime as dt
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.models import Group, User
from django.db import connection
from django.db.models import F, Value
from django.db.models.functions import Mod
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import workflow
from articles.models import Article, Section
from tests.articles.admin.keep_page import Window
from tests.bench.figures import Figure, timed
from tests.bench.site import Reader

LIST = "/admin/articles/article/"
STANDINGS = ("draft", "submitted", "approved", "scheduled", "live", "newer", "withdrawn", "expired")
WORDS = 2_000
PAGE, LISTED, KEPT, CALENDAR, OFFERED = 100, 100, 30, 150, 60
"""Milliseconds at the 95th percentile: the story page, the list in any filter, an autosave, the calendar's month, and
what is found in ten kilobytes."""
ENTRIES = 2_000
QUERIES = 15
TOKEN = "a" * 32


def filters() -> Iterator[dict[str, str]]:
    yield {}
    for name, values in {
        "stands": STANDINGS,
        "when": ("today", "tomorrow", "next7", "last7", "month"),
        "whose": ("waiting", "mine", "due"),
        "section__id__exact": (str(Section.objects.earliest("pk").pk),),
        "language__exact": ("it", "en"),
        "q": ("mercato", "m", "archive-1-777", "niente-di-simile"),
    }.items():
        for value in values:
            yield {name: value}
    yield {"stands": "live", "language__exact": "en", "q": "mercato"}


def measure(where: tuple[str, int], rounds: int) -> Iterator[Figure]:
    _spread()
    reader, client, story = Reader(where, cookies()), signed_in(), long_story()

    def page(name: str, address: str, **promised: Any) -> Figure:
        client.get(address)  # what a process reads once, like the kinds of content, is no page's
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        return timed(name, lambda: reader.get(address), rounds=rounds, queries=len(queries), **promised)

    yield page("story page, 2,000 words", story.get_admin_url(), limit=PAGE, most_queries=QUERIES)
    yield timed("autosave, 2,000 words", _autosave(reader, client, story), rounds=rounds * 3, limit=KEPT)
    yield timed("checks while typing, 2,000 words", _checked(reader, client, story), rounds=rounds)
    yield timed("offers while typing, 10 kB", _offered(reader, client, story), rounds=rounds, limit=OFFERED)
    yield page("history", f"{LIST}{story.pk}/history/")
    yield page("preview, framed", f"{LIST}{story.pk}/preview/page/")
    yield page("today", "/admin/")
    month = full_month()
    for view in ("month", "week"):
        address = f"/admin/calendar/?view={view}&day={month}"
        yield page(f"calendar {view}, 2,000 entries", address, limit=CALENDAR, most_queries=8)
    yield page("run sheet, a full day", f"/admin/sheet/?day={month}")
    yield page("board", "/admin/board/")
    for chosen in filters():
        said = " ".join(f"{key.removesuffix('__id__exact')}={value}" for key, value in chosen.items())
        yield page(f"story list {said}".strip(), f"{LIST}?{urlencode(chosen)}" if chosen else LIST, limit=LISTED)


@cache
def signed_in() -> Client:
    client = Client(headers={"Accept-Language": "en", "Host": "127.0.0.1"})
    client.force_login(chief())
    return client


def cookies() -> str:
    """Those of a signed-in browser, as a header."""
    return f"sessionid={signed_in().cookies['sessionid'].value}; csrftoken={TOKEN}"


@cache
def long_story() -> Article:
    """A live story whose text at the desk has grown to 2,000 words."""
    article = Article.objects.filter(slug="archive-1-17").get()
    paragraphs = article.body.split("</p>")
    while len(article.body.split()) < WORDS:
        article.body += "</p>".join(paragraphs)
    article.save()
    workflow.record(article, by=chief())
    return article


def full_month() -> str:
    """A day of a month to come in which so many stories are wished for, a third of them about the same companies."""
    first = (timezone.localdate().replace(day=1) + dt.timedelta(days=400)).replace(day=1)
    start = dt.datetime.combine(first, dt.time(6), tzinfo=dt.UTC)
    stories = list(Article.objects.filter(slug__startswith="archive-1-").order_by("pk")[:ENTRIES])
    for number, story in enumerate(stories):
        story.planned_at = start + dt.timedelta(days=number % 28, minutes=7 * (number // 28))
    Article.objects.bulk_update(stories, ["planned_at"], batch_size=500)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE articles_article")
    return (first + dt.timedelta(days=9)).isoformat()


def chief() -> User:
    chief, made = User.objects.get_or_create(username="bench", defaults={"is_staff": True})
    if made:
        chief.groups.add(Group.objects.get(name="Chief"))
    return chief


def _spread() -> None:
    """A tenth of the archive is the measuring person's, and half of what is open has a date by which it is due."""
    if not Article.objects.filter(owner=chief()).exists():
        ids = Article.objects.annotate(rest=Mod(F("pk"), Value(10)))
        ids.filter(rest=0).update(owner=chief())
        Article.objects.filter(is_open=True, pk__gt=0).annotate(rest=Mod(F("pk"), Value(2))).filter(rest=0).update(
            due_at=timezone.now()
        )
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE articles_article")


def _autosave(reader: Reader, client: Client, story: Article) -> Callable[[], bytes]:
    window = Window(client, story)
    address = f"{LIST}{story.pk}/keep/"

    def keep() -> bytes:
        window.sequence += 1
        window.fields["kicker"] = f"Battuta {window.sequence}"
        return reader.send(address, urlencode(window.data(), doseq=True), TOKEN)

    return keep


def _checked(reader: Reader, client: Client, story: Article) -> Callable[[], bytes]:
    fields = urlencode(Window(client, story).fields, doseq=True)
    return lambda: reader.send(f"{LIST}{story.pk}/checks/", fields, TOKEN)


def _offered(reader: Reader, client: Client, story: Article) -> Callable[[], bytes]:
    sentence = "<p>Dal 21 dicembre 2020 il gruppo apre un negozio. «Una sola strada porta lì», spiega Rosa Neri.</p>"
    fields = Window(client, story).fields | {"body": (story.body[:8_000].rpartition("<p>")[0] + sentence * 20)[:10_000]}
    told = urlencode(fields, doseq=True)
    return lambda: reader.send(f"{LIST}{story.pk}/offers/", told, TOKEN)
