"""Places of trade seen from the street: the shop front and the arcade."""

from math import cos, radians, sin

from .canvas import HEIGHT, WIDTH, Canvas
from .geometry import Point, arch, between, ellipse, rect
from .palettes import mix
from .stage import carrier, dress, ground, stand, walker

PAVEMENT = 790.0


def storefront(c: Canvas) -> None:
    """Draw a boutique across the street: house, windows, awning, displays and street trees."""
    p, rng = c.palette, c.rng
    c.fill(p.field)
    c.shape(ellipse(rng.choice((300, 1210)), rng.uniform(230, 300), 120), p.pale)
    _neighbours(c)
    ground(c, PAVEMENT, p.floor)
    half = rng.uniform(400, 460)
    left, right = 750 - half, 750 + half
    c.shadow([[(right, PAVEMENT), (right + 260, 880), (left + 200, 880), (left, PAVEMENT)]], 0.25, 4)
    house = rect(left, rng.uniform(110, 150), right, PAVEMENT)
    wall = p.paper
    c.shape(house, wall)
    c.stipple(house, p.shade, (right + 60, 100), (left + 300, 250), 0.5)
    _cornice(c, left, right, house[0][1])
    _upper_windows(c, left, right, house[0][1] + 70)
    _shop(c, left + 36, right - 36)
    c.shape(rect(left - 14, PAVEMENT - 16, right + 14, PAVEMENT), mix(p.ink, p.paper, 0.2))
    trees, passer = rng.choice((((left, right), 0), ((left,), 1190), ((right,), 310), ((right,), 0)))
    for x in trees:
        _topiary(c, x, PAVEMENT + 46, rng.uniform(0.9, 1.1))
    if passer:
        walker(c, passer, PAVEMENT + 120, 260, p.body)


def _neighbours(c: Canvas) -> None:
    p, rng = c.palette, c.rng
    for x0, x1 in ((0, 190), (190, 420), (1080, 1290), (1290, WIDTH)):
        top = rng.uniform(300, 470)
        c.shape(rect(x0, top, x1, PAVEMENT), p.dusk if x0 in (0, 1080) else mix(p.dusk, p.field, 0.5))


def _cornice(c: Canvas, left: float, right: float, top: float) -> None:
    p = c.palette
    c.shape(rect(left - 22, top - 18, right + 22, top + 12), p.body)
    c.shadow([rect(left, top + 12, right, top + 30)], 0.25, 3)


def _upper_windows(c: Canvas, left: float, right: float, top: float) -> None:
    p, rng = c.palette, c.rng
    count = rng.choice((3, 4, 5))
    arched = rng.random() < 0.5
    step = (right - left) / count
    width = min(86, step * 0.42)
    lit = rng.randrange(count)
    for i in range(count):
        x = left + step * (i + 0.5)
        x0, x1, foot = x - width / 2, x + width / 2, top + 170
        pane = arch(x0, top, x1, foot) if arched else rect(x0, top, x1, foot)
        c.shape(pane, p.accent if i == lit else p.deep)
        c.shadow([[(x0, foot), *pane[1:-1], (x1, top + 20), (x0 + 20, top + 40), (x0 + 20, foot)]], 0.25, 2)
        c.stroke([(x, top), (x, foot)], p.paper, 4)
        c.stroke([(x0, top + 85), (x1, top + 85)], p.paper, 4)
        c.shape(rect(x0 - 10, foot, x1 + 10, foot + 9), p.body)


def _shop(c: Canvas, left: float, right: float) -> None:
    """Draw the glazed ground floor with its door in a seeded place, under an awning."""
    p, rng = c.palette, c.rng
    top, sill = 440.0, PAVEMENT - 44
    c.shape(rect(left, top - 34, right, PAVEMENT), p.body)
    width, door = right - left, 150.0
    at = left + width * rng.choice((0.5, 0.26, 0.74)) - door / 2
    for x0, x1 in ((left + 28, at - 24), (at + door + 24, right - 28)):
        _display(c, x0, top + 40, x1, sill)
    _door(c, at, top + 60, at + door)
    _awning(c, left - 22, right + 22, top - 6)


