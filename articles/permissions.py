"""Who may do what to a story: asked by the workflow before it acts, and by the admin before it offers."""

from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.models import User as Account
from django.db.models import QuerySet

from articles.models import Article, Comment, Idea

type User = Account | AnonymousUser

VERBS = {
    "submit": "articles.submit_article",
    "approve": "articles.approve_article",
    "send_back": "articles.approve_article",
    "publish": "articles.publish_article",
    "reschedule": "articles.publish_article",
    "cancel": "articles.publish_article",
    "withdraw": "articles.publish_article",
    "renew": "articles.publish_article",
    "publish_now": "articles.publish_article",
    "set_until": "articles.publish_article",
    "undo": "articles.publish_article",
    "reassign": "articles.assign_article",
    "set_due": "articles.change_article",
    "plan": "articles.change_article",
    "let_stand": "articles.change_article",
    "put_under": "embargoes.view_embargo",
    "take_out": "embargoes.change_embargo",
}


def may_edit(user: User, article: Article | None) -> bool:
    """Writers edit their own stories; who has `edit_any_article` edits everybody's."""
    if not user.has_perm("articles.change_article"):
        return False
    return article is None or article.owner_id == user.pk or user.has_perm("articles.edit_any_article")


def may_write(user: User) -> bool:
    """Whether a story can be theirs."""
    return user.is_staff and user.has_perm("articles.change_article")


def writers() -> QuerySet[Account]:
    """Those who may write, by name."""
    people = Account.objects.with_perm("articles.change_article")
    return people.filter(is_staff=True).order_by("last_name", "first_name", "username")


def may(user: User, verb: str, article: Article) -> bool:
    """Whether the user may do this verb of the workflow to this story."""
    return user.has_perm(VERBS[verb]) and may_edit(user, article)


def may_change_idea(user: User, idea: Idea | None) -> bool:
    """One that nobody has is anybody's; else who noted it, who is to write it, and who edits everybody's stories."""
    if not user.has_perm("articles.change_idea"):
        return False
    if idea is None or idea.assignee_id is None or user.has_perm("articles.edit_any_article"):
        return True
    return user.pk in {idea.made_by_id, idea.assignee_id}


def may_override(user: User, article: Article) -> bool:
    """Whether the user may go on although a check blocks, saying why."""
    return user.has_perm("articles.override_checks") and may_edit(user, article)


def may_see(user: User) -> bool:
    """Who may see one story at the desk may see all of them, and say something about each."""
    return user.has_perm("articles.view_article")


def colleagues() -> QuerySet[Account]:
    """Everybody who may see stories at the desk."""
    return Account.objects.with_perm("articles.view_article").filter(is_staff=True)


def may_place(user: User) -> bool:
    """Who keeps the front page."""
    return user.has_perm("articles.add_placement")


def may_retry(user: User) -> bool:
    """Whether the user may have a side effect that failed tried again."""
    return user.has_perm("articles.retry_effect")


def chiefs() -> QuerySet[Account]:
    """Those who keep what stories set off, and hear of what failed for good."""
    return Account.objects.with_perm("articles.change_webhook").filter(is_staff=True)


def may_resolve(user: User, comment: Comment) -> bool:
    """Who began the thread, who owns the story, and who edits everybody's."""
    if not may_see(user):
        return False
    return user.pk in {comment.by_id, comment.article.owner_id} or user.has_perm("articles.edit_any_article")
