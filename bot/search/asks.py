"""Whether words that reply to an answer ask on from it, with a question mark or without: comments are left alone."""

import re

from bot.search.atlas import PLACES

_OPENING = r"(?:(?:so|but|ok|okay|well|then|now|hm+|um+|hey|sorry|please|pls|wait|oh|ah)(?!\w),? )*"
_HAD = (
    r"(?:sources?|proofs?|evidence|links?|urls?|citations?|references?|figures?|numbers|stats|statistics|tolls?|counts?|"
    r"denials?|confirmations?|doubts?|objections?|statements?|comments?|quotes?|quotations?|wording|exact words?|"
    r"dates?|days?|timeline|chronology|history|updates?|news|corrections?|details?|context|status|speakers?|claims?|"
    r"places?|allegations?|positions?|reactions?)"
)
"""Nouns for what the desk has of an answer."""
_WHAT_IS_HAD = re.compile(
    rf"{_OPENING}(?:(?:and|also) )?(?:(?:can|could|would|will) you )?(?:(?:show|give|tell|send|list)(?: me| us)? |"
    r"(?:do (?:you|we) have|have you(?: got)?|got|is there|are there|need|link to|on what) )?"
    r"(?:(?:any|an?|the|more|other|further|some|all|exact|full|direct|original|latest|your|his|her|their|its) )*"
    rf"{_HAD}(?: (?:please|pls|plz|too|for (?:that|this|it|them)|(?:of|on|behind|about) (?:that|this|it|them)|then))*"
)
"""What asks for one of them alone: "source please", "and the figures", "show me the links"."""
_ASKS_FIRST = re.compile(
    rf"{_OPENING}(?:and |also )?(?:what['’]?s?|who|whom|whose|when|where|which|why|how (?:many|much|long|old|big|large|"
    r"high|far|often|do|does|did|is|are|was|were|has|have|come|so|sure|about|credible|reliable)|how$|"
    r"(?:any(?:one|body)|some(?:one|body)) else|(?:says|said) who|(?:by|from|to|for|according to) (?:whom|who)|"
    r"(?:\w+ ){1,2}(?:by|from|to|for) (?:whom|who)$|"
    r"(?:since|until|till) when|(?:at|in|on|of|for) (?:what|which)|what about|tell me|true or false)(?!\w)",
    re.IGNORECASE,
)
_SUBJECT = r"(?:(?:the |any |some )?(?!(?:i|me|my|you|your|we|us|nobody|not|so|just|never|all|always)(?!\w))[\w'’-]+)"
_NAMED = r"(?:the )?[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,3}"
_AUX = r"(?:did|does|do|has|have|had|is|are|was|were|will|would)"
_DID_ONE = re.compile(
    rf"(?i:{_OPENING}(?:and )?(?:did|does|do|has|have|had|is|are|was|were)) "
    rf"(?:(?i:he|she|they|it|any(?:one|body)(?: else)?|some(?:one|body)(?: else)?|others)|{_NAMED})(?i: too| also)?"
)
"""What asks in a reply whether another one did: "did anybody else", "has NATO"."""
_DID = re.compile(
    rf"(?!.*(?<!\w)(?:i|me|my|you|your|we|us|lol|lmao)(?!\w)){_OPENING}(?:and )?{_AUX} {_SUBJECT}(?: [\w'’-]+){{0,5}}? "
    r"(?:true|false|fake|real(?! life)|den(?:y|ied)|confirm(?:ed)?|verif(?:y|ied)|unverified|disput(?:e|ed)|"
    r"prove[dn]|doubt(?:ed)?|s(?:ay|aid)|comment(?:ed)?|reject(?:ed)?|retract(?:ed)?|withdr[ae]wn?|admit(?:ted)?|"
    r"proof|evidence|sources?|respond(?:ed)?|repl(?:y|ied)|react(?:ed)?|agree[d]?|explain(?:ed)?|correct(?:ed)?)(?!\w)",
    re.IGNORECASE,
)
"""What asks for yes or no of what the desk tells: "did NATO deny it"."""
_WHETHER = re.compile(
    rf"{_OPENING}(?i:(?:and )?(?:did|was|were|has|have|had|will)) "
    rf"(?:(?i:he|she|it|they|there|any(?:one|body)|some(?:one|body)|the (?!\w+$)[\w'’-]+)|{_NAMED}) "
    r"(?P<done>(?!(?:really|even|just|actually|seriously|not|so|too|also|else)(?!\w))[\w'’-]+(?: [\w'’-]+){0,2})"
    r"(?<! it)(?<! this)(?<! that)(?<! you)(?<! me)(?<! lol)"
)
"""What asks whether something was done, or comments on it: "did the ship sink", "did he stutter"."""
_COMMENTS = re.compile(
    rf"{_OPENING}(?:and |also )?(?:who (?:cares?|knows|knew|asked|would have|needs)|"
    r"what (?:an?(?! \w+ (?:did|does|is|was))|ever|else is new|the (?:hell|heck|f\w*)|nonsense|rubbish|bs|lies|"
    r"(?:do|are|did) (?:you|we|they)(?! (?:have|know|base|sa(?:y|ying)|claim|den[yi]|admit|confirm|announce|repl[yi]|"
    r"report|respond|answer|tell)))|"
    r"which (?:is|was|are)|when (?:i|you|we|pigs|in doubt)|why (?:not|bother|even|am|are (?:we|you))|"
    r"where (?:do|are|would|have) (?:i|we|you)|how about (?:no|that|you|we)|tell me (?:about it|you|why i))(?!\w)|"
    rf"{_OPENING}(?:did|does|do|has|have|is|are|was|were|also) (?:i|we|you)(?!\w)(?! (?:have|got))",
    re.IGNORECASE,
)
"""How somebody comments who asks nothing: "what a mess", "who cares"."""
_CRIES = re.compile(
    rf"{_OPENING}(?:and )?(?:who (?:cares|asked|knows|would have (?:thought|guessed))|"
    r"what an? (?:total |complete |bad |sick |big )?(?:joke|mess|shame|farce|disgrace|circus|surprise|clown\w*|"
    r"liars?|lie|"
    r"load|bunch|pity|waste|nightmare|shock)(?: of \w+)?|why (?:am i|are we) (?:not|never)(?: even)? "
    r"(?:surprised|shocked)|"
    r"how dare (?:they|he|she|you|it)|how (?:many|much|often|long)(?: \w+){0,2} (?:do|must|will|should|have|are) "
    r"(?:we|i)(?: \w+){0,2} (?:hear|read|see|listen|endure|suffer|tolerate|bear|stand|watch|put up)(?: \w+){0,3}|"
    r"when (?:they|he|she|you|people|those) (?:always )?(?P<verb>\w+) (?:they|he|she|you|people) (?:always )?(?P=verb)|"
    r"when will (?:they|he|she|you|we|people)(?: all)? (?:ever |finally )?(?:learn|wake up|understand)|"
    r"so(?: what)?)",
    re.IGNORECASE,
)
"""What is no question even where a question mark ends it: "how dare they?", "so?"."""
_AND = re.compile(
    rf"(?i:{_OPENING}(?P<how>and|also|same for|what about|how about)) (?P<what>[\w'’.-]+(?: [\w'’.-]+){{0,3}})"
)
_TOO = re.compile(r"(?P<what>[\w'’.-]+(?: [\w'’.-]+){0,2})(?i: too| as well| also)")
"""What goes on with another one: "and NATO", "NATO too"."""
_NOBODY = re.compile(
    r"(?:i|we|you|they|he|she|it|that|this|these|those|so|yet|still|then|there|here|people|nobody|no|not|now|of|every\w+|"
    r"some\w*|any\w*|all|always|never|just|rightly|if|as|because|or|my|your|our)(?!['’]\w{2,} )(?!\w)",
    re.IGNORECASE,
)
"""What begins a comment behind "and"."""
_PLACED = re.compile(r"(?:by|in|at|from|for|with|to|near|on|of|against|outside|inside) (?P<rest>.+)", re.IGNORECASE)
_THE = re.compile(r"the (?P<noun>[\w'’-]+)|the [A-Z][\w'’-]*(?: [\w'’-]+){0,2}")


