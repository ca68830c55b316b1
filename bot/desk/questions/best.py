"""Which story a question's words fit best, and how its claims fit them; pure."""

import re
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from bot.desk.questions.stories import StoryFile, said_in
from bot.domain.sought import Intent
from bot.domain.vocabulary import ActorKind
from bot.search.about import is_mere_deed, is_shell
from bot.search.asked import Asked
from bot.search.claimwords import canonical, words_of
from bot.search.fitting import STRONG, Fit, Story, fits, held, unknown
from bot.search.manner import OPENING
from bot.search.slips import as_told, corrected
from bot.search.stopwords import STOP_WORDS
from bot.search.synonyms import alike
from bot.search.term import Term

_OF_DOERS = (Intent.BY_WHOM, Intent.UNCLEAR, Intent.STATUS)
_UNNAMED = 0.7
"""What of its share is left to a claim that does not name whom the story is called by, where another does."""
_DONE_BY = re.compile(r"(?<!\w)(?:is|are|was|were|been|being|gets?|got) (?:\w+ ){1,8}?by (?:the )?(?P<who>\w+)")
_ASKS_DOER = re.compile(rf"{OPENING}(?:when |where )?(?:did|does|do) (?!.*(?<!\w)(?:get|be)(?!\w))")
_ASKS = re.compile(rf"{OPENING}(?:is|are|was|were) ")
_ASKS_WHAT_DID = re.compile(
    rf"{OPENING}(?:(?:what|who)(?: (?:has|have|had|really|actually|first))* (?P<deed>\w+) \w|how did )"
)
"""What asks for whatever did something, or how something came about: what a claim tells beside it is the answer."""


class Best(NamedTuple):
    """The story that a question's words fit best: how its claims fit, and the names and numbers it does not hold."""

    told: StoryFile
    words: tuple[Term, ...]
    found: list[Fit]
    missing: tuple[str, ...]


def best_of(what: Asked, stories: Sequence[StoryFile]) -> Best:
    """The first of the stories whose claims fit the words best."""
    return bests_of(what, stories)[0]


def bests_of(what: Asked, stories: Sequence[StoryFile]) -> list[Best]:
    """The stories whose claims fit the words best, all that do so alike; where none surely fits, those that hold the
    most names and numbers, then words, then are called by most of them.
    """
    found: list[tuple[tuple[float, ...], Best]] = []
    naming: list[_Named] = []
    for told in stories:
        asked = as_told(_with_deed(what, told), told.told)
        words = tuple(_by_last_name(term, told) for term in corrected(asked, told.told))
        read = dict(zip(asked, words, strict=True))
        subject, verb = (read.get(term, term) if term else None for term in (what.subject, what.verb))
        counted = what.counted and read.get(what.counted._replace(of=""), what.counted)._replace(of=what.counted.of)
        ground = told.figures if what.intent is Intent.HOW_MANY and told.figures.documents else told.told
        by_speakers = what.pasted or (not what.intent.is_stance and what.intent not in (Intent.STATUS, Intent.BY_WHOM))
        named = _doer_first(what, words)
        fitting = partial(fits, named, ground, counted=counted, verb=verb, by_speakers=by_speakers)
        fit = fitting(subject=subject) if words else []
        if fit and subject and (by := _done_by(subject, what, ground)):
            own = {each.key: each for each in fitting()}
            fit = sorted((own[f.key] if f.key in by else f for f in fit), key=lambda f: (-round(f.share, 3), f.clashes))
        fit = _all_that_tell(what, _in_its_words(what, words, told, _naming_it(what, told, fit)))
        nowhere = [term for term in unknown(words, told.told) if not _tells_when_said(what, term, told)]
        missing = tuple(term.text or term.word for term in nowhere if term.names or term.number)
        share = round(fit[0].share - (1 if fit[0].clashes else 0), 2) if fit else 0.0
        is_sure = share >= STRONG
        called = {term.word for term in words if held(term, told.told.about, ())}
        key = (is_sure, *(() if is_sure else (-len(missing), -len(nowhere), len(called))), share, -len(nowhere))
        found.append((key, Best(told, words, fit, missing)))
        who = _who_speak(told) if any(term.actor for term in words) else frozenset[str]()
        own = called.union(term.word for term in words if term.actor in who)
        naming.append(_Named(frozenset(own), frozenset(term.word for term in nowhere)))
    left = [each for n, each in enumerate(found) if not any(_is_of(other, naming[n]) for other in naming)] or found
    most = max(key for key, _ in left)
    return [best for key, best in left if key == most]


def _by_last_name(term: Term, told: StoryFile) -> Term:
    """A term that names a person, by the last name too, by which claims tell of whoever is asked about by another."""
    last = told.surnames.get(term.actor) if term.names else None
    return term._replace(instead=(*term.instead, last)) if last and last not in term.forms else term


def _who_speak(told: StoryFile) -> frozenset[str]:
    """Who speaks to a story or has to do with it, but for states, which do to many."""
    known = frozenset[str]().union(*(d.actors | d.speakers for d in told.told.documents))
    return known - {key for key, actor in told.file.actors.items() if actor.kind == ActorKind.STATE}


