"""Numbers that differ between one store and many, mapped onto each other and never erased.

Revisions and suggestions are numbered across all servers, drafts are named by chance. Which number here is which
there is read from both journals, line against line: it is no guess made from the answers that are compared.
"""

import json
import re
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

_TOKEN = re.compile(
    r"(?:uggestion #|report #|suggestion:(?:[a-z]+:)?|decline:)(?P<suggestion>\d+)"
    r"|“(?P<gone>\d+)(?=” is not on the desk any more; /history suggestion:)"
    r"|(?:#|undo:|revision:)(?P<first>\d+)(?:[-–](?P<last>\d+))?"
    r"|(?<![0-9a-z])(?P<draft>[0-9a-f]{16})(?![0-9a-z])"
    r"|~[a-z][A-Z]*(?P<asked>(?:\.[0-9a-z]{1,8})+)"
)
_KINDS = {"suggestion": "suggestion", "gone": "suggestion", "first": "revision", "last": "revision", "draft": "draft"}
_KINDS["asked"] = "revision"  # several, in base 36: a button carries so what a plain question was understood to ask
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
FIRST = 10_000
"""Where numbering begins in every store, so that all numbers are of one length: pages are laid out by length."""

_FOREIGN = 50_000
"""Added to a number that is another server's: the separate store must not have it either."""

_JOURNAL = "SELECT seq, scope, kind, key, action, body, by, at, why FROM journal WHERE seq > ? ORDER BY seq"
_SUGGESTIONS = "SELECT id, scope, proposer, body FROM suggestion WHERE id > ? ORDER BY id"

Row = tuple[Any, ...]


class Difference(Exception):
    """One store and a store of one's own do not say the same."""


class Books:
    """The journal and the suggestions of one store, read from its file past the code that is tested."""

    def __init__(self, path: Path, after: int = FIRST) -> None:
        self._after = after
        self._conn = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)
        self.journal: list[Row] = []
        self.suggestions: list[Row] = []

    def read_on(self) -> None:
        """Read what was written since."""
        for rows, sql in ((self.journal, _JOURNAL), (self.suggestions, _SUGGESTIONS)):
            rows.extend(self._conn.execute(sql, (rows[-1][0] if rows else self._after,)))

    def close(self) -> None:
        self._conn.close()


def begin(path: Path) -> None:
    """Let an empty store number on from `FIRST`: a journal has no gaps, so there are lines before, nobody's."""
    with sqlite3.connect(path) as conn:
        conn.execute(
            "WITH RECURSIVE line (seq) AS (VALUES (1) UNION ALL SELECT seq + 1 FROM line WHERE seq < ?) "
            "INSERT INTO journal SELECT seq, 'nobody', 'topic', 'x', 'withdraw', '', '', ?, '', '' FROM line",
            (FIRST, "2026-01-01T00:00:00+00:00"),
        )
        conn.execute("INSERT INTO suggestion VALUES (?, 'nobody', '', '', 'declined', '', '', '')", (FIRST,))
    conn.close()


