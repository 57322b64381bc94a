"""Pictures of doing business: the web shop, parcels and a chart."""

from .canvas import WIDTH, Canvas
from .geometry import Point, Points, between, capsule, ellipse, outline, rect, rounded, sweep
from .palettes import Colour, mix
from .stage import carrier, dress, ground, stand, table, walker


def screen(c: Canvas) -> None:
    """Draw a web shop on a laptop, or on a phone that wears a shop awning."""
    base = table(c)
    if c.rng.random() < 0.5:
        with c.placed(750, base + 30):
            _laptop(c)
    else:
        with c.placed(750 + c.rng.uniform(-40, 40), base + 84, scale=1.1):
            _phone(c)


def _laptop(c: Canvas) -> None:
    """Draw an open laptop about an origin at the middle of its front edge."""
    p = c.palette
    lid = rounded(-390, -560, 390, -30, 22, 4)
    stand(c, [lid], 0, 0.5)
    c.shape(lid, p.ink)
    page = rect(-366, -536, 366, -54)
    _page(c, page, 4)
    c.stipple(page, p.shade, (480, 0), (140, -150), 0.22)
    metal = mix(p.paper, p.ink, 0.3)
    c.shape([(-390, -34), (390, -34), (500, 0), (-500, 0)], metal)
    c.shape([(-330, -28), (330, -28), (372, -12), (-372, -12)], p.ink)
    c.shape(rounded(-500, 0, 500, 20, 1, 10), mix(p.paper, p.ink, 0.48))


def _phone(c: Canvas) -> None:
    """Draw an upright phone with an awning about an origin at the middle of its foot."""
    p = c.palette
    case = rounded(-185, -660, 185, 0, 44)
    stand(c, [case, rect(-240, -610, 240, -500)], 0, 0.6)
    c.shape(case, p.ink)
    page = rounded(-163, -640, 163, -22, 24)
    with c.clip(page):
        _page(c, rect(-163, -560, 163, -22), 2)
        c.stipple(page, p.shade, (260, 0), (40, -200), 0.22)
    count, top, foot = c.rng.choice((7, 9)), -640.0, -520.0
    c.shadow([rect(-163, foot, 163, foot + 54)], 0.3, 4)
    for i in range(count):
        a, b = -1 + 2 * i / count, -1 + 2 * (i + 1) / count
        scallop = ellipse((a + b) * 120, foot, (b - a) * 120, 28, 0, 180)
        stripe: list[Point] = [(a * 196, top), (b * 196, top), (b * 240, foot), *scallop, (a * 240, foot)]
        c.shape(stripe, p.paper if i % 2 else p.accent)
    c.shape(rounded(-204, top - 16, 204, top + 4, 8), p.ink)


