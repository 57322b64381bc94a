"""The list of stories page by page: every story once, nothing counted, and each filter a walk along an index."""

import datetime as dt
import re

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.admin.filters import StandingFilter, WhenFilter
from articles.admin.listing import StoryList
from articles.admin.story import ArticleAdmin
from articles.models import Article, Edition
from tests.articles.admin.test_list import LIST, WAYS, found, story
from tests.factories import ago, make_article, make_client, make_edition, make_section

pytestmark = pytest.mark.django_db


@pytest.fixture
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ArticleAdmin, "list_per_page", 3)


def listed(user: User, query: str) -> StoryList:
    response = make_client(user).get(LIST + query)
    assert response.status_code == 200
    return response.context["cl"]


def fill(number: int) -> list[int]:
    """Stories, newest change first; two and two were changed at the same instant."""
    section = make_section()
    pks = [make_article(section=section).pk for _ in range(number)]
    start = ago(days=1)
    for place, pk in enumerate(pks):
        Article.objects.filter(pk=pk).update(changed_at=start + dt.timedelta(seconds=place // 2))
    return pks[::-1]


@pytest.mark.usefixtures("small_pages")
@pytest.mark.parametrize("number", [0, 1, 2, 3, 4, 6, 7, 10])
def test_going_down_and_up_again_shows_every_story_once(number: int, editor: User) -> None:
    expected = fill(number)
    down, query = [], ""
    pages = [listed(editor, query)]
    while pages[-1].older:
        pages.append(listed(editor, pages[-1].older))
    for page in pages:
        down += [article.pk for article in page.result_list]
    assert down == expected
    assert [bool(page.newer) for page in pages] == [False] + [True] * (len(pages) - 1)
    page, up = pages[-1], [[article.pk for article in pages[-1].result_list]]
    while page.newer:
        page = listed(editor, page.newer)
        up.append([article.pk for article in page.result_list])
    assert up[-1] == expected[:3]
    assert {pk for rows in up for pk in rows} == set(expected)
    assert len(up) == len(pages)


@pytest.mark.usefixtures("small_pages")
def test_paging_keeps_the_filters_and_filtering_leaves_the_page(editor: User) -> None:
    fill(5)
    page = listed(editor, "?stands=draft&q=titolo")
    assert "stands=draft" in page.older
    assert "q=titolo" in page.older
    second = listed(editor, page.older)
    assert len(second.result_list) == 2
    assert "before" not in second.get_query_string({"stands": "live"})
    assert all("before" not in view["query_string"] for view in second.views())


@pytest.mark.parametrize(
    ("query", "behind"), [("", ""), ("?stands=draft&q=titolo", "?_changelist_filters=stands%3Ddraft%26q%3Dtitolo")]
)
def test_a_story_is_opened_with_the_filters_to_come_back_to(query: str, behind: str, editor: User) -> None:
    article = make_article()
    page = make_client(editor).get(LIST + query).content.decode()
    assert f'<a href="{article.get_admin_url()}{behind}">' in page
    kept = make_client(editor).get(article.get_admin_url() + behind).context["preserved_filters"]
    assert f"?{kept}" == behind or kept == behind


@pytest.mark.parametrize(
    "key", ["x", "1", "1.2.3", "-1.5", f"{10**40}.1", "1.-1", "9" * 5000, "²³.1", "1.99999999999999999999"]
)
@pytest.mark.parametrize("name", ["before", "after"])
def test_a_malformed_key_leads_to_the_list_and_not_to_an_error(name: str, key: str, editor: User) -> None:
    client = make_client(editor)
    client.raise_request_exception = False
    answer = client.get(LIST, {name: key})
    assert answer.status_code in {200, 302}
    assert client.get(LIST, {name: key}, follow=True).status_code == 200


def test_no_order_but_its_own_and_no_way_to_show_all(editor: User) -> None:
    pks = fill(4)
    for query in ("?o=1", "?o=-1.2", "?all=", "?p=2", "?_facets=True"):
        assert [article.pk for article in listed(editor, query).result_list] == pks
    page = make_client(editor).get(LIST).content.decode()
    assert not re.search(r'href="[^"]*[?&]o=', page)
    assert "_facets" not in page


def test_each_view_says_how_many_there_are(editor: User, reporter: User) -> None:
    make_article(owner=editor)
    make_article(owner=reporter)
    counts = {str(view["display"]): view["count"] for view in listed(editor, "?stands=live").views()}
    assert counts == {"All": "", "Waiting for me": "0", "My stories": "1", "Due soon or late": "0"}
    page = make_client(editor).get(f"{LIST}?whose=mine").content.decode()
    assert re.search(r'aria-current="true">My stories <span class="list-views-count">1</span>', page)


def test_the_filter_of_sections_says_in_words_which_stories_have_none(editor: User) -> None:
    make_section(name="Digitale")
    make_article(owner=editor)
    page = make_client(editor).get(LIST).content.decode()
    assert re.search(r'section__isnull=True">Without section</a>', page)


FILTERS = [
    "",
    "q=titolo",
    "q=gucci",
    "language__exact=it",
    "section__id__exact=1",
    *(f"whose={value}" for value in ("mine", "waiting", "due")),
    *(f"stands={value}" for value, _label in StandingFilter.lookups(None, None, None)),
    *(f"when={value}" for value, _label in WhenFilter.lookups(None, None, None)),
    "before=1700000000000000.5",
    "after=1700000000000000.5",
]


@pytest.mark.parametrize("query", FILTERS)
def test_no_filter_counts_skips_or_reads_a_whole_table(query: str, editor: User) -> None:
    for _ in range(3):
        make_edition()
        make_article()
    client = make_client(editor)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(f"{LIST}?{query}").status_code == 200
    asked = [
        one["sql"]
        for one in captured
        if re.search(r'FROM \(?"?articles_(article|edition|revision)|SELECT COUNT', one["sql"])
    ]
    assert asked
    with connection.cursor() as cursor:
        # In a table this small the planner would read everything; an index must at least be there for it.
        cursor.execute("SET LOCAL enable_seqscan = off")
        for sql in asked:
            assert "OFFSET" not in sql
            assert "COUNT" not in sql or "LIMIT 100" in sql, sql
            cursor.execute("EXPLAIN " + sql.replace("%", "%%"))
            plan = "\n".join(row[0] for row in cursor.fetchall())
            assert not re.search(r"Seq Scan on articles_(article|edition|revision)\b", plan), f"{sql}\n{plan}"


@pytest.mark.parametrize("way", WAYS)
def test_open_is_what_no_edition_says(way: str) -> None:
    article = story("Questa", *WAYS[way])
    article.refresh_from_db()
    spoken_for = Edition.objects.filter(article=article, revision=article.head, live__isempty=False)
    assert article.is_open == (not spoken_for.exists())


def test_a_due_story_says_so_and_a_late_one_says_late(editor: User) -> None:
    for name, at in (("Tardi", ago(days=2)), ("Presto", ago(days=-2))):
        make_article(headline=name)
        Article.objects.filter(headline=name).update(due_at=at)
    assert found(editor, "?whose=due") == {"Tardi"}
    page = make_client(editor).get(LIST).content.decode()
    assert page.count('stands-late">late: was due') == 1
    assert page.count('stands-due">due') == 1


def test_suggestions_of_stories_are_counted_to_a_bound(editor: User) -> None:
    for _ in range(3):
        make_article(headline="Gucci a Milano")
    client = make_client(editor)
    field = {"app_label": "articles", "model_name": "article", "field_name": "original", "term": "guc"}
    with CaptureQueriesContext(connection) as captured:
        assert len(client.get("/admin/autocomplete/", field).json()["results"]) == 3
    assert [one["sql"] for one in captured if "COUNT" in one["sql"] and "LIMIT 200" not in one["sql"]] == []
