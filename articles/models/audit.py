"""The audit log: one line for each thing done to a story; the database refuses to change or delete a line."""

from django.conf import settings
from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class AuditEntry(models.Model):
    class Verb(models.TextChoices):
        CREATED = "created", pgettext_lazy("audit", "created")
        SAVED = "saved", pgettext_lazy("audit", "saved")
        RESTORED = "restored", pgettext_lazy("audit", "restored")
        SUBMITTED = "submitted", pgettext_lazy("audit", "submitted")
        APPROVED = "approved", pgettext_lazy("audit", "approved")
        SENT_BACK = "sent_back", pgettext_lazy("audit", "sent back")
        PUBLISHED = "published", pgettext_lazy("audit", "published")
        SCHEDULED = "scheduled", pgettext_lazy("audit", "scheduled")
        RESCHEDULED = "rescheduled", pgettext_lazy("audit", "rescheduled")
        CANCELLED = "cancelled", pgettext_lazy("audit", "cancelled")
        WITHDRAWN = "withdrawn", pgettext_lazy("audit", "withdrawn")
        RENEWED = "renewed", pgettext_lazy("audit", "newer text put into the schedule")
        UNTIL = "until", pgettext_lazy("audit", "end changed")
        UNDONE = "undone", pgettext_lazy("audit", "undone")
        SHARED = "shared", pgettext_lazy("audit", "preview link made")
        REVOKED = "revoked", pgettext_lazy("audit", "preview link revoked")
        REASSIGNED = "reassigned", pgettext_lazy("audit", "given to somebody else")
        DUE = "due", pgettext_lazy("audit", "due date set")
        PLANNED = "planned", pgettext_lazy("audit", "planned")
        DELETED = "deleted", pgettext_lazy("audit", "deleted")
        COMMENTED = "commented", pgettext_lazy("audit", "commented")
        REWORDED = "reworded", pgettext_lazy("audit", "reworded a comment")
        TOOK_BACK = "took_back", pgettext_lazy("audit", "deleted a comment")
        RESOLVED = "resolved", pgettext_lazy("audit", "resolved a comment")
        REOPENED = "reopened", pgettext_lazy("audit", "reopened a comment")
        EMBARGOED = "embargoed", pgettext_lazy("audit", "put under an embargo")
        FREED = "freed", pgettext_lazy("audit", "taken from under an embargo")
        EMBARGO_MOVED = "embargo_move", pgettext_lazy("audit", "embargo moved")
        EMBARGO_LIFTED = "embargo_lift", pgettext_lazy("audit", "embargo lifted")
        REVISIT = "revisit", pgettext_lazy("audit", "the register changed what the story told")
        LET_STAND = "let_stand", pgettext_lazy("audit", "left as it was although the register changed")
        NOTED = "noted", pgettext_lazy("audit", "kept in the register")
        UNNOTED = "unnoted", pgettext_lazy("audit", "taken out of the register again")
        OVERRIDDEN = "overridden", pgettext_lazy("audit", "went on although a check blocked")

    # Said about a story, not done to it.
    TALK = (Verb.COMMENTED, Verb.REWORDED, Verb.TOOK_BACK, Verb.RESOLVED, Verb.REOPENED)

    # They change when readers get what.
    OF_TIME = (
        Verb.PUBLISHED,
        Verb.SCHEDULED,
        Verb.RESCHEDULED,
        Verb.CANCELLED,
        Verb.WITHDRAWN,
        Verb.RENEWED,
        Verb.UNTIL,
        Verb.UNDONE,
        Verb.EMBARGOED,
        Verb.EMBARGO_MOVED,
        Verb.EMBARGO_LIFTED,
    )

    # They say when something is wished for.
    OF_WISHES = (Verb.PLANNED, Verb.DUE)

    # A line outlives its story, so the database doesn't tie them together.
    article = models.ForeignKey(
        "Article", models.DO_NOTHING, db_constraint=False, related_name="audit", verbose_name=_("story")
    )
    headline = models.CharField(_("headline"), max_length=140)
    verb = models.CharField(pgettext_lazy("audit", "what"), max_length=12, choices=Verb)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=pgettext_lazy("audit", "by")
    )
    at = models.DateTimeField(_("when"), auto_now_add=True)
    revision = models.PositiveIntegerField(_("revision"), null=True)
    effective_at = models.DateTimeField(_("takes effect"), null=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    checks = models.JSONField(default=list, blank=True, editable=False)
    """The names of the checks that were overridden."""
    before = models.JSONField(null=True, editable=False)
    """What `layout.told` told before it, or what was wished for: it can be undone for a moment."""

    class Meta:
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit log")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(F("at").desc(), F("id").desc(), name="audit_newest_first")]

    def __str__(self) -> str:
        return f"{self.headline}: {self.get_verb_display()}"
