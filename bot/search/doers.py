"""Who is told to have done it, "that Lund did it", and what it is told to be, "it was Brentol", by words that else say
nothing of their own.
"""

import re
from collections.abc import Sequence

from bot.search.manner import OPENING
from bot.search.mentions import Mention, is_foreign
from bot.search.term import Term
from bot.search.typed import Typed

_BEHIND = Term("behind", "behind", text="behind")
"""What claims say of who did it: "is behind the fire", or another word for that."""
_DID_IT = re.compile(
    r"(?<!\w)(?P<who>\w+) (?:(?:has |had |really |actually )*(?:did|done) (?:it|this|that)|"
    r"(?:is|are|was|were|be|been|being) (?:really |actually |secretly )?behind)(?!\w)"
)
_THE_ONE = re.compile(r"(?<!\w)the \w+ (?:did|has done) (?:it|this|that)(?!\w)")
_DO_IT = re.compile(
    r"(?<!\w)(?:did|does|do|has|have) (?:the )?(?P<who>\w+(?: \w+){0,2}?) (?:do|done) (?:it|this|that)$"
)
_BLAMED = re.compile(
    r"(?<!\w)(?:blam|accus)(?:e|es|ed|ing) (?:the )?(?P<who>\w+(?: \w+){0,2}?)(?: for (?:it|this|that))?$"
)
"""Where somebody is told, or asked, to have done it, or is blamed for it; who that is, stands in "who"."""
_WHOM_OR_WHAT = "".join(rf"(?<!{word} )" for word in "who what which where when how why".split())
_IS = re.compile(
    rf"(?:{_WHOM_OR_WHAT}(?<!\w)(?<!^)(?:is|are|was|were|be|been|being)|"
    rf"^{OPENING}(?:is|are|was|were) (?:it|this|that|they|these|those)) (?:(?:a|an|really|actually|indeed) )*$"
)
"""What stands before what something is told to be; behind a word that asks, or first of all, that is asked."""


def culprit_of(question: Typed, found: Sequence[Mention]) -> Term | None:
    """That somebody did it, where a name is told, or asked, to have done it, "did Lund do it", "who blames Lund"; or
    one who is told by a word, "who says the pilot did it".
    """
    for met in (pattern.search(question.line) for pattern in (_DO_IT, _DID_IT, _BLAMED)):
        if met is None:
            continue
        place = question.at(met.end("who") - 1)
        if any(m.is_actor and m.begin <= place < m.end for m in found) or is_foreign(question, place):
            return _BEHIND
    return _BEHIND if _THE_ONE.search(question.line) else None


def told_to_be(question: Typed, topic: Mention) -> bool:
    """Whether something is told to be what a story is called by: "the oil was Brentol", but not "what is Brentol"."""
    before = " ".join(token.word for token in question.tokens[: topic.begin])
    return bool(_IS.search(f"{before} "))
