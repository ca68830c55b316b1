"""Reads a request's fields and collects what is wrong with them, field by field, into Discord's nested error map.

Lengths count code points, as Discord's own checks do. The codes are the ones Discord answers with:
https://discord.com/developers/docs/reference#error-messages
"""

from collections.abc import Collection
from typing import Any, cast

from bot.sandbox.refusals import Refused

Json = dict[str, Any]
Place = tuple["Place", str | int] | tuple[()]
"""Where a field stands: its parent's place and its own name or number. Nearly all are never told, so they are cheap."""
ROOT: Place = ()
DATA: Place = (ROOT, "data")
"""Where the message or form of an interaction's answer stands."""

WEB = ("http", "https")
MEDIA = (*WEB, "attachment")


class FieldErrors:
    """Errors by the place of their field; `refuse` raises them all at once, if there are any.

    Each reader gives back the value it was asked for, or an empty one of its kind when the field is absent (null is
    absent) or wrong, so that checking goes on and finds the other errors too.
    """

    def __init__(self) -> None:
        self._found: Json = {}

    def add(self, place: Place, code: str, message: str) -> None:
        self._at(place).setdefault("_errors", []).append({"code": code, "message": message})

    def required(self, place: Place) -> None:
        self.add(place, "BASE_TYPE_REQUIRED", "This field is required")

    def text(self, place: Place, value: Any, most: int, least: int = 0) -> str:
        """A text of `least` to `most` characters; blank is empty where something must be said."""
        if isinstance(value, str):
            length = 0 if least and value.isspace() else len(value)
            if not least <= length <= most:
                self._length(place, length, most, least)
            return value
        if value is not None:
            self.add(place, "STRING_TYPE_CONVERT", f'Could not interpret "{value}" as string.')
        elif least:
            self.required(place)
        return ""

    def said(self, place: Place, value: Any, most: int) -> str:
        """A text that must be there: Discord calls an empty one missing, not short."""
        if value is None or (isinstance(value, str) and not value.strip()):
            self.required(place)
            return ""
        return self.text(place, value, most)

    def items(self, place: Place, value: Any, most: int, least: int = 0) -> list[Any]:
        """A list of `least` to `most` items."""
        if value is None and least:
            self.required(place)
            return []
        if value is not None and not isinstance(value, list):
            self.add(place, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
            return []
        items = cast(list[Any], value or [])
        self._length(place, len(items), most, least)
        return items

    def models(self, place: Place, value: Any, most: int, least: int = 0) -> list[tuple[Place, Json]]:
        """A list of objects; those that are, each with its place."""
        found: list[tuple[Place, Json]] = []
        for n, item in enumerate(self.items(place, value, most, least)):
            if item is None:
                self.add((place, n), "LIST_ITEM_VALUE_REQUIRED", "List item values of ModelType are required")
            elif (model := self.model((place, n), item)) is not None:
                found.append(((place, n), model))
        return found

    def model(self, place: Place, value: Any) -> Json | None:
        """An object that must be there; nothing if it is none."""
        if isinstance(value, dict):
            return cast(Json, value)
        if value is None:
            self.required(place)
        else:
            self.add(place, "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType")
        return None

    def whole(self, place: Place, value: Any, least: int, most: int, default: int = 0) -> int:
        """A whole number from `least` to `most`."""
        if value is None:
            return default
        if not isinstance(value, int) or isinstance(value, bool):
            self.add(place, "NUMBER_TYPE_COERCE", f'Value "{value}" is not int.')
            return default
        if value < least:
            self.add(place, "NUMBER_TYPE_MIN", f"int value should be greater than or equal to {least}.")
        elif value > most:
            self.add(place, "NUMBER_TYPE_MAX", f"int value should be less than or equal to {most}.")
        return value

    def truth(self, place: Place, value: Any) -> None:
        if value is not None and not isinstance(value, bool):
            self.add(place, "BOOLEAN_TYPE_CONVERT", "Must be either true or false.")

    def snowflake(self, place: Place, value: Any) -> None:
        if not str(value).isdecimal():
            self.add(place, "NUMBER_TYPE_COERCE", f'Value "{value}" is not snowflake.')

    def choice(self, place: Place, value: Any, known: Collection[Any]) -> bool:
        """A value out of a closed list; says whether it is one."""
        found = isinstance(value, str | int) and not isinstance(value, bool) and value in known
        if value is None:
            self.required(place)
        elif not found:
            self.add(place, "BASE_TYPE_CHOICES", f"Value must be one of {_listed(known)}.")
        return found

    def kind(self, place: Place, component: Json, known: Collection[int]) -> int:
        """The type of a component, out of those that may stand there; 0 for any other."""
        kind = component.get("type")
        if isinstance(kind, int) and not isinstance(kind, bool) and kind in known:
            return kind
        self.add(place, "UNION_TYPE_CHOICES", f'Value of field "type" must be one of {_listed(known)}.')
        return 0

    def address(self, place: Place, value: Any, most: int = 2048, schemes: tuple[str, ...] = WEB) -> None:
        """An absolute URL, if there is one."""
        url = self.text(place, value, most)
        scheme, separator, rest = url.partition("://")
        if url and scheme.lower() not in schemes:
            told = f'Scheme "{scheme.partition(":")[0]}" is not supported. Scheme must be one of {schemes}.'
            self.add(place, "URL_TYPE_INVALID_SCHEME", told)
        if url and (not separator or not rest or any(one.isspace() for one in url)):
            self.add(place, "URL_TYPE_INVALID_URL", "Not a well formed URL.")

    def refuse(self) -> None:
        if self._found:
            raise Refused(400, 50035, "Invalid Form Body", self._found)

    def _at(self, place: Place) -> Json:
        return self._at(place[0]).setdefault(str(place[1]), {}) if place else self._found

    def _length(self, place: Place, length: int, most: int, least: int) -> None:
        if least <= length <= most:
            return
        if least:
            self.add(place, "BASE_TYPE_BAD_LENGTH", f"Must be between {least} and {most} in length.")
        else:
            self.add(place, "BASE_TYPE_MAX_LENGTH", f"Must be {most} or fewer in length.")


def _listed(known: Collection[Any]) -> str:
    return str(tuple(sorted(known)))
