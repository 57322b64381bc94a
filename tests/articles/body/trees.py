"""Hostile and half-valid bodies: trees of the grammar's own tags, put where they don't belong."""

from html import escape

from hypothesis import strategies as st

WORDS = st.sampled_from(
    ["Gucci", " ", "\n", "«Sì»", "5 < 6 &amp; 7", "\xa0", "古驰", "&#x202e;", "\u200b", "a  b", "< ", "&"]
)
IDS = st.sampled_from(["12", "7", "0", "-1", "007", "1e3", "9" * 18, "9" * 19, "9" * 400, "", " 3 ", "٣", "x", "3;4"])
ADDRESSES = st.sampled_from(
    [
        "https://www.youtube.com/watch?v=a&b=c",
        "https://youtu.be/x",
        "http://youtu.be/x",
        "https://youtube.com.evil.it/x",
        "https://evil.it@youtube.com/x",
        "https://youtube.com:8443/x",
        "https://youtube.com/",
        "https://m.x.com/a b",
        "https://[x",
        "//youtube.com/x",
        "javascript:alert(1)//youtube.com",
        "java\tscript:alert(1)",
        " https://example.com/\n?q=è",
        "data:text/html,x",
        "/articoli/uno",
        "#nota",
        "mailto:a@b.it",
        "",
    ]
)
SPANS = st.sampled_from(["1", "2", "20", "21", "1000000000", "0", "-3", "x", "٣", ""])
ATTRIBUTES = st.dictionaries(
    st.sampled_from(
        ["data-kind", "data-picture", "data-company", "data-url", "href", "data-alt", "colspan", "rowspan"]
    ),
    st.sampled_from(["pull", "picture", "embed", "poll"]) | IDS | ADDRESSES | SPANS | WORDS,
    max_size=3,
) | st.dictionaries(st.sampled_from(["onclick", "style", "class", "id", "title", "src"]), WORDS, max_size=2)
TAGS = [
    "p", "h1", "h2", "h3", "ul", "ol", "li", "blockquote", "strong", "b", "em", "i", "a", "span",
    "figure", "figcaption", "table", "thead", "tbody", "tfoot", "tr", "th", "td", "caption",
    "div", "section", "br", "img", "svg", "script",
]  # fmt: skip


def element(tag: str, attributes: dict[str, str], inner: str, is_closed: bool = True) -> str:
    written = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
    return f"<{tag}{written}>{inner}" + (f"</{tag}>" if is_closed else "")


def _pull(quoted: str, speaker: str) -> str:
    return element("figure", {"data-kind": "pull"}, f"<blockquote><p>{quoted}</p></blockquote><figcaption>{speaker}")


def _elements(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    words = st.lists(inner, max_size=3).map("".join)
    figures = st.builds(
        lambda kind, picture, url, held: element(
            "figure", {"data-kind": kind, "data-picture": picture, "data-url": url, "data-alt": held[:20]}, held
        ),
        st.sampled_from(["pull", "picture", "embed"]),
        IDS,
        ADDRESSES,
        words,
    )
    return (
        st.builds(element, st.sampled_from(TAGS), ATTRIBUTES, words, st.booleans())
        | figures
        | st.builds(_pull, words, words)
        | st.builds(lambda company, held: element("span", {"data-company": company}, held), IDS, words)
        | st.builds(lambda address, held: element("a", {"href": address}, held), ADDRESSES, words)
    )


BODIES = st.lists(st.recursive(WORDS, _elements, max_leaves=25), max_size=4).map("".join)
