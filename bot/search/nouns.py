"""Where a word for a stance tells of none: "the report", "found" of "who found the wreck"; pure."""

import re

from bot.domain.sought import Intent
from bot.search import wording
from bot.search.manner import OPENING

_WITHDREW = wording.whole_words(wording.WITHDRAW)
_IS_TAKEN_BACK = re.compile(rf" (?:(?:is|was|been|being|ever|later|since|then|\w+ly) )*(?:{wording.WITHDRAW})(?!\w)")
"""What is said behind a denial of which it is asked whether it still stands."""
_SAID_OF = re.compile(r"(?:what|which|whats)(?: is| are| was| were)? (?:the|its|their|his|her) $")
_WHO_FOUND = re.compile(
    rf"{OPENING}who (?:first )?(?:finds?|found|discover(?:s|ed)) (?:the|it|his|her|their|its)"
    rf"(?: (?!is |was |were |are |to )\w+){{0,3}}|{OPENING}who (?:first )?(?:wrote|writes?|publish(?:ed|es)) "
    rf"(?:the|an?|his|her|their|its) \w+(?: \w+){{0,2}}|{OPENING}(?:did|has|have) (?:the )?(?:\w+ ){{1,4}}?"
    r"(?:find|discover|write|written) (?:the|his|her|their|its) \w+(?: \w+){0,2}"
)
"""Where it is asked who found, or wrote, a thing, or if somebody did, and not who found that it is so."""
_TAKES_SIDE = re.compile(
    r"(?<!\w)(?:whos?(?: is| was| are| were| speaks?| spoke| \w+ly)*|stand(?:s|ing)?|stood|any(?:one|body)) $"
)
"""What stands before "against" where it tells of a side that somebody takes."""
_NOUNS = wording.word_list(
    "report reports claim claims statement line view order number answer count find verdict rule"
)
_ARTICLE = re.compile(r"(?<!\w)(?:the|this|that|these|those|a|an|which|any|official|\d+) $")
_OWN = re.compile(r"(?<!\w)(?:the|this|that|these|those|an?|his|her|its|their) $")
"""Words for saying that are nouns as well, and what stands before them then."""
_OF_KIND = re.compile(r"(?<!\w)(?:an?|any|no|another) \w+ $")
_OF_THING = re.compile(r"(?<!\w)(?:an?|the|any|no|this|that) (?!x+ |party |official |company )\w+ $")
_ON = re.compile(r" (?:on|about|regarding)(?!\w)|$")
"""What stands before a line that nobody takes, "the power line", and behind one that somebody does."""
_ENDS = re.compile(r"$| (?:in|from|of|about|was|is|were|by|before|after|at|for|right|true)(?!\w)")
"""What stands before such a word, and behind it, where a word tells of what kind it is: "a safety report"."""
ON_ORDERS = re.compile(r"(?<!\w)(?:on|by|after|before|under|amid|despite|without)(?: the| an?| any)?(?: \w+)? $")
"""What stands before a word for saying that is no verb: "was it sunk on Acme's orders"."""
_SPOILED = (
    r"(?:destroy|hid[ei]|conceal|fabricat|plant|tamper|delet|burn|shred|suppress|withh|bury|buri|eras|forg|fak|falsif|"
    r"alter|remov|steal|stole|leak)\w*(?: with)?"
)
"""What is done to evidence, and papers or pictures, and asks for none: "did anybody destroy the evidence"."""
_SPOILS = re.compile(
    rf"(?<!\w){_SPOILED} (?:(?:any|some|all|the|this|that|these|those|his|her|its|their|much|more|key|of) )*$"
)
_IS_SPOILED = re.compile(rf" (?:(?:is|are|was|were|been|being|ever|also|\w+ly) )*{_SPOILED}(?!\w)")
_DID = re.compile(rf"{OPENING}(?:did|does|do|has|have|had|will) ")
_FOR_REASON = re.compile(rf"{OPENING}(?:did|does|do|has|have|had|will|is|are|was|were) .* because ")
"""What stands before a word for a stance that belongs to the reason, where it is asked if something was done for it."""
_SAYS_OF = re.compile(
    r"(?<!\w)(?:sa(?:y|ys|id|ying)|claim(?:s|ed)?|insist(?:s|ed)?|repor(?:t|ts|ted)) (?:that )?(?:\w+ )+"
)
"""What stands before a word that belongs to what is said, and is nobody's refusal to speak."""
_NO_WORDS = re.compile(
    r" (?:\w+ ){0,3}?(?:troops|soldiers|forces|army|armies|fighters|units|tanks|ships|fleet|personnel|staff|employees|"
    r"workers|players|athletes|diplomats|ambassadors?|observers|inspectors|money|cash|funds|funding|deposits|aid|"
    r"sanctions|candidacy|candidates?|bid|products?|vaccines?|drugs?|licen[cs]es?)(?!\w)"
)
"""What is withdrawn, behind the verb, that nobody had said."""
_HOW_MUCH = re.compile(rf"{OPENING}how (?:much|many)(?! of (?:it|that|this|what|his|her|their|its)(?!\w))")
"""What asks for an amount, which is no word that somebody withdrew."""
_QUESTIONS = re.compile(r"(?<!\w)(?:the|these|those|its|his|her|their|of|\d+) (?:(?:\d+|open|key|same|many) )*$")
"""What stands before questions that are put or counted, and not before somebody's doubt: "of the 88 questions"."""
_OF_QUESTIONS = re.compile(
    r" (?!about |to |on |that |when |with |by |regarding )(?:\w+ ){0,4}?(?:\d+|questions?)(?!\w)"
)
"""What is answered by a deed, and tells nothing that was said: "did Acme answer 62 of 88 questions"."""
_WHO_IS = re.compile(rf"{OPENING}who (?:else )?(?:is|was|were|(?:has|have|had) been) (?:ever |also |already |first )?$")
"""What stands before what somebody was told, "who was told of the leak", and asks for nobody who told it."""
_BY_WHOM = re.compile(r"(?<!\w)(?:by whom|who by|by who)(?!\w)")
_IS_MADE_TO = re.compile(
    rf"{OPENING}who (?:\w+ )?(?:forced|made|pressed|pressured|compelled|coerced|ordered|told|asked|urged|pushed|"
    r"persuaded|got|blackmailed|bribed|paid|tortured) (?:the )?(?:\w+ ){1,3}?(?:to |into )?$"
)
"""What stands before what somebody was made to do: "who forced Lund to confess" asks for no confession of anybody's."""
SOURCE_OF = (
    r" of (?:the |all |an? )(?!(?:\w+ ){0,2}?(?:claim|stor|report|figure|number|estimate|toll|count|quote|information|"
    r"statement|rumou?r|allegation|accusation|news|footage|video|photo|picture|image|leak|document|data|\d))"
)
"""What stands behind a source of which nothing was read."""
_IS_OF_THING = re.compile(SOURCE_OF)
_WHAT_IS = re.compile(rf"{OPENING}(?:what|which|whats|whose)(?!\w)")
"""What asks for somebody's theory; elsewhere it says no more than the word before it: "drop the raid theory"."""
BELIEVING = ("believ", "trust", "buy")
"""How words for believing begin."""


