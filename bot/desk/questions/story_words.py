"""Words of a story's own name, where its claims tell of more than one thing: of the ship, and of two boats; pure."""

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.desk.questions.stories import StoryFile
from bot.search.about import is_mere_deed
from bot.search.asked import Asked
from bot.search.claimwords import canonical, words_of
from bot.search.fitting import Story, held, tells_apart, tells_of
from bot.search.irregular import DONE
from bot.search.stems import stem
from bot.search.synonyms import alike
from bot.search.term import Term

_DOES = re.compile(r"(?<!\w)(?:was|were|is|are|has|have|had|will|may|did|does|\w{3,}ed)(?!\w)")
_THE = r"(?:the|this|that|his|her|their|its) (?P<{0}>\w+)"
_THE_WAS = re.compile(
    rf"(?:is|are|was|were) {_THE.format('asked')} (?:an? |\w+$)|"
    rf".*?(?<!\w){_THE.format('told')} (?:is|are|was|were) \w"
)
_ARTICLES = ("the", "this", "that", "a", "an")
_WHOSE = re.compile(r"(?<!^)(?<!\w)(?P<whose>[A-Z]\w+)(?:['’]s?)? (?P<thing>[a-z]\w+)")
"""Whose a thing is told to be, by name."""
_FOR = ("over", "for", "after", "following", "about", "regarding", "concerning")
"""What stands before that for which, or after which, something was done."""
_WAS = re.compile(r"(?<!\w)(?:is|are|was|were)(?!\w)")
"""What asks, or says, what one thing was: "was the chat a mistake", "that the chat was a mistake"."""


def of_rival_thing(what: Asked, told: StoryFile) -> frozenset[str]:
    """The claims that tell of one thing of the story's name what is asked of another: of "the raid was a mistake", in a
    story of a chat about a raid, that the chat was.
    """
    found = _THE_WAS.match(what.typed.line) if not what.pasted else None
    asked = {stem for word in words_of((found["asked"] or found["told"]) if found else "") for stem in alike(word)}
    if asked.isdisjoint(told.told.about):
        return frozenset()
    own = {d.key: d.worded for d in told.told.documents}
    parts = ((c.key, _WAS.split(c.text, maxsplit=1)) for c in told.file.claims)
    of = {key: set(words_of(part[0])) for key, part in parts if len(part) > 1 and key in own}
    return frozenset(key for key, stems in of.items() if stems & told.told.about and asked.isdisjoint(own[key]))


def of_another_thing(what: Asked, words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """The claims that tell of another thing than the one that the story is called by, where it is asked about that: of
    "two boats were sunk", where most claims name the ship and it is asked when the ship was sunk.
    """
    documents = told.told.documents
    called = [
        stems
        for stems in map(alike, what.called)
        if sum(not stems.isdisjoint(d.own) for d in documents) * 2 > len(documents)
    ]
    if not called or what.pasted or _is_circumstance(what):
        return frozenset()
    asked = frozenset[str]().union(*(alike(term.stem) for term in words))
    texts = told.file.texts
    others = (d for d in documents if all(stems.isdisjoint(d.worded) for stems in called))
    return frozenset(d.key for d in others if (of := _what_it_is_of(texts.get(d.key, ""))) and not of & asked)


def _is_circumstance(what: Asked) -> bool:
    """Whether the story's name only tells what something was done for, or after: "who was arrested over the blast"."""
    at = next((n for n, token in enumerate(what.typed.tokens) if canonical(token) in what.called), 0)
    before = [token.word for token in what.typed.tokens[:at] if token.word not in _ARTICLES]
    return bool(before) and before[-1] in _FOR


def beside_own_thing(what: Asked, words: Sequence[Term], told: StoryFile) -> list[Term]:
    """The words without the names that only tell whose that is which the story is called by, "the Acme ship", where no
    claim tells of another's.
    """
    behind = {name.word: thing for name, thing in pairwise(what.typed.tokens)}
    own = {t.word: behind[t.word].word for t in words if t.names and t.word in behind}
    own = {name: thing for name, thing in own.items() if not told.told.about.isdisjoint(alike(stem(thing)))}
    texts = told.file.texts.values() if own else ()
    for name, thing in [*own.items()]:
        stems = next(term.stems for term in words if term.word == name)
        whose = [found["whose"] for text in texts for found in _WHOSE.finditer(text) if found["thing"] == thing]
        if any(stems.isdisjoint(words_of(other)) for other in whose):
            del own[name]
    return [term for term in words if term.word not in own]


def without_names(words: Sequence[Term], told: Story, keys: Sequence[str], *, spoken: bool = False) -> frozenset[str]:
    """Those of these claims that lack a name of the story's title which tells its claims apart; of what was `spoken`,
    of which all is about the story, those that lack one at all.
    """
    documents = {d.key: d for d in told.documents}
    lacking: set[str] = set()
    for term in words:
        of_title = term.names and not term.dated and held(term, told.about, ())
        if of_title and (spoken or not term.placed or tells_apart(term, told)):
            holding = {key for key, d in documents.items() if tells_of(term, d)}
            if spoken or 0 < len(holding) <= len(documents) / 2:
                lacking |= set(keys) - holding
    return frozenset(lacking)


def in_other_words(words: Sequence[Term], spoken: Story) -> frozenset[str]:
    """The statements that hold more than one word in three by another for the same: "the use of force" tells of no
    military use. What is done by saying it, "did they apologise", is said in any of its words.
    """
    asked = [term.stem for term in words if not (term.names or term.number or is_mere_deed(term))]
    return frozenset(
        d.key for d in spoken.documents if sum(stem not in d.own | d.said for stem in asked) > len(asked) // 3
    )


def in_any_words(term: Term) -> Term:
    """A deed that is done by saying it, as any of its words may say it: "sorry" of "did they apologise"."""
    others = tuple(frozenset((stem,)) for stem in sorted(alike(term.stem))) if is_mere_deed(term) else ()
    return term._replace(instead=others) if others else term


def _what_it_is_of(text: str) -> frozenset[str]:
    """The words of a claim before what it tells of them."""
    does = _DOES.search(text)
    words = text[: does.start()].split() if does else text.split()
    end = next((n for n, word in enumerate(words) if word.lower() in DONE), len(words))
    if not does and end == len(words):
        return frozenset()
    return frozenset(words_of(" ".join(words[:end])))
