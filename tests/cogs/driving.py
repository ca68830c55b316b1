"""How tests move about the newsroom: call commands, fill forms, press what stands under a message."""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from bot.sandbox.byname import File
from bot.sandbox.interactions import COMPONENT, MODAL_SUBMIT
from tests.cogs.newsroom import Newsroom
from tests.unhurried import LONG

Message = dict[str, Any]

EPHEMERAL = 64


def text(message: Message) -> str:
    """All that is written in a message."""
    embeds = [
        "\n".join(
            (
                *(e.get("title", ""), e.get("description", "")),
                *(f"{field['name']}\n{field['value']}" for field in e.get("fields", ())),
                e.get("footer", {}).get("text", ""),
            )
        )
        for e in message["embeds"]
    ]
    return "\n".join([message["content"], *embeds])


def pressable(message: Message) -> list[Message]:
    return [child for row in message["components"] for child in row["components"]]


def button(message: Message, label: str) -> Message:
    """The button that is called just so."""
    return next(c for c in pressable(message) if c.get("label") == label)


def labels(message: Message) -> list[str]:
    """What the buttons under a message are called."""
    return [str(child["label"]) for child in pressable(message) if child["type"] == 2]


def custom_id(message: Message, label: str) -> str:
    """The custom id of the button whose label begins so."""
    return next(c["custom_id"] for c in pressable(message) if str(c.get("label", "")).startswith(label))


def inputs(asked: Message) -> dict[str, Message]:
    """The fields of an opened form by their names."""
    return {part["component"]["custom_id"]: part["component"] for part in asked["modal"]["components"]}


def typed(asked: Message) -> dict[str, str]:
    """What stands in the fields of an opened form."""
    found: dict[str, str] = {}
    for name, field in inputs(asked).items():
        chosen = [option["value"] for option in field.get("options", ()) if option.get("default")]
        found[name] = str(field.get("value") or next(iter(chosen), ""))
    return found


def assert_one_sentence(message: Message) -> None:
    """The answer is one sentence that its reader alone sees, with nothing to press that could still do it.

    Below that of a form stands what was typed into it.
    """
    said = message["content"].partition("\nWhat you typed:\n")[0]
    assert said and said.endswith((".", "?")) and "\n" not in said and len(said) <= 250, message
    assert not message["embeds"] and not message["components"], message
    assert message["flags"] & EPHEMERAL, f"everybody sees: {said}"


def assert_logged(caplog: pytest.LogCaptureFixture, who: "Visitor") -> None:
    """The log says who was refused, and where."""
    lines = [r.getMessage() for r in caplog.records if r.levelno >= logging.WARNING and "refused" in r.getMessage()]
    assert any(who.id in line for line in lines), f"{who.name} {who.id} is not in {lines}"


