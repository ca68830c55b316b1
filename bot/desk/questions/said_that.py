"""What is told to have been said in a clause, "that he was cheated", and what tells of just that; pure."""

import re
from collections.abc import Collection, Sequence

from bot.desk.questions.comparing import only_done
from bot.desk.questions.stories import StoryFile
from bot.desk.questions.told_else import IS_DONE
from bot.domain.sought import Intent, Sought
from bot.search.asked import Asked
from bot.search.claimwords import words_of
from bot.search.fitting import Document, held, tells_of
from bot.search.irregular import is_past
from bot.search.negation import is_negated
from bot.search.sentences import BE, FINITE, PREPOSITIONS, WORDS
from bot.search.stopwords import STOP_WORDS
from bot.search.synonyms import alike
from bot.search.term import Term

_OF_HIM = re.compile(r" (?:that )?(?:he|she) \w")
_DONE_TO_HIM = re.compile(
    r" (?:that )?(?:he|she) (?:was|is|were|has been|had been|got) (?:\w+ly )?(?P<deed>\w+(?:ed|en))(?!\w)"
)
"""Where it is asked what was said of "him", or to have been done to him."""
_DID_ITSELF = re.compile(
    r" (?:that )?(?:it|they) (?:(?:had|has|have|also|ever|never|really|actually) )*(?P<deed>\w+)(?= \w)"
)
"""Where it is asked what was said by those who are no person to have been done by themselves."""
_DOING = re.compile(
    r" (?:(?:ever|really|actually|personally|knowingly|deliberately|also|to) )*"
    r"(?!(?:any|every|some|no)thing(?!\w)|during|regarding|concerning|following|according|being)\w{2,}ing(?= \w)"
)
"""Where it is asked what was said by somebody of a deed of their own: "did Lund admit selling it"."""
_TOLD_HIM_TO = re.compile(
    r" (?:that )?(?:[\w-]+ ){1,4}?(?:told|ordered|asked|forced|made|helped|let|directed|paid|promised|warned) "
    r"(?:him|her|them|it|me) "
)
"""Where somebody is told to have had, or asked, "him" to do something."""
_OF_IT = re.compile(r"(?<!\w)(?:it|this|that|so)$")
_HIM = re.compile(r"(?<!\w)(?:he|she|him|her|his|I|me|my)(?!\w)")
_THING_DID = re.compile(r" (?:that )?(?:the|an?|his|her|its|their) (?P<doer>\w+) (?P<deed>\w+)(?!\w)")
"""Where a thing is told to have done something."""
_IS_SO = re.compile(
    r" (?:that )?(?:\w+ ){1,4}?(?:is|was|are|were|has been|have been|had been) (?:\w+ly |not )?(?P<so>[a-z]\w+)$"
)
"""Where somebody, or something, is told to be so."""
_IS = BE | {"not", "very", "so", "too", "still", "never", "totally", "completely", "entirely"}
_NO_THINGS = (STOP_WORDS | PREPOSITIONS | BE) - {"one", "ones"}
"""What stands before, or behind, a word that tells how somebody is, and not how a thing is."""
_IN_PLACE = re.compile(r"(?<!\w)(?:in|into|inside|at|on|near|across) (?:the )?(?P<place>\w+(?: \w+){0,2})")
_CLAUSES = re.compile(r"[.;:!?—] | and | but ")
_IS_A = re.compile(r"(?<!\w)(?P<name>\w+(?: \w+)?) (?:is|was|are|were) (?:not )?an? ")


def telling_that(what: Asked, words: Sequence[Term], said: Sequence[str], told: StoryFile) -> list[str]:
    """Those of these statements that tell just what is asked to have been said, by its doer, place and quality, as so
    or as not so, as a wish or not, and where it is asked of "him" of somebody.
    """
    said = _told_so(what, words, _with_that_doer(what, words, said, told), told)
    said = _of_that_quality(what, words, _of_him(what, words, said, told), told)
    done = only_done(what, {a.statement: f"{a.quote}. {a.paraphrase}" for a in told.file.attributions})
    return [key for key in _told_there(words, said, told) if key not in done]


def _told_so(what: Asked, words: Sequence[Term], said: Sequence[str], told: StoryFile) -> list[str]:
    """The statements that tell it as so where that is asked, or as not so: "a deliberate act, not an accident"; of one
    whose quotation holds all the words that alone tells.
    """
    asked = frozenset[str]().union(*(alike(term.stem) for term in words))
    quotes = {a.statement: words_of(a.quote) for a in told.file.attributions if a.quote}
    quoted = {key for key, quote in quotes.items() if all(held(term, quote, ()) for term in words)}
    texts = {a.statement: a.quote if a.statement in quoted else a.text for a in told.file.attributions}
    return [key for key in said if what.negated is None or is_negated(_of_these(asked, texts[key])) is what.negated]


