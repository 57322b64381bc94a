"""Two hands on a bargain."""

from .canvas import HEIGHT, WIDTH, Canvas
from .geometry import capsule, ellipse, outline, rect, rounded, shift
from .palettes import Colour, mix

SKINS: tuple[Colour, ...] = ((226, 178, 144), (182, 122, 86), (116, 72, 54))


def handshake(c: Canvas) -> None:
    """Draw two sleeved arms that meet in a handshake before a disc."""
    p, rng = c.palette, c.rng
    c.fill(p.field)
    c.stipple(rect(0, 0, WIDTH, HEIGHT), p.dusk, (0, 1100), (0, 300), 0.35)
    c.shape(ellipse(750, 500 + rng.uniform(-40, 20), rng.uniform(350, 400)), p.pale)
    skins = [mix(skin, p.field, 0.1) for skin in rng.sample(SKINS, 2)]
    with c.placed(750, 520, degrees=rng.uniform(-7, 7), scale=1.12, flip=rng.random() < 0.5):
        _clasp(c, skins[0], skins[1])


def _clasp(c: Canvas, near: Colour, far: Colour) -> None:
    """Draw the near hand from the left over the far hand from the right, about the clasp."""
    p = c.palette
    _sleeve(c, 1, p.paper if p.night else p.ink)
    c.shape(capsule((-70, -118), (96, -150), 62), near)
    _far_palm(c, far)
    _sleeve(c, -1, p.body)
    _near_hand(c, near)
    _far_grip(c, far)


def _far_palm(c: Canvas, skin: Colour) -> None:
    palm = outline(
        (340, -100),
        ((200, -112),),
        ((120, -150), (10, -120)),
        ((-60, -60),),
        ((-60, 110),),
        ((120, 150), (220, 104)),
        ((340, 92),),
    )
    c.shape(palm, skin)
    c.stipple(palm, c.palette.ink, (300, 180), (180, 0), 0.5)


def _near_hand(c: Canvas, skin: Colour) -> None:
    """Draw the back of the hand and the four fingers it lays across the other palm."""
    for i in (3, 2, 1, 0):
        x, y = 196 - abs(i - 1) * 20, -66 + i * 56
        c.shadow([capsule((30, -40 + i * 48), (x + 6, y + 12), 54)], 0.3, 3)
        c.shape(capsule((-10, -52 + i * 50), (x, y), 54), skin)
        c.stroke([(x - 120, y + 27), (x - 4, y + 27)], mix(skin, c.palette.ink, 0.4), 4)
    back = outline(
        (-340, -96),
        ((-220, -110),),
        ((-120, -150), (-20, -96)),
        ((60, -60), (60, 20)),
        ((70, 110), (20, 130)),
        ((-100, 150), (-220, 100)),
        ((-340, 92),),
    )
    c.shape(back, skin)
    c.stipple(back, c.palette.ink, (-260, 180), (-160, 0), 0.4)


def _far_grip(c: Canvas, skin: Colour) -> None:
    """Draw the fingertips that close from below and the thumb that closes from above."""
    for i in range(4):
        x, y = -150 + i * 50, 92 + i % 3 * 6
        c.shape(capsule((x + 40, 150), (x, y), 46), skin)
        c.stroke([(x + 24, 104), (x + 50, 140)], mix(skin, c.palette.ink, 0.4), 4)
    thumb = capsule((60, -118), (-70, -64), 62)
    c.shadow([shift(thumb, 4, 14)], 0.3, 3)
    c.shape(thumb, skin)


def _sleeve(c: Canvas, side: int, cloth: Colour) -> None:
    """Draw a sleeve that enters from one side and ends in a shirt cuff with a stud."""
    p = c.palette
    arm = [(side * 390.0, -132.0), (side * 1000.0, -190.0), (side * 1000.0, 190.0), (side * 390.0, 126.0)]
    c.shape(
        rounded(min(side * 330, side * 410), -116, max(side * 330, side * 410), 110, 10),
        p.paper if cloth != p.paper else p.accent,
    )
    c.shape(arm, cloth)
    c.stipple(arm, p.ink, (0, 230), (0, -40), 0.5)
    c.shape(ellipse(side * 430, 84, 11), p.accent)
