"""Words that give a leak away: every field that people fill says the word of the version it belongs to."""

import datetime as dt
import io
import uuid
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import models
from PIL import Image
from taggit.models import Tag

from articles.models import Answer, Article, Author, Comment, Idea, RefusedText, Unsaved, Webhook
from articles.models.article import REGISTER
from companies.models import (
    Alias,
    Company,
    Fact,
    Intake,
    Milestone,
    Ownership,
    Partnership,
    Party,
    Person,
    PersonAlias,
    Quote,
    Role,
    Source,
    Standing,
)
from embargoes.models import Embargo
from images import originals
from images.models import Picture
from tests.factories import make_image

# What readers never see, of whatever story: such a field says the version's secret word.
PRIVATE = {
    "articles.Answer.words",
    "articles.Article.manuscript_name",
    "articles.Comment.prefix",
    "articles.Comment.quote",
    "articles.Comment.suffix",
    "articles.Comment.text",
    "articles.Idea.note",
    "articles.Idea.title",
    "articles.RefusedText.data",
    "articles.Unsaved.data",
    "articles.Webhook.address",
    "articles.Webhook.name",
    "articles.Webhook.secret",
    "auth.User.username",
    "auth.User.first_name",
    "auth.User.last_name",
    "auth.User.email",
    "companies.Alias.name",
    "companies.Intake.name",
    "companies.Intake.outcome",
    "companies.PersonAlias.name",
    "embargoes.Embargo.contact",
    "embargoes.Embargo.name",
    "embargoes.Embargo.source",
    "embargoes.Embargo.terms",
    "images.Picture.title",
}
# Where no word fits: codes, hashes, dates and what the product makes itself.
WORDLESS = {
    "articles.Article.dated",
    "articles.Article.manuscript_digest",
    "articles.Article.names",
    "articles.Answer.about",
    "articles.Comment.earlier",
    "articles.Comment.mentions",
    "articles.CalendarKey.digest",
    "articles.Idea.wanted",
    "auth.User.password",
    "companies.Alias.language",
    "companies.Company.country",
    "companies.Company.wikidata",
    "companies.Intake.counts",
    "companies.Intake.digest",
    "companies.Intake.kind",
    "companies.Milestone.date",
    "companies.Ownership.since",
    "companies.Ownership.until",
    "companies.Person.born",
    "companies.Person.country",
    "companies.Person.died",
    "companies.Person.wikidata",
    "companies.MilestoneChange.date",
    "companies.Quote.language",
    "companies.Quote.said_on",
    "companies.Quote.translation_language",
    "companies.Role.since",
    "companies.Role.until",
    "companies.Source.date",
    "companies.Standing.as_of",
    "images.Picture.digest",
    "images.Picture.original",
    "images.Picture.token",
}
# Their words are copied by the product from what people filled, or are no story's: sections are the paper's own.
COPIES = {
    "articles.AuditEntry",
    "articles.Edition",
    "articles.EditionAuthor",
    "articles.EditionCompany",
    "articles.EditionFact",
    "articles.EditionMilestone",
    "articles.EditionParty",
    "articles.EditionPartnership",
    "articles.EditionPerson",
    "articles.EditionTag",
    "articles.Effect",
    "articles.Notice",
    "articles.Permalink",
    "articles.Revision",
    "articles.Revisit",
    "articles.Section",
    "companies.Fact",
    "companies.Merge",
}


@dataclass(frozen=True, slots=True)
class Canary:
    """One version's words. `said` stands in every text that readers may see once it is live."""

    name: str

    @property
    def word(self) -> str:
        return f"zz{self.name}zz"

    @property
    def said(self) -> str:
        """As it stands in texts, and not in slugs."""
        return f"{self.word} "

    @property
    def secret(self) -> str:
        return f"qq{self.name}qq"


def text_fields(model: type[models.Model]) -> list[models.Field]:
    """The columns in which a person could write a word."""
    kinds = (models.CharField, models.TextField, models.JSONField, models.FileField)
    columns = [field for field in model._meta.local_concrete_fields if isinstance(field, kinds) and not field.choices]
    return [field for field in columns if f"{model._meta.label}.{field.name}" not in WORDLESS]


def words(model: type[models.Model], canary: Canary, which: str = "") -> dict[str, Any]:
    """A value for every text field of the model; `which` tells rows of one version apart."""
    return {field.name: _value(model, field, canary, which) for field in text_fields(model)}


def _value(model: type[models.Model], field: models.Field, canary: Canary, which: str) -> Any:
    name = f"{model._meta.model_name}{which}"
    word = canary.secret if f"{model._meta.label}.{field.name}" in PRIVATE else canary.word
    match field:
        case models.SlugField():
            value = f"{word}-{name}"
        case models.URLField():
            value = f"https://www.example.com/{word} {name}"
        case models.EmailField():
            value = f"{word}@example.com"
        case models.CharField() | models.TextField():
            value = f"{word} {name}-{field.name}"
        case models.JSONField():
            return {"body": f"<p>{word} {name}-{field.name}</p>"}
        case _:
            raise TypeError(f"{field} takes no word yet: say here how it does")
    assert len(value) <= (field.max_length or len(value)), f"no word fits into {field}"
    return value


