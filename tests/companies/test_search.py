"""Companies by what somebody types of a name."""

import string

import pytest
from django.db.models import Value

from companies.models import Company
from companies.search import FOLDS, fold, folded
from tests.factories import make_company

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "text", ["".join(FOLDS), string.printable, "àèìòù ÀÈÌÒÙ 12.5% L’Oréal, “Škoda”", "東京 ЖЁ ẞ ὅς"]
)
def test_the_database_folds_as_python_does(text: str) -> None:
    company = make_company()
    assert Company.objects.filter(pk=company.pk).values_list(folded(Value(text)), flat=True).get() == fold(text)
