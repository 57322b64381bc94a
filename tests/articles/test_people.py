"""What the desk calls a person."""

from django.contrib.auth.models import User
from django.template import Context, Template

from articles import people


def test_a_person_has_a_full_name_or_the_one_to_sign_in_with_and_nobody_is_the_house() -> None:
    anna, plain = User(username="anna", first_name="Anna", last_name="Leoni"), User(username="plain")
    assert [people.name(one) for one in (anna, plain, None)] == ["Anna Leoni", "plain", "Newsroom"]
    page = Template("{% load editions %}{{ anna|named }}, {{ plain|named }}, {{ nobody|named }}")
    assert page.render(Context({"anna": anna, "plain": plain, "nobody": None})) == "Anna Leoni, plain, Newsroom"
