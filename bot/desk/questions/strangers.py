"""What a question names that its story does not hold: nobody and nothing on the desk is called so; pure."""

from collections.abc import Sequence

from bot.desk.questions.best import Best
from bot.desk.questions.stories import StoryFile, said_in
from bot.domain.text import folded
from bot.search.asked import Asked
from bot.search.claimwords import words_of
from bot.search.fitting import unknown
from bot.search.term import Term

_BEGINS = 4
"""How many letters a country's name and the word for its people have in common at least."""


_DAY = 2
"""How many words tell a day of a month."""


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


def not_there(what: Asked, best: Best) -> list[str]:
    """The names, the numbers and the day that a question tells and its story does not, as typed."""
    missing = [_as_typed(name, what, best) for name in strange(best)]
    day = [term for term in best.words if term.dated]
    stems = {term.stem for term in day}
    days = [d.dates for d in best.told.told.documents] + [said_in(a.said_on) for a in best.told.file.attributions]
    if len(day) == _DAY and not any(stems <= each for each in days):
        missing = [name for name in missing if name not in [term.text for term in day]]
        missing.append(" ".join(term.text for term in day))
    return missing


def words_not_there(what: Asked, best: Best) -> list[str]:
    """The words, and no names, that a question asks about and its story does not hold, nor others for the same."""
    if what.pasted or what.language or what.opinion:
        return []
    plain = [term for term in best.words if not (term.names or term.number or term.actor or term.mended)]
    typed = what.typed.line.split()
    return [term.text or term.word for term in unknown(plain, best.told.told) if term.word in typed]


def _as_typed(name: str, what: Asked, best: Best) -> str:
    """What somebody is called in the question, where that is no part of the name: "EU"."""
    label = [folded(word) for word in name.split()]
    words = [term.word for term in best.words if term.actor and term.text == name]
    typed = [token.text for token in what.typed.tokens if token.word in words and folded(token.text) not in label]
    return typed[0] if len(typed) == 1 else name
