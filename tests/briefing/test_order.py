"""An edit moves nothing and turns nothing round; an order is told only where the days tell it."""

from bot.domain.entries import Statement
from bot.domain.revision import LIBRARY, Author, Draft
from bot.domain.vocabulary import Kind
from bot.store.embedded import EmbeddedStore
from tests.briefing.conftest import Loaded, said
from tests.made_settings import NOW

CLAIMS = "claims:\n  c: {text: It is claimed}\n  d: {text: Another thing}\n  e: {text: A third thing}\n"
ONE_DAY = (
    CLAIMS
    + "statements:\n"
    + said("s1", "alpha", "denies", day="2024-10-18", more="quote: tpyo, ")
    + said("s2", "alpha", "confirms", day="2024-10-18")
    + said("s3", "beta", "asserts", "d")
    + said("s4", "delta", "asserts", "d")
)
ASKED = ("claims t", "claim c", "claim d", "actor Alpha", "who-denied t", "timeline t", "sources t", "brief t")


async def test_a_typing_error_mended_in_a_pack_changes_that_error_alone(loaded: Loaded) -> None:
    before = await loaded(ONE_DAY, *ASKED)
    for typed, meant in (("tpyo", "typo"), ("It is claimed", "It as claimed")):
        after = await loaded(ONE_DAY.replace(typed, meant), *ASKED)
        assert [told.replace(typed, meant) for told in before] == list(after)
    assert "Alpha confirms [both denied and confirmed, order not known]" in before[1]
    assert "disputed, by what was said: Alpha both denied and confirmed, order not known" in before[1]


async def test_a_server_that_edits_a_statement_moves_it_as_little(loaded: Loaded, store: EmbeddedStore) -> None:
    await loaded(ONE_DAY)
    for key, scope in (("s3", "42"), ("s1", "42"), ("s1", LIBRARY)):
        _, entry = await store.seen(scope, Kind.STATEMENT, key)
        assert isinstance(entry, Statement)
        edited = entry.model_copy(update={"paraphrase": "It was so"})
        await store.write([Draft(scope, Kind.STATEMENT, key, edited)], Author("Moe (7)", NOW, "edited"))
    for scope in (LIBRARY, "42"):
        file = await store.topic_file(scope, "t")
        assert file
        assert [a.statement for a in file.attributions] == ["s1", "s2", "s3", "s4"]
        assert [claim.key for claim in file.claims] == ["c", "d", "e"]


async def test_the_curators_reading_that_counts_is_the_last_one_made_not_the_last_one_edited(loaded: Loaded) -> None:
    readings = CLAIMS + (
        "assessments:\n  one: {claim: c, status: refuted, reason: First raeding}\n"
        "  two: {claim: c, status: confirmed, reason: Second reading}\n"
    )
    before = await loaded(readings, "claim c", "claims t")
    assert "confirmed, as the curators read it: Second reading" in before[0]
    assert "Confirmed, as the curators read it (1)" in before[1]
    assert await loaded(readings.replace("raeding", "reading"), "claim c", "claims t") == before


async def test_who_once_denied_and_once_confirmed_turned_only_where_the_days_say_so(loaded: Loaded) -> None:
    pack = (
        CLAIMS
        + "statements:\n"
        + said("s1", "alpha", "denies", day="2024-10-18")
        + said("s2", "alpha", "confirms", day="2024-10-19")
        + said("s3", "beta", "denies")
        + said("s4", "beta", "confirms")
        + said("s5", "delta", "confirms", day="2024-10-18")
        + said("s6", "delta", "denies", day="2024-10")
    )
    told, confirmed = await loaded(pack, "claims t", "who-confirmed t")
    for page in (told, confirmed):
        assert page.count("both denied and confirmed, order not known") == 1
        assert page.count("both confirmed and denied, order not known") == 1
        assert page.count("denied, then confirmed") == 1
        assert "confirmed, then denied" not in page


async def test_whoever_takes_back_a_denial_is_not_said_to_have_asserted_it(loaded: Loaded) -> None:
    pack = (
        CLAIMS
        + "statements:\n"
        + said("s1", "alpha", "denies", day="2024-10-18")
        + said("s2", "alpha", "withdraws", day="2024-10-20")
    )
    (card,) = await loaded(pack, "claim c")
    assert (
        "unverified, by what was said: nobody on the desk asserts or reports it in words; Alpha denied, then withdrew."
        in card
    )
