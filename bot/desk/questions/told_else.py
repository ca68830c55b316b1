"""Which claims hold the words of a question and tell them of another, of the contrary, or in passing; pure."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from bot.desk.questions.stories import StoryFile
from bot.domain.files import ClaimLine
from bot.domain.sought import Intent
from bot.search.asked import Asked
from bot.search.claimwords import canonical, deed_of_nobody, words_of
from bot.search.done import deed_asked, tells_done
from bot.search.fitting import Document, Fit
from bot.search.fitting import held as holds
from bot.search.irregular import is_past
from bot.search.manner import OPENING
from bot.search.negation import is_negated
from bot.search.sayings import offers
from bot.search.sentences import stems_alike
from bot.search.synonyms import alike
from bot.search.term import Term
from bot.search.there import (
    asked_to_be_there,
    is_any_asked,
    is_gone,
    is_only_spoken_of,
    is_only_taken_as_there,
)

DONE_TO = re.compile(
    rf"{OPENING}(?:(?:when|where|why) )?(?:(?:was|were|is|are)|(?P<has>has|have|had)) (?:the )?"
    r"(?P<whom>(?:\w+ ){1,3}?)(?:(?:ever|also|\w+[ld]y) )*(?(has)been (?:\w+ly )?)(?P<deed>\w+)"
    r"(?: (?:in|on|at|with|for|of|after|before|by|to) .*)?$"
)
"""What asks whether something was done to somebody: "was Lund charged"."""
_GONE = re.compile(rf"{OPENING}(?:did|had|was|were) |(?<!\w)(?:remov|delet|dismantl|scrap|abolish)")
"""What asks of a thing as it was, or whether it was taken away."""
_WHO_DID = re.compile(
    rf"{OPENING}(?:by whom (?:is|are|was|were|has|have|had) |who (?!(?:is|are|was|were|says?|said) )\w)"
)
"""What asks who did something, and not who says so."""
IS_DONE = re.compile(r"(?<!\w)(?:was|were|is|are|been|being|be|got)(?!\w)", re.IGNORECASE)
"""What a text has that may tell of what was done to somebody."""
_IS_SO = re.compile(r"(?<!\w)(?:is|are|was|were|be|been)(?: \w+){1,5}$")
"""What asks how a thing is: "were the bolts missing"."""
_GETS = re.compile(
    rf"{OPENING}(?:did|does|do|has|have|will) (?:the )?(?:\w+ ){{1,3}}?(?:get|gets|got|gotten) (?:\w+ )?\d"
)
_GIVEN = re.compile(
    r"(?<!\w)(?:g[eo]ts?|receiv|paid|pays?|award|w[io]n|earn|collect|grant|g[ai]ve|obtain|secur|rais|t[ao]ke?|took|"
    r"compensat|reimburs)",
    re.IGNORECASE,
)
"""What asks whether somebody got an amount, and what tells that it changed hands."""
_STRONGLY = re.compile(r"(?<!\w)(?:very|highly|extremely|almost|quite|fairly|hardly|barely) \w+")
"""Words for how strongly something is said."""
_PREFIXES = ("un", "in", "im", "ir", "il", "dis", "non")
_BRIEF = 3
"""What makes the contrary of a word of more letters than that."""

_ASKS_HAVING = re.compile(rf"{OPENING}(?:did|does|do) (?:\w+ ){{1,4}}?have (?!to(?!\w))\w")
_HAVING = re.compile(r"(?<!\w)(?:has|had|have|owns?|owned|possess\w*|held|holds?) (?!been(?!\w)|to(?!\w))")
_SAYS_HE_HAD = re.compile(
    r" (?:that )?(?:he|she|it|they) (?:has|had|have) (?:(?:no|any|a|the|some|enough|more) )*"
    r"(?!knowledge|idea|choice|reason|doubt|right|part|role|hand|plan|intention|proof|evidence|information|need|been)"
    r"\w+(?: left)?"
)
"""What asks whether somebody has something, or said so of themselves, and what tells that."""


def told_else(words: Sequence[Term], told: StoryFile, keys: Sequence[str]) -> frozenset[str]:
    """The claims among these that hold the rarest word by what was said of them alone, of which another claim tells:
    "how many tonnes were stolen", where one claim says how many burned and another that some were stolen.
    """
    about = told.told.about
    asked = [alike(t.stem) for t in words if not (t.names or t.number) and not alike(t.stem) & about]
    own = {d.key: d.worded | d.counting for d in told.told.documents}
    holding = [{key for key, held in own.items() if stems & held} for stems in asked]
    fewest = min((len(some) for some in holding if some), default=0)
    rarest = [some for some in holding if len(some) == fewest]
    return frozenset(key for key in keys if key in own and any(some and key not in some for some in rarest))


def not_given(what: Asked, told: StoryFile) -> frozenset[str]:
    """The claims that tell of an amount, and not that anybody got it, where that is asked: of a suit for 5 dollars."""
    asks = what.intent is Intent.STATUS and _GETS.match(what.typed.line)
    return frozenset(line.key for line in told.file.claims if asks and not _GIVEN.search(line.text))


_OF_THING = re.compile(r"(?<=\w )(?<!to )(?<=the |.an |his |her |its |.of |for )(?=([a-z]+ [a-z]+))")
"""A word before the thing that it tells of: "for the missing bolts"."""


def of_what_is_so(what: Asked, words: Sequence[Term], told: StoryFile, keys: Sequence[str]) -> frozenset[str]:
    """The claims among these that take as known what is asked of a thing, where another tells it: of "are the bolts
    missing" that somebody is to blame for the missing bolts.
    """
    last = words[-1] if len(words) > 1 and _IS_SO.search(what.typed.line) else None
    if last is None or last.names or last.number:
        return frozenset()
    stems, things = alike(last.stem), frozenset[str]().union(*(alike(t.stem) for t in words[:-1] if not t.names))
    holding = [d.key for d in told.told.documents if d.key in keys and not stems.isdisjoint(d.order)]
    pairs = {key: map(words_of, _OF_THING.findall(told.file.texts.get(key, ""))) for key in holding}
    known = {k for k, found in pairs.items() if any(p[0] in stems and p[1] in things for p in found if p[1:])}
    return frozenset(known) if len(known) < len(holding) else frozenset()


_RIGHT_TO = re.compile(r"(?<!\w)(?:is|was|are|were|be|been) (?:\w+ly )?right (?:to|in|not to)(?!\w)")
_GAINS = re.compile(
    r"(?<!\w)(?:get|gets|got|getting|win|wins|won|winning|receive[ds]?|receiving|keep|keeps|kept|keeping) "
    r"(?:the|an?|any|his|her|its|their) (?P<what>\w+(?: \w+){0,3})"
)
_LOSS = re.compile(r"(?<!\w)los(?:es?|t|ing) (?P<what>.{1,80}?)(?: and | but |[,;.]|$)")
"""What asks who got something, and what tells who lost what and need not have got it."""
_WRONG = frozenset(words_of("wrong mistake mistaken error blunder fault folly"))
"""What tells of a deed as a good one, and words for one that was none."""


def told_contrary(what: Asked, words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """The claims that hold the contrary of a word that is asked about, and not that word: "insured" of "uninsured",
    "a mistake to sell" of "right to sell".
    """
    asked = [(t.stem, _contraries(t.word)) for t in words if not (t.names or t.number) and len(t.word) > _BRIEF]
    if _RIGHT_TO.search(what.typed.line):
        asked.append(("right", _WRONG))
    held = {d.key: (d.own, d.worded | d.counting) for d in told.told.documents} if asked else {}
    found = [k for k, (own, all_) in held.items() if any(alike(s).isdisjoint(all_) and c & own for s, c in asked)]
    found = [key for key in found if not is_negated(told.claims[key].text if key in told.claims else "")]
    if gains := _GAINS.search(what.typed.line):
        found += [key for key, text in told.file.texts.items() if _is_lost(words_of(gains["what"]), text)]
    return frozenset(found)


def _is_lost(things: Sequence[str], text: str) -> bool:
    lost = {stem for found in _LOSS.finditer(text) for stem in words_of(found["what"])}
    return not lost.isdisjoint(things) and not is_negated(text)


@lru_cache(4_096)
def _contraries(word: str) -> frozenset[str]:
    """The stems of the words that a prefix makes the contrary of this one, or of which it makes this one."""
    found = [f"{each}{word}" for each in _PREFIXES]
    found += [word.removeprefix(each) for each in _PREFIXES if word.startswith(each) and len(word) > len(each) + _BRIEF]
    return frozenset(stem for each in found for stem in words_of(each))


def only_spoken_of(what: Asked, told: StoryFile) -> frozenset[str]:
    """The claims that tell only of a rule or a wish for what is asked to be there, "a law requiring brakes on trains",
    where it is asked whether there were brakes on the train; or that tell of one that is known: "Lund hid the report",
    where it is asked whether there was any.
    """
    asks = not what.pasted and (what.intent is Intent.STATUS or (what.intent is Intent.SAID and what.meant.polar))
    things = stems_alike(asked_to_be_there(what.typed.line)) if asks else ()
    texts = told.file.texts if things else {}
    against = [is_only_spoken_of]
    if is_any_asked(what.typed.line):
        against.append(is_only_taken_as_there)
    if not _GONE.search(what.typed.line):  # or what is asked is whether it was taken away
        against.append(is_gone)
    return frozenset(key for key, text in texts.items() if any(rule(things, text) for rule in against))


def done_by_nobody(what: Asked, words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """The claims that do not answer by whom it was done, "they are being trained", nor does what was said of them."""
    if what.intent is not Intent.BY_WHOM or not _WHO_DID.match(what.typed.line):
        return frozenset()
    asked = {term.stem for term in words if not term.names}
    deeds = frozenset(stem for word in asked for stem in alike(word))
    open_ = {line.key: deed for line in told.file.claims if (deed := _told_of_nobody(line, deeds, told))}
    done = alike(what.verb.stem) if what.verb else deeds
    held = {d.key for d in told.told.documents if done & d.worded}
    telling = held - set(open_)
    if any(d.key in telling and all(holds(t, d.own, d.actors) for t in words) for d in told.told.documents):
        return frozenset(open_)  # another claim tells who did just that
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


def _told_of_nobody(line: ClaimLine, deeds: frozenset[str], told: StoryFile) -> str:
    """The one of these deeds that a claim tells of without saying by whom, be it only as it is put otherwise: of "the
    safe was emptied", put as "Acme was robbed", no more than that it was.
    """
    if deed := deed_of_nobody(line.text, deeds):
        return deed
    own = words_of(line.text)
    wordings = told.claims[line.key].wordings if line.key in told.claims else ()
    if not wordings or not deeds.isdisjoint(own) or not deed_of_nobody(line.text, own):
        return ""
    return next((deed for text in wordings if (deed := deed_of_nobody(text, deeds))), "")


def done_by_another(what: Asked, words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """The claims that tell of a deed of the one of whom it is asked: "was Lund charged" of "Lund charged Holm"."""
    asks = what.intent in (Intent.STATUS, Intent.WHEN, Intent.WHERE) and not what.pasted
    found = DONE_TO.match(what.typed.line) if asks else None
    deed = next((term for term in words if found and term.word == found["deed"] and not term.names), None)
    whom = next((term for term in words if found and term.names and term.word in found["whom"].split()), None)
    if deed is None or whom is None or not is_past(deed.word):
        return frozenset()
    last = next((t for t in what.typed.tokens if found and t.word == found["whom"].split()[-1]), None)
    if last is None or last.owns or canonical(last) not in whom.stems:
        return frozenset()  # "when was Lund's case closed"
    forms, deeds = whom.stems, alike(deed.stem)
    texts = told.file.texts
    by: set[str] = set()
    for document in told.told.documents:
        named = [n for n, word in enumerate(document.order) if word in forms]
        done = [n for n, word in enumerate(document.order) if word in deeds]
        if named and done and max(named) < min(done) and not IS_DONE.search(texts.get(document.key, "")):
            by.add(document.key)
    return frozenset(by)


def telling_as_done(what: Asked, words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """The claims that tell of a deed as done, where it is asked when, or where, it was; none where none tells that."""
    deed = deed_asked(what.typed.line, words) if what.intent in (Intent.WHEN, Intent.WHERE) else None
    holding = {d.key for d in told.told.documents if deed and all(_holds(term, d) for term in words)}
    done = (c.key for c in told.file.claims if deed and c.key in holding and tells_done(deed.word, c.text))
    found = [(key, told.claims[key]) for key in done if key in told.claims]
    when = what.intent is Intent.WHEN
    tells = any(claim.happened if when else claim.places for _, claim in found)
    return frozenset(key for key, _ in found) if tells else frozenset()


def _holds(term: Term, document: Document) -> bool:
    return holds(term, document.worded | document.places, document.actors)


def named_alone(what: Asked, words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """The claims that name such a deed and do not tell of it as done: of "the poisoning", when Lund was poisoned; or of
    "land mines", where it is asked whether the dam was mined, and another claim tells of that.
    """
    done, deed = telling_as_done(what, words, told), deed_asked(what.typed.line, words)
    if what.intent is Intent.STATUS and not what.pasted and (found := DONE_TO.match(what.typed.line)):
        of_participle = is_past(found["deed"])
        deed = next((t for t in words if of_participle and t.word == found["deed"] and not t.names), None)
        done = frozenset(c.key for c in told.file.claims if deed and tells_done(deed.word, c.text))
    return frozenset(d.key for d in told.told.documents if deed and done and deed.stem in d.own and d.key not in done)


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


def as_strongly(what: Asked, said: list[str], told: StoryFile) -> list[str]:
    """Those of the statements that say it as strongly as it is asked, where some do: "very unlikely", and not
    "unlikely", else all.
    """
    asked = _STRONGLY.findall(what.typed.line)
    texts = {a.statement: f" {a.text} {a.hedge} ".lower() for a in told.file.attributions} if asked else {}
    as_asked = [key for key in said if all(strong in texts.get(key, "") for strong in asked)]
    return as_asked or said


def telling_who_has(what: Asked, keys: Sequence[str], texts: Mapping[str, str]) -> Sequence[str]:
    """Where it is asked whether somebody has, or had, something, those of the claims that tell that, if some do."""
    if what.intent.is_stance and _SAYS_HE_HAD.fullmatch(what.typed.line, what.meant.end):
        return [key for key in keys if _HAVING.search(texts.get(key, ""))]
    asks = what.intent is Intent.STATUS and not what.pasted and _ASKS_HAVING.match(what.typed.line)
    having = [key for key in keys if _HAVING.search(texts.get(key, ""))] if asks else ()
    return having or keys
