"""People, with their other names."""

from companies.exchange.columns import Column, PartialDateColumn, Slug, Word
from companies.exchange.names import Names
from companies.exchange.slugged import SluggedResource
from companies.models import Person


class PersonResource(SluggedResource):
    model = Person
    REQUIRED = ("name",)
    PREFETCH = ("aliases",)

    slug = Slug("slug")
    name = Column("name", is_required=True)
    born = PartialDateColumn("born")
    died = PartialDateColumn("died")
    country = Word("country")
    wikidata = Word("wikidata")
    about = Column("about")
    about_en = Column("about_en")
    aliases = Names("aliases", has_language=False)
