"""How tests move about the newsroom: call commands, fill forms, press what stands under a message."""

from typing import Any

from tests.cogs.conftest import Newsroom

Message = dict[str, Any]


def text(message: Message) -> str:
    """All that is written in a message."""
    embeds = [
        "\n".join((e.get("title", ""), e.get("description", ""), e.get("footer", {}).get("text", "")))
        for e in message["embeds"]
    ]
    return "\n".join([message["content"], *embeds])


def pressable(message: Message) -> list[Message]:
    return [child for row in message["components"] for child in row["components"]]


def inputs(asked: Message) -> dict[str, Message]:
    """The fields of an opened form by their names."""
    return {part["component"]["custom_id"]: part["component"] for part in asked["modal"]["components"]}


class Visitor:
    """Somebody at the newsroom: "member" or "moderator", in one room."""

    def __init__(self, newsroom: Newsroom, name: str, room: str = "briefing") -> None:
        self._sandbox = newsroom.sandbox
        self.name = name
        self.room = room

    async def call(self, command: str, **options: Any) -> Message:
        """Call a slash command and wait for its answer: a message or a form."""
        return await self._sandbox.answer(self._sandbox.command(self.name, self.room, command, options))

    async def offered(self, command: str, focused: str, **options: Any) -> list[str]:
        found = await self._sandbox.autocomplete(self.name, self.room, command, options, focused)
        return [choice["value"] for choice in found]

    async def ask(self, line: str) -> Message:
        return await self._sandbox.reply_to(self.name, self.room, line)

    async def press(self, message: Message, label: str) -> Message:
        """Press a button by its label."""
        found = next(c for c in pressable(message) if str(c.get("label", "")).startswith(label))
        return await self._sandbox.answer(self._sandbox.press(self.name, message, found["custom_id"]))

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
        return await self._sandbox.answer(self._sandbox.menu(self.name, message, command))
