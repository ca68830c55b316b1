"""Tells whether a text holds what is asked with another number, or in passing beside what it is about; pure."""

from collections.abc import Sequence

from bot.desk.stories import StoryFile
from bot.search.claimwords import counts_another
from bot.search.fitting import Term
from bot.search.synonyms import alike


def counts_else(words: Sequence[Term], text: str) -> bool:
    """Whether a text tells of what is asked with another number: "7,000 died" of "218 died and 7,000 were injured"."""
    numbers = [term.stem for term in words if term.number and not term.dated]
    rest = [alike(term.stem) for term in words if not (term.number or term.names)]
    return any(counts_another(text, number, rest) for number in numbers)


def is_told_else(words: Sequence[Term], told: StoryFile, key: str) -> bool:
    """Whether a claim holds a word by what was said of it alone, of which another claim of the story tells: "how many
    tonnes were stolen", where one claim says how many burned and another that some were stolen.
    """
    own = {d.key: d.own | d.wordings | d.counting for d in told.told.documents}
    if key not in own:
        return False
    strange = [t for t in words if not (t.names or t.number) and not alike(t.stem) & own[key]]
    strange = [t for t in strange if not alike(t.stem) & told.told.about]
    return any(alike(term.stem) & own[other] for term in strange for other in own if other != key)
