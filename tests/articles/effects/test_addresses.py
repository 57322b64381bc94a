"""Calls go to the open internet alone, however an address inside is written."""

import socket
from typing import Any

import pytest

from articles.effects import calling
from articles.effects.addresses import Forbidden, is_public, parse, resolved
from articles.effects.kinds import Failed
from tests.articles.effects.receiver import Receiver

PRIVATE = """
    127.0.0.1 127.255.255.254 10.0.0.1 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 0.1.2.3
    192.0.0.8 192.0.2.1 198.18.0.1 198.51.100.7 203.0.113.9 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255
    ::1 :: fe80::1 fe80::1%lo fc00::1 fd12:3456::1 ff02::1 fec0::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:a9fe:a9fe
    ::127.0.0.1 64:ff9b::7f00:1 64:ff9b:1::1 2002:7f00:1::1 2002:0a00:1::1 2001::1 2001:db8::1 100::1
"""
PUBLIC = "1.1.1.1 8.8.8.8 93.184.215.14 172.32.0.1 2606:4700:4700::1111 2a00:1450:4001:81b::200e ::ffff:8.8.8.8"


@pytest.mark.parametrize("ip", PRIVATE.split())
def test_an_address_inside_is_told(ip: str) -> None:
    assert not is_public(ip)


@pytest.mark.parametrize("ip", PUBLIC.split())
def test_an_address_outside_is_told(ip: str) -> None:
    assert is_public(ip)


@pytest.mark.parametrize(
    "host",
    ["2130706433", "0x7f000001", "0177.0.0.1", "127.1", "0", "[::1]", "[::ffff:7f00:1]", "localhost", "3232235777"],
)
def test_an_odd_way_of_writing_an_address_hides_nothing(host: str) -> None:
    with pytest.raises((Forbidden, OSError)):
        resolved(parse(f"http://{host}/"))


@pytest.mark.parametrize(
    "address",
    [
        "ftp://example.com/",
        "file:///etc/passwd",
        "gopher://example.com/",
        "//example.com/",
        "http:///nowhere",
        "http://user:secret@example.com/",
        "http://example.com@127.0.0.1/",
        "http://example.com:99999/",
        "http://[::1/",
    ],
)
def test_what_is_no_plain_address_of_the_web_is_refused(address: str) -> None:
    with pytest.raises(Forbidden):
        parse(address)


@pytest.mark.parametrize("port", [22, 25, 5432, 6379, 11211, 0])
def test_ports_of_other_services_are_refused(port: int) -> None:
    with pytest.raises(Forbidden, match=str(port)):
        resolved(parse(f"https://93.184.215.14:{port}/"))


def answering(*ips: str) -> Any:
    """A resolver that answers with these, whatever it is asked."""
    return lambda host, port, **kw: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port)) for ip in ips]


def test_a_name_with_one_address_inside_is_refused_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", answering("93.184.215.14", "192.168.1.1"))
    with pytest.raises(Forbidden):
        resolved(parse("https://rebinding.example.com/"))


def test_what_was_checked_is_what_is_called(monkeypatch: pytest.MonkeyPatch, receiver: Receiver) -> None:
    """A name that answers differently the second time is asked once."""
    asked = []

    def turning(host: str, port: int, **kw: Any) -> Any:
        asked.append(host)
        return answering("127.0.0.1")(host, port) if len(asked) == 1 else answering("10.0.0.1")(host, port)

    monkeypatch.setattr(socket, "getaddrinfo", turning)
    monkeypatch.setattr("articles.effects.addresses.is_public", lambda ip: True)
    monkeypatch.setattr("articles.effects.addresses.PORTS", {receiver.port})
    calling.call(f"http://partner.example.com:{receiver.port}/hook")
    assert asked == ["partner.example.com"]
    assert receiver.got[0][1]["host"] == f"partner.example.com:{receiver.port}"


def test_a_redirect_into_the_network_is_refused(receiver: Receiver) -> None:
    receiver.answer = lambda path: (307, {"Location": "http://169.254.169.254/latest/"})
    with pytest.raises(Failed, match="private network"):
        calling.call(receiver.address())


def test_a_redirect_that_keeps_the_method_is_followed_and_another_isn_t(receiver: Receiver) -> None:
    receiver.answer = lambda path: (308, {"Location": "/new"}) if path == "/hook" else (204, {})
    calling.call(receiver.address(), body=b"{}")
    assert [(path, body) for path, _told, body in receiver.got] == [("/hook", b"{}"), ("/new", b"{}")]
    receiver.answer = lambda path: (302, {"Location": "/new"})
    with pytest.raises(Failed, match="302"):
        calling.call(receiver.address())


def test_an_endless_redirect_ends(receiver: Receiver) -> None:
    receiver.answer = lambda path: (307, {"Location": "/hook"})
    with pytest.raises(Failed, match="too often"):
        calling.call(receiver.address())
    assert len(receiver.got) == calling.REDIRECTS + 1


def test_a_webhook_to_this_machine_is_refused_unless_the_settings_name_it(receiver: Receiver, settings: Any) -> None:
    settings.WEBHOOKS_INSIDE = []
    with pytest.raises(Failed):
        calling.call(receiver.address())
    assert receiver.got == []


def test_a_server_that_never_answers_is_left(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    monkeypatch.setattr(calling, "PATIENCE", 5)
    monkeypatch.setattr(calling, "DEADLINE", 0.2)
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen()
        settings.WEBHOOKS_INSIDE = [f"127.0.0.1:{deaf.getsockname()[1]}"]
        with pytest.raises(Failed):
            calling.call(f"http://127.0.0.1:{deaf.getsockname()[1]}/")
