"""The terminal: run the bot, ask it, check, export and import packs, print the invitation, verify the journal."""

import argparse
import asyncio
import base64
import binascii
import json
import logging
import sys
from dataclasses import replace
from pathlib import Path

from bot.domain.refusals import BadPack, Refusal
from bot.domain.revision import LIBRARY, Author
from bot.domain.vocabulary import Kind
from bot.process.config import BadSetting, Settings, settings
from bot.store.threads import StoreUnusable


def main() -> None:
    """Exit code 0 when it worked, 1 when something is wrong with what was given, 2 for a wrong command line."""
    arguments = _parser().parse_args()
    try:
        code = arguments.does(arguments)
    except (BadSetting, StoreUnusable) as told:
        code = _complained(str(told))
    except KeyboardInterrupt:
        code = 0
    sys.exit(code)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bot", description="Who claimed what, who denied it, and on what evidence."
    )
    parser.set_defaults(does=_run)
    commands = parser.add_subparsers(title="commands", metavar="command")
    commands.add_parser("run", help="run the bot; without DISCORD_TOKEN in the sandbox (the default)")
    ask = commands.add_parser("ask", help='answer here, without Discord: ask "who denied nk-troops"')
    ask.add_argument(
        "question", nargs="+", type=_readable, help="in plain words, or a command and its words as in a channel"
    )
    ask.add_argument(
        "--as-of", default="", type=_readable, metavar="DAY", help="what the desk knew at the end of that day"
    )
    ask.add_argument("--plain", action="store_true", help="as in a channel; here every answer is plain text")
    ask.set_defaults(does=_ask)
    check = commands.add_parser("check", help="check packs and list all their errors")
    check.add_argument("folder", nargs="?", type=Path, help="the folder of packs, or one file (default: PACKS)")
    check.add_argument("--schema", action="store_true", help="print the JSON Schema of a pack instead")
    check.set_defaults(does=_check)
    export = commands.add_parser("export", help="write what is on the desk as a pack")
    export.add_argument("--topic", default="", type=_readable, help="one story alone: its key, name or alias")
    export.add_argument("--to", type=Path, metavar="FILE", help="the file to write (default: print it)")
    export.set_defaults(does=_export)
    import_ = commands.add_parser("import", help="check a pack whole, show what it changes, and put it on the desk")
    import_.add_argument("file", type=Path, help="a YAML or JSON file of at most 10 MiB")
    import_.add_argument("--dry-run", action="store_true", help="change nothing")
    import_.set_defaults(does=_import)
    for command in (export, import_):
        command.add_argument(
            "--server", type=int, metavar="ID", help="a Discord server's entries (default: the library's)"
        )
    invite = commands.add_parser("invite", help="print the link that adds the bot to a server")
    invite.set_defaults(does=_invite)
    verify = commands.add_parser("verify", help="walk the journal's hash chain")
    verify.set_defaults(does=_verify)
    doctor = commands.add_parser("doctor", help="what the bot rests on, and what is missing")
    doctor.set_defaults(does=_doctor)
    return parser


def _run(arguments: argparse.Namespace) -> int:
    from bot.app import run
    from bot.client import GatewayRefused, TokenRefused
    from bot.process.log import start_log

    del arguments
    chosen = settings()
    start_log(chosen.log_level, chosen.token)
    try:
        asyncio.run(run(chosen, said=lambda text: print(text, flush=True), progress=_loading))
    except OSError as refused:
        return _complained(str(refused))
    except GatewayRefused as refused:
        only = chosen.api_base and not chosen.gateway
        hint = "; set DISCORD_GATEWAY too, since DISCORD_API_BASE alone moves only the rest" if only else ""
        return _complained(f"The gateway {chosen.gateway or 'of Discord itself'} {refused}{hint}.")
    except TokenRefused:
        return _complained("Discord does not accept DISCORD_TOKEN; copy it again from discord.com/developers, Bot.")
    except StoreUnusable:
        raise
    except Exception:
        logging.getLogger(__name__).critical("the bot ends: what follows was not foreseen", exc_info=True)
        return 1
    return 0


def _ask(arguments: argparse.Namespace) -> int:
    return asyncio.run(_asked(settings(), " ".join(arguments.question), arguments.as_of))


async def _asked(chosen: Settings, line: str, as_of: str) -> int:
    from bot.app import desk_to_ask
    from bot.render.plain import terminal

    async with desk_to_ask(chosen) as desk:
        try:
            query = await desk.answers.heard(LIBRARY, line, chosen.prefix)
            query = replace(query, as_of=as_of or query.as_of)
            print(terminal(await desk.answers.answer(LIBRARY, query)), end="")
        except Refusal as refusal:
            return _complained(refusal.sentence)
    return 0


