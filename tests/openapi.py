"""Holds every request the bot makes to Discord's official API description.

The description lies beside the project (../shared/discord-openapi.json) or where DISCORD_OPENAPI says. It is OpenAPI
3.1, so its schemas are JSON Schema 2020-12. It leaves objects open; for requests we close them, so that a misspelt
field is found: Discord would ignore it without a word.
"""

import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError, best_match

PATH = Path(os.environ.get("DISCORD_OPENAPI") or Path(__file__).parents[2] / "shared" / "discord-openapi.json")

Json = dict[str, Any]

TAKEN_TOO = {
    "ApplicationCommandUpdateRequest": {"nsfw": "documented, but not described"},
    "IncomingWebhookUpdateForInteractionCallbackRequestPartial": {"tts": "sent with every answer, ignored in edits"},
    "IncomingWebhookUpdateRequestPartial": {"tts": "sent with every answer, ignored in edits"},
    "MessageEditRequestPartial": {"tts": "sent with every message, ignored in edits"},
    "RichEmbed": {"flags": "discord.py sends an embed's flags back as it read them; ignored"},
}
"""Fields discord.py sends beyond the description, and why that is well."""

IDS_AS_NUMBERS = ("SnowflakeType",)
"""discord.py writes ids as numbers, in references, allowed mentions and attachments; Discord reads both."""


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one path template."""

    method: str
    template: str
    pattern: re.Pattern[str]
    described: Json


class OpenApi:
    """One description. Each answer lists what is wrong, in words; an empty list means nothing is."""

    def __init__(self, path: Path = PATH) -> None:
        self.whole: Json = json.loads(path.read_text(encoding="utf-8"))
        self._closed: Json = _for_requests(self.whole["components"])
        self._operations = [
            Operation(name.upper(), template, _pattern(template), described)
            for template, methods in self.whole["paths"].items()
            for name, described in methods.items()
            if isinstance(described, dict)
        ]
        # The most exact path first: /users/@me before /users/{user_id}.
        self._operations.sort(key=lambda operation: operation.template.count("{"))
        self._validator = cache(self._made)
        self._told = lru_cache(1_000)(self._looked_at)

    def request(self, method: str, path: str, query: dict[str, str], body: Any) -> list[str]:
        """What is wrong with a request; `path` is without /api/v10, `body` what its JSON says, or None."""
        operation = self._operation(method, path)
        if operation is None:
            return [f"{method} {path}: the description has no such route"]
        found = [*self._parameters(operation, path, query), *self._body(operation, body)]
        return [f"{method} {path}: {problem}" for problem in found]

    def response(self, method: str, path: str, status: int, body: Any) -> list[str]:
        """What is wrong with an answer the sandbox gave."""
        operation = self._operation(method, path)
        if operation is None:
            return []
        described = operation.described["responses"].get(str(status))
        if described is None:
            return [] if status >= 400 else [f"{method} {path}: status {status} is not described"]
        schema = self._resolved(described).get("content", {}).get("application/json", {}).get("schema")
        if schema is None:
            return [] if body is None else [f"{method} {path}: status {status} has no body"]
        validator = self._validator(json.dumps(schema), closed=False)
        return [f"{method} {path} answers {problem}" for problem in _problems(validator, body)]

    def _operation(self, method: str, path: str) -> Operation | None:
        fitting = (o for o in self._operations if o.method == method and o.pattern.fullmatch(path))
        return next(fitting, None)

    def _parameters(self, operation: Operation, path: str, query: dict[str, str]) -> Iterator[str]:
        known = [self._resolved(parameter) for parameter in self._described_parameters(operation)]
        places = operation.pattern.fullmatch(path)
        given = {"path": dict(places.groupdict()) if places else {}, "query": query}
        for parameter in known:
            name, values = parameter["name"], given.get(parameter["in"], {})
            if name in values:
                validator = self._validator(json.dumps(parameter["schema"]), closed=True)
                for problem in _problems(validator, _read(self._resolved(parameter["schema"]), values[name])):
                    yield f"{parameter['in']} {name}{problem.removeprefix('$')}"
            elif parameter.get("required"):
                yield f"{parameter['in']} {name} is missing"
        for name in query.keys() - {parameter["name"] for parameter in known if parameter["in"] == "query"}:
            yield f"query {name} is not known"

    def _described_parameters(self, operation: Operation) -> list[Json]:
        shared = self.whole["paths"][operation.template].get("parameters", [])
        return [*shared, *operation.described.get("parameters", [])]

    def _body(self, operation: Operation, body: Any) -> Iterator[str]:
        described = operation.described.get("requestBody")
        if described is None:
            if body:
                yield "takes no body"
            return
        described = self._resolved(described)
        schema = described["content"].get("application/json", {}).get("schema")
        if body is None:
            if described.get("required"):
                yield "needs a body"
        elif schema is not None:
            yield from self._told(json.dumps(schema), json.dumps(body))

    def _looked_at(self, schema: str, body: str) -> tuple[str, ...]:
        """What is wrong with a body, looked at once: each start of the bot sends the same long list of commands."""
        return tuple(_problems(self._validator(schema, closed=True), json.loads(body)))

    def _resolved(self, described: Json) -> Json:
        while "$ref" in described:
            found: Any = self.whole
            for part in described["$ref"].removeprefix("#/").split("/"):
                found = found[part]
            described = found
        return described

    def _made(self, schema: str, closed: bool) -> Draft202012Validator:
        own = _closed(json.loads(schema)) if closed else json.loads(schema)
        return Draft202012Validator({**own, "components": self._closed if closed else self.whole["components"]})


def _pattern(template: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\\{([^}]*)\\\}", r"(?P<\1>[^/]+)", re.escape(template)))


def _for_requests(components: Json) -> Json:
    """The components as requests are held to them: closed, but for what is taken too."""
    made = _closed(components)
    for name, fields in TAKEN_TOO.items():
        made["schemas"][name]["properties"].update(dict.fromkeys(fields, True))
    for name in IDS_AS_NUMBERS:
        made["schemas"][name]["type"] = ["string", "integer"]
    return made


def _closed(schema: Any) -> Any:
    """The same schema, in which an object has no fields but those it names."""
    if isinstance(schema, list):
        return [_closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: _closed(value) for key, value in schema.items()}
    if isinstance(schema.get("properties"), dict) and schema.get("type") == "object":
        made.setdefault("additionalProperties", False)
    return made


def _read(schema: Json, text: str) -> Any:
    """A parameter's text as the type its schema has."""
    kinds = schema.get("type", "string")
    if "boolean" in kinds:
        return {"true": True, "1": True, "false": False, "0": False}.get(text.lower(), text)
    return int(text) if "integer" in kinds and re.fullmatch(r"-?\d+", text) else text


def _problems(validator: Draft202012Validator, value: Any) -> list[str]:
    return sorted({f"{e.json_path}: {_short(e.message)}" for one in validator.iter_errors(value) for e in _leaves(one)})


def _short(message: str) -> str:
    """The two ends of a message: the value and what is wrong with it."""
    return message if len(message) <= 240 else f"{message[:100]} ... {message[-100:]}"


def _leaves(error: ValidationError) -> Iterator[ValidationError]:
    """What is behind an error: of many alternatives, only the one that was meant."""
    if not error.context:
        yield error
        return
    branches: dict[Any, list[ValidationError]] = {}
    for inner in error.context:
        branches.setdefault(inner.schema_path[0], []).append(inner)
    meant = [errors for errors in branches.values() if not any(_is_another_kind(one) for one in errors)]
    if len(meant) == 1:
        for inner in meant[0]:
            yield from _leaves(inner)
    else:
        closest = best_match([error])
        yield closest if closest is not None else error


def _is_another_kind(error: ValidationError) -> bool:
    """Whether a value is not the alternative at all: not of its JSON type, or of another `type`."""
    path = list(error.relative_path)
    return (not path and error.validator == "type") or (path == ["type"] and error.validator in ("enum", "const"))
