"""A body as readers see it: its words, and the facts that were frozen with it. No query is made for it."""

import itertools
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from articles import body
from articles.body import Block, grammar
from companies.models.company import page_of


def show(text: str, facts: dict[str, Any]) -> SafeString:
    """The body as HTML. `facts` are an edition's: what they don't know is not linked, and not shown."""
    addresses: dict[int, str] = {}
    for company in facts.get("companies", ()):
        address = reverse(page_of(company["kind"]), args=[company["slug"]])
        addresses |= dict.fromkeys([company["id"], *company.get("was", ())], address)
    numbers = itertools.count(1)

    def written(block: Block, inner: SafeString) -> str:
        match block.kind:
            case "picture":
                return _picture(block, inner, facts.get("pictures", {}).get(str(block.picture)))
            case "embed":
                card = {"url": block.url, "service": grammar.service(block.url), "title": block.caption}
                return render_to_string("articles/_blocks.html#embed", card)
        return render_to_string("articles/_blocks.html#table", {"table": inner, "number": next(numbers)})

    return body.render(text, addresses=addresses, show=written)


def _picture(block: Block, caption: SafeString, picture: dict[str, Any] | None) -> str:
    """The picture with the library's words, or the story's own in their place; nothing where no facts were frozen."""
    if picture is None:
        return ""
    if block.alt:
        picture = picture | {"alt": block.alt, "alt_en": block.alt}
    return render_to_string("articles/_blocks.html#picture", {"picture": picture, "caption": caption})
