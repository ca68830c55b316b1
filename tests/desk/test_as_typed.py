"""Questions as people type them, over an invented story: who speaks for whom, what has a day, what names nobody."""

from pathlib import Path

import pytest

from bot.app import desk_over
from bot.briefing.answer import Query
from bot.desk.desk import Desk
from bot.domain.revision import LIBRARY
from bot.render.plain import terminal
from bot.store.embedded import EmbeddedStore
from tests.made_settings import NOW, settings_in
from tests.told import told

PACK = """
topics:
  mill-fire: {title: The fire at Orrin Mill, aliases: [the mill fire]}
actors:
  orrin-paper: {name: Orrin Paper, kind: group, aliases: [the company]}
  hale: {name: Tom Hale, kind: person, role: head of Orrin Paper, part_of: orrin-paper}
  sedge: {name: Mina Sedge, kind: person, role: spokeswoman of Orrin Paper, part_of: orrin-paper}
  clerk: {name: Ivo Brand, kind: person, role: clerk at Orrin Paper, part_of: orrin-paper}
  brigade: {name: Northdale Fire Brigade, kind: agency, aliases: [fire brigade]}
  harbour: {name: Northdale Harbour Office, kind: agency, aliases: [harbour office]}
  frost: {name: Nell Frost, kind: person, role: head of the harbour office, part_of: harbour}
  wren: {name: Ada Wren, kind: person, role: member of the town council}
sources:
  echo: {outlet: echo.example, published: 2025-05-03}
  brigade-log: {outlet: brigade.example, published: 2025-05-03}
claims:
  engines-came:
    text: Six fire engines came to the mill in the night
    happened: 2025-05-02
    figures: [{value: 6, unit: engines, counts: fire engines, phase: sent}]
  boats-came: {text: Boats came to the mill in the night}
  doors-locked: {text: The doors of the mill were locked from outside}
  alarm-broken: {text: The alarm of the quay was broken}
  guards-slept: {text: Two guards slept in the boiler room}
  frost-knew: {text: Nell Frost knew of the broken alarm, about: [frost]}
  brigade-warned: {text: Northdale Fire Brigade warned Orrin Paper of the wiring, about: [brigade, orrin-paper]}
  nights:
    text: The siren had sounded on four nights before
    figures: [{value: 4, unit: nights, counts: nights on which the siren sounded, phase: before}]
statements:
  brigade-engines:
    speaker: brigade
    said_on: 2025-05-03
    paraphrase: The brigade sent six engines to the mill at two in the morning.
    source: brigade-log
    positions: [{claim: engines-came, stance: asserts}]
  brand-boats:
    speaker: clerk
    said_on: 2025-05-03
    paraphrase: He saw boats at the quay.
    source: echo
    positions: [{claim: boats-came, stance: asserts}]
  wren-diver:
    speaker: wren
    said_on: 2025-05-03
    paraphrase: Tom Hale met a diver of the navy on the quay.
    source: echo
    positions: [{claim: boats-came, stance: asserts, basis: explicit}]
  wren-doors:
    speaker: wren
    said_on: 2025-05-03
    paraphrase: Somebody had locked the doors.
    source: echo
    positions: [{claim: doors-locked, stance: asserts}]
  harbour-alarm:
    speaker: harbour
    said_on: 2025-05-04
    paraphrase: The alarm was out of order.
    source: echo
    positions: [{claim: alarm-broken, stance: confirms}]
  frost-alarm:
    speaker: frost
    on_behalf_of: harbour
    said_on: 2025-05-04
    paraphrase: Nobody had told her.
    source: echo
    positions: [{claim: frost-knew, stance: denies}]
  wren-alarm:
    speaker: wren
    said_on: 2025-05-03
    paraphrase: She knew, and the siren had sounded for four nights.
    source: echo
    positions:
      - {claim: frost-knew, stance: asserts}
      - {claim: brigade-warned, stance: asserts}
      - {claim: nights, stance: asserts}
  sedge-doors:
    speaker: sedge
    on_behalf_of: orrin-paper
    said_on: 2025-05-03
    quote: no door was locked
    paraphrase: The company says that no door was locked.
    source: echo
    positions: [{claim: doors-locked, stance: denies}]
  brand-guards:
    speaker: clerk
    said_on: 2025-05-03
    quote: all guards were awake
    paraphrase: No guard slept.
    source: echo
    positions: [{claim: guards-slept, stance: denies}]
"""


