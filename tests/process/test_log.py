"""The log tells everything but the token."""

import logging
from collections.abc import Iterator

import pytest

from bot.process.log import start_log


@pytest.fixture(autouse=True)
def the_log_as_it_was() -> Iterator[None]:
    loggers = [logging.getLogger(name) for name in (None, "discord", "aiohttp.access")]
    before = [(logger, logger.level, logger.handlers[:]) for logger in loggers]
    yield
    for logger, level, handlers in before:
        logger.setLevel(level)
        logger.handlers[:] = handlers


def test_the_token_is_in_no_line_and_in_no_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    start_log("INFO", "SECRETTOKEN")
    try:
        raise ValueError("bad SECRETTOKEN")
    except ValueError:
        logging.getLogger("any").exception("sent %s", "Bot SECRETTOKEN", stack_info=True)
    written = capsys.readouterr().err
    assert "sent Bot (token)" in written and "ValueError: bad (token)" in written
    assert "SECRETTOKEN" not in written  # not even where the traceback quotes this file


def test_without_a_token_lines_stay_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    start_log("INFO", "")
    logging.getLogger("any").warning("ready")
    assert capsys.readouterr().err.endswith("WARNING any: ready\n")
