"""Settings and a time for stores that tests and benchmarks make. Importing this hooks into nothing."""

import datetime as dt
from pathlib import Path

from bot.process.config import ROOT, Settings

NOW = dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.UTC)


def settings_in(folder: Path, packs: Path = ROOT / "data") -> Settings:
    """Settings whose store lies in `folder`, aimed nowhere."""
    return Settings(
        token="",
        api_base="",
        gateway="",
        prefix="!",
        database=folder / "claimdesk.db",
        packs=packs,
        sandbox_host="127.0.0.1",
        sandbox_port=0,
        log_level="INFO",
    )
