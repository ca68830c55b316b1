"""What kind of answer a question wants, told by its verbs and question words, whatever the story."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from bot.domain.sought import Intent
from bot.domain.vocabulary import Status
from bot.search import wording
from bot.search.compared import COMPARED, OF_TWO
from bot.search.manner import ASKED_FIRST, MANNER, OPENING, WHY_SO, asks_polar, is_while, shows_only
from bot.search.nouns import BELIEVING, ON_ORDERS, in_reason, is_no_stance, is_of_thing, is_spoiled
from bot.search.stems import stem


@dataclass(frozen=True, slots=True)
class Meant:
    """An intent, and where in the line its verb stands: [begin, end) in characters.

    `polar` says that yes or no is asked, `passive` that the verb is ("was denied"), `status` which one is asked for.
    """

    intent: Intent
    begin: int
    end: int
    polar: bool = False
    passive: bool = False
    status: Status | None = None


_STANCE_ORDER = (
    (Intent.DECLINED, wording.DECLINE),
    (Intent.NO_EVIDENCE, wording.NO_EVIDENCE),
    (Intent.DENIED, wording.DENY),
    (Intent.WITHDREW, wording.WITHDRAW),
    (Intent.CONFIRMED, wording.CONFIRM),
    (Intent.DOUBTED, wording.DOUBT),
    (Intent.SAID, wording.SAY),
)
_STANCE_WORDS = [(intent, wording.whole_words(pattern)) for intent, pattern in _STANCE_ORDER]
_IS_FIRST = re.compile(rf"{OPENING}(?:(?:when|where|why) )?(?:is|are|was|were) ")
_IS_SAID = re.compile(r"(?<!\w)(?:is|are|was|were|been|being|be|gets?|got) (?:\w+ly |also |ever |already |not )?$")
"""Where a verb behind tells what was said of something: "is it denied"."""
_CANNOT_BE = re.compile(r"(?<!\w)(?:can|could) not (?:yet )?be (?:\w+ly )?$")

_OF_NUMBERS = re.compile(r"\d (?:vs|versus) \d|(?<!\w)(?:numbers|figures|counts|estimates|tolls|totals)(?!\w)")
_STRONG = (Intent.DENIED, Intent.CONFIRMED, Intent.DOUBTED, Intent.NO_EVIDENCE, Intent.WITHDREW, Intent.DECLINED)
"""Stances that are asked for even where evidence or a number is spoken of."""

_UNDISPUTED = re.compile(r"(?<!\w)(?:(?:not|never|nobody) (?:been |being |in )?|un)(?:disputed?|contested)(?!\w)")
_UNCONFIRMED = re.compile(r"(?:not|never|un)(?: yet| so far| been){0,2} ?(?:confirmed|verified|proven|proved)$")
_NEGATED = re.compile(r"(?<!\w)(?:not|never|nobody|no one|none|hardly)(?!\w)")
"""What tells that somebody does not believe it."""
_BY = re.compile(r"(?:confirmed|verified) (?:\w+ly )?by(?!\w)")
_ANYBODY = re.compile(
    r"(?<!\w)(?:who|any(?: ?one|body)|some(?:one|body)|nobody|no one|independently) "
    r"(?:(?:has|have|had|else|also|ever|\w+ly) )*$"
)
"""Who is asked for before a verb: "has anyone verified it"."""
_BY_DOER = re.compile(r" (?:\w+ )?(?:by|from)(?!\w)")
"""Who is told behind a verb to have taken the stance."""
_OF_CLAIM = re.compile(
    r"(?<!\w)(?:it|this|that|these|they|claims?|reports?|allegations?|accusations?|rumou?rs?|stor(?:y|ies)) "
    r"(?:(?:been|being|ever|also|already|yet|\w+ly) )*$"
)
"""What is denied where it is said to be dismissed: a claim, and no suit."""
_UNCOUNTED = re.compile(rf"{OPENING}how (?:much|many)(?: \w+){{0,3}}? (?:could|can|did) (?:\w+ ){{1,4}}?not \w+$")
"""What asks of how much it is that somebody could not confirm it."""
_YOUR = re.compile(r"(?<!\w)(?:your|any|ur) (?:\w+ )?$")
_RELATES = re.compile(
    r"(?<!\w)(?:f[io]u?nds?|see|saw|admit\w*|den[yi]\w*|confirm\w*|establish\w*|prov\w+|show\w*|suggest\w*|"
    r"acknowledg\w*) (?:an?|any|no|the|that|such an?)(?: \w+)? links?(?!\w)|"
    r"(?<!\w)(?:(?:causal|common) links?|links? (?:between|with)|there (?:is|was|are|were) (?:no|any?) links?)(?!\w)|"
    r"(?<!\w)links? (?:can |could |has |have )?(?:be|been|is|are|was|were) (?:ruled|found|shown|prove|establish|deni)"
)
_TO_US = re.compile(rf"{OPENING}(?:show |(?:where |how )?(?:can|could|may|do|will|would) (?:i|you|we|u) )")
"""What stands before somebody's thoughts, what tells of a link that two things have, what asks the desk for one."""
_WHICH_OUTLET = re.compile(r"(?:which|what) (?:outlet|journal|newspaper|website|magazine)$")
_WHICH_DID = re.compile(r"(?:which|what) (?:\w+ ){1,2}?(?P<deed>\w+)")
_FOR_WHOM = re.compile(rf"{OPENING}(?:who|whom|whose)(?!\w)")
_WHAT_DOES = re.compile(rf"{OPENING}(?:who|what (?:did|does|do|has|have))(?!\w)")
_ESTIMATES = re.compile(rf"{OPENING}what (?:did|does|do|has|have|had) (?:\w+ ){{1,5}}(?:estimated?|counted|count)$")
_IS_IT = re.compile(
    rf"{OPENING}(?:is|are|was|were) (?!any|some|every|all|there|what|which|still|points?|claims?|parts?)"
)
_BY_WHOM_TOOK = re.compile(
    rf"{OPENING}(?:by whom (?:is|are|was|were|has|have|had) (?:\w+ ){{1,8}}?"
    r"(?:denied|disputed|rejected|confirmed|admitted|acknowledged|doubted)|"
    r"(?:\w+ ){0,8}?(?:denied|disputed|rejected|confirmed|admitted|acknowledged|doubted) by (?:whom|who))$"
)
"""What begins a question for somebody, for what somebody does, for what an estimate was, and for how one claim
stands; and where "by whom" asks who took a stance.
"""
_CALLS_IT = re.compile(
    r" (?:that )?the (?:\w+ )?(?:figures?|numbers?|tolls?|counts?|estimates?) (?:(?!(?:of|for|in|on|from|by|that|who) )"
    r"\w+$|(?:will|would|could|may|might|had|has) (?!be |been ))"
)
"""What a number is called behind a verb for saying, "did Acme call the figure misleading", or what becomes of it."""
_WHEN_OR_WHERE = re.compile(rf"{OPENING}(?:when|where)(?!\w)")
_WHY_SAY = re.compile(
    r"why (?:does|did|do|has|have) (?:the )?(?:\w+ ){1,4}?(?:think|say|said|claim|insist|argue|maintain)(?!\w)"
)
"""Where the answer is what somebody said: the desk knows no reasons but those that are told."""
_DID_SAY = re.compile(
    rf"{OPENING}(?:did|does|do|has|have) (?:the )?"
    rf"(?:(?!not |never |been |who |any|call |called |brand |label |{wording.DENY} |{wording.CONFIRM} )\w+ ){{1,4}}?"
    r"(?P<verb>say|said|claim|claimed|report|reported|insist|argue|state|stated|announce|announced)"
    r"(?= that (?!it )\w+ )"
)
"""Where it is asked whether somebody said that something is so: a stance behind it is what was said."""
_TAKEN = ((Intent.DENIED, "deny"), (Intent.CONFIRMED, ("confirm", "admit", "acknowledg")), (Intent.DOUBTED, "doubt"))
_DID_TAKE = re.compile(
    rf"{OPENING}(?:did|does|do|has|have) (?:the )?"
    rf"(?:(?!not |never |been |who |any|{wording.DENY} |{wording.CONFIRM} )\w+ ){{1,4}}?"
    r"(?P<verb>deny|confirm(?:ed)?|admit(?:ted)?|acknowledged?|doubt(?:ed)?) "
    r"that (?!it )\w"
)
"""The same of another stance, by the beginning of its verb: what they confirmed may be that another denied it."""
_IS_SURE = re.compile(
    rf"{OPENING}(?:is|are|was|were) (?!it |this |that |these |there |you |we |i |not |any|every)"
    r"(?:the )?(?:\w+ ){1,3}?(?P<verb>sure|certain|convinced|confident)(?!\w)"
)
"""Where it is asked whether somebody holds that it is so."""
_BY_SAYING = re.compile(r" that (?:it|this|that) (?:is|was) (?:not|no|false|fake|untrue|true)(?!\w)")
"""What says that somebody said that it is so, or not so."""


