"""The pages of the verbs for what is queued or live: a newer text in it, sooner, until when."""

from django.utils.translation import gettext_lazy as _

from articles import workflow
from articles.admin.verb_forms import EndForm, NoteForm, ReadForm
from articles.admin.verb_page import Page, approving

PAGES = {
    "until": Page(
        verb="set_until",
        title=_("Until"),
        says=_("Readers get the story until then; its address says afterwards that it has expired."),
        button=_("Set the end"),
        done=_("The end of “%(headline)s” is changed."),
        form=EndForm,
        carry_out=lambda article, user, data: workflow.set_until(
            article, by=user, until=data["ends"], note=data["note"]
        ),
    ),
    "renew": Page(
        verb="renew",
        title=_("Update what is scheduled"),
        says=_("The text at the desk takes the place of the one that is scheduled, at the same time."),
        button=_("Update it"),
        done=_("What is scheduled of “%(headline)s” is the newest text now."),
        form=ReadForm,
        carry_out=approving(workflow.renew),
        needs_text=True,
    ),
    "now": Page(
        verb="publish_now",
        title=_("Publish now what is scheduled"),
        says=_("Readers see the scheduled text, just as it was approved, from the moment you confirm."),
        button=_("Publish now"),
        done=_("“%(headline)s” is live."),
        form=NoteForm,
        carry_out=lambda edition, user, data: workflow.publish_now(edition, by=user, note=data["note"]),
    ),
}
OF_EDITIONS = ("renew", "now")
