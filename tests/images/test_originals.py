"""Files taken in: what is accepted and how it comes out, what is refused and in which words."""

import io
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from PIL import Image

from images import originals
from tests.images.camera import encoded, halves, other_profile, png, srgb_profile, with_camera_data

RED, BLUE, WHITE, GREY = (255, 0, 0), (0, 0, 255), (255, 255, 255), (128, 128, 128)


def taken(data: bytes) -> Image.Image:
    """What is stored of the file, decoded."""
    original = originals.read(io.BytesIO(data))
    image = Image.open(io.BytesIO(original.data))
    image.load()
    assert (image.format, image.mode) == ("JPEG", "RGB")
    assert image.size == (original.width, original.height)
    return image


def assert_colours(image: Image.Image, left: Any, right: Any, tolerance: int = 12) -> None:
    for x, wanted in ((image.width // 8, left), (image.width * 7 // 8, right)):
        found = image.getpixel((x, image.height // 2))
        assert max(abs(a - b) for a, b in zip(found, wanted, strict=True)) <= tolerance, (found, wanted)


def refusal(data: bytes) -> str:
    with translation.override("en"), pytest.raises(ValidationError) as refused:
        originals.read(io.BytesIO(data))
    [sentence] = refused.value.messages
    return sentence


def test_what_the_camera_wrote_is_gone_from_every_byte() -> None:
    source = with_camera_data()
    assert b"Fotocamera segreta" in source
    assert b"Segretissimo" in source
    assert Image.open(io.BytesIO(source)).getexif().get_ifd(0x8825)
    stored = originals.read(io.BytesIO(source)).data
    for trace in (b"Fotocamera", b"Chi scattava", b"Segret", b"Exif", b"xmpmeta", b"ICC_PROFILE"):
        assert trace not in stored
    image = Image.open(io.BytesIO(stored))
    assert (dict(image.getexif()), image.getexif().get_ifd(0x8825)) == ({}, {})
    assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression"}


@pytest.mark.parametrize(
    ("orientation", "size", "first_is_red"),
    [(1, (400, 300), True), (3, (400, 300), False), (6, (300, 400), True), (8, (300, 400), False)],
)
def test_a_picture_is_turned_upright(orientation: int, size: tuple[int, int], first_is_red: bool) -> None:
    image = taken(with_camera_data(orientation))
    assert image.size == size
    assert (image.getpixel((5, 5))[0] > 200) == first_is_red


SEE_THROUGH = ((255, 0, 0, 255), (0, 0, 255, 0))
KINDS = [
    pytest.param(encoded(halves()), RED, BLUE, id="JPEG"),
    pytest.param(encoded(halves(), "PNG"), RED, BLUE, id="PNG"),
    pytest.param(encoded(halves(), "WEBP", lossless=True), RED, BLUE, id="WebP"),
    pytest.param(encoded(halves(), "AVIF"), RED, BLUE, id="AVIF"),
    pytest.param(encoded(halves(), icc_profile=srgb_profile()), RED, BLUE, id="sRGB profile"),
    pytest.param(encoded(halves(), icc_profile=b"not a profile" * 20), RED, BLUE, id="broken profile"),
    pytest.param(encoded(halves(), icc_profile=other_profile()), RED, BLUE, id="profile of another kind"),
    pytest.param(encoded(halves((0, 255, 255, 0), (0, 0, 0, 0), "CMYK")), RED, WHITE, id="CMYK"),
    pytest.param(encoded(halves("black", "white", "L")), (0, 0, 0), WHITE, id="grey JPEG"),
    pytest.param(encoded(halves(0, 1, "1"), "PNG"), (0, 0, 0), WHITE, id="black and white"),
    pytest.param(encoded(halves().convert("P"), "PNG"), RED, BLUE, id="palette"),
    pytest.param(encoded(halves(*SEE_THROUGH, "RGBA"), "PNG"), RED, WHITE, id="see-through PNG"),
    pytest.param(encoded(halves((0, 255), (0, 0), "LA"), "PNG"), (0, 0, 0), WHITE, id="see-through grey"),
    pytest.param(encoded(halves(), "PNG", transparency=BLUE), RED, WHITE, id="one colour see-through"),
    pytest.param(
        encoded(halves((255, 0, 0, 255), (0, 0, 255, 0), "RGBA"), "WEBP", lossless=True), RED, WHITE, id="WebP"
    ),
    pytest.param(encoded(halves(128 * 257, 255 * 257, "I;16"), "PNG"), GREY, WHITE, id="sixteen-bit grey"),
    pytest.param(encoded(halves(), exif=b"Exif\0\0MM\0*\xff\xff\xff\xff"), RED, BLUE, id="broken camera data"),
]


@pytest.mark.filterwarnings("ignore:Corrupt EXIF data")
@pytest.mark.parametrize(("data", "left", "right"), KINDS)
def test_pictures_of_every_kind_come_out_as_srgb(data: bytes, left: Any, right: Any) -> None:
    assert_colours(taken(data), left, right)


def test_a_palette_s_see_through_colour_becomes_white() -> None:
    image = halves().convert("P")
    blue = image.getpixel((399, 0))
    assert_colours(taken(encoded(image, "PNG", transparency=blue)), RED, WHITE)


def test_more_pixels_than_are_ever_shown_are_made_fewer_in_proportion() -> None:
    assert taken(encoded(Image.new("RGB", (5760, 2000)))).size == (2880, 1000)


def test_an_animation_gives_its_first_picture() -> None:
    frames = [halves(), halves("green", "green")]
    data = encoded(frames[0], "WEBP", save_all=True, append_images=frames[1:], lossless=True)
    assert_colours(taken(data), RED, BLUE)


UNREADABLE = "This file can't be read as a picture. Use an undamaged JPEG, PNG, WebP or AVIF file."
REFUSED = [
    pytest.param(b"", "This file is empty.", id="nothing"),
    pytest.param(b"Solo testo, con un nome da foto.\n" * 40, UNREADABLE, id="text"),
    pytest.param(b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", UNREADABLE, id="SVG"),
    pytest.param(b"<!doctype html><script>alert(1)</script>", UNREADABLE, id="a page"),
    pytest.param(b"\xff\xd8\xff", UNREADABLE, id="a JPEG's first bytes"),
    pytest.param(b"%PDF-1.7 ...", UNREADABLE, id="PDF"),
    pytest.param(encoded(halves())[:-300], UNREADABLE, id="cut short"),
    pytest.param(encoded(halves(), "PNG")[:-300], UNREADABLE, id="PNG cut short"),
    pytest.param(encoded(halves(), "GIF"), UNREADABLE, id="GIF"),
    pytest.param(encoded(halves(), "TIFF"), UNREADABLE, id="TIFF"),
    pytest.param(png(0, 0), UNREADABLE, id="no size"),
    pytest.param(png(400, 300), UNREADABLE, id="no pixels"),
    pytest.param(png(10_000, 6_001), "has 60 megapixels; at most 60", id="too many pixels"),
    pytest.param(png(12_000, 9_000), "has 108 megapixels; at most 60", id="far too many pixels"),
    pytest.param(png(100_000, 100_000), "picture", id="a bomb"),
    pytest.param(png(2**31 - 1, 2**31 - 1), "picture", id="the largest bomb"),
    pytest.param(encoded(Image.new("RGB", (199, 900))), "is only 199 × 900 pixels: each side needs", id="too narrow"),
    pytest.param(b"\xff" * 25_000_001, "is larger than 25 MB.", id="too many bytes"),
]


@pytest.mark.parametrize(("data", "sentence"), REFUSED)
def test_what_is_no_usable_picture_is_refused_in_one_sentence(data: bytes, sentence: str) -> None:
    assert sentence in refusal(data)


def test_a_header_alone_never_makes_room_for_its_pixels(monkeypatch: pytest.MonkeyPatch) -> None:
    def decode(*arguments: Any) -> None:
        raise AssertionError("decoded")

    monkeypatch.setattr(Image.Image, "load", decode)
    assert "megapixels" in refusal(png(12_000, 9_000))


def test_one_byte_less_than_the_limit_is_read() -> None:
    data = encoded(halves())
    assert taken(data + b"\0" * (originals.MAX_BYTES - len(data))).size == (400, 300)


def test_the_same_file_gives_the_same_digest_and_another_picture_another() -> None:
    digests = [originals.read(io.BytesIO(encoded(image))).digest for image in (halves(), halves(), halves("green"))]
    assert digests[0] == digests[1] != digests[2]
