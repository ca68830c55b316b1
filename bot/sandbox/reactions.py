"""The routes of what is put on a message: reactions and pins.

https://discord.com/developers/docs/resources/message
"""

import re
from collections.abc import Iterable

from bot.sandbox import payloads
from bot.sandbox.calls import Call, Routes
from bot.sandbox.payloads import Json
from bot.sandbox.permissions import Bit
from bot.sandbox.refusals import Refused
from bot.sandbox.world import World

_MOST_EMOJI, _MOST_PINS = 20, 250
_CUSTOM = re.compile(r"\w{2,32}:\d{17,20}")
_PLAIN = re.compile(r"[^\x00-\x7f\s\w]\S{0,31}|\u2139\ufe0f?|[0-9#*]\ufe0f?\u20e3")
"""An emoji begins with a sign beyond ASCII, or is a key cap."""


class Reactions:
    """Who put which emoji on which message, and which messages are pinned, in one world."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._of: dict[tuple[str, str], list[str]] = {}
        self._pinned: dict[str, str] = {}

    def routes(self) -> Routes:
        messages = "/channels/{channel_id}/messages"
        emoji = f"{messages}/{{message_id}}/reactions/{{emoji}}"
        return [
            ("PUT", f"{emoji}/@me", self._add),
            ("DELETE", f"{emoji}/{{user_id}}", self._take),
            ("GET", emoji, self._who),
            ("DELETE", emoji, self._clear_one),
            ("DELETE", f"{messages}/{{message_id}}/reactions", self._clear),
            ("GET", f"{messages}/pins", self._pins),
            ("PUT", f"{messages}/pins/{{message_id}}", self._pin),
            ("DELETE", f"{messages}/pins/{{message_id}}", self._unpin),
        ]

    def put(self, user_id: str, message: Json, emoji: str) -> None:
        """Put a person's or the bot's emoji on a message. Raises Refused for no emoji, or too many."""
        if not (_CUSTOM.fullmatch(emoji) or _PLAIN.fullmatch(emoji)):
            raise Refused(400, 10014, "Unknown Emoji")
        users = self._of.setdefault((message["id"], emoji), [])
        if user_id in users:
            return
        if len(self._emoji(message)) > _MOST_EMOJI:
            del self._of[message["id"], emoji]
            raise Refused(400, 30010, f"Maximum number of reactions reached ({_MOST_EMOJI})")
        users.append(user_id)
        self._changed(message, "MESSAGE_REACTION_ADD", emoji, user_id, message_author_id=message["author"]["id"])

    def _add(self, call: Call) -> None:
        message = self._message(call, Bit.READ_MESSAGE_HISTORY)
        emoji = call.at["emoji"]
        if (message["id"], emoji) not in self._of:
            self._world.require(self._world.channels[message["channel_id"]], Bit.ADD_REACTIONS)
        self.put(self._world.application_id, message, emoji)

    def _take(self, call: Call) -> None:
        own = call.at["user_id"] in ("@me", self._world.application_id)
        message = self._message(call, *(() if own else (Bit.MANAGE_MESSAGES,)))
        user_id = self._world.application_id if own else call.at["user_id"]
        emoji = call.at["emoji"]
        users = self._of.get((message["id"], emoji), [])
        if user_id not in users:
            raise Refused(404, 10014, "Unknown Emoji")
        users.remove(user_id)
        if not users:
            del self._of[message["id"], emoji]
        self._changed(message, "MESSAGE_REACTION_REMOVE", emoji, user_id)

    def _who(self, call: Call) -> list[Json]:
        message = self._message(call, Bit.READ_MESSAGE_HISTORY)
        after = call.snowflake("after") or 0
        users = sorted(self._of.get((message["id"], call.at["emoji"]), []), key=int)
        return [self._world.users[one] for one in users if int(one) > after][: call.number("limit", 25, 100)]

    def _clear_one(self, call: Call) -> None:
        message = self._message(call, Bit.MANAGE_MESSAGES)
        emoji = call.at["emoji"]
        if self._of.pop((message["id"], emoji), None) is None:
            raise Refused(404, 10014, "Unknown Emoji")
        self._changed(message, "MESSAGE_REACTION_REMOVE_EMOJI", emoji)

    def _clear(self, call: Call) -> None:
        message = self._message(call, Bit.MANAGE_MESSAGES)
        for emoji in self._emoji(message):
            del self._of[message["id"], emoji]
        self._changed(message, "MESSAGE_REACTION_REMOVE_ALL")

    def _pins(self, call: Call) -> Json:
        channel = self._world.opened(call.at["channel_id"], Bit.READ_MESSAGE_HISTORY)
        limit, before = call.number("limit", 50, 50), call.query.get("before", "~")
        kept = self._world.messages[channel["id"]]
        pins = [(when, kept[one]) for one, when in reversed(self._pinned.items()) if one in kept and when < before]
        items = [{"pinned_at": when, "message": payloads.public(message)} for when, message in pins[:limit]]
        return {"items": items, "has_more": len(pins) > limit}

    def _pin(self, call: Call) -> None:
        message = self._message(call, Bit.PIN_MESSAGES)
        if message["pinned"]:
            return
        kept = self._world.messages[message["channel_id"]]
        if sum(one in kept for one in self._pinned) >= _MOST_PINS:
            raise Refused(400, 30003, f"Maximum number of pins reached for the channel ({_MOST_PINS})")
        self._pinned[message["id"]] = payloads.stamp(self._world.clock())
        self._set_pinned(message, pinned=True)

    def _unpin(self, call: Call) -> None:
        message = self._message(call, Bit.PIN_MESSAGES)
        if self._pinned.pop(message["id"], None):
            self._set_pinned(message, pinned=False)

    def _set_pinned(self, message: Json, *, pinned: bool) -> None:
        message["pinned"] = pinned
        self._world.changed(message)
        last = max((when for one, when in self._pinned.items()), default=None)
        here = self._world.in_place(message["channel_id"], last_pin_timestamp=last)
        self._world.tell_gateway("CHANNEL_PINS_UPDATE", here)

    def _message(self, call: Call, *needed: Bit) -> Json:
        self._world.opened(call.at["channel_id"], *needed)
        return self._world.public_message(call.at["channel_id"], call.at["message_id"])

    def _emoji(self, message: Json) -> list[str]:
        return [emoji for message_id, emoji in self._of if message_id == message["id"]]

    def _changed(self, message: Json, event: str, emoji: str = "", user_id: str = "", **parts: str) -> None:
        """Write the counts on the message and tell of the change."""
        counted = [(one, self._of[message["id"], one]) for one in self._emoji(message)]
        message["reactions"] = [_counted(one, users, self._world.application_id) for one, users in counted]
        here = self._world.in_place(message["channel_id"], message_id=message["id"], **parts)
        if emoji:
            here["emoji"] = _parsed(emoji)
        if user_id:
            here.update(user_id=user_id, burst=False, type=0)
        if user_id and "guild_id" in here and event == "MESSAGE_REACTION_ADD":
            here["member"] = self._world.member(user_id, self._world.guilds[here["guild_id"]])
        self._world.tell_gateway(event, here)
        self._world.tell_pages({"type": "message", "message": message})


def _counted(emoji: str, users: Iterable[str], me: str) -> Json:
    users = list(users)
    return {
        "emoji": _parsed(emoji),
        "count": len(users),
        "count_details": {"normal": len(users), "burst": 0},
        "burst_colors": [],
        "me": me in users,
        "me_burst": False,
    }


def _parsed(emoji: str) -> Json:
    if _CUSTOM.fullmatch(emoji):
        name, _, emoji_id = emoji.partition(":")
        return {"id": emoji_id, "name": name, "animated": False}
    return {"id": None, "name": emoji}
