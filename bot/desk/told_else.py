"""Tells whether a text holds what is asked with another number, or in passing beside what it is about; pure."""

import re
from collections.abc import Sequence

from bot.desk.comparing import in_figures
from bot.desk.stories import StoryFile
from bot.domain.sought import Intent
from bot.search.asked import Asked
from bot.search.claimwords import canonical, counts_another, deed_of_nobody, words_of
from bot.search.doers import deed_asked, is_anothers_deed, tells_done
from bot.search.fitting import Document, Fit, Term, held
from bot.search.irregular import BASE
from bot.search.manner import OPENING
from bot.search.numbers import MONTHS
from bot.search.sayings import offers
from bot.search.stopwords import STOP_WORDS
from bot.search.synonyms import alike
from bot.search.there import asked_to_be_there, is_only_spoken_of
from bot.search.wording import word_list

_DONE_TO = re.compile(
    rf"{OPENING}(?:(?:when|where|why) )?(?:(?:was|were|is|are)|(?P<has>has|have|had)) (?:the )?"
    r"(?P<whom>(?:\w+ ){1,3}?)(?:(?:ever|also|already|really|\w+ly) )*(?(has)been (?:\w+ly )?)(?P<deed>\w+)"
    r"(?: (?:in|on|at|with|for|of|after|before|by|to) .*)?$"
)
"""What asks whether something was done to somebody: "was Lund charged"."""
_WHO_DID = re.compile(
    rf"{OPENING}(?:by whom (?:is|are|was|were|has|have|had) |who (?!(?:is|are|was|were|says?|said) )\w)"
)
"""What asks who did something, and not who says so."""
IS_DONE = re.compile(r"(?<!\w)(?:was|were|is|are|been|being|be|got)(?!\w)", re.IGNORECASE)
"""What a text has that may tell of what was done to somebody."""
_ARE_THERE = re.compile(
    rf"{OPENING}how many (?:\w+ ){{1,3}}?(?:was|were|are|is) (?:there )?(?:on|in|at|aboard|onboard|inside)"
    r"(?: the)?(?: \w+(?<!ed)){1,3}"
)
"""What asks how many are somewhere, and not what they did or what befell them."""
_THERE_WERE = re.compile(r"how many (?!percent)(?:\w+ ){1,4}(?:is|are|was|were) there(?!\w)")
_HAS_MANY = re.compile(
    r"how many (?!percent)(?:\w+ ){1,3}?(?:do|does|did|has|have|had) (?:\w+ ){1,4}?(?:have|employ|own|run|operate|got)$"
)
_OF_KIND = re.compile(r"how many (?P<kind>\w+(?: \w+)?) \w+ (?:is|are|was|were|do|does|did|has|have|had)(?!\w)")
_NUMBER = re.compile(r"(?<![\w.,])\d[\d.,]* ")
_BEHIND = 9
_BE = word_list("is are was were be been being have has had")
_ABOUT = word_list("about nearly almost some around over under at least most up more less fewer than only roughly the")
_HAS = word_list("has have had was were is are employs employed carried carries holds held contained contains includes")
_CAN = word_list("cannot can could may might will would fell")
_PLACED = word_list("on in at aboard onboard inside there among part of with present left")
_COUNTED = word_list(
    "reported known counted registered recorded employed confirmed found seen travelled traveled reports counts knows"
)
_ENDS = word_list("and but who which that when where while as because")
"""What tells, behind a number, that those are there, and what that something befell them."""
_YEAR = re.compile(rf"(?<!\w)(?:in|since|by|until|before|after|late|early|mid|{'|'.join(MONTHS)}) (?:19|20)\d\d(?!\w)")
_STRONGLY = re.compile(r"(?<!\w)(?:very|highly|extremely|almost|quite|fairly|hardly|barely) \w+")
_NOT_DONE = re.compile(r"(?<!\w)(?:can ?not|\w+n['’]t|not|never)(?: be| been| yet| ever)* (?P<deed>\w+)", re.IGNORECASE)
_NOTS = ("not", "never", "n't", "n’t", "Not", "Never")
_NEGATED = re.compile(r"(?<!\w)(?:not|never|no|none|nobody|without|nor|cannot)(?!\w)")
_SHARE = alike(*words_of("percent"))
"""What asks how many there were; a year that tells when; words for how strongly something is said; what is told as not
done, by what a text that tells so holds at least, and what asks for that; and the stems of a share.
"""


