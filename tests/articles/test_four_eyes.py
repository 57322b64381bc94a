"""Four eyes: who wrote what is not approved yet doesn't approve it, by whichever door."""

from typing import Any

import pytest
from django.contrib.auth.models import User

from articles import four_eyes, workflow
from articles.models import Article, Edition, Section
from tests.articles.admin.story_form import opened, save, verb_address
from tests.articles.expectations import refused, verbs
from tests.factories import ahead, make_article, make_client, make_section, make_user

pytestmark = pytest.mark.django_db
BOTH = ["Editor", "Chief"]


@pytest.fixture
def watched() -> Section:
    return make_section(name="Affari", name_en="Business", four_eyes=True)


def write(article: Article, by: User | None, **changes: Any) -> Article:
    Article.objects.filter(pk=article.pk).update(owner=by)  # reporters write what is theirs
    article.refresh_from_db()
    for name, value in (changes or {"standfirst": f"Riscritto {article.revisions.count()}."}).items():
        setattr(article, name, value)
    article.save()
    workflow.record(article, by=by)
    return article


def written_by(*people: User | None, section: Section) -> Article:
    article = make_article(section=section)
    for person in people:
        write(article, person)
    return article


@pytest.mark.parametrize("role", BOTH)
def test_who_wrote_the_newest_revision_may_not_approve_it_and_is_named(role: str, watched: Section) -> None:
    author = make_user(role, first_name="Anna", last_name="Leoni")
    article = written_by(author, section=watched)
    with refused("In the section “Business” four eyes are needed: Anna Leoni wrote revision 2"):
        workflow.approve(article, by=author)


def test_a_superuser_is_no_exception(watched: Section) -> None:
    author = make_user("", is_superuser=True)
    article = written_by(author, section=watched)
    with refused("four eyes are needed"):
        workflow.approve(article, by=author)


def test_somebody_else_may(watched: Section, editor: User, chief: User) -> None:
    workflow.approve(article := written_by(chief, section=watched), by=editor)
    assert article.status == "approved"


def test_elsewhere_nobody_asks_for_it(editor: User) -> None:
    workflow.approve(article := written_by(editor, section=make_section()), by=editor)
    assert article.status == "approved"


def test_a_comma_by_somebody_else_doesn_t_free_who_wrote_the_rest(
    watched: Section, editor: User, reporter: User
) -> None:
    article = written_by(editor, reporter, section=watched)
    with refused("wrote revision 2, so somebody else"):
        workflow.approve(article, by=editor)


def test_an_approval_is_trusted_for_what_it_covered(
    watched: Section, editor: User, chief: User, reporter: User
) -> None:
    article = written_by(editor, section=watched)
    workflow.approve(article, by=chief)
    write(article, reporter)
    workflow.approve(article, by=editor)
    assert article.status == "approved"


def test_an_approval_that_was_sent_back_covers_nothing(
    watched: Section, editor: User, chief: User, reporter: User
) -> None:
    article = written_by(editor, section=watched)
    workflow.approve(article, by=chief)
    workflow.send_back(article, by=chief, note="No")
    write(article, reporter)
    with refused("four eyes are needed"):
        workflow.approve(article, by=editor)


def test_approving_in_another_section_and_moving_back_helps_nobody(
    watched: Section, editor: User, reporter: User
) -> None:
    article = written_by(editor, section=watched)
    write(article, editor, section=make_section())
    workflow.approve(article, by=editor)
    write(article, reporter, section=watched)
    with refused("four eyes are needed"):
        workflow.approve(article, by=editor)


def test_it_is_the_section_of_the_text_that_counts_not_of_what_was_typed_since(watched: Section, editor: User) -> None:
    article = written_by(editor, section=watched)
    Article.objects.filter(pk=article.pk).update(section=make_section())  # not recorded: readers would get the head
    with refused("four eyes are needed"):
        workflow.approve(article, by=editor)


def test_the_list_of_what_waits_asks_for_the_same_section_as_the_page(watched: Section, editor: User) -> None:
    inside, outside = written_by(editor, section=watched), written_by(editor, section=make_section())
    Article.objects.filter(pk=inside.pk).update(section=outside.section_id)
    Article.objects.filter(pk=outside.pk).update(section=watched)
    stories, condition = four_eyes.asked(Article.objects.all(), editor)
    assert [story.pk for story in stories.filter(condition)] == [inside.pk]
    assert [bool(four_eyes.objection(story, editor)) for story in Article.objects.order_by("pk")] == [True, False]


