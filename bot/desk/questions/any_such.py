"""Where it is asked whether anybody of a sort did, "any western country", and the desk tells nobody's sort; pure."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from bot.desk.questions.heard import called_by_kind
from bot.desk.questions.stories import StoryFile
from bot.search.asked import Asked
from bot.search.manner import OPENING
from bot.search.wording import word_list

_SEVERAL = r"countries|governments|states|nations|officials|authorities|outlets|media|sources|parties|people"
_KINDS = re.compile(rf"{_SEVERAL}|country|government|state|nation|official|authority|outlet|source|party|person")
_SORTS = word_list(
    """
    western eastern northern southern central asian european african scandinavian arab nordic baltic foreign
    neighbouring neighboring allied friendly neutral independent international
    senior top high ranking junior former current local
    regional national federal civilian military private public mainstream major big large small reputable credible
    serious reliable respected outside
    """
)
"""What speakers are by kind, several of them or one; and words for their sort, which are no one's name."""
_ANY_SUCH = re.compile(
    rf"{OPENING}(?:did|does|do|has|have|had) "
    rf"(?:any (?:other )?(?P<such>\w+) (?P<kind>\w+)|(?P<sort>\w+) (?:{_SEVERAL}))(?!\w)"
)
_WHICH_SUCH = re.compile(rf"{OPENING}(?:which|what) (?P<sort>\w+) (?:{_SEVERAL})(?!\w)")
_OUTSIDE = re.compile(
    r"(?:any ?one|any ?body|some ?one|any \w+|no ?body|who) (?:else )?(?P<out>outside (?:of )?(?:the )?\w+)(?!\w)"
)
"""What asks for anybody, or for all, of a sort and of a kind, and for anybody outside of a place."""


def any_such(what: Asked, stories: Sequence[StoryFile]) -> str:
    """The word for the sort of those who are asked for, "western" of "did any western country confirm it", where no
    more stands for a speaker, and who they are is known by kind alone; else empty. A country's people are no sort, nor
    are those of a town or of somebody: "Sund officials".
    """
    if not what.intent.is_stance or what.speakers:
        return ""
    if (outside := _outside(what)) and outside.startswith(what.stranger.lower()):
        return outside
    if not what.stranger and (which := _WHICH_SUCH.match(what.typed.line)):
        return which["sort"] if which["sort"] in _SORTS else ""
    found = _ANY_SUCH.match(what.typed.line)
    sort = (found["such"] or found["sort"]) if found else ""
    if found is None or sort not in _SORTS:
        return ""
    kind = found["kind"] or ""
    is_kind = not kind or _KINDS.fullmatch(kind) or called_by_kind(f"{kind.removesuffix('s')}s", stories)
    words = what.stranger.lower().split()
    return sort if is_kind and words[:1] == [sort] and set(words) <= {*found[0].split()} else ""


def _outside(what: Asked) -> str:
    """The words for those outside of a place, with all of its name: "outside of South Africa"; else empty."""
    found = _OUTSIDE.search(what.typed.line)
    if found is None:
        return ""
    end = what.typed.at(found.end() - 1) + 1
    more = takewhile(lambda token: token.large, what.typed.tokens[end:])
    return " ".join([found["out"], *(token.word for token in more)])


def of_anybody(what: Asked) -> Asked:
    """The question whether anybody did, whatever they are."""
    line = what.typed.line
    found = _OUTSIDE.search(line) or _WHICH_SUCH.match(line) or _ANY_SUCH.match(line)
    gone = [*found[0].split(), *_outside(what).split()] if found else []
    terms = tuple(term for term in what.terms if term.word not in gone)
    return replace(what, stranger="", stranger_of=None, terms=terms, kind="", meant=replace(what.meant, polar=False))
