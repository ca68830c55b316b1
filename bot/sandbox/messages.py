"""Makes messages out of what the bot sends, and out of what people type."""

import re
from typing import Any

from bot.sandbox import payloads
from bot.sandbox.payloads import Json
from bot.sandbox.permissions import Bit
from bot.sandbox.refusals import Refused
from bot.sandbox.world import World

_MENTION = re.compile(r"<@!?(\d+)>")
_ROLE_MENTION = re.compile(r"<@&(\d+)>")
_NONCE_SECONDS = 300
"""How long an enforced nonce is remembered; Discord says "the past few minutes"."""

Files = list[tuple[str, str, bytes]]


class Post:
    """Writes messages into the world. Attachments are kept so that they can be looked at."""

    def __init__(self, world: World, address: str) -> None:
        self._world = world
        self._address = address
        self.files: dict[str, tuple[str, bytes]] = {}
        self._nonces: dict[tuple[str, str], tuple[float, Json]] = {}

    def by_bot(self, channel_id: str, body: Json, files: Files = [], **parts: Any) -> Json:  # noqa: B006  (never changed)
        """Post what the bot sent in a room; an enforced nonce gives back the earlier message."""
        nonce = body.get("nonce")
        if nonce is not None and body.get("enforce_nonce"):
            then, earlier = self._nonces.get((channel_id, str(nonce)), (0.0, {}))
            if earlier and self._world.clock() - then <= _NONCE_SECONDS:
                return earlier
        message = self.made(channel_id, body, files, **parts)
        if nonce is not None:
            message["nonce"] = nonce
            if body.get("enforce_nonce"):
                self._nonces[channel_id, str(nonce)] = (self._world.clock(), message)
        self._world.post(message)
        return message

    def made(self, channel_id: str, body: Json, files: Files = [], **parts: Any) -> Json:  # noqa: B006
        """A message of the bot's that is not yet in a room."""
        world = self._world
        message = payloads.message(world.snowflake(), channel_id, world.bot, world.clock(), sent=body, **parts)
        self._fill(message, body, files)
        message["flags"] = int(body.get("flags") or 0) & payloads.KEPT_FLAGS | parts.get("flags", 0)
        reference = body.get("message_reference")
        if reference:
            self._refer(message, reference)
        return message

    def edit(self, message: Json, body: Json, files: Files = []) -> Json:  # noqa: B006
        """Change a message of the bot's; only the fields the body names change."""
        self._fill(message, body, files)
        message["sent"] = {**(message["sent"] or {}), **body}
        if message["loading"]:
            message["loading"] = False
            message["flags"] &= ~payloads.LOADING
        else:
            message["edited_timestamp"] = payloads.stamp(self._world.clock())
        if "flags" in body and body["flags"] is not None:
            message["flags"] = message["flags"] & payloads.EPHEMERAL | int(body["flags"]) & payloads.KEPT_FLAGS
        self._world.changed(message)
        return message

    def by_person(self, viewer: str, channel_id: str, content: str, reply_to: str | None = None) -> Json:
        """Post what somebody typed. Raises Refused when they may not, or it is empty or too long."""
        world = self._world
        author = world.people[viewer]
        channel = world.channel(channel_id)
        if not world.permissions(author["id"], channel) & Bit.SEND_MESSAGES:
            raise Refused(403, 50013, "You may not write in this room.")
        if not content.strip():
            raise Refused(400, 50006, "An empty message can't be sent; type something first.")
        if len(content) > 2000:
            raise Refused(400, 50035, f"A message has at most 2,000 characters; this one has {len(content):,}.")
        message = payloads.message(world.snowflake(), channel_id, author, world.clock(), content=content)
        self._mention(message)
        if reply_to:
            self._refer(message, {"message_id": reply_to, "channel_id": channel_id})
        world.post(message)
        return message

    def _fill(self, message: Json, body: Json, files: Files) -> None:
        if "content" in body:
            message["content"] = body["content"] or ""
        if "embeds" in body:
            message["embeds"] = [payloads.embed(embed) for embed in body["embeds"] or []]
        if "components" in body:
            message["components"] = payloads.numbered(body["components"] or [])
        if files or "attachments" in body:
            kept = {str(a.get("id")) for a in body.get("attachments") or []}
            old = [a for a in message["attachments"] if a["id"] in kept]
            message["attachments"] = old + [self._attachment(*file) for file in files]
        if (
            not self._world.permissions(self._world.application_id, self._world.channels[message["channel_id"]])
            & Bit.EMBED_LINKS
        ):
            message["embeds"] = []
        self._mention(message)

    def _attachment(self, name: str, content_type: str, data: bytes) -> Json:
        attachment_id = self._world.snowflake()
        self.files[attachment_id] = (content_type, data)
        url = f"{self._address}/attachments/{attachment_id}/{name}"
        return {
            "id": attachment_id,
            "filename": name,
            "size": len(data),
            "url": url,
            "proxy_url": url,
            "content_type": content_type,
        }

    def _mention(self, message: Json) -> None:
        users = self._world.users
        found = dict.fromkeys(_MENTION.findall(message["content"]))
        message["mentions"] = [users[user_id] for user_id in found if user_id in users]
        message["mention_roles"] = [
            r for r in dict.fromkeys(_ROLE_MENTION.findall(message["content"])) if r in self._world.roles
        ]

    def _refer(self, message: Json, reference: Json) -> None:
        channel_id = str(reference.get("channel_id") or message["channel_id"])
        message_id = str(reference["message_id"])
        referred = self._world.messages.get(channel_id, {}).get(message_id)
        if referred is None and reference.get("fail_if_not_exists", True):
            errors = {
                "message_reference": {"_errors": [{"code": "REPLIES_UNKNOWN_MESSAGE", "message": "Unknown message"}]}
            }
            raise Refused(400, 50035, "Invalid Form Body", errors)
        message["type"] = 19
        message["message_reference"] = {"type": 0, "channel_id": channel_id, "message_id": message_id}
        message["referenced_message"] = payloads.public(referred) if referred else None


def kept(message: Json, body: Json) -> Json:
    """What an edit leaves of a message, so that what results is checked as a whole."""
    parts = {part: message[part] for part in ("content", "embeds", "components", "attachments") if part not in body}
    return {**{part: value for part, value in parts.items() if value}, "flags": message["flags"]} if parts else {}
