"""Tells whether a claim, or what was said of it, tells what is asked of another doer or thing than of that
which is asked about; pure.
"""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import NamedTuple

from bot.desk.questions.stories import StoryFile
from bot.domain.files import Attribution
from bot.domain.sought import Intent
from bot.domain.vocabulary import ActorKind
from bot.search.asked import Asked
from bot.search.atlas import PLACES, home
from bot.search.claimwords import canonical, words_of
from bot.search.fitting import STRONG, Fit
from bot.search.irregular import DONE, is_past
from bot.search.manner import OPENING
from bot.search.negation import is_negated, part_asked, tells_not
from bot.search.sentences import BE, LINKS, PREPOSITIONS, read, stems_alike
from bot.search.stopwords import STOP_WORDS
from bot.search.synonyms import alike
from bot.search.term import Term
from bot.search.wording import word_list

_BY_WAY = r"(?P<by>for|to|in|on|at|from|into|against|under|over|by|with|near) (?:(?:the|an?|its|his|her|their) )?"
_JOINS = re.compile(rf" {_BY_WAY}")
"""What joins a thing to a word before it."""
_THING_OF = re.compile(
    r"(?<!\w)(?P<before>\w+) (?P<thing>\w+) "
    r"(?P<by>in|of|on|at|from|with|for|to|by|against|over|near) (?:the )?(?P<whom>\w+)"
)
_NO_THING = word_list("he she it they we you to not never did does do who will would could should may must can")
_OPEN = word_list("it its them their his her him this that these those each both")
"""A thing with what it is in, or of; what stands before a verb; and what leaves open of whom something is."""
_NAME_DID = re.compile(r"(?<!\w)(?P<who>[A-Z]\w+) (?:(?:has|have|had) )?(?P<deed>[a-z]\w+)")
_THE_DID = re.compile(r"(?<!\w)(?:the|a|an|its|his|her|their) (?P<who>\w+) (?P<deed>\w+)")
_IS_OF = re.compile(
    rf"{OPENING}(?:is|are|was|were) (?:the |that |this |these |those |his |her |its |their )?(?P<thing>\w+) "
    r"(?:really |actually |in fact )?(?P<whose>\w+)$"
)
_OF_WHICH = re.compile(
    r"(?P<is>(?:is|are|was|were|be|been) (?:an? |not )*)?(?P<whose>[A-Z]\w+)(?:['’]s)?(?=(?P<of>(?: [\w-]+){0,4}))"
)
"""What asks whether a thing is of a country, and what tells of what that is told."""
_OWNED = re.compile(r"(?P<who>[A-Z][\w.-]*)['’]s? (?P<what>[a-z]\w+)")
_WORD = re.compile(r"[^\W\d_]+")
_ARTICLES = (["the"], ["a"], ["an"], ["this"], ["that"], ["his"], ["her"], ["its"], ["their"])
_UNTOLD = re.compile(r"(?:(?<!\w)(?:not|never)|n['’]t) \w+(?: \w+){0,4}? (?:that|whether) (?P<what>.+)")
"""Who is told by name to have done something, or by an article; whose a thing is; and what is told not to have been
told.
"""


def told_of_another(what: Asked, words: Sequence[Term], found: Sequence[Fit], told: StoryFile) -> frozenset[str]:
    """The claims that tell of another doer or thing."""
    return frozenset[str]().union(
        _by_another_there(what, words, found, told),
        _of_other_thing(what, words, found, told),
        _has_other_doer(what, words, told),
        _of_other_owner(what, words, told),
        _of_other_origin(what, words, told),
        _in_something_else(what, words, told),
        _naming_deed_alone(what, words, told),
        _only_untold(words, found, told) if not what.negated else (),
    )


