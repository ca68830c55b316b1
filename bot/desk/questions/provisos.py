"""Provisos of a question that a claim does not answer by holding its words: blame, "only", "before Acme did"; pure."""

import re
from collections.abc import Collection, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from bot.desk.questions.stories import StoryFile
from bot.domain.sought import Intent
from bot.search.asked import Asked
from bot.search.atlas import PLACES, home
from bot.search.claimwords import canonical, is_of_others, words_of
from bot.search.kinds import whom_asked
from bot.search.manner import OPENING
from bot.search.mending import LIGHT
from bot.search.synonyms import alike
from bot.search.term import Term

_BLAMES = re.compile(r"(?<!\w)(?:blam|accus)(?:e|es|ed|ing)(?!\w)")
_BLAMED_FOR = re.compile(r"(?<!\w)blam(?:e|es|ed|ing) (?:the )?(?P<who>\w+(?: \w+){0,2}?) for (?!(?:it|this|that)$)\w")
_IS_TO_BLAME = re.compile(
    rf"{OPENING}(?:who|what)(?: is|s| was| are| were)? (?:really |actually |mainly |most )?"
    r"(?:to blame|at fault|responsible|guilty|culpable|the culprit)(?: here| then)?"
)
HARMS = re.compile(
    r"(?<!\w)(?:behind|involv|took part|takes? part|participat|responsib|caus|carr(?:y|ied) out|did it|bl[eo]w|sabotag|"
    r"attack|order|plot|"
    r"organi[sz]e[ds]? (?:the |an? )?(?:\w+ )?(?:attack|explosion|bomb|blast|murder|killing|sabotage|raid|coup|fraud)|"
    r"orchestrat|mastermind|perpetrat|"
    r"hack|poison|kill|murder|sho[ot]|bomb|st(?:ea|o)l|br[eo]a?ke?n? into|break-in|leak|destroy|"
    r"sank|s[iu]nk|str[iu]ck|hit |"
    r"forg|fak|cheat|lie[ds]? |cover|fire[ds]? (?:at|on)|neglect|neglig|fail|at fault|guilty|to blame)"
)
_PARTS = re.compile(r"(?<!\w)(?:of|to|that|who|which|from|about|for|and|but)(?!\w)")
_BY = re.compile(r"(?<!\w)by (?:the )?(?P<whom>\w+)")
"""How what somebody may be blamed for is told, and by whom it was done."""
_ALONE = re.compile(r"(?<!\w)(?:(?:only|solely|just|exclusively) (?:the )?(?P<only>\w+)|(?P<alone>\w+) alone)(?!\w)")
_ONLY_THEY = re.compile(rf"{OPENING}(?:did|does|do|has|have|had|was|were|is|are) (?:only|solely) \w")
_AGAIN = re.compile(rf"{OPENING}(?:did|has|have|had|was|were) .*(?<!\w)(?:again|twice|once more)$")
_ORDER = re.compile(r"(?<!\w)(?:before|after|earlier than|later than|sooner than) (?:the )?(?P<who>\w+)")
_ON = re.compile(r"(?<!\w)on (?:the |\w+day,? )?(?P<day>\w+)")
_OF_MORE_DAYS = re.compile(r"(?<!\w)(?:by|until|till|before|after|since) (?P<day>\w+(?: \w+){0,2})")
_AT = re.compile(r"(?<!\w)at (?:war|fault|risk|large|sea|home|work|hand|stake)(?!\w)")
_LAPSE = re.compile(
    r"(?<!\w)\w+ (?P<span>second|minute|hour|day|week|month|year|decade)s? (?:before|after|earlier|later)(?!\w)"
)
_NEW_ONE = re.compile(r"(?<!\w)(?:an?|the) new (?P<what>\w+)")
_THERE_ARE_MORE = re.compile(
    rf"{OPENING}(?:is|are|was|were) there (?:(?:any|some|an) ?)*(?:other|more(?! than)|another) \w"
)
_TELLS_MORE = re.compile(r"(?<!\w)(?:other|others|another|more(?! than)|further|additional|second)(?!\w)")
"""What asks whether there are more than what is told of, and what tells that."""
_TELLS_NEW = re.compile(r"(?<!\w)new(?!\w)")
_TELLS_ALONE = re.compile(r"(?<!\w)(?:only|solely|sole|exclusively|alone|nobody else|no other)(?!\w)")
_TELLS_AGAIN = re.compile(r"(?<!\w)(?:again|twice|once more|second|re-?\w+ed)(?!\w)")
_WHILE = re.compile(r"(?<!\w)(?P<how>when|while|as soon as) (?P<what>\w+(?: \w+){1,5})$")
"""What tells at the end of a question together with what it was."""
_HOW_THEN = r"(?:before|ahead of|prior to|after|following|during|amid)(?!\w)"
_WHEN = re.compile(rf"(?<!\w)(?<!or )(?P<how>{_HOW_THEN}) (?!or )(?P<what>\w+(?: (?!{_HOW_THEN})\w+){{0,5}})")
_THEN = {"ahead of": "before", "prior to": "before", "following": "after", "amid": "during"}
_ORDERS = 4
"""What tells that something was before, after or during another thing; and how many such are read in one text."""
_BEFORE_THE = re.compile(r"(?<!\w)(?:before|prior to|ahead of) (?:the |this |that )(?:\w+ )?(?P<what>\w+)$")
_TELLS_ORDER = re.compile(r"(?<!\w)(?:before|after|earlier|later|sooner)(?!\w)")


