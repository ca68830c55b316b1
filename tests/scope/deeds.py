"""What people do at random: they ask, type, press, edit, take back, suggest, import, and try what is not theirs."""

import json
import random
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from bot.briefing.answer import Query
from bot.desk.packwriting import pack_text
from bot.desk.work import Curator
from bot.domain.entries import MODELS
from bot.domain.forms import FORMS, Asks, Field
from bot.domain.revision import LIBRARY, signed
from bot.domain.vocabulary import ActorKind, Kind, LinkKind, Status
from bot.render import components, forms, packs, suggestions
from bot.search.question import command_line
from cogs._answering import message_for
from tests.scope.places import Deed, Place
from tests.scope.twins import Books, Row

MODERATORS, MEMBERS = ("7", "8"), ("21", "22")
"""The same people in every server."""

_NAMES = ("Ann Example", "Bob Sample", "The Example Times", "Ministry of Examples", "Envoy", "NATO", "Kremlin")
_WORDS = (
    "airport",
    "envoy",
    "troops",
    "denies",
    "sent",
    "closed",
    "river",
    "Russia",
    "Kyiv",
    "train",
    "moved",
    "North",
)
_URLS = tuple(f"https://www.paper{n}.example/politics/item-{n % 3}?utm_source=x" for n in range(6))
_DAYS = ("yesterday", "2024-10-18", "18 Oct 2024", "October 2024", "about 2024", "04/05/2024", "tomorrow week", "today")
_VERBS = (
    *("topics", "brief", "claims", "claim", "figures", "actor", "timeline", "sources"),
    *("who-denied", "who-said", "who-confirmed", "who-doubts"),
)


@dataclass(frozen=True)
class Control:
    """Something that can be pressed, chosen or filled, as the shared store drew it, and whom it was drawn for."""

    custom_id: str
    user: str
    values: tuple[str, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()


@dataclass
class Keys:
    """Every entry there ever was, by scope and kind, with its newest label: what random words are made of."""

    books: Books
    named: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)
    read: int = 0

    def read_on(self) -> None:
        for row in self.books.journal[self.read :]:
            held = json.loads(row[5]) if row[5] else {}
            label = next((held[f] for f in ("title", "name", "text", "paraphrase", "outlet") if f in held), "")
            known = self.named.setdefault((row[1], row[2]), {})
            known[row[3]] = label or known.get(row[3], "")
        self.read = len(self.books.journal)


