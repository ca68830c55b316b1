"""Provisos of a question that a claim does not answer by holding its words: blame, "only", "before Acme did"; pure."""

import re
from collections.abc import Sequence

from bot.desk.stories import StoryFile
from bot.domain.sought import Intent
from bot.search.asked import Asked
from bot.search.fitting import Term

_BLAMES = re.compile(r"(?<!\w)(?:blam|accus)(?:e|es|ed|ing)(?!\w)")
_ALONE = re.compile(r"(?<!\w)(?:(?:only|solely|just|exclusively) (?:the )?(?P<only>\w+)|(?P<alone>\w+) alone)(?!\w)")
_ORDER = re.compile(r"(?<!\w)(?:before|after|earlier than|later than|sooner than) (?:the )?(?P<who>\w+)")
_TELLS_ALONE = re.compile(r"(?<!\w)(?:only|solely|sole|exclusively|alone|nobody else|no other)(?!\w)")
_TELLS_ORDER = re.compile(r"(?<!\w)(?:before|after|earlier|later|sooner)(?!\w)")


def unmet(what: Asked, words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """The claims that do not say it of one alone, where that is asked, or not in which order two did it."""
    named = {term.word for term in words if term.names}
    tells: list[re.Pattern[str]] = []
    if any({found["only"], found["alone"]} & named for found in _ALONE.finditer(what.typed.line)):
        tells.append(_TELLS_ALONE)
    if any(found["who"] in named for found in _ORDER.finditer(what.typed.line)):
        tells.append(_TELLS_ORDER)
    texts = {line.key: line.text.lower() for line in told.file.claims} if tells else {}
    return frozenset(key for key, text in texts.items() if not all(each.search(text) for each in tells))


def naming_none(words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """The claims whose text names none of those who are told to have done it: being filed under one tells nothing."""
    forms = [form for term in words if term.names for form in (frozenset((term.stem,)), *term.instead)]
    return frozenset(d.key for d in told.told.documents if not any(form <= d.own for form in forms))


def asks_blame(what: Asked) -> bool:
    """Whether it is asked whom somebody blames: not all that is said of a name is said against it."""
    return what.intent is Intent.SAID and _BLAMES.search(what.typed.line) is not None
