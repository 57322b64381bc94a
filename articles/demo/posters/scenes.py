"""Wide views: the city skyline and the container ship."""

from .canvas import HEIGHT, WIDTH, Canvas
from .geometry import Point, capsule, ellipse, outline, rect
from .palettes import Colour, mix
from .stage import ground


def skyline(c: Canvas) -> None:
    """Draw a city across water in three depths of tone, before a large sun."""
    p, rng = c.palette, c.rng
    shore = rng.uniform(690, 740)
    c.fill(p.field)
    c.stipple(rect(0, 0, WIDTH, shore), p.dusk, (0, -100), (0, shore), 0.3)
    sun = (750 + rng.uniform(-170, 170), rng.uniform(330, 400))
    warm = rng.random() < 0.6
    c.shape(ellipse(*sun, rng.uniform(200, 260)), p.accent if warm else p.pale)
    tones = (mix(p.field, p.body, 0.3), mix(p.field, p.body, 0.68), p.deep if not p.night else p.ink)
    for depth, tone in enumerate(tones):
        _row(c, shore, depth, tone)
    _water(c, shore, sun[0], tones[2], p.accent if warm else p.dusk)


def _row(c: Canvas, shore: float, depth: int, tone: Colour) -> None:
    """Draw one rank of buildings, tallest about the middle of the sheet."""
    rng = c.rng
    x = -rng.uniform(0, 60)
    while x < WIDTH:
        width = rng.uniform(70, 150)
        middle = max(0.0, 1 - abs(x + width / 2 - 750) / 620)
        tall = rng.uniform(0.55, 1) * (160 + 430 * middle) * (1 - 0.22 * depth)
        if depth < 2 or rng.random() < 0.55 + 0.3 * middle:
            _tower(c, x, width, shore - tall, shore, tone)
            if depth:
                _lights(c, x, width, shore - tall, shore, tone)
        x += width + rng.choice((0, 0, 14, 40))


def _tower(c: Canvas, x: float, width: float, top: float, shore: float, tone: Colour) -> None:
    mid, end = x + width / 2, x + width
    roofs: tuple[list[Point], ...] = (
        rect(x, top, end, top + 1),
        [
            (x, top + 46),
            (x + width * 0.2, top + 46),
            (x + width * 0.2, top),
            (end - width * 0.2, top),
            (end - width * 0.2, top + 46),
            (end, top + 46),
        ],
        [
            (x, top + 44),
            (x + width * 0.25, top + 44),
            (mid - 5, top),
            (mid, top - 70),
            (mid + 5, top),
            (end - width * 0.25, top + 44),
            (end, top + 44),
        ],
        [(x, top + width * 0.42), (end, top)],
        ellipse(mid, top + width / 2, width / 2, start=180, end=360),
    )
    roof = c.rng.choice(roofs) if shore - top > 190 else c.rng.choice((roofs[0], roofs[1]))
    block = [(x, shore), *roof, (end, shore)] if roof is not roofs[0] else rect(x, top, end, shore)
    c.shape(block, tone)
    c.stipple(block, c.palette.ink, (end + 10, shore), (x + width * 0.35, shore), 0.22)


def _lights(c: Canvas, x: float, width: float, top: float, shore: float, tone: Colour) -> None:
    p, rng = c.palette, c.rng
    glow = mix(tone, p.paper, 0.3)
    columns = max(2, int(width / 26))
    tall = rng.random() < 0.4
    gap = (width - 24) / columns
    y = top + 74
    while y < shore - 40:
        for i in range(columns):
            colour = p.accent if rng.random() < 0.07 else glow
            if rng.random() < 0.82:
                left = x + 12 + gap * (i + 0.22)
                c.shape(rect(left, y, left + gap * 0.56, y + (30 if tall else 12)), colour)
        y += 46 if tall else 30


def _water(c: Canvas, shore: float, sun_x: float, tone: Colour, glitter: Colour) -> None:
    p, rng = c.palette, c.rng
    ground(c, shore, p.floor)
    c.shape(rect(0, shore - 12, WIDTH, shore + 6), tone)
    for i in range(46):
        y = shore + 26 + (HEIGHT - shore) * (i / 46) ** 1.15
        near_sun = i % 3 == 0
        x = sun_x + rng.gauss(0, 70) if near_sun else rng.uniform(100, 1400)
        half = rng.uniform(20, 100) * (0.6 + i / 46)
        colour = glitter if near_sun else mix(p.floor, tone, rng.choice((0.28, 0.5)))
        c.shape(capsule((x - half, y), (x + half, y), 8), colour)


def ship(c: Canvas) -> None:
    """Draw a laden container ship side on, crossing a calm sea."""
    p, rng = c.palette, c.rng
    sea = rng.uniform(690, 720)
    c.fill(p.field)
    c.stipple(rect(0, 0, WIDTH, sea), p.dusk, (0, -60), (0, sea), 0.3)
    c.shape(ellipse(750 + rng.choice((-1, 1)) * rng.uniform(120, 260), rng.uniform(330, 390), 210), p.pale)
    _clouds(c)
    c.shape(rect(0, sea - 70, WIDTH, HEIGHT), _depths(c))
    with c.placed(750, sea + 20, scale=0.94, flip=rng.random() < 0.5):
        _vessel(c)
    _sea(c, sea + 14)


