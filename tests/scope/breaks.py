"""Breaks of the rule, each made in a copy of the product and played against: the test must notice every one."""

import asyncio
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from bot.process.config import ROOT
from tests.scope.play import played

SEEDS = range(1, 16)
"""A break is played with one seed after another until it is noticed."""


class Break(NamedTuple):
    """In `file` the text `old`, wherever it stands, becomes `new`; and so do the pairs of `also`."""

    told: str
    file: str
    old: str
    new: str
    also: tuple[tuple[str, str], ...] = ()


SCOPED, READS = "bot/store/scoped.py", "bot/store/reads.py"
FILING, HISTORY = "bot/store/filing.py", "bot/store/history.py"
WORK, FINDING, UNDO = "bot/store/deskwork.py", "bot/store/finding.py", "bot/desk/undo.py"
BREAKS = (
    Break("a server reads what all wrote", SCOPED, "{e}.scope IN ('library', :scope) AND", ""),
    Break("the library shows what servers wrote", SCOPED, "{e}.scope = 'library' AND", ""),
    Break("nothing shadows the library", SCOPED, "o.scope = :scope AND", "o.scope = 'x' AND"),
    Break("a story counts speakers by others' claims", READS, "AND {self._seen('c')}", ""),
    Break("a hidden assessment counts in lists", READS, "{self._seen('a')}", "a.scope IN ('library', :scope)"),
    Break("claims are ranked by all servers' words", FILING, '"" if scope == LIBRARY else', '"" if scope else'),
    Break(
        "a source is any server's", FINDING, "AND {self._seen('e')} ORDER BY e.first LIMIT", "ORDER BY e.first LIMIT"
    ),
    Break(
        "a key means any server's entry", HISTORY, "WHERE scope IN (?, 'library') AND kind", "WHERE ? != '' AND kind"
    ),
    Break("history tells others'", HISTORY, "scope IN ('library', ?) AND kind", "? != '' AND kind"),
    Break(
        "changes tell others'",
        HISTORY,
        "BETWEEN ? AND ? AND scope IN ('library', ?)",
        "BETWEEN ? AND ? AND ? != ''",
        (("WHERE scope = ? AND seq <= ?", "WHERE ? != '' AND seq <= ?"),),
    ),
    Break(
        "a claim's history tells what others said of it",
        HISTORY,
        "e.scope IN ('library', :scope) AND",
        "",
        (("ON j.scope IN ('library', :scope)", "ON TRUE"),),
    ),
    Break("everybody's last change is one's own", HISTORY, "scope = ? AND (by LIKE", "? != '' AND (by LIKE"),
    Break("undo of a number reaches the library", UNDO, "seq) if r.scope == who.scope]", "seq)]"),
    Break(
        "undo goes back to the library's version", HISTORY, 'mine = "scope = ? AND kind', "mine = \"? != '' AND kind"
    ),
    Break("a suggestion is any server's", WORK, "WHERE id = ? AND scope = ?", "WHERE id = ? AND ? != ''"),
    Break("the queue holds every server's", WORK, "WHERE scope = ? AND state", "WHERE ? != '' AND state"),
    Break("a member's suggestions count everywhere", WORK, "scope = ? AND proposer", "? != '' AND proposer"),
    Break("one's drafts are listed everywhere", WORK, "owner = ? AND scope = ?", "owner = ? AND ? != ''"),
    Break("others' work takes begun forms", WORK, "at < ? AND scope = ?", "at < ? AND ? != ''"),
    Break("one setup for all servers", "bot/domain/setup.py", 'f"desk of {server}"', '"desk of all"'),
    Break(
        "a drawn answer is kept for all servers",
        "bot/render/message.py",
        "(scope, query)",
        "('', query)",
        (("[scope, query]", "['', query]"),),
    ),
    Break("all servers keep the library", "bot/desk/desk.py", "server is None or", "server or"),
    Break("a retraction is the library's", "bot/desk/withdrawals.py", "[Draft(who.scope,", "[Draft('library',"),
    Break("an import goes to the library", "bot/desk/packtransfer.py", "Draft(scope, *key", "Draft('library', *key"),
)


def noticed(broken: Break) -> str | None:
    """What the test says of a break, with its seed; None where it says nothing. Raises where nothing was broken."""
    with tempfile.TemporaryDirectory() as folder:
        for room in ("bot", "cogs", "tests", "data"):
            shutil.copytree(ROOT / room, Path(folder, room), ignore=shutil.ignore_patterns("*.db*", "__pycache__"))
        file = Path(folder, broken.file)
        text = file.read_text(encoding="utf-8")
        for old, new in ((broken.old, broken.new), *broken.also):
            if old not in text:
                raise LookupError(f"{broken.file} holds no {old!r} any more")
            text = text.replace(old, new)
        file.write_text(text, encoding="utf-8")
        for seed in SEEDS:
            command = [sys.executable, "-m", "tests.scope.breaks", str(seed)]
            told = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
            if told.returncode and "SCOPE_SEED=" not in told.stderr:
                raise RuntimeError(f"{broken.told}: it did not even begin\n{told.stderr[-2000:]}")
            if told.returncode:
                lines = told.stderr.splitlines()
                said = next((line for line in lines if "twins.Difference: " in line), lines[-3])
                return f"seed {seed}: {said.removeprefix('tests.scope.twins.Difference: ')}"
    return None


def main() -> None:
    """Play once, as one break is tried: ends in an error where there is a difference."""
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(played(Path(folder), int(sys.argv[1]), servers=8, rounds=25, flat=8))


if __name__ == "__main__":
    main()
