"""Settings shared by several motifs: the still-life table, the street and its small figures."""

from collections.abc import Sequence

from .canvas import HEIGHT, WIDTH, Canvas
from .geometry import Point, Points, arch, cast, ellipse, rect, rounded
from .palettes import Colour, mix


def ground(c: Canvas, horizon: float, colour: Colour) -> None:
    """Draw level ground from the horizon to the foot of the sheet, shaded towards the viewer."""
    area = rect(0, horizon, WIDTH, HEIGHT)
    c.shape(area, colour)
    c.stipple(area, c.palette.shade, (0, HEIGHT + 60), (0, horizon + 40), 0.2)


def table(c: Canvas) -> float:
    """Draw a wall, a table and one large quiet shape behind the subject; return where it stands."""
    p, rng = c.palette, c.rng
    horizon = rng.uniform(640, 690)
    c.fill(p.field)
    c.stipple(rect(0, 0, WIDTH, horizon), p.dusk, (rng.choice((-200, 1700)), 0), (750, horizon), 0.32)
    backdrop = rng.choice((_disc, _niche, _panel))
    backdrop(c, horizon)
    ground(c, horizon, p.floor)
    return horizon + 120


def _disc(c: Canvas, horizon: float) -> None:
    radius = c.rng.uniform(300, 350)
    centre = 750 + c.rng.uniform(-60, 60)
    c.shape(ellipse(centre, horizon - radius * 0.62, radius), c.palette.pale)


def _niche(c: Canvas, horizon: float) -> None:
    half = c.rng.uniform(290, 360)
    opening = arch(750 - half, horizon - half - 230, 750 + half, horizon)
    c.shape(opening, c.palette.pale)
    c.stipple(opening, c.palette.dusk, (750 - half, 300), (750 + half * 0.1, 400), 0.5)


def _panel(c: Canvas, horizon: float) -> None:
    edge = 750 + c.rng.choice((-1, 1)) * c.rng.uniform(30, 130)
    side = rect(edge, 0, WIDTH, horizon) if c.rng.random() < 0.5 else rect(0, 0, edge, horizon)
    c.shape(side, c.palette.pale)


def surface(c: Canvas) -> None:
    """Cover the sheet with a table top seen from above, crossed by one slanting field."""
    p, rng = c.palette, c.rng
    c.fill(p.field)
    slant = rng.uniform(150, 420) * rng.choice((-1, 1))
    edge = 750 + rng.uniform(-140, 140)
    part = [
        (edge + slant, 0.0),
        (float(WIDTH), 0.0),
        (float(WIDTH), float(HEIGHT)),
        (edge - slant, float(HEIGHT)),
    ]
    c.shape(part, p.floor if rng.random() < 0.5 else p.pale)
    c.stipple(rect(0, 0, WIDTH, HEIGHT), p.dusk, (-150, -100), (600, 500), 0.35)


def stand(c: Canvas, pieces: Sequence[Points], base: float, reach: float = 0.8) -> None:
    """Throw the long ground shadow of an upright subject, away from the light on the left."""
    c.shadow([cast(piece, base, reach, min(0.2, reach)) for piece in pieces], 0.34, 4)


def plinth(c: Canvas, x0: float, x1: float, top: float, base: float) -> None:
    """Draw a plain block with a lit top for a subject to stand on."""
    p = c.palette
    stand(c, [rect(x0, top, x1, base)], base, 1.4)
    c.shape(rect(x0, top, x1, base), p.accent)
    c.stipple(rect(x0, top, x1, base), p.ink, (x1 + 60, base), (x0 + 80, top), 0.3)
    c.shape([(x0, top), (x0 + 26, top - 24), (x1 - 26, top - 24), (x1, top)], mix(p.accent, p.paper, 0.55))


def dress(x: float, top: float, height: float) -> list[Point]:
    """Return the outline of a sleeveless flared dress hung from the given point."""
    u = height / 10
    return [
        (x - 1.5 * u, top),
        (x - 0.9 * u, top),
        (x, top + 1.3 * u),
        (x + 0.9 * u, top),
        (x + 1.5 * u, top),
        (x + 1.3 * u, top + 2 * u),
        (x + 1.7 * u, top + 2.6 * u),
        (x + 1.15 * u, top + 4.6 * u),
        (x + 3.1 * u, top + 10 * u),
        (x - 3.1 * u, top + 10 * u),
        (x - 1.15 * u, top + 4.6 * u),
        (x - 1.7 * u, top + 2.6 * u),
        (x - 1.3 * u, top + 2 * u),
    ]


def carrier(c: Canvas, x: float, base: float, height: float, colour: Colour) -> None:
    """Draw a small paper shopping bag standing on, or hanging to, the given base."""
    half = height * 0.36
    handle = ellipse(x, base - height * 0.72, half * 0.5, height * 0.3, 180, 360)
    c.stroke(handle, colour, height * 0.06)
    c.shape(rect(x - half, base - height * 0.72, x + half, base), colour)


def walker(c: Canvas, x: float, base: float, height: float, coat: Colour, shaded: bool = True) -> None:
    """Draw a walking figure in a long coat, carrying a bag, with a long shadow on open ground."""
    p, u = c.palette, height / 10
    body = [
        (x - 0.75 * u, base - 8.1 * u),
        (x + 0.75 * u, base - 8.1 * u),
        (x + 1.15 * u, base - 5.6 * u),
        (x + 1.75 * u, base - 2.3 * u),
        (x - 1.75 * u, base - 2.3 * u),
        (x - 1.15 * u, base - 5.6 * u),
    ]
    head = ellipse(x, base - 9 * u, 0.68 * u, 0.8 * u)
    legs = [
        [
            (x - 0.75 * u, base - 2.4 * u),
            (x - 0.1 * u, base - 2.4 * u),
            (x - 0.95 * u, base),
            (x - 1.35 * u, base),
        ],
        [
            (x + 0.1 * u, base - 2.4 * u),
            (x + 0.75 * u, base - 2.4 * u),
            (x + 1.35 * u, base),
            (x + 0.95 * u, base),
        ],
    ]
    if shaded:
        stand(c, [body, head, *legs], base)
    for leg in legs:
        c.shape(leg, p.ink)
    c.shape(head, p.ink)
    c.shape(body, coat)
    c.stipple(body, p.ink, (x + 1.8 * u, base - 4 * u), (x - 0.4 * u, base - 5 * u), 0.5)
    c.shape(rounded(x - 0.95 * u, base - 9.25 * u, x + 0.95 * u, base - 9.1 * u, 0.02), p.ink)
    c.shape(ellipse(x, base - 9.2 * u, 0.7 * u, 0.75 * u, 180, 360), p.ink)
    c.stroke([(x + 0.75 * u, base - 7.6 * u), (x + 1.9 * u, base - 4.6 * u)], p.ink, 0.42 * u)
    carrier(c, x + 2 * u, base - 2.5 * u, 2.4 * u, p.accent)
