"""The REST API: what is refused as Discord refuses it, and what is answered as Discord answers."""

from collections.abc import Mapping

import aiohttp
import pytest

from bot.sandbox.permissions import Bit
from bot.sandbox.serve import Sandbox
from tests.openapi import PATH, OpenApi
from tests.sandbox.conftest import Caller


async def test_without_a_token_nothing_is_answered(call: Caller) -> None:
    status, answer, _ = await call("GET", "/users/@me", headers={})
    assert (status, answer) == (401, {"message": "401: Unauthorized", "code": 0})


async def test_an_unknown_route_names_itself(call: Caller) -> None:
    status, answer, _ = await call("PUT", "/guilds/1/bans/2", {})
    assert status == 501
    assert "PUT /guilds/1/bans/2" in answer["message"]


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/channels/1", 404, 10003),
        ("GET", "/channels/{briefing}/messages/1", 404, 10008),
        ("GET", "/guilds/1", 404, 10004),
        ("GET", "/users/1", 404, 10013),
        ("POST", "/interactions/1/x/callback", 404, 10062),
        ("PATCH", "/webhooks/1/x/messages/@original", 404, 10015),
        ("GET", "/applications/1/commands/5", 404, 10063),
        ("POST", "/channels/{briefing}/messages", 400, 50006),
    ],
)
async def test_what_is_not_there_is_refused_by_its_code(
    call: Caller, method: str, path: str, status: int, code: int
) -> None:
    path = path.replace("{briefing}", call.sandbox.room("member", "briefing"))
    got, answer, _ = await call(method, path, {} if method in ("POST", "PATCH") else None)
    assert (got, answer["code"]) == (status, code)


@pytest.mark.parametrize(("taken", "code"), [(Bit.SEND_MESSAGES, 50013), (Bit.VIEW_CHANNEL, 50001)])
async def test_what_the_bot_may_not_do_is_refused(call: Caller, taken: Bit, code: int) -> None:
    call.sandbox.world.denied = taken
    status, answer, _ = await call("POST", call.briefing, {"content": "x"})
    assert (status, answer["code"]) == (403, code)


async def test_members_do_not_see_the_moderators_room(sandbox: Sandbox) -> None:
    room = sandbox.world.channels[sandbox.world.rooms["moderators"]]
    assert not sandbox.people.sees("member", room)
    assert sandbox.people.sees("moderator", room)


async def test_history_can_be_read_before_after_and_around(call: Caller) -> None:
    ids = [call.sandbox.send("member", "briefing", str(n))["id"] for n in range(9)]

    async def read(query: str) -> list[str]:
        return [message["content"] for message in (await call("GET", f"{call.briefing}?{query}"))[1]]

    assert await read("limit=3") == ["8", "7", "6"]
    assert await read(f"before={ids[4]}&limit=2") == ["3", "2"]
    assert await read(f"after={ids[4]}&limit=2") == ["6", "5"]
    assert await read(f"around={ids[4]}&limit=3") == ["5", "4", "3"]
    assert (await call("GET", f"{call.briefing}?limit=101"))[1]["code"] == 50035


async def test_only_ones_own_messages_can_be_edited(call: Caller) -> None:
    theirs = call.sandbox.send("member", "briefing", "mine")
    assert (await call("PATCH", f"{call.briefing}/{theirs['id']}", {"content": "x"}))[1]["code"] == 50005
    _, own, _ = await call("POST", call.briefing, {"content": "before"})
    _, edited, _ = await call("PATCH", f"{call.briefing}/{own['id']}", {"content": "after"})
    assert (edited["content"], edited["edited_timestamp"] is None) == ("after", False)
    assert (await call("PATCH", f"{call.briefing}/{own['id']}", {"content": ""}))[1]["code"] == 50006


async def test_an_enforced_nonce_posts_once_for_some_minutes(call: Caller) -> None:
    body = {"content": "once", "nonce": "n1", "enforce_nonce": True}
    first, again = [(await call("POST", call.briefing, body))[1]["id"] for _ in range(2)]
    call.sandbox.world.clock.time += 3600  # type: ignore[attr-defined]
    later = (await call("POST", call.briefing, body))[1]["id"]
    assert first == again != later


async def test_a_file_can_be_attached_and_fetched(call: Caller) -> None:
    form = aiohttp.FormData()
    form.add_field("payload_json", '{"content": "see"}', content_type="application/json")
    form.add_field("files[0]", b"bytes", filename="a.txt", content_type="text/plain")
    status, answer, _ = await call("POST", call.briefing, data=form)
    assert status == 200
    async with call.session.get(answer["attachments"][0]["url"]) as fetched:
        assert await fetched.read() == b"bytes"


