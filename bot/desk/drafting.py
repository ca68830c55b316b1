"""Makes entries of what was typed: finds whom the words name, makes what is new, and checks the whole."""

import contextlib
import datetime as dt
import re
from collections.abc import Container, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from urllib.parse import urlsplit

from pydantic import ValidationError

from bot.desk.clashes import as_far
from bot.desk.outlets import outlet_at
from bot.desk.packerrors import misfits
from bot.desk.setups import Setups
from bot.desk.subjects import Subjects
from bot.desk.unknown import unknown
from bot.domain.addresses import web_address
from bot.domain.drafts import Trouble, behind_label, read_form
from bot.domain.entries import MODELS, Actor, Entry, Source, Statement, label
from bot.domain.forms import FORMS, Field, Form, names_in
from bot.domain.refusals import Ambiguous, Choice, NotOnDesk, Refusal
from bot.domain.revision import Draft
from bot.domain.text import folded, is_key, key_of
from bot.domain.vocabulary import ActorKind, Kind
from bot.search.nearest import nearest_word, terms
from bot.store.store import Store

_IN_MARKS = re.compile(r"'([^']*)'")
_OFFERED = 25
"""How many claims or stories are offered where nothing is called nearly as it was typed."""
_READ = 500
"""How much of a statement's words is read to tell what it may be about."""


@dataclass(frozen=True, slots=True)
class Made:
    """An entry made of typed text, with the entries that had to be made for it; or the troubles.

    `as_far` is the entry as far as it can be read, of those that others on the desk may speak against.
    """

    entry: Entry | None
    needed: tuple[Draft, ...]
    troubles: tuple[Trouble, ...]
    as_far: Entry | None = None


class _Untold(Exception):
    """Words that name nothing, or several things."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.sentence)
        self.trouble = trouble


class Drafting:
    """Reads forms against the desk as a scope sees it."""

    def __init__(self, store: Store, subjects: Subjects, setups: Setups) -> None:
        self._store = store
        self._subjects = subjects
        self._setups = setups

    async def made(
        self,
        scope: str,
        kind: Kind,
        typed: Mapping[str, str],
        today: dt.date,
        before: Entry | None = None,
        new: Mapping[str, ActorKind] | None = None,
        beside: Mapping[str, Draft] | None = None,
    ) -> Made:
        """The entry that `typed` stands for. `new` are speakers to be made: what they are called, and their kind.

        `beside` are entries that are made with it, by the words that name them.
        """
        form = FORMS[kind]
        mentions = list(names_in(form, typed))
        named: dict[tuple[str, str], str] = {}
        needed = dict(beside or {})
        troubles: list[Trouble] = []
        for field, words in mentions:  # one after the other: what one makes, the next may name
            try:
                draft = needed.get(words) or _alike(needed.values(), field, words)
                draft = draft or await self._named(scope, field, words, new or {}, needed.values())
            except _Untold as untold:
                troubles.append(untold.trouble)
                continue
            named[field.name, words] = draft.key
            if draft.entry:
                needed[words] = draft
        read = read_form(form, typed, named, today, nearest_word, before)
        troubles += read.troubles
        if (
            kind is Kind.STATEMENT
            and not typed.get("claim", "").strip()
            and (near := await self.claims_of(scope, typed))
        ):
            troubles = [t._replace(choices=tuple(near)) if t.field == "claim" else t for t in troubles]
        troubles += _twice(read.fields.get("positions", ()))
        try:
            entry = MODELS[kind].model_validate(read.fields)
        except ValidationError as error:
            troubles += _more(form, read.fields, {trouble.field for trouble in troubles}, error)
        else:
            if not troubles:
                return Made(entry, tuple({(draft.kind, draft.key): draft for draft in needed.values()}.values()), ())
        return Made(None, (), in_order(form, troubles), as_far(kind, read.fields))

    async def claims_of(self, scope: str, typed: Mapping[str, str]) -> list[Choice]:
        """The claims that a statement's words may be about, the nearest first."""
        wanted = terms(f"{typed.get('paraphrase', '')} {typed.get('quote', '')}"[:_READ])
        return await self._store.claims_like(scope, wanted, None, 5) if wanted else []

    async def free_key(self, scope: str, kind: Kind, wanted: str, taken: Container[tuple[Kind, str]] = ()) -> str:
        """A key that no entry has or had, and none in `taken`: `wanted`, or that with a number behind it."""
        stem = _stem(kind, wanted)
        key, number = stem, 1
        while (kind, key) in taken or await self._store.revisions(scope, kind, key, 1):
            number += 1
            key = f"{stem}-{number}"
        return key

    async def _named(
        self, scope: str, field: Field, words: str, new: Mapping[str, ActorKind], made: Iterable[Draft]
    ) -> Draft:
        """The entry that words name, as a draft (whose entry is absent where it is on the desk already).

        `made` are those that the same form makes. Raises _Untold.
        """
        kind = field.kind or Kind.CLAIM
        key = words.removeprefix(f"{kind}:")
        if is_key(key) and (await self._store.seen(scope, kind, key))[0]:
            return Draft(scope, kind, key, None)
        taken = {(draft.kind, draft.key) for draft in made}
        try:
            if kind is Kind.SOURCE:
                return await self._source(scope, words, taken)
            meant = await self._subjects.meant(scope, "", words, (kind,))
            return Draft(scope, kind, meant.key, None)
        except (NotOnDesk, Ambiguous) as refusal:
            if kind is Kind.ACTOR and words in new:
                key = await self.free_key(scope, kind, words, taken)
                if key != _stem(kind, words):  # taken perhaps by the very speaker, made since it was looked for
                    with contextlib.suppress(NotOnDesk, Ambiguous):
                        return Draft(scope, kind, (await self._subjects.meant(scope, "", words, (kind,))).key, None)
                speaker = Actor.model_validate({"name": words, "kind": new[words]})
                return Draft(scope, kind, key, speaker, base=0, fresh=True)
            trouble = unknown(field, words, refusal)
            if kind in (Kind.CLAIM, Kind.TOPIC) and not trouble.choices:  # nothing is near: those told last
                known = await self._subjects.suggestions(scope, "", (kind,), _OFFERED)
                trouble = trouble._replace(choices=tuple(known), are_near=False)
            raise _Untold(trouble) from None
        except Refusal as refusal:
            raise _Untold(Trouble(field.name, behind_label(field, refusal.sentence), refusal.choices, words)) from None

    async def _source(self, scope: str, words: str, taken: Container[tuple[Kind, str]]) -> Draft:
        """The source of an address, made where there is none, or the one source that is called so."""
        if "://" not in words:
            wanted = terms(words)
            like = await self._store.entries_like(scope, Kind.SOURCE, wanted, 6) if wanted else []
            same = [choice for choice in like if folded(choice.label) == folded(words)]
            if len(same) == 1:
                return Draft(scope, Kind.SOURCE, same[0].key, None)
        else:
            like = []
        if "://" not in words and ("." not in words or " " in words):
            known = f"type {like[0].key} if “{like[0].label[:60]}” is meant, or" if like else "type"
            raise Refusal(
                f"no source is called “{words[:60]}”; {known} the address of a new one, such as https://example.org/x.",
                tuple(like[:5]),
            )
        url = web_address(words)
        known = await self._store.source_at(scope, url)
        if known:
            return Draft(scope, Kind.SOURCE, known, None)
        parts = urlsplit(url)
        outlet = (parts.hostname or "").removeprefix("www.")
        tail = next((part for part in reversed(parts.path.split("/")) if key_of(part)), "")
        key = await self.free_key(scope, Kind.SOURCE, f"{outlet.split('.')[0]} {tail}", taken)
        language = (await self._setups.in_scope(scope)).language or None
        try:
            called = await outlet_at(self._store, scope, outlet) or outlet
            made = Source.model_validate({"url": url, "outlet": called, "language": language})
        except ValidationError:
            raise Refusal(f"“{words[:60]}” is no address of a page; type one such as https://example.org/x.") from None
        return Draft(scope, Kind.SOURCE, key, made, base=0, fresh=True)


