"""Notices: what happened that concerns a person, one row for each person and cause."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models.article import LONG, Article
from articles.models.comment import Comment


class NoticeQuerySet(models.QuerySet[Any]):
    def unread(self) -> "NoticeQuerySet":
        return self.filter(read_at=None)

    def unmailed(self) -> "NoticeQuerySet":
        """Neither read at the desk nor sent by mail."""
        return self.filter(read_at=None, mailed_at=None)

    def with_words(self) -> "NoticeQuerySet":
        """With all that is said of each, in one query; of its story no text."""
        return self.select_related("article", "actor", "comment").defer(*(f"article__{name}" for name in LONG))


class Notice(models.Model):
    """`facts` may hold a `note` and `at` (an ISO instant), as they were then. A comment's own words are never copied.

    The labels of its kinds are sentences to be filled in: see `articles.notices`.
    """

    class Kind(models.TextChoices):
        MENTIONED = "mentioned", _("%(who)s mentioned you")
        REPLIED = "replied", _("%(who)s replied to you")
        COMMENTED = "commented", _("%(who)s commented on your story")
        SUBMITTED = "submitted", _("%(who)s submitted your story")
        APPROVED = "approved", _("%(who)s approved your story")
        SENT_BACK = "sent_back", _("%(who)s sent your story back")
        PUBLISHED = "published", _("%(who)s published your story")
        SCHEDULED = "scheduled", _("%(who)s scheduled your story for %(when)s")
        RESCHEDULED = "rescheduled", _("%(who)s moved your story to %(when)s")
        CANCELLED = "cancelled", _("%(who)s took your story off the schedule")
        WITHDRAWN = "withdrawn", _("%(who)s withdrew your story")
        RENEWED = "renewed", _("%(who)s put the newest text of your story into its schedule for %(when)s")
        UNTIL = "until", _("%(who)s changed until when readers get your story")
        UNDONE = "undone", _("%(who)s undid what was decided last about your story's times")
        ASSIGNED = "assigned", _("%(who)s made this story yours")
        EMBARGOED = "embargoed", _("%(who)s put your story, or something in it, under embargo until %(when)s")
        FREED = "freed", _("%(who)s took your story, or something in it, from under an embargo")
        EMBARGO_MOVED = "embargo_move", _("%(who)s moved an embargo that your story waits for to %(when)s")
        EMBARGO_LIFTED = "embargo_lift", _("%(who)s lifted an embargo that your story waited for")
        REVISED = "revised", _("%(who)s changed in the register what your story told")
        DUE = "due", _("Your story is due: %(when)s")
        PLANNED = "planned", _("%(who)s plans your story for %(when)s")
        WENT_OUT = "went_out", _("A story you follow is out: %(when)s")
        UPDATED = "updated", _("A story you follow has a new text: %(when)s")
        WENT_OFF = "went_off", _("A story you follow is no longer public: %(when)s")
        FAILED = "failed", _("A side effect of this story has failed for good")

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=12, choices=Kind)
    article = models.ForeignKey(Article, models.CASCADE, related_name="+", verbose_name=_("story"))
    comment = models.ForeignKey(Comment, models.CASCADE, null=True, related_name="+")
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    facts = models.JSONField(default=dict)
    made_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-pk"]
        indexes = [
            models.Index("person", F("id").desc(), name="notice_newest_first"),
            models.Index("person", F("id").desc(), name="notice_unread", condition=Q(read_at=None)),
            models.Index("made_at", "person", name="notice_unmailed", condition=Q(read_at=None, mailed_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.article}"

    def get_place(self) -> str:
        """The address of what it is about."""
        if self.kind == self.Kind.FAILED:
            return f"{reverse('admin:ledger')}?show=failed"
        return self.article.get_admin_url() + (f"#comment-{self.comment_id}" if self.comment_id else "")
