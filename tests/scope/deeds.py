"""What people do at random: they ask, type, press, edit, take back, suggest, import, and try what is not theirs."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from bot.briefing.answer import Query
from bot.desk.packwriting import pack_text
from bot.domain.entries import MODELS
from bot.domain.forms import FORMS
from bot.domain.vocabulary import Kind, LinkKind, Status
from bot.render import forms, suggestions
from tests.scope.places import Deed, Place
from tests.scope.pressed import Control, answered, asked, offered, pressed
from tests.scope.typist import DAYS, MEMBERS, MODERATORS, URLS, WORDS, Typist

_VERBS = (
    *("topics", "brief", "claims", "claim", "figures", "actor", "timeline", "sources"),
    *("who-denied", "who-said", "who-confirmed", "who-doubts"),
)


@dataclass
class Newsroom(Typist):
    """One server as its people use it. `controls` were drawn here, `everyones` in other servers."""

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
            kind = self.rng.choice((Kind.CLAIM, self.kind()))
            words = f"{kind}:{self.key(kind)[0]}" if verb == "history" else self.rng.choice(("", *DAYS))
        elif roll < 0.4:
            verb, words = "claim", " ".join(self.rng.choices(WORDS, k=3))
        elif roll < 0.5:
            verb, words = "ask", self.question()
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
        gone: dict[tuple[Kind, str], str] = {}
        if self.rng.random() < 0.4:
            kind = self.rng.choice((Kind.CLAIM, Kind.STATEMENT, Kind.ACTOR))
            gone[kind, self.key(kind)[0]] = ""
        stay = [key for kind, key in entries if kind is Kind.ACTOR]
        if stay and self.rng.random() < 0.5:
            gone[Kind.ACTOR, self.key(Kind.ACTOR)[0]] = stay[0]
        pack = pack_text(entries, gone).encode()
        told = f"{who.user} imports {list(entries)} without {gone}"
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
        typed = {"text": self.sentence(), "claim": claim, "source": self.rng.choice(("", *URLS))}

        async def run(place: Place) -> Any:
            form = suggestions.suggestion_form(typed, claim)
            setup, proposed = await place.desk.suggestions.propose(server, scope, member, f"Member {member}", typed)
            await place.desk.setups.note_post(f"suggestion {proposed.number}", setup.moderators_room, "901")
            return [form, proposed]

        return Deed(f"{member} suggests {typed}", run)

    def status(self) -> Deed:
        server, scope = self.server, self.scope

        async def run(place: Place) -> Any:
            return [await place.desk.setups.of(server), *await place.desk.suggestions.queue(scope)]

        return Deed("looks at the desk's status", run)

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
        return Deed(told, lambda p: pressed(p, server, who, p.text(control.custom_id), p.text(values[0]), typed), user)

    def _filled(self, name: str, had: str) -> str:
        """What stands in a form's field when it is submitted: what stood there, or something typed."""
        fields = [f for form in FORMS.values() for f in form.fields if f.name == name]
        return self.typed(self.rng.choice(fields)) if fields and (not had or self.rng.random() < 0.3) else had