def unmet(what: Asked, words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """The claims that do not say it of one alone, where that is asked, or that it was so again, or in which order two
    did it, or how long before another thing, or whether before or after it; nor that somebody is at war, where they
    tell of a war, or that there is a new one, or another, of what they tell of.
    """
    named = {term.word for term in words if term.names}
    tells: list[re.Pattern[str]] = []
    line = what.typed.line
    only_they = not what.intent.is_stance and _ONLY_THEY.match(line) is not None
    if only_they or any({found["only"], found["alone"]} & named for found in _ALONE.finditer(line)):
        tells.append(_TELLS_ALONE)
    if what.intent is Intent.STATUS and _AGAIN.match(line):
        tells.append(_TELLS_AGAIN)
    if any(found["who"] in named and not _owns(what, found) for found in _ORDER.finditer(line)):
        tells.append(_TELLS_ORDER)
    if what.intent is Intent.STATUS and not what.pasted and _is_before_story(line, words, told):
        tells.append(_TELLS_ORDER)
    if asks_of_new_one(what):
        tells.append(_TELLS_NEW)
    if what.intent is Intent.STATUS and _THERE_ARE_MORE.match(line):
        tells.append(_TELLS_MORE)
    tells += [re.compile(rf"(?<!\w){found['span']}s?(?!\w)") for found in _LAPSE.finditer(what.typed.line)]
    tells += [re.compile(rf"(?<!\w){found[0]}(?!\w)") for found in _AT.finditer(what.typed.line)]
    texts = {line.key: line.text.lower() for line in told.file.claims} if tells else {}
    lacking = (key for key, text in texts.items() if not all(each.search(text) for each in tells))
    return _then_else(line, told).union(lacking, _of_no_harm_by(what, words, told))


def _is_before_story(line: str, words: Sequence[Term], told: StoryFile) -> bool:
    """Whether it is asked of something as done before what the story is called by: "did Acme know before the fire"."""
    own = {term.word for term in words}
    before = [found["what"] for found in _BEFORE_THE.finditer(line) if found["what"] not in own]
    return any(not told.told.about.isdisjoint(words_of(what)) for what in before)


class _Order(NamedTuple):
    """What a text tells as before, after or during what, each by its stems."""

    how: str
    one: frozenset[str]
    other: frozenset[str]


def _then_else(line: str, told: StoryFile) -> frozenset[str]:
    """The claims that tell it as before something, where it is asked for as after or during just that, and so on, or
    that tell the other of the two as the first.
    """
    asked = _orders(line)
    if (together := _WHILE.search(line)) and together.start():
        asked.append(
            _Order("during", frozenset(words_of(line[: together.start()])), frozenset(words_of(together["what"])))
        )
    texts = {c.key: _orders(c.text.lower()) for c in told.file.claims} if asked else {}
    return frozenset(key for key, orders in texts.items() if any(_is_then_else(each, orders) for each in asked))


def _orders(text: str) -> list[_Order]:
    found = islice(_WHEN.finditer(text), _ORDERS)
    return [
        _Order(_THEN.get(f["how"], f["how"]), frozenset(words_of(text[: f.start()])), frozenset(words_of(f["what"])))
        for f in found
    ]


def _is_then_else(asked: _Order, told: Sequence[_Order]) -> bool:
    hows = {order.how for order in told if not asked.other.isdisjoint(order.other)}
    return (bool(hows) and asked.how not in hows) or any(_is_turned(asked, order) for order in told)


def _is_turned(asked: _Order, told: _Order) -> bool:
    """Whether that after which it is asked to have been is told to have been after it: "the fire after the vote"."""
    then, now = asked.other - told.other, told.other - asked.other
    return asked.how == told.how and not (then.isdisjoint(told.one) or now.isdisjoint(asked.one))


def asks_of_new_one(what: Asked) -> bool:
    """Whether it is asked of another one than claims tell of, "the new election", and for no new number."""
    new = _NEW_ONE.search(what.typed.line) if what.intent is not Intent.HOW_MANY and not what.pasted else None
    labels = [
        *(choice.label for choices in what.speakers for choice in choices),
        *(t.text for t in what.terms if t.names),
    ]
    of_name = {word for label in labels for word in label.lower().split()}  # "what did the New York Times say"
    return new is not None and new["what"] not in LIGHT and not {"new", new["what"]} <= of_name


def up_to_that_day(what: Asked, words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """The claims that tell of all the days up to one, or from it, where that day is asked about: of "18 died by 2 June"
    that so many died on it.
    """
    dated = {term.stem: term.word for term in words if term.dated}
    if not any(found["day"] in dated.values() for found in _ON.finditer(what.typed.line)):
        return frozenset()
    texts = {line.key: _OF_MORE_DAYS.finditer(line.text) for line in told.file.claims}
    return frozenset(key for key, found in texts.items() if any(dated.keys() <= {*words_of(f["day"])} for f in found))


def _owns(what: Asked, order: re.Match[str]) -> bool:
    """Whether it is "after Acme's update", which is no deed that another did first."""
    return what.typed.tokens[what.typed.at(order.start("who"))].owns


def of_other_people(what: Asked, told: StoryFile) -> frozenset[str]:
    """The claims that tell of such things as another country's: "23 British diplomats", of 23 Russian ones."""
    whose = [
        (canonical(before), alike(canonical(token)))
        for before, token in pairwise(what.typed.tokens)
        if before.word in PLACES and home(before.word) != before.word and token.word not in PLACES
    ]
    documents = told.told.documents if whose else ()
    return frozenset(
        d.key for d in documents if any(is_of_others(of, things, d.order, d.names) for of, things in whose)
    )


def in_other_countries(words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """The claims that tell of another country as the place, where it is asked of one by its name: "over America", of
    American boats in China.
    """
    asked = [term for term in words if term.placed and term.stem in PLACES]
    return frozenset(
        d.key
        for term in asked
        for d in told.told.documents
        if not PLACES.isdisjoint(d.places) and not term.stands_in(d.places)
    )


def naming_none(words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """The claims whose text names none of those who are told to have done it: being filed under one tells nothing."""
    names = [term for term in words if term.names]
    return frozenset(d.key for d in told.told.documents if not any(name.stands_in(d.own) for name in names))


def asks_blame(what: Asked) -> bool:
    """Whether it is asked whom somebody blames: not all that is said of a name is said against it."""
    return what.intent is Intent.SAID and _BLAMES.search(what.typed.line) is not None


def asks_who_is_to_blame(what: Asked) -> bool:
    """Whether it is asked who is to blame, and for nothing: each claim that blames somebody may be meant."""
    return what.intent is Intent.BY_WHOM and _IS_TO_BLAME.fullmatch(what.typed.line) is not None


def asks_who_of_one(what: Asked, words: Sequence[Term], told: StoryFile) -> bool:
    """Whether it is asked who somebody is, by what they are, or who did something to a person of the story."""
    if what.intent is not Intent.BY_WHOM:
        return False
    actors = [told.file.actors.get(term.actor) for term in words if what.verb]
    return bool(whom_asked(what.typed.line)) or any(a and a.is_person for a in actors)


def harmed_by(words: Sequence[Term], claims: Sequence[str], told: StoryFile, *, own: bool = False) -> list[str]:
    """The claim that names this one first as having done harm, if it is the only one, or the only one to tell of harm
    to what the story is called by, which it must where that alone is asked; of several names all claims.
    """
    if len(words) > 1:
        return [] if own else list(claims)
    forms = _forms(words)
    first = {document.key: (*document.names[:1], *document.order[:1]) for document in told.told.documents}
    texts = told.file.texts
    by = [key for key in claims if forms.intersection(first[key]) and does_harm(forms, texts.get(key, ""))]
    if own or len(by) > 1:
        by = [key for key in by if told.told.about & {*words_of(texts[key])} - forms]
    return by if len(by) == 1 else []


def _of_no_harm_by(what: Asked, words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """The claims that do not tell of harm by one who is asked to be blamed for something: of "the flood killed ten on
    the Russian-held bank" that Russia is blamed for the flood.
    """
    found = _BLAMED_FOR.search(what.typed.line) if what.intent.is_stance else None
    blamed = [term for term in words if found and term.names and term.word in found["who"].split()]
    forms = _forms(blamed)
    return frozenset(line.key for line in told.file.claims if blamed and not does_harm(forms, line.text))


def does_harm(forms: Collection[str], text: str) -> bool:
    """Whether a text names one, by the stems of their name, before it tells of harm, or behind "by": not "the flood
    killed ten on the Russian-held bank".
    """
    found = HARMS.search(text)
    if found is None:
        return False
    by = (words_of(met["whom"])[:1] for met in _BY.finditer(text, found.end()))
    before = _PARTS.split(text[: found.start()])[-1]  # "Acme learned of a plan to attack" tells of no attack of Acme's
    return any(not {*forms}.isdisjoint(each) for each in (words_of(before), *by))


def _forms(words: Sequence[Term]) -> frozenset[str]:
    return frozenset[str]().union(*(term.stems for term in words))
