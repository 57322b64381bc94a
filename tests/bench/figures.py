"""Times of repeated calls, and how they are shown."""

import json
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Figure:
    """Milliseconds of one thing that was measured; `limit` is what was promised at the 95th percentile, if anything."""

    name: str
    p50: float
    p95: float
    p99: float
    bytes: int
    queries: int | None
    limit: float | None
    ratio: float = 0.0
    """Its median over that of the bare view measured in the same run."""

    @property
    def is_kept(self) -> bool:
        return self.limit is None or self.p95 <= self.limit


def timed(
    name: str, call: Callable[[], bytes], *, rounds: int, queries: int | None = None, limit: float | None = None
) -> Figure:
    """Calls it three times unmeasured, then `rounds` times; `call` answers what came over the line."""
    size = max(len(call()) for _warm in range(3))
    times = []
    for _round in range(rounds):
        started = time.perf_counter()
        call()
        times.append((time.perf_counter() - started) * 1_000)
    times.sort()
    p50, p95, p99 = (round(times[min(rounds - 1, int(rounds * share))], 2) for share in (0.50, 0.95, 0.99))
    return Figure(name, p50, p95, p99, size, queries, limit)


def show(figures: Iterable[Figure]) -> None:
    print(f"{'':44} {'p50 ms':>8} {'p95 ms':>8} {'p99 ms':>8} {'× bare':>7} {'bytes':>9} {'queries':>7}  limit")
    for one in figures:
        limit = "" if one.limit is None else f"{one.limit:.0f} ms {'kept' if one.is_kept else 'MISSED'}"
        queries = "" if one.queries is None else one.queries
        print(
            f"{one.name:44} {one.p50:8.1f} {one.p95:8.1f} {one.p99:8.1f} {one.ratio:7.1f} "
            f"{one.bytes:9,} {queries:>7}  {limit}"
        )


def write(figures: Iterable[Figure], path: Path, **about: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(about | {"figures": [asdict(one) for one in figures]}, indent=1) + "\n")
