"""Who is asked about as the one who speaks: names of the desk, and words that stand in such a place and name nobody."""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from bot.domain.sought import Intent
from bot.domain.text import folded
from bot.search.abroad import says_abroad
from bot.search.aside import set_aside
from bot.search.holders import holder_of, longer_name
from bot.search.intents import Meant
from bot.search.irregular import is_past
from bot.search.mentions import ANYBODY, AUXILIARY, Mention
from bot.search.numbers import MONTHS
from bot.search.pairs import strangers_beside
from bot.search.sayings import FIGURES, HELD_BY, NOBODYS, OFFERS, SAYINGS, TITLES, offers
from bot.search.stopwords import STOP_WORDS
from bot.search.typed import Typed
from bot.search.wording import WHAT_ABROAD, WHO_ABROAD, word_list

_ADVERBS = word_list(
    """
    confirmed denied confirm deny said says latest newest current last
    the a an ever never already officially also really publicly actually just still yet even not openly explicitly
    clearly now then so far all exactly maybe perhaps ultimately finally first later formally again there his her
    their its own ok and please indeed itself himself herself themselves kind of sort this that these those what
    which who whom how why when where whether if or but to need know tell me us everything anything something
    besides except excluding apart aside give gives show list get
    only solely alone nothing no any make makes made making issue issues issued
    personally directly categorically flatly privately independently repeatedly immediately initially previously
    specifically definitely strongly firmly completely partially partly entirely fully quietly secretly honestly falsely
    always often sometimes usually generally originally recently simply merely
    deliberately consistently eventually vehemently unequivocally expressly emphatically outright
    """
)
"""What says nothing of who speaks, between a name and its verb."""
_ABOUT = word_list(
    """
    about on regarding re of in to against that with for over into at concerning than as like near under from outside
    """
)
"""What stands before what is spoken of."""
_NO_DOER = word_list("accident mistake chance hand then now law force surprise design").union(MONTHS) - {"may"}
"""What stands behind "by" and is nobody: "by accident", "by June"; May is somebody's name too."""
_ENDS = word_list("and that who what when where which how why")
"""What ends a name that stands behind "according to" or "by"."""
_DONE = word_list("denied disputed rejected dismissed doubted confirmed verified refuted debunked questioned disproved")
_NAME = 4
"""How many words are somebody's name at most."""
_VIEWS = word_list("position stance view explanation statement response reaction version opinion reply")
_SPEAKS = word_list("speak speaks spoke speaking talk talks")
_BETWEEN = word_list("and or vs versus than like contra und et y")
"""What stands between two names."""


_TOGETHER = ("and", "or", "nor")
"""What stands between two who are asked about alike."""


class Said(NamedTuple):
    """Who is asked about as a speaker: mentions, and words that stand where a speaker would and name none."""

    by: tuple[Mention, ...]
    strangers: tuple[tuple[int, int], ...] = ()
    beside: tuple[tuple[int, int], ...] = ()
    """Where those stand who are named with one of them and are not on the desk: "did Acme or Japan deny it"."""


def said_by(question: Typed, meant: Meant, found: Sequence[Mention]) -> Said:
    """Who is asked about as the one who speaks, and who stands in such a place without being on the desk.

    Whom the question sets aside does not speak: "anybody besides Russia".
    """
    words = [token.word for token in question.tokens]
    verb, after = question.at(meant.begin), question.at(meant.end - 1) + 1 if meant.end else 0
    aside = set_aside(question, found)
    actors = [mention for mention in found if mention.is_actor and mention not in aside]
    if meant.intent.is_stance and not meant.passive and names_behind(question, verb, after):
        behind = tuple(m for m in actors if m.begin >= after)  # "Acme burned, says Eva Holm"
        return Said(behind, () if behind else ((after, len(words)),))
    by = tuple(m for m in actors if _speaks(question, words, m, meant, verb, after))
    if (
        meant.intent is Intent.WHO_IS
        and len(by) == 1
        and (other := holder_of(words, by[0]) or longer_name(question, by[0]))
    ):
        return Said((), (other,))
    owns = [m for m in by if question.tokens[m.end - 1].owns]
    by = tuple(m for m in by if m not in owns or all(other.begin != m.end for other in by))  # "Lund's lawyers"
    if meant.intent.is_stance and any(m.end <= verb for m in by if m not in owns):
        by = tuple(m for m in by if m.end <= verb or m not in owns)  # "did Acme deny Lund's claim"
    if by and not meant.intent.is_stance:
        by += tuple(m for m in actors if m not in by and _is_joined(words, m, by))
    whole = [m for m in by if not _is_part(words, m, meant, verb) and not _is_namesake(question, m, found)]
    strangers = list(_strangers(question, words, meant, verb, after, found, bool(whole)))
    strangers += [(m.begin - 1, m.end) for m in by if _is_namesake(question, m, found)] if not strangers else []
    if strangers or not whole or not meant.intent.is_stance or meant.passive:
        return Said(tuple(whole) if strangers else by, tuple(strangers))
    named = {place for m in found if m.is_actor for place in range(m.begin, m.end)}
    beside = strangers_beside(question, words, named, whole, joined=_TOGETHER)
    return Said(by, (), tuple(span for span in beside if span[1] <= verb))


