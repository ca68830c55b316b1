"""Finds the entry that an editor's words name, and shows an entry as readers will see it."""

from collections import Counter

from bot.briefing import drafting as pages
from bot.briefing import past
from bot.briefing.answer import Answer, Query
from bot.briefing.noticed import noticed, says_else
from bot.desk.answers import Answers
from bot.desk.names import names_then
from bot.desk.outlets import also_called, outlets_like
from bot.desk.saidnumbers import says_otherwise
from bot.desk.subjects import Subjects
from bot.domain.entries import Actor, Assessment, Claim, Entry, Evidence, Source, Statement, Topic
from bot.domain.refusals import Choice, Refusal
from bot.domain.text import folded
from bot.domain.vocabulary import Kind, Stance
from bot.search.nearest import begun, nearest_word, terms
from bot.store.store import Store

_PARTS = 10
"""How many places are left to statements, evidence and sources where an entry of any kind is offered."""
_NEAR, _HELD, _LONG = 5, 50, 4
"""How many entries are offered to one whose words name none, of how many that hold a word of so many letters."""
_STEM = 5
"""How many letters of a word tell which it is a form of."""


_ALSO = {
    Stance.DENIES: "denial denyed rejects refutes dismisses contradicts",
    Stance.DISPUTES: "contests challenges rejects",
    Stance.ASSERTS: "says said claims claimed states alleges announces",
    Stance.CONFIRMS: "admits acknowledges verifies",
    Stance.REPORTS: "relays cites writes",
    Stance.DOUBTS: "questions skeptical sceptical",
    Stance.WITHDRAWS: "retracts rescinds recants revokes",
    Stance.DECLINES: "silent refuses",
}
"""Other words for what a speaker does, of which none is taken without being picked."""

_ON_A_CLAIM = {Kind.STATEMENT: ("statement", "statements"), Kind.EVIDENCE: ("piece of evidence", "pieces of evidence")}


