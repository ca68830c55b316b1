"""What somebody said on a day, for whom, and to which of a desk's stories, over two invented ones."""

import pytest

from bot.desk.desk import Desk
from tests.desk.conftest import desk_of
from tests.told import told

PACK = """
topics:
  flood: {title: The flood at Brekka}
  mine: {title: The mine at Tarn}
actors:
  vang: {name: Vang Watch Bureau, kind: agency, aliases: [VWB]}
  dale: {name: Dale, kind: state}
  palace: {name: Palace, kind: agency, part_of: dale}
  holm: {name: Rut Holm, kind: person, role: spokeswoman of the palace, part_of: palace}
  fjell: {name: Fjell, kind: state, aliases: [the Fjell]}
  pact: {name: the Pact, kind: group, members: [fjell, dale]}
  ek: {name: Ida Ek, kind: person, role: geologist}
  lund: {name: Per Lund, kind: person, role: mayor}
sources:
  echo: {outlet: echo.example, published: 2024-05-03}
claims:
  dam: {topic: flood, text: The dam at Brekka broke}
  gate: {topic: flood, text: The gate of the dam stood open}
  boats: {topic: flood, text: Six boats sank, figures: [{value: 6, unit: boats, counts: boats, phase: sunk}]}
  bridge: {topic: flood, text: The bridge fell}
  toll: {topic: flood, text: The number of the dead lies between 7 and 9}
  ran: {topic: mine, text: Two officers of the security bureau ran the mine}
  dug: {topic: mine, text: The mine was dug under the lake}
  poisoned: {topic: mine, text: Per Lund had the lake poisoned, about: [lund]}
  met: {topic: mine, text: The council held a meeting on the lake}
  first: {topic: mine, text: The mine at Tarn was the first in the valley}
statements:
  vang-dam:
    {speaker: vang, said_on: 2024-05-03, source: echo, paraphrase: It broke.,
     positions: [{claim: dam, stance: asserts}]}
  vang-gate:
    {speaker: vang, said_on: 2024-05-03, source: echo, paraphrase: It was open.,
     positions: [{claim: gate, stance: asserts}]}
  vang-boats:
    {speaker: vang, said_on: 2024-05-03, source: echo, paraphrase: Six did.,
     positions: [{claim: boats, stance: asserts}]}
  vang-bridge:
    {speaker: vang, said_on: 2024-05-03, source: echo, paraphrase: It fell.,
     positions: [{claim: bridge, stance: asserts}]}
  vang-toll:
    {speaker: vang, said_on: 2024-05-03, source: echo, paraphrase: As many.,
     positions: [{claim: toll, stance: asserts}]}
  vang-later:
    {speaker: vang, said_on: 2024-05-09, source: echo, paraphrase: Clay.,
     positions: [{claim: dam, stance: confirms}]}
  holm-fiction:
    speaker: holm
    on_behalf_of: dale
    said_on: 2024-05-04
    quote: pure fiction
    source: echo
    positions: [{claim: gate, stance: denies}]
  ek-ran:
    {speaker: ek, said_on: 2024-06-01, source: echo, paraphrase: They did.,
     positions: [{claim: ran, stance: asserts}]}
  fjell-dug:
    {speaker: fjell, said_on: 2024-06-01, source: echo, paraphrase: It was.,
     positions: [{claim: dug, stance: asserts}]}
  dale-dug:
    {speaker: dale, said_on: 2024-06-02, source: echo, paraphrase: Not so.,
     positions: [{claim: dug, stance: denies}]}
  pact-poisoned:
    speaker: pact
    said_on: 2024-06-02
    source: echo
    paraphrase: They accuse him.
    positions: [{claim: poisoned, stance: asserts}]
  ek-met:
    {speaker: ek, said_on: 2024-06-02, source: echo, paraphrase: It did.,
     positions: [{claim: met, stance: asserts}]}
evidence:
  pictures: {claim: gate, kind: photograph, description: A picture of the gate., offered_by: vang, source: echo}
"""


desk = desk_of(PACK)


