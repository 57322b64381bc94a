"""What somebody answered to an offer: kept with the story, by what was offered and not by where it stood."""

from django.conf import settings
from django.db import models
from django.db.models.functions import MD5
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article

LONGEST = 240
"""Characters of the words that are remembered: more than tell one sentence from another."""


class Answer(models.Model):
    """No to an offer, for whoever opens the story, or yes: then `row` is the milestone or the quote that it became."""

    class Kind(models.TextChoices):
        COMPANY = "company", _("company")
        PERSON = "person", _("person")
        MILESTONE = "milestone", _("milestone")
        QUOTE = "quote", _("quote")

    article = models.ForeignKey(Article, models.CASCADE, related_name="answers", verbose_name=_("story"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    about = models.CharField(max_length=20, blank=True)
    """The id of a company or a person, the date of a milestone; empty for a quote."""
    words = models.CharField(max_length=LONGEST, blank=True)
    """Of a dated sentence or a quotation its words, folded."""
    row = models.PositiveBigIntegerField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint("article", "kind", "about", MD5("words"), name="an_offer_is_answered_once")
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.about} {self.words}".strip()
