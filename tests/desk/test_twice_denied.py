"""Whoever denies a claim that tells of a denial is asked whether they mean it; other claims have no such question."""

from typing import Any

import pytest

from bot.briefing.drafting import Held
from bot.desk.desk import Desk
from bot.desk.work import Curator
from bot.domain.vocabulary import Kind
from bot.render.plain import terminal


@pytest.mark.parametrize(
    ("claim", "is_asked"),
    [
        ("Acme denied that it sank a ferry", True),
        ("Norway denied that visas were sold at a port", True),
        ("Acme denies sinking a ferry", True),
        ("Acme denied sending military aid", True),
        ("A court in Lund denied the appeal of Acme", False),
        ("A bank in Lund denied Acme a loan", False),
        ("Acme did not deny that it sank a ferry", False),
        ("Acme never denied the ferry was sunk", False),
        ("Acme was denied a port", False),
    ],
)
async def test_who_denies_a_denial_is_asked(desk: Desk, ann: Curator, claim: str, is_asked: bool) -> None:
    added: Any = await desk.edits.add(ann, Kind.CLAIM, {"text": claim, "topic": "nk-troops"})
    said = {"speaker": "nato", "stance": "denies", "paraphrase": "No.", "source": "https://n.example/1"}
    outcome = await desk.edits.add(ann, Kind.STATEMENT, {"claim": added.key, **said})
    assert isinstance(outcome, Held) is is_asked
    if isinstance(outcome, Held):
        assert "would deny the denial" in terminal(outcome.answer)
