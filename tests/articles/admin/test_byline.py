"""The byline is a list in an order: the form shows it, posts it and saves it in that order."""

import re

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse

from articles.models import Article, Author
from tests.articles.admin.keep_page import Window
from tests.articles.admin.story_form import opened, save
from tests.articles.admin.test_conflict_lists import differences, refused
from tests.factories import make_article, make_author, make_client, make_user, rewrite

pytestmark = pytest.mark.django_db


@pytest.fixture
def zeta(db: None) -> Author:
    return make_author(name="Zeta")


@pytest.fixture
def alpha(db: None) -> Author:
    return make_author(name="Alpha")


def chosen(response: HttpResponse) -> list[int]:
    """The keys of the options that the page shows chosen as authors, from first to last."""
    [box] = re.findall(r'<select name="authors".*?</select>', response.content.decode(), re.DOTALL)
    return [int(key) for key in re.findall(r'<option value="(\d+)" selected', box)]


def test_the_form_shows_the_authors_in_the_order_of_the_byline(editor: User, zeta: Author, alpha: Author) -> None:
    article, client = make_article(authors=[zeta, alpha]), make_client(editor)
    assert chosen(client.get(article.get_admin_url())) == [zeta.pk, alpha.pk]
    assert opened(client, article)["authors"] == [zeta.pk, alpha.pk]


def test_a_refused_form_shows_the_authors_in_the_order_they_were_posted(
    editor: User, zeta: Author, alpha: Author
) -> None:
    article, client, new = make_article(authors=[alpha, zeta]), make_client(editor), make_author(name="Mira")
    data = opened(client, article) | {"headline": ""}
    assert chosen(save(client, article, data, authors=[zeta.pk, alpha.pk])) == [zeta.pk, alpha.pk]
    assert chosen(save(client, article, data, authors=[zeta.pk, new.pk, alpha.pk])) == [zeta.pk, new.pk, alpha.pk]


def test_saving_gives_the_byline_exactly_the_posted_order(editor: User, zeta: Author, alpha: Author) -> None:
    article, client, new = make_article(authors=[alpha, zeta]), make_client(editor), make_author(name="Mira")
    for wanted in ([zeta.pk, alpha.pk], [new.pk, zeta.pk, alpha.pk], [alpha.pk, new.pk]):
        save(client, article, opened(client, article), authors=wanted)
        assert Article.objects.get().links()["authors"] == wanted
        assert Article.objects.get().head.links["authors"] == wanted


def test_setting_the_same_byline_again_writes_nothing(
    zeta: Author, alpha: Author, django_assert_num_queries: object
) -> None:
    article = make_article(authors=[zeta, alpha])
    with django_assert_num_queries(1):  # type: ignore[operator]
        article.set_byline([zeta, alpha])


def test_a_byline_that_nobody_touched_is_no_difference(editor: User, zeta: Author, alpha: Author) -> None:
    response = refused(make_article(authors=[zeta, alpha]), editor, make_user("Editor"))
    assert set(differences(response)) == {"headline"}


def test_a_byline_put_in_another_order_is_a_difference_of_who_did_it(editor: User, zeta: Author, alpha: Author) -> None:
    article = make_article(authors=[zeta, alpha])
    response = refused(article, editor, make_user("Editor"), by_them={"authors": [alpha.pk, zeta.pk]})
    assert differences(response)["authors"].changed_by == "theirs"


@pytest.mark.parametrize(("choice", "order"), [("theirs", "alpha zeta"), ("mine", "zeta alpha")])
def test_the_chosen_order_is_what_is_saved(choice: str, order: str, editor: User, zeta: Author, alpha: Author) -> None:
    article, client = make_article(authors=[zeta, alpha]), make_client(editor)
    data = opened(client, article)
    article.set_byline([alpha, zeta])
    theirs = rewrite(article, headline="Loro").head_id
    data["headline"] = "Mio"
    assert save(client, article, data).status_code == 200
    more = {"_resolve": theirs, "_conflict": theirs, "_choice-authors": choice, "_choice-headline": "theirs"}
    assert save(client, article, data, **more).status_code == 302
    by_name = {"alpha": alpha.pk, "zeta": zeta.pk}
    assert Article.objects.get().links()["authors"] == [by_name[name] for name in order.split()]


def test_a_byline_that_was_only_put_in_another_order_is_kept_until_it_is_saved(
    editor: User, zeta: Author, alpha: Author
) -> None:
    article, client = make_article(authors=[zeta, alpha]), make_client(editor)
    Window(client, article).type(authors=[alpha.pk, zeta.pk])
    assert list(map(int, Window(client, article).fields["authors"])) == [alpha.pk, zeta.pk]
