"""Windows that changed different fields are merged, and it is said whose text was taken over."""

import html
from typing import Any

import pytest
from django.contrib.auth.models import User

from articles.models import Article, RefusedText, Revision
from tests.articles.admin.keep_page import Window
from tests.factories import make_article, make_client, make_company, make_user, rewrite

pytestmark = pytest.mark.django_db


@pytest.fixture
def tommaso(db: None) -> User:
    return make_user("Editor", first_name="Tommaso", last_name="Brandi")


def test_fields_changed_apart_in_two_windows_of_one_person_are_merged(reporter: User) -> None:
    article, client, company = make_article(owner=reporter), make_client(reporter), make_company()
    first, second = Window(client, article), Window(client, article)
    first.save(headline="Dalla prima", companies=[company.pk], tags="Cina")
    response = second.save(standfirst="Dalla seconda.", _continue="1")
    assert response.status_code == 302
    stored = Article.objects.get()
    assert (stored.headline, stored.standfirst) == ("Dalla prima", "Dalla seconda.")
    assert list(stored.companies.all()) == [company]
    assert stored.head.links["tags"] == ["Cina"]
    assert stored.head.number == 3
    page = client.get(response.url).content.decode()
    assert "saved in your other window" in page


def test_a_field_changed_in_both_windows_is_a_conflict_and_both_are_kept(reporter: User) -> None:
    article, client = make_article(owner=reporter), make_client(reporter)
    first, second = Window(client, article), Window(client, article)
    first.save(headline="Dalla prima")
    assert second.save(headline="Dalla seconda", standfirst="Pure.").status_code == 200
    assert Article.objects.get().headline == "Dalla prima"
    assert RefusedText.objects.get().data["headline"] == "Dalla seconda"


def test_fields_changed_apart_by_two_people_are_merged_and_it_is_said_whose_they_are(
    reporter: User, tommaso: User
) -> None:
    article, client = make_article(owner=reporter), make_client(reporter)
    mine = Window(client, article)
    Window(make_client(tommaso), article).save(standfirst="Loro.", body="<p>Corpo loro.</p>")
    Window(make_client(reporter), article).save(kicker="Mio")
    rewrite(article, dateline="Brescia")
    response = mine.save(headline="Mio", _continue="1")
    assert response.status_code == 302
    stored = Article.objects.get()
    assert (stored.headline, stored.kicker, stored.standfirst) == ("Mio", "Mio", "Loro.")
    assert (stored.body, stored.dateline, stored.head.number) == ("<p>Corpo loro.</p>", "Brescia", 5)
    page = html.unescape(client.get(response.url).content.decode())
    assert "Taken over as Tommaso Brandi saved it meanwhile: Standfirst, Text." in page
    assert "Taken over as Newsroom saved it meanwhile: Dateline." in page
    assert "Taken over as saved in your other window: Kicker." in page
    assert not RefusedText.objects.exists()


@pytest.mark.parametrize(
    ("theirs", "mine"),
    [
        ({"headline": "Loro"}, {"headline": "Mio"}),
        ({"headline": "Loro", "tags": "Cina"}, {"headline": "Mio", "kicker": "Mio"}),
        ({"body": "<p>Corpo loro.</p>"}, {"body": "<p>Corpo mio.</p>"}),
        ({"body": "<p>Uno.</p><p>Due, loro.</p>"}, {"body": "<p>Uno, mio.</p><p>Due.</p>"}),
        ({"standfirst": "Loro."}, {"headline": "Mio", "base": ""}),
    ],
)
def test_nothing_is_merged_where_one_field_was_changed_by_both(
    theirs: dict[str, Any], mine: dict[str, Any], reporter: User, tommaso: User
) -> None:
    article = make_article(owner=reporter, body="<p>Uno.</p><p>Due.</p>")
    window = Window(make_client(reporter), article)
    Window(make_client(tommaso), article).save(**theirs)
    response = window.save(**mine)
    assert response.status_code == 200
    assert response.context["conflict"].theirs.number == 2
    assert Revision.objects.count() == 2
    assert RefusedText.objects.count() == 1


def test_every_word_of_both_is_in_the_history(reporter: User, tommaso: User) -> None:
    article = make_article(owner=reporter)
    window = Window(make_client(reporter), article)
    Window(make_client(tommaso), article).save(body="<p>Corpo loro.</p>")
    window.save(headline="Mio")
    second, third = Revision.objects.filter(number__gt=1).order_by("number")
    assert (second.body, second.made_by) == ("<p>Corpo loro.</p>", tommaso)
    assert (third.headline, third.body, third.made_by) == ("Mio", "<p>Corpo loro.</p>", reporter)


def test_what_is_wrong_here_is_said_and_merged_when_it_is_put_right(reporter: User, tommaso: User) -> None:
    article = make_article(owner=reporter)
    window = Window(make_client(reporter), article)
    Window(make_client(tommaso), article).save(standfirst="Loro.")
    assert window.save(headline="", kicker="Mio").status_code == 200
    assert Revision.objects.count() == 2
    assert window.save(headline="Mio", kicker="Mio").status_code == 302
    assert Article.objects.get().standfirst == "Loro."
