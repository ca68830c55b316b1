"""What comes near to a question is offered, and never given as its answer, over an invented story of a bridge."""

import pytest

from bot.briefing.answer import Query
from bot.desk.desk import Desk
from bot.domain.revision import LIBRARY
from bot.render.plain import terminal
from tests.desk.conftest import desk_of
from tests.told import told

PACK = """
topics:
  bridge: {title: The closure of Tarn Bridge in Northdale, aliases: [Tarn Bridge]}
actors:
  council: {name: Northdale Council, kind: agency, aliases: [the council]}
  holt: {name: Peg Holt, kind: person, role: mayor of Northdale, aliases: [Holt], part_of: council}
  builders: {name: Rask Builders, kind: group, aliases: [Rask]}
  ferrymen: {name: Tarn Ferrymen, kind: group, aliases: [ferrymen]}
sources:
  echo: {outlet: echo.example, published: 2025-05-03}
claims:
  closed:
    text: Northdale Council closed the bridge to lorries
    happened: 2025-05-02
    about: [council]
  cracks:
    text: Two pillars of the bridge have cracks
    figures: [{value: 2, unit: pillars, counts: cracked pillars, phase: found}]
  crew-ready:
    text: 40 divers are being prepared to work in Eastport
    places: [Eastport]
    figures: [{value: 40, unit: divers, counts: divers, phase: being prepared}]
  boats-moved: {text: Boats were carried to Westport by lorry, places: [Westport]}
  hurt-some: {text: There were casualties under the bridge}
  wind: {text: Rask Builders warned Northdale Council of the wind, about: [builders, council]}
  aid: {text: Ferrymen received economic aid in return, about: [ferrymen]}
  cost-five:
    text: The repair costs 5 million crowns
    figures: [{value: 5000000, unit: crowns, counts: cost of the repair, phase: planned}]
  cost-nine:
    text: The repair costs 9 million crowns
    figures: [{value: 9000000, unit: crowns, counts: cost of the repair, phase: offered}]
statements:
  holt-closed:
    speaker: holt
    on_behalf_of: council
    said_on: 2025-05-03
    paraphrase: The bridge was closed to lorries; two pillars have cracks.
    source: echo
    positions: [{claim: closed, stance: confirms}, {claim: cracks, stance: asserts}]
  rask-cracks:
    speaker: builders
    said_on: 2025-05-05
    quote: sound as a bell
    paraphrase: No pillar has a crack.
    source: echo
    positions: [{claim: cracks, stance: denies}]
  ferrymen-cracks:
    speaker: ferrymen
    said_on: 2025-05-06
    paraphrase: Not one crack is there.
    source: echo
    positions: [{claim: cracks, stance: denies}, {claim: cost-nine, stance: asserts}]
  ferrymen-divers:
    speaker: ferrymen
    said_on: 2025-05-07
    paraphrase: Divers are made ready at the quay.
    source: echo
    positions: [{claim: crew-ready, stance: asserts}]
  holt-cost:
    speaker: holt
    said_on: 2025-05-03
    paraphrase: It is planned with five millions, divers are made ready, boats were moved and people were hurt.
    source: echo
    positions:
      - {claim: cost-five, stance: asserts}
      - {claim: crew-ready, stance: asserts}
      - {claim: boats-moved, stance: asserts}
      - {claim: hurt-some, stance: asserts}
      - {claim: aid, stance: asserts}
      - {claim: wind, stance: asserts}
"""


desk = desk_of(PACK)


@pytest.mark.parametrize(
    ("asked", "offered"),
    [
        ("did the council open the bridge to lorries", "closed the bridge"),
        ("did Northdale Council reopen the bridge to lorries", "closed the bridge"),
        ("are the 40 in westport already", "40 divers"),
        ("by whom were the divers trained", "40 divers"),
        ("did the council close the bridge to lorries in june", "closed the bridge"),
        ("did the council close the bridge to lorries on 3 may", "closed the bridge"),
        ("did the council close the bridge to lorries in 2024", "closed the bridge"),
        ("by whom were the divers prepared", "40 divers"),
        ("did Northdale Council reopen the bridge in may", "closed the bridge"),
        ("was anybody killed under the bridge", "casualties"),
        ("did the ferrymen receive money", "economic aid"),
        ("did the council reopen the bridge to lorries on 2 may 2025", "closed the bridge"),
        ("did anyone see the cracks", "pillars"),
    ],
)
async def test_a_claim_that_lacks_a_word_of_the_question_is_offered(desk: Desk, asked: str, offered: str) -> None:
    text = await told(desk, asked)
    answered, _, choice = text.partition("What comes near")
    assert "Exactly that is not on the desk" in answered and offered in choice, text


