"""What people held at companies: known again by both, the title, the beginning and the source."""

from companies.exchange.columns import Column, Flag, Number, PartialDateColumn, Reference
from companies.exchange.unnamed import UnnamedResource
from companies.models import Role


class RoleResource(UnnamedResource):
    model = Role
    NAMED = REQUIRED = ("person", "company", "title")
    ANCHOR = ("person", "company")
    KEY = ("title", "since", "source")
    JOINED = ("person", "company", "source")

    id = Number()
    person = Reference("person", "person", is_required=True)
    company = Reference("company", "company", is_required=True)
    title = Column("title", is_required=True)
    title_en = Column("title_en")
    since = PartialDateColumn("since")
    until = PartialDateColumn("until")
    source = Reference("source", "source")
    preferred = Flag("is_preferred", name="preferred")
