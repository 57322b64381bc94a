"""Takes the demo's stories along the way that every story takes: written, submitted, approved, published."""

import datetime as dt
import re

from django.contrib.auth.models import User
from django.db import transaction

from articles import workflow
from articles.demo import content, keys, posters
from articles.demo.content import Story
from articles.models import Article, Author, Section
from companies.models import Company, Partnership, Person
from images import originals
from images.models import Picture

_NAMED = re.compile(r'data-(?P<kind>company|picture)="(?P<name>[a-z0-9-]+)"')
AT_DESK = {"draft", "submitted", "approved"}


def load() -> int:
    """Brings in the stories that aren't there yet, each in a transaction of its own, and answers how many."""
    milestones, facts = keys.milestones(content.register()), keys.facts(content.register())
    made = 0
    for story in content.stories():
        with transaction.atomic():
            if Article.objects.filter(slug=story.slug).exists():
                continue
            article = _write(story)
            article.milestones.set(milestones[key] for key in story.head.get("milestones", ()) if key in milestones)
            article.reported.set(fact for key, fact in facts if keys.matching(story.head.get("facts", ()), key))
            _take_its_way(article, story)
            made += 1
    return made


def _write(story: Story) -> Article:
    head = story.head
    authors = {author.slug: author for author in Author.objects.filter(slug__in=head["authors"])}
    article = Article.objects.create(
        **{key: head.get(key, "") for key in ("slug", "language", "kicker", "headline", "standfirst", "dateline")},
        body=_with_ids(story.body),
        section=Section.objects.get(slug=head["section"]),
        original=Article.objects.filter(slug=head.get("translation_of", "")).first(),
        picture=_picture(head["picture"]) if "picture" in head else None,
        owner=next((author.user for author in authors.values() if author.user), None) or _user("reporter"),
    )
    article.set_byline(authors[slug] for slug in head["authors"])
    article.tags.add(*head["tags"])
    article.companies.set(Company.objects.filter(slug__in=head.get("companies", ())))
    article.people.set(Person.objects.filter(slug__in=head.get("people", ())))
    article.partnerships.set(Partnership.objects.filter(slug__in=head.get("partnerships", ())))
    return article


def _take_its_way(article: Article, story: Story) -> None:
    head = story.head
    state = head["state"]
    editor, chief = _user("editor"), _user("chief")
    workflow.record(article, by=article.owner)
    if state == "draft":
        return
    workflow.submit(article, by=article.owner)
    if state == "submitted":
        return
    workflow.approve(article, by=chief if article.owner == editor else editor)
    if state == "approved":
        return
    until = content.instant(head["until"]) if "until" in head else None
    workflow.publish(article, by=editor, at=story.at, until=until, backdate=True)
    if story.later:
        _second_text(article, story.later, story.update_at, editor)
    if state == "withdrawn":
        workflow.withdraw(article, by=editor, note="Demo")


def _second_text(article: Article, body: str, at: dt.datetime | None, editor: User | None) -> None:
    article.body = _with_ids(body)
    article.save(update_fields=["body"])
    workflow.record(article, by=editor)
    if at:
        workflow.approve(article, by=_user("chief"))  # who wrote it leaves that to somebody else
        workflow.publish(article, by=editor, at=at, backdate=True)


def _picture(key: str) -> Picture:
    entry = content.pictures()[key]
    fields = ("alt", "alt_en", "caption", "caption_en", "credit")
    known = Picture.objects.filter(title=key).first()
    if known:
        return known
    drawn = posters.draw(entry["motif"], entry["palette"], key)
    picture = Picture(title=key, **{field: entry[field] for field in fields})
    picture.focal_x, picture.focal_y = entry["focal"]
    return originals.store(originals.encode(drawn), picture, by=None)


def _with_ids(body: str) -> str:
    """The body with ids where the files say slugs and keys. What is unknown is cleaned away."""

    def found(named: re.Match[str]) -> str:
        row = _picture(named["name"]) if named["kind"] == "picture" else _company(named["name"])
        return f'data-{named["kind"]}="{row.pk if row else ""}"'

    return _NAMED.sub(found, body)


def _company(slug: str) -> Company | None:
    return Company.objects.filter(slug=slug).first()


def _user(username: str) -> User | None:
    return User.objects.filter(username=username).first()
