"""The options of a slash command as a person fills them: of the right kind, the required ones there."""

from collections.abc import Sequence
from typing import Any

from bot.sandbox import payloads
from bot.sandbox.payloads import Json
from bot.sandbox.refusals import Refused
from bot.sandbox.world import World

SUBCOMMAND, GROUP, STRING, INTEGER, BOOLEAN, USER, CHANNEL, ROLE, MENTIONABLE, NUMBER, ATTACHMENT = range(1, 12)
_KINDS: dict[int, Any] = {STRING: str, INTEGER: int, BOOLEAN: bool, NUMBER: (int, float)}
_NAMED = {STRING: "text", INTEGER: "a whole number", BOOLEAN: "true or false", NUMBER: "a number"}


def filled(world: World, command: Json, options: Sequence[Json], channel_id: str) -> tuple[list[Json], Json]:
    """The options as interaction data, and the objects they resolve to. Raises Refused with a sentence."""
    resolved: Json = {}
    return _filled(world, command, options, channel_id, resolved, command["name"]), resolved


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


def chosen_things(world: World, component_type: int, values: Sequence[str]) -> Json:
    """What the values of a user, role, mentionable or channel menu (types 5 to 8) resolve to."""
    resolved: Json = {}
    kind = {5: USER, 6: ROLE, 7: MENTIONABLE, 8: CHANNEL}[component_type]
    for value in values:
        _resolved(world, kind, "The choice", value, resolved)
    return resolved


def _filled(
    world: World, command: Json, options: Sequence[Json], channel_id: str, resolved: Json, path: str
) -> list[Json]:
    known = {option["name"]: option for option in command.get("options") or []}
    if any(option["type"] in (SUBCOMMAND, GROUP) for option in known.values()):
        if len(options) != 1 or options[0]["name"] not in known:
            raise Refused(400, 0, f"/{path} needs one of: {', '.join(known)}.")
        of = known[options[0]["name"]]
        inner = _filled(world, of, options[0].get("options") or [], channel_id, resolved, f"{path} {of['name']}")
        return [{"name": of["name"], "type": of["type"], "options": inner}]
    given = {option["name"]: option.get("value") for option in options}
    for name in given:
        if name not in known:
            raise Refused(400, 0, f"/{path} has no option '{name}'.")
    missing = [name for name, of in known.items() if of.get("required") and given.get(name) in (None, "")]
    if missing:
        raise Refused(400, 0, f"/{path} needs {' and '.join(missing)}.")
    return [
        {"name": name, "type": known[name]["type"], "value": _value(world, known[name], value, channel_id, resolved)}
        for name, value in given.items()
    ]


def _value(world: World, option: Json, value: Any, channel_id: str, resolved: Json) -> Any:
    kind, name = option["type"], option["name"]
    if kind in _KINDS:
        if not isinstance(value, _KINDS[kind]) or (kind != BOOLEAN and isinstance(value, bool)):
            raise Refused(400, 0, f"{name} must be {_NAMED[kind]}.")
        size = len(value) if kind == STRING else value
        least = option.get("min_length" if kind == STRING else "min_value")
        most = option.get("max_length" if kind == STRING else "max_value", 6000 if kind == STRING else None)
        if (least is not None and size < least) or (most is not None and size > most):
            what = f"{name} has {size:,} characters" if kind == STRING else f"{name} is {size:,}"
            raise Refused(400, 0, f"{what}; it may be from {least or 0:,} to {most:,}.")
        if option.get("choices") and value not in [choice["value"] for choice in option["choices"]]:
            raise Refused(
                400, 0, f"{name} must be one of: {', '.join(choice['name'] for choice in option['choices'])}."
            )
        return value
    return _resolved(world, kind, name, str(value), resolved)


def _resolved(world: World, kind: int, name: str, value: str, resolved: Json) -> str:
    if kind in (USER, MENTIONABLE) and value in world.users:
        resolved.setdefault("users", {})[value] = world.users[value]
        resolved.setdefault("members", {})[value] = {
            **payloads.membership(world.member_roles.get(value, [])),
            "permissions": "0",
        }
    elif kind in (ROLE, MENTIONABLE) and value in world.roles:
        resolved.setdefault("roles", {})[value] = world.roles[value]
    elif kind == CHANNEL and value in world.channels:
        channel = world.channels[value]
        allowed = str(int(world.permissions(world.application_id, channel)))
        resolved.setdefault("channels", {})[value] = {**channel, "permissions": allowed}
    else:
        raise Refused(400, 0, f"{name} names nothing that is here.")
    return value