def _display(c: Canvas, x0: float, y0: float, x1: float, y1: float) -> None:
    """Draw one shop window with as many garments and bags as its width allows."""
    p, rng = c.palette, c.rng
    c.shape(rect(x0, y0, x1, y1), mix(p.accent, p.paper, 0.66))
    with c.clip(rect(x0, y0, x1, y1)):
        c.stipple(rect(x0, y0, x1, y1), p.accent, (x0, y0 - 20), (x0, y1), 0.45)
        count = max(1, int((x1 - x0) / 125))
        step = (x1 - x0) / count
        first = rng.randrange(2)
        for i in range(count):
            x = x0 + step * (i + 0.5)
            if (i + first) % 2:
                c.shape(rect(x - 42, y1 - 44, x + 42, y1), p.body)
                carrier(c, x, y1 - 44, 84, p.ink)
            else:
                c.stroke([(x, y1), (x, y0 + 62)], p.ink, 5)
                c.shape(ellipse(x, y0 + 62, 11, 13), p.ink)
                c.shape(dress(x, y0 + 78, 128), rng.choice((p.body, p.ink)))


def _door(c: Canvas, x0: float, y0: float, x1: float) -> None:
    p = c.palette
    c.shape(rect(x0, y0, x1, PAVEMENT), p.ink)
    c.shape(rect(x0 + 18, y0 + 18, x1 - 18, PAVEMENT - 80), mix(p.accent, p.paper, 0.5))
    c.stroke([(x1 - 32, PAVEMENT - 170), (x1 - 32, PAVEMENT - 115)], p.ink, 7)
    c.shape(rect(x0 - 20, PAVEMENT - 16, x1 + 20, PAVEMENT + 12), p.paper)


def _awning(c: Canvas, left: float, right: float, top: float) -> None:
    """Draw a striped awning with a scalloped edge and the shade it throws on the glass."""
    p, rng = c.palette, c.rng
    count = rng.choice((9, 11, 13, 15))
    flare, fall = 24.0, 84.0
    c.shadow([rect(left, top + fall, right, top + fall + 70)], 0.4, 5)
    for i in range(count):
        a, b = i / count, (i + 1) / count
        head: tuple[Point, Point] = ((left + (right - left) * a, top), (left + (right - left) * b, top))
        low, high = (
            left - flare + (right - left + 2 * flare) * a,
            left - flare + (right - left + 2 * flare) * b,
        )
        scallop = ellipse((low + high) / 2, top + fall, (high - low) / 2, 26, 0, 180)
        c.shape([*head, (high, top + fall), *scallop, (low, top + fall)], p.paper if i % 2 else p.accent)
    edge = [(left, top), (right, top), (right + flare, top + fall + 26), (left - flare, top + fall + 26)]
    c.stipple(edge, p.ink, (0, top + fall + 40), (0, top + 20), 0.22)
    c.shape(rect(left - 6, top - 10, right + 6, top + 2), p.ink)


def _topiary(c: Canvas, x: float, base: float, scale: float) -> None:
    p = c.palette
    u = 60 * scale
    balls = [ellipse(x, base - 4.1 * u, 0.95 * u), ellipse(x, base - 2.4 * u, 0.72 * u)]
    pot = [
        (x - 0.62 * u, base - 1.2 * u),
        (x + 0.62 * u, base - 1.2 * u),
        (x + 0.45 * u, base),
        (x - 0.45 * u, base),
    ]
    stand(c, [*balls, pot], base, 0.6)
    c.stroke([(x, base - 4 * u), (x, base - u)], p.ink, 7)
    leaf = mix(p.ink, p.body, 0.7 if p.night else 0.35)
    for ball, y in zip(balls, (4.1, 2.4), strict=True):
        c.shape(ball, leaf)
        c.stipple(ball, p.pale, (x - u, base - (y + 0.9) * u), (x + 0.3 * u, base - y * u), 0.5)
    c.shape(pot, p.accent)
    c.shape(rect(x - 0.7 * u, base - 1.35 * u, x + 0.7 * u, base - 1.12 * u), p.paper)


