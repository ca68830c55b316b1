"""What a draft becomes over what another saved since it was begun: theirs, with what was changed of it; pure."""

from dataclasses import replace

from bot.briefing.drafting import Difference
from bot.desk.work import Work
from bot.domain.entries import Entry
from bot.domain.forms import FORMS, typed_of


def over(work: Work, was: Entry | None, theirs: Entry | None, revision: int) -> tuple[Work, list[Difference]]:
    """The draft over theirs, and what saving it would change there.

    `was` is the entry as the draft began from it; `theirs` is it now, at `revision`, or None where they retracted it.
    """
    began = typed_of(work.kind, was) if was else {}
    now = typed_of(work.kind, theirs) if theirs else {}
    own = {name: text for name, text in work.typed.items() if text != began.get(name, "")}
    cleared = {name: "" for name in began if not work.typed.get(name)}
    merged = replace(work, typed={**now, **own, **cleared} if theirs else work.typed, base=revision)
    would: list[Difference] = [
        (f.called, now.get(f.name, ""), merged.typed.get(f.name, ""))
        for f in FORMS[work.kind].fields
        if now.get(f.name, "") != merged.typed.get(f.name, "")
    ]
    return merged, would