def counts_else(words: Sequence[Term], text: str) -> bool:
    """Whether a text tells of what is asked with another number: "7,000 died" of "218 died and 7,000 were injured"."""
    numbers = [term.stem for term in words if term.number and not term.dated]
    rest = [alike(term.stem) for term in words if not (term.number or term.names)]
    return any(counts_another(text, number, rest) for number in numbers)


def undated(text: str) -> str:
    """A text in small letters, its numbers in figures, without the years that tell when: "in late 2016 among staff"."""
    return _YEAR.sub(" ", in_figures(text))


def told_else(words: Sequence[Term], told: StoryFile, keys: Sequence[str]) -> frozenset[str]:
    """The claims among these that hold the rarest word by what was said of them alone, of which another claim tells:
    "how many tonnes were stolen", where one claim says how many burned and another that some were stolen.
    """
    about = told.told.about
    asked = [alike(t.stem) for t in words if not (t.names or t.number) and not alike(t.stem) & about]
    own = {d.key: d.own | d.wordings | d.counting for d in told.told.documents}
    holding = [{key for key, held in own.items() if stems & held} for stems in asked]
    fewest = min((len(some) for some in holding if some), default=0)
    rarest = [some for some in holding if len(some) == fewest]
    return frozenset(key for key in keys if key in own and any(some and key not in some for some in rarest))


def numbers_lacking(words: Sequence[Term], told: StoryFile, keys: Sequence[str]) -> frozenset[str]:
    """The claims among these of which only what was said of them holds a number that is asked for."""
    numbers = {term.stem for term in words if term.number and not term.dated}
    if not numbers:
        return frozenset()
    held = {d.key: d.own | d.wordings | d.dates for d in told.told.documents}
    return frozenset(key for key in keys if key in held and not numbers <= held[key])


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
    held = {d.key: d.own | d.wordings | d.counting | d.places for d in told.figures.documents} if where else {}
    gone = {key for key, own in held.items() if not all(stems & own for stems in where)}
    return frozenset(gone) | only_befallen(what, words, told)


def only_spoken_of(what: Asked, told: StoryFile) -> frozenset[str]:
    """The claims that tell only of a rule or a wish for what is asked to be there: "a law requiring brakes on trains",
    where it is asked whether there were brakes on the train.
    """
    asks = what.intent is Intent.STATUS and not what.pasted
    things = frozenset[str]().union(*map(alike, words_of(asked_to_be_there(what.typed.line)))) if asks else ()
    return frozenset(line.key for line in told.file.claims if things and is_only_spoken_of(things, line.text))


