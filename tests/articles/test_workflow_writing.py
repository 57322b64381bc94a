"""record, submit, approve and send_back: where the text stands at the desk."""

import pytest
from django.contrib.auth.models import User

from articles import workflow
from articles.models import Article, AuditEntry, Edition, Revision
from tests.articles.expectations import log, refused, verbs
from tests.factories import ahead, approve, make_article, make_author, make_company, make_edition, make_picture, rewrite

pytestmark = pytest.mark.django_db


def test_the_first_save_makes_revision_1_and_says_created(reporter: User) -> None:
    article = Article.objects.create(headline="Una prima", owner=reporter)
    revision = workflow.record(article, by=reporter, note="da telefono")
    assert (revision.number, revision.headline, revision.made_by) == (1, "Una prima", reporter)
    assert article.head == revision
    assert log(article) == [("created", 1, None, reporter)]
    assert AuditEntry.objects.get().note == "da telefono"


def test_a_changed_text_makes_the_next_revision_and_keeps_the_first(reporter: User) -> None:
    article = make_article(owner=reporter, headline="Prima")
    article.headline = "Seconda"
    article.save()
    revision = workflow.record(article, by=reporter)
    assert list(Revision.objects.order_by("number").values_list("number", "headline")) == [(1, "Prima"), (2, "Seconda")]
    assert article.head == revision
    assert log(article)[-1] == ("saved", 2, None, reporter)


def test_saving_the_same_again_makes_no_revision_and_no_line() -> None:
    article = make_article()
    head = article.head
    assert workflow.record(article, by=None) == head
    assert Revision.objects.count() == 1
    assert verbs(article) == ["created"]


@pytest.mark.parametrize("link", ["authors", "tags", "companies"])
def test_another_link_alone_is_a_change(link: str) -> None:
    article = make_article()
    target = {"authors": make_author, "companies": make_company, "tags": lambda: "Cina"}[link]()
    getattr(article, link).add(target)
    assert workflow.record(article, by=None).number == 2


def test_a_story_without_a_slug_gets_one_from_its_headline() -> None:
    article = make_article(headline="L’Oréal & Prada: è fatta!")
    assert article.slug == "loreal-prada-e-fatta"
    assert Revision.objects.get().slug == article.slug


def test_two_stories_with_one_headline_get_two_slugs() -> None:
    first, second = (make_article(headline="Lo stesso titolo") for _ in range(2))
    assert (first.slug, second.slug) == ("lo-stesso-titolo", "lo-stesso-titolo-2")


def test_a_headline_without_letters_still_gives_an_address() -> None:
    assert make_article(headline="古驰 !!!").slug == "story"


def test_a_very_long_headline_gives_a_slug_that_fits_with_its_number() -> None:
    headline = "parola " * 19
    first, second = (make_article(headline=headline.strip()) for _ in range(2))
    assert first.slug != second.slug
    assert max(len(first.slug), len(second.slug)) <= 60


def test_submitting_hands_a_draft_over_once(reporter: User) -> None:
    article = make_article(owner=reporter)
    workflow.submit(article, by=reporter, note="Per favore entro sera")
    assert article.status == Article.objects.get().status == "submitted"
    assert log(article)[1:] == [("submitted", 1, None, reporter)]
    with refused("has been submitted already"):
        workflow.submit(article, by=reporter)


@pytest.mark.parametrize(
    ("field", "name"),
    [("headline", "headline"), ("standfirst", "standfirst"), ("body", "text"), ("section", "section")],
)
@pytest.mark.parametrize("verb", ["submit", "approve"])
def test_an_incomplete_story_is_refused_and_told_what_is_missing(verb: str, field: str, name: str) -> None:
    article = rewrite(make_article(), **{field: None if field == "section" else " "})
    with refused(f"The {name} is missing."):
        getattr(workflow, verb)(article, by=None)


def test_a_story_without_a_byline_is_incomplete() -> None:
    article = make_article()
    article.authors.clear()
    with refused("The byline is missing"):
        workflow.submit(article, by=None)


def test_a_picture_needs_its_alternative_text_and_credit() -> None:
    article = make_article(picture=make_picture(alt="", credit=" "))
    with refused("The picture has no alternative text: say what it shows. The picture has no credit."):
        workflow.submit(article, by=None)


def test_approving_covers_the_newest_revision(editor: User) -> None:
    article = make_article()
    workflow.approve(article, by=editor, revision=1, note="Bello")
    stored = Article.objects.get()
    assert (article.status, stored.status, stored.approved) == ("approved", "approved", stored.head)
    assert log(article)[1:] == [("approved", 1, None, editor)]
    with refused("approved already"):
        workflow.approve(article, by=editor)


def test_an_approval_of_another_revision_than_was_read_is_refused() -> None:
    article = rewrite(make_article(), headline="Riscritto nel frattempo")
    with refused("saved again meanwhile (revision 2)"):
        workflow.approve(article, by=None, revision=1)


@pytest.mark.parametrize("verb", ["submit", "approve"])
def test_a_later_edit_takes_back_what_was_submitted_or_approved(verb: str) -> None:
    article = make_article()
    getattr(workflow, verb)(article, by=None)
    rewrite(article, headline="Un ripensamento")
    assert article.status == Article.objects.get().status == "draft"
    with refused("is not approved"):
        workflow.publish(article, by=None)


def test_saving_without_a_change_keeps_the_approval() -> None:
    article = approve(make_article())
    workflow.record(article, by=None)
    assert Article.objects.get().status == "approved"


def test_an_edit_touches_neither_what_is_live_nor_what_is_scheduled() -> None:
    article = make_article(headline="Approvato")
    live = make_edition(article)
    queued = make_edition(rewrite(article, headline="In coda"), at=ahead(hours=1))
    rewrite(article, headline="Ancora in lavorazione", body="<p>Altro.</p>")
    assert [edition.headline for edition in Edition.objects.order_by("pk")] == ["Approvato", "In coda"]
    assert Edition.objects.live().get() == live
    assert Edition.objects.queued().get() == queued


@pytest.mark.parametrize("status", ["submitted", "approved"])
def test_sending_back_makes_a_draft_and_keeps_the_reason(status: str, editor: User) -> None:
    article = make_article()
    getattr(workflow, {"submitted": "submit", "approved": "approve"}[status])(article, by=None)
    workflow.send_back(article, by=editor, note="Manca una voce contraria")
    assert article.status == Article.objects.get().status == "draft"
    assert log(article)[2:] == [("sent_back", 1, None, editor)]
    assert AuditEntry.objects.get(verb="sent_back").note == "Manca una voce contraria"


def test_sending_back_needs_a_reason_and_something_to_send() -> None:
    article = make_article()
    with refused("nothing to send back"):
        workflow.send_back(article, by=None, note="Perché sì")
    workflow.submit(article, by=None)
    with refused("Say in a few words why"):
        workflow.send_back(article, by=None, note="  ")


def test_sending_back_leaves_what_is_live_and_scheduled_alone() -> None:
    article = make_article()
    make_edition(article)
    make_edition(rewrite(article, headline="In coda"), at=ahead(hours=1))
    workflow.send_back(article, by=None, note="Un attimo")
    assert Edition.objects.live().count() == Edition.objects.queued().count() == 1


def test_a_note_longer_than_the_log_holds_is_shortened_not_refused() -> None:
    article = make_article()
    workflow.submit(article, by=None, note="x" * 1000)
    assert AuditEntry.objects.get(verb="submitted").note == "x" * 300
