"""Drawn pictures for the demo: one consistent style, made from a motif, a palette and a seed."""

from collections.abc import Callable

from PIL import Image

from .atelier import fabric, watch
from .canvas import Canvas
from .deal import handshake
from .dining import plate
from .footwear import shoe
from .goods import bottle, handbag
from .palettes import PALETTES
from .scenes import ship, skyline
from .shops import arcade, storefront
from .trade import chart, parcels, screen

_PAINTERS: dict[str, Callable[[Canvas], None]] = {
    "storefront": storefront,
    "arcade": arcade,
    "skyline": skyline,
    "bottle": bottle,
    "handbag": handbag,
    "shoe": shoe,
    "screen": screen,
    "parcels": parcels,
    "chart": chart,
    "handshake": handshake,
    "fabric": fabric,
    "ship": ship,
    "watch": watch,
    "plate": plate,
}
MOTIFS: tuple[str, ...] = tuple(_PAINTERS)


def draw(motif: str, palette: int, seed: str, size: tuple[int, int] = (1920, 1280)) -> Image.Image:
    """Return the RGB picture these arguments always give, composed about the centre of the sheet."""
    painter = _PAINTERS.get(motif)
    if painter is None:
        raise ValueError(f"There is no motif called {motif!r}; choose one of {', '.join(MOTIFS)}.")
    canvas = Canvas(size, PALETTES[palette % len(PALETTES)], seed)
    painter(canvas)
    return canvas.finish()
