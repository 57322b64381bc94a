"""Still lifes of fashion goods that stand on a table: bottle and handbag."""

from .canvas import Canvas
from .geometry import bezier, ellipse, outline, rect, rounded, shift
from .palettes import Colour, mix
from .stage import plinth, stand, table


def bottle(c: Canvas) -> None:
    """Draw a scent bottle of seeded form, alone or with a smaller companion."""
    rng = c.rng
    base = table(c)
    pair = rng.random() < 0.55
    side = rng.choice((-1, 1))
    if pair:
        form = rng.choice((_square_flacon, _round_flacon, _cut_flacon))
        with c.placed(750 + side * 240, base - 20, scale=0.74):
            form(c, c.palette.accent)
    form = rng.choice((_square_flacon, _round_flacon, _cut_flacon))
    with c.placed(750 - (side * 90 if pair else 0), base + 20, scale=rng.uniform(1.12, 1.22)):
        form(c, c.palette.body)


def _square_flacon(c: Canvas, colour: Colour) -> None:
    """Draw a heavy rectangular bottle about an origin at the middle of its foot."""
    p = c.palette
    half, height = c.rng.uniform(130, 175), c.rng.uniform(320, 390)
    glass = rounded(-half, -height, half, 0, 34, 16)
    cap = rounded(-56, -height - 150, 56, -height - 32, 10, 4)
    stand(c, [glass, cap], 0)
    c.shape(rect(-44, -height - 40, 44, -height + 4), p.ink)
    _glass(c, glass, colour, -height, half)
    inner = rounded(-half + 26, -height + 96, half - 26, -30, 4, 10)
    c.shape(inner, mix(colour, p.ink, 0.22))
    c.shape(rect(-half + 60, -height * 0.58, half - 60, -height * 0.22), p.paper)
    c.stroke([(-half + 90, -height * 0.4), (half - 90, -height * 0.4)], colour, 5)
    _cap(c, cap)


def _round_flacon(c: Canvas, colour: Colour) -> None:
    """Draw a disc-shaped bottle with a ball stopper about an origin at the middle of its foot."""
    p = c.palette
    radius = c.rng.uniform(175, 205)
    centre = -radius - 26
    glass = ellipse(0, centre, radius)
    foot = rounded(-90, -46, 90, 0, 8)
    neck = rect(-34, centre - radius - 44, 34, centre - radius + 20)
    ball = ellipse(0, centre - radius - 92, 64)
    stand(c, [glass, foot, neck, ball], 0)
    c.shape(foot, mix(colour, p.ink, 0.45))
    c.shape(neck, p.ink)
    _glass(c, glass, colour, centre - radius, radius)
    inner = ellipse(0, centre, radius * 0.8)
    level = centre - radius * c.rng.uniform(0.05, 0.4)
    c.shape([(x, max(y, level)) for x, y in inner], mix(colour, p.ink, 0.22))
    c.shape(rect(-radius * 0.42, centre - 10, radius * 0.42, centre + radius * 0.44), p.paper)
    c.stroke([(-radius * 0.22, centre + radius * 0.2), (radius * 0.22, centre + radius * 0.2)], colour, 5)
    _cap(c, ball)


def _cut_flacon(c: Canvas, colour: Colour) -> None:
    """Draw a tapered cut-glass bottle with a fan stopper about an origin at the middle of its foot."""
    p = c.palette
    foot, neck, height = c.rng.uniform(165, 195), 62.0, c.rng.uniform(310, 370)
    glass = [
        (-foot, -30.0),
        (-neck - 40, -height),
        (neck + 40, -height),
        (foot, -30.0),
        (foot - 26, 0.0),
        (26 - foot, 0.0),
    ]
    fan = [(-36.0, -height - 40), *ellipse(0, -height - 76, 112, 106, 200, 340), (36.0, -height - 40)]
    stand(c, [glass, fan], 0)
    c.shape(rect(-neck, -height - 40, neck, -height), p.ink)
    _glass(c, glass, colour, -height, foot)
    ridge = foot * 0.46
    c.shape([(-neck * 0.7, -height), (neck * 0.7, -height), (ridge, 0), (-ridge, 0)], mix(colour, p.ink, 0.22))
    c.shape(
        [(-neck - 40, -height), (-neck * 0.7, -height), (-ridge, 0), (26 - foot, 0)],
        mix(colour, p.paper, 0.14),
    )
    c.shape(ellipse(0, -height * 0.42, 46), p.paper)
    _cap(c, fan)


def _glass(c: Canvas, glass: list[tuple[float, float]], colour: Colour, top: float, half: float) -> None:
    """Fill a bottle and model it: shade on the right, one band of light on the left."""
    p = c.palette
    c.shape(glass, colour)
    with c.clip(glass):
        c.shape(rect(-half, top, -half * 0.8, 0), mix(colour, p.paper, 0.32))
        c.stipple(glass, p.ink, (half * 1.15, 0), (half * 0.1, -40), 0.6)


def _cap(c: Canvas, cap: list[tuple[float, float]]) -> None:
    p = c.palette
    xs = [x for x, _ in cap]
    left, right = min(xs), max(xs)
    metal = p.accent if c.rng.random() < 0.6 else p.paper
    c.shape(cap, metal)
    c.stipple(cap, p.ink, (right + 10, 0), (left + (right - left) * 0.35, 0), 0.5)


def handbag(c: Canvas) -> None:
    """Draw one handbag of seeded form, on the table or on a plinth."""
    rng = c.rng
    base = table(c)
    raised = rng.random() < 0.45
    if raised:
        plinth(c, 750 - 300, 750 + 300, base - 40, base + 90)
    form = rng.choice((_flap_bag, _tote, _frame_bag))
    with c.placed(750, base - 58 if raised else base + 20, scale=0.92 if raised else 1.06):
        form(c, rng.uniform(0.92, 1.1), 0.06 if raised else 0.7)


