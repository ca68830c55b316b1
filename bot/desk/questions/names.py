"""Finds who is meant by words that are no name on the desk: by a slip, a part of a name, a role or a house."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.desk.questions.at_hand import AsFound, AtHand
from bot.desk.questions.offices import beside_name, house_among, tells_of_house
from bot.desk.questions.samename import head_of, is_common, is_same_by_words, is_saying
from bot.desk.questions.stories import StoryFile
from bot.desk.subjects import Subjects
from bot.domain.refusals import Choice
from bot.domain.sought import Intent
from bot.domain.text import folded
from bot.domain.vocabulary import Kind
from bot.search.asked import Asked
from bot.search.atlas import PLACES
from bot.search.nearest import nearest, same
from bot.store.store import ReadingsOfQuestion

_SHORT, _BEGIN = 4, 2
_THE = 9
"""More letters than this has a name that is known without its "the"."""
_NEAR = 82.0
"""How alike a name has to be, of 100, to be told as the nearest."""


class Names:
    """`scope` is "library" or the asking server's id, the same for all of one question."""

    def __init__(self, store: ReadingsOfQuestion, subjects: Subjects, at_hand: AtHand) -> None:
        self._store = store
        self._subjects = subjects
        self._at_hand = at_hand
        self.as_found = AsFound(store)

    async def without_slips(self, scope: str, what: Asked) -> Asked:
        """The question with a name that stands for a speaker, if it is a slip of one on the desk, read as that one."""
        names_somebody = what.intent is Intent.WHO_IS and not what.speakers
        words = what.stranger or (" ".join(term.word for term in what.terms) if names_somebody else "")
        if not words or is_common(folded(words)):
            return what
        line = what.typed.line
        of_place = any(word.lower() in PLACES for word in words.split())
        if of_place and len(words.split()) == 1:
            return what
        names = await self._names_near(scope, words)
        own = folded(" ".join(word for word in words.split() if not is_saying(word)))
        whole = folded(words)
        wanted = sorted({whole, own, f"governmentof{whole}", f"{whole}government"})
        short = [(name[3:], choice) for name, choice in names if len(name) > _THE and name.startswith("the")]
        found = set[Choice]() if of_place else {choice for word in wanted for choice in same(word, names + short)}
        if " " in words:
            found |= {choice for _, choice in names if is_same_by_words(words, choice.label)}
        if not found and (numbered := re.search(rf"(?<!\w){re.escape(words.lower())}(?:(?<=\d)| (\d+))(?!\w)", line)):
            heads = [(head_of(choice.label), choice) for _, choice in names]
            wanted_head, of_number = folded(numbered[0]), re.compile(rf"{re.escape(whole)}\d+")
            found = {choice for head, choice in heads if head == wanted_head}
            alike = numbered[1] and any(of_number.fullmatch(head) for head, _ in heads)
            if what.stranger and (found or alike):  # the number is part of the name, whoever bears it
                kept = tuple(term for term in what.terms if term.word != numbered[1])
                what = replace(what, stranger=f"{words} {numbered[1]}", terms=kept)
        if len(found) != 1:
            return what
        kept = beside_name(what, *found) if what.stranger else ()
        return replace(what, stranger="", speakers=(*what.speakers, tuple(found)), terms=kept)

    async def sharing(self, scope: str, words: str) -> list[Choice]:
        """The speakers who share a word as their last or first name, where it names nobody: "Andreu"."""
        wanted = folded(words)
        names = await self.near_names(scope, words)
        return [choice for choice in names if wanted in {folded(word) for word in choice.label.split()}]

    async def one_of(
        self, scope: str, words: str, sharing: Sequence[Choice], stories: Sequence[StoryFile]
    ) -> Choice | None:
        """The one who speaks to the stories, or whose people do, of those that share a word of their names, or that are
        called by the last of these words where those before it are the story's own: "the harbour's fire brigade".
        """
        if house := house_among(sharing, stories):
            return house
        head = folded(words.split()[-1])
        if not tells_of_house(words, stories):
            return None
        called = await self._store.called(scope, (Kind.ACTOR,), [head, f"the{head}"])
        speak = {key for told in stories for actor in told.everybody for key in (actor.key, actor.part_of)}
        found = {choice for _, choice in called if choice.key in speak}
        return found.pop() if len(found) == 1 else None

    async def bearing(self, scope: str, words: str) -> list[Choice]:
        """Those of whose name one word is the first or the last, whatever they spoke to: "who is Lund"."""
        wanted, names = folded(words), await self._names_near(scope, words) if " " not in words else []
        choices = dict.fromkeys(choice for _, choice in names)
        return [
            choice for choice in choices if wanted in map(folded, (*choice.label.split()[:1], choice.label.split()[-1]))
        ]

    async def near_names(self, scope: str, words: str) -> list[Choice]:
        """The speakers whose names come nearest to words that name none."""
        if any(word.lower() in PLACES for word in words.split()):
            return []  # another country is no near one
        if len(folded(words)) < _SHORT:
            return []  # "UN" is near to any name that holds it
        return nearest(words, await self._names_near(scope, words), 3, least=_NEAR)

    async def _names_near(self, scope: str, words: str) -> list[tuple[str, Choice]]:
        """The names of speakers that words may be near to."""
        begin = folded(words)[:_BEGIN]
        for of in ("", begin):
            if (names := self._at_hand.names(await self.as_found.view(scope, of))) is not None:
                return names
        begin, names = await self._subjects.names_near(scope, Kind.ACTOR, begin)
        self._at_hand.keep_names(await self.as_found.view(scope, begin), names)
        return names
