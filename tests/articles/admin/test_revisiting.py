"""At the desk: which stories tell of a fact, what is asked once it is changed, and leaving a story as it is."""

import html
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from articles import workflow
from articles.models import Edition, Revisit
from companies.models import Ownership
from tests.companies.test_admin import filled
from tests.factories import make_client, make_company, make_edition, make_milestone, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition(reporter: User) -> Edition:
    fact = Ownership.objects.create(owner=make_company(name="Kering"), owned=make_company(name="Gucci"), share=42)
    return make_edition(reported=[fact], owner=reporter)


def page(client: Client, address: str) -> str:
    return html.unescape(client.get(address, follow=True).content.decode())


def saved(client: Client, thing: Any, **changes: Any) -> str:
    """What the desk says after the thing's form was saved with these changes."""
    address = reverse(f"admin:companies_{thing._meta.model_name}_change", args=[thing.pk])
    response = filled(client, address, **changes)
    assert response.status_code == 302
    return page(client, response["Location"])


def test_the_page_of_a_fact_names_the_stories_that_tell_of_it(edition: Edition, editor: User) -> None:
    fact = Ownership.objects.get()
    address = reverse("admin:companies_ownership_change", args=[fact.pk])
    assert edition.headline in page(make_client(editor), address)
    workflow.withdraw(edition.article, by=None)
    assert edition.headline not in page(make_client(editor), address)


def test_who_changes_a_fact_is_told_which_stories_are_to_be_looked_at(edition: Edition, editor: User) -> None:
    said = saved(make_client(editor), Ownership.objects.get(), share="60")
    assert f"1 story tells it otherwise and stays as it is until somebody looks at it again: “{edition}" in said


def test_a_fact_changed_in_a_row_of_its_company_counts_too(edition: Edition, editor: User) -> None:
    saved(make_client(editor), Ownership.objects.get().owned, **{"owners-0-share": "60"})
    assert Revisit.objects.get().says["share"] == "60"


def test_a_milestone_that_is_settled_counts_too(editor: User) -> None:
    milestone = make_milestone(date="2020")
    make_edition(milestones=[milestone])
    address = reverse("admin:companies_milestone_settle", args=[milestone.pk])
    said = make_client(editor).post(address, {"state": "happened", "date": "2020-12-21"}, follow=True)
    assert "1 story tells it otherwise" in said.content.decode()
    assert Revisit.objects.get().said["date"] == "2020"


def test_the_story_s_page_says_what_it_told_and_what_is_so_now(edition: Edition, editor: User, reporter: User) -> None:
    saved(make_client(editor), Ownership.objects.get(), share="60", since="1999-Q4")
    shown = page(make_client(reporter), edition.article.get_admin_url())
    assert "Kering → Gucci 60%" in shown
    for label, before, after in (("Share in per cent", "42", "60"), ("Since", "–", "quarter 4 of 1999")):
        assert f"<dt>{label}</dt><dd><del>{before}</del> <ins>{after}</ins></dd>" in shown


def test_today_lists_them_for_the_owner_and_for_editors(edition: Edition, editor: User, reporter: User) -> None:
    saved(make_client(editor), Ownership.objects.get(), share="60")
    for person, sees in ((reporter, True), (editor, True), (make_user("Reporter"), False)):
        assert ("Told otherwise by now" in page(make_client(person), reverse("admin:index"))) is sees


def test_the_owner_leaves_the_story_as_it_is(edition: Edition, editor: User, reporter: User) -> None:
    saved(make_client(editor), Ownership.objects.get(), share="60")
    address = reverse("admin:articles_article_let-stand", args=[edition.article_id, Revisit.objects.get().pk])
    client = make_client(reporter)
    assert client.get(address).status_code == 405
    assert "The story stays as it is" in client.post(address, follow=True).content.decode()
    assert "Somebody has settled this meanwhile." in client.post(address, follow=True).content.decode()
    assert not Revisit.objects.open().exists()


@pytest.mark.parametrize("role", ["Reporter", ""])
def test_others_may_not(edition: Edition, editor: User, role: str) -> None:
    saved(make_client(editor), Ownership.objects.get(), share="60")
    address = reverse("admin:articles_article_let-stand", args=[edition.article_id, Revisit.objects.get().pk])
    assert make_client(make_user(role)).post(address).status_code == 403
    assert Revisit.objects.open().exists()


def test_a_task_of_another_story_isn_t_there(edition: Edition, editor: User) -> None:
    saved(make_client(editor), Ownership.objects.get(), share="60")
    address = reverse("admin:articles_article_let-stand", args=[make_edition().article_id, Revisit.objects.get().pk])
    assert make_client(editor).post(address).status_code == 404


def test_an_editor_leaves_all_stories_as_they_are_at_once(edition: Edition, editor: User, reporter: User) -> None:
    fact = Ownership.objects.get()
    make_edition(reported=[fact])
    saved(make_client(editor), fact, share="60")
    address = reverse("admin:articles_article_let-all-stand", args=["fact", fact.pk])
    assert make_client(reporter).post(address).status_code == 403
    assert "2 of them are to be looked at again." in page(
        make_client(editor), reverse("admin:companies_ownership_change", args=[fact.pk])
    )
    assert "2 stories stay as they are." in make_client(editor).post(address, follow=True).content.decode()
    assert not Revisit.objects.open().exists()
    assert make_client(editor).post(address).status_code == 302
    nothing = reverse("admin:articles_article_let-all-stand", args=["company", fact.pk])
    assert make_client(editor).post(nothing).status_code == 404
