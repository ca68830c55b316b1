"""Draws packs that are imported or exported: what would change, what is wrong, and the files that hold the rest."""

import io

import discord

from bot.briefing.packs import Imported, Shown
from bot.domain.refusals import BadPack
from bot.render import embeds
from bot.render.forms import DRAFT_ID, button
from bot.render.limits import CONTENT, fitted
from bot.render.message import Drawn
from bot.render.style import escaped

IMPORT = rf"import:(?P<do>go|drop):(?P<draft>{DRAFT_ID})"
_ERRORS = 10


def text_file(text: str, name: str) -> discord.File:
    """Text as a file to send."""
    return discord.File(io.BytesIO(text.encode()), name)


def difference(shown: Shown) -> tuple[Drawn, discord.File | None]:
    """What an import would change, and the whole of it as a file where it is long."""
    view = None
    if shown.draft:
        view = discord.ui.View(timeout=None)
        view.add_item(button("Import", f"import:go:{shown.draft}", discord.ButtonStyle.primary))
        view.add_item(button("Drop", f"import:drop:{shown.draft}"))
        view.stop()
    embed = embeds.whole(shown.answer)
    file = text_file(shown.whole, "difference.txt") if shown.whole else None
    return Drawn(content=None, embed=embed, view=view), file


def errors(bad: BadPack) -> tuple[Drawn, discord.File | None]:
    """The first errors of a pack; all of them in a file where they are more."""
    lines = [bad.sentence, *(f"• {escaped(problem)}" for problem in bad.problems[:_ERRORS])]
    more = len(bad.problems) - _ERRORS
    file = text_file("\n".join(bad.problems) + "\n", "errors.txt") if more > 0 else None
    if more > 0:
        lines.append(f"and {more:,} more, in the file.")
    return Drawn(content=fitted("\n".join(lines), CONTENT), embed=None, view=None), file


def outcome(done: Imported | Shown) -> tuple[Drawn, discord.File | None]:
    """What was imported, with one undo for all of it; or what would change by now."""
    if isinstance(done, Shown):
        return difference(done)
    view = discord.ui.View(timeout=None)
    view.add_item(button("Undo", f"undo:{done.revision}"))
    view.stop()
    return Drawn(content=None, embed=embeds.whole(done.answer), view=view), None