@dataclass
class Newsroom:
    """One server as its people use it. `controls` were drawn here, `everyones` in other servers."""

    server: str
    scope: str
    rng: random.Random
    keys: Keys
    books: Books
    asked: list[Query] = field(default_factory=list)
    controls: list[Control] = field(default_factory=list)
    everyones: list[Control] = field(default_factory=list)

    def deed(self) -> Deed:
        """The next thing somebody does here."""
        deeds: dict[Callable[[], Deed], int] = {
            self.ask: 20,
            self.complete: 9,
            self.add: 20,
            self.edit: 14,
            self.press: 16,
            self.go_on: 4,
            self.retract: 5,
            self.merge: 3,
            self.assess: 4,
            self.link: 3,
            self.undo_last: 5,
            self.undo: 6,
            self.drafts: 2,
            self.export: 2,
            self.take_in: 4,
            self.set_up: 4,
            self.suggest: 9,
            self.status: 2,
            self.decide: 2,
            self.mute: 1,
            self.press_anothers: 3,
        }
        return self.rng.choices(list(deeds), list(deeds.values()))[0]()

    # Who and what

    def curator(self, user: str = "") -> Curator:
        user = user or self.rng.choice(MODERATORS)
        return Curator(self.scope, user, signed(f"Mod {user} of {self.server}", int(user)))

    def key(self, kind: Kind) -> tuple[str, str]:
        """The key and label of an entry: of this server, of the library, sometimes of another server."""
        scopes = [self.scope] * 6 + [LIBRARY] * 5 + [self.rng.choice([scope for scope, _ in self.keys.named])]
        known = self.keys.named.get((self.rng.choice(scopes), kind.value)) or self.keys.named[LIBRARY, Kind.CLAIM.value]
        return self.rng.choice(list(known.items()))

    def words(self, kind: Kind) -> str:
        """How somebody names an entry of a kind: rightly, nearly, or not at all."""
        key, label = self.key(kind)
        label = label or key
        slip = self.rng.randrange(max(len(label) - 1, 1))
        wrong = (label.upper(), label[:slip] + label[slip + 1 :], key[:9], "", self.sentence())
        return self.rng.choice([*[key] * 16, *[f"{kind}:{key}"] * 4, *[label] * 4, *wrong])[:200]

    def sentence(self) -> str:
        return " ".join(self.rng.choices(_WORDS, k=self.rng.randint(2, 7))).capitalize()

    def typed(self, asked: Field) -> str:
        """What somebody types into a field."""
        if self.rng.random() < 0.04:
            return self.rng.choice(("", "nonsense", "x" * 400, "a, b, c", "–"))
        kind = asked.kind or Kind.CLAIM
        match asked.asks:
            case Asks.TEXT if asked.name in ("name", "outlet", "title", "role"):
                return self.rng.choice([*_NAMES, self.sentence(), f"{self.sentence()} {self.server}"])
            case Asks.TEXT if asked.name in ("language", "confidence"):
                return self.rng.choice(("en", "uk", "B2", "F6", "", "?"))
            case Asks.TEXT:
                return self.rng.choice((self.sentence(), f"{self.sentence()} for {self.server}"))
            case Asks.DAY | Asks.SPAN:
                return self.rng.choice(_DAYS)
            case Asks.ADDRESS:
                return self.rng.choice((*_URLS, "paper.example/x", "not an address"))
            case Asks.LIST:
                return ", ".join(self.rng.sample(_WORDS, k=self.rng.randint(0, 3)))
            case Asks.NAME if kind is Kind.SOURCE:
                return self.rng.choice((*_URLS, self.words(kind)))
            case Asks.NAME | Asks.NAMES:
                named = [self.key(kind)[0]] * 6 + [self.words(kind)]
                return self.rng.choice([*named, self.rng.choice(_NAMES)] if kind is Kind.ACTOR else named)
            case Asks.WORD:
                return self.rng.choice([word.value for word in asked.words or ActorKind])
            case Asks.FIGURES:
                return self.rng.choice(("", f"about {self.rng.randint(1, 20)},000 troops; troops for Russia; moved"))
            case Asks.NAMED_WORDS:
                word = self.rng.choice([word.value for word in asked.words or LinkKind])
                return self.rng.choice(("", f"{self.words(kind)}: {word}"))

    def kind(self) -> Kind:
        return self.rng.choice([*Kind, Kind.CLAIM, Kind.STATEMENT, Kind.CLAIM, Kind.STATEMENT])

    # Asking

    def ask(self) -> Deed:
        scope, plain = self.scope, self.rng.random() < 0.2
        if self.asked and self.rng.random() < 0.3:  # once more what was asked before
            query = self.rng.choice(self.asked[-3:])
            return Deed(f"asks again {query}", lambda place: answered(place, scope, query))
        roll = self.rng.random()
        if roll < 0.1:
            line = f"{self.rng.choice((*_VERBS, 'clams', 'who denied'))} {self.words(self.kind())}"
            return Deed(f"types !{line}", lambda place: asked(place, scope, line))
        if roll < 0.3:
            verb = self.rng.choice(("history", "changes", "history"))
            kind = self.kind()
            words = f"{kind}:{self.key(kind)[0]}" if verb == "history" else self.rng.choice(("", *_DAYS))
        elif roll < 0.4:
            verb, words = "claim", " ".join(self.rng.choices(_WORDS, k=3))
        else:
            verb = self.rng.choice((*_VERBS, *_VERBS, "about", "help"))
            kinds = {"actor": (Kind.ACTOR,), "claim": (Kind.CLAIM,)}.get(verb, (Kind.TOPIC, Kind.CLAIM, Kind.ACTOR))
            words = self.rng.choice(("", self.words(self.rng.choice(kinds)), self.words(self.rng.choice(kinds))))
        query = Query(verb, words, plain=plain)
        self.asked.append(query)
        return Deed(f"asks {query}", lambda place: answered(place, scope, query))

    def complete(self) -> Deed:
        scope, kind = self.scope, self.kind()
        typed = self.words(kind)[: self.rng.randint(0, 8)]
        if self.rng.random() < 0.5:
            kinds = self.rng.choice(((Kind.TOPIC,), (Kind.CLAIM,), (Kind.ACTOR,), (Kind.TOPIC, Kind.ACTOR, Kind.CLAIM)))
            told = f"types “{typed}” where {kinds} are offered"
            return Deed(told, lambda place: offered(place.desk.answers.suggestions(scope, typed, kinds, 25)))
        told = f"types “{typed}” where each {kind.value} is offered"
        return Deed(told, lambda place: offered(place.desk.cards.offers(scope, kind, typed, 25)))

    # Keeping entries

    def add(self) -> Deed:
        who, kind = self.curator(), self.kind()
        fields = [f for f in FORMS[kind].fields if f.required or self.rng.random() < 0.3]
        typed = {f.name: self.typed(f) for f in fields if self.rng.random() < 0.95}
        ask = self.rng.random() < 0.15
        told = f"{who.user} adds {kind.value} {typed}, form: {ask}"
        return Deed(told, lambda place: place.desk.edits.add(who, kind, typed, ask=ask), who.user)

    def edit(self) -> Deed:
        who, kind = self.curator(), self.kind()
        words = self.words(kind)
        fields = self.rng.sample(FORMS[kind].fields, k=self.rng.randint(1, 2))
        changes = {f.name: self.typed(f) for f in fields} if self.rng.random() < 0.7 else None
        told = f"{who.user} edits {kind.value} “{words}”: {changes}"
        return Deed(told, lambda place: place.desk.edits.edit(who, kind, words, changes), who.user)

    def retract(self) -> Deed:
        who, kind = self.curator(), self.kind()
        words = self.words(kind)
        told = f"{who.user} retracts {kind.value} “{words}”"
        return Deed(told, lambda place: place.desk.withdrawals.retract(who, kind, words, "a test"), who.user)

    def merge(self) -> Deed:
        who, one, other = self.curator(), self.words(Kind.ACTOR), self.words(Kind.ACTOR)
        told = f"{who.user} merges “{one}” into “{other}”"
        return Deed(told, lambda place: place.desk.withdrawals.merge(who, one, other), who.user)

    def assess(self) -> Deed:
        who, claim = self.curator(), self.words(Kind.CLAIM)
        status, reason = self.rng.choice(list(Status)).value, self.rng.choice(("", self.sentence()))
        told = f"{who.user} assesses “{claim}” as {status}: {reason}"
        return Deed(told, lambda place: place.desk.edits.assess(who, claim, status, reason, ""), who.user)

    def link(self) -> Deed:
        who, claim, other = self.curator(), self.words(Kind.CLAIM), self.words(Kind.CLAIM)
        word = self.rng.choice(list(LinkKind)).value
        told = f"{who.user} links “{claim}” {word} “{other}”"
        return Deed(told, lambda place: place.desk.edits.link(who, claim, word, other), who.user)

    def undo_last(self) -> Deed:
        who = self.curator()
        return Deed(f"{who.user} takes back their last", lambda place: place.desk.undo.last(who), who.user)

    def undo(self) -> Deed:
        who, number, strict = self.curator(), self.revision(), self.rng.random() < 0.5
        told = f"{who.user} takes back #{number}, strictly: {strict}"

        def run(place: Place) -> Awaitable[Any]:
            return place.desk.undo.revision(who, place.number("revision", number), strict=strict)

        return Deed(told, run, who.user)

    def revision(self) -> int:
        """A revision's number: mostly one of this server, sometimes one of the library or of another server."""
        newest: list[Row] = self.books.journal[-400:]
        own = [row[0] for row in newest if row[1] == self.scope]
        return self.rng.choice(own) if own and self.rng.random() < 0.75 else self.rng.choice(newest)[0]

    def drafts(self) -> Deed:
        who = self.curator()

        async def run(place: Place) -> Any:
            return forms.drafts(await place.desk.edits.drafts(who))

        return Deed(f"{who.user} lists drafts", run, who.user)

    # Packs

    def export(self) -> Deed:
        who, topic = self.curator(), self.rng.choice(("", "", self.words(Kind.TOPIC)))
        return Deed(f"{who.user} exports “{topic}”", lambda place: place.desk.packs.exported(who, topic), who.user)

    def take_in(self) -> Deed:
        """A pack of what another server wrote last, or of a changed library entry, is offered for import."""
        who = self.curator()
        rows = [row for row in self.books.journal if row[5] and row[2] in ("actor", "source", "topic", "claim")]
        picked = self.rng.sample(rows, k=min(len(rows), self.rng.randint(1, 3)))
        entries = {(Kind(row[2]), row[3]): MODELS[Kind(row[2])].model_validate_json(row[5]) for row in picked}
        if self.rng.random() < 0.5:
            key = self.rng.choice(list(entries))
            name = {Kind.ACTOR: "name", Kind.SOURCE: "outlet", Kind.TOPIC: "title", Kind.CLAIM: "text"}[key[0]]
            entries[key] = entries[key].model_copy(update={name: self.sentence()})
        pack = pack_text(entries).encode()
        told = f"{who.user} imports {list(entries)}"
        return Deed(told, lambda place: place.desk.packs.shown(who, pack, "theirs.yaml"), who.user)

    # The server's own

    def set_up(self) -> Deed:
        server = self.server
        topics = self.rng.choice(("", "all", self.words(Kind.TOPIC), f"nk-troops, {self.words(Kind.TOPIC)}"))
        language = self.rng.choice(("", "en", "uk", "no language"))
        room = self.rng.choice(("", "501"))
        told = f"sets up topics “{topics}”, language “{language}”, room “{room}”"
        return Deed(told, lambda p: p.desk.set_up(server, role="", room=room, topics=topics, language=language))

    def suggest(self) -> Deed:
        server, scope, member = self.server, self.scope, self.rng.choice(MEMBERS)
        claim = self.rng.choice(("", "", self.key(Kind.CLAIM)[0]))
        typed = {"text": self.sentence(), "claim": claim, "source": self.rng.choice(("", *_URLS))}

        async def run(place: Place) -> Any:
            form = suggestions.suggestion_form(typed, claim)
            setup, proposed = await place.desk.suggestions.propose(server, scope, member, f"Member {member}", typed)
            await place.desk.setups.note_post(proposed.number, setup.moderators_room, "901")
            return [form, proposed]

        return Deed(f"{member} suggests {typed}", run)

    def status(self) -> Deed:
        server, scope = self.server, self.scope

        async def run(place: Place) -> Any:
            return [await place.desk.setups.of(server), *await place.desk.suggestions.queue(scope)]

        return Deed("looks at the desk's status", run)

    def suggestion(self) -> int:
        """A suggestion's number, of this server or of any."""
        own = [row[0] for row in self.books.suggestions if row[1] == self.scope]
        every = [row[0] for row in self.books.suggestions] or [1]
        return self.rng.choice(own) if own and self.rng.random() < 0.6 else self.rng.choice(every)

    def decide(self) -> Deed:
        do = self.rng.choice(("accept", "edit", "decline", "mute", "told"))
        custom_id = f"suggestion:{do}:{self.suggestion()}"
        if do == "decline":
            custom_id = custom_id.removeprefix("suggestion:")
        user = self.rng.choice(MODERATORS)
        return self.pressing(Control(custom_id, user, fields=(("reason", "4"),)), user)

    def mute(self) -> Deed:
        server, member = self.server, self.rng.choice(MEMBERS)
        if self.rng.random() < 0.5:
            return Deed(f"mutes {member}", lambda place: place.desk.setups.mute(server, member))
        return Deed(f"unmutes {member}", lambda place: place.desk.setups.unmute(server, member))

    # Pressing

    def press(self) -> Deed:
        """Something drawn lately is pressed, mostly by whom it was drawn for."""
        if not self.controls:
            return self.ask()
        control = self.controls[-1] if self.rng.random() < 0.3 else self.rng.choice(self.controls[-40:])
        user = control.user if self.rng.random() < 0.85 else self.rng.choice(MODERATORS)
        return self.pressing(control, user or self.rng.choice(MODERATORS))

    def go_on(self) -> Deed:
        """A form or an import that was opened a while ago, perhaps days."""
        begun = [c for c in self.controls[-60:] if c.custom_id.startswith(("form:", "import:go:"))]
        if not begun:
            return self.press()
        control = self.rng.choice(begun)
        return self.pressing(control, control.user)

    def press_anothers(self) -> Deed:
        """A custom id of another server, which only a forged request could bear here."""
        if not self.everyones:
            return self.ask()
        return self.pressing(self.rng.choice(self.everyones[-400:]), self.rng.choice(MODERATORS))

    def pressing(self, control: Control, user: str) -> Deed:
        who, server = self.curator(user), self.server
        values = [self.rng.choice(control.values)] if control.values else [""]
        typed = {name: self._filled(name, had) for name, had in control.fields}
        told = f"{user} presses {control.custom_id} {values} {typed}"
        return Deed(told, lambda p: pressed(p, server, who, p.text(control.custom_id), values[0], typed), user)

    def _filled(self, name: str, had: str) -> str:
        """What stands in a form's field when it is submitted: what stood there, or something typed."""
        fields = [f for form in FORMS.values() for f in form.fields if f.name == name]
        return self.typed(self.rng.choice(fields)) if fields and (not had or self.rng.random() < 0.3) else had


