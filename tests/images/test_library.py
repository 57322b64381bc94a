"""The picture library: storing, renditions, serving, and the desk's page to upload one."""

import io
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from PIL import Image
from procrastinate.contrib.django.models import ProcrastinateJob

from images import originals, renditions, tasks
from images.models import Picture
from tests.factories import make_client, make_image, make_picture
from tests.images.camera import encoded, halves

pytestmark = pytest.mark.django_db
ADD = "/admin/images/picture/add/"


def fetch(picture: Picture, width: int, client: Client | None = None) -> HttpResponse:
    return (client or make_client()).get(f"/media/{picture.token}/{width}.webp")


def content(response: Any) -> bytes:
    return b"".join(response.streaming_content)


def test_the_worker_makes_three_widths() -> None:
    picture = make_picture(data=make_image((2000, 1500)))
    tasks.make_renditions(picture_id=picture.pk)
    for width in (480, 960, 1600):
        response = fetch(picture, width)
        image = Image.open(io.BytesIO(content(response)))
        assert (image.format, image.size) == ("WEBP", (width, width * 3 // 4))
        assert response.headers["Content-Type"] == "image/webp"
        assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert not response.cookies


def test_a_rendition_is_never_wider_than_its_original() -> None:
    picture = make_picture(data=make_image((600, 450)))
    renditions.make(picture)
    assert Image.open(io.BytesIO(content(fetch(picture, 1600)))).size == (600, 450)


def test_a_rendition_carries_no_metadata() -> None:
    picture = make_picture()
    renditions.make(picture)
    assert not set(Image.open(io.BytesIO(content(fetch(picture, 480)))).info) & {"exif", "xmp", "icc_profile"}


def test_until_it_is_made_the_original_stands_in_for_a_moment() -> None:
    response = fetch(make_picture(), 960)
    assert response.headers["Content-Type"] == "image/jpeg"
    assert response.headers["Cache-Control"] == "public, max-age=30"
    assert Image.open(io.BytesIO(content(response))).format == "JPEG"


def test_making_renditions_again_makes_what_is_missing_only() -> None:
    picture = make_picture()
    assert renditions.make(picture) == 3
    assert renditions.make(picture) == 0
    default_storage.delete(renditions.path(picture.token, 960))
    assert renditions.make(picture) == 1


def test_a_job_for_a_picture_that_is_gone_ends_quietly() -> None:
    tasks.make_renditions(picture_id=987654)


@pytest.mark.parametrize("width", [0, 1, 481, 959, 2880, 99999999999999])
def test_an_unknown_width_is_not_found(width: int) -> None:
    assert fetch(make_picture(), width).status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "/media/{id}/480.webp",
        "/media/{token}/original.jpg",
        "/media/{token}/480.jpg",
        "/media/pictures/{token}/original.jpg",
        "/media/{TOKEN}/480.webp",
        "/media/../pictures/{token}/480.webp",
        "/media/" + "0" * 32 + "/480.webp",
    ],
)
def test_a_picture_has_no_other_address(address: str) -> None:
    picture = make_picture()
    wanted = address.format(id=picture.pk, token=picture.token, TOKEN=picture.token.upper() + "x")
    assert make_client().get(wanted).status_code == 404


def test_an_address_can_t_be_guessed_from_anything_about_the_picture() -> None:
    first, second = make_picture(title="Segreta"), make_picture(title="Segreta")
    assert len({first.token, second.token}) == 2
    for picture in (first, second):
        assert len(picture.token) == 32
        assert picture.token != picture.digest[:32]
        assert picture.original.name == f"pictures/{picture.token}/original.jpg"


def test_only_reading_is_answered() -> None:
    assert make_client().post(f"/media/{make_picture().token}/480.webp").status_code == 405
    assert make_client().head(f"/media/{make_picture().token}/480.webp").status_code == 200


