"""Which claims hold a number, or what is counted, and give another number than is asked for; pure."""

import re
from collections.abc import Sequence

from bot.desk.questions.comparing import in_figures
from bot.desk.questions.stories import StoryFile
from bot.domain.sought import Intent
from bot.search.asked import Asked
from bot.search.claimwords import ages_in, counts_another, counts_part, words_of
from bot.search.fitting import Fit
from bot.search.irregular import is_past
from bot.search.manner import OPENING
from bot.search.numbers import MONTHS, with_numbers
from bot.search.stopwords import STOP_WORDS
from bot.search.synonyms import alike
from bot.search.term import Term
from bot.search.wording import word_list

NEGATED = re.compile(r"(?<!\w)(?:not|never|no|none|nobody|without|nor|cannot)(?!\w)")
"""What tells, or asks, of something as not so."""
_ARE_THERE = re.compile(
    rf"{OPENING}how many (?:\w+ ){{1,3}}?(?:was|were|are|is) (?:there )?(?:on|in|at|aboard|onboard|inside)"
    r"(?: the)?(?: \w+(?<!ed)){1,3}"
)
"""What asks how many are somewhere, and not what they did or what befell them."""
_THERE_WERE = re.compile(r"how many (?!percent)(?:\w+ ){1,4}(?:is|are|was|were) there(?!\w)")
_OF_PEOPLE = re.compile(r"how many (?:people|persons|men|women|children)(?!\w)")
_HAS_MANY = re.compile(
    r"how many (?!percent)(?:\w+ ){1,3}?(?:do|does|did|has|have|had) (?:\w+ ){1,4}?(?:have|employ|own|run|operate|got)$"
)
_OF_KIND = re.compile(r"how many (?P<kind>\w+(?: \w+)?) \w+ (?:is|are|was|were|do|does|did|has|have|had)(?!\w)")
"""What asks how many there were, how many somebody has, and of what kind they are."""
_NUMBER = re.compile(r"(?<![\w.,])\d[\d.,]* ")
_BEHIND, _COUNTS = 9, 4
"""How many words behind a number are looked at, and how many may tell what it counts."""
_ABOUT = word_list("about nearly almost some around over under at least most up more less fewer than only roughly the")
_HAS = word_list("has have had was were is are employs employed carried carries holds held contained contains includes")
"""What stands before a number and tells nothing of those that it counts, and what tells that somebody has them."""
_BE = word_list("is are was were be been being have has had")
_CAN = word_list("cannot can could may might will would fell")
_PLACED = word_list("on in at aboard onboard inside there among part of with present left stored kept parked")
_COUNTED = word_list(
    "reported known counted registered recorded employed confirmed found seen travelled traveled reports counts knows"
)
_MADE = frozenset(
    words_of(
        "issue build make file lodge publish count record register report produce create open sign cause hold write"
    )
)
"""What somebody does to what there is by that: "issued 126 fines"."""
_ENDS = word_list("and but who which that when where while as because")
"""What tells, behind a number, that those are there, and what that something befell them."""
_YEAR = re.compile(rf"(?<!\w)(?:in|since|by|until|before|after|late|early|mid|{'|'.join(MONTHS)}) (?:19|20)\d\d(?!\w)")
"""A year that tells when."""
_NOT_DONE = re.compile(r"(?<!\w)(?:can ?not|\w+n['’]t|not|never)(?: be| been| yet| ever)* (?P<deed>\w+)", re.IGNORECASE)
_NOTS = ("not", "never", "n't", "n’t", "Not", "Never")
"""What is told as not done, and what a text that tells so holds at least."""
_PART_OF = re.compile(
    r"(?<!how )(?<!\w)(?P<part>most|all|both|every|half|majority|few|many|some|several|none|any)(?: of)? "
    r"(?:the |these |those |its |their |his |her )?(?P<of>[a-z]\w+)"
)
_ONE_OF = re.compile(
    r"(?<!\w)(?:one|1|a single)(?: of)? (?:the |these |those |its |their |his |her )?(?:\d+ )?(?P<of>[a-z]\w+)"
)
"""What tells of one alone of several."""
_OF_WHOLE = re.compile(
    r"how many (?:out )?of (?:(?:the|these|those|all|its|his|her|their) )*(?P<whole>\d[\d.,]*)(?!\w)"
)
"""Where it is asked how many of a number there are."""
_OF_YEARS = (Intent.STATUS, Intent.BY_WHOM, Intent.HOW_MANY, Intent.WHERE)
"""Where a year tells when something was, and not when it was said."""
_ONE_PART = {"majority": "most", "every": "all", "several": "some"}
_VAGUE = ("some", "any", "many", "none")
"""What tells of a part of something, by which word, and what a question may say of any part."""
_SHARE = alike(*words_of("percent"))


_SPELT = re.compile(
    r"(?<![\w-])(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty)(?![\w-])(?! \d)",
    re.IGNORECASE,
)
"""Numbers that a text spells out."""


