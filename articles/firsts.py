"""Notes when readers first got an edition: at the origin, once a process and edition, by the database's clock."""

import datetime as dt
import logging
from collections import OrderedDict

from django.db import Error, connection, transaction

logger = logging.getLogger(__name__)
RECENT = dt.timedelta(minutes=15)
MOST = 10_000
_noted: OrderedDict[int, None] = OrderedDict()
# No reader waits for a disk, and for a lock hardly: what can't be noted at once is not noted.
_QUICKLY = "SET LOCAL synchronous_commit = off; SET LOCAL statement_timeout = 200"
_ONCE = """
    INSERT INTO articles_firstanswer (edition_id, answered_at) VALUES (%s, %s)
    ON CONFLICT (edition_id) DO UPDATE SET answered_at = excluded.answered_at
    WHERE articles_firstanswer.answered_at > excluded.answered_at
"""


def note(edition_id: int, began_at: dt.datetime, answered_at: dt.datetime) -> None:
    """Keeps the instant, the earliest of all processes. Never raises: a reader's page doesn't depend on it."""
    if edition_id in _noted or answered_at - began_at > RECENT:
        return
    _noted[edition_id] = None
    if len(_noted) > MOST:
        _noted.popitem(last=False)
    is_inside = connection.in_atomic_block
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            if not is_inside:  # there it would hold for all that follows
                cursor.execute(_QUICKLY)
            cursor.execute(_ONCE, [edition_id, answered_at])
    except Error as error:
        logger.info("The first answer of edition %s was not noted: %s", edition_id, error)
