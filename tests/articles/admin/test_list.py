"""The list of stories: what its chips say, what its filters find, and that they agree."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.utils import timezone, translation

from articles import workflow
from articles.admin.filters import StandingFilter, WhenFilter
from articles.models import Article, Edition
from articles.publication import database_now
from articles.standing import say, stories
from tests.factories import ago, ahead, approve, make_article, make_client, make_company, make_edition, rewrite

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/article/"


def found(user: User, query: str) -> set[str]:
    response = make_client(user).get(LIST + query)
    assert response.status_code == 200
    return {article.headline for article in response.context["cl"].result_list}


def story(name: str, *steps: Callable[[Article], object]) -> Article:
    article = make_article(headline=name, slug="")
    for step in steps:
        step(article)
    return article


def live(article: Article) -> None:
    make_edition(article, at=ago(hours=5))


def expired(article: Article) -> None:
    make_edition(article, at=ago(hours=5), until=ago(hours=1))


def scheduled(article: Article) -> None:
    make_edition(article, at=ahead(hours=len(verbs_of(article))))


def verbs_of(article: Article) -> list[int]:
    return list(Edition.objects.filter(article=article).values_list("pk", flat=True)) + [0]


def changed(article: Article) -> None:
    rewrite(article, standfirst=f"Cambiato {article.head.number}.")


def cancelled(article: Article) -> None:
    scheduled(article)
    workflow.cancel(Edition.objects.filter(article=article).latest("pk"), by=None)


def withdrawn(article: Article) -> None:
    workflow.withdraw(article, by=None)


def ended(article: Article) -> None:
    """As if what is live had run out an hour after it began."""
    for edition in Edition.objects.live().filter(article=article):
        Edition.objects.filter(pk=edition.pk).update(
            live=(edition.live.lower, (end := database_now())), expires_at=end, is_withdrawn=False
        )


def submitted(article: Article) -> None:
    workflow.submit(article, by=None)


WAYS = {
    "draft": (),
    "submitted": (submitted,),
    "approved": (approve,),
    "cancelled": (cancelled,),
    "scheduled": (scheduled,),
    "scheduled, newer draft": (scheduled, changed),
    "scheduled, newer approved": (scheduled, changed, approve),
    "scheduled twice": (scheduled, changed, scheduled),
    "live": (live,),
    "live, newer draft": (live, changed),
    "live, newer submitted": (live, changed, submitted),
    "live, newer approved": (live, changed, approve),
    "live, update scheduled": (live, changed, scheduled),
    "live, update scheduled, newer draft": (live, changed, scheduled, changed),
    "live, update cancelled": (live, changed, cancelled),
    "expired": (expired,),
    "expired, newer draft": (expired, changed),
    "expired, scheduled again": (expired, changed, scheduled),
    "live, update scheduled, newer submitted": (live, changed, scheduled, changed, submitted),
    "withdrawn": (live, withdrawn),
    "withdrawn, newer draft": (live, withdrawn, changed),
    "withdrawn, scheduled again": (live, withdrawn, changed, scheduled),
    "withdrawn, live again": (live, withdrawn, changed, lambda a: make_edition(a, at=None)),
    "withdrawn, came back, ran out": (live, withdrawn, changed, lambda a: make_edition(a, at=None), ended),
    "updated, withdrawn": (live, changed, lambda a: make_edition(a, at=None), withdrawn),
}


def chips(article: Article) -> set[str]:
    fresh = stories().get(pk=article.pk)
    return {said.key for said in say(fresh, database_now())}


@pytest.mark.parametrize("way", WAYS)
def test_every_filter_finds_the_stories_whose_chips_say_so(way: str, editor: User) -> None:
    article = story("Questa", *WAYS[way])
    keys = chips(article)
    if "newer" in keys:
        keys.add("live")
    known = {key for key, _label in StandingFilter.lookups(None, None, None)}
    assert {key for key in known if found(editor, f"?stands={key}")} == keys


@pytest.mark.parametrize(
    ("way", "expected"),
    [
        ("draft", {"draft"}),
        ("submitted", {"submitted"}),
        ("approved", {"approved"}),
        ("scheduled", {"scheduled"}),
        ("scheduled, newer draft", {"scheduled", "draft"}),
        ("live", {"live"}),
        ("live, newer draft", {"newer", "draft"}),
        ("live, update scheduled", {"live", "scheduled"}),
        ("expired", {"expired"}),
        ("withdrawn, newer draft", {"withdrawn", "draft"}),
        ("withdrawn, came back, ran out", {"expired"}),
        ("cancelled", {"approved"}),
    ],
)
def test_chips_say_where_a_story_stands(way: str, expected: set[str]) -> None:
    assert chips(story("Questa", *WAYS[way])) == expected


def test_a_chip_says_since_when_and_for_when_on_the_newsroom_s_clock() -> None:
    article = make_article()
    make_edition(article, at=dt.datetime(2020, 12, 18, 9, 30, tzinfo=dt.UTC))
    make_edition(rewrite(article, headline="Poi"), at=dt.datetime(2100, 7, 1, 8, tzinfo=dt.UTC))
    with translation.override("en"):
        said = say(stories().get(), database_now())
    assert [(one.label, one.detail) for one in said] == [
        ("live since", "Fri 18 Dec 2020 10:30"),
        ("scheduled for", "Thu 1 Jul 2100 10:00"),
    ]


def midnight(days: int) -> dt.datetime:
    day = timezone.localdate() + dt.timedelta(days=days)
    return timezone.make_aware(dt.datetime.combine(day, dt.time.min))


def test_quick_dates_are_days_of_the_newsroom_from_midnight_to_midnight(editor: User) -> None:
    tick = dt.timedelta(microseconds=1)
    instants = {
        "8 days ago": midnight(-7) - tick,
        "7 days ago": midnight(-7),
        "yesterday": midnight(0) - tick,
        "today": midnight(0),
        "late today": midnight(1) - tick,
        "tomorrow": midnight(1),
        "late tomorrow": midnight(2) - tick,
        "after tomorrow": midnight(2),
        "in 7 days": midnight(8) - tick,
        "in 8 days": midnight(8),
    }
    for name, at in instants.items():
        make_edition(headline=name, at=at)
    names = list(instants)
    assert found(editor, "?when=today") == set(names[3:5])
    assert found(editor, "?when=tomorrow") == set(names[5:7])
    assert found(editor, "?when=next7") == set(names[3:9])
    assert found(editor, "?when=last7") == set(names[1:5])


def test_this_month_ends_where_the_next_begins(editor: User) -> None:
    first = timezone.localdate().replace(day=1)
    following = (first + dt.timedelta(days=40)).replace(day=1)
    begin, end = (timezone.make_aware(dt.datetime.combine(day, dt.time.min)) for day in (first, following))
    tick = dt.timedelta(microseconds=1)
    for name, at in {"before": begin - tick, "first": begin, "last": end - tick, "after": end}.items():
        make_edition(headline=name, at=at)
    assert found(editor, "?when=month") == {"first", "last"}
    assert len(list(WhenFilter.lookups(None, None, None))) == 5


def test_a_cancelled_edition_goes_out_on_no_day(editor: User) -> None:
    workflow.cancel(make_edition(at=midnight(1)), by=None)
    assert found(editor, "?when=tomorrow") == set()


def test_my_stories_are_those_i_own(reporter: User, editor: User) -> None:
    make_article(headline="Mia", owner=reporter)
    make_article(headline="Altrui", owner=editor)
    assert found(reporter, "?whose=mine") == {"Mia"}
    assert found(reporter, "") == {"Mia", "Altrui"}


def test_search_finds_by_words_slug_company_and_tag(editor: User) -> None:
    make_article(headline="Gucci apre su Tmall", slug="gucci-tmall", companies=[make_company(name="Kering")])
    make_article(headline="Altro", standfirst="Si parla di Tannico.", tags=["Vino"])
    assert found(editor, "?q=gucci") == found(editor, "?q=Kering") == found(editor, "?q=gucci-tm")
    assert found(editor, "?q=tannico") == found(editor, "?q=vino") == {"Altro"}
    assert found(editor, "?q=gucci+tmall") == {"Gucci apre su Tmall"}
    assert found(editor, "?q=niente") == set()


def test_a_story_found_by_two_tags_is_listed_once(editor: User) -> None:
    make_article(headline="Due volte vino", tags=["Vino rosso", "Vino bianco"])
    response = make_client(editor).get(LIST + "?q=vino")
    assert len(response.context["cl"].result_list) == 1


@pytest.mark.parametrize("query", ["q=%00", "q=%FF", "stands=%00", "when=x", "whose=x", "p=x"])
def test_an_odd_query_is_no_server_error(query: str, editor: User) -> None:
    client = make_client(editor)
    client.raise_request_exception = False
    assert client.get(f"{LIST}?{query}").status_code in {200, 302, 400}
