"""The demo: it shows every state, its pages answer, and loading it again changes nothing."""

from collections import Counter
from io import StringIO
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth import authenticate
from django.core.management import call_command

from articles.front import curated
from articles.models import Article, Edition, Idea, Placement
from articles.models.placement import Place, Seat
from articles.publication import database_now
from articles.standing import say, stories
from embargoes.models import Embargo
from images.models import Picture
from tests.factories import make_client

# Its pictures are drawn by code, which takes a while: everything is asked of one loading.
pytestmark = pytest.mark.xdist_group("demo")
OURS = ("articles", "companies", "embargoes", "images", "taggit", "auth")


def rows() -> dict[str, list[Any]]:
    """Every row of ours, whatever it says."""
    models = (model for app in OURS for model in apps.get_app_config(app).get_models(include_auto_created=True))
    return {model._meta.label: list(model._base_manager.order_by("pk").values()) for model in models}


def load() -> str:
    said = StringIO()
    call_command("demo", "--accounts", stdout=said)
    return said.getvalue().strip()


@pytest.mark.django_db
def test_the_demo_shows_every_state_and_loads_once() -> None:
    assert load() == f"{Article.objects.count()} stories loaded"
    check_states()
    check_pages()
    check_people()
    check_front()
    check_plans()
    before = rows()
    assert load() == "0 stories loaded"
    assert rows() == before


def check_plans() -> None:
    assert Idea.objects.open().count() == 3
    assert Idea.objects.open().undated().count() == 2
    assert Article.objects.filter(planned_at__gt=database_now()).exists()
    held = Edition.objects.queued().get(held_until__isnull=False)
    assert held.live.lower == held.held_until == Embargo.objects.get().lifts_at


def check_states() -> None:
    now = database_now()
    keys = Counter(said.key for article in stories() for said in say(article, now))
    assert set(keys) == {"draft", "submitted", "approved", "scheduled", "live", "newer", "expired", "withdrawn"}
    assert keys["live"] >= 25
    assert keys["scheduled"] >= 3
    assert Edition.objects.live().filter(language="en").count() >= 5
    assert Article.objects.filter(original__isnull=False).count() >= 5
    updated = [article for article in Article.objects.all() if article.editions.begun().count() > 1]
    assert updated


def check_pages() -> None:
    reader = make_client()
    for edition in Edition.objects.live():
        assert reader.get(edition.get_absolute_url()).status_code == 200, edition.slug
    for edition in Edition.objects.queued():
        assert reader.get(edition.get_absolute_url()).status_code == 404, edition.slug
    gone = [a for a in stories() if {"expired", "withdrawn"} & {s.key for s in say(a, database_now())}]
    for article in gone:
        assert reader.get(article.editions.first().get_absolute_url()).status_code == 410, article.slug
    assert Picture.objects.filter(alt="").count() == Picture.objects.filter(credit="").count() == 0


def check_people() -> None:
    for username in ("reporter", "editor", "chief"):
        user = authenticate(username=username, password="newsroom")
        assert user, username
        assert make_client(user).get("/admin/articles/article/").status_code == 200


def check_front() -> None:
    assert curated("it").placed[Seat(Place.LEAD)].slug == "lvmh-chiude-l-acquisto-di-tiffany"
    assert len(curated("it").placed) == 3
    assert [bool(block.editions) for block in curated("it").blocks] == [True, True]
    assert Placement.objects.queued().filter(after=None).count() == 1
    assert Placement.objects.queued().exclude(after=None).count() == 1