class Cards:
    """An entry of any kind: by its key or name, and in the answer that shows it."""

    def __init__(self, store: Store, subjects: Subjects, answers: Answers) -> None:
        self._store = store
        self._subjects = subjects
        self._answers = answers

    async def key_of(self, scope: str, kind: Kind, words: str) -> str:
        """The key of the entry that words name; raises a Refusal with the words and the nearest."""
        try:
            return await self._named(scope, kind, words)
        except Refusal as refusal:
            refusal.named = words
            raise

    async def _named(self, scope: str, kind: Kind, words: str) -> str:
        key = words.strip().removeprefix(f"{kind}:")
        if (await self._store.seen(scope, kind, key))[0]:
            return key
        if kind in (Kind.TOPIC, Kind.ACTOR, Kind.CLAIM):
            return (await self._subjects.meant(scope, "", words, (kind,))).key
        await self._subjects.check_hidden(scope, [kind], key)
        like = await self._like(scope, kind, terms(words))
        todo = f"type {like[0].key} if that is meant" if like else "pick one from the list that opens as you type"
        raise Refusal(f"No {kind.value} on the desk is called “{words[:60]}”; {todo}.", tuple(like))

    async def _like(self, scope: str, kind: Kind, wanted: list[str]) -> list[Choice]:
        """The entries that hold all the words; where none does, those that hold the most of them."""
        like = await self._store.entries_like(scope, kind, wanted, _NEAR) if wanted else []
        if like:
            return like
        held = Counter[Choice]()
        for word in wanted:
            held.update(await self._store.entries_like(scope, kind, [word], _HELD) if len(word) >= _LONG else [])
        return [choice for choice, _ in held.most_common(_NEAR)]

    async def shown(self, scope: str, kind: Kind, key: str, entry: Entry) -> Answer:
        """An entry as readers see it; its history where they cannot, such as a statement on a claim that is gone."""
        try:
            return await self.card(scope, kind, key, entry)
        except Refusal:
            return await self.past(scope, kind, key)

    async def past(self, scope: str, kind: Kind, key: str) -> Answer:
        """What became of an entry."""
        revisions = await self._store.revisions(scope, kind, key, past.MOST + 1)
        names = await names_then(self._store, scope, revisions[: past.MOST])
        return past.history(kind, key, revisions, Query("history", f"{kind}:{key}"), names=names)

    async def card(self, scope: str, kind: Kind, key: str, entry: Entry) -> Answer:
        """An entry as readers see it: in the card of its claim, story or speaker."""
        match entry:
            case Source():
                return pages.source_card(key, entry)
            case Actor():
                query = Query("actor", f"{Kind.ACTOR}:{key}")
            case Claim():
                query = Query("claim", f"{Kind.CLAIM}:{key}")
            case Statement():
                query = Query("claim", f"{Kind.CLAIM}:{entry.positions[0].claim}")
            case Evidence() | Assessment():
                query = Query("claim", f"{Kind.CLAIM}:{entry.claim}")
            case _:
                query = Query("claims", f"{Kind.TOPIC}:{key}")
        return await self._answers.answer(scope, query)

    async def gone_with(self, scope: str, kind: Kind, key: str) -> str:
        """What is no longer shown because a claim is not, behind a comma: what was said and offered on it; or nothing.

        It is counted alike before the claim goes and after. What was said of another claim too is still shown there.
        """
        naming = await self._store.naming(scope, kind, key) if kind is Kind.CLAIM else []
        of_others = {
            of: {place.claim for place in entry.positions} - {key}
            for _, of, _, entry in naming
            if isinstance(entry, Statement)
        }
        others = frozenset[str]().union(*of_others.values())
        shown = {claim for claim in others if (await self._store.seen(scope, Kind.CLAIM, claim))[1]}
        count = Counter(of for of, named, *_ in naming if not shown & of_others.get(named, set()))
        told = [
            f"{count[of]:,} {one if count[of] == 1 else many}" for of, (one, many) in _ON_A_CLAIM.items() if count[of]
        ]
        return f", with its {' and '.join(told)}" if told else ""

    async def unseen(self, scope: str, entry: Entry) -> str:
        """That an entry is not shown since the claims it is on are not: a sentence after a blank, or nothing."""
        match entry:
            case Statement():
                claims = [position.claim for position in entry.positions]
            case Evidence() | Assessment():
                claims = [entry.claim]
            case _:
                return ""
        if any([(await self._store.seen(scope, Kind.CLAIM, claim))[1] for claim in claims]):
            return ""
        return f" It is not shown while the claim is off the desk; /history claim:{claims[0]} tells why that went."

    async def open_for_more(self, scope: str, key: str, entry: Entry, *, is_new: bool = False) -> str:
        """The story or claim that more is told of next: a new one, the claim of a new statement, one that has none yet.

        Empty for others.
        """
        match entry:
            case Topic():
                return key if is_new else ""
            case Claim():
                file = None if is_new else await self._store.claim_file(scope, key)
                return "" if file and file.attributions else key
            case Statement(positions=positions):
                return positions[0].claim if is_new else ""
            case _:
                return ""

    async def noticed(self, scope: str, key: str, entry: Entry, before: Entry | None) -> str:
        """What a moderator should know of an entry just saved, in place of one `before`: a sentence after a blank, or
        nothing.
        """
        otherwise = ""
        match entry:
            case Claim(text=text, figures=figures):
                was = before if isinstance(before, Claim) else None
                if was is None or (was.text, was.figures) != (text, figures):
                    asked = says_otherwise(entry)
                    otherwise = f" {asked}" if asked else ""
                if was is None or not says_else(was.text, text):
                    return otherwise
                claim = key
            case Statement(positions=positions):
                claim = positions[0].claim
            case Assessment(claim=claim):
                pass
            case Source(outlet=outlet):
                other = await also_called(self._store, scope, entry)
                return f" Is {outlet} what is called “{other}” on the desk? Then give both one name." if other else ""
            case _:
                return ""
        file = await self._store.claim_file(scope, claim)
        told = noticed(key, entry, file) if file else ""
        return f" {told}{otherwise}" if told else otherwise

    def stances(self, typed: str) -> list[str]:
        """The stances that hold what was typed so far; else the one it is another form of: "deny" is of "denies"; else
        those that it is another word for: "rejects".

        First those that begin so, or a word of which does: "den" is of "denies", and in "evidence" by chance.
        """
        words = [stance.value for stance in Stance]
        so_far = typed.strip().lower()
        held = sorted((word for word in words if so_far in word), key=lambda word: _begins_late(word, so_far))
        near = [word for word in (nearest_word(typed, words),) if word]
        return held or near or [stance.value for stance, others in _ALSO.items() if _begins_one(others, so_far)]

    async def all_offers(self, scope: str, typed: str, subjects: list[Choice], limit: int) -> list[Choice]:
        """What autocomplete offers for an entry of any kind: the `subjects` it may be, statements, evidence, sources.

        What has a key that begins so comes first.
        """
        parts: list[Choice] = []
        for kind in (Kind.STATEMENT, Kind.EVIDENCE, Kind.SOURCE) if typed.strip() else ():
            parts += await self.offers(scope, kind, typed, limit)
        found = [*subjects[: limit - _PARTS], *parts, *subjects]
        first = begun(typed.rpartition(":")[2], [(folded(choice.key), choice) for choice in found])
        return list(dict.fromkeys([*first, *found]))[:limit]

    async def outlets(self, scope: str, typed: str, limit: int) -> list[str]:
        """What outlets are called on the desk, for autocomplete."""
        return (await outlets_like(self._store, scope, typed))[:limit]

    async def offers(self, scope: str, kind: Kind, typed: str, limit: int) -> list[Choice]:
        """What autocomplete offers for an entry of one kind while somebody types."""
        if kind in (Kind.TOPIC, Kind.ACTOR, Kind.CLAIM):
            return await self._subjects.suggestions(scope, typed, (kind,), limit)
        words = terms(typed.removeprefix(f"{kind}:"))
        return await self._store.entries_like(scope, kind, words, limit) if words or not typed.strip() else []


def _begins_late(word: str, so_far: str) -> int:
    """0 where it begins so, 1 where a later word of it does, else 2."""
    return 0 if word.startswith(so_far) else 1 if f" {so_far}" in word else 2


def _begins_one(words: str, so_far: str) -> bool:
    """Whether one of the words begins with what was typed so far, or with its stem: "rejected" is of "rejects"."""
    stem = so_far[:_STEM] if len(so_far) > _STEM else so_far
    return len(so_far) > 2 and any(word.startswith((so_far, stem)) for word in words.split())