def plant[M: models.Model](model: type[M], canary: Canary, which: str = "", **given: Any) -> M:
    return model._default_manager.create(**words(model, canary, which) | given)


def plant_picture(canary: Canary) -> Picture:
    """Through the door of uploads, from a file whose name and EXIF data say the secret word."""
    exif = Image.Exif()
    exif[0x010E] = f"{canary.secret} description"
    file = SimpleUploadedFile(f"{canary.secret}.jpg", make_image(exif=exif.tobytes()))
    return originals.store(originals.read(io.BytesIO(file.read())), Picture(**words(Picture, canary)), by=None)


def plant_register(canary: Canary, common: Company) -> dict[str, Any]:
    """Rows of every kind that a story links to, by the names of the article's fields.

    `common` is a company of other stories too: it is a party to the partnership and owns one of the companies.
    """
    kinds = (Company.Kind.BRAND, Company.Kind.RETAILER, Company.Kind.GROUP)
    brand, retailer, group = (plant(Company, canary, kind.value, kind=kind) for kind in kinds)
    owner = plant(Company, canary, "owner", kind=Company.Kind.OTHER)
    plant(Alias, canary, company=brand, language="it")
    partnership = plant(Partnership, canary, kind=Partnership.Kind.DISTRIBUTION)
    for company in (brand, common):
        Party.objects.create(partnership=partnership, company=company)
    user = plant(User, canary, is_staff=True, password="!")
    person = plant(Person, canary)
    plant(PersonAlias, canary, person=person)
    return {
        "authors": [plant(Author, canary, user=user)],
        "tags": [plant(Tag, canary)],
        "companies": [brand, retailer, group],
        "people": [person],
        "partnerships": [partnership],
        "milestones": [plant(Milestone, canary, partnership=partnership, date="2020-12")],
        "reported": plant_facts(canary, person, partnership, ((owner, brand), (common, retailer))),
        "picture": plant_picture(canary),
    }


def plant_facts(canary: Canary, person: Person, partnership: Partnership, owners: Any) -> list[Fact]:
    """One of each kind, with a source that says the word."""
    source, brand = plant(Source, canary), owners[0][1]
    return [
        *(Ownership.objects.create(owner=one, owned=owned, source=source) for one, owned in owners),
        plant(Role, canary, person=person, company=brand, source=source),
        Standing.objects.create(partnership=partnership, status="active", as_of="2020-12", source=source),
        plant(
            Quote,
            canary,
            speaker=person,
            partnership=partnership,
            source=source,
            said_on="2020-12",
            language="fr",
            translation_language="it",
        ),
    ]


def replant(register: dict[str, Any], canary: Canary) -> None:
    """Somebody rewrites the register's rows in place: every text but the slugs, which are promises."""
    owners = [ownership.owner for company in register["companies"] for ownership in company.owners.all()]
    lists = (register[name] for name in ("authors", "tags", *REGISTER))
    sources = Source.objects.filter(vouched__in=register["reported"]).distinct()
    for row in [*(row for rows in lists for row in rows), *owners, *sources, register["picture"]]:
        kept = {field.name for field in text_fields(type(row)) if isinstance(field, models.SlugField)}
        for name, value in words(type(row), canary, "rewritten").items():
            if name not in kept:
                setattr(row, name, value)
        row.save()


def plant_idea(canary: Canary, article: Article, by: User) -> None:
    """What the story was before anybody wrote it."""
    plant(Idea, canary, article=article, assignee=by, made_by=by)


def plant_embargo(canary: Canary, lifts_at: dt.datetime) -> Embargo:
    """Nothing is under it yet."""
    return plant(Embargo, canary, lifts_at=lifts_at)


def plant_webhook(canary: Canary) -> None:
    """Whom the house tells is nobody else's business."""
    plant(Webhook, canary, is_active=False)


def plant_comment(canary: Canary, article: Article, by: User) -> None:
    plant(Comment, canary, article=article, by=by, key=uuid.uuid4())


def plant_unsaved(canary: Canary, article: Article, by: User) -> None:
    """What somebody types and has not saved, what was refused, and what an answer to an offer remembers of the text."""
    plant(Unsaved, canary, article=article, person=by)
    plant(RefusedText, canary, article=article, person=by)
    plant(Answer, canary, article=article, kind=Answer.Kind.QUOTE, by=by)


def plant_intake(canary: Canary, by: User) -> None:
    """A file for the register that waits for its giver."""
    plant(Intake, canary, by=by)


def article_words(canary: Canary) -> dict[str, Any]:
    return words(Article, canary)
