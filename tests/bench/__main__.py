"""Measures and prints; SMALL=1 ends within three minutes, STORIES=1000000 takes an archive of that size.

The JSON beside it lets two runs be compared.
"""

import os
import sys
from pathlib import Path

SMALL = os.environ.get("SMALL", "") not in {"", "0"}
STORIES = int(os.environ.get("STORIES") or (5_000 if SMALL else 100_000))
FOLDER = Path(__file__).resolve().parent.parent.parent / ".data" / f"bench-{STORIES}"
os.environ["DATA_DIR"] = str(FOLDER)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")


def main() -> int:
    """0 when every promise was kept, or when SMALL says that only the run itself counts."""
    import django

    django.setup()
    from dataclasses import replace

    from django.test.utils import setup_test_environment

    setup_test_environment()  # so that a test client tells what a page was made from

    from tests.bench import bulk, cold, desk, exchange, figures, front, names, register, site, typed

    site.prepare(STORIES)
    with site.serving() as where:
        bare = figures.timed("bare view", lambda: site.Reader(where).get("/health/live"), rounds=200)
        measured = [bare, *desk.measure(where, rounds=15 if SMALL else 40)]
        measured += front.measure(where, rounds=30 if SMALL else 100)
        measured += register.measure(
            where, rounds=15 if SMALL else 100, companies=10_000 if SMALL else register.COMPANIES
        )
        measured += cold.measure(where, desk.cookies(), desk.long_story().get_admin_url())
        measured += bulk.measure(desk.chief(), rounds=3)
    measured += names.measure(rounds=100)
    measured += typed.measure(rounds=100)
    measured += exchange.measure(rounds=2, all_of=10_000 if SMALL else exchange.ALL)
    measured = [replace(one, ratio=round(one.p50 / bare.p50, 1)) for one in measured]
    print(f"\n{STORIES:,} stories, {os.cpu_count()} cores; one reader at a time")
    figures.show(measured)
    figures.write(measured, FOLDER / "figures.json", stories=STORIES, cores=os.cpu_count())
    print(f"As JSON: {FOLDER / 'figures.json'}")
    return 0 if SMALL or not any(one.broken for one in measured) else 1


if __name__ == "__main__":
    sys.exit(main())
