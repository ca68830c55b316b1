"""The limits of embeds.

https://discord.com/developers/docs/resources/message#embed-object-embed-limits
"""

import datetime as dt
from typing import Any

from bot.sandbox.fielderrors import MEDIA, FieldErrors, Json, Place

MOST, TOTAL, FIELDS = 10, 6000, 25
TITLE, DESCRIPTION, NAME, VALUE, FOOTER, AUTHOR = 256, 4096, 256, 1024, 2048, 256
COLOUR = 0xFFFFFF


def check_embeds(errors: FieldErrors, at: Place, embeds: Any) -> None:
    """The embeds of one message; their texts count together."""
    spent = sum(_check_embed(errors, place, embed) for place, embed in errors.models(at, embeds, MOST))
    if spent > TOTAL:
        errors.add(at, "MAX_EMBED_SIZE_EXCEEDED", f"Embed size exceeds maximum size of {TOTAL}")


def _check_embed(errors: FieldErrors, at: Place, embed: Json) -> int:
    """Check one embed; returns how many characters it spends of the total."""
    texts = [
        errors.text((at, "title"), embed.get("title"), TITLE),
        errors.text((at, "description"), embed.get("description"), DESCRIPTION),
    ]
    for part, name, most in (("footer", "text", FOOTER), ("author", "name", AUTHOR)):
        if embed.get(part) is None:
            continue
        place = (at, part)
        if (inner := errors.model(place, embed[part])) is not None:
            texts.append(errors.said((place, name), inner.get(name), most))
            errors.address((place, "url"), inner.get("url"))
            errors.address((place, "icon_url"), inner.get("icon_url"), schemes=MEDIA)
    for place, field in errors.models((at, "fields"), embed.get("fields"), FIELDS):
        texts.append(errors.said((place, "name"), field.get("name"), NAME))
        texts.append(errors.said((place, "value"), field.get("value"), VALUE))
        errors.truth((place, "inline"), field.get("inline"))
    errors.address((at, "url"), embed.get("url"))
    pictures = [part for part in ("image", "thumbnail") if embed.get(part) is not None]
    for part in pictures:
        if (picture := errors.model((at, part), embed[part])) is not None:
            errors.address(((at, part), "url"), picture.get("url"), schemes=MEDIA)
    errors.whole((at, "color"), embed.get("color"), 0, COLOUR)
    _check_day(errors, (at, "timestamp"), embed.get("timestamp"))
    spent = sum(map(len, texts))
    if not (spent or pictures or embed.get("url")):
        errors.required((at, "description"))
    return spent


def _check_day(errors: FieldErrors, at: Place, timestamp: Any) -> None:
    if timestamp is None:
        return
    try:
        dt.datetime.fromisoformat(str(timestamp))
    except ValueError:
        errors.add(at, "DATE_TIME_TYPE_PARSE", f"Could not parse {timestamp}. Should be ISO8601.")
