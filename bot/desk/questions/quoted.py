"""What was said word for word as a question quotes it: "who said “there was no party”"; pure."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.desk.questions.stories import StoryFile
from bot.domain.sought import MOST_CLAIMS, Intent, Sought
from bot.search.asked import Asked
from bot.search.claimwords import words_of
from bot.search.fitting import Fit
from bot.search.manner import OPENING
from bot.search.stopwords import STOP_WORDS
from bot.search.wording import CALLED_FALSE

_QUOTED = re.compile(r"[“\"„«](?P<words>[^”\"“»]+)[”\"“»]")
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_OF_WORDS = (Intent.STATUS, Intent.CONFIRMED, Intent.UNCLEAR)
_SAY = re.compile(r"(?<!\w)(?:says?|said|wrote|tweeted|quoted?|words)(?!\w)")
"""Where words are asked for whatever the words in quotes seem to ask."""
_WHO_SAID = re.compile(rf"{OPENING}(?:who|did) ")
"""What asks for whoever said it."""
_LEAST = 2
"""Of how many words a quotation is at least."""

_CALLS = ("call", "brand", "label", "describ")
_FALSE = frozenset(words_of("false untrue baseless unfounded"))
"""How verbs for calling something so begin, and what one who denies it calls it by that alone."""


def in_that_word(what: Asked, sought: Sought, told: StoryFile) -> Sought:
    """The same, and no yes or no, where it is asked if somebody called something by a word, "fake news", that does not
    stand in what they said of it: a denial is not that word.
    """
    called = CALLED_FALSE.search(what.typed.line) if what.intent is Intent.DENIED and sought.polar else None
    label = set(words_of(called["label"])) if called and called["verb"].startswith(_CALLS) else set[str]()
    if label <= _FALSE:
        return sought
    said = (a for a in told.file.attributions if a.claim in sought.claims or not sought.claims)
    own = (a for a in said if told.heard_in(a).intersection(sought.speakers))
    is_word = any(label <= {*words_of(a.text)} for a in own if not a.inferred)
    return sought if is_word else replace(sought, polar=False)


def quoted(what: Asked, sought: Sought, told: StoryFile) -> Sought | None:
    """What is sought of the statements that hold what is quoted, of whoever is asked about; None where none does,
    unless it is asked whether they called it just that: "did Lund call it “a lie”" is no question for all denials.
    """
    calls = what.intent is Intent.DENIED and bool(sought.speakers) and CALLED_FALSE.search(what.typed.line)
    asks = (
        calls
        or what.intent is Intent.SAID
        or (what.intent in _OF_WORDS and (what.pasted or _SAY.search(what.typed.line)))
    )
    found = _QUOTED.search(what.typed.text) if asks else None
    words = _words(found["words"]) if found else []
    if calls and not {*calls["label"].split()}.issuperset(words):
        return None
    if len(words) < (1 if calls else _LEAST) or {term.word for term in what.terms if term.names}.issuperset(words):
        return None
    taken = [a for a in told.file.attributions if _holds(_words(a.quote), words)]
    outside = {*_words(_QUOTED.sub(" ", what.typed.text))}
    by = {*sought.speakers} or {term.actor for term in what.terms if term.actor and term.word in outside}
    if by:
        taken = [a for a in taken if by & told.heard_in(a)]
    claims = tuple(dict.fromkeys(a.claim for a in taken))
    if not 0 < len(claims) <= MOST_CLAIMS:
        return replace(sought, intent=Intent.SAID, exact=False) if calls and not claims else None
    who, said = tuple(dict.fromkeys(a.speaker for a in taken)), tuple(dict.fromkeys(a.statement for a in taken))
    return replace(sought, intent=Intent.SAID, speakers=who, claims=claims, said=said, polar=False)


def in_quoted_words(what: Asked, said: list[str], told: StoryFile) -> list[str]:
    """Those of these statements that hold the words that are quoted as they stand, if some are: “the water is poison”
    was not said by who speaks of poisoning.
    """
    words = _quoted_words(what)
    if len(words) < _LEAST:
        return said
    texts = {a.statement: {*_words(a.text)} for a in told.file.attributions}
    return [key for key in said if words <= texts.get(key, set[str]())]


def told_in_own_words(what: Asked, keys: Sequence[str], found: Sequence[Fit]) -> list[str]:
    """Those of these claims that hold by their own words what is quoted, where it is asked who said that."""
    aside = {fit.key for fit in found if fit.aside} if len(_quoted_words(what)) >= _LEAST else set[str]()
    return [key for key in keys if key not in aside]


def _quoted_words(what: Asked) -> set[str]:
    """The words that say something of what is quoted, where it is asked who said that."""
    asks = what.intent is Intent.SAID and not what.pasted and _WHO_SAID.match(what.typed.line)
    found = _QUOTED.search(what.typed.text) if asks else None
    return {word for word in _words(found["words"] if found else "") if word not in STOP_WORDS}


def _words(text: str) -> list[str]:
    return [word.replace("’", "'") for word in _WORD.findall(text.casefold())]


def _holds(text: Sequence[str], words: Sequence[str]) -> bool:
    return any(list(text[n : n + len(words)]) == words for n in range(len(text) - len(words) + 1))
