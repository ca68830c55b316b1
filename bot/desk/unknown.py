"""Says of words in a form that they name nothing, or several things, and what to do about it."""

from bot.domain.drafts import Trouble, behind_label
from bot.domain.forms import Field
from bot.domain.refusals import Ambiguous, Choice, Hidden, Refusal
from bot.domain.text import shortened
from bot.domain.vocabulary import Kind

_NEW_NAME = 80
"""How long the name of a speaker may be that is made on the way."""


def unknown(field: Field, words: str, refusal: Refusal) -> Trouble:
    """What is wrong with words that name none of the entries there are, as the `refusal` found it."""
    kind = field.kind or Kind.CLAIM
    choices: tuple[Choice, ...] = tuple(c for c in refusal.choices if c.kind is kind)
    guess = f"type {choices[0].key} if “{shortened(choices[0].label, 80)}” is meant" if choices else ""
    if isinstance(refusal, Ambiguous):
        keys = " or ".join(choice.key for choice in choices[:3])
        sentence = f"{field.called}: “{words[:60]}” could be {len(choices)} entries; type {keys}."
        return Trouble(field.name, sentence, choices, words)
    may_be_new = kind is Kind.ACTOR and len(words) <= _NEW_NAME
    todo = [guess, *_other_way(kind, may_be_new=may_be_new, guessed=bool(guess))]
    sentence = f"{field.called}: no {kind.called} is called “{words[:60]}”; {', or '.join(filter(None, todo))}."
    if isinstance(refusal, Hidden):  # whoever was merged is there by another name, and is not made anew
        went = behind_label(field, refusal.sentence.rstrip("."))
        sentence = f"{went}{f'; {guess}' if guess else ''}."
        may_be_new = may_be_new and not choices
    return Trouble(field.name, sentence, choices, words, may_be_new=may_be_new)


def _other_way(kind: Kind, *, may_be_new: bool, guessed: bool) -> list[str]:
    """What else to do where words name nothing, beside taking the nearest entry if there is one."""
    if kind is Kind.ACTOR:
        new = "choose below what kind of new speaker that is"
        return [new] if may_be_new else [f"type a name of at most {_NEW_NAME} characters"] if not guessed else []
    return [] if guessed else ["type its title or key" if kind is Kind.TOPIC else "type its key or a few of its words"]
