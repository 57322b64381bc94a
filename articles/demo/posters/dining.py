"""A laid place seen from above, with one of three dishes."""

from math import cos, radians, sin

from .canvas import Canvas
from .geometry import capsule, ellipse, outline, rect, rounded, shift, sweep, turn
from .palettes import mix
from .stage import surface


def plate(c: Canvas) -> None:
    """Draw a laid place from above: plate with a seeded dish, cutlery, napkin and glass."""
    p, rng = c.palette, c.rng
    surface(c)
    centre = (750 + rng.uniform(-30, 30), 510.0)
    napkin = turn(rect(360, 180, 660, 830), rng.uniform(-9, 4), (510, 500))
    if rng.random() < 0.7:
        c.shadow([shift(napkin, 14, 14)], 0.25, 4)
        c.shape(napkin, p.body)
        with c.clip(napkin):
            for x in (400, 432):
                c.shape(rect(x, 100, x + 12, 900), p.soft)
    radius = rng.uniform(262, 290)
    disc = ellipse(*centre, radius)
    c.shadow(sweep(disc, 60, 60), 0.34, 6)
    c.shape(disc, p.paper)
    c.stipple(disc, p.shade, (centre[0] + 330, centre[1] + 330), (centre[0], centre[1]), 0.6)
    c.shape(ellipse(*centre, radius * 0.72), mix(p.paper, p.ink, 0.12))
    c.shape(ellipse(centre[0] + 5, centre[1] + 5, radius * 0.7), p.paper)
    c.stroke(ellipse(*centre, radius * 0.93), p.accent, 5)
    with c.placed(*centre, degrees=rng.uniform(-35, 20), flip=rng.random() < 0.5):
        rng.choice((_fish, _egg, _figs))(c)
    _cutlery(c, centre[0] - radius - 66, centre[0] + radius + 66, centre[1])
    _tumbler(c, centre[0] + radius + rng.uniform(60, 90), centre[1] - 290)


def _cutlery(c: Canvas, left: float, right: float, y: float) -> None:
    p = c.palette
    metal = p.accent if c.rng.random() < 0.5 else p.ink
    if p.night and metal == p.ink:
        metal = p.paper
    fork = [
        capsule((left, y + 30), (left, y + 230), 17),
        rounded(left - 32, y - 110, left + 32, y + 40, 2, 30),
        *(capsule((left + dx, y - 210), (left + dx, y - 90), 11) for dx in (-26, -9, 9, 26)),
    ]
    blade = outline(
        (right - 10, y + 60),
        ((right - 10, y - 200),),
        ((right + 36, y - 190), (right + 34, y - 40), (right + 12, y + 60)),
    )
    knife = [blade, capsule((right, y + 60), (right, y + 228), 21)]
    c.shadow([shift(piece, 15, 15) for piece in (*fork, *knife)], 0.3, 3)
    for piece in (*fork, *knife):
        c.shape(piece, metal)


def _tumbler(c: Canvas, x: float, y: float) -> None:
    p = c.palette
    c.shadow(sweep(ellipse(x, y, 76), 90, 90), 0.28, 5)
    c.shape(ellipse(x, y, 80), p.paper)
    c.shape(ellipse(x, y, 70), p.body)
    c.stipple(ellipse(x, y, 70), p.ink, (x - 70, y - 70), (x + 20, y + 20), 0.6)
    c.stroke(ellipse(x, y, 52, start=20, end=80), p.paper, 6)


def _lemon(c: Canvas, x: float, y: float, radius: float) -> None:
    p = c.palette
    c.shape(ellipse(x, y, radius), p.accent)
    c.shape(ellipse(x, y, radius * 0.82), p.paper)
    for i in range(8):
        wedge = ellipse(x, y, radius * 0.72, start=i * 45 + 5, end=i * 45 + 40)
        c.shape([(x, y), *wedge], mix(p.accent, p.paper, 0.25))


def _fish(c: Canvas) -> None:
    """Draw a whole fish with two slices of lemon."""
    p = c.palette
    fish = outline(
        (-180, 0),
        ((-120, -92), (20, -92), (112, -14)),
        ((176, -74),),
        ((160, 0), (176, 74)),
        ((112, 14),),
        ((20, 92), (-120, 92), (-180, 0)),
    )
    c.shadow([shift(fish, 10, 12)], 0.25, 3)
    c.shape(fish, p.body)
    c.shape(
        outline((-180, 0), ((-150, -44), (-112, -58)), ((-84, 0), (-112, 58)), ((-150, 44), (-180, 0))),
        p.deep,
    )
    c.stipple(fish, p.ink, (0, 90), (0, -20), 0.5)
    for i in range(4):
        c.stroke(ellipse(-66 + i * 40, 0, 14, 40 - i * 6, -70, 70), p.soft, 5)
    c.shape(ellipse(-136, -10, 9), p.paper)
    _lemon(c, -20, 118, 46)
    _lemon(c, 62, 100, 40)


def _egg(c: Canvas) -> None:
    """Draw a fried egg with spears of asparagus."""
    p = c.palette
    for i in range(c.rng.choice((3, 4, 5))):
        y = 40 + i * 27
        c.stroke([(-130 + i * 6, y), (110 + i * 4, y - 6)], p.body, 19)
        c.shape(
            outline(
                (96 + i * 4, y - 18),
                ((150, y - 16), (172 + i * 2, y - 8)),
                ((150, y + 6), (96 + i * 4, y + 8)),
            ),
            p.deep,
        )
    white = [
        (
            1.25 * (92 + 12 * sin(radians(a * 3))) * cos(radians(a)),
            -40 + (92 + 10 * cos(radians(a * 4))) * sin(radians(a)),
        )
        for a in range(0, 360, 5)
    ]
    c.shadow([shift(white, 8, 10)], 0.25, 4)
    c.shape(white, mix(p.paper, (255, 255, 255), 0.5))
    c.shape(ellipse(10, -42, 46), p.accent)
    c.stipple(ellipse(10, -42, 46), p.ink, (70, 20), (0, -50), 0.4)
    c.stroke(ellipse(10, -42, 30, start=190, end=250), p.paper, 6)


def _figs(c: Canvas) -> None:
    """Draw halved figs and two leaves."""
    p = c.palette
    for angle in (200, 320):
        leaf = turn(outline((20, 0), ((90, -64), (180, 0)), ((90, 64), (20, 0))), angle, (0, 0))
        c.shape(leaf, p.deep)
        c.stroke(turn([(40, 0), (150, 0)], angle, (0, 0)), p.soft, 4)
    for angle in range(0, 360, 360 // c.rng.choice((3, 4))):
        x, y = 82 * cos(radians(angle + 50)), 82 * sin(radians(angle + 50))
        c.shadow([ellipse(x + 9, y + 11, 62)], 0.25, 3)
        c.shape(ellipse(x, y, 62), p.body)
        c.shape(ellipse(x, y, 50), p.paper)
        c.shape(ellipse(x, y, 41), p.accent)
        for i in range(9):
            seed = turn([(0, -27)], i * 40, (0, 0))[0]
            c.shape(ellipse(x + seed[0], y + seed[1], 4), p.ink)
