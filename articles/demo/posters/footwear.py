"""Shoes in profile: the court shoe and the ankle boot."""

from .canvas import Canvas
from .geometry import bezier, ellipse, outline, rect, shift
from .palettes import Colour, mix
from .stage import plinth, table

ELASTIC = outline(
    (92, -440), ((196, -440),), ((190, -300), (150, -220), (140, -220)), ((126, -220), (98, -300), (92, -440))
)


def shoe(c: Canvas) -> None:
    """Draw a court shoe or an ankle boot in profile on a plinth, its pair behind it."""
    rng = c.rng
    base = table(c)
    top = base - rng.uniform(0, 50)
    plinth(c, 360, 1140, top, base + 110)
    form = rng.choice((_court, _court, _boot))
    heel, block, strap = rng.uniform(170, 250), rng.random() < 0.4, rng.random() < 0.5
    flip = rng.random() < 0.5
    for dx, dy, colour in ((70, -16, c.palette.deep), (-30, -4, c.palette.body)):
        with c.placed(750 + (-dx if flip else dx), top + dy, scale=1.02, flip=flip):
            form(c, colour, heel, block, strap)


def _heel(c: Canvas, colour: Colour, height: float, block: bool) -> None:
    p = c.palette
    if block:
        shape = outline((168, -height * 0.88), ((206, -height * 0.3), (208, 0)), ((306, 0),), ((318, -height - 20),))
    else:
        shape = outline(
            (196, -height),
            ((262, -height * 0.62), (278, 0)),
            ((304, 0),),
            ((300, -height * 0.6), (322, -height - 24)),
        )
    c.shape(shape, mix(colour, p.ink, 0.35))
    c.shape(rect(208 if block else 278, -9, 306 if block else 304, 0), p.ink)


def _court(c: Canvas, colour: Colour, height: float, block: bool, strap: bool) -> None:
    """Draw a pointed court shoe, toe to the left, about an origin on the ground under the arch."""
    p = c.palette
    tall = height + 138
    counter = (288.0, -tall)
    near = bezier((-128, -112), (-60, -52), (90, -height - 20), (170, -height - 96), counter)
    far = bezier((-128, -112), (-70, -84), (110, -height - 60), (190, -height - 110), counter)
    c.shape([*near, *reversed(far)], p.accent)
    _heel(c, colour, height, block)
    under = bezier((318, -height - 8), (200, -height - 8), (60, -height * 0.42), (-60, -6), (-190, -4))
    upper = [
        (-352.0, -14.0),
        *bezier((-352, -30), (-300, -46), (-210, -118), (-128, -112)),
        *near,
        *bezier(counter, (306, -tall + 6), (316, -height - 70), (322, -height - 14)),
        *under,
    ]
    c.shape(upper, colour)
    with c.clip(upper):
        if strap:
            c.shape(ellipse(-352, -20, 105, 84), p.accent)
        c.stipple(upper, p.ink, (330, -height * 0.4), (120, -height - 40), 0.5)
        c.stipple(upper, p.paper, (-260, -150), (-190, -40), 0.35)
    sole = [
        *under,
        (-330, -2),
        (-352, -14),
        *bezier((-352, -14), (-280, -18), (-190, -18)),
        *reversed(shift(under, 0, -13)),
    ]
    c.shape(sole, p.ink)


def _boot(c: Canvas, colour: Colour, height: float, block: bool, strap: bool) -> None:
    """Draw an ankle boot with an elastic side, toe to the left, about an origin under the arch."""
    p = c.palette
    lift = height * 0.4
    upper = outline(
        (-300, -16),
        ((-306, -96), (-190, -118)),
        ((-60, -140), (10, -190), (26, -300)),
        ((20, -430),),
        ((262, -430),),
        ((256, -280), (286, -200), (280, -lift - 10)),
        ((150, -lift), (60, -16)),
    )
    c.shape([(146, -lift * 0.8), (284, -lift - 12), (284 if block else 274, 0), (168, 0)], p.ink)
    c.shape(upper, colour)
    with c.clip(upper):
        c.shape(ELASTIC, p.accent if strap else p.ink)
        c.stipple(upper, p.ink, (300, -100), (80, -260), 0.5)
        c.stipple(upper, p.paper, (-280, -180), (-150, -40), 0.35)
    arch, tread = ((130, -lift), (284, -lift - 18)), ((130, -lift + 18), (80, 0))
    c.shape(outline((-304, -24), ((60, -24),), arch, ((284, -lift + 4),), tread, ((-290, 0),)), p.ink)
    c.stroke([(224, -430), (230, -470), (258, -470), (260, -430)], p.accent, 9)
