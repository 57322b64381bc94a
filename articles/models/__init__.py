"""A story on its way: article → revision → edition, and what hangs on each."""

from articles.models.article import Article
from articles.models.audit import AuditEntry
from articles.models.author import Author
from articles.models.edition import Edition
from articles.models.links import (
    EditionAuthor,
    EditionCompany,
    EditionLink,
    EditionMilestone,
    EditionPartnership,
    EditionTag,
)
from articles.models.permalink import Permalink
from articles.models.preview_link import PreviewLink
from articles.models.revision import Revision
from articles.models.section import Section

__all__ = [
    "Article",
    "AuditEntry",
    "Author",
    "Edition",
    "EditionAuthor",
    "EditionCompany",
    "EditionLink",
    "EditionMilestone",
    "EditionPartnership",
    "EditionTag",
    "Permalink",
    "PreviewLink",
    "Revision",
    "Section",
]
