"""Whether a question is about a whole story, or about what one claim of it says; pure."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.desk.questions.behind import asks_origin
from bot.desk.questions.best import Best
from bot.desk.questions.counted import of_no_size
from bot.desk.questions.following import WHO_ELSE
from bot.desk.questions.heard import (
    is_of_one_named,
)
from bot.desk.questions.of_kind import telling_kind
from bot.desk.questions.provisos import (
    asks_blame,
    asks_who_of_one,
    unmet,
)
from bot.desk.questions.ruledout import not_ruled_out
from bot.desk.questions.stories import StoryFile
from bot.desk.questions.told_else import telling_as_done
from bot.domain.sought import Intent, Sought
from bot.search.asked import Asked
from bot.search.claimwords import words_of
from bot.search.fitting import STRONG, held, meant, tells_apart, unknown
from bot.search.manner import OPENING
from bot.search.synonyms import alike
from bot.search.term import Term

_BELIEVES = re.compile(
    rf"{OPENING}(?:who |(?:(?:do|does|did|has|have) (?:\w+ ){{1,5}}?))(?:still |really |actually |ever )?"
    r"(?:believ(?:es?|ed)|trust(?:s|ed)?) (?P<whom>(?:[\w-]+ ){0,3}[\w-]+)$"
)
"""What asks who believes, or whether somebody does, and whom or what: a name, or "him"."""
_CLAUSE = re.compile(r"(?<!\w)(?:that|this|it|in|is|are|was|were|did|do|does|has|have|had|will|would|not|no|so)(?!\w)")
_FEW_WORDS = 3
"""Of how many words that say something a question is at least that is held against a whole claim."""
_ENDS_NAME = re.compile(r"(?<=\w),? (?:of|in|from|for|to|by|on|after|at|with|about|and|the) ")
_NO_NAME = re.compile(r"(?:who|what|how|why|when|where|did|was|were|is|are|does)(?!\w)", re.IGNORECASE)
"""What ends the words for what a story is, "the fire at the mill", and what begins a title that is a question."""
_HALF = 0.4
"""The share of a claim's own words that have to be asked for, where they are the words of its story."""


def is_of_one_claim(what: Asked, best: Best) -> bool:
    """Whether it is asked about what one claim alone says, though all of the words are the story's too."""
    if what.intent is Intent.BY_WHOM and not all(term.names for term in best.words):
        return len(not_ruled_out(what, best.words, best.found, best.told)) == 1  # "who removed Lund"
    if not best.found or not (what.intent.is_stance or what.intent in (Intent.STATUS, Intent.HOW_MANY)):
        return False
    sure = meant([fit for fit in best.found if not (fit.aside and what.intent is Intent.STATUS)])
    counts = any(term.number for term in best.words)
    others_fit = any(fit.share >= STRONG and not fit.clashes for fit in best.found[1:])
    alone = not (others_fit or all(_is_name(term, best) for term in best.words))
    if in_words_of_one(what, best):
        return True
    enough = best.found[0].back >= _HALF and what.intent not in (Intent.SAID, Intent.STATUS, Intent.HOW_MANY)
    return len(sure) == 1 and (alone or enough or counts)


def in_words_of_one(what: Asked, best: Best) -> str:
    """The one claim that holds by one of its texts all words behind the question's own, also those that say little: of
    "the drug makes people ill" "does it make people ill"; empty where none, or several, does.
    """
    asked = [alike(stem) for stem in words_of(what.typed.line[what.meant.end :])]
    if len(asked) == sum(not stems.isdisjoint({*(t.stem for t in best.words), *what.called}) for stems in asked):
        return ""  # nothing that says little
    texts = {key: (c.text, *c.wordings) for key, c in best.told.claims.items()} if len(asked) >= _FEW_WORDS else {}
    held = [k for k, each in texts.items() if any(all(s & {*words_of(text)} for s in asked) for text in each)]
    return held[0] if len(held) == 1 else ""


def all_dated(best: Best) -> bool:
    """Whether nothing but a day is asked about."""
    return bool(best.words) and all(term.dated for term in best.words)


def asks_who_else(what: Asked, sought: Sought) -> bool:
    """Whether it is asked who did it beside somebody who is not told: whom the desk knows may be just that one."""
    return what.intent is Intent.BY_WHOM and WHO_ELSE.match(what.typed.line) is not None and not sought.aside


def is_of_two(what: Asked) -> bool:
    """Whether it is asked if one story has to do with another, both by name."""
    return len(what.topics) > 1 and what.meant.polar


def is_of_story(words: Sequence[Term], told: StoryFile) -> bool:
    """Whether the words name no more than the story itself."""
    return not unknown(words, replace(told.told, documents=()))