@pytest.fixture(scope="module")
def packs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("packs")
    (folder / "mill.yaml").write_text(PACK, encoding="utf-8")
    return folder


@pytest.fixture
def desk(story: EmbeddedStore, tmp_path: Path, packs: Path) -> Desk:
    return desk_over(story, settings_in(tmp_path, packs), lambda: NOW)


async def test_who_does_something_asks_for_no_speaker_of_that_name(desk: Desk) -> None:
    for question in ("who is paying for it", "who was in charge", "who is still paying them?"):
        answer = await told(desk, question)
        assert "Exactly that is not on the desk" in answer
        assert "On this story speak" not in answer
    assert "Nobody called “Paylin” is on the desk" in await told(desk, "who is Paylin")


async def test_when_is_answered_by_what_has_a_day_and_its_claim_is_told_once(desk: Desk) -> None:
    answer = await told(desk, "when did they come in the night?")
    assert "2 May 2025: Six fire engines came to the mill in the night" in answer
    assert answer.count("Six fire engines came") == 1
    assert "six engines to the mill at two" in answer
    assert "Boats" not in answer


async def test_who_speaks_for_somebody_is_told_as_that_where_he_said_nothing_himself(desk: Desk) -> None:
    answer = await told(desk, "did Tom Hale deny it?")
    first, then, denied, *_ = answer.split("\n")[2:]
    assert first == "No denial by Tom Hale on this story is on the desk."
    assert then == "Not Tom Hale in person, but Mina Sedge, spokeswoman of Orrin Paper:"
    assert denied.startswith("Mina Sedge, for Orrin Paper, denied: The doors of the mill were locked")
    assert "Yes" not in answer


async def test_who_speaks_for_another_house_or_said_another_thing_is_not_told_so(desk: Desk) -> None:
    assert "in person" not in await told(desk, "did Ada Wren deny it?")
    assert "in person" not in await told(desk, "did Tom Hale confirm it?")
    assert "in person" not in await told(desk, "did Mina Sedge confirm it?")


async def test_the_house_of_somebody_who_did_not_say_so_is_told_by_its_name(desk: Desk) -> None:
    answer = await told(desk, "did Nell Frost confirm that the alarm of the quay was broken?")
    assert "No confirmation of this by Nell Frost is on the desk." in answer
    assert "Not Nell Frost in person, but the Northdale Harbour Office:" in answer.replace("but North", "but the North")
    assert "Northdale Harbour Office confirmed: The alarm of the quay was broken" in answer


async def test_a_denial_of_one_claim_is_no_yes_where_another_fits_as_well(desk: Desk) -> None:
    answer = await told(desk, "did the harbour office deny the alarm?")
    assert "Nell Frost, for Northdale Harbour Office, denied: Nell Frost knew" in answer
    assert "Yes" not in answer
    assert "Yes: Nell Frost" in await told(desk, "did Nell Frost deny that she knew of the broken alarm?")


async def test_knowing_is_asked_of_who_is_named(desk: Desk) -> None:
    assert "How it stands · Nell Frost knew of the broken alarm" in await told(desk, "did Nell Frost know?")
    assert "Exactly that is not on the desk" in await told(desk, "did the fire engines know?")
    assert "How it stands · The alarm" in await told(desk, "do you know if the alarm of the quay was broken?")


async def test_how_it_stands_that_it_is_so_is_no_answer_where_it_is_asked_whether_it_is_not(desk: Desk) -> None:
    answer = await told(desk, "is it true that no doors were locked from outside?")
    assert "Exactly that is not on the desk" in answer and "is it one of these?" in answer
    assert "How it stands · The doors" in await told(desk, "is it true that the doors were locked from outside?")


