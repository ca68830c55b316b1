"""What the chat page asks of the sandbox: its state, its live push, and what a person there does."""

import asyncio
from collections.abc import Sequence
from typing import Any

import orjson
from aiohttp import WSMsgType, web

from bot.sandbox.attachments import Upload
from bot.sandbox.gateway import Gateway
from bot.sandbox.interactions import Interactions
from bot.sandbox.payloads import Json
from bot.sandbox.people import People
from bot.sandbox.refusals import Refused
from bot.sandbox.world import World

_SHOWN = 200
"""How many messages of a room the page is given at first."""


class Page:
    """The page's routes. `samples` are the questions it offers."""

    def __init__(
        self, world: World, people: People, gateway: Gateway, interactions: Interactions, samples: Sequence[Json]
    ) -> None:
        self._world = world
        self._people = people
        self._gateway = gateway
        self._interactions = interactions
        self._samples = list(samples)
        self._sockets: set[web.WebSocketResponse] = set()

    def add_to(self, app: web.Application) -> None:
        app.router.add_get("/page/state", self._state)
        app.router.add_get("/page/live", self._live)
        app.router.add_post("/page/upload", self._upload)
        for name in ("send", "command", "autocomplete", "component", "modal", "reset"):
            app.router.add_post(f"/page/{name}", self._did)

    async def close(self) -> None:
        for socket in list(self._sockets):
            await socket.close(code=1001)

    async def _state(self, request: web.Request) -> web.Response:
        viewer = request.query.get("viewer", "member")
        world = self._world
        if viewer not in world.people:
            return web.json_response({"error": f"There is no viewer '{viewer}'; use member or moderator."}, status=400)
        me = world.people[viewer]
        direct = world.direct_channel(me["id"])
        seen = [channel for channel in world.channels.values() if self._people.sees(viewer, channel)]
        guild = next(guild for guild in world.guilds.values() if me["id"] in guild.members)
        rooms = [{"id": c["id"], "name": c["name"], "topic": c.get("topic", "")} for c in seen if c["type"] != 1]
        rooms.append({"id": direct["id"], "name": "dm", "topic": "Only you and Claimdesk"})
        messages = {
            c["id"]: [m for m in world.messages[c["id"]].values() if m["ephemeral_for"] in (None, me["id"])]
            for c in seen
        }
        return web.json_response(
            {
                "viewer": viewer,
                "guild": {"id": guild.id, "name": guild.name, "number": guild.number},
                "servers": [{"number": one.number, "name": one.name} for one in world.guilds.values()],
                "me": me,
                "held": guild.members[me["id"]],
                "bot": world.bot,
                "ready": self._gateway.is_ready,
                "rooms": rooms,
                "users": [world.users[user_id] for user_id in guild.members],
                "roles": list(guild.roles.values()),
                "messages": {key: found[-_SHOWN:] for key, found in messages.items()},
                "commands": list(world.commands.values()),
                "samples": self._samples,
            }
        )

    async def _live(self, request: web.Request) -> web.WebSocketResponse:
        viewer = request.query.get("viewer", "member")
        socket = web.WebSocketResponse(heartbeat=30)
        await socket.prepare(request)
        told: asyncio.Queue[Json] = asyncio.Queue()

        def hear(event: Json) -> None:
            if self._concerns(viewer, event):
                told.put_nowait(event)

        async def pump() -> None:
            while not socket.closed:
                await socket.send_json(await told.get())

        self._world.page_sinks.append(hear)
        self._sockets.add(socket)
        pumping = asyncio.create_task(pump())
        try:
            async for frame in socket:
                if frame.type is not WSMsgType.TEXT:
                    break
        finally:
            pumping.cancel()
            self._world.page_sinks.remove(hear)
            self._sockets.discard(socket)
        return socket

    def _concerns(self, viewer: str, event: Json) -> bool:
        me = self._world.people.get(viewer, {}).get("id")
        message = event.get("message") or {}
        if event.get("for") not in (None, me) or message.get("ephemeral_for") not in (None, me):
            return False
        channel = self._world.channels.get(message.get("channel_id") or event.get("channel_id") or "")
        return channel is None or (viewer in self._world.people and self._people.sees(viewer, channel))

    async def _upload(self, request: web.Request) -> web.Response:
        """A file for a command's option: the body is the file, the query says whose and its name."""
        try:
            viewer, name = request.query.get("viewer", ""), request.query.get("name", "file")
            upload = Upload("0", name, request.content_type, await request.read())
            return web.json_response({"attachment": self._people.upload(viewer, upload)})
        except Refused as refused:
            return web.json_response({"error": refused.message}, status=400)

    async def _did(self, request: web.Request) -> web.Response:
        try:
            said: Any = await request.json(loads=orjson.loads)
            if not isinstance(said, dict):
                raise ValueError
            return web.json_response(await self._do(request.path.rpartition("/")[2], said))
        except Refused as refused:
            return web.json_response({"error": refused.message}, status=400)
        except (ValueError, KeyError, TypeError) as bad:
            return web.json_response({"error": f"The page sent something unreadable ({bad})."}, status=400)

    async def _do(self, deed: str, said: Json) -> Json:
        people, viewer = self._people, str(said.get("viewer", ""))
        match deed:
            case "send":
                return {"message": people.send(viewer, said["channel_id"], str(said["content"]), said.get("reply_to"))}
            case "command":
                target = said.get("target_id")
                made = people.command(viewer, said["channel_id"], said["command_id"], said.get("options") or [], target)
            case "autocomplete":
                offered = await people.autocomplete(viewer, said["channel_id"], said["command_id"], said["options"])
                return {"choices": offered}
            case "component":
                made = people.press(viewer, said["message_id"], said["custom_id"], said.get("values"))
            case "modal":
                shown = (str(said["channel_id"]), said["modal"]) if said.get("modal") else None
                made = people.submit(viewer, said["interaction_id"], said["components"], shown)
            case _:
                self._interactions.clear()
                self._world.reset()
                return {}
        return {"interaction_id": made.id}