def _is_joined(words: list[str], m: Mention, by: Sequence[Mention]) -> bool:
    """Whether a name is one of those who are asked about together: "do Lund and the court give other numbers"."""
    before = m.begin - (words[m.begin - 1 : m.begin] == ["the"])
    return words[before - 1 : before] in (["and"], ["or"]) and any(other.end == before - 1 for other in by)


def _is_part(words: list[str], m: Mention, meant: Meant, verb: int) -> bool:
    """Whether a name is only part of what stands for a speaker: "the South Korean agency", "Japan's minister"."""
    if m.end >= len(words) or ((meant.intent.is_stance or meant.intent is Intent.DISAGREE) and m.end >= verb):
        return False
    word = words[m.end]
    plain = (AUXILIARY, _ADVERBS, SAYINGS, OFFERS, _ABOUT, STOP_WORDS)
    return not any(word in words for words in plain)


def told_before(question: Typed, meant: Meant, found: Iterable[Mention]) -> list[int]:
    """The places of who said what is asked about, with the verb: "Acme said that it burned. Who denies that"."""
    words = [token.word for token in question.tokens]
    who = _who(words, question.at(meant.begin)) if meant.intent.is_stance else -1
    said = [m for m in found if m.is_actor and m.end < who and offers(words[m.end])]
    return [place for m in said for place in range(m.begin, m.end + 1)]


def _is_namesake(question: Typed, m: Mention, found: Sequence[Mention]) -> bool:
    """Whether another first name stands before the last name of somebody on the desk: "Kristin Armstrong"."""
    label = [folded(word) for word in m.choice.label.split()]
    before = question.tokens[m.begin - 1] if m.begin else None
    if m.end - m.begin > 1 or len(label) < 2 or before is None or question.tokens[m.begin].word != label[-1]:
        return False
    if before.text[:1].islower() and question.tokens[m.begin].text[:1].isupper():
        return False
    plain = (AUXILIARY, _ADVERBS, SAYINGS, OFFERS, _ABOUT, ANYBODY, STOP_WORDS, TITLES, _BETWEEN)
    named = any(other.begin < m.begin <= other.end for other in found)
    said = any(before.word in words for words in plain) or offers(before.word) or before.is_number or before.owns
    return not (said or named or before.word in label)


def _speaks(question: Typed, words: list[str], m: Mention, meant: Meant, verb: int, after: int) -> bool:
    before = _back(words, m.begin - 1)
    prior, earlier = (words[before] if before >= 0 else ""), (words[before - 1] if before > 0 else "")
    owns = question.tokens[m.end - 1].owns
    following = words[m.end : m.end + 3]
    if (prior == "to" and earlier == "according") or prior == "per":
        return True
    put_out = owns and meant.intent.is_stance and following[:1] and following[0] in HELD_BY | FIGURES
    if put_out and m.begin >= after and (_who(words, verb) >= 0 or prior in _ABOUT):
        return False  # "who disputes Acme's report", "what did Lund say about Acme's report"
    if put_out and m.end < verb and _is_done_to(words, meant, verb):
        return False  # "was Acme's report denied"
    if owns and any(word in HELD_BY for word in following[:2]) and meant.intent is not Intent.EVIDENCE:
        return meant.intent is not Intent.STATUS
    if owns and meant.intent is Intent.HOW_MANY and any(word in FIGURES for word in following):
        return True
    if meant.intent is Intent.DISAGREE:
        return prior not in ("about", "on", "over", "regarding")
    if meant.intent is Intent.WHO_IS:
        return True
    if prior == "by" and meant.intent is Intent.SAID and after <= m.begin and words[0] != "who":
        return True
    if prior in ("by", "from") and meant.intent.is_stance:
        return after <= m.begin and all(
            word in _ADVERBS or word in HELD_BY or word in ("by", "from") for word in words[after : m.begin]
        )
    if prior == "of" and earlier in _VIEWS:
        return True
    if meant.intent is Intent.HOW_MANY and following[:1] and following[0] in FIGURES:
        return True  # "what is the Acme number"
    if prior == "for" and earlier in _SPEAKS:
        return True  # "who speaks for Acme"
    if following[:1] and following[0] in SAYINGS and meant.intent in (Intent.SOURCES, Intent.WHEN, Intent.BRIEF):
        return not offers(prior)  # "when did Acme blame Danish officials"
    if meant.intent is Intent.BRIEF:
        return m.begin == 0 or prior == "by"
    if meant.intent.is_stance:
        return _takes_stance(words, m, meant, verb, after, owns=owns)
    if meant.intent in (Intent.HOW_MANY, Intent.WHEN, Intent.EVIDENCE, Intent.SOURCES, Intent.WHERE, Intent.DISPUTED):
        if prior == "by" or (prior == "from" and meant.intent is Intent.EVIDENCE):
            return meant.intent in (Intent.HOW_MANY, Intent.EVIDENCE)
        auxiliary = prior in ("did", "does", "do", "has", "have", "is") or earlier in ("did", "does", "do")
        done_to = prior == "is" and words[m.end : m.end + 1] != [] and words[m.end].endswith("ed")  # "is Lund accused"
        return (auxiliary or before < 0 or m.begin == 0) and any(
            offers(word) or word == "got" or (word == "know" and meant.intent is Intent.EVIDENCE)
            for word in _up_to_to(words[m.end + done_to : m.end + 4])
        )
    return False


