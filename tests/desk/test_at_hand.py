"""A story that was asked about is at hand for the next question, until anything is written."""

import datetime as dt

import pytest

from bot.desk.desk import Desk
from bot.domain.entries import Actor, Statement
from bot.domain.revision import LIBRARY, Author, Draft
from bot.domain.vocabulary import Kind
from bot.store.readings import ReadingsUntil
from bot.store.store import Wanted
from tests.desk.conftest import desk_of
from tests.made_settings import NOW
from tests.told import told, told_of_line

PACK = """
topics:
  ferry: {title: The ferry Alva}
actors:
  lund: {name: Per Lund, kind: person}
  first: {name: Unit 12 of the Lund police, kind: agency}
  other: {name: Unit 14 of the Lund police, kind: agency}
sources:
  echo: {outlet: echo.example, published: 2024-05-03}
claims:
  sank: {topic: ferry, text: The ferry Alva sank off Lund}
  towed: {topic: ferry, text: The Alva was towed to Lund}
statements:
  lund-sank:
    speaker: lund
    said_on: 2024-05-02
    paraphrase: Lund saw it go down.
    source: echo
    positions: [{claim: sank, stance: asserts}]
  unit-towed:
    speaker: first
    said_on: 2024-05-02
    paraphrase: It was towed in.
    source: echo
    positions: [{claim: towed, stance: asserts}, {claim: sank, stance: denies}]
"""
CONFIRMED = [
    Draft(
        LIBRARY,
        Kind.STATEMENT,
        "unit-sank",
        Statement.model_validate(
            {
                "speaker": "other",
                "said_on": "2024-05-04",
                "paraphrase": "They saw it too.",
                "source": "echo",
                "positions": [{"claim": "sank", "stance": "confirms"}],
            }
        ),
    )
]
desk = desk_of(PACK)


async def test_the_next_question_finds_it_at_hand_and_what_was_written_meanwhile(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    looked_into = ReadingsUntil.looked_into

    async def noted(self: ReadingsUntil, scope: str, topic: str, wanted: Wanted) -> object:
        read.append(topic)
        return await looked_into(self, scope, topic, wanted)

    monkeypatch.setattr(ReadingsUntil, "looked_into", noted)
    first = await told(desk, "who says the ferry sank?")
    assert "Per Lund" in first
    read.clear()
    assert await told(desk, "who says the ferry sank?") == first
    assert read == []

    await desk.store.write(CONFIRMED, Author("Ann", NOW, "test"))
    assert "Unit 14" in await told(desk, "who says the ferry sank?")
    assert read == ["ferry"]


async def test_what_was_written_while_it_was_read_is_not_told_as_of_before(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_into = ReadingsUntil.looked_into
    later = NOW + dt.timedelta(days=2)

    async def beside(self: ReadingsUntil, scope: str, topic: str, wanted: Wanted) -> object:
        monkeypatch.setattr(ReadingsUntil, "looked_into", looked_into)
        await desk.store.write(CONFIRMED, Author("Ann", later, "test"))
        return await looked_into(self, scope, topic, wanted)

    monkeypatch.setattr(ReadingsUntil, "looked_into", beside)
    assert "Unit 14" in await told(desk, "who says the ferry sank?")
    before = await told_of_line(desk, "ask who says the ferry sank? as-of:today")
    assert "Per Lund" in before and "Unit 14" not in before


@pytest.mark.parametrize(
    ("question", "theirs"),
    [
        ("What does Unit 12 say?", "It was towed in."),
        ("did unit 12 deny that the ferry sank?", "Unit 12 of the Lund police denied"),
        ("who is Unit 12?", "Unit 12 of the Lund police"),
        ("what does Unit 13 say?", "not on the desk"),
    ],
)
async def test_a_number_in_a_name_tells_whose_it_is(desk: Desk, question: str, theirs: str) -> None:
    assert theirs in await told(desk, question)


async def test_names_at_hand_are_those_of_one_scope_and_of_what_stands(desk: Desk) -> None:
    async def named(name: str) -> None:
        actor = Actor.model_validate({"name": name, "kind": "person"})
        await desk.store.write([Draft("42", Kind.ACTOR, "skar", actor)], Author("Ann", NOW, "test"))

    slip = "what does Torvald Skarsgrad say?"
    await named("Torvald Skarsgard")
    assert "Torvald Skarsgard" in await told(desk, slip, scope="42")
    assert "Torvald Skarsgard" not in await told(desk, slip, scope="43")
    assert "Torvald Skarsgard" not in await told(desk, slip)
    assert "Torvald Skarsgard" in await told(desk, slip, scope="42")
    await named("Torvald Lindqvist")
    assert "Torvald Skarsgard" not in await told(desk, slip, scope="42")
    assert "Torvald Lindqvist" in await told(desk, "what does Torvald Lindqvits say?", scope="42")


async def test_all_names_are_at_hand_for_a_name_that_begins_otherwise(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    names = ReadingsUntil.names

    async def noted(self: ReadingsUntil, scope: str, kind: Kind, beginning: str, limit: int) -> object:
        read.extend([beginning] if kind is Kind.ACTOR else [])
        return await names(self, scope, kind, beginning, limit)

    monkeypatch.setattr(ReadingsUntil, "names", noted)
    assert "Lund saw it go down." in await told(desk, "what does Per Lnud say?")
    assert read == [""]
    assert "It was towed in." in await told(desk, "What does Unit 12 of the Lund polcie say?")
    assert read == [""]


async def test_names_of_a_large_desk_are_at_hand_for_those_alone_that_begin_so(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.desk.subjects._MANY", 3)
    for _ in range(2):
        assert "It was towed in." in await told(desk, "What does Unit 12 of the Lund polcie say?")
        assert "Lund saw it go down." in await told(desk, "what does Per Lnud say?")
