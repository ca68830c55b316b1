"""The limits of a message's components: rows, buttons, menus, and Components V2 layouts.

https://discord.com/developers/docs/components/reference
"""

from collections.abc import Iterator
from typing import Any, cast

from bot.sandbox.fielderrors import MEDIA, WEB, FieldErrors, Json, Place

ROW, BUTTON, STRING_SELECT, TEXT_INPUT = 1, 2, 3, 4
SELECTS = (3, 5, 6, 7, 8)
SECTION, TEXT, THUMBNAIL, GALLERY, FILE, SEPARATOR, CONTAINER = 9, 10, 11, 12, 13, 14, 17
_IN_CONTAINER = (ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR)
LINK, PREMIUM = 5, 6

ROWS, WIDTH, V2, V2_TEXT = 5, 5, 40, 4000
SECTION_TEXTS, PICTURES, PICTURE_TEXT = 3, 10, 1024
CUSTOM_ID, LABEL, PLACEHOLDER, OPTIONS, OPTION, EMOJI, URL = 100, 80, 150, 25, 100, 32, 512
_ANY = 1000
"""More than any list below may hold: the count of the whole message says the rest."""


def check_components(errors: FieldErrors, at: Place, components: Any, *, v2: bool) -> None:
    """The components of a message; `v2` says that it carries the flag IS_COMPONENTS_V2."""
    for place, component in errors.models(at, components, _ANY if v2 else ROWS):
        _check(errors, place, component, errors.kind(place, component, (*_IN_CONTAINER, CONTAINER) if v2 else (ROW,)))
    whole = list(walk(at, components))
    check_unique(errors, whole)
    if v2 and len(whole) > V2:
        told = f"The total number of components exceeds the maximum of {V2}"
        errors.add(at, "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", told)
    texts = (component.get("content") for _, component in whole if component.get("type") == TEXT and v2)
    if sum(len(text) for text in texts if isinstance(text, str)) > V2_TEXT:
        told = f"Components displayable text size exceeds maximum size of {V2_TEXT}"
        errors.add(at, "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", told)


def walk(at: Place, components: Any) -> Iterator[tuple[Place, Json]]:
    """Every component, at whatever depth, with its place."""
    for n, component in enumerate(cast(list[Any], components) if isinstance(components, list) else []):
        if isinstance(component, dict):
            yield from _within((at, n), cast(Json, component))


def _within(place: Place, component: Json) -> Iterator[tuple[Place, Json]]:
    yield place, component
    yield from walk((place, "components"), component.get("components"))
    for part in ("accessory", "component"):
        if isinstance(component.get(part), dict):
            yield from _within((place, part), component[part])


def check_unique(errors: FieldErrors, whole: list[tuple[Place, Json]]) -> None:
    """No two components of a message or form have one id or one custom id."""
    for part, code in (("custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED"), ("id", "COMPONENT_ID_DUPLICATED")):
        seen: set[str] = set()
        for place, component in whole:
            value = component.get(part)
            if value and str(value) in seen:
                errors.add((place, part), code, f"Component {part.replace('_', ' ')} cannot be duplicated")
            seen.add(str(value))


def check_select(errors: FieldErrors, at: Place, select: Json) -> None:
    """A menu, in a message or in a form."""
    errors.text((at, "custom_id"), select.get("custom_id"), CUSTOM_ID, 1)
    errors.text((at, "placeholder"), select.get("placeholder"), PLACEHOLDER)
    errors.truth((at, "disabled"), select.get("disabled"))
    most = check_range(errors, at, select, OPTIONS)
    if select.get("type") == STRING_SELECT:
        check_options(errors, (at, "options"), select.get("options"), OPTIONS, most)


def check_range(errors: FieldErrors, at: Place, field: Json, most: int) -> int:
    """How many values may be chosen; returns the greatest number."""
    lower = errors.whole((at, "min_values"), field.get("min_values"), 0, most, default=1)
    upper = errors.whole((at, "max_values"), field.get("max_values"), 1, most, default=1)
    if lower > upper:
        errors.add((at, "min_values"), "NUMBER_TYPE_MAX", f"int value should be less than or equal to {upper}.")
    return upper


def check_options(errors: FieldErrors, at: Place, options: Any, most: int, chosen: int, least: int = 1) -> None:
    """The options of a menu, a radio group or a checkbox group, of which `chosen` may be set at first."""
    seen: set[str] = set()
    defaults = 0
    for place, option in errors.models(at, options, most, least):
        errors.text((place, "label"), option.get("label"), OPTION, 1)
        value = errors.text((place, "value"), option.get("value"), OPTION, 1)
        errors.text((place, "description"), option.get("description"), OPTION)
        if option.get("emoji") is not None:
            check_emoji(errors, (place, "emoji"), option["emoji"])
        if value and value in seen:
            errors.add(place, "COMPONENT_OPTION_VALUE_DUPLICATED", "The specified option value is already used")
        seen.add(value)
        defaults += bool(option.get("default"))
    if defaults > chosen:
        told = f"The number of default values exceeds the maximum of {chosen}"
        errors.add(at, "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES", told)


