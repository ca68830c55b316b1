"""What fits two stories alike is asked back, and no word alone leads to a story that lacks the names asked about."""

from bot.briefing.answer import Query
from bot.desk.desk import Desk
from bot.domain.revision import LIBRARY
from tests.desk.conftest import desk_of
from tests.told import told

PACK = """
topics:
  spill: {title: The leak at Holm}
  fair: {title: The harvest of the Sunders}
actors:
  lund: {name: Per Lund, kind: person, role: mayor of Sund}
  ek: {name: Ida Ek, kind: person, role: director of Acme}
  acme: {name: Acme, kind: group}
sources:
  echo: {outlet: echo.example, published: 2024-05-03}
claims:
  leaked:
    topic: spill
    text: 12,000 to 19,000 litres of milk leaked
    figures: [{low: 12000, high: 19000, unit: litres, counts: milk leaked, phase: in all}]
  seen:
    topic: spill
    text: Smoke rose above the dairy and the bakery
  pays-fine:
    topic: spill
    text: Acme pays a fine of 5,000 crowns
    figures: [{value: 5000, unit: crowns, counts: the fine, phase: in all}]
    about: [acme]
  came:
    topic: fair
    text: 12,000 Sunders came to the harvest
    figures: [{value: 12000, unit: guests, counts: Sunders, phase: in all}]
  sacked:
    topic: fair
    text: Ida Ek asked the Sunders to stay for the harvest
    about: [ek]
  pays-rent:
    topic: fair
    text: The Sunders pay a rent of 900 crowns
    figures: [{value: 900, unit: crowns, counts: the rent, phase: in all}]
statements:
  ek-leaked:
    speaker: ek
    said_on: 2024-05-02
    paraphrase: Ek tells how much it was, and of the fine.
    source: echo
    positions: [{claim: leaked, stance: asserts}, {claim: pays-fine, stance: asserts}, {claim: seen, stance: asserts}]
  lund-came:
    speaker: lund
    said_on: 2024-05-02
    paraphrase: Lund counts the guests and tells of Ek.
    source: echo
    positions: [{claim: came, stance: asserts}, {claim: sacked, stance: asserts}, {claim: pays-rent, stance: asserts}]
"""

desk = desk_of(PACK)


async def test_a_number_that_two_stories_hold_is_asked_back(desk: Desk) -> None:
    text = await told(desk, "who says 12,000")
    assert "Which story is meant?" in text, text
    assert "• 12,000 to 19,000 litres" in text and "• 12,000 Sunders came to the harvest" in text, text


async def test_so_is_a_word_that_two_stories_hold(desk: Desk) -> None:
    text = await told(desk, "how much is paid")
    assert "Which story is meant?" in text and "• Acme pays a fine" in text and "• The Sunders pay a rent" in text, text


async def test_the_one_that_is_taken_is_answered(desk: Desk) -> None:
    answer = await desk.answers.answer(LIBRARY, Query("ask", "who says 12,000"))
    taken = next(each for each in answer.instead if "Sunders" in each.label)
    text = await told(desk, taken.words)
    assert "Per Lund" in text and "Ida Ek" not in text, text


async def test_with_what_tells_them_apart_nothing_is_asked_back(desk: Desk) -> None:
    text = await told(desk, "who says 12,000 litres leaked")
    assert "Ida Ek" in text and "Which" not in text, text


async def test_what_a_story_is_called_tells_more_than_a_word_of_a_claim(desk: Desk) -> None:
    text = await told(desk, "which bakery spoiled the harvest")
    assert "The harvest of the Sunders" in text and "Smoke" not in text, text


async def test_what_no_claim_tells_is_looked_for_where_the_name_is(desk: Desk) -> None:
    text = await told(desk, "were Sunders seen at the bakery")
    assert "The harvest of the Sunders" in text and "Smoke" not in text, text
