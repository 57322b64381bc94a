"""News for those who follow a story at the desk: into their inbox, and by mail with their next digest."""

from django.utils.translation import gettext_lazy as _

from articles.effects.kinds import ENDS, Kind
from articles.models import Effect, Follow, Notice


def do(effect: Effect) -> None:
    from articles.workflow.telling import notify  # which stands on what plans effects

    edition = effect.edition
    out = Notice.Kind.UPDATED if edition.is_update else Notice.Kind.WENT_OUT
    people = Follow.objects.filter(article=edition.article_id).values_list("person", flat=True)
    kind = Notice.Kind.WENT_OFF if effect.occasion == ENDS else out
    notify(kind, people=list(people), article=edition.article, actor=None, at=effect.due_at)


KIND = Kind("followers", _("News for followers"), do)
