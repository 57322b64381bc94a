"""A complete story that no check has anything to say about, and what they find once something of it is another."""

from typing import Any

from articles import checks
from articles.models import Article
from tests.factories import make_article, make_picture

PLAIN = {
    "it": "<p>Il marchio apre un negozio a Milano.</p>",
    "en": "<p>The brand opens a shop in Milan.</p>",
}


def fine(**kw: Any) -> Article:
    defaults: dict[str, Any] = {"tags": ["Moda"], "body": PLAIN[kw.get("language", "it")]}
    if "picture" not in kw:
        defaults["picture"] = make_picture()
    return make_article(**defaults | kw)


def found(article: Article | None = None, **kw: Any) -> list[checks.Found]:
    return checks.found_in(checks.of_article(article or fine(**kw)))


def names(article: Article | None = None, **kw: Any) -> set[str]:
    return {one.name for one in found(article, **kw)}


def figure(picture: int, caption: str = "", alt: str = "") -> str:
    alt = f' data-alt="{alt}"' if alt else ""
    return f'<figure data-kind="picture" data-picture="{picture}"{alt}><figcaption>{caption}</figcaption></figure>'


def pull(words: str, speaker: str = "") -> str:
    caption = f"<figcaption>{speaker}</figcaption>" if speaker else ""
    return f'<figure data-kind="pull"><blockquote><p>{words}</p></blockquote>{caption}</figure>'
