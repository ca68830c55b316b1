"""The limits of components: rows, buttons, menus, Components V2 layouts, and the parts of a form.

https://discord.com/developers/docs/components/reference
"""

from typing import Any

from bot.sandbox.fielderrors import FieldErrors, Place

Json = dict[str, Any]

ROW, BUTTON, STRING_SELECT, TEXT_INPUT = 1, 2, 3, 4
SELECTS = frozenset((3, 5, 6, 7, 8))
SECTION, TEXT, THUMBNAIL, GALLERY, FILE, SEPARATOR, CONTAINER, LABEL, UPLOAD = 9, 10, 11, 12, 13, 14, 17, 18, 19
_TOP_V2 = frozenset((ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR, CONTAINER))
_IN_CONTAINER = _TOP_V2 - {CONTAINER}
LINK, PREMIUM = 5, 6

MOST_V2, MOST_TEXT, MOST_ROWS, MOST_BUTTONS, MOST_OPTIONS, CUSTOM_ID = 40, 4000, 5, 5, 25, 100


def check_components(errors: FieldErrors, at: Place, components: list[Json], *, v2: bool) -> None:
    """The components of a message; `v2` says that it carries the flag IS_COMPONENTS_V2."""
    if not components:
        return
    whole = _walk(components)
    if v2:
        if len(whole) > MOST_V2:
            errors.add(at, "BASE_TYPE_MAX_LENGTH", f"Must be {MOST_V2} or fewer in length.")
        if sum(len(str(c.get("content") or "")) for c in whole if c.get("type") == TEXT) > MOST_TEXT:
            told = f"The total displayable text of components exceeds {MOST_TEXT} characters."
            errors.add(at, "COMPONENT_MAX_TOTAL_TEXT_LENGTH", told)
    else:
        errors.count(at, components, MOST_ROWS)
    for n, component in enumerate(components):
        kind = component.get("type")
        if kind not in (_TOP_V2 if v2 else {ROW}):
            known = _TOP_V2 if v2 else {ROW}
            errors.choice((*at, n, "type"), kind, known)
        else:
            _check(errors, (*at, n), component)
    _check_unique(errors, at, whole)


def check_modal_components(errors: FieldErrors, at: Place, components: list[Json]) -> None:
    """The parts of a form: texts, labels around one input each, or rows around one text input."""
    for n, component in enumerate(components):
        place = (*at, n)
        match component.get("type"):
            case 1:
                inner = component.get("components") or []
                errors.count((*place, "components"), inner, 1, 1)
                for m, child in enumerate(inner):
                    errors.choice((*place, "components", m, "type"), child.get("type"), {TEXT_INPUT})
                    _check_input(errors, (*place, "components", m), child, labelled=False)
            case 10:
                errors.text((*place, "content"), component.get("content"), MOST_TEXT, 1)
            case 18:
                errors.text((*place, "label"), component.get("label"), 45, 1)
                if component.get("description"):
                    errors.text((*place, "description"), component["description"], 100)
                child = component.get("component") or {}
                if child.get("type") == TEXT_INPUT:
                    _check_input(errors, (*place, "component"), child, labelled=True)
                elif child.get("type") in SELECTS:
                    _check_select(errors, (*place, "component"), child)
                else:
                    errors.choice((*place, "component", "type"), child.get("type"), {TEXT_INPUT, UPLOAD, *SELECTS})
            case kind:
                errors.choice((*place, "type"), kind, {ROW, TEXT, LABEL})
    _check_unique(errors, at, _walk(components))


def _walk(components: list[Json]) -> list[Json]:
    found: list[Json] = []
    for component in components:
        found.append(component)
        found.extend(_walk(component.get("components") or []))
        found.extend(_walk([component[part] for part in ("accessory", "component") if component.get(part)]))
    return found


def _check_unique(errors: FieldErrors, at: Place, whole: list[Json]) -> None:
    for part, code in (("custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED"), ("id", "COMPONENT_ID_DUPLICATED")):
        seen: set[Any] = set()
        for component in whole:
            value = component.get(part)
            if value and value in seen:
                errors.add(at, code, f"Component {part} cannot be duplicated")
            seen.add(value)


