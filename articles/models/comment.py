"""Comments: what colleagues say of a story or of a passage in it. Never public."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models.article import Article

MAX_LENGTH = 4000
MAX_QUOTE = 1000
MAX_CONTEXT = 64


class Comment(models.Model):
    """One level of replies: a reply's `parent` has none. `quote` and the words around it find the passage again.

    `mentions` are the usernames that the text addresses, with the name each person had then. `earlier` are the
    wordings before the present one, oldest first, each with the instant at which it was replaced.
    """

    article = models.ForeignKey(Article, models.CASCADE, related_name="comments", verbose_name=_("story"))
    parent = models.ForeignKey("self", models.CASCADE, null=True, related_name="replies")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=pgettext_lazy("audit", "by")
    )
    text = models.TextField(_("comment"), max_length=MAX_LENGTH, blank=True)
    quote = models.TextField(max_length=MAX_QUOTE, blank=True)
    prefix = models.CharField(max_length=MAX_CONTEXT, blank=True)
    suffix = models.CharField(max_length=MAX_CONTEXT, blank=True)
    mentions = models.JSONField(default=dict)
    earlier = models.JSONField(default=list)
    key = models.UUIDField()
    made_at = models.DateTimeField(auto_now_add=True)
    edited_at = models.DateTimeField(null=True)
    deleted_at = models.DateTimeField(null=True)
    resolved_at = models.DateTimeField(null=True)
    resolved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["by", "key"], name="comment_sent_once")]

    def __str__(self) -> str:
        return self.text[:60]
