"""Slips in what a question is about, put right by the words of the story it is asked of: "soliders", "casualities"."""

from collections.abc import Iterable, Iterator, Sequence

from bot.search.atlas import home
from bot.search.claimwords import stands_apart
from bot.search.fitting import Story, held
from bot.search.nearest import is_same_letters, is_slip
from bot.search.stems import stem
from bot.search.synonyms import others_alike
from bot.search.term import Term
from bot.search.wording import word_list

_LEAST = 4
"""Words shorter than this are slips of too many others."""
_SURE = 6
"""From how many letters on a word with a letter too many, missing or swapped is hardly another one."""
_ENDINGS = ("s", "es", "ed", "d", "ing")
_OTHER_WORDS = word_list(
    """
    county counties statue status statute desert dessert martial marital casual causal united untied mourning morning
    sacred scared carrier barrier private primate through thorough quite quiet patent patents patient patients
    contact contacts contract contracts morality mortality started stated planned planted planed bother brother perfect
    prefect friend fiend immoral immortal filed filing hoped hoping stared staring scaring tiled piled baring bared
    """
)
"""Words of some length that are as often meant as those they are a slip of."""


def as_told(terms: Sequence[Term], told: Story) -> tuple[Term, ...]:
    """The terms, two as one where the story writes them so, "cyber attack", and one as two."""
    words, own = told.words, told.about.union(*(d.worded for d in told.documents))
    read: list[Term] = []
    for term in terms:
        before = read[-1] if read else None
        plain = not (term.names or term.number or term.actor or term.dated)
        if plain and before and not (before.names or before.number or before.actor or before.dated):
            whole = stem(before.word + term.word)
            among = own if whole in own else words  # that somebody writes it apart makes no two words of it
            if whole in among and not (held(before, among, ()) and held(term, among, ())):
                read[-1] = Term(whole, before.word + term.word, text=f"{before.text} {term.text}")
                continue
        ends = range(_LEAST, len(term.word) - _LEAST + 1) if plain and not held(term, words, ()) else ()
        apart = ((term.word[:n], term.word[n:]) for n in ends)
        parts = next((both for both in apart if {stem(part) for part in both} <= words), ())
        read += [term._replace(stem=stem(part), word=part, text=part) for part in parts] or [term]
    return tuple(read)


def corrected(terms: Sequence[Term], told: Story) -> tuple[Term, ...]:
    """The terms, each unknown word of some length read as the word that it is a slip of: of the story's, or of one that
    stands for one of them. Where another word may be meant as well the term is marked as `mended`.
    """
    looked_at = [t for t in terms if not t.number and not t.actor and len(t.word) >= _LEAST and home(t.word) == t.word]
    if not looked_at:
        return tuple(terms)
    words = told.words
    strange = [term for term in looked_at if not held(term, words, ())]
    if not strange:
        return tuple(terms)
    first = {term.word[0] for term in strange}
    own = [word for word in words if word[0] in first and len(word) >= _LEAST]
    others = [other for other in others_alike(words) if other[0] in first and len(other) >= _LEAST]
    return tuple(_read(term, (own, others)) if term in strange else term for term in terms)


def _read(term: Term, vocabularies: Iterable[Iterable[str]]) -> Term:
    if stands_apart(term.word):
        return term
    forms = dict.fromkeys((term.stem, term.word, *_without_endings(term.word)))
    for known in vocabularies:
        for form in forms:
            if found := _slip_of(form, known):
                sure = found == form or (
                    min(len(form), len(found)) >= _SURE - 1 and len(found) >= _SURE and is_same_letters(form, found)
                )
                return term._replace(stem=found, mended=not sure or term.word in _OTHER_WORDS)
    return term


def _without_endings(word: str) -> Iterator[str]:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST:
            yield word[: -len(ending)]
    for ending in ("ed", "ing"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _LEAST - 1 and stem[-1] not in "aeiouwxy" and stem[-2] in "aeiou":
            yield stem + stem[-1]  # "kiled"


def _slip_of(word: str, words: Iterable[str]) -> str | None:
    near_by = sorted(
        (not is_same_letters(word, other), other)
        for other in words
        if abs(len(other) - len(word)) < 2 and other[0] == word[0] and (other == word or is_slip(word, other))
    )
    return near_by[0][1] if near_by else None
