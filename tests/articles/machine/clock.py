"""A database's clock that stands still until it is set: inside the transaction that installs it, and nowhere else.

The product names the clock without a schema, as everybody does: functions of the same names ahead of PostgreSQL's own
in the search path are asked instead. The process's clock is left alone and so is wrong, by hours and days.
"""

import datetime as dt

from django.db import connection

HOUR = dt.timedelta(hours=1)
NAMES = ("clock_timestamp", "statement_timestamp", "transaction_timestamp", "now")
_ASKS = "SELECT current_setting('standing_clock.now')::timestamptz"


def install(at: dt.datetime) -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE SCHEMA standing_clock")
        for name in NAMES:
            cursor.execute(
                f"CREATE FUNCTION standing_clock.{name}() RETURNS timestamptz LANGUAGE sql STABLE AS $${_ASKS}$$"
            )
        cursor.execute("SET LOCAL search_path = standing_clock, public, pg_catalog")
    set_to(at)


def set_to(instant: dt.datetime) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('standing_clock.now', %s, true)", [instant.isoformat()])
