"""Interactions are held to Discord's rules: one answer, in three seconds, and a token that grows old."""

import pytest

from bot.sandbox import interactions
from bot.sandbox.interactions import COMMAND
from bot.sandbox.serve import Sandbox
from tests.sandbox.conftest import Caller, Clock, Tiny
from tests.unhurried import OF_DISCORD, in_earnest

REPLY = {"type": 4, "data": {"content": "x"}}


def asked(sandbox: Sandbox):
    """An interaction that no client answers."""
    member = sandbox.world.people["member"]
    return sandbox.interactions.send(
        member, sandbox.room("member", "briefing"), COMMAND, {"id": "1", "name": "x", "type": 1}
    )


async def test_an_interaction_is_acknowledged_once(sandbox: Sandbox, call: Caller) -> None:
    path = f"/interactions/{(made := asked(sandbox)).id}/{made.token}/callback"
    assert (await call("POST", path, REPLY))[0] == 204
    status, answer, _ = await call("POST", path, REPLY)
    assert (status, answer["code"]) == (400, 40060)


async def test_an_answer_after_three_seconds_is_refused(sandbox: Sandbox, call: Caller, clock: Clock) -> None:
    with in_earnest(*OF_DISCORD):
        made = asked(sandbox)
        clock.time += 3.1
        status, answer, _ = await call("POST", f"/interactions/{made.id}/{made.token}/callback", REPLY)
    assert (status, answer["code"]) == (404, 10062)


async def test_a_token_lives_fifteen_minutes(sandbox: Sandbox, call: Caller, clock: Clock) -> None:
    made = asked(sandbox)
    await call("POST", f"/interactions/{made.id}/{made.token}/callback", REPLY)
    hook = f"/webhooks/{sandbox.world.application_id}/{made.token}"
    clock.time += 14 * 60
    assert (await call("POST", hook, {"content": "in time"}))[0] == 200
    clock.time += 2 * 60
    status, answer, _ = await call("POST", hook, {"content": "late"})
    assert (status, answer["code"]) == (401, 50027)


@pytest.mark.parametrize(
    "body", [{"type": 8, "data": {"choices": []}}, {"type": 7, "data": {"content": "x"}}, {"type": 99}]
)
async def test_an_answer_of_the_wrong_kind_is_refused_and_may_be_mended(
    sandbox: Sandbox, call: Caller, body: dict
) -> None:
    path = f"/interactions/{(made := asked(sandbox)).id}/{made.token}/callback"
    assert (await call("POST", path, body))[1]["code"] == 50035
    assert (await call("POST", path, REPLY))[0] == 204


async def test_a_waiting_answer_comes_and_only_its_asker_sees_it(sandbox: Sandbox, tiny: Tiny, call: Caller) -> None:
    answer = await sandbox.answer(sandbox.command("member", "briefing", "wait"))
    assert (answer["content"], answer["loading"]) == ("here it is", False)
    assert answer["ephemeral_for"] == sandbox.world.people["member"]["id"]
    assert (await call("GET", call.briefing))[1] == []
    for viewer, seen in (("member", 1), ("moderator", 0)):
        async with call.session.get(f"{sandbox.page}page/state?viewer={viewer}") as state:
            assert len((await state.json())["messages"][sandbox.room("member", "briefing")]) == seen


async def test_a_form_goes_there_and_back(sandbox: Sandbox, tiny: Tiny) -> None:
    shown = await sandbox.answer(sandbox.command("member", "briefing", "form"))
    assert shown["modal"]["title"] == "A form"
    answer = await sandbox.answer(sandbox.submit("member", shown["interaction_id"], {"quote": "fake news"}))
    assert answer["content"] == "you wrote fake news"


async def test_silence_is_told_once_the_time_is_up(
    sandbox: Sandbox, tiny: Tiny, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(interactions, "DEADLINE", 0.1)
    outcome = await sandbox.answer(sandbox.command("member", "briefing", "silent"))
    assert outcome == {"failed": "The application did not respond."}


async def test_an_edit_may_take_the_buttons_and_leave_the_words(sandbox: Sandbox, call: Caller) -> None:
    button = {"type": 1, "components": [{"type": 2, "style": 2, "label": "b", "custom_id": "b"}]}
    _, sent, _ = await call("POST", call.briefing, {"content": "words", "components": [button]})
    pressed = sandbox.press("member", sent, "b")
    body = {"type": 7, "data": {"components": []}}
    assert (await call("POST", f"/interactions/{pressed.id}/{pressed.token}/callback", body))[0] == 204
    edited = await sandbox.answer(pressed)
    assert (edited["content"], edited["components"]) == ("words", [])