class Twins:
    """The numbers of one separate store, by those of the shared one. `scopes` are those the separate store holds."""

    def __init__(self, shared: Books, own: Books, scopes: tuple[str, ...]) -> None:
        self._books = (shared, own)
        self._scopes = scopes
        self._read = [0, 0]
        self._of: dict[str, dict[str, str]] = {"revision": {}, "suggestion": {}, "draft": {}}
        self._back: dict[str, dict[str, str]] = {"revision": {}, "suggestion": {}, "draft": {}}

    def read_on(self) -> None:
        """Pair the lines written since, in their order. Raises Difference where a line has no twin, or another's."""
        shared, own = self._books
        for n, (kind, theirs, mine) in enumerate(
            (("revision", shared.journal, own.journal), ("suggestion", shared.suggestions, own.suggestions))
        ):
            visible = [row for row in theirs[self._read[n] :] if row[1] in self._scopes]
            begun = len(self._of[kind])
            if len(visible) != len(mine) - begun:
                raise Difference(f"{len(visible)} {kind}s were written in one store, {len(mine) - begun} in the other")
            for a, b in zip(visible, mine[begun:], strict=True):
                self._pair(kind, str(a[0]), str(b[0]))
                self._same_line(kind, a, b)
            self._read[n] = len(theirs)

    def theirs(self, text: str) -> str:
        """A text with numbers of the shared store, such as a custom id, with those of the separate store."""
        return _replaced(text, lambda kind, number: self._twin(kind, number))

    def number(self, kind: str, number: int) -> int:
        """A revision's or suggestion's number in the separate store; one it has not where it is another server's."""
        return int(self._twin(kind, str(number)))

    def compare(self, shared: Any, own: Any) -> None:
        """Raises Difference unless both show the same but for numbers that are twins."""
        shared, own = as_text(shared), as_text(own)
        tokens = [_tokens(text) for text in (shared, own)]
        bare = [_replaced(text, lambda kind, _: f"<{kind}>") for text in (shared, own)]
        if bare[0] != bare[1]:
            raise Difference(_first_difference(shared, own))
        for (kind, a), (_, b) in zip(*tokens, strict=True):
            if kind == "draft" and a not in self._of[kind]:
                self._pair(kind, a, b)
            if self._twin(kind, a) != b:
                raise Difference(f"{kind} {a} is {self._twin(kind, a)} in the separate store, not {b}, in:\n{shared}")

    def _twin(self, kind: str, number: str) -> str:
        return self._of[kind].get(number) or (number if kind == "draft" else str(_FOREIGN + int(number)))

    def _pair(self, kind: str, a: str, b: str) -> None:
        """Each has one twin, and is the twin of one; numbers keep their order."""
        if self._of[kind].setdefault(a, b) != b or self._back[kind].setdefault(b, a) != a:
            raise Difference(f"{kind} {a} would be {b} and {self._of[kind][a]}, {b} would be {self._back[kind][b]}")

    def _same_line(self, kind: str, a: Row, b: Row) -> None:
        if kind == "suggestion":
            same = a[1:] == b[1:]
        else:  # a line bears the second it was written in; within it the shared store may count on
            same = (*a[1:7], a[7][:19]) == (*b[1:7], b[7][:19])
            self.compare(a[8], b[8])
        if not same:
            raise Difference(f"{kind} {a[0]} was written otherwise:\n{a}\n{b}")


def _tokens(text: str) -> list[tuple[str, str]]:
    return [
        (_KINDS[name], number)
        for match in _TOKEN.finditer(text)
        for name in _KINDS
        if match[name] is not None
        for number in _numbers(name, match[name])
    ]


def _numbers(name: str, token: str) -> list[str]:
    return [str(int(number, 36)) for number in token.split(".")[1:]] if name == "asked" else [token]


def _replaced(text: str, by: Callable[[str, str], str]) -> str:
    def written(name: str, token: str) -> str:
        found = [by(_KINDS[name], number) for number in _numbers(name, token)]
        return "".join(f".{_in_36(number)}" for number in found) if name == "asked" else found[0]

    def one(match: re.Match[str]) -> str:
        whole, begin = match[0], match.start()
        spans = sorted((match.span(name), name) for name in _KINDS if match[name] is not None)
        for (first, last), name in reversed(spans):
            whole = whole[: first - begin] + written(name, match[name]) + whole[last - begin :]
        return whole

    return _TOKEN.sub(one, text)


def _in_36(number: str) -> str:
    """A number in base 36; what is none stays."""
    left, digits = int(number) if number.isdigit() else 0, ""
    while left:
        left, digit = divmod(left, 36)
        digits = _DIGITS[digit] + digits
    return digits or number


def by_entries(drawn: Any, books: Books) -> Any:
    """What was shown, with the entries themselves where a button carries the numbers of revisions that hold them."""
    held = {str(row[0]): f"<{row[2]}:{row[3]}>" for row in books.journal}
    return json.loads(_replaced(as_text(drawn), lambda kind, number: held.get(number, number)))


def _first_difference(shared: str, own: str) -> str:
    """Where two texts part, with a few lines before."""
    a, b = (json.dumps(json.loads(text), ensure_ascii=False, indent=1).splitlines() for text in (shared, own))
    at = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if _bare(x) != _bare(y)), min(len(a), len(b)))
    before = "\n".join(a[max(at - 6, 0) : at])
    return f"{before}\none store:      {_line(a, at)}\nseparate store: {_line(b, at)}"


def _bare(line: str) -> str:
    return _replaced(line, lambda kind, _: kind)


def _line(lines: list[str], at: int) -> str:
    return lines[at] if at < len(lines) else "(nothing)"


def as_text(drawn: Any) -> str:
    """What was shown, as one text."""
    return json.dumps(drawn, ensure_ascii=False, sort_keys=True, default=str)
