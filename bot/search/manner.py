"""How a question is put, whatever it asks for: for yes or no, for a reason or an opinion, or as mere talk."""

import re

from bot.search import wording
from bot.search.stopwords import STOP_WORDS

_AUX = r"(?:did|does|do|has|have|had|is|are|was|were|will|would|can|could|should|any|was there|were there|is there)"
OPENING = r"(?:so |and |but |ok |okay |hey |well |now |then |please |hi |hello |wait |um |btw )*"
"""What may stand before the words that ask."""
ASKED_FIRST = re.compile(r"(?<!\w)(?:who|what|which|when|where|how|whom|whose|why)(?!\w)")
"""What asks, wherever it stands."""
_POLAR = re.compile(
    rf"^{OPENING}{_AUX}(?!\w)|(?<!\w)(?:whether|if) |"
    r"(?<!\w)(?:did|does|do|has|have) (?:any\w*|some\w*|the \w+|\w+) (?:also |ever |already |officially )?"
    r"\w+ ?(?:it|this|that)?$"
)
_TAGGED = re.compile(
    r" (?:right|correct|true|yes|or not|is that (?:right|true|so|it)|(?:did|has|have|is|was) not \w+)$"
)
"""What stands behind a statement and asks for yes or no."""
_OPENS = re.compile(r"(?<!\w)(?:who|what|which|when|where|how|whom|whose|why)(?: \w+)? $")
"""What asks for more than yes or no, right before what else would ask for that: "what exactly did he deny"."""
WHY_SO = re.compile(
    rf"{OPENING}(?:why|how come) (?:(?:is|was|are|were|has|have) )?"
    r"(?:(?:it|this|that|they|these|(?:the|this|that) claim|claim) )?"
    r"(?:(?:is|was|are|been|being|still|only|just|so|now|also|listed|marked|called|considered|deemed|as) )*"
    r"(?P<status>(?P<unverified>un(?:verified|confirmed|proven|proved)|"
    r"(?:not|never) (?:yet )?(?:been )?(?:verified|confirmed|proven|proved))|"
    r"(?P<disputed>disputed|contested|in dispute)|(?P<corroborated>corroborated)|"
    r"(?P<confirmed>confirmed|verified|proven)|(?P<refuted>refuted|debunked)|"
    r"(?P<withdrawn>withdrawn|retracted))(?: then| here| by (?:you|the desk))?$"
)
"""What asks how a claim came to stand as it does: "why unverified", "why is it still disputed"."""
MANNER = re.compile(rf"{OPENING}how (?:did|does|do|was|were|is|has|have|had|can|could) ")
"""Where it is asked in which way, and for no number: "how did they count"."""
CAUSED = re.compile(
    rf"{OPENING}(?:(?:what|who)(?: (?:has|have|had|really|actually|then))* cause[sd]|"
    r"(?:what(?: is| was| were| are)? (?:the )?(?:\w+ )?|(?:the )?)causes?)(?!\w)"
)
"""Where it is asked what made something happen."""
_OF_PICTURES = re.compile(r"footage|(?:satellite )?(?:photo|pic|image)|video|document")
_INSIDE = re.compile(r"(?<!\w)(?:in|on|of|from) (?:the|this|that|these|those|a|an|its|his|her|their) (?:\w+ ){0,2}$")
_MEASURED = re.compile(rf"{OPENING}(?:when|where|how (?:far|long|large|big|high|fast|tall|heavy|deep))(?!\w)")
"""Pictures by their words, what stands before one that shows something, and what asks when, where or how far it was."""
_WHILE = re.compile(
    rf"{OPENING}{_AUX} (?:\w+ )*?(?!know|tell|told|sa[iy]|clear|sure|me |us |exactly|announce|reveal|ask|confirm|"
    r"disclos|specif|mention|learn|establish|determin|find|found|remember|show|decid)\w+ "
    r"when (?:he|she|it|they|(?:the |an? )?\w+) (?:was|were|is|had|\w+ed|began|broke|came|fell|went|hit|left)(?: |$)"
)
"""What tells, in a question for yes or no, under which circumstance it was so: "was he paid when he was 12"."""

_IS_TRUE = re.compile(rf"{OPENING}is it (?:really |actually )?(?:true|correct|right|a fact|so) that ")
"""What asks of all that follows whether it is so."""

