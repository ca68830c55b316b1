"""Tells where people are asked about and a claim counts beasts or things, or people of another name: "how many people
died", of 900 fish; pure.
"""

import re
from dataclasses import replace

from bot.desk.questions.best import Best
from bot.desk.questions.following import TOLD_ALL_THE_SAME
from bot.desk.questions.pointed import is_elsewhere
from bot.desk.questions.stories import StoryFile
from bot.desk.questions.strangers import touches_none
from bot.domain.entries import Claim
from bot.domain.sought import MOST_CLAIMS, Intent, Sought
from bot.search.asked import Asked
from bot.search.claimwords import words_of
from bot.search.synonyms import alike, related

_UNCOUNTED = 2
"""How many claims that tell of something without a number are told where one is asked for."""
_COUNTED = re.compile(
    r"(?<!\w)(?:how many (?:\w+ ){0,2}?(?:people|persons?|humans?|victims?)|(?:death|human) toll|body count)(?!\w)|"
    r"how many (?:(?:have|has|had|were|was|are|got) )?(?:been )?(?:reportedly |allegedly |actually |really )?"
    r"(?:die[ds]?|dead|killed|murdered|drowned|perished|wounded|injured|hurt|fell|fallen|ill|sick|dying|drown|die)(?!\w)"
)
"""What asks for a number of people, be it with no word for them: "how many died"."""
_PEOPLE = re.compile(
    r"(?<!\w)(?:people|persons?|humans?|victims?|any ?(?:one|body)|some ?(?:one|body)|no ?(?:one|body))(?!\w)"
)
_BEASTS = frozenset(
    words_of(
        """
        animal beast creature wildlife livestock pet fish salmon trout shark whale dolphin porpoise seal turtle crab
        oyster bird chicken hen poultry duck goose geese turkey swan penguin cow cattle calf calves bull horse pony
        sheep lamb goat pig hog deer reindeer camel mink dog puppy cat wolf wolves bear lion tiger elephant rhino
        monkey rat mouse mice frog bat bee insect
        """
    )
)
_THINGS = frozenset(
    words_of(
        """
        car wagon train tram truck lorry bus vehicle boat ship ferry vessel plane aircraft jet helicopter drone rocket
        gallon litre liter barrel ton tonne kilogram kilo gram ounce mile kilometre kilometer metre meter acre hectare
        degree dollar euro crown franc rouble yen
        """
    )
)
_WHOSE = re.compile(
    r"(?<!\w)how many (?:of )?(?:(?:the|these|those|their|other|more|new) )*"
    r"(?P<who>(?:(?!(?:is|are|was|were|be|been|did|do|does|have|has|had|will|would|can|could|in|on|at|of|from|to|for|by|"
    r"with|who|that)(?!\w))\w+ ?){1,4})(?:of (?:the )?(?P<of>\w+(?: \w+)?)|"
    r"(?:did|does|do|has|have) (?:the )?(?P<did>(?:\w+ ){1,2}?)(?:lose|lost|have|had|send|sent)(?!\w))?"
)
"""What names those whose number is asked for: "how many Danish soldiers", "how many soldiers of Denmark"."""
_HEAD = re.compile(r"(?P<whose>(?:[^\W\d_a-z][\w.-]*(?!['’]) )+)[^\W\d_A-Z]")
"""What begins with whose something is: the "Danish" of "Danish soldiers in Norway"."""


def of_no_people(what: Asked, told: StoryFile) -> frozenset[str]:
    """The claims whose figures are of beasts alone, where it is asked whether, or how many, people it befell; where a
    number is asked for also those that count things alone.

    What is asked about by its own name is meant: "how many fish did people catch".
    """
    counts = what.intent is Intent.HOW_MANY
    line = what.typed.line[what.meant.end if what.intent.is_stance else 0 :]
    if what.pasted or not (_COUNTED if counts else _PEOPLE).search(line):
        return frozenset()
    others = (_BEASTS | _THINGS if counts else _BEASTS) - {*words_of(line)}
    return frozenset(key for key, claim in told.claims.items() if _counts_only(claim, others))


def _counts_only(claim: Claim, kinds: frozenset[str]) -> bool:
    """Whether every figure of a claim, and it has one, is given in what is of these kinds."""
    return bool(claim.figures) and all(not kinds.isdisjoint(words_of(figure.unit)) for figure in claim.figures)


def told_beside(what: Asked, sought: Sought, best: Best) -> StoryFile | None:
    """The story of which more is told where just what was asked is not there, of figures those that may be of whom
    it is asked; None for nothing.
    """
    if sought.speakers and what.intent.is_stance:
        return best.told
    if what.intent not in TOLD_ALL_THE_SAME:
        return None
    if touches_none(best.words, (best.told,)) and not told_uncounted(what, best):
        return None
    if (what.intent is Intent.DISAGREE and best.missing) or is_elsewhere(what, best.told):
        return None
    others = _of_another_people(what, best.told)
    return replace(best.told, claims={key: claim for key, claim in best.told.claims.items() if key not in others})


def told_uncounted(what: Asked, best: Best) -> tuple[str, ...] | None:
    """The claims that tell of what is counted without a number of it, of those who died by any that tells who was
    hurt; None where a figure counts it, or nothing is counted.
    """
    if what.counted is None or what.intent is not Intent.HOW_MANY:
        return None
    counted = next((term for term in best.words if term.word == what.counted.word), what.counted)
    same, figures = alike(counted.stem), best.told.figures.documents
    if not same.isdisjoint(frozenset[str]().union(*(d.own for d in figures))):
        return None
    documents = best.told.told.documents
    near_to = related(counted.stem)
    held = ((same, "worded"), (near_to, "worded"), (same, "said"))
    telling = ([d.key for d in documents if not stems.isdisjoint(getattr(d, of))] for stems, of in held)
    return tuple(next(filter(None, telling), ()))[:_UNCOUNTED]


def near_counted(what: Asked, best: Best) -> tuple[str, ...]:
    """The claims of which something is told where just the number that is asked for is not: those that tell of what is
    counted without a number, else those whose figures count it.
    """
    if (without := told_uncounted(what, best)) is not None:
        return without
    same = frozenset[str]().union(*(alike(term.stem) for term in ((what.counted,) if what.counted else best.words)))
    return tuple(d.key for d in best.told.figures.documents if not same.isdisjoint(d.own))[:MOST_CLAIMS]


def counts_only_others(what: Asked, told: StoryFile) -> bool:
    """Whether every figure of a story is of others than those whose number is asked for."""
    others = _of_another_people(what, told)
    return bool(others) and others.issuperset(key for key, claim in told.claims.items() if claim.figures)


def _of_another_people(what: Asked, told: StoryFile) -> frozenset[str]:
    """The claims each of whose figures counts those of another name than is asked about: "how many Swedish soldiers",
    of 40 Danish ones.
    """
    asked = _WHOSE.search(what.typed.line) if what.intent is Intent.HOW_MANY and not what.pasted else None
    who = " ".join(filter(None, asked.group("who", "of", "did"))).split() if asked else []
    own = (term.word for term in what.terms if (term.names or term.actor) and term.word in who)
    names = {stem for word in own for stem in words_of(word)}
    return frozenset(key for key, claim in told.claims.items() if names and _is_of_others(claim, names))


def _is_of_others(claim: Claim, names: set[str]) -> bool:
    """Whether every figure of a claim, and it has one, says by its first words of whom it is, and that is of others."""
    whose = [_HEAD.match(figure.counts) for figure in claim.figures]
    return bool(whose) and all(found and names.isdisjoint(words_of(found["whose"])) for found in whose)
