"""Which words that reply to an answer correct the question, and to what: "no, I meant Ukraine", "1,500 then"; pure."""

import re

from bot.search.sayings import OFFICES, SAYINGS

_MEANT = re.compile(
    r"(?:(?:no|nope|nah|not that|oh|oops|sorry|wait|well|hm+|um+|but)[,.;!… –-]+)*"
    r"(?:sorry |actually )?(?:i|we) (?:actually |really |just )?"
    r"(?:meant|mean|was asking|am asking|asked|wanted|want)(?: to (?:say|ask|write|type))?,? "
    r"(?:about |for |of )?(?P<what>.+)",
    re.IGNORECASE,
)
_SORRY = (
    r"(?:(?:no|nope|nah|oops|sorry|wait|actually|correction|rather|make (?:it|that)|or rather)(?!\w)[,.:;!… –-]*){1,3}"
)
_DENIES_HAVING = re.compile(r"(?i:no|nope|nah) (?![A-Z0-9])")
"""How no correction begins, "no evidence"; "no Russia" may."""
_BUT = re.compile(rf"{_SORRY}(?P<what>.+)", re.IGNORECASE)
_THEN = re.compile(r"(?P<what>.+?),? (?:then|instead|rather|i (?:mean|meant))", re.IGNORECASE)
_NOT_FIRST = re.compile(
    rf"(?:{_SORRY})?not (?P<other>[^,;.–-]+)(?:[,;.–-]+ ?(?:but )?| but )(?:rather )?(?P<what>.+)", re.IGNORECASE
)
_NOT_LAST = re.compile(r"(?P<what>[^,;–-]+?)(?:[,;–-] ?| )(?:and |but )?not (?P<other>.+)", re.IGNORECASE)
_ASKS = re.compile(r"(?:who|what|when|where|why|how|which|did|has|is|was)(?!\w)", re.IGNORECASE)
_MOST = 200
"""How many letters a correction has at most."""
_WORDS = 5
"""How many words name somebody or something."""
_TALK = re.compile(
    r"(?<!\w)(?:i|me|my|you|your|we|us|our|he|she|they|it|this|that|these|those|there|then|now|so|yet|just|even|really|"
    r"surprised|sure|true|false|fake|good|bad|enough|idea|hurts?|way|wonder|worries|problem|thanks|thank|please|again|"
    r"is|are|was|were|be|did|does|do|has|have|had|can|could|will|would|should|am|if|because|as|like|"
    r"funny|fair|right|wrong|ok|okay|lol|one|nobody|every\w+|some\w*|any\w*|all|always|never|not|no|more|less|than|"
    r"what|who|when|where|why|how|which)(?!\w)",
    re.IGNORECASE,
)
"""What is said in comments, and names nobody."""


_HOUSES = (OFFICES | SAYINGS) - {"poor", "that", "this", "old", "late"}
_BODIES = frozenset(
    "agency agencies ministry office police army navy court company firm bank media experts embassy department party "
    "council union kremlin parliament senate congress committee commission university institute association".split()
)


def names_office(what: str) -> bool:
    """Whether words are those of an office or a house, "the agency": whose, the story tells."""
    words = what.lower().split()
    return len(words) > 1 and words[0] == "the" and (words[-1] in _BODIES or words[-1] in _HOUSES)


def corrected(text: str) -> str:
    """Whom or what a reply says was meant instead, "Ukraine" of "no, I meant Ukraine"; empty where it corrects nothing.

    Whether anybody or anything is called so the desk has to tell: "no, seriously" has the same form.
    """
    said = " ".join(text.split()).rstrip(" .!…?")
    if len(said) > _MOST:
        return ""
    for form in (_NOT_FIRST, _MEANT, _BUT, _THEN, _NOT_LAST):
        if found := form.fullmatch(said):
            what = found["what"].strip(" ,.;:")
            if form is not _NOT_LAST and (both := _NOT_LAST.fullmatch(what)):
                what = both["what"].strip(" ,")
            what = then["what"] if (then := _THEN.fullmatch(what)) else what
            if form is _MEANT and _ASKS.match(what):
                return what
            names = 0 < len(what.split()) <= _WORDS and not _TALK.search(what)
            return what if names and not (form is not _MEANT and _DENIES_HAVING.match(said)) else ""
    return ""