def asks(text: str) -> bool:
    """Whether the words of a reply ask whatever the desk holds: "why", "source please", "did NATO deny it"."""
    words = " ".join(text.split())
    if _CRIES.fullmatch(words.rstrip(" .!…?？؟")):
        return False
    if words.endswith(("?", "？", "؟")):
        return True
    said = words.rstrip(" .!…")
    if _COMMENTS.match(said):
        return False
    forms = (_WHAT_IS_HAD.fullmatch(said.lower()), _DID_ONE.fullmatch(said), _ASKS_FIRST.match(said), _DID.match(said))
    return any(forms)


def goes_on_with(text: str) -> str:
    """Whom or what words go on with, "NATO" of "and NATO", who has to be known for it to be a question; else empty."""
    said = " ".join(text.split()).rstrip(" .!…")
    found = _AND.fullmatch(said) or _TOO.fullmatch(said)
    if found is None or _NOBODY.match(found["what"]):
        return ""
    placed = _PLACED.fullmatch(found["what"])
    return placed["rest"] if placed else found["what"]


def whether(text: str) -> str:
    """What is asked of somebody, "sink" of "did the ship sink", which has to be known for it to be a question."""
    said = " ".join(text.split()).rstrip(" .!…")
    found = _WHETHER.fullmatch(said)
    return found["done"] if found else ""


def names_another(what: str, *, also: bool) -> bool:
    """Whether words behind "and" name somebody or something by themselves: "the pentagon", "France"; `also` begins more
    comments than questions.
    """
    words = [word.strip(".'’") for word in what.split()]
    if any(word.lower().removesuffix("'s") in PLACES for word in words):
        return True
    if the := _THE.fullmatch(what):
        return not (also and the["noun"])
    return words[0][:1].isupper() and len(words[0]) > 1 and not also
