"""A partnership's timeline: dates as far as they are known, and the story that reported each line first."""

import pytest

from articles import workflow
from companies.models import Milestone
from tests.factories import ago, ahead, make_article, make_edition, make_milestone, make_partnership, rewrite
from tests.pages.reading import blocks, get, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def milestone() -> Milestone:
    return make_milestone(make_partnership(slug="accordo"), date="2020-12", label="Apre il negozio")


def stories() -> list[str]:
    return [story for _date, _label, story in timeline(get("/partnerships/accordo/"))]


WRITTEN = {
    "2020-12-21": ("21 dicembre 2020", "21 December 2020"),
    "2021-02-01": ("1º febbraio 2021", "1 February 2021"),
    "2020-12": ("dicembre 2020", "December 2020"),
    "2020": ("2020", "2020"),
}


@pytest.mark.parametrize(("date", "said"), WRITTEN.items())
def test_a_date_is_told_as_far_as_it_is_known(date: str, said: tuple[str, str]) -> None:
    milestone = make_milestone(make_partnership(slug="accordo"), date=date, state=Milestone.State.HAPPENED)
    edition = make_edition(milestones=[milestone])
    for prefix, told in zip(("", "/en"), said, strict=True):
        assert blocks(get(f"{prefix}/partnerships/accordo/"), "timeline-date") == [told]
    assert said[0] in blocks(get(edition.get_absolute_url()), "fact-date")


# Each known to less than a day stands by the middle of what is known of it.
IN_ORDER = [
    "2020-01-05",
    "2020-01",
    "2020-01-20",
    "2020-Q1",
    "2020-06-30",
    "2020",
    "2020-12-15",
    "2020-12",
    "2020-12-31",
]


@pytest.mark.parametrize("dates", [IN_ORDER, IN_ORDER[::-1]], ids=["entered in order", "entered backwards"])
def test_lines_stand_by_the_middle_of_what_is_known(dates: list[str]) -> None:
    partnership = make_partnership(slug="accordo")
    milestones = [make_milestone(partnership, date=date, label=f"del {date}.") for date in dates]
    edition = make_edition(milestones=milestones)
    expected = [f"del {date}." for date in IN_ORDER]
    assert blocks(get("/partnerships/accordo/"), "timeline-label") == expected
    page = get(edition.get_absolute_url())
    assert sorted(expected, key=page.index) == expected


def test_a_line_links_the_story_that_reported_it_first(milestone: Milestone) -> None:
    make_edition(milestones=[milestone], at=ago(hours=1))
    first = make_edition(milestones=[milestone], at=ago(hours=2))
    make_edition(milestones=[milestone], at=ahead(hours=1))
    assert stories() == [first.get_absolute_url()]


def test_a_line_links_the_story_that_reported_it_first_and_not_one_that_added_it_later(milestone: Milestone) -> None:
    older = make_article()
    make_edition(older, at=ago(hours=3))
    reporting = make_edition(milestones=[milestone], at=ago(hours=2))
    older.milestones.add(milestone)
    make_edition(rewrite(older), at=ago(hours=1))
    assert stories() == [reporting.get_absolute_url()]


def test_a_line_still_links_the_story_that_reported_it_first_when_that_was_updated(milestone: Milestone) -> None:
    article = make_article(milestones=[milestone])
    make_edition(article, at=ago(hours=3))
    make_edition(milestones=[milestone], at=ago(hours=2))
    updated = make_edition(rewrite(article, slug="aggiornato"), at=ago(hours=1))
    assert stories() == [updated.get_absolute_url()] == ["/articles/aggiornato/"]


def test_a_line_links_the_next_story_when_the_first_is_withdrawn(milestone: Milestone) -> None:
    first = make_edition(milestones=[milestone], at=ago(hours=3))
    second = make_edition(milestones=[milestone], at=ago(hours=2))
    workflow.withdraw(first.article, by=None)
    assert stories() == [second.get_absolute_url()]
    workflow.withdraw(second.article, by=None)
    get("/partnerships/accordo/", status=404)


def test_a_line_links_a_story_in_the_reader_s_language_where_there_is_one(milestone: Milestone) -> None:
    italian = make_edition(milestones=[milestone], at=ago(hours=3))
    both = timeline(get("/en/partnerships/accordo/"))
    assert [story for *_, story in both] == [italian.get_absolute_url()]
    assert f'href="{italian.get_absolute_url()}" hreflang="it" lang="it"' in get("/en/partnerships/accordo/")
    english = make_edition(milestones=[milestone], at=ago(hours=2), language="en")
    assert [story for *_, story in timeline(get("/en/partnerships/accordo/"))] == [english.get_absolute_url()]
    assert stories() == [italian.get_absolute_url()]


def test_a_line_says_what_the_most_recently_frozen_live_copy_says(milestone: Milestone) -> None:
    first = make_edition(milestones=[milestone], at=ago(hours=3))
    milestone.label, milestone.date = "Rinviata", "2021-03"
    milestone.save()
    assert timeline(get("/partnerships/accordo/")) == [("dicembre 2020", "Apre il negozio", first.get_absolute_url())]
    second = make_edition(milestones=[milestone], at=ago(hours=2))
    assert timeline(get("/partnerships/accordo/")) == [("marzo 2021", "Rinviata", first.get_absolute_url())]
    workflow.withdraw(second.article, by=None)
    assert timeline(get("/partnerships/accordo/"))[0][:2] == ("dicembre 2020", "Apre il negozio")


def test_a_milestone_that_no_live_story_carries_is_not_in_the_timeline(milestone: Milestone) -> None:
    make_edition(partnerships=[milestone.partnership])
    make_edition(milestones=[milestone], at=ahead(hours=1))
    assert "Apre il negozio" not in get("/partnerships/accordo/")
    assert timeline(get("/partnerships/accordo/")) == []
