"""Outlines as lists of points, in the 1500 by 1000 units every picture is designed in."""

from collections.abc import Sequence
from math import cos, hypot, pi, radians, sin

Point = tuple[float, float]
Points = Sequence[Point]


def rect(x0: float, y0: float, x1: float, y1: float) -> list[Point]:
    """Return the four corners of an upright rectangle."""
    return [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]


def ellipse(cx: float, cy: float, rx: float, ry: float = 0, start: float = 0, end: float = 360) -> list[Point]:
    """Return the points of an ellipse, or of its arc between two clockwise angles in degrees."""
    ry = ry or rx
    count = max(12, round(max(rx, ry) * abs(end - start) / 360))
    angles = (radians(start + (end - start) * i / count) for i in range(count + 1))
    return [(cx + rx * cos(a), cy + ry * sin(a)) for a in angles]


def rounded(x0: float, y0: float, x1: float, y1: float, top: float, bottom: float | None = None) -> list[Point]:
    """Return a rectangle whose upper and lower corners are rounded by the given radii."""
    low = top if bottom is None else bottom
    return [
        *ellipse(x0 + top, y0 + top, top or 0.01, start=180, end=270),
        *ellipse(x1 - top, y0 + top, top or 0.01, start=270, end=360),
        *ellipse(x1 - low, y1 - low, low or 0.01, start=0, end=90),
        *ellipse(x0 + low, y1 - low, low or 0.01, start=90, end=180),
    ]


def arch(x0: float, y0: float, x1: float, y1: float) -> list[Point]:
    """Return an opening with a semicircular head that touches `y0` and feet at `y1`."""
    radius = (x1 - x0) / 2
    return [(x0, y1), *ellipse(x0 + radius, y0 + radius, radius, start=180, end=360), (x1, y1)]


def capsule(start: Point, end: Point, width: float) -> list[Point]:
    """Return a bar with round ends that runs from one point to the other."""
    (x0, y0), (x1, y1) = start, end
    length = hypot(x1 - x0, y1 - y0) or 1
    turn_x, turn_y = (x1 - x0) / length * width / 2, (y1 - y0) / length * width / 2
    steps = [pi * i / 16 for i in range(17)]
    far = [(x1 + turn_y * cos(a) + turn_x * sin(a), y1 - turn_x * cos(a) + turn_y * sin(a)) for a in steps]
    near = [(x0 - turn_y * cos(a) - turn_x * sin(a), y0 + turn_x * cos(a) - turn_y * sin(a)) for a in steps]
    return far + near


def between(start: Point, end: Point, share: float) -> Point:
    """Return the point that lies `share` of the way along a straight line."""
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def bezier(*controls: Point) -> list[Point]:
    """Return 25 points along the Bézier curve of any order through these controls."""
    curve: list[Point] = []
    for i in range(25):
        level: list[Point] = list(controls)
        while len(level) > 1:
            level = [between(a, b, i / 24) for a, b in zip(level, level[1:], strict=False)]
        curve.append(level[0])
    return curve


def outline(start: Point, *parts: Points) -> list[Point]:
    """Return a path of parts, each one point for a line or several for a curve's controls and end."""
    points = [start]
    for part in parts:
        points.extend(part if len(part) == 1 else bezier(points[-1], *part)[1:])
    return points


def shift(points: Points, dx: float, dy: float) -> list[Point]:
    """Return the points moved by an offset."""
    return [(x + dx, y + dy) for x, y in points]


def turn(points: Points, degrees: float, about: Point) -> list[Point]:
    """Return the points turned clockwise about a centre."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    ax, ay = about
    return [(ax + (x - ax) * c - (y - ay) * s, ay + (x - ax) * s + (y - ay) * c) for x, y in points]


def cast(points: Points, base: float, along: float = 0.9, down: float = 0.24) -> list[Point]:
    """Return the shadow that an upright shape standing on `base` throws on the ground."""
    return [(x + (base - y) * along, base + (base - y) * down) for x, y in points]


def sweep(points: Points, dx: float, dy: float) -> list[list[Point]]:
    """Return the pieces that together cover a shape dragged along an offset."""
    closed = [*points, points[0]]
    pieces = [[a, b, (b[0] + dx, b[1] + dy), (a[0] + dx, a[1] + dy)] for a, b in zip(closed, closed[1:], strict=False)]
    return [list(points), shift(points, dx, dy), *pieces]