def _check(errors: FieldErrors, at: Place, component: Json) -> None:
    inner: list[Json] = component.get("components") or []
    match component.get("type"):
        case 1:
            _check_row(errors, at, inner)
        case 9:
            errors.count((*at, "components"), inner, 3, 1)
            for n, child in enumerate(inner):
                errors.choice((*at, "components", n, "type"), child.get("type"), {TEXT})
                errors.text((*at, "components", n, "content"), child.get("content"), MOST_TEXT, 1)
            accessory = component.get("accessory")
            if not accessory:
                errors.required((*at, "accessory"))
            elif accessory.get("type") == BUTTON:
                _check_button(errors, (*at, "accessory"), accessory)
            else:
                errors.choice((*at, "accessory", "type"), accessory.get("type"), {BUTTON, THUMBNAIL})
        case 10:
            errors.text((*at, "content"), component.get("content"), MOST_TEXT, 1)
        case 12:
            errors.count((*at, "items"), component.get("items") or [], 10, 1)
        case 13:
            if not str((component.get("file") or {}).get("url", "")).startswith("attachment://"):
                errors.add((*at, "file", "url"), "URL_TYPE_INVALID_SCHEME", "Scheme must be attachment.")
        case 17:
            if not inner:
                errors.required((*at, "components"))
            for n, child in enumerate(inner):
                if child.get("type") in _IN_CONTAINER:
                    _check(errors, (*at, "components", n), child)
                else:
                    errors.choice((*at, "components", n, "type"), child.get("type"), _IN_CONTAINER)
        case _:
            pass


def _check_row(errors: FieldErrors, at: Place, inner: list[Json]) -> None:
    errors.count((*at, "components"), inner, MOST_BUTTONS, 1)
    kinds = {child.get("type") for child in inner}
    if kinds & SELECTS and len(inner) > 1:
        errors.add(
            (*at, "components"), "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "The specified component exceeds the maximum width"
        )
    for n, child in enumerate(inner):
        place = (*at, "components", n)
        if child.get("type") == BUTTON:
            _check_button(errors, place, child)
        elif child.get("type") in SELECTS:
            _check_select(errors, place, child)
        else:
            errors.choice((*place, "type"), child.get("type"), {BUTTON, *SELECTS})


def _check_button(errors: FieldErrors, at: Place, button: Json) -> None:
    style = button.get("style")
    errors.choice((*at, "style"), style, set(range(1, 7)))
    if style == LINK:
        if not str(button.get("url") or "").startswith(("http://", "https://", "discord://")):
            errors.add((*at, "url"), "URL_TYPE_INVALID_URL", "Not a well formed URL.")
        if button.get("custom_id"):
            errors.add(
                (*at, "custom_id"),
                "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE",
                "A custom id and url cannot both be specified",
            )
    elif style != PREMIUM:
        errors.text((*at, "custom_id"), button.get("custom_id"), CUSTOM_ID, 1)
        if button.get("url"):
            errors.add((*at, "url"), "BUTTON_COMPONENT_INVALID_URL", "A url can only be specified for link buttons")
    if button.get("label"):
        errors.text((*at, "label"), button["label"], 80)
    elif not button.get("emoji") and style != PREMIUM:
        errors.required((*at, "label"))


def _check_select(errors: FieldErrors, at: Place, select: Json) -> None:
    errors.text((*at, "custom_id"), select.get("custom_id"), CUSTOM_ID, 1)
    if select.get("placeholder"):
        errors.text((*at, "placeholder"), select["placeholder"], 150)
    least, most = select.get("min_values", 1), select.get("max_values", 1)
    if not 0 <= least <= MOST_OPTIONS or not 1 <= most <= MOST_OPTIONS or least > most:
        errors.add((*at, "min_values"), "NUMBER_TYPE_MAX", "min_values and max_values must be from 0 to 25, in order.")
    if select.get("type") != STRING_SELECT:
        return
    options = select.get("options") or []
    errors.count((*at, "options"), options, MOST_OPTIONS, 1)
    for n, option in enumerate(options):
        errors.text((*at, "options", n, "label"), option.get("label"), 100, 1)
        errors.text((*at, "options", n, "value"), option.get("value"), 100, 1)
        if option.get("description"):
            errors.text((*at, "options", n, "description"), option["description"], 100)
    values = [option.get("value") for option in options]
    if len(set(values)) != len(values):
        errors.add(
            (*at, "options"), "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The specified option value is already used"
        )
    if sum(bool(option.get("default")) for option in options) > most:
        errors.add(
            (*at, "options"), "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES", "Too many default values for max_values"
        )


def _check_input(errors: FieldErrors, at: Place, field: Json, *, labelled: bool) -> None:
    errors.text((*at, "custom_id"), field.get("custom_id"), CUSTOM_ID, 1)
    errors.choice((*at, "style"), field.get("style"), {1, 2})
    if not labelled:
        errors.text((*at, "label"), field.get("label"), 45, 1)
    if field.get("placeholder"):
        errors.text((*at, "placeholder"), field["placeholder"], 100)
    if field.get("value"):
        errors.text((*at, "value"), field["value"], 4000)
    for part, least in (("min_length", 0), ("max_length", 1)):
        if field.get(part) is not None and not least <= field[part] <= 4000:
            errors.add((*at, part), "NUMBER_TYPE_MAX", f"int value should be between {least} and 4000.")
