"""Who owns whom: known again by both, the beginning and the source."""

from companies.exchange.columns import Flag, Number, PartialDateColumn, Reference, Share
from companies.exchange.unnamed import UnnamedResource
from companies.models import Ownership


class OwnershipResource(UnnamedResource):
    model = Ownership
    NAMED = REQUIRED = ANCHOR = ("owner", "owned")
    KEY = ("since", "source")
    JOINED = ("owner", "owned", "source")

    id = Number()
    owner = Reference("owner", "company", is_required=True)
    owned = Reference("owned", "company", is_required=True)
    since = PartialDateColumn("since")
    until = PartialDateColumn("until")
    share = Share("share")
    source = Reference("source", "source")
    preferred = Flag("is_preferred", name="preferred")
