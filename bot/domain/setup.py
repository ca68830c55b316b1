"""How one server keeps its desk: who may curate, where moderators meet, which stories it follows."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Setup:
    """Ids are Discord's, as text; an empty one is not set. `language` is given to sources that moderators add."""

    moderator_role: str = ""
    moderators_room: str = ""
    topics: tuple[str, ...] = ()
    language: str = ""
    muted: tuple[str, ...] = ()
    question_room: str = ""
    """Where a message that ends in "?" is answered if the desk has an answer; none where it is empty."""


def kept_as(server: str) -> str:
    """The name under which a server's setup is kept: a JSON object of its fields."""
    return f"desk of {server}"
