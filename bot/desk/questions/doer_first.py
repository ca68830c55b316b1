"""Whether "who warned Acme" would be answered with what Acme did: whoever a claim names first is its doer; pure."""

import re
from collections.abc import Sequence

from bot.desk.questions.stories import StoryFile
from bot.desk.questions.told_else import IS_DONE
from bot.domain.sought import Intent
from bot.search.about import is_mere_deed
from bot.search.asked import Asked
from bot.search.claimwords import words_of
from bot.search.manner import OPENING
from bot.search.roles import TOGETHER, is_told_to_do
from bot.search.sayings import offers
from bot.search.synonyms import alike
from bot.search.term import Term

_WHO_DID_TO = re.compile(rf"{OPENING}who \w+ (?:the )?(?P<whom>\w+(?: \w+){{0,2}})")
_IS_SAID_TO = re.compile(r"(?<!\w)(?:was|were|is|are|been) (?:\w+ )?(?:warned|told|ordered|asked|advised|urged)(?!\w)")
_BY = re.compile(r"(?<!\w)by (?:the )?(?P<whom>\w+)")
_FIRST_DOES = re.compile(r"(?:[A-Z0-9][^\s,;:]* )+(?P<does>[a-z]\w*)")
"""What asks who did something to somebody; what tells that somebody was told something; and what tells who did it,
behind it or as the first.
"""


def _is_first_of(what: Asked, words: Sequence[Term], told: StoryFile, key: str) -> bool:
    """Whether whoever it was done to, right behind the verb, is who a claim tells to have done something: "who sued
    Acme" of "Acme settled a suit" or "Lund was sued by Acme", but not of "Acme was sued by Lund".
    """
    found = _WHO_DID_TO.fullmatch(what.typed.line)
    named = [term for term in words if term.names]
    if (
        what.verb is None
        or found is None
        or len(named) != 1
        or named[0].word not in found["whom"].split()
        or len(words) != 2
    ):
        return False
    document = next((d for d in told.told.documents if d.key == key), None)
    text, forms = told.file.texts.get(key, ""), named[0].stems
    if IS_DONE.search(text):
        return any(not forms.isdisjoint(words_of(by["whom"])[:1]) for by in _BY.finditer(text))
    does = _FIRST_DOES.match(text)
    if does is None or "’s " in does[0] or "'s " in does[0] or offers(does["does"]) or what.verb.stem in TOGETHER:
        return False
    return document is not None and document.order[:1] != () and document.order[0] in forms


def is_done_to_its_doer(what: Asked, words: Sequence[Term], told: StoryFile, key: str) -> bool:
    """Whether "who warned Acme" would be answered with what Acme warned of: whoever a claim names first is its doer."""
    if what.intent is Intent.BY_WHOM and _is_first_of(what, words, told, key):
        return True
    if what.said is None:
        return False
    first = next((d.names[0] for d in told.told.documents if d.key == key and d.names), None)
    text = told.file.texts.get(key, "")
    if what.speakers and what.meant.polar and what.said.stem in {term.stem for term in words}:
        labels = {word for choices in what.speakers for choice in choices for word in words_of(choice.label)}
        labels.update(words_of(what.typed.line[: what.meant.begin]))
        is_turned = is_told_to_do(what.typed.line[what.meant.end :], alike(what.said.stem), text)
        return is_turned or (first is not None and first not in labels)  # "did Acme warn Lund"
    if what.speakers or not what.typed.line.startswith("who "):
        return False
    order = next((d.order for d in told.told.documents if d.key == key), ())
    deed = next((n for n, word in enumerate(order) if word in alike(what.said.stem)), len(order))
    if told_by_nobody := _IS_SAID_TO.search(text):
        untold = deed < len(order) and not _BY.match(text, told_by_nobody.end() + 1)  # "Acme was told of a fire"
        return untold and not is_mere_deed(what.said)  # whoever says that Acme was warned may warn by that
    if first in order and deed < order.index(first):
        return False  # "experts warned Acme" names Acme first, and not as the doer; nor does "Acme was warned"
    return any(term.names and first in term.stems for term in words)