def _check(arguments: argparse.Namespace) -> int:
    from bot.desk.packfolder import pack_files
    from bot.desk.packs import pack_schema, read_pack, read_packs

    if arguments.schema:
        print(json.dumps(pack_schema(), indent=2, ensure_ascii=False))
        return 0
    folder = arguments.folder or settings().packs
    try:
        packs = read_pack(folder) if folder.is_file() else read_packs(folder)
    except BadPack as bad:
        return _bad_pack(bad)
    if not folder.is_file() and not pack_files(folder):
        return _complained(f"{folder}: no pack lies there.")
    count = len(packs.entries)
    print(f"{folder}: {count:,} {'entry' if count == 1 else 'entries'}, no error.")
    return 0


def _export(arguments: argparse.Namespace) -> int:
    try:
        text = asyncio.run(_exported(settings(), _scope(arguments), arguments.topic))
    except Refusal as refusal:
        return _complained(refusal.sentence)
    if not arguments.to:
        sys.stdout.buffer.write(text.encode())
        return 0
    try:
        arguments.to.write_bytes(text.encode())
    except OSError as refused:
        return _complained(f"{arguments.to} cannot be written: {(refused.strerror or 'unknown error').lower()}.")
    return 0


async def _exported(chosen: Settings, scope: str, words: str) -> str:
    from bot.app import desk_to_ask
    from bot.desk.packtransfer import exported

    async with desk_to_ask(chosen) as desk:
        topic = await desk.cards.key_of(scope, Kind.TOPIC, words) if words else ""
        return await exported(desk.store, scope, topic)


def _import(arguments: argparse.Namespace) -> int:
    try:
        asyncio.run(_imported(settings(), _scope(arguments), arguments.file, dry=arguments.dry_run))
    except BadPack as bad:
        return _bad_pack(bad)
    return 0


async def _imported(chosen: Settings, scope: str, file: Path, *, dry: bool) -> None:
    from bot.app import desk_to_ask, now, opened_desk
    from bot.desk.packtransfer import pack_import

    async with desk_to_ask(chosen) if dry else opened_desk(chosen) as desk:
        found = await pack_import(desk.store, scope, file)
        if found.drafts and not dry:
            await desk.store.write(found.drafts, Author("terminal", now(), f"import of {file.name}"))
    for line in found.difference.lines():
        print(line)
    if dry:
        print("Nothing was written: this was a dry run.")


def _readable(word: str) -> str:
    """A word of the command line as text, also where its bytes are none: what is not comes as a mark for it."""
    return word.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _scope(arguments: argparse.Namespace) -> str:
    return LIBRARY if arguments.server is None else str(arguments.server)


def _bad_pack(bad: BadPack) -> int:
    for problem in bad.problems:
        print(problem)
    return _complained(bad.sentence)


def _invite(arguments: argparse.Namespace) -> int:
    from bot.process.endpoint import invite

    del arguments
    token = settings().token
    first = token.partition(".")[0]
    try:
        application_id = int(base64.urlsafe_b64decode(first + "=" * (-len(first) % 4)))
    except (ValueError, binascii.Error):
        told = "DISCORD_TOKEN does not begin as a token does: copy it again" if token else "Set DISCORD_TOKEN first"
        return _complained(f"{told}; the link is made from the application id that begins it.")
    print(invite(application_id))
    return 0


def _verify(arguments: argparse.Namespace) -> int:
    del arguments
    broken = asyncio.run(_first_broken(settings()))
    if broken:
        return _complained(f"The journal is broken: {broken}.")
    print("The journal is whole.")
    return 0


async def _first_broken(chosen: Settings) -> str | None:
    from bot.store.embedded import EmbeddedStore

    store = EmbeddedStore(chosen.database, writes=False)
    try:
        return await store.first_broken()
    finally:
        store.close()


def _doctor(arguments: argparse.Namespace) -> int:
    from bot.doctor import findings

    del arguments
    found = asyncio.run(findings(settings()))
    print(*found, sep="\n")
    return 0 if all(finding.well for finding in found) else 1


def _loading(done: int, total: int) -> None:
    """How far a large first load is, on a terminal; elsewhere nothing."""
    if total >= 10_000 and sys.stderr.isatty():
        print(
            f"\rloading packs: {done * 100 // total} %", end="\n" if done >= total else "", file=sys.stderr, flush=True
        )


def _complained(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1
