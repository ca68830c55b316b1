"""The house keeps its laws: who may import whom, where SQL, Discord and the environment may stand."""

import ast
import re
import sys
import tomllib
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]

MAY_IMPORT = {
    "bot/doctor.py": {"bot", "bot.semantic", "bot.desk", "bot.store", "bot.process", "bot.domain"},
    "bot/cli.py": {
        "bot.doctor",
        "bot.app",
        "bot.client",
        "bot.process",
        "bot.render",
        "bot.domain",
        "bot.desk",
        "bot.store",
    },
    "bot/semantic.py": set(),
    "bot/app.py": {
        "bot.semantic",
        "bot.client",
        "bot.desk",
        "bot.store",
        "bot.process",
        "bot.sandbox",
        "bot.domain",
        "bot.briefing",
        "bot",
    },
    "bot/client.py": {"bot.desk"},
    "bot/__main__.py": {"bot.cli"},
    "cogs": {"bot.client", "bot.desk", "bot.render", "bot.domain", "bot.briefing", "cogs"},
    "bot/desk": {"bot.store.store", "bot.search", "bot.briefing", "bot.domain", "bot.desk"},
    "bot/render": {"bot.briefing", "bot.domain", "bot.render"},
    "bot/briefing": {"bot.domain", "bot.briefing"},
    "bot/search": {"bot.domain", "bot.search"},
    "bot/store": {"bot.domain", "bot.search", "bot.store"},
    "bot/domain": {"bot.domain"},
    "bot/process": {"bot.process"},
    "bot/sandbox/__main__.py": {"bot.sandbox", "bot.process"},
    "bot/sandbox": {"bot.sandbox"},
}
"""What each room may import of ours; `bot` alone is the version."""

DISCORD_ROOMS = ("cogs/", "bot/client.py", "bot/render/", "bot/process/endpoint.py")

PURE_ROOMS = ("bot/domain/", "bot/search/", "bot/briefing/")


def modules() -> list[str]:
    return sorted(p.relative_to(ROOT).as_posix() for room in ("bot", "cogs") for p in (ROOT / room).rglob("*.py"))


@cache
def tree(module: str) -> ast.Module:
    return ast.parse((ROOT / module).read_text(encoding="utf-8"))


@cache
def nodes(module: str) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(tree(module)))


@cache
def imports(module: str) -> tuple[str, ...]:
    """Every module imported, wherever in the file it stands, TYPE_CHECKING blocks too."""
    return tuple(_imports(module))


def _imports(module: str) -> Iterator[str]:
    for node in nodes(module):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: relative import"
            parts = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (p if (ROOT / (p.replace(".", "/") + ".py")).exists() else str(node.module) for p in parts)


def room_of(module: str) -> str:
    return max((room for room in MAY_IMPORT if module == room or module.startswith(f"{room}/")), key=len)


def of_each(kept: Sequence[str]) -> Callable[[Callable[[str], None]], Callable[[], None]]:
    """One test of all these modules, which tells each that breaks the law: a test of each costs more than it does."""

    def over(law: Callable[[str], None]) -> Callable[[], None]:
        def test() -> None:
            broken: list[str] = []
            for module in kept:
                try:
                    law(module)
                except AssertionError as error:
                    broken.append(f"{module}: {error}")
            assert kept and not broken, "\n".join(broken)

        test.__name__, test.__doc__ = law.__name__, law.__doc__
        return test

    return over


@of_each([m for m in modules() if m != "bot/__init__.py"])
def test_a_room_imports_only_what_it_may(module: str) -> None:
    allowed = MAY_IMPORT[room_of(module)]
    ours = [name for name in imports(module) if name.split(".")[0] in ("bot", "cogs")]
    strangers = [
        n for n in ours if n not in allowed and not any(n.startswith(f"{room}.") for room in allowed - {"bot"})
    ]
    assert not strangers, f"{module} may not import {strangers}"


def test_the_table_of_rooms_says_the_same() -> None:
    """CONTRIBUTING tells people what this file tells machines."""
    rows = re.findall(
        r"^\| `([\w/.]+)` \|[^|]+\| ([^|]+) \|$", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), re.MULTILINE
    )
    words = {"nothing of ours": set[str](), "the store's contract": {"bot.store.store"}}
    told = {
        room: set[str]().union(
            *(words.get(word, {f"bot.{word}"}) for word in re.split(r", | and |; values of ", known))
        )
        for room, known in rows
    }
    own = {room: room.replace("/", ".") for room in MAY_IMPORT}
    held = {room: allowed - {own[room], "bot"} for room, allowed in MAY_IMPORT.items() if room != "bot/__main__.py"}
    assert told == held


@of_each([m for m in modules() if m.startswith("cogs/")])
def test_cogs_take_values_alone_from_the_briefing(module: str) -> None:
    for node in nodes(module):
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith("bot.briefing"):
            assert node.module != "bot.briefing", f"{module} takes a whole room of the briefing"
            assert all(alias.name[0].isupper() for alias in node.names), f"{module} composes answers itself"


@of_each([m for m in modules() if m.startswith(("cogs/", "bot/client.py"))])
def test_cogs_and_client_ask_the_desk_and_not_its_store(module: str) -> None:
    assert not [n.lineno for n in nodes(module) if isinstance(n, ast.Attribute) and n.attr == "store"]


