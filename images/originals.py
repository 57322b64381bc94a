"""Takes an uploaded file in: verified, bounded, turned upright, stripped of what the camera wrote, re-encoded."""

import hashlib
import io
import warnings
from dataclasses import dataclass
from typing import IO

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageCms, ImageOps

from images import tasks
from images.models import Picture

MAX_BYTES = 25_000_000
MAX_PIXELS = 60_000_000
MIN_EDGE = 200
LONGEST_EDGE = 2880
FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")


@dataclass(frozen=True, slots=True)
class Original:
    """What is stored: encoded bytes (JPEG, sRGB), their SHA-256, and the size in pixels."""

    data: bytes
    digest: str
    width: int
    height: int


def read(file: IO[bytes]) -> Original:
    """The original to store. Raises ValidationError with a sentence for whatever can't be one."""
    data = file.read(MAX_BYTES + 1)
    if not data:
        raise ValidationError(_("This file is empty. Choose the picture again."))
    if len(data) > MAX_BYTES:
        raise ValidationError(
            _("This file is larger than %(limit)d MB. Export a smaller copy of the picture."),
            params={"limit": MAX_BYTES // 1_000_000},
        )
    return encode(_decode(data))


def encode(image: Image.Image) -> Original:
    """RGB pixels as an original, made smaller where they are more than is ever shown."""
    image.thumbnail((LONGEST_EDGE, LONGEST_EDGE), Image.Resampling.LANCZOS)
    stored = io.BytesIO()
    image.save(stored, "JPEG", quality=90, optimize=True, progressive=True)
    encoded = stored.getvalue()
    return Original(encoded, hashlib.sha256(encoded).hexdigest(), image.width, image.height)


def _decode(data: bytes) -> Image.Image:
    """Upright sRGB pixels without metadata."""
    try:
        with warnings.catch_warnings():
            # Pillow's own bomb warning comes later than our bound, and only as a warning.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image: Image.Image = Image.open(io.BytesIO(data), formats=FORMATS)
            width, height = image.size
            if width * height > MAX_PIXELS:
                raise ValidationError(
                    _("This picture has %(pixels)d megapixels; at most %(limit)d can be used. Export a smaller copy."),
                    params={"pixels": width * height // 1_000_000, "limit": MAX_PIXELS // 1_000_000},
                )
            if min(width, height) < MIN_EDGE:
                raise ValidationError(
                    _("This picture is only %(width)d × %(height)d pixels: each side needs at least %(limit)d."),
                    params={"width": width, "height": height, "limit": MIN_EDGE},
                )
            image.load()
            return _to_srgb(ImageOps.exif_transpose(image))
    except ValidationError:
        raise
    except Exception as error:  # a decoder may fail in any way on a damaged or hostile file
        raise ValidationError(
            _("This file can't be read as a picture. Use an undamaged JPEG, PNG, WebP or AVIF file.")
        ) from error


def _to_srgb(image: Image.Image) -> Image.Image:
    profile = image.info.get("icc_profile")
    if profile and image.mode in {"RGB", "CMYK"}:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            image = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB") or image
        except (ImageCms.PyCMSError, OSError):
            pass  # a broken profile: the numbers are shown as they are
    if image.mode.startswith("I;16"):
        # Sixteen bits of grey: a plain conversion would show all but the darkest tones as white.
        image = image.point(lambda value: value / 256).convert("L")
    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        ground = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(ground, image.convert("RGBA"))
    clean = Image.new("RGB", image.size)
    clean.paste(image.convert("RGB"))
    return clean


@transaction.atomic
def store(original: Original, picture: Picture, *, by: User | None) -> Picture:
    """Keeps the original with its picture (title, alt text and so on already set) and has its renditions made.

    The same pixels stored twice give the picture that is there already, untouched.
    """
    known = Picture.objects.filter(digest=original.digest).first()
    if known:
        return known
    picture.digest, picture.width, picture.height = original.digest, original.width, original.height
    picture.uploaded_by = by
    picture.original.save("original.jpg", ContentFile(original.data), save=False)
    try:
        with transaction.atomic():
            picture.save()
    except IntegrityError:  # the same pixels were stored by somebody else a moment ago
        picture.original.delete(save=False)
        return Picture.objects.get(digest=original.digest)
    tasks.make_renditions.defer(picture_id=picture.pk)
    return picture
