"""Who is part of whom, and a member of which group: what is said by one counts for the other."""

from bot.store.names import Names


class Belonging(Names):
    """Speakers as one scope sees them."""

    def _members_of(self, actor: str) -> tuple[str, ...]:
        """The actor, and who is part of it, near or far."""
        rows = self._all(
            "SELECT e.key, e.body ->> 'part_of' FROM entry e WHERE e.kind = 'actor' "
            f"""AND instr(e.body, '"part_of"') AND {self._seen("e")}"""
        )
        found = {actor: None}
        while more := [key for key, within in rows if within in found and key not in found]:
            found.update(dict.fromkeys(more))
        return tuple(found)

    def _groups_of(self, actor: str) -> tuple[str, ...]:
        """The groups that the actor is a member of, near or far, in the order they came to the desk."""
        rows = self._all(
            "SELECT e.key, m.value FROM entry e CROSS JOIN "
            """json_each(iif(instr(e.body, '"members"'), e.body, '{}'), '$.members') m """
            f"WHERE e.kind = 'actor' AND {self._seen('e')} ORDER BY e.first"
        )
        found: dict[str, None] = {}
        pending = [actor]
        while pending:
            of = pending.pop()
            near = [group for group, member in rows if member == of and group not in found and group != actor]
            found.update(dict.fromkeys(near))
            pending.extend(near)
        return tuple(found)
