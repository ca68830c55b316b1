"""A form as a person fills it in: what must be there is there, and as long as the bot asked."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.sandbox.payloads import Json
from bot.sandbox.refusals import Refused

_ROW, _TEXT_INPUT, _LABEL = 1, 4, 18
_STRING_MENU, _UPLOAD, _RADIOS, _CHECKBOXES, _CHECKBOX = 3, 19, 21, 22, 23
_OF_THINGS = (5, 6, 7, 8)
_ONE_VALUE = (_TEXT_INPUT, _RADIOS, _CHECKBOX)
"""Inputs that are submitted with a `value`; all others have `values`."""


def written(form: Json, values: Mapping[str, Any]) -> list[Json]:
    """A form as it is submitted when its inputs, by custom id, are filled in so; the others stay as they were shown.

    Raises Refused, with a sentence, for an input the form does not have.
    """
    known = {asked["custom_id"] for _, asked in _inputs(form["components"])}
    for custom_id in values:
        if custom_id not in known:
            raise Refused(400, 0, f"The form has no input '{custom_id}'; it has {', '.join(sorted(known))}.")
    made: list[Json] = []
    for component in form["components"]:
        if component["type"] == _ROW:
            made.append({"type": _ROW, "components": [_input(inner, values) for inner in component["components"]]})
        elif component["type"] == _LABEL:
            made.append({"type": _LABEL, "component": _input(component["component"], values)})
    return made


def check_filled(form: Json, components: Sequence[Json]) -> None:
    """Raises Refused, with a sentence for the person, when what they submit is not what the form asks for."""
    given = dict(_values(components))
    for label, asked in _inputs(form["components"]):
        value = given.get(asked["custom_id"])
        if value in (None, "", []):
            if asked.get("required", True) and asked["type"] != _CHECKBOX:
                raise Refused(400, 0, f"{label} must be filled in.")
        elif asked["type"] == _TEXT_INPUT:
            least, most = asked.get("min_length") or 0, asked.get("max_length") or 4000
            if not isinstance(value, str) or not least <= len(value) <= most:
                raise Refused(400, 0, f"{label} may have from {least:,} to {most:,} characters.")
        elif asked["type"] not in _ONE_VALUE:
            _check_chosen(label, asked, value)


def uploads_in(form: Json, components: Sequence[Json]) -> list[str]:
    """The ids of the files that were put into the form's upload inputs."""
    given = dict(_values(components))
    places = [asked["custom_id"] for _, asked in _inputs(form["components"]) if asked["type"] == _UPLOAD]
    return [str(attachment_id) for place in places for attachment_id in given.get(place) or []]


def choices_in(form: Json, components: Sequence[Json]) -> list[tuple[int, list[str]]]:
    """What was chosen in the form's menus of people, roles and rooms, with the kind of each menu."""
    given = dict(_values(components))
    menus = [(a["type"], given.get(a["custom_id"])) for _, a in _inputs(form["components"]) if a["type"] in _OF_THINGS]
    return [(kind, [str(value) for value in values]) for kind, values in menus if values]


def _check_chosen(label: str, asked: Json, values: Any) -> None:
    least, most = asked.get("min_values") or 1, asked.get("max_values") or 1
    if asked["type"] == _CHECKBOXES:
        most = asked.get("max_values") or len(asked["options"])
    if not isinstance(values, list) or not least <= len(values) <= most:
        raise Refused(400, 0, f"{label} takes from {least} to {most}.")
    offered = {option["value"] for option in asked.get("options") or []}
    if asked["type"] in (_STRING_MENU, _CHECKBOXES) and not offered.issuperset(values):
        raise Refused(400, 0, f"{label} takes one of: {', '.join(sorted(offered))}.")


def _input(asked: Json, values: Mapping[str, Any]) -> Json:
    told: Json = {"type": asked["type"], "custom_id": asked["custom_id"]}
    if "id" in asked:
        told["id"] = asked["id"]
    given = values.get(asked["custom_id"])
    preset = [option["value"] for option in asked.get("options") or [] if option.get("default")]
    if asked["type"] == _TEXT_INPUT:
        return {**told, "value": asked.get("value") or "" if given is None else given}
    if asked["type"] == _CHECKBOX:
        return {**told, "value": bool(asked.get("default")) if given is None else given}
    if asked["type"] == _RADIOS:
        return {**told, "value": next(iter(preset), None) if given is None else given}
    return {**told, "values": preset if given is None else list(given)}


def _inputs(components: Sequence[Json]) -> Iterator[tuple[str, Json]]:
    """What a form asks for, each with the words beside it."""
    for component in components:
        if component["type"] == _ROW:
            yield from ((inner["label"], inner) for inner in component["components"])
        elif component["type"] == _LABEL:
            yield component["label"], component["component"]


def _values(components: Sequence[Json]) -> Iterator[tuple[str, Any]]:
    for component in components:
        if "custom_id" in component:
            yield component["custom_id"], component.get("values", component.get("value"))
        yield from _values(component.get("components") or [])
        if component.get("component"):
            yield from _values([component["component"]])
