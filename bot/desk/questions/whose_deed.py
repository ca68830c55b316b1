"""Which claims tell of a deed that is another's, or of what was done to another, than is asked about; pure."""

import re
from collections.abc import Sequence

from bot.desk.questions.stories import StoryFile
from bot.desk.questions.told_else import DONE_TO
from bot.domain.sought import Intent
from bot.search.asked import Asked
from bot.search.claimwords import canonical, words_of
from bot.search.done import is_anothers_deed
from bot.search.irregular import is_past
from bot.search.manner import OPENING
from bot.search.sentences import PREPOSITIONS, Sentence, is_passive, read, stems_alike
from bot.search.synonyms import alike
from bot.search.term import Term
from bot.search.wording import word_list

_WHO_DID_TO = re.compile(rf"{OPENING}who \w+ (?P<whom>\w+(?: \w+)?)")
"""What asks who did something to somebody."""
_TO_WHOM_DID = re.compile(
    rf"{OPENING}whom? (?:(?:did|does|do) |(?:is|are) (?=(?:\w+ )+\w+ing$))(?:the )?(?:\w+ ){{1,4}}?(?P<deed>\w+)$"
)
"""What asks to whom somebody did something: "who did Acme sue"."""
_NAME = r"(?P<who>(?:[A-Z][\w.-]* ){0,3}[A-Z][\w.-]*)"
_WHOSE = re.compile(
    rf"(?:(?:An?|The|One|Two|Some) (?:\w+ ){{1,2}}?(?:of|from|in|on) )?{_NAME}['’]s? (?P<what>[a-z]\w+)"
)
_OF_WHOM = re.compile(rf"(?:An?|The|One|Two|Some) (?P<what>[a-z]+) (?:of|to|for) {_NAME}(?= [a-z])")
_OFFICES = word_list("administration government campaign office team cabinet party side camp lawyer lawyers")
"""Whose it is that a claim tells of, and what acts for whoever it is of."""
_BEFORE_THING = re.compile(
    r"(?<!\w)(?:on|with|of|for|from|in|at|using|into|to|two|three|several|many|some) (?P<how>[a-z]+(?:ed|en|n|t)) [a-z]"
)
"""A word that may tell how a thing is."""

_DONE_BY_ONE = re.compile(
    r"(?<!\w)(?P<deed>[a-z]+) by (?!the |his |her |its |their |this |that )(?:an? )?"
    r"(?P<what>[a-z][\w-]*(?: [a-z][\w-]*){0,2}?)(?=$|[.,;]| "
    r"(?:in|on|at|after|before|of|with|from|for|during|when|while|that|which|who|and|as|to|near|over|fired|launched)(?!\w))"
)
_THING = re.compile(
    r"(?<!\w)(?:bombs?|blasts?|explosions?|explosives|missiles?|rockets?|shells?|bullets?|shots?|drones?|mines?|"
    r"torpedo(?:es)?|fires?|smoke|gas|poison|poisoning|injections?|drugs?|disease|virus|bacteria|accident|crash|collision|"
    r"storms?|floods?|waves?|earthquake|lightning|hurricane|trains?|cars?|trucks?|lorr(?:y|ies)|bus|planes?|ships?|coup|"
    r"sabotage|strike|strikes|fault|failure|defect|error|mistake|software|update)$"
)
"""What tells by what, or by one of whom, something was done, and words for things."""


