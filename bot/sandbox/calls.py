"""One request to the REST API as its handlers see it."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from bot.sandbox.messages import Files
from bot.sandbox.payloads import Json
from bot.sandbox.refusals import Refused


@dataclass(slots=True)
class Call:
    """One request: its place in the path, its query, its body and the files that came with it."""

    at: dict[str, str]
    query: dict[str, str]
    body: Any
    files: Files

    @property
    def form(self) -> Json:
        if not isinstance(self.body, dict):
            raise Refused(400, 50109, "The request body contains invalid JSON.")
        return self.body


Handler = Callable[[Call], Any]


async def body_of(request: web.Request) -> tuple[Any, Files]:
    """The JSON body, and the files of a multipart request."""
    if not request.can_read_body:
        return None, []
    if request.content_type == "multipart/form-data":
        body: Any = {}
        files: Files = []
        async for part in await request.multipart():
            if part is None:
                continue
            data = await part.read(decode=False)  # type: ignore[union-attr]
            if part.name == "payload_json":  # type: ignore[union-attr]
                body = json.loads(bytes(data))
            else:
                kind = part.headers.get("Content-Type", "application/octet-stream")
                files.append((part.filename or "file", kind, bytes(data)))  # type: ignore[union-attr]
        return body, files
    try:
        return json.loads(await request.read() or b"null"), []
    except ValueError:
        raise Refused(400, 50109, "The request body contains invalid JSON.") from None
