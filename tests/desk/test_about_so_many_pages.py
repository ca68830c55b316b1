"""How many pages a long answer has is told about before they are made, also where one claim has most of its lines."""

import pytest

from bot.briefing.answer import Query
from bot.desk.desk import Desk
from bot.render.embeds import embed_pages
from tests.desk.conftest import desk_of

VOICES, CLAIMS = 150, 60


def _pack(denied: list[tuple[int, int]]) -> str:
    """A pack in which speaker n, all but the first of whom speak for that one, denies claim m, for each of these."""
    house = "  s0: {name: Acme, kind: group}\n"
    actors = house + "".join(f"  s{n}: {{name: Speaker {n}, kind: person, part_of: s0}}\n" for n in range(1, VOICES))
    claims = "".join(f"  c{n}: {{text: 'Acme moved {n + 100} boxes to Lund'}}\n" for n in range(CLAIMS))
    said = "".join(
        f"  s{n}-c{m}:\n    speaker: s{n}\n    said_on: 2024-05-0{1 if m else 2}\n"
        f"    paraphrase: Number {n} says that this is not so.\n"
        f"    source: echo\n    positions: [{{claim: c{m}, stance: denies}}]\n"
        for n, m in denied
    )
    return (
        f"topics:\n  boxes: {{title: The boxes of Acme}}\nactors:\n{actors}"
        f"sources:\n  echo: {{outlet: echo.example, published: 2024-05-03}}\nclaims:\n{claims}statements:\n{said}"
    )


desk = desk_of(_pack([(n, 0) for n in range(VOICES)] + [(0, m) for m in range(1, CLAIMS)]))


@pytest.mark.parametrize(("verb", "words"), [("who-denied", "topic:boxes"), ("actor", "actor:s0")])
async def test_a_claim_that_many_denied_makes_no_others_many(desk: Desk, verb: str, words: str) -> None:
    answer = await desk.answers.answer("library", Query(verb, words))
    said, _, about = embed_pages(answer).told(0).partition(" of about ")
    exact = len(embed_pages(await desk.answers.answer("library", Query(verb, words))))
    assert said == "page 1"
    assert abs(int(about) - exact) <= max(exact // 4, 1), (about, exact)
