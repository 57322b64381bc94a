"""What two sequences have in common, in order, in bounded time: difflib's grows with the square of what repeats itself.

First what both begin and end with, then what stands once on either side (as “patience diff” does), between those
the same again; only in small gaps without such an anchor the longest common subsequence is worked out.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

DEEPEST = 12
MOST_CELLS = 400_000


@dataclass(slots=True)
class Budget:
    """How much one comparison may still cost: cells of tables, and pieces to be shown."""

    cells: int = 2_000_000
    pieces: int = 20_000

    def take(self, cells: int) -> bool:
        if cells > min(MOST_CELLS, self.cells):
            return False
        self.cells -= cells
        return True


type Pairs = list[tuple[int, int]]


def align(left: Sequence[Hashable], right: Sequence[Hashable], budget: Budget) -> Pairs:
    """Places of equal elements on both sides, growing on both."""
    pairs: Pairs = []
    todo = [(0, len(left), 0, len(right), 0)]
    while todo:
        a, b, c, d, depth = todo.pop()
        while a < b and c < d and left[a] == right[c]:
            pairs.append((a, c))
            a, c = a + 1, c + 1
        while a < b and c < d and left[b - 1] == right[d - 1]:
            b, d = b - 1, d - 1
            pairs.append((b, d))
        if a == b or c == d:
            continue
        anchors = _anchors(left, right, (a, b, c, d)) if depth < DEEPEST else []
        if anchors:
            pairs += anchors
            for i, j in [*anchors, (b, d)]:
                todo.append((a, i, c, j, depth + 1))
                a, c = i + 1, j + 1
        elif budget.take((b - a) * (d - c)):
            pairs += [(a + i, c + j) for i, j in _longest(left[a:b], right[c:d])]
    pairs.sort()
    return pairs


def _anchors(left: Sequence[Hashable], right: Sequence[Hashable], bounds: tuple[int, int, int, int]) -> Pairs:
    """The longest rising series of elements that stand once on either side between the bounds."""
    a, b, c, d = bounds
    once_left = {element for element, count in Counter(left[a:b]).items() if count == 1}
    places: dict[Hashable, int | None] = {}
    for place in range(c, d):
        element = right[place]
        if element in once_left:
            places[element] = None if element in places else place
    pairs = [(i, j) for i in range(a, b) if (j := places.get(left[i])) is not None]
    return _rising(pairs)


def _rising(pairs: Pairs) -> Pairs:
    tails: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for index, (_i, j) in enumerate(pairs):
        place = bisect_left(tails, j)
        before.append(at[place - 1] if place else -1)
        tails[place : place + 1] = [j]
        at[place : place + 1] = [index]
    found: Pairs = []
    index = at[-1] if at else -1
    while index >= 0:
        found.append(pairs[index])
        index = before[index]
    return found[::-1]


def _longest(left: Sequence[Hashable], right: Sequence[Hashable]) -> Pairs:
    """The longest common subsequence, by a table of all lengths."""
    width = len(right)
    table = [[0] * (width + 1)]
    for element in reversed(left):
        below, row, last = table[-1], [0] * (width + 1), 0
        for j in range(width - 1, -1, -1):
            if element == right[j]:
                last = below[j + 1] + 1
            elif below[j] > last:
                last = below[j]
            row[j] = last
        table.append(row)
    table.reverse()
    pairs: Pairs = []
    i = j = 0
    while i < len(left) and j < width:
        if left[i] == right[j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif table[i + 1][j] >= table[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs
