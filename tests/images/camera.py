"""Files as cameras, programs and ill-willed people make them."""

import io
import struct
import zlib
from typing import Any

from PIL import Image, ImageCms

WIDE = (400, 300)


def encoded(image: Image.Image, kind: str = "JPEG", **save: Any) -> bytes:
    data = io.BytesIO()
    image.save(data, kind, **save)
    return data.getvalue()


def halves(left: Any = "red", right: Any = "blue", mode: str = "RGB") -> Image.Image:
    """A picture that tells how it was turned and what became of its colours."""
    image = Image.new(mode, WIDE, right)
    image.paste(left, (0, 0, WIDE[0] // 2, WIDE[1]))
    return image


def with_camera_data(orientation: int = 1) -> bytes:
    """A JPEG with maker, serial number, place and orientation."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0112], exif[0x013B] = "Fotocamera segreta", orientation, "Chi scattava"
    exif.get_ifd(0x8825).update({1: "N", 2: (45.0, 28.0, 1.2), 3: "E", 4: (9.0, 11.0, 2.4)})
    comment = b"Segretissimo"
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>Segreto</x:xmpmeta>"
    return encoded(halves(), exif=exif, comment=comment, xmp=xmp)


def srgb_profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def other_profile() -> bytes:
    """A colour space in which the same numbers mean other colours."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()


def png(width: int, height: int, pixels: bytes = b"") -> bytes:
    """A PNG with any size in its header, whatever is in it."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = (chunk(b"IHDR", header), chunk(b"IDAT", zlib.compress(pixels)), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)
