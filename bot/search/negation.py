"""Whether a text says of what is asked about that it is not so, and which part of it does."""

import re
from collections.abc import Collection

from bot.search.claimwords import PARTS, words_of
from bot.search.stopwords import STOP_WORDS

_A_PART = 3
"""How many words that say something make a part of a sentence that tells of something by itself."""
_NEGATION = re.compile(
    r"(?<!\w)(?:not(?! only)|no(?! longer than| later than| less than| more than)|never|none|nobody|nothing|neither|"
    r"nor|without|cannot|lack(?:s|ed|ing)?|\w+n't)(?!\w)"
)
"""What says that something is not so."""
_WHICH_NOT = re.compile(r" (?:that|which|who) (?:\w+ ){0,2}?(?:not|never|no|\w+n['’]t) ")
"""What begins a clause beside the sentence on what is not so of one of its things: "a fire that was not put out"."""
_BESIDE = re.compile(r",? (?:because|although|though|whereas) ")
"""What parts a sentence from a clause that tells why it was so, or what was so all the same."""
_WITHOUT = re.compile(r"(?<!\w)(?:without|(?:for|from|by|through) (?:a |the )?lack of) (?:an?y? |the )?(?P<what>\w+)")
"""What tells how or why it was so, "without permission", "for lack of it": if that is not asked for, all else is so."""
_AND_NOT = re.compile(r",? (?:and|but) (?:not|never|without) ")
"""What tells that something is not so; and where a sentence goes on with what is not so, too."""


def is_negated(text: str) -> bool:
    """Whether a text says of something that it is not so."""
    return bool(_NEGATION.search(text.lower().replace("’", "'")))


def tells_not(text: str, asked: Collection[str]) -> bool:
    """The same of the part of a text, up to "and not" or "but not", that holds all that is asked about, without a
    clause beside it that holds none of that: "a lamp that was not put out began it".
    """
    text = _without_clauses(text, asked)
    text = _WITHOUT.sub(lambda found: "" if set(asked).isdisjoint(words_of(found["what"])) else found[0], text)
    first = _AND_NOT.split(text.lower().replace("’", "'"), maxsplit=1)[0]
    held = set(words_of(text)) & set(asked)
    return is_negated(first if held <= set(words_of(first)) else text)


def _without_clauses(text: str, asked: Collection[str]) -> str:
    """A text without the clauses beside it that hold nothing of what is asked, and without what it tells of its things
    as not so, up to where it goes on with that.
    """
    asks = [part for part in _BESIDE.split(text) if not {*words_of(part)}.isdisjoint(asked)]
    text = " because ".join(asks) or text
    found = _WHICH_NOT.search(text)
    if found is None:
        return text
    beside: list[str] = []
    words = text[found.end() :].split()
    for word in words:
        if not {*words_of(word)}.isdisjoint(asked):
            break
        beside.append(word)
    says = any(word.lower() not in STOP_WORDS and not word.endswith("ly") for word in beside)
    return f"{text[: found.start()]} {' '.join(words[len(beside) :])}" if says else text


def part_asked(text: str, asked: Collection[Collection[str]]) -> str:
    """The one part of a sentence that holds most of what is asked for, each by the stems that may stand for it: "they
    knew" of "they knew and did nothing"; else all of it.
    """
    parts = [part for part in PARTS.split(text) if len(words_of(part)) >= _A_PART or is_negated(part)]
    counts = [sum(not set(stems).isdisjoint(words_of(part)) for stems in asked) for part in parts]
    most = max(counts, default=0)
    return parts[counts.index(most)] if most and counts.count(most) == 1 else text
