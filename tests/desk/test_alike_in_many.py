"""Words that claims of more stories hold alike than can be looked into are answered by a choice, of none at random."""

from bot.briefing.answer import Query
from bot.desk.desk import Desk
from bot.domain.revision import LIBRARY
from bot.render.plain import terminal
from tests.desk.conftest import desk_of
from tests.told import told

_TOWNS = ("Voss", "Bergen", "Molde", "Bodo", "Hamar", "Moss", "Skien", "Narvik")
_NOT_HEARD = 6
"""How many of the towns Lund did not speak of."""
PACK = (
    "topics:\n"
    + "".join(f"  t{n}: {{title: The ferry of {town}}}\n" for n, town in enumerate(_TOWNS))
    + "actors:\n  lund: {name: Per Lund, kind: person}\n  holm: {name: Ida Holm, kind: person}\n"
    + "sources:\n  echo: {outlet: echo.example, published: 2024-05-03}\n"
    + "claims:\n"
    + "".join(
        f"  c{n}: {{topic: t{n}, text: 'The ferry hit a rock in fog off {town}'}}\n" for n, town in enumerate(_TOWNS)
    )
    + "statements:\n"
    + "".join(
        f"  s{n}: {{speaker: {'holm' if n < _NOT_HEARD else 'lund'}, said_on: 2024-05-02, source: echo, "
        f"quote: It was so., positions: [{{claim: c{n}, stance: {'denies' if n % 2 else 'asserts'}}}]}}\n"
        for n in range(len(_TOWNS))
    )
)

desk = desk_of(PACK)


async def test_claims_of_many_stories_are_offered_and_none_is_told(desk: Desk) -> None:
    answer = await desk.answers.answer(LIBRARY, Query("ask", "who denied that the ferry hit a rock"))
    text = terminal(answer)
    assert "Which claim is meant?" in text and text.count("• The ferry hit a rock in fog off ") == 5, text
    assert "More claims hold these words" in text and "It was so" not in text, text
    assert answer.asks_back and "none of these" in text, text


async def test_the_one_that_is_chosen_is_told_alone(desk: Desk) -> None:
    asked = await desk.answers.answer(LIBRARY, Query("ask", "who said that the ferry hit a rock"))
    chosen = next(each for each in asked.instead if each.label.startswith("The ferry"))
    text = terminal(await desk.answers.answer(LIBRARY, Query("ask", chosen.words)))
    assert chosen.label in text and text.count("It was so") == 1, text


async def test_a_rarer_word_tells_which_is_meant(desk: Desk) -> None:
    text = await told(desk, "who denied that the ferry hit a rock off Bergen")
    assert "off Bergen" in text and "Holm denies" in text and "Which claim" not in text, text


async def test_of_a_speaker_it_is_what_he_spoke_to(desk: Desk) -> None:
    text = await told(desk, "did Per Lund deny that the ferry hit a rock")
    assert "off Skien" in text and "off Narvik" in text and text.count("• The ferry") == 2, text
