"""What finding names costs with 100,000 companies: `python -m tests.bench.names`. No database but for who calls it."""

import gc
import os
import random
import time
import tracemalloc
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.bench.figures import Figure

COMPANIES = 100_000
_PARTS = "ba ce di fo gu la me ni po ru sa te vi zo bra cla dre fri glo pru sti tra vel mon der son lux"
_SYLLABLES = _PARTS.split()
_KINDS = ("", "", "", " Group", " & Co.", " Italia", " Holding", " Moda")


def companies(number: int = COMPANIES) -> Iterator[tuple[str, int, str]]:
    """So many companies with one name each, and another name for every third."""
    chosen = random.Random(1)
    for pk in range(1, number + 1):
        first, second = (_word(chosen) for _each in range(2))
        yield "company", pk, f"{first} {second}{chosen.choice(_KINDS)}" if pk % 2 else first + chosen.choice(_KINDS)
        if not pk % 3:
            yield "company", pk, f"{first}{second.lower()}"


def prose(names: list[str], size: int = 10_000) -> str:
    """Italian sentences with a name in each second one."""
    chosen, parts = random.Random(2), []
    while sum(map(len, parts)) < size:
        parts.append(f"Secondo l’azienda, dell’accordo con {chosen.choice(names)} si parlerà entro l’anno. ")
        parts.append("La catena ha aperto nella città di Prato un negozio che non somiglia ai primi tre del gruppo. ")
    return "".join(parts)[:size]


def measure(rounds: int) -> "list[Figure]":
    """What a search costs; how long the making took and what it weighs is printed."""
    from companies.names import Index
    from tests.bench.figures import timed

    rows = list(companies())
    gc.collect()
    tracemalloc.start()
    index = Index(rows)
    kept, peak = (used / 1_000_000 for used in tracemalloc.get_traced_memory())
    tracemalloc.stop()
    started = time.process_time()
    index = Index(rows)
    print(
        f"{len(rows):,} names of {COMPANIES:,} companies: made in {time.process_time() - started:.1f} s of one core, "
        f"{kept:.1f} MB kept, {peak:.1f} MB while they are made (at most 60)"
    )
    text = prose([name for _kind, _pk, name in rows])
    search = timed(
        f"{len(index.mentions(text, ('company',)))} names in 10 kB, 100,000 companies",
        lambda: str(index.mentions(text, ("company",))).encode(),
        rounds=rounds,
        queries=0,
        limit=20,
    )
    return [search]


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    os.environ.setdefault("SECRET_KEY", "x" * 50)
    os.environ.setdefault("DATABASE_URL", "postgresql:///none")
    import django

    django.setup()
    from tests.bench.figures import show

    show(measure(rounds=200))


def _word(chosen: random.Random) -> str:
    return "".join(chosen.choices(_SYLLABLES, k=chosen.choice((2, 3, 3, 4)))).capitalize()


if __name__ == "__main__":
    main()
