"""Smaller copies of an edition's pictures, made before anybody asks for them."""

from django.utils.translation import gettext_lazy as _

from articles.effects.kinds import BEGINS, Kind
from articles.models import Edition, Effect
from images import renditions
from images.models import Picture


def tokens(edition: Edition) -> list[str]:
    pictures = [edition.facts.get("picture"), *edition.facts.get("pictures", {}).values()]
    return [picture["token"] for picture in pictures if picture]


def do(effect: Effect) -> None:
    for picture in Picture.objects.filter(token__in=tokens(effect.edition)):
        renditions.make(picture)


KIND = Kind(
    "renditions",
    _("Smaller pictures"),
    do,
    concerns=lambda edition: bool(tokens(edition)),
    occasions=(BEGINS,),
    is_ahead=True,
)
