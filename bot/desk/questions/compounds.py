"""Two words that a question joins to one thing, "the truck bomb": no claim tells of that by telling of both apart, "the
driver of the truck knew of the bomb"; pure.
"""

import re
from collections.abc import Collection, Sequence

from bot.desk.questions.stories import StoryFile
from bot.search.asked import Asked
from bot.search.claimwords import canonical, words_of
from bot.search.irregular import BASE, is_past
from bot.search.phrasal import particle_of
from bot.search.synonyms import alike
from bot.search.term import Term

_NEAR = 6
"""How many words one may stand behind the other where a text joins them too: "the locks of all the new switches"."""
_WORD = re.compile(r"[^\W_]+|[,;:]")
_ARTICLES = ("the", "a", "an", "this", "that", "any")


def told_apart(what: Asked, words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """The claims that hold both words apart from each other, where another one joins them."""
    plain = {term.stem for term in words if not (term.names or term.number or term.actor)}
    apart: set[str] = set()
    for article, one, other in zip(what.typed.tokens, what.typed.tokens[1:], what.typed.tokens[2:], strict=False):
        both = canonical(one), canonical(other)
        deed = is_past(one.word) or is_past(other.word) or (what.verb is not None and what.verb.word == other.word)
        if deed or article.word not in _ARTICLES or not plain.issuperset(both) or {one.word, other.word} & BASE.keys():
            continue  # of "the dam failed" each claim tells that tells that it did
        stems = alike(both[0]), alike(both[1])
        if stems[0] & stems[1]:
            continue  # "the death toll"
        holding = [d for d in told.told.documents if all(each & (d.worded | d.label) for each in stems)]
        joined = {d.key for d in holding if _joins(told.file.texts.get(d.key, ""), stems) or _of_label(d.label, stems)}
        apart.update(d.key for d in holding if joined and d.key not in joined)
    return frozenset(apart)


def of_another_verb(what: Asked, words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """The claims without the word that makes one deed of the verb that is asked for: of "did the plane take off" none
    that tells that it was taken.
    """
    line = [token.word for token in what.typed.tokens]
    asked = {term.word for term in words}
    behind = {particle_of(line, n) for n, word in enumerate(line) if word in asked} - {""}
    texts = {key: " ".join((c.text, *c.wordings)).lower() for key, c in told.claims.items()} if behind else {}
    return frozenset(key for key, text in texts.items() if not behind <= {*_WORD.findall(text)})


def _of_label(label: Collection[str], stems: Sequence[Collection[str]]) -> bool:
    return all(not each.isdisjoint(label) for each in map(frozenset, stems))


def _joins(text: str, stems: Sequence[frozenset[str]]) -> bool:
    """Whether two words stand near each other in a text, in any order, within one part of it."""
    words = [words_of(word) or (word,) for word in _WORD.findall(text.lower())]
    at = [[n for n, word in enumerate(words) if each.intersection(word)] for each in stems]
    return any(0 < abs(one - other) <= _NEAR and not _parted(words, one, other) for one in at[0] for other in at[1])


def _parted(words: Sequence[Sequence[str]], one: int, other: int) -> bool:
    return any(word[0] in ",;:" for word in words[min(one, other) : max(one, other)])
