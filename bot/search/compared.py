"""Where numbers are held against each other: "why are the numbers different", "is 12,000 the same as 10,000"."""

import re

from bot.search.manner import OPENING

_NUMBERS = "(?:numbers|figures|counts|estimates|tolls|totals)"
_AGREE = (
    "(?:different|(?:contradict(?:s|ing|ory)?|conflict(?:s|ing)?|inconsistent|consistent|in conflict|agree|match|"
    "add up)(?! with (?!each|one)| (?:to|on|about|that) )(?: (?:with )?(?:each|one an) ?other)?)"
)
_DIFFERENT = "(?:different|differing|conflicting|contradictory|contradicting|competing|inconsistent)"
COMPARED = re.compile(
    rf"(?<!\w)(?:{_NUMBERS} (?:\w+ ){{0,2}}{_AGREE}|(?<=are there ){_DIFFERENT} {_NUMBERS}|"
    r"(?<=why )(?:are |do )?(?:there |we |they |people )?(?:have |give |has )?(?:so many |\w+ ){0,2}"
    rf"{_DIFFERENT} {_NUMBERS})(?!\w)"
)
"""What asks of all numbers of a story whether they agree, or why they do not."""
OF_TWO = re.compile(
    rf"{OPENING}(?:(?:is|are|do|does|how do) (?:the )?\d+ (?:\w+ )?(?:(?:and|or) (?:the )?\d+ (?:\w+ )?(?:the same|"
    r"contradict|conflict|differ|different|agree|match)|(?:the same (?:\w+ )?as|different from|in conflict with|"
    r"contradict(?:s|ing)?) (?:the )?\d+)|what is the difference between (?:the )?\d+ (?:\w+ )?and (?:the )?\d+|"
    r"why (?:is|are|was|were|do|does|did) (?:\w+ ){1,6}?\d+ (?:\w+ ){0,5}?(?:and|but|or) (?:\w+ ){0,4}?\d+)(?!\w)"
)
"""What asks whether two numbers, which it names, agree."""
