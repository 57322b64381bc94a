"""What a story still needs before an editor can take it."""

from typing import Any

from django.utils.translation import gettext as _

from articles import body
from articles.models import Article


def missing(article: Article) -> list[str]:
    """Names of what is missing, in the active language and in the order of the form; empty when it is complete."""
    needs: list[tuple[Any, str]] = [
        (article.headline.strip(), _("the headline")),
        (article.standfirst.strip(), _("the standfirst")),
        (body.plain(article.body), _("the text")),
        (article.section_id, _("the section")),
        (article.authors.exists(), _("the byline")),
        (not article.picture or article.picture.alt.strip(), _("the picture's alternative text")),
        (not article.picture or article.picture.credit.strip(), _("the picture's credit")),
    ]
    return [name for value, name in needs if not value]
