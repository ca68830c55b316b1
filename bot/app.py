"""The composition root: settings make the store, the store the desk, the desk the client."""

import asyncio
import contextlib
import datetime as dt
import gc
import logging
import time
from collections.abc import AsyncGenerator, Callable

from bot import __version__
from bot.briefing.guide import Facts
from bot.client import serve
from bot.desk.amendments import Amendments
from bot.desk.answers import Answers
from bot.desk.as_of import AsOf
from bot.desk.cards import Cards
from bot.desk.desk import Desk
from bot.desk.digestdesk import DigestDesk
from bot.desk.digests import Digests
from bot.desk.discord_clock import DiscordClock
from bot.desk.edits import Edits
from bot.desk.lanes import AT_ONCE, Lanes
from bot.desk.packdesk import PackDesk
from bot.desk.packfolder import pack_files, packs_stamp
from bot.desk.past import Past
from bot.desk.setups import Setups
from bot.desk.since import Since
from bot.desk.subjects import Subjects
from bot.desk.subscriptions import Subscriptions
from bot.desk.suggestions import Suggestions
from bot.desk.unanswered import Unanswered
from bot.desk.undo import Undo
from bot.desk.withdrawals import Withdrawals
from bot.domain.refusals import BadPack
from bot.domain.revision import LIBRARY
from bot.domain.setup import Setup
from bot.domain.vocabulary import Kind
from bot.process.config import Settings
from bot.process.endpoint import aim
from bot.store.embedded import EmbeddedStore
from bot.store.journal import Progress
from bot.store.store import Store
from bot.store.threads import StoreLocked

log = logging.getLogger(__name__)

DIGEST_SAMPLES = ("/digest start time:9am timezone:Europe/Kyiv", "/digest now", "/digest preview", "/digest runs")
"""What the sandbox's page offers moderators to click in the digests' room."""
PACKS_CHANGED = "packs changed"
PACKS_STAMP = "packs stamp"

_COLLECTED_AT = 5_000
"""After how many more objects the collector looks for those that nothing holds. A large answer is made of tens of
thousands that go with it: looked through at every 700 they took half as long again, and held up all that wait.
"""

Clock = Callable[[], dt.datetime]


def now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


@contextlib.asynccontextmanager
async def opened_desk(
    settings: Settings, clock: Clock = now, progress: Progress | None = None, *, measures: bool = False
) -> AsyncGenerator[Desk]:
    """The desk over the store, with the packs loaded; a bad pack leaves the store as it was and is logged.

    One that stays open `measures` what its claims mean, where the optional model for that is installed.
    """
    store = EmbeddedStore(settings.database)
    try:
        try:
            await load_packs(store, settings, clock, progress)
        except BadPack as bad:
            log.error("%s The desk goes on with what it has. `python -m bot check` lists all.", bad.sentence)
            for problem in bad.problems[:10]:
                log.error("%s", problem)
        async with meanings_measured(store) if measures else contextlib.nullcontext():
            yield desk_over(store, settings, clock)
    finally:
        store.close()


@contextlib.asynccontextmanager
async def desk_to_ask(settings: Settings, progress: Progress | None = None) -> AsyncGenerator[Desk]:
    """The desk for a question from the terminal; beside a running bot it reads what the bot keeps."""
    try:
        async with opened_desk(settings, progress=progress) as desk:
            yield desk
    except StoreLocked:
        store = EmbeddedStore(settings.database, writes=False)
        try:
            yield desk_over(store, settings)
        finally:
            store.close()


def desk_over(
    store: Store, settings: Settings, clock: Clock = now, ticks: Callable[[], float] = time.monotonic
) -> Desk:
    """The desk over a store that is open. `ticks` counts the seconds that a plain question takes."""

    async def about() -> Facts:
        stories = await store.topics(LIBRARY, 1)
        return Facts(
            version=__version__,
            prefix=settings.prefix,
            stories=await store.topic_count(LIBRARY),
            packs_on=await store.kept(PACKS_CHANGED) or "",
            example=stories[0].key if stories else "",
        )

    setups = Setups(store, settings.library_guild)
    subjects = Subjects(store, setups, settings.prefix)
    since = Since(store, subjects, clock)
    digests = Digests(store, since.changed, DiscordClock(clock, time.monotonic), clock)
    answers = Answers(store, subjects, Past(store, subjects, clock), since, about, AsOf(store, clock), ticks)
    cards = Cards(store, subjects, answers)
    subscriptions = Subscriptions(store, clock, digests.wake)
    return Desk(
        answers=answers,
        edits=Edits(store, subjects, setups, cards, clock),
        cards=cards,
        withdrawals=Withdrawals(store, cards, clock),
        undo=Undo(store, cards, clock),
        packs=PackDesk(store, cards, clock),
        since=since,
        setups=setups,
        suggestions=Suggestions(store, setups, clock),
        unanswered=Unanswered(store, setups, answers, clock),
        subscriptions=subscriptions,
        digests=digests,
        daily=DigestDesk(store, subscriptions, digests, cards, subjects, setups, clock),
        amendments=Amendments(store, clock),
        store=store,
        lanes=Lanes(AT_ONCE, ticks),
        prefix=settings.prefix,
        library_server=settings.library_guild,
    )


