"""Companies, with their other names."""

from companies.exchange.columns import Choice, Column, Slug, Word
from companies.exchange.names import Names
from companies.exchange.slugged import SluggedResource
from companies.models import Company


class CompanyResource(SluggedResource):
    model = Company
    REQUIRED = ("name",)
    PREFETCH = ("aliases",)

    slug = Slug("slug")
    name = Column("name", is_required=True)
    kind = Choice("kind")
    country = Word("country")
    website = Word("website")
    wikidata = Word("wikidata")
    about = Column("about")
    about_en = Column("about_en")
    aliases = Names("aliases", has_language=True)
