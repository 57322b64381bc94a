"""Partnerships, with their parties."""

from typing import Any

from companies.exchange import cells
from companies.exchange.columns import Choice, Column, Slug
from companies.exchange.names import Parties
from companies.exchange.slugged import SluggedResource
from companies.models import Partnership


class PartnershipResource(SluggedResource):
    model = Partnership
    SLUG_FROM = "title"
    NAMED = ("title",)
    REQUIRED = ("title", "kind")
    PREFETCH = ("parties__company",)

    slug = Slug("slug")
    title = Column("title", is_required=True)
    kind = Choice("kind")
    territory = Column("territory")
    territory_en = Column("territory_en")
    channel = Column("channel")
    channel_en = Column("channel_en")
    summary = Column("summary")
    summary_en = Column("summary_en")
    parties = Parties("parties")

    def prime(self, rows: list[dict[str, str]]) -> None:
        super().prime(rows)
        named = (part.partition(":")[0] for row in rows for part in cells.split(row.get("parties", "")))
        self.lookups.prime("company", named)

    def validate_instance(
        self, instance: Any, import_validation_errors: Any = None, validate_unique: bool = True
    ) -> None:
        """Whose parties the row names, or who is new, has two or more of them."""
        super().validate_instance(instance, import_validation_errors, validate_unique)
        given = getattr(instance, self.fields["parties"].given, None)
        if given is not None or instance.pk is None:
            Partnership.refuse_alone(len(cells.split(given or "")))
