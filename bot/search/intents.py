"""What kind of answer a question wants, told by its verbs and question words, whatever the story."""

import re
from dataclasses import dataclass

from bot.domain.sought import Intent
from bot.domain.vocabulary import Status


@dataclass(frozen=True, slots=True)
class Meant:
    """An intent, and where in the line its verb stands: [begin, end) in characters.

    `polar` says that yes or no is asked, `anybody` that it is asked of whomever, `status` which one is asked for.
    """

    intent: Intent
    begin: int
    end: int
    polar: bool = False
    passive: bool = False
    status: Status | None = None


_DENY = (
    r"(?:den(?:y|ies|ied|ying|ial|ials)|refut(?:e|es|ed|ing|ation)|rebut(?:s|ted|tal)?|reject(?:s|ed|ing|ion)?|"
    r"dismiss(?:es|ed|ing|al)?|disput(?:e|es|ed|ing)|contest(?:s|ed|ing)?|contradict(?:s|ed|ing)?|disavow(?:s|ed)?|"
    r"rul(?:e|es|ed|ing) out|sa(?:y|ys|id|ying) no|push(?:es|ed)? back|den(?:ey|eid|yed|yd)|repudiat(?:e|es|ed)|"
    r"wave(?:s|d) away|brush(?:es|ed)? (?:off|aside)|object(?:s|ed) to|said it is not true|call(?:s|ed)? it "
    r"(?:fake|false|a lie|lies|nonsense|propaganda|untrue|fiction)[a-z ]{0,6}|опроверг\w*|отрица\w*|заперечу?\w*|"
    r"negó|niega\w*|dement\w+|dementier\w+|disagrees? with|not accept|against)"
)
_CONFIRM = (
    r"(?:confirm(?:s|ed|ing|ation|ations)?|acknowledg(?:e|es|ed|ing)|admit(?:s|ted|ting)?|admission|verif(?:y|ies|ied)|"
    r"corroborat(?:e|es|ed)|conced(?:e|es|ed)|own(?:s|ed)? up|sa(?:y|id) yes|vouch(?:es|ed)? for|back(?:s|ed)? (?:it|this|"
    r"that) up|stand(?:s|ing)? by|agree(?:s|d)? with|accept(?:s|ed)?|confrim\w*|comfirm\w*|подтвер\w*|підтвер\w*|"
    r"confirmó|confirma\w*|bestätig\w*)"
)
_DOUBT = (
    r"(?:doubt(?:s|ed|ing|ful)?|s[ck]eptic(?:al|s|ism)?|question(?:s|ed|ing)|(?:not|un) ?sure|unsure|uncertain|"
    r"not (?:believe|convinced)|(?:find|finds|found|has|have|had|see|sees|saw) no (?:evidence|proof)|no evidence|distrust(?:s|ed)?|"
    r"call(?:s|ed)? (?:it|this|that) into question|believ(?:e|es|ed|ing)|buy(?:s|ing)? (?:it|this|that|the)|trust(?:s|ed)?)"
)
_DECLINE = (
    r"(?:declin(?:e|es|ed|ing) to (?:comment|say|answer)|refus(?:e|es|ed) to (?:comment|say|answer|confirm)|"
    r"no comment|neither confirm\w* nor den\w+|silent|silence|stay(?:s|ed)? quiet)"
)
_WITHDRAW = r"(?:withdr(?:aw|aws|ew|awn|awal)|retract(?:s|ed|ion)?|t(?:ake|akes|ook|aken) (?:it|this|that) back|walk(?:s|ed)? (?:it|this|that) back|backtrack(?:s|ed)?)"
_SAY = (
    r"(?:sa(?:y|ys|id|ying|yin)|claim(?:s|ed|ing)?|assert(?:s|ed|ing|ion)?|alleg(?:e|es|ed|ing|ation|ations)|report(?:s|ed|ing)?|"
    r"stat(?:ed|ement|ements)|announc(?:e|es|ed|ing|ement)|accus(?:e|es|ed|ing|ation)|blam(?:e|es|ed|ing)|tells|told|"
    r"argu(?:e|es|ed)|insist(?:s|ed)?|maintain(?:s|ed)?|suggest(?:s|ed)?|estimat(?:e|es|ed)|warn(?:s|ed)?|comment(?:s|ed)?|"
    r"react(?:s|ed|ion)?|respon(?:d|ds|ded|se)|repl(?:y|ies|ied)|answer(?:s|ed)?|position|stance|view|opinion|version|line|think|thinks|"
    r"thought|sayd|put out|publish(?:ed|es)?|mention(?:s|ed)?|describ(?:e|es|ed)|call(?:s|ed)? (?:it|this|that|for)|on record|"
    r"relay(?:s|ed)?|wrote|write|writes|tweet(?:s|ed)?|find|finds|found|discover(?:s|ed)?|order(?:s|ed)?|speak|speaks|spoke|talk(?:s|ed)?|theor(?:y|ies))"
)
_AUX = r"(?:did|does|do|has|have|had|is|are|was|were|will|would|can|could|should|any|was there|were there|is there)"
_ASKS = r"(?:so |and |but |ok |okay |hey |well |now |then |please |hi |hello |wait |um |btw )*"


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?<!\w)(?:{pattern})(?!\w)" for pattern in patterns))


