"""Tells a statement that was pasted to be checked from a question, and whether it is told as somebody's."""

import re
from collections.abc import Sequence

from bot.domain.sought import Intent
from bot.search.clauses import takes_none
from bot.search.intents import Meant
from bot.search.manner import OPENING, asks_polar
from bot.search.mentions import AUXILIARY, Mention
from bot.search.speakers import names_behind, said_by
from bot.search.typed import Typed
from bot.search.wording import ABROAD

_PASTED = 6
"""From how many words on a text that asks nothing is a statement to be checked."""
FOLLOWS = re.compile(
    r"^(?:ok |okay |so |but |well |hm+ |now |then |alright )*(?:and|what about|how about|same for|also|but)(?!\w)"
)
"""What tells of a question that it goes on from another: what it leaves open is then as it was there, if there is one.

Which messages go on from which, with these words or without, is for whoever hears them to tell.
"""
_WHO_SAID = re.compile(
    rf"(?:^{OPENING}who (?:\w+ )?(?:said|says|wrote|tweeted|told)|"
    r"who (?:\w+ )?(?:said|says|wrote|tweeted)(?: (?:that|this|it|so))?$)"
)
"""What asks whose words a quotation is."""

_IF_SAID = re.compile(
    rf"\W*{OPENING}(?:did|does|has|have)\b[^“\"«]{{1,80}}?\b(?P<verb>say|said|write|wrote|written|tweet|tweeted)[:,]?\s*"
    r"(?:that\s+)?[“\"«]",
    re.IGNORECASE,
)
"""What asks whether somebody said what is quoted."""


def asks_if_said(question: Typed) -> Meant | None:
    """What is asked of whoever may have said what is quoted: "did Lund say “there was no fire”"; else None."""
    found = _IF_SAID.match(question.text)
    verb = next((n for n, token in enumerate(question.tokens) if found and token.word == found["verb"].lower()), 0)
    if not verb:
        return None
    begin = len(" ".join(token.word for token in question.tokens[:verb])) + 1
    return Meant(Intent.SAID, begin, begin + len(question.tokens[verb].word), polar=True)


def is_pasted(question: Typed, line: str, what: Meant) -> bool:
    """Whether it is a statement and no question: "North Korea has sent troops to Russia"."""
    words = [token.word for token in question.tokens]
    quoted = len(re.findall(r"[“\"«]([^”\"»]{25,})[”\"»]", question.text)) == 1
    if quoted:
        return not (_WHO_SAID.search(line) or asks_if_said(question))
    if (
        what.intent not in (Intent.UNCLEAR, Intent.STATUS, Intent.HOW_MANY, Intent.EVIDENCE)
        and not what.intent.is_stance
    ):
        return False
    if len(words) < _PASTED or question.asks:
        return False
    if what.intent is Intent.HOW_MANY and ABROAD.search(line):
        return False
    asks = {"who", "what", "when", "where", "which", "how", "why", "whom", "whose"} & set(words)
    begins = (
        words[0] in AUXILIARY
        or bool(FOLLOWS.search(line))
        or words[0] in ("tell", "list", "show", "give", "evidence", "sources", "source")
    )
    return (
        not asks and not begins and not asks_polar(line) and what.intent is not Intent.BRIEF and "please" not in words
    )


def is_somebodys(question: Typed, what: Meant, named: Sequence[Mention]) -> bool:
    """Whether a statement is told as what one on the desk said of it, "Acme has confirmed that it burned", or somebody
    whom it does not know, "it burned, says Eva Holm"; or that one said nothing of it: "Acme never denied it".
    """
    if not what.intent.is_stance or what.passive:
        return False
    if names_behind(question, question.at(what.begin), question.at(what.end - 1) + 1):
        return True
    behind = question.line[what.end :] if question.line[what.begin :][:4] != "call" else " that "
    if not (behind.startswith(" that ") or takes_none(question, what)):
        return False
    said = said_by(question, what, named)
    return len(said.by) == 1 and not said.strangers and said.by[0].end <= question.at(what.begin)
