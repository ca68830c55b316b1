"""What a form asks, and what it is called: by the words a reader knows its entry by."""

from collections.abc import Sequence

from bot.briefing.drafting import Asked, quoting
from bot.desk.work import Work
from bot.domain.entries import Entry, label
from bot.domain.forms import FORMS, Asks, typed_of
from bot.domain.refusals import Choice
from bot.domain.vocabulary import Kind
from bot.store.store import Store

_KNOWN_BY = {
    Kind.TOPIC: ("title",),
    Kind.ACTOR: ("name",),
    Kind.SOURCE: ("outlet", "title"),
    Kind.CLAIM: ("text",),
    Kind.STATEMENT: ("stance", "speaker", "claim"),
    Kind.EVIDENCE: ("kind", "offered_by", "claim"),
    Kind.ASSESSMENT: ("status", "claim"),
}
"""What tells an entry from others of its kind."""


async def form_of(store: Store, scope: str, work: Work, base: Entry | None, page: int, near: Sequence[Choice]) -> Asked:
    """A page of a draft's form, its last where it has fewer.

    `base` is the entry that is edited, as it was when the edit began; `near` are claims that a message may be about.
    """
    had = typed_of(work.kind, base) if base else None
    pages = FORMS[work.kind].pages(work.given, had, edits=bool(work.key))
    page = min(page, len(pages) - 1)
    fields = quoting(pages[page], work.poster, near) if work.poster else pages[page]
    title, on = await _titled(store, scope, work, base), await _about(store, scope, work)
    return Asked(work.id, title, page, fields, work.typed, on, work.kind, work.key)


async def _titled(store: Store, scope: str, work: Work, base: Entry | None) -> str:
    """The title of a draft's form: what is done, and to what; of a new entry what was given with the command.

    A title is short: the claim that another entry is about stands beside the first field, and here only where it is not
    on the desk.
    """
    form = FORMS[work.kind]
    names = _KNOWN_BY[work.kind] if work.key else work.given
    typed = {name: " ".join(work.typed.get(name, "").split()) for name in names}
    if base is not None and work.kind in (Kind.TOPIC, Kind.ACTOR, Kind.CLAIM):
        typed[names[0]] = label(base)  # as it is called on the desk, whatever the form says by now
    for name in names:
        field = form.field(name)
        if field.asks is Asks.NAME and field.kind and typed[name]:
            _, named = await store.seen(scope, field.kind, typed[name].removeprefix(f"{field.kind}:"))
            if named:
                typed[name] = "" if field.kind is Kind.CLAIM else label(named)
    verb = f"{'Edit' if work.key else 'Add'} {work.kind.value}"
    words = form.titled(typed, names) or work.key
    return f"{verb}: {words}" if words else verb


async def _about(store: Store, scope: str, work: Work) -> str:
    """The claim that a statement, evidence or a reading is on, as a reader knows it; empty where it is not told yet."""
    words = work.typed.get("claim", "")
    _, claim = await store.seen(scope, Kind.CLAIM, words.removeprefix(f"{Kind.CLAIM}:"))
    text = work.claim.get("text", "") if work.claim else label(claim) if claim else ""
    return f"On: {text}" if text else ""
