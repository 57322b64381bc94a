"""What is deleted with a story, as its writer knows it: not the rows by which the desk keeps house."""

from typing import Any

from articles.models import Article, Comment, PreviewLink, RefusedText, Revision


def goes_with(article: Article) -> tuple[list[str], dict[str, int]]:
    """The lines of the question, and how many there are of each kind."""
    of_story: Any = [model.objects.filter(article=article) for model in (Revision, Comment, PreviewLink, RefusedText)]
    found = {str(rows.model._meta.verbose_name_plural): rows.count() for rows in of_story}
    named = {str(Article._meta.verbose_name_plural): 1}
    return [str(article)], named | {name: count for name, count in found.items() if count}
