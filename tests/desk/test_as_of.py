"""As of a day: what the desk knew when it ended, and one sentence where that cannot be told."""

import datetime as dt
from pathlib import Path

import pytest

from bot.app import desk_over
from bot.briefing.answer import Answer, Query
from bot.desk.desk import Desk
from bot.domain.entries import Claim
from bot.domain.refusals import NotNamed, NotOnDesk, Refusal
from bot.domain.revision import LIBRARY, Author, Draft
from bot.domain.vocabulary import Kind
from bot.render.plain import terminal
from bot.store.embedded import EmbeddedStore
from tests.laid import lay
from tests.made_settings import NOW, settings_in

LATER = NOW + dt.timedelta(days=30)
LOADED = "2026-11-23"


@pytest.fixture
async def grown(story: EmbeddedStore, tmp_path: Path) -> Desk:
    """The desk 30 days after its pack was loaded. On the second day a claim was reworded and one came, on the third the
    server 42 put its own words over the reworded one and hid another."""
    settings = settings_in(tmp_path)
    second = Author("Moe (7)", NOW + dt.timedelta(days=1), "better words")
    third = Author("Mia (8)", NOW + dt.timedelta(days=2), "our words")
    await story.write([claim(LIBRARY, "sent-to-russia", "Reworded"), claim(LIBRARY, "late", "Came later")], second)
    hidden = Draft("42", Kind.CLAIM, "in-combat", None)
    await story.write([claim("42", "sent-to-russia", "In our words"), hidden], third)
    return desk_over(story, settings, lambda: LATER)


def claim(scope: str, key: str, text: str) -> Draft:
    return Draft(scope, Kind.CLAIM, key, Claim(topic="nk-troops", text=text))


async def asked(desk: Desk, line: str, scope: str = LIBRARY) -> Answer:
    return await desk.answers.answer(scope, desk.answers.understood(line, "!"))


async def refused(desk: Desk, line: str) -> Refusal:
    with pytest.raises(Refusal) as told:
        await asked(desk, line)
    return told.value


@pytest.mark.parametrize(
    "line",
    [
        "!claims nk-troops as-of:2026-11-24",
        "!claims as-of:2026-11-24 nk-troops",
        "!claims nk-troops as-of:24 Nov 2026?",
        '!claims as-of:"24 Nov 2026" nk-troops',
        "!claims as-of:“24 Nov 2026” nk-troops",
        "claims nk-troops --as-of 24 Nov 2026",
        "claims nk-troops —as-of=2026-11-24",
        "claims nk-troops AS_OF: 24.11.2026",
        "claims as of:2026-11-24",
        "claims nk-troops --plain as-of:24 Nov",
        "claims nk-troops as-of:24 Nov --plain",
    ],
)
async def test_however_it_is_typed_the_day_and_the_words_are_found(grown: Desk, line: str) -> None:
    answer = await asked(grown, line)
    assert answer.title.startswith("As of 24 Nov 2026 · North Korean troops")
    assert answer.query == Query("claims", "topic:nk-troops", plain="plain" in line, as_of="2026-11-24")


async def test_a_server_s_entries_lie_over_the_library_as_they_did(grown: Desk) -> None:
    shown = {
        (scope, day): terminal(await asked(grown, f"claims as-of:2026-11-{day}", scope))
        for scope in (LIBRARY, "42", "7")
        for day in (23, 24, 25)
    }
    for scope in (LIBRARY, "42", "7"):
        assert "Reworded" not in shown[scope, 23] and "Came later" not in shown[scope, 23]
        assert "Reworded" in shown[scope, 24] and "Came later" in shown[scope, 24]
        assert ("In our words" in shown[scope, 25]) == (scope == "42")
        assert ("Reworded" in shown[scope, 25]) == (scope != "42")
    heading = (await asked(grown, "claim in-combat as-of:24 Nov", "42")).title
    assert heading.startswith("As of 24 Nov 2026 · ")
    hidden = heading.partition(" · ")[2]
    assert hidden in shown["42", 24] and hidden not in shown["42", 25] and hidden in shown["7", 25]
    assert "Reworded" in terminal(await asked(grown, "claims"))


