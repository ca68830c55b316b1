"""The options of a slash command as a person fills them: of the right kind, the required ones there."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.sandbox.payloads import Json
from bot.sandbox.permissions import Bit
from bot.sandbox.refusals import Refused
from bot.sandbox.world import World

SUBCOMMAND, GROUP, STRING, INTEGER, BOOLEAN, USER, CHANNEL, ROLE, MENTIONABLE, NUMBER, ATTACHMENT = range(1, 12)
_KINDS: dict[int, Any] = {STRING: str, INTEGER: int, BOOLEAN: bool, NUMBER: (int, float)}
_NAMED = {STRING: "text", INTEGER: "a whole number", BOOLEAN: "true or false", NUMBER: "a number"}


class Resolver:
    """What ids mean to a person in a channel: `resolved` gathers the objects, as an interaction tells them.

    `files` are those this person has sent, by their ids.
    """

    def __init__(self, world: World, user: Json, channel: Json, files: Mapping[str, Json]) -> None:
        self._world = world
        self._user = user
        self._channel = channel
        self._guild = world.guild_of(channel)
        self._files = files
        self.resolved: Json = {}

    def filled(self, command: Json, options: Sequence[Json]) -> list[Json]:
        """A command's options as interaction data. Raises Refused with a sentence."""
        return self._filled(command, options, command["name"])

    def chosen(self, component_type: int, values: Sequence[str]) -> None:
        """Resolve the values of a user, role, mentionable or channel menu (types 5 to 8)."""
        kind = {5: USER, 6: ROLE, 7: MENTIONABLE, 8: CHANNEL}[component_type]
        for value in values:
            self._resolve({"type": kind, "name": "The choice"}, value)

    def uploaded(self, file_ids: Sequence[str]) -> None:
        """Resolve the files of a form."""
        for file_id in file_ids:
            self._resolve({"type": ATTACHMENT, "name": "The file"}, file_id)

    def member(self, user_id: str) -> None:
        """Resolve a person: the user, and the membership if they are of this server."""
        self._keep("users", user_id, self._world.users[user_id])
        if self._guild is not None and user_id in self._guild.members:
            allowed = str(int(self._world.permissions(user_id, self._channel)))
            self._keep("members", user_id, {**self._guild.membership(user_id), "permissions": allowed})

    def _filled(self, command: Json, options: Sequence[Json], path: str) -> list[Json]:
        known = {option["name"]: option for option in command.get("options") or []}
        if any(option["type"] in (SUBCOMMAND, GROUP) for option in known.values()):
            if len(options) != 1 or options[0]["name"] not in known:
                raise Refused(400, 0, f"/{path} needs one of: {', '.join(known)}.")
            of = known[options[0]["name"]]
            inner = self._filled(of, options[0].get("options") or [], f"{path} {of['name']}")
            return [{"name": of["name"], "type": of["type"], "options": inner}]
        given = {option["name"]: option.get("value") for option in options}
        for name in given:
            if name not in known:
                raise Refused(400, 0, f"/{path} has no option '{name}'.")
        missing = [name for name, of in known.items() if of.get("required") and given.get(name) in (None, "")]
        if missing:
            raise Refused(400, 0, f"/{path} needs {' and '.join(missing)}.")
        return [
            {"name": name, "type": known[name]["type"], "value": self._value(known[name], value)}
            for name, value in given.items()
        ]

    def _value(self, option: Json, value: Any) -> Any:
        if option["type"] not in _KINDS:
            return self._resolve(option, str(value))
        _check_value(option, value)
        return value

    def _resolve(self, option: Json, value: str) -> str:
        world, kind, name = self._world, option["type"], option["name"]
        roles = self._guild.roles if self._guild else {}
        if kind in (USER, MENTIONABLE) and value in world.users:
            self.member(value)
        elif kind in (ROLE, MENTIONABLE) and value in roles:
            self._keep("roles", value, roles[value])
        elif kind == CHANNEL and self._seen(value):
            channel = world.channels[value]
            if option.get("channel_types") and channel["type"] not in option["channel_types"]:
                raise Refused(400, 0, f"{name} does not take a room of that kind.")
            allowed = str(int(world.permissions(self._user["id"], channel)))
            self._keep("channels", value, {**channel, "permissions": allowed})
        elif kind == ATTACHMENT and value in self._files:
            self._keep("attachments", value, self._files[value])
        else:
            raise Refused(400, 0, f"{name} names nothing that is here.")
        return value

    def _seen(self, channel_id: str) -> bool:
        """Whether it is a channel of this server which the person sees."""
        channel = self._world.channels.get(channel_id)
        if channel is None or self._guild is None or channel.get("guild_id") != self._guild.id:
            return False
        return bool(self._world.permissions(self._user["id"], channel) & Bit.VIEW_CHANNEL)

    def _keep(self, kind: str, one: str, found: Json) -> None:
        self.resolved.setdefault(kind, {})[one] = found


def autocompleted(command: Json, options: Sequence[Json]) -> list[Json]:
    """The options while somebody types: one is focused, and nothing need be complete."""
    known = {option["name"]: option for option in command.get("options") or []}
    made: list[Json] = []
    for option in options:
        if option["name"] not in known:
            raise Refused(400, 0, f"/{command['name']} has no option '{option['name']}'.")
        of = known[option["name"]]
        if of["type"] in (SUBCOMMAND, GROUP):
            made.append(
                {"name": of["name"], "type": of["type"], "options": autocompleted(of, option.get("options") or [])}
            )
        else:
            focused = {"focused": True} if option.get("focused") else {}
            made.append({"name": of["name"], "type": of["type"], "value": option.get("value", ""), **focused})
    return made


def _check_value(option: Json, value: Any) -> None:
    """A text, number or yes of the right kind and size. Raises Refused with a sentence."""
    kind, name = option["type"], option["name"]
    if not isinstance(value, _KINDS[kind]) or (kind != BOOLEAN and isinstance(value, bool)):
        raise Refused(400, 0, f"{name} must be {_NAMED[kind]}.")
    size = len(value) if kind == STRING else value
    least = option.get("min_length" if kind == STRING else "min_value")
    most = option.get("max_length" if kind == STRING else "max_value", 6000 if kind == STRING else None)
    if (least is not None and size < least) or (most is not None and size > most):
        what = f"{name} has {size:,} characters" if kind == STRING else f"{name} is {size:,}"
        raise Refused(400, 0, f"{what}; it may be from {least or 0:,} to {_most(most)}.")
    if option.get("choices") and value not in [choice["value"] for choice in option["choices"]]:
        raise Refused(400, 0, f"{name} must be one of: {', '.join(choice['name'] for choice in option['choices'])}.")


def _most(most: float | None) -> str:
    return "any" if most is None else f"{most:,}"