def counts_else(words: Sequence[Term], text: str) -> bool:
    """Whether a text tells of what is asked with another number: "7,000 died" of "218 died and 7,000 were injured"."""
    text = _SPELT.sub(lambda found: with_numbers([found[0].lower()])[0], text)
    numbers = [term.stem for term in words if term.number and not term.dated]
    rest = [alike(t.stem) for t in words if not (t.number or (t.names and (t.actor or not t.text.isupper())))]
    if any(term.of and term.stem in ages_in(text) for term in words):
        return True  # "12 games" of "when he was 12"
    return any(counts_another(text, number, rest) for number in numbers) or counts_part(text, numbers, rest)


def without_whole(what: Asked, words: Sequence[Term]) -> list[Term]:
    """The words without the number of all of those of whom it is asked how many: "how many of the 88 left"."""
    whole = _OF_WHOLE.search(what.typed.line) if what.intent is Intent.HOW_MANY else None
    return [term for term in words if not (whole and term.number and term.word == whole["whole"])]


def counts_else_there(words: Sequence[Term], found: Sequence[Fit], told: StoryFile) -> frozenset[str]:
    """The claims that hold a word by what was said of them alone, where that tells of it with another number: of "9
    were killed", said with "9 were killed and 7 hurt", that 9 were hurt.
    """
    aside = {fit.key for fit in found if fit.aside} if any(term.number for term in words) else set[str]()
    return frozenset(a.claim for a in told.file.attributions if a.claim in aside and counts_else(words, a.paraphrase))


def undated(text: str) -> str:
    """A text in small letters, its numbers in figures, without the years that tell when: "in late 2016 among staff"."""
    return _YEAR.sub(" ", in_figures(text))


def numbers_lacking(words: Sequence[Term], told: StoryFile, keys: Sequence[str]) -> frozenset[str]:
    """The claims among these of which only what was said of them holds a number that is asked for."""
    numbers = {term.stem for term in words if term.number and not term.dated}
    if not numbers:
        return frozenset()
    held = {d.key: d.worded | d.dates for d in told.told.documents}
    return frozenset(key for key in keys if key in held and not numbers <= held[key])


def numbered_else(words: Sequence[Term], told: StoryFile, keys: Sequence[str]) -> frozenset[str]:
    """Those of which only what was said of them holds it that have other numbers: of "96 hours", where 70 are asked
    about. 3,000 is no other than 2,975.
    """
    numbers = {term.stem for term in words if term.number and not term.dated}
    lacking = numbers_lacking(words, told, keys)
    own = {d.key: [word for word in d.order if word.isdecimal()] for d in told.told.documents if d.key in lacking}
    return frozenset(key for key, some in own.items() if some and not any(_rounds(n, m) for n in numbers for m in some))


