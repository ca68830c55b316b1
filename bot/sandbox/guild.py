"""One server: its people with their roles, its rooms by name, and who may do what in it."""

from dataclasses import dataclass, field

from bot.sandbox import payloads
from bot.sandbox.payloads import Json
from bot.sandbox.permissions import ALL, computed
from bot.sandbox.refusals import Refused

ROOMS = {
    "briefing": "Ask who claimed what, who denied it, and on what evidence",
    "digest": "What changed, once a day: a moderator turns it on with /digest start",
    "moderators": "Where the desk is kept",
}
"""The rooms of every server, with their topics; the last is the moderators' own."""


@dataclass(slots=True)
class Guild:
    """A server. `members` are the roles of each member by the user's id; @everyone has the server's id and is not told.

    `number` is how tests name it: the first server, the second.
    """

    id: str
    name: str
    number: int
    owner_id: str
    roles: dict[str, Json]
    members: dict[str, list[str]]
    rooms: dict[str, str] = field(default_factory=dict)

    def may(self, user_id: str, place: Json) -> int:
        """What somebody may do in one of its channels; nothing if they are no member."""
        if user_id not in self.members:
            return 0
        if user_id == self.owner_id:
            return ALL
        roles = [self.roles[role_id] for role_id in (self.id, *self.members[user_id])]
        return computed(roles, place.get("permission_overwrites") or (), user_id)

    def membership(self, user_id: str) -> Json:
        return payloads.membership(self.members[user_id])

    def role_named(self, name: str) -> Json:
        found = [role for role in self.roles.values() if role["name"] == name]
        if not found:
            raise LookupError(f"no role {name!r}; there are {', '.join(role['name'] for role in self.roles.values())}")
        return found[0]

    def role(self, role_id: str) -> Json:
        if role_id not in self.roles:
            raise Refused(404, 10011, "Unknown Role")
        return self.roles[role_id]
