"""The limits of forms (modals): texts, labels around one input each, or rows around one text input.

https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-modal
"""

from bot.sandbox.components import (
    CUSTOM_ID,
    ROW,
    SELECTS,
    TEXT,
    TEXT_INPUT,
    V2_TEXT,
    check_options,
    check_range,
    check_select,
    check_unique,
    walk,
)
from bot.sandbox.fielderrors import DATA, FieldErrors, Json, Place

LABELLED, UPLOAD, RADIOS, CHECKBOXES, CHECKBOX = 18, 19, 21, 22, 23
TITLE, PARTS, LABEL, DESCRIPTION, VALUE, PLACEHOLDER, CHOICES = 45, 5, 45, 100, 4000, 100, 10


def check_modal(data: Json) -> None:
    """A form: its title, its custom id and one to five parts. Raises Refused with all it found."""
    errors = FieldErrors()
    errors.text((DATA, "title"), data.get("title"), TITLE, 1)
    errors.text((DATA, "custom_id"), data.get("custom_id"), CUSTOM_ID, 1)
    for place, part in errors.models((DATA, "components"), data.get("components"), PARTS, 1):
        _check_part(errors, place, part)
    check_unique(errors, list(walk((DATA, "components"), data.get("components"))))
    errors.refuse()


def _check_part(errors: FieldErrors, at: Place, part: Json) -> None:
    kind = errors.kind(at, part, (ROW, TEXT, LABELLED))
    if kind == ROW:
        for place, child in errors.models((at, "components"), part.get("components"), 1, 1):
            if errors.kind(place, child, (TEXT_INPUT,)):
                errors.text((place, "label"), child.get("label"), LABEL, 1)
                _check_input(errors, place, child)
    elif kind == TEXT:
        errors.text((at, "content"), part.get("content"), V2_TEXT, 1)
    elif kind == LABELLED:
        errors.text((at, "label"), part.get("label"), LABEL, 1)
        errors.text((at, "description"), part.get("description"), DESCRIPTION)
        if (field := errors.model((at, "component"), part.get("component"))) is not None:
            _check_labelled(errors, (at, "component"), field)


def _check_labelled(errors: FieldErrors, at: Place, field: Json) -> None:
    kind = errors.kind(at, field, (TEXT_INPUT, *SELECTS, UPLOAD, RADIOS, CHECKBOXES, CHECKBOX))
    if kind == TEXT_INPUT:
        _check_input(errors, at, field)
    elif kind in SELECTS:
        check_select(errors, at, field)
    elif kind:
        errors.text((at, "custom_id"), field.get("custom_id"), CUSTOM_ID, 1)
        chosen = check_range(errors, at, field, CHOICES)
        if kind == CHECKBOXES:
            check_options(errors, (at, "options"), field.get("options"), CHOICES, chosen)
        elif kind == RADIOS:
            check_options(errors, (at, "options"), field.get("options"), CHOICES, chosen, least=2)
    if field.get("min_values") == 0 and field.get("required") is not False:
        told = "Components marked as required cannot have a min_values of 0"
        errors.add(at, "COMPONENT_REQUIRED_ZERO_MIN_VALUES", told)


def _check_input(errors: FieldErrors, at: Place, field: Json) -> None:
    errors.text((at, "custom_id"), field.get("custom_id"), CUSTOM_ID, 1)
    errors.choice((at, "style"), field.get("style"), (1, 2))
    errors.text((at, "placeholder"), field.get("placeholder"), PLACEHOLDER)
    errors.truth((at, "required"), field.get("required"))
    shortest = errors.whole((at, "min_length"), field.get("min_length"), 0, VALUE)
    longest = errors.whole((at, "max_length"), field.get("max_length"), 1, VALUE, default=VALUE)
    if shortest > longest:
        errors.add((at, "min_length"), "NUMBER_TYPE_MAX", f"int value should be less than or equal to {longest}.")
    errors.text((at, "value"), field.get("value"), VALUE)
