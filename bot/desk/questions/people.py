"""Tells where people are asked about and a claim counts beasts or things: "how many people died", of 900 fish; pure."""

import re

from bot.desk.questions.stories import StoryFile
from bot.domain.entries import Claim
from bot.domain.sought import Intent
from bot.search.asked import Asked
from bot.search.claimwords import words_of

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