def limits(headers: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(headers[f"X-RateLimit-{name}"] for name in ("Limit", "Remaining", "Reset", "Reset-After"))


async def test_every_answer_carries_its_rate_limits(call: Caller) -> None:
    clock = call.sandbox.world.clock
    ends = f"{clock.time + 5:.3f}"  # type: ignore[attr-defined]
    _, sent, first = await call("POST", call.briefing, {"content": "x"})
    assert limits(first) == ("10000", "9999", ends, "5.000")
    clock.time += 1.5  # type: ignore[attr-defined]
    status, _, invalid = await call("POST", call.briefing, {})
    assert (status, limits(invalid)) == (400, ("10000", "9998", ends, "3.500"))
    status, _, unread = await call("POST", call.briefing, data=b"{")
    assert (status, limits(unread)) == (400, ("10000", "9997", ends, "3.500"))
    assert first["X-RateLimit-Bucket"] == invalid["X-RateLimit-Bucket"] == unread["X-RateLimit-Bucket"]
    status, _, nobody = await call("POST", call.briefing, {"content": "x"}, headers={"Authorization": "Bot "})
    assert (status, limits(nobody)) == (401, ("10000", "9996", ends, "3.500"))
    status, _, gone = await call("DELETE", f"{call.briefing}/{sent['id']}")
    assert (status, limits(gone)[:2]) == (204, ("10000", "9999"))
    assert gone["X-RateLimit-Bucket"] != first["X-RateLimit-Bucket"]
    clock.time += 3.5  # type: ignore[attr-defined]
    _, _, later = await call("POST", call.briefing, {"content": "x"})
    assert limits(later)[1::2] == ("9999", "5.000")


async def test_a_strict_sandbox_refuses_the_sixth_in_five_seconds(call: Caller) -> None:
    clock = call.sandbox.world.clock
    call.sandbox.rates.strict = True
    answers = [await call("POST", call.briefing, {"content": "x"}) for _ in range(5)]
    assert [int(headers["X-RateLimit-Remaining"]) for _, _, headers in answers] == [4, 3, 2, 1, 0]
    ends = f"{clock.time + 5:.3f}"  # type: ignore[attr-defined]
    clock.time += 0.75  # type: ignore[attr-defined]
    for _ in range(2):
        status, body, headers = await call("POST", call.briefing, {"content": "x"})
        assert status == 429
        assert limits(headers) == ("5", "0", ends, "4.250")
        assert headers["X-RateLimit-Bucket"] == answers[0][2]["X-RateLimit-Bucket"]
        assert (headers["Via"], headers["Retry-After"], headers["X-RateLimit-Scope"]) == ("1.1 sandbox", "5", "user")
        assert body == {"message": "You are being rate limited.", "retry_after": 4.25, "global": False}
    clock.time += 4.25  # type: ignore[attr-defined]
    assert (await call("POST", call.briefing, {"content": "x"}))[0] == 200


@pytest.mark.skipif(not PATH.exists(), reason=f"no API description at {PATH}; set DISCORD_OPENAPI to check answers")
async def test_answers_have_the_form_discord_describes(call: Caller) -> None:
    openapi = OpenApi()
    _, sent, _ = await call("POST", call.briefing, {"content": "x", "embeds": [{"title": "t", "description": "d"}]})
    guild, channel = call.sandbox.world.guild_id, call.sandbox.room("member", "briefing")
    command = {"name": "ask", "description": "d", "options": [{"type": 3, "name": "q", "description": "d"}]}
    asked = [
        ("GET", f"/channels/{channel}/messages/{sent['id']}", None),
        ("GET", f"/channels/{channel}", None),
        ("GET", f"/guilds/{guild}/roles", None),
        ("PUT", f"/applications/{call.sandbox.world.application_id}/commands", [command]),
        ("GET", "/gateway/bot", None),
    ]
    problems: list[str] = []
    for method, path, body in asked:
        status, answer, _ = await call(method, path, body)
        problems += openapi.response(method, path, status, answer)
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize(
    ("headers", "status"),
    [({"Host": "evil.example"}, 421), ({"Origin": "https://evil.example"}, 403), ({}, 200)],
)
async def test_strange_hosts_and_origins_are_turned_away(call: Caller, headers: dict[str, str], status: int) -> None:
    async with call.session.get(call.sandbox.page, headers=headers) as answer:
        assert answer.status == status
        if status == 200:
            told = (rule.split() for rule in answer.headers["Content-Security-Policy"].split(";"))
            rules = {name: " ".join(sources) for name, *sources in told}
            assert all(
                rules[name] == "'none'" for name in ("default-src", "base-uri", "form-action", "frame-ancestors")
            )
            assert {sources for name, sources in rules.items() if name.endswith("-src")} == {
                "'none'",
                "'self'",
                "'self' data:",
            }


async def test_a_taken_port_is_told_in_one_sentence(sandbox: Sandbox) -> None:
    port = int(sandbox.page.rstrip("/").rpartition(":")[2])
    with pytest.raises(OSError, match="SANDBOX_PORT"):
        await Sandbox(port=port).start()
