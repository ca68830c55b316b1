"""The limits Discord holds messages, interaction answers and forms to. Each check raises Refused with all it found.

https://discord.com/developers/docs/resources/message#embed-object-embed-limits and the pages around it.
"""

import datetime as dt
from typing import Any

from bot.sandbox.commands import check_commands
from bot.sandbox.components import check_components, check_modal_components
from bot.sandbox.fielderrors import FieldErrors, Place
from bot.sandbox.refusals import Refused

__all__ = ["check_commands", "check_interaction_response", "check_message", "check_modal"]

Json = dict[str, Any]

CONTENT, EMBEDS, EMBED_TOTAL, FIELDS = 2000, 10, 6000, 25
COMPONENTS_V2 = 1 << 15
_EMBED_TEXTS = {"title": 256, "description": 4096}
_EMBED_PARTS = {"footer": ("text", 2048), "author": ("name", 256)}


def check_message(body: Json, *, files: int = 0, edit: bool = False) -> None:
    """A message as it is created or edited."""
    errors = FieldErrors()
    flags = body.get("flags") or 0
    v2 = bool(flags & COMPONENTS_V2)
    content, embeds, components = body.get("content"), body.get("embeds") or [], body.get("components") or []
    if v2:
        for part in ("content", "embeds", "poll", "sticker_ids"):
            if body.get(part):
                errors.add((part,), "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", _V2)
    if content is not None and content != "":
        errors.text(("content",), content, CONTENT)
    errors.count(("embeds",), embeds, EMBEDS)
    total = sum(_check_embed(errors, ("embeds", n), embed) for n, embed in enumerate(embeds))
    if total > EMBED_TOTAL:
        errors.add(("embeds",), "MAX_EMBED_SIZE_EXCEEDED", f"Embed size exceeds maximum size of {EMBED_TOTAL}")
    check_components(errors, ("components",), components, v2=v2)
    _check_mentions(errors, body.get("allowed_mentions"))
    if len(str(body.get("nonce") or "")) > 25:
        errors.add(("nonce",), "NONCE_TYPE_TOO_LONG", "Must be 25 or fewer in length.")
    reference = body.get("message_reference")
    if reference is not None and not str(reference.get("message_id", "")).isdigit():
        errors.required(("message_reference", "message_id"))
    errors.refuse()
    empty = not (content and content.strip()) and not embeds and not components and not files
    kept = edit and not {"content", "embeds", "components"} & body.keys()
    if empty and not kept and not body.get("attachments") and not body.get("sticker_ids") and not body.get("poll"):
        raise Refused(400, 50006, "Cannot send an empty message")


def check_interaction_response(body: Json, *, interaction_type: int) -> None:
    """The kind of a first answer, and whether it suits the interaction; messages are checked by check_message."""
    errors = FieldErrors()
    kind = body.get("type")
    suited = {2: {4, 5, 9}, 3: {4, 5, 6, 7, 9}, 4: {8}, 5: {4, 5, 6, 7}}[interaction_type]
    errors.choice(("type",), kind, suited)
    errors.refuse()
    data: Json = body.get("data") or {}
    if kind == 8:
        choices = data.get("choices") or []
        errors.count(("data", "choices"), choices, 25)
        for n, choice in enumerate(choices):
            errors.text(("data", "choices", n, "name"), choice.get("name"), 100, 1)
            if isinstance(choice.get("value"), str):
                errors.text(("data", "choices", n, "value"), choice["value"], 100, 1)
        errors.refuse()
    elif kind == 9:
        check_modal(data)


def check_modal(data: Json) -> None:
    """A form: its title, its custom id and one to five parts."""
    errors = FieldErrors()
    errors.text(("data", "title"), data.get("title"), 45, 1)
    errors.text(("data", "custom_id"), data.get("custom_id"), 100, 1)
    components = data.get("components") or []
    errors.count(("data", "components"), components, 5, 1)
    check_modal_components(errors, ("data", "components"), components)
    errors.refuse()


def _check_embed(errors: FieldErrors, at: Place, embed: Json) -> int:
    """Check one embed; returns how many characters it spends of the total."""
    spent = 0
    for part, most in _EMBED_TEXTS.items():
        if embed.get(part):
            errors.text((*at, part), embed[part], most)
            spent += len(embed[part])
    for part, (name, most) in _EMBED_PARTS.items():
        if embed.get(part):
            errors.text((*at, part, name), embed[part].get(name), most, 1 if part == "footer" else 0)
            spent += len(embed[part].get(name) or "")
    fields = embed.get("fields") or []
    errors.count((*at, "fields"), fields, FIELDS)
    for n, field in enumerate(fields):
        for part, most in (("name", 256), ("value", 1024)):
            errors.text((*at, "fields", n, part), field.get(part), most, 1)
            spent += len(str(field.get(part) or ""))
    for place, url in (
        ((*at, "url"), embed.get("url")),
        ((*at, "image", "url"), (embed.get("image") or {}).get("url")),
        ((*at, "thumbnail", "url"), (embed.get("thumbnail") or {}).get("url")),
    ):
        if url and not str(url).startswith(("http://", "https://", "attachment://")):
            errors.add(place, "URL_TYPE_INVALID_URL", "Not a well formed URL.")
    if embed.get("timestamp"):
        try:
            dt.datetime.fromisoformat(embed["timestamp"])
        except ValueError:
            errors.add((*at, "timestamp"), "DATE_TIME_TYPE_PARSE", f"Could not parse {embed['timestamp']}.")
    if not (spent or embed.get("image") or embed.get("thumbnail") or embed.get("url")):
        errors.required((*at, "description"))
    return spent


def _check_mentions(errors: FieldErrors, allowed: Json | None) -> None:
    if not allowed:
        return
    parse = allowed.get("parse") or []
    for n, kind in enumerate(parse):
        errors.choice(("allowed_mentions", "parse", n), kind, ("everyone", "roles", "users"))
    for kind in ("users", "roles"):
        if kind in parse and allowed.get(kind):
            told = f"parse:[{kind!r}] and {kind}: [ids...] are mutually exclusive."
            errors.add(("allowed_mentions",), "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", told)
        errors.count(("allowed_mentions", kind), allowed.get(kind) or [], 100)


_V2 = "The 'content', 'embeds', 'poll' and 'sticker_ids' fields cannot be used with MessageFlags.IS_COMPONENTS_V2"
