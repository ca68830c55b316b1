"""Which claim tells that something is there, "is there water on Mars", or that somebody had it; pure."""

import re
from dataclasses import replace

from bot.desk.questions.stories import StoryFile
from bot.domain.sought import Intent, Sought
from bot.search.asked import Asked
from bot.search.claimwords import words_of
from bot.search.fitting import held
from bot.search.sentences import stems_alike

_ASKED = re.compile(
    r"(?<!\w)(?:there (?:is|are|was|were)|(?:is|are|was|were) there) (?:(?:no|any|some|really|ever|an?) )*(?P<what>\w+)"
    r"(?P<where>(?: (?:in|on|at|near|inside|under) (?:the )?(?:\w+ ?){1,4})?)(?: or not| right| really)?$"
)
_TOLD = re.compile(r"There (?:is|are|was|were) (?:(?:some|an?) )?(?P<what>\w+)(?= (?:in|on|at|near|inside|under) |$)")
"""What asks whether something is there, and no more, and what tells it."""
_HAD = re.compile(
    r"(?<=\w )(?:had|has|have) (?:the|an?|any|no|its|his|her|their) (?P<what>\w+)(?!\w)"
    r"(?!(?: \w+){0,3} (?:been|\w+ed)(?!\w))"
)
"""What tells of somebody as having a thing: "that the lab had the sample"."""
_OF_THAT = (Intent.STATUS, Intent.SAID, Intent.DENIED, Intent.CONFIRMED, Intent.DOUBTED, Intent.NO_EVIDENCE)


def is_there(what: Asked, sought: Sought, told: StoryFile) -> Sought | None:
    """What is sought of the one claim that tells just that; None where none or several do, or more is asked."""
    found = _ASKED.search(what.typed.line) if what.intent in _OF_THAT else None
    if found is None:
        return None
    thing = stems_alike(found["what"])
    texts = {line.key: _TOLD.match(line.text) for line in told.file.claims}
    keys = [key for key, tells in texts.items() if tells and thing & {*words_of(tells["what"])}]
    document = next((d for d in told.told.documents if [d.key] == keys), None)
    if document is None or not all(held(term, document.own | told.told.about, document.actors) for term in what.terms):
        return None
    denies = sought.intent is Intent.SAID and what.negated and not sought.speakers
    return replace(sought, intent=Intent.DENIED if denies else sought.intent, claims=(document.key,))


def had_by_none(what: Asked, told: StoryFile) -> frozenset[str]:
    """The claims that do not tell that somebody had the thing, where that is asked and others tell it: "did Acme deny
    that it had the sample" is not answered by what became of the sample.
    """
    asked = _HAD.search(what.typed.line) if what.intent in _OF_THAT and not what.pasted else None
    thing = stems_alike(asked["what"]) if asked else frozenset[str]()
    texts = {line.key: _HAD.finditer(line.text) for line in told.file.claims} if thing else {}
    tells = {key for key, each in texts.items() if any(thing & {*words_of(found["what"])} for found in each)}
    return frozenset(texts.keys() - tells) if tells else frozenset()
