"""Which story and which of its claims a question surely means, held against what is on the desk; pure.

Where that is in doubt none is meant: it is the reader who chooses.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from bot.desk.comparing import of_else, only_wished
from bot.desk.counted import with_others
from bot.desk.heard import (
    FEW,
    first_said,
    of_him,
    of_nobody,
    pros,
    said_else,
    said_then,
    sayers,
    speak_to,
    spoken_to,
    told_so,
    who_said,
)
from bot.desk.provisos import asks_blame, harmed_by, naming_none, of_other_people, unmet
from bot.desk.stories import StoryFile, said_in, statements
from bot.desk.told_else import counts_else, done_by_another, numbers_lacking, told_else, told_of_others
from bot.domain.sought import MOST_CLAIMS, Intent, Sought
from bot.search.about import is_mere_deed
from bot.search.asked import Asked
from bot.search.claimwords import deed_of_nobody, part_asked, tells_not, words_of
from bot.search.fitting import STRONG, Fit, Term, fits, held, meant, tells_apart, unknown
from bot.search.irregular import BASE
from bot.search.roles import in_other_roles
from bot.search.slips import as_told, corrected
from bot.search.speakers import offers
from bot.search.synonyms import alike

_NAMED = 0.2
"""The share of a claim's own words that a name has to be, where it alone is asked about."""
_HALF = 0.4
"""The share of a claim's own words that have to be asked for, where they are the words of its story."""
_IN_WORDS = 0.9
"""How much of what is asked a statement has to hold, where no claim is meant: its words are about more than one."""
_BELIEVES = re.compile(r"(?:so |and |but )*who (?:still |really |actually )?(?:believ(?:es?|ed)|trust(?:s|ed)?) ")
_WHERE_IS = re.compile(r"(?:so |and |but )*where (?:is|are) ")
_IS_A = re.compile(r"(?P<name>\w+(?: \w+)?) (?:is|was|are|were) (?:not )?an? ")
_WHO_DID = re.compile(
    r"(?:so |and |but |ok )*(?:by whom (?:is|are|was|were|has|have|had) |who (?!(?:is|are|was|were|says?|said) )\w)"
)
"""What asks who did something, and not who says so."""
_ASKS_FIRST = re.compile(r"who (?:(?:was|is) )?(?:\w+ )?first(?!\w)|who (?:\w+ ){1,12}first$")
_ASKS_LAST = re.compile(r"who (?:(?:was|is) )?(?:the )?(?:last|latest|most recent)(?!\w)")
_HAS_BEEN = re.compile(r"(?:so |and |but |ok )*(?:did|has|have|are|is|was|were) ")
_TO_COME = re.compile(
    r"(?<!\w)(?:plans?|planned|planning|intends?|intended|wants?|wanted|hopes?|threatens?|threatened|will|would|shall|"
    r"may|might|could|expect\w*|about to|going to|prepar\w*|ready)(?!\w)"  # in small letters: May is a month
)
"""What asks of something that is or was so, and what tells of something as planned, to come, or possible."""
_OF_WORDS = (Intent.HOW_MANY, Intent.BY_WHOM, Intent.WHEN, Intent.WHERE)
"""Where what was said in passing beside a claim does not answer what another claim tells of by its own words."""
_OF_CONTENT = (Intent.SAID, Intent.CONFIRMED, Intent.DENIED, Intent.STATUS)
"""Where it matters whether what was said is told as so, or as not so."""


class Best(NamedTuple):
    """The story that a question's words fit best: how its claims fit, and the names and numbers it does not hold."""

    told: StoryFile
    words: tuple[Term, ...]
    found: list[Fit]
    missing: tuple[str, ...]


