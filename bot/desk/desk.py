"""The desk: everything a cog may ask for, in one value."""

from dataclasses import dataclass

from bot.desk.answers import Answers
from bot.store.store import Store


@dataclass(frozen=True, slots=True)
class Desk:
    """`answers` answers questions; `store` keeps small facts of the process."""

    answers: Answers
    store: Store
    prefix: str
