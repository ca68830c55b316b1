"""Words of which each tells of another thing than the others beside it: what was in the morning was not at night."""

from collections.abc import Collection

from bot.search.stems import stem

_RIVALS = [
    frozenset(map(stem, group.split()))
    for group in (
        "first second third last|morning afternoon evening night|left right|northern southern eastern western|"
        "upper lower|male female|summer winter spring autumn"
    ).split("|")
]


def tells_of_rival(asked: str, own: Collection[str]) -> bool:
    """Whether a text, by its stems, tells of the first where the second is `asked` about, of the morning where of the
    evening.
    """
    return asked not in own and any(asked in group and not group.isdisjoint(own) for group in _RIVALS)
