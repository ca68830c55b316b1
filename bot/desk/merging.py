"""What a speaker reads like who takes over another's names and members."""

from collections.abc import Container

from bot.domain.entries import Actor, Entry, Statement
from bot.domain.renaming import renamed
from bot.domain.text import folded
from bot.domain.vocabulary import Kind
from bot.store.store import Store


def taking_over(stays: Actor, key: str, goes: Actor, gone: str) -> Actor:
    """The speaker who stays, with the names of the one who goes; `key` and `gone` are their keys."""
    names = dict.fromkeys(n for n in (*stays.aliases, goes.name, *goes.aliases) if folded(n) != folded(stays.name))
    above = goes.part_of if stays.part_of == gone else stays.part_of
    members = dict.fromkeys(member for member in (*stays.members, *goes.members) if member not in (key, gone))
    return stays.model_copy(
        update={
            "aliases": tuple(names),
            "part_of": None if above == key else above,
            "members": tuple(members),
        }
    )


def naming_instead(entry: Entry, gone: str, stays: str) -> Entry:
    """The entry with the speaker who stays in place of the one who goes: nobody speaks for, or cites, himself."""
    found = renamed(entry, {(Kind.ACTOR, gone): stays})
    if not isinstance(found, Statement) or found.speaker != stays:
        return found
    behalf = None if found.on_behalf_of == stays else found.on_behalf_of
    return found.model_copy(update={"on_behalf_of": behalf, "via": tuple(key for key in found.via if key != stays)})


async def members_hold(store: Store, scope: str, group: str, sought: Container[str]) -> bool:
    """Whether one of those sought is a member of the group, near or far."""
    seen = {group}
    pending = [group]
    while pending:
        _, found = await store.seen(scope, Kind.ACTOR, pending.pop())
        members = found.members if isinstance(found, Actor) else ()
        if any(member in sought for member in members):
            return True
        pending.extend(member for member in members if member not in seen)
        seen.update(members)
    return False
