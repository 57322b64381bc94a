"""restore: an earlier revision comes back to the desk, and nowhere else."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from taggit.models import Tag

from articles import workflow
from articles.models import Article, AuditEntry, Edition, Revision
from articles.models.article import REGISTER
from tests.articles.expectations import log, refused
from tests.factories import (
    ahead,
    make_article,
    make_author,
    make_company,
    make_edition,
    make_milestone,
    make_partnership,
    make_picture,
    make_section,
    rewrite,
)

pytestmark = pytest.mark.django_db
SETTLED = "the language, which is settled by now"


def full(**kw: Any) -> Article:
    milestone = make_milestone()
    return make_article(
        tags=["Cina", "Lusso"],
        companies=[make_company(), make_company()],
        partnerships=[make_partnership()],
        milestones=[milestone],
        authors=[make_author(), make_author()],
        kicker="Accordi",
        dateline="Milano",
        dated="2020-12",
        picture=make_picture(),
        **kw,
    )


def emptied(article: Article) -> Article:
    """Everything about it is another, links included."""
    article.tags.set(["Altro"])
    article.set_byline([make_author()])
    for name in REGISTER:
        getattr(article, name).clear()
    changes = {"body": "<p>Tutt’altro.</p>", "kicker": "", "dateline": "", "dated": "", "slug": "altrove"}
    return rewrite(article, headline="Un altro titolo", picture=None, section=make_section(), **changes)


def test_the_desk_copy_says_what_the_revision_said_links_included(editor: User) -> None:
    article = full()
    old = article.head
    emptied(article)
    done = workflow.restore(article, by=editor, revision=old, note="Meglio prima")
    stored = Article.objects.get()
    assert done.lost == []
    assert (done.revision.number, done.revision.restores, done.revision.made_by) == (3, old, editor)
    assert done.revision.says_the_same_as(old)
    assert (stored.words(), stored.links(), stored.head) == (old.words(), old.links, done.revision)
    assert log(article)[2:] == [("restored", 3, None, editor)]
    assert AuditEntry.objects.get(verb="restored").note == "Meglio prima"


def test_the_order_of_the_byline_comes_back() -> None:
    first, second = make_author(), make_author()
    article = make_article(authors=[second, first])
    old = article.head
    article.authors.clear()
    article.set_byline([first, second])
    workflow.record(article, by=None)
    workflow.restore(article, by=None, revision=old)
    assert article.links()["authors"] == [second.pk, first.pk]


def test_the_revisions_between_stay(editor: User) -> None:
    article = make_article(headline="Prima")
    old = article.head
    rewrite(article, headline="Seconda")
    workflow.restore(article, by=editor, revision=old)
    assert list(Revision.objects.order_by("number").values_list("headline", flat=True)) == ["Prima", "Seconda", "Prima"]


def test_what_is_live_and_what_is_scheduled_stay_as_they_are() -> None:
    article = make_article(headline="In pagina")
    live = make_edition(article)
    old = Article.objects.get().head
    queued = make_edition(rewrite(article, headline="In coda"), at=ahead(hours=1))
    rewrite(article, headline="Al desk")
    before = list(Edition.objects.order_by("pk").values())
    workflow.restore(article, by=None, revision=old)
    assert list(Edition.objects.order_by("pk").values()) == before
    assert (Edition.objects.live().get(), Edition.objects.queued().get()) == (live, queued)
    assert article.status == "draft"


def test_what_was_deleted_meanwhile_is_named_and_the_rest_comes_back() -> None:
    gone, stays = make_company(), make_company()
    author, staying = make_author(), make_author()
    milestone = make_milestone()
    article = make_article(
        companies=[gone, stays],
        authors=[author, staying],
        milestones=[milestone],
        partnerships=[milestone.partnership],
        tags=["Cina"],
    )
    old = article.head
    emptied(article)
    for one in (gone, author, milestone.partnership):
        one.delete()
    Tag.objects.filter(name="Cina").delete()
    done = workflow.restore(article, by=None, revision=old)
    assert done.lost == [
        "1 author who was deleted",
        "1 company that was deleted",
        "1 partnership that was deleted",
        "1 milestone that was deleted",
    ]
    assert article.links() == {
        "authors": [staying.pk],
        "tags": ["Cina"],
        "companies": [stays.pk],
        "partnerships": [],
        "milestones": [],
        "people": [],
        "reported": [],
        "original": [],
    }


def test_a_slug_that_another_story_has_by_now_is_left_to_it() -> None:
    article = make_article(slug="tmall")
    old = article.head
    rewrite(article, slug="tmall-2", headline="Altro")
    make_article(slug="tmall")
    done = workflow.restore(article, by=None, revision=old)
    assert done.lost == ["the slug “tmall”, which another story has now"]
    assert (article.slug, article.headline) == ("tmall-2", old.headline)


def test_a_language_under_which_the_story_was_published_since_stays() -> None:
    article = make_article(language="en")
    old = article.head
    make_edition(rewrite(article, language="it", headline="In italiano"))
    done = workflow.restore(article, by=None, revision=old)
    assert done.lost == ["the language, which is settled by now"]
    assert (article.language, article.headline) == ("it", old.headline)


def test_what_was_no_translation_yet_comes_back_in_its_language_and_as_none() -> None:
    original = make_article(language="it")
    article = make_article(language="it")
    old = article.head
    rewrite(article, language="en", original=original, headline="In English")
    assert workflow.restore(article, by=None, revision=old).lost == []
    assert (article.language, article.original) == ("it", None)


def test_what_a_story_translated_comes_back_unless_it_can_t_by_now() -> None:
    original = make_article(language="it")
    article = rewrite(make_article(language="en"), original=original, headline="Translated")
    old = article.head
    rewrite(article, original=None, headline="By itself")
    workflow.restore(article, by=None, revision=old)
    assert article.original == original
    rewrite(article, original=None, headline="By itself again")
    rewrite(original, language="en")
    lost = workflow.restore(article, by=None, revision=old).lost
    assert lost == ["the story it was a translation of, which it can't be by now"]
    assert article.original is None


@pytest.mark.parametrize("by_now", ["a translation itself", "translated"])
def test_no_translation_of_a_translation_comes_back(by_now: str) -> None:
    original = make_article(language="it")
    article = rewrite(make_article(language="en"), original=original, headline="Translated")
    old = article.head
    rewrite(article, original=None, headline="By itself")
    if by_now == "translated":
        make_article(language="it", original=article)
    else:
        rewrite(original, original=make_article(language="en"))
    lost = workflow.restore(article, by=None, revision=old).lost
    assert lost == ["the story it was a translation of, which it can't be by now"]
    assert article.original is None


def test_a_language_that_a_translation_has_by_now_is_left_to_it() -> None:
    article = make_article(language="en", headline="First")
    old = article.head
    make_article(language="en", original=rewrite(article, language="it"))
    assert workflow.restore(rewrite(article, headline="Poi"), by=None, revision=old).lost == [SETTLED]
    assert (article.language, article.headline) == ("it", "First")


def test_a_language_that_the_original_has_is_left_to_it() -> None:
    gone = make_article(language="en")
    article = rewrite(make_article(language="it"), original=gone, headline="Prima")
    old = article.head
    rewrite(article, language="en", original=make_article(language="it"), headline="Poi")
    rewrite(gone, language="it")
    assert SETTLED in workflow.restore(article, by=None, revision=old).lost
    assert (article.language, article.headline) == ("en", "Prima")


def test_it_is_refused_when_the_desk_copy_has_moved_meanwhile() -> None:
    article = make_article()
    old = article.head
    rewrite(article, headline="Seconda")
    rewrite(article, headline="Terza, nel frattempo")
    with refused("saved again meanwhile (revision 3)"):
        workflow.restore(article, by=None, revision=old, onto=2)


def test_it_is_refused_when_it_would_change_nothing() -> None:
    article = make_article()
    with refused("The desk copy already says what revision 1 says."):
        workflow.restore(article, by=None, revision=article.head)


def test_a_revision_of_another_story_is_refused() -> None:
    article, other = make_article(), make_article()
    with refused("belongs to another story"):
        workflow.restore(article, by=None, revision=other.head)


def test_a_restored_body_passes_the_sanitiser() -> None:
    article = make_article()
    Revision.objects.filter(pk=article.head_id).update(body="<p>Testo<script>alert(1)</script></p>")
    old = Revision.objects.get()
    rewrite(article, headline="Seconda")
    workflow.restore(article, by=None, revision=old)
    assert article.body == "<p>Testo</p>"


def test_each_revision_knows_how_many_words_it_changed() -> None:
    article = make_article(headline="Un titolo", standfirst="Di che si tratta.", body="<p>Uno due tre.</p>")
    rewrite(article, body="<p>Uno due quattro cinque.</p>")
    sizes = list(Revision.objects.order_by("number").values_list("words_new", "words_gone"))
    assert sizes == [(9, 0), (2, 1)]
