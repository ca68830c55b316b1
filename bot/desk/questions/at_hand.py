"""Stories as they were last read for a question: until anything is written, the next question finds them at hand."""

from collections import OrderedDict
from typing import NamedTuple

from bot.desk.questions.stories import StoryFile

_MOST = 8
"""How many stories are kept: some 10 KB for each claim that is compared word by word, of which a story has 150."""


class View(NamedTuple):
    """Whose view of a story it is, "library" or a server's id, and the last revision in it."""

    scope: str
    last: int
    topic: str


class AtHand:
    """The few whole stories that were asked about last."""

    def __init__(self) -> None:
        self._kept: OrderedDict[View, StoryFile] = OrderedDict()

    def get(self, view: View) -> StoryFile | None:
        if view in self._kept:
            self._kept.move_to_end(view)
        return self._kept.get(view)

    def keep(self, view: View, told: StoryFile) -> None:
        """Keep what was read while the view's last revision was the last of the store, before and after."""
        self._kept[view] = told
        self._kept.move_to_end(view)
        if len(self._kept) > _MOST:
            self._kept.popitem(last=False)