@pytest.mark.parametrize(
    ("asked", "told_first"),
    [
        ("did the council close the bridge to lorries, any idea?", "closed the bridge"),
        ("did the council close the bridge to lorries in may 2025", "closed the bridge"),
        ("did the council close the bridge to lorries on 2 may", "closed the bridge"),
        ("bro did the council seriously close the bridge to lorries tho", "closed the bridge"),
        ("my friend says the council closed the bridge to lorries, true?", "closed the bridge"),
        ("I read on twitter that 40 divers are being prepared, is there any chance", "40 divers"),
        ("are 40 divers being readied", "40 divers"),
        ("are 40 divers being readied in eastport", "40 divers"),
        ("by whom were the boats carried to westport", "Boats were carried"),
        ("were there casualties under the bridge", "casualties"),
    ],
)
async def test_a_claim_that_holds_all_that_is_asked_is_the_answer(desk: Desk, asked: str, told_first: str) -> None:
    text = await told(desk, asked)
    assert told_first in text and "not on the desk" not in text, text


async def test_what_somebody_did_is_asked_of_the_claim_that_tells_it_and_of_its_doer(desk: Desk) -> None:
    done = await told(desk, "did rask warn the council")
    assert "How it stands · Rask Builders warned Northdale Council" in done, done
    other = await told(desk, "did the council warn rask")
    assert "exactly that is on the desk" in other.split("##")[0] and "warned" not in other.splitlines()[0], other
    nobody = await told(desk, "did rask apologise")
    assert "Nothing Rask Builders said about exactly that is on the desk" in nobody, nobody


async def test_of_two_numbers_those_that_are_there_are_told_alone(desk: Desk) -> None:
    both = await told(desk, "was it 5 or 9 million crowns")
    assert "5,000,000" in both and "9,000,000" in both and "40 divers" not in both
    one = await told(desk, "was it 9,000,000 or 12,000,000")
    assert "On the desk: 9,000,000; not on the desk: 12,000,000." in one and "5,000,000" not in one
    neither = await told(desk, "was it 7 or 8 million")
    assert "Neither of 7 and 8 million is on the desk." in neither and "5,000,000" in neither


async def test_the_numbers_of_a_choice_are_asked_again_by_a_button(desk: Desk) -> None:
    first = await desk.answers.answer(LIBRARY, Query("ask", "was it 5 or 9 million crowns"))
    again = await desk.answers.answer(LIBRARY, Query("ask", first.query.words))
    assert terminal(again) == terminal(first)


async def test_a_reply_asks_of_the_speaker_who_was_told_of(desk: Desk) -> None:
    day = await told(desk, "did rask deny the cracks", "when?")
    assert "5 May 2025" in day and "6 May 2025" not in day, day
    why = await told(desk, "did rask deny the cracks", "why?")
    assert "sound as a bell" in why and "Not one crack is there" not in why, why
    he = await told(desk, "what did holt say about the cracks", "did she confirm the closure")
    assert "Peg Holt" in he.splitlines()[0], he


async def test_the_source_of_what_a_house_denied_is_that_of_who_speaks_for_it(desk: Desk) -> None:
    text = await told(desk, "did the council confirm the closure", "source?")
    assert "echo.example" in text and "Peg Holt" in text, text


async def test_who_says_otherwise_takes_the_other_side(desk: Desk) -> None:
    so = await told(desk, "did rask deny the cracks", "who says otherwise?")
    assert "Set aside: Rask Builders." in so and "sound as a bell" not in so, so
    assert so.index("Peg Holt") < so.index("Also said, but not an assertion") < so.index("Not one crack is there"), so
    not_so = await told(desk, "what did holt say about the cracks", "who disagrees?")
    assert "sound as a bell" in not_so and "Not one crack is there" in not_so, not_so


async def test_who_else_leaves_out_whom_the_answer_told_of(desk: Desk) -> None:
    text = await told(desk, "did rask deny the cracks", "who else denied it?")
    assert "Not one crack is there" in text and "sound as a bell" not in text, text


async def test_a_slip_in_what_is_asked_about_is_answered_as_the_right_word(desk: Desk) -> None:
    right = await told(desk, "how many pillars have cracks")
    assert (await told(desk, "how many pilars have craks")).splitlines()[:4] == right.splitlines()[:4]
    assert "2 pillars" in right


@pytest.mark.parametrize("name", ["Peg Hlot", "Rask Bilders", "the counsil"])
async def test_a_slip_in_a_name_is_read_as_the_name(desk: Desk, name: str) -> None:
    text = await told(desk, f"what did {name} say")
    assert "What was said" in text and "is not on the desk" not in text, text


async def test_a_bare_name_in_a_question_that_goes_on_asks_what_was_said(desk: Desk) -> None:
    text = await told(desk, "what about Rask Builders")
    assert "What was said · Rask Builders" in text and "sound as a bell" in text, text


async def test_who_says_so_is_told_by_the_day(desk: Desk) -> None:
    for asked in ("who says the divers are being prepared", "who was first to say that the divers are being prepared"):
        text = await told(desk, asked)
        assert "What was said" in text and text.index("3 May") < text.index("7 May"), text
