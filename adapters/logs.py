"""Logs that cannot leak: an event's name and a few allowed fields, nothing else.

Whatever a library logs becomes its logger's name, its level and a fixed event: its message
and its arguments could carry what somebody typed. Errors become a class name and a place.
"""

import json
import logging
import re
import sys
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import TextIO

from adapters.clock import Clock

OURS = frozenset(("governance", "dialogs", "adapters", "storage", "bot", "simulator"))
ALLOWED = (
    *("event", "level", "logger", "time", "error", "at"),
    *("case", "flow", "step", "verb", "kind", "status", "attempt", "rung", "ladder", "count"),
    *("ref", "path", "ms", "version", "party", "role", "channel", "retry_seconds"),
    *("key", "setting", "job", "host", "port"),
)
LIBRARY_EVENT = "a library spoke"
WITHHELD = "event withheld"
MOST_CHARACTERS = 200
EVENT = re.compile(r"[A-Za-z][A-Za-z0-9 ,;:'._/-]{0,99}\Z")
CLASS_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.]{0,79}\Z")


Event = Mapping[str, object]


class Log:
    """Says events of ours, each by its name and with a few fields; `write` takes them."""

    def __init__(self, write: Callable[[Event], None]) -> None:
        self.write = write
        self.least: int = logging.INFO

    def info(self, event: str, **fields: object) -> None:
        """Say what is as it should be."""
        self._say(logging.INFO, event, fields)

    def warning(self, event: str, **fields: object) -> None:
        """Say what somebody should look at some day."""
        self._say(logging.WARNING, event, fields)

    def error(self, event: str, **fields: object) -> None:
        """Say what somebody should look at now."""
        self._say(logging.ERROR, event, fields)

    def _say(self, level: int, event: str, fields: Event) -> None:
        if level >= self.least:
            self.write({**fields, "event": event, "level": logging.getLevelName(level).lower()})


def get_logger() -> Log:
    """Return the log for events of ours: `log.info("report filed", case=reference)`."""
    return _LOG


def configure(
    *, stream: TextIO, as_json: bool, now: Callable[[], datetime], level: int = logging.INFO
) -> None:
    """Send every log of the process to `stream`, one clean line each.

    Libraries are heard from WARNING up, unless `level` is DEBUG.
    """
    write = _Writer(stream, as_json=as_json, now=now)
    _LOG.write, _LOG.least = write.write, level
    root = logging.getLogger()
    root.handlers[:] = [_StandardHandler(write)]
    root.setLevel(level if level == logging.DEBUG else logging.WARNING)
    for name in OURS:
        logging.getLogger(name).setLevel(level)
    logging.captureWarnings(capture=True)


def catch_strays() -> None:
    """Log what nobody caught by class and place: a printed traceback shows the message too."""
    log = get_logger()

    def stray(failure: BaseException | None, job: str) -> None:
        log.error("nobody caught this", error=failure, at=where(failure), job=job)

    sys.excepthook = lambda _kind, failure, _trace: stray(failure, "process")
    threading.excepthook = lambda given: stray(given.exc_value, "thread")
    sys.unraisablehook = lambda given: stray(given.exc_value, "clean-up")


def where(failure: BaseException | None) -> str:
    """Return the file and line that raised `failure`: what we may keep of a traceback."""
    trace = failure.__traceback__ if failure is not None else None
    if trace is None:
        return "unknown"
    while trace.tb_next is not None:
        trace = trace.tb_next
    return f"{'/'.join(Path(trace.tb_frame.f_code.co_filename).parts[-2:])}:{trace.tb_lineno}"


def cleaned(event: Event) -> dict[str, object]:
    """Return `event` with only what is allowed: the fields, and values that are short and plain."""
    pairs = ((field, _plain(field, event[field])) for field in ALLOWED if field in event)
    return {field: value for field, value in pairs if value is not None}


class _Writer:
    """Writes one line an event."""

    def __init__(self, stream: TextIO, *, as_json: bool, now: Callable[[], datetime]) -> None:
        self._stream = stream
        self._as_json = as_json
        self._now = now
        self._lock = threading.Lock()

    def write(self, event: Event) -> None:
        kept = {"time": self._now().isoformat(timespec="milliseconds"), **cleaned(event)}
        line = json.dumps(kept) if self._as_json else _for_people(kept)
        # Nobody reads a log whose stream is gone, and no turn should fail for that.
        with self._lock, suppress(OSError, ValueError):
            self._stream.write(line.encode("ascii", "backslashreplace").decode() + "\n")
            self._stream.flush()


class _StandardHandler(logging.Handler):
    """Everything that goes through the standard library's logging."""

    def __init__(self, writer: _Writer) -> None:
        super().__init__()
        self._writer = writer

    def emit(self, record: logging.LogRecord) -> None:
        fields = vars(record) if record.name.partition(".")[0] in OURS else {}
        self._writer.write(
            {
                **{name: value for name, value in fields.items() if name in ALLOWED},
                "event": record.msg if fields else LIBRARY_EVENT,
                "logger": record.name,
                "level": record.levelname.lower(),
                "error": record.exc_info[1] if record.exc_info else None,
            }
        )


def _plain(field: str, value: object) -> object:
    """Return `value` as it may be logged, or None where it may not."""
    if field == "error":
        return _class_name(value)
    if isinstance(value, timedelta):
        return value.total_seconds()
    if isinstance(value, (int, float)):
        return value
    return _short(field, str(value)) if isinstance(value, str) else None


def _class_name(value: object) -> str | None:
    if isinstance(value, BaseException):
        return type(value).__name__
    if isinstance(value, type):
        return value.__name__
    return value if isinstance(value, str) and CLASS_NAME.match(value) else None


def _short(field: str, text: str) -> str:
    if field == "event":
        return text if EVENT.match(text) else WITHHELD
    if field == "path":
        text = text.partition("?")[0]
    return "".join(c if c.isprintable() else " " for c in text[:MOST_CHARACTERS])


def _for_people(kept: Event) -> str:
    rest = {k: v for k, v in kept.items() if k not in ("time", "level", "event")}
    words = " ".join(f"{field}={value}" for field, value in rest.items())
    return f"{kept['time']} {kept.get('level', ''):<8} {kept.get('event', '')} {words}".rstrip()


_LOG = Log(_Writer(sys.stderr, as_json=False, now=Clock().now).write)
"""One for the process, which says events to people until it is told where else."""