class _Named(NamedTuple):
    """Which of a question's words a story is called by or name one of its people, and which stand nowhere in it."""

    own: frozenset[str]
    nowhere: frozenset[str]


def _is_of(other: _Named, named: _Named) -> bool:
    """Whether another story is called by a word, or of one, that stands nowhere in this one, and not the other way
    round: "how many died of the flu" is not to be asked of a fire.
    """
    return bool(other.own & named.nowhere) and not named.own & other.nowhere


def _doer_first(what: Asked, words: Sequence[Term]) -> Sequence[Term]:
    """The words with the name behind "by" before the others, where it is asked what was done: "was Lund fired by Acme"
    asks whether Acme fired Lund.
    """
    found = _DONE_BY.search(what.typed.line)
    doers = [t for t in words if found and t.names and found["who"] in (t.word, *t.text.lower().split())]
    return [*doers, *(term for term in words if term not in doers)]


def _done_by(subject: Term, what: Asked, ground: Story) -> frozenset[str]:
    """The claims that tell behind "by" that the subject did what it is asked to have done: of "did Acme fire Lund"
    that Lund was fired by Acme.
    """
    forms = subject.stems if _ASKS_DOER.match(what.typed.line) else frozenset[str]()
    return frozenset(d.key for d in ground.documents if forms and not forms.isdisjoint(d.order[d.by : d.by + 2]))


def _naming_it(what: Asked, told: StoryFile, found: list[Fit]) -> list[Fit]:
    """How the claims fit where one that fits best names whoever the story is called by, as the question does, where
    it is asked what that is or was: "was Lund on the ship" is not told by what else was on it.
    """
    asked = _called(what) & told.told.about
    is_name = any(asked & {*d.names} for d in told.told.documents)
    naming = {d.key for d in told.told.documents if is_name and asked <= d.own}
    most = max((fit.share for fit in found if _is_whole(fit)), default=1.0)
    if not any(fit.key in naming and _is_whole(fit) and fit.share >= max(most, STRONG) for fit in found):
        return found
    return sorted(
        (fit if fit.key in naming else fit._replace(share=fit.share * _UNNAMED) for fit in found),
        key=lambda fit: -round(fit.share, 3),
    )


def _in_its_words(what: Asked, words: Sequence[Term], told: StoryFile, found: list[Fit]) -> list[Fit]:
    """How the claims fit, where one is put otherwise in no other words than are asked: all of it is asked for. Who did
    it such words need not tell.
    """
    texts = {key: claim.wordings for key, claim in told.claims.items() if claim.wordings}
    if not texts or what.intent is Intent.BY_WHOM:
        return found
    asked = frozenset[str]().union(*(alike(term.stem) for term in words))
    whole = {key for key, each in texts.items() if any((own := {*words_of(text)}) and own <= asked for text in each)}
    return [fit._replace(back=1.0) if fit.key in whole and _is_whole(fit) else fit for fit in found]


def _all_that_tell(what: Asked, found: list[Fit]) -> list[Fit]:
    """How the claims fit, where it is asked what did it: of "what started the fire" each that tells what did, be it in
    two words or in ten.
    """
    met = _ASKS_WHAT_DID.match(what.typed.line) if what.intent in _OF_DOERS else None
    if met is None or (met["deed"] and (met["deed"] in STOP_WORDS or what.said)):
        return found
    return [fit._replace(back=1.0) if _is_whole(fit) and not fit.partly else fit for fit in found]


def _is_whole(fit: Fit) -> bool:
    return not (fit.clashes or fit.lacks or fit.aside)


def _called(what: Asked) -> frozenset[str]:
    """The stems of the words that name the story, where it is asked what these are or were: "was Lund aboard"."""
    words = what.typed.line.split(" ")
    asks = _ASKS.match(what.typed.line) if what.intent is Intent.STATUS and not what.pasted else None
    at = len(what.typed.line[: asks.end()].split()) if asks else len(words)
    named = [canonical(t) for t in what.typed.tokens[at : at + len(what.called)]]
    behind = words[at + len(named)] if at + len(named) < len(words) else ""
    return what.called if frozenset(named) == what.called and behind in STOP_WORDS and behind else frozenset()


def _tells_when_said(what: Asked, term: Term, told: StoryFile) -> bool:
    """Whether a word tells when something was said: "what did Lund say in March"."""
    asks = what.intent is Intent.SAID and term.dated
    return asks and any(term.stem in said_in(a.said_on) for a in told.file.attributions)


def _with_deed(what: Asked, told: StoryFile) -> tuple[Term, ...]:
    """What is asked about, with the words that say something where a claim of the story holds them: "put on hold"; of
    a verb for saying, where it tells of that as done, and who did it where one tells that.
    """
    own = frozenset[str]().union(*(document.own for document in told.told.documents))
    deed = (what.said,) if what.said and (is_mere_deed(what.said) or what.said.stem in own) else ()
    is_told = bool(what.terms or what.topics)
    faint = tuple(t for t in what.faint if t.stem in own and not (is_told and is_shell(t)))
    if what.culprit is None or not alike(what.culprit.stem) & own:
        return (*what.terms, *deed, *faint)
    doer = what.culprit
    return (*(term for term in what.terms if term.stem != doer.stem), doer, *deed, *faint)
