"""The sheet a picture is printed on: flat shapes, soft shadows, stippled shade and paper grain."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from math import cos, radians, sin
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps

from .geometry import Point, Points
from .palettes import Colour, Palette

WIDTH, HEIGHT = 1500, 1000
OVERSAMPLE = 2
SHADOW_STEP = 8
GRAIN = 6
MOTTLE = 2
DOTS = [0] + [190] * 255
CELLS = 1280

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[int, int, int, int]


def _ramp() -> Image.Image:
    """Return a column that holds white, fades to black over one of nine steps, and holds black."""
    column = Image.new("L", (256, 256 * 9))
    column.paste(255, (0, 0, 256, 256 * 4))
    column.paste(ImageOps.flip(Image.linear_gradient("L")), (0, 256 * 4))
    return column


RAMP = _ramp()


class Canvas:
    """A sheet addressed in design units, scaled to cover the wanted size about its centre."""

    def __init__(self, size: tuple[int, int], palette: Palette, seed: str) -> None:
        """Prepare a sheet filled with the palette's field colour."""
        self.palette = palette
        self.rng = Random(seed)
        self._size = size
        width, height = size[0] * OVERSAMPLE, size[1] * OVERSAMPLE
        scale = max(width / WIDTH, height / HEIGHT)
        self._scale = scale
        self._matrix: Matrix = (
            scale,
            0,
            (width - WIDTH * scale) / 2,
            0,
            scale,
            (height - HEIGHT * scale) / 2,
        )
        self._image = Image.new("RGB", (width, height), palette.field)
        self._pen = ImageDraw.Draw(self._image)
        self._noise_rng = Random(f"{seed} grain")
        self._speckle = ImageOps.equalize(self._noise(CELLS))

    def fill(self, colour: Colour) -> None:
        """Cover the whole sheet with one colour."""
        self._image.paste(colour, (0, 0, *self._image.size))

    def shape(self, points: Points, colour: Colour) -> None:
        """Fill a closed outline."""
        self._pen.polygon(self._pixels(points), fill=colour)

    def stroke(self, points: Points, colour: Colour, width: float) -> None:
        """Draw a line of even width with round joins and round ends."""
        pixels = self._pixels(points)
        thickness = max(1, round(width * self._scale))
        self._pen.line(pixels, fill=colour, width=thickness, joint="curve")
        for x, y in (pixels[0], pixels[-1]):
            r = thickness / 2
            self._pen.ellipse((x - r, y - r, x + r, y + r), fill=colour)

    def shadow(self, pieces: Sequence[Points], strength: float = 0.3, blur: float = 5) -> None:
        """Darken the union of the pieces towards ink, with edges softened by `blur` units."""
        outlines = [self._pixels(piece) for piece in pieces]
        box = self._box([p for outline in outlines for p in outline], blur * 3 * self._scale)
        if box is None:
            return
        width, height = (box[2] - box[0]) // SHADOW_STEP + 1, (box[3] - box[1]) // SHADOW_STEP + 1
        mask = Image.new("L", (width, height))
        pen = ImageDraw.Draw(mask)
        for outline in outlines:
            small = [((x - box[0]) / SHADOW_STEP, (y - box[1]) / SHADOW_STEP) for x, y in outline]
            pen.polygon(small, fill=round(255 * strength))
        mask = mask.filter(ImageFilter.GaussianBlur(blur * self._scale / SHADOW_STEP))
        mask = mask.resize((width * SHADOW_STEP, height * SHADOW_STEP), Image.Resampling.BILINEAR)
        self._image.paste(self.palette.ink, box, mask.crop((0, 0, box[2] - box[0], box[3] - box[1])))

    def stipple(self, points: Points, colour: Colour, start: Point, end: Point, density: float = 0.6) -> None:
        """Speckle a shape from `density` at `start` down to nothing at `end`."""
        outline = [(x / OVERSAMPLE, y / OVERSAMPLE) for x, y in self._pixels(points)]
        box = self._box(outline, 2, OVERSAMPLE)
        if box is None:
            return
        size = (box[2] - box[0], box[3] - box[1])
        mask = Image.new("L", size)
        ImageDraw.Draw(mask).polygon([(x - box[0], y - box[1]) for x, y in outline], fill=255)
        (x0, y0), (x1, y1) = self._pixels([start, end])
        fade_x, fade_y = (x1 - x0) / OVERSAMPLE, (y1 - y0) / OVERSAMPLE
        reach = (fade_x**2 + fade_y**2) / 256
        origin = (box[0] - x0 / OVERSAMPLE) * fade_x + (box[1] - y0 / OVERSAMPLE) * fade_y
        data = (0, 0, 128, fade_x / reach, fade_y / reach, 256 * 4 + origin / reach)
        tone = RAMP.transform(size, Image.Transform.AFFINE, data)
        tone = tone.point([round(v * density) for v in range(256)])
        dots = ImageChops.subtract(tone, self._speckle.crop(box)).point(DOTS)
        mask = ImageChops.multiply(mask, dots).resize((size[0] * OVERSAMPLE, size[1] * OVERSAMPLE))
        self._image.paste(colour, (box[0] * OVERSAMPLE, box[1] * OVERSAMPLE), mask)

    @contextmanager
    def clip(self, points: Points) -> Iterator[None]:
        """Keep only what is drawn inside an outline while the context lasts."""
        pixels = self._pixels(points)
        before = self._image.copy()
        yield
        box = self._box(pixels, 2)
        inside = self._image.crop(box) if box else None
        self._image.paste(before)
        if box and inside:
            mask = Image.new("1", inside.size)
            ImageDraw.Draw(mask).polygon([(x - box[0], y - box[1]) for x, y in pixels], fill=1)
            self._image.paste(inside, box, mask)

    @contextmanager
    def placed(self, x: float, y: float, degrees: float = 0, scale: float = 1, flip: bool = False) -> Iterator[None]:
        """Draw in a frame whose origin stands at (x, y), turned, scaled and perhaps mirrored."""
        saved, saved_scale = self._matrix, self._scale
        a, b, tx, c, d, ty = saved
        co, si = cos(radians(degrees)) * scale, sin(radians(degrees)) * scale
        side = -1 if flip else 1
        self._matrix = (
            (a * co + b * si) * side,
            b * co - a * si,
            a * x + b * y + tx,
            (c * co + d * si) * side,
            d * co - c * si,
            c * x + d * y + ty,
        )
        self._scale = saved_scale * scale
        yield
        self._matrix, self._scale = saved, saved_scale

    def finish(self) -> Image.Image:
        """Return the picture at its final size, with paper grain."""
        picture = self._image.reduce(OVERSAMPLE)
        fine = self._speckle.point([v * GRAIN * 2 // 255 for v in range(256)])
        broad = self._noise(CELLS // 60).point([v * MOTTLE * 2 // 255 for v in range(256)])
        grain = ImageChops.add(fine, broad)
        return ImageChops.add(picture, Image.merge("RGB", (grain, grain, grain)), 1, -GRAIN - MOTTLE)

    def _noise(self, across: int) -> Image.Image:
        """Return a final-sized sheet of noise, `across` cells wide whatever the size in pixels."""
        down = max(1, across * self._size[1] // self._size[0])
        cells = Image.frombytes("L", (across, down), self._noise_rng.randbytes(across * down))
        return cells.resize(self._size, Image.Resampling.BICUBIC)

    def _pixels(self, points: Points) -> list[Point]:
        a, b, tx, c, d, ty = self._matrix
        return [(a * x + b * y + tx, c * x + d * y + ty) for x, y in points]

    def _box(self, pixels: Points, margin: float, shrink: int = 1) -> Box | None:
        """Return the whole-pixel box around the points, cut to the sheet, or None when it is empty."""
        width, height = self._image.size[0] // shrink, self._image.size[1] // shrink
        xs, ys = [x for x, _ in pixels], [y for _, y in pixels]
        left, top = max(0, int(min(xs) - margin)), max(0, int(min(ys) - margin))
        right, bottom = min(width, int(max(xs) + margin) + 1), min(height, int(max(ys) + margin) + 1)
        return (left, top, right, bottom) if left < right and top < bottom else None
