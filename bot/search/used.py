"""Which words of a question are understood already and are not what it is about: who speaks, the verb, which story."""

import re
from collections.abc import Collection, Iterable, Sequence

from bot.domain.sought import Intent
from bot.search.about import is_mere
from bot.search.aside import numbers_aside
from bot.search.attributed import Told
from bot.search.clauses import IDIOMS, places_called
from bot.search.compared import COMPARED
from bot.search.intents import Meant
from bot.search.manner import OPENING
from bot.search.mentions import AUXILIARY, Mention
from bot.search.sayings import SAYINGS, offers
from bot.search.speakers import Said, told_before
from bot.search.turns import is_of_claim
from bot.search.typed import Typed
from bot.search.wording import ABROAD, word_list

_OF_ANY_KIND = (SAYINGS - word_list("researchers team government officials authorities")).union(
    AUXILIARY,
    word_list(
        "one ones speaker speakers source sources side sides party parties people person persons other others two three"
    ),
)
"""What may be anybody where it is asked which of them said so."""
_HOW_MUCH = re.compile(r"(?<!\w)how much (?:did|does|do|has|have|had|will|would)(?!\w)")
_DEALT = word_list("give gave given offer offered provide provided")
"""What was done with an amount: "how much did Acme offer"; "how many did Acme give" asks for a count of theirs."""
_IS_ACCUSED = re.compile(
    r"(?<!\w)(?:is|are|was|were|been|being) (?:\w+ ){0,3}?(?P<how>(?:accused|blamed|suspected)(?= of | for |$)|"
    r"(?:thought|believed|alleged|said|claimed)(?= to ))"
)
"""What tells that something is held against somebody, where it is asked on what evidence."""
_HOW_STRONG = re.compile(r"how (?P<strong>strong|powerful|close)(?!\w)")
"""What asks how much of something there is, by a word that no claim need hold."""
_EACH = word_list("hourly daily nightly weekly monthly yearly annually")
"""What tells at the end of a question for a number how often it is so."""
_WHICH = re.compile(
    rf"{OPENING}(?:which|what) (?P<of>\w+) (?:(?:has|have|had|also|first) )*"
    r"(?P<is>(?:is|are|was|were|still|really) )*$"
)
"""What asks which of several said so: "which clinic said"."""


def used_in(
    question: Typed,
    what: Meant,
    found: Sequence[Mention],
    said: Said,
    *,
    aside: Sequence[Mention],
    kinds: Collection[Mention],
    told: Told | None,
) -> set[int]:
    """The places of the words that are understood.

    `found` are the names in it but those set `aside`, `kinds` the stories that something is told to be, which say
    something; `told` is whom a statement is told to come from.
    """
    line, words = question.line, [token.word for token in question.tokens]
    spoken = [_absorbed(question, mention) for mention in said.by]
    stories = [m for m in found if not (m.is_actor or m in kinds)]
    used = _named_and_asked(question, what, (*spoken, *aside, *stories), (*said.strangers, *said.beside))
    if what.intent is Intent.SOURCES:  # "where was the report on the fire published"
        used -= {n for n in used if question.at(what.begin) < n < question.at(what.end - 1)} - _spoken_at(spoken)
        used.update(n for begin, end in said.strangers for n in range(begin, end))
    compared = COMPARED.finditer(line) if what.intent is Intent.HOW_MANY else ()
    for idiom in (*IDIOMS.finditer(line), *compared, *ABROAD.finditer(line)):
        used.update(range(question.at(idiom.start()), question.at(idiom.end() - 1) + 1))
    if (which := _which(question, what, found)) is not None:
        used.add(which)
    if what.intent is Intent.HOW_MANY and (size := _HOW_STRONG.match(line, what.begin)):
        used.add(question.at(size.start("strong")))  # its units tell that
    if what.intent is Intent.HOW_MANY and words and words[-1] in _EACH:
        used.add(len(words) - 1)
    used.update(n for m in aside for n in (m.begin - 3, m.begin - 2, m.begin - 1) if n >= 0 and words[n] == "outside")
    used.update((*numbers_aside(question), *told_before(question, what, found), *(told.places if told else ())))
    if what.intent.is_stance and words[:1] == ["who"] and words[-1] in ("first", "last"):
        used.add(len(words) - 1)  # "who reported the deaths first"
    if what.intent is Intent.EVIDENCE and (accused := _IS_ACCUSED.search(line)):
        used.add(question.at(accused.start("how")))
    if what.intent is Intent.DENIED:
        used.update(places_called(question))
    if said.by:
        owners = (m for m in found if m.is_actor and m not in said.by and is_of_claim(question, m))
        used.update(place for m in owners for place in range(m.begin, m.end))
    if said.by and not what.intent.is_stance:
        dealt = _DEALT if _HOW_MUCH.search(line) else ()
        said_so = (n for n, word in enumerate(words) if offers(word) and word not in dealt)
        used.update(n for n in said_so if not is_mere(question.tokens[n]))
    return used


def kind_of(question: Typed, what: Meant, found: Sequence[Mention]) -> str:
    """What they are who are asked about, "which experts say"; empty where they may be anybody."""
    place = _which(question, what, found)
    word = question.tokens[place].word if place is not None else ""
    return "" if word in _OF_ANY_KIND else word


def _which(question: Typed, what: Meant, found: Sequence[Mention]) -> int | None:
    """The place of the word for what they are, unless a name stands there."""
    which = _WHICH.match(question.line[: what.begin]) if what.intent.is_stance else None
    if which and which["is"] and what.passive:
        return None  # "which claim was denied" asks of no speaker
    place = question.at(which.start("of")) if which else None
    return None if place is None or any(m.begin <= place < m.end for m in found) else place


def _absorbed(question: Typed, mention: Mention) -> Mention:
    """The mention with the noun behind it that stands for what was said: "the Harvard study", "Zelensky's denial"."""
    words = [token.word for token in question.tokens[mention.end : mention.end + 1]]
    return mention._replace(end=mention.end + 1) if words and words[0] in SAYINGS else mention


def _named_and_asked(
    question: Typed, what: Meant, spoken: Sequence[Mention], strangers: Iterable[tuple[int, int]]
) -> set[int]:
    """The places of the verb of the question, of who speaks and of which story."""
    used: set[int] = set()
    if what.end:
        used.update(range(question.at(what.begin), question.at(max(what.end - 1, what.begin)) + 1))
    for mention in spoken:
        used.update(range(mention.begin, mention.end))
    for begin, end in strangers:
        used.update(range(begin, end))
    said = _spoken_at(mention for mention in spoken if mention.is_actor)
    abroad = what.end > what.begin and not question.line[what.begin].isascii()  # no claim holds the word for "where"
    return used if abroad or not _is_content(what) else {n for n in used if n in said or not _inside(question, what, n)}


def _spoken_at(spoken: Iterable[Mention]) -> set[int]:
    return {n for mention in spoken for n in range(mention.begin, mention.end)}


def _is_content(what: Meant) -> bool:
    """Whether the words that told the intent also say what it is about: "fake" in "is the fake passport real"."""
    return what.intent in (Intent.HOW_MANY, Intent.EVIDENCE, Intent.STATUS, Intent.WHERE) and what.status is None


def _inside(question: Typed, what: Meant, place: int) -> bool:
    return question.at(what.begin) <= place <= question.at(max(what.end - 1, what.begin))
