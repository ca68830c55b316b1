"""The routes by which the bot answers an interaction: the callback, and its webhook's messages.

https://discord.com/developers/docs/interactions/receiving-and-responding
"""

from bot.sandbox import payloads
from bot.sandbox.calls import Call, Routes
from bot.sandbox.interactions import Interaction, Interactions
from bot.sandbox.payloads import Json
from bot.sandbox.refusals import Refused
from bot.sandbox.world import World


class Webhooks:
    """The bot's answers to the interactions of one world. A token stands in the path, so no other is asked for."""

    def __init__(self, world: World, interactions: Interactions) -> None:
        self._world = world
        self._interactions = interactions

    def routes(self) -> Routes:
        hook = "/webhooks/{application_id}/{token}"
        message = f"{hook}/messages/{{message_id}}"
        return [
            ("POST", "/interactions/{interaction_id}/{token}/callback", self._respond),
            ("POST", hook, self._follow_up),
            ("GET", message, self._read),
            ("PATCH", message, self._edit),
            ("DELETE", message, self._delete),
        ]

    def _respond(self, call: Call) -> Json | None:
        told = self._interactions.respond(call.at["interaction_id"], call.at["token"], call.form, call.files)
        return told if call.query.get("with_response", "").lower() in ("1", "true") else None

    def _follow_up(self, call: Call) -> Json:
        self._of(call)
        return payloads.public(self._interactions.follow_up(call.at["token"], call.form, call.files))

    def _read(self, call: Call) -> Json:
        return payloads.public(self._interactions.message_of(self._of(call), call.at["message_id"]))

    def _edit(self, call: Call) -> Json:
        interaction = self._of(call)
        message = self._interactions.message_of(interaction, call.at["message_id"])
        return payloads.public(self._interactions.edit(interaction, message, call.form, call.files))

    def _delete(self, call: Call) -> None:
        message = self._interactions.message_of(self._of(call), call.at["message_id"])
        self._world.delete(message["channel_id"], message["id"])

    def _of(self, call: Call) -> Interaction:
        if call.at["application_id"] != self._world.application_id:
            raise Refused(404, 10015, "Unknown Webhook")
        return self._interactions.good(call.at["token"])