def told_of_others(what: Asked, words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """The claims that tell of others, by their text and by whom they are about, where it is asked whether one did
    something, or it was done to one, whose name the story bears: "did Acme lose money" of "Banks lost money".
    """
    doer = what.subject if what.subject and what.verb else _done_to(what, words, told)
    if doer is None or not doer.actor:
        return frozenset()
    unnamed = (d for d in told.told.documents if not doer.stands_in(d.worded))
    actor = told.file.actors.get(doer.actor)
    is_to_person = doer is not what.subject and actor is not None and actor.is_person
    return frozenset(d.key for d in unnamed if doer.actor not in d.actors or (is_to_person and d.names))


def done_otherwise(what: Asked, told: StoryFile) -> frozenset[str]:
    """The claims that tell of the deed in a clause of its own, as done by a thing or to nobody, where else is asked."""
    return _done_in_clause(what, told) | _done_by_thing(what, told) | _done_to_nobody(what, told)


def _done_in_clause(what: Asked, told: StoryFile) -> frozenset[str]:
    """The claims that tell by what another did of what one is asked to have done: "Acme hired a man who stole it"."""
    deed = alike(what.verb.stem) if what.subject and what.verb else frozenset[str]()
    return frozenset(line.key for line in told.file.claims if deed and is_anothers_deed(deed, line.text))


def _done_to(what: Asked, words: Sequence[Term], told: StoryFile) -> Term | None:
    """Somebody of whom it is asked whether something was done to them, or a person of whom it is asked who did it."""
    if what.intent is Intent.BY_WHOM and (by := _WHO_DID_TO.fullmatch(what.typed.line)):
        people = {key for key, actor in told.file.actors.items() if actor.is_person}
        return next((t for t in words if t.actor in people and t.word == by["whom"].split()[-1]), None)
    asks = what.intent in (Intent.STATUS, Intent.WHEN, Intent.WHERE) and not what.pasted
    found = DONE_TO.match(what.typed.line) if asks else None
    if found is None or not is_past(found["deed"]):
        return None
    last = next((token for token in what.typed.tokens if token.word == found["whom"].split()[-1]), None)
    whom = (term for term in words if term.actor and last and not last.owns)
    return next((term for term in whom if last and canonical(last) in term.stems), None)


def of_their_own(what: Asked, words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """The claims that tell of somebody's mother, or firm, as the doer, where the person is asked to have done it."""
    doer = what.subject
    actor = told.file.actors.get(doer.actor) if doer else None
    if doer is None or actor is None or not actor.is_person:
        return frozenset()
    forms = doer.stems
    asked = {term.stem for term in words}.union(*doer.instead)  # who may be called so: "Lund's mother"
    whose = ((line.key, _WHOSE.match(line.text) or _OF_WHOM.match(line.text)) for line in told.file.claims)
    owned = ((key, f) for key, f in whose if f and forms.intersection(words_of(f["who"])[-1:]))
    acting = _OFFICES.union(what.typed.line.split())
    return frozenset(k for k, f in owned if f["what"] not in acting and asked.isdisjoint(words_of(f["what"])))


def tells_of_thing(what: Asked, told: StoryFile) -> frozenset[str]:
    """The claims that hold what somebody is asked to have done as a word of a thing alone: "on stolen passports", where
    it is asked who stole them.
    """
    if what.verb is None or what.pasted:
        return frozenset()
    done = alike(what.verb.stem)
    found: set[str] = set()
    for line in told.file.claims:
        places = [f for f in _BEFORE_THING.finditer(line.text) if done.intersection(words_of(f["how"]))]
        count = sum(word in done for word in words_of(line.text)) if places else 0
        if places and len(places) == count:
            found.add(line.key)
    return frozenset(found)


def _done_by_thing(what: Asked, told: StoryFile) -> frozenset[str]:
    """The claims that tell by what it was done, "killed by a bomb", where it is asked who did it."""
    if what.intent is not Intent.BY_WHOM or what.verb is None or not what.typed.line.startswith(("who ", "by whom ")):
        return frozenset()
    deed = alike(what.verb.stem)
    by = ((line.key, found) for line in told.file.claims for found in _DONE_BY_ONE.finditer(line.text))
    return frozenset(k for k, f in by if deed & {*words_of(f["deed"])} and _THING.search(f["what"]))


def _done_to_nobody(what: Asked, told: StoryFile) -> frozenset[str]:
    """The claims that tell of a deed and of nobody, nor anything, to whom it was done, where that is asked: "who did
    Acme sue", of "Acme sued for 5 million crowns".
    """
    found = _TO_WHOM_DID.match(what.typed.line) if what.intent is Intent.BY_WHOM else None
    deed = stems_alike(found["deed"]) if found else frozenset[str]()
    sentences = {line.key: read(line.text) for line in told.file.claims} if deed else {}
    return frozenset(key for key, each in sentences.items() if (at := each.holding(deed)) and _ends(each, at))


def _ends(told: Sentence, places: Sequence[int]) -> bool:
    """Whether nothing but what a preposition is put before stands behind each of these words."""
    behind = [told.words[n + 1] if n + 1 < len(told.words) else "" for n in places]
    return all(word in PREPOSITIONS or not word for word in behind) and not any(is_passive(told, n) for n in places)
