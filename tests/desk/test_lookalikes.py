"""What is about to be added is held beside what says nearly the same, and only that."""

import json

import pytest

from bot.briefing.drafting import Held, Saved
from bot.desk.desk import Desk
from bot.desk.work import Curator
from bot.domain.entries import Statement
from bot.domain.pending import KeptSuggestion
from bot.domain.vocabulary import Kind
from bot.render.plain import terminal
from tests.desk.test_rivals import added
from tests.made_settings import NOW

SAID = "A reactor at the northern plant was shut down after the storm"


@pytest.mark.parametrize(
    "text",
    [
        "a reactor at the northern plant was shut down after the storm!",
        "After the storm, a reactor at the northern plant was shut down",
        "A reactor at the northen plant was shut dwon after the strom",  # slips in most words that say something
        "A reactor at the northern plant was shut down by its operator after the storm",
    ],
)
async def test_what_says_nearly_the_same_is_shown_before_saving(desk: Desk, ann: Curator, text: str) -> None:
    there = await added(desk, ann, SAID)
    held = await desk.edits.add(ann, Kind.CLAIM, {"text": text, "topic": "nk-troops"})
    assert isinstance(held, Held), held
    assert [choice.key for choice in held.alike] == [there.key]


@pytest.mark.parametrize("text", ["A reactor was built", "Ferries were shut down after an accident", "Пожар на юге"])
async def test_what_says_something_else_is_saved(desk: Desk, ann: Curator, text: str) -> None:
    await added(desk, ann, SAID)
    await added(desk, ann, text)


async def begun(desk: Desk, who: Curator) -> Held:
    """What a member suggested, accepted, its speaker named: a statement whose claim waits for it."""
    typed = {"text": SAID, "speaker": "NIS", "source": "https://n.example/1"}
    kept = KeptSuggestion(0, who.scope, "9", NOW, "open", "", json.dumps(typed))
    number = await desk.store.suggest(kept)
    held = await desk.edits.add(who, Kind.CLAIM, {"text": SAID, "topic": "nk-troops"}, suggestion=number)
    assert isinstance(held, Held) and not held.alike
    return held


async def test_a_claim_that_waits_is_held_beside_what_was_added_meanwhile(
    desk: Desk, ann: Curator, bob: Curator
) -> None:
    draft = (await begun(desk, ann)).draft
    there = await added(desk, bob, SAID)
    held = await desk.edits.submitted(ann, draft, {"stance": "asserts"})
    assert isinstance(held, Held), "the same claim a second time"
    assert [(choice.kind, choice.key) for choice in held.alike] == [(Kind.CLAIM, there.key)]
    assert "1 claim says nearly this. Add a statement to that instead" in terminal(held.answer)
    alone = await desk.edits.add_claim_alone(ann, draft)
    assert isinstance(alone, Held) and alone.alike == held.alike
    assert [(kept, kind) for kept, kind, _ in await desk.edits.drafts(ann)] == [(draft, Kind.STATEMENT)]
    assert "Stance: asserts" in terminal(alone.answer)


async def test_the_statement_goes_on_what_was_added_meanwhile_or_on_a_claim_of_its_own(
    desk: Desk, ann: Curator, bob: Curator
) -> None:
    one, other = await begun(desk, ann), await begun(desk, ann)
    there = await added(desk, bob, SAID)
    for held, on in ((one, there.key), (other, f"{there.key}-2")):
        await desk.edits.submitted(ann, held.draft, {"stance": "asserts"})
        saved = await (desk.edits.instead(ann, held.draft, on) if on == there.key else desk.edits.save(ann, held.draft))
        assert isinstance(saved, Saved), saved
        _, said = await desk.store.seen("42", Kind.STATEMENT, saved.key)
        assert isinstance(said, Statement) and said.positions[0].claim == on


async def test_a_claim_is_told_to_come_with_its_statement_only_while_it_does(desk: Desk, ann: Curator) -> None:
    held = await begun(desk, ann)
    assert "The claim is added together with it" in terminal(held.answer)
    moved = await desk.edits.submitted(ann, held.draft, {"claim": "sent-to-russia"})
    assert isinstance(moved, Held) and "added together" not in terminal(moved.answer)
    assert moved.with_claim, "it can still be added alone"
