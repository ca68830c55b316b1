"""Who is meant by the first letters of a name, or by what a site is called: "AP" of apnews.com; pure."""

import re
from collections.abc import Sequence

from bot.desk.questions.stories import StoryFile
from bot.domain.refusals import Choice
from bot.domain.text import folded
from bot.domain.vocabulary import Kind
from bot.search.stopwords import STOP_WORDS

_SITE = re.compile(r"(?:www\.)?(?P<site>[a-z0-9-]{2,})(?:\.[a-z]{2,4}){1,2}$")
_NEWS = re.compile(r"(?<=\w{2})-?(?:news|online|daily|press|tv)$")
_FEW, _MANY = 2, 6
"""How many letters such a name has."""


def by_letters(words: str, stories: Sequence[StoryFile]) -> Choice | None:
    """The one who speaks to the stories who is called by these letters, or of whose name, written out, a site on which
    they speak has the letters; None where nobody is, or several are.
    """
    asked = {folded(words), _letters(words)} - {""}
    found = {
        Choice(Kind.ACTOR, actor.key, actor.name)
        for told in stories
        for actor in told.speakers
        if not actor.is_person and not asked.isdisjoint(_called(actor.name, of_letters=" " not in words))
    }
    return found.pop() if len(found) == 1 else None


def _letters(name: str) -> str:
    """The first letters of a name of several words, if they are as many as such a name has; else empty."""
    words = [folded(word) for word in name.split()]
    letters = "".join(word[:1] for word in words if word not in STOP_WORDS)
    return letters if _FEW <= len(letters) <= _MANY and len(words) > 1 else ""


def _called(name: str, *, of_letters: bool) -> set[str]:
    """What a speaker is called for short: by each site in the name, without its "news", and by letters, but for those
    who are called by what they are: "Danish media".
    """
    sites = [found["site"] for word in name.lower().split() if (found := _SITE.match(word))]
    short = {_NEWS.sub("", site) for site in sites}
    is_name = not any(word[:1].islower() and word not in STOP_WORDS for word in name.split())
    return short | {_letters(name)} - {""} if of_letters and is_name and not sites else short
