"""Companies of the register that the words name and nothing links."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from articles.checks.registry import Found, Level, check
from articles.checks.story import Story
from companies.meant import replaced
from companies.models import Company


@check("company-not-linked", Level.WARNS)
def not_linked(story: Story) -> Iterator[Found]:
    """Chosen for the story, mentioned in the text, or a party to one of its partnerships: any of these will do.

    So does having said that the story isn't about it.
    """
    linked = {company for block in story.blocks for company in block.mentions}
    linked |= {int(company) for company in story.links.get("companies", ())}
    left = [named for named in story.named if named.company_id not in linked]
    if left:
        now = replaced(Company, linked)
        left = [named for named in left if named.company_id not in now]
    for named in left:
        if named.company_id not in story.partnership_parties | story.dismissed:
            says = _("%(company)s is named but not among the companies of the story.") % {"company": named.name}
            field = "body" if named.written in story.plain else "companies"
            yield Found(says, field, named.written, company=(named.company_id, named.name))
