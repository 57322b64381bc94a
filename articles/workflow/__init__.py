"""The verbs: every write to a story that touches more than one row.

Each is one transaction under the article's row lock and leaves one line in the audit log. `by` is the person
who acts and must be allowed to; None is the house itself (imports, demo). Each may raise `Refused`, whose text is
a sentence for that person, or PermissionDenied.
"""

from articles.workflow.deciding import approve, send_back, submit
from articles.workflow.publishing import cancel, publish, reschedule, withdraw
from articles.workflow.sharing import HOURS, revoke, share
from articles.workflow.steps import Refused
from articles.workflow.writing import discard, record

__all__ = [
    "HOURS",
    "Refused",
    "approve",
    "cancel",
    "discard",
    "publish",
    "record",
    "reschedule",
    "revoke",
    "send_back",
    "share",
    "submit",
    "withdraw",
]