def intent_of(line: str, deeds: Collection[str] = ()) -> Meant:
    """What a line of folded words asks. What is said more exactly wins over a bare "what".

    `deeds` are verbs, by their stems, that ask for no stance here: "who rejected the paper".
    """
    if why := WHY_SO.match(line):
        status = next(status for status in Status if why.groupdict().get(status.value))
        return Meant(Intent.STATUS, why.start("status"), why.end("status"), status=status)
    stance = _stance(line, deeds)
    polar = asks_polar(line)
    if stance and (_DID_SAY.match(line) or _DID_TAKE.match(line)):  # whatever the words of it may seem to ask
        return Meant(stance.intent, stance.begin, stance.end, polar, stance.passive)
    if deeds and (which := _WHICH_DID.match(line)) and stem(which["deed"]) in deeds:
        return Meant(Intent.BY_WHOM, 0, len("which"))
    if called := wording.CALLED_TRUE.search(line):
        return Meant(Intent.DENIED if called["against"] else Intent.SAID, called.start("verb"), called.end(), polar)
    if tells := wording.TOLD_TO.match(line):
        return Meant(Intent.BY_WHOM, tells.start("who"), tells.end("who"))
    if wants := wording.WANTS.match(line):
        return Meant(Intent.SAID, wants.start("verb"), wants.end("verb"))
    if other := wording.DISAGREES_THAT.match(line):
        return Meant(Intent.DENIED, other.start("verb"), other.end("verb") - 1)
    return (
        _of_story(line, stance)
        or _counted(line, stance)
        or _read_or_shown(line, stance, polar)
        or _disputed(line, stance)
        or _took_a_stance(line, stance, polar)
        or _when_or_where(line)
        or _stands(line, stance)
        or _said(line, stance, polar)
        or _otherwise(line, polar)
    )


