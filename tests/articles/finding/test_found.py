"""Everything a story tells, in one look."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import body, finding
from companies.dates import PartialDate
from companies.names import mentions
from tests.factories import make_company

STORY = (
    "<p>Supreme apre a Milano. Dal 21 dicembre arriva anche <strong>Moncler</strong>.</p><h2>Supreme e gli altri</h2>"
    "<p>«Una sola strada porta lì», spiega Rosa Neri, CEO di Moncler.</p>"
    "<table><tbody><tr><td><p>Apre il 21 dicembre</p></td></tr></tbody></table>"
)


@pytest.mark.django_db
def test_a_story_is_read_block_by_block_with_one_question_to_the_database() -> None:
    make_company(name="Moncler")
    make_company(name="Supreme")
    blocks = body.blocks(STORY)
    mentions("")
    with CaptureQueriesContext(connection) as captured:
        found = finding.found_in(blocks, PartialDate.parse("2020-12-18"))
    assert len(captured) == 1
    named = [(place, blocks[place].text[one.start : one.end]) for place, one in found.names]
    assert named == [(0, "Supreme"), (0, "Moncler"), (1, "Supreme"), (2, "Moncler")]
    ((place, dated),) = found.dates
    assert (place, str(dated.date), dated.state) == (0, "2020-12-21", "expected")
    assert blocks[0].text[slice(*dated.sentence)] == "Dal 21 dicembre arriva anche Moncler."
    (said,) = found.quotes
    assert (said.block, said.speaker.name, said.words) == (2, "Rosa Neri", "Una sola strada porta lì")
    assert said.speaker.company == "Moncler"
