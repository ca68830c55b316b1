"""Holds every request the bot makes to Discord's official API description.

The description lies beside the project (../shared/discord-openapi.json) or where DISCORD_OPENAPI says. It is OpenAPI
3.1, so its schemas are JSON Schema 2020-12.
"""

import json
import os
import re
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

PATH = Path(os.environ.get("DISCORD_OPENAPI") or Path(__file__).parents[2] / "shared" / "discord-openapi.json")

UNDESCRIBED = {
    ("GET", "/gateway"): "described, but discord.py may ask for it before it has a token",
}
"""Requests that are let through although the description lacks them, each with its reason."""

NULL_MEANS_ABSENT = ("nonce",)
"""Fields discord.py sends as null where the description wants them left out; Discord takes both alike."""


class OpenApi:
    """One description. Each answer lists what is wrong, in words; an empty list means nothing is."""

    def __init__(self, path: Path = PATH) -> None:
        self._whole: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        self._operations: list[tuple[re.Pattern[str], str, dict[str, Any]]] = []
        for template, methods in self._whole["paths"].items():
            pattern = re.compile(re.sub(r"\\\{[^}]*\\\}", "[^/]+", re.escape(template)))
            self._operations.extend(
                (pattern, name.upper(), body) for name, body in methods.items() if isinstance(body, dict)
            )
        # The most exact path first: /users/@me before /users/{user_id}.
        self._operations.sort(key=lambda operation: operation[0].pattern.count("[^/]+"))
        self._validator = cache(self._made)

    def request(self, method: str, path: str, query: dict[str, str], body: Any) -> list[str]:
        """What is wrong with a request; `path` is without /api/v10."""
        operation = self._operation(method, path)
        if operation is None:
            return [] if (method, path) in UNDESCRIBED else [f"{method} {path}: the description has no such route"]
        known = {p["name"]: p for p in map(self._resolved, operation.get("parameters", [])) if p["in"] == "query"}
        problems = [f"{method} {path}: unknown query parameter {name}" for name in query if name not in known]
        problems += [
            f"{method} {path}: {n} is missing" for n, p in known.items() if p.get("required") and n not in query
        ]
        described = operation.get("requestBody")
        if described is None:
            return problems + ([f"{method} {path}: takes no body"] if body else [])
        schema = self._resolved(described)["content"].get("application/json", {}).get("schema")
        if schema is None or body is None:
            return problems
        if isinstance(body, dict):
            body = {key: value for key, value in body.items() if value is not None or key not in NULL_MEANS_ABSENT}
        return problems + self._misfits(f"{method} {path}", schema, body)

    def response(self, method: str, path: str, status: int, body: Any) -> list[str]:
        """What is wrong with an answer the sandbox gave."""
        operation = self._operation(method, path)
        if operation is None or body is None:
            return []
        described = operation["responses"].get(str(status))
        if described is None:
            return [] if status >= 400 else [f"{method} {path}: status {status} is not described"]
        schema = self._resolved(described).get("content", {}).get("application/json", {}).get("schema")
        return self._misfits(f"{method} {path} answer", schema, body) if schema else []

    def _operation(self, method: str, path: str) -> dict[str, Any] | None:
        return next((o for pattern, name, o in self._operations if name == method and pattern.fullmatch(path)), None)

    def _resolved(self, described: dict[str, Any]) -> dict[str, Any]:
        while "$ref" in described:
            found: Any = self._whole
            for part in described["$ref"].removeprefix("#/").split("/"):
                found = found[part]
            described = found
        return described

    def _misfits(self, what: str, schema: dict[str, Any], body: Any) -> list[str]:
        found = best_match(self._validator(json.dumps(schema)).iter_errors(body))
        return [f"{what}: {found.json_path}: {found.message[:300]}"] if found else []

    def _made(self, schema: str) -> Draft202012Validator:
        return Draft202012Validator({**json.loads(schema), "components": self._whole["components"]})
