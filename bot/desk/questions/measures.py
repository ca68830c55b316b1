"""Which claims give another measure than is asked for: so much a day for how much in all, tons for how long; pure."""

import re
from collections.abc import Mapping, Sequence

from bot.desk.questions.comparing import in_figures
from bot.desk.questions.stories import StoryFile, said_in
from bot.domain.entries import Claim, Figure
from bot.domain.sought import MOST_CLAIMS, Intent
from bot.search.asked import Asked
from bot.search.claimwords import words_of
from bot.search.fitting import Document
from bot.search.manner import OPENING
from bot.search.numbers import MONTHS
from bot.search.stems import stem
from bot.search.synonyms import alike
from bot.search.term import Term

_IN_ALL = re.compile(r"(?<!\w)(?:in total|in all|altogether|overall|all in all|in sum)(?!\w)")
_RATE = re.compile(
    r"(?<!\w)(?:(?<!in )(?<!within )(?<!for )(?<!over )(?<!after )(?<!during )(?<!once )"
    r"(?:an?|per|each|every) (?P<span>second|minute|hour|day|night|week|month|year)|"
    r"hourly|daily|nightly|weekly|monthly|yearly|annual(?:ly)?)(?!\w)"
)
"""What tells a number as that of a span of time: "500 a day", but not "in a day"."""
_OFTEN = re.compile(r"(?<=times )(?:in|within|over) an? \w+", re.IGNORECASE)
"""What tells how often something was so, and not how long: "10 times in a year"."""
_HOW_LONG_IS = re.compile(r"(?<!\w)how long (?:is|was|are|were) the(?!\w)")
"""What asks of a thing's length: what else tells of a time is none."""
_APART_IN_TIME = re.compile(r"(?<!\w)(?:before|after|until|till|ago|earlier|later|took|take|taken)(?!\w)")
_OFTEN_OR_APART = re.compile(
    rf"{_OFTEN.pattern}|"
    r"\w+ (?:second|minute|hour|day|night|week|month|year|decade)s? (?:before|after|ago|earlier|later)",
    re.IGNORECASE,
)
"""What asks how far apart two things were, and what tells that too: "two hours before", of nothing that it lasted."""
_SPANS = {"hourly": "hour", "daily": "day", "nightly": "night", "weekly": "week", "monthly": "month"}
_MEASURED = re.compile(
    r"(?<!\w)how (?P<by>long|often|old|far|tall|deep|wide|thick|heavy|hot|cold|fast|close|strong|powerful)(?!\w)"
)
_IN_TIME = re.compile(
    r"(?<!\w)how many (?P<by>(?:second|minute|hour|day|night|week|month|year|decade|centurie)s)(?!\w)"
)
"""What asks how much of something there is that is measured, and how much time by its own unit."""
_TIME = "second minute hour day night week month year decade century"
_LENGTH = "millimetre centimetre metre meter kilometre kilometer km mile foot feet inch yard"
_SPEED = "knot mph kph kmh"
_WEIGHT = "gram kilogram kg ton tonne pound ounce"
_HEAT = "degree celsius fahrenheit kelvin c f k"
_UNITS = {
    "long": f"{_TIME} {_LENGTH} page word",
    "often": "time times",
    "old": f"{_TIME} bc ad ce",
    **dict.fromkeys(("far", "close"), _LENGTH),
    **dict.fromkeys(("strong", "powerful"), f"magnitude richter {_SPEED} {_WEIGHT} kiloton megaton watt megawatt volt"),
    **dict.fromkeys(("tall", "deep", "wide", "thick"), _LENGTH),
    "heavy": _WEIGHT,
    **dict.fromkeys(("hot", "cold"), _HEAT),
    "fast": f"{_LENGTH} {_SPEED}",
}
"""By which units it is measured how long something is, and so on."""
_AMOUNT = re.compile(
    rf"(?<![\w.,])(?P<number>\d[\d.,]*) (?P<unit>(?:{'|'.join(f'{_TIME} {_LENGTH}'.split())})(?:e?s)?)(?!\w)"
)
_ONE_SPAN = re.compile(r"(?<!\w)(?P<which>first|last) (?P<span>hour|day|night|week|month|year)(?!\w)")
"""What asks of one span of time, and not of some."""
_OVER_YEARS = re.compile(r"(?<!\w)(?:(?:since|until|till) |\d{4}(?: ?[-–—] ?| to | and | until ))\d{4}(?!\w)")
"""What tells of some years by one end or both."""
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
_OF_PEOPLE = re.compile(r"(?<!\w)how many (?:people|persons)(?!\w)")
_HOW_MANY = re.compile(r"(?<!\w)how many (?!million|billion|thousand)")
_HOW_MUCH_IS = re.compile(
    rf"{OPENING}how (?:much|high|large|big) (?:is|was|were|are) (?:the|his|her|its|their) (?P<what>\w+)$"
)
_PEOPLE_BEFALLEN = re.compile(
    rf"{OPENING}how many (?:people|persons|men|women|children|of them) (?:(?:was|were|are|got|have|has|had|been) )+"
    rf"(?P<what>\w+)$|"
    rf"{OPENING}how many (?:people|persons|men|women|children) (?:did|has|have) (?:\w+ ){{1,4}}?(?P<did>\w+)$"
)
_OF_SOME = re.compile(r"(?<!\w)(?:with|without|who|whose)(?!\w)(?P<which>.*)")
"""What tells that a figure counts only some of what its first word names: "passengers with stolen passports"."""
_LASTS = re.compile(r"(?<!\w)last(?:s|ed|ing)?$|(?<!\w)last(?:s|ed)(?!\w)")
_FALLS = re.compile(r"^ (?:fell|fall|became|got|were|was|have been|had been) ")
"""What says little of those who "fell ill"."""
_DIFFERENCE = re.compile(r"(?<!\w)\d[\d.,]*(?: (?!and |or )\w+){0,3} (?:less|fewer|lower)(?! than)(?!\w)")
_DIFFERS = re.compile(r"(?<!\w)(?:less|fewer|lower|cheaper|discount|cut|reduc\w*|saved?)(?!\w)")
"""What tells an amount as that by which another is smaller: "pays 350 million less", and what asks for one."""
_STATE = re.compile(
    r"(?:how many|percent|percentage|share)(?!\w).* (?:is|are|was|were) (?:(?:still|now|all|currently|already|yet) )*"
    r"(?P<state>down|up|out|off|away|back)$"
)
"""What asks how many are in a state that one small word tells: "how many are still down"."""
_IN_STATE = re.compile(
    rf"{OPENING}(?:is|are|was|were) (?:the |his |her |its |their )?(?:\w+ ){{0,2}}?(?!\w+ed |\w+en |cut |shut |put |"
    r"set |shot |taken |blown |brought |held |let |split |worn |torn |led |sold |kept |left |sent |thrown |run |"
    r"broken |still )\w+ (?:(?:still|already|now|then|ever|really) )*(?P<state>down|off|on|back)"
    r"(?=$| (?:when|while|before|after|during|at)(?!\w))"
)
"""The same asked of one thing for yes or no: "was the power off when it began"."""
_NONE = frozenset[str]()


