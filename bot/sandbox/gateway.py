"""The gateway: HELLO, IDENTIFY, READY, heartbeats, RESUME with replay, op 7 and op 9, and events by intent.

https://discord.com/developers/docs/events/gateway
"""

import asyncio
import json
import secrets
from collections import deque

import aiohttp
from aiohttp import web

from bot.sandbox.payloads import Json
from bot.sandbox.world import World

HEARTBEAT_MS = 41_250
_REPLAYED = 1_000
"""How many events a lost session can be sent again."""
_GUILDS, _GUILD_MESSAGES, _REACTIONS, _TYPING = 1 << 0, 1 << 9, 1 << 10, 1 << 11
_DIRECT_MESSAGES, _MESSAGE_CONTENT = 1 << 12, 1 << 15
_BLANKED: Json = {"content": "", "embeds": [], "attachments": [], "components": []}
_MESSAGE_EVENTS = frozenset(("MESSAGE_CREATE", "MESSAGE_UPDATE", "MESSAGE_DELETE", "MESSAGE_DELETE_BULK"))


class Session:
    """One IDENTIFY and what came after it, over one or more sockets."""

    def __init__(self, intents: int) -> None:
        self.id = secrets.token_hex(16)
        self.intents = intents
        self.seq = 0
        self.socket: web.WebSocketResponse | None = None
        self.sent: deque[tuple[int, str]] = deque(maxlen=_REPLAYED)
        self.outgoing: asyncio.Queue[str] = asyncio.Queue()

    def tell(self, event: str, data: Json) -> None:
        self.seq += 1
        text = json.dumps({"op": 0, "t": event, "s": self.seq, "d": data}, separators=(",", ":"))
        self.sent.append((self.seq, text))
        if self.socket is not None:
            self.outgoing.put_nowait(text)


class Gateway:
    """Every session of every client; at most one bot is expected, more are served alike."""

    def __init__(self, world: World, address: str) -> None:
        self._world = world
        self._address = address
        self._sessions: dict[str, Session] = {}
        self.resumed = 0
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
        socket = web.WebSocketResponse(max_msg_size=1 << 20)
        await socket.prepare(request)
        await socket.send_json({"op": 10, "d": {"heartbeat_interval": HEARTBEAT_MS, "_trace": []}})
        session: Session | None = None
        pump: asyncio.Task[None] | None = None
        try:
            async for frame in socket:
                if frame.type is not aiohttp.WSMsgType.TEXT:
                    break
                heard = json.loads(frame.data)
                op, data = heard.get("op"), heard.get("d")
                if op == 1:
                    await socket.send_str('{"op":11,"d":null}')
                elif op == 2 and session is None:
                    session = await self._identify(socket, data)
                elif op == 6 and session is None:
                    session = await self._resume(socket, data)
                elif op == 8 and session is not None:
                    self._members(session, data)
                elif op not in (3, 4):
                    await socket.close(code=4001 if session else 4003)
                if session is not None and pump is None:
                    pump = asyncio.create_task(_pump(session, socket))
        finally:
            if pump:
                pump.cancel()
            if session is not None and session.socket is socket:
                session.socket = None
                if not any(other.socket for other in self._sessions.values()):
                    self.ready.clear()
                    self._world.tell_pages({"type": "ready", "ready": False})
        return socket

    async def close(self) -> None:
        await self.drop(1001)

    async def _identify(self, socket: web.WebSocketResponse, data: Json) -> Session | None:
        if not str(data.get("token", "")).removeprefix("Bot ").strip():
            await socket.close(code=4004, message=b"Authentication failed.")
            return None
        intents = int(data.get("intents", 0))
        if self._world.privileged_refused and intents & _MESSAGE_CONTENT:
            await socket.close(code=4014, message=b"Disallowed intent(s).")
            return None
        session = Session(intents)
        self._sessions = {key: old for key, old in self._sessions.items() if old.socket is not None}
        self._sessions[session.id] = session
        session.socket = socket
        session.tell(
            "READY",
            {
                "v": 10,
                "user": {**self._world.bot, "verified": True, "mfa_enabled": False, "email": None},
                "guilds": [{"id": self._world.guild_id, "unavailable": True}],
                "private_channels": [],
                "session_id": session.id,
                "session_type": "normal",
                "resume_gateway_url": self._address,
                "shard": data.get("shard", [0, 1]),
                "application": {"id": self._world.application_id, "flags": 1 << 19},
                "_trace": [],
            },
        )
        if intents & _GUILDS:
            session.tell("GUILD_CREATE", self._world.guild())
        self._is_ready()
        return session

    async def _resume(self, socket: web.WebSocketResponse, data: Json) -> Session | None:
        session = self._sessions.get(str(data.get("session_id")))
        seq = int(data.get("seq") or 0)
        if session is None or (session.sent and seq < session.sent[0][0] - 1) or seq > session.seq:
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
        members = [self._world.member(user_id) for user_id in self._world.users]
        session.tell(
            "GUILD_MEMBERS_CHUNK",
            {
                "guild_id": self._world.guild_id,
                "members": members,
                "chunk_index": 0,
                "chunk_count": 1,
                **({"nonce": data["nonce"]} if data.get("nonce") else {}),
            },
        )

    def _as_seen(self, session: Session, event: str, data: Json) -> Json | None:
        """The event as this session's intents let it through; None if they don't."""
        direct = "guild_id" not in data
        if event in _MESSAGE_EVENTS:
            if not session.intents & (_DIRECT_MESSAGES if direct else _GUILD_MESSAGES):
                return None
            if event in ("MESSAGE_CREATE", "MESSAGE_UPDATE") and not direct and "author" in data:
                return data if self._content_is_free(session, data) else {**data, **_BLANKED}
        elif event.startswith("MESSAGE_REACTION"):
            return data if session.intents & (_REACTIONS if not direct else 1 << 13) else None
        elif event == "TYPING_START":
            return data if session.intents & (_TYPING if not direct else 1 << 14) else None
        elif event.startswith(("CHANNEL_", "THREAD_", "GUILD_")):
            return data if session.intents & _GUILDS else None
        return data

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
