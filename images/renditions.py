"""Smaller copies of a picture, for phones and cards, in widths that never change their address."""

import io
import os

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse
from PIL import Image

from images.models import Picture

WIDTHS = (480, 960, 1600)


def path(token: str, width: int) -> str:
    return f"pictures/{token}/{width}.webp"


def address(token: str, width: int) -> str:
    """Where the rendition is served, whether or not it has been made by now."""
    return reverse("picture", args=[token, width])


def make(picture: Picture) -> int:
    """Makes what is missing, and answers how many it made. Renditions are never wider than the original."""
    missing = [width for width in WIDTHS if not default_storage.exists(path(picture.token, width))]
    if not missing:
        return 0
    with picture.original.open("rb") as file, Image.open(file) as image:
        image.load()
        for width in missing:
            height = max(1, round(image.height * width / image.width))
            size = (width, height) if width < image.width else image.size
            encoded = io.BytesIO()
            image.resize(size, Image.Resampling.LANCZOS).save(encoded, "WEBP", quality=80, method=4)
            _store(path(picture.token, width), encoded.getvalue())
    return len(missing)


def _store(name: str, data: bytes) -> None:
    """Whole or not at all: half a file would be kept by caches for a year."""
    part = default_storage.save(f"{name}.part", ContentFile(data))
    os.replace(default_storage.path(part), default_storage.path(name))
