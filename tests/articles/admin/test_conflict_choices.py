"""The page of a conflict: one heading, a choice for each field, and an edit by hand that is never lost."""

import re

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse

from articles.models import Article
from tests.articles.admin.story_form import save
from tests.articles.admin.test_conflict import conflicting
from tests.factories import make_article, make_user, rewrite

pytestmark = pytest.mark.django_db


@pytest.fixture
def colleague(db: None) -> User:
    return make_user("Editor", first_name="Tommaso", last_name="Brandi")


def chosen(response: HttpResponse, **choices: str) -> dict[str, str]:
    """What the conflict's page sends with its button, without a script: a choice for each field, and what it held."""
    conflict = response.context["conflict"]
    sent = {"_resolve": conflict.theirs.pk, "_conflict": conflict.theirs.pk}
    sent |= {one.stamp_name: one.stamp for one in conflict.differences}
    return sent | {f"_choice-{name}": choice for name, choice in choices.items()}


def test_what_is_changed_by_hand_after_the_choice_is_what_is_saved_and_said(editor: User, colleague: User) -> None:
    article = make_article()
    me, posted, response = conflicting(article, editor, colleague)
    by_hand = posted | {"headline": "Terzo titolo"} | chosen(response, headline="theirs", body="theirs")
    page = me.get(save(me, article, by_hand).url).content.decode()
    article.refresh_from_db()
    assert (article.headline, article.body) == ("Terzo titolo", "<p>Corpo loro.</p>")
    assert "Saved as you edited it by hand: Headline." in page


def test_a_choice_after_the_last_key_wins(editor: User, colleague: User) -> None:
    """As the script sends it, which keeps the choice up to date itself."""
    article = make_article()
    me, posted, response = conflicting(article, editor, colleague)
    sent = chosen(response, headline="theirs", body="edited")
    sent = {name: value for name, value in sent.items() if not name.startswith("_shown")}
    save(me, article, posted | {"headline": "Terzo titolo", "body": "<p>Terzo corpo.</p>"} | sent)
    article.refresh_from_db()
    assert (article.headline, article.body) == ("Titolo loro", "<p>Terzo corpo.</p>")


def test_a_choice_between_two_texts_is_asked_again_where_a_third_came_in(editor: User, colleague: User) -> None:
    article = make_article()
    me, posted, response = conflicting(article, editor, colleague)
    sent = posted | chosen(response, headline="theirs", body="mine")
    rewrite(Article.objects.get(), headline="Terzo titolo")
    conflict = save(me, article, sent).context["conflict"]
    assert [one.name for one in conflict.undecided] == ["headline", "body"]
    assert Article.objects.get().headline == "Terzo titolo"


def test_the_page_has_one_heading_which_says_that_nothing_is_lost(editor: User, colleague: User) -> None:
    article = make_article()
    me, posted, response = conflicting(article, editor, colleague)
    page = response.content.decode()
    assert "Nothing is lost: Tommaso Brandi saved revision 2 (today" in page
    assert "Please correct the error" not in page
    assert 'class="desk-errors"' not in page
    assert "Somebody else saved this story" not in page
    assert "Choose whose text shall stay" in save(me, article, posted | chosen(response)).content.decode()


def test_it_begins_at_the_first_open_choice_and_then_at_the_button(editor: User, colleague: User) -> None:
    article = make_article()
    me, posted, response = conflicting(article, editor, colleague)
    assert 'name="_choice-headline" value="theirs" autofocus>' in response.content.decode()
    # Another field is wrong, so the choices made come back.
    sent = posted | chosen(response, headline="mine", body="mine") | {"tags": "x" * 200}
    again = save(me, article, sent).content.decode()
    assert re.search(r'<button [^>]*name="_resolve"[^>]* autofocus>', again)
    assert "A tag has at most" in again


def test_both_columns_have_their_signs(editor: User, colleague: User) -> None:
    _me, _posted, response = conflicting(make_article(), editor, colleague)
    heads = response.content.decode().partition("compare-heads")[2].partition("</div>")[0]
    assert heads.index("−") < heads.index("Saved in the meantime") < heads.index("+") < heads.index("Yours")
