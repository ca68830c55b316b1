"""Which claims are meant where others speak to somebody's words, or to a deed that nobody told of; pure."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.briefing.asked import STANCES
from bot.desk.questions.behind import told_behind
from bot.desk.questions.stories import StoryFile
from bot.domain.files import ClaimLine
from bot.domain.sought import MOST_CLAIMS, Intent, Sought
from bot.domain.standing import voices_of
from bot.domain.vocabulary import BACKING, Side, Stance
from bot.search.asked import Asked
from bot.search.claimwords import words_of
from bot.search.fitting import Story, held, tells_of, unknown
from bot.search.manner import OPENING
from bot.search.reworded import reworded
from bot.search.sayings import FIGURES, HELD_BY
from bot.search.synonyms import alike
from bot.search.term import Term
from bot.search.wording import FALSE, word_list

_AGAINST = (Intent.DENIED, Intent.DISAGREE)
_TO_SOMEBODY = re.compile(
    rf"{OPENING}(?:who|(?:does|did|has|have) (?:any\w*|some\w*)|any\w*|no ?(?:one|body)) (?:\w+ )?"
    r"(?:contradict(?:s|ed|ing)?|disagree[sd]?(?: with)?|argue[sd]? against) (?:the )?\w+(?: \w+){0,3}"
)
"""What asks for those who speak against somebody, be it without naming what that one said."""
_OF_A_CLAIM = (Intent.STATUS, Intent.SAID, Intent.DENIED, Intent.CONFIRMED, Intent.DOUBTED, Intent.EVIDENCE)
_DOES = re.compile(r"(?:so |and |but |ok )*(?:did|does|do|has|have|had|will|would) (?:the )?(?P<who>\w+)")
_IS_DENIAL = re.compile(
    rf"{OPENING}(?:is|are|was|were) (?:\w+ ){{0,5}}?denials? (?:really |actually |even )?(?P<label>(?:a |just a )?"
    r"(?:true|false|real|fake|right|wrong|correct|accurate|credible|plausible|believable|honest|lies?)"
    r"(?: or (?:not|false|lies?))?)"
)
"""What asks how that stands which somebody denies."""
_CLAIMED = word_list(
    "claim claims report reports statement statements allegation allegations account story version accusation "
    "accusations finding findings"
)
_WITH_SOMEBODY = re.compile(
    rf"{OPENING}(?:who|(?:does|did|has|have) (?:any\w*|some\w*)|any\w*|no ?(?:one|body)) (?:else )?"
    r"(?P<how>agree[sd]?(?: with)?|side[sd]? with|back(?:s|ed)|support(?:s|ed)?) (?:the )?\w+(?: \w+){0,4}"
)
"""What asks who says the same as somebody, though it may not name what they said."""
_OF_SIDE = {
    Intent.SAID: frozenset(stance for stance in Stance if stance.side in BACKING),
    Intent.DENIED: frozenset(stance for stance in Stance if stance.side is Side.AGAINST),
    Intent.DOUBTED: STANCES[Intent.DOUBTED].asked,
}
"""Which stances take a side, by what asks who takes it."""
_SELF = (
    r"(?:(?<=^)|(?<=say )|(?<=says )|(?<=said )|(?<=that )|(?<=claims )|(?<=claimed )|(?<=insists ))"
    r"(?:i|we|he|she|they|it)"
)
_NOT_I = re.compile(
    rf"{_SELF} (?:(?:did|was|were|is|am|are|has|have|had|do|does|will|would|could|can) not|never)"
    r"(?: (?:did|do|done|have|has|was|were|it|so|that|this|guilty|me|him|her|us))*"
    r"(?=$| (?:says?|said|claims?|claimed|insists?)(?!\w))|(?<!\w)it (?:was|is) not (?:me|us|him|her)(?!\w)"
)
_NOT_I_DID = re.compile(rf"{_SELF} (?:\w+ )?(?:not|never) (?:\w+ )?\w")
"""What tells that somebody says of themselves that they did not, with no word for what, and with one."""
_ABOUT = ("about", "on", "of", "to", "with", "over", "regarding")


def takes_no_stance_on(what: Asked, words: Sequence[Term]) -> bool:
    """Whether it is asked of a deed, "did Lund deny blowing it up", that is known as no claim of its own."""
    if not words or not what.speakers or not what.meant.polar or what.intent not in (Intent.DENIED, Intent.CONFIRMED):
        return False
    behind = what.typed.line[what.meant.end :].split()
    return bool(behind) and behind[0].endswith("ing") and any(term.word == behind[0] for term in words)


def of_their_deed(what: Asked, words: Sequence[Term], told: StoryFile) -> tuple[str, ...]:
    """The claims that tell of the deed that a speaker is asked to have denied, "did Lund deny stealing", as theirs."""
    deeds = [term for term in words if not term.names]
    deed = alike(deeds[0].stem) if len(deeds) == 1 and takes_no_stance_on(what, words) else frozenset[str]()
    names = frozenset(word for choices in what.speakers for choice in choices for word in words_of(choice.label))
    by = {choice.key for choices in what.speakers for choice in choices}
    own = {d.key for d in told.told.documents if deed and by & d.actors}
    whom = [term for term in words if term.names]
    done: list[str] = []
    for line in told.file.claims:
        orders = [words_of(text) for text in (line.text, *reworded(line.text))] if deed else []
        named = [each for each in orders if line.key in own or names.intersection(each[:1])]
        doing = [each for each in named if next((word for word in each if word not in names), "") in deed]
        done += [line.key] if any(all(held(term, each, ()) for term in whom) for each in doing) else []
    return tuple(done) if len(done) <= MOST_CLAIMS else ()


def done_by_others(what: Asked, words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """The claims that tell of such a deed as another's, where a speaker is asked to have denied or admitted it, and
    where a claim tells it of them all that do not; but none that they, or whom they speak for, spoke to.
    """
    if not takes_no_stance_on(what, words):
        return frozenset()
    gerund = what.typed.line[what.meant.end :].split()[0]
    deed = alike(next(term.stem for term in words if term.word == gerund))
    by = {choice.key for choices in what.speakers for choice in choices}
    spoken = {a.claim for a in told.file.attributions if by & a.who}
    labels = frozenset(word for choices in what.speakers for choice in choices for word in words_of(choice.label))
    doing = [d for d in told.told.documents if deed & set(d.order)]
    before = {d.key: d.order[: next(n for n, word in enumerate(d.order) if word in deed)] for d in doing}
    if theirs := {d.key for d in doing if labels.intersection(before[d.key])}:
        return frozenset(d.key for d in doing if d.key not in theirs)
    named = (d for d in doing if set(d.names).intersection(before[d.key]))
    return frozenset(d.key for d in named if d.key not in spoken)


def _of_denial(what: Asked, sought: Sought, told: StoryFile) -> Sought | None:
    """How that stands which somebody denies, or anybody where nobody is named: "is Lund's denial true"."""
    found = _IS_DENIAL.fullmatch(what.typed.line) if what.intent is Intent.DENIED else None
    if found is None or any(term.word not in found["label"].split() for term in what.terms):
        return None
    by = {*sought.speakers}
    own = (a for a in told.file.attributions if a.stance.side is Side.AGAINST and not a.inferred)
    claims = tuple(dict.fromkeys(a.claim for a in own if not by or by & a.who))
    return replace(sought, intent=Intent.STATUS, speakers=(), claims=claims) if claims else replace(sought, polar=False)


def replied(what: Asked, sought: Sought, told: StoryFile) -> Sought | None:
    """What is sought of the claims of the one who is named, "who denies Lund's claim", "what did Holm say about Lund's
    report", be they too many for one answer; None where more is asked, or that one says of nothing that it is so.
    """
    if denied := _of_denial(what, sought, told):
        return denied
    claims = _of_somebodys_claim(what, told) or _spoken_against(what, told) or told_behind(what, told)
    of_others = sought.intent in _AGAINST and not what.meant.polar
    given = replace(sought, intent=Intent.DENIED, speakers=()) if of_others else sought
    return replace(given, claims=claims) if claims else None


def _spoken_against(what: Asked, told: StoryFile) -> tuple[str, ...]:
    """The claims that the one who is named says are so, of which it is asked who denies them, or what a speaker said.

    Those that somebody denies are meant, where there are some. None where more is asked, or the speaker spoke to none.
    """
    named = [choices[0].key for choices in what.speakers] if what.intent is Intent.DISAGREE else []
    whose = named[0] if len(named) == 1 and not what.terms else ""
    if len(what.terms) == 1:
        whose = what.terms[0].actor
    if not whose:
        return ()
    words = [token.word for token in what.typed.tokens]
    of_words = words[-1] in HELD_BY or words[-1] in FIGURES
    at = words.index(what.terms[0].word) if what.terms and what.terms[0].word in words else 0
    is_about = [word for word in words[max(at - 2, 0) : at] if word != "the"][-1:]
    if what.speakers and not named:
        asks = what.intent is Intent.SAID and of_words and is_about and is_about[0] in _ABOUT
    else:
        asks = what.intent in _AGAINST and (of_words or _TO_SOMEBODY.fullmatch(what.typed.line))
    if not asks:
        return ()
    by = {choice.key for choices in what.speakers for choice in choices} - {whose}
    found: list[str] = []
    opposed: list[str] = []
    for line in _said_by(whose, told):
        voices = voices_of(told.file.of_claim(line.key))
        if not by or any(by & told.heard_in(voice.newest) for voice in voices):
            found.append(line.key)
        if not by and any(voice.newest.stance.side is Side.AGAINST for voice in voices):
            opposed.append(line.key)
    return tuple(opposed or found)


def _said_by(whose: str, told: StoryFile) -> list[ClaimLine]:
    """The claims that somebody, or who belongs to them, says or passes on in words."""
    said = {
        a.claim
        for a in told.file.attributions
        if whose in told.heard_in(a) and not a.inferred and a.stance.side in BACKING
    }
    return [line for line in told.file.claims if line.key in said]


def _of_somebodys_claim(what: Asked, told: StoryFile) -> tuple[str, ...]:
    """The claims that are somebody's, of which it is asked how they stand, who denies them, or what another says of
    them: "is Acme's report true", "who disputes Acme's claim about the fire".
    """
    if what.intent not in _OF_A_CLAIM or what.pasted or any(label.search(what.typed.line) for label in FALSE):
        return ()  # what somebody called it may be nobody's denial
    tokens = what.typed.tokens
    owning = [token for token, behind in pairwise(tokens) if behind.word in _CLAIMED]
    by_article = {token.word for the, token in pairwise(tokens) if the.word == "the" and token in owning}
    owned = {token.word for token in owning if token.owns or token.word in by_article}  # "the FAA report"
    owner = next((term for term in what.terms if term.actor and term.word in owned), None)
    rest = [term for term in what.terms if term is not owner]
    if owner and what.intent is Intent.STATUS and (does := _DOES.match(what.typed.line)) and does["who"] != owner.word:
        return ()  # "did Acme fake Lund's report"
    if owner is None or (what.intent in (Intent.SAID, *_AGAINST) and not rest and not what.meant.polar):
        return ()
    documents = {d.key: d for d in told.told.documents}
    found = [
        line.key
        for line in _said_by(owner.actor, told)
        if (d := documents.get(line.key)) and all(tells_of(term, d) for term in rest)
    ]
    return tuple(found) if len(found) <= MOST_CLAIMS else ()


def seconded(what: Asked, sought: Sought, told: StoryFile) -> Sought | None:
    """Who else takes the side of the one who is named, where that is asked, "who agrees with Lund"; that Lund said
    nothing of it, where they take no side. None where more is asked, or the side is taken of too much.
    """
    asks = _WITH_SOMEBODY.fullmatch(what.typed.line)
    named = [term.actor for term in what.terms if asks and term.word not in asks["how"].split()]
    if asks and what.typed.tokens[-1].word in _CLAIMED:
        named += [choices[0].key for choices in what.speakers]  # "who backs Lund's claim"
    elif what.speakers:
        return None
    if len(named) != 1 or not named[0]:
        return None
    takes_side = any(a.stance.side in (Side.FOR, Side.AGAINST) for a in told.in_words_of(named))
    if not takes_side:
        return replace(sought, intent=Intent.SAID, speakers=tuple(named), polar=False, exact=False)
    return siding_with(named, sought, told)


def of_oneself(what: Asked, words: Sequence[Term], sought: Sought, told: StoryFile) -> Sought | None:
    """What is sought of somebody's denials, where it is told or asked that they said of themselves that they did not,
    "he never did, says Lund", and no more is named than the story's own deed; None where anything else is asked.
    """
    if what.intent is not Intent.SAID or not (what.negated and sought.speakers) or unknown(words, _bare(told)):
        return None
    found = (_NOT_I_DID if words else _NOT_I).search(what.typed.line)
    if found is None:
        return None
    by = {*sought.speakers}
    own = {a.claim for a in told.file.attributions if by & a.who and a.stance.side is Side.AGAINST}
    keys = [d.key for d in told.told.documents if d.key in own and all(held(t, d.worded, ()) for t in words)]
    claims = sought.claims or tuple(keys if words else ())
    return replace(sought, intent=Intent.DENIED, claims=claims if len(claims) <= MOST_CLAIMS else ())


def _bare(told: StoryFile) -> Story:
    """The story without its claims."""
    return replace(told.told, documents=())


def siding_with(
    whose: Sequence[str], sought: Sought, told: StoryFile, among: Sequence[str] = (), first: Intent = Intent.SAID
) -> Sought | None:
    """Who else takes the side of somebody, or of who belongs to them: of what these say, who else says so; else of what
    they deny who else denies it, and so for what they doubt. None where they take no side of the claims `among` these,
    or of any where there are none.

    The side that was asked for comes `first`. The claims of which others take it too are meant, where there are some,
    be they too many for one answer.
    """
    by = set(whose)
    lines = [line for line in told.file.claims if not among or line.key in among]
    sides: list[Sought] = []
    for intent in sorted(_OF_SIDE, key=lambda intent: intent is not first):
        found: list[str] = []
        backed: list[str] = []
        for line in lines:
            voices = [v.newest for v in voices_of(told.file.of_claim(line.key)) if v.newest.stance in _OF_SIDE[intent]]
            own = [a for a in voices if by & told.heard_in(a) and not a.inferred]
            found += [line.key] if own else []
            backed += [line.key] if own and len(voices) > len(own) else []
        if claims := tuple(backed or found):
            sides.append(replace(sought, intent=intent, speakers=(), aside=tuple(whose), claims=claims))
    return next((side for side in sides if len(side.claims) <= MOST_CLAIMS), sides[0] if sides else None)
