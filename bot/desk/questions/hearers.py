"""What somebody told whom, where that is asked and no more: "what did Lund tell the owners"; pure."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.desk.questions.heard import houses
from bot.desk.questions.stories import StoryFile
from bot.domain.sought import MOST_CLAIMS, Intent, Sought
from bot.search.asked import Asked
from bot.search.claimwords import words_of
from bot.search.manner import OPENING
from bot.search.term import Term

_TO_WHOM = re.compile(
    rf"{OPENING}what (?:else )?(?:did|does|has|have) (?:\w+ ){{1,5}}?(?:tell|told|warn|warned|assure|assured|promise|"
    r"promised|write|written|say)(?: to)? (?:the |his |her |their )?(?P<whom>\w+(?: \w+)?)"
)
_TOLD_TO = re.compile(
    r"(?<!\w)(?:tells?|told|warn\w*|assur\w*|promis\w*|writes?|wrote|says?|said)(?: to)? (?:the |his |her |their )?"
    r"(?P<whom>\w+(?: \w+){0,2})"
)
"""What asks what somebody told one, and what tells to whom something was said."""


def told_whom(what: Asked, words: Sequence[Term], sought: Sought, told: StoryFile) -> Sought | None:
    """What is sought of those statements that tell to have been made to those of whom it is asked; None where none is,
    or anything else is asked: a claim that names them need not be what they were told.
    """
    asks = _TO_WHOM.fullmatch(what.typed.line) if what.intent is Intent.SAID and sought.speakers else None
    whom = frozenset(words_of(asks["whom"])) if asks else frozenset[str]()
    if not whom or not words or not all(term.stem in whom or whom & term.stems for term in words):
        return None
    by = houses(sought.speakers, told)
    own = [a for a in told.file.attributions if a.speaker in by and not a.inferred]
    made = [a for a in own if any(whom <= {*words_of(f["whom"])} for f in _TOLD_TO.finditer(a.text))]
    said = tuple(dict.fromkeys(a.statement for a in made))
    claims = tuple(dict.fromkeys(a.claim for a in made))
    if not said or len(claims) > MOST_CLAIMS:
        return None
    return replace(sought, claims=claims, polar=False, said=said)
