"""The box that says where a story stands: which text is approved, live and queued, whose it is, when it is due."""

import re

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from articles import workflow
from articles.models import Article, Edition
from tests.articles.admin.story_form import verb_address
from tests.factories import ago, ahead, approve, make_article, make_client, make_edition, make_user, rewrite

pytestmark = pytest.mark.django_db


def box(user: User, article: Article) -> str:
    """Its words, tags left out."""
    page = make_client(user).get(article.get_admin_url()).content.decode()
    found = re.search(r'<section class="desk-state".*?</section>', page, re.DOTALL)
    assert found
    return " ".join(re.sub(r"<[^>]+>", " ", found[0]).split())


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (1, "Approved was revision 2; 1 change since is not approved."),
        (2, "Approved was revision 2; 2 changes since are not approved."),
    ],
)
def test_it_says_which_revision_was_approved_and_how_much_came_after(changes: int, sentence: str, editor: User) -> None:
    article = approve(rewrite(make_article(), headline="Letta"))
    assert "Approved was" not in box(editor, article)
    for number in range(changes):
        rewrite(article, headline=f"Dopo {number}")
    assert sentence in box(editor, article)
    assert article.status == "draft"
    approve(article)
    assert "Approved was" not in box(editor, article)


def test_it_says_which_revision_readers_have_and_will_have(editor: User) -> None:
    article = make_article()
    make_edition(article, at=ago(hours=1))
    assert "Readers have revision 1" in box(editor, article)
    assert "without the newer changes" not in box(editor, article)
    make_edition(rewrite(article, headline="Due"), at=ahead(hours=1))
    rewrite(article, headline="Tre")
    said = box(editor, article)
    assert "Readers have revision 1 · without the newer changes at the desk" in said
    assert "Take off the schedule revision 2 1 change at the desk is not in it: Update it… Compare Leave it" in said


def test_writing_on_never_touches_what_was_approved_scheduled_or_live(editor: User) -> None:
    article = make_article(headline="Uno")
    make_edition(article)
    make_edition(rewrite(article, headline="Due"), at=ahead(hours=1))
    before = list(Edition.objects.order_by("pk").values())
    rewrite(article, headline="Tre")
    assert list(Edition.objects.order_by("pk").values()) == before
    assert (article.status, article.approved.number, article.head.number) == ("draft", 2, 3)
    with pytest.raises(workflow.Refused, match="not approved"):
        workflow.publish(article, by=editor)
    workflow.approve(article, by=editor)
    assert workflow.publish(article, by=editor, at=ahead(hours=2)).headline == "Tre"


def test_it_gives_the_reason_for_which_a_story_came_back_until_it_goes_again(reporter: User) -> None:
    tommaso = make_user("Editor", first_name="Tommaso", last_name="Brandi")
    article = make_article(owner=reporter)
    workflow.submit(article, by=reporter)
    workflow.send_back(article, by=tommaso, note="Mancano <le> cifre")
    assert "Tommaso Brandi sent it back: Mancano &lt;le&gt; cifre" in box(reporter, article)
    assert "draft, sent back" in box(reporter, article)
    workflow.submit(article, by=reporter)
    assert "sent it back" not in box(reporter, article)


def test_it_names_the_owner_and_offers_the_story_to_editors_only(editor: User, reporter: User) -> None:
    reporter.first_name, reporter.last_name = "Giulia", "Ferrante"
    reporter.save()
    article = make_article(owner=reporter)
    assert "Owner Giulia Ferrante Give to somebody else…" in box(editor, article)
    assert "Owner Giulia Ferrante Planned for – Plan… Due – Set a date…" in box(reporter, article)
    assert "Owner – " in box(editor, make_article())


def test_the_due_date_is_set_on_the_newsroom_s_clock_and_a_late_story_says_so(reporter: User) -> None:
    article, client = make_article(owner=reporter), make_client(reporter)
    address = verb_address("due", article)
    assert client.post(address, {"due_at": "2100-07-01T10:00"}).status_code == 302
    article.refresh_from_db()
    assert timezone.localtime(article.due_at).isoformat() == "2100-07-01T10:00:00+02:00"
    assert 'value="2100-07-01 10:00"' in client.get(address).content.decode()
    assert "due Thu 1 Jul 2100 10:00" in box(reporter, article)
    Article.objects.filter(pk=article.pk).update(due_at=ago(days=1))
    assert "late: was due yesterday" in box(reporter, article)
    assert client.post(address, {"due_at": ""}).status_code == 302
    assert "due" not in box(reporter, article).replace("Due", "")


def test_a_past_or_odd_due_date_is_refused_with_a_sentence(reporter: User) -> None:
    article, client = make_article(owner=reporter), make_client(reporter)
    for odd in ("2001-01-01T10:00", "0001-01-01T00:00", "9999-12-31T23:59", "domani"):
        answer = client.post(verb_address("due", article), {"due_at": odd})
        assert (answer.status_code, "errorlist" in answer.content.decode()) == (200, True), odd
    assert Article.objects.get().due_at is None


@pytest.mark.parametrize("odd", ["", "0", "999999999", "x", "-1", "1" * 40])
def test_giving_a_story_to_nobody_is_refused_with_a_sentence(odd: str, editor: User, stranger: User) -> None:
    article = make_article()
    for to in (odd, stranger.pk):
        answer = make_client(editor).post(verb_address("reassign", article), {"to": to})
        assert (answer.status_code, "errorlist" in answer.content.decode()) == (200, True)


def test_whoever_only_reads_sees_the_state_and_no_verb(reporter: User) -> None:
    article = make_article(owner=make_user("Reporter"))
    said = box(reporter, article)
    assert "…" not in said
    assert "Where it stands" in said
