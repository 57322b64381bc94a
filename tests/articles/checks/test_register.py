"""Checks that ask the database: companies, links, milestones; and what all of them together cost."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import checks
from companies.models import Company
from companies.names import companies_named_in
from tests.articles.checks.asking import figure, fine, found, names, pull
from tests.factories import (
    ago,
    ahead,
    make_article,
    make_company,
    make_edition,
    make_milestone,
    make_partnership,
    make_picture,
    make_section,
)

pytestmark = pytest.mark.django_db


def test_a_company_that_is_named_and_not_linked_is_noticed_with_the_words() -> None:
    company = make_company(name="Moncler")
    company.aliases.create(name="Gruppo Moncler")
    (one,) = found(body="<p>Il Gruppo Moncler apre un negozio.</p>")
    assert (one.name, one.level, one.field, one.quote) == ("company-not-linked", "warns", "body", "Gruppo Moncler")
    assert one.company == (company.pk, "Moncler")


def test_a_company_is_linked_when_chosen_mentioned_or_party_to_what_was_chosen() -> None:
    company = make_company(name="Moncler")
    text = "<p>Moncler apre un negozio.</p>"
    partnership = make_partnership((company,))
    assert names(body=text, companies=[company]) == set()
    assert names(body=f'<p><span data-company="{company.pk}">Moncler</span> apre.</p>') == set()
    assert names(body=text, partnerships=[partnership]) == set()
    assert names(body=text, milestones=[make_milestone(partnership, state="happened")]) == set()
    assert names(body="<p>I moncleristi aprono un negozio.</p>") == set()


def test_names_are_those_of_the_register_now() -> None:
    company = make_company(name="Primaporta")
    assert companies_named_in("Primaporta e Secondaporta") == [company]
    Company.objects.filter(pk=company.pk).update(name="Secondaporta")
    assert companies_named_in("Primaporta e Secondaporta") == [Company.objects.get()]
    company.aliases.create(name="Terzaporta")
    assert companies_named_in("Terzaporta") == [company]
    company.delete()
    assert companies_named_in("Primaporta, Secondaporta, Terzaporta") == []


def test_a_large_register_is_read_once() -> None:
    Company.objects.bulk_create(Company(name=f"Ditta Numero {n}", slug=f"ditta-{n}") for n in range(5000))
    companies_named_in("Ditta Numero 17")
    with CaptureQueriesContext(connection) as captured:
        assert [company.name for company in companies_named_in("La Ditta Numero 17 apre.")] == ["Ditta Numero 17"]
    assert len(captured) == 2


def linking(address: str) -> str:
    return f'<p>Lo ha detto <a href="{address}">il nostro pezzo</a> di ieri.</p>'


def judged(address: str) -> str | None:
    said = [one for one in found(body=linking(address)) if one.name.startswith("link-")]
    assert all(one.quote == "il nostro pezzo" for one in said)
    return said[0].name.removeprefix("link-") if said else None


def test_links_to_stories_are_judged_by_what_readers_get() -> None:
    live, queued = make_edition(at=ago(hours=1)), make_edition(at=ahead(hours=1))
    gone = make_edition(at=ago(hours=2), until=ago(hours=1))
    draft = make_article(slug="solo-una-bozza")
    assert judged(f"/articles/{live.slug}/") is None
    assert judged(f"/articles/{live.slug}/?da=qui#fondo") is None
    assert judged(f"/articles/{queued.slug}/") == "not-public"
    assert judged(f"/articles/{gone.slug}/") == "not-public"
    assert judged(f"/articles/{draft.slug}/") == "not-public"
    assert judged("/articles/non-esiste/") == "dead"
    assert judged("/en/articles/non-esiste/") == "dead"


def test_an_old_address_of_a_live_story_is_no_dead_link() -> None:
    edition = make_edition(at=ago(hours=2))
    article = edition.article
    article.slug = "indirizzo-nuovo"
    article.save()
    make_edition(article, at=ago(hours=1))
    assert judged(f"/articles/{edition.slug}/") is None


def test_links_to_other_pages_are_judged_too() -> None:
    section, company = make_section(slug="una-sezione"), make_company(slug="una-casa")
    make_edition(at=ago(hours=1), companies=[company], tags=["Seta"])
    make_company(slug="mai-vista")
    assert judged(f"/sections/{section.slug}/") is None
    assert judged("/sections/nessuna/") == "dead"
    assert judged("/brands/una-casa/") is None
    assert judged("/companies/mai-vista/") == "not-public"
    assert judged("/brands/nessuna/") == "dead"
    assert judged("/tags/seta/feed/") is None
    assert judged("/tags/lana/") == "dead"
    assert judged("/archive/2020/12/") is None
    assert judged("/nessuna/pagina/") == "dead"
    assert judged("/admin/articles/article/1/change/") == "to-the-desk"


@pytest.mark.parametrize(
    "address",
    ["https://example.com/articles/x/", "mailto:a@b.it", "//example.com/x/", "https://[x/", "http://127.0.0.1:1/x/"],
)
def test_links_to_elsewhere_are_nobody_s_business(address: str) -> None:
    assert judged(address) is None


def test_our_own_address_in_full_is_ours(settings: Any) -> None:
    assert judged(f"{settings.SITE_URL}/articles/non-esiste/") == "dead"


@pytest.mark.parametrize(
    ("date", "state", "fires"),
    [
        ("2021-02", "expected", True),
        ("2021-02", "happened", False),
        ("2021-02", "postponed", False),
        ("2090", "expected", False),
        (str(timezone.localdate().year), "expected", False),
    ],
)
def test_a_milestone_that_is_still_expected_after_its_date_is_noticed(date: str, state: str, fires: bool) -> None:
    milestone = make_milestone(date=date, state=state)
    assert names(milestones=[milestone]) == ({"milestone-overdue"} if fires else set())


def rich(number: int) -> str:
    pictures = "".join(figure(make_picture().pk) for _ in range(number))
    links = "".join(
        linking(f"/{kind}/x-{n}/") for n in range(number) for kind in ("articles", "brands", "tags", "sections")
    )
    companies = "".join(f"<p>{make_company(name=f'Casa {chr(65 + n)}osa').name} apre.</p>" for n in range(number))
    return f"<p>Ecco.</p>{pictures}{links}{companies}{pull('Parole')}"


def test_all_checks_together_cost_a_bounded_number_of_queries() -> None:
    counts = set()
    for number in (2, 9):
        original = make_article(language="en")
        article = fine(
            body=rich(number),
            original=original,
            partnerships=[make_partnership()],
            milestones=[make_milestone() for _ in range(number)],
        )
        found(article)
        with CaptureQueriesContext(connection) as captured:
            found(article)
        counts.add(len(captured))
    assert counts == {15}


def test_a_plain_story_costs_six_queries() -> None:
    article = fine()
    found(article)
    with CaptureQueriesContext(connection) as captured:
        found(article)
    assert len(captured) == 6


def test_a_revision_is_checked_as_it_was() -> None:
    article = fine(tags=[])
    article.tags.add("Poi")
    assert names(article) == set()
    assert {one.name for one in checks.found_in(checks.of_revision(article.head))} == {"tags"}


def test_every_check_has_a_name_of_its_own() -> None:
    registered = [name for name, _level, _check in checks.CHECKS]
    assert len(registered) == len(set(registered)) >= 24