_REACTS = re.compile(
    rf"{OPENING}how (?:did|does|do|has|have|had) (?:\w+ ){{1,6}}?(?:react|respond|repl[yi]|answer)(?:ed)?(?!\w)"
)
"""Where it is asked what somebody said to it."""
_CRY = wording.word_list(
    """
    useless stupid stupidity dumb dumber dumbest idiot idiots idiotic moron moronic fool foolish silly liar liars lame
    garbage trash crap crappy rubbish bullshit bs shit shitty suck sucks sucked annoying boring bored pathetic terrible
    awful horrible worst ridiculous laughable hopeless worthless clueless lol lmao lmfao rofl haha hahaha hahahaha hehe
    omg omfg wtf wth bruh bro dude damn dammit darn hell fuck fucking fucked ffs meh ugh yikes wow whoa cool nice great
    awesome amazing lovely brilliant whatever yeah yep yup nope nah duh bye cheers oops ok okay thanks shut cares
    """
)
"""What somebody cries out, or calls a bot."""
_BESIDE = wording.word_list(
    """
    bot thing one answer answers time waste wasting load bunch piece pile full go get off total totally really again
    absolutely completely utterly pure ever always bad good oh god ai machine program computer man like still
    """
)
"""What stands beside it and asks for nothing either."""
_ASKS_OF = re.compile(
    rf"{OPENING}(?:is|are|was|were|did|does|do|has|have|why|how|when|where|which) (?!you(?!\w))|"
    r"(?<!\w)(?:he|she|they|him|them)(?!\w)"
)
_AT_YOU = re.compile(
    rf"{OPENING}(?:(?:you|u|ur|youre)(?!.* (?:they|he|she) )"
    r"(?! (?:\w+ )?(?:said|say|told|tell|wrote|write|have|had|got|know of|claim\w*|"
    r"mean\w*|show\w*|answer\w*|list\w*|sure|certain|think|believe)(?!\w))|(?:why )?are you(?! sure)|"
    r"your (?:bot|answers?)(?! (?:say|said|tell|told))|"
    r"this bot|learn to|that(?: i)?s not what i (?:asked|meant|wanted)|shut up(?! \w)|go away|get lost|"
    r"(?:(?:this|that|it)(?: is| was)? )?(?:just |such )?(?:a )?(?:total |complete )?waste of (?:my )?time)"
    r"(?: \w+){0,6}$"
)
"""What asks for somebody else; and what is said to a bot, or of it, and asks for nothing that a desk holds."""


def is_scolding(line: str) -> bool:
    """Whether a line that names nobody is a cry, or somebody's view of the bot: "stupid bot", "you are wrong"."""
    words = line.split()
    cries = any(word in _CRY for word in words) and all(
        word in _CRY or word in _BESIDE or word in STOP_WORDS for word in words
    )
    return _AT_YOU.match(line.strip()) is not None or (cries and not _ASKS_OF.match(line.strip()))


def asks_how(line: str) -> bool:
    """Whether a reason or a manner is asked for, "why", "how did they": a claim tells that it was so."""
    return not _REACTS.match(line) and bool(
        MANNER.match(line) or re.match(rf"{OPENING}(?:why(?!\w)|how(?: exactly)?$)", line)
    )


def asks_opinion(line: str) -> bool:
    """Whether a view is asked for, or what is to come: nobody's statement answers that."""
    return bool(wording.OPINION.search(line))


def is_talk(line: str) -> bool:
    """Whether somebody greets, thanks or scolds."""
    return bool(wording.TALK.search(re.sub(rf"^{OPENING}", "", line)))  # "ok, who says so" asks


def is_talk_alone(line: str) -> bool:
    """Whether it is nothing but that: "good bot", "all good?"."""
    rest = wording.TALK.sub(" ", re.sub(rf"^{OPENING}", "", line))
    return is_talk(line) and all(word in STOP_WORDS for word in re.findall(r"\w+", rest))


def asks_polar(line: str) -> bool:
    """Whether yes or no is asked: "did he deny it" is, "what exactly did he deny" is not."""
    found = _POLAR.search(line)
    if _TAGGED.search(line) and not ASKED_FIRST.search(line):
        return True
    return found is not None and not _OPENS.search(line[: found.start()])


def shows_only(line: str, shown: re.Match[str]) -> bool:
    """Whether it is asked when, where or how much of what a picture shows: "where is the car in the video"."""
    return bool(_OF_PICTURES.match(shown[0]) and _MEASURED.match(line) and _INSIDE.search(line[: shown.start()]))


def is_while(line: str) -> bool:
    """Whether "when" or "where" tells under which circumstance something was so, and asks for no day or place."""
    return _WHILE.match(line) is not None or _IS_TRUE.match(line) is not None