def best_of(what: Asked, stories: Sequence[StoryFile]) -> Best:
    """The story whose claims fit the words best; where none fits, the first of those that hold most of them."""
    found: list[tuple[tuple[float, int], Best]] = []
    for told in stories:
        asked = as_told(_with_deed(what, told), told.told)
        words = corrected(asked, told.told)
        read = dict(zip(asked, words, strict=True))
        subject, verb = (read.get(term, term) if term else None for term in (what.subject, what.verb))
        counted = what.counted and read.get(what.counted._replace(of=""), what.counted)._replace(of=what.counted.of)
        ground = told.figures if what.intent is Intent.HOW_MANY and told.figures.documents else told.told
        by_speakers = what.pasted or (not what.intent.is_stance and what.intent not in (Intent.STATUS, Intent.BY_WHOM))
        fit = fits(words, ground, counted=counted, subject=subject, verb=verb, by_speakers=by_speakers) if words else []
        nowhere = [term for term in unknown(words, told.told) if not _is_when_said(what, term, told)]
        missing = tuple(term.text or term.word for term in nowhere if term.names or term.number)
        share = (fit[0].share - (1 if fit[0].clashes else 0)) if fit else 0.0
        found.append(((share, -len(nowhere)), Best(told, words, fit, missing)))
    return max(found, key=lambda each: each[0])[1]


def _is_when_said(what: Asked, term: Term, told: StoryFile) -> bool:
    """Whether a word tells when something was said: "what did Lund say in March"."""
    asks = what.intent is Intent.SAID and term.dated
    return asks and any(term.stem in said_in(a.said_on) for a in told.file.attributions)


def _with_deed(what: Asked, told: StoryFile) -> tuple[Term, ...]:
    """What is asked about, with the words that say something where a claim of the story holds them: "put on hold"; of
    a verb for saying, where it tells of that as done, and who did it where one tells that.
    """
    own = frozenset[str]().union(*(document.own for document in told.told.documents))
    deed = (what.said,) if what.said and (is_mere_deed(what.said) or what.said.stem in own) else ()
    faint = tuple(term for term in what.faint if term.stem in own)
    if what.culprit is None or not alike(what.culprit.stem) & own:
        return (*what.terms, *deed, *faint)
    doer = what.culprit
    return (*(term for term in what.terms if term.stem != doer.stem), doer, *deed, *faint)


def _has(owner: str, text: str) -> bool:
    """Whether a text says that somebody has something, and not that they have done, or have to do, something."""
    found = re.search(rf"{re.escape(owner)}(?:['’]s(?: \w+){{1,3}})? (?:has|have|had|owns?|holds?) (?P<next>\w+)", text)
    return found is not None and not (found["next"] in BASE or re.fullmatch(r"to|been|\w+ed", found["next"]))


