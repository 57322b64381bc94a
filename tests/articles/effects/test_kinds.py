"""What each kind of side effect says, and to whom."""

import base64
import datetime as dt
import hashlib
import hmac
import json
from typing import Any
from urllib.parse import parse_qs

import pytest
from django.contrib.auth.models import User
from django.core.files.storage import default_storage

from articles import workflow
from articles.effects import webhooks
from articles.models import Effect, Notice, Webhook
from images import renditions
from tests.articles.effects.acting import effects, work
from tests.articles.effects.receiver import Receiver
from tests.factories import approve, make_article, make_client, make_edition, make_picture, rewrite

pytestmark = pytest.mark.django_db


def test_a_webhook_tells_what_readers_have_and_signs_it(hook: Webhook, receiver: Receiver, settings: Any) -> None:
    edition = workflow.publish(approve(make_article(headline="Due negozi")), by=None)
    work()
    [(path, told, body)] = receiver.got
    assert path == "/hook"
    said = json.loads(body)
    assert (said["type"], said["data"]["headline"]) == ("story.published", "Due negozi")
    assert said["data"]["address"] == settings.SITE_URL + edition.get_absolute_url()
    key = base64.b64decode(hook.secret.removeprefix("whsec_"))
    signed = f"{told['webhook-id']}.{told['webhook-timestamp']}.".encode() + body
    wanted = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    assert told["webhook-signature"] == f"v1,{wanted}"
    sent = dt.datetime.fromtimestamp(int(told["webhook-timestamp"]), dt.UTC)
    assert abs(dt.datetime.now(dt.UTC) - sent) < dt.timedelta(minutes=1)


def test_the_signature_is_that_of_the_standard() -> None:
    """The example of standardwebhooks.com's own libraries."""
    secret, body = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", b'{"test": 2432232314}'
    wanted = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
    assert webhooks.signature(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", body) == wanted


def test_a_webhook_is_told_of_what_it_wants(receiver: Receiver) -> None:
    Webhook.objects.create(name="Updates", address=receiver.address(), on_publication=False, on_end=False)
    Webhook.objects.create(name="Off", address=receiver.address(), is_active=False)
    article = make_article()
    workflow.publish(approve(article), by=None)
    workflow.publish(approve(rewrite(article, headline="Dopo")), by=None)
    workflow.withdraw(article, by=None)
    work()
    assert [json.loads(body)["type"] for _path, _told, body in receiver.got] == ["story.updated"]


def test_a_withdrawal_is_told(hook: Webhook, receiver: Receiver) -> None:
    article = make_article()
    workflow.publish(approve(article), by=None)
    workflow.withdraw(article, by=None)
    work()
    assert {json.loads(body)["type"] for _path, _told, body in receiver.got} == {"story.published", "story.ended"}


def test_hubs_are_told_of_the_feeds_and_feeds_name_them(receiver: Receiver, settings: Any) -> None:
    settings.WEBSUB_HUBS = [receiver.address("/hub"), receiver.address("/other")]
    edition = workflow.publish(approve(make_article()), by=None)
    work()
    assert sorted(path for path, _told, _body in receiver.got) == ["/hub", "/other"]
    said = parse_qs(receiver.got[0][2].decode())
    assert said["hub.mode"] == ["publish"]
    for feed in said["hub.url"]:
        page = make_client().get(feed.removeprefix(settings.SITE_URL)).content.decode()
        assert f'<link href="{receiver.address("/hub")}" rel="hub"' in page
        assert edition.headline in page


def test_no_feed_names_a_hub_and_nobody_is_called_unless_the_settings_say_so() -> None:
    edition = workflow.publish(approve(make_article()), by=None)
    assert {effect.kind for effect in effects(edition)} == {"followers"}
    assert "hub" not in make_client().get("/feed/").content.decode()


def test_search_engines_are_told_where_the_sitemap_is(receiver: Receiver, settings: Any) -> None:
    settings.SITEMAP_PINGS = [receiver.address("/ping?map={sitemap}")]
    workflow.publish(approve(make_article()), by=None)
    work()
    [(path, _told, _body)] = receiver.got
    assert parse_qs(path.partition("?")[2])["map"] == [f"{settings.SITE_URL}/sitemap.xml"]


def test_a_cache_is_told_which_pages_changed(receiver: Receiver, settings: Any) -> None:
    settings.PURGE_URL = receiver.address("/purge")
    edition = workflow.publish(approve(make_article()), by=None)
    work()
    [(_path, told, body)] = receiver.got
    said = json.loads(body)
    assert settings.SITE_URL + edition.get_absolute_url() in said["addresses"]
    assert f"{settings.SITE_URL}/" in said["addresses"]
    assert said["id"] == told["idempotency-key"]


def test_followers_are_told_once_of_each_thing_that_happens(editor: User, reporter: User) -> None:
    article = make_article(owner=reporter)
    article.follows.create(person=editor)
    workflow.publish(approve(article), by=None)
    work()
    workflow.publish(approve(rewrite(article, headline="Dopo")), by=None)
    workflow.withdraw(article, by=None)
    work()
    work()
    assert sorted(Notice.objects.filter(person=editor).values_list("kind", flat=True)) == [
        "updated",
        "went_off",
        "went_out",
    ]
    assert not Notice.objects.filter(person=reporter).exists()


def test_pictures_are_there_in_every_size_before_anybody_asks() -> None:
    picture = make_picture()
    workflow.publish(approve(make_article(picture=picture)), by=None, at=dt.datetime(2099, 1, 1, tzinfo=dt.UTC))
    assert not default_storage.exists(renditions.path(picture.token, 480))
    work()
    assert default_storage.exists(renditions.path(picture.token, 480))
    assert not Effect.objects.filter(kind="followers").exclude(done_at=None).exists()


def test_an_archive_tells_nobody(hook: Webhook, receiver: Receiver) -> None:
    make_edition(at=dt.datetime(2020, 12, 21, tzinfo=dt.UTC))
    work()
    assert receiver.got == []
