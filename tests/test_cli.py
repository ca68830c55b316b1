"""The terminal: the same answers without Discord, and one clear sentence when something is wrong."""

import asyncio
import datetime as dt
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from bot.app import load_packs
from bot.cli import _loading
from bot.domain.entries import Claim
from bot.domain.revision import LIBRARY, Author, Draft
from bot.domain.vocabulary import Kind
from bot.process.config import ROOT
from bot.sandbox.faults import Fault
from bot.sandbox.serve import Sandbox
from bot.store.embedded import EmbeddedStore
from tests import forked
from tests.made_settings import settings_in


def settings_for(folder: Path, **settings: str) -> dict[str, str]:
    """An environment with a store of its own."""
    return {**os.environ, "DATABASE_URL": f"sqlite:///{folder / 'x.db'}", "PYTHONPATH": str(ROOT), **settings}


def run(folder: Path, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """`python -m bot WORDS`, with a store of its own, from another folder."""
    return forked.bot(folder, words, settings_for(folder, **settings))


def test_ask_prints_the_answer(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "bot", "ask", "who denied nk-troops"]
    environment = settings_for(tmp_path)
    done = subprocess.run(words, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0
    assert "Dmitry Peskov, for Russia, denies: “fake news”" in done.stdout
    again = run(tmp_path, *words[3:])
    assert (again.returncode, again.stdout, again.stderr) == (0, done.stdout, done.stderr)


def test_ask_says_what_was_meant(tmp_path: Path) -> None:
    done = run(tmp_path, "ask", "actor Zelenski")
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "did you mean “Volodymyr Zelenskyy”? Type !actor zelenskyy." in done.stderr


def test_words_that_are_no_text_are_answered_like_others(tmp_path: Path) -> None:
    for words in (
        ("ask", "claim claim:\udcff"),
        ("ask", "topics", "--as-of", "\udcff"),
        ("export", "--topic", "\udcff"),
    ):
        done = run(tmp_path, *words)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)


def test_check_takes_a_single_file(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("topics: {a: {title: A}}")
    done = run(tmp_path, "check", "a.yaml")
    assert (done.returncode, done.stdout) == (0, "a.yaml: 1 entry, no error.\n")
    (tmp_path / "a.yaml").write_text("evidence: {e: {kind: photo, claim: c, description: d, offered_by: a, source: s}}")
    told = run(tmp_path, "check", "a.yaml")
    assert told.returncode == 1
    assert "a.yaml:1 evidence.e.kind: 'photo' is not a kind of evidence; did you mean 'photograph'?" in told.stdout
    assert "there is no such folder" in run(tmp_path, "check", "nowhere").stdout


async def test_ask_tells_what_the_desk_knew_on_a_day(tmp_path: Path) -> None:
    settings = replace(settings_in(tmp_path), database=tmp_path / "x.db")
    store = EmbeddedStore(settings.database)
    await load_packs(store, settings, lambda: dt.datetime(2026, 3, 1, tzinfo=dt.UTC))
    later = Author("Moe (7)", dt.datetime(2026, 3, 9, tzinfo=dt.UTC), "learnt later")
    await store.write([Draft(LIBRARY, Kind.CLAIM, "late", Claim(topic="nk-troops", text="Learnt later"))], later)
    store.close()
    assert "Learnt later" in run(tmp_path, "ask", "claims nk-troops").stdout
    for words in (
        ("claims nk-troops as-of:2026-03-08",),
        ("claims", "nk-troops", "--as-of", "2026-03-08"),
        ("--as-of", "8 March 2026", "claims", "nk-troops"),
    ):
        done = run(tmp_path, "ask", *words)
        assert done.stdout.startswith("As of 8 Mar 2026 · North Korean troops")
        assert "Learnt later" not in done.stdout
    assert "Learnt later" in run(tmp_path, "ask", "claims", "--as-of", "2026-03-09").stdout
    early = run(tmp_path, "ask", "claims as-of:2024-10-20")
    assert (early.returncode, early.stdout) == (1, "")
    assert early.stderr == (
        "The desk knew nothing on 20 Oct 2024; its first entry came on 1 Mar 2026: "
        "type as-of:2026-03-01 or a later day.\n"
    )


def test_check_lists_every_error_and_ends_with_1(tmp_path: Path) -> None:
    packs = tmp_path / "packs"
    packs.mkdir()
    (packs / "a.yaml").write_text("claims: {c: {topic: t, text: x, happend: 2024}}\n")
    (packs / "b.yaml").write_text("actors: {a: {name: A, kind: stat}}\n")
    done = run(tmp_path, "check", str(packs))
    assert done.returncode == 1
    assert "did you mean 'happened'?" in done.stdout
    assert "there is no topic 't'" in done.stdout
    assert "did you mean 'state'?" in done.stdout
    assert run(tmp_path, "check", str(ROOT / "data")).returncode == 0


def test_what_is_exported_is_imported_again_and_writes_only_what_differs(tmp_path: Path) -> None:
    pack = tmp_path / "pack.yaml"
    assert run(tmp_path, "export", "--to", str(pack)).returncode == 0
    assert run(tmp_path, "export").stdout == pack.read_text(encoding="utf-8")
    assert run(tmp_path, "import", str(pack)).stdout == "0 new, 0 changed, 80 unchanged\n"
    pack.write_text(pack.read_text("utf-8").replace("quote: fake news", "quote: not so"), "utf-8")
    dry = run(tmp_path, "import", str(pack), "--dry-run")
    assert dry.stdout.splitlines()[0] == "0 new, 1 changed, 79 unchanged"
    assert "  quote: fake news -> not so\n" in dry.stdout
    assert "“fake news”" in run(tmp_path, "ask", "who denied nk-troops").stdout
    done = run(tmp_path, "import", str(pack))
    assert done.returncode == 0
    assert done.stdout == dry.stdout.replace("Nothing was written: this was a dry run.\n", "")
    assert "“not so”" in run(tmp_path, "ask", "who denied nk-troops").stdout
    assert "whole" in run(tmp_path, "verify").stdout


def test_one_story_is_exported_by_any_of_its_names(tmp_path: Path) -> None:
    assert "\n  nk-troops:\n" in run(tmp_path, "export", "--topic", "DPRK troops").stdout
    wrong = run(tmp_path, "export", "--topic", "DPRK troop")
    assert (wrong.returncode, wrong.stdout) == (1, "")
    assert "Type nk-troops." in wrong.stderr


def test_a_server_s_entries_are_imported_over_the_library(tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_text("claims: {c: {topic: nk-troops, text: x}}")
    assert "1 new" in run(tmp_path, "import", "p.yaml", "--server", "42").stdout
    own = "claims:\n  c:\n    topic: nk-troops\n    text: x\n"
    assert run(tmp_path, "export", "--server", "42").stdout == own
    assert "nothing to export" in run(tmp_path, "export", "--server", "43").stderr


def test_a_bad_import_tells_every_error_and_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_text("claims: {c: {topic: nk-troop, txt: x}, d: {topic: nk-troops, text: y}}")
    done = run(tmp_path, "import", "p.yaml")
    assert done.returncode == 1
    assert done.stdout.count("p.yaml:1 claims.c") == 3
    assert done.stderr == "The packs hold 3 errors; nothing was loaded.\n"
    assert "claim d" not in run(tmp_path, "import", "p.yaml", "--dry-run").stdout
    assert run(tmp_path, "ask", "claim d").returncode == 1
    assert "no such file" in run(tmp_path, "import", "nowhere.yaml").stdout


def test_an_import_beside_a_running_bot_is_refused_and_a_dry_run_is_not(tmp_path: Path) -> None:
    run(tmp_path, "export", "--to", "p.yaml")
    running = EmbeddedStore(tmp_path / "x.db")
    try:
        assert "The store is in use" in run(tmp_path, "import", "p.yaml").stderr
        assert "80 unchanged" in run(tmp_path, "import", "p.yaml", "--dry-run").stdout
        assert run(tmp_path, "export").returncode == 0
    finally:
        running.close()


def test_plain_is_taken_as_in_a_channel(tmp_path: Path) -> None:
    plain = run(tmp_path, "ask", "who denied nk-troops")
    assert plain.returncode == 0
    assert run(tmp_path, "ask", "who", "denied", "nk-troops", "--plain").stdout == plain.stdout


def test_verify_walks_the_journal_beside_a_running_bot_and_writes_nothing(tmp_path: Path) -> None:
    run(tmp_path, "ask", "topics")
    before = (tmp_path / "x.db").read_bytes()
    running = EmbeddedStore(tmp_path / "x.db")
    try:
        assert run(tmp_path, "verify").stdout == "The journal is whole.\n"
    finally:
        running.close()
    assert (tmp_path / "x.db").read_bytes() == before


def test_verify_leaves_nothing_beside_the_store(tmp_path: Path) -> None:
    run(tmp_path, "ask", "topics")
    (tmp_path / "x.db.lock").unlink()  # as where the file was brought from elsewhere
    before = {path.name for path in tmp_path.iterdir()}
    assert run(tmp_path, "verify").returncode == 0
    assert {path.name for path in tmp_path.iterdir()} == before
    running = EmbeddedStore(tmp_path / "x.db")
    try:
        beside = {path.name for path in tmp_path.iterdir()}
        assert run(tmp_path, "verify").returncode == 0
        assert {path.name for path in tmp_path.iterdir()} == beside, "what a running bot has open stays"
    finally:
        running.close()


def test_verify_makes_no_store_where_there_is_none(tmp_path: Path) -> None:
    done = run(tmp_path, "verify", DATABASE_URL=f"sqlite:///{tmp_path / 'deep' / 'x.db'}")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert done.stderr.startswith("There is no store at ")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("where", "command"),
    [("file/x.db", "run"), ("folder", "export"), ("file", "topics"), ("file", "verify"), ("folder", "verify")],
)
def test_a_store_that_cannot_be_opened_is_told_in_one_sentence(tmp_path: Path, where: str, command: str) -> None:
    (tmp_path / "file").write_text("no database " * 1000)
    (tmp_path / "folder").mkdir()
    words = ("ask", command) if command == "topics" else (command,)
    done = run(tmp_path, *words, DATABASE_URL=f"sqlite:///{tmp_path / where}", DISCORD_TOKEN="")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1), done.stderr
    assert "store" in done.stderr and str(tmp_path / where) in done.stderr


def test_a_folder_without_packs_empties_no_library(tmp_path: Path) -> None:
    run(tmp_path, "ask", "topics")
    (tmp_path / "packs").mkdir()
    for slip in ("packs", "pakcs"):
        done = run(tmp_path, "ask", "who denied nk-troops", PACKS=str(tmp_path / slip))
        assert "Dmitry Peskov" in done.stdout
        assert f"{tmp_path / slip}: no pack lies in this folder" in done.stderr
    assert "Dmitry Peskov" in run(tmp_path, "ask", "who denied nk-troops").stdout
    assert "no pack lies there" in run(tmp_path, "check", str(tmp_path / "packs")).stderr
    fresh = run(tmp_path, "ask", "topics", PACKS=str(tmp_path / "packs"), DATABASE_URL=f"sqlite:///{tmp_path / 'y.db'}")
    assert "No story is on the desk yet" in fresh.stdout and not fresh.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "postgres://x"),
        ("SANDBOX_PORT", "many"),
        ("SANDBOX_PORT", "²"),
        ("SANDBOX_PORT", "٣"),
        ("LIBRARY_GUILD", "٣"),
        ("DISCORD_API_BASE", "ftp://x"),
        ("DISCORD_GATEWAY", "http://x"),
        ("LOG_LEVEL", "LOUD"),
        ("PREFIX", ""),
    ],
)
def test_a_wrong_setting_is_told_in_one_sentence(tmp_path: Path, name: str, value: str) -> None:
    done = run(tmp_path, "ask", "topics", **{name: value})
    assert done.returncode == 1
    assert done.stderr.startswith(name)
    assert done.stderr.count("\n") == 1


