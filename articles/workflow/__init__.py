"""The verbs: every write to a story that touches more than one row.

Each is one transaction under the article's row lock and leaves one line in the audit log. `by` is the person
who acts and must be allowed to; None is the house itself (imports, demo). Each may raise `Refused`, whose text is
a sentence for that person, or PermissionDenied.
"""

from articles.workflow.assigning import reassign, set_due
from articles.workflow.deciding import approve, send_back, submit
from articles.workflow.placing import hide_block, move, place, revert, show_block, unplace
from articles.workflow.publishing import cancel, publish, reschedule, withdraw
from articles.workflow.restoring import Restored, restore
from articles.workflow.sharing import LINK_HOURS, revoke, share
from articles.workflow.steps import Refused, overridden
from articles.workflow.talking import comment, reopen, resolve, reword, take_back
from articles.workflow.writing import discard, record

__all__ = [
    "LINK_HOURS",
    "Refused",
    "Restored",
    "approve",
    "cancel",
    "comment",
    "discard",
    "hide_block",
    "move",
    "overridden",
    "place",
    "publish",
    "reassign",
    "record",
    "reopen",
    "reschedule",
    "revoke",
    "restore",
    "revert",
    "resolve",
    "reword",
    "send_back",
    "share",
    "show_block",
    "set_due",
    "submit",
    "take_back",
    "unplace",
    "withdraw",
]
