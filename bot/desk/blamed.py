"""Tells what is said against somebody from all else that is said of the same name; pure."""

import re
from collections.abc import Sequence

from bot.desk.stories import StoryFile
from bot.domain.sought import Intent
from bot.search.asked import Asked
from bot.search.fitting import Term

_BLAMES = re.compile(r"(?<!\w)(?:blam|accus)(?:e|es|ed|ing)(?!\w)")


def asks_blame(what: Asked) -> bool:
    """Whether it is asked whom somebody blames: not all that is said of a name is said against it."""
    return what.intent is Intent.SAID and _BLAMES.search(what.typed.line) is not None


def done_by(words: Sequence[Term], claims: Sequence[str], told: StoryFile) -> list[str]:
    """The claim whose text names this one first, if there is but one; those that name several, all of them."""
    if len(words) > 1:
        return list(claims)
    forms = frozenset[str]().union(*((term.stem, *(word for form in term.instead for word in form)) for term in words))
    first = {document.key: document.names[:1] for document in told.told.documents}
    own = [key for key in claims if forms.intersection(first[key])]
    return own if len(own) == 1 else []
