"""Holds what is asked as done, or as sure to come, against claims that tell of it as planned or possible; pure."""

import re
from collections.abc import Sequence

from bot.desk.questions.best import Best
from bot.desk.questions.stories import StoryFile
from bot.domain.sought import Intent
from bot.search.asked import Asked
from bot.search.claimwords import OUGHT, words_of
from bot.search.irregular import is_past
from bot.search.manner import OPENING
from bot.search.synonyms import alike
from bot.search.term import Term

_HAS_BEEN = re.compile(rf"{OPENING}(?:did|has|have|are|is|was|were) ")
_PLANS = (
    r"plans?|planned|planning|intends?|intended|wants?|wanted|hopes?|threatens?|threatened|will|would|shall|"
    r"(?<!\d )(?<!in )(?<!of )(?<!by )(?<!until )(?<!since )may(?! \d)|"  # and no month, which a question has so too
    r"might|expect\w*|about to|going to|prepar\w*|ready"
)
_TO_COME = re.compile(rf"(?<!\w)(?:{_PLANS}|could)(?!\w)")
_PLANNED = re.compile(rf"(?<!\w)(?:{_PLANS})(?!\w)")
"""What tells of something as planned, to come or possible; "could be heard" was heard."""
_ASKS_OUGHT = re.compile(
    rf"{OUGHT.pattern}|(?<!\w)(?:(?:have|has|had|need(?:s|ed)?|supposed|obliged|required|allowed|meant|told|ordered|"
    r"forced|made|bound|due|advised|expected|instructed|compelled|liable) to|to be|want(?:s|ed)?|demand(?:s|ed)?|"
    r"urge[sd]?|ask(?:s|ed)|call(?:s|ed)? (?:on|for)|recommend(?:s|ed)?|propose[sd]?|advise[sd]?)(?!\w)"
)
"""What asks for something as a duty or a wish."""
_PRESUMED = re.compile(r"(?<!\w)(?:presumed|feared|sentenced to)(?!\w)")
"""What tells of something behind it as not known to be so, or as still to be borne: "missing and presumed dead"."""
_FOR_WHAT = re.compile(r"(?<!\w)(?:so that|in order that|because|unless|although)(?!\w)")
"""What tells, behind what was done, why it was, or what may come of it."""
_ALREADY = re.compile(r"(?<!\w)already(?!\w)")
_WILL = re.compile(r"(?<!\w)(?:will|shall|going to)(?!\w)")
_WILL_BE = re.compile(rf"{OPENING}(?:when |where )?(?:will|shall|(?:is|are) (?:\w+ ){{1,4}}going to) ")
"""What asks for something that is still to come."""
_POSSIBLE = re.compile(r"(?<!\w)(?:may|might|could|possibly|perhaps)(?!\w)")
_DONE = re.compile(r"(?<!\w)(?:did|was|were|(?:has|have|had) (?:\w+ly |already )?\w+)(?!\w)")
"""What asks of something that was so."""
_STILL = re.compile(
    r"(?:how (?:many|much)|percent|percentage)(?!\w).*(?<!\w)"
    r"(?:(?:is|are|have|has|do|does) (?:\w+ )?still|still (?:have|has))(?!\w)"
)
_WAS = re.compile(r"(?<!\w)(?:was|were|had|fell|lost|\w{2,}ed)(?!\w)")
_IS_NOW = re.compile(r"(?<!\w)(?:is|are|has|have|remains?|still|stays?|since)(?!\w)")
"""What asks how many there still are, and what tells of something as past, or as so now."""
_OF_DEED = (Intent.WHEN, Intent.WHERE, Intent.BY_WHOM)
"""Not how many: of a figure it is told that it is a planned one."""


