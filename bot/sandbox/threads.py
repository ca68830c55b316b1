"""The routes of threads: started at a message or by themselves, changed, joined, closed.

https://discord.com/developers/docs/topics/threads
"""

from bot.sandbox import payloads
from bot.sandbox.calls import Call, Created, Routes
from bot.sandbox.payloads import Json
from bot.sandbox.permissions import Bit
from bot.sandbox.refusals import Refused, invalid
from bot.sandbox.world import World

_NEWS, _NEWS_THREAD, _PUBLIC, _PRIVATE = 5, 10, 11, 12
_ARCHIVED_AFTER = (60, 1440, 4320, 10080)
_OF_THREAD, _OF_METADATA = ("name", "rate_limit_per_user"), ("archived", "locked", "auto_archive_duration", "invitable")


class Threads:
    """The threads of one world, as the bot may use them."""

    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self) -> Routes:
        channel = "/channels/{channel_id}"
        return [
            ("POST", f"{channel}/messages/{{message_id}}/threads", self._start_at_message),
            ("POST", f"{channel}/threads", self._start),
            ("GET", f"{channel}/threads/archived/public", self._archived),
            ("PATCH", channel, self._change),
            ("DELETE", channel, self._close),
            ("GET", f"{channel}/thread-members", self._members),
            ("PUT", f"{channel}/thread-members/@me", lambda call: self._world.join_thread(self._thread(call))),
            ("DELETE", f"{channel}/thread-members/@me", self._leave),
        ]

    def _start_at_message(self, call: Call) -> Created:
        world = self._world
        parent = world.opened(call.at["channel_id"], Bit.CREATE_PUBLIC_THREADS)
        message = world.public_message(parent["id"], call.at["message_id"])
        return Created(self.started(world.application_id, message, call.form))

    def started(self, owner_id: str, message: Json, asked: Json) -> Json:
        """Start somebody's thread at a message. Raises Refused (160004) where there is one."""
        world = self._world
        if message["id"] in world.channels:
            raise Refused(400, 160004, "A thread has already been created for this message")
        parent = world.channels[message["channel_id"]]
        kind = _NEWS_THREAD if parent["type"] == _NEWS else _PUBLIC
        made = self._made(parent, message["id"], kind, owner_id, asked)
        message["thread"] = made
        message["flags"] |= payloads.HAS_THREAD
        world.changed(message)
        return made

    def _start(self, call: Call) -> Created:
        kind = call.form.get("type", _PRIVATE)
        if kind not in (_NEWS_THREAD, _PUBLIC, _PRIVATE):
            raise invalid("type", "BASE_TYPE_CHOICES", "Value must be one of (10, 11, 12).")
        needed = Bit.CREATE_PRIVATE_THREADS if kind == _PRIVATE else Bit.CREATE_PUBLIC_THREADS
        parent = self._world.opened(call.at["channel_id"], needed)
        return Created(self._made(parent, self._world.snowflake(), kind, self._world.application_id, call.form))

    def _made(self, parent: Json, thread_id: str, kind: int, owner_id: str, asked: Json) -> Json:
        world = self._world
        if parent["type"] not in (0, _NEWS):
            raise Refused(400, 50024, "Cannot execute action on this channel type")
        _check({"name": None, **asked})
        thread = payloads.thread(thread_id, parent, kind, owner_id, world.clock(), asked)
        world.add_channel(thread)
        if owner_id == world.application_id:
            world.join_thread(thread)
        world.told("THREAD_CREATE", thread, newly_created=True)
        return thread

    def _archived(self, call: Call) -> Json:
        parent = self._world.opened(call.at["channel_id"], Bit.READ_MESSAGE_HISTORY)
        if "guild_id" not in parent:
            raise Refused(400, 50024, "Cannot execute action on this channel type")
        archived = self._world.threads(self._world.guilds[parent["guild_id"]], archived=True)
        found = [thread for thread in archived if thread["parent_id"] == parent["id"]]
        found = list(reversed(found))
        limit = call.number("limit", 50, 100)
        members = [thread["member"] for thread in found[:limit] if "member" in thread]
        return {"threads": found[:limit], "members": members, "has_more": len(found) > limit}

    def _thread(self, call: Call) -> Json:
        channel = self._world.opened(call.at["channel_id"])
        if "thread_metadata" not in channel:
            raise Refused(400, 50024, "Cannot execute action on this channel type")
        return channel

    def _change(self, call: Call) -> Json:
        world, asked = self._world, call.form
        channel = world.opened(call.at["channel_id"])
        if "thread_metadata" not in channel:
            world.require(channel, Bit.MANAGE_CHANNELS)
            raise Refused(400, 50024, "Cannot execute action on this channel type")
        own = channel["owner_id"] == world.application_id and "locked" not in asked
        if not own:
            world.require(channel, Bit.MANAGE_THREADS)
        if channel["thread_metadata"]["archived"] and asked.get("archived") is not False:
            raise Refused(400, 50083, "Thread is archived")
        _check(asked)
        channel.update({part: asked[part] for part in _OF_THREAD if asked.get(part) is not None})
        metadata = channel["thread_metadata"]
        if asked.get("archived", metadata["archived"]) != metadata["archived"]:
            metadata["archive_timestamp"] = payloads.stamp(world.clock())
        metadata.update({part: asked[part] for part in _OF_METADATA if asked.get(part) is not None})
        world.told("THREAD_UPDATE", channel)
        return channel

    def _close(self, call: Call) -> Json:
        world = self._world
        channel = world.opened(call.at["channel_id"])
        if "thread_metadata" in channel:
            world.require(channel, Bit.MANAGE_THREADS)
            world.close_thread(channel)
        elif "guild_id" in channel:
            world.require(channel, Bit.MANAGE_CHANNELS)
            raise Refused(400, 50074, "Cannot delete a channel required for Community guilds")
        return channel

    def _members(self, call: Call) -> list[Json]:
        """Who started it, and the bot if it joined; people who only write are not counted."""
        thread = self._thread(call)
        started = payloads.thread_member(thread["id"], thread["owner_id"], self._world.clock())
        own = [thread["member"]] if "member" in thread else []
        return own if thread["owner_id"] == self._world.application_id else [started, *own]

    def _leave(self, call: Call) -> None:
        self._thread(call).pop("member", None)


def _check(asked: Json) -> None:
    if "name" in asked and not (isinstance(asked["name"], str) and 1 <= len(asked["name"].strip()) <= 100):
        raise invalid("name", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 100 in length.")
    if asked.get("auto_archive_duration") not in (None, *_ARCHIVED_AFTER):
        raise invalid("auto_archive_duration", "BASE_TYPE_CHOICES", f"Value must be one of {_ARCHIVED_AFTER}.")
    if asked.get("rate_limit_per_user") and not 0 <= asked["rate_limit_per_user"] <= 21600:
        raise invalid("rate_limit_per_user", "NUMBER_TYPE_MAX", "int value should be between 0 and 21600.")
