"""The gateway: HELLO, IDENTIFY, READY, heartbeats, RESUME with replay, op 7 and op 9, and events by intent.

https://discord.com/developers/docs/events/gateway
"""

import asyncio
import secrets
from collections import deque
from typing import TypeGuard

import aiohttp
import orjson
from aiohttp import web

from bot.sandbox import payloads
from bot.sandbox.payloads import Json
from bot.sandbox.permissions import Bit
from bot.sandbox.world import World

HEARTBEAT = 41.25
"""Seconds between heartbeats; a client silent for two of them is let go."""
ACKNOWLEDGED = 0.05
"""Seconds until a heartbeat is acknowledged."""
_KNOWN_INTENTS = (1 << 26) - 1
_REPLAYED = 1_000
"""How many events a lost session can be sent again."""
_GUILDS, _GUILD_MEMBERS, _MESSAGE_CONTENT = 1 << 0, 1 << 1, 1 << 15
_OF_A_GUILD = ("GUILD_CREATE", "GUILD_DELETE")
"""Events whose id is the server's."""
_OF_MEMBERS = ("GUILD_MEMBER_ADD", "GUILD_MEMBER_REMOVE", "GUILD_MEMBER_UPDATE")
_MESSAGES, _REACTIONS, _TYPING = (1 << 9, 1 << 12), (1 << 10, 1 << 13), (1 << 11, 1 << 14)
"""The intents for what happens in a guild and in direct messages."""
_DECODE, _UNKNOWN, _NOT_AUTHENTICATED, _AUTHENTICATION, _ALREADY = 4002, 4001, 4003, 4004, 4005
_INVALID_SEQ, _TIMED_OUT, _INVALID_SHARD, _INVALID_INTENTS, _DISALLOWED_INTENTS = 4007, 4009, 4010, 4013, 4014
"""https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes"""


class Session:
    """One IDENTIFY and what came after it, over one or more sockets."""

    def __init__(self, intents: int, shard: int, shards: int) -> None:
        self.id = secrets.token_hex(16)
        self.intents = intents
        self._shard = shard
        self._shards = shards
        self.seq = 0
        self.socket: web.WebSocketResponse | None = None
        self.sent: deque[tuple[int, str]] = deque(maxlen=_REPLAYED)
        self.outgoing: asyncio.Queue[str] = asyncio.Queue()

    def has(self, guild_id: str | None) -> bool:
        """Whether its shard is told of this server; None are direct messages."""
        return (int(guild_id or 0) >> 22) % self._shards == self._shard

    def tell(self, event: str, data: Json) -> None:
        self.seq += 1
        text = orjson.dumps({"op": 0, "t": event, "s": self.seq, "d": data}).decode()
        self.sent.append((self.seq, text))
        if self.socket is not None:
            self.outgoing.put_nowait(text)


