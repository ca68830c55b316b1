"""That somebody lost an office, in the word by which a story tells it: "was Lund fired", where it tells that the board
removed her. What is fired and is nobody, a shot, stays what it is; pure.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.desk.questions.stories import StoryFile
from bot.search.asked import Asked
from bot.search.claimwords import canonical
from bot.search.sayings import TITLES
from bot.search.term import Term

_FORMS = {
    "fire": ("fire", "fires", "fired"),
    "sack": ("sack", "sacks", "sacked"),
    "oust": ("oust", "ousts", "ousted"),
    "dismiss": ("dismiss", "dismisses", "dismissed"),
    "remov": ("remove", "removes", "removed"),
}
"""The words for it by their stems, each in the same forms in the same order."""
_WORDS = {form: (stem, n) for stem, forms in _FORMS.items() for n, form in enumerate(forms)}
_WAS = frozenset(["was", "were", "been", "being", "be", "is", "got", "get", "gets"])


def dismissed(what: Asked, stories: Sequence[StoryFile]) -> Asked:
    """The question with the story's word for it, where it has one for that very person, and none of the asked word."""
    at = next((n for n, token in enumerate(what.typed.tokens) if token.word in _WORDS), None)
    if at is None or not (whom := _whom(what, at, stories)):
        return what
    word = what.typed.tokens[at].word
    own, form = _WORDS[word]
    told = {
        stem
        for told in stories
        for d in told.told.documents
        if whom.actor in d.actors or any(name <= d.own for name in whom.instead)
        for stem in d.own.intersection(_FORMS)
    }
    if own in told or len(told) != 1:
        return what
    stem = told.pop()
    instead = _FORMS[stem][form]
    tokens = list(what.typed.tokens)
    tokens[at] = tokens[at]._replace(word=instead, raw=instead, stem=canonical(tokens[at]._replace(word=instead)))

    def read(term: Term | None) -> Term | None:
        return term._replace(stem=stem, word=instead) if term and term.word == word else term

    terms = tuple(read(term) or term for term in what.terms)
    typed = what.typed._replace(tokens=tuple(tokens))
    return replace(what, typed=typed, terms=terms, verb=read(what.verb))


def _whom(what: Asked, at: int, stories: Sequence[StoryFile]) -> Term | None:
    """Who is asked to have been dismissed, right behind the word or before "was": a person, or who never spoke."""
    tokens = what.typed.tokens
    known = [actor for told in stories for actor in (*told.file.actors.values(), *told.speakers, *told.others)]
    others = {actor.key for actor in known if not actor.is_person}
    behind = [token.word for token in tokens[at + 1 :] if token.word not in TITLES and token.word != "the"][:1]
    before = [token.word for token in tokens[:at]]
    passive = not _WAS.isdisjoint(before)
    for term in what.terms:
        if term.actor and term.actor not in others and (term.word in behind or (passive and term.word in before)):
            return term
    return None
