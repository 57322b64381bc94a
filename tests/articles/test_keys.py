"""One idea of what is a number among what addresses and forms send."""

import pytest
from django.contrib.auth.models import User

from articles import keys
from tests.factories import make_article, make_client


@pytest.mark.parametrize(("raw", "number"), [("0", 0), ("12", 12), ("007", 7), ("9" * 18, 10**18 - 1)])
def test_digits_are_a_number(raw: str, number: int) -> None:
    assert keys.number(raw) == number


@pytest.mark.parametrize("raw", [None, "", " 1", "-1", "+1", "1.5", "1e3", "1_000", "²", "٣", "x", "9" * 19])
def test_anything_else_is_none(raw: str | None) -> None:
    assert keys.number(raw) is None


@pytest.mark.django_db
@pytest.mark.parametrize("of", ["r١", "r²", "e١"])
def test_digits_of_another_script_name_no_version(of: str, editor: User) -> None:
    page = f"/admin/articles/article/{make_article().pk}/preview/"
    assert make_client(editor).get(page, {"of": of}).status_code == 404


@pytest.mark.django_db
def test_digits_of_another_script_are_no_story(editor: User) -> None:
    article, client = make_article(), make_client(editor)
    arabic = str(article.pk).translate({48 + digit: 0x660 + digit for digit in range(10)})
    assert client.get(f"/admin/articles/article/{article.pk}/change/").status_code == 200
    assert client.get(f"/admin/articles/article/{arabic}/change/").status_code == 302