def _asks_when_or_where(what: Asked, best: Best) -> bool:
    """Whether it is asked if something is in a place of which some claims of the story tell, and others do not, or what
    was said on a day, be it one that the story's title names.
    """
    if what.intent is Intent.SAID and all_dated(best):
        return True
    placed = what.intent in (Intent.STATUS, Intent.HOW_MANY)
    placed |= what.intent.is_stance and any(term.there for term in best.words)  # "who denied that they are in Russia"
    return placed and any(tells_apart(term, best.told.told) for term in best.words)


def believes_somebody(what: Asked) -> bool:
    """Whether it is asked who believes somebody, or whether one does: no claim of that one, nor what else was said of
    the story, tells that.
    """
    found = _BELIEVES.match(what.typed.line)
    if found is None or _CLAUSE.search(found["whom"]):
        return False
    behind = [t for t in what.terms if t.word in found["whom"].split()]
    return found["whom"] in ("him", "her", "them") or (bool(behind) and all(term.names for term in behind))


def asks_of_story(what: Asked, sought: Sought, best: Best) -> bool:
    """Whether all of a story is asked about: its words alone, and nothing that tells its claims apart."""
    of_some = asks_blame(what) or what.culprit is not None or asks_origin(what) or asks_who_else(what, sought)
    of_some = of_some or what.owner or unmet(what, best.words, best.told) or _asks_when_or_where(what, best)
    of_some = of_some or asks_who_of_one(what, best.words, best.told)
    of_some = of_some or is_of_one_named(what, sought, best.words, best.told) or _is_done_by_others(what, best)
    of_some = of_some or (what.intent.is_stance and _is_of_a_part(best))
    of_some = of_some or _asks_when_done(what, best) or of_no_size(what, best.told)
    of_some = of_some or _of_own_word(what, best) or believes_somebody(what)
    return not (of_some or _is_called_so(what, best)) and is_of_story(best.words, best.told)


def _is_done_by_others(what: Asked, best: Best) -> bool:
    """Whether somebody is asked to have done what every claim that tells of it by that verb says another did."""
    deed = alike(what.verb.stem) if what.subject and what.verb else frozenset[str]()
    telling = {d.key for d in best.told.told.documents if deed & d.own}
    return bool(telling) and all(fit.clashes for fit in best.found if fit.key in telling)


def _of_own_word(what: Asked, best: Best) -> bool:
    """Whether it is asked of what the story is called by, in another word of which some claims alone tell: "blown up",
    of the story of an explosion.
    """
    documents = best.told.told.documents
    others = [t for t in best.words if not (t.names or t.number or t.stands_in(best.told.told.about))]
    first = {fit.key for fit in best.found if fit.share >= best.found[0].share and not fit.clashes}
    if what.intent is Intent.HOW_MANY or not (others and first) or len(first) > len(documents) / 2:
        return False
    return all(term.stem in d.own for term in others for d in documents if d.key in first)


def _asks_when_done(what: Asked, best: Best) -> bool:
    """Whether it is asked when or where something was done that some claims of the story tell as done."""
    return bool(telling_as_done(what, best.words, best.told))


def _is_name(term: Term, best: Best) -> bool:
    """Whether a word is a name, be it one of a place in small letters."""
    return term.names or any(term.stands_in(d.places) for d in best.told.told.documents)


def _is_of_a_part(best: Best) -> bool:
    """Whether the one word that is no name only tells of what kind the story is, and a few of its claims tell of that:
    of "what did Acme say about dust", in a story that is called the dust fire.
    """
    said = [term for term in best.words if not (_is_name(term, best) or term.number)]
    if len(said) != 1 or said[0].dated:
        return False
    topic, stems = best.told.file.topic, alike(said[0].stem)
    for name in (topic.title, *topic.aliases):
        of_what = words_of(_ENDS_NAME.split(name, maxsplit=1)[0])
        if not stems.isdisjoint(of_what[-1:] if not _NO_NAME.match(name) else words_of(name)):
            return False
    documents = best.told.told.documents
    return 0 < sum(not stems.isdisjoint(d.own) for d in documents) <= len(documents) / 2


def _is_called_so(what: Asked, best: Best) -> bool:
    """Whether something is told to be what the story is called by, where some of its claims alone tell of that."""
    few = len(best.told.told.documents) / 2
    if 0 < len(telling_kind(what, best.told)) <= few and what.intent is not Intent.HOW_MANY:
        return True
    if best.told.file.key not in {choice.key for choice in what.kinds}:
        return False
    holding = sum(all(held(term, d.own, ()) for term in best.words) for d in best.told.told.documents)
    return 0 < holding <= few
