"""The names as the database has them: read again when one changes, behind the scenes where they are many."""

import threading

import pytest

from companies import names
from companies.models import Company
from companies.names import register
from tests.factories import make_company


@pytest.mark.django_db
def test_a_company_s_other_names_lead_to_it() -> None:
    company = make_company(name="Primaporta")
    company.aliases.create(name="Primaporta Spa")
    (found,) = names.mentions("La Primaporta Spa apre.")
    assert (found.kind, found.id, found.name, found.start, found.end) == ("company", company.pk, "Primaporta", 3, 17)
    (named,) = names.named_in("La Primaporta Spa apre.")
    assert (named.company_id, named.name, named.written) == (company.pk, "Primaporta", "Primaporta Spa")


@pytest.mark.django_db(transaction=True)
def test_a_large_register_answers_at_once_and_is_read_again_behind_the_scenes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(register, "_register", register._Register())
    monkeypatch.setattr(register, "AT_ONCE", 0)
    monkeypatch.setattr(register, "PAUSE", -1)
    make_company(name="Primaporta")
    assert names.named_in("Primaporta")
    Company.objects.update(name="Secondaporta")
    assert names.named_in("Primaporta")
    for thread in [one for one in threading.enumerate() if one.name == "names"]:
        thread.join(10)
    assert names.named_in("Secondaporta")
    assert not names.named_in("Primaporta")
    for thread in [one for one in threading.enumerate() if one.name == "names"]:
        thread.join(10)


@pytest.mark.django_db
def test_people_are_one_source_more(monkeypatch: pytest.MonkeyPatch) -> None:
    make_company(name="Gucci")
    people = "SELECT 7 AS id, 0 AS alias, 'Guccio Gucci' AS name UNION ALL SELECT 7, 1, 'Il fondatore Gucci'"
    monkeypatch.setattr(register, "SOURCES", register.SOURCES | {"person": people})
    monkeypatch.setattr(register, "_register", register._Register())
    found = names.mentions("Guccio Gucci fondò Gucci.", names.kinds())
    assert [(one.kind, one.name) for one in found] == [("person", "Guccio Gucci"), ("company", "Gucci")]
    assert [one.kind for one in names.mentions("Guccio Gucci fondò Gucci.")] == ["company"]
