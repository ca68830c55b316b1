"""What the desk does not have is named in the first line, over an invented story of a strike of dockers at Sund."""

import pytest

from bot.briefing.answer import Query
from bot.desk.desk import Desk
from tests.desk.conftest import desk_of
from tests.told import told

PACK = """
topics:
  strike: {title: The strike in the harbour of Sund}
  mill: {title: The mill of Aarhus}
actors:
  echo: {name: Sund Echo, kind: media}
  acme: {name: Acme, kind: group}
  lund: {name: Per Lund, kind: person, role: director of the harbour, aliases: [PL]}
  holm: {name: Ida Holm, kind: person}
  jensensky: {name: Olga Jensensky, kind: person}
  union: {name: Scandinavian Union, kind: group, aliases: [SKU]}
sources:
  paper: {outlet: echo.example, published: 2024-05-03}
claims:
  struck:
    text: 300 dockers of Sund went on strike
    happened: 2024-05-02
    figures: [{value: 300, unit: dockers, counts: dockers on strike, phase: in all}]
  fights: {text: There have been injuries in fights at the gate of Sund, links: [{kind: supports, claim: struck}]}
  cranes: {text: Acme sold two broken cranes to the harbour, about: [acme]}
  met: {text: Per Lund convened an urgent meeting of the harbour board, about: [lund]}
  burned: {text: The mill of Aarhus burned, topic: mill}
statements:
  echo-struck:
    speaker: echo
    said_on: 2024-05-03
    paraphrase: The paper counted them at the gate.
    source: paper
    positions: [{claim: struck, stance: reports}, {claim: fights, stance: reports}, {claim: cranes, stance: reports}]
  lund-met:
    speaker: lund
    said_on: 2024-05-02
    paraphrase: Lund called the board together.
    source: paper
    positions: [{claim: met, stance: asserts}]
  holm-struck:
    speaker: holm
    said_on: 2024-05-04
    paraphrase: Holm says that they will go on.
    source: paper
    positions: [{claim: struck, stance: asserts}]
  acme-cranes:
    speaker: acme
    said_on: 2024-05-04
    paraphrase: Acme says that its cranes were sound.
    source: paper
    positions: [{claim: cranes, stance: denies}]
  jensensky-burned:
    speaker: jensensky
    said_on: 2024-05-05
    paraphrase: She has her doubts.
    source: paper
    positions: [{claim: burned, stance: doubts}]
  union-burned:
    speaker: union
    said_on: 2024-05-04
    paraphrase: The union saw it.
    source: paper
    positions: [{claim: burned, stance: asserts}]
"""
PACK = PACK.replace("  struck:\n    text", "  struck:\n    topic: strike\n    text")
for key in ("fights", "cranes", "met"):
    PACK = PACK.replace(f"  {key}: {{text", f"  {key}: {{topic: strike, text")
desk = desk_of(PACK)


async def first_line(desk: Desk, question: str) -> str:
    return (await told(desk, question)).splitlines()[2]


@pytest.mark.parametrize(
    ("question", "lacks"),
    [
        ("what happened in the harbour of Sund on 25 May", "Nothing on this story tells of “25 May”."),
        ("did the SKU condemn the strike in the harbour of Sund", "Nothing on this story tells of “SKU”."),
        ("did the regulator fine the harbour of Sund", "No claim here has the words “regulator” and “fine”."),
    ],
)
async def test_what_is_named_and_not_there_is_told(desk: Desk, question: str, lacks: str) -> None:
    assert lacks in await first_line(desk, question)


async def test_a_day_of_which_something_is_told_is_not_missing(desk: Desk) -> None:
    assert "Nothing on this story" not in await told(desk, "what happened in the harbour of Sund on 2 May")


async def test_a_number_of_what_no_figure_counts_is_no_table_of_others(desk: Desk) -> None:
    answer = await told(desk, "how many died in the strike in the harbour of Sund")
    assert "No figure for exactly that is on the desk." in answer
    assert "What figures of this story count: dockers on strike." in answer
    assert "Without a number: There have been injuries" in answer
    assert "300 dockers, in all" not in answer


async def test_a_number_that_is_there_is_told(desk: Desk) -> None:
    assert "300 dockers" in await told(desk, "how many dockers went on strike")


async def test_those_of_one_or_another_are_two_names(desk: Desk) -> None:
    answer = await told(desk, "did China or Japan deny the strike in the harbour of Sund")
    assert "Neither of “China” and “Japan” is on the desk" in answer


