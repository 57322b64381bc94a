"""From an empty place to a story or an idea, and an idea on another day."""

import datetime as dt

import pytest
from django.contrib.auth.models import User

from articles.models import Article, AuditEntry, Idea
from tests.articles.admin.story_form import verb_address
from tests.desk.calendar.placing import make_idea, noon, shown, typed
from tests.factories import ago, ahead, make_article, make_client, make_embargo, make_section

pytestmark = pytest.mark.django_db
NEW = "/admin/calendar/new/"


def test_an_empty_place_proposes_its_time_and_the_filters(editor: User) -> None:
    section = make_section()
    page = shown(make_client(editor), NEW, at="2100-03-04T09:00", section=section.pk, language="en")
    assert 'value="2100-03-04 09:00"' in page
    assert f'value="{section.pk}" selected' in page
    assert 'value="en" selected' in page


def test_it_becomes_a_story_with_a_wish_that_is_one_s_own(reporter: User) -> None:
    at = noon()
    sent = {"what": "story", "headline": "Nuova vetrina", "at": typed(at), "section": "", "language": "it"}
    response = make_client(reporter).post(NEW, sent)
    article = Article.objects.get()
    assert response.url == article.get_admin_url()
    assert (article.headline, article.planned_at, article.owner) == ("Nuova vetrina", at, reporter)
    assert list(AuditEntry.objects.order_by("pk").values_list("verb", flat=True)) == ["created", "planned"]


def test_it_becomes_an_idea_for_that_day_and_leads_back(reporter: User) -> None:
    sent = {"what": "idea", "headline": "Chi compra", "at": typed(noon()), "language": "it"}
    response = make_client(reporter).post(f"{NEW}?back=/admin/calendar/%3Fview=week", sent)
    assert response.url == "/admin/calendar/?view=week"
    idea = Idea.objects.get()
    assert (idea.title, str(idea.wanted), idea.made_by) == ("Chi compra", str(noon().date()), reporter)


def test_a_time_that_has_passed_or_is_none_makes_nothing_and_says_why(reporter: User) -> None:
    client = make_client(reporter)
    for at, says in ((typed(ago(hours=2)), "has passed"), ("2027-03-28T02:30", "clocks go forward"), ("", "required")):
        page = client.post(NEW, {"what": "story", "headline": "Titolo", "at": at, "language": "it"})
        assert says in page.content.decode()
    assert not Article.objects.exists()


def test_an_idea_goes_to_another_day_a_month_or_none(reporter: User) -> None:
    idea, client = make_idea(), make_client(reporter)
    for wanted in ("2100-02-03", "2100-02", ""):
        client.post(f"/admin/calendar/ideas/{idea.pk}/", {"wanted": wanted})
        idea.refresh_from_db()
        assert str(idea.wanted or "") == wanted
    client.post(f"/admin/calendar/ideas/{idea.pk}/", {"wanted": "21 dicembre 2099"})
    idea.refresh_from_db()
    assert str(idea.wanted) == "2099-12-21"
    assert "read as a date" in client.post(f"/admin/calendar/ideas/{idea.pk}/", {"wanted": "boh"}).content.decode()


def test_an_idea_is_not_wanted_on_a_day_that_is_over(reporter: User) -> None:
    idea, client = make_idea(wanted="2100-02-03"), make_client(reporter)
    page = client.post(f"/admin/calendar/ideas/{idea.pk}/", {"wanted": "2020-12-21"}).content.decode()
    assert "21 December 2020 is over: choose a day that is still to come." in page
    idea.refresh_from_db()
    assert str(idea.wanted) == "2100-02-03"
    page = client.post(NEW, {"what": "idea", "headline": "Ieri", "at": "2020-12-21T09:00", "language": "it"})
    assert "is over" in page.content.decode()
    assert Idea.objects.count() == 1


def test_a_wish_before_an_embargo_lifts_is_warned_of(editor: User) -> None:
    article, client = make_article(), make_client(editor)
    make_embargo(article, lifts_at=ahead(days=9), name="Accordo")
    page = verb_address("plan", article)
    told = client.post(page, {"at": typed(noon()), "note": ""}, follow=True).content.decode()
    assert "under the embargo “Accordo” (Casa Rossi) until" in told
    assert "At the chosen time it can’t go out yet." in told
    later = client.post(page, {"at": typed(noon() + dt.timedelta(days=30)), "note": ""}, follow=True)
    assert "At the chosen time" not in later.content.decode()


def test_an_idea_of_somebody_else_is_read_and_not_moved(reporter: User, editor: User) -> None:
    idea = make_idea("Di altri", assignee=editor, note="Da sentire")
    client, page = make_client(reporter), f"/admin/calendar/ideas/{idea.pk}/"
    assert "Da sentire" in shown(client, page)
    assert '<button class="default"' not in shown(client, page)
    assert client.post(page, {"wanted": "2027"}).status_code == 403


def test_an_idea_that_is_over_is_on_no_page(editor: User) -> None:
    idea = make_idea(dropped_at=ago(days=1))
    assert make_client(editor).get(f"/admin/calendar/ideas/{idea.pk}/").status_code == 404
