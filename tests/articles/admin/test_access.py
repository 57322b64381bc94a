"""Who gets which page of the desk: every address, every persona, read and write; no cell may be missing."""

import datetime as dt
import logging
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.db import transaction
from django.urls import NoReverseMatch, URLPattern, reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from articles import workflow
from articles.models import AuditEntry, Idea, Notice, RefusedText, Revisit, Unsaved, Webhook
from companies.exchange.kinds import KINDS
from companies.models import Intake, Ownership, Quote, Role, Source, Standing
from tests.articles.admin.access import READ, WRITE
from tests.companies.exchange.files import exported
from tests.factories import (
    ahead,
    make_article,
    make_author,
    make_client,
    make_comment,
    make_company,
    make_edition,
    make_embargo,
    make_milestone,
    make_partnership,
    make_person,
    make_picture,
    make_section,
    make_user,
    rewrite,
)

pytestmark = pytest.mark.django_db
PERSONAS = ("stranger", "owner", "colleague", "editor", "chief")


def names(patterns: list[Any]) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            if pattern.name:
                yield pattern.name
        else:
            yield from names(pattern.url_patterns)


ADDRESSES = sorted(set(names(admin.site.get_urls())) - {"login", "logout", "view_on_site"})


# They are asked about things, which their address names.
MERGES = [(kind, verb) for kind in ("company", "person") for verb in ("merge", "unmerge")]
OF_THINGS = {"embargoes_embargo_put", "embargoes_embargo_take-out"}


