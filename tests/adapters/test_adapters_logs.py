"""Planted strings, at DEBUG: none may come out."""

import asyncio
import io
import json
import logging
import sys
import threading
import warnings
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from types import SimpleNamespace

import pytest

from adapters import logs
from adapters.teams.values import Reply
from tests.adapters.teams_fakes import SECRET, House

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
LIBRARIES = ["aiohttp.access", "apscheduler.executors", "sqlalchemy.engine", "msrest", "x", "root"]


class Rung(StrEnum):
    DPO = "dpo"


class Planted(Exception):
    """Carries what must not be seen."""

    def __init__(self) -> None:
        super().__init__(SECRET)


def fail() -> None:
    raise Planted


@pytest.fixture
def as_before() -> Iterator[None]:
    """Puts the process's logging back."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    log = logs.get_logger()
    said_before = (log.write, log.least)
    yield
    root.handlers[:], root.level = handlers, level
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
    for name in logs.OURS:
        logging.getLogger(name).setLevel(logging.NOTSET)
    logging.captureWarnings(capture=False)
    log.write, log.least = said_before


@pytest.fixture
def out(as_before: None) -> io.StringIO:
    stream = io.StringIO()
    logs.configure(stream=stream, as_json=True, now=lambda: NOW, level=logging.DEBUG)
    return stream


def lines(out: io.StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_an_event_and_its_allowed_fields_are_one_line(out: io.StringIO) -> None:
    logs.get_logger().info("rung told", case="BR-2026-0007", rung=Rung.DPO, attempt=2, ms=1.5)

    assert lines(out) == [
        {
            "time": "2026-03-02T12:00:00.000+00:00",
            "event": "rung told",
            "level": "info",
            "case": "BR-2026-0007",
            "rung": "dpo",
            "attempt": 2,
            "ms": 1.5,
        }
    ]


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        pytest.param("text", SECRET, None, id="a field not on the list"),
        pytest.param("name", SECRET, None, id="another"),
        pytest.param("case", [SECRET], None, id="a list"),
        pytest.param("case", {"k": SECRET}, None, id="a table"),
        pytest.param("case", SimpleNamespace(said=SECRET), None, id="an object with a repr"),
        pytest.param("case", b"bytes", None, id="bytes"),
        pytest.param("case", None, None, id="nothing"),
        pytest.param("case", "x" * 999, "x" * 200, id="at most 200 characters"),
        pytest.param("case", "a\nb\x1b[31m", "a b [31m", id="no line breaks, no colours"),
        pytest.param("error", Planted(), "Planted", id="an error is its class"),
        pytest.param("error", Planted, "Planted", id="or a class"),
        pytest.param("error", "KeyError", "KeyError", id="or a class's name"),
        pytest.param("error", SECRET, None, id="but not a message"),
        pytest.param("path", f"/api?q={SECRET}", "/api", id="a path without its query"),
        pytest.param("ms", timedelta(seconds=2), 2.0, id="a time in seconds"),
        pytest.param("count", True, True, id="yes or no"),
    ],
)
def test_a_field_is_kept_plain_or_dropped(
    out: io.StringIO, field: str, value: object, kept: object
) -> None:
    logs.get_logger().info("event", **{field: value})

    assert lines(out)[0].get(field) == kept
    assert SECRET not in out.getvalue()


@pytest.mark.parametrize("event", ["said: {", f"{SECRET}\n", "x" * 200, "", "<b>", "ünïcode"])
def test_an_event_that_is_no_name_is_withheld(out: io.StringIO, event: str) -> None:
    logs.get_logger().info(event)

    assert lines(out)[0]["event"] == "event withheld"


def test_an_exception_is_a_class_and_never_a_traceback(out: io.StringIO) -> None:
    try:
        fail()
    except Planted as planted:
        logs.get_logger().error("turn failed", error=planted)
        logging.getLogger("bot.web").exception("turn failed", extra={"case": "BR-2026-0007"})

    assert [line["error"] for line in lines(out)] == ["Planted"] * 2
    assert [line["level"] for line in lines(out)] == ["error"] * 2
    assert lines(out)[1]["case"] == "BR-2026-0007"
    assert SECRET not in out.getvalue()


@pytest.mark.parametrize("name", LIBRARIES)
@pytest.mark.parametrize("level", [logging.DEBUG, logging.WARNING, logging.CRITICAL])
def test_a_library_says_that_it_spoke_and_no_more(
    out: io.StringIO, name: str, level: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    logger = logging.getLogger(name if name != "root" else None)
    monkeypatch.setattr(logger, "level", level)  # some libraries hush theirs
    logger.manager._clear_cache()  # type: ignore[attr-defined]
    try:
        fail()
    except Planted:
        logger.log(level, "said %s", SECRET, exc_info=True, stack_info=True, extra={"case": SECRET})

    (line,) = lines(out)
    assert (line["event"], line["logger"]) == ("a library spoke", name)
    assert line["error"] == "Planted"
    assert SECRET not in out.getvalue()
    assert "said" not in out.getvalue()


def test_our_own_standard_loggers_never_print_arguments(out: io.StringIO) -> None:
    logging.getLogger("storage.chain").warning("chain of %s", SECRET, extra={"key": "k3"})
    logging.getLogger("storage.chain").warning("chain checked", extra={"key": "k3", "text": "t"})

    first, second = lines(out)
    assert first["event"] == "event withheld"
    assert (second["event"], second["key"]) == ("chain checked", "k3")
    assert "text" not in second
    assert SECRET not in out.getvalue()


def test_a_log_that_cannot_be_written_fails_no_turn(
    as_before: None, capsys: pytest.CaptureFixture[str]
) -> None:
    closed = io.StringIO()
    closed.close()
    logs.configure(stream=closed, as_json=False, now=lambda: NOW)
    logs.get_logger().info("turn done")
    logging.getLogger("aiohttp").error("said %s", SECRET)

    assert capsys.readouterr().err == ""


def test_a_warning_goes_through_the_same_filter(out: io.StringIO) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.warn(SECRET, stacklevel=1)

    assert lines(out)[0]["logger"] == "py.warnings"
    assert SECRET not in out.getvalue()


def test_what_nobody_caught_is_a_class_and_a_place(
    out: io.StringIO, capsys: pytest.CaptureFixture[str]
) -> None:
    logs.catch_strays()
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()

    (line,) = lines(out)
    assert (line["error"], line["job"]) == ("Planted", "thread")
    assert str(line["at"]).startswith("adapters/test_adapters_logs.py:")
    assert SECRET not in out.getvalue() + capsys.readouterr().err


def test_where_an_error_came_from_is_unknown_until_raised() -> None:
    assert logs.where(None) == logs.where(ValueError()) == "unknown"


def test_libraries_are_quiet_unless_we_debug(as_before: None) -> None:
    stream = io.StringIO()
    logs.configure(stream=stream, as_json=False, now=lambda: NOW)
    logging.getLogger("aiohttp").info("quiet")
    logging.getLogger("storage").info("store opened", extra={"count": 3})
    logs.configure(stream=stream, as_json=False, now=lambda: NOW, level=logging.WARNING)
    logs.get_logger().info("quiet")

    assert stream.getvalue() == (
        "2026-03-02T12:00:00.000+00:00 info     store opened logger=storage count=3\n"
    )


async def test_no_content_reaches_the_logs_of_a_whole_turn(
    out: io.StringIO, inside: House, capsys: pytest.CaptureFixture[str]
) -> None:
    asyncio.get_running_loop().set_debug(True)
    said = inside.activity(
        text=SECRET, value={"what": SECRET}, conversation={"id": "a:1", "name": SECRET}
    )
    inside.listener.reply = Reply(card={"type": "AdaptiveCard", "text": SECRET})
    await inside.post(said)
    inside.listener.failure = Planted()
    await inside.post(said)
    await inside.post({"type": SECRET})
    await inside.client.post("/api/messages", data=SECRET)

    events = [line["event"] for line in lines(out)]
    printed = capsys.readouterr()
    assert "turn failed" in events
    assert events.count("activity refused") == 2
    assert SECRET not in out.getvalue() + printed.out + printed.err


async def test_a_failed_turn_is_found_in_the_log_by_the_reference_the_person_has(
    out: io.StringIO, inside: House
) -> None:
    inside.listener.failure = Planted()
    await inside.post(inside.activity())

    (failed,) = [line for line in lines(out) if line["event"] == "turn failed"]
    assert failed["error"] == "Planted"
    assert str(failed["at"]).startswith("adapters/teams_fakes.py:")
    assert str(failed["ref"]) in str(inside.teams.heard[0].body)