def _of_story(line: str, stance: Meant | None) -> Meant | None:
    if (numbers := COMPARED.search(line) or OF_TWO.match(line)) and not (stance and stance.begin < numbers.start()):
        return Meant(Intent.HOW_MANY, numbers.start(), numbers.end())
    for intent, pattern in (
        (Intent.DISAGREE, wording.DISAGREE),
        (Intent.NEW, wording.NEW),
        (Intent.BY_WHOM, wording.BY_WHOM),
    ):
        if intent is Intent.BY_WHOM and _BY_WHOM_TOOK.match(line):
            continue  # "by whom was it denied", "denied by whom"
        if (found := pattern.search(line)) and not (intent is Intent.BY_WHOM and wording.DISPUTED.search(line)):
            if intent is Intent.DISAGREE and _OF_NUMBERS.search(line):
                intent = Intent.HOW_MANY  # "why do the numbers differ", "12,000 vs 10,000"
            return Meant(intent, found.start(), found.end())
    return None


def _counted(line: str, stance: Meant | None) -> Meant | None:
    found = wording.HOW_MANY_SURE.search(line)
    if found and stance and stance.intent is Intent.SAID and _ESTIMATES.match(line):
        return None  # "what did Acme estimate"
    sure = found and (stance is None or stance.intent not in _STRONG or _UNCOUNTED.match(line))
    return Meant(Intent.HOW_MANY, found.start(), found.end()) if found and sure else None


