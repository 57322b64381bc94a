"""The eight house palettes and the tones derived from them."""

from dataclasses import dataclass

Colour = tuple[int, int, int]


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """Return the colour that lies `share` (0 to 1) of the way from `first` to `second`."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue


@dataclass(frozen=True)
class Palette:
    """Five printing colours, each with a fixed role in every picture."""

    paper: Colour
    field: Colour
    body: Colour
    ink: Colour
    accent: Colour

    @property
    def night(self) -> bool:
        """Tell whether the field is so dark that ink drawn straight on it would be lost."""
        return sum(self.field) < 330

    @property
    def pale(self) -> Colour:
        """Return the field lifted towards paper, for discs and panels behind a subject."""
        return mix(self.field, self.paper, 0.16 if self.night else 0.55)

    @property
    def dusk(self) -> Colour:
        """Return the field one step darker, for quiet shapes that stay in the background."""
        return mix(self.field, self.ink, 0.34 if self.night else 0.16)

    @property
    def deep(self) -> Colour:
        """Return the body colour on its shaded side."""
        return mix(self.body, self.ink, 0.42)

    @property
    def soft(self) -> Colour:
        """Return the body colour on its lit side."""
        return mix(self.body, self.paper, 0.22)

    @property
    def floor(self) -> Colour:
        """Return the ground colour, paper warmed by the field."""
        return mix(self.paper, self.field, 0.14)

    @property
    def shade(self) -> Colour:
        """Return the tone that speckles paper-coloured surfaces where they turn from the light."""
        return mix(self.floor, self.ink, 0.38)

    @property
    def line(self) -> Colour:
        """Return the colour a thin line needs to be read against the field."""
        return self.paper if self.night else self.ink


PALETTES: tuple[Palette, ...] = (
    # dusty rose and bottle green
    Palette((241, 232, 216), (217, 174, 161), (36, 75, 64), (27, 33, 37), (212, 150, 48)),
    # slate blue and oxblood
    Palette((240, 232, 218), (134, 158, 172), (112, 35, 41), (27, 32, 46), (222, 166, 74)),
    # ochre and ink blue
    Palette((243, 234, 218), (222, 174, 86), (43, 60, 84), (26, 30, 42), (156, 46, 40)),
    # bottle green and clay
    Palette((239, 231, 217), (44, 80, 69), (203, 121, 84), (19, 33, 29), (226, 178, 92)),
    # sand and slate blue
    Palette((244, 237, 224), (214, 196, 164), (72, 102, 124), (28, 34, 44), (190, 74, 46)),
    # clay and bottle green
    Palette((243, 233, 217), (206, 132, 98), (31, 66, 62), (24, 31, 34), (236, 190, 104)),
    # oxblood and dusty rose
    Palette((241, 230, 216), (106, 34, 41), (220, 167, 154), (38, 17, 24), (217, 158, 60)),
    # ink and slate blue
    Palette((238, 232, 220), (44, 57, 76), (142, 166, 178), (20, 25, 36), (218, 113, 74)),
)
