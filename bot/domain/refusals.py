"""Every way the desk says no, each with the one sentence its reader sees.

Refusal
├── NotOnDesk        a name that matches no entry; carries the nearest
│   └── Hidden       the key of an entry that was retracted or merged; says when and why
├── Ambiguous        a name that matches several entries
├── NotNamed         a command that needs to know which entry is meant
├── UnknownQuestion  a command word nobody knows
├── BySlash          a slash command that was typed as a message
├── NotADay          words that are no day at all
├── Mistyped         an option of a slash command that cannot be read; carries what may be typed instead
├── Gone             an entry, draft or suggestion that was there a moment ago
├── NotOurs          a button or menu that the bot does not offer
├── Decided          a suggestion that another moderator decided before
├── NotAllowed       somebody who may not do this here
└── BadPack          packs with errors; carries all of them
"""

from typing import NamedTuple

from bot.domain.vocabulary import Kind


class Choice(NamedTuple):
    """Something a reader may pick instead: what it is called and the key that names it."""

    kind: Kind
    key: str
    label: str


class Refusal(Exception):
    """`sentence` says what was wrong and what to type; `choices` are what may have been meant.

    `as_of` is the ISO day the question was asked as of, so that a choice keeps it; empty where none was named.
    `before` are words of the question that stand before a choice, `named` those of an option that name no entry.
    """

    def __init__(self, sentence: str, choices: tuple[Choice, ...] = ()) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.choices = choices
        self.as_of = ""
        self.before = ""
        self.named = ""


class NotOnDesk(Refusal):
    """`command` is what to type before a key, with its space, and `after` behind it; empty where a name is typed alone.

    `listing` is what to type to see what there is, and what that shows.
    """

    def __init__(
        self, typed: str, kinds: str, nearest: tuple[Choice, ...], command: str, listing: str, after: str = ""
    ) -> None:
        shown = typed if len(typed) <= 80 else typed[:79] + "…"
        if nearest:
            meant = " or ".join(f"“{choice.label}”" for choice in nearest[:1])
            hint = f"did you mean {meant}? Type {command}{nearest[0].key}{after}."
        else:
            hint = f"{listing}."
        super().__init__(f"No {kinds} on the desk is called “{shown}”; {hint}", nearest)


class Hidden(NotOnDesk):
    """`went` says how and when the entry went, and why; `choices` are what there is in its place."""

    def __init__(self, kind: Kind, key: str, went: str, choices: tuple[Choice, ...] = ()) -> None:
        said = f"The {kind.called} “{key}” was {went}; /history {kind}:{key} keeps it."
        Refusal.__init__(self, said, choices)


class Ambiguous(Refusal):
    """What to type is a key, with its kind before it where entries of several kinds share one: `topic:harbour`."""

    def __init__(self, typed: str, choices: tuple[Choice, ...], command: str, after: str = "") -> None:
        shown = typed if len(typed) <= 80 else typed[:79] + "…"
        keys = [choice.key for choice in choices]
        told = [f"{c.kind}:{c.key}" if keys.count(c.key) > 1 else c.key for c in choices[:3]]
        super().__init__(
            f"“{shown}” could be {len(choices)} entries; "
            f"type {' or '.join(f'{command}{named}{after}' for named in told)}.",
            choices,
        )


class NotNamed(Refusal):
    def __init__(self, kinds: str, command: str, choices: tuple[Choice, ...], after: str = "") -> None:
        example = f", for example {command}{choices[0].key}{after}" if choices else ""
        super().__init__(f"Which {kinds}? Type its name after the command{example}.", choices)


class UnknownQuestion(Refusal):
    """`nearest` is the command that was probably meant, `prefix` what commands begin with here.

    `slip` says that hardly anything else can have been meant, `near` that it is another word for the command, which
    may be a question too; `rest` are the words behind it.
    """

    def __init__(
        self, typed: str, nearest: str | None, prefix: str, *, slip: bool = False, rest: str = "", near: bool = False
    ) -> None:
        shown = typed if len(typed) <= 40 else typed[:39] + "…"
        line = f"{prefix}{nearest} {rest if len(rest) <= 120 else rest[:119] + '…'}".rstrip()
        hint = f"did you mean {line}?" if nearest else f"type {prefix}help for what there is."
        super().__init__(f"There is no command “{shown}”; {hint}")
        self.slip = slip
        self.near = near


class BySlash(Refusal):
    """`name` is the slash command that was typed as one of those that a message may begin with."""

    def __init__(self, name: str) -> None:
        super().__init__(f"This one is a slash command: type /{name} and pick it from the list that opens.")


class NotADay(Refusal):
    """`guess` is what may have been meant, ready for the sentence, or empty."""

    def __init__(self, typed: str, guess: str) -> None:
        super().__init__(f"“{typed}” is not a day{guess}; type it like 2024-10-18, 18 Oct 2024 or October 2024.")
        self.guess = guess


class Mistyped(Refusal):
    """`option` is what the slash command calls what cannot be read, `instead` what was probably meant, or empty.

    What else was typed is handed back with it. `wrong` has each option that cannot be read, and what was meant by it.
    """

    def __init__(self, sentence: str, option: str, instead: str = "", choices: tuple[Choice, ...] = ()) -> None:
        super().__init__(sentence, choices)
        self.wrong = {option: instead}

    def joined(self, other: "Mistyped") -> "Mistyped":
        """Both, told at once: a sentence each."""
        both = Mistyped(f"{self.sentence} {other.sentence}", "", choices=(*self.choices, *other.choices))
        both.wrong = self.wrong | other.wrong
        return both


class Gone(Refusal):
    def __init__(self, kind: str, key: str) -> None:
        if kind == "draft":
            said = "It was saved or discarded before; /drafts lists what you began and did not finish."
        elif kind == "suggestion":
            said = f"There is no suggestion #{key} here; /desk status shows the oldest that waits."
        else:
            said = f"“{key}” is not on the desk any more; /history {kind}:{key} tells why."
        super().__init__(said)


class NotOurs(Refusal):
    """Something pressed or chosen that this bot does not offer, or does no more."""

    def __init__(self) -> None:
        super().__init__("This is no button or menu that the bot offers any more; call the command once more.")


class Decided(Refusal):
    """`by` is who decided, `state` how; either may be unknown and empty."""

    def __init__(self, by: str, state: str = "") -> None:
        super().__init__(f"{by or 'Somebody'} has decided this already{f': it is {state}' if state else ''}.")


class NotAllowed(Refusal):
    """`who` may do it instead, and what one may do oneself, for the one sentence."""

    def __init__(self, what: str, who: str, instead: str = "") -> None:
        super().__init__(f"You may not {what} here, only {who}{f'; {instead}' if instead else ''}.")


class BadPack(Refusal):
    """`problems` lists every error found, one line each."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        count = f"{len(problems)} error{'s' if len(problems) != 1 else ''}"
        super().__init__(f"The packs hold {count}; nothing was loaded.")
        self.problems = problems
