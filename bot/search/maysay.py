"""Words that say little, and where they say something all the same: "who owns it", "was the crew told of it"."""

import re

from bot.search.manner import OPENING
from bot.search.nouns import SOURCE_OF

_KNOWS = re.compile(
    rf"^{OPENING}(?:(?:when|since when) )?(?:did|does|do|has|have) (?:the )?"
    r"(?!(?:you|we|i|u|any\w*|some\w*|people|they|the|desk|bot|mods?)(?!\w))"
    r"\w+(?: (?!know)\w+)? (?:ever |already )?know|"
    r"(?<!\w)(?:say|says|said|claims?|claimed|insists?|insisted|admits?|admitted|den(?:y|ies|ied))(?: that)? "
    r"(?:he|she|they) (?:\w+ ){0,2}?(?:know|knew)(?!\w)|"
    r"(?<!\w)told .*(?<!\w)that (?:he|she|they) (?:\w+ ){0,2}?(?:know|knew)(?!\w)"
)
"""Where it is asked whether somebody knew of it, and not who of those who read along knows an answer."""
_OWNS = re.compile(
    rf"^{OPENING}(?:did|does|do|who|to) (?:\w+ )*?(?<!its )(?<!his )(?<!her )(?<!their )(?<!the )own(?!\w)"
)
"""Where it is asked what somebody owns; else "own" says little: "his own number"."""
_GONE = re.compile(r"(?<!\w)(?:is|are|was|were|has|have)(?:(?: \w+){0,6})? gone(?: (?:now|already|yet|for good))?$")
"""Where the words say what was done, or what is left, and are no filling."""
_MADE = re.compile(
    r"(?<!\w)(?:is|are|was|were|been) (?:\w+ ){0,4}?made (?:in|by|of|from|at|for|out)(?!\w)|"
    r"(?<!\w)who (?:has |had )?made (?:it|them|(?:the|this|that|these|those|its|his|her|their) "
    r"(?!(?:\w+ )?(?:claim|statement|allegation|accusation|"
    r"denial|report|announcement|case|number|figure|estimate|comment|remark|promise)s?(?!\w))\w+)"
)
"""Where it is asked of something as made, and not as said."""
_MAY_TAKE = re.compile(r"(?<!\w)(?:can|could|should|may|must) (?:\w+ ){1,6}?take (?!back|part|place|over|it)\w")
"""Where it is asked who may take something."""
_ON_TIME = re.compile(r"(?<!\w)(?:on|in) time$")
_IS_TOLD = re.compile(
    r"(?<!\w)(?:is|are|was|were|been|get|gets|got) (?:\w+ ){0,5}?told (?:about|of|that|to|by|when|it|this)(?!\w)"
)
"""Where it is asked of something that somebody was told."""
_ANSWERS = re.compile(
    r"(?<!\w)answer(?:s|ed|ing)? (?!about |to |on |that |when |with |by |regarding )"
    r"(?:\w+ ){0,4}?(?:\d+|questions?)(?!\w)"
)
"""Where it is asked whether somebody answered questions, and not what they said."""
_SOURCE = re.compile(rf"(?<!\w)source{SOURCE_OF}")
"""Where it is asked of the source of a thing, and not where something was read."""
SAYS_SO = {
    **dict.fromkeys(("answer", "answers", "answered"), _ANSWERS),
    "own": _OWNS,
    "told": _IS_TOLD,
    "gone": _GONE,
    "made": _MADE,
    "take": _MAY_TAKE,
    "time": _ON_TIME,
    "source": _SOURCE,
    **dict.fromkeys(("know", "knew", "known"), _KNOWS),
}
"""Words that say little, and where they say something all the same."""
