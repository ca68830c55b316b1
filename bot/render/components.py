"""Draws what can be pressed under an answer: page buttons, the menu that opens an entry, and choices.

What a press means stands in its custom id, so a button still works after a restart and nothing is kept in memory.
"""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

import discord

from bot.briefing.answer import Query
from bot.domain.refusals import Choice, NotOurs
from bot.domain.text import shortened
from bot.domain.vocabulary import Kind
from bot.render.limits import BUTTON_LABEL, CUSTOM_ID, OPTION_LABEL, SELECT_OPTIONS, fitted
from bot.render.style import cleaned

_HOW = r"(?P<plain>p?)(?P<day>[0-9a-f]{5})?"
"""How an answer is asked for: plain, and as of which day. The day is its proleptic number in hexadecimal: five signs,
so that the longest command, page and key still fit a custom id together."""
_TURN = re.compile(rf"ask:(?P<verb>[a-z-]+):(?P<page>\d{{1,4}}):{_HOW}:(?P<words>.*)")
_MORE = re.compile(r"more:(?P<rest>.*)")
_OPEN = re.compile(rf"open:{_HOW}")
REPORT = r"report:(?P<card>(?:actor:)?[a-z0-9-]+)"
_CARDS = {"claim": Kind.CLAIM, "actor": Kind.ACTOR}
_OPENS = {Kind.CLAIM.value: "claim", Kind.TOPIC.value: "claims", Kind.ACTOR.value: "actor"}
_OPENED = {Kind.TOPIC: "Open a story", Kind.CLAIM: "Open a claim", Kind.ACTOR: "Open a speaker"}


def turn_id(query: Query) -> str:
    """The custom id that asks `query` again."""
    return f"ask:{query.verb}:{query.page}:{how(query)}:{query.words}"


def asked_again(custom_id: str) -> Query | None:
    """The query that a custom id of `turn_id` asks again; None for any other id."""
    turn = _TURN.fullmatch(custom_id)
    return Query(turn["verb"], turn["words"], int(turn["page"]), bool(turn["plain"]), _day(turn)) if turn else None


def asked_for_rest(custom_id: str) -> Query | None:
    """The query that the button under a digest asks; None for any other id."""
    more = _MORE.fullmatch(custom_id)
    return asked_again(f"ask:{more['rest']}") if more else None


def opens_rest(query: Query) -> bool:
    """Whether a button can carry what a digest covers: of more stories than fit it cannot."""
    return len(_rest_id(query)) <= CUSTOM_ID


def shown_anew_id(query: Query) -> str:
    """The custom id that asks `query` for the presser alone, and leaves the message it stands under."""
    return _rest_id(query)


def _rest_id(query: Query) -> str:
    return f"more:{turn_id(query).removeprefix('ask:')}"


def under_digest(query: Query, choices: Sequence[Choice], more: int) -> discord.ui.View | None:
    """A menu of what a digest can open, and a button that opens the `more` entries it has no room for."""
    view = under_answer(query.turned(0), choices)
    if more and opens_rest(query):
        view = view or discord.ui.View(timeout=None)
        view.add_item(_button(f"+{more:,} more", _rest_id(query)))
        view.stop()
    return view


def asked_to_open(custom_id: str, chosen: str) -> Query | None:
    """The query that opens what was chosen from the menu under an answer; None for any other id."""
    menu = _OPEN.fullmatch(custom_id)
    return Query(opens(chosen), chosen, plain=bool(menu["plain"]), as_of=_day(menu)) if menu else None


def how(query: Query) -> str:
    """How a query is to be answered, as the part of a custom id that says it."""
    day = f"{dt.date.fromisoformat(query.as_of).toordinal():05x}" if query.as_of else ""
    return f"{'p' if query.plain else ''}{day}"


def _day(found: re.Match[str]) -> str:
    """The ISO day in a custom id; empty where there is none. Raises NotOurs for the number of no day."""
    try:
        return dt.date.fromordinal(int(found["day"], 16)).isoformat() if found["day"] else ""
    except (ValueError, OverflowError):
        raise NotOurs from None


def opens(chosen: str) -> str:
    """The command that opens an entry, named as "kind:key"."""
    return _OPENS.get(chosen.partition(":")[0], "claim")


def under_answer(query: Query, choices: Sequence[Choice], *, goes_on: bool = False) -> discord.ui.View | None:
    """A menu of what this page can open, and page buttons where there are pages: the answer `goes_on` overleaf."""
    offered = [choice for choice in choices if len(f"{choice.kind}:{choice.key}") <= CUSTOM_ID][:SELECT_OPTIONS]
    turns = (goes_on or query.page > 0) and len(turn_id(query.turned(query.page + 1))) <= CUSTOM_ID
    kind, _, key = query.words.partition(":")
    is_card = _CARDS.get(query.verb) == kind and key
    if not offered and not turns and not is_card:
        return None
    view = discord.ui.View(timeout=None)
    if offered:
        kinds = {choice.kind for choice in offered}
        placeholder = _OPENED.get(next(iter(kinds)), "Open") if len(kinds) == 1 else "Open a claim or story"
        options = [
            discord.SelectOption(label=label(choice, OPTION_LABEL), value=f"{choice.kind}:{choice.key}")
            for choice in offered
        ]
        view.add_item(
            discord.ui.Select(
                custom_id=f"open:{how(query)}",
                placeholder=f"{placeholder} …",
                options=options,
            )
        )
    if turns:
        back, on = query.turned(max(query.page - 1, 0)), query.turned(query.page + 1)
        view.add_item(_button("‹ Back", turn_id(back), disabled=query.page == 0))
        view.add_item(_button("Next ›", turn_id(on), disabled=not goes_on))
    if is_card:
        view.add_item(_button("Report an error", f"report:{'' if kind == Kind.CLAIM else f'{kind}:'}{key}"))
    view.stop()  # custom ids are answered by pattern: the library need not remember this view
    return view


def under_refusal(query: Query, choices: Sequence[Choice]) -> discord.ui.View | None:
    """A button for each thing that may have been meant: it asks the same of it, or opens it where nothing was asked.

    The words of `query` are those that stand before each.
    """
    view = discord.ui.View(timeout=None)
    for choice in [choice for choice in choices if choice.kind in _OPENED][:5]:
        words = f"{choice.kind}:{choice.key}"
        again = replace(query, verb=query.verb or opens(words), words=f"{query.words} {words}".strip(), page=0)
        custom_id = turn_id(again)
        if len(custom_id) <= CUSTOM_ID:
            view.add_item(_button(label(choice, BUTTON_LABEL), custom_id))
    view.stop()
    return view if view.children else None


def label(choice: Choice, limit: int) -> str:
    """What a menu, button or autocomplete list calls an entry."""
    return fitted(shortened(cleaned(choice.label) or choice.key, limit - 2), limit)


def label_and_key(choice: Choice, limit: int) -> str:
    """The same with the entry's key behind it: ten sources are called by one outlet, and statements are alike."""
    return fitted(f"{label(choice, limit - len(choice.key) - 3)} · {choice.key}", limit)


def _button(text: str, custom_id: str, *, disabled: bool = False) -> discord.ui.Button[discord.ui.View]:
    # Two buttons of a message may not share a custom id: a disabled one says so in its page's flag field.
    return discord.ui.Button(label=text, custom_id=f"{custom_id}" if not disabled else f"no:{text}", disabled=disabled)