def _of_other_thing(what: Asked, words: Sequence[Term], found: Sequence[Fit], told: StoryFile) -> frozenset[str]:
    """The claims that tell by their text of one thing what is asked of another, which stands only in what was said of
    them: "too small for a boat" of "too small for a ship", unless that is said of both.
    """
    aside = {fit.key for fit in found if fit.aside}
    pairs = [
        (alike(one.stem), between["by"], alike(other.stem))
        for one, other in pairwise(words if aside and _JOINS.search(what.typed.line) else ())
        if not (other.names or other.number)
        and (between := re.search(rf"(?<!\w){one.word} {_BY_WAY}{other.word}(?!\w)", what.typed.line))
    ]
    out: set[str] = set()
    for line in told.file.claims if pairs else ():
        if line.key in aside:
            said = [a.text for a in told.file.of_claim(line.key)]
            for one, by, thing in pairs:
                if _joined(line.text, one, by) - thing and not any(_joined(text, one, by) & thing for text in said):
                    out.update({line.key} if thing.isdisjoint(words_of(line.text)) else ())
    return frozenset(out)


class _Of(NamedTuple):
    """A thing by its stems, with the preposition behind it and what it is of; `places` are those of the story, where
    it is one of them.
    """

    thing: frozenset[str]
    by: str
    whom: frozenset[str]
    places: frozenset[str] | None


