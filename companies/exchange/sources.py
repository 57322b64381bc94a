"""Sources: a document is known again by its title, publisher and date."""

from companies.exchange.columns import Choice, Column, Number, PartialDateColumn, Word
from companies.exchange.unnamed import UnnamedResource
from companies.models import Source


class SourceResource(UnnamedResource):
    model = Source
    NAMED = ("title",)
    REQUIRED = ("title",)
    ANCHOR = ("title",)
    KEY = ("publisher", "date")

    id = Number()
    kind = Choice("kind")
    title = Column("title", is_required=True)
    publisher = Column("publisher")
    address = Word("address")
    date = PartialDateColumn("date")