def test_the_job_is_deferred_in_the_transaction_that_stores_the_picture() -> None:
    picture = make_picture()
    job = ProcrastinateJob.objects.get()
    assert (job.task_name, job.args) == ("images.make_renditions", {"picture_id": picture.pk})


def test_a_picture_that_is_rolled_back_leaves_no_job() -> None:
    with transaction.atomic():
        make_picture()
        assert ProcrastinateJob.objects.count() == 1
        transaction.set_rollback(True)
    assert not Picture.objects.exists()
    assert not ProcrastinateJob.objects.exists()


def test_the_same_pixels_stored_twice_are_one_picture() -> None:
    data = make_image()
    first = make_picture(data=data, title="Prima")
    again = make_picture(data=data, title="Seconda")
    assert again == first
    assert Picture.objects.get().title == "Prima"
    assert ProcrastinateJob.objects.count() == 1


@pytest.fixture
def client(reporter: User) -> Iterator[Client]:
    one = make_client(reporter)
    one.raise_request_exception = False
    yield one


def upload(client: Client, data: bytes, name: str = "foto.jpg", **fields: Any) -> HttpResponse:
    file = SimpleUploadedFile(name, data, "image/jpeg")
    texts = {"title": "Vetrina", "alt": "Una vetrina", "credit": "Newsroom", "focal_x": 30, "focal_y": 40}
    return client.post(ADD, texts | {"upload": file} | fields)


def test_a_picture_is_uploaded_at_the_desk(client: Client, reporter: User) -> None:
    assert upload(client, make_image()).status_code == 302
    picture = Picture.objects.get()
    assert (picture.title, picture.uploaded_by, picture.focal_x, picture.width) == ("Vetrina", reporter, 30, 640)
    assert "foto" not in picture.original.name


def test_the_name_of_a_file_says_nothing_about_its_kind(client: Client) -> None:
    assert upload(client, encoded(halves(), "PNG"), name="../../etc/passwd.exe").status_code == 302


BAD = [(b"", "empty"), (b"testo", "can't be read as a picture"), (encoded(Image.new("RGB", (100, 100))), "is only 100")]


@pytest.mark.parametrize(("data", "sentence"), BAD)
def test_what_is_refused_is_said_beside_the_field_and_the_words_stay(
    data: bytes, sentence: str, client: Client
) -> None:
    response = upload(client, data, title="Tengo il titolo")
    page = response.content.decode().replace("&#x27;", "'")
    assert response.status_code == 200
    assert sentence in page
    assert 'value="Tengo il titolo"' in page
    assert not Picture.objects.exists()


def test_the_same_file_again_names_the_picture_that_is_there(client: Client) -> None:
    data = make_image()
    upload(client, data, title="La prima")
    response = upload(client, data, title="La seconda")
    assert "is in the library already: “La prima”." in response.content.decode()
    assert Picture.objects.count() == 1


@pytest.mark.parametrize("focal", [101, -1, "x"])
def test_a_focal_point_outside_is_refused(focal: Any, client: Client) -> None:
    assert upload(client, make_image(), focal_x=focal).status_code == 200
    assert not Picture.objects.exists()


def test_changing_the_words_keeps_the_file(client: Client) -> None:
    picture = make_picture()
    address = f"/admin/images/picture/{picture.pk}/change/"
    assert "upload" not in client.get(address).context["adminform"].form.fields
    texts = {"title": "Nuovo", "alt": "Altro", "credit": "Altri", "focal_x": 1, "focal_y": 2}
    assert client.post(address, texts | {"upload": SimpleUploadedFile("x.jpg", make_image())}).status_code == 302
    stored = Picture.objects.get()
    assert (stored.title, stored.digest, stored.token) == ("Nuovo", picture.digest, picture.token)


def test_storing_what_was_stored_meanwhile_gives_that_picture(reporter: User) -> None:
    original = originals.read(io.BytesIO(make_image()))
    first = originals.store(original, Picture(title="Prima"), by=reporter)
    assert originals.store(original, Picture(title="Seconda"), by=reporter) == first
