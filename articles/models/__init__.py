"""A story on its way: article → revision → edition, and what hangs on each."""

from articles.models.answer import Answer
from articles.models.article import Article
from articles.models.audit import AuditEntry
from articles.models.author import Author
from articles.models.calendar_key import CalendarKey
from articles.models.comment import Comment
from articles.models.edition import Edition
from articles.models.effect import Effect, FirstAnswer
from articles.models.follow import Follow
from articles.models.idea import Idea
from articles.models.left_out import LeftOut
from articles.models.links import (
    EditionAuthor,
    EditionCompany,
    EditionFact,
    EditionLink,
    EditionMilestone,
    EditionPartnership,
    EditionParty,
    EditionPerson,
    EditionTag,
)
from articles.models.notice import Notice
from articles.models.permalink import Permalink
from articles.models.placement import FrontBlock, Placement
from articles.models.preference import Preference
from articles.models.presence import Presence
from articles.models.preview_link import PreviewLink
from articles.models.refused import RefusedText
from articles.models.revision import Revision
from articles.models.revisit import Revisit
from articles.models.section import Section
from articles.models.unsaved import Unsaved
from articles.models.webhook import Webhook

__all__ = [
    "Answer",
    "Article",
    "AuditEntry",
    "Author",
    "CalendarKey",
    "Comment",
    "Edition",
    "EditionAuthor",
    "EditionCompany",
    "EditionFact",
    "EditionLink",
    "EditionMilestone",
    "EditionParty",
    "EditionPartnership",
    "EditionPerson",
    "EditionTag",
    "Effect",
    "FirstAnswer",
    "Follow",
    "FrontBlock",
    "Idea",
    "LeftOut",
    "Notice",
    "Permalink",
    "Placement",
    "Preference",
    "Presence",
    "PreviewLink",
    "RefusedText",
    "Revision",
    "Revisit",
    "Section",
    "Unsaved",
    "Webhook",
]
