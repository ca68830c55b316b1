"""Where a verb that else says little tells a deed with a word behind it: "who put the fire out", "who gave it away"."""

from collections.abc import Sequence

from bot.search.mentions import AUXILIARY
from bot.search.numbers import with_numbers
from bot.search.wording import word_list

_DEEDS = {
    word_list("put puts"): word_list("out off up down away"),
    word_list("take takes took taken"): word_list("over away off down apart"),
    word_list("give gives gave given"): word_list("away up"),
    word_list("come comes came"): word_list("down apart"),
    word_list("get gets got getting"): word_list("off up away"),
}
"""Verbs, and the words behind with which each is a verb of its own."""
_FAR = 4
"""How many words behind the verb that word may stand."""


def is_phrasal(words: Sequence[str], place: int) -> bool:
    """Whether the verb there is one with a word behind it."""
    return particle_of(words, place) != ""


def particle_of(words: Sequence[str], place: int) -> str:
    """The word with which the verb there is one of its own; empty where it is not."""
    particles = next((behind for verbs, behind in _DEEDS.items() if words[place] in verbs), frozenset[str]())
    for n, word in enumerate(words[place + 1 : place + 1 + _FAR], place + 1) if particles else ():
        if word in particles:
            behind = with_numbers(words[n + 1 : n + 2])
            is_measure = behind and (behind[0] == "to" or behind[0][:1].isdigit())  # "took over nine hours"
            return "" if is_measure else word
        if word in AUXILIARY or word in ("in", "on", "to", "by", "at", "of", "from"):
            break
    return ""
