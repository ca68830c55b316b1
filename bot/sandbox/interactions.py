"""Interactions: a command, a press or a form reaches the bot, and its answer is held to Discord's rules.

An interaction is acknowledged once, within 3 seconds; its token is good for 15 minutes.
https://discord.com/developers/docs/interactions/receiving-and-responding
"""

import asyncio
import secrets
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox import limits, payloads
from bot.sandbox.messages import Files, Post, kept
from bot.sandbox.payloads import Json
from bot.sandbox.refusals import Refused
from bot.sandbox.world import World

DEADLINE = 3.0
TOKEN_LIFE = 15 * 60.0
COMMAND, COMPONENT, AUTOCOMPLETE, MODAL_SUBMIT = 2, 3, 4, 5


@dataclass(slots=True)
class Interaction:
    """One interaction and what became of it. `outcome` is the message, modal or choices it was answered with."""

    id: str
    token: str
    type: int
    user: Json
    channel_id: str
    created: float
    name: str | None = None
    message: Json | None = None
    acknowledged: bool = False
    original: Json | None = None
    modal: Json | None = None
    outcome: asyncio.Future[Json] = field(default_factory=lambda: asyncio.get_running_loop().create_future())

    def settle(self, outcome: Json) -> None:
        if not self.outcome.done():
            self.outcome.set_result(outcome)


