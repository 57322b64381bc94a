"""Things from the workshop: rolls of fabric and the watch."""

from .canvas import Canvas
from .geometry import Point, Points, capsule, ellipse, outline, rect, rounded, shift, sweep, turn
from .palettes import Colour, mix
from .stage import stand, surface, table


def fabric(c: Canvas) -> None:
    """Draw upright rolls of cloth behind one roll that has been drawn out over the table."""
    p, rng = c.palette, c.rng
    base = table(c)
    count = rng.choice((3, 4, 5))
    step = 800 / count
    colours = [p.body, p.paper, p.accent, p.deep, mix(p.field, p.ink, 0.45)]
    rng.shuffle(colours)
    spots = [(750 - 400 + step * (i + 0.5), rng.uniform(310, 480)) for i in range(count)]
    for x, height in spots:
        stand(c, [rect(x - 60, base - 70 - height, x + 60, base - 60)], base - 60, 0.5)
    for i, (x, height) in enumerate(spots):
        _roll(c, x, base - 80, height, min(112, step * 0.42), colours[i])
    with c.placed(750 + rng.uniform(-30, 30), base - 64, scale=0.98, flip=rng.random() < 0.5):
        _drawn_cloth(c, p.accent, rng.choice((p.paper, p.body)))


def _roll(c: Canvas, x: float, base: float, height: float, half: float, colour: Colour) -> None:
    """Draw a standing roll with a seeded weave and its coiled end on top."""
    p, tilt = c.palette, half * 0.34
    top = base - height
    side: list[Point] = [(x - half, top), *ellipse(x, base, half, tilt, 180, 0), (x + half, top)]
    c.shape(side, colour)
    with c.clip(side):
        _weave(
            c,
            rect(x - half, top - tilt, x + half, base + tilt),
            mix(colour, p.ink if colour == p.paper else p.paper, 0.4),
        )
        c.stipple(side, p.ink, (x + half * 1.1, top), (x - half * 0.1, top), 0.6)
    c.shape(ellipse(x, top, half, tilt), mix(colour, p.paper, 0.45))
    for ring in (0.78, 0.56, 0.34):
        c.stroke(
            ellipse(x + half * 0.04, top, half * ring, tilt * ring),
            colour if colour != p.paper else p.shade,
            5,
        )
    c.shape(ellipse(x, top, half * 0.18, tilt * 0.18), p.ink)


def _weave(c: Canvas, area: Points, colour: Colour) -> None:
    """Cover an area with stripes, checks or spots, or leave it plain."""
    (x0, y0), (x1, y1) = area[0], area[2]
    pattern = c.rng.choice(("rings", "lines", "check", "spots", "plain"))
    pitch = c.rng.uniform(34, 54)
    rows, columns = int((y1 - y0) / pitch) + 1, int((x1 - x0) / pitch) + 1
    if pattern in ("rings", "check"):
        for row in range(rows):
            c.shape(rect(x0, y0 + row * pitch, x1, y0 + row * pitch + pitch * 0.28), colour)
    if pattern in ("lines", "check"):
        for column in range(columns):
            c.shape(rect(x0 + column * pitch, y0, x0 + column * pitch + pitch * 0.28, y1), colour)
    if pattern == "spots":
        for row in range(rows):
            for column in range(columns + 1):
                c.shape(ellipse(x0 + (column + row % 2 / 2) * pitch, y0 + row * pitch, pitch * 0.2), colour)


def _drawn_cloth(c: Canvas, colour: Colour, stripe: Colour) -> None:
    """Draw a lying roll, end to the left, whose cloth runs towards the viewer in soft folds."""
    p, r = c.palette, 66.0
    stripe = p.paper if stripe == colour else stripe
    sheet = outline(
        (-300, -r),
        ((320, -r),),
        ((330, 30), (420, 130)),
        ((330, 108), (270, 150)),
        ((190, 190), (90, 146)),
        ((-10, 104), (-110, 150)),
        ((-180, 178), (-240, 142)),
        ((-290, 40), (-300, -r)),
    )
    c.shadow([shift(sheet, 26, 14)], 0.3, 5)
    c.shape(sheet, colour)
    with c.clip(sheet):
        for i in range(7):
            x = -270 + i * 92
            c.shape([(x, -r), (x + 30, -r), (x + 54 + i * 9, 200), (x + 12 + i * 9, 200)], stripe)
        c.stipple(sheet, p.ink, (0, -20), (0, 90), 0.5)
        c.stipple(sheet, p.ink, (480, 60), (120, 100), 0.4)
    body = [(-300.0, -2 * r), *ellipse(330, -r, r * 0.42, r, 270, 450), (-300.0, 0.0)]
    c.shape(body, colour)
    with c.clip(body):
        for i in range(7):
            c.shape(rect(-270 + i * 92, -2 * r, -240 + i * 92, 0), stripe)
        c.stipple(body, p.ink, (0, 20), (0, -r * 1.3), 0.6)
    c.shape(ellipse(-300, -r, r * 0.42, r), mix(colour, p.paper, 0.5))
    for ring in (0.76, 0.52):
        c.stroke(ellipse(-300, -r, r * 0.42 * ring, r * ring), colour, 6)
    c.shape(ellipse(-300, -r, r * 0.12, r * 0.26), p.ink)


