"""The limits Discord holds messages and interaction answers to. Each check raises Refused with all it found.

https://discord.com/developers/docs/resources/message#create-message and the pages around it.
"""

from typing import Any

from bot.sandbox.commands import check_command, check_commands
from bot.sandbox.components import check_components
from bot.sandbox.embeds import check_embeds
from bot.sandbox.fielderrors import DATA, ROOT, FieldErrors, Json, Place
from bot.sandbox.forms import check_modal
from bot.sandbox.refusals import Refused

__all__ = [
    "DATA",
    "ROOT",
    "Place",
    "check_autocomplete",
    "check_command",
    "check_commands",
    "check_interaction_response",
    "check_message",
    "check_modal",
]

CONTENT, NONCE, ATTACHMENTS, ATTACHMENT_TEXT, MENTIONED, CHOICES, CHOICE = 2000, 25, 10, 1024, 100, 25, 100
COMPONENTS_V2 = 1 << 15
_LEGACY = ("content", "embeds", "poll", "sticker_ids")
_MADE_OF = ("content", "embeds", "components")
_ANSWERS = {2: (4, 5, 9), 3: (4, 5, 6, 7, 9), 4: (8,), 5: (4, 5, 6, 7)}
"""The kinds of first answer that suit each type of interaction: command, component, autocomplete, form."""


def check_message(body: Json, *, files: int = 0, edit: bool = False, at: Place = ROOT) -> None:
    """A message as it is created or edited; `files` is how many come with it, `at` its own place."""
    errors = FieldErrors()
    v2 = bool(errors.whole((at, "flags"), body.get("flags"), 0, (1 << 63) - 1) & COMPONENTS_V2)
    for part in _LEGACY if v2 else ():
        if body.get(part):
            told = f"The '{part}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2"
            errors.add((at, part), "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", told)
    content = errors.text((at, "content"), body.get("content"), CONTENT)
    check_embeds(errors, (at, "embeds"), body.get("embeds"))
    check_components(errors, (at, "components"), body.get("components"), v2=v2)
    _check_mentions(errors, (at, "allowed_mentions"), body.get("allowed_mentions"))
    _check_reference(errors, (at, "message_reference"), body.get("message_reference"))
    if not isinstance(body.get("nonce"), int):
        errors.text((at, "nonce"), body.get("nonce"), NONCE)
    for place, attachment in errors.models((at, "attachments"), body.get("attachments"), ATTACHMENTS):
        errors.text((place, "description"), attachment.get("description"), ATTACHMENT_TEXT)
    errors.refuse()
    if files > ATTACHMENTS:
        raise Refused(400, 30015, f"Maximum number of attachments in a message reached ({ATTACHMENTS})")
    kept = edit and not body.keys() & set(_MADE_OF)
    other = any(body.get(part) for part in ("embeds", "components", "attachments", "sticker_ids", "poll"))
    if not (content.strip() or other or files or kept):
        raise Refused(400, 50006, "Cannot send an empty message")


def check_interaction_response(body: Json, *, interaction_type: int) -> None:
    """The kind of a first answer, and whether it suits the interaction; messages are checked by check_message."""
    errors = FieldErrors()
    errors.choice((ROOT, "type"), body.get("type"), _ANSWERS[interaction_type])
    data = errors.model(DATA, body.get("data") or {}) or {}
    errors.refuse()
    if body["type"] == 8:
        check_autocomplete(data)
    elif body["type"] == 9:
        check_modal(data)


def check_autocomplete(data: Json) -> None:
    """What an option offers while somebody types."""
    errors = FieldErrors()
    for place, choice in errors.models((DATA, "choices"), data.get("choices"), CHOICES):
        errors.text((place, "name"), choice.get("name"), CHOICE, 1)
        if not isinstance(choice.get("value"), int | float):
            errors.text((place, "value"), choice.get("value"), CHOICE, 1)
    errors.refuse()


def _check_mentions(errors: FieldErrors, at: Place, allowed: Any) -> None:
    if allowed is None or (allowed := errors.model(at, allowed)) is None:
        return
    parse = errors.items((at, "parse"), allowed.get("parse"), 3)
    for n, kind in enumerate(parse):
        errors.choice(((at, "parse"), n), kind, ("everyone", "roles", "users"))
    for kind in ("users", "roles"):
        named = errors.items((at, kind), allowed.get(kind), MENTIONED)
        for n, one in enumerate(named):
            errors.snowflake(((at, kind), n), one)
        if named and kind in parse:
            told = f'parse:["{kind}"] and {kind}: [ids...] are mutually exclusive.'
            errors.add(at, "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", told)
    errors.truth((at, "replied_user"), allowed.get("replied_user"))


def _check_reference(errors: FieldErrors, at: Place, reference: Any) -> None:
    if reference is None or (reference := errors.model(at, reference)) is None:
        return
    if reference.get("message_id") is None:
        errors.required((at, "message_id"))
    for part in ("message_id", "channel_id", "guild_id"):
        if reference.get(part) is not None:
            errors.snowflake((at, part), reference[part])
    if reference.get("type") is not None:
        errors.choice((at, "type"), reference["type"], (0, 1))
    errors.truth((at, "fail_if_not_exists"), reference.get("fail_if_not_exists"))