def test_the_house_s_own_acts_are_not_asked(watched: Section, editor: User) -> None:
    workflow.approve(article := written_by(editor, section=watched), by=None)
    workflow.approve(other := written_by(None, section=watched), by=editor)
    assert article.status == other.status == "approved"


@pytest.mark.parametrize("role", BOTH)
@pytest.mark.parametrize("name", ["approve", "publish", "schedule"])
def test_no_page_of_the_desk_is_a_way_around_it(name: str, role: str, watched: Section) -> None:
    author = make_user(role)
    article, client = written_by(author, section=watched), make_client(author)
    address, later = verb_address(name, article), ahead(days=1).isoformat()[:16]
    assert "four eyes are needed" in client.get(address).content.decode()
    answer = client.post(address, {"revision": 2, "at": later})
    assert (answer.status_code, "four eyes are needed" in answer.content.decode()) == (200, True)
    assert Article.objects.get().status == "draft"
    assert not Edition.objects.exists()
    assert verbs(article) == ["created", "saved"]


def test_typing_on_the_way_to_the_verb_makes_the_typist_an_author(watched: Section, editor: User) -> None:
    article, client = make_article(section=watched), make_client(editor)
    asked = save(client, article, opened(client, article), headline="Una parola mia", _verb="publish")
    assert "four eyes are needed" in client.get(asked.url).content.decode()
    assert "four eyes are needed" in client.post(asked.url, {"revision": 2}).content.decode()
    assert not Edition.objects.exists()


def test_opening_and_saving_unchanged_makes_nobody_an_author(watched: Section, editor: User) -> None:
    article, client = make_article(section=watched), make_client(editor)
    save(client, article, opened(client, article), _verb="approve")
    assert client.post(verb_address("approve", article), {"revision": 1}).status_code == 302


def test_giving_the_story_away_changes_nothing(watched: Section, editor: User, reporter: User) -> None:
    article = written_by(editor, section=watched)
    workflow.reassign(article, by=editor, to=reporter)
    with refused("four eyes are needed"):
        workflow.approve(article, by=editor)


def test_what_was_approved_may_be_published_by_who_wrote_it(watched: Section, editor: User, chief: User) -> None:
    article = written_by(editor, section=watched)
    workflow.approve(article, by=chief)
    workflow.publish(article, by=editor)
    assert Edition.objects.live().exists()


def test_the_sentence_and_the_query_agree(watched: Section, editor: User, chief: User, reporter: User) -> None:
    plain = make_section()
    for section in (watched, plain):
        for people in ((editor,), (editor, reporter), (reporter, editor), (chief,), (None,)):
            written_by(*people, section=section)
        workflow.approve(article := written_by(editor, section=section), by=chief)
        write(article, reporter)
        workflow.approve(moved := written_by(editor, section=plain), by=editor)
        write(moved, reporter, section=section)
    for user in (editor, chief, reporter):
        stories, condition = four_eyes.asked(Article.objects.all(), user)
        asked = set(stories.filter(condition).values_list("pk", flat=True))
        assert asked == {story.pk for story in Article.objects.all() if four_eyes.objection(story, user)}
    assert not four_eyes.objection(Article(), editor)


def test_the_page_says_so_and_offers_no_button_that_would_be_refused(
    watched: Section, editor: User, chief: User
) -> None:
    article = written_by(editor, section=watched)
    page = make_client(editor).get(article.get_admin_url()).content.decode()
    assert "four eyes are needed" in page
    assert 'value="submit"' in page
    assert not [name for name in ("approve", "publish", "schedule") if f'name="_verb" value="{name}"' in page]
    page = make_client(chief).get(article.get_admin_url()).content.decode()
    assert "four eyes are needed" not in page
    assert [name for name in ("approve", "publish", "schedule") if f'name="_verb" value="{name}"' in page] == [
        "approve",
        "publish",
        "schedule",
    ]


def test_only_chiefs_switch_it(editor: User, chief: User, watched: Section) -> None:
    address = f"/admin/articles/section/{watched.pk}/change/"
    data = {"name": "Affari", "name_en": "Business", "position": 0}
    assert make_client(editor).post(address, data).status_code == 403
    assert Section.objects.get().four_eyes
    assert make_client(chief).post(address, data).status_code == 302
    assert not Section.objects.get().four_eyes
