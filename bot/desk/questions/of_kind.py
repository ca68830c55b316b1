"""Which claims tell what something, or who somebody, is, where that is asked; pure."""

import re

from bot.desk.questions.stories import StoryFile
from bot.domain.sought import Intent
from bot.search.asked import Asked
from bot.search.claimwords import words_of
from bot.search.kinds import is_one, kind_asked, one_asked, tells_who, whom_asked
from bot.search.synonyms import alike

_IS_ONE = r"(?:(?:is|was|are|were|not|really|actually|just|only|ever|indeed) )*(?:an?|the) "
"""What stands between a name and what somebody is told, or asked, to be."""


def telling_kind(what: Asked, told: StoryFile) -> frozenset[str]:
    """The claims that tell that something is one of a kind, where that is asked: "who says it is a fake"."""
    kind = kind_asked(what.typed.line)
    return frozenset(line.key for line in told.file.claims if is_one(kind, line.text)) if kind else frozenset()


def of_no_kind(what: Asked, told: StoryFile) -> frozenset[str]:
    """The claims that do not tell that, where others do; of a person none that tells of one and not who it is."""
    of_kind = telling_kind(what, told)
    if of_kind or not (kind := kind_asked(what.typed.line) or one_asked(what.typed.line)):
        return frozenset(line.key for line in told.file.claims if of_kind and line.key not in of_kind)
    people = {key for key, actor in told.file.actors.items() if actor.is_person}
    named = (term.word for term in what.terms if term.actor in people)
    asked = any(re.search(rf"(?<!\w){re.escape(name)} {_IS_ONE}", what.typed.line) for name in named)
    whom = frozenset(words_of(kind)[-1:]) if asked else frozenset[str]()
    return frozenset(line.key for line in told.file.claims if whom and not tells_who(whom, line.text))


def naming_nobody(what: Asked, told: StoryFile) -> frozenset[str]:
    """The claims that tell of somebody and not who that is, where it is asked: "they paid the pilot"."""
    whom = whom_asked(what.typed.line) if what.intent is Intent.BY_WHOM else frozenset[str]()
    texts = {key: (claim.text, *claim.wordings) for key, claim in told.claims.items()} if whom else {}
    others = frozenset[str]().union(*map(alike, whom))
    by_label = {d.key for d in told.told.documents if d.worded.isdisjoint(others) and not d.label.isdisjoint(others)}
    telling = {key for key, each in texts.items() if all(tells_who(whom, text) for text in each)}
    return frozenset(texts.keys() - telling) | frozenset(by_label)