def _is_done_to(words: list[str], meant: Meant, verb: int) -> bool:
    """Whether the verb tells what is done to what stands before it: "was it denied", "ordered it to be denied"."""
    return meant.passive or (words[verb - 1] in ("be", "been", "being") and words[verb] in _DONE)


def _up_to_to(words: Sequence[str]) -> Sequence[str]:
    """What stands before a "to": who "promised to publish it" has not put it out by that."""
    return words[: words.index("to")] if "to" in words else words


def _takes_stance(words: list[str], m: Mention, meant: Meant, verb: int, after: int, *, owns: bool) -> bool:
    """Whether a name stands where the one does who denies, confirms or says something."""
    if meant.passive or m.end > verb:
        said = not meant.passive and m.begin >= after and STOP_WORDS.issuperset(words[after : m.begin])
        return said and _is_doer_behind(words, verb)
    if m.end <= _who(words, verb):
        return False  # "Acme said so. Who denies it"
    before = _back(words, m.begin - 1)
    prior = words[before] if before >= 0 else ""
    adjacent = all(word in AUXILIARY or word in _ADVERBS for word in words[m.end : verb])
    of_them = prior == "that" or (prior in ("in", "at", "from") and words[before - 1] == "who")  # "who at Acme said so"
    if (prior in _ABOUT and not (of_them and adjacent)) or (prior in ("told", "tells") and "who" in words[:before]):
        return False  # whom somebody told it
    has_thing = owns and m.end < verb and words[m.end] != "and" and words[m.end] not in ANYBODY
    return not (has_thing and _names_thing(words, m, verb))


def _who(words: list[str], verb: int) -> int:
    """The place of the "who" that the verb is asked of; -1 where it is of somebody else."""
    at = verb - 1
    while at >= 0 and words[at] != "who" and (words[at] in AUXILIARY or words[at] in _ADVERBS):
        at -= 1
    return at if at >= 0 and words[at] == "who" else -1


def _is_doer_behind(words: list[str], verb: int) -> bool:
    """Whether a verb of another language has its doer behind it: "что сказал Песков", not "кто обвинил Россию"."""
    asks = words[verb - 1] if verb else ""
    abroad = not words[verb].isascii() or says_abroad(words[verb])
    return abroad and (not asks or asks in (WHAT_ABROAD if asks.isascii() else STOP_WORDS) - WHO_ABROAD)


def _names_thing(words: list[str], m: Mention, verb: int) -> bool:
    """Whether what is owned is the subject: "Russia's involvement was denied", not "Russia's ministry denied"."""
    return verb - m.end > 0 and any(word in ("is", "was", "were", "been", "are") for word in words[m.end : verb])


def _back(words: list[str], at: int) -> int:
    """The place before `at` that is no article or title."""
    while at >= 0 and (words[at] in ("the", "a", "an") or words[at] in TITLES):
        at -= 1
    return at


