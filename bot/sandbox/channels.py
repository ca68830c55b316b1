"""The routes of a channel: itself, what is said in it, and what was."""

from bot.sandbox import limits, payloads
from bot.sandbox.calls import Call, Routes
from bot.sandbox.faults import Faults
from bot.sandbox.messages import Post, resulting
from bot.sandbox.payloads import Json
from bot.sandbox.permissions import Bit
from bot.sandbox.refusals import Refused
from bot.sandbox.world import EPOCH_MS, World

_TWO_WEEKS_MS = 14 * 24 * 3600 * 1000
_DIRECT, _NEWS = 1, 5


class Channels:
    """Channels and messages of one world, as the bot may use them."""

    def __init__(self, world: World, post: Post, faults: Faults) -> None:
        self._faults = faults
        self._world = world
        self._post = post

    def routes(self) -> Routes:
        channel, message = "/channels/{channel_id}", r"/channels/{channel_id}/messages/{message_id:\d+}"
        return [
            ("GET", channel, lambda call: self._world.opened(call.at["channel_id"])),
            ("POST", f"{channel}/typing", self._typing),
            ("GET", f"{channel}/messages", self._history),
            ("POST", f"{channel}/messages", self._create),
            ("POST", f"{channel}/messages/bulk-delete", self._bulk_delete),
            ("GET", message, self._read),
            ("PATCH", message, self._edit),
            ("DELETE", message, self._delete),
            ("POST", f"{message}/crosspost", self._crosspost),
        ]

    def _typing(self, call: Call) -> None:
        channel = self._writable(call)
        self._world.tell_pages({"type": "typing", "channel_id": channel["id"], "user": self._world.bot})

    def _writable(self, call: Call) -> Json:
        channel = self._world.opened(call.at["channel_id"])
        thread = channel.get("thread_metadata")
        self._world.require(channel, Bit.SEND_MESSAGES_IN_THREADS if thread else Bit.SEND_MESSAGES)
        if thread and thread["archived"] and thread["locked"]:
            raise Refused(400, 50083, "Thread is archived")
        if channel["type"] == _DIRECT and not self._world.reaches(channel["recipients"][0]["id"]):
            raise Refused(403, 50007, "Cannot send messages to this user")
        return channel

    def _create(self, call: Call) -> Json:
        world, body = self._world, call.form
        channel = self._writable(call)
        if call.files:
            world.require(channel, Bit.ATTACH_FILES)
        if body.get("message_reference"):
            world.require(channel, Bit.READ_MESSAGE_HISTORY)
        limits.check_message(body, files=len(call.files))
        only_embeds = body.get("embeds") and not (body.get("content") or call.files or body.get("components"))
        if only_embeds and not world.permissions(world.application_id, channel) & Bit.EMBED_LINKS:
            # Discord drops the embeds and finds nothing left.
            raise Refused(400, 50006, "Cannot send an empty message")
        return payloads.public(self._post.by_bot(channel["id"], body, call.files))

    def _history(self, call: Call) -> list[Json]:
        channel = self._world.opened(call.at["channel_id"])
        if not self._world.permissions(self._world.application_id, channel) & Bit.READ_MESSAGE_HISTORY:
            return []
        limit = call.number("limit", 50, 100)
        before, after, around = (call.snowflake(name) for name in ("before", "after", "around"))
        kept = [m for m in self._world.messages[channel["id"]].values() if not payloads.is_ephemeral(m)]
        if self._faults.history_lag:
            latest = payloads.stamp(self._world.clock() - self._faults.history_lag)
            kept = [message for message in kept if message["timestamp"] <= latest]
        if around is not None:
            nearest = sorted(kept, key=lambda m: abs(int(m["id"]) - around))[:limit]
            kept = sorted(nearest, key=lambda m: int(m["id"]))
        elif before is not None:
            kept = [m for m in kept if int(m["id"]) < before][-limit:]
        elif after is not None:
            kept = [m for m in kept if int(m["id"]) > after][:limit]
        return [payloads.public(message) for message in reversed(kept[-limit:])]

    def _read(self, call: Call) -> Json:
        self._world.opened(call.at["channel_id"], Bit.READ_MESSAGE_HISTORY)
        return payloads.public(self._found(call))

    def _found(self, call: Call) -> Json:
        return self._world.public_message(call.at["channel_id"], call.at["message_id"])

    def _edit(self, call: Call) -> Json:
        self._world.opened(call.at["channel_id"])
        message = self._found(call)
        if message["author"]["id"] != self._world.application_id:
            raise Refused(403, 50005, "Cannot edit a message authored by another user")
        limits.check_message(resulting(message, call.form), files=len(call.files), edit=True)
        return payloads.public(self._post.edit(message, call.form, call.files))

    def _delete(self, call: Call) -> None:
        channel = self._world.opened(call.at["channel_id"])
        message = self._found(call)
        if message["author"]["id"] != self._world.application_id:
            self._world.require(channel, Bit.MANAGE_MESSAGES)
        self._world.delete(channel["id"], message["id"])

    def _bulk_delete(self, call: Call) -> None:
        channel = self._world.opened(call.at["channel_id"], Bit.MANAGE_MESSAGES)
        wanted = [str(message_id) for message_id in call.form.get("messages") or []]
        if not 2 <= len(wanted) <= 100:
            told = "Provided too few or too many messages to delete. Must provide between 2 and 100."
            raise Refused(400, 50016, told)
        oldest = int(self._world.clock() * 1000) - EPOCH_MS - _TWO_WEEKS_MS
        if any(not one.isdecimal() or int(one) >> 22 < oldest for one in wanted):
            raise Refused(400, 50034, "You can only bulk delete messages that are under 14 days old.")
        self._world.delete_many(channel["id"], wanted)

    def _crosspost(self, call: Call) -> Json:
        channel = self._world.opened(call.at["channel_id"], Bit.SEND_MESSAGES)
        message = self._found(call)
        if message["author"]["id"] != self._world.application_id:
            self._world.require(channel, Bit.MANAGE_MESSAGES)
        if channel["type"] != _NEWS:
            raise Refused(400, 50024, "Cannot execute action on this channel type")
        if message["flags"] & payloads.CROSSPOSTED:
            raise Refused(400, 40033, "This message has already been crossposted.")
        message["flags"] |= payloads.CROSSPOSTED
        self._world.changed(message)
        return payloads.public(message)
