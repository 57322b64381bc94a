"""publish: an approved text becomes an edition with a span; what is there gives way."""

import datetime as dt
from itertools import permutations

import pytest
from django.contrib.auth.models import User

from articles import workflow
from articles.models import Article, AuditEntry, Edition, EditionCompany, EditionTag
from articles.publication import database_now
from images.models import Picture
from tests.articles.expectations import bounds, log, refused, shown
from tests.factories import ago, ahead, approve, make_article, make_company, make_edition, make_picture, rewrite

pytestmark = pytest.mark.django_db
MICROSECOND = dt.timedelta(microseconds=1)


def test_publishing_now_makes_the_approved_text_live_at_once(editor: User) -> None:
    article = approve(make_article(headline="Ecco"))
    before = database_now()
    edition = workflow.publish(article, by=editor, note="Prima pagina")
    start, end = bounds(edition)
    assert before <= start <= database_now()
    assert end is None
    assert (edition.published_at, edition.frozen_by, edition.note) == (start, editor, "Prima pagina")
    assert shown(article) == "Ecco"
    assert log(article)[2:] == [("published", 1, start, editor)]


def test_a_story_scheduled_for_later_is_public_from_that_instant(editor: User) -> None:
    article, at = approve(make_article(headline="Domani")), ahead(days=1)
    edition = workflow.publish(article, by=editor, at=at)
    assert bounds(edition) == (at, None)
    assert (shown(article), shown(article, at - MICROSECOND), shown(article, at)) == (None, None, "Domani")
    assert log(article)[2:] == [("scheduled", 1, at, editor)]


@pytest.mark.parametrize("how_long", [dt.timedelta(seconds=1), dt.timedelta(days=4000)])
def test_a_story_can_t_be_scheduled_in_the_past(how_long: dt.timedelta) -> None:
    article = approve(make_article())
    with refused("has passed: choose a time in the future, or publish now."):
        workflow.publish(article, by=None, at=database_now() - how_long)


@pytest.mark.parametrize(
    "written", ["9999-12-31T23:30:00+00:00", "9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00+12:00"]
)
def test_an_instant_that_no_other_zone_can_show_is_refused(written: str) -> None:
    article, far = approve(make_article()), dt.datetime.fromisoformat(written)
    with refused("too far away"):
        workflow.publish(article, by=None, at=far)
    with refused("too far away"):
        workflow.publish(article, by=None, until=far)


def test_an_archive_may_be_brought_in_with_its_dates() -> None:
    article, at = approve(make_article()), ago(days=4000)
    edition = workflow.publish(article, by=None, at=at, backdate=True)
    assert (bounds(edition), edition.published_at) == ((at, None), at)
    assert log(article)[2:] == [("published", 1, at, None)]


def test_an_instant_without_a_zone_is_a_programmer_s_mistake() -> None:
    article = approve(make_article())
    naive = dt.datetime(2100, 1, 1)  # noqa: DTZ001  the point of this test
    with pytest.raises(ValueError, match="time zone"):
        workflow.publish(article, by=None, at=naive)
    assert not Edition.objects.exists()


@pytest.mark.parametrize("status", ["draft", "submitted"])
def test_a_text_that_is_not_approved_is_refused(status: str) -> None:
    article = make_article()
    if status == "submitted":
        workflow.submit(article, by=None)
    with refused("is not approved: approve it first"):
        workflow.publish(article, by=None)


def test_a_text_that_was_sent_back_is_not_approved_any_more() -> None:
    article = approve(make_article())
    workflow.send_back(article, by=None, note="No")
    with refused("is not approved"):
        workflow.publish(article, by=None)


def test_the_revision_that_was_read_must_be_the_newest() -> None:
    article = approve(rewrite(make_article(), headline="Seconda stesura"))
    with refused("saved again meanwhile (revision 2)"):
        workflow.publish(article, by=None, revision=1)
    workflow.publish(article, by=None, revision=2)