class Gateway:
    """Every session of every client; at most one bot is expected, more are served alike."""

    def __init__(self, world: World, address: str) -> None:
        self._world = world
        self._address = address
        self._sessions: dict[str, Session] = {}
        self.heartbeat = HEARTBEAT
        self.resumed = 0
        self._answering: set[asyncio.Task[None]] = set()
        self.ready = asyncio.Event()
        world.gateway_sinks.append(self.tell)

    @property
    def is_ready(self) -> bool:
        return self.ready.is_set()

    def tell(self, event: str, data: Json) -> None:
        for session in self._sessions.values():
            wanted = self._as_seen(session, event, data)
            if wanted is not None:
                session.tell(event, wanted)

    async def ask(self, op: int, *, resumable: bool = False) -> None:
        """Send op 7 (reconnect) or op 9 (invalid session) to every connected client."""
        for session in list(self._sessions.values()):
            if session.socket is not None:
                if op == 9 and not resumable:
                    del self._sessions[session.id]
                await session.socket.send_json({"op": op, "d": resumable if op == 9 else None})

    async def drop(self, code: int = 1001) -> None:
        """Close every socket; sessions may be resumed."""
        for session in list(self._sessions.values()):
            if session.socket is not None:
                await session.socket.close(code=code)

    async def handle(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(max_msg_size=1 << 20, receive_timeout=2 * self.heartbeat)
        await socket.prepare(request)
        await socket.send_json({"op": 10, "d": {"heartbeat_interval": round(self.heartbeat * 1000), "_trace": []}})
        session: Session | None = None
        pump: asyncio.Task[None] | None = None
        try:
            async for frame in socket:
                if frame.type is not aiohttp.WSMsgType.TEXT:
                    break
                session = await self._hear(socket, session, frame.data)
                if session is not None and pump is None:
                    pump = asyncio.create_task(_pump(session, socket))
        except TimeoutError:
            await socket.close(code=_TIMED_OUT, message=b"Session timed out.")
        finally:
            if pump:
                pump.cancel()
            if session is not None and session.socket is socket:
                session.socket = None
                if not any(other.socket for other in self._sessions.values()):
                    self.ready.clear()
                    self._world.tell_pages({"type": "ready", "ready": False})
        return socket

    async def _hear(self, socket: web.WebSocketResponse, session: Session | None, text: str) -> Session | None:
        """Take one frame; the session it belongs to from now on."""
        try:
            heard = orjson.loads(text)
            op, data = heard["op"], heard.get("d")
            if not _is_number(op):
                raise TypeError
        except (ValueError, TypeError, KeyError):
            await socket.close(code=_DECODE, message=b"Decode error.")
            return session
        if op == 1:
            self._acknowledge(socket)
        elif op in (2, 6) and session is None and isinstance(data, dict):
            return await (self._identify if op == 2 else self._resume)(socket, data)
        elif op == 2:
            await socket.close(code=_ALREADY, message=b"Already authenticated.")
        elif session is None:
            await socket.close(code=_NOT_AUTHENTICATED, message=b"Not authenticated.")
        elif op == 8 and isinstance(data, dict):
            self._members(session, data)
        elif op not in (3, 4):
            await socket.close(code=_UNKNOWN, message=b"Unknown opcode.")
        return session

    def _acknowledge(self, socket: web.WebSocketResponse) -> None:
        """Answer a heartbeat as late as a near Discord would.

        discord.py notes when it sent one only after sending it, in another thread: an answer that is there before is
        measured from the heartbeat before, and logged as a gateway some forty seconds behind.
        """

        async def later() -> None:
            await asyncio.sleep(ACKNOWLEDGED)
            if not socket.closed:
                await socket.send_str('{"op":11,"d":null}')

        answering = asyncio.create_task(later())
        self._answering.add(answering)
        answering.add_done_callback(self._answering.discard)

    async def close(self) -> None:
        for answering in self._answering:
            answering.cancel()
        await self.drop(1001)

    async def _identify(self, socket: web.WebSocketResponse, data: Json) -> Session | None:
        if not await _knows(socket, data):
            return None
        intents, shard = data.get("intents"), data.get("shard", [0, 1])
        if not _is_number(intents) or not 0 <= intents <= _KNOWN_INTENTS:
            await socket.close(code=_INVALID_INTENTS, message=b"Invalid intent(s).")
            return None
        if self._world.privileged_refused and intents & _MESSAGE_CONTENT:
            await socket.close(code=_DISALLOWED_INTENTS, message=b"Disallowed intent(s).")
            return None
        if not isinstance(shard, list) or len(shard) != 2 or not all(map(_is_number, shard)):
            await socket.close(code=_DECODE, message=b"Decode error.")
            return None
        if not 0 <= shard[0] < shard[1]:
            await socket.close(code=_INVALID_SHARD, message=b"Invalid shard.")
            return None
        session = Session(intents, *shard)
        guilds = [guild for guild in self._world.guilds_of_bot() if session.has(guild.id)]
        self._sessions = {key: old for key, old in self._sessions.items() if old.socket is not None}
        self._sessions[session.id] = session
        session.socket = socket
        session.tell(
            "READY",
            {
                "v": 10,
                "user": self._world.me(),
                "guilds": [{"id": guild.id, "unavailable": True} for guild in guilds],
                "private_channels": [],
                "session_id": session.id,
                "session_type": "normal",
                "resume_gateway_url": self._address,
                "shard": shard,
                "application": {"id": self._world.application_id, "flags": 1 << 19},
                "_trace": [],
            },
        )
        for guild in guilds if intents & _GUILDS else ():
            session.tell("GUILD_CREATE", self._known(session, self._world.guild(guild)))
        self._is_ready()
        return session

    async def _resume(self, socket: web.WebSocketResponse, data: Json) -> Session | None:
        if not await _knows(socket, data):
            return None
        name, seq = data.get("session_id"), data.get("seq")
        if not isinstance(name, str) or not _is_number(seq):
            await socket.close(code=_DECODE, message=b"Decode error.")
            return None
        session = self._sessions.get(name)
        if seq < 0 or (session is not None and seq > session.seq):
            await socket.close(code=_INVALID_SEQ, message=b"Invalid seq.")
            return None
        if session is None or (session.sent and seq < session.sent[0][0] - 1):
            await socket.send_json({"op": 9, "d": False})
            return None
        session.socket = socket
        session.outgoing = asyncio.Queue()
        for number, text in session.sent:
            if number > seq:
                session.outgoing.put_nowait(text)
        session.tell("RESUMED", {"_trace": []})
        self.resumed += 1
        self._is_ready()
        return session

    def _is_ready(self) -> None:
        self.ready.set()
        self._world.tell_pages({"type": "ready", "ready": True})

    def _members(self, session: Session, data: Json) -> None:
        guild = self._world.guilds.get(str(data.get("guild_id")))
        if guild is None or self._world.application_id not in guild.members:
            return
        asked = data.get("user_ids")
        asked = list(guild.members) if asked is None else asked if isinstance(asked, list) else [asked]
        members = [self._world.member(user_id, guild) for user_id in map(str, asked) if user_id in guild.members]
        session.tell(
            "GUILD_MEMBERS_CHUNK",
            {
                "guild_id": guild.id,
                "members": members,
                "chunk_index": 0,
                "chunk_count": 1,
                **({"nonce": data["nonce"]} if data.get("nonce") else {}),
            },
        )

    def _as_seen(self, session: Session, event: str, data: Json) -> Json | None:
        """The event as this session's shard and intents let it through; None if they don't."""
        guild_id = data["id"] if event in _OF_A_GUILD else data.get("guild_id")
        direct = guild_id is None
        if not session.has(guild_id) or self._is_elsewhere(event, guild_id):
            return None
        if event.startswith("MESSAGE_") and not self._is_seen(data["channel_id"]):
            return None
        if event.startswith("MESSAGE_REACTION"):
            return data if session.intents & _REACTIONS[direct] else None
        if event.startswith("MESSAGE_"):
            if not session.intents & _MESSAGES[direct]:
                return None
            hidden = not direct and "author" in data and not self._content_is_free(session, data)
            return self._blanked(data) if hidden else data
        if event == "TYPING_START":
            return data if session.intents & _TYPING[direct] else None
        if event == "GUILD_CREATE":
            return self._known(session, data) if session.intents & _GUILDS else None
        if event in _OF_MEMBERS and data["user"]["id"] != self._world.application_id:
            return data if session.intents & _GUILD_MEMBERS else None
        if event.startswith(("CHANNEL_", "THREAD_", "GUILD_")):
            return data if session.intents & (_GUILDS if not direct else _MESSAGES[1]) else None
        return data

    def _is_elsewhere(self, event: str, guild_id: str | None) -> bool:
        """Whether it happens in a server the bot is not in."""
        if guild_id is None or event == "GUILD_DELETE":
            return False
        return self._world.application_id not in self._world.guilds[guild_id].members

    def _is_seen(self, channel_id: str) -> bool:
        """Whether the bot sees a channel: it hears nothing of what is said where it may not look."""
        channel = self._world.channels.get(channel_id)
        return channel is None or bool(self._world.permissions(self._world.application_id, channel) & Bit.VIEW_CHANNEL)

    def _known(self, session: Session, guild: Json) -> Json:
        """A server with the members the intents let through: all, or the bot alone."""
        if session.intents & _GUILD_MEMBERS:
            return guild
        me = self._world.application_id
        return {**guild, "members": [member for member in guild["members"] if member["user"]["id"] == me]}

    def _blanked(self, data: Json) -> Json:
        replied = data.get("referenced_message")
        if replied and replied["author"]["id"] != self._world.application_id:
            return {**payloads.blanked(data), "referenced_message": payloads.blanked(replied)}
        return payloads.blanked(data)

    def _content_is_free(self, session: Session, data: Json) -> bool:
        """Content goes out with the intent, and always for one's own messages and mentions of oneself."""
        me = self._world.application_id
        if data["author"]["id"] == me or any(mention["id"] == me for mention in data["mentions"]):
            return True
        return bool(session.intents & _MESSAGE_CONTENT) and self._world.message_content_intent


async def _pump(session: Session, socket: web.WebSocketResponse) -> None:
    """Send what the session is told, in order, until its socket is another's."""
    while session.socket is socket and not socket.closed:
        await socket.send_str(await session.outgoing.get())


def _is_number(value: object) -> TypeGuard[int]:
    """Whether JSON gave a whole number; true and false are none, though Python counts with them."""
    return isinstance(value, int) and not isinstance(value, bool)


async def _knows(socket: web.WebSocketResponse, data: Json) -> bool:
    """Whether the client has a token; any will do."""
    if str(data.get("token") or "").removeprefix("Bot").strip():
        return True
    await socket.close(code=_AUTHENTICATION, message=b"Authentication failed.")
    return False