_NEW = _any(
    r"what (?:is |has |have )?(?:all )?(?:been )?(?:new|changed|happened since|happened today)", r"whats new", r"any(?:thing)? new(?! york| zealand)",
    r"any(?:thing)? (?:changed?|changes|different)", r"any (?:news|updates?|developments?)", r"(?:news|changes|updates?) (?:since|on|about)", r"latest",
    r"catch me up", r"what did i miss", r"new since", r"changed since", r"up to date", r"update me", r"что нового",
)  # fmt: skip
_DISAGREE = _any(
    r"disagree(?:s|d|ment|ments)?", r"differ(?:s|ences?|ent versions)?", r"at odds", r"contradict (?:each|one)(?: an)? ?other", r"versus", r"vs",
    r"clash(?:es)?", r"(?:do|does|did) .{2,60} agree(?! with)", r"same (?:thing|story) as",
)  # fmt: skip
_SOURCES = _any(
    r"sources?(?! sa(?:y|id))", r"where (?:was|were|is|did|do|can|have|has) (?:this|that|it|these|you|i|we|they|one|the)(?!\w).{0,60}(?<!\w)(?:read|published|get|find|seen)",
    r"where (?:is|was|does|did) (?:this|that|it|these) (?:from|come from|appear)", r"links?", r"cite[ds]?|citations?", r"references?", r"which (?:paper|outlet|journal|newspaper|website|article)",
    r"(?:in )?(?:which|what) (?:paper|outlet|journal|newspaper|website|article|magazine)", r"where (?:can|could) (?:i|we|one) read", r"read (?:this|that|it) where", r"where did you read",
)  # fmt: skip
_EVIDENCE = _any(
    r"evid[ea]nces?", r"proofs?", r"prove[nsd]?", r"based on", r"back(?:ed|ing)? (?:it|this|that) up", r"basis", r"footage", r"(?:satellite )?(?:photos?|pictures?|images?|imagery)",
    r"video", r"documents?", r"on what grounds", r"доказательств\w*", r"докази",
)  # fmt: skip
_HOW_MANY = _any(
    r"how (?:many|much|large|big|high|few|numerous)", r"(?:what|which|whats the|list|all|list all)(?: is| are| was| were)?(?: the| all| all the)* ?(?:\w+ ){0,3}(?:numbers?|figures?|counts?|tolls?|totals?|estimates?|statistics)",
    r"death tolls?", r"tolls?", r"figures?", r"numbers?", r"size", r"head ?counts?", r"statistics", r"estimates", r"(?:first |official )*counts?", r"confidence interval", r"сколько", r"скільки", r"cuántos", r"numbers",
)  # fmt: skip
_HOW_MANY_SURE = _any(r"how (?:many|much|large|big|high|few|numerous)", r"(?:what|which)(?: is| are| was| were)?(?: the)? ?(?:\w+ ){0,2}(?:numbers?|figures?|count|toll|total|estimate)(?! (?:for|of) \d)", r"сколько", r"скільки", r"cuántos")  # fmt: skip
_WHEN = _any(r"when", r"(?:what|which|on what|on which) (?:day|date|time|month|year)", r"how long ago", r"since when", r"time ?line", r"chronology", r"date of", r"когда", r"коли", r"since what date", r"how recent(?:ly)?")  # fmt: skip
_WHERE = _any(r"where", r"(?:what|which|in what|in which) (?:place|town|city|country|region|location|area)", r"locations?", r"где", r"де")  # fmt: skip
_BY_WHOM = _any(r"by whom", r"according to (?:whom|who)", r"who says so", r"says who", r"on (?:whose|who) (?:authority|word|account)", r"who is (?:it )?(?:saying|claiming) (?:this|that|it|so)", r"who claims (?:this|that|it|so)", r"from whom", r"whose claim", r"who is behind", r"кто сказал")  # fmt: skip
_DISPUTED = _any(
    r"(?:what|which|whats|anything|claims?|points?|everything|parts?|is|are|still|whatever)(?: \w+){0,5} (?:disputed|contested|contentious|controversial|unclear|in dispute|open|unresolved|corroborated|unverified|refuted|withdrawn)",
    r"points? of contention", r"in dispute", r"bones? of contention", r"open questions?", r"controvers(?:y|ies)",
)  # fmt: skip
_STATUS = _any(
    r"(?:is|was|are|were)(?: all)? (?:it|this|that|these|they|there|the \w+|all)(?: \w+){0,6} (?:true|real|really true|fake|legit|a hoax|hoax|false|correct|accurate|confirmed|verified|official|so|right|made up|propaganda|disinformation)",
    r"true or (?:false|not)", r"real or (?:fake|not)", r"fact ?check\w*", r"(?:is it|is this|is that|it is) (?:so )?(?:true|real|legit|fake)", r"how true", r"any truth", r"truth (?:in|to|of|about)",
    r"debunk(?:ed)?", r"legit", r"hoax", r"fake(?! news| papers| id| passports| documents)", r"status", r"is that so", r"for real", r"really", r"correct", r"true", r"can anybody check", r"check this", r"thoughts", r"so is it real", r"verified", r"правда", r"bogus",
)  # fmt: skip
_BRIEF = _any(
    r"what is (?:this|it|that|the story|all this|the deal|going on|happening)(?: all)?(?: about| with)?$", r"what (?:happened|is going on|is happening|is the story)", r"summar(?:y|ise|ize)\w*", r"in brief", r"brief(?:ly)?", r"short version", r"overview",
    r"explain", r"what do (?:we|you) know", r"tell me about", r"what is the story", r"background", r"in a nutshell", r"recap", r"the gist", r"eli5", r"fill me in",
)  # fmt: skip
_WHO_IS = _any(
    r"who (?:is|was|are|were)(?: this| that| the)?(?= \S)(?! (?:saying|claiming|denying|behind|right|lying|confirming|doubting|to blame|responsible|it saying))",
    r"who$",
)

