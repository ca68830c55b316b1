"""Whether a name is another one, by a slip or without whose it is, or a word for what anybody puts out; pure."""

from functools import lru_cache

from bot.desk.questions.offices import OF_WHOM
from bot.domain.text import folded
from bot.search.atlas import PLACES
from bot.search.nearest import is_slip
from bot.search.sayings import SAYINGS
from bot.search.wording import word_list

_ANYWHERE = SAYINGS | word_list(
    "police army navy military court ministry parliament senate prosecutor prosecutors investigators airline bank "
    "union hospital clinic company firm school university church tribunal council commission committee regulator "
    "opposition families relatives residents workers employees crew pilots doctors lawyers victims survivors witnesses"
)


def is_common(name: str) -> bool:
    """Whether a folded name is a word for what anybody may put out, or for who may speak anywhere: "article"."""
    return not {name, name.removeprefix("the")}.isdisjoint(_ANYWHERE)


@lru_cache(4_096)
def head_of(label: str) -> str:
    """A name, folded, without whose it is: "Bureau 12 of grain"."""
    return folded(OF_WHOM.split(label)[0])


def _is_same(word: str, name: str) -> bool:
    return word == name or is_slip(word, name)


def is_same_by_words(words: str, label: str) -> bool:
    """Whether a name of several words is another by a slip in each, "Hishamudin Husein"; a place is no slip of one."""
    ours, theirs = words.split(), label.split()
    if len(ours) != len(theirs) or len(ours) < 2:
        return False
    ours, theirs = [*map(folded, ours)], [*map(folded, theirs)]
    kept = all(one == other for one, other in zip(ours, theirs, strict=True) if one in PLACES or other in PLACES)
    return kept and all(map(_is_same, ours, theirs))


@lru_cache(1_024)
def is_saying(word: str) -> bool:
    """Whether a word is one for what is put out, or a slip of one: "studdy"."""
    return any(_is_same(folded(word), saying) for saying in SAYINGS)
