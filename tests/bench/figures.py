"""Times of repeated calls, and how they are shown."""

import json
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Figure:
    """Milliseconds of one thing that was measured, and what was promised of it, if anything.

    `limit` holds for the 95th percentile, `most_bytes` for what came over the line, `most_queries` for a call.
    """

    name: str
    p50: float
    p95: float
    p99: float
    bytes: int
    queries: int | None
    limit: float | None = None
    most_bytes: int | None = None
    most_queries: int | None = None
    ratio: float = 0.0
    """Its median over that of the bare view measured in the same run."""

    @property
    def broken(self) -> list[str]:
        """The promises that were not kept, each with its bound."""
        said = [
            (self.limit, self.p95, f"{self.limit} ms"),
            (self.most_bytes, self.bytes, f"{self.most_bytes} bytes"),
            (self.most_queries, self.queries or 0, f"{self.most_queries} queries"),
        ]
        return [says for bound, found, says in said if bound is not None and found > bound]

    @property
    def promise(self) -> str:
        bounds = [(self.limit, "ms"), (self.most_bytes, "bytes"), (self.most_queries, "queries")]
        said = ", ".join(f"{bound:,.0f} {unit}" for bound, unit in bounds if bound is not None)
        return f"{said} {'MISSED: ' + ', '.join(self.broken) if self.broken else 'kept'}" if said else ""


def timed(name: str, call: Callable[[], bytes], *, rounds: int, queries: int | None = None, **promised: Any) -> Figure:
    """Calls it three times unmeasured, then `rounds` times; `call` answers what came over the line."""
    size = max(len(call()) for _warm in range(3))
    times = []
    for _round in range(rounds):
        started = time.perf_counter()
        call()
        times.append((time.perf_counter() - started) * 1_000)
    times.sort()
    p50, p95, p99 = (round(times[min(rounds - 1, int(rounds * share))], 2) for share in (0.50, 0.95, 0.99))
    return Figure(name, p50, p95, p99, size, queries, **promised)


def show(figures: Iterable[Figure]) -> None:
    print(f"{'':44} {'p50 ms':>8} {'p95 ms':>8} {'p99 ms':>8} {'× bare':>7} {'bytes':>9} {'queries':>7}  promised")
    for one in figures:
        queries = "" if one.queries is None else one.queries
        print(
            f"{one.name:44} {one.p50:8.1f} {one.p95:8.1f} {one.p99:8.1f} {one.ratio:7.1f} "
            f"{one.bytes:9,} {queries:>7}  {one.promise}"
        )


def write(figures: Iterable[Figure], path: Path, **about: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(about | {"figures": [asdict(one) for one in figures]}, indent=1) + "\n")
