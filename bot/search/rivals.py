"""Words of which each tells of another thing than the others beside it: what was in the morning was not at night."""

from collections.abc import Set

from bot.search.stems import stem

_GROUPS = [
    frozenset(map(stem, group.split()))
    for group in (
        "first second third last|morning afternoon evening night|northern southern eastern western|"
        "upper lower|male female|summer winter spring autumn"
    ).split("|")
]
_RIVALS = {word: group - {word} for group in _GROUPS for word in group}


def tells_of_rival(asked: str, own: Set[str]) -> bool:
    """Whether a text, by its stems, tells of the first where the second is `asked` about, of the morning where of the
    evening.
    """
    rivals = _RIVALS.get(asked)
    return rivals is not None and asked not in own and not rivals.isdisjoint(own)
