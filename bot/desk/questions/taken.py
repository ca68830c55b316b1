"""What is taken of an answer that asks back "Which story is meant?" by words in place of its menu."""

from collections.abc import Sequence

from bot.briefing.answer import Instead
from bot.desk.questions.carried import NONE, Carried
from bot.domain.text import folded
from bot.domain.vocabulary import Kind
from bot.search.chosen import chosen
from bot.store.store import Readings

_NAMED = (Kind.TOPIC, Kind.ACTOR, Kind.CLAIM)


async def taken(store: Readings, scope: str, text: str, offered: Sequence[Instead]) -> Instead | None:
    """The one of the ways to take a question that words choose: by its place, by words that it alone holds, or by
    another name of what it is about; None where they do not choose.
    """
    some = [each for each in offered if each.words != NONE]
    place = chosen(text, [each.label for each in some])
    if place is not None:
        none = [each for each in offered if each.words == NONE]
        return some[place] if place < len(some) else next(iter(none), None)
    named = {choice.key for choice in await store.named(scope, _NAMED, folded(text))}
    found: list[Instead] = []
    for each in some if named else ():
        sought = await Carried(store).read(scope, each.words)
        if sought and named & {*sought.speakers, sought.topic if not sought.claims else "", *sought.claims}:
            found.append(each)
    return found[0] if len(found) == 1 else None