def test_what_became_incomplete_after_approval_is_refused() -> None:
    picture = make_picture()
    article = approve(make_article(picture=picture))
    Picture.objects.update(credit="")
    with refused("The picture has no credit."):
        workflow.publish(article, by=None)


@pytest.mark.parametrize("seconds", [0, -60])
def test_an_end_that_is_not_after_the_beginning_is_refused(seconds: int) -> None:
    article, at = approve(make_article()), ahead(hours=1)
    with refused("would end before it begins"):
        workflow.publish(article, by=None, at=at, until=at + dt.timedelta(seconds=seconds))


def test_an_end_that_has_passed_is_refused_when_publishing_now() -> None:
    article = approve(make_article())
    with refused("would end before it begins"):
        workflow.publish(article, by=None, until=ago(minutes=1))


def test_a_story_with_an_end_is_public_until_then() -> None:
    article, at, until = approve(make_article(headline="Breve")), ahead(hours=1), ahead(hours=2)
    edition = workflow.publish(article, by=None, at=at, until=until)
    assert (bounds(edition), edition.expires_at) == ((at, until), until)
    assert (shown(article, until - MICROSECOND), shown(article, until)) == ("Breve", None)


def test_publishing_again_ends_the_live_edition_at_that_instant() -> None:
    article = make_article(headline="Prima")
    first = make_edition(article, at=ago(hours=1))
    second = workflow.publish(approve(rewrite(article, headline="Seconda")), by=None)
    start, _end = bounds(second)
    assert bounds(first)[1] == start
    assert (shown(article), shown(article, start - MICROSECOND)) == ("Seconda", "Prima")


def test_a_scheduled_update_leaves_the_live_text_up_until_then() -> None:
    article, at = make_article(headline="Prima"), ahead(hours=3)
    make_edition(article, at=ago(hours=1))
    workflow.publish(approve(rewrite(article, headline="Seconda")), by=None, at=at)
    assert (shown(article), shown(article, at - MICROSECOND), shown(article, at)) == ("Prima", "Prima", "Seconda")


@pytest.mark.parametrize("order", list(permutations([1, 2, 3])))
def test_a_queue_may_be_filled_in_any_order(order: tuple[int, ...]) -> None:
    article, now = make_article(headline="0"), database_now()
    make_edition(article, at=ago(hours=1))
    instants = {number: now + dt.timedelta(hours=number) for number in (1, 2, 3)}
    editions = {
        number: workflow.publish(approve(rewrite(article, headline=str(number))), by=None, at=instants[number])
        for number in order
    }
    assert [bounds(editions[number]) for number in (1, 2, 3)] == [
        (instants[1], instants[2]),
        (instants[2], instants[3]),
        (instants[3], None),
    ]
    assert [shown(article, now + dt.timedelta(hours=hours)) for hours in (0, 1, 2, 3)] == ["0", "1", "2", "3"]


def test_a_text_published_now_lasts_until_the_one_that_is_queued() -> None:
    article, at = make_article(headline="Prima"), ahead(hours=2)
    make_edition(article, at=ago(hours=1))
    make_edition(rewrite(article, headline="In coda"), at=at)
    correction = workflow.publish(approve(rewrite(article, headline="Correzione")), by=None)
    assert bounds(correction)[1] == at
    assert (shown(article), shown(article, at)) == ("Correzione", "In coda")


def test_an_end_before_the_next_text_leaves_a_gap() -> None:
    article, end, at = make_article(headline="Prima"), ahead(hours=1), ahead(hours=2)
    make_edition(article, until=end)
    make_edition(rewrite(article, headline="Ritorno"), at=at)
    assert (shown(article), shown(article, end), shown(article, at)) == ("Prima", None, "Ritorno")