_STANCE_ORDER = (
    (Intent.DECLINED, _DECLINE),
    (Intent.DOUBTED, r"(?:find|finds|found|has|have|had|see|sees|saw) no (?:evidence|proof)"),
    (Intent.DENIED, _DENY),
    (Intent.WITHDREW, _WITHDRAW),
    (Intent.CONFIRMED, _CONFIRM),
    (Intent.DOUBTED, _DOUBT),
    (Intent.SAID, _SAY),
)
_STANCE_WORDS = [(intent, _any(pattern)) for intent, pattern in _STANCE_ORDER]
_IS_SAID = re.compile(r"(?:is|are|was|were|been|being|be) (?:\w+ly |also |ever |already |not )?$")
_POLAR = re.compile(
    rf"^{_ASKS}{_AUX}(?!\w)|(?<!\w)(?:whether|if) |(?<!\w)(?:did|does|do|has|have|hasn|didn) (?:they|he|she|it|we|any\w*|some\w*|the \w+|\w+) (?:also |ever |already |officially )?\w+ ?(?:it|this|that)?$"
)
_OPINION = _any(
    r"should",
    r"do you (?:think|believe|like|feel|support)",
    r"morally",
    r"your opinion",
    r"who (?:will|would) win",
    r"will .{1,40} win",
    r"what do you think",
    r"prove me wrong",
)
_TALK = _any(
    r"thanks?",
    r"thank you",
    r"lol",
    r"good bot",
    r"bad bot",
    r"how are you",
    r"hello",
    r"hi",
    r"hey",
    r"useless",
    r"ok",
    r"good (?:morning|evening|night)",
    r"poem",
    r"joke",
    r"bye",
    r"love you",
    r"stupid bot",
)


