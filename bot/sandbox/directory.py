"""The routes that tell who and what is there: the bot and its application, the guild, its people and roles."""

from bot.sandbox.calls import Call, Routes
from bot.sandbox.guild import Guild
from bot.sandbox.payloads import Json
from bot.sandbox.refusals import Refused
from bot.sandbox.world import World

_NOT_IN_GUILD = frozenset(("channels", "threads", "members", "presences", "voice_states", "joined_at", "large"))
"""What GUILD_CREATE sends beyond the guild itself."""


class Directory:
    """Looks things up in one world. `gateway` is the address clients are sent to."""

    def __init__(self, world: World, gateway: str) -> None:
        self._world = world
        self._gateway = gateway

    def routes(self) -> Routes:
        guild = "/guilds/{guild_id}"
        return [
            ("GET", "/gateway", lambda call: {"url": self._gateway}),
            ("GET", "/gateway/bot", self._gateway_bot),
            ("GET", "/users/@me", lambda call: self._world.me()),
            ("GET", "/users/@me/guilds", self._my_guilds),
            ("DELETE", "/users/@me/guilds/{guild_id}", lambda call: self._world.expel(self._of(call))),
            ("GET", "/users/{user_id}", self._user),
            ("POST", "/users/@me/channels", self._open_direct),
            ("GET", "/oauth2/applications/@me", self._application),
            ("GET", "/applications/@me", self._application),
            ("GET", guild, self._guild),
            ("GET", f"{guild}/channels", self._channels),
            ("GET", f"{guild}/threads/active", self._threads),
            ("GET", f"{guild}/roles", self._roles),
            ("GET", f"{guild}/roles/{{role_id}}", self._role),
            ("GET", f"{guild}/members", self._members),
            ("GET", f"{guild}/members/{{user_id}}", self._member),
        ]

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
            "flags_new": str(1 << 19),
            "team": None,
            "owner": world.users[world.home.owner_id],
            "bot": world.bot,
            "type": None,
            "integration_types_config": {"0": {}},
            "redirect_uris": [],
            "interactions_endpoint_url": None,
            "role_connections_verification_url": None,
            "explicit_content_filter": 0,
            "eligible_oauth2_scopes": ["applications.commands", "bot"],
            "approximate_guild_count": len(world.guilds_of_bot()),
            "approximate_user_install_count": 0,
            "approximate_user_authorization_count": 0,
        }

    def _user(self, call: Call) -> Json:
        if call.at["user_id"] not in self._world.users:
            raise Refused(404, 10013, "Unknown User")
        return self._world.users[call.at["user_id"]]

    def _open_direct(self, call: Call) -> Json:
        recipient = str(call.form.get("recipient_id"))
        if recipient not in self._world.users or recipient == self._world.application_id:
            raise Refused(400, 50033, "Invalid Recipient(s)")
        return self._world.direct_channel(recipient)

    def _of(self, call: Call) -> Guild:
        return self._world.guild_of_bot(call.at["guild_id"])

    def _guild(self, call: Call) -> Json:
        of = self._of(call)
        guild = {part: value for part, value in self._world.guild(of).items() if part not in _NOT_IN_GUILD}
        if call.query.get("with_counts", "").lower() in ("1", "true"):
            guild["approximate_member_count"] = guild["approximate_presence_count"] = len(of.members)
        return guild

    def _my_guilds(self, call: Call) -> list[Json]:
        before, after = call.snowflake("before"), call.snowflake("after") or 0
        listed = sorted(self._world.guilds_of_bot(), key=lambda guild: int(guild.id))
        listed = [guild for guild in listed if after < int(guild.id) and (before is None or int(guild.id) < before)]
        limit = call.number("limit", 200, 200)
        return [self._listed(guild) for guild in (listed[-limit:] if before is not None else listed[:limit])]

    def _listed(self, of: Guild) -> Json:
        guild, me = self._world.guild(of), self._world.application_id
        told = {part: guild[part] for part in ("id", "name", "icon", "banner", "features")}
        return {**told, "owner": False, "permissions": str(of.may(me, {}))}

    def _channels(self, call: Call) -> list[Json]:
        return self._world.guild_rooms(self._of(call))

    def _threads(self, call: Call) -> Json:
        threads = self._world.threads(self._of(call))
        return {
            "threads": threads,
            "members": [thread["member"] for thread in threads if "member" in thread],
            "has_more": False,
        }

    def _roles(self, call: Call) -> list[Json]:
        return list(self._of(call).roles.values())

    def _role(self, call: Call) -> Json:
        return self._of(call).role(call.at["role_id"])

    def _members(self, call: Call) -> list[Json]:
        of = self._of(call)
        after = call.snowflake("after") or 0
        later = sorted((user_id for user_id in of.members if int(user_id) > after), key=int)
        return [self._world.member(user_id, of) for user_id in later[: call.number("limit", 1, 1000)]]

    def _member(self, call: Call) -> Json:
        of = self._of(call)
        if call.at["user_id"] not in of.members:
            raise Refused(404, 10007, "Unknown Member")
        return self._world.member(call.at["user_id"], of)
