"""Turns of phrase that ask of what somebody did, or has, or of what was done to a thing."""

import re
from collections.abc import Sequence

from bot.domain.sought import Intent
from bot.search.intents import Meant
from bot.search.manner import OPENING
from bot.search.mentions import AUXILIARY, Mention
from bot.search.sayings import HELD_BY
from bot.search.typed import Typed
from bot.search.wording import word_list

DOES = re.compile(
    rf"^{OPENING}what (?:did|has|have|had|does|is|was) (?:\w+ ){{1,4}}?(?:do|done|doing|up to)"
    r"(?: (?:now|then|here|about (?:it|this|that)|exactly|so far))*$"
)
"""Where it is asked what somebody did: not who that is."""
_NOBODYS = word_list(
    """
    death deaths dead died victim victims casualty casualties case cases injured injuries wounded hurt killed missing
    infections infected infection fatalities fatality ill sick patients survivors
    """
)
"""What is counted and belongs to nobody: "how many deaths does the paper have" asks for what it says."""
_OWNS = re.compile(
    r"how (?:many|much) (?:\w+ ){1,4}?(?:does|do|did) (?:\w+ ){1,4}?(?:have|own|possess|hold)"
    r"(?: (?:now|in all|in total|left|overall|altogether|at all|really|actually))*$"
)
"""Where it is asked how much somebody has, and not how much somebody says."""
ASKS_IF = word_list("did does do has have had is are was were")
_SEVERAL = 3
"""What begins a question for yes or no; and more words than these name a thing sooner than somebody."""


def asks_what_is_had(question: Typed) -> bool:
    """Whether it is asked how much somebody has: "how many ships does Acme have"."""
    return bool(_OWNS.search(question.line)) and not any(token.word in _NOBODYS for token in question.tokens)


def is_told_of(question: Typed, what: Meant, before: tuple[int, int]) -> bool:
    """Whether a verb at the end tells what was done to what stands before it: "troops in the city confirmed?"."""
    words = [token.word for token in question.tokens]
    verb = question.at(what.begin)
    ends = what.intent in (Intent.DENIED, Intent.CONFIRMED) and verb == len(words) - 1 and words[verb].endswith("ed")
    return ends and before[1] - before[0] >= _SEVERAL and not AUXILIARY.intersection(words) and "who" not in words


def says_alone(question: Typed, m: Mention) -> bool:
    """Whether it is asked if one alone did: "did only Acme deny it", "did Acme alone confirm that"."""
    words = [token.word for token in question.tokens]
    begin = m.begin - (words[m.begin - 1 : m.begin] == ["the"])
    return words[begin - 1 : begin] in (["only"], ["solely"]) or words[m.end : m.end + 1] == ["alone"]


def is_of_claim(question: Typed, m: Mention) -> bool:
    """Whether somebody is named for a claim that is told behind it: "Lund's claim that it burned"."""
    words = [token.word for token in question.tokens[m.end : m.end + 2]]
    return question.tokens[m.end - 1].owns and words[:1] != [] and words[0] in HELD_BY and words[1:] == ["that"]


def _puts_out(question: Typed, m: Mention) -> bool:
    """Whether the word behind a name is one for what is put out, and that one's: "Acme's report"."""
    behind = question.tokens[m.end : m.end + 1]
    return question.tokens[m.end - 1].owns and behind != () and behind[0].word in HELD_BY


def line_without_names(question: Typed, actors: Sequence[Mention]) -> str:
    """The line with letters that say nothing for each name of a speaker, the Sund Line is nobody's line, and for what
    they put out where another is asked to have done something with it: "did Lund sign Acme's report".
    """
    named = {place for m in actors for place in range(m.begin, m.end)}
    if question.tokens and question.tokens[0].word in ASKS_IF:
        named.update(m.end for m in actors if m.begin >= _SEVERAL and _puts_out(question, m))
    words = (token.word for token in question.tokens)
    return " ".join("x" * len(word) if n in named else word for n, word in enumerate(words))
