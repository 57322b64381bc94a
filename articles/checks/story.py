"""What checks see of a story: its text as given, and what the database knows about that text, asked once each."""

import datetime as dt
import html
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import Q
from django.utils import timezone

from articles import body, holds
from articles.checks import addresses, headlines
from articles.models import Answer, Article, Author, Edition, Revision
from articles.models.text import Text
from companies.dates import PartialDate
from companies.models import Milestone, Party
from companies.names import Named, named_in
from images.models import Picture


@dataclass(frozen=True)
class Story:
    """A text with its links; the same for the working copy, a revision, and what is being typed.

    `links` is what `Article.links()` answers. Every property below costs one query at most, and only where a
    check asks for it and the text holds something to ask about.
    """

    pk: int | None
    text: Text
    links: Mapping[str, Iterable[Any]] = field(repr=False)
    original_id: int | None = None
    chosen: Iterable[Milestone] | None = field(default=None, repr=False)
    """The milestones among the links, for who has them at hand."""
    held: Iterable[holds.Cover] | None = field(default=None, repr=False)
    """What of it is under an embargo, for who has that at hand."""

    @cached_property
    def blocks(self) -> list[body.Block]:
        return body.blocks(self.text.body)

    @cached_property
    def plain(self) -> str:
        return body.plain(self.text.body)

    @cached_property
    def today(self) -> dt.date:
        """The day the text was written on, where it says so; else the newsroom's today."""
        return self.text.dated.last_day if isinstance(self.text.dated, PartialDate) else timezone.localdate()

    @cached_property
    def pictures(self) -> dict[int, Picture]:
        """Those above the text and in it that exist, by id."""
        wanted = {self.text.picture_id, *(block.picture for block in self.blocks)} - {None}
        return Picture.objects.in_bulk(wanted) if wanted else {}

    @cached_property
    def dismissed(self) -> set[int]:
        """The companies that were offered to the story and dismissed."""
        no = Answer.objects.filter(article=self.pk, kind=Answer.Kind.COMPANY, row=None)
        return {int(about) for about in no.values_list("about", flat=True)}

    @cached_property
    def named(self) -> list[Named]:
        """The companies of the register that the words name."""
        return named_in("\n".join((self.text.headline, self.text.standfirst, self.plain)))

    @cached_property
    def partnership_parties(self) -> set[int]:
        """The companies that the story carries by way of its partnerships and milestones."""
        partnerships, milestones = (list(self.links.get(kind, ())) for kind in ("partnerships", "milestones"))
        if not partnerships and not milestones:
            return set()
        carried = Q(partnership__in=partnerships) | Q(partnership__milestones__in=milestones)
        return set(Party.objects.filter(carried).values_list("company_id", flat=True))

    @cached_property
    def milestones(self) -> list[Milestone]:
        if self.chosen is not None:
            return list(self.chosen)
        chosen = list(self.links.get("milestones", ()))
        return list(Milestone.objects.filter(pk__in=chosen)) if chosen else []

    @cached_property
    def instants(self) -> list[dt.datetime]:
        """When the working copy's story goes out first, and when it is wished for, if that is to come."""
        if not self.pk or not isinstance(self.text, Article):
            return []
        is_read = "editions" in getattr(self.text, "_prefetched_objects_cache", {})
        editions = self.text.editions.all() if is_read else Edition.objects.for_standing().filter(article=self.pk)
        first = min((edition.live.lower for edition in editions if not edition.is_cancelled), default=None)
        return [at for at in (first, self.text.planned_at) if at and at > timezone.now()]

    @cached_property
    def covers(self) -> list[holds.Cover]:
        """What of it is under an embargo that hasn't lifted, the latest lift first."""
        return list(holds.covering(holds.keys_of(self.pk, self.text, self.links)) if self.held is None else self.held)

    @cached_property
    def original(self) -> Article | None:
        if not self.original_id:
            return None
        return Article.objects.only("slug", "headline", "language").filter(pk=self.original_id).first()

    @cached_property
    def twin(self) -> Article | None:
        """Another story that said the same in its headline lately."""
        return headlines.twin(self.text.headline, pk=self.pk, family=self.original_id or self.pk)

    @cached_property
    def addresses(self) -> dict[str, addresses.Leads]:
        """Where the body's links into the site lead, by address as written."""
        return addresses.judge(address for block in self.blocks for address in block.links)

    def linked_words(self, address: str) -> str:
        """The words that the first link to this address stands on."""
        opening = f'<a href="{html.escape(address)}">'
        for block in self.blocks:
            if address in block.links:
                return body.plain(block.html.partition(opening)[2].partition("</a>")[0])
        return ""


def of_article(article: Article) -> Story:
    """The working copy."""
    return Story(article.pk, article, article.links(), article.original_id)


def of_revision(revision: Revision) -> Story:
    """A text as it was kept; authors that are gone since don't count."""
    links = revision.links_now()
    links["authors"] = list(Author.objects.filter(pk__in=links.get("authors", ())).values_list("pk", flat=True))
    return Story(revision.article_id, revision, links, next(iter(links.get("original", ())), None))
