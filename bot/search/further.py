"""Where "more" is what a sentence says, "more troops will come", and not how much is asked for, "tell me more"."""

from collections.abc import Sequence

from bot.search.mentions import AUXILIARY
from bot.search.stopwords import STOP_WORDS
from bot.search.wording import word_list

FURTHER = word_list("more further additional")
_COMING = word_list("come comes coming came expected follow following arrive arriving arrived go going join joining")
_SEVERAL = word_list(
    "people men women children troops personnel police staff crew money cash aid food fuel help equipment ammunition"
)
_OF_ASKING = word_list(
    """
    details sources news links statements claims reports updates facts things words answers questions denials
    confirmations figures numbers views opinions comments stories versions allegations is was has does us this ones
    """
)
"""What "more" before asks for, or what ends as a plural does and is none."""
_LITTLE = word_list("once tell me know hear what else anything nothing something much far even little")
_FAR = 4
"""How many words the noun may stand behind "more"."""


def says_more(words: Sequence[str], place: int) -> bool:
    """Whether the word there tells that something is added: "more troops", "will more come", not "more than 3"."""
    if words[place] not in FURTHER or (place and words[place - 1] in _LITTLE):
        return False
    for n, word in enumerate(words[place + 1 : place + 1 + _FAR]):
        if n == 0 and (word in _COMING or word in AUXILIARY or word == "be"):
            return True
        if word in STOP_WORDS or word in AUXILIARY or word in _OF_ASKING:
            return False
        if is_several(word):
            return True
    return False


def is_several(word: str) -> bool:
    """Whether a word may be one for several: "ships", "troops", "money"; a "50 million settlement" is one."""
    return word in _SEVERAL or (len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")))
