"""What made something happen, asked of a story whose claims speak of no cause: then it is told as "why" is; and which
claims tell a reason; pure.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.desk.questions.heard import houses
from bot.desk.questions.stories import StoryFile
from bot.domain.files import Attribution
from bot.domain.sought import Intent
from bot.domain.vocabulary import BACKING, Side
from bot.search.asked import Asked
from bot.search.claimwords import words_of
from bot.search.fitting import held
from bot.search.irregular import is_past
from bot.search.manner import CAUSED, OPENING
from bot.search.term import Term

_CAUSE = frozenset(words_of("cause causes caused"))

_ASKS_WHY = re.compile(rf"{OPENING}(?:why|how come|for what reason) (?!not(?!\w))\w")
_REASON = re.compile(
    r"(?<!\w)(?:because|due to|owing to|in order to|so that|so as to|on account of|as a result of|for fear)(?!\w)|"
    r"(?<=\w) to (?=(?:save|avoid|prevent|hide|protect|cover|gain|cut|spare|escape|please|punish|explain) )"
)
"""What asks for a reason, and what tells one."""


def telling_why(what: Asked, words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """The claims that tell for what reason that is so which a question asks the reason of: not those that tell it as
    the reason of something else.
    """
    if not _ASKS_WHY.match(what.typed.line):
        return frozenset()
    found: set[str] = set()
    for line in told.file.claims:
        if mark := _REASON.search(line.text):
            so, why = {*words_of(line.text[: mark.start()])}, {*words_of(line.text[mark.end() :])}
            if words and not any(held(term, why, ()) and not held(term, so, ()) for term in words):
                found.add(line.key)
    return frozenset(found)


_OF_CAUSE = re.compile(
    r"(?<!\w)(?:because|due|owing|caus\w*|reasons?|why|led|leads?|result\w*|bring|brings|brought|from|so that|for|made|"
    r"makes?|trigger\w*|that is|thanks)(?!\w)"
)
"""Whatever asks of one thing as the cause of another."""
_SAYS_CAUSED = re.compile(
    r"(?<!\w)wh(?:at|o) (?:did|does|do|has|have) (?:\w+ ){1,5}?(?:say|said|think|thought|believe|believed|claim|"
    r"claimed|find|found|conclude|concluded) (?:that )?(?:(?:was|is|were|had|has) )?(?:caus|trigger|start|led|brought|"
    r"behind|responsible|kill|did)"
)
"""What asks whom or what somebody holds to have done it."""
_FOR = re.compile(r"(?<=\w) because (?!of |he |she |they |it )")
_THEN = re.compile(
    r"(?<=\w) (?:after|before|until|when|while) (?=(?:it|he|she|they|(?:the )?\w+(?: [A-Z]\w+)?) "
    r"(?:had|has|have|was|were|is|are|\w+ed)(?!\w))"
)
_ASKS_THEN = re.compile(
    r"(?<=\w )(?:after|before|until|when|while|as|since|by|once|following|during|night|day|time|earlier|later|first)"
    r"(?!\w)"
)
"""What begins the clause for whose reason, or before or after which, something was; and what asks of such a time."""


def told_as_reason(what: Asked, words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """The claims that tell what is asked about only as the reason of something else, or as what that was before or
    after: of "it fell because the ground sank", or "after the ground had sunk", whether the ground sank.
    """
    line = what.typed.line
    begins = [_FOR] * (_OF_CAUSE.search(line) is None) + [_THEN] * (_ASKS_THEN.search(line) is None)
    if what.pasted:
        return frozenset()
    parts = ((claim.key, begin.split(claim.text, maxsplit=1)) for begin in begins for claim in told.file.claims)
    stems = {key: (words_of(part[0]), words_of(part[1]), _deeds(part[0])) for key, part in parts if len(part) > 1}
    return frozenset(
        key
        for key, (so, why, deeds) in stems.items()
        if any(held(term, why, ()) and not held(term, so, ()) for term in words)
        and not any(held(term, deeds, ()) for term in words)
    )


def _deeds(clause: str) -> tuple[str, ...]:
    """The stems of a clause that may tell what it is that was so: of its verbs, and its last word."""
    verbs = " ".join(word for word in clause.lower().split() if is_past(word))
    return (*words_of(verbs), *words_of(clause)[-1:])


def held_to_have_caused(what: Asked, claims: Sequence[str], told: StoryFile) -> list[str]:
    """These claims; where it is asked what somebody holds to have done it, those alone that they say are so, and where
    it is asked why something was, none for whose reason nobody stands.
    """
    if _ASKS_WHY.match(what.typed.line):
        texts = told.file.texts
        return [k for k in claims if not _REASON.search(texts.get(k, "")) or _stands(told.file.of_claim(k))]
    if what.intent is not Intent.SAID or what.meant.polar or not _SAYS_CAUSED.search(what.typed.line):
        return list(claims)
    by = houses([choice.key for choices in what.speakers for choice in choices], told)
    backed = (a for a in told.file.attributions if a.stance.side in BACKING and (a.speaker in by or not by))
    keys = {a.claim for a in backed}
    return [key for key in claims if key in keys]


def _stands(positions: Sequence[Attribution]) -> bool:
    """Whether somebody says that it is so, or speaks against it, or nobody spoke to it: not if it is only doubted."""
    return not positions or any(a.stance.side in BACKING or a.stance.side is Side.AGAINST for a in positions)


def asks_untold_cause(what: Asked, stories: Sequence[StoryFile]) -> bool:
    """Whether a cause is asked for, and no claim of these stories speaks of one by that word."""
    told = (d.worded for each in stories for d in each.told.documents)
    return bool(stories) and CAUSED.match(what.typed.line) is not None and all(map(_CAUSE.isdisjoint, told))


def without_cause(what: Asked, stories: Sequence[StoryFile]) -> Asked:
    """The question without the word for a cause that no claim has: "what caused the crash" asks about the crash."""
    if not asks_untold_cause(what, stories):
        return what
    return replace(what, terms=tuple(term for term in what.terms if term.stem not in _CAUSE))
