"""Two people on one story: the second one to save keeps the text, sees both, and decides."""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import workflow
from articles.models import Article, Revision
from tests.articles.admin.story_form import address, errors, opened, save
from tests.factories import make_article, make_client, make_user, rewrite

pytestmark = pytest.mark.django_db


@pytest.fixture
def colleague(db: None) -> User:
    return make_user("Editor", first_name="Tommaso", last_name="Brandi")


def conflicting(article: Article, mine: User, theirs: User, *, my_headline: str = "Titolo mio") -> tuple:
    """Both open the story; they save first, then I do. My client, what I posted, and the answer."""
    me, them = make_client(mine), make_client(theirs)
    my_form, their_form = opened(me, article), opened(them, article)
    assert save(them, article, their_form, headline="Titolo loro", body="<p>Corpo loro.</p>").status_code == 302
    posted = my_form | {"headline": my_headline, "body": "<p>Corpo mio.</p>"}
    return me, posted, save(me, article, posted)


def test_the_second_save_is_refused_and_shows_both_texts(editor: User, colleague: User) -> None:
    article = make_article()
    _me, _posted, response = conflicting(article, editor, colleague)
    page = response.content.decode()
    assert response.status_code == 200
    assert "Tommaso Brandi saved revision 2" in page
    assert page.count("<del>loro</del>") == page.count("<ins>mio</ins>") == 2
    assert "Somebody else saved this story in the meantime" in str(errors(response))
    article.refresh_from_db()
    assert (article.headline, article.head.number) == ("Titolo loro", 2)


def test_what_i_wrote_is_still_in_the_form(editor: User, colleague: User) -> None:
    _me, _posted, response = conflicting(make_article(), editor, colleague)
    form = response.context["adminform"].form
    assert (form["headline"].value(), form["body"].value()) == ("Titolo mio", "<p>Corpo mio.</p>")


def test_posting_the_same_again_is_refused_again(editor: User, colleague: User) -> None:
    article = make_article()
    me, posted, _response = conflicting(article, editor, colleague)
    assert save(me, article, posted).status_code == 200
    assert Article.objects.get().headline == "Titolo loro"


def test_saving_mine_over_it_keeps_both_in_the_history(editor: User, colleague: User) -> None:
    article = make_article(headline="All’inizio")
    me, posted, response = conflicting(article, editor, colleague)
    theirs = response.context["conflict"].theirs
    assert save(me, article, posted, _overwrite=theirs.pk).url == address(article)
    assert list(Revision.objects.order_by("number").values_list("headline", "made_by__username")) == [
        ("All’inizio", None),
        ("Titolo loro", colleague.username),
        ("Titolo mio", editor.username),
    ]
    assert Article.objects.get().headline == "Titolo mio"


def test_saving_mine_over_it_is_refused_when_a_third_text_came_in(editor: User, colleague: User) -> None:
    article = make_article()
    me, posted, response = conflicting(article, editor, colleague)
    theirs = response.context["conflict"].theirs
    rewrite(article, headline="Terzo titolo")
    again = save(me, article, posted, _overwrite=theirs.pk)
    assert again.status_code == 200
    assert again.context["conflict"].theirs.number == 3
    assert Article.objects.get().headline == "Terzo titolo"


def test_a_conflict_with_a_text_from_the_house_has_a_page_too(editor: User) -> None:
    article, client = make_article(), make_client(editor)
    mine = opened(client, article)
    rewrite(article, headline="Dall’importazione")
    response = save(client, article, mine, headline="Mio")
    assert "Newsroom saved revision 2" in response.content.decode()


def test_two_tabs_of_one_person_saved_in_turn_raise_no_false_alarm(editor: User) -> None:
    article, client = make_article(), make_client(editor)
    for number in range(3):
        data = opened(client, article)
        assert save(client, article, data, headline=f"Scheda {number}").status_code == 302
    assert Article.objects.get().head.number == 4


def test_the_second_tab_of_one_person_is_a_conflict_as_well(editor: User) -> None:
    article, client = make_article(), make_client(editor)
    first, second = opened(client, article), opened(client, article)
    save(client, article, first, headline="Prima scheda")
    assert save(client, article, second, headline="Seconda scheda").status_code == 200
    assert Article.objects.get().headline == "Prima scheda"


def test_a_save_without_a_change_between_is_no_conflict(editor: User, colleague: User) -> None:
    article = make_article()
    me, them = make_client(editor), make_client(colleague)
    mine, theirs = opened(me, article), opened(them, article)
    save(them, article, theirs)
    assert save(me, article, mine, headline="Titolo mio").status_code == 302


def test_an_approval_between_is_no_conflict_and_is_taken_back_by_the_change(editor: User) -> None:
    article, client = make_article(), make_client(editor)
    mine = opened(client, article)
    workflow.approve(article, by=None)
    assert save(client, article, mine, headline="Dopo l’approvazione").status_code == 302
    assert Article.objects.get().status == "draft"


def test_a_form_without_its_version_overwrites_nothing(editor: User) -> None:
    article, client = make_article(headline="Prima"), make_client(editor)
    assert save(client, article, opened(client, article), base="", headline="Alla cieca").status_code == 200
    assert Article.objects.get().headline == "Prima"


@pytest.mark.parametrize("how", ["page", "popup"])
def test_the_story_s_row_is_locked_while_it_is_saved(how: str, editor: User) -> None:
    article, client = make_article(), make_client(editor)
    data = opened(client, article) | ({"_to_field": "id", "_popup": "1"} if how == "popup" else {})
    with CaptureQueriesContext(connection) as queries:
        save(client, article, data, headline="Sotto chiave")
    first = next(query["sql"] for query in queries if 'FROM "articles_article"' in query["sql"])
    assert "FOR NO KEY UPDATE" in first


def test_a_second_click_on_save_is_no_conflict(editor: User) -> None:
    article, me = make_article(), make_client(editor)
    posted = opened(me, article) | {"body": "<p>Un <strong>solo</strong> testo.</p>"}
    assert [save(me, article, posted).status_code for _click in range(2)] == [302, 302]
    assert Revision.objects.filter(article=article).count() == 2
    assert save(me, article, posted, body="<p>Un solo testo.</p>").status_code == 200