def test_an_end_after_the_next_text_gives_way_to_it() -> None:
    article, at, until = make_article(), ahead(hours=1), ahead(hours=5)
    first = make_edition(article, until=until)
    make_edition(rewrite(article, headline="Prima della fine"), at=at)
    assert bounds(first)[1] == at
    assert Edition.objects.get(pk=first.pk).expires_at == until


def test_two_texts_of_a_story_can_t_begin_at_one_instant() -> None:
    article, at = make_article(), ahead(hours=1)
    make_edition(article, at=at)
    second = approve(rewrite(article, headline="Anche"))
    with refused("begins at that very time"):
        workflow.publish(second, by=None, at=at)


def test_two_stories_may_begin_at_one_instant() -> None:
    at = ahead(hours=1)
    make_edition(at=at)
    make_edition(at=at)
    assert Edition.objects.live(at).count() == 2


def test_a_text_that_is_live_already_is_not_published_again() -> None:
    article = make_article()
    make_edition(article)
    with refused("is live already"):
        workflow.publish(article, by=None)


def test_the_same_text_may_be_brought_back_after_it_was_withdrawn() -> None:
    article = make_article(headline="Di nuovo")
    make_edition(article, at=ago(hours=1))
    workflow.withdraw(article, by=None)
    workflow.publish(article, by=None)
    assert shown(article) == "Di nuovo"


def test_history_stays_what_it_was_when_more_is_published() -> None:
    article = make_article(headline="Uno")
    for number, hours in ((1, 9), (2, 6), (3, 3)):
        make_edition(rewrite(article, headline=str(number)), at=ago(hours=hours), until=ago(hours=hours - 1))
    past = {edition.pk: (edition.live, edition.expires_at) for edition in Edition.objects.all()}
    make_edition(rewrite(article, headline="Adesso"))
    make_edition(rewrite(article, headline="Poi"), at=ahead(hours=1))
    assert {pk: (e.live, e.expires_at) for pk, e in Edition.objects.in_bulk(past).items()} == past


def test_bringing_in_an_older_text_lays_out_history_too() -> None:
    article, older, newer = make_article(headline="Nuova"), ago(days=20), ago(days=10)
    make_edition(article, at=newer)
    make_edition(rewrite(article, headline="Vecchia"), at=older)
    assert (shown(article, older), shown(article, newer), shown(article)) == ("Vecchia", "Nuova", "Nuova")


def test_every_edition_and_link_keeps_the_instant_of_first_publication() -> None:
    first = ago(days=2)
    article = make_article(companies=[make_company()], tags=["Cina"])
    make_edition(article, at=first)
    make_edition(rewrite(article, headline="Aggiornata"))
    make_edition(rewrite(article, headline="Ancora"), at=ahead(hours=1))
    for model in (Edition, EditionCompany, EditionTag):
        assert set(model.objects.values_list("published_at", flat=True)) == {first}
        assert model.objects.count() == 3


def test_an_edition_that_goes_out_earlier_becomes_the_first_publication() -> None:
    article = make_article(tags=["Cina"])
    make_edition(article, at=ahead(hours=2))
    make_edition(rewrite(article, headline="Prima"), at=(earlier := ahead(hours=1)))
    assert set(Edition.objects.values_list("published_at", flat=True)) == {earlier}
    assert set(EditionTag.objects.values_list("published_at", flat=True)) == {earlier}


def test_the_edition_holds_the_approved_words_whatever_the_working_row_says() -> None:
    article = approve(make_article(headline="Approvata"))
    Article.objects.update(headline="Cambiata di nascosto")
    assert workflow.publish(article, by=None).headline == "Approvata"


def test_publishing_leaves_one_line_whatever_it_moved() -> None:
    article = make_article()
    make_edition(article)
    make_edition(rewrite(article, headline="Poi"), at=ahead(hours=2))
    before = AuditEntry.objects.count()
    workflow.publish(approve(rewrite(article, headline="Ora")), by=None)
    assert AuditEntry.objects.count() == before + 3  # saved, approved, published