def _clouds(c: Canvas) -> None:
    p, rng = c.palette, c.rng
    tone = mix(p.field, p.paper, 0.3 if p.night else 0.75)
    for _ in range(rng.choice((2, 3, 4))):
        x, y, half = rng.uniform(150, 1350), rng.uniform(130, 300), rng.uniform(70, 150)
        c.shape(capsule((x - half, y), (x + half, y), 34), tone)
        c.shape(capsule((x - half * 0.2, y + 34), (x + half * 1.4, y + 34), 34), tone)


def _vessel(c: Canvas) -> None:
    """Draw hull, bridge, mast and cargo about an origin amidships at the waterline."""
    p = c.palette
    deck, bow = -110.0, 530.0
    _cargo(c, deck)
    _bridge(c, deck)
    hull = outline(
        (-500, deck),
        ((bow - 90, deck),),
        ((bow - 60, deck - 40),),
        ((bow + 10, deck - 46),),
        ((bow - 26, deck + 50), (bow - 70, 40)),
        ((-440, 40),),
        ((-480, 20), (-500, deck)),
    )
    c.shape(hull, p.ink if not p.night else p.paper)
    c.stipple(hull, p.body, (-560, deck), (420, 30), 0.45)
    with c.clip(hull):
        c.shape(rect(-560, -34, 600, 60), p.accent)
        c.shape(rect(-560, -44, 600, -34), p.paper if not p.night else p.ink)
    c.shape(ellipse(bow - 96, deck + 34, 10), p.accent)


def _bridge(c: Canvas, deck: float) -> None:
    p = c.palette
    c.shape(rect(-450, deck - 300, -350, deck), p.paper)
    c.stipple(rect(-450, deck - 300, -350, deck), p.ink, (-440, 0), (-380, 0), 0.25)
    c.shape(rect(-480, deck - 330, -320, deck - 268), p.paper)
    c.shape(rect(-470, deck - 316, -316, deck - 292), p.ink)
    for row in range(4):
        for x in (-432, -404, -376):
            y = deck - 236 + row * 52
            c.shape(rect(x, y, x + 14, y + 18), p.ink)
    c.shape(rect(-494, deck - 210, -450, deck), p.accent)
    c.shape(rect(-494, deck - 190, -450, deck - 160), p.paper)
    c.stroke([(-400, deck - 330), (-400, deck - 400)], p.line, 6)
    c.stroke([(-424, deck - 380), (-376, deck - 380)], p.line, 5)


def _cargo(c: Canvas, deck: float) -> None:
    """Stack containers in bays of seeded height, never two of one colour side by side."""
    p, rng = c.palette, c.rng
    colours = (p.body, p.accent, p.paper, p.deep, mix(p.field, p.ink, 0.4), p.soft)
    width, height = 100.0, 46.0
    last: Colour = p.ink
    for bay in range(7):
        x = -318 + bay * (width + 6)
        most = 5 if bay < 5 else 7 - bay + 2
        for level in range(rng.randint(3 if bay < 5 else 2, most)):
            last = rng.choice([colour for colour in colours if colour != last])
            y = deck - (level + 1) * (height + 2)
            c.shape(rect(x, y, x + width, y + height), last)
            for rib in range(1, 6):
                c.stroke(
                    [(x + rib * width / 6, y + 9), (x + rib * width / 6, y + height - 9)],
                    mix(last, p.ink, 0.22),
                    4,
                )


def _sea(c: Canvas, level: float) -> None:
    """Draw the near water as bands of low waves that hide the keel."""
    p, rng = c.palette, c.rng
    for band in range(4):
        y = level + 6 + band * 72
        pitch = 110 + band * 34
        x = -rng.uniform(0, pitch)
        crest: list[Point] = [(0, HEIGHT), (0, y)]
        while x < WIDTH + pitch:
            crest.extend(outline((x, y), ((x + pitch / 2, y + 26 + band * 5), (x + pitch, y))))
            x += pitch
        c.shape([*crest, (WIDTH, HEIGHT)], mix(_depths(c), p.ink, 0.08 + 0.13 * band))
        c.stipple([*crest, (WIDTH, HEIGHT)], _depths(c), (0, y - 30), (0, y + 50), 0.5)


def _depths(c: Canvas) -> Colour:
    """Return the colour of the far water."""
    p = c.palette
    if p.night:
        return mix(p.field, p.paper, 0.22)
    # A red body colour makes an odd sea, so there the sky lends its own.
    return mix(p.field, p.ink, 0.34) if p.body[0] > p.body[2] else mix(p.body, p.paper, 0.2)
