"""Which kind a speaker most likely is, by its name alone: it orders what is offered, and picks none."""

from bot.domain.text import folded
from bot.domain.vocabulary import ActorKind

_MEDIA = "news newspaper times post tv radio press herald daily journal gazette magazine tribune broadcasting media"
_AGENCY = (
    "ministry ministries minister agency agencies service services bureau office department police intelligence "
    "command navy army forces staff commission committee court council inspectorate authority directorate embassy "
    "secretariat administration parliament senate congress prosecutor prosecutors"
)
_GROUP = (
    "union group company corporation corp inc ltd llc gmbh ag plc sa association party movement front alliance "
    "institute university bank fund foundation airlines lines holding network federation league society club team"
)
_STATE = "republic kingdom states state emirate emirates islands"
_BY_WORD = {
    word: kind
    for kind, words in (
        (ActorKind.STATE, _STATE),
        (ActorKind.GROUP, _GROUP),
        (ActorKind.AGENCY, _AGENCY),
        (ActorKind.MEDIA, _MEDIA),
    )
    for word in words.split()
}
_FIRST = (ActorKind.MEDIA, ActorKind.AGENCY, ActorKind.GROUP, ActorKind.STATE)
"""Which kind a word tells before another: a news agency is no agency, a state's ministry no state."""


def kinds_by_name(name: str) -> list[ActorKind]:
    """Every kind, the likeliest first: by a word such as “ministry”; a name of two to four words is a person's."""
    words = [folded(word) for word in name.split()]
    told = {_BY_WORD[word] for word in words if word in _BY_WORD}
    likely = next((kind for kind in _FIRST if kind in told), None)
    if likely is None and 2 <= len(words) <= 4:
        likely = ActorKind.PERSON
    return sorted(ActorKind, key=lambda kind: kind is not likely)
