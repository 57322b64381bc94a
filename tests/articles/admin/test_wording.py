"""In Italian, taking a text off the schedule has words of its own: “annulla” is what undoing is called."""

import pytest
from django.contrib.auth.models import User

from articles import workflow
from tests.articles.admin.story_form import verb_address
from tests.factories import ahead, make_article, make_client, make_edition

pytestmark = pytest.mark.django_db


def test_taking_off_the_schedule_does_not_read_like_undoing(editor: User) -> None:
    client, article = make_client(editor, language="it"), make_article()
    queued = make_edition(article, at=ahead(hours=2))
    story = client.get(article.get_admin_url()).content.decode()
    panel = story.partition('class="panel-queue"')[2].partition("</ol>")[0]
    asked = client.get(verb_address("cancel", article, queued.pk)).content.decode().partition("<main")[2]
    workflow.cancel(queued, by=editor)
    past = client.get(verb_address("history", article)).content.decode().partition("<main")[2]
    for told in (panel, asked, past):
        assert "programma" in told
        assert "annull" not in told.lower()
