"""Discord's REST API v10, as far as a bot of words needs it; any other route answers 501 and names itself.

https://discord.com/developers/docs/reference
"""

import json
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from bot.sandbox import limits, payloads
from bot.sandbox.calls import Call, Handler, body_of
from bot.sandbox.interactions import Interactions
from bot.sandbox.messages import Post, kept
from bot.sandbox.payloads import Json
from bot.sandbox.permissions import Bit
from bot.sandbox.ratelimits import RateLimits
from bot.sandbox.refusals import Refused
from bot.sandbox.registry import Registry
from bot.sandbox.world import World

API = "/api/v10"

Observe = Callable[[str, str, dict[str, str], Any, int, Any], None]


class Rest:
    """The routes over one world. `observe` hears of each request and its answer."""

    def __init__(
        self,
        world: World,
        post: Post,
        interactions: Interactions,
        rates: RateLimits,
        gateway: str,
        observe: Observe | None,
    ) -> None:
        self._world = world
        self._post = post
        self._interactions = interactions
        self._rates = rates
        self._gateway = gateway
        self._observe = observe
        self._registry = Registry(world)

    def add_to(self, app: web.Application) -> None:
        for method, path, handler in self._routes():
            app.router.add_route(method, API + path, self._served(handler))
        app.router.add_route("*", "/api/{rest:.*}", self._unknown)

    def _routes(self) -> list[tuple[str, str, Handler]]:
        channel, message = "/channels/{channel_id}", "/channels/{channel_id}/messages/{message_id}"
        hook = "/webhooks/{application_id}/{token}"
        return [
            ("GET", "/gateway", lambda call: {"url": self._gateway}),
            ("GET", "/gateway/bot", self._gateway_bot),
            ("GET", "/users/@me", lambda call: {**self._world.bot, "verified": True, "mfa_enabled": False}),
            ("GET", "/users/{user_id}", self._user),
            ("POST", "/users/@me/channels", self._open_direct),
            ("GET", "/oauth2/applications/@me", self._application),
            ("GET", "/applications/@me", self._application),
            ("GET", "/guilds/{guild_id}", self._guild),
            ("GET", "/guilds/{guild_id}/channels", self._guild_channels),
            ("GET", "/guilds/{guild_id}/roles", lambda call: list(self._world.roles.values())),
            ("GET", "/guilds/{guild_id}/members/{user_id}", self._member),
            ("GET", channel, lambda call: self._seen(call)),
            ("POST", f"{channel}/typing", self._typing),
            ("GET", f"{channel}/messages", self._history),
            ("POST", f"{channel}/messages", self._create),
            ("POST", f"{channel}/messages/bulk-delete", self._bulk_delete),
            ("GET", message, self._read),
            ("PATCH", message, self._edit),
            ("DELETE", message, self._delete),
            ("POST", f"{message}/crosspost", self._crosspost),
            ("POST", f"{message}/threads", self._thread),
            ("POST", f"{channel}/threads", self._thread),
            ("POST", "/interactions/{interaction_id}/{token}/callback", self._respond),
            ("POST", hook, self._follow_up),
            ("GET", f"{hook}/messages/{{message_id}}", self._hook_read),
            ("PATCH", f"{hook}/messages/{{message_id}}", self._hook_edit),
            ("DELETE", f"{hook}/messages/{{message_id}}", self._hook_delete),
            *self._registry.routes(),
        ]

    def _served(self, handler: Handler) -> Callable[[web.Request], Awaitable[web.Response]]:
        async def serve(request: web.Request) -> web.Response:
            path = request.path.removeprefix(API)
            body: Any = None
            status, answer = 200, None
            headers: dict[str, str] = {}
            try:
                if (
                    "token" not in request.match_info
                    and not request.headers.get("Authorization", "").removeprefix("Bot").strip()
                ):
                    raise Refused(401, 0, "401: Unauthorized")
                body, files = await body_of(request)
                headers = self._rates.spend(request.method, request.match_info.route.resource, dict(request.match_info))
                answer = handler(Call(dict(request.match_info), dict(request.query), body, files))
                status = 204 if answer is None else 200
            except Refused as refused:
                status, answer = refused.status, refused.body()
                if status == 429:
                    headers = {**headers, **self._rates.refused(answer)}
            if self._observe is not None:
                self._observe(request.method, path, dict(request.query), body, status, answer)
            text = "" if answer is None else json.dumps(answer, separators=(",", ":"))
            content_type = {} if answer is None else {"Content-Type": "application/json"}
            return web.Response(status=status, body=text.encode(), headers={**headers, **content_type})

        return serve

    async def _unknown(self, request: web.Request) -> web.Response:
        path = request.path.removeprefix(API)
        answer = {"message": f"The sandbox does not know {request.method} {path}", "code": 0}
        if self._observe is not None:
            self._observe(request.method, path, dict(request.query), None, 501, answer)
        return web.Response(status=501, text=json.dumps(answer), headers={"Content-Type": "application/json"})

    # About the bot and its server

    def _gateway_bot(self, call: Call) -> Json:
        limit = {"total": 1000, "remaining": 999, "reset_after": 86_400_000, "max_concurrency": 1}
        return {"url": self._gateway, "shards": 1, "session_start_limit": limit}

    def _application(self, call: Call) -> Json:
        world = self._world
        return {
            "id": world.application_id,
            "name": "Claimdesk",
            "icon": None,
            "description": "",
            "summary": "",
            "bot_public": True,
            "bot_require_code_grant": False,
            "verify_key": "0" * 64,
            "flags": 1 << 19,
            "team": None,
            "owner": world.users[world.owner_id],
            "bot": world.bot,
            "type": None,
            "integration_types_config": {"0": {}},
            "redirect_uris": [],
            "interactions_endpoint_url": None,
        }

    def _user(self, call: Call) -> Json:
        if call.at["user_id"] not in self._world.users:
            raise Refused(404, 10013, "Unknown User")
        return self._world.users[call.at["user_id"]]

    def _member(self, call: Call) -> Json:
        self._guild(call)
        if call.at["user_id"] not in self._world.users:
            raise Refused(404, 10007, "Unknown Member")
        return self._world.member(call.at["user_id"])

    def _guild(self, call: Call) -> Json:
        if call.at["guild_id"] != self._world.guild_id:
            raise Refused(404, 10004, "Unknown Guild")
        guild = self._world.guild()
        return {
            key: value for key, value in guild.items() if key not in ("channels", "threads", "members", "presences")
        }

    def _guild_channels(self, call: Call) -> list[Json]:
        self._guild(call)
        return [channel for channel in self._world.channels.values() if channel["type"] in (0, 5)]

    def _open_direct(self, call: Call) -> Json:
        recipient = str(call.form.get("recipient_id"))
        if recipient not in self._world.users:
            raise Refused(400, 50033, "Invalid Recipient(s)")
        return self._world.direct_channel(recipient)

    # Messages

    def _seen(self, call: Call, *needed: Bit) -> Json:
        channel = self._world.channel(call.at["channel_id"])
        self._world.require(channel, *needed)
        return channel

    def _typing(self, call: Call) -> None:
        channel = self._seen(call, Bit.SEND_MESSAGES)
        self._world.tell_pages({"type": "typing", "channel_id": channel["id"], "user": self._world.bot})

    def _create(self, call: Call) -> Json:
        channel = self._seen(call)
        in_thread = channel["type"] in (10, 11, 12)
        self._world.require(channel, Bit.SEND_MESSAGES_IN_THREADS if in_thread else Bit.SEND_MESSAGES)
        if call.files:
            self._world.require(channel, Bit.ATTACH_FILES)
        limits.check_message(call.form, files=len(call.files))
        only_embeds = call.form.get("embeds") and not (
            call.form.get("content") or call.files or call.form.get("components")
        )
        if only_embeds and not self._world.permissions(self._world.application_id, channel) & Bit.EMBED_LINKS:
            raise Refused(400, 50006, "Cannot send an empty message")
        return payloads.public(self._post.by_bot(channel["id"], call.form, call.files))

    def _history(self, call: Call) -> list[Json]:
        channel = self._seen(call)
        if not self._world.permissions(self._world.application_id, channel) & Bit.READ_MESSAGE_HISTORY:
            return []
        limit = int(call.query.get("limit", "50"))
        if not 1 <= limit <= 100:
            code = {"code": "NUMBER_TYPE_MAX", "message": "int value should be between 1 and 100."}
            raise Refused(400, 50035, "Invalid Form Body", {"limit": {"_errors": [code]}})
        kept = [m for m in self._world.messages[channel["id"]].values() if not payloads.is_ephemeral(m)]
        if "before" in call.query:
            kept = [m for m in kept if int(m["id"]) < int(call.query["before"])][-limit:]
        elif "after" in call.query:
            kept = [m for m in kept if int(m["id"]) > int(call.query["after"])][:limit]
        elif "around" in call.query:
            at = int(call.query["around"])
            kept = sorted(sorted(kept, key=lambda m: abs(int(m["id"]) - at))[:limit], key=lambda m: int(m["id"]))
        return [payloads.public(message) for message in reversed(kept[-limit:])]

    def _found(self, call: Call) -> Json:
        message = self._world.message(call.at["channel_id"], call.at["message_id"])
        if payloads.is_ephemeral(message):
            raise Refused(404, 10008, "Unknown Message")
        return message

    def _read(self, call: Call) -> Json:
        self._seen(call, Bit.READ_MESSAGE_HISTORY)
        return payloads.public(self._found(call))

    def _edit(self, call: Call) -> Json:
        self._seen(call)
        message = self._found(call)
        if message["author"]["id"] != self._world.application_id:
            raise Refused(403, 50005, "Cannot edit a message authored by another user")
        limits.check_message({**kept(message, call.form), **call.form}, files=len(call.files), edit=True)
        return payloads.public(self._post.edit(message, call.form, call.files))

    def _delete(self, call: Call) -> None:
        channel = self._seen(call)
        message = self._found(call)
        if message["author"]["id"] != self._world.application_id:
            self._world.require(channel, Bit.MANAGE_MESSAGES)
        self._world.delete(channel["id"], message["id"])

    def _bulk_delete(self, call: Call) -> None:
        channel = self._seen(call, Bit.MANAGE_MESSAGES)
        wanted = [str(message_id) for message_id in call.form.get("messages", [])]
        if not 2 <= len(wanted) <= 100:
            raise Refused(
                400, 50016, "Provided too few or too many messages to delete. Must provide between 2 and 100."
            )
        for message_id in wanted:
            if message_id in self._world.messages[channel["id"]]:
                self._world.delete(channel["id"], message_id)

    def _crosspost(self, call: Call) -> Json:
        channel = self._seen(call, Bit.SEND_MESSAGES)
        if channel["type"] != 5:
            raise Refused(400, 50024, "Cannot execute action on this channel type")
        message = self._found(call)
        message["flags"] |= payloads.CROSSPOSTED
        self._world.changed(message)
        return payloads.public(message)

    def _thread(self, call: Call) -> Json:
        world = self._world
        parent = self._seen(call, Bit.CREATE_PUBLIC_THREADS)
        name = str(call.form.get("name") or "")
        if not 1 <= len(name) <= 100:
            error = {"code": "BASE_TYPE_BAD_LENGTH", "message": "Must be between 1 and 100 in length."}
            raise Refused(400, 50035, "Invalid Form Body", {"name": {"_errors": [error]}})
        thread_id = call.at.get("message_id") or world.snowflake()
        if thread_id in world.channels:
            raise Refused(400, 160004, "A thread has already been created for this message")
        thread = payloads.thread(thread_id, parent, name, world.application_id, world.clock())
        world.add_channel(thread)
        world.tell_gateway("THREAD_CREATE", {**thread, "newly_created": True})
        return thread

    # Interactions

    def _respond(self, call: Call) -> Json | None:
        told = self._interactions.respond(call.at["interaction_id"], call.at["token"], call.form, call.files)
        return told if call.query.get("with_response", "").lower() in ("1", "true") else None

    def _follow_up(self, call: Call) -> Json:
        return payloads.public(self._interactions.follow_up(call.at["token"], call.form, call.files))

    def _hook_read(self, call: Call) -> Json:
        return payloads.public(
            self._interactions.message_of(self._interactions.good(call.at["token"]), call.at["message_id"])
        )

    def _hook_edit(self, call: Call) -> Json:
        interaction = self._interactions.good(call.at["token"])
        message = self._interactions.message_of(interaction, call.at["message_id"])
        return payloads.public(self._interactions.edit(interaction, message, call.form, call.files))

    def _hook_delete(self, call: Call) -> None:
        interaction = self._interactions.good(call.at["token"])
        message = self._interactions.message_of(interaction, call.at["message_id"])
        self._world.delete(message["channel_id"], message["id"])