def to_come(what: Asked, words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """The claims that tell of what is asked for as of a plan, or as possible, where it is asked as done, or as sure.

    A plan tells of nothing that has been, unless that is what is asked by another word: "are they made ready".
    """
    line, asked = what.typed.line, {stem for term in words if not term.names for stem in alike(term.stem)}
    texts = told.file.texts
    asks_standing = what.meant.end == len(line)  # "are the 12,000 confirmed"
    out = only_due(what, words, told)
    is_so = what.intent is Intent.STATUS and not asks_standing and _HAS_BEEN.match(line)
    is_so = is_so or (what.intent.is_stance and _ALREADY.search(line, what.meant.end))
    is_so = is_so or any(term.there for term in words)
    if is_so and not _TO_COME.search(line):
        found = ((key, _TO_COME.search(_told_first(text, asked))) for key, text in texts.items())
        presumed = {key for key, text in texts.items() if _stands_behind(asked, _PRESUMED.search(text))}
        return out.union(presumed, (key for key, plan in found if plan and not asked & set(words_of(plan[0]))))
    if what.intent in (Intent.STATUS, *_OF_DEED) and _WILL_BE.match(line):
        out = out.union(key for key, text in texts.items() if _is_past(text) and not _TO_COME.search(text))
    asks_sure = _WILL.search(line) and not _POSSIBLE.search(line)
    if asks_sure or (_asks_of_done(what) and not _TO_COME.search(line)):
        tells = _POSSIBLE if asks_sure else _PLANNED
        return out.union(key for key, text in texts.items() if _stands_behind(asked, tells.search(text)))
    return out


def only_due(what: Asked, words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """The claims that tell of what is asked for as done, "did Lund resign", "who says that he resigned", as of what
    somebody should do.
    """
    line, begin = what.typed.line, what.meant.end if what.intent.is_stance else 0
    if what.pasted or _ASKS_OUGHT.search(line):
        return frozenset()
    asks = what.intent in (Intent.STATUS, *_OF_DEED) and (what.intent is Intent.BY_WHOM or _HAS_BEEN.match(line))
    asks = asks or _DONE.search(line, begin)
    deeds = [t for t in words if not t.names and (asks or is_past(t.word))]
    stems = {stem for term in deeds for stem in alike(term.stem)}
    texts = ((c.key, c.text) for c in told.file.claims) if stems else ()
    return frozenset(key for key, text in texts if _stands_behind(stems, OUGHT.search(text)))


_IS_SO_NOW = re.compile(r"(?<!\w)(?:is|are|be|being) (?:\w+ly )?\w+")


def _is_past(text: str) -> bool:
    """Whether a text tells of something as past: by "was", or by a verb of its own."""
    own = _IS_SO_NOW.sub(" ", text)
    return _WAS.search(own) is not None or any(map(is_past, own.split()))


def _told_first(text: str, asked: set[str]) -> str:
    """The part of a text before what it was done for, if all that is asked for stands there: "they cut the line so that
    it could be mended".
    """
    aim = _FOR_WHAT.search(text)
    first = text[: aim.start()] if aim else text
    return first if asked & set(words_of(text)) <= set(words_of(first)) else text


def over_by_now(what: Asked, told: StoryFile) -> frozenset[str]:
    """The claims that tell of it as past, where it is asked how many there still are."""
    if what.intent is not Intent.HOW_MANY or not _STILL.search(what.typed.line):
        return frozenset()
    texts = told.file.texts
    return frozenset(key for key, text in texts.items() if _WAS.search(text) and not _IS_NOW.search(text))


def _asks_of_done(what: Asked) -> bool:
    """Whether something is asked as done: "who says it was paid", "when was it paid", "who paid it"."""
    if what.intent is Intent.BY_WHOM:
        return True
    line = what.typed.line
    done = _DONE.search(line, what.meant.end if what.intent.is_stance else 0)
    return done is not None and (what.intent.is_stance or what.intent in _OF_DEED)


def _stands_behind(asked: set[str], plan: re.Match[str] | None) -> bool:
    """Whether a word that is asked for stands behind the one that tells of a plan, and is not that one itself."""
    if plan is None or asked & set(words_of(plan[0])):
        return False
    before = set(words_of(plan.string[: plan.start()]))
    return bool(asked & set(words_of(plan.string[plan.end() :])) - before)


def is_told_as_due(what: Asked, best: Best) -> bool:
    """Whether the claim that fits best tells as a duty just what is asked about as one: "should Acme have closed"."""
    text = best.told.file.texts.get(best.found[0].key, "") if best.found else ""
    asked, due = OUGHT.search(what.typed.line), OUGHT.search(text)
    fit = best.found[0] if best.found else None
    if not (asked and due and fit) or fit.aside or fit.partly or fit.clashes or fit.lacks:
        return False
    return (" have " in what.typed.line[asked.end() :]) is (" have " in text[due.end() :])
