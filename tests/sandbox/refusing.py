"""Reads a refusal: what the sandbox said no to, by the place of each field."""

from collections.abc import Callable
from typing import Any

from bot.sandbox.refusals import Refused


def refused(check: Callable[[], Any]) -> dict[str, list[str]]:
    """The codes a check refuses with, by the path of their field; nothing if it lets everything pass."""
    try:
        check()
    except Refused as refusal:
        if refusal.errors is None:
            return {"": [str(refusal.code)]}
        assert (refusal.status, refusal.code, refusal.message) == (400, 50035, "Invalid Form Body")
        return dict(_codes(refusal.errors))
    return {}


def _codes(errors: dict[str, Any], path: str = "") -> list[tuple[str, list[str]]]:
    found: list[tuple[str, list[str]]] = []
    for part, inner in errors.items():
        if part == "_errors":
            assert all(set(error) == {"code", "message"} and error["message"] for error in inner)
            found.append((path, [error["code"] for error in inner]))
        else:
            found.extend(_codes(inner, f"{path}.{part}".lstrip(".")))
    return found
