"""What happened, or is expected to: known again by its partnership, words and date."""

from companies.exchange.columns import Choice, Column, Number, PartialDateColumn, Reference
from companies.exchange.unnamed import UnnamedResource
from companies.models import Milestone


class MilestoneResource(UnnamedResource):
    model = Milestone
    NAMED = REQUIRED = ("partnership", "date", "label")
    ANCHOR = ("partnership",)
    KEY = ("label", "date")
    JOINED = ("partnership",)

    id = Number()
    partnership = Reference("partnership", "partnership", is_required=True)
    date = PartialDateColumn("date", is_required=True)
    label = Column("label", is_required=True)
    label_en = Column("label_en")
    category = Choice("category")
    state = Choice("state")
