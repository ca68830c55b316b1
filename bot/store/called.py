"""What entries are called where nothing of their name can be seen: by their keys."""

from bot.domain.entries import Claim, Topic
from bot.domain.text import is_seen


def called(label: str, key: str) -> str:
    """What an entry is called: by its key where nothing of its label can be seen, so that no line names nobody."""
    return label if is_seen(label) else key


def titled(topic: Topic, key: str) -> Topic:
    return topic if is_seen(topic.title) else topic.model_copy(update={"title": key})


def worded(claim: Claim, key: str) -> Claim:
    return claim if is_seen(claim.text) else claim.model_copy(update={"text": key})
