"""Interactions: a command, a press or a form reaches the bot, and its answer is held to Discord's rules.

An interaction is acknowledged once, within 3 seconds; its token is good for 15 minutes.
https://discord.com/developers/docs/interactions/receiving-and-responding
"""

import asyncio
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.sandbox import limits, payloads
from bot.sandbox.attachments import Upload
from bot.sandbox.messages import Post, resulting
from bot.sandbox.payloads import Json
from bot.sandbox.refusals import Refused, invalid
from bot.sandbox.world import World

DEADLINE = 3.0
TOKEN_LIFE = 15 * 60.0
KEPT = 5_000
"""How many interactions are remembered."""

COMMAND, COMPONENT, AUTOCOMPLETE, MODAL_SUBMIT = 2, 3, 4, 5
_MESSAGE, _DEFERRED, _DEFERRED_UPDATE, _UPDATE, _CHOICES, _MODAL = 4, 5, 6, 7, 8, 9


@dataclass(slots=True)
class Interaction:
    """One interaction and what became of it. `outcome` is the message, modal or choices it was answered with."""

    id: str
    token: str
    type: int
    user: Json
    channel_id: str
    guild_id: str | None
    created: float
    command: Json | None = None
    message: Json | None = None
    after: "Interaction | None" = None
    acknowledged: bool = False
    failed: bool = False
    original: Json | None = None
    modal: Json | None = None
    written: set[str] = field(default_factory=set)
    outcome: asyncio.Future[Json] = field(default_factory=lambda: asyncio.get_running_loop().create_future())

    def settle(self, outcome: Json) -> None:
        if not self.outcome.done():
            self.outcome.set_result(outcome)

    @property
    def owners(self) -> Json:
        """Who installed the bot where this happened: a server, or in direct messages nobody."""
        return {"0": self.guild_id or "0"}

    def metadata(self) -> Json:
        """What a message tells of the interaction it answers."""
        told: Json = {
            "id": self.id,
            "type": self.type,
            "user": self.user,
            "authorizing_integration_owners": self.owners,
        }
        if self.type == COMPONENT and self.message is not None:
            told["interacted_message_id"] = self.message["id"]
        if self.after is not None:
            told["triggering_interaction_metadata"] = self.after.metadata()
        return told


