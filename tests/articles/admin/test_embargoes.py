"""Embargoes at the desk: the list, the page of one, and acts that show first what they move."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client

from articles import workflow
from articles.models import Article, Edition
from embargoes.models import Embargo
from images.models import Picture
from tests.articles.admin.test_costs import queries
from tests.factories import (
    ago,
    ahead,
    approve,
    make_article,
    make_client,
    make_edition,
    make_embargo,
    make_image,
    make_milestone,
    make_partnership,
    make_picture,
)

pytestmark = pytest.mark.django_db
LIST = "/admin/embargoes/embargo/"


def local(instant: Any) -> str:
    from django.utils import timezone

    return timezone.localtime(instant).strftime("%Y-%m-%dT%H:%M")


def whole(**kw: Any) -> Any:
    return ahead(**kw).replace(second=0, microsecond=0)


def stamp(response: HttpResponse) -> str:
    return response.context["read"]


def confirm(client: Client, address: str, **data: Any) -> HttpResponse:
    """Asks, reads the list and says yes to it."""
    asked = client.post(address, data)
    assert asked.status_code == 200, address
    return client.post(address, data | {"read": stamp(asked)})


def test_the_list_begins_with_what_lifts_next_and_says_what_each_covers(editor: User) -> None:
    late, soon = make_embargo(make_article(), make_picture(), lifts_at=ahead(hours=9)), make_embargo(make_milestone())
    past = make_embargo(make_picture())
    Embargo.objects.filter(pk=past.pk).update(lifts_at=ago(hours=1))
    page = make_client(editor).get(LIST)
    assert list(page.context["cl"].result_list) == [soon, late, past]
    text = page.content.decode()
    assert "1 story · 1 picture" in text
    assert "1 milestone" in text
    assert "lifted today" in text or "lifted yesterday" in text


def test_the_list_costs_the_same_with_many_embargoes(editor: User) -> None:
    client = make_client(editor)
    make_embargo(make_article())
    few = queries(client, LIST)
    for _ in range(12):
        make_embargo(make_picture(), make_partnership())
    assert queries(client, LIST) == few


def test_a_new_embargo_lifts_in_the_future_by_the_newsroom_s_clock(editor: User) -> None:
    client, data = make_client(editor), {"name": "Accordo", "source": "Prada"}
    refused = client.post(f"{LIST}add/", data | {"lifts_at": "2020-01-01T10:00"})
    assert b"choose a time in the future" in refused.content
    skipped = client.post(f"{LIST}add/", data | {"lifts_at": "2027-03-28T02:30"})
    assert b"never show 02:30" in skipped.content
    client.post(f"{LIST}add/", data | {"lifts_at": local(at := whole(hours=30))})
    assert (Embargo.objects.get().lifts_at, Embargo.objects.get().made_by) == (at, editor)


def test_saving_its_page_never_touches_its_instant(editor: User) -> None:
    embargo = make_embargo()
    data = {"name": "Nuovo nome", "source": "X", "lifts_at": "2020-01-01T10:00"}
    make_client(editor).post(embargo.get_admin_url(), data)
    stored = Embargo.objects.get()
    assert (stored.name, stored.lifts_at) == ("Nuovo nome", embargo.lifts_at)


def test_its_page_shows_what_is_under_it_and_what_waits(reporter: User, editor: User) -> None:
    picture = make_picture(title="Vetrina segreta")
    embargo = make_embargo(picture, make_partnership(title="Patto segreto"))
    make_edition(picture=picture, at=embargo.lifts_at, headline="In attesa")
    for person, is_manager in ((reporter, False), (editor, True)):
        text = make_client(person).get(embargo.get_admin_url()).content.decode()
        for said in ("Vetrina segreta", "Patto segreto", "In attesa"):
            assert said in text
        assert ("Lift now…" in text) is is_manager


def test_moving_shows_what_goes_along_and_then_moves_it(editor: User) -> None:
    embargo = make_embargo(picture := make_picture(), lifts_at=whole(hours=2))
    edition = make_edition(picture=picture, at=embargo.lifts_at, headline="Va con lui")
    client, address, to = make_client(editor), f"{LIST}{embargo.pk}/move/", whole(hours=5)
    asked = client.post(address, {"to": local(to)})
    assert [line["headline"] for line in asked.context["moved"]] == ["Va con lui"]
    assert Edition.objects.get().live.lower == edition.live.lower
    done = client.post(address, {"to": local(to), "read": stamp(asked)})
    assert done.status_code == 302
    assert Edition.objects.get().live.lower == Embargo.objects.get().lifts_at == to


def test_of_two_tabs_the_second_is_shown_the_list_as_it_is_by_now(editor: User) -> None:
    embargo = make_embargo(picture := make_picture(), lifts_at=whole(hours=2))
    make_edition(picture=picture, at=embargo.lifts_at)
    client, address = make_client(editor), f"{LIST}{embargo.pk}/lift/"
    read = stamp(client.get(address))
    late = make_edition(picture=picture, at=embargo.lifts_at, headline="Arrivata dopo")
    answer = client.post(address, {"read": read})
    assert "Something has changed since you read the list" in answer.content.decode()
    assert "Arrivata dopo" in [line["headline"] for line in answer.context["moved"]]
    assert not Edition.objects.live().exists()
    assert client.post(address, {"read": stamp(answer)}).status_code == 302
    assert Edition.objects.live().filter(pk=late.pk).exists()


def test_lifting_twice_is_answered_with_a_sentence(editor: User) -> None:
    embargo, client = make_embargo(), make_client(editor)
    address = f"{LIST}{embargo.pk}/lift/"
    read = stamp(client.get(address))
    assert client.post(address, {"read": read}).status_code == 302
    assert "can&#x27;t be held any more" in client.post(address, {"read": read}).content.decode()


def test_a_story_is_put_under_one_from_its_page(reporter: User, editor: User) -> None:
    embargo, article = (
        make_embargo(name="Accordo Prada", contact="ufficio stampa, 02 1234"),
        make_article(owner=reporter),
    )
    client = make_client(reporter)
    address = f"{LIST}put/?story={article.pk}"
    assert address in client.get(article.get_admin_url()).content.decode()
    assert confirm(client, address, embargo=embargo.pk).url == article.get_admin_url()
    assert Article.objects.get().embargo == embargo
    text = client.get(article.get_admin_url()).content.decode()
    assert "ufficio stampa, 02 1234" in text
    assert "This story is under the embargo “Accordo Prada”" in text
    out = f"{LIST}{embargo.pk}/take-out/?story={article.pk}"
    assert out not in text
    assert out in make_client(editor).get(article.get_admin_url()).content.decode()
    confirm(make_client(editor), out)
    assert Article.objects.get().embargo is None


def test_pictures_partnerships_and_milestones_lead_to_it_from_their_forms(editor: User) -> None:
    embargo, client = make_embargo(), make_client(editor)
    for thing in (make_picture(), make_partnership(), make_milestone()):
        meta = thing._meta
        page = f"/admin/{meta.app_label}/{meta.model_name}/{thing.pk}/change/"
        address = f"{LIST}put/?{meta.model_name}={thing.pk}"
        assert address in client.get(page).content.decode()
        assert confirm(client, address, embargo=embargo.pk).url == page
        assert f"{LIST}{embargo.pk}/take-out/?{meta.model_name}={thing.pk}" in client.get(page).content.decode()


def test_what_is_public_is_not_offered_one_and_its_address_says_why(editor: User) -> None:
    make_embargo()
    picture, milestone = make_picture(), make_milestone()
    story = make_article(headline="Prada apre", picture=picture, milestones=[milestone])
    make_edition(story)
    client, register = make_client(editor), f"/admin/companies/milestone/{milestone.pk}/change/"
    for page, query in (
        (story.get_admin_url(), f"story={story.pk}"),
        (f"/admin/images/picture/{picture.pk}/change/", f"picture={picture.pk}"),
        (register, f"milestone={milestone.pk}"),
    ):
        address = f"{LIST}put/?{query}"
        assert address not in client.get(page).content.decode()
        asked = client.get(address).content.decode()
        assert "Readers have this already, in “Prada apre”" in asked
        assert 'name="embargo"' not in asked


def test_embargoes_to_choose_from_say_their_time_in_words(editor: User) -> None:
    make_embargo(name="Accordo", lifts_at=dt.datetime(2031, 7, 2, 7, tzinfo=dt.UTC))
    asked = make_client(editor).get(f"{LIST}put/?story={make_article().pk}").content.decode()
    assert "Accordo · Casa Rossi · Wed 2 Jul 2031 09:00" in asked


def test_a_new_picture_comes_under_an_embargo_with_its_upload(reporter: User) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    embargo, client = make_embargo(), make_client(reporter)
    data = {"title": "Vetrina", "focal_x": 50, "focal_y": 50, "embargo": embargo.pk}
    client.post("/admin/images/picture/add/", data | {"upload": SimpleUploadedFile("a.jpg", make_image())})
    picture = Picture.objects.get()
    assert picture.embargo == embargo
    assert Client().get(f"/media/{picture.token}/480.webp").status_code == 404


def test_an_embargo_that_covers_something_can_t_be_deleted(editor: User) -> None:
    used, unused, client = make_embargo(make_picture()), make_embargo(), make_client(editor)
    for embargo in (used, unused):
        client.post(f"{LIST}{embargo.pk}/delete/", {"post": "yes"})
    assert list(Embargo.objects.all()) == [used]


def test_publishing_now_under_an_embargo_is_refused_and_the_lift_is_offered(editor: User) -> None:
    article = approve(make_article())
    embargo = make_embargo(article, lifts_at=ahead(hours=3), name="Accordo")
    client, page = make_client(editor), article.get_admin_url().removesuffix("change/")
    shown = client.get(f"{page}publish/").content.decode()
    assert "under the embargo “Accordo” (Casa Rossi) until" in shown
    assert f"{page}schedule/" in shown
    answer = client.post(f"{page}publish/", {"revision": 1})
    assert "Choose that time or a later one." in answer.content.decode()
    offered = client.get(f"{page}schedule/").context["form"].initial["at"]
    assert offered >= embargo.lifts_at
    client.post(f"{page}schedule/", {"revision": 1, "at": local(offered)})
    assert Edition.objects.get().live.lower == offered


def test_a_preview_for_outsiders_says_that_a_picture_is_under_embargo(editor: User) -> None:
    held, free = make_picture(), make_picture()
    figure = '<figure data-kind="picture" data-picture="{}"><figcaption></figcaption></figure>'
    article = make_article(picture=held, body=figure.format(free.pk))
    make_embargo(held)
    from articles import preview

    outside = Client().get(preview.address(workflow.share(article, by=None))).content.decode()
    assert "Questa immagine è sotto embargo" in outside
    assert held.token not in outside
    assert free.token in outside
    inside = make_client(editor).get(f"/admin/articles/article/{article.pk}/preview/page/").content.decode()
    assert held.token in inside
