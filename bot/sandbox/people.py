"""What people do in the small Discord: type, call a command, press, choose, fill in a form."""

import asyncio
import contextlib
from collections.abc import Mapping, Sequence
from typing import Any

from bot.sandbox import payloads
from bot.sandbox.attachments import Attachments, Upload
from bot.sandbox.filling import check_filled, choices_in, uploads_in, written
from bot.sandbox.interactions import AUTOCOMPLETE, COMMAND, COMPONENT, DEADLINE, MODAL_SUBMIT, Interaction, Interactions
from bot.sandbox.messages import Post
from bot.sandbox.options import Resolver, autocompleted
from bot.sandbox.payloads import Json
from bot.sandbox.permissions import ALL, Bit
from bot.sandbox.reactions import Reactions
from bot.sandbox.refusals import Refused
from bot.sandbox.world import World

_BOT_DIRECT = 1
"""The context of direct messages with the bot."""


class People:
    """What a person does: type, call a command, press, submit. Raises Refused with a sentence for the page."""

    def __init__(
        self, world: World, post: Post, interactions: Interactions, reactions: Reactions, attachments: Attachments
    ) -> None:
        self._world = world
        self._post = post
        self._attachments = attachments
        self._reactions = reactions
        self._interactions = interactions

    def send(
        self, viewer: str, channel_id: str, content: str, reply_to: str | None = None, uploads: Sequence[Upload] = ()
    ) -> Json:
        return self._post.by_person(viewer, self._open(viewer, channel_id), content, reply_to, uploads)

    def upload(self, viewer: str, upload: Upload) -> Json:
        """Send a file for a command's option or a form's input; its id is the option's value."""
        return self._attachments.by_person(self._person(viewer)["id"], upload)

    def files(self, viewer: str) -> list[Json]:
        """What somebody sent with commands and forms, the oldest first."""
        return list(self._attachments.of_person(self._person(viewer)["id"]).values())

    def command(
        self, viewer: str, channel_id: str, command_id: str, options: Sequence[Json], target_id: str | None = None
    ) -> Interaction:
        """Call a command, with every option of the right kind and the required ones there."""
        channel_id = self._open(viewer, channel_id)
        command = self._usable(viewer, command_id, channel_id)
        data: Json = {"id": command["id"], "name": command["name"], "type": command["type"]}
        if "guild_id" in command:
            data["guild_id"] = command["guild_id"]
        resolver = self._resolver(viewer, channel_id)
        if command["type"] == 1:
            data["options"] = resolver.filled(command, options)
        else:
            data["target_id"] = str(target_id)
            self._target(viewer, command, str(target_id), resolver)
        if resolver.resolved:
            data["resolved"] = resolver.resolved
        return self._interactions.send(self._world.people[viewer], channel_id, COMMAND, data)

    async def autocomplete(self, viewer: str, channel_id: str, command_id: str, options: Sequence[Json]) -> list[Json]:
        """What the bot offers for the focused option; nothing if it does not say within the deadline."""
        channel_id = self._open(viewer, channel_id)
        command = self._usable(viewer, command_id, channel_id)
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
            if component["type"] != 3:
                resolver = self._resolver(viewer, message["channel_id"])
                resolver.chosen(component["type"], chosen)
                data["resolved"] = resolver.resolved
        return self._interactions.send(
            self._world.people[viewer], message["channel_id"], COMPONENT, data, message=message
        )

    def submit(
        self, viewer: str, interaction_id: str, components: Sequence[Json], shown: tuple[str, Json] | None = None
    ) -> Interaction:
        """Submit the form that an interaction opened.

        `shown` is the room and form as the page has them, from before a restart: Discord forgets no form that is open.
        """
        if shown and interaction_id not in self._interactions.by_id:
            return self._submit_shown(viewer, *shown, components)
        opened, form = self._form(viewer, interaction_id)
        data = self._submitted(viewer, opened.channel_id, form, components)
        return self._interactions.send(
            opened.user, opened.channel_id, MODAL_SUBMIT, data, message=opened.message, after=opened
        )

    def _submit_shown(self, viewer: str, channel_id: str, form: Json, components: Sequence[Json]) -> Interaction:
        channel_id = self._open(viewer, channel_id)
        data = self._submitted(viewer, channel_id, form, components)
        return self._interactions.send(self._person(viewer), channel_id, MODAL_SUBMIT, data)

    def _submitted(self, viewer: str, channel_id: str, form: Json, components: Sequence[Json]) -> Json:
        """What the bot is told of a form that was filled in; raises Refused where it may not be left so."""
        check_filled(form, components)
        data: Json = {"custom_id": form["custom_id"], "components": list(components)}
        resolver = self._resolver(viewer, channel_id)
        resolver.uploaded(uploads_in(form, components))
        for kind, values in choices_in(form, components):
            resolver.chosen(kind, values)
        if resolver.resolved:
            data["resolved"] = resolver.resolved
        return data

    def fill_in(self, viewer: str, interaction_id: str, values: Mapping[str, Any]) -> Interaction:
        """Submit a form by what is written or chosen in its inputs, by their custom ids."""
        _, form = self._form(viewer, interaction_id)
        return self.submit(viewer, interaction_id, written(form, values))

    def _form(self, viewer: str, interaction_id: str) -> tuple[Interaction, Json]:
        opened = self._interactions.by_id.get(interaction_id)
        if opened is None or opened.modal is None or opened.user["id"] != self._world.people[viewer]["id"]:
            raise Refused(404, 0, "That form is not open any more.")
        return opened, opened.modal

    def react(self, viewer: str, message_id: str, emoji: str) -> None:
        self._reactions.put(self._world.people[viewer]["id"], self._message(viewer, message_id), emoji)

    def sees(self, viewer: str, channel: Json) -> bool:
        me = self._world.people[viewer]["id"]
        if channel["type"] == 1:
            return channel["recipients"][0]["id"] == me
        return bool(self._world.permissions(me, channel) & Bit.VIEW_CHANNEL)

    def _person(self, viewer: str) -> Json:
        if viewer not in self._world.people:
            raise Refused(400, 0, f"There is no viewer '{viewer}'; use {' or '.join(self._world.people)}.")
        return self._world.people[viewer]

    def _open(self, viewer: str, channel_id: str) -> str:
        me = self._person(viewer)
        if channel_id == "dm":
            return self._world.direct_channel(me["id"])["id"]
        channel = self._world.channel(channel_id)
        if not self.sees(viewer, channel):
            raise Refused(403, 50001, "You can't see that room.")
        return channel_id

    def _resolver(self, viewer: str, channel_id: str) -> Resolver:
        user = self._world.people[viewer]
        channel = self._world.channel(channel_id)
        return Resolver(self._world, user, channel, self._attachments.of_person(user["id"]))

    def _usable(self, viewer: str, command_id: str, channel_id: str) -> Json:
        """A command this person may call here."""
        command = self._world.commands.get(command_id)
        if command is None:
            raise Refused(404, 0, "That command is not there; the bot may still be starting.")
        channel = self._world.channels[channel_id]
        guild = self._world.guild_of(channel)
        if guild is not None and self._world.application_id not in guild.members:
            raise Refused(404, 0, f"{self._world.bot['username']} is not in this server.")
        if command.get("guild_id") not in (None, channel.get("guild_id")):
            raise Refused(404, 0, f"/{command['name']} is another server's.")
        if "guild_id" not in channel:
            contexts = command["contexts"]
            if not (_BOT_DIRECT in contexts if contexts is not None else command["dm_permission"]):
                raise Refused(403, 0, f"/{command['name']} is not for direct messages.")
        elif command["default_member_permissions"] is not None:
            needed = int(command["default_member_permissions"])
            allowed = self._world.permissions(self._world.people[viewer]["id"], channel)
            if allowed & needed != needed or (not needed and allowed != ALL):
                raise Refused(403, 0, f"You may not use /{command['name']}.")
        return command

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

    def _target(self, viewer: str, command: Json, target_id: str, resolver: Resolver) -> None:
        if command["type"] == 3:
            message = self._message(viewer, target_id)
            resolver.resolved["messages"] = {target_id: payloads.public(message)}
        elif target_id in self._world.users:
            resolver.member(target_id)
        else:
            raise Refused(404, 0, "That user is not here.")
