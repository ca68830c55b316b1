"""The desk: everything a cog may ask for, in one value."""

import datetime as dt
from dataclasses import dataclass

from bot.desk.amendments import Amendments
from bot.desk.answers import Answers
from bot.desk.cards import Cards
from bot.desk.digestdesk import DigestDesk
from bot.desk.digests import Digests
from bot.desk.edits import Edits
from bot.desk.lanes import Lanes
from bot.desk.packdesk import PackDesk
from bot.desk.setups import Setups
from bot.desk.since import Since
from bot.desk.subscriptions import Subscriptions
from bot.desk.suggestions import Suggestions
from bot.desk.unanswered import Unanswered
from bot.desk.undo import Undo
from bot.desk.withdrawals import Withdrawals
from bot.domain.forms import listed_words
from bot.domain.revision import LIBRARY
from bot.domain.setup import Setup
from bot.domain.text import folded
from bot.domain.vocabulary import Kind
from bot.store.store import Store


@dataclass(frozen=True, slots=True)
class Desk:
    """What members ask is in `answers`; what moderators do in the rest.

    `store` is for the terminal alone. `library_server` is the server whose moderators keep the library itself; empty
    where only packs do.
    """

    answers: Answers
    edits: Edits
    cards: Cards
    withdrawals: Withdrawals
    undo: Undo
    packs: PackDesk
    since: Since
    setups: Setups
    suggestions: Suggestions
    unanswered: Unanswered
    subscriptions: Subscriptions
    digests: Digests
    daily: DigestDesk
    amendments: Amendments
    store: Store
    lanes: Lanes
    prefix: str
    library_server: str = ""

    @property
    def moment(self) -> tuple[int, int, dt.date]:
        """What answers follow from: the journal, the setups, the day (UTC). While they stand, so does an answer."""
        return self.store.position, self.setups.changes, self.since.today()

    async def kept(self, name: str) -> str | None:
        """A small fact the process kept, such as which commands Discord was told of."""
        return await self.store.kept(name)

    async def keep(self, name: str, value: str) -> None:
        await self.store.keep(name, value)

    def scope_of(self, server: int | None) -> str:
        """The scope of a server, or of direct messages: there the library is read."""
        return LIBRARY if server is None or str(server) == self.library_server else str(server)

    def server_of(self, scope: str) -> str:
        """The server whose scope it is; empty where nobody keeps the library."""
        return self.library_server if scope == LIBRARY else scope

    async def set_up(
        self,
        server: str,
        *,
        role: str,
        room: str,
        topics: str,
        language: str,
        unset: str = "",
        question_room: str = "",
    ) -> Setup:
        """Change what is given of a server's setup, empty the field `unset`, and keep the rest.

        Raises a Refusal for an unknown story.
        """
        followed: tuple[str, ...] | None = None
        if topics.strip():
            words = [] if folded(topics) == "all" else listed_words(topics)
            keys = [await self.cards.key_of(self.scope_of(int(server)), Kind.TOPIC, word) for word in words]
            followed = tuple(dict.fromkeys(keys))
        return await self.setups.set_up(
            server,
            role=role,
            room=room,
            topics=followed,
            language=language.strip(),
            unset=unset,
            question_room=question_room,
        )
