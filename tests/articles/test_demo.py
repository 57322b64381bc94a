"""The demo: it shows every state, its pages answer, and loading it again changes nothing."""

import html
from collections import Counter
from io import StringIO
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth import authenticate
from django.core.management import call_command
from django.test import Client
from django.utils import translation

from articles.demo import content, keys
from articles.front import curated
from articles.models import Article, Edition, Idea, Placement
from articles.models.links import EditionCompany, EditionFact, EditionMilestone, EditionPartnership, EditionPerson
from articles.models.placement import Place, Seat
from articles.publication import database_now
from articles.standing import say, stories
from companies.dates import PartialDate
from companies.models import (
    Company,
    Fact,
    Milestone,
    Ownership,
    Partnership,
    Person,
    Quote,
    Role,
    Source,
    Standing,
)
from embargoes.models import Embargo
from images.models import Picture
from tests.factories import make_client

# Its pictures are drawn by code, which takes a while: everything is asked of one loading.
pytestmark = pytest.mark.xdist_group("demo")
SEED = (
    "750 milioni di utenti",
    "dicembre 2020",
    "21 dicembre 2020",
    "febbraio 2021",
    "Kering cita Alibaba in giudizio",
    "agosto 2017",
    "Apre il negozio online cinese di Gucci",
    "Marco Bizzarri",
    "Michael Evans",
)
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
    check_register()
    check_seed()
    before = rows()
    assert load() == "0 stories loaded"
    assert rows() == before


def check_plans() -> None:
    assert Idea.objects.open().count() == 3
    assert Idea.objects.open().undated().count() == 2
    assert Article.objects.filter(planned_at__gt=database_now()).exists()
    held = Edition.objects.queued().get(held_until__isnull=False)
    assert held.live.lower == held.held_until == Embargo.objects.get().lifts_at


def check_register() -> None:
    """Its rows are what the forms would take, and all of them are public: some live story carries each."""
    links = (EditionCompany, EditionPerson, EditionPartnership, EditionMilestone, EditionFact)
    for link in links:
        model: Any = link._meta.get_field(link.TARGET).related_model
        assert model.objects.count()
        assert list(model.objects.exclude(pk__in=link.objects.live().values(link.TARGET))) == []
    for model in (Company, Person, Partnership, Milestone, Ownership, Role, Standing, Quote, Source):
        for row in model.objects.all():
            row.full_clean()
    for partnership in Partnership.objects.all():
        partnership.refuse_alone(partnership.parties.count())
    assert Fact.objects.filter(is_preferred=False).exists()
    check_times()
    known = [key for key, _ in keys.facts(content.register())]
    for story in content.stories():
        for written in story.head.get("facts", ()):
            assert any(keys.matching([written], key) for key in known), (story.slug, written)


def check_times() -> None:
    """No story tells what began or ended after it."""
    for link in EditionFact.objects.live().filter(kind__in=("ownership", "role")):
        for end in filter(None, (link.facts["since"], link.facts["until"])):
            assert PartialDate.parse(end).first_day <= link.published_at.date(), (link.edition.slug, link.facts)


def check_seed() -> None:
    """What the announcement of Gucci and Tmall said is on the page of each of those it is about."""
    reader = make_client()
    partnership = page_of(reader, Partnership, "gucci-tmall-luxury-pavilion")
    for told in SEED:
        assert told in partnership, told
    for slug in ("gucci", "kering", "tmall", "alibaba-group"):
        page = page_of(reader, Company, slug)
        assert "Gucci × Tmall Luxury Pavilion" in page, slug
        assert "Gucci apre due store su Tmall" in page, slug
    for slug, role in (("marco-bizzarri", "Amministratore delegato"), ("michael-evans", "Presidente")):
        page = page_of(reader, Person, slug)
        assert role in page
        assert "Gucci apre due store su Tmall" in page, slug
        for quote in Quote.objects.filter(speaker__slug=slug):
            assert quote.words in html.unescape(page)
    for quote in Quote.objects.filter(partnership__slug="gucci-tmall-luxury-pavilion", said_on="2020-12"):
        assert quote.role_then() is not None


def page_of(reader: Client, model: Any, slug: str) -> str:
    with translation.override("it"):
        return reader.get(model.objects.get(slug=slug).get_absolute_url()).content.decode()


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
