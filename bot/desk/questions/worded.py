"""A story whose claims are put as a question puts it: by their other wordings, or by verbs for nouns; pure."""

from collections.abc import Sequence
from dataclasses import replace

from bot.desk.questions.best import Best, best_of
from bot.desk.questions.stories import StoryFile, story_file
from bot.search.asked import Asked
from bot.search.claimwords import words_of
from bot.search.fitting import held
from bot.search.reworded import reworded
from bot.search.term import Term


def put_otherwise(what: Asked, best: Best) -> tuple[Best, frozenset[str]] | None:
    """How the question fits where claims are told by the other of their texts that holds all of its words, and the keys
    of these claims; None where none does.
    """
    others = {line.key: _holding_all(best.words, best.told, line.key, line.text) for line in best.told.file.claims}
    others = {key: text for key, text in others.items() if text}
    if not others:
        return None
    file, claims = best.told.file, dict(best.told.claims)
    lines = tuple(line._replace(text=others.get(line.key, line.text)) for line in file.claims)
    for line in file.claims:
        if line.key in others and (claim := claims.get(line.key)):
            left = tuple(text for text in claim.wordings if text != others[line.key])
            claims[line.key] = claim.model_copy(update={"text": others[line.key], "wordings": (line.text, *left)})
    told = best.told
    put = story_file(replace(file, claims=lines), claims, told.offered, told.speakers, told.others)
    return best_of(what, (put,)), frozenset(others)


def _holding_all(words: Sequence[Term], told: StoryFile, key: str, text: str) -> str:
    """The first of the other texts of a claim that holds all that is asked about; empty where none does."""
    wordings = told.claims[key].wordings if key in told.claims else ()
    deed = [term for term in words if not (term.names or term.number)]
    texts = (*wordings, *(other for each in (text, *wordings) for other in reworded(each))) if deed else ()
    return next((other for other in texts if all(held(term, words_of(other), ()) for term in words)), "")
