"""A file that changes what stories have told opens their tasks, as a form would."""

import pytest

from articles.models import Revisit
from companies.exchange import taking_in
from companies.models import Ownership
from tests.companies.exchange.files import sheet
from tests.factories import make_company, make_edition

pytestmark = pytest.mark.django_db


def test_a_changed_share_is_to_be_looked_at_where_it_was_told_and_a_rehearsal_opens_nothing() -> None:
    fact = Ownership.objects.create(owner=make_company(slug="kering"), owned=make_company(slug="gucci"), share=42)
    edition = make_edition(reported=[fact])
    given = [("ownerships", sheet("ownerships", f"id,owner,owned,share\n{fact.pk},kering,gucci,60\n", "a.csv"))]
    taking_in.rehearse(given)
    assert not Revisit.objects.exists()
    (outcome,) = taking_in.take_in(given, by=None)
    assert outcome.follows == [
        f"1 story tells it otherwise and stays as it is until somebody looks at it again: “{edition.headline}”."
    ]
    assert Revisit.objects.open().get().says["share"] == "60"