def only_befallen(what: Asked, words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """The claims that count those alone whom something befell, where it is asked how many are there, or somewhere."""
    line = what.typed.line
    asks = _ARE_THERE.fullmatch(line) or _THERE_WERE.search(line) or _HAS_MANY.search(line)
    if what.intent is not Intent.HOW_MANY or not asks:
        return frozenset()
    asked = frozenset[str]().union(*(alike(t.stem) for t in words))
    figures = {key: [f.counts for f in claim.figures] for key, claim in told.claims.items() if claim.figures}
    of_some = {key for key, counts in figures.items() if all(_befell(each) - asked for each in counts)}
    of_kind = _OF_KIND.search(line)
    kinds = {t.stem for t in words if of_kind and t.word in of_kind["kind"].split() and not t.names}
    for key, counts in figures.items():
        is_told_apart = any(not kinds.isdisjoint(words_of(each)) for each in counts)  # "unexplained cases"
        if not is_told_apart and _is_of_part(told.claims[key].text, asked):
            of_some.add(key)
    return frozenset(of_some)


def _is_of_part(text: str, asked: frozenset[str]) -> bool:
    """Whether a text tells behind its first number what befell those that it counts, and that is not asked for."""
    number = _NUMBER.search(figures := in_figures(text))
    before = [word for word in figures[: number.start()].split() if word not in _ABOUT] if number else []
    if before and before[-1] not in _HAS | _COUNTED and (before[-2:-1] == ["to"] or _does(before[-1])):
        return True  # "has to recall 3 million cars", "expels 23 diplomats"
    words = figures[number.end() :].split()[:_BEHIND] if number else []
    if words[:1] == ["of"] and words[1:2] != [] and words[1] in ("the", "them", "these", "those"):
        return True
    for n, word in enumerate(words):
        if word in _ENDS or word[0].isdecimal():
            return False
        if word in _BE or word in BASE or word.endswith("ed") or word in _CAN:
            told = [each for each in words[n : n + 4] if each not in _BE and not each.endswith("ly")][:2]
            is_there = not told or told[0] in _PLACED or told[0] in _COUNTED
            return not is_there and asked.isdisjoint(words_of(" ".join(words[n:])))
    return False


def _befell(counts: str) -> set[str]:
    """What befell those that a figure counts, where its last word tells: "cars derailed"."""
    last = counts.split()[-1:]
    return set(words_of(last[0])) if last and last[0].endswith("ed") and last[0] not in _COUNTED else set()


def _does(word: str) -> bool:
    """Whether a word may be a verb by its form: "expels", "sank", "moved"."""
    return word in BASE or word.endswith("ed") or (word.endswith("s") and word not in STOP_WORDS)


def done_by_nobody(what: Asked, words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """The claims that do not answer by whom it was done, "they are being trained", nor does what was said of them."""
    if what.intent is not Intent.BY_WHOM or not _WHO_DID.match(what.typed.line):
        return frozenset()
    asked = {term.stem for term in words if not term.names}
    deeds = {stem for word in asked for stem in alike(word)}
    open_ = {line.key: deed for line in told.file.claims if (deed := deed_of_nobody(line.text, deeds))}
    done = alike(what.verb.stem) if what.verb else deeds
    held = {d.key for d in told.told.documents if done & (d.own | d.wordings)}
    of_doer: set[str] = set()
    for a in told.file.attributions:
        if (a.claim in held and a.claim not in open_) or not done & set(words_of(a.paraphrase)):
            continue
        by_nobody = deed_of_nobody(a.paraphrase, done)
        if by_nobody and not (what.verb and offers(what.verb.word)):  # whoever says that it was found found it
            open_.setdefault(a.claim, by_nobody)  # "the money was stolen", said of another claim
        elif a.claim not in open_ or asked & alike(open_[a.claim]) & set(words_of(a.paraphrase)):
            of_doer.add(a.claim)
    return frozenset(open_) - of_doer


def done_by_another(what: Asked, words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """The claims that tell of a deed of the one of whom it is asked: "was Lund charged" of "Lund charged Holm"."""
    asks = what.intent in (Intent.STATUS, Intent.WHEN, Intent.WHERE) and not what.pasted
    found = _DONE_TO.match(what.typed.line) if asks else None
    deed = next((term for term in words if found and term.word == found["deed"] and not term.names), None)
    whom = next((term for term in words if found and term.names and term.word in found["whom"].split()), None)
    if deed is None or whom is None or not (deed.word.endswith("ed") or deed.word in BASE):
        return frozenset()
    last = next((t for t in what.typed.tokens if found and t.word == found["whom"].split()[-1]), None)
    if last is None or last.owns or canonical(last) not in {whom.stem}.union(*whom.instead):
        return frozenset()  # "when was Lund's case closed"
    forms, deeds = {whom.stem}.union(*whom.instead), alike(deed.stem)
    texts = {line.key: line.text for line in told.file.claims}
    by: set[str] = set()
    for document in told.told.documents:
        named = [n for n, word in enumerate(document.order) if word in forms]
        done = [n for n, word in enumerate(document.order) if word in deeds]
        if named and done and max(named) < min(done) and not IS_DONE.search(texts.get(document.key, "")):
            by.add(document.key)
    return frozenset(by)


def told_as_done(what: Asked, words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """The claims that tell of a deed as done, where it is asked when, or where, it was; none where none tells that."""
    deed = deed_asked(what.typed.line, words) if what.intent in (Intent.WHEN, Intent.WHERE) else None
    holding = {d.key for d in told.told.documents if deed and all(_holds(term, d) for term in words)}
    done = (c.key for c in told.file.claims if deed and c.key in holding and tells_done(deed.word, c.text))
    found = [(key, told.claims[key]) for key in done if key in told.claims]
    when = what.intent is Intent.WHEN
    tells = any(claim.happened if when else claim.places for _, claim in found)
    return frozenset(key for key, _ in found) if tells else frozenset()


def _holds(term: Term, document: Document) -> bool:
    return held(term, document.own | document.wordings | document.places, document.actors)


def named_alone(what: Asked, words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """The claims that name such a deed and do not tell of it as done: of "the poisoning", when Lund was poisoned."""
    done = told_as_done(what, words, told)
    deed = deed_asked(what.typed.line, words) if done else None
    return frozenset(d.key for d in told.told.documents if deed and deed.stem in d.own and d.key not in done)


def told_of_others(what: Asked, told: StoryFile) -> frozenset[str]:
    """The claims that tell of others, by their text and by whom they are about, where it is asked whether one did
    something whose name the story bears, "did Acme lose money" of "Banks lost money", or by what another did: of
    "Acme hired a man who stole it" whether Acme did.
    """
    doer = what.subject
    if doer is None or what.verb is None:
        return frozenset()
    deed = alike(what.verb.stem)
    of_another = frozenset(line.key for line in told.file.claims if is_anothers_deed(deed, line.text))
    if not doer.actor:
        return of_another
    forms = [form for form in (frozenset((doer.stem,)), *doer.instead) if form]
    return of_another | frozenset(
        d.key
        for d in told.told.documents
        if doer.actor not in d.actors and not any(form <= d.own | d.wordings for form in forms)
    )


def told_by_others(what: Asked, found: Sequence[Fit], told: StoryFile) -> frozenset[str]:
    """The claims that hold what somebody is asked about only by what others said: of crickets, where it is asked
    whether Lund spoke of crickets and Holm alone doubted by them that it was the wind.
    """
    aside = [fit.key for fit in found if fit.aside]
    if not (aside and what.intent.is_stance and what.speakers):
        return frozenset()
    asked = {choice.key for choices in what.speakers for choice in choices}
    known = told.file.actors
    spoken = {
        a.claim
        for a in told.file.attributions
        for key in (a.speaker, a.on_behalf_of, *a.via)
        if key in asked or (key in known and known[key].part_of in asked)
    }
    return frozenset(key for key in aside if key not in spoken)


def shares_alone(what: Asked, told: StoryFile) -> frozenset[str]:
    """The claims that tell of a share alone, where it is asked how many there were."""
    if what.intent is not Intent.HOW_MANY or not _THERE_WERE.search(what.typed.line):
        return frozenset()
    units = {key: [words_of(figure.unit) for figure in claim.figures] for key, claim in told.claims.items()}
    return frozenset(key for key, each in units.items() if each and all(_SHARE.intersection(words) for words in each))


def as_strongly(what: Asked, said: list[str], told: StoryFile) -> list[str]:
    """Those of the statements that say it as strongly as it is asked, where some do: "very unlikely", and not
    "unlikely", else all.
    """
    asked = _STRONGLY.findall(what.typed.line)
    texts = (
        {a.statement: f" {a.quote} {a.paraphrase} {a.hedge} ".lower() for a in told.file.attributions} if asked else {}
    )
    as_asked = [key for key in said if all(strong in texts.get(key, "") for strong in asked)]
    return as_asked or said


def counts_undone(what: Asked, words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """The claims that tell to how many it was not done, where it is asked to how many it was: of "24 cannot be
    explained" how many have been explained.
    """
    if what.intent is not Intent.HOW_MANY or _NEGATED.search(what.typed.line):
        return frozenset()
    asked = {term.stem for term in words if not (term.names or term.number)}
    texts = {line.key: line.text for line in told.file.claims if any(each in line.text for each in _NOTS)}
    undone = {key: {s for f in _NOT_DONE.finditer(text) for s in words_of(f["deed"])} for key, text in texts.items()}
    return frozenset(key for key, deeds in undone.items() if deeds & asked)
