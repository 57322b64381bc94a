"""Tells of the stories there are already whether they are open, by which names they are found, what they translate."""

from django.db import migrations

OPEN = """
UPDATE articles_article SET is_open = false WHERE EXISTS (
    SELECT FROM articles_edition e
    WHERE e.article_id = articles_article.id AND e.revision_id = articles_article.head_id AND NOT isempty(e.live)
);
"""
ORIGINALS = """
UPDATE articles_revision r SET links = r.links || jsonb_build_object('original',
    CASE WHEN a.original_id IS NULL THEN '[]'::jsonb ELSE jsonb_build_array(a.original_id) END)
FROM articles_article a WHERE a.id = r.article_id AND NOT r.links ? 'original';
"""
NAMES = """
UPDATE articles_article SET names = left(concat_ws(' ',
    (SELECT string_agg(a.name, ' ') FROM articles_article_authors l JOIN articles_author a ON a.id = l.author_id
        WHERE l.article_id = articles_article.id),
    (SELECT string_agg(c.name, ' ') FROM articles_article_companies l JOIN companies_company c ON c.id = l.company_id
        WHERE l.article_id = articles_article.id),
    (SELECT string_agg(t.name, ' ') FROM taggit_taggeditem l JOIN taggit_tag t ON t.id = l.tag_id
        JOIN django_content_type k ON k.id = l.content_type_id
        WHERE l.object_id = articles_article.id AND k.app_label = 'articles' AND k.model = 'article')
), 10000);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0003_the_desk"),
        ("companies", "0001_initial"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("taggit", "0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx"),
    ]
    operations = [migrations.RunSQL([OPEN, NAMES, ORIGINALS], migrations.RunSQL.noop)]