@pytest.mark.parametrize(
    "question",
    [
        "what did the Vang Watch Bureau say on 3 May",
        "what did the Vang Watch Bureau say on the 3rd of May",
        "what did VWB say on the 3rd",
    ],
)
async def test_all_that_was_said_on_a_day(desk: Desk, question: str) -> None:
    answer = await told(desk, question)
    assert "The dam at Brekka broke" in answer and "The bridge fell" in answer, answer
    assert "Nothing" not in answer and "9 May 2024" not in answer, answer


async def test_a_day_alone_is_no_matter_of_another_story(desk: Desk) -> None:
    answer = await told(desk, "did Ida Ek confirm that the dam broke on the 3rd")
    assert "ran the mine" not in answer.partition("##")[0], answer


async def test_who_speaks_for_a_state_is_in_its_words(desk: Desk) -> None:
    answer = await told(desk, "did Dale say pure fiction")
    assert "“pure fiction”" in answer and "Nothing" not in answer, answer


@pytest.mark.parametrize("question", ["who is lying here", "who told lies", "did anyone lie about it"])
async def test_a_number_that_lies_between_two_is_no_lie(desk: Desk, question: str) -> None:
    answer = await told(desk, question)
    assert "· The number of the dead lies" not in answer, answer


async def test_a_number_lies_between_two(desk: Desk) -> None:
    assert "The number of the dead lies between" in (await told(desk, "who says the toll lies between 7 and 9"))


@pytest.mark.parametrize("question", ["how reliable is VWB", "did the VWB lie before"])
async def test_a_part_of_a_name_tells_no_story(desk: Desk, question: str) -> None:
    assert "mine" not in await told(desk, question)


async def test_of_two_the_story_that_both_speak_to(desk: Desk) -> None:
    answer = await told(desk, "what do Dale and Fjell disagree about")
    assert "The mine at Tarn" in answer.splitlines()[0] and "Which story" not in answer, answer


async def test_the_video_that_there_is_none_of(desk: Desk) -> None:
    assert "No video is on the desk." in await told(desk, "the flood", "is the video real?")


@pytest.mark.parametrize("question", ["sum it up", "can you sum up the flood at Brekka"])
async def test_a_story_in_brief(desk: Desk, question: str) -> None:
    assert (await told(desk, "the flood at Brekka", question)).startswith("In brief"), question


@pytest.mark.parametrize("question", ["what does the Pact accuse Per Lund of", "what does Fjell accuse Per Lund of"])
async def test_of_what_somebody_is_accused(desk: Desk, question: str) -> None:
    answer = await told(desk, "the mine at Tarn", question)
    assert "Per Lund had the lake poisoned" in answer and "Nothing" not in answer, answer


@pytest.mark.parametrize(
    "question", ["will there be a meeting on the lake", "is the council going to meet on the lake"]
)
async def test_what_was_held_is_not_to_come(desk: Desk, question: str) -> None:
    assert (await told(desk, "the mine at Tarn", question)).splitlines()[0] == "How it stands · The mine at Tarn"


async def test_what_was_held_was(desk: Desk) -> None:
    answer = await told(desk, "the mine at Tarn", "was there a meeting on the lake")
    assert "The council held a meeting" in answer.splitlines()[0], answer


async def test_whose_claim_something_is(desk: Desk) -> None:
    answer = await told(desk, "whose claim is it that the bridge fell")
    assert answer.startswith("What was said · Vang Watch Bureau · The bridge fell"), answer


async def test_nobody_agrees_with_who_takes_no_side(desk: Desk) -> None:
    answer = await told(desk, "the mine at Tarn", "who agrees with Per Lund")
    assert "Nothing Per Lund said" in answer and "ran the mine" not in answer, answer


@pytest.mark.parametrize("question", ["who published the photos", "who released the satellite images?"])
async def test_who_put_out_what_shows_it(desk: Desk, question: str) -> None:
    answer = await told(desk, "the flood at Brekka", question)
    assert "photograph, offered by Vang Watch Bureau" in answer and "exactly that" not in answer, answer


async def test_who_was_the_first_to_say_it_is_no_word_of_a_claim(desk: Desk) -> None:
    answer = await told(desk, "the mine at Tarn", "was Fjell the first to say it")
    assert "The mine was dug under the lake" in answer and "Tarn was the first" not in answer, answer


async def test_who_rules_it_out_denies_it(desk: Desk) -> None:
    assert (await told(desk, "the mine at Tarn", "does Dale rule it out")).startswith("Denials · Dale")