def test_what_is_imported_is_declared() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    names = {re.split(r"[<>=]", line)[0].lower().replace("-", "_") for line in declared}
    called = {"discord": "discord.py", "dotenv": "python_dotenv", "yaml": "pyyaml", "PIL": "pillow"}
    used = {name.split(".")[0] for module in modules() for name in imports(module)} - {"bot", "cogs"}
    assert {called.get(name, name) for name in used - sys.stdlib_module_names} <= names


def test_no_import_runs_in_a_circle() -> None:
    paths = {module: module.removesuffix(".py").removesuffix("/__init__").replace("/", ".") for module in modules()}
    graph = {name: [other for other in imports(module) if other in paths.values()] for module, name in paths.items()}
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, f"circle: {' -> '.join((*trail, name))}"
        if name not in done:
            for other in graph[name]:
                if other != name:
                    visit(other, (*trail, name))
            done.add(name)

    for name in graph:
        visit(name, ())


@of_each(modules())
def test_discord_is_known_only_where_it_is_spoken(module: str) -> None:
    if not module.startswith(DISCORD_ROOMS):
        assert not [name for name in imports(module) if name.split(".")[0] == "discord"]


@of_each(modules())
def test_only_the_store_knows_a_database(module: str) -> None:
    if not module.startswith("bot/store/"):
        assert not {name.split(".")[0] for name in imports(module)} & {"sqlite3", "sqlite_utils", "pysqlite3", "apsw"}
        strings = [n.value for n in nodes(module) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
        assert not [s for s in strings if s.startswith(("SELECT ", "INSERT ", "UPDATE ", "DELETE FROM ", "CREATE "))]


@of_each([m for m in modules() if m.startswith(PURE_ROOMS)])
def test_pure_rooms_do_no_io_and_read_no_clock(module: str) -> None:
    impure = {"os", "io", "pathlib", "socket", "asyncio", "time", "random", "logging", "threading", "aiohttp"}
    assert not {name.split(".")[0] for name in imports(module)} & impure
    for node in nodes(module):
        assert not isinstance(node, ast.AsyncFunctionDef | ast.Await), f"{module}:{node.lineno} is async"
        if isinstance(node, ast.Attribute):
            assert node.attr not in ("now", "utcnow", "today"), f"{module}:{node.lineno} reads the clock"


@of_each(modules())
def test_the_environment_is_read_in_one_place(module: str) -> None:
    if module != "bot/process/config.py":
        names = {node.attr for node in nodes(module) if isinstance(node, ast.Attribute)}
        assert not names & {"environ", "getenv"}


@of_each(modules())
def test_render_sends_nothing_and_cogs_format_nothing(module: str) -> None:
    for node in nodes(module):
        if module.startswith("bot/render/"):
            assert not isinstance(node, ast.AsyncFunctionDef | ast.Await)
        if module.startswith("cogs/") and isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            assert node.func.attr not in ("Embed", "add_field", "escape_markdown")


@of_each(modules())
def test_nothing_calls_out_but_discords_own_client(module: str) -> None:
    """No address that people type is ever fetched: whoever could, discord.py aside, is not there.

    The sandbox listens. Of aiohttp the others name its errors, and the client what it hears of requests that end.
    """
    callers = {"http", "requests", "httpx", "urllib3", "ftplib", "smtplib", "xmlrpc", "websockets", "ssl", "socket"}
    named = set(imports(module))
    assert not {name.split(".")[0] for name in named} & callers or module == "bot/sandbox/serve.py"
    assert not {name for name in named if name.startswith("urllib")} - {"urllib.parse"}
    if not module.startswith("bot/sandbox/"):
        assert not {name for name in named if name.startswith("aiohttp.")}
    calls = {"ClientSession", "request", "urlopen", "open_connection", "create_connection", "sock_connect", "from_url"}
    heard = {"ClientError", "TraceConfig", "TraceRequestEndParams", "WSMsgType", "web"}
    for node in nodes(module):
        if isinstance(node, ast.ImportFrom) and node.module == "aiohttp":
            assert {alias.name for alias in node.names} <= heard, f"{module}:{node.lineno} takes what fetches"
        if isinstance(node, ast.Attribute):
            of_aiohttp = isinstance(node.value, ast.Name) and node.value.id == "aiohttp"
            assert not of_aiohttp or node.attr in heard, f"{module}:{node.lineno} fetches"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            assert node.func.attr not in calls, f"{module}:{node.lineno} fetches"


@of_each(modules())
def test_every_module_begins_with_its_caption(module: str) -> None:
    assert ast.get_docstring(tree(module)), f"{module} does not say what it is for"


@of_each(modules())
def test_no_file_outgrows_a_reader(module: str) -> None:
    lines = len((ROOT / module).read_text(encoding="utf-8").splitlines())
    assert lines <= 340, f"{module} has {lines} lines: does it still hold one noun?"


def test_no_empty_names() -> None:
    empty = {"utils", "helpers", "manager", "service", "base", "common", "misc"}
    assert not [module for module in modules() if Path(module).stem.strip("_") in empty]
