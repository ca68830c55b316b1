"""Makes messages out of what the bot sends, and out of what people type."""

import re
from collections.abc import Sequence
from typing import Any

from bot.sandbox import payloads
from bot.sandbox.attachments import Attachments, Upload, check_files
from bot.sandbox.payloads import Json
from bot.sandbox.permissions import Bit
from bot.sandbox.refusals import Refused, invalid
from bot.sandbox.world import World

_MENTION = re.compile(r"<@!?(\d+)>")
_ROLE_MENTION = re.compile(r"<@&(\d+)>")
_EVERYONE = re.compile(r"@(everyone|here)\b")
_NONCE_SECONDS = 300
"""How long an enforced nonce is remembered; Discord says "the past few minutes"."""
_NONCES = 1_000


class Post:
    """Writes messages into the world."""

    def __init__(self, world: World, attachments: Attachments) -> None:
        self._world = world
        self._attachments = attachments
        self._nonces: dict[tuple[str, str], tuple[float, Json]] = {}

    def by_bot(self, channel_id: str, body: Json, uploads: Sequence[Upload] = (), **parts: Any) -> Json:
        """Post what the bot sent in a room; an enforced nonce gives back the earlier message.

        The nonce is told in this answer and in the gateway's event, and nowhere later.
        """
        nonce = body.get("nonce")
        enforced = nonce is not None and bool(body.get("enforce_nonce"))
        if enforced:
            then, earlier = self._nonces.get((channel_id, str(nonce)), (0.0, {}))
            if earlier and self._world.clock() - then <= _NONCE_SECONDS:
                return {**earlier, "nonce": nonce}
        message = self.made(channel_id, body, uploads, **parts)
        if enforced:
            self._nonces[channel_id, str(nonce)] = (self._world.clock(), message)
            if len(self._nonces) > _NONCES:
                del self._nonces[next(iter(self._nonces))]
        if nonce is None:
            self._world.post(message)
            return message
        self._world.post(message, nonce=nonce)
        return {**message, "nonce": nonce}

    def made(self, channel_id: str, body: Json, uploads: Sequence[Upload] = (), **parts: Any) -> Json:
        """A message of the bot's that is not yet in a room."""
        world = self._world
        message = payloads.message(world.snowflake(), channel_id, world.bot, world.clock(), sent=body, **parts)
        message["flags"] = int(body.get("flags") or 0) & payloads.KEPT_FLAGS | parts.get("flags", 0)
        reference = body.get("message_reference")
        if reference:
            self._refer(message, reference)
        self._fill(message, body, uploads)
        return message

    def edit(self, message: Json, body: Json, uploads: Sequence[Upload] = ()) -> Json:
        """Change a message of the bot's; only the fields the body names change, and none if it is refused."""
        draft = {**message, "sent": {**(message["sent"] or {}), **body}}
        self._fill(draft, body, uploads)
        if message["loading"]:
            draft["loading"] = False
            draft["flags"] &= ~payloads.LOADING
        else:
            draft["edited_timestamp"] = payloads.stamp(self._world.clock())
        if body.get("flags") is not None:
            settable = payloads.SUPPRESS_EMBEDS | payloads.COMPONENTS_V2
            draft["flags"] = draft["flags"] & ~payloads.SUPPRESS_EMBEDS | int(body["flags"]) & settable
        message.update(draft)
        self._world.changed(message)
        return message

    def by_person(
        self, viewer: str, channel_id: str, content: str, reply_to: str | None = None, uploads: Sequence[Upload] = ()
    ) -> Json:
        """Post what somebody typed, with the files they put to it.

        Raises Refused when they may not, or it is empty or too long.
        """
        world = self._world
        author = world.people[viewer]
        channel = world.channel(channel_id)
        needed = Bit.SEND_MESSAGES_IN_THREADS if "thread_metadata" in channel else Bit.SEND_MESSAGES
        if not world.permissions(author["id"], channel) & needed:
            raise Refused(403, 50013, "You may not write in this room.")
        check_files(uploads)
        if not content.strip() and not uploads:
            raise Refused(400, 50006, "An empty message can't be sent; type something first.")
        if len(content) > 2000:
            raise Refused(400, 50035, f"A message has at most 2,000 characters; this one has {len(content):,}.")
        message = payloads.message(world.snowflake(), channel_id, author, world.clock(), content=content)
        if reply_to:
            self._refer(message, {"message_id": reply_to, "channel_id": channel_id})
        self._attachments.attach(message, {}, uploads)
        self._mention(message, None)
        world.post(message)
        return message

    def _fill(self, message: Json, body: Json, uploads: Sequence[Upload]) -> None:
        if "content" in body:
            message["content"] = body["content"] or ""
        if "embeds" in body:
            message["embeds"] = [payloads.embed(embed) for embed in body["embeds"] or []]
        if "components" in body:
            message["components"] = payloads.numbered(body["components"] or [])
        if message["embeds"] and not self._bot_may(message, Bit.EMBED_LINKS):
            message["embeds"] = []
        if uploads or message["components"] or message["attachments"] or "attachments" in body:
            self._attachments.attach(message, body, uploads)
        elif message["embeds"]:
            self._attachments.show(message)
        self._mention(message, body.get("allowed_mentions"))

    def _bot_may(self, message: Json, needed: Bit) -> bool:
        channel = self._world.channels[message["channel_id"]]
        return bool(self._world.permissions(self._world.application_id, channel) & needed)

    def _mention(self, message: Json, allowed: Json | None) -> None:
        """Who the message's text pings, as far as `allowed` lets it; None lets it all."""
        words = [message["content"]]
        if message["flags"] & payloads.COMPONENTS_V2:
            words += [c["content"] for c in payloads.all_components(message["components"]) if c["type"] == 10]
        text = "\n".join(words)
        message["mentions"], message["mention_roles"], message["mention_everyone"] = [], [], False
        if "@" in text:
            self._ping(message, text, allowed)
        replied = message.get("referenced_message")
        told = allowed is None or allowed.get("replied_user")
        if replied and told and replied["author"] not in message["mentions"]:
            message["mentions"].append(replied["author"])

    def _ping(self, message: Json, text: str, allowed: Json | None) -> None:
        world = self._world
        parsed = (allowed or {}).get("parse") or ()

        def pinged(kind: str, found: list[str], known: dict[str, Json]) -> list[Json]:
            named = {str(one) for one in (allowed or {}).get(kind) or ()}
            free = allowed is None or kind in parsed
            return [known[one] for one in dict.fromkeys(found) if one in known and (free or one in named)]

        may_all = world.permissions(message["author"]["id"], world.channels[message["channel_id"]])
        loud = bool(may_all & Bit.MENTION_EVERYONE)
        message["mentions"] = pinged("users", _MENTION.findall(text), world.users)
        guild = world.guild_of(world.channels[message["channel_id"]])
        roles = pinged("roles", _ROLE_MENTION.findall(text), guild.roles if guild else {})
        message["mention_roles"] = [role["id"] for role in roles if loud or role["mentionable"]]
        everyone = allowed is None or "everyone" in parsed
        message["mention_everyone"] = loud and everyone and bool(_EVERYONE.search(text))

    def _refer(self, message: Json, reference: Json) -> None:
        channel_id = str(reference.get("channel_id") or message["channel_id"])
        message_id = str(reference["message_id"])
        referred = self._world.messages.get(channel_id, {}).get(message_id)
        if referred is None and reference.get("fail_if_not_exists", True):
            raise invalid("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message")
        message["type"] = 19
        message["message_reference"] = {"type": 0, "channel_id": channel_id, "message_id": message_id}
        message["referenced_message"] = payloads.public(referred) if referred else None


def resulting(message: Json, body: Json) -> Json:
    """What an edit makes of a message, in the form it was sent in, so that the whole of it can be checked."""
    kept = {part: (message["sent"] or {}).get(part) for part in ("content", "embeds", "components") if part not in body}
    kept = {part: value for part, value in kept.items() if value}
    if message["attachments"] and "attachments" not in body:
        kept["attachments"] = message["attachments"]
    flags = body.get("flags")
    given = flags if isinstance(flags, int) else 0
    return {**kept, **body, "flags": message["flags"] & payloads.COMPONENTS_V2 | given} if kept or given else body
