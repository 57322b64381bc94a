"""What the status of a partnership was as of a date: known again by all three and the source."""

from companies.exchange.columns import Choice, Flag, Number, PartialDateColumn, Reference
from companies.exchange.unnamed import UnnamedResource
from companies.models import Standing


class StandingResource(UnnamedResource):
    model = Standing
    NAMED = REQUIRED = ("partnership", "status", "as_of")
    ANCHOR = ("partnership",)
    KEY = ("status", "as_of", "source")
    JOINED = ("partnership", "source")

    id = Number()
    partnership = Reference("partnership", "partnership", is_required=True)
    status = Choice("status")
    as_of = PartialDateColumn("as_of", is_required=True)
    source = Reference("source", "source")
    preferred = Flag("is_preferred", name="preferred")
