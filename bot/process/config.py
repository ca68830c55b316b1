"""The settings of a process, read from the environment and `.env` in this one place."""

import os
from dataclasses import dataclass
from pathlib import Path

from dotenv import dotenv_values

ROOT = Path(__file__).resolve().parents[2]


class BadSetting(Exception):
    """A setting that cannot be used, as one sentence."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting there is; README names each. `token` empty means: run in the sandbox."""

    token: str
    api_base: str
    gateway: str
    prefix: str
    database: Path
    packs: Path
    sandbox_host: str
    sandbox_port: int
    log_level: str
    library_guild: str = ""

    def __repr__(self) -> str:
        return f"Settings(database={str(self.database)!r}, token={'set' if self.token else 'empty'})"


def settings() -> Settings:
    """The settings as the environment gives them, then `.env`, then the defaults. Raises BadSetting."""
    values = {**dotenv_values(ROOT / ".env"), **os.environ}

    def of(name: str, default: str = "") -> str:
        return (values.get(name) or "").strip() or default

    return Settings(
        token=of("DISCORD_TOKEN"),
        api_base=_address(of("DISCORD_API_BASE"), "DISCORD_API_BASE", ("http://", "https://")).rstrip("/"),
        gateway=_address(of("DISCORD_GATEWAY"), "DISCORD_GATEWAY", ("ws://", "wss://")),
        prefix=_prefix(values.get("PREFIX")),
        database=_database(of("DATABASE_URL", "sqlite:///data/claimdesk.db")),
        packs=_path(of("PACKS", "data")),
        sandbox_host=of("SANDBOX_HOST", "127.0.0.1"),
        sandbox_port=_port(of("SANDBOX_PORT", "8790")),
        log_level=_level(of("LOG_LEVEL", "INFO")),
        library_guild=_guild(of("LIBRARY_GUILD")),
    )


def _prefix(text: str | None) -> str:
    """What typed commands begin with; None where it is not set."""
    if text is not None and not text.strip():
        raise BadSetting("PREFIX is empty; type what commands begin with, such as PREFIX=!, or take the line out.")
    return text.strip() if text else "!"


def _address(value: str, name: str, schemes: tuple[str, ...]) -> str:
    if value and not value.startswith(schemes):
        raise BadSetting(f"{name} is {value!r}; it must begin with {' or '.join(schemes)}.")
    return value


def _database(url: str) -> Path:
    if not url.startswith("sqlite:///") or len(url) == len("sqlite:///"):
        raise BadSetting("DATABASE_URL must be sqlite:/// and a path, for example sqlite:///data/claimdesk.db.")
    return _path(url.removeprefix("sqlite:///"))


def _path(text: str) -> Path:
    """A path as given; a relative one counts from the project's folder, wherever the bot is started."""
    return ROOT / Path(text).expanduser()


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 20  # other scripts have digits too, some without a value


def _port(text: str) -> int:
    if not _is_number(text) or int(text) > 65535:
        raise BadSetting(f"SANDBOX_PORT is {text!r}; it must be a port number from 0 to 65535.")
    return int(text)


def _guild(text: str) -> str:
    if text and not _is_number(text):
        raise BadSetting(f"LIBRARY_GUILD is {text!r}; it must be a server's id, which is a number.")
    return text


def _level(text: str) -> str:
    known = ("DEBUG", "INFO", "WARNING", "ERROR")
    if text.upper() not in known:
        raise BadSetting(f"LOG_LEVEL is {text!r}; it must be one of {', '.join(known)}.")
    return text.upper()