class Visitor:
    """Somebody at the newsroom: "member" or "moderator" of one of its servers, in one room there, or in "dm"."""

    def __init__(self, newsroom: Newsroom, name: str, room: str = "briefing", guild: int = 1) -> None:
        self._sandbox = newsroom.sandbox
        self.name = newsroom.sandbox.viewer(name, guild)
        self.room = room
        self.guild = guild

    @property
    def id(self) -> str:
        return str(self._sandbox.world.people[self.name]["id"])

    @property
    def called(self) -> str:
        """The name others read."""
        user = self._sandbox.world.people[self.name]
        return str(user["global_name"] or user["username"])

    @property
    def place(self) -> str:
        """The id of the room they are in."""
        return self._sandbox.room(self.name, self.room, self.guild)

    def said(self) -> list[Message]:
        """Every message of the room, the oldest first."""
        return list(self._sandbox.world.messages[self.place].values())

    async def sees(self, words: str, *, within: float = LONG) -> Message:
        """The newest message of the room that holds these words: now, or as soon as it is written or edited."""
        told = asyncio.Event()
        sinks = self._sandbox.world.page_sinks

        def hear(event: Message) -> None:
            told.set()

        sinks.append(hear)
        try:
            async with asyncio.timeout(within):
                while not (found := [m for m in self.said() if words in text(m)]):
                    told.clear()
                    await told.wait()
        finally:
            sinks.remove(hear)
        return found[-1]

    async def call(self, command: str, /, files: Mapping[str, File] | None = None, **options: Any) -> Message:
        """Call a slash command and wait for its answer: a message or a form. `files` are its options that take one."""
        called = self._sandbox.command(self.name, self.room, command, options, files=files, guild=self.guild)
        return await self._sandbox.answer(called)

    async def offered(self, command: str, focused: str, **options: Any) -> list[str]:
        found = await self._sandbox.autocomplete(self.name, self.room, command, options, focused, guild=self.guild)
        return [choice["value"] for choice in found]

    async def ask(self, line: str) -> Message:
        return await self._sandbox.reply_to(self.name, self.room, line, guild=self.guild)

    def write(self, words: str, files: Sequence[File] = ()) -> Message:
        """Write a message that need not be answered."""
        return self._sandbox.send(self.name, self.room, words, files=files, guild=self.guild)

    async def press(self, message: Message, label: str) -> Message:
        """Press a button by its label."""
        return await self._sandbox.answer(self._sandbox.press(self.name, message, custom_id(message, label)))

    async def choose(self, message: Message, placeholder: str, value: str) -> Message:
        """Choose from a menu by the beginning of its placeholder."""
        found = next(c for c in pressable(message) if str(c.get("placeholder", "")).startswith(placeholder))
        return await self._sandbox.answer(self._sandbox.press(self.name, message, found["custom_id"], [value]))

    async def fill(self, asked: Message, **typed: str) -> Message:
        """Type into an opened form and submit it; what is not typed stays as the form came."""
        parts: list[Message] = []
        for name, field in inputs(asked).items():
            if field["type"] == 3:
                chosen = [typed[name]] if name in typed else [o["value"] for o in field["options"] if o.get("default")]
                parts.append({"type": 3, "custom_id": name, "values": chosen})
            else:
                parts.append({"type": 4, "custom_id": name, "value": typed.get(name, field.get("value") or "")})
        rows = [{"type": 18, "component": part} for part in parts]
        return await self._sandbox.answer(self._sandbox.people.submit(self.name, asked["interaction_id"], rows))

    async def menu(self, message: Message, command: str) -> Message:
        """Use a command of the message menu."""
        return await self._sandbox.answer(self._sandbox.menu(self.name, message, command, guild=self.guild))

    # What Discord's own programs would not let them do, and a program of their own might

    async def press_id(self, custom_id: str, values: Sequence[str] = ()) -> Message:
        """Press a button, or choose in a menu, that this person never saw: by its custom id alone."""
        data = {"custom_id": custom_id, "component_type": 3 if values else 2, "id": 1}
        return await self._forged(COMPONENT, data | ({"values": list(values)} if values else {}))

    async def submit_id(self, custom_id: str, **typed: str) -> Message:
        """Submit a form that was never opened for this person."""
        parts = [{"type": 18, "component": {"type": 4, "custom_id": n, "value": v}} for n, v in typed.items()]
        return await self._forged(MODAL_SUBMIT, {"custom_id": custom_id, "components": parts})

    async def _forged(self, kind: int, data: Message) -> Message:
        world = self._sandbox.world
        by_bot = (m for m in self.said() if m["author"]["id"] == world.application_id and not m["flags"] & EPHEMERAL)
        under = next(by_bot, None)
        assert under is not None, f"the bot has said nothing in {self.room} to press under"
        user = world.people[self.name]
        return await self._sandbox.answer(self._sandbox.interactions.send(user, self.place, kind, data, message=under))


def mention(newsroom: Newsroom) -> str:
    return f"<@{newsroom.bot.application_id}>"


async def replied(newsroom: Newsroom, who: Visitor, to: Message, words: str) -> Message:
    """What the bot says to words that reply to a message."""
    before = len(who.said())
    newsroom.sandbox.send(who.name, who.room, words, to["id"], guild=who.guild)
    while len(who.said()) < before + 2:
        newsroom.asked.clear()
        await asyncio.wait_for(newsroom.asked.wait(), LONG)
    return who.said()[-1]
