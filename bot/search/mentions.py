"""Who and what of the desk a question names, and which other words in it are names."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from bot.domain.refusals import Choice
from bot.domain.vocabulary import Kind
from bot.search.atlas import PLACES
from bot.search.irregular import DONE
from bot.search.sayings import offers
from bot.search.stopwords import STOP_WORDS
from bot.search.typed import Typed
from bot.search.wording import word_list

ANYBODY = word_list(
    """
    anyone anybody someone somebody everyone everybody nobody noone they he she it we you i people others other
    else one official officials authorities authority source sources country countries government governments side
    sides party parties state states person persons outlet outlets media speaker speakers witness witnesses who
    all whom there here two three them him her guy guys man woman curators curator moderators desk
    """
)
AUXILIARY = word_list(
    """
    did does do has have had is are was were will would can could should any
    """
)


_ASKS = word_list("did does do has have had will is are was were")
_SIGNED = re.compile(r"[\"”»][.,!?]?\s*(?:[-–—~]|\()\s*(?:[Tt]he )?\w+(?: \w+)?\W*$")
_SAYS = word_list("said says told claims claimed")
_NO_DEED = (
    AUXILIARY
    | STOP_WORDS
    | word_list(
        "in on of at to for from by with about over since until during into near like regarding concerning than per"
    )
)
_ENDED = 4
"""Who signs a quotation; what says something before a name; what is no deed there; and more letters than this have
verbs that end in "ed".
"""
_EARLY = 3
"""Before how many words whoever is asked about is named behind "did"."""
_MAY = word_list("be have not also well soon yet still already")
"""What stands behind "may" where it is no name."""


class Mention(NamedTuple):
    """A name of the desk's in the question: the entries it may mean, and the words it stands at, [begin, end).

    `story` is that which is called by a speaker's name, "did Acme fail" of the story of Acme.
    """

    choices: tuple[Choice, ...]
    begin: int
    end: int
    story: Choice | None = None

    @property
    def choice(self) -> Choice:
        return self.choices[0]

    @property
    def is_actor(self) -> bool:
        return self.choice.kind is Kind.ACTOR


def mentions(question: Typed, called: Iterable[tuple[str, Choice]]) -> list[Mention]:
    """The names in a question, the longest first where they overlap, in the order they stand there."""
    spans: dict[tuple[int, int], list[Choice]] = {}
    places = question.names()
    for name, choice in called:
        for begin, end in places.get(name, ()):
            if not _is_plain_word(question, begin, end):
                kept = spans.setdefault((begin, end), [])
                if choice not in kept:
                    kept.append(choice)
    taken: set[int] = set()
    found: list[Mention] = []
    own = {span: sum(t.word not in ("the", "a") for t in question.tokens[slice(*span)]) for span in spans}
    for (begin, end), choices in sorted(spans.items(), key=lambda span: (-own[span[0]], span[0])):
        if taken.isdisjoint(range(begin, end)):
            taken.update(range(begin, end))
            topics = tuple(choice for choice in choices if choice.kind is Kind.TOPIC)
            others = tuple(choice for choice in choices if choice.kind is not Kind.TOPIC)
            acts = bool(topics and others) and _acts(question, begin, end)
            story = topics[0] if acts else None
            named = begin + (begin + 1 < end and question.tokens[begin].word == "the")  # of "the port" the port
            found.append(Mention(others if acts or not topics else topics, named, end, story))
    return sorted(found, key=lambda mention: mention.begin)


def _is_plain_word(question: Typed, begin: int, end: int) -> bool:
    """Whether a name stands here as a word of everyday: "us", "may", "who" are names only in capitals."""
    if end - begin > 1:
        return False
    token = question.tokens[begin]
    if is_modal(question, begin):
        return True
    plain = token.word in STOP_WORDS or token.raw in STOP_WORDS or token.word in AUXILIARY or token.word in ANYBODY
    return plain and not (token.shouted or token.large)


def _acts(question: Typed, begin: int, end: int) -> bool:
    """Whether a name that is a story's too stands for somebody: who does it, "did Acme fail", "that Acme failed", who
    says so, "…, Acme said", to whom it is done, "who owes Acme money", or whose it is, "Acme's auditor".
    """
    words = [token.word for token in question.tokens]
    before, behind = words[begin - 1] if begin else "", words[end] if end < len(words) else ""
    does = (len(behind) > _ENDED and behind.endswith("ed")) or behind in DONE or offers(behind)
    is_done_to = words[0] in _ASKS and begin > _EARLY - 1 and not (before in _NO_DEED or offers(before))
    asks = words[begin - 1 : begin] != [] and words[begin - 1] in _ASKS and begin <= _EARLY
    return (
        (asks and end < len(words))
        or does
        or is_done_to
        or (before in _SAYS and not question.asks)
        or (not behind and _SIGNED.search(question.text) is not None)
        or question.tokens[end - 1].owns
        or (begin > 1 and words[begin - 2] == "who" and words[begin - 1] not in AUXILIARY)
        or words[max(begin - 2, 0) : begin] in (["apart", "from"], ["aside", "from"], ["other", "than"])
        or words[begin - 1 : begin] in (["besides"], ["except"], ["excluding"])
    )


def is_foreign(question: Typed, place: int) -> bool:
    """Whether a word that names nothing on the desk is a name all the same."""
    token = question.tokens[place]
    return token.word in PLACES or token.large or token.shouted


def is_modal(question: Typed, place: int) -> bool:
    """Whether "may" tells what is possible, and is neither a month nor a name: "130 may have died"."""
    words = [token.word for token in question.tokens[place : place + 2]]
    return words[:1] == ["may"] and not _MAY.isdisjoint(words[1:])
