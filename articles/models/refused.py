"""Texts whose saving was refused because the story had moved: kept, and never changed."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article


class RefusedText(models.Model):
    """`data` is what the form held, by field name; `base` the revision (its id) that the person began from."""

    article = models.ForeignKey(Article, models.SET_NULL, null=True, related_name="refused", verbose_name=_("story"))
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("person"))
    data = models.JSONField()
    base = models.PositiveBigIntegerField(null=True)
    at = models.DateTimeField(_("when"), auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = _("refused text")
        verbose_name_plural = _("refused texts")
        default_permissions = ()
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.data.get("headline") or gettext("Untitled")
