"""What entries read like once two speakers are one."""

from bot.domain.entries import Actor, Entry
from bot.domain.text import folded


def taking_over(stays: Actor, key: str, goes: Actor, gone: str) -> Actor:
    """The speaker who stays, with the names of the one who goes; `key` and `gone` are their keys."""
    names = dict.fromkeys(n for n in (*stays.aliases, goes.name, *goes.aliases) if folded(n) != folded(stays.name))
    above = goes.part_of if stays.part_of == gone else stays.part_of
    return stays.model_copy(update={"aliases": tuple(names), "part_of": None if above == key else above})


def renamed(entry: Entry, old: str, new: str) -> Entry:
    """The entry with one speaker's key in place of another's."""
    changed: dict[str, object] = {}
    for name in ("speaker", "on_behalf_of", "offered_by", "part_of"):
        if getattr(entry, name, None) == old:
            changed[name] = new
    for name in ("via", "about"):
        held: tuple[str, ...] = getattr(entry, name, ())
        if old in held:
            changed[name] = tuple(dict.fromkeys(new if key == old else key for key in held))
    return entry.model_copy(update=changed)