def surely_meant(what: Asked, sought: Sought, best: Best) -> Sought | None:
    """What is sought, of the claims that are surely meant; None where that is in doubt."""
    if best.missing or what.opinion or (what.aside and what.intent is Intent.BY_WHOM):
        return None  # who else did it no claim tells
    open_ = _done_by_nobody(what, best)
    open_ |= only_wished(what, best.words, best.told) | of_else(what, best.words, best.told)
    open_ |= unmet(what, best.words, best.told) | of_other_people(what, best.told)
    open_ |= of_nobody(what, best.told)
    if what.culprit in best.words:
        open_ |= naming_none(best.words, best.told)
    sure = [key for key in meant(best.found) if key not in open_ and not _is_done_to_its_doer(what, best, key)]
    numbered = what.intent is Intent.HOW_MANY and any(term.number and not term.dated for term in best.words)
    if (
        what.intent is Intent.STATUS and not what.pasted
    ) or numbered:  # how a claim stands is not how all stands that was said of it
        aside = {fit.key for fit in best.found if fit.aside}
        sure = [key for key in sure if key not in aside]
    texts = {line.key: line.text for line in best.told.file.claims}
    sure = [key for key in sure if not counts_else(best.words, texts.get(key, ""))]
    by_them = done_by_another(what, best.words, best.told) | told_of_others(what, best.told)
    sure = [key for key in sure if key not in by_them and not _in_other_roles(what, best, texts.get(key, ""))]
    if what.intent is Intent.SAID or (what.intent.is_stance and what.meant.polar):
        lacking = numbers_lacking(best.words, best.told, sure)
        sure = [key for key in sure if key not in lacking]
    if what.intent in _OF_WORDS:
        elsewhere = told_else(best.words, best.told, sure)
        sure = [key for key in sure if key not in elsewhere]
    if what.owner:
        fit = [fit.key for fit in best.found if not (fit.clashes or fit.lacks)]
        sure = [key for key in fit if _has(what.owner.label, texts.get(key, ""))]
    only_names = all(term.actor for term in best.words)
    if only_names and what.said and what.said not in best.words:
        return None  # "who ordered Acme to pay", where no claim tells of an order
    faint = what.intent is not Intent.SAID and len(best.words) == 1 and all(fit.back < _NAMED for fit in best.found[:1])
    says_of = what.intent is Intent.SAID and bool(what.speakers) and not what.meant.polar
    if only_names and what.culprit and not asks_blame(what):
        return None  # that somebody did it no claim tells by a name alone
    if only_names and (_BELIEVES.match(what.typed.line) or _WHERE_IS.match(what.typed.line)):
        return None  # no claim of somebody tells who believes them, or where they are
    if only_names and asks_blame(what):
        sure = harmed_by(best.words, sure, best.told)  # whoever is named first in a claim is not yet blamed by it
    if only_names and not says_of and (len(sure) != 1 or faint or (what.intent is Intent.STATUS and what.subject)):
        return None  # a name alone tells no claim from another
    asks_standing = what.meant.end == len(what.typed.line)  # "are the 12,000 confirmed"
    if (
        what.intent is Intent.STATUS
        and not asks_standing
        and _HAS_BEEN.match(what.typed.line)
        and not _TO_COME.search(what.typed.line)
    ):
        planned = _planned(best)
        sure = [key for key in sure if key not in planned]  # a plan tells of nothing that has been
    if sure and what.intent in _OF_CONTENT and what.negated is not None:
        asked = [alike(term.stem) for term in best.words if not term.names]
        told = {key: texts[key] if what.negated else part_asked(texts[key], asked) for key in sure}
        negated = {key: tells_not(text, frozenset[str]().union(*asked)) for key, text in told.items()}
        against = {*negated.values()}
        if against == {True} and not what.negated and what.intent is not Intent.STATUS:
            return None
        if against == {False} and what.negated and what.intent is Intent.STATUS:
            return None  # how it stands that it is so tells nothing of how it stands that it is not
        if against == {True, False} and not what.negated:
            sure = [key for key in sure if not negated[key]]
        if False in against and what.negated and what.intent is not Intent.DENIED:
            sure = [key for key in sure if not negated[key]]
            against = {False}
        if against == {False} and what.negated:  # who says that it is not so denies it
            return None if what.intent is Intent.DENIED else replace(sought, intent=Intent.DENIED, claims=tuple(sure))
    if sure and what.said and what.speakers and what.meant.polar and what.said in best.words:
        done = tuple(sure[:MOST_CLAIMS])
        return replace(sought, intent=Intent.STATUS, speakers=(), claims=done)  # whether it was done
    if what.intent is Intent.HOW_MANY and sought.speakers and (own := spoken_to(sought, best.told, best.found)):
        sure = own
    elif what.intent is Intent.HOW_MANY and not any(term.number for term in best.words):
        sure = with_others(
            sure, best.told.claims, {stem for term in best.words for stem in alike(term.stem)}, what.counted
        )
    if only_names and says_of and len(sure) != 1:
        sure = spoken_to(sought, best.told, best.found)  # "what does Acme say about Lund"
    then = bool(best.words) and all(term.dated for term in best.words)
    if what.intent is Intent.SAID and then:
        sure = []  # what was said that day, and not of what was done then
    doubtful = len(sure) != 1 or any(fit.aside for fit in best.found if fit.key in sure)
    doubtful |= bool(sought.speakers) and not speak_to(sure, sought, best.told)  # they may have said it of another
    doubtful = doubtful and what.culprit not in best.words  # who did it a claim alone tells
    says = what.intent is Intent.SAID
    says |= what.intent is Intent.WHEN and bool(sought.speakers) and any(is_mere_deed(t) for t in best.words)
    if says and not only_names and doubtful and not _tells_what_somebody_is(what):
        found = fits(best.words, statements(best.told))
        said = meant(said_then(sought, best.told, best.words, found) if then else found, _IN_WORDS)
        if not then:
            said = of_him(what, best.words, told_so(what, best.words, said, best.told), best.told)
        taken = pros([a for a in best.told.file.attributions if a.statement in said])
        taken = [a for a in taken if not counts_else(best.words, f"{a.quote} {a.paraphrase}")]
        by = tuple(dict.fromkeys(a.speaker for a in taken))
        of_said = {a.claim for a in taken}
        if taken and len(said) <= MOST_CLAIMS and (not sought.speakers or set(by) <= set(sought.speakers)):
            claims = tuple(dict.fromkeys(a.claim for a in taken if a.claim in sure or not set(sure) & of_said))
            if any(term.dated for term in best.words) and said_else(by, claims, said, best.told):
                of_then = replace(sought, speakers=by, claims=claims[:MOST_CLAIMS], said=tuple(said))
                return of_then if then and (sought.speakers or len(by) <= FEW) else None
            return replace(sought, speakers=by, claims=claims)
    if what.intent is Intent.SAID and len(sure) == 1 and not sought.speakers:
        first, last = (bool(asks.search(what.typed.line)) for asks in (_ASKS_FIRST, _ASKS_LAST))
        by = sayers(sure[0], best.told, first=first, last=last)
        if any(fit.aside for fit in best.found if fit.key == sure[0]):
            by = who_said(best.words, sure[0], best.told)  # not all who spoke to it spoke of that
            if not by:
                return None
        said = first_said(sure[0], by, best.told) if first else ()
        sought = replace(sought, speakers=by, said=said)
    return replace(sought, claims=tuple(sure)) if 0 < len(sure) <= MOST_CLAIMS else None


