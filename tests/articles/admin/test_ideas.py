"""Ideas at the desk: noted, narrowed down, and in one step a story."""

import datetime as dt

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from articles.models import Article, Idea
from tests.factories import make_client, make_milestone, make_user

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/idea/"


def note(user: User, **given: object) -> Idea:
    sent = {"title": "Due store su Tmall", "note": "", "wanted": "2087-02", "language": "it"} | given
    answer = make_client(user).post(f"{LIST}add/", sent)
    assert answer.status_code == 302, answer.content.decode()
    return Idea.objects.latest("pk")


def step(user: User, idea: Idea, name: str) -> str:
    return make_client(user).post(f"{LIST}{idea.pk}/{name}/")["Location"]


def test_an_idea_s_date_is_typed_in_words_or_as_it_is_written(reporter: User) -> None:
    for typed, means in (("21 dicembre 2087", "2087-12-21"), ("Q4 2087", "2087-Q4"), ("2087-02", "2087-02"), ("", "")):
        assert str(note(reporter, wanted=typed).wanted or "") == means
    page = make_client(reporter).post(f"{LIST}add/", {"title": "Titolo", "wanted": "boh", "language": "it"})
    assert "read as a date" in page.content.decode()


def test_a_reporter_notes_an_idea_and_makes_it_a_story_in_one_step(reporter: User) -> None:
    idea = note(reporter)
    assert (idea.made_by, str(idea.wanted)) == (reporter, "2087-02")
    page = make_client(reporter).get(f"{LIST}{idea.pk}/change/").content.decode()
    assert "Make it a story" in page
    where = step(reporter, idea, "write")
    article = Article.objects.get()
    assert where == article.get_admin_url()
    assert step(reporter, idea, "write") == where, "a second click leads to the same story"
    after = make_client(reporter).get(f"{LIST}{idea.pk}/change/").content.decode()
    assert "became a story" in after
    assert "Make it a story" not in after


def test_what_is_typed_is_saved_before_the_idea_becomes_a_story_or_is_dropped(reporter: User) -> None:
    client = make_client(reporter)
    for step in ("_write", "_drop"):
        idea = note(reporter)
        sent = {"title": "Tre store", "note": "Sentire Rossi", "wanted": "", "language": "it", step: "1"}
        answer = client.post(f"{LIST}{idea.pk}/change/", sent)
        idea.refresh_from_db()
        assert (idea.title, idea.note) == ("Tre store", "Sentire Rossi")
        assert bool(idea.article) == (step == "_write")
        assert bool(idea.dropped_at) == (step == "_drop")
        assert answer.status_code == 302
    assert Article.objects.get().comments.get().text == "Sentire Rossi"


def test_a_dropped_idea_leaves_the_list_and_comes_back(reporter: User) -> None:
    idea = note(reporter)
    client = make_client(reporter)
    assert idea.title in client.get(LIST).content.decode()
    step(reporter, idea, "drop")
    assert f"{LIST}{idea.pk}/" not in client.get(LIST).content.decode()
    assert f"{LIST}{idea.pk}/" in client.get(f"{LIST}?became=dropped").content.decode()
    step(reporter, idea, "take-up")
    assert f"{LIST}{idea.pk}/" in client.get(LIST).content.decode()


def test_the_list_is_narrowed_to_whose_ideas_they_are(reporter: User, editor: User) -> None:
    mine, free = note(editor, assignee=reporter.pk), note(editor, title="Altra")
    client = make_client(reporter)
    for query, idea in (("mine", mine), ("nobody", free)):
        page = client.get(f"{LIST}?whose={query}").content.decode()
        assert [f"{LIST}{one.pk}/" in page for one in (idea, mine, free)] == [True, idea == mine, idea == free]


def test_what_others_noted_can_be_read_and_not_changed(reporter: User) -> None:
    other = make_user("Reporter")
    idea = note(other, assignee=other.pk)
    client = make_client(reporter)
    page = client.get(f"{LIST}{idea.pk}/change/")
    assert page.status_code == 200
    assert "Make it a story" not in page.content.decode()
    for name in ("write", "drop", "take-up"):
        assert client.post(f"{LIST}{idea.pk}/{name}/").status_code == 403
    assert client.get(f"{LIST}{idea.pk}/write/").status_code == 405


def test_today_proposes_what_is_expected_and_asks_what_became_of_it(reporter: User) -> None:
    today = timezone.localdate()
    lasts = make_milestone(date=f"{today:%Y-%m}", label="Apertura a Shanghai")
    over = make_milestone(date=str(today - dt.timedelta(days=400)), label="Apertura a Milano")
    client = make_client(reporter)
    page = client.get("/admin/").content.decode()
    assert f"{LIST}propose/{lasts.pk}/" in page
    assert f"/admin/companies/milestone/{over.pk}/settle/" in page
    answer = client.post(f"{LIST}propose/{lasts.pk}/")
    idea = Idea.objects.get()
    assert answer["Location"] == f"{LIST}{idea.pk}/change/"
    client.post(f"{LIST}propose/{over.pk}/", {"drop": "1"})
    assert Idea.objects.get(milestone=over).dropped_at
    assert f"{LIST}propose/" not in client.get("/admin/").content.decode()


def test_ideas_that_are_mine_to_write_stand_on_today(reporter: User, editor: User) -> None:
    idea = note(editor, assignee=reporter.pk)
    assert f"{LIST}{idea.pk}/" in make_client(reporter).get("/admin/").content.decode()
    assert f"{LIST}{idea.pk}/" not in make_client(editor).get("/admin/").content.decode()
