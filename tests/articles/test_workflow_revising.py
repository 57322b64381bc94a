"""A fact that stories have told is changed: no page is rewritten, and each story is to be looked at again."""

import threading
from collections import Counter
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.test import Client

from articles import workflow
from articles.models import Article, AuditEntry, Edition, Notice, Revisit
from companies.dates import PartialDate
from companies.models import Milestone, Ownership, Partnership, Party, Standing
from tests.factories import ahead, approve, make_article, make_company, make_edition, make_milestone, make_partnership

pytestmark = pytest.mark.django_db


def owns(**kw: Any) -> Ownership:
    return Ownership.objects.create(owner=make_company(name="Kering"), owned=make_company(name="Gucci"), **kw)


def changed(thing: Any, by: User | None = None, **fields: Any) -> list[str]:
    for name, value in fields.items():
        setattr(thing, name, value)
    thing.save()
    return workflow.revisit([thing], by)


def stories() -> list[Article]:
    return [one.article for one in Revisit.objects.open().order_by("pk")]


def test_each_live_or_scheduled_story_that_told_it_has_a_task(editor: User) -> None:
    fact = owns(share=42)
    live, queued = make_edition(reported=[fact]), make_edition(reported=[fact], at=ahead(hours=1))
    make_edition()
    says = changed(fact, editor, share=60)
    assert stories() == [live.article, queued.article]
    assert says == [
        "2 stories tell it otherwise and stay as they are until somebody looks at them again: "
        f"“{live.headline}”, “{queued.headline}”."
    ]


def test_the_published_text_and_page_stay_as_they_were(client: Client) -> None:
    fact = owns(share=42)
    edition = make_edition(reported=[fact])
    before = client.get("/brands/" + fact.owned.slug + "/").content
    changed(fact, share=60)
    assert client.get("/brands/" + fact.owned.slug + "/").content == before
    assert Edition.objects.get().facts == edition.facts


def test_nothing_is_opened_where_nothing_is_told_otherwise() -> None:
    fact = owns(share=42)
    make_edition(reported=[fact])
    assert changed(fact) == []
    fact.owner.name = "Kering SA"
    fact.owner.save()
    assert changed(fact) == []
    assert not Revisit.objects.exists()


def test_a_story_that_is_withdrawn_or_only_a_draft_has_no_task() -> None:
    fact = owns(share=42)
    gone = make_edition(reported=[fact])
    workflow.withdraw(gone.article, by=None)
    make_article(reported=[fact])
    assert changed(fact, share=60) == []


def test_a_task_of_a_story_that_is_withdrawn_later_waits_for_nobody() -> None:
    fact = owns(share=42)
    edition = make_edition(reported=[fact])
    changed(fact, share=60)
    workflow.withdraw(edition.article, by=None)
    assert stories() == []


def test_a_change_taken_back_closes_the_task() -> None:
    fact = owns(share=42)
    make_edition(reported=[fact])
    changed(fact, share=60)
    changed(fact, share=42)
    assert not Revisit.objects.exists()


def test_two_changes_are_one_task_that_says_the_last() -> None:
    fact = owns(share=42)
    make_edition(reported=[fact])
    changed(fact, share=60)
    assert changed(fact, share=70) == []
    assert [(one.said["share"], one.says["share"]) for one in Revisit.objects.open()] == [("42", "70")]


def test_publishing_the_same_text_again_tells_what_is_so_now() -> None:
    fact = owns(share=42)
    edition = make_edition(reported=[fact])
    with pytest.raises(workflow.Refused):
        workflow.publish(edition.article, by=None)
    changed(fact, share=60)
    again = workflow.publish(Article.objects.get(), by=None)
    assert again.facts["reported"][0]["share"] == "60"
    assert stories() == []


def test_a_queued_text_that_tells_it_as_it_is_settles_the_task_before_it_goes_out() -> None:
    fact = owns(share=42)
    edition = make_edition(reported=[fact])
    changed(fact, share=60)
    queued = workflow.publish(Article.objects.get(), by=None, at=ahead(hours=1))
    assert stories() == []
    workflow.cancel(queued, by=None)
    assert stories() == [edition.article]


def test_left_as_it_is_the_story_isn_t_asked_of_again_until_the_next_change(reporter: User) -> None:
    fact = owns(share=42)
    edition = make_edition(reported=[fact], owner=reporter)
    changed(fact, share=60)
    workflow.let_stand(Revisit.objects.get(), by=reporter)
    assert stories() == []
    with pytest.raises(workflow.Refused):
        workflow.let_stand(Revisit.objects.get(), by=reporter)
    changed(fact, share=70)
    assert stories() == [edition.article]
    verbs = edition.article.audit.values_list("verb", flat=True)
    assert Counter(verbs)[AuditEntry.Verb.REVISIT] == 2
    assert Counter(verbs)[AuditEntry.Verb.LET_STAND] == 1


def test_its_owner_hears_of_it_but_not_of_an_own_change(reporter: User, editor: User) -> None:
    fact = owns(share=42)
    make_edition(reported=[fact], owner=reporter)
    changed(fact, reporter, share=50)
    assert not Notice.objects.exists()
    Revisit.objects.all().delete()
    changed(fact, editor, share=60)
    notice = Notice.objects.get()
    assert (notice.person, notice.kind, notice.facts["note"]) == (reporter, Notice.Kind.REVISED, str(fact))


def test_a_milestone_s_new_date_and_a_partnership_s_new_party_are_changes() -> None:
    partnership = make_partnership((make_company(), make_company()))
    milestone = make_milestone(partnership, date="2021-02")
    edition = make_edition(milestones=[milestone])
    changed(milestone, date=PartialDate.parse("2021-Q2"))
    Party.objects.create(partnership=partnership, company=make_company())
    workflow.revisit([partnership], None)
    assert [type(one.thing) for one in Revisit.objects.open().order_by("pk")] == [Milestone, Partnership]
    assert stories() == [edition.article] * 2


def test_a_fact_that_is_no_longer_preferred_is_told_otherwise() -> None:
    fact = Standing.objects.create(partnership=make_partnership(), status="active", as_of=PartialDate.parse("2020"))
    make_edition(reported=[fact])
    assert changed(fact, is_preferred=False)


@pytest.mark.django_db(transaction=True)
def test_a_story_frozen_while_the_fact_changes_tells_the_new_or_has_a_task() -> None:
    fact = owns(share=42)
    article = approve(make_article(reported=[fact]))
    frozen, written = threading.Event(), threading.Event()

    def publish() -> None:
        try:
            with transaction.atomic():
                workflow.publish(article, by=None)
                frozen.set()
                written.wait(1)  # its end waits for this one's, so that it never comes
        finally:
            connection.close()

    publishing = threading.Thread(target=publish)
    publishing.start()
    assert frozen.wait(10)
    with transaction.atomic():
        changed(fact, share=60)
        written.set()
    publishing.join(20)
    assert Edition.objects.get().facts["reported"][0]["share"] == "42"
    assert stories() == [article]