def arcade(c: Canvas) -> None:
    """Draw a vaulted shopping arcade in one-point perspective, lit from its far end."""
    p, rng = c.palette, c.rng
    count = rng.choice((4, 5, 6))
    eye = (750 + rng.uniform(-50, 50), 590.0)
    sizes = [1.42 * 0.69**i if count > 4 else 1.42 * 0.62**i for i in range(count + 1)]
    c.fill(p.ink)
    shades = [mix(mix(p.body, p.ink, 0.55), mix(p.accent, p.paper, 0.45), i / count) for i in range(count)]
    for i in range(count):
        _bay(c, eye, sizes[i], sizes[i + 1], i, shades[i])
    end = _opening(eye, sizes[-1])
    c.shape(end, p.paper)
    c.shape(ellipse(eye[0], eye[1] - 40 * sizes[-1] - 60, 330 * sizes[-1]), p.accent)
    c.shape([end[0], end[-1], (end[-1][0], end[-1][1] - 20), (end[0][0], end[0][1] - 20)], p.field)
    _visitors(c, eye)


def _opening(eye: Point, size: float, lift: float = 0) -> list[Point]:
    half, spring, foot = 500 * size, 120 * size, 300 * size
    x, y = eye
    head = ellipse(x, y - spring, half - lift * size, start=180, end=360)
    return [(head[0][0], y + foot), *head, (head[-1][0], y + foot)]


def _bay(c: Canvas, eye: Point, near: float, far: float, index: int, shade: tuple[int, int, int]) -> None:
    """Draw one bay: rib, vault with glazing bars, paving and a shop on either side."""
    p = c.palette
    c.shape(_opening(eye, near), mix(shade, p.paper, 0.35))
    inner = near * 0.95
    vault = _opening(eye, inner)
    c.shape(vault, shade)
    bar = mix(shade, p.ink, 0.35)
    for angle in range(205, 340, 26):
        ray = (500 * cos(radians(angle)), 500 * sin(radians(angle)) - 120)
        c.stroke([(eye[0] + ray[0] * s, eye[1] + ray[1] * s) for s in (inner, far)], bar, 5 * near)
    _paving(c, eye, near, far, index)
    _shops(c, eye, inner, far, shade)


def _paving(c: Canvas, eye: Point, near: float, far: float, index: int) -> None:
    p = c.palette
    x, y = eye
    for tile in range(6):
        a, b = -500 + 1000 * tile / 6, -500 + 1000 * (tile + 1) / 6
        colour = p.floor if (tile + index) % 2 else mix(p.floor, p.field, 0.5)
        corners = ((a, near), (b, near), (b, far), (a, far))
        c.shape([(x + u * s, y + 300 * s) for u, s in corners], colour)


def _shops(c: Canvas, eye: Point, near: float, far: float, shade: tuple[int, int, int]) -> None:
    p = c.palette
    front, back = near - (near - far) * 0.16, near - (near - far) * 0.86
    for side in (-500, 500):
        wall = [(eye[0] + side * s, eye[1] + y * s) for s, y in ((near, -120), (near, 300), (far, 300), (far, -120))]
        c.shape(wall, mix(shade, p.ink, 0.3))
        pane = [(eye[0] + side * s, eye[1] + y * s) for s, y in ((front, -60), (front, 230), (back, 230), (back, -60))]
        c.shape(pane, mix(p.accent, p.paper, 0.35))
        c.stipple(pane, p.accent, pane[0], between(pane[0], pane[2], 0.9), 0.7)
        hood = [pane[0], pane[3], *(((eye[0] + side * 0.86 * s), eye[1] - 10 * s) for s in (back, front))]
        c.shape(hood, p.field if p.night else p.body)


def _visitors(c: Canvas, eye: Point) -> None:
    rng, p = c.rng, c.palette
    spots = [(-150, 820.0, 330), (130, 760.0, 230), (30, 715.0, 165)]
    for dx, base, height in sorted(rng.sample(spots, rng.choice((1, 2, 3))), key=lambda s: s[1]):
        walker(c, eye[0] + dx + rng.uniform(-30, 30), base, height, rng.choice((p.body, p.ink)))
    c.stipple(rect(0, 800, WIDTH, HEIGHT), p.ink, (0, HEIGHT + 80), (0, 820), 0.2)