def in_other_units(what: Asked, words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """The claims that tell the same number with another unit of time or length: two months are not two weeks."""
    asked = _amounts(what.typed.line)
    return frozenset(c.key for c in told.file.claims if _is_measured_else(asked, _amounts(c.text))) if asked else _NONE


def in_other_money(what: Asked, words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """The claims that count in other money than is asked for."""
    asked = _currencies(what.typed.text)
    claims = told.claims.items() if asked else ()
    named = {key: _currencies(" ; ".join((c.text, *(f.unit for f in c.figures)))) for key, c in claims}
    return frozenset(key for key, others in named.items() if others and not asked & others)


def of_price_alone(what: Asked, words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """The claims that give an amount of money alone, where it is asked how many there were of what that is for."""
    counted = what.counted if _HOW_MANY.search(what.typed.line) and not _currencies(what.typed.text) else None
    claims = told.claims.items() if counted else ()
    return frozenset(k for k, c in claims if counted and c.figures and all(_is_price(f, counted) for f in c.figures))


def counting_that_itself(what: Asked, words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """The claims that count what is asked about by its own name, where it is asked how much it is, "how much was the
    fine", or how many people it befell: of 126 fines.
    """
    asks = what.intent is Intent.HOW_MANY and (
        _HOW_MUCH_IS.match(what.typed.line) or _PEOPLE_BEFALLEN.match(what.typed.line)
    )
    named = asks.groupdict() if asks else {}
    stems = set(words_of(named.get("did") or named.get("what") or ""))
    claims = told.claims.items() if stems else ()
    return frozenset(k for k, c in claims if c.figures and all(stems & {*words_of(f.unit)} for f in c.figures))


def by_the_day_alone(what: Asked, words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """The claims that count by a span of time alone, where it is asked how much in all."""
    line = what.typed.line
    in_all = what.intent in (Intent.STATUS, Intent.HOW_MANY) and _IN_ALL.search(line) and not _RATE.search(line)
    claims = told.claims.items() if in_all else ()
    return frozenset(k for k, c in claims if c.figures and all(_RATE.search(f.unit) for f in c.figures))


def by_other_spans(what: Asked, words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """The claims that count by another span of time than is asked for: so much a day for how much a month."""
    rate = spans(what.typed.line) if what.intent is Intent.HOW_MANY else _NONE
    return frozenset(key for key, c in told.claims.items() if c.figures and not rate & _spans_in(c)) if rate else _NONE


def in_no_such_units(what: Asked, words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """The claims that tell nothing by units of what is asked: of tons, where it is asked how long."""
    own = _measured(what, told)
    return frozenset(told.claims.keys() - own) if own is not None else _NONE


def filed_alone(what: Asked, words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """The claims that are only filed under whom it is asked of, "how many did Acme fire", and do not name them."""
    did = _DID.search(what.typed.line) if what.intent is Intent.HOW_MANY else None
    doers = [t for t in words if did and t.actor and t.word == did["who"]]
    return frozenset(d.key for d in told.figures.documents if any(_is_only_about(doer, d) for doer in doers))


def of_more_days(what: Asked, words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """The claims that tell of a longer time than the one day that is asked about: so many in a week are not those of a
    day, nor those of the first 40 days, or the first month, of the first day.
    """
    if what.intent is Intent.HOW_MANY and (one := _ONE_SPAN.search(what.typed.line)):
        some = re.compile(rf"(?<!\w){one['which']} (?:\d+ )?(?:hour|day|night|week|month|year)s?(?!\w)")
        texts = {k: " ; ".join((c.text, *(f.phase for f in c.figures))).lower() for k, c in told.claims.items()}
        return frozenset(k for k, text in texts.items() if one[0] not in text and some.search(in_figures(text)))
    days = {term.stem for term in words if term.dated} if what.intent is Intent.HOW_MANY else set[str]()
    if sum(day.isdecimal() and len(day) < 3 for day in days) != 1 or sum(day.isalpha() for day in days) != 1:
        return _NONE
    spans = {key: claim.happened for key, claim in told.claims.items() if claim.happened}
    several = {d.key for d in told.figures.documents if len(d.own & _MONTHS) > 1 and d.key not in spans}
    longer = (k for k, span in spans.items() if not days <= said_in(span.first.day) & said_in(span.last.day))
    return frozenset(several.union(longer))


def of_more_years(what: Asked, words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """The claims that count over some years, "from 2014 to 2021", where it is asked how many in one of them."""
    years = {t.stem for t in words if t.dated and len(t.stem) == 4} if what.intent is Intent.HOW_MANY else set[str]()
    if len(years) != 1 or _OVER_YEARS.search(what.typed.line):
        return _NONE
    claims = ((key, " ; ".join((c.text, *(f.phase for f in c.figures)))) for key, c in told.claims.items() if c.figures)
    return frozenset(key for key, text in claims if years & over_years(text))


def over_years(text: str) -> set[str]:
    """The years by which a text tells of some years, the first or the last of them."""
    return {year for found in _OVER_YEARS.finditer(text) for year in words_of(found[0])}


def by_how_much_less(what: Asked, words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """The claims that tell by how much something is less, where it is asked how much it is."""
    if what.intent is not Intent.HOW_MANY or _DIFFERS.search(what.typed.line):
        return _NONE
    return frozenset(c.key for c in told.file.claims if _DIFFERENCE.search(in_figures(c.text)))


def of_some_alone(what: Asked, words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """The claims that count some alone of those who are asked for: passengers with stolen papers."""
    if what.intent is not Intent.HOW_MANY:
        return _NONE
    named = told.told.about.union(*(alike(term.stem) for term in words))
    return frozenset(k for k, c in told.claims.items() if c.figures and all(_is_of_some(f, named) for f in c.figures))


def asks_state(what: Asked) -> bool:
    """Whether it is asked how many are in a state that one small word tells: "how many are down"."""
    return what.intent is Intent.HOW_MANY and _STATE.search(what.typed.line) is not None


def in_no_such_state(what: Asked, words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """The claims that do not tell the state in which so many are: of those that were affected how many are down."""
    asks = {Intent.HOW_MANY: _STATE.search, Intent.STATUS: _IN_STATE.match}.get(what.intent)
    found = asks(what.typed.line) if asks and not what.pasted else None
    if found is None:
        return _NONE
    tells = re.compile(rf"(?<!\w)(?:is|are|was|were|be|been|went|go|goes|still) (?:\w+ ){{0,2}}?{found['state']}(?!\w)")
    return frozenset(k for k, c in told.claims.items() if not tells.search(c.text))


def of_no_money(what: Asked, words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """The claims that give no amount of money, where one is asked for."""
    asks = what.intent is Intent.HOW_MANY and _COSTS.search(what.typed.line)
    claims = told.claims.items() if asks else ()
    said = {k: (c.text, *(f"{f.unit} {f.counts}" for f in c.figures)) for k, c in claims if c.figures}
    return frozenset(key for key, texts in said.items() if not any(_MONEY.search(text) for text in texts))


def of_measure(what: Asked, told: StoryFile) -> tuple[str, ...]:
    """The claims with figures by units of what is asked, where nothing else is: "how long did it take"."""
    own = [key for key in _measured(what, told) or () if told.claims[key].figures]
    return tuple(own) if len(own) <= MOST_CLAIMS else ()


def spans(text: str) -> frozenset[str]:
    """By which spans of time a text counts: the day of "500 a day", the year of "annual"."""
    return frozenset(found["span"] or _SPANS.get(found[0], "year") for found in _RATE.finditer(text.lower()))


def _spans_in(claim: Claim) -> frozenset[str]:
    figures = (f"{figure.unit} {figure.counts} {figure.phase}" for figure in claim.figures)
    return spans(" ; ".join((claim.text, *claim.wordings, *figures)))


def counts_none(what: Asked, told: StoryFile) -> bool:
    """Whether the number of something is asked of which no figure of the story is one, though the story is about it."""
    if _measured(what, told) == []:
        return True  # "how heavy is it"
    if what.intent is not Intent.HOW_MANY:
        return False
    if asks_state(what) and not told.claims.keys() - in_no_such_state(what, (), told):
        return True
    if (rate := spans(what.typed.line)) and not any(rate & _spans_in(claim) for claim in told.claims.values()):
        return True  # "how many a week"
    figures = told.figures.documents
    if what.counted and all(alike(what.counted.stem).isdisjoint(document.heads) for document in figures):
        return True
    asked = [alike(term.stem) for term in what.terms if not (term.names or term.number or term.dated)]
    held = [document.worded | document.counting for document in figures]
    if asked and _OF_PEOPLE.search(what.typed.line):  # who they are that are counted is all of what is asked
        return not any(stems & words for words in held for stems in asked)
    return bool(what.counted and asked) and not any(all(stems & words for stems in asked) for words in held)


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


def _is_price(figure: Figure, of: Term) -> bool:
    """Whether a figure is an amount of money, and counts nothing by its unit of what is asked for."""
    return bool(_currencies(figure.unit)) and alike(of.stem).isdisjoint(words_of(figure.unit))


def _measured(what: Asked, told: StoryFile) -> list[str] | None:
    """The claims that tell something by units of what is asked, days of "how long"; None where no such is asked."""
    how = _MEASURED.search(what.typed.line) or _IN_TIME.search(what.typed.line)
    if how is None or what.intent is not Intent.HOW_MANY:
        return None
    units = set(words_of(_UNITS.get(how["by"], how["by"])))
    apart = _OFTEN if how["by"] != "long" or _APART_IN_TIME.search(what.typed.line) else _OFTEN_OR_APART
    said = {k: (apart.sub("", c.text), *(f"{f.unit} {f.counts}" for f in c.figures)) for k, c in told.claims.items()}
    own = [key for key, texts in said.items() if units & {word for text in texts for word in words_of(text)}]
    if _HOW_LONG_IS.search(what.typed.line) and (things := [alike(t.stem) for t in what.terms if not t.names]):
        documents = {d.key: d.own | d.counting for d in told.told.documents}
        own = [key for key in own if all(stems & documents[key] for stems in things)]
    asks_end = _LASTS.search(what.typed.line)
    return [key for key in own if not asks_end or _LASTS.search(told.claims[key].text)]


def _is_only_about(doer: Term, document: Document) -> bool:
    """Whether a claim is filed under somebody whom its words do not name."""
    return not doer.stands_in(document.own)


def _is_of_some(figure: Figure, named: frozenset[str]) -> bool:
    """Whether a figure counts only some of what its first word names, told apart by what is not asked: "who died"."""
    found = _OF_SOME.search(figure.counts)
    return found is not None and not named.issuperset(words_of(_FALLS.sub("", found["which"]))[:1])
