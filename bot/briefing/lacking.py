"""Says what the desk does not have of what was asked, before anything that is near: names, claims, numbers."""

from collections.abc import Sequence
from dataclasses import replace

from bot.briefing.answer import Answer, Line, Query, Section, Strong
from bot.briefing.asked import Understood, capital
from bot.briefing.phrases import listed, the
from bot.domain.files import ClaimLine
from bot.domain.refusals import Choice
from bot.domain.text import shortened

NO_SUCH = "on the desk: neither confirmed nor denied here"
NO_STORY = f"not {NO_SUCH}"
_KEPT_SILENT = "Who never said it is not on the desk: only what was said is."
_NAMED = 5


def strangers(
    names: Sequence[str],
    nearest: Sequence[Choice],
    speak: Sequence[str],
    understood: Understood,
    query: Query,
    *,
    is_name: bool = False,
) -> Answer:
    """That those of these names, as typed, are not on the desk at all; the nearest names are told, and who does speak.

    `is_name` says that it is asked who somebody of that name is, and of nothing that could be denied.
    """
    first, *others = [Strong(f"“{shortened(name, 60)}”") for name in names]
    if others:
        lead = [Line((f"{'Neither' if len(others) == 1 else 'None'} of ", first, *_joined(others), f" is {NO_SUCH}."))]
    else:
        lead = [Line(("Nobody called ", first, " is on the desk.") if is_name else (first, f" is {NO_STORY}."))]
    if nearest:
        lead.append(Line(("The nearest on the desk: ", listed(choice.label for choice in nearest[:3]), ".")))
    if speak and understood.subject:
        more = f" and {len(speak) - _NAMED} more" if len(speak) > _NAMED else ""
        lead.append(Line(("On this story speak: ", f"{', '.join(map(the, speak[:_NAMED]))}{more}.")))
    return Answer(understood.title(), tuple(lead), (), query, opens=tuple(nearest))


def _joined(names: Sequence[Strong]) -> list[str | Strong]:
    """The names behind the first, with what stands between them."""
    return [piece for n, name in enumerate(names, 1) for piece in (" and " if n == len(names) else ", ", name)]


def unfound(
    near: Sequence[ClaimLine],
    missing: Sequence[str],
    understood: Understood,
    query: Query,
    whole: str = "",
    *,
    excepts: bool = False,
    comes_near: bool = True,
    tell: str = "",
    unheld: Sequence[str] = (),
) -> Answer:
    """That the desk holds nothing that says what was asked; what comes near is a choice, and no answer.

    `missing` are names and numbers that it does not hold, `unheld` words that no claim has.

    Where nothing `comes_near`, the claims are those that most of the story leans on; `tell` is what some of them tell
    that is asked for: "a place".

    `whole` is what the same question is called, asked of the whole story; `excepts` that it asks who did not say so.
    """
    words = listed(f"“{shortened(word, 40)}”" for word in missing[:3])
    where = "on this story" if understood.subject else "here"
    why = f" Nothing {where} tells of {words}." if missing else ""
    if unheld and not missing:
        words = listed(f"“{shortened(word, 40)}”" for word in unheld[:3])
        why = f" No claim here has the word{'s' if len(unheld) > 1 else ''} {words}."
    lead = [Line((Strong(_KEPT_SILENT if excepts else capital(f"exactly that is {NO_STORY}.")), why))]
    sections: tuple[Section, ...] = ()
    if near or whole:
        lines = [Line(("• ", claim.text)) for claim in near]
        lines += [Line((f"• {whole}",))] if whole else []
        heading = "What comes near; is it one of these?"
        if near and not comes_near:
            which = f"those that tell {tell}" if tell else "the story's main ones"
            heading = f"No claim comes near. Is it one of {which}?"
        elif near and tell:
            heading = f"What comes near, and what tells {tell}; is it one of these?"
        sections = (Section(heading, (*lines, Line(("• none of these",)))),)
    return Answer(understood.title(), tuple(lead), sections, query)


def beside(answer: Answer, names: Sequence[str]) -> Answer:
    """The answer about some of those who are asked about, which says that the others, as typed, are not on the desk."""
    if not names or answer.asks_back:
        return answer
    called = listed(f"“{shortened(name, 40)}”" for name in names)
    first = Line((Strong(f"{called} {'is' if len(names) == 1 else 'are'} {NO_STORY}."),))
    return replace(answer, lead=(first, *answer.lead))


def not_then(answer: Answer, day: str) -> Answer:
    """The answer that just this is not there, with the day on which it was not said, as typed: "yesterday"."""
    first = Line((Strong(f"Nothing of this from “{day}” is on the desk."),))
    return replace(answer, lead=(first, *answer.lead)) if day else answer


def without_figure(
    by: str, counts: Sequence[str], near: Sequence[Section], understood: Understood, query: Query
) -> Answer:
    """That no figure for what is asked is on the desk, `by` whoever is asked about, nor one near it; what the story's
    figures count is told without them, and what is told `near` it without a number.
    """
    lead = [Line((Strong(f"No figure for exactly that{by} is on the desk."),))]
    if counts:
        more = [f"{len(counts) - _NAMED} more"] if len(counts) > _NAMED else []
        lead.append(Line((f"What figures of this story count: {'; '.join([*counts[:_NAMED], *more])}.",)))
    return Answer(understood.title(), tuple(lead), tuple(near), query)
