"""What buttons and menus carry of a plain question, and what they carry is read as: entries by revision numbers."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.briefing.answer import Instead
from bot.briefing.asked import CALLED
from bot.desk.questions.stories import StoryFile
from bot.domain.refusals import Refusal
from bot.domain.sought import Intent, Sought, WrittenSought, read_written, written
from bot.domain.vocabulary import Kind
from bot.store.store import Readings

NONE = "!none"
"""The choice "none of these"."""
WHICH = "!which"
"""An answer to a choice that takes none of it: "either"."""
_OTHERS = (
    *(Intent.STATUS, Intent.DENIED, Intent.CONFIRMED, Intent.DOUBTED, Intent.SAID, Intent.HOW_MANY, Intent.WHEN),
    *(Intent.WHERE, Intent.EVIDENCE, Intent.SOURCES, Intent.DISPUTED, Intent.NEW, Intent.BRIEF),
)
"""What else may have been meant, in the order of the menu."""
_ENTRY = re.compile(r"(?P<kind>topic|claim|actor|near):(?P<key>[a-z0-9-]{1,64})")
"""An entry that a message shows: `near` is a claim of which only the story is meant."""


class Carried:
    """Writes and reads what is sought. `scope` is "library" or the asking server's id."""

    def __init__(self, store: Readings) -> None:
        self._store = store

    async def words(self, scope: str, sought: Sought) -> str:
        """As the words of a question."""
        (words,) = await self.several(scope, [sought])
        return words

    async def several(self, scope: str, all_sought: Sequence[Sought]) -> list[str]:
        """Each as the words of a question; every entry is looked up once."""
        named = list(dict.fromkeys(entry for sought in all_sought for entry in _entries(sought)))
        numbers = await self._store.newest_of(scope, named)
        return [
            written(sought, [numbers[entry] for entry in _entries(sought) if entry in numbers]) for sought in all_sought
        ]

    async def read(self, scope: str, words: str) -> Sought | None:
        """What words of ours mean, or an entry that a message shows; None for any other words.

        Raises a Refusal where an entry of it may not be read here.
        """
        if carried := read_written(words):
            return await self._read(scope, carried)
        shown = _ENTRY.fullmatch(words)
        if shown is None:
            return None
        if shown["kind"] == "topic":
            return Sought(Intent.UNCLEAR, topic=shown["key"])
        if shown["kind"] == "actor":
            return Sought(Intent.SAID, (shown["key"],))
        topics = await self._store.topics_of(scope, [shown["key"]])
        claims = (shown["key"],) if shown["kind"] == "claim" else ()
        return Sought(Intent.UNCLEAR, topic=topics[shown["key"]], claims=claims) if topics else None

    async def _read(self, scope: str, carried: WrittenSought) -> Sought:
        revisions = await self._store.numbered(scope, carried.numbers) if carried.numbers else []
        if len(revisions) < len(set(carried.numbers)):
            raise Refusal("This names an entry that is not on the desk; ask the question again.")
        ordered = sorted(revisions, key=lambda r: carried.numbers.index(r.seq))
        kinds = (Kind.ACTOR, Kind.CLAIM, Kind.TOPIC, Kind.STATEMENT)
        keys = {kind: tuple(r.key for r in ordered if r.kind is kind) for kind in kinds}
        topic = keys[Kind.TOPIC][0] if keys[Kind.TOPIC] else ""
        actors = keys[Kind.ACTOR]
        speaking = max(len(actors) - carried.aside, 0)
        return Sought(
            *(carried.intent, actors[:speaking], topic, keys[Kind.CLAIM]),
            *(carried.exact, carried.polar, carried.status, carried.since, actors[speaking:], carried.only),
            said=keys[Kind.STATEMENT],
        )

    async def corrections(self, scope: str, sought: Sought, told: StoryFile | None) -> tuple[str, tuple[Instead, ...]]:
        """The words of what is sought, and other ways to take it: another kind of question, or of the whole story."""
        others: list[tuple[str, Sought]] = []
        if told and sought.claims:
            whole = f"{CALLED[sought.intent]} · {told.file.topic.title}"
            others.append((whole, replace(sought, claims=(), exact=True, said=())))
        for intent in _OTHERS:
            if intent is not sought.intent and (told or (sought.speakers and intent is Intent.SAID)):
                claims = sought.claims if sought.exact else ()
                left = replace(sought, status=None, since="", only=False, said=())
                other = replace(left, intent=intent, claims=claims, exact=True)
                others.append((CALLED[intent], other))
        words, *rest = await self.several(scope, [sought, *(other for _, other in others)])
        return words, tuple(Instead(label, each) for (label, _), each in zip(others, rest, strict=True))


def _entries(sought: Sought) -> Iterable[tuple[Kind, str]]:
    yield from ((Kind.ACTOR, key) for key in sought.speakers)
    yield from ((Kind.CLAIM, key) for key in sought.claims)
    if sought.topic:
        yield Kind.TOPIC, sought.topic
    yield from ((Kind.STATEMENT, key) for key in sought.said)
    yield from ((Kind.ACTOR, key) for key in sought.aside)
