"""Stories in every state that there is, each with the words that readers may meet and those they must never."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from articles import workflow
from articles.models import Article, Edition
from articles.models.article import REGISTER
from companies.models import Company, Role
from embargoes.models import Embargo
from tests.factories import (
    ago,
    make_article,
    make_author,
    make_company,
    make_milestone,
    make_partnership,
    make_person,
    make_section,
)
from tests.pages.canaries import (
    Canary,
    article_words,
    plant_comment,
    plant_embargo,
    plant_idea,
    plant_intake,
    plant_register,
    plant_unsaved,
    plant_webhook,
    replant,
)

# No page may tell when something will begin or end: whatever is planned is planned for this year.
LATER = dt.datetime(2087, 6, 5, 4, 3, tzinfo=dt.UTC)
FIRST, SECOND = Canary("first"), Canary("second")


@dataclass(slots=True)
class Places:
    """What to fill into addresses, by the names of routes' subjects."""

    article: set[str] = field(default_factory=set)
    section: set[str] = field(default_factory=set)
    tag: set[str] = field(default_factory=set)
    author: set[str] = field(default_factory=set)
    company: set[str] = field(default_factory=set)
    partnership: set[str] = field(default_factory=set)
    person: set[str] = field(default_factory=set)
    picture: set[str] = field(default_factory=set)
    month: set[tuple[int, int]] = field(default_factory=set)

    def add(self, article: Article) -> None:
        """The places of an article as it stands at the desk now."""
        self.article.add(article.slug)
        self.section.add(article.section.slug)
        self.tag.update(article.tags.slugs())
        named = {"author": article.authors, "partnership": article.partnerships, "person": article.people}
        for name, rows in named.items():
            getattr(self, name).update(rows.values_list("slug", flat=True))
        self.company.update(Company.objects.values_list("slug", flat=True))
        if article.picture:
            self.picture.add(article.picture.token)
        for moment in (dt.datetime.now(dt.UTC), LATER):
            self.month.add((moment.year, moment.month))


@dataclass(slots=True)
class World:
    """A live story that says nothing, and beside it, sharing all it can, the story whose state matters."""

    common: dict[str, Any]
    bystander: Edition
    places: Places = field(default_factory=Places)
    shown: set[str] = field(default_factory=set)
    forbidden: set[str] = field(default_factory=set)
    register: dict[str, Any] = field(default_factory=dict)
    newer: dict[str, Any] = field(default_factory=dict)
    article: Article | None = None
    embargo: Embargo | None = None

    def write(self, canary: Canary, **given: Any) -> Article:
        """A draft that says the canary's words, linked to register rows that do and to those of the bystander."""
        self.register = plant_register(canary, self.common["companies"][0])
        links = {name: [*rows, *self.register[name]] for name, rows in self.common.items() if name != "section"}
        links["tags"] = [*self.common["tags"], *(tag.name for tag in self.register["tags"])]
        given = {"section": self.common["section"], "picture": self.register["picture"]} | given
        self.article = make_article(**article_words(canary) | links | given)
        plant_idea(canary, self.article, by=self.register["authors"][0].user)
        self.embargo = plant_embargo(canary, LATER)
        plant_comment(canary, self.article, by=self.register["authors"][0].user)
        plant_unsaved(canary, self.article, by=self.register["authors"][0].user)
        plant_webhook(canary)
        plant_intake(canary, by=self.register["authors"][0].user)
        self.places.add(self.article)
        self.forbidden.add(canary.secret)
        return self.article

    def rewrite(self, canary: Canary, *, keep_slug: bool) -> None:
        """Newer words at the desk, in the text and in every row of the register, and new rows besides."""
        self.article.refresh_from_db()
        replant(self.register, canary)
        more = self.newer = plant_register(canary, self.common["companies"][0])
        for name, value in article_words(canary).items():
            if not (keep_slug and name == "slug"):
                setattr(self.article, name, value)
        self.article.picture = more["picture"]
        self.article.save()
        self.article.tags.add(*more["tags"])
        for name in ("authors", *REGISTER):
            getattr(self.article, name).add(*more[name])
        workflow.record(self.article, by=None, note=canary.secret)
        self.places.add(self.article)
        self.forbidden.add(canary.secret)

    def approve(self) -> None:
        workflow.approve(self.article, by=None, note=FIRST.secret)

    def publish(self, at: dt.datetime, until: dt.datetime | None = None) -> Edition:
        self.approve()
        return workflow.publish(self.article, by=None, at=at, until=until, note=FIRST.secret, backdate=True)

    def hold(self, *, story: bool) -> None:
        """Puts under the embargo what this story alone carries, and the story itself where that is asked."""
        kinds = ("partnerships", "milestones", "reported")
        carried = [self.register["picture"], *(one for kind in kinds for one in self.register[kind])]
        workflow.put_under(self.embargo, [*carried, *([self.article] if story else [])], by=None)