def check_emoji(errors: FieldErrors, at: Place, emoji: Any) -> None:
    """A custom emoji by its id, or a character that is one."""
    if (emoji := errors.model(at, emoji)) is None:
        return
    name = errors.text((at, "name"), emoji.get("name"), EMOJI)
    if emoji.get("id") is not None:
        errors.snowflake((at, "id"), emoji["id"])
    elif name.isascii():
        errors.add((at, "name"), "COMPONENT_INVALID_EMOJI", "Invalid emoji")


def _check(errors: FieldErrors, at: Place, component: Json, kind: int) -> None:
    inner = component.get("components")
    if kind == ROW:
        _check_row(errors, at, inner)
    elif kind == SECTION:
        for place, child in errors.models((at, "components"), inner, SECTION_TEXTS, 1):
            _check(errors, place, child, errors.kind(place, child, (TEXT,)))
        if (accessory := errors.model((at, "accessory"), component.get("accessory"))) is not None:
            _check_accessory(errors, (at, "accessory"), accessory)
    elif kind == TEXT:
        errors.text((at, "content"), component.get("content"), V2_TEXT, 1)
    elif kind == GALLERY:
        for place, item in errors.models((at, "items"), component.get("items"), PICTURES, 1):
            _check_media(errors, place, item)
    elif kind == FILE:
        _check_address(errors, (at, "file"), component.get("file"), ("attachment",))
    elif kind == SEPARATOR and component.get("spacing") is not None:
        errors.choice((at, "spacing"), component["spacing"], (1, 2))
    elif kind == CONTAINER:
        errors.whole((at, "accent_color"), component.get("accent_color"), 0, 0xFFFFFF)
        for place, child in errors.models((at, "components"), inner, _ANY, 1):
            _check(errors, place, child, errors.kind(place, child, _IN_CONTAINER))


def _check_row(errors: FieldErrors, at: Place, inner: Any) -> None:
    """A row is five wide: a button is one, a menu is all of it."""
    spent = 0
    for place, child in errors.models((at, "components"), inner, WIDTH, 1):
        kind = errors.kind(place, child, (BUTTON, *SELECTS))
        if kind == BUTTON:
            _check_button(errors, place, child)
        elif kind:
            check_select(errors, place, child)
        spent += 1 if kind == BUTTON else WIDTH
        if spent > WIDTH:
            told = "The specified component exceeds the maximum width"
            errors.add(place, "COMPONENT_LAYOUT_WIDTH_EXCEEDED", told)


def _check_accessory(errors: FieldErrors, at: Place, accessory: Json) -> None:
    kind = errors.kind(at, accessory, (BUTTON, THUMBNAIL))
    if kind == BUTTON:
        _check_button(errors, at, accessory)
    elif kind == THUMBNAIL:
        _check_media(errors, at, accessory)


def _check_media(errors: FieldErrors, at: Place, item: Json) -> None:
    _check_address(errors, (at, "media"), item.get("media"), MEDIA)
    errors.text((at, "description"), item.get("description"), PICTURE_TEXT)


def _check_address(errors: FieldErrors, at: Place, media: Any, schemes: tuple[str, ...]) -> None:
    if (media := errors.model(at, media)) is None:
        return
    if not media.get("url"):
        errors.required((at, "url"))
    errors.address((at, "url"), media.get("url"), schemes=schemes)


def _check_button(errors: FieldErrors, at: Place, button: Json) -> None:
    style, url, custom_id = button.get("style"), button.get("url"), button.get("custom_id")
    errors.choice((at, "style"), style, range(1, 7))
    if url and custom_id:
        told = "A custom id and url cannot both be specified"
        errors.add(at, "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", told)
    elif style == LINK:
        if not url:
            errors.required((at, "url"))
        errors.address((at, "url"), url, URL, schemes=(*WEB, "discord"))
    elif style != PREMIUM:
        if custom_id is None:
            errors.add((at, "custom_id"), "BUTTON_COMPONENT_CUSTOM_ID_REQUIRED", "A custom id is required")
        if url:
            errors.add((at, "url"), "BUTTON_COMPONENT_INVALID_STYLE", "Only a button of style 5 can have a url")
    errors.text((at, "custom_id"), custom_id, CUSTOM_ID, 0 if custom_id is None else 1)
    errors.truth((at, "disabled"), button.get("disabled"))
    if button.get("emoji") is not None:
        check_emoji(errors, (at, "emoji"), button["emoji"])
    label = errors.text((at, "label"), button.get("label"), LABEL)
    if style == PREMIUM:
        if not button.get("sku_id"):
            errors.required((at, "sku_id"))
    elif not label.strip() and not button.get("emoji"):
        errors.required((at, "label"))
