"""What is imported is the desk's: readers get nothing of it before a story reports it."""

import pytest

from articles.models import EditionFact
from companies.exchange import taking_in
from companies.models import Company, Ownership, Partnership, Person
from tests.companies.exchange.files import sheet
from tests.factories import make_edition
from tests.pages.addresses import answers
from tests.pages.states import Places, make_world

pytestmark = pytest.mark.django_db
WORD = "zzimportedzz"


def files(brand: Company, partnership: Partnership, person: Person) -> dict[str, str]:
    """New things, and new words for those that readers know."""
    known = f"{brand.slug},{WORD} {brand.pk},brand,{WORD},{WORD} x"
    return {
        "companies": f"slug,name,kind,about,aliases\n{known}\n{WORD}-co,{WORD},group,{WORD},{WORD}\n",
        "people": f"slug,name,about\n{person.slug},{WORD} p,{WORD}\n{WORD}-pe,{WORD},{WORD}\n",
        "partnerships": "slug,title,kind,summary,parties\n"
        f"{partnership.slug},{WORD},supply,{WORD},{brand.slug}|{WORD}-co\n{WORD}-pa,{WORD},supply,{WORD},{brand.slug}|{WORD}-co\n",
        "sources": f"title,publisher,address\n{WORD},{WORD},https://www.example.com/{WORD}\n",
        "ownerships": f"owner,owned,source\n{WORD}-co,{brand.slug},https://www.example.com/{WORD}\n",
        "roles": f"person,company,title\n{person.slug},{brand.slug},{WORD}\n",
        "standings": f'partnership,status,as_of,source\n{partnership.slug},ended,2020,"{WORD}, {WORD}"\n',
        "milestones": f"partnership,date,label\n{partnership.slug},2021,{WORD}\n",
        "quotes": f"speaker,words,company\n{person.slug},{WORD},{brand.slug}\n",
    }


def said(places: Places) -> list[str]:
    return [path for _name, path, text in answers(places) if WORD in text.lower()]


def test_nothing_imported_is_public_before_a_story_reports_it() -> None:
    world = make_world()
    brand, partnership, person = (world.common[name][0] for name in ("companies", "partnerships", "people"))
    given = [(kind, sheet(kind, text)) for kind, text in files(brand, partnership, person).items()]
    outcomes = taking_in.take_in(given, by=None)
    assert not any(outcome.is_refused for outcome in outcomes)
    places = world.places
    places.add(world.bystander.article)
    places.company.update(Company.objects.values_list("slug", flat=True))
    places.person.update(Person.objects.values_list("slug", flat=True))
    places.partnership.update(Partnership.objects.values_list("slug", flat=True))
    assert not EditionFact.objects.filter(fact__ownership__owner__slug=f"{WORD}-co").exists()
    assert said(places) == []
    make_edition(reported=[Ownership.objects.get(owner__slug=f"{WORD}-co")], companies=[brand])
    assert said(places)
