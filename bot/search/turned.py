"""Turns a statement into the question whether it is so, "has Acme closed" of "Acme has closed": what is pasted is held
to all that a question is. What asks behind a statement whether it is true is left out.
"""

import re

from bot.search.irregular import is_past
from bot.search.typed import Token, Typed
from bot.search.wording import word_list

_IS_TRUE_BEHIND = re.compile(
    r"[\s.,;:!?–—-]{1,3}(?:so )?(?:is|was) (?:this|that|it)(?: really| actually)? "
    r"(?:true|correct|right|real|so|legit|accurate|a fact)(?: or (?:not|false|fake))?[\s?!.]{0,5}$",
    re.IGNORECASE,
)
_LONGEST, _FEWEST = 60, 4
"""What asks behind a statement whether it is true, in how many letters at most, and how many words are one."""
_ASKS = re.compile(
    r"\W*(?:and |but |so |ok |hey )*(?:who|whom|whose|what|when|where|which|how|why|is|are|was|were|did|does|do|has|"
    r"have|had|can|could|will|would|should|tell|show|list|give|and)(?!\w)",
    re.IGNORECASE,
)
"""What begins a question, which is no statement: "who said it was hit, is that so"."""
_TURNED = word_list("is are was were has have had will would can could may might should must")
_NOT_WITHIN = word_list("not never no nobody none neither nor that which who when where if because while said says")
_MOST, _SUBJECT = 20, 8
"""How many words a statement has at most, and how many may stand before its verb."""
_DID = Token("did", "did", "did", "did", False, False, False, True)


def without_is_true(text: str) -> str:
    """The statement before "is this true"; any other text as it is."""
    text = text.strip()
    said, end = text[:-_LONGEST], text[-_LONGEST:]  # looked for there alone: a text may be long
    found = _IS_TRUE_BEHIND.search(end)
    said += end[: found.start()] if found else end
    return said if found and len(said.split()) >= _FEWEST and not _ASKS.match(text) else text


def as_question(statement: Typed) -> Typed | None:
    """The question whether a statement is so, with the words as typed; None where it is not told plainly enough."""
    tokens = statement.tokens
    if len(tokens) > _MOST or not _NOT_WITHIN.isdisjoint(token.word for token in tokens):
        return None
    for n, token in enumerate(tokens[:-1]):
        if n and token.word in _TURNED:
            return Typed(statement.text, (token, *tokens[:n], *tokens[n + 1 :]), asks=True)
        if token.pauses or n > _SUBJECT:
            return None
        if n and (is_past(token.word) or (token.word.endswith("ed") and not token.large)):
            return Typed(statement.text, (_DID, *tokens), asks=True)
    return None
