"""What words that reply to an answer of ours are: a question that goes on, a choice of what it offers, or talk."""

import re
from collections.abc import Sequence

from bot.briefing.answer import Answer, Instead
from bot.desk.questions.carried import NONE, WHICH, Carried
from bot.domain.sought import Intent
from bot.domain.text import folded
from bot.domain.vocabulary import Kind
from bot.search.asks import asks, goes_on_with, names_another, whether
from bot.search.chosen import chosen, is_undecided
from bot.search.corrections import corrected, names_office
from bot.search.terms import terms_of
from bot.search.typed import typed
from bot.store.store import Readings

_NAMED = (Kind.TOPIC, Kind.ACTOR, Kind.CLAIM)
_FEW = 2
"""How many words may be what a claim tells of: "and wounded"."""
_OF_STORIES = (
    *(Intent.DENIED, Intent.CONFIRMED, Intent.DOUBTED, Intent.NO_EVIDENCE, Intent.WITHDREW, Intent.DECLINED),
    *(Intent.EVIDENCE, Intent.SOURCES, Intent.DISPUTED, Intent.BRIEF),
)
"""What is asked of a story that need not be named."""
_TO_SOMEBODY = re.compile(r"(?i)(?<!\w)(?:you|your|we|us|our|i|me|my|that|lol)(?!\w)")
_VIEWS = frozenset(
    (
        *("true", "false", "fake", "right", "wrong", "good", "bad", "sad", "great", "big", "real", "lies", "same"),
        *("new", "old", "more", "less", "serious", "important", "strange", "likely", "possible", "over", "done"),
    )
)
"""Words of comments that claims may hold too."""


class Replying:
    """`scope` is "library" or the asking server's id."""

    def __init__(self, store: Readings) -> None:
        self._store = store

    async def asks(self, scope: str, text: str) -> bool:
        """Whether words that reply to an answer ask, with a question mark or without: "and NATO" does where the desk
        knows of NATO, "also hilarious" does not; "did he resign" where a claim tells of a resignation.
        """
        if asks(text):
            return True
        if done := whether(text):
            return await self._is_told(scope, done)
        if (meant := corrected(text)) and await self._is_known(scope, meant):
            return True
        what, also = goes_on_with(text), text.lstrip().lower().startswith("also")
        if not what:
            return False
        if names_another(what, also=also) or await self._store.called(scope, _NAMED, list(typed(what).names())):
            return True
        return not also and len(what.split()) <= _FEW and await self._is_told(scope, what)

    async def _is_known(self, scope: str, meant: str) -> bool:
        """Whether what a reply says was meant instead is on the desk, or asks by itself."""
        if asks(meant) or names_office(meant) or await self._store.called(scope, _NAMED, list(typed(meant).names())):
            return True
        few = len(meant.lower().removeprefix("the ").split()) <= _FEW
        return few and await self._is_told(scope, meant)

    async def _is_told(self, scope: str, what: str) -> bool:
        """Whether some claim tells of this, and it is no view that comments give."""
        if _VIEWS & set(what.lower().split()):
            return False
        return bool((await self._store.found(scope, terms_of(what), None, 1)).hits)

    async def is_for_desk(self, scope: str, text: str, answer: Answer) -> bool:
        """Whether what was asked of a room, and of nobody in it, is for the desk, and this answers it: it is about a
        claim, a speaker or a story that it names, or asks what only a desk is asked, "who denied it".
        """
        if not (answer.sections or answer.choices) or (answer.unanswered and not answer.absent) or answer.asks_back:
            return False
        sought = await Carried(self._store).read(scope, answer.query.words.partition(" ")[0])
        if sought is None or sought.claims or sought.speakers:
            return sought is not None
        if await self._store.called(scope, _NAMED, list(typed(text).names())):
            return True
        if _TO_SOMEBODY.search(text):
            return False
        counts = sought.intent is Intent.HOW_MANY and (await self._store.found(scope, terms_of(text), None, 1)).hits
        return bool(counts) or sought.intent in _OF_STORIES

    async def taken(self, scope: str, text: str, offered: Sequence[Instead]) -> Instead | None:
        """The one of the ways to take a question that words choose: by its place, by words that it alone holds, or by
        another name of what it is about; None where they do not choose.
        """
        some = [each for each in offered if each.words != NONE]
        place = chosen(text, [each.label for each in some])
        if place is not None:
            none = [each for each in offered if each.words == NONE]
            return some[place] if place < len(some) else next(iter(none), None)
        named = {choice.key for choice in await self._store.named(scope, _NAMED, folded(text))}
        found: list[Instead] = []
        for each in some if named else ():
            sought = await Carried(self._store).read(scope, each.words)
            if sought and named & {*sought.speakers, "" if sought.claims else sought.topic, *sought.claims}:
                found.append(each)
        if not found and is_undecided(text) and offered:
            return Instead("", WHICH)
        return found[0] if len(found) == 1 else None
