"""Finds stories that say the same in their headline."""

import datetime as dt

from django.utils import timezone

from articles.models import Article

LATELY = dt.timedelta(days=30)
# The condition on the headline is word by word that of the indexes (`articles.models.text.SAID`). Asked at every pause
# of whoever writes: Django would take longer to write it than the database to answer.
_TWINS = r"""
    SELECT id, headline, changed_at FROM articles_article
    WHERE id <> %(pk)s AND id <> %(family)s AND original_id IS DISTINCT FROM %(family)s AND id IN (
        SELECT id FROM articles_article
        WHERE lower(regexp_replace(headline, '\s+', ' ', 'g')) = lower(%(said)s) AND changed_at >= %(since)s
        UNION ALL SELECT article_id FROM articles_edition
        WHERE lower(regexp_replace(headline, '\s+', ' ', 'g')) = lower(%(said)s) AND published_at >= %(since)s
            AND NOT isempty(live)
    )
    ORDER BY changed_at DESC, id DESC LIMIT 1
"""


def twin(headline: str, *, pk: int | None, family: int | None) -> Article | None:
    """A story with this headline, whatever its case and spaces, that was changed or published lately. One query.

    Versions of one story in other languages (`family` is the id of their original) are no twins.
    """
    said = " ".join(headline.split())
    if not said:
        return None
    asked = {"said": said, "since": timezone.now() - LATELY, "pk": pk or 0, "family": family or 0}
    return next(iter(Article.objects.raw(_TWINS, asked)), None)
