"""Who is asked to have done what: the doer, the deed and the thing of a question, among what it is about."""

import re
from collections.abc import Collection, Sequence
from itertools import dropwhile

from bot.search.claimwords import words_of
from bot.search.irregular import BASE, is_past
from bot.search.manner import OPENING
from bot.search.stems import stem
from bot.search.stopwords import STOP_WORDS
from bot.search.term import Term
from bot.search.wording import word_list

_LIGHT_VERBS = word_list("get gets got give gave make made take took put let have had come came go went")

_MAKES = frozenset(
    words_of(
        "build make install use run sell develop design write add put program create produce publish launch release "
        "ship issue spread operate deploy buy offer fit send order pay have introduce"
    )
)
"""What somebody does to a thing whose deeds are theirs."""
_CLAUSE = 3
"""How many words behind "that" a deed may stand."""
_THING_DID = re.compile(
    rf"{OPENING}(?:(?:when|where) )?(?:did|does|do) (?:the|an?|his|her|its|their) \w+ (?P<verb>\w+)"
    r"(?:$| (?:in|on|at|into|near|over|during|before|after|by)(?!\w))"
)
_THING_DID_TO = re.compile(
    rf"{OPENING}(?:did|does|do) (?:the|an?|his|her|its|their) \w+ (?P<verb>\w+) (?:the|an?|his|her|its|their)(?!\w)"
)
_ONE_DID = re.compile(rf"{OPENING}(?:when|where) did (?:the )?\w+(?: \w+)? (?P<verb>\w+)$")
_DONE_TO = re.compile(
    rf"{OPENING}(?:when|where) (?:was|were|is|are) (?:the |his |her |its |their )?\w+(?: \w+)? (?P<verb>\w+)"
    r"(?:$| (?:in|on|at|into|near|over|during|before|after|by|with)(?!\w))"
)
"""Where it is asked whether, when or where a thing did something, and no more, "did the ship sink in May", or when or
where that was done to it: "when was the ship sunk".
"""
_WHO_DID = re.compile(
    rf"{OPENING}(?:who (?:(?:else|really|actually|has|have|had|first) )*(?P<deed>\w+)|"
    r"by whom (?:was|were|is|are|has|have|had) .* (?P<done>\w+)$)"
)
"""What asks who did something, by "who" or "by whom"."""


def subject_of(line: str, terms: Sequence[Term]) -> Term | None:
    """The name that stands where the doer does: "did Ukraine send troops", "how many did Lund fire"."""
    begun = re.match(
        rf"{OPENING}(?:(?:when|where|why|how (?:many|much)(?: \w+){{1,4}}?) )?"
        r"(?:did|does|do|has|have|is|are|will) (?:the )?(\w+)",
        line,
    )
    return next((term for term in terms if begun and term.names and term.word == begun[1]), None)


def verb_of(line: str, subject: Term, terms: Sequence[Term]) -> Term | None:
    """What the subject is asked to have done, where a word behind its name tells: "did Acme steal it"."""
    words = line.split(" ")
    name = {*subject.text.lower().split(), "of", "the"}
    behind = [*dropwhile(name.__contains__, words[words.index(subject.word) + 1 :])]  # "the Court of Appeal"
    if behind[:1] and (behind[0] in _LIGHT_VERBS or behind[0] in ("a", "an", "the")):
        return None  # "did Acme get nuclear fuel", "is Acme a victim"
    return next((term for term in terms for word in behind[:2] if term.word == word and not term.names), None)


def thing_done_of(line: str, terms: Sequence[Term]) -> Term | None:
    """What a thing is asked to have done, "did the ship sink", where no more follows than where or when, or to another
    thing, "did the ship hit the bridge".
    """
    found = _THING_DID.match(line) or _THING_DID_TO.match(line)
    return next((term for term in terms if found and term.word == found["verb"] and not term.names), None)


def deed_of(line: str, terms: Sequence[Term]) -> Term | None:
    """What somebody is asked to have done, right behind "who", "who leaked it", or last: "by whom was it leaked"."""
    who = _WHO_DID.match(line)
    return next((term for term in terms if who and term.word == who[who.lastgroup or 0] and not term.names), None)


def deed_asked(line: str, words: Sequence[Term]) -> Term | None:
    """What a thing is asked to have done, or what is asked to have been done to somebody: "when was Lund poisoned"."""
    found = _THING_DID.match(line) or _ONE_DID.match(line) or _DONE_TO.match(line)
    if found is None or (found.re is _DONE_TO and not is_past(found["verb"])):
        return None
    return next((term for term in words if term.word == found["verb"] and not term.names), None)


def tells_done(deed: str, text: str) -> bool:
    """Whether a text tells of a deed, a word as typed, as done, and not as a thing: "poisoned", no poisoning."""
    base, of = BASE.get(deed, deed), stem(deed)
    words = re.findall(r"\w+", text.lower())
    return any(
        (w == deed and words[n - 1 : n] != ["to"]) or BASE.get(w) == base or (w.endswith("ed") and stem(w) == of)
        for n, w in enumerate(words)
    )


def is_anothers_deed(deed: Collection[str], text: str) -> bool:
    """Whether a text tells of a deed, by the stems that may stand for it, only in a clause on somebody or something
    that its first name has to do with, "Acme hired a man who stole it", and did not make or use: "software that spies".
    """
    if not any(joins in text for joins in (" who ", " which ", " that ")):
        return False
    words = re.findall(r"\w+", text.replace("’s", "").replace("'s", ""))
    stems = [set(words_of(word)) for word in words]
    places = [n for n, each in enumerate(stems) if not each.isdisjoint(deed)]
    return bool(places) and all(_is_in_clause(words, stems, n) for n in places)


def _is_in_clause(words: Sequence[str], stems: Sequence[set[str]], place: int) -> bool:
    begins = [n for n in range(max(place - _CLAUSE, 1), place) if words[n] in ("who", "which", "that")]
    if not begins or words[begins[-1] - 1] in STOP_WORDS or words[begins[-1] - 1].endswith("ed"):
        return False
    before = frozenset[str]().union(*stems[: begins[-1]])
    return words[begins[-1]] == "who" or _MAKES.isdisjoint(before)