def of_another_year(what: Asked, words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """The claims that tell of another year than is asked about, be that one told in what was said of them."""
    asked = (
        {term.stem for term in words if term.dated and _is_year(term.stem)} if what.intent in _OF_YEARS else set[str]()
    )
    if not asked:
        return frozenset()
    own = {d.key: {word for word in (*d.order, *d.dates) if _is_year(word)} for d in told.told.documents}
    return frozenset(key for key, years in own.items() if years and asked.isdisjoint(years))


def _is_year(word: str) -> bool:
    return len(word) == 4 and word[:2] in ("19", "20") and word.isdecimal()


def _rounds(number: str, other: str) -> bool:
    """Whether a number is another, whole one, or that one rounded: "2.5" is none; of a serial one it is not known."""
    if not number.isdecimal():
        return not number.replace(".", "", 1).isdecimal()
    return any(round(int(other), -digits) == int(number) for digits in range(len(other)))


def placed_else(what: Asked, words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """The claims that count what is asked for, and of which only what was said of them holds where: of "9 men were
    hurt", where it is asked how many were on the bridge; and those that count whom something befell, where it is
    asked how many there were.
    """
    if what.intent is not Intent.HOW_MANY:
        return frozenset()
    where = [
        alike(t.stem) for t in words if t.placed and not (t.names or t.number) and not alike(t.stem) & told.told.about
    ]
    held = {d.key: d.worded | d.counting | d.places for d in told.figures.documents} if where else {}
    gone = {key for key, own in held.items() if not all(stems & own for stems in where)}
    return frozenset(gone) | only_befallen(what, words, told)


def of_another_part(what: Asked, words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """The claims that tell of another part of the same: of many of the deaths, where it is asked of most of them."""
    asked = {of: part for part, of in _parts(what.typed.line) if part not in _VAGUE} if not what.pasted else {}
    asked = {of: part for of, part in asked.items() if any(term.stem == of for term in words)}
    texts = told.file.texts if asked else {}
    whole = {of for of, part in asked.items() if part in ("all", "both", "most")}
    return frozenset(
        key
        for key, text in texts.items()
        if any(asked.get(of, part) != part for part, of in _parts(text.lower()))
        or any(whole.intersection(words_of(found["of"])) for found in _ONE_OF.finditer(text.lower()))
    )


def _parts(text: str) -> list[tuple[str, str]]:
    """Which parts of what a text tells of, each by the stem of that: ("most", "death")."""
    found = ((f["part"], words_of(f["of"])) for f in _PART_OF.finditer(text))
    return [(_ONE_PART.get(part, part), stems[0]) for part, stems in found if stems]


def only_befallen(what: Asked, words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """The claims that count those alone whom something befell, where it is asked how many are there, or somewhere."""
    line = what.typed.line
    asks = _ARE_THERE.fullmatch(line) or _THERE_WERE.search(line) or _HAS_MANY.search(line)
    if what.intent is not Intent.HOW_MANY or not asks:
        return frozenset()
    asked = frozenset[str]().union(*(alike(t.stem) for t in words))
    figures = {key: [f.counts for f in claim.figures] for key, claim in told.claims.items() if claim.figures}
    of_some = {key for key, counts in figures.items() if all(_befell(each) - asked for each in counts)}
    heads = {d.key: d.counting for d in told.figures.documents}
    in_place = any(t.placed and t.names for t in words)
    just = {key for key in figures if in_place and all(alike(t.stem) & heads.get(key, frozenset()) for t in words)}
    of_kind = _OF_KIND.search(line)
    kinds = {t.stem for t in words if of_kind and t.word in of_kind["kind"].split() and not t.names}
    for key, counts in figures.items():
        is_told_apart = any(not kinds.isdisjoint(words_of(each)) for each in counts)  # "unexplained cases"
        if not is_told_apart and _is_of_part(told.claims[key].text, asked):
            of_some.add(key)
    return frozenset(of_some - just)  # "cases in Iceland", where that is what a figure says to count


def _is_of_part(text: str, asked: frozenset[str]) -> bool:
    """Whether a text tells what befell those whom its number of what is asked for, or else its first one, counts, and
    that is not asked for.
    """
    numbers = list(_NUMBER.finditer(figures := in_figures(text)))
    own = (n for n in numbers if not asked.isdisjoint(words_of(" ".join(_thing(figures[n.end() :].split())))))
    number = next(own, numbers[0] if numbers else None)
    before = [word for word in figures[: number.start()].split() if word not in _ABOUT] if number else []
    deed = {*words_of(before[-1])} if before and before[-1] not in _HAS | _COUNTED else set[str]()
    is_other = bool(deed) and deed.isdisjoint(_MADE | asked)
    if is_other and (before[-2:-1] == ["to"] or _does(before[-1])):
        return True  # "has to recall 3 million cars", "expels 23 diplomats"
    words = figures[number.end() :].split()[:_BEHIND] if number else []
    if words[:1] == ["of"] and words[1:2] != [] and words[1] in ("the", "them", "these", "those"):
        return True
    for n, word in enumerate(words):
        if word in _ENDS or word[0].isdecimal():
            return False
        if word in _BE or is_past(word) or word in _CAN:
            told = [each for each in words[n : n + 4] if each not in _BE and not each.endswith("ly")][:2]
            is_there = not told or told[0] in _PLACED or told[0] in _COUNTED
            return not is_there and asked.isdisjoint(words_of(" ".join(words[n:])))
    return False


def _thing(words: Sequence[str]) -> Sequence[str]:
    """The words behind a number that tell what it counts: "troops" of "troops in 4 brigades"."""
    end = next((n for n, word in enumerate(words) if word in _PLACED or word in _BE or word[0].isdecimal()), len(words))
    return words[: min(end, _COUNTS)]


def _befell(counts: str) -> set[str]:
    """What befell those that a figure counts, where its last word tells: "cars derailed"."""
    last = counts.split()[-1:]
    return set(words_of(last[0])) if last and last[0].endswith("ed") and last[0] not in _COUNTED else set()


def _does(word: str) -> bool:
    """Whether a word may be a verb by its form: "expels", "sank", "moved"."""
    return is_past(word) or (word.endswith("s") and word not in STOP_WORDS)


def shares_alone(what: Asked, told: StoryFile) -> frozenset[str]:
    """The claims that tell of a share alone, where it is asked how many there were."""
    asks = _THERE_WERE.search(what.typed.line) or _OF_PEOPLE.search(what.typed.line)
    if what.intent is not Intent.HOW_MANY or not asks:
        return frozenset()
    units = {key: [words_of(figure.unit) for figure in claim.figures] for key, claim in told.claims.items()}
    return frozenset(key for key, each in units.items() if each and all(_SHARE.intersection(words) for words in each))


def counts_undone(what: Asked, words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """The claims that tell to how many it was not done, where it is asked to how many it was: of "24 cannot be
    explained" how many have been explained.
    """
    if what.intent is not Intent.HOW_MANY or NEGATED.search(what.typed.line):
        return frozenset()
    asked = {term.stem for term in words if not (term.names or term.number)}
    texts = {line.key: line.text for line in told.file.claims if any(each in line.text for each in _NOTS)}
    undone = {key: {s for f in _NOT_DONE.finditer(text) for s in words_of(f["deed"])} for key, text in texts.items()}
    return frozenset(key for key, deeds in undone.items() if deeds & asked)
