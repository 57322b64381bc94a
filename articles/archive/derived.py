"""What the database makes of a batch itself: the columns of each further row, as SQL.

`a` is the story, `s` one of its states (a revision, with its edition if there is one), `l` what it is about.
"""

from articles.archive.fate import LAST
from articles.models.text import Text

STATES = "archive_state s JOIN articles_article a ON a.id = s.article_id AND a.id BETWEEN {first} AND {last}"
_EDITIONS = "WHERE s.edition_id IS NOT NULL"
WORDS = {str(field.column): f"a.{field.column}" for field in Text._meta.local_fields} | {
    # An update says a sentence more than the text before it.
    "standfirst": "CASE WHEN s.is_newest THEN a.standfirst ELSE split_part(a.standfirst, '.', 1) || '.' END"
}
REVISION = WORDS | {
    "id": "s.revision_id",
    "article_id": "a.id",
    "number": "s.number",
    "made_at": "s.made_at",
    "links": "s.links",
}
REVISIONS = f"{STATES} ORDER BY s.revision_id"
EDITION = WORDS | {
    "id": "s.edition_id",
    "article_id": "a.id",
    "revision_id": "s.revision_id",
    "story_id": "a.id",
    "live": "tstzrange(s.first, s.last)",
    "expires_at": "s.expires_at",
    "is_withdrawn": "s.is_withdrawn",
    "published_at": "s.published_at",
    "facts": "s.facts",
    "frozen_at": "s.made_at",
}
EDITIONS = f"{STATES} {_EDITIONS} ORDER BY s.edition_id"
PERMALINK = {"slug": "a.slug", "article_id": "a.id"}
PERMALINKS = f"{STATES} {_EDITIONS} AND s.number = 1 ORDER BY a.id"
LINE = {
    "article_id": "a.id",
    "headline": "a.headline",
    "revision": "s.number",
    "verb": "done.verb",
    "at": "done.at",
    "effective_at": "done.effective_at",
}
LINES = f"""{STATES} CROSS JOIN LATERAL (VALUES
    (CASE s.number WHEN 1 THEN 'created' ELSE 'saved' END, s.made_at, NULL, true),
    (CASE WHEN s.first > '{LAST}' THEN 'scheduled' ELSE 'published' END, least(s.first, '{LAST}'), s.first,
        s.edition_id IS NOT NULL),
    ('withdrawn', s.last, s.last, s.is_withdrawn)
) done (verb, at, effective_at, is_so) WHERE done.is_so ORDER BY s.revision_id, done.at"""
TAGGED = {"object_id": "l.article_id", "content_type_id": "{content_type}", "tag_id": "l.thing_id"}
CHOSEN = "archive_link l WHERE l.kind = '{kind}' AND l.is_chosen ORDER BY l.article_id, l.place"
CARRIED = {
    "edition_id": "s.edition_id",
    "article_id": "s.article_id",
    "published_at": "s.published_at",
    "facts": "f.facts",
}
PARTY = {
    "edition_id": "s.edition_id",
    "article_id": "s.article_id",
    "published_at": "s.published_at",
    "partnership_id": "l.thing_id",
    "company_id": "p.company_id",
    "facts": "jsonb_build_object()",
}
PARTIES = f"""archive_link l JOIN archive_state s ON s.article_id = l.article_id
JOIN companies_party p ON p.partnership_id = l.thing_id
{_EDITIONS} AND l.kind = 'partnerships' ORDER BY s.edition_id, l.place, p.id"""
CARRIED_BY = f"""archive_link l JOIN archive_state s ON s.article_id = l.article_id
JOIN archive_fact f ON f.thing_id = l.thing_id AND f.kind = '{{kind}}'
{_EDITIONS} AND l.kind = '{{kind}}' ORDER BY s.edition_id, l.place"""
