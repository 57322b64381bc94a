"""Calls to other servers: bounded in time and size, and never into a private network unless the settings say so."""

import contextlib
import http.client
import socket
import ssl
import threading
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.utils.translation import gettext as _

from articles.effects.addresses import Forbidden, Target, parse, resolved
from articles.effects.kinds import Failed

PATIENCE = 5
"""Seconds for one step of a call, such as connecting."""
DEADLINE = 15
"""Seconds for all of it, however slowly the other side drips."""
REDIRECTS = 3
_CONTEXT = ssl.create_default_context()


def call(
    address: str,
    *,
    method: str = "POST",
    body: bytes = b"",
    headers: dict[str, str] | None = None,
    is_ours: bool = False,
) -> None:
    """Raises Failed unless the answer is 2xx. `is_ours` for an address of the settings, which may lie anywhere.

    Redirects that keep the method are followed, each through the same filter; others are an error, since a call
    that came to something else than was meant would count as done.
    """
    told = {"User-Agent": "Newsroom", **(headers or {})}
    for _hop in range(REDIRECTS + 1):
        status, location = _ask(address, method, body, told, is_ours)
        if 200 <= status < 300:
            return
        if status not in {307, 308} or not location:
            raise Failed(_("It answered %(status)d.") % {"status": status})
        address = urljoin(address, location)
    raise Failed(_("It redirected too often."))


def _ask(address: str, method: str, body: bytes, headers: dict[str, str], is_ours: bool) -> tuple[int, str]:
    try:
        target = parse(address)
        inside = [target.place] if is_ours else settings.WEBHOOKS_INSIDE
        sock = _connected(target, resolved(target, inside=inside))
        with contextlib.closing(sock), _deadline(sock):
            connection = _Connected(target, sock)
            connection.request(method, target.path, body or None, headers)
            answer = connection.getresponse()
            return answer.status, answer.getheader("Location", "")
    except Forbidden as error:
        raise Failed(str(error)) from error
    except (OSError, http.client.HTTPException) as error:
        raise Failed(str(error) or type(error).__name__) from error


class _Connected(http.client.HTTPConnection):
    """Speaks over the socket that it was given: no name is looked up a second time."""

    def __init__(self, target: Target, sock: socket.socket) -> None:
        super().__init__(target.host, target.port)
        self.default_port = 443 if target.is_secure else 80
        self.sock = sock


def _connected(target: Target, found: list[tuple[Any, ...]]) -> socket.socket:
    """To the first of these addresses that answers."""
    last: OSError = OSError(target.host)
    for family, kind, protocol, _name, place in found:
        sock = socket.socket(family, kind, protocol)
        sock.settimeout(PATIENCE)
        try:
            sock.connect(place)
            return _CONTEXT.wrap_socket(sock, server_hostname=target.host) if target.is_secure else sock
        except OSError as error:
            sock.close()
            last = error
    raise last


@contextlib.contextmanager
def _deadline(sock: socket.socket) -> Iterator[None]:
    def cut() -> None:
        with contextlib.suppress(OSError):
            sock.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(DEADLINE, cut)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