@pytest.mark.parametrize(
    "line",
    [
        *("topics", "brief", "claims", "claim sent-to-russia", "who-denied", "who-said NIS", "who-confirmed"),
        *("who-doubts", "figures", "actor Peskov", "timeline", "sources", "history claim:sent-to-russia", "changes"),
    ],
)
async def test_every_question_is_answered_as_it_was_on_the_first_day(grown: Desk, tmp_path: Path, line: str) -> None:
    lay(tmp_path / "first.db")
    first = EmbeddedStore(tmp_path / "first.db")
    settings = settings_in(tmp_path)
    then = await asked(desk_over(first, settings, lambda: NOW), line)
    first.close()
    answer = await asked(grown, f"{line} as-of:{LOADED}")
    assert answer.title == f"As of 23 Nov 2026 · {then.title}"
    assert (answer.lead, answer.sections, answer.opens) == (then.lead, then.sections, then.opens)
    assert answer.query.as_of == LOADED


async def test_history_and_changes_end_with_the_day(grown: Desk) -> None:
    for day, count in ((23, 1), (24, 2), (25, 3)):
        assert len((await asked(grown, f"changes as-of:2026-11-{day}", "42")).sections) == count
        told = await asked(grown, f"history claim:sent-to-russia as-of:2026-11-{day}", "42")
        assert len([s for s in told.sections if s.heading.startswith("#")]) == count
    (only,) = (await asked(grown, "changes yesterday as-of:2026-11-25")).sections
    assert len([line for line in only.lines if not line.depth]) == 2
    assert "one change" in terminal(await asked(grown, "changes 25 Nov as-of:2026-12-20", "42"))


async def test_before_its_first_entry_the_desk_knew_nothing(grown: Desk, tmp_path: Path) -> None:
    told = await refused(grown, "claims nk-troops as-of:2024-10-20")
    assert told.sentence == (
        "The desk knew nothing on 20 Oct 2024; its first entry came on 23 Nov 2026: "
        "type as-of:2026-11-23 or a later day."
    )
    empty = EmbeddedStore(tmp_path / "empty.db")
    told = await refused(desk_over(empty, settings_in(tmp_path), lambda: LATER), "topics as-of:2024-10-20")
    assert told.sentence == "The desk knew nothing on 20 Oct 2024; no entry has come yet."
    empty.close()


async def test_what_came_later_is_not_on_the_desk_then_and_a_choice_keeps_the_day(grown: Desk) -> None:
    assert (await asked(grown, "claim late")).title == "Came later"
    told = await refused(grown, "claim late as-of:23 Nov 2026")
    assert isinstance(told, NotOnDesk)
    assert told.sentence.startswith("As of 23 Nov 2026: No claim on the desk is called “late”; ")
    assert told.as_of == LOADED
    near = await refused(grown, "claim usd-in-ukraine as-of:23 Nov 2026")
    assert near.sentence.endswith("Type !claim used-in-ukraine as-of:2026-11-23.")
    bare = await refused(grown, "claim as-of:23 Nov 2026")
    assert isinstance(bare, NotNamed) and bare.sentence.endswith(" as-of:2026-11-23.")


async def test_what_is_followed_is_what_is_followed_today(grown: Desk) -> None:
    await grown.set_up("42", role="", room="", topics="nk-troops", language="")
    assert (await asked(grown, f"brief as-of:{LOADED}", "42")).query.words == "topic:nk-troops"


async def test_what_cannot_be_told_is_refused_in_one_sentence(grown: Desk) -> None:
    for line, sentence in (
        ("claims as-of:", "“as-of:” is not a day; type it like 2024-10-18, 18 Oct 2024 or October 2024."),
        ("claims as-of:2026-12-24", "“2026-12-24” is 24 Dec 2026, which is still to come; type a day that has been."),
        ("help as-of:2026-11-23", "as-of:<day> goes with what is asked of the desk; help tells of the bot as it is."),
    ):
        assert (await refused(grown, line)).sentence == sentence


async def test_autocomplete_offers_what_there_was(grown: Desk) -> None:
    async def offered(as_of: str) -> list[str]:
        return [choice.key for choice in await grown.answers.suggestions("42", "late", (Kind.CLAIM,), 25, as_of)]

    assert "late" in await offered("")
    assert "late" not in await offered(LOADED)
    assert "late" in await offered("2026-11-2x")  # a day half typed is none yet
