"""A word and what it says is not so: who withheld the names did not give them, and records that are missing are no
records. Where no claim holds the word itself, the one that says the same by its opposite is asked for; pure.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.desk.questions.best import best_of
from bot.desk.questions.stories import StoryFile
from bot.domain.sought import Intent
from bot.search.asked import Asked
from bot.search.claimwords import tells_not, words_of
from bot.search.fitting import STRONG, Term
from bot.search.synonyms import alike

_PAIRS = """
withhold withheld withholding, give hand share provide release disclose|
bar barred block blocked prevent prevented forbid forbidden ban banned stop stopped, let allow permit|
ignore ignored, answer reply respond|
reject rejected refuse refused decline declined, accept agree|
survive survived, die kill|
stay stayed remain remained, leave move withdraw|
innocent, guilty|
illegal unlawful, legal lawful|
unsafe dangerous, safe|
unhurt unharmed uninjured unscathed, hurt injure harm|
unrelated unconnected, relate connect link|
unaware, aware know|
unknown, know|
unable, able|
impossible, possible|
insufficient inadequate, sufficient enough adequate|
incomplete, complete|
unchanged, change|
unclear, clear|
unpaid, pay|
unanswered, answer|
untested, test|
unlicensed, license|
forget forgot forgotten, remember|
closed shut, open|
alive, dead die
"""
"""Words, and by the comma those of which they say that it is not so."""
_OPPOSITES: dict[str, frozenset[str]] = {}
for _line in _PAIRS.split("|"):
    _words, _of = (words_of(part) for part in _line.split(","))
    for _word in _words:
        _OPPOSITES[_word] = _OPPOSITES.get(_word, frozenset[str]()) | {*_of}
_OF: dict[str, frozenset[str]] = {}
for _word, _others in _OPPOSITES.items():
    for _other in _others:
        _OF[_other] = _OF.get(_other, frozenset[str]()) | {_word}
_MISSING = frozenset(words_of("missing absent lacking"))
_NOT_THERE = re.compile(
    r"(?<!\w)(?:(?:is|are|was|were|be|been) not (?:there|in place|present)|"
    r"(?:there (?:is|are|was|were)|has|have|had) no (?!longer|more|less)\w+)(?!\w)"
)
_NONE_OF = re.compile(
    r"(?<!\w)(?:no|without(?: any)?|lack(?:s|ed|ing)?(?: any)?|not (?:have|had)(?: any)?) (?P<what>\w+(?: \w+)?)"
)
"""What tells that something is not there: of what is asked about, and of what, in a claim."""
_FAILED = re.compile(r"(?<!\w)fail(?:s|ed|ing)? to (?P<deed>\w+)")
_FAIL = frozenset(words_of("fail"))
_OF_CONTENT = (Intent.SAID, Intent.CONFIRMED, Intent.DENIED, Intent.STATUS, Intent.BY_WHOM)


def put_otherwise(what: Asked, stories: Sequence[StoryFile]) -> Asked:
    """The question as a claim puts it that says the same by the opposite of a word, where none holds that word."""
    ways = list(_ways(what)) if what.intent in _OF_CONTENT and not what.pasted else []
    if not ways or not stories or any(_keys_of(what, told) for told in stories):
        return what
    for way in ways:
        if any(_tells_none(what, way, key, told) for told in stories for key in _keys_of(way, told)):
            return way
    return what


def _ways(what: Asked) -> Iterator[Asked]:
    """The question by the opposite of each of its words that has one, as not so where it is so, and the other way."""
    for n, term in enumerate(what.terms):
        if term.names or term.number:
            continue
        rest = (*what.terms[:n], *what.terms[n + 1 :])
        known = (_OF if what.negated else _OPPOSITES).get(term.stem, frozenset[str]())
        for other in sorted(known):
            read = term._replace(stem=other, word=other)
            verb = read if what.verb == term else what.verb
            yield replace(
                what, terms=(*what.terms[:n], read, *what.terms[n + 1 :]), verb=verb, negated=not what.negated
            )
        is_lacking = term.stem in _MISSING or (term.stem in _FAIL and _FAILED.search(what.typed.line))
        if is_lacking and not what.negated and any(not each.names for each in rest):
            yield replace(what, terms=rest, negated=True)
    if what.negated and what.terms and _NOT_THERE.search(what.typed.line):
        for stem in sorted(_MISSING):
            yield replace(what, terms=(*what.terms, Term(stem, stem, text=stem)), negated=False)


def _keys_of(what: Asked, told: StoryFile) -> list[str]:
    """The claims that hold all that is asked about by their own words, and tell it as so or not so as it is asked."""
    best = best_of(what, (told,))
    whole = [fit.key for fit in best.found if fit.share >= STRONG and not (fit.clashes or fit.lacks or fit.partly)]
    texts = {line.key: line.text for line in told.file.claims}
    asked = frozenset[str]().union(*(alike(term.stem) for term in best.words if not term.names))
    return [key for key in whole if what.negated is None or tells_not(texts[key], asked) is bool(what.negated)]


def _tells_none(what: Asked, way: Asked, key: str, told: StoryFile) -> bool:
    """Whether a claim tells that there is none of what is asked about as missing: that it was not found is no such."""
    if len(way.terms) >= len(what.terms) or not _MISSING.intersection(term.stem for term in what.terms):
        return True
    text = next(line.text for line in told.file.claims if line.key == key)
    none = {stem for found in _NONE_OF.finditer(text.lower()) for stem in words_of(found["what"])}
    return not none.isdisjoint(term.stem for term in way.terms if not term.names)