async def test_how_often_asks_for_a_number_and_blame_for_how_it_stands(desk: Desk) -> None:
    assert "4 nights, before" in await told(desk, "how often did the siren sound")
    assert (await told(desk, "is the brigade to blame")).startswith("How it stands")


async def test_two_who_stand_in_one_statement_are_not_taken_for_one(desk: Desk) -> None:
    assert "Exactly that is not on the desk" in await told(desk, "who says that Tom Hale was a diver of the navy")
    assert "met a diver of the navy" in await told(desk, "who says that Tom Hale met a diver of the navy")


async def test_a_verb_for_saying_is_a_deed_where_a_claim_tells_of_it(desk: Desk) -> None:
    answer = await told(desk, "who warned Orrin Paper?")
    assert "Ada Wren asserted: Northdale Fire Brigade warned Orrin Paper" in answer
    assert "engines" not in answer
    for question in ("who warned the fire brigade?", "who warned the council?"):
        assert "asserted" not in await told(desk, question)


async def test_whoever_is_set_aside_is_so_in_every_answer_that_can_be_made_of_the_others(desk: Desk) -> None:
    engines, besides = (
        await told(desk, "how many engines?"),
        await told(desk, "how many engines besides the brigade's?"),
    )
    assert "Six fire engines" in engines and "Six fire engines" not in besides
    assert "Nobody else on the desk spoke of it; set aside: Northdale Fire Brigade." in besides
    figures = await told(desk, "which figures are there apart from Ada Wren's?")
    assert "6 engines" in figures and "4 nights" not in figures and "Set aside: Ada Wren." in figures
    sources = await told(desk, "which sources besides the fire brigade?")
    assert "echo.example" in sources and "brigade.example" not in sources
    said = await told(desk, "who says so besides Ada Wren?")
    assert "Northdale Fire Brigade asserts" in said and "Somebody had locked" not in said
    assert "Not set aside here: Ada Wren." in await told(desk, "is it true, apart from Ada Wren?")


async def test_who_is_set_aside_stays_so_on_a_button(desk: Desk) -> None:
    first = await desk.answers.answer(LIBRARY, Query("ask", "which figures are there apart from Ada Wren's?"))
    assert first.query.words.startswith("~fX")
    assert terminal(await desk.answers.answer(LIBRARY, Query("ask", first.query.words))) == terminal(first)


async def test_a_number_that_is_set_aside_is_not_what_is_asked(desk: Desk) -> None:
    assert "All of the story" in await told(desk, "how many were the 6 engines?")
    assert "All of the story" not in await told(desk, "which numbers are there besides the 6?")


async def test_asked_who_says_what_nobody_says_it_tells_who_denies_it(desk: Desk) -> None:
    answer = await told(desk, "who says two guards slept in the boiler room?")
    assert "No assertion of this claim is on the desk." in answer
    assert answer.index("Also said, but not an assertion") < answer.index("all guards were awake")


async def test_since_when_is_a_question_and_no_day(desk: Desk) -> None:
    for typed, verb in (("since when does the brigade know?", "ask"), ("since 2025-05-02", "since")):
        assert (await desk.answers.heard(LIBRARY, typed, "!")).verb == verb


async def test_who_denies_what_somebody_said_is_not_asked_of_who_said_it(desk: Desk) -> None:
    answer = await told(desk, "Ada Wren said that the doors of the mill were locked from outside. Who denies that?")
    assert "no door was locked" in answer
    assert "by Ada Wren" not in answer


async def test_whether_the_story_was_said_not_to_be_so_is_not_answered_with_all_that_was_said(desk: Desk) -> None:
    answer = await told(desk, "did Ada Wren say that there was no Orrin Mill fire?")
    assert "Nothing Ada Wren said about exactly that is on the desk" in answer
    assert "about exactly that" not in await told(desk, "what did Ada Wren say of the mill fire?")


async def test_words_that_begin_with_who_are_a_question_and_no_slip_of_a_command(desk: Desk) -> None:
    for typed in ("who siad 1500", "who denise it", "who denies sending"):
        assert (await desk.answers.heard(LIBRARY, typed, "!")).verb == "ask"
