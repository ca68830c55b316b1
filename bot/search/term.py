"""One thing that a question asks about, and by which stems a text may hold it."""

from collections.abc import Set
from typing import NamedTuple


class Term(NamedTuple):
    """One thing that is asked about: a word by its stem, or a name. `names` says that it must not be missing.

    `instead` are the stems of a name's other forms: all of one of them must be held. `mended` says that it was read as
    the slip of a word that it may not be, `placed` that something is asked to be, or to have been done, there, `there`
    that nothing else is asked of it; `dated` that it tells when. `of` is the stem of what a number is put before, or of
    whose people those are that are counted.
    """

    stem: str
    word: str
    names: bool = False
    number: bool = False
    actor: str = ""
    instead: tuple[frozenset[str], ...] = ()
    text: str = ""
    mended: bool = False
    placed: bool = False
    there: bool = False
    dated: bool = False
    of: str = ""

    @property
    def forms(self) -> tuple[frozenset[str], ...]:
        """What a text may hold it by: its stem, or all the stems of another form of a name."""
        return (frozenset((self.stem,)), *self.instead)

    @property
    def stems(self) -> frozenset[str]:
        """The stems of all its forms."""
        return frozenset((self.stem,)).union(*self.instead)

    def stands_in(self, stems: Set[str]) -> bool:
        """Whether these stems hold one of its forms whole."""
        return any(form <= stems for form in self.forms)
