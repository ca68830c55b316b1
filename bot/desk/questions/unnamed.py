"""Tells where it is asked which ship or town it was, and the claims tell of one without its name; pure."""

import re
from collections.abc import Collection

from bot.desk.questions.stories import StoryFile
from bot.domain.sought import Intent, Sought
from bot.search.asked import Asked
from bot.search.atlas import PLACES
from bot.search.claimwords import words_of
from bot.search.manner import OPENING
from bot.search.synonyms import alike

_KINDS = (
    r"ships?|vessels?|boats?|ferry|ferries|tankers?|yachts?|submarines?|planes?|aircraft|jets?|helicopters?|trains?|"
    r"airlines?|ports?|harbou?rs?|cit(?:y|ies)|towns?|villages?|islands?|regions?|districts?|provinces?|"
    r"bases?|camps?|barracks|regiments?|brigades?|battalions?|divisions?|compan(?:y|ies)|firms?|banks?|hospitals?|"
    r"schools?|universit(?:y|ies)|lab(?:s|orator(?:y|ies))?|hotels?|prisons?|airports?|factor(?:y|ies)|farms?|"
    r"restaurants?|bridges?|streets?"
)
"""What bears a name of its own."""
_WHICH = re.compile(
    rf"{OPENING}(?:(?:on|in|at|by|with|from|to|aboard|near) )?(?:which|what) (?:\w+ ){{0,2}}?(?P<kind>{_KINDS})(?!\w)"
)
_LIES = re.compile(r"(?:port|harbou?r|town|village|island|region|district|province|base|camp)s?|cit(?:y|ies)")
"""Of which it may be told where it is, by its name, beside the claim."""
_WORD = re.compile(r"[\w'’-]+|[^\w\s]")
_BEFORE_NAME = frozenset(["called", "named", "including", "such", "as", "like", "of", "in", "at", "the", ":", "(", "“"])
"""What may stand between a thing and its name: "the ship called Rhosus", "camps including Voss"."""
_OF_NAME = 3
"""How many of them at most."""


def unnamed(what: Asked, own: Sought, told: StoryFile) -> str:
    """The word for what is asked by its name, "ship", where each claim that answers tells of one and names none; else
    empty.
    """
    found = _WHICH.match(what.typed.line) if what.intent in (Intent.STATUS, Intent.BY_WHOM, Intent.WHERE) else None
    kind = words_of(found["kind"]) if found else ()
    texts = [line.text for line in told.file.claims if line.key in own.claims]
    said = [f"{a.quote}. {a.paraphrase}" for a in told.file.attributions if a.claim in own.claims]
    if not (found and kind and texts and own.exact) or what.pasted:
        return ""
    stems = alike(kind[0])
    places = {place.lower() for k in own.claims if k in told.claims for place in told.claims[k].places}
    places = {place for place in places if stems.isdisjoint(words_of(place))}  # "Norwegian towns" is no name
    if stems & told.told.about or (_LIES.fullmatch(found["kind"]) and places.difference(PLACES)):
        return ""  # it is called so, or where it was is told
    told_of = [_names(text, stems) for text in texts]
    is_named = any(map(any, told_of)) or any(any(_names(text, stems)) for text in said)
    return "" if is_named or not all(told_of) else _one_of(found["kind"])


def _names(text: str, stems: Collection[str]) -> list[bool]:
    """Whether a name stands beside it, of each place at which a text tells of such a thing."""
    words = _WORD.findall(text)
    places = [n for n, word in enumerate(words) if not set(words_of(word)).isdisjoint(stems)]
    return [_is_named(words, n) for n in places]


def _is_named(words: list[str], at: int) -> bool:
    """Whether a name stands right before or behind a word; the name of a people is none: "Danish ships"."""
    if at and words[at - 1][:1].isupper() and not (at == 1 or words[at - 1].lower() in PLACES):
        return True
    for word in words[at + 1 : at + 2 + _OF_NAME]:
        if word[:1].isupper() or word[:1].isdigit():
            return word.lower() not in PLACES  # "towns in Norway" names none
        if word not in _BEFORE_NAME:
            return False
    return False


def _one_of(kind: str) -> str:
    """The word for one of what a word for several is."""
    if kind.endswith("ies"):
        return f"{kind[:-3]}y"
    return kind if kind in ("aircraft", "barracks") else kind.removesuffix("s")
