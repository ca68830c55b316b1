"""The limits of application commands, and the fields Discord fills in.

https://discord.com/developers/docs/interactions/application-commands
"""

import re
from collections import Counter
from typing import Any, cast

from bot.sandbox.fielderrors import ROOT, FieldErrors, Json, Place
from bot.sandbox.refusals import Refused

CHAT_INPUT, USER, MESSAGE = 1, 2, 3
SUBCOMMAND, GROUP, STRING, INTEGER, CHANNEL, NUMBER = 1, 2, 3, 4, 7, 10
_MOST = {CHAT_INPUT: 100, USER: 15, MESSAGE: 15}
"""How many of each type one scope may hold; the menus' 15 since March 2026."""
NAME, DESCRIPTION, OPTIONS, CHOICES, CHOICE, TOTAL, STRING_LENGTH = 32, 100, 25, 25, 100, 8000, 6000
_LARGEST = (1 << 53) - 1
_NAME = re.compile(r"[-'\w\u0900-\u0963\u0966-\u097f\ua8e0-\ua8ff\u0e01-\u0e3a\u0e40-\u0e5b]{1,32}")
"""Letters, digits and _ of any script, - and ', and the vowel signs of Devanagari and Thai, which \\w leaves out."""
_LANGUAGES = """
ar bg cs da de el en-GB en-US es-419 es-ES fi fr he hi hr hu id it ja ko lt nl no pl pt-BR ro ru sv-SE th tr uk vi zh-CN
zh-TW
"""
_LOCALES = frozenset(_LANGUAGES.split())
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


def check_commands(commands: list[Any]) -> list[Json]:
    """Commands that are to take the place of a scope's; returns them as Discord keeps them, but for their ids."""
    errors = FieldErrors()
    filled = [(place, _filled(command)) for place, command in errors.models(ROOT, commands, sum(_MOST.values()))]
    names = Counter((str(command["type"]), str(command.get("name"))) for _, command in filled)
    for place, command in filled:
        _check_command(errors, place, command)
        if names[str(command["type"]), str(command.get("name"))] > 1:
            errors.add(place, "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique")
    errors.refuse()
    for kind, count in Counter(command["type"] for _, command in filled).items():
        if count > _MOST[kind]:
            raise Refused(400, 30032, f"Maximum number of application commands reached ({_MOST[kind]}).")
    return [command for _, command in filled]


def check_command(command: Json) -> Json:
    """One command that is to be added or changed, likewise."""
    errors = FieldErrors()
    filled = _filled(command)
    _check_command(errors, ROOT, filled)
    errors.refuse()
    return filled


def _filled(command: Json) -> Json:
    filled = {**_DEFAULTS, **{key: value for key, value in command.items() if value is not None}}
    if filled["default_member_permissions"] is not None:
        filled["default_member_permissions"] = str(filled["default_member_permissions"])
    return {"options": [], **filled} if filled["type"] == CHAT_INPUT else filled


def _check_command(errors: FieldErrors, at: Place, command: Json) -> None:
    if not errors.choice((at, "type"), command["type"], _MOST):
        return
    for part, known in (("contexts", (0, 1, 2)), ("integration_types", (0, 1))):
        for n, value in enumerate(errors.items((at, part), command[part], len(known))):
            errors.choice(((at, part), n), value, known)
    if command["default_member_permissions"] is not None:
        errors.snowflake((at, "default_member_permissions"), command["default_member_permissions"])
    for part in ("dm_permission", "nsfw"):
        errors.truth((at, part), command[part])
    if command["type"] != CHAT_INPUT:
        errors.text((at, "name"), command.get("name"), NAME, 1)
        if command["description"] or command.get("options"):
            told = "Context menu commands cannot have description"
            errors.add((at, "description"), "CONTEXT_MENU_COMMAND_DESCRIPTION", told)
        return
    _check_words(errors, at, command)
    if _spent(command) > TOTAL:
        errors.add(at, "APPLICATION_COMMAND_TOO_LARGE", f"Command exceeds maximum size ({TOTAL})")
    _check_options(errors, (at, "options"), command["options"], (SUBCOMMAND, GROUP))