def in_reason(before: str) -> bool:
    """Whether what follows is the reason for which something is asked to have been done: "did Acme close because there
    was no evidence" asks for no finding and no evidence.
    """
    return _FOR_REASON.match(before) is not None


def is_of_thing(line: str, found: re.Match[str]) -> bool:
    """Whether a source that is named is that of a thing, and not of words: "the source of the outbreak"."""
    return found[0] == "source" and _IS_OF_THING.match(line, found.end()) is not None


def is_spoiled(line: str, begin: int, end: int) -> bool:
    """Whether evidence, named in [begin, end), is what something was done to: "who hid the documents"."""
    return bool(_SPOILS.search(line[:begin]) or _IS_SPOILED.match(line, end))


def is_no_stance(intent: Intent, before: str, word: str, line: str) -> bool:
    """Whether a word for a stance tells of none where it stands: "the report", "found" of "who found the wreck"."""
    if in_reason(before) or (intent is not Intent.SAID and _IS_MADE_TO.match(before)):
        return True
    match intent:
        case Intent.SAID if word.startswith("answer"):
            return _OF_QUESTIONS.match(line, len(before) + len(word)) is not None
        case Intent.SAID if word in ("told", "warned") and _WHO_IS.match(before):
            return _BY_WHOM.search(line) is None
        case Intent.SAID if word.startswith("theor"):
            return _WHAT_IS.match(line) is None
        case Intent.SAID:
            is_noun = word in _NOUNS and _ARTICLE.search(before) is not None
            of_kind = word in _NOUNS and _OF_KIND.search(before) is not None
            is_noun = is_noun or (of_kind and _ENDS.match(line, len(before) + len(word)) is not None)
            is_order = word.removesuffix("s") in _NOUNS and bool(_DID.match(before) and ON_ORDERS.search(before))
            is_noun = is_noun or (is_order and _ENDS.match(line, len(before) + len(word)) is not None)
            is_noun = is_noun or (word.endswith("ed") and _SAID_OF.search(before) is not None)  # "the claimed cost"
            is_noun = is_noun or (word.startswith("tweet") and _OWN.search(before) is not None)  # "delete his tweets"
            is_noun = is_noun or (word == "line" and _OF_THING.search(before) is not None)
            is_noun = is_noun and not (word == "line" and _ON.match(line, len(before) + len(word)))
            is_deed = word.startswith(("f", "discover", "wr", "publish"))
            return is_noun or (is_deed and _WHO_FOUND.fullmatch(line) is not None)
        case Intent.DENIED if word.startswith("denial"):
            took_back = _WITHDREW.search(before) is not None  # "has Acme withdrawn its denial"
            return took_back or _IS_TAKEN_BACK.match(line, len(before) + len(word)) is not None
        case Intent.WITHDREW if word.startswith("withdr"):
            return _HOW_MUCH.match(line) is not None or _NO_WORDS.match(line, len(before) + len(word)) is not None
        case Intent.DECLINED if word in ("silent", "silence"):
            return _SAYS_OF.search(before) is not None  # "who says the sirens were silent"
        case Intent.DENIED if word == "against":
            return _TAKES_SIDE.search(before) is None
        case Intent.CONFIRMED if word in ("confession", "admission"):
            return _SAYS_OF.search(before) is not None  # "who says his confession was forced"
        case Intent.DOUBTED if word == "questions":
            return _QUESTIONS.search(before) is not None
        case Intent.CONFIRMED | Intent.DOUBTED if word.startswith(("accept", *BELIEVING)):
            return re.search(r"(?:who|does|do|did|any\w*|has|have) ", before) is None
        case _:
            return False
