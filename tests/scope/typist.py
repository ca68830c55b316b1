"""What people type at random: keys, names, days, addresses and sentences, right, nearly right and wrong."""

import json
import random
from dataclasses import dataclass, field

from bot.desk.work import Curator
from bot.domain.forms import Asks, Field
from bot.domain.revision import LIBRARY, signed
from bot.domain.vocabulary import ActorKind, Kind, LinkKind
from tests.scope.twins import Books, Row

MODERATORS, MEMBERS = ("7", "8"), ("21", "22")
"""The same people in every server."""

NAMES = ("Ann Example", "Bob Sample", "The Example Times", "Ministry of Examples", "Envoy", "NATO", "Kremlin")
WORDS = (
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
URLS = tuple(f"https://www.paper{n}.example/politics/item-{n % 3}?utm_source=x" for n in range(6))
DAYS = ("yesterday", "2024-10-18", "18 Oct 2024", "October 2024", "about 2024", "04/05/2024", "tomorrow week", "today")


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
class Typist:
    """People of one server, and what they know how to name."""

    server: str
    scope: str
    rng: random.Random
    keys: Keys
    books: Books

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
        return " ".join(self.rng.choices(WORDS, k=self.rng.randint(2, 7))).capitalize()

    def question(self) -> str:
        """A plain question, about what the desk may have or not."""
        who, what = self.key(Kind.ACTOR), self.key(self.rng.choice((Kind.CLAIM, Kind.CLAIM, Kind.TOPIC)))
        named = self.rng.choice((who[1] or who[0], self.rng.choice(NAMES)))
        about = self.rng.choice((what[1] or what[0], self.sentence().lower(), " ".join(self.rng.choices(WORDS, k=2))))
        asked = ("did {} deny that {}?", "who says {1}", "what did {} say about {}?", "how many {1}", "{1}", "{} {}?")
        return self.rng.choice(asked).format(named, about)[:300]

    def typed(self, asked: Field) -> str:
        """What somebody types into a field."""
        if self.rng.random() < 0.04:
            return self.rng.choice(("", "nonsense", "x" * 400, "a, b, c", "–"))
        kind = asked.kind or Kind.CLAIM
        match asked.asks:
            case Asks.TEXT if asked.name in ("name", "outlet", "title", "role"):
                return self.rng.choice([*NAMES, self.sentence(), f"{self.sentence()} {self.server}"])
            case Asks.TEXT if asked.name in ("language", "confidence"):
                return self.rng.choice(("en", "uk", "B2", "F6", "", "?"))
            case Asks.TEXT:
                return self.rng.choice((self.sentence(), f"{self.sentence()} for {self.server}"))
            case Asks.DAY | Asks.SPAN:
                return self.rng.choice(DAYS)
            case Asks.ADDRESS:
                return self.rng.choice((*URLS, "paper.example/x", "not an address"))
            case Asks.LIST:
                return ", ".join(self.rng.sample(WORDS, k=self.rng.randint(0, 3)))
            case Asks.NAME if kind is Kind.SOURCE:
                return self.rng.choice((*URLS, self.words(kind)))
            case Asks.NAME | Asks.NAMES:
                named = [self.key(kind)[0]] * 6 + [self.words(kind)]
                return self.rng.choice([*named, self.rng.choice(NAMES)] if kind is Kind.ACTOR else named)
            case Asks.WORD:
                return self.rng.choice([word.value for word in asked.words or ActorKind])
            case Asks.FIGURES:
                return self.rng.choice(("", f"about {self.rng.randint(1, 20)},000 troops; troops for Russia; moved"))
            case Asks.NAMED_WORDS:
                word = self.rng.choice([word.value for word in asked.words or LinkKind])
                return self.rng.choice(("", f"{self.words(kind)}: {word}"))

    def kind(self) -> Kind:
        return self.rng.choice([*Kind, Kind.CLAIM, Kind.STATEMENT, Kind.CLAIM, Kind.STATEMENT])

    def revision(self) -> int:
        """A revision's number: mostly one of this server, sometimes one of the library or of another server."""
        newest: list[Row] = self.books.journal[-400:]
        own = [row[0] for row in newest if row[1] == self.scope]
        return self.rng.choice(own) if own and self.rng.random() < 0.75 else self.rng.choice(newest)[0]

    def suggestion(self) -> int:
        """A suggestion's number, of this server or of any."""
        own = [row[0] for row in self.books.suggestions if row[1] == self.scope]
        every = [row[0] for row in self.books.suggestions] or [1]
        return self.rng.choice(own) if own and self.rng.random() < 0.6 else self.rng.choice(every)