def test_invite_asks_for_no_more_than_is_needed(tmp_path: Path) -> None:
    link = run(tmp_path, "invite", DISCORD_TOKEN="MTIzNDU2Nzg5MDEyMzQ1Njc4.x.y").stdout
    assert "client_id=123456789012345678" in link
    assert "permissions=309237763072" in link
    assert "DISCORD_TOKEN" in run(tmp_path, "invite", DISCORD_TOKEN="").stderr
    assert "does not begin as a token does" in run(tmp_path, "invite", DISCORD_TOKEN="%%%").stderr


async def test_the_rest_aimed_elsewhere_without_its_gateway_is_told_in_one_sentence(tmp_path: Path) -> None:
    # what would be asked of Discord's own gateway does not leave this machine
    (tmp_path / "on.py").write_text(
        "import discord, yarl\n"
        "discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL('ws://127.0.0.1:1/')\n"
        "from bot.cli import main\nmain()\n"
    )
    async with Sandbox() as sandbox:
        at = {"DISCORD_API_BASE": sandbox.api_base, "DISCORD_GATEWAY": "", "LOG_LEVEL": "ERROR"}
        at |= {"DATABASE_URL": f"sqlite:///{tmp_path / 'x.db'}", "DISCORD_TOKEN": sandbox.token}
        words = [sys.executable, "on.py", "run"]
        environment = {**os.environ, "PYTHONPATH": str(ROOT), **at}
        done = await asyncio.to_thread(
            subprocess.run, words, cwd=tmp_path, env=environment, capture_output=True, text=True
        )
    log, told = done.stderr.splitlines()
    assert done.returncode == 1 and "Attempting a reconnect" in log and "Cannot connect to" in log
    assert told.startswith("The gateway of Discord itself was not reached: Cannot connect to")
    assert "set DISCORD_GATEWAY too" in told