def _read_or_shown(line: str, stance: Meant | None, polar: bool) -> Meant | None:
    """Where it was read, or on what evidence."""
    found = wording.SOURCES.search(line)
    shown = wording.EVIDENCE.search(line)
    shown = None if shown and is_spoiled(line, *shown.span()) else shown
    spoken = stance and stance.intent is not Intent.SAID and found and found[0] in ("source", "sources")
    if (
        found
        and stance
        and stance.intent in _STRONG
        and stance.begin == found.end() + 1
        and _WHICH_OUTLET.match(found[0])
    ):
        return None  # "which newspaper denied it"
    joins = found and shown and shown.start() < found.start() and found[0] in ("link", "links")  # "what evidence links"
    relates = found and found[0] in ("link", "links") and _RELATES.search(line) and not _TO_US.match(line)
    if found and not (spoken or joins or relates or is_of_thing(line, found)):
        return Meant(Intent.SOURCES, found.start(), found.end(), polar=polar)
    says_of = stance and stance.intent is Intent.SAID and shown and _FOR_WHOM.match(line) and stance.end < shown.start()
    if shown and not (
        in_reason(line[: shown.start()]) or says_of or shows_only(line, shown) or (stance and stance.intent in _STRONG)
    ):
        return Meant(Intent.EVIDENCE, shown.start(), shown.end(), polar=polar)
    return None


def _disputed(line: str, stance: Meant | None) -> Meant | None:
    found = wording.DISPUTED.search(line)
    if found is None:
        return None
    if _IS_IT.match(line) and (found.end() == len(line) or found[0].endswith(" open")):
        return Meant(Intent.STATUS, 0, 0, polar=True)  # of one claim: "is the 97 percent disputed"
    if _UNDISPUTED.search(line):
        return Meant(Intent.STATUS, found.start(), found.end())  # how each stands tells of which nobody denies
    begun = line[: found.start() + 4]
    by_somebody = stance and stance.intent is Intent.DENIED and re.search(r"who|deny|denies|denied", begun)
    if by_somebody and not line.startswith(("what", "which")):
        return None
    status = next((s for s in Status if s.value == found[0].split()[-1]), None)
    status = Status.UNVERIFIED if _UNCONFIRMED.search(found[0]) else status
    return Meant(Intent.DISPUTED, found.start(), found.end(), status=status)


def _took_a_stance(line: str, stance: Meant | None, polar: bool) -> Meant | None:
    if stance is None or stance.intent is Intent.SAID:
        return None
    if line.startswith("why ") and stance.intent is not Intent.DENIED:
        return None
    if stance.passive and line.startswith(("can ", "could ")) and not _BY_DOER.match(line, stance.end):
        return None  # "can it be ruled out"
    if line[stance.begin :].startswith("plea") and _WHEN_OR_WHERE.match(line):
        return None  # a deed that has its day
    if (
        stance.passive
        and line[stance.begin :].startswith(("dismissed", "rejected"))
        and not (_BY_DOER.match(line, stance.end) or _OF_CLAIM.search(line[: stance.begin]))
    ):
        return None  # a suit is; who did it is not asked
    status = wording.STATUS.search(line)
    if (
        stance.intent is Intent.CONFIRMED
        and status
        and status[0].endswith(("confirmed", "verified"))
        and not (_BY.search(line) or _ANYBODY.search(line[: stance.begin]))
    ):
        return None  # "is the report confirmed" asks how it stands
    return Meant(stance.intent, stance.begin, stance.end, polar, stance.passive or bool(_BY_WHOM_TOOK.match(line)))


def _when_or_where(line: str) -> Meant | None:
    if which := wording.WHICH_PLACE_DID.match(line):
        return Meant(Intent.BY_WHOM, which.start("which"), which.end("which"))
    if told := wording.FIRST_TOLD.match(line):
        return Meant(Intent.SAID, told.start("told"), told.end("told"))
    first = ASKED_FIRST.search(line)
    for intent, pattern in ((Intent.WHEN, wording.WHEN), (Intent.WHERE, wording.WHERE)):
        found = pattern.search(line)
        behind = first and found and first.start() < found.start() and found[0] in ("when", "where")
        if found and not (behind or is_while(line)):
            return Meant(intent, found.start(), found.end())
    return None