def _in_something_else(what: Asked, words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """The claims that tell of a thing as in, or of, something else than what is named behind it: of "stakes in Acme"
    that there were stakes in a fund which Acme used.
    """
    states = {key for key, actor in told.file.actors.items() if actor.kind == ActorKind.STATE}
    places = frozenset[str]().union(*(d.places for d in told.told.documents))
    anywhere: frozenset[str] | None = None
    named = {t.word: (t.stems, anywhere) for t in words if t.actor and t.actor not in states}
    named |= {t.word: (t.stems, places) for t in words if t.stands_in(places) and t.actor not in states}
    things = {term.word: alike(term.stem) for term in words if not (term.names or term.number)}
    found = _THING_OF.finditer(what.typed.line) if named and not what.pasted else ()
    known = [each for each in found if each["thing"] in things and each["whom"] in named]
    asked = [
        _Of(things[each["thing"]], each["by"], *named[each["whom"]])
        for each in known
        if each["before"] not in (*named, *_NO_THING)
    ]
    return frozenset(
        line.key for line in told.file.claims if any(_is_of_something_else(line.text, each) for each in asked)
    )


def _is_of_something_else(text: str, asked: _Of) -> bool:
    """Whether it is so of every such thing of which a text tells."""
    told = read(text)
    behind: list[set[str]] = []
    for n in told.holding(asked.thing):
        if told.words[n + 1 : n + 2] != (asked.by,):
            return False
        rest = range(n + 2, len(told.words))
        end = next((m for m in rest if _ends_phrase(told.words[m])), len(told.words))
        if _OPEN.intersection(told.words[n + 2 : end]):
            return False  # "stakes in it"
        behind.append({*told.stems[n + 2 : end]})
    others = (each if asked.places is None else each.intersection(asked.places) for each in behind)
    return bool(behind) and all(each and each.isdisjoint(asked.whom) for each in others)


def _ends_phrase(word: str) -> bool:
    return (word in PREPOSITIONS and word != "of") or word in LINKS or word in BE or is_past(word)


def _joined(text: str, one: Collection[str], by: str) -> set[str]:
    """What a text joins by such a preposition to one word, by its stem: its next words that say something."""
    found = (
        f for f in re.finditer(rf"(?P<one>\w+) {by}(?: (?:the|an?|its|his|her|their))? (?P<next>[\w-]+(?: \w+)?)", text)
    )
    return {stem for f in found if not {*one}.isdisjoint(words_of(f["one"])) for stem in words_of(f["next"])}


def told_as_not_so(what: Asked, words: Sequence[Term], told: StoryFile, a: Attribution) -> bool:
    """Whether the claim of something that was said tells as not so what that itself does not tell: of "it burned", said
    of "the ship did not sink", that it sank.
    """
    if what.negated is not False:
        return False
    said = set(words_of(a.text))
    asked = [alike(t.stem) for t in words if not (t.names or t.number) and not alike(t.stem) & said]
    text = told.file.texts.get(a.claim, "")
    stems = frozenset[str]().union(*asked) & set(words_of(text))
    return bool(stems) and tells_not(part_asked(text, [stems]), stems)


def part_is_negated(what: Asked, text: str) -> bool:
    """Whether the part of a statement that holds most words of a text tells something as not so; so too if no one
    part does: "it did not sink, the crew left it".
    """
    parts: list[list[str]] = [[]]
    for n, token in enumerate(what.typed.tokens):
        parts[-1].append(token.word)
        if what.typed.pauses(n):
            parts.append([])
    held, stems = [" ".join(part) for part in parts], {*words_of(text)}
    counts = [len(stems.intersection(words_of(part))) for part in held]
    most = max(counts)
    return counts.count(most) > 1 or is_negated(held[counts.index(most)])


def _only_untold(words: Sequence[Term], found: Sequence[Fit], told: StoryFile) -> frozenset[str]:
    """The claims that hold what is asked for only in what they tell that somebody did not tell: of "they did not say
    that they own it" that they own it.
    """
    asked = [alike(t.stem) for t in words if not (t.names or t.number)]
    out: set[str] = set()
    near = {fit.key for fit in found if fit.share >= STRONG} if asked else set[str]()
    aside = {fit.key for fit in found if fit.aside and fit.key in near}
    own = {d.key: d.worded for d in told.told.documents if d.key in aside}
    for key, words_of_claim in own.items():
        lacking = [stems for stems in asked if stems.isdisjoint(words_of_claim)]
        said = (a.text for a in told.file.of_claim(key))
        holding = [text for text in said if any(not stems.isdisjoint(words_of(text)) for stems in lacking)]
        if holding and all(_is_only_in_untold(lacking, text) for text in holding):
            out.add(key)
    for line in told.file.claims if near else ():
        if line.key in near and _is_only_in_untold(asked, line.text):
            out.add(line.key)
    return frozenset(out)


def _is_only_in_untold(asked: Sequence[frozenset[str]], text: str) -> bool:
    """Whether all that is asked for stands in what a text tells not to have been told, and nowhere before."""
    if (untold := _UNTOLD.search(text)) is None:
        return False
    before, inside = set(words_of(text[: untold.start("what")])), set(words_of(untold["what"]))
    return all(stems & inside and not stems & before for stems in asked)


def _has_other_doer(what: Asked, words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """The claims that tell by an article of another as the doer of what one is asked to do: of "a letter that demands
    the crew leave" that it demands that Lund leave. "The company" is one that is called a company.
    """
    out: set[str] = set()
    for doer, deed in pairwise(words):
        if not (doer.actor and not deed.names and f" that {doer.word} {deed.word} " in f" {what.typed.line} "):
            continue
        forms, actor = doer.stems, told.file.actors.get(doer.actor)
        called = {*words_of(f"{actor.name} {actor.role} {actor.kind}")} if actor else set[str]()
        for line in told.file.claims:
            by = [words_of(did["who"]) for did in _THE_DID.finditer(line.text) if deed.stem in words_of(did["deed"])]
            if any(by) and not any(({*forms} | called).intersection(who) for who in by):
                out.update({line.key} if forms.isdisjoint(words_of(line.text)) else ())
    return frozenset(out)


def _of_other_owner(what: Asked, words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """The claims that tell of a thing as another's than it is asked about: of "Acme's sign" that Lund's sign fell."""
    tokens = what.typed.tokens if not what.pasted else ()
    out: set[str] = set()
    for one, thing in pairwise(tokens):
        owner = next((t for t in words if one.owns and t.names and t.word == one.word), None)
        forms = owner.stems if owner else frozenset[str]()
        for line in told.file.claims if forms else ():
            whose = [words_of(f["who"]) for f in _OWNED.finditer(line.text) if canonical(thing) in words_of(f["what"])]
            if whose and not any(forms.intersection(who) for who in whose):
                out.add(line.key)
    return frozenset(out)


def _of_other_origin(what: Asked, words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """The claims that tell of another thing as one of a country, where that is asked of one: of "Ukrainian forces fired
    the missile" nothing of whose the missile was.
    """
    found = _IS_OF.match(what.typed.line) if what.intent is Intent.STATUS and not what.pasted else None
    if found is None or found["whose"] not in PLACES or home(found["whose"]) == found["whose"]:
        return frozenset()
    whose, thing = {*words_of(found["whose"])}, stems_alike(found["thing"])
    out: set[str] = set()
    for line in told.file.claims:
        told_of = [f for f in _OF_WHICH.finditer(line.text) if whose & {*words_of(f["whose"])}]
        if told_of and not any(f["is"] or _is_thing_of(f["of"].split(), thing) for f in told_of):
            out.add(line.key)
    return frozenset(out)


def _is_thing_of(behind: Sequence[str], thing: Collection[str]) -> bool:
    """Whether what a country's name is put before, by its last word before a verb or a preposition, is that thing."""
    ends = (n for n, w in enumerate(behind) if w in STOP_WORDS or w in DONE or (w.endswith("ed") and n))
    head = behind[: next(ends, len(behind))][-1:]
    return not head or not {*thing}.isdisjoint(words_of(head[0]))


def _by_another_there(what: Asked, words: Sequence[Term], found: Sequence[Fit], told: StoryFile) -> frozenset[str]:
    """The claims that hold a deed by what was said of them alone, where that tells of another as its doer."""
    aside = {fit.key for fit in found if fit.aside} if what.intent.is_stance else set[str]()
    texts = ((a.claim, a.text) for a in told.file.attributions if a.claim in aside)
    return frozenset(key for key, text in texts if is_by_another(what, words, text))


def _is_named_alone(deed: Term, deeds: Collection[str], text: str) -> bool:
    """Whether a text holds a deed, a word for what was done, only as a thing behind an article: "the killing"."""
    if not is_past(deed.word):
        return False
    words = _WORD.findall(text.lower())
    held = [(n, word) for n, word in enumerate(words) if not {*deeds}.isdisjoint(words_of(word))]
    return bool(held) and all(
        w.endswith("ings") or (w.endswith("ing") and words[n - 1 : n] in _ARTICLES) for n, w in held
    )


def _naming_deed_alone(what: Asked, words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """The claims that hold only as a thing, "for the killing", what somebody is asked to have done: "who says that Acme
    killed him", "who recorded it".
    """
    deeds = [deed for doer, deed in pairwise(words) if doer.names and _stand_beside(doer, deed, what)]
    if what.intent is Intent.BY_WHOM and what.verb:
        deeds.append(what.verb)
    worded = {d.key: d.wordings for d in told.told.documents} if deeds else {}
    return frozenset(
        line.key
        for line in told.file.claims
        for deed in deeds
        if _is_named_alone(deed, stems := alike(deed.stem), line.text) and stems.isdisjoint(worded.get(line.key, ()))
    )


def _stand_beside(doer: Term, deed: Term, what: Asked) -> bool:
    name = doer.text.lower().split()[-1:] if doer.text else []
    line = f" {what.typed.line} "
    return not deed.names and any(f" {word} {deed.word} " in line for word in (doer.word, *name))


def is_by_another(what: Asked, words: Sequence[Term], text: str) -> bool:
    """Whether a text tells by name of another as the doer of what one is asked to have done: of "the shot that Lund
    fired" that Holm fired it.
    """
    for doer, deed in pairwise(words):
        if doer.names and not deed.names and f" {doer.word} {deed.word} " in f" {what.typed.line} ":
            deeds = alike(deed.stem)
            if _is_named_alone(deed, deeds, text):
                return True
            by = [words_of(did["who"]) for did in _NAME_DID.finditer(text) if deeds & {*words_of(did["deed"])}]
            if any(by) and doer.stems.isdisjoint(word for each in by for word in each):
                return True
    return False
