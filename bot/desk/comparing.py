"""Reads a question by what a story tells: of more than a number as of its numbers, of a fake as of one; pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.desk.counted import measured
from bot.desk.stories import StoryFile, said_in
from bot.domain.entries import Claim, Figure
from bot.domain.sought import MOST_CLAIMS, Intent
from bot.search.asked import Asked
from bot.search.atlas import PLACES
from bot.search.claimwords import canonical, possible_in, wished_in, words_of
from bot.search.fitting import Document, Term
from bot.search.intents import Meant
from bot.search.numbers import MONTHS, with_numbers
from bot.search.stems import stem
from bot.search.synonyms import alike
from bot.search.wording import CALLED_TRUE, FALSE

_COMPARES = re.compile(
    r"(?<!\w)(?:(?:more|less|fewer|greater|higher|lower|bigger|larger|smaller|longer|older) than|over|above|under|"
    r"below|at least|at most|up to|exceed(?:s|ed|ing)?)(?: (?:a|the|about|around))? (?P<number>\d[\d.,]*)"
)
"""What tells a number as a bound."""
_SIDES = {
    ">": ("more", "greater", "higher", "bigger", "larger", "longer", "older", "over", "above", "exceed"),
    "<": ("less", "fewer", "lower", "smaller", "under", "below"),
    ">=": ("at least",),
    "<=": ("at most", "up to"),
}
_WORDS = re.compile(r"\d[\d.,]*\w*|\w+")
_IS = re.compile(r"(?<!\w)(?:is|are|was|were) (?P<what>\w+(?: \w+){0,3})")
"""What something is told to be."""
_IS_A = re.compile(r"(?:so |and |but )*(?:is|are|was|were) (?:\w+ ){1,5}an? (?:(?:real|true|good) )?(?P<kind>\w+)$")
"""Where it is asked whether something is one of a kind."""
_IN_ALL = re.compile(r"(?<!\w)(?:in total|in all|altogether|overall|all in all|in sum)(?!\w)")
_RATE = re.compile(
    r"(?<!\w)(?:(?<!in )(?<!within )(?<!for )(?<!over )(?<!after )(?<!during )(?<!once )"
    r"(?:an?|per|each|every) (?P<span>second|minute|hour|day|night|week|month|year)|"
    r"hourly|daily|nightly|weekly|monthly|yearly|annual(?:ly)?)(?!\w)"
)
"""What tells a number as that of a span of time: "500 a day", but not "in a day"."""
_OFTEN = re.compile(r"(?<=times )(?:in|within|over) an? \w+", re.IGNORECASE)
"""What tells how often something was so, and not how long: "10 times in a year"."""
_SPANS = {"hourly": "hour", "daily": "day", "nightly": "night", "weekly": "week", "monthly": "month"}
_MEASURED = re.compile(r"(?<!\w)how (?P<by>long|often|old|far|tall|deep|wide|thick|heavy|hot|cold|fast)(?!\w)")
_IN_TIME = re.compile(
    r"(?<!\w)how many (?P<by>(?:second|minute|hour|day|night|week|month|year|decade|centurie)s)(?!\w)"
)
"""What asks how much of something there is that is measured, and how much time by its own unit."""
_TIME = "second minute hour day night week month year decade century"
_LENGTH = "millimetre centimetre metre meter kilometre kilometer km mile foot feet inch yard"
_HEAT = "degree celsius fahrenheit kelvin c f k"
_UNITS = {
    "long": f"{_TIME} {_LENGTH} page word",
    "often": "time times",
    "old": f"{_TIME} bc ad ce",
    "far": _LENGTH,
    **dict.fromkeys(("tall", "deep", "wide", "thick"), _LENGTH),
    "heavy": "gram kilogram kg ton tonne pound ounce",
    **dict.fromkeys(("hot", "cold"), _HEAT),
    "fast": f"{_LENGTH} knot mph kph",
}
"""By which units it is measured how long something is, and so on."""
_AMOUNT = re.compile(
    rf"(?<![\w.,])(?P<number>\d[\d.,]*) (?P<unit>(?:{'|'.join(f'{_TIME} {_LENGTH}'.split())})(?:e?s)?)(?!\w)"
)
_MONTHS = frozenset(stem(month) for month in MONTHS)
_DID = re.compile(r"(?<!\w)(?:did|does|do|has|have) (?:the )?(?P<who>\w+)")
"""Who is asked to have done something."""
_COSTS = re.compile(
    r"(?<!\w)how much (?:money|(?:did|does|do|has|have|had|was|were|is|are|will|would) .*(?<!\w)(?:get|got|costs?|"
    r"pays?|paid|earn\w*|spen[dt]|receive[sd]?|charge[sd]?|worth|owe[sd]?|offer(?:ed)?|fined))(?!\w)"
)
_MONEY = re.compile(
    r"[$€£¥₩₽]|(?<!\w)(?:dollars?|euros?|pounds?|cents?|francs?|crowns?|krone[rn]?|kronor|rou?bles?|yen|yuan|won|rupees?|"
    r"pesos?|lira|zloty|hryvnias?|dirhams?|riyals?|reais|usd|eur|gbp|chf|percent|%)(?!\w)",
    re.IGNORECASE,
)
"""What asks for an amount of money, or a share, and what tells one."""
_CURRENCIES = {
    "dollar": re.compile(r"\$|(?<!\w)(?:dollars?|usd|bucks)(?!\w)", re.IGNORECASE),
    "euro": re.compile(r"€|(?<!\w)(?:euros?|eur)(?!\w)", re.IGNORECASE),
    "pound": re.compile(r"£|(?<!\w)(?:pounds? sterling|(?<=[mb]illion )pounds?|gbp)(?!\w)", re.IGNORECASE),
    "rouble": re.compile(r"₽|(?<!\w)(?:rou?bles?|rub)(?!\w)", re.IGNORECASE),
    "yen": re.compile(r"¥|(?<!\w)(?:yen|jpy)(?!\w)", re.IGNORECASE),
    "franc": re.compile(r"(?<!\w)(?:francs?|chf)(?!\w)", re.IGNORECASE),
}
_HOW_MANY = re.compile(r"(?<!\w)how many (?!million|billion|thousand)")
_OF_SOME = re.compile(r"(?<!\w)(?:with|without|who|whose)(?!\w)(?P<which>.*)")
"""What tells that a figure counts only some of what its first word names: "passengers with stolen passports"."""
_LASTS = re.compile(r"(?<!\w)last(?:s|ed|ing)?$|(?<!\w)last(?:s|ed)(?!\w)")
_FALLS = re.compile(r"^ (?:fell|fall|became|got|were|was|have been|had been) ")
"""What says little of those who "fell ill"."""
_DIFFERENCE = re.compile(r"(?<!\w)\d[\d.,]*(?: (?!and |or )\w+){0,3} (?:less|fewer|lower)(?! than)(?!\w)")
_DIFFERS = re.compile(r"(?<!\w)(?:less|fewer|lower|cheaper|discount|cut|reduc\w*|saved?)(?!\w)")
"""What tells an amount as that by which another is smaller: "pays 350 million less", and what asks for one."""
_FROM = re.compile(
    r"where (?:did|do|does|was|were|is|are|had|have|has) (?!.*(?<!\w)(?:figure|number|claim|story|report|count|"
    r"estimate|toll|idea|rumou?r|news)(?!\w)).* from$|from where(?!\w)"
)
_FROM_PLACE = re.compile(r"(?<!\w)(?:from|out of|left|leaves|leave) (?:the |a )?(?P<place>(?:\w+ )?[A-Z]\w*)")
"""What asks whence something came, and what tells it: a claim's places alone are where it came to as well."""
_OF_DEED = (Intent.STATUS, Intent.BY_WHOM, Intent.WHEN, Intent.WHERE)
"""Where it is asked of something as done."""
_MAY = re.compile(r"(?<!\w)(?:can(?:not)?|could|may|might|should|shall|must|will|would|to)(?!\w)")
"""What asks for what may be done, or is still to come."""
_WISHES = frozenset(
    words_of(
        "ask want urge request demand threaten offer refuse fail try wish attempt tell agree promise pledge allow "
        "press push instruct encourage invite beg"
    )
)


