"""People at the admin at the same moment, on committed data, with a browser and a connection each."""

import logging
from collections.abc import Iterator
from functools import partial

import pytest
from django.test import Client

from articles.models import Article, Edition, Revision
from tests.articles.admin.story_form import opened, save, verb_address
from tests.articles.at_once import at_once
from tests.factories import make_article, make_client, make_user

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 10


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    logging.disable(logging.ERROR)
    yield
    logging.disable(logging.NOTSET)


def pair() -> list[Client]:
    return [make_client(make_user("Editor")) for _ in range(2)]


def test_of_two_who_save_at_once_exactly_one_does_and_the_other_sees_both_texts() -> None:
    clients, article = pair(), make_article()
    for number in range(ROUNDS):
        texts = [f"Testo di sinistra {number}", f"Testo di destra {number}"]
        forms = [opened(client, article) for client in clients]
        answers = at_once(
            *(
                partial(save, client, article, form, headline=text, standfirst=text)
                for client, form, text in zip(clients, forms, texts, strict=True)
            )
        )
        assert sorted(answer.status_code for answer in answers) == [200, 302]
        won, lost = sorted((0, 1), key=lambda who: -answers[who].status_code)
        page = answers[lost].content.decode()
        assert page.count("<ins>destra</ins>" if lost else "<ins>sinistra</ins>") == 2
        assert page.count("<del>sinistra</del>" if lost else "<del>destra</del>") == 2
        assert f">\n{texts[lost]}</textarea>" in page
        stored = Article.objects.get()
        assert (stored.headline, stored.head.number) == (texts[won], number + 2)
    assert Revision.objects.count() == ROUNDS + 1


def test_a_double_click_in_two_requests_at_once_publishes_once() -> None:
    [client, other], article = pair(), make_article()
    address = verb_address("publish", article)
    for one in (client, other):
        one.raise_request_exception = False
    answers = at_once(*(partial(one.post, address, {"revision": 1}) for one in (client, other)))
    assert sorted(answer.status_code for answer in answers) == [200, 302]
    assert Edition.objects.count() == 1


def test_saving_and_publishing_at_once_publish_what_was_read_or_nothing() -> None:
    writer, editor = pair()
    editor.raise_request_exception = False
    for number in range(10):
        article = make_article(headline=f"Letta {number}")
        form = opened(writer, article)
        saved, published = at_once(
            partial(save, writer, article, form, headline=f"Corretta {number}"),
            partial(editor.post, verb_address("publish", article), {"revision": 1}),
        )
        assert saved.status_code == 302
        assert published.status_code in {200, 302}
        if published.status_code == 200:
            assert "saved again meanwhile (revision 2)" in published.content.decode()
        editions = Edition.objects.filter(article=article)
        assert [e.headline for e in editions] == ([f"Letta {number}"] if published.status_code == 302 else [])
        assert Article.objects.get(pk=article.pk).status == "draft"
