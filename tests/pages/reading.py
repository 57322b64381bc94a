"""Reads public pages as tests need them."""

import html
import re
from typing import Any

from django.test import Client


def get(path: str, status: int = 200) -> str:
    response = Client().get(path)
    assert response.status_code == status, f"{path} answers {response.status_code}"
    return response.content.decode()


def words(page: str) -> str:
    """What stands between the tags of a page's main part, in one line."""
    main = re.search(r"<main[^>]*>(.*)</main>", page, re.DOTALL).group(1)
    return _plain(main)


def _plain(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def blocks(page: str, cls: str) -> list[str]:
    """The words of each innermost element of this class, in order."""
    found = re.findall(rf'<(\w+) class="{cls}"[^>]*>(.*?)</\1>', page, re.DOTALL)
    return [_plain(inner) for _tag, inner in found]


def links(page: str, cls: str) -> list[str]:
    """Where the links lead that stand in elements of this class, in order."""
    found = re.findall(rf'<(\w+) class="{cls}"[^>]*>(.*?)</\1>', page, re.DOTALL)
    return [href for _tag, inner in found for href in re.findall(r'<a [^>]*href="([^"]+)"', inner)]


def part(page: str, name: str) -> str:
    """The words of the section that is called so in the page's markup; empty where there is none."""
    found = re.search(rf'<section[^>]* aria-labelledby="{name}">(.*?)</section>', page, re.DOTALL)
    return _plain(re.sub(r"<svg.*?</svg>", "", found[1], flags=re.DOTALL)) if found else ""


def timeline(page: str) -> list[tuple[str, str, str]]:
    """Date, label and the address of the story, of each line."""
    dates, labels = blocks(page, "timeline-date"), blocks(page, "timeline-label")
    return list(zip(dates, labels, links(page, "timeline-story"), strict=True))


def status(path: str, **headers: Any) -> int:
    return Client().get(path, headers=headers).status_code
