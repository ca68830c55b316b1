"""A sentence that repeats a claim is answered with that claim, and one that changes a word of it is not."""

import pytest

from bot.desk.desk import Desk
from tests.desk.conftest import desk_of
from tests.told import told

PACK = """
topics:
  vault: {title: The empty vault of Norrbank}
actors:
  ek: {name: Ida Ek, kind: person, role: director of Norrbank}
  falk: {name: Olof Falk, kind: person, role: treasurer of Norrbank}
  board: {name: Board of Norrbank, kind: group}
  police: {name: Aarhus police, kind: agency}
sources:
  echo: {outlet: echo.example, published: 2024-05-03}
claims:
  fled: {text: Olof Falk flew to Oslo, about: [falk]}
  closed: {text: The police closed the inquiry into the vault without charges, about: [police]}
  led: {text: "Norrbank led by 10 percent, enough to win in the first round"}
  kept: {text: The board of Norrbank protected Olof Falk and paid his fines, about: [falk, board]}
  origin: {text: Coins from Spain are the source of the false gold}
  count: {text: The vault held 9 coins when the count stopped}
  touched: {text: All three vaults were touched by the theft of August 2013}
  removed: {text: Ida Ek was removed by the board, about: [ek]}
statements:
  all:
    speaker: police
    said_on: 2024-05-02
    paraphrase: The police tell all of this.
    source: echo
    positions:
      [{claim: fled, stance: asserts}, {claim: closed, stance: asserts}, {claim: led, stance: asserts},
       {claim: kept, stance: asserts}, {claim: origin, stance: asserts}, {claim: count, stance: asserts},
       {claim: touched, stance: asserts}, {claim: removed, stance: asserts}]
  ek-kept:
    speaker: ek
    said_on: 2024-05-02
    paraphrase: Ek rejects that anybody was protected.
    source: echo
    positions: [{claim: kept, stance: denies}]
"""

desk = desk_of(PACK)
TEXTS = (
    "Olof Falk flew to Oslo",
    "The police closed the inquiry into the vault without charges",
    "Norrbank led by 10 percent, enough to win in the first round",
    "The board of Norrbank protected Olof Falk and paid his fines",
    "Coins from Spain are the source of the false gold",
    "The vault held 9 coins when the count stopped",
    "All three vaults were touched by the theft of August 2013",
)


@pytest.mark.parametrize("text", TEXTS)
async def test_a_claim_in_its_own_words_is_that_claim(desk: Desk, text: str) -> None:
    for asked in (text, f"Is it true that {text}?"):
        answer = await told(desk, asked)
        assert answer.startswith(f"How it stands · {text}"), answer
    assert text in (await told(desk, f"who denied that {text}?")).splitlines()[0]


@pytest.mark.parametrize(
    ("text", "word", "other"),
    [
        (TEXTS[0], "to", "from"),
        (TEXTS[1], "without", "with"),
        (TEXTS[2], "first", "last"),
        (TEXTS[3], "Olof Falk", "Ida Ek"),
        (TEXTS[6], "August", "October"),
        (TEXTS[1], "closed", "should close"),
        (TEXTS[3], "protected", "will protect"),
        (TEXTS[6], "were touched", "were nearly touched"),
        (TEXTS[6], "were touched", "are to be touched"),
        (TEXTS[3], "board of Norrbank protected Olof Falk", "Olof Falk of Norrbank protected board"),
        (TEXTS[0], "Olof Falk", "the lawyer of Olof Falk"),
    ],
)
async def test_a_claim_with_another_word_is_another(desk: Desk, text: str, word: str, other: str) -> None:
    changed = text.replace(word, other)
    for asked in (changed, f"Is it true that {changed}?"):
        answer = await told(desk, asked)
        assert not answer.startswith(f"How it stands · {text}"), answer


async def test_other_words_for_the_same_are_the_same(desk: Desk) -> None:
    for asked in ("Falk flew to Oslo", "Is it true that the inquiry into the vault was closed with no charges?"):
        assert (await told(desk, asked)).startswith("How it stands"), asked


async def test_the_source_of_a_thing_is_no_place_where_it_was_read(desk: Desk) -> None:
    for asked in ("are coins from Spain the source of the false gold?", "what was the source of the gold?"):
        assert (await told(desk, asked)).startswith("How it stands"), asked
    assert (await told(desk, "what is the source of the 9 coins?")).startswith("Where it was read")


@pytest.mark.parametrize(
    "before", ["who was arrested after", "who knew that", "what happened before", "who ordered that"]
)
async def test_what_was_so_around_a_claim_is_not_that_it_is_told(desk: Desk, before: str) -> None:
    answer = await told(desk, f"{before} {TEXTS[1]}?")
    assert TEXTS[1] not in answer.splitlines()[0], answer


async def test_words_of_a_claim_do_not_tell_what_is_asked_of_it(desk: Desk) -> None:
    assert (await told(desk, f"did anyone deny that {TEXTS[4]}?")).startswith("Denials · Coins from Spain")


async def test_the_source_of_a_thing_is_not_all_that_is_told_of_it(desk: Desk) -> None:
    assert "Exactly that is not on the desk" in await told(desk, "what is the source of the fines?")
    assert "Coins from Spain" in (await told(desk, "what is the source of the false gold?")).splitlines()[0]
