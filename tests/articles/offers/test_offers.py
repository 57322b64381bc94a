"""What a text offers to the story and to the register, and what it doesn't."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.offers import Key
from companies.models import Quote
from tests.articles.offers.writings import OPENS, SPEAKS, make_writing, offered
from tests.factories import make_company, make_milestone, make_partnership, make_person

pytestmark = pytest.mark.django_db


def test_names_that_the_story_isn_t_about_yet_are_offered_once_each_with_their_places() -> None:
    moncler, tmall, rosa = make_company(name="Moncler"), make_company(name="Tmall"), make_person(name="Rosa Neri")
    found = offered(OPENS + SPEAKS, companies=[tmall], headline="Moncler apre")
    assert [(one.field, one.id) for one in found if one.key.kind in {"company", "person"}] == [
        ("companies", moncler.pk),
        ("people", rosa.pk),
    ]
    assert [(place.prefix, place.quote) for place in found[0].places] == [
        ("Dal 21 dicembre ", "Moncler"),
        ("«Una sola strada porta lì», spiega Rosa Neri, CEO di "[-48:], "Moncler"),
    ]


def test_a_name_of_the_headline_alone_has_no_place_in_the_text() -> None:
    make_company(name="Moncler")
    (offer,) = offered("<p>Apre un negozio.</p>", headline="Moncler apre")
    assert offer.places == []


def test_a_dated_sentence_becomes_a_milestone_of_the_story_s_only_partnership() -> None:
    partnership = make_partnership()
    (offer,) = offered(OPENS, "milestone", partnerships=[partnership])
    assert (str(offer.date), offer.state, offer.category) == ("2020-12-21", "expected", "opening")
    assert offer.label == "Moncler apre un negozio su Tmall"
    assert (offer.chosen, offer.known, offer.is_ready()) == (partnership.pk, None, True)


def test_of_several_partnerships_of_the_story_none_is_chosen_where_the_text_doesn_t_tell() -> None:
    two = [make_partnership(), make_partnership()]
    (offer,) = offered(OPENS, "milestone", partnerships=two)
    assert ({one.id for one in offer.choices}, offer.chosen) == ({one.pk for one in two}, None)


def test_without_one_of_its_own_a_story_can_choose_those_whose_parties_it_names() -> None:
    moncler, tmall, other = make_company(name="Moncler"), make_company(name="Tmall"), make_company()
    both, one = make_partnership((moncler, tmall)), make_partnership((moncler, other))
    (offer,) = offered(OPENS, "milestone")
    assert ([choice.id for choice in offer.choices], offer.chosen) == ([both.pk], both.pk)
    (offer,) = offered(OPENS, "milestone", companies=[other])
    assert {choice.id for choice in offer.choices} == {both.pk, one.pk}


def test_without_any_partnership_the_line_says_so_and_can_t_be_accepted() -> None:
    (offer,) = offered(OPENS, "milestone")
    assert (offer.choices, offer.is_ready()) == ([], False)


def test_what_the_register_has_on_that_date_is_offered_as_it_is_and_not_at_all_where_the_story_reports_it() -> None:
    milestone = make_milestone(date="2020-12-21")
    (offer,) = offered(OPENS, "milestone", partnerships=[milestone.partnership])
    assert offer.known == milestone
    assert offered(OPENS, "milestone", milestones=[milestone]) == []


def test_what_another_partnership_has_on_that_date_isn_t_taken_for_it() -> None:
    moncler, tmall, gap = make_company(name="Moncler"), make_company(name="Tmall"), make_company()
    likely = make_partnership((moncler, tmall, gap))
    make_milestone(make_partnership((moncler, tmall)), date="2020-12-21")
    (offer,) = offered(OPENS, "milestone", companies=[gap])
    assert (offer.known, offer.chosen) == (None, likely.pk)


def test_a_quotation_is_offered_with_its_speaker_and_the_company_they_speak_for() -> None:
    moncler, rosa = make_company(name="Moncler"), make_person(name="Rosa Neri")
    (offer,) = offered(SPEAKS, "quote")
    assert (offer.speaker, offer.words, offer.company) == (rosa.pk, "Una sola strada porta lì", moncler.pk)


def test_words_that_the_register_has_are_offered_as_that_quote_and_not_at_all_where_the_story_reports_it() -> None:
    quote = Quote.objects.create(speaker=make_person(name="Rosa Neri"), words="Una sola strada porta lì.")
    (offer,) = offered(SPEAKS, "quote")
    assert offer.known == quote.pk
    assert offered(SPEAKS, "quote", reported=[quote]) == []


def test_who_may_not_add_to_the_register_is_offered_what_is_there_and_nothing_else() -> None:
    company, known = make_company(name="Moncler"), make_milestone(date="2020-12-21")
    assert [one.id for one in offered(OPENS + SPEAKS, may=False)] == [company.pk]
    (offer,) = offered(OPENS, "milestone", may=False, partnerships=[known.partnership])
    assert offer.known == known


@pytest.mark.parametrize("words", ["Dal 21 dicembre Moncler apre su Tmall il suo negozio", "MONCLER apre un negozio"])
def test_what_was_dismissed_isn_t_offered_although_its_sentence_was_polished(words: str) -> None:
    make_partnership((make_company(name="Moncler"), make_company(name="Tmall")))
    key = offered(OPENS, "milestone")[0].key
    polished = f"<p>Prima.</p><p>{words.replace('MONCLER', 'Dal 21 dicembre Moncler')}, si dice. E poi.</p>"
    assert offered(polished, "milestone")
    assert offered(polished, "milestone", answers=[(key, None)]) == []


def test_a_dismissal_means_neither_another_date_nor_another_sentence_nor_another_name() -> None:
    moncler = make_company(name="Moncler")
    answers: Any = [(offered(OPENS, "milestone")[0].key, None), (Key("company", str(moncler.pk + 1)), None)]
    assert offered(OPENS.replace("21", "22"), "milestone", answers=answers)
    assert offered("<p>Il 21 dicembre Zara chiude a Roma.</p>", "milestone", answers=answers)
    assert offered(OPENS, "company", answers=answers)


def test_what_an_offer_became_is_known_although_the_register_has_another_date_for_it_by_now() -> None:
    milestone = make_milestone(date="2021-01")
    key = offered(OPENS, "milestone")[0].key
    (offer,) = offered(OPENS, "milestone", answers=[(key, milestone.pk)])
    assert offer.known == milestone
    assert offered(OPENS, "milestone", answers=[(key, milestone.pk)], milestones=[milestone]) == []


def test_a_long_text_costs_no_more_questions_than_a_short_one_and_offers_no_more_than_a_list_can_show() -> None:
    companies = [make_company(name=f"Ditta Numero {number}") for number in range(70)]
    make_partnership(tuple(companies[:3]))
    text = "".join(f"<p>{one.name} apre il {at % 28 + 1} gennaio 2021.</p>" for at, one in enumerate(companies))
    counts = []
    for body in (OPENS, text + SPEAKS):
        offered(body)
        with CaptureQueriesContext(connection) as captured:
            found = offered(body)
        counts.append(len(captured))
    assert len(found) == 60
    assert max(counts) <= 7


def test_a_text_of_marks_alone_offers_nothing() -> None:
    assert offered("<p>«»“”… — 21/12 !!</p><table></table><p>\u202e</p>") == []
    assert make_writing("").row_of(Key("quote")) is None
