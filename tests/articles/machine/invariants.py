"""What holds after every step: the product's rows, its rule at any instant, and what readers are given."""

import datetime as dt
from functools import partial
from typing import Any

from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import translation
from hypothesis.stateful import invariant

from articles.layout import LINKS
from articles.models import Article, Edition, Permalink, Placement
from articles.publication import State, standing
from articles.site import arrange, curated
from companies.models import Company
from tests.articles.machine.model import MICRO, Story
from tests.articles.machine.playing import Playing, said_in
from tests.articles.machine.world import PICTURE, SLUGS, STORIES, slug
from tests.pages.addresses import SILENT, everything_in, paths
from tests.pages.states import Places

OVERLAPS = """
    SELECT a.id, b.id FROM articles_edition a JOIN articles_edition b
    ON a.article_id = b.article_id AND a.id < b.id AND a.live && b.live
"""
FROZEN = """
    SELECT id, md5((to_jsonb(e) - '{live,expires_at,is_withdrawn,held_until,published_at}'::text[])::text)
    FROM articles_edition e
"""
ASKED_AT_ONCE = 6


class Kept(Playing):
    """Has the invariants; mixed in with the rules."""

    def started(self) -> None:
        self.frozen: dict[int, str] = {}
        self.witnessed: dict[dt.datetime, set[str]] = {}
        self.addresses: dict[str, int] = {}
        self.first: dict[str, dt.datetime] = {}
        self.asked = self.turn = 0
        self.client = Client()

    def carried_out(self) -> None:
        self.spans_of_one_story_never_overlap()
        self.nothing_is_overwritten()
        self.each_edition_lies_where_the_model_has_it()

    @invariant()
    def everything_holds(self) -> None:
        """Where anything was carried out or began or ended since: what is refused changes nothing.

        Readers ask for one page after the other, but at the instants themselves for each.
        """
        if not self.is_new:
            return
        self.the_rule_says_what_the_model_says_at_any_instant()
        self.nothing_is_public_before_its_embargo_lifts()
        self.what_is_stored_of_a_story_is_right()
        self.a_held_picture_has_no_address()
        pages = [self.the_front_page_shows_what_is_live_and_each_story_once]
        pages += [partial(self.readers_get_what_is_live_and_no_other_word, index) for index in range(STORIES)]
        self.turn += 1
        for page in pages if self.is_at_edge else [pages[self.turn % len(pages)]]:
            page()
        self.is_new = self.is_at_edge = False

    def spans_of_one_story_never_overlap(self) -> None:
        assert not rows(OVERLAPS)

    def nothing_is_overwritten(self) -> None:
        """Texts, the addresses of stories, and when a story that has begun was first public."""
        frozen = dict(rows(FROZEN))
        assert frozen.items() >= self.frozen.items()
        addresses = dict(Permalink.objects.values_list("slug", "article"))
        assert addresses.items() >= self.addresses.items()
        self.frozen, self.addresses = frozen, addresses

    def each_edition_lies_where_the_model_has_it(self) -> None:
        editions = {edition.pk: edition for edition in Edition.objects.defer("body", "facts")}
        for story in self.desk.stories:
            for row in story.rows:
                edition = editions.pop(row.pk)
                assert edition.live.lower == row.start, (story.name, row)
                assert said_in(edition.headline) == {row.text.word}
                if row.start:
                    assert edition.live.upper == story.end(row), (story.name, row)
                    assert (edition.expires_at, edition.is_withdrawn) == (row.ends, row.withdrawn), (story.name, row)
        assert not editions

    def the_rule_says_what_the_model_says_at_any_instant(self) -> None:
        """Of past instants also what it said before."""
        beside = sorted({edge + shift * MICRO for edge in self.edges() for shift in (-1, 0, 1)} | set(self.witnessed))
        turn = [beside[(self.asked + number) % len(beside)] for number in range(min(ASKED_AT_ONCE, len(beside)))]
        self.asked += len(turn)
        for instant in {*turn, self.now, self.now + dt.timedelta(days=30000)}:
            self._ask(instant)
        assert {said for (said,) in rows_live()} == self.desk.live(self.now)

    def _ask(self, instant: dt.datetime) -> None:
        live = list(Edition.objects.live(instant).values_list("article", "headline"))
        words = {word for _pk, headline in live for word in said_in(headline)}
        assert len(live) == len({article for article, _headline in live})
        assert words == self.desk.live(instant), f"at {instant}"
        if instant <= self.now:
            assert self.witnessed.setdefault(instant, words) == words, f"{instant} was overwritten"

    def nothing_is_public_before_its_embargo_lifts(self) -> None:
        for story in self.desk.stories:
            for row in story.rows:
                hold = self.desk.hold(self.desk.keys(story, row.text), self.now)
                end = story.end(row) if row.start else None
                is_over = not row.start or (end and end <= self.now)
                assert is_over or not hold or row.start >= hold, (story.name, row, hold)

    def what_is_stored_of_a_story_is_right(self) -> None:
        for story in self.desk.stories:
            article = Article.objects.get(pk=self.world.things[story.name].pk)
            assert article.status == story.status
            assert article.is_open == story.is_open
            assert article.planned_at == story.planned_at
            self._first_instant(story, article)
            state = standing(article.editions.all(), self.now).state
            assert (state is State.LIVE) == bool(story.at(self.now))
            assert (state is State.UNPUBLISHED) == (not any(row.start for row in story.rows))

    def _first_instant(self, story: Story, article: Article) -> None:
        first = min((row.start for row in story.rows if row.start), default=None)
        if first is None:
            return
        if first <= self.now:
            assert self.first.setdefault(story.name, first) == first
        spans = Edition.objects.filter(article=article, live__isempty=False)
        dated = (spans, *(link.objects.filter(edition__in=spans) for link in LINKS))
        instants, *others = (rows.order_by().values_list("published_at", flat=True) for rows in dated)
        assert set(instants.union(*others).order_by()) == {first}

    def the_front_page_shows_what_is_live_and_each_story_once(self) -> None:
        at = self.now + dt.timedelta(hours=self.asked % 5)
        kept = curated("it", at)
        page = arrange(kept, Edition.objects.live(at).in_language("it").newest_first())
        stories = [slot.edition for slot in page.top if slot.edition] + page.latest
        words = [word for edition in stories for word in said_in(edition.headline)]
        assert sorted(words) == sorted(self.desk.live(at))
        assert set(kept.placed) <= {row.seat for row in Placement.objects.live(at)}
        answer = self.client.get(address_of("front"))
        assert answer.status_code == 200
        assert said_in(answer.content.decode()) == self.desk.live(self.now)

    def readers_get_what_is_live_and_no_other_word(self, index: int) -> None:
        """At every address that the story has or had."""
        live, story = self.desk.live(self.now), self.desk.stories[index]
        read = story.at(self.now)
        begun = {row.text.slug for row in story.rows if row.start and row.start <= self.now}
        for which in range(SLUGS):
            address = slug(index, which)
            answer = self.client.get(address_of("article", address))
            assert said_in(answer.content.decode()) <= live
            if read and read.text.slug == address:
                assert answer.status_code == 200
                assert read.text.word in answer.content.decode()
            else:
                assert answer.status_code == (404 if address not in begun else 301 if read else 410)

    def a_held_picture_has_no_address(self) -> None:
        address = address_of("picture", self.world.things[PICTURE].token, 480)
        answer = self.client.get(address)
        assert answer.status_code == (404 if self.desk.hold([PICTURE], self.now) else 200)
        # Read to its end it closes its file, and leaves the database's connection open.
        everything_in(answer)

    def ask_everywhere(self) -> None:
        """Every public route that shows words, and every instant that was witnessed."""
        live = self.desk.live(self.now)
        places = Places(article={slug(index, which) for index in range(STORIES) for which in range(SLUGS)})
        common = self.world.common
        places.section, places.author = {common["section"].slug}, {common["authors"][0].slug}
        places.tag, places.picture = {"comune"}, {self.world.things[PICTURE].token}
        places.company = set(Company.objects.values_list("slug", flat=True))
        places.partnership = {self.world.things["partnership"].slug}
        places.month = {(self.now.year, self.now.month)}
        for name, path in paths(places, deep=False):
            said = set() if name in SILENT else said_in(everything_in(self.client.get(path)))
            assert said <= live, f"{name}: {path} says {said - live}"
        for instant in list(self.witnessed):
            self._ask(instant)


def address_of(name: str, *told: Any) -> str:
    with translation.override("it"):
        return reverse(name, args=told)


def rows(query: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchall()


def rows_live() -> list[tuple[str]]:
    """What the rule says by the database's own now."""
    found = Edition.objects.live().values_list("headline", flat=True)
    return [(word,) for headline in found for word in said_in(headline)]
