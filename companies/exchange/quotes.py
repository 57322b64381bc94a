"""What people said: known again by who said it, and the words."""

from companies.exchange.columns import Column, Flag, Number, PartialDateColumn, Reference, Word
from companies.exchange.unnamed import UnnamedResource
from companies.models import Quote


class QuoteResource(UnnamedResource):
    model = Quote
    NAMED = REQUIRED = ("speaker", "words")
    ANCHOR = ("speaker",)
    KEY = ("words",)
    JOINED = ("speaker", "company", "partnership", "source")

    id = Number()
    speaker = Reference("speaker", "person", is_required=True)
    words = Column("words", is_required=True)
    language = Word("language")
    translation = Column("translation")
    translation_language = Word("translation_language")
    said_on = PartialDateColumn("said_on")
    company = Reference("company", "company")
    partnership = Reference("partnership", "partnership")
    source = Reference("source", "source")
    preferred = Flag("is_preferred", name="preferred")
