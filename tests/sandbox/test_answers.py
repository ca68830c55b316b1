"""Every answer has the form Discord describes: each is held to the official API description."""

import json
from typing import Any

import aiohttp
import pytest

from bot.sandbox.permissions import Bit
from bot.sandbox.serve import Sandbox
from tests.openapi import PATH, OpenApi
from tests.sandbox.conftest import Asked, Caller, asked, grant

pytestmark = pytest.mark.skipif(
    not PATH.exists(), reason=f"no API description at {PATH}; set DISCORD_OPENAPI to check answers"
)

V2 = 1 << 15
BUTTON = {"type": 2, "style": 2, "label": "b", "custom_id": "b"}
MENU = {"type": 3, "custom_id": "m", "options": [{"label": "l", "value": "v"}]}
LAYOUT = [
    {"type": 10, "content": "words"},
    {"type": 9, "components": [{"type": 10, "content": "x"}], "accessory": {**BUTTON, "custom_id": "c"}},
    {
        "type": 9,
        "components": [{"type": 10, "content": "x"}],
        "accessory": {"type": 11, "media": {"url": "https://example.org/a.png"}},
    },
    {"type": 12, "items": [{"media": {"url": "attachment://a.png"}}]},
    {"type": 13, "file": {"url": "attachment://b.txt"}},
    {"type": 14},
    {"type": 17, "components": [{"type": 1, "components": [BUTTON]}, {"type": 1, "components": [MENU]}]},
]
EMBED = {
    "title": "t",
    "description": "d",
    "url": "https://example.org",
    "timestamp": "2024-10-18T00:00:00+00:00",
    "color": 255,
    "footer": {"text": "f"},
    "author": {"name": "a"},
    "image": {"url": "attachment://a.png"},
    "thumbnail": {"url": "https://example.org/t.png"},
    "fields": [{"name": "n", "value": "v", "inline": True}],
}
COMMANDS = [
    {
        "name": "ask",
        "description": "d",
        "options": [{"type": 3, "name": "q", "description": "d", "autocomplete": True}],
    },
    {
        "name": "claim",
        "description": "d",
        "default_member_permissions": "8192",
        "options": [
            {
                "type": 1,
                "name": "add",
                "description": "d",
                "options": [{"type": 4, "name": "n", "description": "d", "choices": [{"name": "one", "value": 1}]}],
            }
        ],
    },
    {"name": "Check this claim", "type": 3},
]


class Held:
    """Calls the sandbox and collects what does not fit the description."""

    def __init__(self, call: Caller) -> None:
        self._call = call
        self._openapi = OpenApi()
        self.problems: list[str] = []

    async def __call__(self, method: str, path: str, body: Any = None, **more: Any) -> Any:
        status, answer, _ = await self._call(method, path, body, **more)
        assert status < 300, (method, path, answer)
        self.problems += self._openapi.response(method, path.partition("?")[0], status, answer)
        return answer


@pytest.fixture
def held(call: Caller) -> Held:
    return Held(call)


def form(payload: str, *names: str) -> aiohttp.FormData:
    made = aiohttp.FormData()
    made.add_field("payload_json", payload, content_type="application/json")
    for n, name in enumerate(names):
        made.add_field(f"files[{n}]", b"bytes", filename=name, content_type="image/png")
    return made


async def test_who_and_what_is_there(held: Held, sandbox: Sandbox) -> None:
    world = sandbox.world
    guild, member = world.guild_id, world.people["member"]["id"]
    for path in (
        "/gateway/bot",
        "/users/@me",
        "/users/@me/guilds",
        f"/users/{member}",
        "/applications/@me",
        "/oauth2/applications/@me",
        f"/guilds/{guild}",
        f"/guilds/{guild}?with_counts=true",
        f"/guilds/{guild}/channels",
        f"/guilds/{guild}/roles",
        f"/guilds/{guild}/roles/{guild}",
        f"/guilds/{guild}/members?limit=10",
        f"/guilds/{guild}/members/{member}",
        f"/guilds/{guild}/threads/active",
    ):
        await held("GET", path)
    await held("POST", "/users/@me/channels", {"recipient_id": member})
    assert not held.problems, "\n".join(held.problems)


async def test_channels_and_messages(held: Held, call: Caller, sandbox: Sandbox) -> None:
    channel = f"/channels/{sandbox.world.rooms['briefing']}"
    await held("GET", channel)
    rich = {"content": "x", "embeds": [EMBED], "components": [{"type": 1, "components": [BUTTON]}], "nonce": "1"}
    sent = await held("POST", call.briefing, rich)
    laid_out = await held("POST", call.briefing, {"flags": V2, "components": LAYOUT[:1]})
    replied = {"content": "y", "message_reference": {"message_id": sent["id"]}}
    await held("POST", call.briefing, replied)
    await held("PATCH", f"{call.briefing}/{sent['id']}", {"content": "z", "embeds": [], "components": []})
    await held("PATCH", f"{call.briefing}/{laid_out['id']}", {"components": LAYOUT[:2], "flags": V2})
    await held("GET", f"{call.briefing}/{sent['id']}")
    await held("PUT", f"{call.briefing}/{sent['id']}/reactions/👍/@me")
    await held("GET", f"{call.briefing}/{sent['id']}/reactions/👍")
    grant(sandbox, Bit.PIN_MESSAGES)
    await held("PUT", f"{call.briefing}/pins/{sent['id']}")
    pins = await held("GET", f"{call.briefing}/pins")
    assert [item["message"]["id"] for item in pins["items"]] == [sent["id"]]
    assert len(await held("GET", f"{call.briefing}?limit=10")) == 3
    await held("POST", f"{channel}/typing")
    assert not held.problems, "\n".join(held.problems)


