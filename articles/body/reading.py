"""Reads what a body says: its blocks, its words, whom it names and what it shows. Nothing here asks the database."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .cleaning import normal, write
from .tree import Mark, Node, Run


@dataclass(frozen=True, slots=True)
class Block:
    """One block at the top of a body. What a kind doesn't have is empty.

    `kind` is p, h2, h3, ul, ol, blockquote, pull, picture, embed or table.
    `text` is every word that it shows, on one line: of a pull quote the quotation and its speaker, of a picture
    or an embed the caption.
    """

    kind: str
    html: str
    text: str
    quotation: str = ""
    """The words of a quotation or a pull quote, without the speaker."""
    speaker: str = ""
    """The caption of a pull quote: “Marco Bizzarri, chief executive of Gucci”."""
    picture: int | None = None
    alt: str = ""
    """What the story says instead of the library's alternative text."""
    caption: str = ""
    """What the story says instead of the library's caption; the title of an embed."""
    url: str = ""
    mentions: tuple[int, ...] = ()
    """Ids of companies, in the order of the text, each as often as it is named."""
    links: tuple[str, ...] = ()
    """The addresses it links to."""


def blocks(body: str) -> list[Block]:
    """The body's blocks in their order, as `clean` would leave them."""
    return [block_of(node) for node in normal(body)]


def block_of(node: Node) -> Block:
    """What one normal block says."""
    kind = node.attributes.get("data-kind", node.tag)
    quotation = next((child for child in [node, *node.children] if child.tag == "blockquote"), None)
    caption = _words(child for child in node.children if child.tag == "figcaption")
    picture = node.attributes.get("data-picture")
    marks = list(_marks(node))
    return Block(
        kind=kind,
        html=write([node]),
        text=_words([node]),
        quotation=_words([quotation]) if quotation else "",
        speaker=caption if kind == "pull" else "",
        picture=int(picture) if picture else None,
        alt=node.attributes.get("data-alt", ""),
        caption=caption if kind != "pull" else "",
        url=node.attributes.get("data-url", ""),
        mentions=tuple(int(mark.value) for mark in marks if mark.tag == "span"),
        links=tuple(mark.value for mark in marks if mark.tag == "a"),
    )


def mentions(body: str) -> list[int]:
    """The ids of the companies that a body mentions, each once, by their first mention."""
    return list(dict.fromkeys(company for block in blocks(body) for company in block.mentions))


def pictures(body: str) -> list[int]:
    """The ids of the pictures that a body shows, each once, by their first place."""
    return list(dict.fromkeys(block.picture for block in blocks(body) if block.picture is not None))


def plain(body: str) -> str:
    """The words alone, captions and cells included, blocks parted by a space."""
    return _words(normal(body))


def _runs(node: Node) -> Iterator[Run]:
    """Every run, lines parted by one that is a break."""
    yield from node.runs
    yield Run("\n", is_break=True)
    for child in node.children:
        yield from _runs(child)


def _words(nodes: Iterable[Node]) -> str:
    return " ".join("".join(run.text for node in nodes for run in _runs(node)).split())


def _marks(node: Node) -> Iterator[Mark]:
    """The marks in the order of the text, each once for as far as it reaches."""
    before: tuple[Mark, ...] = ()
    for run in _runs(node):
        yield from (mark for mark in run.marks if mark not in before)
        before = run.marks