async def load_packs(store: Store, settings: Settings, clock: Clock, progress: Progress | None = None) -> None:
    """Make the library equal to the packs; unchanged packs are not even read.

    Raises BadPack, also for a folder without packs where the library has entries: PACKS is a slip then, and would
    empty the desk.
    """
    stamp = await asyncio.to_thread(packs_stamp, settings.packs)
    if stamp == await store.kept(PACKS_STAMP):
        return
    if not pack_files(settings.packs) and await _holds_entries(store):
        raise BadPack((f"{settings.packs}: no pack lies in this folder, but the library has entries; see PACKS",))
    from bot.desk.packs import collector_at_rest, read_packs  # what a start with unchanged packs has no use for

    at = clock()
    with collector_at_rest():
        packs = await asyncio.to_thread(read_packs, settings.packs)
        change = await store.put_packs(packs.entries, at, progress)
    await store.keep(PACKS_STAMP, stamp)
    if change.put or change.withdrawn:
        await store.keep(PACKS_CHANGED, at.date().isoformat())
        log.info("packs loaded: %d entries put, %d withdrawn", change.put, change.withdrawn)


async def _holds_entries(store: Store) -> bool:
    for kind in Kind:
        if await store.entries_like(LIBRARY, kind, (), 1):
            return True
    return False


@contextlib.asynccontextmanager
async def meanings_measured(store: EmbeddedStore) -> AsyncGenerator[None]:
    """Meanwhile claims are measured by what they mean, if the optional model is installed; the log says which."""
    task = asyncio.create_task(_measured(store))
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


async def _measured(store: EmbeddedStore) -> None:
    from bot import semantic  # what a bot without the model has no use for

    if semantic.missing():
        log.info("claims are found by their words; `make semantic` finds them by what they mean too")
        return
    try:
        await store.measure_by(await asyncio.to_thread(semantic.MiniLM))
        log.info("claims are found by their words and by what they mean; %d were measured now", await store.catch_up())
        await store.keep_measuring()
    except Exception as error:  # an optional library may fail in any way, and nothing rests on it
        log.warning("claims are measured by what they mean no further: %s", error)


async def run(settings: Settings, said: Callable[[str], None], progress: Progress | None = None) -> None:
    """Run the bot until it is stopped: on Discord when there is a token, else in the sandbox."""
    async with opened_desk(settings, progress=progress, measures=True) as desk:
        gc.freeze()  # what is loaded stays: the collector need not walk it again while answers wait
        gc.set_threshold(_COLLECTED_AT)
        gc.enable()
        if settings.token:
            aim(settings.api_base, settings.gateway)
            await serve(settings.token, desk, local=_is_loopback(settings.api_base))
            return
        from bot.sandbox.serve import Sandbox  # half a hundred modules that a bot on Discord has no use for

        samples = [{"room": "briefing", "text": text} for text in sample_questions(settings.prefix)]
        samples.append({"room": "briefing", "text": MENTIONING})
        samples += [{"room": "digest", "text": text} for text in DIGEST_SAMPLES]
        sandbox = Sandbox(host=settings.sandbox_host, port=settings.sandbox_port, samples=samples, servers=SERVERS)
        async with sandbox:
            aim(sandbox.api_base, sandbox.gateway)
            for server in sandbox.world.guilds.values():
                await furnish(desk, server.id, server.rooms["moderators"])
            said(f"DISCORD_TOKEN is empty, so this is the sandbox. Open {sandbox.page} and ask. Ctrl+C stops it.")
            await serve(sandbox.token, desk, local=True)


SERVERS = ("Newsroom", "City desk")
"""The sandbox's servers: two, so that one sees that what a server's moderators write is seen in that server alone."""


async def furnish(desk: Desk, server: str, moderators_room: str) -> None:
    """Set up a server of the sandbox so that suggestions and reports arrive; one that was set up before stays so."""
    if await desk.setups.of(server) == Setup():
        await desk.set_up(server, role="", room=moderators_room, topics="", language="")


MENTIONING = "@Claimdesk What did Peskov deny?"
"""A question that the page offers to ask as people ask on Discord: by a mention, which is what the page makes of it."""


def sample_questions(prefix: str) -> list[str]:
    """What the sandbox's page offers to click."""
    words = (
        "brief",
        "ask Has NATO denied it?",
        "claims nk-troops",
        "who-denied",
        "figures",
        "claim used-in-ukraine",
        "actor NATO",
        "timeline",
        "help",
    )
    return [prefix + text for text in words]


def _is_loopback(address: str) -> bool:
    return address.startswith(("http://127.0.0.1", "http://localhost", "http://[::1]"))
