"""Which claim tells that something is there, where no more is asked: "is there water on Mars"; pure."""

import re
from dataclasses import replace

from bot.desk.questions.stories import StoryFile
from bot.domain.sought import Intent, Sought
from bot.search.asked import Asked
from bot.search.claimwords import words_of
from bot.search.fitting import held
from bot.search.synonyms import alike

_ASKED = re.compile(
    r"(?<!\w)(?:there (?:is|are|was|were)|(?:is|are|was|were) there) (?:(?:no|any|some|really|ever|an?) )*(?P<what>\w+)"
    r"(?P<where>(?: (?:in|on|at|near|inside|under) (?:the )?(?:\w+ ?){1,4})?)(?: or not| right| really)?$"
)
_TOLD = re.compile(r"There (?:is|are|was|were) (?:(?:some|an?) )?(?P<what>\w+)(?= (?:in|on|at|near|inside|under) |$)")
"""What asks whether something is there, and no more, and what tells it."""
_OF_THAT = (Intent.STATUS, Intent.SAID, Intent.DENIED, Intent.CONFIRMED, Intent.DOUBTED, Intent.NO_EVIDENCE)


def is_there(what: Asked, sought: Sought, told: StoryFile) -> Sought | None:
    """What is sought of the one claim that tells just that; None where none or several do, or more is asked."""
    found = _ASKED.search(what.typed.line) if what.intent in _OF_THAT else None
    if found is None:
        return None
    thing = frozenset[str]().union(*map(alike, words_of(found["what"])))
    texts = {line.key: _TOLD.match(line.text) for line in told.file.claims}
    keys = [key for key, tells in texts.items() if tells and thing & {*words_of(tells["what"])}]
    document = next((d for d in told.told.documents if [d.key] == keys), None)
    if document is None or not all(held(term, document.own | told.told.about, document.actors) for term in what.terms):
        return None
    denies = sought.intent is Intent.SAID and what.negated and not sought.speakers
    return replace(sought, intent=Intent.DENIED if denies else sought.intent, claims=(document.key,))