class Interactions:
    """Sends interactions to the bot and takes its answers."""

    def __init__(self, world: World, post: Post) -> None:
        self._world = world
        self._post = post
        self.by_id: dict[str, Interaction] = {}
        self._by_token: dict[str, Interaction] = {}
        self._deadlines: set[asyncio.TimerHandle] = set()

    def send(
        self,
        user: Json,
        channel_id: str,
        kind: int,
        data: Json,
        *,
        message: Json | None = None,
        after: Interaction | None = None,
    ) -> Interaction:
        """Give the bot an interaction; after 3 seconds without an answer it has failed.

        `message` is the one a component stands under; `after` the interaction that opened a form.
        """
        world = self._world
        channel = world.channel(channel_id)
        command = data if kind == COMMAND else None
        interaction = Interaction(
            world.snowflake(),
            secrets.token_urlsafe(48),
            kind,
            user,
            channel_id,
            channel.get("guild_id"),
            world.clock(),
            command,
            message,
            after,
        )
        self.by_id[interaction.id] = self._by_token[interaction.token] = interaction
        if len(self.by_id) > KEPT:
            oldest = self.by_id.pop(next(iter(self.by_id)))
            del self._by_token[oldest.token]
        world.tell_gateway("INTERACTION_CREATE", self._sent(interaction, channel, data))
        self._await_answer(interaction)
        return interaction

    def _sent(self, interaction: Interaction, channel: Json, data: Json) -> Json:
        world, user = self._world, interaction.user
        sent: Json = {
            "id": interaction.id,
            "application_id": world.application_id,
            "type": interaction.type,
            "data": data,
            "token": interaction.token,
            "version": 1,
            "channel_id": channel["id"],
            "channel": channel,
            "app_permissions": str(int(world.permissions(world.application_id, channel))),
            "locale": "en-US",
            "entitlements": [],
            "authorizing_integration_owners": interaction.owners,
            "context": 0 if "guild_id" in channel else 1,
            "attachment_size_limit": 10 * 1024 * 1024,
        }
        if guild := world.guild_of(channel):
            sent["guild_id"] = guild.id
            sent["guild"] = {"id": guild.id, "locale": "en-US", "features": []}
            sent["guild_locale"] = "en-US"
            allowed = str(int(world.permissions(user["id"], channel)))
            sent["member"] = {**world.member(user["id"], guild), "permissions": allowed}
        else:
            sent["user"] = user
        if interaction.message is not None:
            sent["message"] = payloads.public(interaction.message)
        return sent

    def respond(self, interaction_id: str, token: str, body: Json, uploads: Sequence[Upload]) -> Json:
        """Take the bot's first answer. Returns Discord's callback object."""
        interaction = self.by_id.get(interaction_id)
        if interaction is None or interaction.token != token:
            raise Refused(404, 10062, "Unknown interaction")
        if interaction.acknowledged:
            raise Refused(400, 40060, "Interaction has already been acknowledged.")
        if self._world.clock() - interaction.created > DEADLINE:
            self._fail(interaction)
        if interaction.failed:
            raise Refused(404, 10062, "Unknown interaction")
        limits.check_interaction_response(body, interaction_type=interaction.type)
        kind, data = body["type"], body.get("data") or {}
        message = self._answer(interaction, kind, data, uploads)
        interaction.acknowledged = True
        return self._callback(interaction, kind, message)

    def _callback(self, interaction: Interaction, kind: int, message: Json | None) -> Json:
        told: Json = {"id": interaction.id, "type": interaction.type, "channel_id": interaction.channel_id}
        if interaction.guild_id is not None:
            told["guild_id"] = interaction.guild_id
        if message is None:
            return {"interaction": told}
        told["response_message_id"] = message["id"]
        told["response_message_loading"] = message["loading"]
        told["response_message_ephemeral"] = payloads.is_ephemeral(message)
        if kind not in (_MESSAGE, _UPDATE):
            return {"interaction": told}
        return {"interaction": told, "resource": {"type": kind, "message": payloads.public(message)}}

    def follow_up(self, token: str, body: Json, uploads: Sequence[Upload]) -> Json:
        """A further message under the interaction, or what a deferred answer was waiting for."""
        interaction = self.good(token)
        limits.check_message(body, files=len(uploads))
        if interaction.original and interaction.original["loading"]:
            return self.edit(interaction, interaction.original, body, uploads)
        return self._new(interaction, body, uploads)

    def edit(
        self,
        interaction: Interaction,
        message: Json,
        body: Json,
        uploads: Sequence[Upload],
        *,
        at: limits.Place = limits.ROOT,
    ) -> Json:
        limits.check_message(resulting(message, body), files=len(uploads), edit=True, at=at)
        changed = self._post.edit(message, body, uploads)
        interaction.settle(changed)
        return changed

    def good(self, token: str) -> Interaction:
        """The acknowledged interaction a webhook token belongs to. Raises Refused (10015, 50027) for any other."""
        interaction = self._by_token.get(token)
        if interaction is None or not interaction.acknowledged:
            raise Refused(404, 10015, "Unknown Webhook")
        if self._world.clock() - interaction.created > TOKEN_LIFE:
            raise Refused(401, 50027, "Invalid Webhook Token")
        return interaction

    def message_of(self, interaction: Interaction, message_id: str) -> Json:
        """A message the interaction answered with, or stands under; "@original" is the first."""
        original = interaction.original
        if original is not None and message_id in ("@original", original["id"]):
            message_id = original["id"]
        elif message_id not in interaction.written:
            raise Refused(404, 10008, "Unknown Message")
        return self._world.message(interaction.channel_id, message_id)

    def clear(self) -> None:
        for deadline in self._deadlines:
            deadline.cancel()
        self._deadlines.clear()
        self.by_id.clear()
        self._by_token.clear()

    def _answer(self, interaction: Interaction, kind: int, data: Json, uploads: Sequence[Upload]) -> Json | None:
        if kind == _MESSAGE:
            limits.check_message(data, files=len(uploads), at=limits.DATA)
            interaction.original = self._new(interaction, data, uploads)
        elif kind == _DEFERRED:
            ephemeral = int(data.get("flags") or 0) & payloads.EPHEMERAL
            interaction.original = self._new(interaction, {"flags": ephemeral}, (), loading=True)
        elif kind in (_DEFERRED_UPDATE, _UPDATE):
            if interaction.message is None:
                raise invalid("type", "INTERACTION_APPLICATION_COMMAND_CALLBACK_TYPE", "There is no message to update.")
            interaction.original = self._world.message(interaction.channel_id, interaction.message["id"])
            if kind == _UPDATE:
                self.edit(interaction, interaction.original, data, uploads, at=limits.DATA)
        elif kind == _CHOICES:
            interaction.settle({"choices": data.get("choices") or []})
            return None
        elif kind == _MODAL:
            interaction.modal = data
            told = {"modal": data, "interaction_id": interaction.id}
            interaction.settle(told)
            self._world.tell_pages({"type": "modal", **told, "for": interaction.user["id"]})
            return None
        return interaction.original

    def _new(self, interaction: Interaction, body: Json, uploads: Sequence[Upload], *, loading: bool = False) -> Json:
        world = self._world
        ephemeral = int(body.get("flags") or 0) & payloads.EPHEMERAL
        parts: Json = {"interaction_metadata": interaction.metadata()}
        if interaction.command is not None:
            name = _called(interaction.command)
            parts["type"] = 20 if interaction.command["type"] == 1 else 23
            parts["interaction"] = {"id": interaction.id, "type": COMMAND, "name": name, "user": interaction.user}
            parts["interaction_of"] = {"user": interaction.user, "name": name}
        message = self._post.made(
            interaction.channel_id,
            {} if loading else body,
            uploads,
            flags=ephemeral | (payloads.LOADING if loading else 0),
            loading=loading,
            ephemeral_for=interaction.user["id"] if ephemeral else None,
            application_id=world.application_id,
            webhook_id=world.application_id,
            **parts,
        )
        interaction.written.add(message["id"])
        world.post(message)
        if not loading:
            interaction.settle(message)
        return message

    def _await_answer(self, interaction: Interaction) -> None:
        def late() -> None:
            self._deadlines.discard(deadline)
            self._fail(interaction)

        deadline = asyncio.get_running_loop().call_later(DEADLINE, late)
        self._deadlines.add(deadline)

    def _fail(self, interaction: Interaction) -> None:
        """Tell the person that nothing came in time, once."""
        if interaction.acknowledged or interaction.failed:
            return
        interaction.failed = True
        told = {"interaction_id": interaction.id, "text": "The application did not respond."}
        interaction.settle({"failed": told["text"]})
        if interaction.type != AUTOCOMPLETE:
            self._world.tell_pages({"type": "failed", **told, "for": interaction.user["id"]})


def _called(command: Json) -> str:
    """A command's name with those of its subcommand group and subcommand, as a message's interaction has it."""
    inner = next((option for option in command.get("options") or [] if option["type"] in (1, 2)), None)
    return f"{command['name']} {_called(inner)}" if inner else str(command["name"])