def _page(c: Canvas, area: Points, columns: int) -> None:
    """Fill a screen with a banner, rows of product cards and a button."""
    p, rng = c.palette, c.rng
    (x0, y0), (x1, y1) = area[0], area[2]
    wide = columns > 2
    c.shape(area, p.paper)
    bar = 44.0 if wide else 80.0
    if wide:
        c.shape(ellipse(x0 + 34, y0 + 22, 11), p.accent)
        for i in range(3):
            c.stroke([(x1 - 60 - i * 76, y0 + 22), (x1 - 24 - i * 76, y0 + 22)], p.ink, 5)
    deep = (y1 - y0) * (0.38 if wide else 0.3)
    banner = rect(x0, y0 + bar, x1, y0 + bar + deep)
    c.shape(banner, p.field)
    c.shape(ellipse(x1 - (x1 - x0) * 0.26, y0 + bar + deep, deep * 0.78, start=180, end=360), p.pale)
    c.shape(dress(x1 - (x1 - x0) * 0.26, y0 + bar + deep * 0.12, deep * 0.88), p.body)
    for i, share in enumerate((0.34, 0.24)):
        c.stroke(
            [(x0 + 34, y0 + bar + 44 + i * 32), (x0 + 34 + (x1 - x0) * share, y0 + bar + 44 + i * 32)],
            p.line,
            9,
        )
    c.shape(capsule((x0 + 44, y0 + bar + deep - 34), (x0 + 110, y0 + bar + deep - 34), 30), p.accent)
    gap, first = 22.0, rng.randrange(3)
    step = (x1 - x0 - gap) / columns
    top = y0 + bar + deep + gap
    for i in range(columns * (1 if wide else 2)):
        x, y = x0 + gap + step * (i % columns), top + (step + 14) * (i // columns)
        _card(c, x, y, step - gap, min(step, y1 - top - gap), (i + first) % 3)


def _card(c: Canvas, x: float, y: float, width: float, height: float, kind: int) -> None:
    p = c.palette
    mid, foot = x + width / 2, y + height * 0.8
    c.shape(rect(x, y, x + width, foot + 8), mix(p.field, p.paper, 0.6))
    colour = c.rng.choice((p.body, p.ink)) if not p.night else c.rng.choice((p.field, p.ink))
    if kind == 0:
        c.shape(dress(mid, y + height * 0.1, height * 0.64), colour)
    elif kind == 1:
        carrier(c, mid, foot - height * 0.06, height * 0.58, p.accent)
    else:
        c.shape(
            rounded(mid - height * 0.17, y + height * 0.3, mid + height * 0.17, foot - height * 0.06, 6),
            colour,
        )
        c.shape(rect(mid - height * 0.07, y + height * 0.13, mid + height * 0.07, y + height * 0.27), p.accent)
    c.stroke([(x + 5, foot + 24), (x + width * 0.6, foot + 24)], p.ink, 6)


def parcels(c: Canvas) -> None:
    """Draw a seeded stack of parcels on open ground."""
    p, rng = c.palette, c.rng
    c.fill(p.field)
    c.stipple(rect(0, 0, WIDTH, 560), p.dusk, (0, -80), (0, 560), 0.3)
    c.shape(ellipse(750 + rng.uniform(-90, 90), 470, rng.uniform(270, 330)), p.pale)
    ground(c, rng.uniform(540, 600), p.floor)
    kraft = mix(p.accent, p.paper, 0.4)
    width, depth, height = rng.uniform(270, 320), rng.uniform(250, 300), rng.uniform(200, 250)
    foot = (760 + rng.uniform(-40, 40), 800.0)
    if rng.random() < 0.6:
        _box(c, (foot[0] + 300, 742), 190, 190, rng.uniform(150, 300), p.deep, False)
    _box(c, foot, width, depth, height, kraft, False)
    second = rng.uniform(120, 170)
    seat = (foot[0], foot[1] - height - 22)
    _box(c, seat, width * 0.82, depth * 0.82, second, p.body, rng.random() < 0.5, False)
    if rng.random() < 0.65:
        _box(c, (seat[0] - 20, seat[1] - second - 26), 150, 150, rng.uniform(80, 110), p.paper, True, False)
    if rng.random() < 0.8:
        _box(c, (foot[0] - rng.uniform(250, 290), 850), 150, 170, rng.uniform(90, 150), p.accent, True)
    if rng.random() < 0.5:
        _box(c, (foot[0] + 210, 880), 130, 130, rng.uniform(70, 120), kraft, False)


def _box(
    c: Canvas,
    foot: Point,
    width: float,
    depth: float,
    height: float,
    colour: Colour,
    gift: bool,
    floored: bool = True,
) -> None:
    """Draw a parcel on its near corner, tied with a ribbon or closed with tape and labelled."""
    p = c.palette
    x, y = foot

    def at(u: float, v: float, up: float) -> Point:
        return x - u * width * 0.88 + v * depth * 0.88, y - (u * width + v * depth) * 0.34 - up * height

    if floored:
        base = [at(0, 0, 0), at(0, 1, 0), at(1, 1, 0), at(1, 0, 0)]
        c.shadow(sweep(base, height * 0.95, height * 0.16), 0.3, 5)
    left = [at(0, 0, 0), at(1, 0, 0), at(1, 0, 1), at(0, 0, 1)]
    right = [at(0, 0, 0), at(0, 1, 0), at(0, 1, 1), at(0, 0, 1)]
    c.shape(left, colour)
    c.shape(right, mix(colour, p.ink, 0.36))
    c.shape([at(0, 0, 1), at(1, 0, 1), at(1, 1, 1), at(0, 1, 1)], mix(colour, p.paper, 0.4))
    c.stipple(left, p.ink, at(0.5, 0, -0.5), at(0.5, 0, 0.8), 0.35)
    c.stipple(right, p.ink, at(0, 1, -0.2), at(0, 0.2, 0.8), 0.4)
    band = p.accent if colour != p.accent else p.paper
    low, a, b = (0.0, 0.42, 0.58) if gift else (0.72, 0.44, 0.56)
    tape = band if gift else mix(colour, p.ink, 0.2)
    c.shape([at(a, 0, low), at(b, 0, low), at(b, 0, 1), at(b, 1, 1), at(a, 1, 1), at(a, 0, 1)], tape)
    if gift:
        c.shape([at(0, a, 0), at(0, b, 0), at(0, b, 1), at(1, b, 1), at(1, a, 1), at(0, a, 1)], tape)
        _bow(c, at(0.5, 0.5, 1), width, band)
    else:
        c.shape([at(0.62, 0, 0.16), at(0.9, 0, 0.16), at(0.9, 0, 0.46), at(0.62, 0, 0.46)], p.paper)
        c.stroke([at(0.67, 0, 0.36), at(0.85, 0, 0.36)], p.ink, 4)
        c.stroke([at(0.74, 0, 0.25), at(0.85, 0, 0.25)], p.ink, 4)


def _bow(c: Canvas, knot: Point, size: float, colour: Colour) -> None:
    p, (x, y), r = c.palette, knot, size * 0.27
    for side in (-1, 1):
        loop = outline(
            (x, y),
            ((x + side * r * 0.5, y - r), (x + side * r * 1.5, y - r), (x + side * r * 1.3, y - r * 0.1)),
            ((x + side * r * 0.9, y + r * 0.2), (x, y)),
        )
        c.shape(loop, colour)
        c.stipple(loop, p.ink, (x, y), (x + side * r, y - r * 0.4), 0.6)
    c.shape(ellipse(x, y - r * 0.06, r * 0.22), mix(colour, p.ink, 0.25))


def chart(c: Canvas) -> None:
    """Draw a bar chart as a row of pillars on a plain, with a trend line strung above it."""
    p, rng = c.palette, c.rng
    horizon, base = 730.0, 800.0
    c.fill(p.field)
    for i in range(5):
        c.stroke([(0, 200 + i * 106), (WIDTH, 200 + i * 106)], p.pale if p.night else p.dusk, 3)
    c.shape(ellipse(750 - rng.uniform(120, 240), rng.uniform(330, 390), rng.uniform(130, 180)), p.pale)
    ground(c, horizon, p.floor)
    count = rng.choice((5, 6, 7))
    step = 900 / count
    width = step * rng.uniform(0.58, 0.72)
    climber = rng.random() < 0.55
    heights = _course(c, count)
    peak = heights.index(max(heights))
    lefts = [750 - 450 + step * i + (step - width) / 2 for i in range(count)]
    for left, height in zip(lefts, heights, strict=True):
        stand(c, [rect(left, base - height, left + width, base)], base, 0.7)
    for i, (left, height) in enumerate(zip(lefts, heights, strict=True)):
        _pillar(c, left, left + width, base - height, base, p.accent if i == peak else p.body)
    if climber:
        walker(
            c,
            lefts[peak] + width / 2 + 8,
            base - heights[peak] - 6,
            170,
            p.paper if p.night else p.deep,
            False,
        )
    knots = [(x + width / 2, base - h - 62) for x, h in zip(lefts, heights, strict=True)]
    if climber:
        knots = knots[1:] if peak == 0 else knots[:-1]
    c.stroke(knots, p.line, 7)
    for x, y in knots:
        c.shape(ellipse(x, y, 17), p.line)
        c.shape(ellipse(x, y, 9), p.accent)


def _course(c: Canvas, count: int) -> list[float]:
    """Return bar heights that climb, dip and recover, or fall, with the tallest at one end."""
    rng = c.rng
    dip, curve = rng.choice(((0, 1.2), (0, 1.6), (250, 2.2)))
    shares = [i / (count - 1) for i in range(count)]
    heights = [110 + dip * (1 - s) ** 2 + 330 * s**curve + rng.uniform(-40, 40) for s in shares]
    heights[-1] = max([*heights, 430.0]) + 30
    return heights[::-1] if rng.random() < 0.25 else heights


def _pillar(c: Canvas, x0: float, x1: float, top: float, base: float, colour: Colour) -> None:
    p = c.palette
    c.shape([(x1, top), (x1 + 22, top - 14), (x1 + 22, base - 14), (x1, base)], mix(colour, p.ink, 0.5))
    c.shape([(x0, top), (x0 + 22, top - 14), (x1 + 22, top - 14), (x1, top)], mix(colour, p.paper, 0.5))
    c.shape(rect(x0, top, x1, base), colour)
    c.stipple(rect(x0, top, x1, base), p.ink, between((x0, base), (x1, base), 1.4), (x0, top), 0.4)