def make_world() -> World:
    brand, retailer = make_company(), make_company(kind=Company.Kind.RETAILER)
    partnership, person = make_partnership((brand, retailer)), make_person()
    common = {
        "section": make_section(),
        "authors": [make_author()],
        "tags": ["comune"],
        "companies": [brand, retailer, make_company(kind=Company.Kind.GROUP)],
        "partnerships": [partnership],
        "milestones": [make_milestone(partnership)],
        "people": [person],
        "reported": [Role.objects.create(person=person, company=brand, title="Direttrice")],
    }
    article = make_article(**common)
    workflow.approve(article, by=None)
    world = World(common, workflow.publish(article, by=None, at=ago(days=2), backdate=True))
    world.places.add(article)
    return world


def draft(world: World) -> None:
    world.write(FIRST)
    world.forbidden.add(FIRST.word)


def submitted(world: World) -> None:
    draft(world)
    workflow.submit(world.article, by=None, note=FIRST.secret)


def approved(world: World) -> None:
    draft(world)
    world.approve()


def scheduled(world: World) -> None:
    draft(world)
    world.publish(LATER)


def cancelled(world: World) -> None:
    draft(world)
    workflow.cancel(world.publish(LATER), by=None)


def live(world: World) -> None:
    world.write(FIRST)
    world.publish(ago(hours=3))
    world.shown.add(FIRST.said)


def live_until(world: World) -> None:
    world.write(FIRST)
    world.publish(ago(hours=3), until=LATER)
    world.shown.add(FIRST.said)


def live_and_newer_draft(world: World) -> None:
    live(world)
    world.rewrite(SECOND, keep_slug=True)
    world.forbidden.add(SECOND.word)


def live_and_queued_update(world: World) -> None:
    live_and_newer_draft(world)
    world.publish(LATER)


def live_and_queued_slug(world: World) -> None:
    live(world)
    world.rewrite(SECOND, keep_slug=False)
    world.forbidden.add(SECOND.word)
    world.publish(LATER)


def live_and_scheduled_translation(world: World) -> None:
    live(world)
    original = world.article
    world.write(SECOND, language="en", original=original)
    world.forbidden.add(SECOND.word)
    world.publish(LATER)


def embargoed(world: World) -> None:
    draft(world)
    world.hold(story=True)


def embargoed_and_scheduled(world: World) -> None:
    """Queued for much earlier than the lift, to which it moves with its embargo."""
    draft(world)
    world.publish(LATER - dt.timedelta(days=366 * 60))
    world.hold(story=True)


def live_and_embargoed_update(world: World) -> None:
    """Of the newer text, what it alone carries is held; it waits for the lift."""
    live(world)
    world.rewrite(SECOND, keep_slug=True)
    world.forbidden.add(SECOND.word)
    world.register = world.newer
    world.hold(story=False)
    world.publish(LATER)


def live_since_its_embargo_lifted(world: World) -> None:
    embargoed_and_scheduled(world)
    workflow.lift(world.embargo, by=None)
    world.forbidden.discard(FIRST.word)
    world.shown.add(FIRST.said)


def slug_changed(world: World) -> None:
    live(world)
    old = world.article.slug
    world.rewrite(SECOND, keep_slug=False)
    world.publish(ago(hours=1))
    world.shown = {SECOND.said}
    world.forbidden |= {FIRST.said, old}


def expired(world: World) -> None:
    draft(world)
    world.publish(ago(hours=3), until=ago(hours=1))


def expired_and_scheduled_again(world: World) -> None:
    expired(world)
    world.rewrite(SECOND, keep_slug=False)
    world.forbidden.add(SECOND.word)
    world.publish(LATER)


def withdrawn(world: World) -> None:
    draft(world)
    world.publish(ago(hours=3))
    workflow.withdraw(world.article, by=None, note=FIRST.secret)


STATES: dict[str, Callable[[World], None]] = {
    state.__name__: state
    for state in (
        *(draft, submitted, approved, scheduled, cancelled, live, live_until, live_and_newer_draft),
        *(live_and_queued_update, live_and_queued_slug, live_and_scheduled_translation, slug_changed),
        *(embargoed, embargoed_and_scheduled, live_and_embargoed_update, live_since_its_embargo_lifted),
        *(expired, expired_and_scheduled_again, withdrawn),
    )
}


def world_with(state: str) -> World:
    world = make_world()
    STATES[state](world)
    return world
