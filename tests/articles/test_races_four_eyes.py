"""An approval at the very moment at which the approver's own text is saved."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from django.db import transaction

from articles import workflow
from articles.models import Article, Edition
from tests.articles.at_once import at_once
from tests.articles.test_races import wait_for_a_lock
from tests.factories import make_article, make_section, make_user

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("ask", ["approve", "approve, then publish"])
def test_an_approval_that_waited_for_the_approver_s_own_save_is_refused(ask: str) -> None:
    editor = make_user("Editor")
    article = make_article(section=make_section(four_eyes=True))

    def decide() -> None:
        with transaction.atomic():
            workflow.approve(Article(pk=article.pk), by=editor)
            if "publish" in ask:
                workflow.publish(Article(pk=article.pk), by=editor)

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            Article.objects.filter(pk=article.pk).update(standfirst="Di mia mano.")
            workflow.record(Article.objects.get(pk=article.pk), by=editor)
            waiting = pool.submit(at_once, decide)
            wait_for_a_lock()
        [answer] = waiting.result(10)
    assert "four eyes are needed" in str(answer)
    assert Article.objects.get().status == "draft"
    assert not Edition.objects.exists()


def test_saving_and_approving_at_once_never_approve_an_own_text() -> None:
    editor, section = make_user("Editor"), make_section(four_eyes=True)
    for number in range(15):
        article = make_article(section=section)

        def write(article: Article = article, number: int = number) -> None:
            with transaction.atomic():
                Article.objects.filter(pk=article.pk).update(standfirst=f"Di mia mano {number}.")
                workflow.record(Article.objects.get(pk=article.pk), by=editor)

        saved, approved = at_once(write, partial(workflow.approve, Article(pk=article.pk), by=editor))
        assert saved is None
        assert approved is None or "four eyes are needed" in str(approved)
        article.refresh_from_db()
        assert article.status == "draft"
        assert (article.approved is None) == (approved is not None)
        assert not (article.approved and article.approved.made_by == editor)
