"""Every row of the read model, as tests compare it."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from bot.store.migrations import READ_MODEL


def read_model(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of each table, sorted. It reads beside whoever writes."""
    columns = {"claim_search": "rowid, *", "entry_search": "rowid, *"}
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as conn:
        return {
            table: sorted(conn.execute(f"SELECT {columns.get(table, '*')} FROM {table}"), key=repr)
            for table in READ_MODEL
        }