def watch(c: Canvas) -> None:
    """Draw a wristwatch laid flat at an angle, with a round or cushion case and a seeded time."""
    p, rng = c.palette, c.rng
    surface(c)
    if rng.random() < 0.6:
        c.shape(ellipse(750, 500, 400), p.pale)
    with c.placed(750, 500, degrees=rng.choice((-1, 1)) * rng.uniform(14, 34), scale=rng.uniform(0.96, 1.04)):
        strap = outline(
            (-112, -150),
            ((-92, -350),),
            ((-92, -382), (-60, -382)),
            ((60, -382),),
            ((92, -382), (92, -350)),
            ((112, -150),),
            ((112, 150),),
            ((90, 360),),
            ((80, 412), (0, 418)),
            ((-80, 412), (-90, 360)),
            ((-112, 150),),
        )
        case = ellipse(0, 0, 208) if rng.random() < 0.6 else rounded(-180, -196, 180, 196, 62)
        c.shadow([*sweep(strap, 46, 46), *sweep(case, 62, 62)], 0.34, 5)
        _strap(c, strap)
        _case(c, case)


def _strap(c: Canvas, strap: Points) -> None:
    p = c.palette
    c.shape(strap, p.body)
    c.stipple(strap, p.ink, (130, 0), (-50, 0), 0.5)
    thread = mix(p.body, p.paper, 0.55)
    for side in (-1, 1):
        for i in range(6):
            y = 222 + i * 24
            c.stroke([(side * (90 - i * 1.6), y), (side * (89 - i * 1.6), y + 12)], thread, 4)
            c.stroke([(side * (90 - i * 1.6), -y), (side * (89 - i * 1.6), -y - 12)], thread, 4)
    for i in range(4):
        c.shape(ellipse(0, 262 + i * 36, 8, 10), p.ink)
    c.stroke([(-96, -386), (-104, -424), (104, -424), (96, -386), (-96, -386)], p.accent, 15)
    c.stroke([(0, -386), (0, -430)], p.accent, 11)


def _case(c: Canvas, case: Points) -> None:
    """Draw the case, crown, dial, markers and hands about the middle of the watch."""
    p, rng = c.palette, c.rng
    reach = max(x for x, _ in case)
    for y in (-1, 1):
        for x in (-104, 104):
            c.shape(capsule((x, y * 120), (x * 1.06, y * 214), 34), p.accent)
    c.shape(rounded(reach - 10, -28, reach + 32, 28, 8), mix(p.accent, p.ink, 0.25))
    c.shape(case, p.accent)
    c.stipple(case, p.ink, (240, 200), (-40, -60), 0.5)
    dark = rng.random() < 0.35
    face, mark = (p.ink, p.paper) if dark else (p.paper, p.ink)
    dial = [(x * 0.84, y * 0.84) for x, y in case]
    c.shape(dial, face)
    count = rng.choice((4, 12, 12))
    for i in range(count):
        hour = turn([(0, -150), (0, -118 if i % (count // 4) == 0 else -132)], 360 * i / count, (0, 0))
        c.stroke(hour, mark, 13 if i % (count // 4) == 0 else 6)
    if rng.random() < 0.5:
        c.stroke(ellipse(0, 66, 40), mark, 4)
        c.stroke([(0, 66), (24, 50)], p.accent, 5)
    hours, minutes = rng.choice(((10, 9), (1, 50), (8, 20), (2, 42), (7, 8), (4, 0)))
    c.shape(capsule((0, 0), turn([(0, -84)], hours * 30 + minutes / 2, (0, 0))[0], 17), mark)
    c.shape(capsule((0, 0), turn([(0, -130)], minutes * 6, (0, 0))[0], 11), mark)
    c.stroke(turn([(0, 40), (0, -136)], rng.uniform(80, 160), (0, 0)), p.accent, 4)
    c.shape(ellipse(0, 0, 13), p.accent)
