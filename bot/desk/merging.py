"""What a speaker reads like who takes over another's names."""

from bot.domain.entries import Actor
from bot.domain.text import folded


def taking_over(stays: Actor, key: str, goes: Actor, gone: str) -> Actor:
    """The speaker who stays, with the names of the one who goes; `key` and `gone` are their keys."""
    names = dict.fromkeys(n for n in (*stays.aliases, goes.name, *goes.aliases) if folded(n) != folded(stays.name))
    above = goes.part_of if stays.part_of == gone else stays.part_of
    return stays.model_copy(update={"aliases": tuple(names), "part_of": None if above == key else above})