def meant(line: str) -> Meant:
    """What a line of folded words asks. Later words that say more exactly what is wanted win over a bare "what"."""
    polar = bool(_POLAR.search(line))
    wh = re.search(r"(?<!\w)(?:who|what|which|when|where|how|whom|whose|why)(?!\w)", line)
    for intent, pattern in (
        (Intent.DISAGREE, _DISAGREE),
        (Intent.NEW, _NEW),
        (Intent.BY_WHOM, _BY_WHOM),
    ):
        if found := pattern.search(line):
            if intent is Intent.BY_WHOM and _DISPUTED.search(line):
                continue
            if intent is Intent.NEW and re.search(r"new (?:york|zealand)", line[found.start() :]):
                continue
            return Meant(intent, found.start(), found.end(), polar=False)
    stance = _stance(line)
    many = _HOW_MANY_SURE.search(line)
    if many and (stance is None or stance.intent not in (Intent.DENIED, Intent.CONFIRMED, Intent.DOUBTED)):
        return Meant(Intent.HOW_MANY, many.start(), many.end())
    for intent, pattern in ((Intent.SOURCES, _SOURCES), (Intent.EVIDENCE, _EVIDENCE)):
        found = pattern.search(line)
        if found and not (
            stance and stance.intent in (Intent.DENIED, Intent.DOUBTED, Intent.CONFIRMED) and intent is Intent.EVIDENCE
        ):
            if (
                intent is Intent.SOURCES
                and stance
                and stance.intent is not Intent.SAID
                and found[0] in ("source", "sources")
            ):
                continue
            return Meant(intent, found.start(), found.end(), polar=polar)
    if found := _DISPUTED.search(line):
        if not (
            stance
            and stance.intent is Intent.DENIED
            and re.search(r"who|deny|denies|denied", line[: found.start() + 4])
            and not line.startswith(("what", "which"))
        ):
            words = found[0].split()[-1]
            status = next((s for s in Status if s.value == words), None)
            return Meant(Intent.DISPUTED, found.start(), found.end(), status=status)
    asks_status = _STATUS.search(line)
    if stance and stance.intent is not Intent.SAID:
        only = stance.intent is Intent.CONFIRMED and asks_status and asks_status[0].endswith(("confirmed", "verified"))
        only = only or line.startswith("why ")
        if not only:
            return Meant(stance.intent, stance.begin, stance.end, polar, stance.passive)
    for intent, pattern in ((Intent.WHEN, _WHEN), (Intent.WHERE, _WHERE)):
        if found := pattern.search(line):
            if intent is Intent.WHEN and found[0] == "when" and wh and wh.start() < found.start() and wh[0] != "when":
                continue
            if (
                intent is Intent.WHERE
                and found[0] == "where"
                and wh
                and wh.start() < found.start()
                and wh[0] != "where"
            ):
                continue
            return Meant(intent, found.start(), found.end())
    if asks_status and not (stance and wh):
        return Meant(Intent.STATUS, asks_status.start(), asks_status.end(), polar=True)
    if found := _HOW_MANY.search(line):
        who = re.match(rf"{_ASKS}(?:who|whom|whose)(?!\w)", line)
        told = stance and re.match(rf"{_ASKS}(?:who|what (?:did|does|do|has|have))(?!\w)", line)
        if not who and not told:
            return Meant(Intent.HOW_MANY, found.start(), found.end())
    if stance:
        return Meant(stance.intent, stance.begin, stance.end, polar, stance.passive)
    for intent, pattern in ((Intent.BRIEF, _BRIEF), (Intent.WHO_IS, _WHO_IS)):
        if found := pattern.search(line):
            return Meant(intent, found.start(), found.end())
    if re.match(rf"{_ASKS}(?:who|whom|whose)(?!\w)", line):
        found = re.search(r"who\w*", line)
        assert found is not None
        return Meant(Intent.BY_WHOM, found.start(), found.end())
    if polar:
        return Meant(Intent.STATUS, 0, 0, polar=True)
    return Meant(Intent.UNCLEAR, 0, 0)


def asks_opinion(line: str) -> bool:
    """Whether a view is asked for, or what is to come: nobody's statement answers that."""
    return bool(_OPINION.search(line))


def is_talk(line: str) -> bool:
    """Whether somebody greets, thanks or scolds."""
    return bool(_TALK.search(line))


def asks_polar(line: str) -> bool:
    return bool(_POLAR.search(line))


def _stance(line: str) -> Meant | None:
    for intent, pattern in _STANCE_WORDS:
        for found in pattern.finditer(line):
            if (
                intent is Intent.SAID
                and found[0]
                in (
                    "report",
                    "reports",
                    "claim",
                    "claims",
                    "statement",
                    "line",
                    "view",
                    "order",
                    "number",
                    "answer",
                    "count",
                    "find",
                )
                and re.search(r"(?:the|this|that|these|those|a|an|which|any|official|\d) $", line[: found.start()])
            ):
                continue
            if intent is Intent.DENIED and found[0] == "against" and not re.search(r"who|stand", line[: found.start()]):
                continue
            if (
                intent in (Intent.CONFIRMED, Intent.DOUBTED)
                and found[0].startswith(("accept", "believ", "trust", "buy"))
                and not re.search(r"(?:who|does|do|did|any\w*|has|have) ", line[: found.start()])
            ):
                continue
            passive = bool(_IS_SAID.search(line[: found.start()])) and found[0].endswith(("ed", "en", "told"))
            return Meant(intent, found.start(), found.end(), passive=passive)
    return None
