"""Which of the entries that an answer offers is taken by words: "the second", "the one about the dam", "neither"."""

import re
from collections.abc import Sequence

from bot.domain.text import folded
from bot.search.claimwords import words_of
from bot.search.nearest import is_slip

_ORDINALS = {word: n for n, word in enumerate("first second third fourth fifth sixth seventh eighth".split())}
_CARDINALS = {word: n for n, word in enumerate("one two three four five six seven eight".split())}
_NUMBERED = re.compile(r"(?:#|no|nr|number|option|choice)? ?(?P<n>[1-9][0-9]?)(?P<th>st|nd|rd|th)?")
_NONE = re.compile(
    r"(?:no|nope|nah|none|neither|nothing|not (?:these|those|them|any))"
    r"(?: of)?(?: (?:the|it|these|those|them|the above|the two|that))?(?: (?:ones?|stories|claims|speakers))?"
)
_BEFORE = re.compile(
    r"(?:(?:yes|yeah|yep|yup|sure|ok|okay|well|um+|uh|oh|sorry|so|please|i d|i ll|i|we|mean|meant|take|want|choose|"
    r"pick|"
    r"asked|ask|say|let s|lets|go (?:with|for)|go|"
    r"it is|its|it s|that is|thats|that s|this is|about|of|on|my|the one (?:about|on|of|with|in)|"
    r"the (?:story|claim) (?:about|on|of)|the|a|an|option|choice|number|no|nr)(?!\w) ?)+"
)
_BEHIND = re.compile(
    r"(?: (?:one|ones|story|claim|speaker|option|choice|please|pls|plz|thanks|thx|i (?:guess|think|mean)|"
    r"of (?:them|these|those)))+$"
)
_POLITE = re.compile(r"(?: (?:please|pls|plz|thanks|thx))+$")
"""What may stand before what is chosen, and behind it."""
_ALL = re.compile(r"(?:all|both|every one|everything|the lot)(?: of)?(?: (?:the|it|these|those|them|two|three|four))*")
"""What asks for all that is offered."""
WHOLE_STORY = "the whole story: "
"""How what is offered begins that asking for all takes: nothing else by a word."""
_ALONE = re.compile(rf"(?:^|(?:option|choice|number|no|nr|mean|take|pick|with) )(?:{'|'.join(_CARDINALS)})$")
"""Where a word for a number is one: "the one" is none."""
_WORDS = "|".join((*_ORDINALS, *_CARDINALS))
_ONE = rf"(?:the )?(?:#|no|nr|number|option|choice)? ?(?:{_WORDS}|[1-9][0-9]?(?:st|nd|rd|th)?)"
_UNDECIDED = re.compile(
    rf"(?:either|whichever|whatever|any)(?: one)?(?: of (?:the )?(?:them|these|those|two|three|four))?|{_ALL.pattern}|"
    r"(?:the )?(?:first|last|top|bottom|other|upper|lower) (?:two|three|four|few|ones)|"
    r"(?:the )?(?:middle|other)(?: one)?|"
    rf"{_ONE}(?:(?: and| or|) {_ONE}){{0,4}}(?: one)?|"
    r"(?:it |that )?(?:does not|doesn t|doesnt) matter|(?:i )?(?:do not|don t|dont) (?:mind|care)|"
    r"(?:you|u) (?:choose|pick|decide)|(?:your|ur) (?:choice|pick)|surprise me"
)
"""What is said to an offer and takes none of it: more than one, any, or a place that there is not."""
_SMALL = frozenset("the a an of in on to at by for from with about and is was were are that it".split())
_PLACED = re.compile(r"(?:in|at|by|from|for|with|to|near) ")
"""What asks the same question of another doer or place, and chooses nothing."""
_SHORT = 60
"""How many letters an answer without a choice has at most."""
_LONG = 5
"""From how many letters on a word may be mistyped."""


def is_undecided(text: str) -> bool:
    """Whether words answer an offer without a choice: "either", "the first two", "you pick"."""
    line = " ".join(re.findall(r"#|[^\W_]+", text.lower()))
    return len(line) <= _SHORT and _UNDECIDED.fullmatch(_BEHIND.sub("", line)) is not None


def chosen(text: str, labels: Sequence[str]) -> int | None:
    """The place of the one of `labels` that words take, or their number where they take none of these; None where the
    words do not choose: a comment, a new question, or what several of them hold.
    """
    line = " ".join(re.findall(r"#|[^\W_]+", text.lower()))
    if _NONE.fullmatch(line):
        return len(labels)
    begun = _BEFORE.match(line)
    rest = _BEHIND.sub("", line[begun.end() :] if begun else line)
    if _ALL.fullmatch(rest):
        return next((n for n, label in enumerate(labels) if label.lower().startswith(WHOLE_STORY)), None)
    place = _place(rest, len(labels))
    if place is not None and place < len(labels) and (rest not in _CARDINALS or _ALONE.search(_POLITE.sub("", line))):
        return place
    called = [n for n, label in enumerate(labels) if folded(label) in (folded(text), folded(rest))]
    if len(called) == 1 or not rest:
        return called[0] if called else None
    return None if _PLACED.match(line) and text.rstrip().endswith("?") else _holding(rest, labels)


def _place(words: str, count: int) -> int | None:
    """The place that an ordinal or a number tells; beyond the last one where it is greater than any."""
    if words in ("last", "latter", "bottom") or (words == "other" and count == 2):
        return count - 1
    if words in ("former", "top"):
        return 0
    if words in _ORDINALS or words in _CARDINALS:
        return _ORDINALS.get(words, _CARDINALS.get(words, 0))
    found = _NUMBERED.fullmatch(words)
    return int(found["n"]) - 1 if found else None


def _holding(words: str, labels: Sequence[str]) -> int | None:
    """The place of the one label that holds every word, through a slip where none does."""
    said = [word for word in words.split() if word not in _SMALL]
    held = [(label.lower(), {*re.findall(r"[^\W_]+", label.lower()), *words_of(label)}) for label in labels]
    for is_held in (_is_held, _is_nearly_held):
        found = [n for n, (_, own) in enumerate(held) if said and all(is_held(word, own) for word in said)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _is_held(word: str, own: set[str]) -> bool:
    return word in own or bool(own.intersection(words_of(word)))


def _is_nearly_held(word: str, own: set[str]) -> bool:
    return _is_held(word, own) or (len(word) >= _LONG and any(is_slip(word, each) for each in own))
