"""What was last read for a question: until anything is written, the next question finds it at hand."""

from collections import OrderedDict
from typing import NamedTuple

from bot.desk.questions.stories import StoryFile
from bot.domain.refusals import Choice
from bot.store.store import ReadingsOfQuestion

_MOST = 8
"""How many stories are kept: some 10 KB for each claim that is compared word by word, of which a story has 150."""


class View(NamedTuple):
    """Whose view it is, "library" or a server's id, the last revision in it, and of what: of a story, by its key, or
    of the names that begin so, of all where it is empty.
    """

    scope: str
    last: int
    of: str


class AsFound:
    """The desk as one question found it, at the revision that was the last when it was first looked into."""

    def __init__(self, store: ReadingsOfQuestion) -> None:
        self._store = store
        self._last: int | None = None

    async def view(self, scope: str, of: str) -> View:
        """The view of a story, or of names that begin so."""
        if self._last is None:
            self._last = await self._store.last()
        return View(scope, self._last, of)


class AtHand:
    """The few whole stories that were asked about last, and the names of speakers that were compared last.

    A view is as its question found the desk, and may hold what was written while it read: no later question asks for
    that view, since the journal only grows, and answers as of a day have an `AtHand` of their own.
    """

    def __init__(self) -> None:
        self._kept: OrderedDict[View, StoryFile] = OrderedDict()
        self._names: tuple[View, list[tuple[str, Choice]]] | None = None

    def names(self, view: View) -> list[tuple[str, Choice]] | None:
        return self._names[1] if self._names and self._names[0] == view else None

    def keep_names(self, view: View, names: list[tuple[str, Choice]]) -> None:
        """Keep the names of one view."""
        self._names = view, names

    def get(self, view: View) -> StoryFile | None:
        if view in self._kept:
            self._kept.move_to_end(view)
        return self._kept.get(view)

    def keep(self, view: View, told: StoryFile) -> None:
        """Keep what was read for a view."""
        self._kept[view] = told
        self._kept.move_to_end(view)
        if len(self._kept) > _MOST:
            self._kept.popitem(last=False)
