"""The state of the small Discord: users, rooms, messages, commands, and who is told of changes.

Objects are Discord's own JSON objects as dicts, built once by `payloads`; snowflakes are strings, as on the wire.
"""

import copy
import itertools
from collections.abc import Callable, Iterable

from bot.sandbox import payloads
from bot.sandbox.payloads import Json
from bot.sandbox.permissions import ALL, MEMBER, MODERATOR, Bit, computed
from bot.sandbox.refusals import Refused

EPOCH_MS = 1_420_070_400_000
"""The first millisecond of a snowflake (https://discord.com/developers/docs/reference#snowflakes)."""

KEPT_MESSAGES = 1_000
"""How many messages a room remembers."""

GatewaySink = Callable[[str, Json], None]
PageSink = Callable[[Json], None]


class World:
    """One guild, its people and rooms. `clock` gives the time in seconds since 1970."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self.clock = clock
        self._increment = itertools.count()
        self.gateway_sinks: list[GatewaySink] = []
        self.page_sinks: list[PageSink] = []
        self.message_content_intent = True
        self.privileged_refused = False
        self.denied = 0
        """Permissions taken from the bot in every room, for tests."""
        self.application_id = self.snowflake()
        self.bot = payloads.user(self.application_id, "Claimdesk", bot=True)
        self.people: dict[str, Json] = {
            "member": payloads.user(self.snowflake(), "Mara"),
            "moderator": payloads.user(self.snowflake(), "Moe"),
        }
        owner = payloads.user(self.snowflake(), "Olive")
        self.users: dict[str, Json] = {user["id"]: user for user in (self.bot, *self.people.values(), owner)}
        self.guild_id = self.snowflake()
        self.owner_id = owner["id"]
        moderator_role = payloads.role(self.snowflake(), "Moderator", MODERATOR | MEMBER, 1)
        bot_role = payloads.role(
            self.snowflake(), "Claimdesk", MEMBER | Bit.MANAGE_MESSAGES | Bit.MANAGE_THREADS, 2, managed=True
        )
        everyone = payloads.role(self.guild_id, "@everyone", MEMBER, 0)
        self.roles: dict[str, Json] = {role["id"]: role for role in (everyone, moderator_role, bot_role)}
        moderator_id = self.people["moderator"]["id"]
        self.member_roles = {moderator_id: [moderator_role["id"]], self.application_id: [bot_role["id"]]}
        self.channels: dict[str, Json] = {}
        self.messages: dict[str, dict[str, Json]] = {}
        self.commands: dict[str, Json] = {}
        self.rooms: dict[str, str] = {}
        for place, (name, topic) in enumerate(_ROOMS.items()):
            overwrites = (
                [payloads.overwrite(self.guild_id, deny=Bit.VIEW_CHANNEL)]
                + [payloads.overwrite(role["id"], allow=Bit.VIEW_CHANNEL) for role in (moderator_role, bot_role)]
                if name == "moderators"
                else []
            )
            self.add_channel(payloads.text_channel(self.snowflake(), self.guild_id, name, topic, place, overwrites))
        self._as_furnished = copy.deepcopy(self.channels)
        self.direct: dict[str, str] = {}

    def snowflake(self) -> str:
        """A new id that tells the clock's time."""
        moment = int(self.clock() * 1000) - EPOCH_MS
        return str((moment << 22) | (next(self._increment) & 0x3FFFFF))

    # Places and people

    def add_channel(self, channel: Json) -> None:
        self.channels[channel["id"]] = channel
        self.messages[channel["id"]] = {}
        if channel["type"] == 0:
            self.rooms[channel["name"]] = channel["id"]

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

    def member(self, user_id: str) -> Json:
        return payloads.member(self.users[user_id], self.member_roles.get(user_id, []))

    def guild(self) -> Json:
        members = [self.member(user_id) for user_id in self.users]
        roles = list(self.roles.values())
        return payloads.guild(self.guild_id, self.owner_id, roles, self.guild_rooms(), self.threads(), members)

    def me(self) -> Json:
        """The bot's user as it sees itself."""
        return {**self.bot, "verified": True, "mfa_enabled": False, "locale": "en-US", "email": None}

    def guild_rooms(self) -> list[Json]:
        return [channel for channel in self.channels.values() if channel["type"] in (0, 5)]

    def threads(self, *, archived: bool = False) -> list[Json]:
        threads = [channel for channel in self.channels.values() if "thread_metadata" in channel]
        return [thread for thread in threads if thread["thread_metadata"]["archived"] is archived]

    def permissions(self, user_id: str, channel: Json) -> int:
        """What a user may do in a channel (https://discord.com/developers/docs/topics/permissions)."""
        if "guild_id" not in channel:
            return MEMBER | Bit.PIN_MESSAGES
        if user_id == self.owner_id:
            return ALL
        place = self.channels[channel["parent_id"]] if "thread_metadata" in channel else channel
        roles = [self.guild_id, *self.member_roles.get(user_id, [])]
        overwrites = place.get("permission_overwrites") or ()
        allowed = computed([self.roles[role] for role in roles], overwrites, user_id)
        return allowed & ~self.denied if user_id == self.application_id else allowed

    def require(self, channel: Json, *needed: Bit) -> None:
        """Refuse the bot what it may not do in a channel."""
        allowed = self.permissions(self.application_id, channel)
        if not allowed & Bit.VIEW_CHANNEL:
            raise Refused(403, 50001, "Missing Access")
        if any(not allowed & bit for bit in needed):
            raise Refused(403, 50013, "Missing Permissions")

    # What happens

    def post(self, message: Json) -> None:
        """Put a new message in its room and tell everybody who may see it."""
        kept = self.messages[message["channel_id"]]
        kept[message["id"]] = message
        if len(kept) > KEPT_MESSAGES:
            del kept[next(iter(kept))]
        channel = self.channels[message["channel_id"]]
        channel["last_message_id"] = message["id"]
        if "thread_metadata" in channel:
            channel["message_count"] += 1
            channel["total_message_sent"] += 1
        if not payloads.is_ephemeral(message):
            self.tell_gateway("MESSAGE_CREATE", self._in_guild(message))
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

    def close_thread(self, thread: Json) -> None:
        """Delete a thread with all that was said in it."""
        del self.channels[thread["id"]], self.messages[thread["id"]]
        gone = {part: thread[part] for part in ("id", "guild_id", "parent_id", "type")}
        self.tell_gateway("THREAD_DELETE", gone)

    def tell_gateway(self, event: str, data: Json) -> None:
        for sink in self.gateway_sinks:
            sink(event, data)

    def tell_pages(self, event: Json) -> None:
        for sink in list(self.page_sinks):
            sink(event)

    def reset(self) -> None:
        """Empty every room and set it right; people and registered commands stay."""
        for thread in [*self.threads(), *self.threads(archived=True)]:
            self.close_thread(thread)
        for channel_id in self.channels:
            self.delete_many(channel_id, list(self.messages[channel_id]))
        for channel_id, furnished in self._as_furnished.items():
            channel = self.channels[channel_id]
            changed = any(channel[part] != furnished[part] for part in furnished if part != "last_message_id")
            channel.update(copy.deepcopy(furnished))
            if changed:
                self.tell_gateway("CHANNEL_UPDATE", channel)
        self.tell_pages({"type": "reset"})

    def in_place(self, channel_id: str, **parts: object) -> Json:
        """An event's data with the channel it is in, and its guild if it has one."""
        here = {"guild_id": self.guild_id} if "guild_id" in self.channels[channel_id] else {}
        return {**parts, "channel_id": channel_id, **here}

    def _in_guild(self, message: Json) -> Json:
        """The message as the gateway sends it: with its guild and its author's membership."""
        public = {key: value for key, value in message.items() if key not in payloads.PAGE_FIELDS}
        if "guild_id" in self.channels[message["channel_id"]]:
            public["guild_id"] = self.guild_id
            if "author" in message:
                public["member"] = payloads.membership(self.member_roles.get(message["author"]["id"], []))
        return public


_ROOMS = {
    "briefing": "Ask who claimed what, who denied it, and on what evidence",
    "digest": "What changed, once a day",
    "moderators": "Where the desk is kept",
}