async def test_who_speaks_is_told_by_people_first(desk: Desk) -> None:
    answer = await told(desk, "what did Moe say about the strike in the harbour of Sund")
    assert "On this story speak: Per Lund, Ida Holm, Acme, Sund Echo." in answer


@pytest.mark.parametrize(
    "question", ["did they call a meeting", "was a meeting called", "who called the urgent meeting"]
)
async def test_a_meeting_that_is_called_is_convened(desk: Desk, question: str) -> None:
    assert "Per Lund convened an urgent meeting" in (await told(desk, question)).partition("=====")[0]


async def test_who_calls_for_one_is_not_meant(desk: Desk) -> None:
    assert "Exactly that is not" in await told(desk, "did Ida Holm call a meeting")


async def test_a_day_on_which_nothing_was_said_is_named(desk: Desk) -> None:
    assert "Nothing of this from “yesterday” is on the desk." in await first_line(desk, "what did Lund say yesterday")


async def test_that_nobody_took_a_stance_may_be_handed_on(desk: Desk) -> None:
    answer = await desk.answers.answer("42", Query("ask", "did Ida Holm deny the strike in the harbour of Sund"))
    assert answer.absent
    assert answer.unanswered == "did Ida Holm deny the strike in the harbour of Sund"


async def test_who_is_named_with_a_speaker_and_is_not_there_is_told(desk: Desk) -> None:
    answer = await told(desk, "did Acme or China deny the two broken cranes")
    assert "“China” is not on the desk" in answer
    assert "Acme denied: Acme sold two broken cranes" in answer


@pytest.mark.parametrize("question", ["who gives numbers on the strike", "who else gave figures on the dockers"])
async def test_who_gives_numbers_asks_for_figures(desk: Desk, question: str) -> None:
    assert "300 dockers, in all" in await told(desk, question)


async def test_outside_of_a_place_is_no_name(desk: Desk) -> None:
    answer = await told(desk, "did anyone outside Oslo deny the two broken cranes")
    assert "The desk does not tell who of them is “outside oslo”." in answer
    assert "Acme denies" in answer


async def test_anybody_outside_of_somebody_sets_that_one_aside(desk: Desk) -> None:
    answer = await told(desk, "did anyone outside Acme deny the two broken cranes")
    assert "Nobody else on the desk denied it; set aside: Acme." in answer


async def test_which_of_a_sort_is_said_not_to_be_told(desk: Desk) -> None:
    answer = await told(desk, "which western countries deny that Acme sold two broken cranes")
    assert "The desk does not tell who of them is “western”." in answer
    assert "Acme denies" in answer


@pytest.mark.parametrize("question", ["谁否认了", "誰が否定しましたか"])
async def test_a_question_in_another_script_is_no_name(desk: Desk, question: str) -> None:
    answer = await told(desk, question)
    assert answer.startswith("How to ask")
    assert answer.splitlines()[2].startswith("This reads as")


async def test_what_was_said_of_the_likest_claim_comes_first(desk: Desk) -> None:
    answer = await told(desk, "did the Echo say that Per Lund convened an urgent meeting of the harbour board")
    assert answer.index("Acme sold two broken cranes to the harbour") < answer.index("300 dockers of Sund")


@pytest.mark.parametrize("question", ["what did SU say about the mill", "did SU report that the mill burned"])
async def test_a_name_of_several_words_goes_by_its_letters(desk: Desk, question: str) -> None:
    assert "Scandinavian Union asserted: The mill of Aarhus burned" in await told(desk, question)


@pytest.mark.parametrize(
    "question", ["what did jensenksi say about the mill", "what did Jensenskii say about the mill"]
)
async def test_an_ending_may_be_written_another_way(desk: Desk, question: str) -> None:
    assert "Olga Jensensky doubted: The mill of Aarhus burned" in await told(desk, question)


@pytest.mark.parametrize(("place", "told_as"), [("of Acme", ""), ("South Africa", "outside south africa")])
async def test_outside_of_a_name_of_several_words_is_all_of_it(desk: Desk, place: str, told_as: str) -> None:
    answer = await told(desk, f"did anyone outside {place} deny the two broken cranes")
    assert (f"The desk does not tell who of them is “{told_as}”." if told_as else "set aside: Acme.") in answer
