"""Which addresses a call may go to: public ones alone, however they are written and whatever a name resolves to."""

import ipaddress
import socket
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.utils.encoding import iri_to_uri
from django.utils.translation import gettext as _

PORTS = {80, 443, 8080, 8443}
_PUBLIC_V6 = ipaddress.ip_network("2000::/3")
# Both carry an IPv4 address inside, which a gateway may lead to.
_TUNNELS = [ipaddress.ip_network(net) for net in ("2001::/32", "2002::/16")]


class Forbidden(Exception):
    """An address that nothing is sent to; the text says why."""


@dataclass(frozen=True, slots=True)
class Target:
    """An address taken apart, once and for all: what was checked is what is called."""

    is_secure: bool
    host: str
    port: int
    path: str

    @property
    def place(self) -> str:
        return f"{self.host}:{self.port}"


def parse(address: str) -> Target:
    """Raises Forbidden for what is no plain address of the web."""
    try:
        parts = urlsplit(iri_to_uri(address))
        port = parts.port
    except ValueError:
        raise Forbidden(_("This is no address that can be called.")) from None
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise Forbidden(_("This is no address that can be called."))
    if parts.username is not None or parts.password is not None:
        raise Forbidden(_("An address with a name or password in it is not called."))
    is_secure = parts.scheme == "https"
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(is_secure, parts.hostname, (443 if is_secure else 80) if port is None else port, path)


def is_public(raw: str) -> bool:
    """Whether an IP address, written in any way that a resolver answers with, is one of the open internet."""
    ip = ipaddress.ip_address(raw.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped:
            return is_public(str(ip.ipv4_mapped))
        if ip not in _PUBLIC_V6 or any(ip in net for net in _TUNNELS):
            return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def resolved(target: Target, *, inside: Collection[str] = ()) -> list[tuple[Any, ...]]:
    """What to connect to: as `getaddrinfo` answers. Raises Forbidden unless every address of the host is public.

    `inside` are places (`host:port`) that may be called wherever they are.
    """
    if target.place not in inside and target.port not in PORTS:
        raise Forbidden(_("Port %(port)d is not called.") % {"port": target.port})
    try:
        found = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise OSError(_("The host %(host)s is not known.") % {"host": target.host}) from error
    if target.place not in inside:
        for *_rest, place in found:
            if not is_public(str(place[0])):
                raise Forbidden(_("%(host)s lies in a private network: nothing is sent there.") % {"host": target.host})
    return list(found)