def in_order(form: Form, troubles: Iterable[Trouble]) -> tuple[Trouble, ...]:
    """What is wrong, in the order of the form's fields; what is wrong with the whole comes first."""
    order = {field.name: n for n, field in enumerate(form.fields)}
    return tuple(sorted(troubles, key=lambda trouble: order.get(trouble.field, -1)))


def _twice(positions: Sequence[Mapping[str, str]]) -> list[Trouble]:
    """What is wrong where a statement takes two stances towards one claim."""
    claims = [position["claim"] for position in positions]
    twice = next((claim for claim in claims if claims.count(claim) > 1), "")
    said = f"Other claims: {twice} stands here twice; a statement takes one stance towards a claim, so take one out."
    return [Trouble("also", said)] if twice else []


def _alike(made: Iterable[Draft], field: Field, words: str) -> Draft | None:
    """The speaker that the same form makes under this name, in whatever letters: one is not made twice."""
    if field.kind is not Kind.ACTOR:
        return None
    actors = [draft for draft in made if draft.kind is Kind.ACTOR and draft.entry]
    return next((draft for draft in actors if draft.entry and folded(label(draft.entry)) == folded(words)), None)


def key_for(kind: Kind, entry: Entry) -> str:
    """The key a new entry has if it is free: of its label, or for a statement of its speaker, stance and claim."""
    if isinstance(entry, Statement):
        first = entry.positions[0]
        return _stem(kind, f"{entry.speaker} {first.stance.value} {first.claim}")
    return _stem(kind, getattr(entry, "claim", "") if kind is Kind.ASSESSMENT else label(entry))


def told_key(drafts: Iterable[Draft]) -> str:
    """What to say of new entries that others name by their key, where each had to take another: its own was taken."""
    told = ""
    for draft in drafts:
        if draft.entry and draft.fresh and draft.kind in (Kind.TOPIC, Kind.CLAIM, Kind.ACTOR):
            wanted = key_for(draft.kind, draft.entry)
            told += f" Its key is {draft.key}, since {wanted} is taken." if draft.key != wanted else ""
    return told


def _stem(kind: Kind, wanted: str) -> str:
    return key_of(wanted) or kind.value


def _more(form: Form, fields: Mapping[str, object], known: Set[str], error: ValidationError) -> list[Trouble]:
    """What the entry's own rules say, of the fields that could be read; `known` are those with a trouble already."""
    labels = {field.name: field.called for field in form.fields}
    told: list[Trouble] = []
    for path, said in misfits(form.kind, error):
        name = str(path[0]) if path else ""
        if not known or (name in fields and name not in known):
            told.append(Trouble(name, _sentence(labels.get(name), said, of_list=len(path) > 1)))
    return told


def _sentence(named: str | None, said: str, *, of_list: bool) -> str:
    """What an entry's own rules say of a field, as its typist reads it, with what to type."""
    said = _IN_MARKS.sub(r"“\1”", said).replace(", such as ", "; type one such as ")
    if said.startswith("is too long: "):
        said = f"{'one of them is ' if of_list else ''}{said.removeprefix('is ').replace(':', ',', 1)}; shorten it"
    text = f"{named}: {said}" if named else said[:1].upper() + said[1:]
    return text if text.endswith((".", "?")) else f"{text}."
