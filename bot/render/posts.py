"""Draws a digest as the JSON that is posted, so that every try posts the same; and marks it, to be found again."""

import json
from typing import Any, TypedDict

from bot.briefing.digest import Changed
from bot.domain.subscriptions import Slot, Subscription
from bot.render.digest import digest
from bot.render.limits import CONTENT, EMBED_FOOTER, fitted

PICTURE = "changes.png"


class Body(TypedDict, total=False):
    """A message as Discord's API takes it."""

    content: str
    embeds: list[dict[str, Any]]
    components: list[dict[str, Any]]
    allowed_mentions: dict[str, Any]
    attachments: list[dict[str, Any]]


def body(subscription: Subscription, slot: Slot, changed: Changed, *, may_embed: bool, described: str = "") -> Body:
    """The message for a slot, with its tag in the footer, or in the last line where there is no embed.

    `described` are the words of the picture that goes with it, if one does.
    """
    drawn = digest(changed, plain_text=not may_embed)
    content = drawn["content"] or ""
    if subscription.ping_role:
        content = fitted(f"<@&{subscription.ping_role}> {content}", CONTENT)
    mark = _mark(subscription, slot)
    made = Body(content=content, allowed_mentions={"parse": [], "roles": [r for r in (subscription.ping_role,) if r]})
    if embed := drawn["embed"]:
        told = embed.footer.text
        embed.set_footer(text=fitted(f"{told} · {mark}" if told else mark, EMBED_FOOTER))
        made["embeds"] = [dict(embed.to_dict())]
    else:
        line = f"\n-# {mark}"
        made["content"] = fitted(content, CONTENT - len(line)) + line
    if view := drawn["view"]:
        made["components"] = view.to_components()
    if described:
        made["attachments"] = [{"id": 0, "filename": PICTURE, "description": described}]
    return made


def has_tag(tag: str, content: str, footers: list[str]) -> bool:
    """Whether a message is the one with this tag."""
    return any(text.endswith(tag) for text in (content, *footers))


def written(made: Body) -> str:
    """A message as text to keep."""
    return json.dumps(made, ensure_ascii=False)


def read(text: str) -> Body:
    """A message that was kept as text."""
    return json.loads(text)


def _mark(subscription: Subscription, slot: Slot) -> str:
    late = f"late, due at {subscription.at:%H:%M} · " if slot.late else ""
    return f"{late}digest {slot.tag}"
