"""A claim's card tells the day of whatever stands on it: of evidence, too, and of the curators' own reading."""

import datetime as dt

from bot.domain.entries import Assessment
from bot.domain.revision import LIBRARY, Author, Draft
from bot.domain.vocabulary import Kind, Status
from bot.store.embedded import EmbeddedStore
from tests.briefing.conftest import Loaded
from tests.made_settings import NOW

PACK = """claims:
  c: {text: It is claimed}
evidence:
  e: {claim: c, kind: photograph, description: A photograph., offered_by: alpha, source: s}
assessments:
  r: {claim: c, status: refuted, reason: It is not so., confidence: B2}
"""


async def test_evidence_has_the_day_its_source_was_published(loaded: Loaded) -> None:
    (card,) = await loaded(PACK, "claim c")
    assert "photograph, offered by Alpha: A photograph.\n    published 30 Oct 2024 · https://p.example/x" in card
    (card,) = await loaded(
        PACK.replace("source: s}", "source: undated}"), "claim c", sources="  undated: {outlet: Post}"
    )
    assert "photograph, offered by Alpha: A photograph.\n    day not known · Post" in card


async def test_an_assessment_has_its_day_and_its_author_now_and_then(loaded: Loaded, store: EmbeddedStore) -> None:
    (card,) = await loaded(PACK, "claim c")
    assert "refuted, as the curators read it: It is not so.\n    assessed 23 Nov 2026 in a curated pack · " in card
    assert "in a curated pack · confidence B2:" in card
    anew = Assessment(claim="c", status=Status.CONFIRMED, reason="It is.", confidence=None)
    author = Author("Moe (7)", NOW + dt.timedelta(days=2), "edited")
    await store.write([Draft(LIBRARY, Kind.ASSESSMENT, "r", anew)], author)
    file, before = await store.claim_file(LIBRARY, "c"), await store.as_of(store.position - 1).claim_file(LIBRARY, "c")
    assert file and before
    assert (file.assessed_on, file.assessed_by) == ("2026-11-25", "Moe (7)")
    assert before.assessed_on == "2026-11-23"
