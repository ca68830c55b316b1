"""Which story and which speaker a question means where nobody names the story, over two invented ones."""

import pytest

from bot.briefing.answer import Query
from bot.desk.desk import Desk
from bot.domain.revision import LIBRARY
from bot.domain.vocabulary import Kind
from bot.render.plain import terminal
from tests.desk.conftest import desk_of

PACK = """
topics:
  clinic: {title: The positive tests of 23 nurses at Lowfield clinic, aliases: [Lowfield clinic]}
  ferry: {title: The fire on the Selma ferry, aliases: [Selma ferry]}
actors:
  clinic-board: {name: Lowfield Clinic Board, kind: agency, aliases: [the board]}
  varga: {name: Ilka Varga, kind: person, role: head physician, part_of: clinic-board}
  gazette: {name: Lowfield Gazette, kind: media, aliases: [the Gazette]}
  brandt: {name: Otto Brandt, kind: person, role: mayor of Selma}
sources:
  gazette-2024: {outlet: Lowfield Gazette, published: 2024-04-01}
claims:
  tested:
    topic: clinic
    text: 23 nurses tested positive for the drug in May
    figures: [{value: 23, unit: nurses, counts: nurses who tested positive, phase: tested}]
  moved-away:
    topic: clinic
    text: 11 of the 23 nurses were moved to Westport
    places: [Westport]
    figures: [{value: 11, unit: nurses, counts: nurses moved away, phase: moved}]
  cases:
    topic: clinic
    text: About 300 possible cases were reported
    figures: [{value: 300, about: true, unit: cases, counts: possible cases reported, phase: nationwide}]
  kitchen:
    topic: clinic
    text: Ward 12 had traces of the drug in its kitchen
  loan:
    topic: ferry
    text: A loan of 1,200 crowns was given, then 1 of 500
  loan-small:
    topic: ferry
    text: In 2 of 200 loans 1 crown was lacking
  set-on-fire:
    topic: ferry
    text: Mayor Brandt ordered the fire on the ferry
    about: [brandt]
statements:
  varga-2022:
    speaker: varga
    said_on: 2022-01-20
    paraphrase: Varga says that nothing was hidden, and that the kitchen was the cause.
    source: gazette-2024
    positions: [{claim: kitchen, stance: asserts}]
  varga-2023:
    speaker: varga
    said_on: 2023-03-02
    paraphrase: Varga counts 300 cases.
    source: gazette-2024
    positions: [{claim: cases, stance: asserts}]
  gazette-tests:
    speaker: gazette
    said_on: 2024-04-01
    paraphrase: The Gazette reports the tests, and that some were moved.
    source: gazette-2024
    positions: [{claim: tested, stance: reports}, {claim: moved-away, stance: reports}]
  brandt-denies:
    speaker: brandt
    said_on: 2024-04-01
    paraphrase: Brandt says that he was asleep.
    source: gazette-2024
    positions: [{claim: set-on-fire, stance: denies}]
evidence:
  swabs: {claim: kitchen, kind: document, description: Swabs of the kitchen, offered_by: gazette, source: gazette-2024}
"""


desk = desk_of(PACK)


@pytest.mark.parametrize(
    ("question", "shown", "not_shown"),
    [
        ("who is varga", "head physician", "Who says so"),
        ("what did varga say", "kitchen was the cause", "not on the desk"),
        ("what did varga say in 2022", "20 Jan 2022", "300 cases"),
        ("what did the head physician say in march 2023", "counts 300 cases", "20 Jan 2022"),
        ("what did varga say in 2019", "Nothing Ilka Varga said about exactly that", "Yes:"),
        ("why does varga think it was the weather", "Nothing Ilka Varga said about exactly that", "Yes:"),
        (
            "did the gazette report that the mayor ordered it",
            "Nothing Lowfield Gazette said about it",
            "asleep",
        ),
        ("what evidence links ward 12 to it", "Swabs of the kitchen", "sources."),
        ("how many cases are there", "About 300 cases", "No figure for exactly that"),
        ("how many lorries were on board", "Exactly that is not on the desk", "300"),
        ("so 11 nurses tested positive right?", "is it one of these?", "moved: "),
        ("did 23 nurses test positive", "How it stands · 23 nurses tested positive", "is it one of these?"),
        ("why were the miners not suspended?", "Exactly that is not on the desk", "on this story"),
        (
            "The Gazette confirmed that 23 nurses tested positive in May.",
            "No confirmation of this by Lowfield Gazette",
            "Yes:",
        ),
        (
            "Otto Brandt denies that he ordered the fire on the ferry.",
            "Yes: Otto Brandt denied",
            "Reporting what others said",
        ),
        ("were 2023 nurses moved?", "is it one of these?", "counts 300 cases"),
        ("did the board say that brandt lied", "Nothing Lowfield Clinic Board said about exactly that", "asleep"),
    ],
)
async def test_the_story_and_the_speaker_are_those_that_are_meant(
    desk: Desk, question: str, shown: str, not_shown: str
) -> None:
    text = terminal(await desk.answers.answer(LIBRARY, Query("ask", question)))
    assert shown in text, text
    assert not_shown not in text, text


@pytest.mark.parametrize(("line", "verb"), [("about", "about"), ("about 300 possible cases were reported", "ask")])
async def test_a_sentence_that_begins_as_a_command_without_words_is_a_question(
    desk: Desk, line: str, verb: str
) -> None:
    assert (await desk.answers.heard(LIBRARY, line, "!")).verb == verb


@pytest.mark.parametrize(
    "typed", ["About 300", "about 300 poss", "11 of the 23", "a loan of 1,2", "1,200", "a loan of 1,200 cr"]
)
async def test_a_claim_is_offered_by_its_own_words_and_number_while_it_is_typed(desk: Desk, typed: str) -> None:
    offered = [choice.label for choice in await desk.answers.suggestions("42", typed, (Kind.CLAIM,), 25)]
    assert typed.lower() in offered[0].lower(), offered


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("who reported that nurses tested positive", "What was said · Lowfield Gazette · 23 nurses tested positive"),
        ("and did nurses test positive", "How it stands · 23 nurses tested positive"),
        ("and who denied the fire", "Denials · "),
        ("did the captain jump", "How it stands · The fire on the Selma ferry"),
    ],
)
async def test_a_reply_of_which_the_story_before_holds_nothing_is_asked_of_the_others(
    desk: Desk, question: str, begins: str
) -> None:
    before = await desk.answers.answer(LIBRARY, Query("ask", "did Brandt order the fire on the ferry"))
    answer = await desk.answers.answer(LIBRARY, Query("ask", f"{before.query.words} {question}"))
    assert answer.title.startswith(begins), terminal(answer)


async def test_who_else_asks_what_was_asked_before_though_that_named_nobody(desk: Desk) -> None:
    before = await desk.answers.answer(LIBRARY, Query("ask", "who denied that Brandt ordered the fire on the ferry"))
    answer = await desk.answers.answer(LIBRARY, Query("ask", f"{before.query.words} who else?"))
    assert answer.title.startswith("Denials · "), terminal(answer)
