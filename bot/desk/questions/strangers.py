"""What a question names that its story does not hold: nobody and nothing on the desk is called so; pure."""

from collections.abc import Sequence

from bot.desk.questions.best import Best
from bot.desk.questions.stories import StoryFile
from bot.search.claimwords import words_of
from bot.search.fitting import unknown
from bot.search.term import Term

_BEGINS = 4
"""How many letters a country's name and the word for its people have in common at least."""


def touches_none(words: Sequence[Term], stories: Sequence[StoryFile]) -> bool:
    """Whether none of the words stands in any of the stories."""
    return bool(words) and all(len(unknown(words, told.told)) == len(words) for told in stories)


def strange(best: Best) -> list[str]:
    """The names and numbers that the story does not hold at all: nobody who is called so speaks to it either, by
    themselves, through who is part of them or in a group."""
    heard = {key for actor in best.told.everybody for key in (actor.key, actor.part_of, *actor.members)}
    speak = {term.text for term in best.words if term.actor and term.actor in heard}
    of_speakers = {word for actor in best.told.everybody for word in words_of(actor.name)}
    begins = {word[:_BEGINS].lower() for actor in best.told.speakers for word in actor.name.split()}
    return [
        name  # "Chinese" where a Chinese academy speaks, but "Beijing" all the same
        for name in best.missing
        if name not in speak and not (of_speakers.issuperset(words_of(name)) and name[:_BEGINS].lower() in begins)
    ]
