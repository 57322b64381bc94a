"""The go-live run (`make golive`): how late pages are at their instants, and whether any is early.

The site is served as in production, no worker is alive, and three times over the clock of its processes is right,
an hour fast and an hour slow. SMALL=1 takes a tenth of the stories in a tenth of the time.
"""

import atexit
import datetime as dt
import os
import shutil
import sys
import tempfile
import time
from typing import Any

SMALL = os.environ.get("SMALL", "") not in {"", "0"}
STORIES, SECONDS, AT_ONCE = (20, 6, 100) if SMALL else (200, 60, 1_000)
LIMIT = 0.1
FAULTS = ("early", "stale", "missing")
CLOCKS = {"right": 0, "an hour fast": 3_600, "an hour slow": -3_600}


def main() -> int:
    """0 when no page was early or missing and the 99th percentile was within the limit."""
    os.environ["DATA_DIR"] = folder = tempfile.mkdtemp(prefix="golive-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)  # the server, registered later, is stopped before
    return measure()


def measure() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    import django

    django.setup()
    from django.core.management import call_command

    from tests.bench.site import serving

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    lines = []
    for said, shift in CLOCKS.items():
        with serving("tests.bench.shifted:application", SHIFT=str(shift)) as where:
            lines += [line | {"clock": said} for line in run(where, STORIES, SECONDS)]
            if not shift:
                lines.append(at_one_instant(where, AT_ONCE) | {"clock": said})
    show(lines)
    broken = [line for line in lines if any(line[fault] for fault in FAULTS) or line["p99"] > LIMIT * 1_000]
    return 1 if broken else 0


def run(where: tuple[str, int], stories: int, seconds: float) -> list[dict[str, Any]]:
    """As many stories of each kind, spread over the time; a line for each kind, in milliseconds."""
    from articles.publication import database_now
    from tests.bench import switching

    first = database_now() + dt.timedelta(seconds=8 + stories / 50)
    instants = [first + dt.timedelta(seconds=seconds * n / stories) for n in range(stories)]
    switches = [switch for kind in switching.KINDS for switch in switching.make(kind, instants)]
    readers = switching.Readers(where, switching.offset())
    for switch in switches[:: len(switches) // 6]:
        readers.ask(switch.path)
    seen = readers.watch_all(switches)
    return [_line(kind, [one for one in seen if one.kind == kind]) for kind in switching.KINDS]


def at_one_instant(where: tuple[str, int], stories: int) -> dict[str, Any]:
    """So many stories begin at once: each is asked for before, and then, as fast as it goes, once more.

    What counts is from the instant, or from the request where that comes later: the site can't answer a thousand
    requests in a tenth of a second, but none of its answers may be an old one.
    """
    from concurrent.futures import ThreadPoolExecutor

    from articles.publication import database_now
    from tests.bench import switching

    instant = database_now() + dt.timedelta(seconds=8 + stories / 50)
    switches = switching.make(switching.STARTS, [instant] * stories)
    readers, at = switching.Readers(where, switching.offset()), instant.timestamp()
    asked_early = 0
    while readers.now() < at - switching.AHEAD:
        status, _body = readers.ask(switches[asked_early % stories].path)
        assert status == 404, "a page was there before its instant"
        asked_early += 1

    def once(switch: switching.Switch) -> switching.Seen:
        while (asked := readers.now()) < at - 0.005:
            time.sleep(0.001)
        status, body = readers.ask(switch.path)
        answered = readers.now()
        if not switch.has_changed(status, body):
            return readers.watch(switch)
        return switching.Seen("at one instant", asked - at, answered - max(asked, at), answered < at, False, False, [])

    with ThreadPoolExecutor(4) as pool:
        seen = list(pool.map(once, switches))
    return _line(f"{stories} at one instant", seen)


def _line(name: str, seen: list[Any]) -> dict[str, Any]:
    late = sorted(one.answered * 1_000 for one in seen if not one.is_missing)
    usual = sorted(seconds * 1_000 for one in seen for seconds in one.usual) or [0]
    at = {f"p{share}": _at(late, share) for share in (50, 95, 99)} | {"usual": _at(usual, 99)}
    counts = {name: sum(getattr(one, f"is_{name}") for one in seen) for name in FAULTS}
    return {"kind": name, "stories": len(seen), **counts, **at, "worst": round(late[-1], 1)}


def _at(times: list[float], share: int) -> float:
    return round(times[min(len(times) - 1, len(times) * share // 100)], 1)


def show(lines: list[dict[str, Any]]) -> None:
    numbers = "stories early stale missing   p50 ms   p95 ms   p99 ms    worst  any page's p99"
    print(f"{'clock of the site':16} {'what':24} {numbers}")
    for one in lines:
        print(
            f"{one['clock']:16} {one['kind']:24} {one['stories']:7} "
            f"{one['early']:5} {one['stale']:5} {one['missing']:7} "
            f"{one['p50']:8} {one['p95']:8} {one['p99']:8} {one['worst']:8} {one['usual']:15}"
        )


if __name__ == "__main__":
    sys.exit(main())
