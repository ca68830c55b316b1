"""Claims that tell what somebody said or feared, where it is asked whether that is so, and not whether they said it."""

import re
from collections.abc import Sequence

from bot.desk.questions.stories import StoryFile
from bot.domain.sought import Intent
from bot.search.asked import Asked
from bot.search.claimwords import words_of
from bot.search.synonyms import alike
from bot.search.term import Term
from bot.search.wording import word_list

_THAT = re.compile(r"(?P<before>.*?) that (?P<said>.+)")
_HOW_MANY = re.compile(
    r"(?P<before>.*?\w) (?P<said>(?:how (?:many|much|long|few|often|far|fast|large|big)|whether)(?!\w).+)"
)
_OF_DOING = re.compile(
    r"(?P<before>.*?(?:suspect|accus|blam|charg|acquitt|clear(?=ed|ing))(?:s|ed|es|e|ing)?(?!\w).*?) (?:of|for|with) "
    r"(?P<said>(?:\w+ly )?\w+ing(?!\w).*)"
)
_ACCUSED = ("suspect", "suspic", "accus", "blam", "charg", "acquit", "clear")
"""What tells of something as asked, hidden or told by its number, and not that it is so; of a deed as one that somebody
is suspected of; and how words for that begin.
"""
_HELD = word_list(
    """
    say says said tell tells told claim claims claimed warn warns warned write writes wrote allege alleges alleged
    argue argues argued insist insists insisted state states stated deny denies denied announce announced suggest
    suggests suggested report reports reported fear fears feared believe believes believed think thinks thought suspect
    suspects suspected worry worried hope hoped hopes assume assumed know knows knew expect expected
    """
)
"""Verbs for what somebody says, or takes, to be so. What data "show" is no such thing."""
_OWNS = re.compile(r"the|an?|this|that|its|his|her|their|\d+|\w+['’]s")
_BEFORE = 4
"""How many words may stand between such a verb and "that": "warned Acme in 2018 that"."""
_DEED_SO = (Intent.STATUS, Intent.BY_WHOM, Intent.CONFIRMED)
_WHETHER_SO = (Intent.STATUS, Intent.DENIED, Intent.CONFIRMED, Intent.DOUBTED)


def told_in_words(what: Asked, words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """The claims of which all that is asked stands in what somebody is told to have said, "was the hull unsafe" of
    "Lund warned Acme that the hull was unsafe", or as a question: "did they die" of "Acme hid how many died".
    """
    suspected = _suspected(what, words, told) if what.intent in _DEED_SO else frozenset[str]()
    if what.intent not in _WHETHER_SO:
        return suspected
    asked = [alike(term.stem) | frozenset[str]().union(*term.instead) for term in words if not term.there]
    gone: list[str] = []
    for line in told.file.claims:
        found = _HOW_MANY.fullmatch(line.text) or _THAT.fullmatch(line.text)
        says = _saying(found["before"]) if found else set[str]()
        is_open = found is not None and found.re is _HOW_MANY
        if found is None or not (says or is_open) or not says.isdisjoint(what.typed.line.split()):
            continue  # "is it true that Lund believed that" asks whether he did
        before, said = frozenset(words_of(found["before"])), frozenset(words_of(found["said"]))
        if asked and all(stems & said and not stems & before for stems in asked):
            gone.append(line.key)
    return suspected.union(gone)


def _suspected(what: Asked, words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """The claims that tell of what is asked to have been done only as of what somebody is suspected of: "did Lund
    steal", of "Lund left since he suspected Holm of stealing".
    """
    deeds = [alike(term.stem) for term in words if not (term.names or term.number or term.placed)]
    if not deeds or any(word.startswith(_ACCUSED) for word in what.typed.line.split()):
        return frozenset()
    found = {line.key: _OF_DOING.fullmatch(line.text) for line in told.file.claims}
    parts = {key: ({*words_of(f["said"])}, {*words_of(f["before"])}) for key, f in found.items() if f}
    return frozenset(
        key for key, (said, before) in parts.items() if any(deed & said and not deed & before for deed in deeds)
    )


def _saying(text: str) -> set[str]:
    """The verbs at the end of a text by which somebody says something: no "report" behind an article."""
    words = re.findall(r"\w+(?:['’]s)?", text.lower())[-_BEFORE - 1 :]
    return {word for n, word in enumerate(words) if word in _HELD and not (n and _OWNS.fullmatch(words[n - 1]))}
