"""One request to the REST API as its handlers see it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import orjson
from aiohttp import web

from bot.sandbox.attachments import LARGEST, Upload
from bot.sandbox.payloads import Json
from bot.sandbox.refusals import Refused, invalid

_PLACE = re.compile(r"files?\[(\d+)\]")


@dataclass(slots=True)
class Call:
    """One request: its place in the path, its query, its body and the files that came with it."""

    at: dict[str, str]
    query: dict[str, str]
    body: Any
    files: list[Upload]

    @property
    def form(self) -> Json:
        """The body as an object. Raises Refused (50109) if it is none."""
        if not isinstance(self.body, dict):
            raise Refused(400, 50109, "The request body contains invalid JSON.")
        return self.body

    def number(self, name: str, usual: int, most: int, least: int = 1) -> int:
        """A number out of the query, within its bounds. Raises Refused (50035)."""
        given = self.query.get(name, str(usual))
        if not given.isdecimal():
            raise invalid(name, "NUMBER_TYPE_COERCE", f'Value "{given}" is not int.')
        if not least <= int(given) <= most:
            raise invalid(name, "NUMBER_TYPE_MAX", f"int value should be between {least} and {most}.")
        return int(given)

    def snowflake(self, name: str) -> int | None:
        """An id out of the query, if it is there. Raises Refused (50035)."""
        given = self.query.get(name)
        if given is None:
            return None
        if not given.isdecimal() or len(given) > 20:
            raise invalid(name, "NUMBER_TYPE_COERCE", f'Value "{given}" is not snowflake.')
        return int(given)


@dataclass(slots=True)
class Created:
    """An answer to be given with status 201."""

    answer: Any


Handler = Callable[[Call], Any]
Routes = list[tuple[str, str, Handler]]
"""Method, path without /api/v10, and who answers; an answer of None is a 204."""


async def body_of(request: web.Request) -> tuple[Any, list[Upload]]:
    """The JSON body, and the files of a multipart request. Raises Refused (50109) for what is not JSON."""
    if not request.can_read_body:
        return None, []
    if request.content_type != "multipart/form-data":
        return _parsed(await request.read() or b"null"), []
    body: Any = {}
    files: list[Upload] = []
    async for part in await request.multipart():
        if part is None:
            continue
        data = bytes(await part.read(decode=False))  # type: ignore[union-attr]
        if len(data) > LARGEST:
            raise Refused(413, 40005, "Request entity too large")
        name = part.name or ""  # type: ignore[union-attr]
        if name == "payload_json":
            body = _parsed(data)
            continue
        kind = part.headers.get("Content-Type", "application/octet-stream")
        place = _PLACE.fullmatch(name)
        files.append(
            Upload(place[1] if place else str(len(files)), part.filename or "file", kind, data)  # type: ignore[union-attr]
        )
    return body, files


def _parsed(data: bytes) -> Any:
    try:
        return orjson.loads(data)
    except ValueError:
        raise Refused(400, 50109, "The request body contains invalid JSON.") from None