def compared(what: Asked, stories: Sequence[StoryFile]) -> Asked:
    """The question "did more than 60,000 leak" as "how many leaked", unless a claim puts it just so; and "what was its
    height" as one for a number.

    A claim of that very number does not tell whether it is more; which numbers there are does.
    """
    what = measured(what, stories)
    found = _COMPARES.search(what.typed.line) if what.intent is Intent.STATUS and not what.pasted else None
    if found is None or any(term.dated and term.word == found["number"] for term in what.terms):
        return what
    if any(found["number"] in _bounds(claim.text) for told in stories for claim in told.file.claims):
        return what
    compares = set(found[0].split())
    terms = tuple(t for t in what.terms if t.word not in compares and (not t.number or t.dated))
    return replace(what, meant=Meant(Intent.HOW_MANY, 0, 0), terms=terms, subject=None, verb=None)


def labelled(what: Asked, stories: Sequence[StoryFile], *, goes_on: bool) -> Asked:
    """The question "who called it a fake", where a claim tells that something is one, as who says so; where nobody and
    nothing else is told, and it `goes_on` from no other, as who used that word.
    """
    line = what.typed.line
    found = next(filter(None, (pattern.search(line) for pattern in (*FALSE, CALLED_TRUE))), None)
    if found is None or what.intent not in (Intent.DENIED, Intent.SAID):
        return what
    token = what.typed.tokens[what.typed.at(found.end("label") - 1)]
    word = canonical(token)
    texts = [text for told in stories for c in told.claims.values() for text in (c.text, *c.wordings)]
    term, told_so = Term(word, token.word, text=token.text), replace(what.meant, intent=Intent.SAID)
    if not any(alike(word) & set(words_of(is_["what"])) for text in texts for is_ in _IS.finditer(text)):
        said = (f"{a.quote} {a.paraphrase}" for told in stories for a in told.file.attributions if not a.inferred)
        if what.terms or what.speakers or goes_on or not any(word in words_of(text) for text in said):
            return what
        return replace(what, meant=told_so, terms=(term,), negated=None)  # who used that very word
    return replace(what, meant=told_so, terms=tuple(dict.fromkeys((*what.terms, term))), negated=False)


