"""The parts of a question that asks two things, and whether what was said is told in it as not so."""

import re
from collections.abc import Collection

from bot.search.compared import OF_TWO
from bot.search.intents import Meant, intent_of
from bot.search.manner import OPENING
from bot.search.mentions import AUXILIARY
from bot.search.typed import Token, Typed
from bot.search.wording import FALSE, word_list

_BEGIN = AUXILIARY | word_list("who what when where which how why whose tell")
_EITHER = re.compile(r"\d (?:\w+ ){0,2}(?:or|vs|versus) (?:\w+ )?\d")
_PLAIN_NUMBER = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
"""Two numbers to choose from, "was it 3 or 4", and what is one of them."""
OTHERWISE = re.compile(
    rf"{OPENING}(?:who|(?:(?:does|did|has) )?any(?:one|body)) (?:else )?"
    r"(?:(?:says?|said|claims?|claimed|thinks?|believes?) (?:otherwise|differently|something (?:else|different)|no|"
    r"the (?:opposite|contrary)|(?:it|that|this) is not (?:so|true))|disagrees?(?: with (?:that|it|him|her|them))?|"
    r"(?:contradict(?:s|ed)?|disput(?:e|es|ed)|refut(?:e|es|ed)|den(?:y|ies|ied)) (?:him|her|them))"
)
"""Where it is asked in a reply who takes the other side."""
_TOLD_OF = (
    "say says said saying claim claims claimed post posts posted posting tweeted wrote write read saw see seen heard "
    "told it this that so people everyone everybody someone somebody guy guys stuff thing things rumour rumours rumor "
    "rumors around true fake real"
)
_WHERE_READ = "".join(("(?:", "|".join(f"(?<={word} )" for word in _TOLD_OF.split()), ")"))
IDIOMS = re.compile(
    r"(?<!\w)(?:in the end|in fact|of course|for sure|at least|at first|at last|by the way|in detail|in public|"
    r"on (?:the )?record|as well|to date|good lord|(?<=right )case closed|end of story|"
    r"(?:(?<=who is )|(?<=side is ))(?:lying|wrong|in the wrong|telling the truth|being honest)"
    r"(?: (?:here|then|now|about (?:it|this|that)|in (?:all )?(?:this|it)))?$|"
    r"(?<=how )(?:credible|reliable|accurate|solid|trustworthy|plausible)(?= (?:is|are|was|were)(?!\w))|"
    r"who (?:else )?(?:gives?|gave|has)(?= (?:\w+ )?(?:numbers|figures)(?!\w))|"
    r"full stop|big if true|if true|come on|no way|(?:serious |quick |honest )?question for you|out of curiosity|"
    rf"any idea|{_WHERE_READ}on (?:tiktok|twitter|x|facebook|telegram|reddit)|for (?:gods|god|heavens) sake|i swear|"
    r"(?:first|earliest|latest|last)(?= (?:denials?|reports?|claims?|statements?|confirmations?|mentions?)(?!\w))|"
    r"still stand(?:s|ing)?|(?:stand|hold)(?:s|ing)? up|hold(?:s|ing)? water|"
    r"(?:(?<=who was )|(?<=who is )|(?=the ))(?:the )?(?:first|last|latest)(?: one)? to"
    r"(?= (?:say|claim|report|deny|confirm|suggest|tell|speak|talk|comment|react|respond))|"
    r"(?:at|in|during) (?:a|an|the|his|her|its|their) (?:(?:recent|daily|regular|written|official|televised) )?"
    r"(?:(?:press|news|media) (?:conference|briefing|release)|briefing|interview|tweet|statement)|"
    r"to (?:reporters|journalists|the press)|(?<=who )first|"
    r"speak(?:s|ing)?(?= (?:for|against) (?:it|this|that)$)|"
    r"(?:(?<=who spoke )|(?<=who said )|(?<=who claimed )|(?<=who denied ))first$|"
    r"(?:(?<=said )|(?<=claimed )|(?<=reported )|(?<=denied ))first(?= (?:that|it|this|of))|"
    r"(?:(?<= it )|(?<= so )|(?<=this )|(?<=that ))first$)(?!\w)"
)
"""Words that say nothing where they stand together."""
_KIN = "friend|mate|dad|mum|mom|mother|father|brother|sister|uncle|aunt|boss|colleague|coworker|cousin|wife|husband"
_ASIDES = re.compile(
    rf"(?<!\w)(?:(?:my|a) (?:{_KIN}) (?:of mine )?(?:says?|said|told (?:me|us)|claims?|claimed|thinks?|heard|swears?)"
    r"(?: that)?|(?<!can )(?<!could )(?<!did )(?<!do )(?:i|we) (?:just )?(?:read|heard|saw)"
    r"(?: (?:somewhere|online|today|yesterday|earlier))*"
    r"(?: (?:on|in) (?:the )?(?:twitter|x|tiktok|reddit|facebook|telegram|instagram|youtube|news|tv|internet))?"
    r"(?: that)?|(?:is there )?(?:a|any) chance(?: that)?|what are the (?:chances|odds)(?: that)?|"
    r"(?:did|does|do|has|have|had|is|was|are|were) not (?:he|she|it|they)(?= (?:right|huh|lol))?$|"
    r"(?:or what|or something|or nah|or smth|or somebody)(?=$| ))(?!\w)"
)
"""What somebody says of how the question came up, which asks nothing."""
_ASKS_STILL = 2
"""How many words a question has at least without that."""
_NEGATIONS = word_list("no not never none nobody nothing neither nor without")
_LACKING = word_list("lack lacks lacked lacking fail fails failed refuse refuses refused false wrong untrue only")
"""Words that tell of something as not so without a "not": whether they do is left open."""
_OF_A_THING = word_list("about on of regarding concerning")
_WHO_SAID = re.compile(r"(?<= )who (?:\w+ )?(?:said|says|wrote|tweeted|claims?|claimed)(?: (?:that|this|it|so))?$")
"""Where it is asked who said what stands before."""
_WHO_NOT = re.compile(
    r"(?<!\w)(?:who|(?:which|what) \w+) (?:(?:\w+ly|still|yet|else|all) )*"
    r"(?:(?:has|have|had|did|does|do|is|are|was|were|could|can) (?:(?:\w+ly|still|yet|ever) )*not|"
    r"(?:(?:has|have|had|did|does|do) )?never)(?!\w)|"
    r"(?<!\w)what (?:has|have|had|did|does|do) (?:\w+ ){1,4}?(?:not|never)(?= \w+$)"  # "what has Acme not denied"
)
"""What asks who took no stance."""
_TAKES_NONE = re.compile(r"(?<!\w)(?:never|not)(?: (?:really|actually|ever|even|yet|officially|exactly))* $")
_NEXT_CLAUSE = re.compile(
    r" (?:and|but) (?:if|whether|what|who|where|when|how|why|did|does|do|has|have|is|was|are|were)(?!\w)"
)
"""Where a second question begins."""
_CLAUSE = 4
"""How many words make a clause that can be answered by itself."""