def _planned(best: Best) -> frozenset[str]:
    """The claims that tell of what is to come, unless that is what is asked by another word: "are they made ready"."""
    asked = {stem for term in best.words if not term.names for stem in alike(term.stem)}
    texts = ((line.key, _TO_COME.search(line.text)) for line in best.told.file.claims)
    return frozenset(key for key, found in texts if found and not asked & set(words_of(found[0])))


def _done_by_nobody(what: Asked, best: Best) -> frozenset[str]:
    """The claims that do not answer by whom it was done, "they are being trained", nor does what was said of them."""
    if what.intent is not Intent.BY_WHOM or not _WHO_DID.match(what.typed.line):
        return frozenset()
    asked = {term.stem for term in best.words if not term.names}
    deeds = {stem for word in asked for stem in alike(word)}
    open_ = {line.key: deed for line in best.told.file.claims if (deed := deed_of_nobody(line.text, deeds))}
    done = alike(what.verb.stem) if what.verb else deeds
    held = {d.key for d in best.told.told.documents if done & (d.own | d.wordings)}
    told: set[str] = set()
    for a in best.told.file.attributions:
        if (a.claim in held and a.claim not in open_) or not done & set(words_of(a.paraphrase)):
            continue
        by_nobody = deed_of_nobody(a.paraphrase, done)
        if by_nobody and not (what.verb and offers(what.verb.word)):  # whoever says that it was found found it
            open_.setdefault(a.claim, by_nobody)  # "the money was stolen", said of another claim
        elif a.claim not in open_ or asked & alike(open_[a.claim]) & set(words_of(a.paraphrase)):
            told.add(a.claim)
    return frozenset(open_) - told


