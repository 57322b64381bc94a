"""What is measured at the desk: the story page, and the list of stories in every filter."""

from collections.abc import Iterator
from urllib.parse import urlencode

from django.contrib.auth.models import Group, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Article
from tests.bench.figures import Figure, timed
from tests.bench.site import Reader

LIST = "/admin/articles/article/"
STANDINGS = ("draft", "submitted", "approved", "scheduled", "live", "newer", "withdrawn", "expired")
FILTERS: tuple[dict[str, str], ...] = (
    {},
    *({"stands": stands} for stands in STANDINGS),
    *({"when": when} for when in ("today", "next7", "month")),
    {"whose": "mine"},
    {"section__id__exact": "1"},
    {"language": "en"},
    {"q": "mercato"},
    {"q": "archive-1-777"},
)
STORY_LIMIT, LIST_LIMIT = 100, 100
WORDS = 2_000


def measure(where: tuple[str, int], rounds: int) -> Iterator[Figure]:
    client = Client(headers={"Accept-Language": "en", "Host": "127.0.0.1"})
    client.force_login(_chief())
    reader = Reader(where, f"sessionid={client.cookies['sessionid'].value}")
    story = _long_story().get_admin_url()
    yield _page("story page, 2,000 words", story, client, reader, rounds, STORY_LIMIT)
    for chosen in FILTERS:
        address = f"{LIST}?{urlencode(chosen)}" if chosen else LIST
        name = " ".join(f"{key}={value}" for key, value in chosen.items())
        yield _page(f"story list {name}".strip(), address, client, reader, rounds, LIST_LIMIT)


def _page(name: str, address: str, client: Client, reader: Reader, rounds: int, limit: float) -> Figure:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        client.get(address)
    return timed(name, lambda: reader.get(address), rounds=rounds, queries=len(queries), limit=limit)


def _chief() -> User:
    chief, made = User.objects.get_or_create(username="bench", defaults={"is_staff": True})
    if made:
        chief.groups.add(Group.objects.get(name="Chief"))
    return chief


def _long_story() -> Article:
    """A live story whose text at the desk has grown to 2,000 words."""
    article = Article.objects.filter(slug="archive-1-17").get()
    paragraphs = article.body.split("</p>")
    while len(article.body.split()) < WORDS:
        article.body += "</p>".join(paragraphs)
    article.save()
    return article
