"""`python -m tests.page.observed FILE`: the bot as `make run` starts it; what it asks of its sandbox goes into FILE.

The tests hold those requests to Discord's description, since what another process sends they cannot hear themselves.
"""

import functools
import json
import sys
from pathlib import Path
from typing import Any

from bot.cli import main
from bot.sandbox import serve
from tests.unhurried import unhurried


def listen(into: Path) -> None:
    """Give every sandbox made from now on an ear that writes down what the bot asks."""

    def observe(method: str, path: str, query: dict[str, str], body: Any, status: int, answer: Any) -> None:
        with into.open("a", encoding="utf-8") as file:
            file.write(json.dumps([method, path, query, body], default=str) + "\n")

    serve.Sandbox = functools.partial(serve.Sandbox, observe=observe)  # type: ignore[assignment,misc]


if __name__ == "__main__":
    listen(Path(sys.argv.pop()))
    with unhurried():
        main()
