"""The registry of application commands: the routes by which a bot lists, replaces and changes them.

https://discord.com/developers/docs/interactions/application-commands
"""

from bot.sandbox import limits
from bot.sandbox.calls import Call, Created, Routes
from bot.sandbox.payloads import Json
from bot.sandbox.refusals import Refused
from bot.sandbox.world import World


class Registry:
    """The commands of one world, global and per guild."""

    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self) -> Routes:
        return [
            (method, f"/applications/{{application_id}}{scope}/commands{one}", handler)
            for scope in ("", "/guilds/{guild_id}")
            for method, one, handler in (
                ("GET", "", self._commands),
                ("PUT", "", self._put_commands),
                ("POST", "", self._post_command),
                ("GET", "/{command_id}", self._command),
                ("PATCH", "/{command_id}", self._patch_command),
                ("DELETE", "/{command_id}", self._delete_command),
            )
        ]

    def _commands(self, call: Call) -> list[Json]:
        if call.at.get("guild_id") not in (None, *(guild.id for guild in self._world.guilds_of_bot())):
            raise Refused(403, 50001, "Missing Access")
        return [c for c in self._world.commands.values() if c.get("guild_id") == call.at.get("guild_id")]

    def _put_commands(self, call: Call) -> list[Json]:
        if not isinstance(call.body, list):
            raise Refused(400, 50109, "The request body contains invalid JSON.")
        scope = call.at.get("guild_id")
        checked = limits.check_commands(call.body)
        before = {(c["name"], c["type"]): c for c in self._commands(call)}
        kept = {key: c for key, c in self._world.commands.items() if c.get("guild_id") != scope}
        made = [self._registered(c, scope, before.get((c["name"], c["type"]))) for c in checked]
        self._world.commands = {**kept, **{c["id"]: c for c in made}}
        self._tell_commands()
        return made

    def _post_command(self, call: Call) -> Json | Created:
        checked = limits.check_command(call.form)
        scope = call.at.get("guild_id")
        others = {(c["name"], c["type"]): c for c in self._commands(call)}
        same = others.pop((checked["name"], checked["type"]), None)
        limits.check_commands([*others.values(), checked])
        made = self._registered(checked, scope, same)
        self._world.commands[made["id"]] = made
        self._tell_commands()
        return made if same else Created(made)

    def _command(self, call: Call) -> Json:
        found = self._world.commands.get(call.at["command_id"])
        if found is None or found.get("guild_id") != call.at.get("guild_id"):
            raise Refused(404, 10063, "Unknown application command")
        return found

    def _patch_command(self, call: Call) -> Json:
        command = self._command(call)
        checked = limits.check_command({**command, **call.form})
        made = self._registered(checked, command.get("guild_id"), command)
        self._world.commands[made["id"]] = made
        self._tell_commands()
        return made

    def _delete_command(self, call: Call) -> None:
        del self._world.commands[self._command(call)["id"]]
        self._tell_commands()

    def _registered(self, checked: Json, guild_id: str | None, before: Json | None) -> Json:
        made = {
            **checked,
            "id": before["id"] if before else self._world.snowflake(),
            "application_id": self._world.application_id,
            "version": self._world.snowflake(),
        }
        return {**made, "guild_id": guild_id} if guild_id else made

    def _tell_commands(self) -> None:
        self._world.tell_pages({"type": "commands", "commands": list(self._world.commands.values())})
