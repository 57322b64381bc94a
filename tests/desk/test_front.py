"""The desk's page of the front page: what it shows of now and of other instants, and what its forms do."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles import workflow
from articles.models import FrontBlock, Placement, Section
from articles.models.placement import Place, Seat
from articles.workflow.placing import version
from desk.front.page import address
from tests.factories import ago, ahead, make_article, make_client, make_copies, make_edition, make_section

pytestmark = pytest.mark.django_db
LEAD, SECOND = Seat(Place.LEAD), Seat(Place.SECOND, 0)
HERE = "/admin/front/?language=it"


def send(client: Client, where: str = HERE, **form: Any) -> HttpResponse:
    return client.post(where, {"seen": version("it")} | form)


def tops(page: HttpResponse) -> list[tuple[int, bool]]:
    cards = page.context["page"].top
    return [(card["edition"].article_id, bool(card["placement"])) for card in cards if card["edition"]]


def said(page: HttpResponse) -> str:
    return " ".join(str(message) for message in page.context["messages"])


@pytest.fixture
def editor_at(editor: User) -> Client:
    return make_client(editor)


def test_it_shows_the_slots_as_they_are_and_as_they_will_be(editor_at: Client) -> None:
    old, new = make_edition(at=ago(hours=5)), make_edition(at=ago(hours=1))
    workflow.place(old.article, LEAD, by=None, at=ahead(hours=2))
    assert tops(editor_at.get(HERE)) == [(new.article_id, False), (old.article_id, False)]
    assert tops(editor_at.get(address("it", ahead(hours=3)))) == [(old.article_id, True), (new.article_id, False)]
    page = editor_at.get(HERE)
    assert [one.placement.article_id for one in page.context["page"].to_come] == [old.article_id]
    assert "/admin/rehearsal/?path=%2F" in page.content.decode()
    assert editor_at.get("/admin/front/?language=en").context["page"].top[0]["edition"] is None


def test_a_story_is_found_placed_moved_and_removed(editor_at: Client, editor: User) -> None:
    story = make_edition(headline="Gucci apre a Shanghai", at=ago(days=9)).article
    make_copies(make_edition(), [ago(hours=n) for n in range(1, 12)])
    queued = make_edition(headline="Gucci poi", at=ahead(hours=3)).article
    make_article(headline="Gucci in bozza")
    found = editor_at.get(f"{HERE}&q=gucci").context["found"]
    assert {edition.article_id for edition, _form in found} == {story.pk, queued.pk}
    assert send(editor_at, do="put", story=story.pk, seat=str(LEAD), sure=str(LEAD)).status_code == 302
    row = Placement.objects.live().get()
    assert (row.article, row.seat, row.made_by) == (story, LEAD, editor)
    send(editor_at, do="put", story=story.pk, placement=row.pk, to=str(SECOND))
    row = Placement.objects.live().get()
    assert row.seat == SECOND
    send(editor_at, do="remove", placement=row.pk)
    assert not Placement.objects.live().exists()


def test_what_readers_see_is_replaced_only_after_a_question(editor_at: Client) -> None:
    old, new = make_edition(headline="Prima"), make_edition(headline="Seconda", at=ago(days=1))
    form = {"do": "put", "story": new.article_id, "seat": str(LEAD), "until": "2031-07-02T09:00"}
    workflow.place(old.article, LEAD, by=None)
    page = send(editor_at, **form)
    assert (page.status_code, Placement.objects.count()) == (200, 1)
    question = page.context["pending"].question
    assert "Readers see “Prima” there now: “Seconda” takes its place at once." in question
    assert "From Wed 2 Jul 2031 09:00 “Prima” stands there again: Lead." in question
    assert send(editor_at, **form, sure=str(SECOND)).status_code == 200
    done = editor_at.post(HERE, {"seen": version("it"), "sure": str(LEAD)} | form, follow=True)
    assert "“Prima” stands there again" in said(done)
    assert tops(done)[0] == (new.article_id, True)


def test_the_question_says_that_what_takes_the_place_is_not_public_yet(editor_at: Client) -> None:
    make_edition(headline="Prima")
    queued = make_edition(headline="Seconda", at=ahead(hours=2))
    page = send(editor_at, do="put", story=queued.article_id, seat=str(LEAD))
    assert "“Seconda” isn’t public yet" in page.context["pending"].question


def test_what_begins_later_or_is_there_anyway_is_placed_without_a_question(editor_at: Client) -> None:
    shown, other = make_edition(), make_edition(at=ago(days=1))
    send(editor_at, do="put", story=shown.article_id, seat=str(LEAD))
    send(editor_at, do="put", story=other.article_id, seat=str(LEAD), start="2031-07-02T09:00")
    assert Placement.objects.count() == 2


def test_a_placed_story_put_elsewhere_for_a_time_goes_back(editor_at: Client) -> None:
    story = make_edition().article
    row = workflow.place(story, SECOND, by=None)
    form = {"do": "put", "story": story.pk, "placement": row.pk, "seat": str(LEAD), "until": "2031-07-02T09:00"}
    send(editor_at, **form)
    assert [(one.seat, bool(one.after_id)) for one in Placement.objects.order_by("pk")] == [
        (SECOND, False),
        (LEAD, False),
        (SECOND, True),
    ]


def test_times_are_typed_by_the_newsroom_s_clock(editor_at: Client) -> None:
    story = make_edition().article
    send(editor_at, do="put", story=story.pk, seat=str(LEAD), start="2031-07-01T09:00", until="2031-07-02T09:00")
    row = Placement.objects.get()
    assert (row.starts_at.isoformat(), row.until.isoformat()) == (
        "2031-07-01T07:00:00+00:00",
        "2031-07-02T07:00:00+00:00",
    )


def test_an_old_page_is_refused_in_a_sentence_and_what_was_typed_is_offered_again(
    editor_at: Client, chief: User
) -> None:
    mine, theirs = make_edition().article, make_edition().article
    seen = version("it")
    workflow.place(theirs, LEAD, by=chief)
    page = send(editor_at, seen=seen, do="put", story=mine.pk, seat=str(SECOND), until="2031-07-02T09:00")
    assert page.status_code == 200
    assert "changed the front page meanwhile" in said(page)
    again = page.context["pending"]
    assert (again.article, again.form["until"].value(), again.form["seat"].value()) == (mine, "2031-07-02T09:00", "2-0")
    assert page.context["seen"] == version("it") != seen
    assert Placement.objects.get().article == theirs
    send(editor_at, do="put", story=mine.pk, seat=str(SECOND), until="2031-07-02T09:00")
    assert Placement.objects.live().count() == 2


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"start": "2020-01-01T00:00"}, "has passed"),
        ({"start": "soon"}, "can't be read as a time"),
        ({"until": "2020-01-01T00:00"}, "end before it begins"),
        ({"seat": "9-9"}, "Select a valid choice"),
        ({"to": "4-0-1"}, "Select a valid choice"),
    ],
)
def test_what_can_t_be_is_said(form: dict[str, str], words: str, editor_at: Client) -> None:
    page = send(editor_at, **{"do": "put", "story": str(make_edition().article.pk), "seat": str(LEAD)} | form)
    assert words in said(page)
    assert page.context["pending"]
    assert not Placement.objects.exists()


def test_blocks_come_and_go(editor_at: Client) -> None:
    make_copies(make_edition(), [ago(hours=n) for n in range(1, 15)])
    section, empty = Section.objects.get(), make_section()
    for one in (section, empty):
        send(editor_at, do="show", section=one.pk)
    page = editor_at.get(HERE)
    assert [(block.section, len(block.cards)) for block in page.context["page"].blocks] == [(section, 3), (empty, 3)]
    send(editor_at, do="hide", section=empty.pk)
    assert FrontBlock.objects.live().get().section == section


def test_the_history_tells_each_act_and_takes_it_back(editor_at: Client, editor: User) -> None:
    first, second = make_edition(headline="Prima").article, make_edition(headline="Seconda").article
    send(editor_at, do="put", story=first.pk, seat=str(LEAD), sure=str(LEAD))
    send(editor_at, do="put", story=second.pk, seat=str(LEAD), sure=str(LEAD))
    acts = editor_at.get(HERE).context["acts"]
    assert [(act.by, act.says) for act in acts] == [
        (editor, ["“Seconda” placed: Lead"]),
        (editor, ["“Prima” placed: Lead"]),
    ]
    send(editor_at, do="revert", to=acts[0].before)
    assert Placement.objects.live().get().article == first
    send(editor_at, do="revert", to=acts[1].before)
    assert not Placement.objects.live().exists()
    page = send(editor_at, do="revert", to="never")
    assert "no such instant" in said(page)


def test_a_reporter_looks_and_places_nothing(reporter: User) -> None:
    story = make_edition().article
    page = make_client(reporter).get(HERE)
    assert '<form method="post"' not in page.content.decode().split('id="content-main"')[1]
    assert send(make_client(reporter), do="put", story=story.pk, seat=str(LEAD)).status_code == 403


@pytest.mark.parametrize(
    "form", [{}, {"do": "burn"}, {"do": "put"}, {"do": "put", "story": "x"}, {"do": "put", "story": "9" * 30}]
)
def test_what_no_form_sends_is_refused(form: dict[str, str], editor_at: Client) -> None:
    assert send(editor_at, **{"seat": "1-0"} | form).status_code == 400


@pytest.mark.parametrize(
    "form", [{"do": "remove"}, {"do": "remove", "placement": "7"}, {"do": "show"}, {"do": "hide", "section": "0999"}]
)
def test_what_is_not_there_is_not_found(form: dict[str, str], editor_at: Client) -> None:
    assert send(editor_at, **form).status_code == 404


def test_it_takes_as_many_queries_for_much_as_for_little(editor_at: Client) -> None:
    section = make_edition(at=ago(hours=1)).section
    copies = make_copies(make_edition(at=ago(hours=2), section=section), [ago(hours=n) for n in range(3, 30)])

    def taken() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert editor_at.get(f"{HERE}&q=titolo").status_code == 200
        return len(captured)

    workflow.show_block(section, "it", by=None)
    workflow.place(copies[0].article, LEAD, by=None)
    taken()
    little = taken()
    workflow.show_block(make_section(), "it", by=None)
    for number in range(3):
        workflow.place(copies[number + 5].article, Seat(Place.SECOND, number), by=None)
        workflow.place(copies[number + 9].article, Seat(Place.STRIP, number), by=None, at=ahead(hours=number + 1))
    assert taken() == little <= 24


def test_a_placed_story_that_is_not_public_is_listed_for_the_desk(editor_at: Client) -> None:
    story = make_edition(at=ahead(hours=2)).article
    workflow.place(story, LEAD, by=None)
    page = editor_at.get(HERE).context["page"]
    assert [one.placement.article for one in page.waiting] == [story]
    later = editor_at.get(address("it", ahead(hours=3))).context["page"]
    assert (later.waiting, later.top[0]["edition"].article_id) == ([], story.pk)