def test_the_sandbox_alone_listens_where_its_setting_says(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "SANDBOX_PORT": "0"}
    words = [sys.executable, "-m", "bot.sandbox"]
    with subprocess.Popen(words, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        said = running.stdout.readline()
        running.terminate()
    assert said.startswith("page http://127.0.0.1:") and ":8790" not in said


async def test_a_token_that_discord_does_not_know_is_told_in_one_sentence(tmp_path: Path) -> None:
    async with Sandbox() as sandbox:
        sandbox.faults.coming = [Fault("GET", "/users/@me", 401)]
        at = {"DISCORD_API_BASE": sandbox.api_base, "DISCORD_GATEWAY": sandbox.gateway, "LOG_LEVEL": "ERROR"}
        done = await asyncio.to_thread(run, tmp_path, "run", DISCORD_TOKEN="wrong", **at)
    assert done.returncode == 1
    assert done.stderr.startswith("Discord does not accept DISCORD_TOKEN") and done.stderr.count("\n") == 1


def test_how_far_a_large_load_is_stands_on_a_terminal_alone(capsys: pytest.CaptureFixture[str]) -> None:
    _loading(5_000, 20_000)
    assert capsys.readouterr().err == ""
    sys.stderr.isatty = lambda: True  # type: ignore[method-assign]
    for done in (5_000, 20_000):
        _loading(done, 20_000)
    _loading(9, 9)
    assert capsys.readouterr().err == "\rloading packs: 25 %\rloading packs: 100 %\n"


def test_the_token_is_in_no_output(tmp_path: Path) -> None:
    token = "very-secret-token"
    done = run(
        tmp_path, "run", DISCORD_TOKEN=token, DISCORD_API_BASE="http://127.0.0.1:9", DISCORD_GATEWAY="ws://127.0.0.1:9"
    )
    assert done.returncode != 0
    assert token not in done.stdout + done.stderr


def test_an_end_that_was_not_foreseen_stands_in_the_log_without_the_token(tmp_path: Path) -> None:
    done = run(tmp_path, "run", DISCORD_TOKEN="very-secret-token", DISCORD_API_BASE="http://very-secret-token:no-port")
    assert done.returncode == 1
    assert "CRITICAL" in done.stderr and "Traceback" in done.stderr
    assert "very-secret-token" not in done.stdout + done.stderr


def test_doctor_names_what_the_bot_rests_on(tmp_path: Path) -> None:
    done = run(tmp_path, "doctor", DISCORD_TOKEN="")
    assert (done.returncode, done.stderr) == (0, "")
    assert f"ok   store: {tmp_path / 'x.db'} is made by the first run" in done.stdout
    run(tmp_path, "ask", "topics")
    done = run(tmp_path, "doctor", DISCORD_TOKEN="", PACKS=str(tmp_path))
    assert done.returncode == 1
    lines = {line.split()[1]: line for line in done.stdout.splitlines()}
    assert list(lines) == ["store:", "semantic:", "packs:", "Discord:"]
    assert "31 claims" in lines["store:"]
    assert lines["packs:"].startswith("BAD ")
    assert "sandbox" in lines["Discord:"]
    (tmp_path / "x.db").write_text("no store", encoding="utf-8")
    assert "BAD  store: " in run(tmp_path, "doctor").stdout