def _told_there(words: Sequence[Term], said: Sequence[str], told: StoryFile) -> list[str]:
    """The statements that tell of a place where something is asked to be, by "in" or by where a claim lies that they
    are on: "Ukraine's government knows of 10,000" tells of none in Ukraine.
    """
    where = [term.forms for term in words if term.there]
    places = {d.key: d.places for d in told.told.documents} if where else {}
    told_of: dict[str, list[frozenset[str]]] = {}
    for a in told.file.attributions if where else ():
        found = _IN_PLACE.finditer(a.text)
        named = (frozenset(words_of(each["place"])) for each in found)
        told_of.setdefault(a.statement, []).extend((places.get(a.claim, frozenset()), *named))
    return [key for key in said if all(any(f <= own for f in forms for own in told_of.get(key, ())) for forms in where)]


def of_nobody(what: Asked, told: StoryFile) -> frozenset[str]:
    """The claims that tell of no person, where it is asked what was said of one, "did Acme say that he was cheated";
    where it is a person who is asked about, "did Lund say that he was", also those that tell of another; and so of a
    house, "did Acme admit that it sold them".
    """
    if not says_of_him(what):
        return _of_another_house(what, told) | _of_another_person(what, told)
    people = {actor.key: words_of(actor.name)[-1:] for actor in told.file.actors.values() if actor.is_person}
    named = {d.key: {key for key, n in people.items() if _is_named(key, n, d)} for d in told.told.documents}
    himself = {choice.key for choices in what.speakers for choice in choices}
    himself = himself if himself <= people.keys() else set[str]()
    others = {key for key, those in named.items() if not those or (himself and those.isdisjoint(himself))}
    if himself and (done := _DONE_TO_HIM.match(what.typed.line, what.meant.end)):
        names = {name for key in himself for name in people[key]}
        active = {line.key for line in told.file.claims if not IS_DONE.search(line.text)}
        others.update(d.key for d in told.told.documents if d.key in active and _is_doer(names, done["deed"], d))
    return frozenset(others)


def _of_another_house(what: Asked, told: StoryFile) -> frozenset[str]:
    """The claims that name others and not the house that is asked to have said that "it", or "they", did something."""
    found = _DID_ITSELF.match(what.typed.line, what.meant.end) if what.intent.is_stance else None
    keys = {choice.key for choices in what.speakers for choice in choices}
    actors = told.file.actors
    if found is None or not (is_past(found["deed"]) or found["deed"] in FINITE):
        return frozenset()
    if found["deed"] in BE or not keys or any(key in actors and actors[key].is_person for key in keys):
        return frozenset()
    houses = {actors[key].part_of for key in keys if key in actors} - {""}
    own = {key for key, actor in actors.items() if key in houses or actor.part_of in keys} | keys
    names = {word for choices in what.speakers for choice in choices for word in words_of(choice.label)}
    names.update(word for key in own if key in actors for word in words_of(actors[key].name))
    others = {word for key, actor in actors.items() if key not in own for word in words_of(actor.name)} - names
    return frozenset(
        d.key
        for d in told.told.documents
        if not others.isdisjoint(d.names) and names.isdisjoint(d.worded) and own.isdisjoint(d.actors)
    )


def _of_another_person(what: Asked, told: StoryFile) -> frozenset[str]:
    """The claims of which the doer is a person who is not named in the question, where a speaker is asked to have said
    something of a deed of their own, and which neither name nor are about that one: "did Lund deny selling it".
    """
    found = _DOING.match(what.typed.line, what.meant.end) if what.intent.is_stance and what.meant.polar else None
    keys = {choice.key for choices in what.speakers for choice in choices}
    if found is None or not keys:
        return frozenset()
    own = frozenset[str]().union(*(words_of(choice.label) for choices in what.speakers for choice in choices))
    named = own.union(*(term.stems for term in what.terms if term.names))
    others = frozenset[str]().union(*(name for key, name in told.surnames.items() if key not in keys)) - named
    documents = (d for d in told.told.documents if d.names and keys.isdisjoint(d.actors) and own.isdisjoint(d.own))
    return frozenset(d.key for d in documents if d.names[0] in others)


def _is_doer(names: Collection[str], deed: str, document: Document) -> bool:
    """Whether one of these names stands before a deed in a claim's text."""
    deeds = {stem for word in words_of(deed) for stem in alike(word)}
    at = next((n for n, word in enumerate(document.order) if word in deeds), -1)
    return not {*names}.isdisjoint(document.order[: max(at, 0)])


def _is_named(key: str, name: Sequence[str], document: Document) -> bool:
    """Whether a claim is about somebody, or has their last name in its text."""
    return key in document.actors or (bool(name) and document.own.issuperset(name))


def _of_him(what: Asked, words: Sequence[Term], said: Sequence[str], told: StoryFile) -> list[str]:
    """The statements that tell of somebody what is asked for, where that is asked: not "he knew it and it was sold"."""
    if not says_of_him(what):
        return list(said)
    asked = {term.stem for term in words}
    texts = {a.statement: a.text for a in told.file.attributions}
    return [key for key in said if _HIM.search(_of_these(asked, texts[key]))]