def without_asides(question: Typed) -> Typed:
    """The question without what tells how it came up: "my friend says …, true?"."""
    gone: set[int] = set()
    for found in _ASIDES.finditer(question.line):
        gone.update(range(question.at(found.start()), question.at(found.end() - 1) + 1))
    left = tuple(token for n, token in enumerate(question.tokens) if n not in gone)
    return question._replace(tokens=left) if gone and len(left) >= _ASKS_STILL else question


def either_of(question: Typed) -> tuple[Token, ...]:
    """The numbers of which one is asked for: "was it 3 or 4 million"."""
    found = _EITHER.search(question.line) or OF_TWO.match(question.line)
    if found is None:
        return ()
    choice = question.tokens[question.at(found.start()) : question.at(found.end() - 1) + 1]  # no day or year behind it
    return tuple(token for token in choice if _PLAIN_NUMBER.fullmatch(token.word))


def places_called(question: Typed) -> list[int]:
    """The places of the words that something was called: "fake news" in "called the reports fake news"."""
    return [
        place
        for pattern in FALSE
        for found in pattern.finditer(question.line)
        for place in range(question.at(found.start("label")), question.at(found.end("label") - 1) + 1)
    ]


def negated(question: Typed, what: Meant, aside: Collection[int] = ()) -> bool | None:
    """Whether what follows the verb for saying it is told as not so; of a statement with the places of the words
    `aside`, which tell only whose it is, whether all the rest is. None where no word tells, or "say about" a thing.
    """
    words = [token.word for token in question.tokens]
    said = words[question.at(max(what.end - 1, 0)) + 1 :] if what.end else words
    if aside:
        said = [word for n, word in enumerate(words) if n not in aside]
    if what.end and words[question.at(what.begin)].startswith("call"):
        return None  # what somebody was called
    if said[:1] and said[0] in _OF_A_THING and _NEGATIONS.isdisjoint(said):
        return None
    if behind := _WHO_SAID.search(question.line):
        said = question.line[: behind.start()].split(" ")
    if words[:1] != [] and words[0] in AUXILIARY and words[1:2] == ["not"] and not what.end:
        said = said[2:]  # "was it not", "wasn't it"
    if said[-2:] in (["or", "not"], ["or", "no"]):
        said = said[:-2]
    if any(word in _LACKING for word in said):
        return None
    return any(word in _NEGATIONS for word in said)


def excepts(question: Typed, what: Meant) -> bool:
    """Whether it asks who did not say so: "who has never denied it", but not "who does not believe it"."""
    found = _WHO_NOT.search(question.line) if what.intent.is_stance else None
    return found is not None and found.end() <= what.begin


def takes_none(question: Typed, what: Meant) -> bool:
    """Whether it is told of somebody that they did not take a stance, "Acme never denied it, right": to that no answer
    begins with "yes".
    """
    return _TAKES_NONE.search(question.line[: what.begin]) is not None


def first_clause(question: Typed) -> Typed:
    """Of a question that asks two things the first: "who says so and does he admit it". The answer tells which."""
    if not question.asks and question.line.split(" ")[0] not in _BEGIN:
        return question
    for found in _NEXT_CLAUSE.finditer(question.line):
        end = question.at(found.start() + 1)
        if end >= _CLAUSE and intent_of(question.line[: found.start()]).end:
            return question._replace(tokens=question.tokens[:end])
    return question
