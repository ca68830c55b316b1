"""The limits of application commands, and the fields Discord fills in.

https://discord.com/developers/docs/interactions/application-commands
"""

import re
from collections import Counter
from typing import Any

from bot.sandbox.fielderrors import FieldErrors, Place
from bot.sandbox.refusals import Refused

Json = dict[str, Any]

CHAT_INPUT, USER, MESSAGE = 1, 2, 3
SUBCOMMAND, GROUP = 1, 2
_MOST = {CHAT_INPUT: 100, USER: 15, MESSAGE: 15}
_NAME = re.compile(r"[-_'\w]{1,32}")
_TOTAL, _OPTIONS = 8000, 25
_DEFAULTS: Json = {
    "type": CHAT_INPUT,
    "description": "",
    "name_localizations": None,
    "description_localizations": None,
    "default_member_permissions": None,
    "dm_permission": True,
    "contexts": None,
    "integration_types": [0],
    "nsfw": False,
}


def check_commands(commands: list[Json]) -> list[Json]:
    """Commands that are to take the place of a scope's; returns them as Discord keeps them, but for their ids."""
    errors = FieldErrors()
    filled = [{**_DEFAULTS, **{key: value for key, value in c.items() if value is not None}} for c in commands]
    for n, command in enumerate(filled):
        _check_command(errors, (n,) if len(filled) > 1 else (), command)
    counts = Counter(command["type"] for command in filled)
    for kind, count in counts.items():
        if count > _MOST.get(kind, 0):
            raise Refused(400, 30032, "Maximum number of application commands reached (100).")
    names = Counter((command["type"], command.get("name")) for command in filled)
    for n, command in enumerate(filled):
        if names[command["type"], command.get("name")] > 1:
            told = "Application command names must be unique"
            errors.add((n,), "APPLICATION_COMMANDS_DUPLICATE_NAME", told)
    errors.refuse()
    return filled


def _check_command(errors: FieldErrors, at: Place, command: Json) -> None:
    kind = command["type"]
    errors.choice((*at, "type"), kind, _MOST)
    if kind != CHAT_INPUT:
        errors.text((*at, "name"), command.get("name"), 32, 1)
        if command["description"] or command.get("options"):
            errors.add(
                (*at, "description"),
                "CONTEXT_MENU_COMMAND_DESCRIPTION",
                "Context menu commands cannot have description",
            )
        return
    _check_name(errors, (*at, "name"), command.get("name"))
    errors.text((*at, "description"), command["description"], 100, 1)
    command.setdefault("options", [])
    if _spent(command) > _TOTAL:
        errors.add(at, "APPLICATION_COMMAND_TOO_LARGE", f"Command exceeds maximum size ({_TOTAL})")
    _check_options(errors, (*at, "options"), command["options"], depth=0)


def _check_options(errors: FieldErrors, at: Place, options: list[Json], depth: int) -> None:
    errors.count(at, options, _OPTIONS)
    optional = False
    names = Counter(option.get("name") for option in options)
    for n, option in enumerate(options):
        place = (*at, n)
        kind = option.get("type")
        errors.choice((*place, "type"), kind, set(range(1, 12)))
        _check_name(errors, (*place, "name"), option.get("name"))
        errors.text((*place, "description"), option.get("description"), 100, 1)
        if names[option.get("name")] > 1:
            errors.add(
                (*place, "name"), "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", "Option name already exists"
            )
        if kind in (SUBCOMMAND, GROUP):
            if depth > (0 if kind == GROUP else 1):
                told = "Sub-command and sub-command group option types are not allowed here"
                errors.add((*place, "type"), "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", told)
            _check_options(errors, (*place, "options"), option.get("options") or [], depth + 1)
            continue
        if option.get("required") and optional:
            told = "Required options must be placed before non-required options"
            errors.add((*place, "required"), "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", told)
        optional = optional or not option.get("required")
        _check_choices(errors, place, option)


def _check_choices(errors: FieldErrors, at: Place, option: Json) -> None:
    choices = option.get("choices") or []
    errors.count((*at, "choices"), choices, 25)
    if choices and option.get("autocomplete"):
        told = "Autocomplete and choices are mutually exclusive"
        errors.add((*at, "autocomplete"), "APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES", told)
    for n, choice in enumerate(choices):
        errors.text((*at, "choices", n, "name"), choice.get("name"), 100, 1)
        if isinstance(choice.get("value"), str):
            errors.text((*at, "choices", n, "value"), choice["value"], 100, 1)


def _check_name(errors: FieldErrors, at: Place, name: Any) -> None:
    if not isinstance(name, str) or not _NAME.fullmatch(name) or name != name.lower():
        errors.add(at, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")


def _spent(command: Json) -> int:
    """The characters a command spends of its 8,000: names, descriptions and choice values, all the way down."""
    own = sum(len(str(command.get(part) or "")) for part in ("name", "description"))
    choices = sum(len(str(c.get("name"))) + len(str(c.get("value"))) for c in command.get("choices") or [])
    return own + choices + sum(map(_spent, command.get("options") or []))