def says_untold_of_him(what: Asked, words: Sequence[Term], sought: Sought, told: StoryFile) -> bool:
    """Whether it is asked if somebody said of "him" what no claim tells of such a one, and not that he "did it"."""
    if _TOLD_HIM_TO.match(what.typed.line, what.meant.end) and what.intent is Intent.SAID and what.meant.polar:
        return all(term.names for term in words)  # nobody but the claims' own people, and not what they did
    if what.intent is not Intent.SAID or sought.claims or _OF_IT.search(what.typed.line) or not says_of_him(what):
        return False
    others = of_nobody(what, told)
    holding = (d for d in told.told.documents if d.key not in others)
    return not words or not any(all(tells_of(term, d) for term in words) for d in holding)


def says_of_him(what: Asked) -> bool:
    """Whether it is asked if somebody took a stance on what "he" or "she" did or was: "did Lund say that he knew"."""
    return what.intent.is_stance and _OF_HIM.match(what.typed.line, what.meant.end) is not None


def _of_these(words: Collection[str], text: str) -> str:
    """The clauses of a text that hold one of the words: what it denies beside them is another thing."""
    told = [clause for clause in _CLAUSES.split(text) if not set(words).isdisjoint(words_of(clause))]
    return " ".join(told) or text


def of_another_doer(what: Asked, words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """The claims that tell nothing of the thing that is told to have done it: of no guard, where it is asked who says
    "the guard stole it", though somebody spoke of a guard as well.
    """
    doer = _thing_told(what, words)
    documents = told.told.documents if doer else ()
    return frozenset(d.key for d in documents if doer and not tells_of(doer[0], d))


def _with_that_doer(what: Asked, words: Sequence[Term], said: Sequence[str], told: StoryFile) -> list[str]:
    """The statements of which one clause tells of that thing and of the deed, where a thing is told to have done it."""
    doer = _thing_told(what, words)
    if doer is None:
        return list(said)
    both = [alike(term.stem) for term in doer]
    texts = {a.statement: a.text for a in told.file.attributions}
    clauses = {key: [set(words_of(clause)) for clause in _CLAUSES.split(texts[key])] for key in said}
    return [key for key in said if any(all(stems & clause for stems in both) for clause in clauses[key])]


def _of_that_quality(what: Asked, words: Sequence[Term], said: Sequence[str], told: StoryFile) -> list[str]:
    """The statements that tell of what is asked to have been said to be so, "that Lund is clean", as something that is
    so, and not only before a thing that they speak of: "clean sport".
    """
    found = _IS_SO.match(what.typed.line, what.meant.end) if what.intent.is_stance else None
    quality = next((t for t in words if found and t.word == found["so"] and not (t.names or t.number)), None)
    if quality is None:
        return list(said)
    texts = {a.statement: f"{a.quote}. {a.paraphrase}" for a in told.file.attributions}
    return [key for key in said if not _is_of_things(alike(quality.stem), texts[key])]


def _is_of_things(stems: Collection[str], text: str) -> bool:
    """Whether each of the words with these stems tells how a thing is, before which it stands."""
    words = WORDS.findall(text.lower())
    places = [n for n, word in enumerate(words) if not {*stems}.isdisjoint(words_of(word))]
    return bool(places) and all(_stands_before_thing(words, n, text.lower()) for n in places)


def _stands_before_thing(words: Sequence[str], at: int, text: str) -> bool:
    """Whether a word, in its place among those of a text, is no part of "is so" and a thing stands right behind it."""
    before, behind = words[at - 1 : at], words[at + 1 : at + 2]
    if not behind or behind[0] in _NO_THINGS or behind[0].endswith("ly") or (before and before[0] in _IS):
        return False
    return f"{words[at]} {behind[0]}" in text


def _thing_told(what: Asked, words: Sequence[Term]) -> tuple[Term, Term] | None:
    """The thing that is told to have done what is said, by no name, and what it did."""
    found = _THING_DID.match(what.typed.line, what.meant.end) if what.intent.is_stance else None
    if found is None or not is_past(found["deed"]):
        return None
    doer, deed = (next((t for t in words if t.word == found[each]), None) for each in ("doer", "deed"))
    return (doer, deed) if doer and deed and not doer.names else None


def stems_of_names(what: Asked, words: Sequence[Term]) -> dict[str, frozenset[str]]:
    """The names that are asked about, each with the stems of its forms; the one who is asked to have said so also as
    "he", "she" or "it": "did Lund say that she hit Holm".
    """
    names = {term.word: term.stems for term in words if term.names}
    if len(what.speakers) == 1 and what.meant.polar:
        own = frozenset(words_of(what.speakers[0][0].label))
        itself = _DID_ITSELF.match(what.typed.line, what.meant.end)  # "did Acme deny mining it" tells of a thing
        names |= dict.fromkeys(("he", "she", "they", *(("it",) if itself else ())), own)
    return names


def tells_what_somebody_is(what: Asked) -> bool:
    """Whether it is asked who says that a name is one of a kind, "Lund was a spy": both may stand in a statement that
    tells of another spy.
    """
    found = _IS_A.search(what.typed.line)
    return found is not None and any(term.names and term.word in found["name"].split() for term in what.terms)
