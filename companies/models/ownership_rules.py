"""What owners of companies can't be, seen over several rows: a circle, or more than all of a company."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import connection
from django.utils.translation import gettext_lazy as _

from companies.models.spans import meet, surely

if TYPE_CHECKING:
    from companies.models.company import Ownership

ALL = Decimal(100)


def refuse_circle(ownership: "Ownership") -> None:
    """ValidationError at `owner` where a company would own itself through others at the same time.

    Known minority stakes may cross, as Renault's and Nissan's do. The database has the rule (see the migration
    `no_circles`), and makes who writes at the same time wait until this transaction ends.
    """
    if ownership.owner_id == ownership.owned_id:
        return  # which a constraint of its own refuses
    given: list[Any] = [
        ownership.pk or 0,
        ownership.owner_id,
        ownership.owned_id,
        str(ownership.since or ""),
        str(ownership.until or ""),
        ownership.share,
    ]
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM companies_circle(%s, %s, %s, %s, %s, %s)", given)
        names = [name for (name,) in cursor.fetchall()]
    if names:
        says = _("That closes a circle: %(circle)s at the same time. Check the owners and when each one's time ended.")
        raise ValidationError({"owner": ValidationError(says, params={"circle": " → ".join(names)})})


def refuse_more_than_all(ownership: "Ownership") -> None:
    """ValidationError at `share` where the known shares of a company add up to more than 100 per cent at some time."""
    if ownership.share is None:
        return
    others = type(ownership).objects.filter(owned=ownership.owned_id, is_preferred=True, share__isnull=False)
    beside = [one for one in others.exclude(pk=ownership.pk) if meet(one.span, ownership.span)]
    for start, _end in map(surely, (one.span for one in (ownership, *beside))):
        held = [one for one in beside if surely(one.span)[0] <= start < surely(one.span)[1]]
        mine = surely(ownership.span)[0] <= start < surely(ownership.span)[1]
        total = sum((one.share for one in held if one.share), ownership.share if mine else Decimal())
        if mine and held and total > ALL:
            says = _("With the other owners' shares that makes %(total)s per cent at the same time: check the shares.")
            raise ValidationError({"share": ValidationError(says, params={"total": f"{total.normalize():f}"})})