def _handle(c: Canvas, half: float, top: float, rise: float, colour: Colour, width: float = 22) -> None:
    c.stroke(
        outline((-half, top), ((-half, top - rise * 1.3), (half, top - rise * 1.3), (half, top))),
        colour,
        width,
    )


def _flap_bag(c: Canvas, wide: float, reach: float) -> None:
    """Draw a boxy bag with a curved flap, a round clasp and a top handle."""
    p = c.palette
    half, height = 255 * wide, 320.0
    body = rounded(-half, -height, half, 0, 30, 44)
    drop = c.rng.uniform(0.52, 0.66)
    flap = outline(
        (-half - 6, -height + 24),
        ((-half - 6, -height - 8), (-half + 40, -height - 8)),
        ((half - 40, -height - 8),),
        ((half + 6, -height - 8), (half + 6, -height + 24)),
        ((half + 6, -height * 0.62),),
        ((half * 0.5, -height * (1 - drop)), (0, -height * (1 - drop))),
        ((-half * 0.5, -height * (1 - drop)), (-half - 6, -height * 0.62)),
    )
    stand(c, [body], 0, reach)
    _handle(c, half * 0.46, -height + 10, 190, p.deep)
    c.shape(body, p.body)
    c.stipple(body, p.ink, (half * 1.1, 30), (-half * 0.3, -height * 0.6), 0.5)
    c.shadow([shift(flap, 6, 16)], 0.3, 4)
    c.shape(flap, p.body)
    c.stipple(flap, p.paper, (-half * 1.2, -height * 1.2), (half * 0.2, -height * 0.5), 0.4)
    c.stipple(flap, p.ink, (half * 1.2, -height * 0.4), (half * 0.2, -height * 0.8), 0.4)
    for x in (-half * 0.46, half * 0.46):
        c.shape(rounded(x - 24, -height - 20, x + 24, -height + 44, 10), p.accent)
    clasp = -height * (1 - drop) - 8
    c.shape(ellipse(0, clasp, 36), p.accent)
    c.shape(ellipse(0, clasp, 18), p.paper)


def _tote(c: Canvas, wide: float, reach: float) -> None:
    """Draw a tall open tote with two handles, a band across it and a hanging tag."""
    p = c.palette
    foot, mouth, height = 215 * wide, 265 * wide, 370.0
    body = outline(
        (-mouth, -height),
        ((mouth, -height),),
        ((foot, -24),),
        ((foot, 0), (foot - 24, 0)),
        ((-foot + 24, 0),),
        ((-foot, 0), (-foot, -24)),
    )
    stand(c, [body], 0, reach)
    _handle(c, 96, -height - 20, 170, p.deep, 18)
    c.shape([(-mouth, -height), (-mouth + 34, -height - 34), (mouth - 34, -height - 34), (mouth, -height)], p.ink)
    c.shape(body, p.body)
    band = -height * c.rng.uniform(0.3, 0.45)
    with c.clip(body):
        c.shape(rect(-mouth, band, mouth, 0), c.rng.choice((p.paper, p.deep)))
        c.stipple(body, p.ink, (mouth * 1.1, 0), (-mouth * 0.2, -height * 0.5), 0.5)
        c.stipple(body, p.paper, (-mouth * 1.2, -height), (-mouth * 0.2, -height * 0.7), 0.4)
    _handle(c, 118, -height + 70, 270, p.accent, 20)
    for x in (-118, 118):
        c.shape(rounded(x - 22, -height + 40, x + 22, -height + 104, 8), p.accent)
    c.stroke([(118, -height + 90), (150, -height + 160)], p.ink, 5)
    c.shape(
        [
            (132, -height + 160),
            (150, -height + 146),
            (172, -height + 158),
            (172, -height + 222),
            (132, -height + 222),
        ],
        p.accent,
    )


def _frame_bag(c: Canvas, wide: float, reach: float) -> None:
    """Draw a half-moon bag closed by a metal frame with a kiss clasp."""
    p = c.palette
    half, height = 275 * wide, 330.0
    body = outline(
        (-half * 0.72, -height),
        ((half * 0.72, -height),),
        ((half * 1.05, -height * 0.5), (half * 1.2, 0), (half * 0.5, 0)),
        ((-half * 0.5, 0),),
        ((-half * 1.2, 0), (-half * 1.05, -height * 0.5), (-half * 0.72, -height)),
    )
    stand(c, [body], 0, reach)
    _handle(c, half * 0.52, -height, 230, p.ink if not p.night else p.paper, 16)
    c.shape(body, p.body)
    with c.clip(body):
        for share in (-0.75, -0.45, -0.15, 0.15, 0.45, 0.75):
            fold = bezier((half * share * 0.7, -height), (half * share, -height * 0.4), (half * share * 1.25, 0))
            c.stroke(fold, mix(p.body, p.ink, 0.3), 7)
        c.stipple(body, p.ink, (half * 1.2, 20), (-half * 0.1, -height * 0.5), 0.55)
        c.stipple(body, p.paper, (-half * 1.2, -height), (-half * 0.3, -height * 0.5), 0.4)
    c.shape(rounded(-half * 0.76, -height - 18, half * 0.76, -height + 30, 12), p.accent)
    c.stipple(rect(-half * 0.76, -height - 18, half * 0.76, -height + 30), p.ink, (half, 0), (0, 0), 0.4)
    for x in (-18, 18):
        c.shape(ellipse(x, -height - 34, 20), p.paper if x < 0 else p.accent)
