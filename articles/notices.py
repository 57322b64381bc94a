"""Notices in words, for the inbox and for mail."""

import datetime as dt

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from articles import people, talk
from articles.models import Notice
from articles.standing import date_and_time, moment

EXCERPT = 240


def say(notice: Notice, now: dt.datetime | None = None) -> str:
    """What happened, in one sentence without a full stop; as seen from `now`, else as it may be read on any day."""
    at = dt.datetime.fromisoformat(notice.facts["at"]) if "at" in notice.facts else None
    if notice.kind == Notice.Kind.DUE and not at:
        return _("Your story isn't due by any time now")
    if notice.kind == Notice.Kind.PLANNED and not at:
        return _("Your story isn’t planned for any time now")
    when = moment(at, now) if now else date_and_time(at)
    return notice.get_kind_display() % {"who": people.name(notice.actor), "when": when}


def words(notice: Notice) -> str:
    """What was said with it: a comment's text as it stands now, or the note that was given."""
    if notice.comment and notice.comment.deleted_at:
        return _("This comment was deleted.")
    comment = notice.comment
    said = talk.spoken(comment.text, comment.mentions) if comment else notice.facts.get("note", "")
    return Truncator(said).chars(EXCERPT)
