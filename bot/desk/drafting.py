"""Makes entries of what was typed: finds whom the words name, makes what is new, and checks the whole."""

import asyncio
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from pydantic import ValidationError

from bot.desk.packerrors import misfits
from bot.desk.setups import Setups
from bot.desk.subjects import Subjects
from bot.domain.addresses import web_address
from bot.domain.drafts import Trouble, read_form
from bot.domain.entries import MODELS, Actor, Entry, Source, Statement, label
from bot.domain.forms import FORMS, Field, names_in
from bot.domain.refusals import Ambiguous, Choice, NotOnDesk, Refusal
from bot.domain.revision import Draft
from bot.domain.text import folded, is_key, key_of
from bot.domain.vocabulary import ActorKind, Kind
from bot.search.nearest import nearest_word
from bot.store.store import Store


@dataclass(frozen=True, slots=True)
class Made:
    """An entry made of typed text, with the entries that had to be made for it; or the troubles."""

    entry: Entry | None
    needed: tuple[Draft, ...]
    troubles: tuple[Trouble, ...]


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
    ) -> Made:
        """The entry that `typed` stands for. `new` are speakers to be made: what they are called, and their kind."""
        form = FORMS[kind]
        mentions = list(names_in(form, typed))
        found = await asyncio.gather(*(self._named(scope, field, words, new or {}) for field, words in mentions))
        named = {
            (field.name, words): draft.key for (field, words), (draft, _) in zip(mentions, found, strict=True) if draft
        }
        needed = {(d.kind, d.key): d for d, _ in found if d and d.entry}
        read = read_form(form, typed, named, today, nearest_word, before)
        troubles = [trouble for _, trouble in found if trouble] + list(read.troubles)
        if troubles:
            return Made(None, (), tuple(troubles))
        try:
            return Made(MODELS[kind].model_validate(read.fields), tuple(needed.values()), ())
        except ValidationError as error:
            labels = {field.name: field.label for field in form.fields}
            return Made(
                None,
                (),
                tuple(
                    Trouble(str(path[0]) if path else "", _sentence(labels.get(str(path[0])) if path else None, said))
                    for path, said in misfits(kind, error)
                ),
            )

    async def free_key(self, scope: str, kind: Kind, wanted: str) -> str:
        """A key nobody has yet: `wanted`, or that with a number behind it."""
        stem = _stem(kind, wanted)
        key, number = stem, 1
        while (await self._store.seen(scope, kind, key))[0]:
            number += 1
            key = f"{stem}-{number}"
        return key

    async def _named(
        self, scope: str, field: Field, words: str, new: Mapping[str, ActorKind]
    ) -> tuple[Draft | None, Trouble | None]:
        """The entry that words name, as a draft (whose entry is absent where it is on the desk already)."""
        kind = field.kind or Kind.CLAIM
        key = words.removeprefix(f"{kind}:")
        if is_key(key) and (await self._store.seen(scope, kind, key))[0]:
            return Draft(scope, kind, key, None), None
        try:
            if kind is Kind.SOURCE:
                return await self._source(scope, words), None
            meant = await self._subjects.meant(scope, "", words, (kind,))
            return Draft(scope, kind, meant.key, None), None
        except (NotOnDesk, Ambiguous) as refusal:
            if kind is Kind.ACTOR and words in new:
                key = await self.free_key(scope, kind, words)
                return Draft(scope, kind, key, Actor.model_validate({"name": words, "kind": new[words]}), base=0), None
            return None, _unknown(field, words, refusal)
        except Refusal as refusal:
            return None, Trouble(field.name, refusal.sentence, refusal.choices, words)

    async def _source(self, scope: str, words: str) -> Draft:
        """The source of an address, made where there is none, or the one source that is called so."""
        if "://" not in words and "." not in words:
            like = await self._store.entries_like(scope, Kind.SOURCE, words, 6)
            same = [choice for choice in like if folded(choice.label) == folded(words)]
            if len(same) == 1:
                return Draft(scope, Kind.SOURCE, same[0].key, None)
            guess = f"; did you mean “{like[0].label}”?" if like else "."
            raise Refusal(
                f"No source on the desk is called “{words[:60]}”{guess} A new one: type its address, https://…",
                tuple(like[:5]),
            )
        url = web_address(words)
        known = await self._store.source_at(scope, url)
        if known:
            return Draft(scope, Kind.SOURCE, known, None)
        parts = urlsplit(url)
        outlet = (parts.hostname or "").removeprefix("www.")
        tail = next((part for part in reversed(parts.path.split("/")) if key_of(part)), "")
        key = await self.free_key(scope, Kind.SOURCE, f"{outlet.split('.')[0]} {tail}")
        language = (await self._setups.in_scope(scope)).language or None
        made = Source.model_validate({"url": url, "outlet": outlet, "language": language})
        return Draft(scope, Kind.SOURCE, key, made, base=0)


def key_for(kind: Kind, entry: Entry) -> str:
    """The key a new entry has if it is free: of its label, or for a statement of its speaker, stance and claim."""
    if isinstance(entry, Statement):
        first = entry.positions[0]
        return _stem(kind, f"{entry.speaker} {first.stance.value} {first.claim}")
    return _stem(kind, getattr(entry, "claim", "") if kind is Kind.ASSESSMENT else label(entry))


def _stem(kind: Kind, wanted: str) -> str:
    return key_of(wanted) or kind.value


def _unknown(field: Field, words: str, refusal: Refusal) -> Trouble:
    kind = field.kind or Kind.CLAIM
    called = {Kind.TOPIC: "story", Kind.ACTOR: "speaker"}.get(kind, kind.value)
    choices: tuple[Choice, ...] = tuple(c for c in refusal.choices if c.kind is kind)
    guess = f" Did you mean “{choices[0].label}”?" if choices else ""
    if isinstance(refusal, Ambiguous):
        return Trouble(field.name, f"{field.label}: “{words[:60]}” could be {len(choices)} entries.", choices, words)
    sentence = f"{field.label}: no {called} is called “{words[:60]}”.{guess}"
    return Trouble(field.name, sentence, choices, words, may_be_new=kind is Kind.ACTOR and len(words) <= 80)


def _sentence(named: str | None, said: str) -> str:
    text = f"{named} {said}" if named else said[:1].upper() + said[1:]
    return text if text.endswith((".", "?")) else f"{text}."