def bounded_else(what: Asked, told: StoryFile) -> frozenset[str]:
    """The claims that tell of a number as another bound than it is asked for: "at least 3", of "more than 3"."""
    asked = _bounding(what.typed.line) if what.intent.is_stance and not what.pasted else set[tuple[str, str]]()
    numbers = {number for _, number in asked}
    texts = {line.key: in_figures(line.text) for line in told.file.claims} if asked else {}
    return frozenset(k for k, text in texts.items() if numbers & set(text.split()) and not asked & _bounding(text))


def _bounding(text: str) -> set[tuple[str, str]]:
    """How numbers are told as bounds: which side of it is meant, and the number."""
    return {(_side(found[0]), found["number"].rstrip(".")) for found in _COMPARES.finditer(text)}


def _side(words: str) -> str:
    return next((side for side, begins in _SIDES.items() if words.startswith(begins)), "")


def only_wished(what: Asked, words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """The claims that tell of what is asked about as of a wish, "asked them to ban it", or of what may be, "safe to
    drink", where it is asked who did.
    """
    if what.intent not in _OF_DEED or what.pasted or _WISHES.intersection(words_of(what.typed.line)):
        return frozenset()
    asked = {stem for term in words if not term.names for stem in alike(term.stem)} - wished_in(what.typed.line)
    done = frozenset[str]() if _MAY.search(what.typed.line) else asked - possible_in(what.typed.line)
    holding = {d.key for d in told.told.documents if not done.isdisjoint(d.own)}
    return frozenset(
        line.key
        for line in told.file.claims
        if asked & wished_in(line.text) or (line.key in holding and done & possible_in(line.text))
    )


def of_else(what: Asked, words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """The claims that tell of something else by a word that is the story's: of copper, where "is copper a metal" is
    asked of a story of metals, of so much a day where it is asked how much in all or a month, of tons where it is asked
    how long, of some passengers alone where it is asked how many there were.
    """
    line = what.typed.line
    is_a = _IS_A.match(line) if what.intent is Intent.STATUS else None
    token = what.typed.tokens[what.typed.at(is_a.start("kind"))] if is_a else None
    read = {term.word: term.stem for term in words}  # with slips put right
    kind = alike(read.get(token.word, canonical(token))) if token else frozenset[str]()
    in_all = what.intent in (Intent.STATUS, Intent.HOW_MANY) and _IN_ALL.search(line) and not _RATE.search(line)
    gone = {d.key for d in told.told.documents if kind and not kind & (d.own | d.wordings)}
    if amounts := _amounts(line):
        gone |= {c.key for c in told.file.claims if _is_measured_else(amounts, _amounts(c.text))}
    if money := _currencies(what.typed.text):
        named = {key: _currencies(" ; ".join((c.text, *(f.unit for f in c.figures)))) for key, c in told.claims.items()}
        gone |= {key for key, others in named.items() if others and not money & others}
    if what.counted and _HOW_MANY.search(line) and not money:
        gone |= {
            key for key, c in told.claims.items() if c.figures and all(_is_price(f, what.counted) for f in c.figures)
        }
    if in_all:
        gone |= {k for k, c in told.claims.items() if c.figures and all(_RATE.search(f.unit) for f in c.figures)}
    if what.intent is Intent.HOW_MANY and (rate := spans(line)):
        gone |= {key for key, c in told.claims.items() if c.figures and not rate & _spans_of(c)}
    if (own := _measured(what, told)) is not None:
        gone |= told.claims.keys() - own
    if what.intent is Intent.HOW_MANY and (did := _DID.search(line)):
        doers = [t for t in words if t.actor and t.word == did["who"]]
        gone |= {d.key for d in told.figures.documents if any(_is_only_about(doer, d) for doer in doers)}
    if what.intent is Intent.HOW_MANY:
        gone |= _of_more_days(words, told)
        if not _DIFFERS.search(line):
            gone |= {c.key for c in told.file.claims if _DIFFERENCE.search(in_figures(c.text))}
    if asks_whence(what):
        gone |= {c.key for c in told.file.claims if not _tells_whence(c.key, c.text, told)}
    if what.intent is Intent.HOW_MANY:
        named = told.told.about.union(*(alike(term.stem) for term in words))
        gone |= {k for k, c in told.claims.items() if c.figures and all(_is_of_some(f, named) for f in c.figures)}
    if what.intent is Intent.HOW_MANY and _COSTS.search(line):
        said = {k: (c.text, *(f"{f.unit} {f.counts}" for f in c.figures)) for k, c in told.claims.items() if c.figures}
        gone |= {key for key, texts in said.items() if not any(_MONEY.search(text) for text in texts)}
    return frozenset(gone)


def _is_price(figure: Figure, of: Term) -> bool:
    """Whether a figure is an amount of money, where it is asked how many there were of what it counts."""
    return bool(_currencies(figure.unit)) and alike(of.stem).isdisjoint(words_of(figure.unit))


def _amounts(text: str) -> dict[str, set[str]]:
    """The numbers of a text that have a unit of time or length behind them, each with the stems of these."""
    found: dict[str, set[str]] = {}
    for each in _AMOUNT.finditer(in_figures(text)):
        found.setdefault(each["number"], set()).update(words_of(each["unit"]))
    return found


def _is_measured_else(asked: Mapping[str, set[str]], told: Mapping[str, set[str]]) -> bool:
    """Whether the same number is told with another unit: two months are not two weeks."""
    return any(told.get(number) and not units & told[number] for number, units in asked.items())


def _currencies(text: str) -> frozenset[str]:
    """In what money a text counts."""
    return frozenset(name for name, pattern in _CURRENCIES.items() if pattern.search(text))


def asks_whence(what: Asked) -> bool:
    """Whether it is asked whence something came, which no list of places tells."""
    return what.intent is Intent.WHERE and _FROM.search(what.typed.line) is not None


def _tells_whence(key: str, text: str, told: StoryFile) -> bool:
    """Whether a claim tells that something is from a place: "from MH370" is from none."""
    claim = told.claims.get(key)
    places = PLACES.union(*(words_of(place) for place in claim.places)) if claim else PLACES
    return any(places.intersection(found["place"].lower().split()) for found in _FROM_PLACE.finditer(text))


def _measured(what: Asked, told: StoryFile) -> list[str] | None:
    """The claims that tell something by units of what is asked, days of "how long"; None where no such is asked."""
    how = _MEASURED.search(what.typed.line) or _IN_TIME.search(what.typed.line)
    if how is None or what.intent is not Intent.HOW_MANY:
        return None
    units = set(words_of(_UNITS.get(how["by"], how["by"])))
    said = {k: (_OFTEN.sub("", c.text), *(f"{f.unit} {f.counts}" for f in c.figures)) for k, c in told.claims.items()}
    own = [key for key, texts in said.items() if units & {word for text in texts for word in words_of(text)}]
    asks_end = _LASTS.search(what.typed.line)
    return [key for key in own if not asks_end or _LASTS.search(told.claims[key].text)]


def of_measure(what: Asked, told: StoryFile) -> tuple[str, ...]:
    """The claims with figures by units of what is asked, where nothing else is: "how long did it take"."""
    own = [key for key in _measured(what, told) or () if told.claims[key].figures]
    return tuple(own) if len(own) <= MOST_CLAIMS else ()


def _is_only_about(doer: Term, document: Document) -> bool:
    """Whether a claim is filed under somebody whom its words do not name."""
    return not any(form <= document.own for form in (frozenset((doer.stem,)), *doer.instead))


def _of_more_days(words: Sequence[Term], told: StoryFile) -> set[str]:
    """The claims that tell of a longer time than the one day that is asked about: so many in a week are not those of a
    day.
    """
    days = {term.stem for term in words if term.dated}
    if sum(day.isdecimal() and len(day) < 3 for day in days) != 1 or sum(day.isalpha() for day in days) != 1:
        return set()
    spans = {key: claim.happened for key, claim in told.claims.items() if claim.happened}
    several = {d.key for d in told.figures.documents if len(d.own & _MONTHS) > 1 and d.key not in spans}
    return several | {k for k, span in spans.items() if not days <= said_in(span.first.day) & said_in(span.last.day)}


def spans(text: str) -> frozenset[str]:
    """By which spans of time a text counts: the day of "500 a day", the year of "annual"."""
    return frozenset(found["span"] or _SPANS.get(found[0], "year") for found in _RATE.finditer(text.lower()))


def _spans_of(claim: Claim) -> frozenset[str]:
    figures = (f"{figure.unit} {figure.counts} {figure.phase}" for figure in claim.figures)
    return spans(" ; ".join((claim.text, *claim.wordings, *figures)))


def counts_none(what: Asked, told: StoryFile) -> bool:
    """Whether the number of something is asked of which no figure of the story is one, though the story is about it."""
    if _measured(what, told) == []:
        return True  # "how heavy is it"
    if what.intent is not Intent.HOW_MANY:
        return False
    figures = told.figures.documents
    if what.counted and all(alike(what.counted.stem).isdisjoint(document.heads) for document in figures):
        return True
    asked = [alike(term.stem) for term in what.terms if not (term.names or term.number or term.dated)]
    held = (document.own | document.wordings | document.counting for document in figures)
    return bool(what.counted and asked) and not any(all(stems & words for stems in asked) for words in held)


def _is_of_some(figure: Figure, named: frozenset[str]) -> bool:
    """Whether a figure counts only some of what its first word names, told apart by what is not asked: "who died"."""
    found = _OF_SOME.search(figure.counts)
    return found is not None and not named.issuperset(words_of(_FALLS.sub("", found["which"]))[:1])


def _bounds(text: str) -> set[str]:
    """The numbers in a text that are told as those that it is more, or less, than."""
    return {found["number"].rstrip(".") for found in _COMPARES.finditer(in_figures(text))}


def in_figures(text: str) -> str:
    """The words of a text in small letters, its numbers in figures: "three airports" as "3 airports"."""
    return " ".join(with_numbers(_WORDS.findall(text.lower())))
