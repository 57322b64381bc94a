"""Who may do what to a story: asked by the workflow before it acts, and by the admin before it offers."""

from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.models import User as Account

from articles.models import Article

type User = Account | AnonymousUser

VERBS = {
    "submit": "articles.submit_article",
    "approve": "articles.approve_article",
    "send_back": "articles.approve_article",
    "publish": "articles.publish_article",
    "reschedule": "articles.publish_article",
    "cancel": "articles.publish_article",
    "withdraw": "articles.publish_article",
}


def may_edit(user: User, article: Article | None) -> bool:
    """Writers edit their own stories; who has `edit_any_article` edits everybody's."""
    if not user.has_perm("articles.change_article"):
        return False
    return article is None or article.owner_id == user.pk or user.has_perm("articles.edit_any_article")


def may(user: User, verb: str, article: Article) -> bool:
    """Whether the user may do this verb of the workflow to this story."""
    return user.has_perm(VERBS[verb]) and may_edit(user, article)
