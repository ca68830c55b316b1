"""Whether a text tells who is behind something: who did it, ordered it or, of a paper, who wrote it."""

import re
from collections.abc import Collection

from bot.search.claimwords import words_of
from bot.search.irregular import is_past
from bot.search.manner import OPENING
from bot.search.synonyms import alike
from bot.search.wording import word_list

_ASKS = re.compile(
    rf"{OPENING}who (?:else )?(?:is|are|was|were|stands|stood) (?:really |actually )?behind (?:all )?"
    r"(?P<what>\w+(?: \w+){0,7})$|"
    rf"{OPENING}who (?:is|are|was|were) the (?:real )?authors? of (?P<written>\w+(?: \w+){{0,7}})$"
)
"""What asks who is behind something, or whose work it is."""
_PAPERS = frozenset(
    words_of(
        "paper study report article letter memo email post tweet thread video book essay petition preprint manuscript "
        "dossier document website blog leaflet statement survey poll op-ed editorial script speech"
    )
)
"""What somebody wrote, or made: who speaks of it is not behind it."""
_WRITES = frozenset(
    words_of(
        "write author draft compose pen publish post produce make film record commission create sign leak issue release"
    )
)
_DOES = frozenset(
    words_of(
        """
        cause order carry plan plot launch stage commit conduct organise organize do make build create start sell run
        own design develop invent set lead mastermind execute perpetrate place plant fund finance sponsor command
        direct orchestrate trigger provoke arrange mount wage instigate fake forge stir
        """
    )
)
_CULPRIT = frozenset(words_of("behind responsible culprit perpetrator mastermind instigator author founder creator"))
"""What somebody does who is behind a paper, or something else, and what such a one is called."""
_BE = word_list("is are was were be been being get got gets")
_ARTICLES = word_list("the a an its his her their this that these those")
_BETWEEN = word_list("for about against with from in on at to by over after before into")
_BY_NAME = re.compile(r"(?<!\w)by (?:the |an? )?[A-Z]")


def asked_behind(line: str) -> frozenset[str] | None:
    """The stems of what it is asked who is behind it; None where that is not asked."""
    found = _ASKS.match(line)
    return frozenset(words_of(found["what"] or found["written"])) if found else None


def tells_behind(things: Collection[str], text: str) -> bool:
    """Whether a text tells who is behind one of these things, by their stems."""
    papers = _PAPERS.intersection(things)
    own = frozenset[str]().union(*map(alike, things))
    does = _WRITES if papers else _DOES
    words = re.findall(r"\w+", text.lower().replace("’s", "").replace("'s", ""))
    stems = [set(words_of(word)) for word in words]
    held = [n for n, each in enumerate(stems) if not own.isdisjoint(each)]
    if not held:
        return False
    if not papers and any(not _CULPRIT.isdisjoint(each) for each in stems):
        return True
    if _BY_NAME.search(text):
        return True
    for n in range(1, len(words)):
        if words[n - 1] in _BE or words[n - 1] in _ARTICLES:
            continue
        behind = next((at for at in held if at > n), None)
        if not does.isdisjoint(stems[n]) and behind is not None and _BETWEEN.isdisjoint(words[n + 1 : behind]):
            return True
        object_ = next((word for word in words[n + 1 : n + 3] if word not in ("up", "out", "down", "off")), "")
        if n in held and not papers and is_past(words[n]) and (object_ in _ARTICLES or object_[:1].isdecimal()):
            return True  # "Lund blew up the bridge", of the explosion
    return False
