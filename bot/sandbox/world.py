"""The state of the small Discord: users, servers, channels, messages, commands, and who is told of changes.

Objects are Discord's own JSON objects as dicts, built once by `payloads`; snowflakes are strings, as on the wire.
"""

import copy
import itertools
from collections.abc import Callable, Iterable, Sequence

from bot.sandbox import payloads
from bot.sandbox.guild import ROOMS, Guild
from bot.sandbox.payloads import Json
from bot.sandbox.permissions import MEMBER, MODERATOR, Bit
from bot.sandbox.refusals import Refused

EPOCH_MS = 1_420_070_400_000
"""The first millisecond of a snowflake (https://discord.com/developers/docs/reference#snowflakes)."""

FOUNDED_MS = 300_000_000_000
"""When the first server was made, in milliseconds from there: in July 2024."""

KEPT_MESSAGES = 1_000
"""How many messages a room remembers."""

GatewaySink = Callable[[str, Json], None]
PageSink = Callable[[Json], None]


class World:
    """Servers, their people and rooms; the first is the page's. `clock` gives the time in seconds since 1970.

    `people` are who tests and the page may be: "member" and "moderator" of the first server, "member@2" of the second.
    `servers` names those there are from the beginning.
    """

    def __init__(self, clock: Callable[[], float], servers: Sequence[str] = ("Newsroom",)) -> None:
        self.clock = clock
        self._increment = itertools.count()
        self.gateway_sinks: list[GatewaySink] = []
        self.page_sinks: list[PageSink] = []
        self.message_content_intent = True
        self.privileged_refused = False
        self.denied = 0
        """Permissions taken from the bot in every room, for tests."""
        self.deaf: set[str] = set()
        """Those who take no direct messages, by their ids."""
        self._founded = True
        self.application_id = self.snowflake()
        self.bot = payloads.user(self.application_id, "Claimdesk", bot=True)
        self.people: dict[str, Json] = {}
        self.users: dict[str, Json] = {self.application_id: self.bot}
        self.guilds: dict[str, Guild] = {}
        self.channels: dict[str, Json] = {}
        self.messages: dict[str, dict[str, Json]] = {}
        self.commands: dict[str, Json] = {}
        self.direct: dict[str, str] = {}
        self._as_furnished: dict[str, Json] = {}
        self.home, *_ = [self.add_guild(name) for name in servers]
        self._founded = False

    # The first server, which is the page's

    @property
    def guild_id(self) -> str:
        return self.home.id

    @property
    def roles(self) -> dict[str, Json]:
        return self.home.roles

    @property
    def rooms(self) -> dict[str, str]:
        return self.home.rooms

    def snowflake(self) -> str:
        """A new id that tells the clock's time.

        The servers there are from the beginning, their people and rooms have the same ids at each start, so that a
        store kept from an earlier start still belongs to them.
        """
        moment = FOUNDED_MS if self._founded else int(self.clock() * 1000) - EPOCH_MS
        return str((moment << 22) | (next(self._increment) & 0x3FFFFF))

    # Places and people

    def add_guild(self, name: str) -> Guild:
        """Open a server with an owner, a member, a moderator, the bot, and the usual rooms."""
        number = len(self.guilds) + 1
        mark, own = ("", "") if number == 1 else (f"@{number}", str(number))
        member, moderator, owner = (payloads.user(self.snowflake(), f"{who}{own}") for who in ("Mara", "Moe", "Olive"))
        self.people[f"member{mark}"], self.people[f"moderator{mark}"] = member, moderator
        self.users.update({user["id"]: user for user in (member, moderator, owner)})
        guild_id = self.snowflake()
        everyone = payloads.role(guild_id, "@everyone", MEMBER, 0)
        moderators = payloads.role(self.snowflake(), "Moderator", MODERATOR | MEMBER, 1)
        bots_own = MEMBER | Bit.MANAGE_MESSAGES | Bit.MANAGE_THREADS
        bots = payloads.role(self.snowflake(), "Claimdesk", bots_own, 2, managed=True)
        members: dict[str, list[str]] = {
            self.application_id: [bots["id"]],
            member["id"]: [],
            moderator["id"]: [moderators["id"]],
            owner["id"]: [],
        }
        roles = {role["id"]: role for role in (everyone, moderators, bots)}
        guild = self.guilds[guild_id] = Guild(guild_id, name, number, owner["id"], roles, members)
        *_, own_room = ROOMS
        hidden = [payloads.overwrite(guild_id, deny=Bit.VIEW_CHANNEL)]
        hidden += [payloads.overwrite(role["id"], allow=Bit.VIEW_CHANNEL) for role in (moderators, bots)]
        for room, topic in ROOMS.items():
            self.add_room(guild, room, topic, hidden if room == own_room else [])
        self._joined(guild)
        return guild

    def expel(self, guild: Guild) -> None:
        """The bot leaves a server, or is put out of it."""
        guild.members.pop(self.application_id, None)
        self.tell_gateway("GUILD_DELETE", {"id": guild.id})

    def invite(self, guild: Guild) -> None:
        """The bot comes back to a server."""
        guild.members[self.application_id] = [role["id"] for role in guild.roles.values() if role["managed"]]
        self._joined(guild)

    def _joined(self, guild: Guild) -> None:
        """A server that is joined is not "available again": it comes without a word of that."""
        self.tell_gateway("GUILD_CREATE", {k: v for k, v in self.guild(guild).items() if k != "unavailable"})

    def add_room(self, guild: Guild, name: str, topic: str, overwrites: list[Json], *, news: bool = False) -> Json:
        """Open a text channel, or one for announcements. Who is told of it is the caller's to say."""
        place = len(guild.rooms)
        channel = payloads.text_channel(self.snowflake(), guild.id, name, topic, place, overwrites, news=news)
        guild.rooms[name] = channel["id"]
        self.add_channel(channel)
        self._as_furnished[channel["id"]] = copy.deepcopy(channel)
        return channel

    def add_channel(self, channel: Json) -> None:
        self.channels[channel["id"]] = channel
        self.messages[channel["id"]] = {}

    def direct_channel(self, user_id: str) -> Json:
        """The direct messages between a user and the bot, opened when first needed."""
        if user_id not in self.direct:
            channel = payloads.direct_channel(self.snowflake(), self.users[user_id])
            self.add_channel(channel)
            self.direct[user_id] = channel["id"]
        return self.channels[self.direct[user_id]]

    def channel(self, channel_id: str) -> Json:
        if channel_id not in self.channels:
            raise Refused(404, 10003, "Unknown Channel")
        return self.channels[channel_id]

    def reaches(self, user_id: str) -> bool:
        """Whether the bot's direct messages reach somebody: they take some, and share a server with it."""
        shared = any(user_id in guild.members for guild in self.guilds_of_bot())
        return shared and user_id not in self.deaf

    def guild_of(self, channel: Json) -> Guild | None:
        """The server a channel is in; None for direct messages."""
        return self.guilds[channel["guild_id"]] if "guild_id" in channel else None

    def guild_of_bot(self, guild_id: str) -> Guild:
        """A server the bot is in. Raises Refused (10004) for any other."""
        guild = self.guilds.get(guild_id)
        if guild is None or self.application_id not in guild.members:
            raise Refused(404, 10004, "Unknown Guild")
        return guild

    def guilds_of_bot(self) -> list[Guild]:
        return [guild for guild in self.guilds.values() if self.application_id in guild.members]

    def message(self, channel_id: str, message_id: str) -> Json:
        found = self.messages[self.channel(channel_id)["id"]].get(message_id)
        if found is None:
            raise Refused(404, 10008, "Unknown Message")
        return found

    def public_message(self, channel_id: str, message_id: str) -> Json:
        """A message the bot may know of. Raises Refused (10008) for one that only somebody else sees."""
        found = self.message(channel_id, message_id)
        if payloads.is_ephemeral(found):
            raise Refused(404, 10008, "Unknown Message")
        return found

    def opened(self, channel_id: str, *needed: Bit) -> Json:
        """A channel for the bot, which must see it and have the permissions `needed` there."""
        channel = self.channel(channel_id)
        self.require(channel, *needed)
        return channel

    def member(self, user_id: str, guild: Guild) -> Json:
        return {**guild.membership(user_id), "user": self.users[user_id]}

    def guild(self, of: Guild) -> Json:
        """A server as GUILD_CREATE sends it."""
        members = [self.member(user_id, of) for user_id in of.members]
        roles = list(of.roles.values())
        seen = [thread for thread in self.threads(of) if self.permissions(self.application_id, thread)]
        return payloads.guild(of.id, of.name, of.owner_id, roles, self.guild_rooms(of), seen, members)

    def me(self) -> Json:
        """The bot's user as it sees itself."""
        return {**self.bot, "verified": True, "mfa_enabled": False, "locale": "en-US", "email": None}

    def guild_rooms(self, of: Guild) -> list[Json]:
        return [self.channels[channel_id] for channel_id in of.rooms.values()]

    def threads(self, of: Guild, *, archived: bool = False) -> list[Json]:
        in_it = (channel for channel in self.channels.values() if channel.get("guild_id") == of.id)
        threads = [channel for channel in in_it if "thread_metadata" in channel]
        return [thread for thread in threads if thread["thread_metadata"]["archived"] is archived]

    def permissions(self, user_id: str, channel: Json) -> int:
        """What a user may do in a channel (https://discord.com/developers/docs/topics/permissions)."""
        guild = self.guild_of(channel)
        if guild is None:
            return MEMBER | Bit.PIN_MESSAGES
        place = self.channels[channel["parent_id"]] if "thread_metadata" in channel else channel
        allowed = guild.may(user_id, place)
        return allowed & ~self.denied if user_id == self.application_id else allowed

    def require(self, channel: Json, *needed: Bit) -> None:
        """Refuse the bot what it may not do in a channel."""
        allowed = self.permissions(self.application_id, channel)
        if not allowed & Bit.VIEW_CHANNEL:
            raise Refused(403, 50001, "Missing Access")
        if any(not allowed & bit for bit in needed):
            raise Refused(403, 50013, "Missing Permissions")

    # What happens

    def told(self, event: str, channel: Json, **parts: object) -> None:
        """Tell of a channel that came, went or changed; the pages ask anew what they see."""
        self.tell_gateway(event, {**channel, **parts})
        self.tell_pages({"type": "rooms"})

    def post(self, message: Json, **told: object) -> None:
        """Put a new message in its room and tell everybody who may see it; the gateway is `told` more."""
        kept = self.messages[message["channel_id"]]
        kept[message["id"]] = message
        if len(kept) > KEPT_MESSAGES:
            del kept[next(iter(kept))]
        channel = self.channels[message["channel_id"]]
        channel["last_message_id"] = message["id"]
        if "thread_metadata" in channel:
            channel["message_count"] += 1
            channel["total_message_sent"] += 1
            if message["author"]["id"] == self.application_id:
                self.join_thread(channel)
            if channel["thread_metadata"]["archived"]:
                channel["thread_metadata"].update(archived=False, archive_timestamp=payloads.stamp(self.clock()))
                self.told("THREAD_UPDATE", channel)
        if not payloads.is_ephemeral(message):
            self.tell_gateway("MESSAGE_CREATE", {**self._in_guild(message), **told})
        self.tell_pages({"type": "message", "message": message})

    def changed(self, message: Json) -> None:
        if not payloads.is_ephemeral(message):
            self.tell_gateway("MESSAGE_UPDATE", self._in_guild(message))
        self.tell_pages({"type": "message", "message": message})

    def delete(self, channel_id: str, message_id: str) -> None:
        message = self.message(channel_id, message_id)
        del self.messages[channel_id][message_id]
        gone = self.in_place(channel_id, id=message_id)
        if not payloads.is_ephemeral(message):
            self.tell_gateway("MESSAGE_DELETE", gone)
        self.tell_pages({"type": "message_delete", **gone})

    def delete_many(self, channel_id: str, message_ids: Iterable[str]) -> None:
        """Delete those of the messages that are there, and tell the bot of all at once."""
        kept = self.messages[channel_id]
        gone = [kept.pop(message_id) for message_id in message_ids if message_id in kept]
        public = [message["id"] for message in gone if not payloads.is_ephemeral(message)]
        if public:
            self.tell_gateway("MESSAGE_DELETE_BULK", self.in_place(channel_id, ids=public))
        for message in gone:
            self.tell_pages({"type": "message_delete", "id": message["id"], "channel_id": channel_id})

    def join_thread(self, thread: Json) -> None:
        """The bot becomes a member of a thread: by starting it, by writing in it, or by asking to."""
        if "member" not in thread:
            thread["member"] = payloads.thread_member(thread["id"], self.application_id, self.clock())

    def close_channel(self, channel: Json) -> None:
        """Delete a text channel with all that was said in it; who was told of its threads is told of nothing more."""
        del self.channels[channel["id"]], self.messages[channel["id"]]
        self.told("CHANNEL_DELETE", channel)

    def close_thread(self, thread: Json) -> None:
        """Delete a thread with all that was said in it."""
        del self.channels[thread["id"]], self.messages[thread["id"]]
        self.told("THREAD_DELETE", {part: thread[part] for part in ("id", "guild_id", "parent_id", "type")})

    def tell_gateway(self, event: str, data: Json) -> None:
        for sink in self.gateway_sinks:
            sink(event, data)

    def tell_pages(self, event: Json) -> None:
        for sink in list(self.page_sinks):
            sink(event)

    def reset(self) -> None:
        """Empty every room and set it right; people and registered commands stay."""
        for thread in [channel for channel in self.channels.values() if "thread_metadata" in channel]:
            self.close_thread(thread)
        for channel_id in self.channels:
            self.delete_many(channel_id, list(self.messages[channel_id]))
        for channel_id, furnished in self._as_furnished.items():
            channel = self.channels[channel_id]
            changed = any(channel[part] != furnished[part] for part in furnished if part != "last_message_id")
            channel.update(copy.deepcopy(furnished))
            if changed:
                self.told("CHANNEL_UPDATE", channel)
        self.tell_pages({"type": "reset"})

    def in_place(self, channel_id: str, **parts: object) -> Json:
        """An event's data with the channel it is in, and its guild if it has one."""
        guild = self.guild_of(self.channels[channel_id])
        return {**parts, "channel_id": channel_id, **({"guild_id": guild.id} if guild else {})}

    def _in_guild(self, message: Json) -> Json:
        """The message as the gateway sends it: with its guild and its author's membership."""
        public = {key: value for key, value in message.items() if key not in payloads.PAGE_FIELDS}
        if guild := self.guild_of(self.channels[message["channel_id"]]):
            public["guild_id"] = guild.id
            if message["author"]["id"] in guild.members:
                public["member"] = guild.membership(message["author"]["id"])
        return public
