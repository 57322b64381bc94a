"""The checks, in the order of the story's page. A new one is a function in a file here, named in this list."""

from importlib import import_module

ORDER = (
    "missing",
    "lengths",
    "duplicates",
    "pictures",
    "quotations",
    "links",
    "companies",
    "sources",
    "promises",
    "clashes",
    "embargoes",
    "tags",
    "slugs",
)

for _name in ORDER:
    import_module(f"{__name__}.{_name}")
