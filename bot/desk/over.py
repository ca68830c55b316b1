"""What a draft becomes over what another saved since it was begun: theirs, with what was changed of it; pure."""

from dataclasses import replace

from bot.briefing.drafting import Difference, Names
from bot.desk.work import Work
from bot.domain.entries import Entry
from bot.domain.forms import FORMS, in_names, typed_of


def over(
    work: Work, was: Entry | None, theirs: Entry | None, revision: int, names: Names
) -> tuple[Work, list[Difference]]:
    """The draft over theirs, and what saving it would change there.

    `was` is the entry as the draft began from it; `theirs` is it now, at `revision`, or None where they retracted it;
    `names` has what the entries are called that it names.
    """
    began = typed_of(work.kind, was) if was else {}
    now = typed_of(work.kind, theirs) if theirs else {}
    own = {name: text for name, text in work.typed.items() if text != began.get(name, "")}
    cleared = {name: "" for name in began if not work.typed.get(name)}
    merged = replace(work, typed={**now, **own, **cleared} if theirs else work.typed, base=revision)
    form = FORMS[work.kind]
    stands, would_be = in_names(form, now, names), in_names(form, merged.typed, names)
    would: list[Difference] = [
        (f.called, stands.get(f.name, ""), would_be.get(f.name, ""))
        for f in form.fields
        if now.get(f.name, "") != merged.typed.get(f.name, "")
    ]
    return merged, would
