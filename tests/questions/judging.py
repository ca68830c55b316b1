"""Judges an answer's plain text by what its line in a question set needs and forbids, as README.md here tells it."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from bot.briefing.phrases import PAST, PLURAL
from bot.domain.entries import Claim, Entry, Evidence, Source, Statement, label
from bot.domain.vocabulary import Kind

RIGHT, ASKED_BACK, MISSED, WRONG = "right", "asked back", "missed", "wrong"

_WORDS = {
    "denial": r"\b(denial|deny|denies|denied)\b",
    "confirmation": r"\bconfirm",
    "doubt": r"\bdoubt",
    "evidence": r"\bevidence\b",
}
_NOT_THERE = re.compile(r"\b(no|not|nothing|nobody|none|neither)\b")


class Verdict(NamedTuple):
    """How a question counts, and which tokens decided it."""

    counts: str
    why: tuple[str, ...] = ()


class Judge:
    """Knows the entries of the packs, by kind and key."""

    def __init__(self, entries: Mapping[tuple[Kind, str], Entry]) -> None:
        self._entries = entries

    def judged(self, row: Mapping[str, Any], text: str) -> Verdict:
        lines = [plain(line) for line in text.splitlines() if not line.startswith("(Asked: “")]  # no words of ours
        absent = self._line("absent", lines)
        broken = [
            token
            for either in parted(row["must_not"], ";")
            for token in parted(either, "|")
            if self._is_broken(token, lines, absent)
        ]
        if broken:
            return Verdict(WRONG, tuple(broken))
        unmet = tuple(token for token in parted(row["needs"], ";") if not self._is_met(token, lines))
        if not unmet:
            return Verdict(RIGHT)
        return Verdict(ASKED_BACK if self._line("choice", lines) is not None else MISSED, unmet)

    def _is_broken(self, token: str, lines: list[str], absent: int | None) -> bool:
        if not token.startswith("as:"):
            return self._line(token, lines) is not None
        shown = self._line(token[3:], lines)
        return shown is not None and (absent is None or shown < absent)

    def _is_met(self, token: str, lines: list[str]) -> bool:
        first, *then = parted(token, ">")
        shown = self._either(first, lines)
        later = self._either(then[0], lines) if then else None
        return shown is not None and (later is None or shown <= later)

    def _either(self, token: str, lines: list[str]) -> int | None:
        found = [line for each in parted(token, "|") if (line := self._line(each, lines)) is not None]
        return min(found, default=None)

    def _line(self, token: str, lines: list[str]) -> int | None:
        """The number of the first line that shows what the token names; None where none does."""
        if token.startswith('"'):
            words = re.compile(rf"(?<![\w.,]){re.escape(plain(token.strip(chr(34))))}(?!\w|[.,]\d)")
            return next((n for n, line in enumerate(lines) if words.search(line)), None)
        kind, _, key = token.partition(":")
        if kind == "absent":
            also = re.compile(_WORDS[key] if key else "")
            said = (n for n, t in enumerate(lines) if "on the desk" in t and _NOT_THERE.search(t) and also.search(t))
            return next(said, None)
        if kind == "choice":
            return next((n for n, line in enumerate(lines) if "none of these" in line), None)
        if kind == "any":
            statements = [(key, e) for (of, key), e in self._entries.items() if of is Kind.STATEMENT]
            found = [at for _, e in statements if (at := self._entry(e, lines)) is not None]
            return min(found, default=None)
        return self._entry(self._entries[Kind(kind), key], lines)

    def _entry(self, entry: Entry, lines: list[str]) -> int | None:
        match entry:
            case Claim():
                texts = [entry.text]
            case Statement():
                texts = [text for text in (entry.quote, entry.paraphrase) if text]
            case Source():
                texts = [entry.outlet]
            case Evidence():
                texts = [entry.description]
            case _:
                texts = [label(entry)]
        found = [n for text in texts for n, line in enumerate(lines) if plain(text) in line]
        if isinstance(entry, Statement):
            found += self._told(entry, lines)
        return min(found, default=None)

    def _told(self, entry: Statement, lines: list[str]) -> list[int]:
        """The lines that name a statement's speaker and stance, where its claim is shown."""
        name = plain(label(self._entries[Kind.ACTOR, entry.speaker]))
        found: list[int] = []
        for position in entry.positions:
            if self._entry(self._entries[Kind.CLAIM, position.claim], lines) is None:
                continue
            stance = position.stance
            took = re.compile(rf"\b({stance.value}|{PLURAL[stance]}|{PAST[stance]})\b")
            found += [n for n, line in enumerate(lines) if name in line and took.search(line)]
        return found


def plain(text: str) -> str:
    """Text as it is compared: case, runs of spaces and the shape of quotes and dashes do not count."""
    for fancy, simple in (("“", '"'), ("”", '"'), ("’", "'"), ("‘", "'"), ("–", "-"), ("—", "-")):
        text = text.replace(fancy, simple)
    return " ".join(text.split()).casefold()


def parted(text: str, mark: str) -> list[str]:
    """The parts of a list, where the mark does not stand within quotation marks; no empty ones."""
    return [part for part in re.split(rf'{re.escape(mark)}(?=(?:[^"]*"[^"]*")*[^"]*$)', text) if part]
