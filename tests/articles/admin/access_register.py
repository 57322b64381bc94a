"""The tables of access to the register, whose kinds of things are alike but for who may delete them.

Everybody at the desk fills it, editors take away what ties things together, chiefs the things themselves.
"""

_BY_CHIEFS, _BY_EDITORS = (
    ("company", "partnership", "person", "source"),
    ("milestone", *("ownership", "role", "standing", "quote")),
)
_PAGES = dict.fromkeys(("add", "change", "changelist", "history"), "403 200 200 200 200")


def _table(done: str) -> dict[str, str]:
    deletes = dict.fromkeys(_BY_CHIEFS, f"403 403 403 403 {done}") | dict.fromkeys(
        _BY_EDITORS, f"403 403 403 {done} {done}"
    )
    pages = {f"companies_{kind}_{name}": said for kind in deletes for name, said in _PAGES.items()}
    return pages | {f"companies_{kind}_delete": said for kind, said in deletes.items()} | _facts(done)


def _facts(done: str) -> dict[str, str]:
    """A fact is changed on the page of its kind."""
    return {
        "companies_fact_add": "403 403 403 403 403",
        "companies_fact_change": "403 302 302 302 302",
        "companies_fact_changelist": "403 200 200 200 200",
        "companies_fact_delete": f"403 403 403 {done} {done}",
        "companies_fact_history": "403 200 200 200 200",
    }


def _of_names(merge: str, unmerge: str, alike: str) -> dict[str, str]:
    """What both companies and people have: who merges them, and who is told of those that look alike."""
    verbs = {"merge": merge, "unmerge": unmerge, "alike": alike}
    return {f"companies_{kind}_{verb}": codes for kind in ("company", "person") for verb, codes in verbs.items()}


def _exchange(gives: str, asks: str, sees: str) -> dict[str, str]:
    """Editors and chiefs give out and take in; what a file would do is shown to who gave it, here an editor."""
    pages = {"export": gives, "import": asks, "import_seen": sees}
    kinds = (*_BY_CHIEFS, *_BY_EDITORS)
    return {f"companies_{kind}_{name}": codes for kind in kinds for name, codes in pages.items()}


CHIEF = "403 403 403 403"
REGISTER_READ = _table("200") | _of_names(f"{CHIEF} 200", f"{CHIEF} 302", "403 200 200 200 200")
REGISTER_READ |= _exchange("403 403 403 200 200", "403 403 403 200 200", "403 403 403 200 404")
REGISTER_WRITE = _table("302") | _of_names(f"{CHIEF} 200", f"{CHIEF} 302", "405 405 405 405 405")
REGISTER_WRITE |= _exchange("405 405 405 405 405", "403 403 403 200 200", "403 403 403 302 404")
