"""How long something took, as briefly as it may be said; the units are those of both languages."""

import datetime as dt

from django.utils.formats import number_format


def said(time: dt.timedelta) -> str:
    """“32 ms”, “1.4 s”, “2 min 5 s”, “3 h 20 min”, “2 d 4 h”."""
    seconds = max(0.0, time.total_seconds())
    if seconds < 0.9995:
        return f"{round(seconds * 1_000)} ms"
    if seconds < 9.95:
        return f"{number_format(seconds, 1)} s"
    whole = round(seconds)
    for size, unit, smaller, other in ((86_400, "d", 3_600, "h"), (3_600, "h", 60, "min"), (60, "min", 1, "s")):
        if whole >= size:
            rest = whole % size // smaller
            return f"{whole // size} {unit}" + (f" {rest} {other}" if rest else "")
    return f"{whole} s"
