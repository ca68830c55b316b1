"""How a claim came to stand as it does, "why unverified?", and since when somebody says so."""

import pytest

from bot.desk.desk import Desk
from tests.desk.conftest import desk_of
from tests.told import told

PACK = """
topics:
  dam: {title: The dam at Sund}
actors:
  acme: {name: Acme, kind: group}
  lund: {name: Eva Lund, kind: person}
  vik: {name: Ida Vik, kind: person, part_of: acme, role: spokeswoman of Acme}
  holm: {name: Per Holm, kind: person}
sources:
  echo: {outlet: echo.example, published: 2024-05-03}
claims:
  cracked: {text: The dam cracked in April, about: [acme]}
  paid: {text: Acme paid the inspectors, about: [acme]}
  safe: {text: Acme calls the dam safe, about: [acme]}
statements:
  acme-safe:
    {speaker: acme, said_on: 2024-06-02, paraphrase: Acme says it again., source: echo,
     positions: [{claim: safe, stance: asserts}]}
  acme-safe-first:
    {speaker: vik, on_behalf_of: acme, said_on: 2024-04-12, paraphrase: Vik calls it safe., source: echo,
     positions: [{claim: safe, stance: asserts}]}
  acme-safe-again:
    {speaker: acme, said_on: 2024-05-02, paraphrase: Acme says it., source: echo,
     positions: [{claim: safe, stance: asserts}]}
  lund-cracked:
    {speaker: lund, said_on: 2024-05-02, paraphrase: Lund saw it., source: echo,
     positions: [{claim: cracked, stance: asserts}]}
  lund-paid:
    {speaker: lund, said_on: 2024-05-02, paraphrase: Lund says so., source: echo,
     positions: [{claim: paid, stance: asserts}]}
  holm-paid:
    {speaker: holm, said_on: 2024-05-03, paraphrase: Holm denies it., source: echo,
     positions: [{claim: paid, stance: denies}]}
"""

desk = desk_of(PACK)


@pytest.mark.parametrize(
    "words",
    [
        "why unverified?",
        "why unverified",
        "why is it still unverified?",
        "how come that is not confirmed",
        "why not verified",
    ],
)
async def test_why_it_stands_so_is_told_of_the_claim_that_is_replied_to(desk: Desk, words: str) -> None:
    answer = await told(desk, "did the dam crack in April?", words)
    assert answer.startswith("How it stands · The dam cracked in April")
    assert "unverified, by what was said: 1 independent origin (Eva Lund), no denial." in answer
    assert "does not tell why or how" not in answer and "is not" not in answer


async def test_why_it_is_disputed_names_both_sides(desk: Desk) -> None:
    answer = await told(desk, "did Acme pay the inspectors?", "why is this disputed?")
    assert "disputed, by what was said: Per Holm denies it; Eva Lund asserts it" in answer
    assert "does not tell why or how" not in answer and "It is not" not in answer
    for words in ("why not confirmed?", "why unverified?"):
        assert "It is not" not in await told(desk, "did Acme pay the inspectors?", words)


async def test_who_takes_it_for_another_status_is_told_that_it_is_not_that(desk: Desk) -> None:
    answer = await told(desk, "did the dam crack in April?", "why disputed?")
    assert "It is not disputed here, but unverified." in answer
    assert "1 independent origin (Eva Lund), no denial" in answer


async def test_of_no_claim_the_question_is_of_all_of_the_story(desk: Desk) -> None:
    assert (await told(desk, "why unverified?")).startswith("What is unverified · The dam at Sund")
    assert "Per Holm denies" in await told(desk, "did Holm deny it?", "why disputed?")


@pytest.mark.parametrize("words", ["since when does Acme say that", "since when does Acme say so?", "since when?"])
async def test_since_when_somebody_says_so_is_told_by_the_first_time(desk: Desk, words: str) -> None:
    answer = await told(desk, "does Acme say the dam is safe?", words)
    assert "The first time on the desk: 12 Apr 2024, Ida Vik." in answer


async def test_what_was_said_once_has_no_first_time(desk: Desk) -> None:
    answer = await told(desk, "did the dam crack in April?", "since when does Lund say that")
    assert "2 May 2024" in answer and "first time" not in answer
