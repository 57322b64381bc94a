"""What facts can't be, seen over several rows: each refused with a sentence at its field."""

import threading
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from companies.dates import PartialDate
from companies.models import Fact, Ownership, Quote, Role, Standing
from tests.factories import make_company, make_partnership, make_person

pytestmark = pytest.mark.django_db


def spanned(**kw: Any) -> dict[str, Any]:
    return {name: PartialDate.parse(value) if name in {"since", "until"} else value for name, value in kw.items()}


def owns(owner: Any, owned: Any, **kw: Any) -> Ownership:
    return Ownership(owner=owner, owned=owned, **spanned(**kw))


def kept(fact: Any) -> Any:
    fact.full_clean()
    fact.save()
    return fact


def refusal(fact: Fact) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as refused:
        fact.full_clean()
    return refused.value.message_dict


def test_two_companies_don_t_own_each_other_at_the_same_time() -> None:
    kering, gucci = make_company(name="Kering"), make_company(name="Gucci")
    kept(owns(kering, gucci))
    assert refusal(owns(gucci, kering)) == {
        "owner": [
            "That closes a circle: Kering → Gucci → Kering at the same time. Check the owners and when each one's time "
            "ended."
        ]
    }


def test_a_circle_through_several_companies_is_found() -> None:
    one, two, three, four = (make_company(name=name) for name in ("Uno", "Due", "Tre", "Quattro"))
    for owner, owned in ((one, two), (two, three), (three, four)):
        kept(owns(owner, owned))
    assert "Uno → Due → Tre → Quattro → Uno" in refusal(owns(four, one))["owner"][0]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"until": "2018"}, {"since": "2018"}),
        ({"until": "2018-Q2"}, {"since": "2018-07"}),
        ({"share": 43}, {"share": 15}),
        ({"is_preferred": False}, {}),
    ],
)
def test_owners_one_after_the_other_and_minority_stakes_that_cross_are_no_circle(
    first: dict[str, Any], second: dict[str, Any]
) -> None:
    renault, nissan = make_company(), make_company()
    kept(owns(renault, nissan, **first))
    kept(owns(nissan, renault, **second))


def test_a_minority_stake_in_a_company_that_owns_the_holder_is_a_circle() -> None:
    parent, child = make_company(), make_company()
    kept(owns(parent, child, share=80))
    assert "owner" in refusal(owns(child, parent, share=5))


def test_an_ownership_that_is_saved_again_is_no_circle_with_itself() -> None:
    fact = kept(owns(make_company(), make_company()))
    fact.share = 60
    kept(fact)


def test_the_database_refuses_a_circle_that_no_form_has_seen() -> None:
    one, two = make_company(), make_company()
    owns(one, two).save()
    with pytest.raises(IntegrityError, match="ownership_makes_no_circle|own itself"), transaction.atomic():
        owns(two, one).save()


@pytest.mark.django_db(transaction=True)
def test_of_two_halves_of_a_circle_saved_at_once_one_is_refused() -> None:
    one, two = make_company(), make_company()
    at_once, outcomes = threading.Barrier(2), []

    def save(owner: Any, owned: Any) -> None:
        try:
            with transaction.atomic():
                at_once.wait(5)
                owns(owner, owned).save()
            outcomes.append("saved")
        except IntegrityError:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=save, args=pair) for pair in ((one, two), (two, one))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert sorted(outcomes) == ["refused", "saved"]
    assert Ownership.objects.count() == 1


def test_a_company_that_owns_itself_is_refused_once() -> None:
    company = make_company()
    assert refusal(owns(company, company)) == {"__all__": ["A company can't own itself: choose another owner."]}


def test_shares_of_one_company_add_up_to_no_more_than_all_of_it() -> None:
    owned = make_company()
    kept(owns(make_company(), owned, share=60, since="2010"))
    kept(owns(make_company(), owned, share=90, until="2009"))
    assert refusal(owns(make_company(), owned, share=50, since="2012")) == {
        "share": ["With the other owners' shares that makes 110 per cent at the same time: check the shares."]
    }
    kept(owns(make_company(), owned, share=40, since="2012"))


def test_of_facts_that_contradict_each_other_one_is_preferred() -> None:
    owner, owned = make_company(name="Kering"), make_company(name="Gucci")
    kept(owns(owner, owned, since="1999"))
    says = "“Kering → Gucci (1999–)” says otherwise and is preferred: correct it, or let only one be preferred."
    assert refusal(owns(owner, owned, since="2004")) == {"is_preferred": [says]}
    kept(owns(owner, owned, since="2004", is_preferred=False))


def test_the_same_owner_before_and_after_another_one_is_no_contradiction() -> None:
    owner, owned = make_company(), make_company()
    kept(owns(owner, owned, since="1999", until="2004"))
    kept(owns(owner, owned, since="2010"))


def test_a_partnership_has_one_preferred_status_as_of_a_date() -> None:
    partnership = make_partnership()
    as_of = PartialDate.parse("2020-12")
    kept(Standing(partnership=partnership, status="active", as_of=as_of))
    assert "is_preferred" in refusal(Standing(partnership=partnership, status="ended", as_of=as_of))
    kept(Standing(partnership=partnership, status="ended", as_of=PartialDate.parse("2021")))


def test_somebody_holds_two_roles_at_once_but_not_one_twice() -> None:
    person, company = make_person(), make_company()
    kept(Role(person=person, company=company, title="Presidente", since=PartialDate.parse("2015")))
    kept(Role(person=person, company=company, title="Amministratore delegato", since=PartialDate.parse("2015")))
    assert "is_preferred" in refusal(Role(person=person, company=company, title="presidente "))


def test_the_same_words_said_on_the_same_day_are_one_quote() -> None:
    person = make_person()
    said = {"speaker": person, "words": "È un passo importante", "said_on": PartialDate.parse("2020-12-18")}
    kept(Quote(**said))
    assert "is_preferred" in refusal(Quote(**said))
    kept(Quote(**said | {"said_on": PartialDate.parse("2021")}))
