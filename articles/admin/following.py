"""Following a story: its next publications, updates and its end come to the inbox, and by mail."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.models import Article, Follow


@require_POST
def follow(request: HttpRequest, article: Article) -> HttpResponse:
    """What the form says, not the opposite of what is: a second click changes nothing."""
    person = request.user.pk
    if request.POST.get("follow"):
        Follow.objects.get_or_create(article=article, person_id=person)
        messages.success(request, _("You follow this story: you are told when it goes out, changes or goes."))
    else:
        Follow.objects.filter(article=article, person=person).delete()
        messages.success(request, _("You don't follow this story any more."))
    return redirect(article.get_admin_url())
