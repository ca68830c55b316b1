"""What people do and what servers are given, by the names of people, rooms, roles and commands: the tests' way in.

Everything happens in the first server unless `guild` names another by its number.
"""

import asyncio
from collections.abc import Mapping, Sequence

from bot.sandbox import payloads
from bot.sandbox.attachments import Upload
from bot.sandbox.guild import Guild
from bot.sandbox.interactions import Interaction
from bot.sandbox.payloads import Json
from bot.sandbox.people import People
from bot.sandbox.threads import Threads
from bot.sandbox.world import World

PATIENCE = 60.0
"""How many seconds an answer is waited for at most, on however slow a machine: none should take long."""

File = tuple[str, bytes]
"""A file's name and what it holds."""


class ByName:
    """People and servers of one world. `people` may be set later than `world`: a world is furnished before it runs."""

    world: World
    people: People
    threads: Threads

    # Where

    def guild(self, number: int = 1) -> Guild:
        """A server by its number."""
        return list(self.world.guilds.values())[number - 1]

    def viewer(self, viewer: str, guild: int = 1) -> str:
        """The full name of a server's member or moderator: "member@2" is the second server's."""
        return viewer if guild == 1 or "@" in viewer else f"{viewer}@{guild}"

    def room(self, viewer: str, room: str, guild: int = 1) -> str:
        """The id of a room by its name; "dm" is the viewer's direct messages; an id is itself."""
        if room == "dm":
            return self.world.direct_channel(self.world.people[self.viewer(viewer, guild)]["id"])["id"]
        rooms = self.guild(guild).rooms
        if room not in rooms and room not in self.world.channels:
            raise LookupError(f"no room {room!r}; there are {', '.join(rooms)}")
        return rooms.get(room, room)

    # What people do

    def send(
        self,
        viewer: str,
        room: str,
        content: str,
        reply_to: str | None = None,
        *,
        files: Sequence[File] = (),
        guild: int = 1,
    ) -> Json:
        uploads = [Upload.named(*file) for file in files]
        return self.people.send(self.viewer(viewer, guild), self.room(viewer, room, guild), content, reply_to, uploads)

    def command(
        self,
        viewer: str,
        room: str,
        name: str,
        options: Json | None = None,
        *,
        files: Mapping[str, File] | None = None,
        guild: int = 1,
    ) -> Interaction:
        """Call a slash command; "digest start" names a subcommand. `files` are its options that take one."""
        who, channel_id = self.viewer(viewer, guild), self.room(viewer, room, guild)
        command, path = self._command(name, 1, channel_id)
        sent = {key: self.people.upload(who, Upload.named(*file))["id"] for key, file in (files or {}).items()}
        return self.people.command(who, channel_id, command["id"], nested(path, {**(options or {}), **sent}))

    async def autocomplete(
        self, viewer: str, room: str, name: str, options: Json, focused: str, *, guild: int = 1
    ) -> list[Json]:
        who, channel_id = self.viewer(viewer, guild), self.room(viewer, room, guild)
        command, path = self._command(name, 1, channel_id)
        return await self.people.autocomplete(who, channel_id, command["id"], nested(path, options, focused))

    def menu(self, viewer: str, message: Json, name: str, *, guild: int = 1) -> Interaction:
        """Use a command of the message menu."""
        who, channel_id = self.viewer(viewer, guild), message["channel_id"]
        command, _ = self._command(name, 3, channel_id)
        return self.people.command(who, channel_id, command["id"], (), message["id"])

    def press(
        self, viewer: str, message: Json, custom_id: str, values: Sequence[str] | None = None, *, guild: int = 1
    ) -> Interaction:
        return self.people.press(self.viewer(viewer, guild), message["id"], custom_id, values)

    def react(self, viewer: str, message: Json, emoji: str, *, guild: int = 1) -> None:
        self.people.react(self.viewer(viewer, guild), message["id"], emoji)

    def thread(self, viewer: str, message: Json, name: str, *, guild: int = 1) -> Json:
        """Start a thread at a message; its id is a room's."""
        return self.threads.started(self._user_id(viewer, guild), message, {"name": name})

    def submit(
        self,
        viewer: str,
        interaction_id: str,
        values: Mapping[str, str | Sequence[str] | Sequence[File]],
        *,
        guild: int = 1,
    ) -> Interaction:
        """Submit a form by the custom ids of its inputs: a text, what is chosen in a menu, or files."""
        who = self.viewer(viewer, guild)
        return self.people.fill_in(who, interaction_id, {key: self._given(who, value) for key, value in values.items()})

    async def answer(self, interaction: Interaction, within: float = PATIENCE) -> Json:
        """What the bot answered: a message, {"modal": ...}, {"choices": ...} or {"failed": ...}."""
        return await asyncio.wait_for(asyncio.shield(interaction.outcome), within)

    async def reply_to(self, viewer: str, room: str, content: str, within: float = PATIENCE, *, guild: int = 1) -> Json:
        """Type something and wait for the bot's next message in the room."""
        heard: asyncio.Queue[Json] = asyncio.Queue()
        channel_id = self.room(viewer, room, guild)

        def hear(event: Json) -> None:
            message = event.get("message")
            if message and message["channel_id"] == channel_id and message["author"]["id"] == self.world.application_id:
                heard.put_nowait(message)

        self.world.page_sinks.append(hear)
        try:
            self.send(viewer, room, content, guild=guild)
            while True:
                message = await asyncio.wait_for(heard.get(), within)
                if not message["loading"]:
                    return message
        finally:
            self.world.page_sinks.remove(hear)

    # What servers are given

    def add_guild(self, name: str = "Second desk") -> int:
        """Open another server, with its own people and rooms, and the bot in it. Returns its number."""
        return self.world.add_guild(name).number

    def join(self, viewer: str, guild: int, *roles: str) -> None:
        """Make somebody a member of a further server, with roles by their names."""
        of = self.guild(guild)
        user_id = self.world.people[viewer]["id"]
        of.members[user_id] = [of.role_named(name)["id"] for name in roles]
        self.world.tell_gateway("GUILD_MEMBER_ADD", {**self.world.member(user_id, of), "guild_id": of.id})

    def leave(self, viewer: str, guild: int = 1) -> None:
        """Somebody goes from a server."""
        of, user = self.guild(guild), self.world.people[self.viewer(viewer, guild)]
        del of.members[user["id"]]
        self.world.tell_gateway("GUILD_MEMBER_REMOVE", {"guild_id": of.id, "user": user})

    def add_room(self, name: str, *, news: bool = False, guild: int = 1) -> str:
        """Open a text channel, or one for announcements. Returns its id."""
        channel = self.world.add_room(self.guild(guild), name, "", [], news=news)
        self.world.told("CHANNEL_CREATE", channel)
        return channel["id"]

    def close_room(self, name: str, *, guild: int = 1) -> None:
        """Delete a text channel with all that was said in it."""
        of = self.guild(guild)
        self.world.close_channel(self.world.channels[of.rooms.pop(name)])

    def add_role(self, name: str, permissions: int = 0, *, mentionable: bool = False, guild: int = 1) -> str:
        """Make a role. Returns its id."""
        of = self.guild(guild)
        role = payloads.role(self.world.snowflake(), name, permissions, len(of.roles))
        role["mentionable"] = mentionable
        of.roles[role["id"]] = role
        self.world.tell_gateway("GUILD_ROLE_CREATE", {"guild_id": of.id, "role": role})
        return role["id"]

    def set_role(self, name: str, permissions: int, *, guild: int = 1) -> None:
        """Give a role, by its name, these permissions and no others."""
        of = self.guild(guild)
        role = of.role_named(name)
        role["permissions"] = str(int(permissions))
        self.world.tell_gateway("GUILD_ROLE_UPDATE", {"guild_id": of.id, "role": role})

    def set_roles(self, who: str, *roles: str, guild: int = 1) -> None:
        """Give a viewer, or "bot", these roles of a server, by their names, and no others."""
        of, user_id = self.guild(guild), self._user_id(who, guild)
        of.members[user_id] = [of.role_named(name)["id"] for name in roles]
        self.world.tell_gateway("GUILD_MEMBER_UPDATE", {**self.world.member(user_id, of), "guild_id": of.id})

    def overwrite(self, room: str, who: str, *, allow: int = 0, deny: int = 0, guild: int = 1) -> None:
        """Set what somebody may do in one room: a viewer, "bot", or a role by its name. Neither: as everywhere."""
        of = self.guild(guild)
        channel = self.world.channels[self.room("member", room, guild)]
        is_person = who == "bot" or self.viewer(who, guild) in self.world.people
        target = self._user_id(who, guild) if is_person else of.role_named(who)["id"]
        kept = [one for one in channel["permission_overwrites"] if one["id"] != target]
        made = [payloads.overwrite(target, allow=allow, deny=deny, member=is_person)] if allow or deny else []
        channel["permission_overwrites"] = [*kept, *made]
        self.world.told("CHANNEL_UPDATE", channel)

    def expel(self, guild: int = 1) -> None:
        """Put the bot out of a server."""
        self.world.expel(self.guild(guild))

    def invite(self, guild: int = 1) -> None:
        """Bring the bot back to a server."""
        self.world.invite(self.guild(guild))

    def close_direct(self, viewer: str, *, guild: int = 1) -> None:
        """From now on this person takes no direct messages."""
        self.world.deaf.add(self._user_id(viewer, guild))

    def _user_id(self, who: str, guild: int) -> str:
        return self.world.application_id if who == "bot" else self.world.people[self.viewer(who, guild)]["id"]

    def _given(self, who: str, value: str | Sequence[str] | Sequence[File]) -> str | list[str]:
        if isinstance(value, str):
            return value
        return [one if isinstance(one, str) else self.people.upload(who, Upload.named(*one))["id"] for one in value]

    def _command(self, name: str, kind: int, channel_id: str) -> tuple[Json, list[str]]:
        """A command by its name: the server's own before one of everywhere."""
        first, *path = name.split() if kind == 1 else [name]
        found = [c for c in self.world.commands.values() if c["type"] == kind and c["name"] == first]
        here = self.world.channels[channel_id].get("guild_id")
        fitting = [c for c in found if c.get("guild_id") in (None, here)]
        if not fitting:
            raise LookupError(f"no command {name!r} is registered")
        return max(fitting, key=lambda c: "guild_id" in c), path


def nested(path: Sequence[str], options: Json, focused: str | None = None) -> list[Json]:
    """Options as interaction data, inside their subcommand."""
    made = [
        {"name": key, "value": value, **({"focused": True} if key == focused else {})} for key, value in options.items()
    ]
    for name in reversed(path):
        made = [{"name": name, "options": made}]
    return made