def _in_other_roles(what: Asked, best: Best, text: str) -> bool:
    """Whether a claim tells of the words that are asked for with another doer, thing or preposition."""
    if what.pasted:
        return False
    names = {term.word: frozenset((term.stem,)).union(*term.instead) for term in best.words if term.names}
    return in_other_roles(what.typed.line, text, names, what.meant.end if what.intent.is_stance else 0)


def _is_done_to_its_doer(what: Asked, best: Best, key: str) -> bool:
    """Whether "who warned Acme" would be answered with what Acme warned of: whoever a claim names first is its doer."""
    if what.said is None:
        return False
    first = next((d.names[0] for d in best.told.told.documents if d.key == key and d.names), None)
    if what.speakers and what.meant.polar and what.said.stem in {term.stem for term in best.words}:
        labels = {word for choices in what.speakers for choice in choices for word in words_of(choice.label)}
        return first is not None and first not in labels  # "did Acme warn Lund"
    if what.speakers or not what.typed.line.startswith("who "):
        return False
    order = next((d.order for d in best.told.told.documents if d.key == key), ())
    deed = next((n for n, word in enumerate(order) if word in alike(what.said.stem)), len(order))
    if first in order and deed < order.index(first):
        return False  # "experts warned Acme" names Acme first, and not as the doer
    return any(term.names and first in {term.stem}.union(*term.instead) for term in best.words)


def _tells_what_somebody_is(what: Asked) -> bool:
    """Whether it is asked who says that a name is one of a kind, "Lund was a spy": both may stand in a statement that
    tells of another spy.
    """
    found = _IS_A.search(what.typed.line)
    return found is not None and any(term.names and term.word in found["name"].split() for term in what.terms)


def is_of_one_claim(what: Asked, best: Best) -> bool:
    """Whether it is asked about what one claim alone says, though all of the words are the story's too."""
    if not best.found or (not what.intent.is_stance and what.intent is not Intent.STATUS):
        return False
    sure = meant([fit for fit in best.found if not (fit.aside and what.intent is Intent.STATUS)])
    counts = any(term.number for term in best.words)
    alone = all(fit.share < STRONG for fit in best.found[1:]) and not all(term.names for term in best.words)
    enough = best.found[0].back >= _HALF and what.intent not in (Intent.SAID, Intent.STATUS)
    return len(sure) == 1 and (alone or enough or counts)


def touches_none(words: Sequence[Term], stories: Sequence[StoryFile]) -> bool:
    """Whether none of the words stands in any of the stories."""
    return bool(words) and all(len(unknown(words, told.told)) == len(words) for told in stories)


def strange(best: Best) -> list[str]:
    """The names and numbers that the story does not hold at all: nobody of that name speaks to it either."""
    heard = {key for actor in (*best.told.speakers, *best.told.others) for key in (actor.key, actor.part_of)}
    speak = {term.text for term in best.words if term.actor and term.actor in heard}
    return [name for name in best.missing if name not in speak]


def is_of_story(words: Sequence[Term], told: StoryFile) -> bool:
    """Whether the words name no more than the story itself."""
    return not unknown(words, replace(told.told, documents=()))


def asks_where_in_story(what: Asked, best: Best) -> bool:
    """Whether it is asked if something is in a place of which some claims of the story tell, and others do not."""
    placed = what.intent in (Intent.STATUS, Intent.HOW_MANY)
    placed |= what.intent.is_stance and any(term.there for term in best.words)  # "who denied that they are in Russia"
    return placed and any(tells_apart(term, best.told.told) for term in best.words)


def is_called_so(what: Asked, best: Best) -> bool:
    """Whether something is told to be what the story is called by, where some of its claims alone tell of that."""
    if best.told.file.key not in {choice.key for choice in what.kinds}:
        return False
    holding = sum(all(held(term, d.own, ()) for term in best.words) for d in best.told.told.documents)
    return 0 < holding <= len(best.told.told.documents) / 2
