"""Collects what is wrong with a request, field by field, into Discord's nested error map."""

from typing import Any

from bot.sandbox.refusals import Refused

Place = tuple[str | int, ...]


class FieldErrors:
    """Errors by the place of their field; `refuse` raises them all at once, if there are any."""

    def __init__(self) -> None:
        self._found: dict[str, Any] = {}

    def add(self, place: Place, code: str, message: str) -> None:
        at = self._found
        for part in place:
            at = at.setdefault(str(part), {})
        at.setdefault("_errors", []).append({"code": code, "message": message})

    def text(self, place: Place, value: Any, most: int, least: int = 0) -> None:
        """A text of `least` to `most` characters."""
        if not isinstance(value, str):
            self.add(place, "STRING_TYPE_CONVERT", f'Could not interpret "{value}" as string.')
        elif least and not value.strip():
            self.add(place, "BASE_TYPE_REQUIRED", "This field is required")
        elif len(value) < least:
            self.add(place, "BASE_TYPE_BAD_LENGTH", f"Must be between {least} and {most} in length.")
        elif len(value) > most:
            code = "BASE_TYPE_BAD_LENGTH" if least else "BASE_TYPE_MAX_LENGTH"
            told = f"Must be between {least} and {most} in length." if least else f"Must be {most} or fewer in length."
            self.add(place, code, told)

    def count(self, place: Place, items: list[Any], most: int, least: int = 0) -> None:
        """A list of `least` to `most` items."""
        if not least <= len(items) <= most:
            code = "BASE_TYPE_BAD_LENGTH" if least else "BASE_TYPE_MAX_LENGTH"
            told = f"Must be between {least} and {most} in length." if least else f"Must be {most} or fewer in length."
            self.add(place, code, told)

    def required(self, place: Place) -> None:
        self.add(place, "BASE_TYPE_REQUIRED", "This field is required")

    def choice(self, place: Place, value: Any, known: Any) -> None:
        """A value out of a closed list."""
        if value not in known:
            values = ", ".join(str(one) for one in sorted(known))
            self.add(place, "BASE_TYPE_CHOICES", f"Value must be one of ({values}).")

    def refuse(self) -> None:
        if self._found:
            raise Refused(400, 50035, "Invalid Form Body", self._found)
