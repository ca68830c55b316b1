"""Who is asked about together with somebody and is nobody on the desk: "do Acme and Japan disagree"."""

from collections.abc import Collection, Iterable, Sequence

from bot.search.mentions import Mention, is_foreign
from bot.search.sayings import OFFICES, SAYINGS
from bot.search.typed import Typed
from bot.search.wording import word_list

_PAIRED = word_list("and or with vs versus from")


def strangers_beside(
    question: Typed,
    words: list[str],
    named: Collection[int],
    found: Sequence[Mention],
    joined: Collection[str] = _PAIRED,
) -> Iterable[tuple[int, int]]:
    """The places of names of nobody on the desk beside one of those that were found, `joined` with it; `named` are the
    places of all that were.
    """
    actors = [m for m in found if m.is_actor]
    behind = [(m.end, 1) for m in actors if words[m.end : m.end + 1] and words[m.end] in joined]
    before = [(at, -1) for m in actors if (at := m.begin - 1 - (words[m.begin - 1 : m.begin] == ["the"])) > 0]
    for at, step in (*behind, *((at, step) for at, step in before if words[at] in joined)):
        place = at + step + (step == 1 and words[at + 1 : at + 2] == ["the"])
        if 0 <= place < len(words) and place not in named and is_foreign(question, place):
            behind = words[place + 1 : place + 2] if question.tokens[place].owns else []
            yield place, place + 1 + bool(behind and behind[0] in SAYINGS | OFFICES)  # "Acme and Japan's minister"
