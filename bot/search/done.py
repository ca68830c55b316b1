"""Who is asked to have done what: the doer, the deed and the thing of a question, among what it is about."""

import re
from collections.abc import Sequence

from bot.search.fitting import Term
from bot.search.manner import OPENING
from bot.search.wording import word_list

_LIGHT_VERBS = word_list("get gets got give gave make made take took put let have had come came go went")

_THING_DID = re.compile(
    rf"{OPENING}(?:(?:when|where) )?(?:did|does|do) (?:the|an?|his|her|its|their) \w+ (?P<verb>\w+)"
    r"(?:$| (?:in|on|at|into|near|over|during|before|after|by)(?!\w))"
)
_WHO_DID = re.compile(
    rf"{OPENING}(?:who (?:(?:else|really|actually|has|have|had|first) )*(?P<deed>\w+)|"
    r"by whom (?:was|were|is|are|has|have|had) .* (?P<done>\w+)$)"
)
"""Where it is asked whether, when or where a thing did something, and no more: "did the ship sink in May"."""


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
    behind = words[words.index(subject.word) + 1 :]
    if behind[:1] and (behind[0] in _LIGHT_VERBS or behind[0] in ("a", "an", "the")):
        return None  # "did Acme get nuclear fuel", "is Acme a victim"
    return next((term for term in terms for word in behind[:2] if term.word == word and not term.names), None)


def thing_done_of(line: str, terms: Sequence[Term]) -> Term | None:
    """What a thing is asked to have done, "did the ship sink", where no more follows than where or when."""
    found = _THING_DID.match(line)
    return next((term for term in terms if found and term.word == found["verb"] and not term.names), None)


def deed_of(line: str, terms: Sequence[Term]) -> Term | None:
    """What somebody is asked to have done, right behind "who", "who leaked it", or last: "by whom was it leaked"."""
    who = _WHO_DID.match(line)
    return next((term for term in terms if who and term.word == who[who.lastgroup or 0] and not term.names), None)
