"""Every row of the read model as a test compares it; of the search index, which keeps no text, what is filed where."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from bot.store.migrations import READ_MODEL


def read_model(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of each table, sorted. It reads beside whoever writes."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as conn:
        return {table: sorted(conn.execute(_selected(conn, table)), key=repr) for table in READ_MODEL}


def filed(path: Path) -> dict[int, set[str]]:
    """The terms that each row of the search index is filed under."""
    found: dict[int, set[str]] = {}
    for term, row in read_model(path)["claim_search"]:
        found.setdefault(row, set()).add(term)
    return found


def _selected(conn: sqlite3.Connection, table: str) -> str:
    if table != "claim_search":
        return f"SELECT * FROM {table}"
    conn.execute("CREATE VIRTUAL TABLE temp.filed USING fts5vocab (main, claim_search, instance)")
    return "SELECT term, doc FROM temp.filed"
