"""Who is told to have done it, "that Lund did it", and what it is told to be, "it was Brentol", by words that else say
nothing of their own.
"""

import re
from collections.abc import Collection, Sequence

from bot.search.claimwords import words_of
from bot.search.fitting import Term
from bot.search.irregular import BASE
from bot.search.manner import OPENING
from bot.search.mentions import Mention, is_foreign
from bot.search.stems import stem
from bot.search.stopwords import STOP_WORDS
from bot.search.typed import Typed
from bot.search.wording import word_list

_BEHIND = Term("behind", "behind", text="behind")
"""What claims say of who did it: "is behind the fire", or another word for that."""
_DID_IT = re.compile(
    r"(?<!\w)(?P<who>\w+) (?:(?:has |had |really |actually )*(?:did|done) (?:it|this|that)|"
    r"(?:is|are|was|were|be|been|being) (?:really |actually |secretly )?behind)(?!\w)"
)
_DO_IT = re.compile(
    r"(?<!\w)(?:did|does|do|has|have) (?:the )?(?P<who>\w+(?: \w+){0,2}?) (?:do|done) (?:it|this|that)$"
)
_BLAMED = re.compile(
    r"(?<!\w)(?:blam|accus)(?:e|es|ed|ing) (?:the )?(?P<who>\w+(?: \w+){0,2}?)(?: for (?:it|this|that))?$"
)
"""Where somebody is told, or asked, to have done it, or is blamed for it; who that is, stands in "who"."""
_WHOM_OR_WHAT = "".join(rf"(?<!{word} )" for word in "who what which where when how why".split())
_IS = re.compile(
    rf"(?:{_WHOM_OR_WHAT}(?<!\w)(?<!^)(?:is|are|was|were|be|been|being)|"
    rf"^{OPENING}(?:is|are|was|were) (?:it|this|that|they|these|those)) (?:(?:a|an|really|actually|indeed) )*$"
)
"""What stands before what something is told to be; behind a word that asks, or first of all, that is asked."""

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
_ONE_DID = re.compile(rf"{OPENING}(?:when|where) did (?:the )?\w+(?: \w+)? (?P<verb>\w+)$")
_DONE_TO = re.compile(
    rf"{OPENING}(?:when|where) (?:was|were|is|are) (?:the |his |her |its |their )?\w+(?: \w+)? (?P<verb>\w+)"
    r"(?:$| (?:in|on|at|into|near|over|during|before|after|by|with)(?!\w))"
)
"""Where it is asked whether, when or where a thing did something, and no more, "did the ship sink in May", or when or
where that was done to it: "when was the ship sunk".
"""


def culprit_of(question: Typed, found: Sequence[Mention]) -> Term | None:
    """That somebody did it, where a name is told, or asked, to have done it: "did Lund do it", "who blames Lund"."""
    for met in (pattern.search(question.line) for pattern in (_DO_IT, _DID_IT, _BLAMED)):
        if met is None:
            continue
        place = question.at(met.end("who") - 1)
        if any(m.is_actor and m.begin <= place < m.end for m in found) or is_foreign(question, place):
            return _BEHIND
    return None


def told_to_be(question: Typed, topic: Mention) -> bool:
    """Whether something is told to be what a story is called by: "the oil was Brentol", but not "what is Brentol"."""
    before = " ".join(token.word for token in question.tokens[: topic.begin])
    return bool(_IS.search(f"{before} "))


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


def deed_asked(line: str, words: Sequence[Term]) -> Term | None:
    """What a thing is asked to have done, or what is asked to have been done to somebody: "when was Lund poisoned"."""
    found = _THING_DID.match(line) or _ONE_DID.match(line) or _DONE_TO.match(line)
    if found is None or (found.re is _DONE_TO and not (found["verb"].endswith("ed") or found["verb"] in BASE)):
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


def deed_of(line: str, terms: Sequence[Term]) -> Term | None:
    """What somebody is asked to have done, right behind "who": "who leaked it"."""
    who = re.match(rf"{OPENING}who (?:(?:else|really|actually|has|have|had|first) )*(\w+)", line)
    return next((term for term in terms if who and term.word == who[1] and not term.names), None)
