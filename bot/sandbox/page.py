"""What the chat page asks of the sandbox: its state, its live push, and the doings of a person at the keyboard."""

import asyncio
import contextlib
from collections.abc import Sequence
from typing import Any

from aiohttp import WSMsgType, web

from bot.sandbox import payloads
from bot.sandbox.gateway import Gateway
from bot.sandbox.interactions import AUTOCOMPLETE, COMMAND, COMPONENT, DEADLINE, MODAL_SUBMIT, Interaction, Interactions
from bot.sandbox.messages import Post
from bot.sandbox.options import autocompleted, filled
from bot.sandbox.payloads import Json
from bot.sandbox.permissions import Bit
from bot.sandbox.refusals import Refused
from bot.sandbox.world import World

_SHOWN = 200
"""How many messages of a room the page is given at first."""


class People:
    """What a person does: type, call a command, press, submit. Raises Refused with a sentence for the page."""

    def __init__(self, world: World, post: Post, interactions: Interactions) -> None:
        self._world = world
        self._post = post
        self._interactions = interactions

    def send(self, viewer: str, channel_id: str, content: str, reply_to: str | None = None) -> Json:
        return self._post.by_person(viewer, self._open(viewer, channel_id), content, reply_to)

    def command(
        self, viewer: str, channel_id: str, command_id: str, options: Sequence[Json], target_id: str | None = None
    ) -> Interaction:
        """Call a command, with every option of the right kind and the required ones there."""
        channel_id = self._open(viewer, channel_id)
        command = self._known(command_id)
        data: Json = {"id": command["id"], "name": command["name"], "type": command["type"]}
        if "guild_id" in self._world.channels[channel_id]:
            data["guild_id"] = self._world.guild_id
        if command["type"] == 1:
            data["options"], resolved = filled(self._world, command, options, channel_id)
        else:
            data["target_id"], resolved = str(target_id), self._target(command, channel_id, str(target_id))
        if resolved:
            data["resolved"] = resolved
        user = self._world.people[viewer]
        return self._interactions.send(user, channel_id, COMMAND, data, name=command["name"])

    async def autocomplete(self, viewer: str, channel_id: str, command_id: str, options: Sequence[Json]) -> list[Json]:
        """What the bot offers for the focused option; nothing if it does not say within the deadline."""
        channel_id = self._open(viewer, channel_id)
        command = self._known(command_id)
        data: Json = {
            "id": command["id"],
            "name": command["name"],
            "type": 1,
            "options": autocompleted(command, options),
        }
        interaction = self._interactions.send(self._world.people[viewer], channel_id, AUTOCOMPLETE, data)
        with contextlib.suppress(TimeoutError):
            outcome = await asyncio.wait_for(asyncio.shield(interaction.outcome), DEADLINE)
            return outcome.get("choices", [])
        return []

    def press(self, viewer: str, message_id: str, custom_id: str, values: Sequence[str] | None = None) -> Interaction:
        """Press a button, or choose in a menu, that stands under a message this person sees."""
        message = self._message(viewer, message_id)
        found = [c for c in payloads.all_components(message["components"]) if c.get("custom_id") == custom_id]
        if not found:
            raise Refused(404, 0, "That button is not there any more.")
        component = found[0]
        if component.get("disabled"):
            raise Refused(400, 0, "That button is switched off.")
        data: Json = {"custom_id": custom_id, "component_type": component["type"], "id": component["id"]}
        if component["type"] != 2:
            chosen = list(values or [])
            least, most = component.get("min_values", 1), component.get("max_values", 1)
            if not least <= len(chosen) <= most:
                raise Refused(400, 0, f"Choose from {least} to {most}.")
            known = {option["value"] for option in component.get("options", [])}
            if component["type"] == 3 and not known.issuperset(chosen):
                raise Refused(400, 0, "That is not one of the choices.")
            data["values"] = chosen
        return self._interactions.send(
            self._world.people[viewer], message["channel_id"], COMPONENT, data, message=message
        )

    def submit(self, viewer: str, interaction_id: str, components: Sequence[Json]) -> Interaction:
        """Submit the form that an interaction opened."""
        opened = self._interactions.by_id.get(interaction_id)
        if opened is None or opened.modal is None or opened.user["id"] != self._world.people[viewer]["id"]:
            raise Refused(404, 0, "That form is not open any more.")
        data: Json = {"custom_id": opened.modal["custom_id"], "components": list(components)}
        return self._interactions.send(opened.user, opened.channel_id, MODAL_SUBMIT, data, message=opened.message)

    def sees(self, viewer: str, channel: Json) -> bool:
        me = self._world.people[viewer]["id"]
        if channel["type"] == 1:
            return channel["recipients"][0]["id"] == me
        return bool(self._world.permissions(me, channel) & Bit.VIEW_CHANNEL)

    def _open(self, viewer: str, channel_id: str) -> str:
        if viewer not in self._world.people:
            raise Refused(400, 0, f"There is no viewer '{viewer}'; use member or moderator.")
        if channel_id == "dm":
            return self._world.direct_channel(self._world.people[viewer]["id"])["id"]
        channel = self._world.channel(channel_id)
        if not self.sees(viewer, channel):
            raise Refused(403, 50001, "You can't see that room.")
        return channel_id

    def _known(self, command_id: str) -> Json:
        if command_id not in self._world.commands:
            raise Refused(404, 0, "That command is not there; the bot may still be starting.")
        return self._world.commands[command_id]

    def _message(self, viewer: str, message_id: str) -> Json:
        me = self._world.people[viewer]["id"]
        for channel_id, messages in self._world.messages.items():
            message = messages.get(message_id)
            if (
                message
                and self.sees(viewer, self._world.channels[channel_id])
                and message["ephemeral_for"] in (None, me)
            ):
                return message
        raise Refused(404, 10008, "That message is not there any more.")

    def _target(self, command: Json, channel_id: str, target_id: str) -> Json:
        if command["type"] == 3:
            return {"messages": {target_id: payloads.public(self._world.message(channel_id, target_id))}}
        if target_id not in self._world.users:
            raise Refused(404, 0, "That user is not here.")
        membership = payloads.membership(self._world.member_roles.get(target_id, []))
        return {"users": {target_id: self._world.users[target_id]}, "members": {target_id: membership}}


class Page:
    """The page's routes. `address` is the only origin that may post; `hosts` the only names it goes by."""

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
        rooms = [{"id": c["id"], "name": c["name"], "topic": c.get("topic", "")} for c in seen if c["type"] != 1]
        rooms.append({"id": direct["id"], "name": "dm", "topic": "Only you and Claimdesk"})
        messages = {
            c["id"]: [m for m in world.messages[c["id"]].values() if m["ephemeral_for"] in (None, me["id"])]
            for c in seen
        }
        return web.json_response(
            {
                "viewer": viewer,
                "guild": {"id": world.guild_id, "name": "Newsroom"},
                "me": me,
                "bot": world.bot,
                "ready": self._gateway.is_ready,
                "rooms": rooms,
                "users": list(world.users.values()),
                "roles": list(world.roles.values()),
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

    async def _did(self, request: web.Request) -> web.Response:
        try:
            said: Any = await request.json()
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
                made = people.submit(viewer, said["interaction_id"], said["components"])
            case _:
                self._interactions.clear()
                self._world.reset()
                return {}
        return {"interaction_id": made.id}
