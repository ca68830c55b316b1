"""What a text is searched by: its words as they are compared, whatever their case, ending or spelling."""

from typing import NamedTuple

from bot.search.nearest import terms as words_of


class Terms(NamedTuple):
    """A text as the search sees it. `text` is what was typed, `words` its terms in their order, repeated as typed."""

    text: str
    words: tuple[str, ...]

    def __bool__(self) -> bool:
        """Whether there is anything to search by."""
        return bool(self.words)


def terms_of(text: str) -> Terms:
    """The terms of a question or of a pasted text, of any length and script."""
    return Terms(text, tuple(words_of(text)))