def _stands(line: str, stance: Meant | None) -> Meant | None:
    found = wording.STATUS.search(line)
    if found and found[0] == "thoughts" and (stance or asks_polar(line)) and not _YOUR.search(line[: found.start()]):
        found = None  # "did Acme say that it causes bad thoughts"
    is_said = stance and stance.intent is Intent.SAID and (ASKED_FIRST.search(line) or _DID_SAY.match(line))
    if found and not is_said:
        return Meant(Intent.STATUS, found.start(), found.end(), polar=True)
    if line.startswith("why ") and not (stance and stance.intent is Intent.SAID and _WHY_SAY.match(line)):
        return Meant(Intent.STATUS, 0, 3)
    return None


def _said(line: str, stance: Meant | None, polar: bool) -> Meant | None:
    found = None if MANNER.match(line) else wording.HOW_MANY.search(line)
    of_it = stance and polar and found and _CALLS_IT.match(line, stance.end)
    if found and not _FOR_WHOM.match(line) and not (stance and _WHAT_DOES.match(line)) and not of_it:
        return Meant(Intent.HOW_MANY, found.start(), found.end())
    is_noun = stance and not line[: stance.end].endswith(("ed", "said", "told", "found"))
    if stance and is_noun and _IS_FIRST.match(line) and ON_ORDERS.search(line[: stance.begin]):
        return Meant(Intent.STATUS, 0, 0, polar=True)
    if stance and stance.passive and polar and not re.search(r"(?<!\w)(?:by|that)(?!\w)", line):
        return Meant(Intent.STATUS, 0, 0, polar=True)  # "has the wreck been found" asks of nobody's words
    return Meant(stance.intent, stance.begin, stance.end, polar, stance.passive) if stance else None


def _otherwise(line: str, polar: bool) -> Meant:
    for intent, pattern in ((Intent.BRIEF, wording.BRIEF), (Intent.WHO_IS, wording.WHO_IS)):
        if found := pattern.search(line):
            return Meant(intent, found.start(), found.end())
    if found := _FOR_WHOM.match(line):
        return Meant(Intent.BY_WHOM, found.end() - 3, found.end())
    return Meant(Intent.STATUS, 0, 0, polar=True) if polar else Meant(Intent.UNCLEAR, 0, 0)


def _stance(line: str, deeds: Collection[str] = ()) -> Meant | None:
    """The stance that a line asks for; behind "did Acme say that" any other is what was said."""
    if took := _DID_TAKE.match(line):
        intent = next(intent for intent, verbs in _TAKEN if took["verb"].startswith(verbs))
        return Meant(intent, took.start("verb"), took.end("verb"))
    if (says := _DID_SAY.match(line)) and not _BY_SAYING.match(line, says.end()):
        return Meant(Intent.SAID, says.start("verb"), says.end())
    for intent, asks in ((Intent.SAID, wording.WHAT_OF_THEIRS), (Intent.CONFIRMED, _IS_SURE)):
        if found := asks.match(line):
            return Meant(intent, *found.span(found.lastgroup or 0))
    if called := wording.CALLED_FALSE.search(line) or wording.SAYS_FALSE.search(line):
        done = called["verb"].endswith("ed") and bool(_IS_SAID.search(line[: called.start()]))
        return Meant(Intent.DENIED, called.start(), called.end("verb"), passive=done)
    for intent, pattern in _STANCE_WORDS:
        for found in pattern.finditer(line):
            if deeds and stem(found[0]) in deeds:
                continue
            if intent is Intent.DOUBTED and (believes := _believes(line, found)):
                return believes
            if is_no_stance(intent, line[: found.start()], found[0], line):
                continue
            verb = found[0].removesuffix(" out")
            done = verb.endswith(("ed", "en", "withdrawn", "told", "found", "said"))
            if intent is Intent.DENIED and done and _CANNOT_BE.search(line[: found.start()]):
                continue  # "who says that it cannot be ruled out"
            passive = done and bool(_IS_SAID.search(line[: found.start()]) or _IS_FIRST.match(line))
            return Meant(intent, found.start(), found.end(), passive=passive)
    return None


def _believes(line: str, found: re.Match[str]) -> Meant | None:
    """What is asked of one who believes something, unless it is that they do not."""
    if found[0].startswith(BELIEVING) and not _NEGATED.search(line):
        return Meant(Intent.CONFIRMED if asks_polar(line) else Intent.SAID, found.start(), found.end())
    return None