class World:
    """One thing of each kind, and stories at the points where a verb may follow, all by `owner`."""

    def __init__(self) -> None:
        self.people: dict[str, Any] = {
            "anonymous": None,
            "stranger": make_user(""),
            "owner": make_user("Reporter"),
            "colleague": make_user("Reporter"),
            "editor": make_user("Editor"),
            "chief": make_user("Chief"),
        }
        owner = self.people["owner"]
        self.draft, self.submitted, live, queued = (make_article(owner=owner) for _ in range(4))
        workflow.submit(self.submitted, by=None)
        self.live = make_edition(live)
        self.queued = make_edition(queued, at=ahead(hours=1))
        self.rewritten = rewrite(make_article(owner=owner), headline="Riscritta")
        self.comment = make_comment(self.draft, by=self.people["editor"])  # type: ignore[arg-type]
        self.unsaved = Unsaved.objects.create(person=owner, article=self.draft, data={})
        self.refused = RefusedText.objects.create(person=owner, article=self.draft, data={})
        self.things = self._things()
        self.arguments = self._arguments(owner)

    def _arguments(self, owner: Any) -> dict[str, list[Any]]:
        """What the addresses name that aren't about a draft or a thing."""
        queued, rewritten = [self.queued.article_id, self.queued.pk], [self.rewritten.pk, 1]
        return {
            "reschedule": queued,
            "cancel": queued,
            "leave": queued,
            "let-all-stand": ["milestone", self.things["companies_milestone"].pk],
            "let-stand": [self.live.article_id, self._revisit().pk],
            "now": queued,
            "renew": queued,
            "until": [self.live.article_id],
            "withdraw": [self.live.article_id],
            "send-back": [self.submitted.pk],
            "picture": [self.things["images_picture"].pk],
            "revision": rewritten,
            "restore": rewritten,
            "revoke": [self.draft.pk, workflow.share(self.draft, by=None).pk],
            "comment": [self.draft.pk, self.comment.pk],
            "inbox_open": [Notice.objects.filter(person=owner).earliest("pk").pk],
            "rehearsal_front": [ahead(days=1)],
            "rehearsal_page": [ahead(days=1), "sitemap.xml"],
            "throw": [self.unsaved.window],
            "refused": [self.refused.pk],
            "calendar_idea": [self.things["articles_idea"].pk],
            "embargoes_embargo_lift": [self.things["embargoes_embargo"].pk],
            "embargoes_embargo_move": [self.things["embargoes_embargo"].pk],
            "embargoes_embargo_take-out": [self.things["embargoes_embargo"].pk],
            **{f"articles_idea_{step}": [self.things["articles_idea"].pk] for step in ("write", "drop", "take_up")},
            "articles_idea_propose": [self.things["companies_milestone"].pk],
            "companies_milestone_settle": [self.things["companies_milestone"].pk],
            **{f"companies_{kind}_{verb}": [self.things[f"companies_{kind}"].pk] for kind, verb in MERGES},
            **self._exchanged(),
            "app_list": ["articles"],
            "auth_user_password_change": [self.things["auth_user"].pk],
        }

    def _revisit(self) -> Revisit:
        told = {"said": {}, "says": {}, "article_id": self.live.article_id}
        return Revisit.objects.create(milestone=self.things["companies_milestone"], **told)

    def _exchanged(self) -> dict[str, list[Any]]:
        """The pages of each table of the register that is given out and taken in, with a file of the editor's."""
        found: dict[str, list[Any]] = {}
        for kind, resource in KINDS.items():
            name = f"companies_{resource.model._meta.model_name}"
            given = Intake.objects.create(kind=kind, name="file.csv", by=self.people["editor"], data=exported(kind))
            found |= {f"{name}_export": ["csv"], f"{name}_import_seen": [given.pk]}
        return found

    def _things(self) -> dict[str, Any]:
        milestone, person, company = make_milestone(make_partnership()), make_person(), make_company()
        role = Role.objects.create(person=person, company=company, title="Direttrice")
        return {
            "companies_fact": Standing.objects.create(partnership=make_partnership(), status="ended", as_of="2020"),
            "companies_ownership": Ownership.objects.create(owner=make_company(), owned=make_company()),
            "companies_person": make_person(),
            "companies_quote": Quote.objects.create(speaker=make_person(), words="Sì."),
            "companies_role": role,
            "companies_source": Source.objects.create(title="Bilancio"),
            "companies_standing": Standing.objects.create(partnership=make_partnership(), status="ended", as_of="2020"),
            "articles_article": self.draft,
            "articles_idea": Idea.objects.create(title="Idea", assignee=self.people["owner"]),
            "articles_section": make_section(),
            "articles_author": make_author(),
            "articles_webhook": Webhook.objects.create(name="Partner", address="https://www.example.com/"),
            "articles_auditentry": AuditEntry.objects.first(),
            "companies_company": make_company(),
            "companies_partnership": make_partnership(),
            "companies_milestone": milestone,
            "embargoes_embargo": make_embargo(),
            "images_picture": make_picture(),
            "procrastinate_procrastinatejob": ProcrastinateJob.objects.first(),
            "auth_user": make_user("Reporter"),
            "auth_group": Group.objects.get(name="Reporter"),
        }

    def address(self, name: str) -> str:
        arguments = self.arguments.get(name.removeprefix("articles_article_"), [])
        if not arguments and name.endswith(("_history", "_delete", "_change")) and name != "password_change":
            arguments = [self.things[name.rpartition("_")[0]].pk]
        try:
            return reverse(f"admin:{name}", args=arguments)
        except NoReverseMatch:
            return reverse(f"admin:{name}", args=[self.draft.pk])

    def answer(self, persona: str, name: str, *, write: bool) -> int:
        client = make_client(self.people[persona])
        later = (ahead(days=2) + dt.timedelta(hours=1)).isoformat()[:16]
        data: dict[str, Any] = {
            "post": "yes",
            "revision": 1,
            "note": "Perché",
            "at": later,
            "due_at": later,
            "ends": later,
        }
        data |= {
            "to": self.people["colleague"].pk,
            "onto": 2,
            "hours": "48",
            "do": "resolve",
            "text": "Testo",
            "key": str(uuid.uuid4()),
        }
        if "_keep" in name and (person := self.people[persona]):
            data |= {"kept-person": person.pk, "kept-window": uuid.uuid4(), "kept-draft": uuid.uuid4()}
        field = {"app_label": "articles", "model_name": "article", "field_name": "companies", "term": "x"}
        query = field if name == "autocomplete" else {"story": self.draft.pk} if name in OF_THINGS else {}
        with transaction.atomic():
            response = (
                client.post(self.address(name), data, query_params=query)
                if write
                else client.get(self.address(name), query)
            )
            transaction.set_rollback(True)
        return response.status_code


def test_no_page_of_the_desk_is_missing_in_the_tables() -> None:
    assert sorted(READ) == sorted(WRITE) == ADDRESSES


def test_whoever_is_not_signed_in_is_sent_to_sign_in() -> None:
    world, client = World(), make_client()
    for name in ADDRESSES:
        for response in (client.get(world.address(name)), client.post(world.address(name))):
            assert response.status_code == 302, name
            assert response.url.startswith("/admin/login/"), name


@pytest.fixture
def quiet() -> Iterator[None]:
    """Hundreds of refusals aren't worth hundreds of tracebacks."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize("write", [False, True], ids=["reading", "writing"])
@pytest.mark.parametrize("persona", PERSONAS)
def test_every_page_answers_each_persona_as_the_table_says(persona: str, write: bool) -> None:
    world, column = World(), PERSONAS.index(persona)
    expected = {name: int(codes.split()[column]) for name, codes in (WRITE if write else READ).items()}
    assert {name: world.answer(persona, name, write=write) for name in expected} == expected
