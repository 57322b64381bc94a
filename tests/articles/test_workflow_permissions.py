"""Who may do what to whose story: one table, every verb and every persona; a missing cell fails."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import PermissionDenied

from articles import permissions, workflow
from articles.models import Article, AuditEntry, Edition, Revisit
from tests.factories import ahead, approve, make_article, make_edition, make_embargo, make_milestone, make_user, rewrite

pytestmark = pytest.mark.django_db

PERSONAS = ("owner", "colleague", "editor", "chief", "owning editor", "stranger", "sacked", "anonymous", "superuser")
EDITORS = {"editor", "chief", "owning editor", "superuser", "house"}
WRITERS = EDITORS | {"owner"}
MAY = {
    "record": WRITERS,
    "restore": WRITERS,
    "submit": WRITERS,
    "discard": WRITERS,
    "approve": EDITORS,
    "send_back": EDITORS,
    "publish": EDITORS,
    "reschedule": EDITORS,
    "cancel": EDITORS,
    "withdraw": EDITORS,
    "reassign": EDITORS,
    "set_due": WRITERS,
    "plan": WRITERS,
    "renew": EDITORS,
    "publish_now": EDITORS,
    "set_until": EDITORS,
    "undo": EDITORS,
    "let_stand": WRITERS,
    "put_under": WRITERS,
    "take_out": EDITORS,
}


def person(persona: str) -> Any:
    match persona:
        case "house":
            return None
        case "anonymous":
            return AnonymousUser()
        case "stranger":
            return make_user("")
        case "superuser":
            return make_user("", is_superuser=True)
        case "sacked":
            return make_user("Chief", is_active=False)
        case "owner" | "colleague":
            return make_user("Reporter")
    return make_user("Chief" if persona == "chief" else "Editor")


def may_publish(by: Any) -> bool:
    """Only who decided something undoes it."""
    return bool(by and by.has_perm("articles.publish_article"))


def ready(verb: str, owner: User, by: Any) -> tuple[Article, Callable[[Any], Any]]:
    """A story at the point where this verb may follow, and the call."""
    article = make_article(owner=owner)
    match verb:
        case "record":
            Article.objects.filter(pk=article.pk).update(headline="Cambiato")
            return article, lambda by: workflow.record(article, by=by)
        case "restore":
            old = article.head
            rewrite(article, headline="Riscritta")
            return article, lambda by: workflow.restore(article, by=by, revision=old)
        case "submit" | "discard" | "approve":
            return article, lambda by: getattr(workflow, verb)(article, by=by)
        case "reassign":
            return article, lambda by: workflow.reassign(article, by=by, to=make_user("Reporter"))
        case "plan" | "set_due":
            return article, lambda by: getattr(workflow, verb)(article, by=by, at=ahead(hours=1))
        case "send_back":
            workflow.submit(article, by=None)
            return article, lambda by: workflow.send_back(article, by=by, note="Da rifare")
        case "publish":
            approve(article)
            return article, lambda by: workflow.publish(article, by=by)
        case "withdraw":
            make_edition(article)
            return article, lambda by: workflow.withdraw(article, by=by)
    if verb in {"put_under", "take_out", "undo", "let_stand"}:
        return article, of_time(verb, article, by)
    return article, of_an_edition(verb, article)


def of_time(verb: str, article: Article, by: Any) -> Callable[[Any], Any]:
    """The call of a verb that follows another one: `by` has decided what they undo."""
    if verb == "undo":
        approve(article)
        workflow.publish(article, by=by if may_publish(by) else None, at=ahead(hours=1))
        return lambda by: workflow.undo(article, by=by)
    if verb == "let_stand":
        asked = Revisit.objects.create(article=article, milestone=make_milestone(), said={}, says={})
        return lambda by: workflow.let_stand(asked, by=by)
    embargo = make_embargo()
    if verb == "put_under":
        return lambda by: workflow.put_under(embargo, [article], by=by)
    workflow.put_under(embargo, [article], by=None)
    return lambda by: workflow.take_out(embargo, [article], by=by)


def of_an_edition(verb: str, article: Article) -> Callable[[Any], Any]:
    """The call of a verb for what is queued."""
    edition = make_edition(article, at=ahead(hours=1))
    match verb:
        case "cancel":
            return lambda by: workflow.cancel(edition, by=by)
        case "publish_now":
            return lambda by: workflow.publish_now(edition, by=by)
        case "set_until":
            return lambda by: workflow.set_until(edition, by=by, until=ahead(hours=3))
        case "renew":
            approve(rewrite(article, headline="Nuova"))
            return lambda by: workflow.renew(edition, by=by)
    return lambda by: workflow.reschedule(edition, by=by, at=ahead(hours=2))


def test_the_table_covers_every_verb() -> None:
    assert set(permissions.VERBS) | {"record", "restore", "discard"} == set(MAY)


@pytest.mark.parametrize("persona", [*PERSONAS, "house"])
@pytest.mark.parametrize("verb", MAY)
def test_a_verb_is_for_those_whose_it_is_and_leaves_one_line(verb: str, persona: str) -> None:
    by = person(persona)
    owner = by if persona in {"owner", "owning editor", "stranger", "sacked"} else make_user("Reporter")
    article, call = ready(verb, owner, by)
    status, editions = article.status, list(Edition.objects.values_list("live"))
    lines = AuditEntry.objects.count()
    if persona in MAY[verb]:
        call(by)
        assert AuditEntry.objects.count() == lines + 1
        assert AuditEntry.objects.latest("pk").by == by
        return
    with pytest.raises(PermissionDenied):
        call(by)
    assert Article.objects.get(pk=article.pk).status == status
    assert list(Edition.objects.values_list("live")) == editions
    assert AuditEntry.objects.count() == lines


def test_who_lost_the_role_may_not_go_on_with_an_own_story() -> None:
    owner = make_user("Reporter")
    article = make_article(owner=owner)
    owner.groups.clear()
    with pytest.raises(PermissionDenied):
        workflow.submit(article, by=User.objects.get(pk=owner.pk))


def test_an_editor_s_save_of_a_reporter_s_story_is_the_editor_s_line() -> None:
    owner, editor = make_user("Reporter"), make_user("Editor")
    article = make_article(owner=owner)
    rewrite(article)
    article.headline = "Rivisto"
    article.save()
    assert workflow.record(article, by=editor).made_by == editor
    assert Article.objects.get().owner == owner