async def test_announcements_and_a_second_server(held: Held, sandbox: Sandbox) -> None:
    news = f"/channels/{sandbox.add_room('news', news=True)}"
    await held("GET", news)
    sent = await held("POST", f"{news}/messages", {"content": "x", "nonce": "n", "enforce_nonce": True})
    await held("POST", f"{news}/messages/{sent['id']}/crosspost")
    await held("POST", f"{news}/messages/{sent['id']}/threads", {"name": "At an announcement"})
    sandbox.add_role("Readers", mentionable=True)
    sandbox.overwrite("news", "member", deny=Bit.SEND_MESSAGES)
    second = sandbox.guild(sandbox.add_guild()).id
    for path in ("/users/@me/guilds?limit=1", f"/guilds/{second}", f"/guilds/{second}/channels"):
        await held("GET", path)
    for path in (f"/guilds/{sandbox.world.guild_id}/roles", f"/guilds/{sandbox.world.guild_id}/channels"):
        await held("GET", path)
    await held("DELETE", f"/users/@me/guilds/{second}")
    assert not held.problems, "\n".join(held.problems)


async def test_messages_with_files(held: Held, call: Caller) -> None:
    payload = '{"content": "x", "embeds": [{"title": "t", "image": {"url": "attachment://a.png"}}]}'
    await held("POST", call.briefing, data=form(payload, "a.png", "b.png"))
    laid_out = json.dumps({"flags": V2, "components": LAYOUT})
    await held("POST", call.briefing, data=form(laid_out, "a.png", "b.txt"))
    assert not held.problems, "\n".join(held.problems)


async def test_threads(held: Held, call: Caller, sandbox: Sandbox) -> None:
    channel = f"/channels/{sandbox.world.rooms['briefing']}"
    _, sent, _ = await call("POST", call.briefing, {"content": "x"})
    thread = await held("POST", f"{call.briefing}/{sent['id']}/threads", {"name": "At a message"})
    await held("POST", f"{channel}/threads", {"name": "By itself", "type": 11})
    await held("POST", f"/channels/{thread['id']}/messages", {"content": "in it"})
    await held("GET", f"{call.briefing}/{sent['id']}")
    await held("GET", f"/guilds/{sandbox.world.guild_id}/threads/active")
    await held("PATCH", f"/channels/{thread['id']}", {"archived": True})
    await held("GET", f"{channel}/threads/archived/public")
    await held("GET", f"/channels/{thread['id']}/thread-members")
    theirs = sandbox.thread("member", sandbox.send("member", "briefing", "x"), "Theirs")
    await held("GET", f"/channels/{theirs['id']}")
    await held("PUT", f"/channels/{theirs['id']}/thread-members/@me")
    await held("GET", f"/channels/{theirs['id']}/thread-members")
    await held("DELETE", f"/channels/{theirs['id']}/thread-members/@me")
    await held("GET", f"/channels/{thread['id']}")
    await held("DELETE", f"/channels/{thread['id']}")
    assert not held.problems, "\n".join(held.problems)


@pytest.mark.parametrize("scope", ["", "/guilds/{guild}"])
async def test_commands(held: Held, sandbox: Sandbox, scope: str) -> None:
    scope = scope.replace("{guild}", sandbox.world.guild_id)
    base = f"/applications/{sandbox.world.application_id}{scope}/commands"
    made = await held("PUT", base, COMMANDS)
    await held("GET", base)
    one = await held("POST", base, {"name": "new", "description": "d"})
    again = await held("POST", base, {"name": "new", "description": "other"})
    assert (again["id"], again["description"]) == (one["id"], "other")
    await held("GET", f"{base}/{made[0]['id']}")
    await held("PATCH", f"{base}/{made[0]['id']}", {"description": "changed"})
    await held("DELETE", f"{base}/{one['id']}")
    assert not held.problems, "\n".join(held.problems)


async def test_answers_to_interactions(held: Held, sandbox: Sandbox) -> None:
    def callback(made: Asked) -> str:
        return f"/interactions/{made.id}/{made.token}/callback?with_response=true"

    for body in (
        {"type": 4, "data": {"content": "x", "flags": 64}},
        {"type": 5},
        {"type": 9, "data": {"title": "t", "custom_id": "f", "components": [{"type": 10, "content": "x"}]}},
    ):
        await held("POST", callback(asked(sandbox)), body)
    made = asked(sandbox)
    told = await held(
        "POST", callback(made), {"type": 4, "data": {"components": [{"type": 1, "components": [BUTTON]}]}}
    )
    hook = f"/webhooks/{sandbox.world.application_id}/{made.token}"
    await held("POST", hook, {"content": "more"})
    await held("GET", f"{hook}/messages/@original")
    await held("PATCH", f"{hook}/messages/@original", {"content": "changed"})
    pressed = sandbox.press("member", told["resource"]["message"], "b")
    await held("POST", callback(pressed), {"type": 7, "data": {"content": "pressed"}})
    await held("POST", f"/webhooks/{sandbox.world.application_id}/{pressed.token}", {"content": "under the press"})
    await held("DELETE", f"{hook}/messages/@original")
    assert not held.problems, "\n".join(held.problems)
