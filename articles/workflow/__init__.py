"""The verbs: every write to a story that touches more than one row.

Each is one transaction under the article's row lock and leaves one line in the audit log. `by` is the person
who acts and must be allowed to; None is the house itself (imports, demo). Each may raise `Refused`, whose text is
a sentence for that person, or PermissionDenied.
"""

from articles.workflow.assigning import reassign, set_due
from articles.workflow.deciding import approve, send_back, submit
from articles.workflow.embargoing import lift, move_embargo, put_under, require_ahead, take_out
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
    "lift",
    "move_embargo",
    "overridden",
    "publish",
    "put_under",
    "reassign",
    "record",
    "reopen",
    "require_ahead",
    "reschedule",
    "revoke",
    "restore",
    "resolve",
    "reword",
    "send_back",
    "share",
    "set_due",
    "submit",
    "take_back",
    "take_out",
    "withdraw",
]