def _strangers(
    question: Typed, words: list[str], meant: Meant, verb: int, after: int, found: Sequence[Mention], has_speaker: bool
) -> Iterable[tuple[int, int]]:
    """Words that stand where a speaker would, and name nobody on the desk."""
    named = {place for mention in found if mention.is_actor for place in range(mention.begin, mention.end)}
    for at in range(len(words) - 2):
        if words[at : at + 2] == ["according", "to"] and not NOBODYS.match(" ".join(words[at + 2 : at + 6])):
            yield from _slot(question, words, at + 2, min(at + 8, len(words)), named, stops=True)
    asks_of_one = not meant.passive and (
        words[:1] in (["did"], ["does"], ["do"], ["has"], ["have"]) or _who(words, verb) >= 0
    )
    for at, token in enumerate(question.tokens[:-1]):
        if at >= after and (asks_of_one or (has_speaker and words[at - 1] in _ABOUT)):
            break  # "did Acme deny Lund's claim", "what does Acme say about Lund's claim"
        if token.owns and at not in named and meant.intent.is_stance and words[at + 1] in HELD_BY:
            yield from _slot(question, words, max(at - 2, 0), at + 1, named)
    if meant.passive:
        if words[after : after + 1] == ["by"] and _NO_DOER.isdisjoint(words[after + 1 : after + 2]):
            yield from _slot(question, words, after + 1, len(words), named, stops=True)
        return
    if meant.intent is Intent.DISAGREE:
        yield from strangers_beside(question, words, named, found)
    if not meant.intent.is_stance:
        if has_speaker or meant.intent not in (Intent.HOW_MANY, Intent.WHEN, Intent.EVIDENCE, Intent.SOURCES):
            return
        told = [n for n, word in enumerate(words) if word in OFFERS and word not in AUXILIARY]
        told = [n for n in told if words[n - 1] != "been" and words[n - 2 : n - 1] != ["been"]]  # "have been reported"
        asks = [n for n, word in enumerate(words) if word in ("did", "does", "do", "has", "have")]
        told = [n for n in told if asks and asks[0] < n]
        plans = told and any(m.end + 1 < told[0] and words[m.end + 1] == "to" for m in found if m.is_actor)
        if told and not plans:  # "when did Acme promise to publish it"
            inside = range(verb, after) if meant.intent is not Intent.SOURCES else ()  # "where did Lund say" names one
            yield from _slot(question, words, asks[0] + 1, told[0], named.union(inside))
        return
    by = words[after : after + 1] in (["by"], ["from"]) and _NO_DOER.isdisjoint(words[after + 1 : after + 2])
    if by and not has_speaker:
        yield from _slot(question, words, after + 1, len(words), named, stops=True)
    if has_speaker or _who(words, verb) >= 0:
        return
    subject = [n for n in range(verb) if words[n] in ("who", "whom", "whoever")]
    asks = [n for n in range(verb) if words[n] in ("what", "which", "how", "why", "everything", "anything", "all")]
    begin = max((n + 1 for n in range(verb) if words[n] in AUXILIARY and words[n] != "any"), default=None)
    if begin is None:
        if not subject and not asks:
            yield from _slot(question, words, 0, verb, named)
        return
    if all(word in _ADVERBS or word in ANYBODY for word in words[begin:verb]):
        before = not subject and begin > 1 and not set(words[begin:verb]) & ANYBODY
        before = before and words[max(asks, default=0)] != "which"  # "which agency has denied it" names none
        if before:  # "what the agency has said"
            yield from _slot(question, words, max(asks, default=-1) + 1, begin - 1, named)
        return
    yield from _slot(question, words, begin, verb, named)


def names_behind(question: Typed, verb: int, after: int) -> bool:
    """Whether no more than somebody's name stands behind a verb that a pause parts from what was said."""
    behind = question.tokens[after:]
    return question.pauses(verb - 1) and 0 < len(behind) <= _NAME and all(token.large for token in behind)


def _does(words: list[str], place: int, named: Collection[int]) -> bool:
    """Whether a name has a verb behind it: "according to the Echo Lund flew home"."""
    behind = next((n for n in range(place, len(words)) if n not in named), len(words))
    return behind < len(words) and (words[behind] in AUXILIARY or is_past(words[behind]))


def _slot(
    question: Typed, words: list[str], begin: int, end: int, named: set[int], *, stops: bool = False
) -> Iterable[tuple[int, int]]:
    """The words of a place for a speaker, where they name somebody whom the desk does not know."""
    held, only_named = list[int](), True
    for place in range(begin, end):
        word = words[place]
        ends = stops and (word in _ABOUT or word in AUXILIARY or word in _ENDS or question.pauses(place - 1))
        ends = ends or (stops and place in named and place - 1 not in named and _does(words, place, named))
        if ends and held:
            break
        if word in _ABOUT and not (word in ("of", "in") and held):
            break
        is_month = word in MONTHS and any(each.is_number for each in question.tokens[place + 1 : place + 2])
        says = not (is_month or any(word in words for words in (_ADVERBS, ANYBODY, WHAT_ABROAD, WHO_ABROAD)))
        says = says and not question.tokens[place].is_number and (word.isascii() or word not in STOP_WORDS)
        if (place in named or says) and word not in _ABOUT:
            held.append(place)
            only_named = only_named and (place in named or word in SAYINGS)
    if held and not only_named:
        yield held[0], held[-1] + 1