# What a cog does with each, without Discord


async def answered(place: Place, scope: str, query: Query) -> Any:
    """The whole answer, and the message that is sent of it: that one may come from what was drawn before."""
    return [await message_for(place, scope, query), await place.desk.answers.answer(scope, query)]  # type: ignore[arg-type]


async def asked(place: Place, scope: str, line: str) -> Any:
    verb, words, plain = command_line(line, place.desk.answers.verbs, "!")
    return await answered(place, scope, Query(verb, words, plain=plain))


async def offered(found: Awaitable[Any]) -> Any:
    return [f"{choice.key} = {components.label(choice, 100)}" for choice in await found]


async def pressed(place: Place, server: str, who: Curator, custom_id: str, value: str, typed: dict[str, str]) -> Any:
    """What a press, a choice or a submitted form brings about, told by its custom id alone, as the cogs read it."""
    desk = place.desk
    if query := components.asked_again(custom_id) or components.asked_to_open(custom_id, value):
        return await answered(place, who.scope, query)
    if m := re.fullmatch(components.REPORT, custom_id):
        await desk.suggestions.may_propose(server, who.scope, who.user)
        return suggestions.suggestion_form({}, m["card"])
    if m := re.fullmatch(suggestions.SUGGESTED, custom_id):
        name = f"Member {who.user}"
        return (await desk.suggestions.propose(server, who.scope, who.user, name, {**typed, "claim": m["claim"]}))[1]
    if m := re.fullmatch(forms.FORM, custom_id):
        return await desk.edits.submitted(who, m["draft"], typed)
    if m := re.fullmatch(forms.UNDO, custom_id):
        return await desk.undo.revision(who, int(m["seq"]), strict=True)
    if m := re.fullmatch(forms.EDIT, custom_id):
        return await desk.edits.edit(who, Kind(m["kind"]), m["key"])
    if m := re.fullmatch(forms.DRAFT, custom_id):
        return await _draft_pressed(place, who, m["do"], m["draft"], m["rest"] or "", value)
    if m := re.fullmatch(packs.IMPORT, custom_id):
        return await (desk.packs.dropped if m["do"] == "drop" else desk.packs.imported)(who, m["draft"])
    if m := re.fullmatch(suggestions.DECLINED, custom_id):
        return await _closed(place, who, int(m["number"]), typed.get("reason", ""), accept=False)
    m = re.fullmatch(r"suggestion:(?P<do>[a-z]+):(?P<number>\d+)", custom_id)
    return await _decided(place, server, who, m["do"], int(m["number"])) if m else custom_id


