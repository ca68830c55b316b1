"""What goes by the clock has a minute in the tests: a machine that is slow finds what a quick one finds.

How long a search, an answer or Discord may take is no matter of most tests. Those whose matter it is take the clock in
hand, or take the seconds that there are in earnest.
"""

import contextlib
from collections.abc import Iterator
from types import ModuleType

from bot.desk import answers
from bot.sandbox import interactions, people
from bot.store import embedded, search
from cogs import _answering

LONG = 60.0
"""Seconds within which what is waited for has come on any machine."""

OF_QUESTIONS = ((answers, "ENOUGH"), (answers, "LATE"))
OF_DISCORD = ((interactions, "DEADLINE"), (people, "DEADLINE"))
"""How long Discord waits for an answer."""

OF_ANSWERS = (_answering, "PATIENCE")
"""After how long Discord is told to wait."""

_OF_SEARCHES = ((embedded, "DEADLINE"), (search, "_DEADLINE"))
_IN_EARNEST = {named: getattr(*named) for named in (*OF_QUESTIONS, *OF_DISCORD, OF_ANSWERS, *_OF_SEARCHES)}


@contextlib.contextmanager
def unhurried() -> Iterator[None]:
    """Nothing is cut short, put off or given up because it takes long."""
    with _put(dict.fromkeys(_IN_EARNEST, LONG)):
        yield


@contextlib.contextmanager
def in_earnest(*named: tuple[ModuleType, str]) -> Iterator[None]:
    """These seconds are as the product has them."""
    with _put({each: _IN_EARNEST[each] for each in named}):
        yield


@contextlib.contextmanager
def _put(seconds: dict[tuple[ModuleType, str], float]) -> Iterator[None]:
    had = {named: getattr(*named) for named in seconds}
    for (module, name), given in seconds.items():
        setattr(module, name, given)
    try:
        yield
    finally:
        for (module, name), given in had.items():
            setattr(module, name, given)
