"""Every way Discord says no: its status, its code and the body its clients expect.

Codes and messages: https://discord.com/developers/docs/topics/opcodes-and-status-codes
"""

from typing import Any


class Refused(Exception):
    """An error answer. `errors` is Discord's nested map of field errors, if the form was invalid."""

    def __init__(self, status: int, code: int, message: str, errors: dict[str, Any] | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.errors = errors

    def body(self) -> dict[str, Any]:
        answer: dict[str, Any] = {"message": self.message, "code": self.code}
        if self.errors:
            answer["errors"] = self.errors
        return answer


def invalid(field: str, code: str, message: str) -> Refused:
    """The refusal of a form for one of its fields."""
    return Refused(400, 50035, "Invalid Form Body", {field: {"_errors": [{"code": code, "message": message}]}})
