"""Carries suggestions out, as the desk's script does with those that are taken."""

from articles.typography import Change


def apply(source: str, changes: list[Change]) -> str:
    """The text with these of its suggestions carried out."""
    for change in sorted(changes, key=lambda change: change.start, reverse=True):
        source = f"{source[: change.start]}{change.written}{source[change.end :]}"
    return source
