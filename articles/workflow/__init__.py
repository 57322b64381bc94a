"""The verbs: every write to a story that touches more than one row.

Each is one transaction under the article's row lock and leaves one line in the audit log. `by` is the person
who acts and must be allowed to; None is the house itself (imports, demo). Each may raise `Refused`, whose text is
a sentence for that person, or PermissionDenied.
"""

from articles.workflow.assigning import reassign
from articles.workflow.deciding import approve, send_back, submit
from articles.workflow.embargoing import lift, move_embargo, put_under, require_ahead, take_out
from articles.workflow.ideas import commission, drop, propose, require_to_come, take_up
from articles.workflow.noting import dismiss, note_milestone, note_quote, offer_again, remember, take_back_note
from articles.workflow.placing import hide_block, move, place, revert, show_block, unplace
from articles.workflow.planning import is_taken_back, plan, set_due, take_back_wish
from articles.workflow.publishing import cancel, publish, reschedule, withdraw
from articles.workflow.queueing import publish_now, renew, set_until
from articles.workflow.restoring import Restored, restore
from articles.workflow.revising import let_stand, revisit
from articles.workflow.sharing import LINK_HOURS, revoke, share
from articles.workflow.steps import Refused, overridden
from articles.workflow.talking import comment, reopen, resolve, reword, take_back
from articles.workflow.undoing import UNDO_SECONDS, undo
from articles.workflow.writing import discard, record

__all__ = [
    "LINK_HOURS",
    "UNDO_SECONDS",
    "Refused",
    "Restored",
    "approve",
    "cancel",
    "comment",
    "commission",
    "discard",
    "dismiss",
    "drop",
    "hide_block",
    "is_taken_back",
    "let_stand",
    "lift",
    "move",
    "move_embargo",
    "note_milestone",
    "note_quote",
    "offer_again",
    "overridden",
    "place",
    "plan",
    "propose",
    "publish",
    "publish_now",
    "put_under",
    "reassign",
    "record",
    "remember",
    "renew",
    "reopen",
    "require_ahead",
    "require_to_come",
    "reschedule",
    "revoke",
    "restore",
    "revert",
    "resolve",
    "revisit",
    "reword",
    "send_back",
    "share",
    "show_block",
    "set_due",
    "set_until",
    "submit",
    "take_back",
    "take_back_note",
    "take_back_wish",
    "take_out",
    "take_up",
    "undo",
    "unplace",
    "withdraw",
]
