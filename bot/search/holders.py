"""Whose name stands in that of another: the holder of somebody's office, or one with a longer name."""

from bot.domain.text import folded
from bot.search.mentions import Mention
from bot.search.sayings import KIN, OFFICES
from bot.search.typed import Typed


def holder_of(words: list[str], m: Mention) -> tuple[int, int] | None:
    """The places of who holds an office of somebody: "the president of Ukraine", "Ukraine's president"."""
    if m.end == len(words) - 1 and words[m.end] in OFFICES:
        return m.begin, m.end + 1
    of = m.begin - 1 - (words[m.begin - 1 : m.begin] == ["the"])
    is_held = of > 0 and words[of] in ("of", "for") and words[of - 1] in OFFICES and m.end == len(words)
    begin = of - 1
    while is_held and begin and words[begin - 1] in OFFICES:
        begin -= 1  # "the chief executive of Acme"
    return (begin, m.end) if is_held else None


def longer_name(question: Typed, m: Mention) -> tuple[int, int] | None:
    """The places of a longer name that begins as somebody's on the desk does: "Kim Yo Jong", of Kim Jong Un."""
    label, end = {folded(word) for word in m.choice.label.split()}, m.end
    tokens = question.tokens
    while end < len(tokens) and (tokens[end].large or tokens[end].word in KIN) and not question.pauses(end - 1):
        end += 1
    others = [token.word for token in question.tokens[m.end : end] if token.word not in OFFICES]
    return (m.begin, end) if not label.issuperset(others) and not question.tokens[m.end - 1].owns else None
