"""Where "himself" tells to whom something was done, "he poisoned himself", not that it was he, "he himself said"."""

from collections.abc import Sequence

from bot.search.irregular import DONE
from bot.search.stopwords import STOP_WORDS
from bot.search.wording import word_list

ITSELF = word_list("himself herself itself themselves myself yourself ourselves")
_LEADS = word_list("did does do may might could can would will should must")
"""What stands before a verb, with the doer between: "did Lund shoot himself"."""
_BETWEEN = 2
"""How many words say something between these, at least, and how many may stand there at most."""
_FAR = 5


def is_done_to_itself(words: Sequence[str], place: int) -> bool:
    """Whether the word there tells that somebody did something to themselves, by the verb right before it."""
    if words[place] not in ITSELF or not place or (verb := words[place - 1]) in STOP_WORDS:
        return False
    behind = words[place + 1] if place + 1 < len(words) else ""
    if behind and (behind.endswith("ed") or behind in DONE):
        return False  # "Lund himself ordered it"
    before = words[max(place - _FAR, 0) : place - 1]
    leads = next((n for n in range(len(before) - 1, -1, -1) if before[n] in _LEADS), None)
    says = leads is not None and len(before) - leads >= _BETWEEN
    return verb.endswith("ed") or verb in DONE or before[-1:] in (["to"], ["not"]) or bool(says)