async def _draft_pressed(place: Place, who: Curator, do: str, draft: str, rest: str, value: str) -> Any:
    edits = place.desk.edits
    match do:
        case "ask":
            return await edits.asked(who, draft, int(rest or 0))
        case "save":
            return await edits.save(who, draft)
        case "fix":
            return await edits.fix(who, draft, rest, value)
        case "new":
            return await edits.make_new(who, draft, ActorKind(value))
        case "instead":
            return await edits.instead(who, draft, value)
        case _:
            return await edits.discard(who, draft)


async def _decided(place: Place, server: str, who: Curator, do: str, number: int) -> Any:
    desk = place.desk
    if do == "told":
        told = await desk.suggestions.told(who.scope, number, "the server")
        return [*(told or ()), await desk.suggestions.shown(who.scope, number), await desk.setups.post_of(number)]
    kept, typed = await desk.suggestions.waiting(who.scope, number)
    if do == "mute":
        return await desk.setups.mute(server, kept.proposer)
    if do == "decline":
        return suggestions.decline_form(number)
    if typed.get("claim"):
        return await _closed(place, who, number, "", accept=True)
    add = desk.edits.add(who, Kind.CLAIM, {"text": typed["text"]}, suggestion=number, ask=do == "edit")
    return await add


async def _closed(place: Place, who: Curator, number: int, reason: str, *, accept: bool) -> Any:
    await place.desk.suggestions.decide(who, number, accept=accept, reason=reason)
    told = list(await place.desk.suggestions.told(who.scope, number, "the server") or ())
    await place.desk.suggestions.note_told(who.scope, number)
    return told