class Interactions:
    """Sends interactions to the bot and takes its answers."""

    def __init__(self, world: World, post: Post) -> None:
        self._world = world
        self._post = post
        self.by_id: dict[str, Interaction] = {}
        self.by_token: dict[str, Interaction] = {}
        self._watches: set[asyncio.Task[None]] = set()

    def send(
        self,
        user: Json,
        channel_id: str,
        kind: int,
        data: Json,
        *,
        name: str | None = None,
        message: Json | None = None,
    ) -> Interaction:
        """Give the bot an interaction; after 3 seconds without an answer it has failed."""
        world = self._world
        channel = world.channel(channel_id)
        interaction = Interaction(
            world.snowflake(), secrets.token_urlsafe(48), kind, user, channel_id, world.clock(), name, message
        )
        self.by_id[interaction.id] = self.by_token[interaction.token] = interaction
        sent: Json = {
            "id": interaction.id,
            "application_id": world.application_id,
            "type": kind,
            "data": data,
            "token": interaction.token,
            "version": 1,
            "channel_id": channel_id,
            "channel": channel,
            "app_permissions": str(int(world.permissions(world.application_id, channel))),
            "locale": "en-US",
            "entitlements": [],
            "authorizing_integration_owners": {"0": world.guild_id},
            "context": 0 if "guild_id" in channel else 1,
            "attachment_size_limit": 10 * 1024 * 1024,
        }
        if "guild_id" in channel:
            sent["guild_id"] = world.guild_id
            sent["guild"] = {"id": world.guild_id, "locale": "en-US", "features": []}
            sent["guild_locale"] = "en-US"
            allowed = str(int(world.permissions(user["id"], channel)))
            sent["member"] = {**world.member(user["id"]), "permissions": allowed}
        else:
            sent["user"] = user
        if message is not None:
            sent["message"] = payloads.public(message)
        world.tell_gateway("INTERACTION_CREATE", sent)
        watch = asyncio.create_task(self._watch(interaction))
        self._watches.add(watch)
        watch.add_done_callback(self._watches.discard)
        return interaction

    def respond(self, interaction_id: str, token: str, body: Json, files: Files) -> Json:
        """Take the bot's first answer. Returns Discord's callback object."""
        interaction = self.by_id.get(interaction_id)
        if interaction is None or interaction.token != token:
            raise Refused(404, 10062, "Unknown interaction")
        if not interaction.acknowledged and self._world.clock() - interaction.created > DEADLINE:
            raise Refused(404, 10062, "Unknown interaction")
        if interaction.acknowledged:
            raise Refused(400, 40060, "Interaction has already been acknowledged.")
        limits.check_interaction_response(body, interaction_type=interaction.type)
        data: Json = body.get("data") or {}
        if body["type"] == 4:
            limits.check_message(data, files=len(files))
        elif body["type"] == 7 and interaction.message is not None:
            limits.check_message({**kept(interaction.message, data), **data}, files=len(files), edit=True)
        message = self._answer(interaction, body["type"], data, files)
        interaction.acknowledged = True
        told: Json = {
            "interaction": {
                "id": interaction.id,
                "type": interaction.type,
                "response_message_id": message["id"] if message else None,
                "response_message_loading": bool(message and message["loading"]),
                "response_message_ephemeral": bool(message and message["ephemeral_for"]),
                "channel_id": interaction.channel_id,
            }
        }
        if message:
            told["resource"] = {"type": body["type"], "message": payloads.public(message)}
        return told

    def follow_up(self, token: str, body: Json, files: Files) -> Json:
        """A further message under the interaction, or what a deferred answer was waiting for."""
        interaction = self.good(token)
        limits.check_message(body, files=len(files))
        ephemeral = int(body.get("flags") or 0) & payloads.EPHEMERAL
        if interaction.original and interaction.original["loading"]:
            return self.edit(interaction, interaction.original, body, files)
        return self._new(interaction, body, files, bool(ephemeral), payloads.EPHEMERAL if ephemeral else 0)

    def edit(self, interaction: Interaction, message: Json, body: Json, files: Files) -> Json:
        limits.check_message({**kept(message, body), **body}, files=len(files), edit=True)
        changed = self._post.edit(message, body, files)
        interaction.settle(changed)
        return changed

    def good(self, token: str) -> Interaction:
        """The interaction a webhook token belongs to, while it lives."""
        interaction = self.by_token.get(token)
        if interaction is None:
            raise Refused(404, 10015, "Unknown Webhook")
        if self._world.clock() - interaction.created > TOKEN_LIFE:
            raise Refused(401, 50027, "Invalid Webhook Token")
        return interaction

    def message_of(self, interaction: Interaction, message_id: str) -> Json:
        if message_id == "@original":
            if interaction.original is None:
                raise Refused(404, 10008, "Unknown Message")
            return interaction.original
        return self._world.message(interaction.channel_id, message_id)

    def clear(self) -> None:
        for watch in self._watches:
            watch.cancel()
        self.by_id.clear()
        self.by_token.clear()

    def _answer(self, interaction: Interaction, kind: int, data: Json, files: Files) -> Json | None:
        ephemeral = bool(int(data.get("flags") or 0) & payloads.EPHEMERAL)
        flags = payloads.EPHEMERAL if ephemeral else 0
        if kind == 4:
            return self._original(interaction, self._new(interaction, data, files, ephemeral, flags))
        if kind == 5:
            waiting = self._new(interaction, {}, [], ephemeral, flags | payloads.LOADING, loading=True)
            return self._original(interaction, waiting)
        if kind in (6, 7) and interaction.message is not None:
            interaction.original = interaction.message
            if kind == 7:
                self._post.edit(interaction.message, data, files)
                interaction.settle(interaction.message)
            return interaction.message
        if kind == 8:
            interaction.settle({"choices": data.get("choices") or []})
        elif kind == 9:
            interaction.modal = data
            interaction.settle({"modal": data, "interaction_id": interaction.id})
            self._world.tell_pages(
                {"type": "modal", "modal": data, "interaction_id": interaction.id, "for": interaction.user["id"]}
            )
        return None

    def _original(self, interaction: Interaction, message: Json) -> Json:
        interaction.original = message
        if not message["loading"]:
            interaction.settle(message)
        return message

    def _new(
        self, interaction: Interaction, body: Json, files: Files, ephemeral: bool, flags: int, **parts: Any
    ) -> Json:
        made_by: Json | None = None
        if interaction.name:
            made_by = {"user": interaction.user, "name": interaction.name}
            parts["type"] = 20
            parts["interaction_metadata"] = {
                "id": interaction.id,
                "type": interaction.type,
                "user": interaction.user,
                "authorizing_integration_owners": {"0": self._world.guild_id},
            }
        message = self._post.made(
            interaction.channel_id,
            body,
            files,
            flags=flags,
            ephemeral_for=interaction.user["id"] if ephemeral else None,
            interaction_of=made_by,
            application_id=self._world.application_id,
            webhook_id=self._world.application_id,
            **parts,
        )
        self._world.post(message)
        return message

    async def _watch(self, interaction: Interaction) -> None:
        await asyncio.sleep(DEADLINE)
        if not interaction.acknowledged:
            told = {"interaction_id": interaction.id, "text": "The application did not respond."}
            interaction.settle({"failed": told["text"]})
            self._world.tell_pages({"type": "failed", **told, "for": interaction.user["id"]})
