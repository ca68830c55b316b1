"""What a story has of somebody of whom no more is asked: "is the US involved", "what is the NIS", "the US"; pure."""

import re
from collections.abc import Sequence

from bot.desk.questions.stories import StoryFile
from bot.domain.sought import Intent, Sought
from bot.search.asked import Asked
from bot.search.fitting import STRONG, fits, unknown
from bot.search.manner import OPENING

_IN = r"(?: (?:in|with|to|of) (?:(?:all )?(?:this|it|that)|(?:the|this) (?:story|affair|matter|case|whole thing)))?"
_INVOLVED = re.compile(
    rf"{OPENING}(?:how )?(?:is|was|are|were) (?:\w+ ){{1,5}}?(?:involved|implicated|mixed up){_IN}$|"
    rf"{OPENING}(?:what is|what s|whats) (?:\w+ ){{1,6}}?(?:role|part|involvement){_IN}$|"
    rf"{OPENING}what (?:does|did|do|has|have) (?:\w+ ){{1,5}}?(?:have |got )*to do{_IN}$"
)
"""What asks for somebody's part in a story."""
_OF_PART = frozenset(["involved", "implicated", "mixed", "up", "role", "part", "involvement", "do"])
_WHAT_IS = re.compile(rf"{OPENING}(?:what (?:is|was|s)|whats) (?:(?:the|an?) )?(?:\w+ ?){{1,4}}$")
"""What asks what a body is, "what is the NIS"."""
_THE = re.compile(r"the (?:\w+ ?){1,4}$")
_FEW = 2
"""How many words that name nobody are told to be not on the desk, where no more is typed."""


def part_in(what: Asked, stories: Sequence[StoryFile]) -> Sought | None:
    """What is sought of somebody whose part in the one story is asked for, or who alone is named: what they said there,
    else what is on the desk of them. None where more is asked, or a claim tells of just that.
    """
    asks_part = _INVOLVED.search(what.typed.line) is not None
    is_name = _WHAT_IS.match(what.typed.line) or _THE.match(what.typed.line)
    is_name = is_name and not any(token.owns for token in what.typed.tokens)  # "what is the institute's verdict"
    if len(stories) != 1 or not (asks_part or is_name) or what.stranger or what.aside or what.pasted:
        return None
    rest = [term for term in what.terms if not term.actor and not (asks_part and term.word in _OF_PART)]
    keys = [term.actor for term in what.terms if term.actor]
    keys += [choices[0].key for choices in what.speakers if len(choices) == 1]
    if rest or len(set(keys)) != 1 or len(what.speakers) > 1:
        return None
    (told,), key = stories, keys[0]
    if not asks_part:
        return Sought(Intent.WHO_IS, (key,))
    if len(what.terms) > 1 and any(fit.share >= STRONG for fit in fits(what.terms, told.told)):
        return None  # "was Lund involved", where a claim says so
    if any(key in told.heard_in(a) for a in told.file.attributions):
        return Sought(Intent.SAID, (key,), told.file.key)
    return Sought(Intent.WHO_IS, (key,))  # with what is claimed of who said nothing


def names_unknown(what: Asked, stories: Sequence[StoryFile]) -> str:
    """The name that is all that was typed, of which no story holds a word: "blinken"; empty for none."""
    alone = 0 < len(what.typed.tokens) <= _FEW and len(what.terms) == len(what.typed.tokens)
    is_name = alone and what.meant.end == 0 and not (what.speakers or what.topics or what.stranger)
    if not (is_name and stories) or any(term.number or term.actor for term in what.terms):
        return ""
    known = any(len(unknown(what.terms, told.told)) < len(what.terms) for told in stories)
    return "" if known else what.typed.text.strip(" ?!.")