def _check_options(errors: FieldErrors, at: Place, options: Any, nested: tuple[int, ...]) -> None:
    """The options of a command or subcommand; `nested` are the kinds of subcommand that may stand among them."""
    optional = False
    names: set[str] = set()
    kinds: set[bool] = set()
    for place, option in errors.models(at, options, OPTIONS):
        _check_words(errors, place, option)
        name, kind = str(option.get("name")), option.get("type")
        if name in names:
            told = "Option name already exists"
            errors.add((place, "name"), "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", told)
        names.add(name)
        if not errors.choice((place, "type"), kind, range(1, 12)):
            continue
        kinds.add(kind in (SUBCOMMAND, GROUP))
        if kind in (SUBCOMMAND, GROUP):
            if kind not in nested:
                told = "Sub-command and sub-command group option types are not allowed here"
                errors.add((place, "type"), "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", told)
            _check_options(errors, (place, "options"), option.get("options"), (SUBCOMMAND,) if kind == GROUP else ())
            continue
        if option.get("required") and optional:
            told = "Required options must be placed before non-required options"
            errors.add(place, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", told)
        optional = optional or not option.get("required")
        _check_values(errors, place, option, cast(int, kind))
    if len(kinds) > 1 or (nested == (SUBCOMMAND,) and False in kinds):
        told = "Sub-command and sub-command group option types are mutually exclusive to all other types"
        errors.add(at, "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", told)


def _check_values(errors: FieldErrors, at: Place, option: Json, kind: int) -> None:
    """What an option's value may be: a length or a range, and choices or autocomplete."""
    if kind == STRING:
        errors.whole((at, "min_length"), option.get("min_length"), 0, STRING_LENGTH)
        errors.whole((at, "max_length"), option.get("max_length"), 1, STRING_LENGTH)
    elif kind == INTEGER:
        errors.whole((at, "min_value"), option.get("min_value"), -_LARGEST, _LARGEST)
        errors.whole((at, "max_value"), option.get("max_value"), -_LARGEST, _LARGEST)
    errors.truth((at, "required"), option.get("required"))
    errors.truth((at, "autocomplete"), option.get("autocomplete"))
    choices = errors.models((at, "choices"), option.get("choices"), CHOICES)
    if (choices or option.get("autocomplete")) and kind not in (STRING, INTEGER, NUMBER):
        told = "Choices and autocomplete are not allowed for this option type"
        errors.add((at, "choices"), "APPLICATION_COMMAND_OPTIONS_CHOICES_INVALID", told)
        return
    if choices and option.get("autocomplete"):
        told = "Autocomplete and choices are mutually exclusive"
        errors.add((at, "autocomplete"), "APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES", told)
    for place, choice in choices:
        errors.text((place, "name"), choice.get("name"), CHOICE, 1)
        _check_localised(errors, (place, "name_localizations"), choice.get("name_localizations"), CHOICE)
        value = choice.get("value")
        if kind == STRING:
            errors.text((place, "value"), value, CHOICE, 1)
        elif kind == INTEGER:
            errors.whole((place, "value"), value, -_LARGEST, _LARGEST)
        elif not isinstance(value, int | float) or isinstance(value, bool):
            errors.add((place, "value"), "NUMBER_TYPE_COERCE", f'Value "{value}" is not float.')


def _check_words(errors: FieldErrors, at: Place, named: Json) -> None:
    """The name and description of a slash command or an option, in every language."""
    _check_name(errors, (at, "name"), named.get("name"))
    errors.text((at, "description"), named.get("description"), DESCRIPTION, 1)
    names = _check_localised(errors, (at, "name_localizations"), named.get("name_localizations"), NAME)
    for locale, name in names.items():
        _check_name(errors, ((at, "name_localizations"), locale), name)
    place = (at, "description_localizations")
    _check_localised(errors, place, named.get("description_localizations"), DESCRIPTION)


def _check_localised(errors: FieldErrors, at: Place, localised: Any, most: int) -> Json:
    texts = {} if localised is None else errors.model(at, localised) or {}
    for locale, text in texts.items():
        errors.choice((at, locale), locale, _LOCALES)
        errors.text((at, locale), text, most, 1)
    return texts


def _check_name(errors: FieldErrors, at: Place, name: Any) -> None:
    if name is None:
        errors.required(at)
    elif not isinstance(name, str) or not _NAME.fullmatch(name) or name != name.lower():
        errors.add(at, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")


def _spent(named: Any) -> int:
    """The characters a command spends of its 8,000: names, descriptions and choice values, all the way down.

    Of a text in many languages the longest counts.
    """
    if not isinstance(named, dict):
        return 0
    own = cast(Json, named)
    texts = 0
    for part in ("name", "description"):
        localised = own.get(f"{part}_localizations")
        others = cast(Json, localised).values() if isinstance(localised, dict) else ()
        texts += max(len(str(text or "")) for text in (own.get(part), *others))
    value = len(str(own.get("value", "")))
    inner = [own[part] for part in ("options", "choices") if isinstance(own.get(part), list)]
    return texts + value + sum(_spent(one) for many in inner for one in many)
