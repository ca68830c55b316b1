"""Permissions as Discord computes them: roles first, then a channel's overwrites.

https://discord.com/developers/docs/topics/permissions#permission-hierarchy
"""

from collections.abc import Iterable
from enum import IntEnum
from typing import Any


class Bit(IntEnum):
    """The permissions this small Discord knows; the values are Discord's. Sets of them are plain whole numbers."""

    ADMINISTRATOR = 1 << 3
    MANAGE_CHANNELS = 1 << 4
    MANAGE_GUILD = 1 << 5
    ADD_REACTIONS = 1 << 6
    VIEW_CHANNEL = 1 << 10
    SEND_MESSAGES = 1 << 11
    MANAGE_MESSAGES = 1 << 13
    EMBED_LINKS = 1 << 14
    ATTACH_FILES = 1 << 15
    READ_MESSAGE_HISTORY = 1 << 16
    MENTION_EVERYONE = 1 << 17
    MANAGE_ROLES = 1 << 28
    USE_APPLICATION_COMMANDS = 1 << 31
    MANAGE_THREADS = 1 << 34
    CREATE_PUBLIC_THREADS = 1 << 35
    CREATE_PRIVATE_THREADS = 1 << 36
    SEND_MESSAGES_IN_THREADS = 1 << 38
    PIN_MESSAGES = 1 << 51


MEMBER = (
    Bit.VIEW_CHANNEL
    | Bit.SEND_MESSAGES
    | Bit.EMBED_LINKS
    | Bit.ATTACH_FILES
    | Bit.READ_MESSAGE_HISTORY
    | Bit.ADD_REACTIONS
    | Bit.USE_APPLICATION_COMMANDS
    | Bit.CREATE_PUBLIC_THREADS
    | Bit.SEND_MESSAGES_IN_THREADS
)
MODERATOR = Bit.MANAGE_MESSAGES | Bit.MANAGE_GUILD | Bit.MANAGE_THREADS | Bit.PIN_MESSAGES
ALL = (1 << 53) - 1


def computed(roles: Iterable[dict[str, Any]], overwrites: Iterable[dict[str, Any]], user_id: str) -> int:
    """What a member with these roles (the first is @everyone) may do under these overwrites."""
    roles = list(roles)
    allowed = 0
    for role in roles:
        allowed |= int(role["permissions"])
    if allowed & Bit.ADMINISTRATOR:
        return ALL
    by_id = {overwrite["id"]: overwrite for overwrite in overwrites}
    if not by_id:
        return allowed
    everyone = by_id.get(roles[0]["id"])
    if everyone:
        allowed = allowed & ~int(everyone["deny"]) | int(everyone["allow"])
    own = [by_id[role["id"]] for role in roles[1:] if role["id"] in by_id]
    for overwrite in own:
        allowed &= ~int(overwrite["deny"])
    for overwrite in own:
        allowed |= int(overwrite["allow"])
    if user_id in by_id:
        allowed = allowed & ~int(by_id[user_id]["deny"]) | int(by_id[user_id]["allow"])
    return allowed
