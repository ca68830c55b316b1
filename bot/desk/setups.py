"""Keeps each server's setup: who may curate, where moderators meet, which stories it follows."""

import asyncio
import json
import re
from collections.abc import Callable
from dataclasses import asdict, replace

from pydantic import TypeAdapter

from bot.domain.refusals import Refusal
from bot.domain.revision import LIBRARY
from bot.domain.setup import Setup, kept_as
from bot.store.store import Store

_SETUP = TypeAdapter(Setup)
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")


class Setups:
    """`server` is a server's id; `library_server` is the one whose moderators keep the library, or empty."""

    def __init__(self, store: Store, library_server: str = "") -> None:
        self._store = store
        self._library_server = library_server
        self._changing = asyncio.Lock()
        self.changes = 0
        """How often a setup was changed in this process: what is drawn may depend on it."""

    @property
    def library_is_kept(self) -> bool:
        """Whether a server's moderators keep the library: there it is that server's own desk."""
        return bool(self._library_server)

    async def of(self, server: str) -> Setup:
        kept = await self._store.kept(kept_as(server))
        return _SETUP.validate_json(kept) if kept else Setup()

    async def in_scope(self, scope: str) -> Setup:
        """The setup that holds where a scope is asked: the library's is that of the server that keeps it."""
        server = self._library_server if scope == LIBRARY else scope
        return await self.of(server) if server else Setup()

    async def set_up(
        self,
        server: str,
        *,
        role: str,
        room: str,
        topics: tuple[str, ...] | None,
        language: str,
        unset: str = "",
        question_room: str = "",
    ) -> Setup:
        """Change what is given, empty the field named `unset`, and keep the rest.

        Returns the whole. Raises a Refusal for what is no language.
        """
        if language and not _LANGUAGE.fullmatch(language):
            raise Refusal(f"“{language[:40]}” is not a language tag; type one such as en, uk or pt-BR.")

        def changed(had: Setup) -> Setup:
            had = replace(had, **{unset: ""}) if unset else had
            return replace(
                had,
                moderator_role=role or had.moderator_role,
                moderators_room=room or had.moderators_room,
                topics=had.topics if topics is None else topics,
                language=language or had.language,
                question_room=question_room or had.question_room,
            )

        return await self._change(server, changed)

    async def mute(self, server: str, member: str) -> Setup:
        """Take no more suggestions from a member."""
        return await self._change(server, lambda had: replace(had, muted=tuple(dict.fromkeys((*had.muted, member)))))

    async def unmute(self, server: str, member: str) -> Setup:
        return await self._change(server, lambda had: replace(had, muted=tuple(m for m in had.muted if m != member)))

    async def note_post(self, what: str, room: str, message: str) -> None:
        """Remember where something is shown that waits for the moderators: "suggestion 3", "question 3"."""
        await self._store.keep(f"post of {what}", f"{room}/{message}")

    async def post_of(self, what: str) -> tuple[str, str]:
        """The room and message where it is shown; empty where it is not."""
        room, _, message = (await self._store.kept(f"post of {what}") or "").partition("/")
        return room, message

    async def _change(self, server: str, changed: Callable[[Setup], Setup]) -> Setup:
        """Keep what `changed` makes of a setup; one change after the other, so that none is lost."""
        async with self._changing:
            setup = changed(await self.of(server))
            await self._store.keep(kept_as(server), json.dumps(asdict(setup)))
            self.changes += 1
            return setup
