"""Everywhere that a word could be left lying, for each test with planted words.

The store's files, its key ring and temporary files; the log at debug level, whole tracebacks and
what was printed; the health pages and the metrics; every message, notice and mail, and what the
chats say in the end. `search` looks through it in many encodings and in archives.
"""

import io
import traceback
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from adapters.logs import Event, get_logger
from tests.adapters.mail_server import Post, words_of
from tests.bot.planting import health, in_the_chats, standing
from tests.bot.search import files_in
from tests.bot.town import Town


@dataclass(frozen=True, repr=False)
class Everywhere:
    """What stands around a town. `settings` are what a town needs to use all of it."""

    settings: Mapping[str, object]
    scratch: Path  # where everything of the process puts its temporary files
    post: Post
    said: io.StringIO
    capfd: pytest.CaptureFixture[str]
    tracebacks: list[str] = field(default_factory=list)

    def keep_tracebacks(self) -> None:
        """Of every failure that is logged, as Python would print it. The log says only where."""

        log = get_logger()
        write = log.write

        def keep(event: Event) -> None:
            if isinstance(failure := event.get("error"), BaseException):
                self.tracebacks.append("".join(traceback.format_exception(failure)))
            write(event)

        log.write = keep

    async def places(self, town: Town) -> dict[str, bytes]:
        """All that there is to search, by where it is; each holds what it should."""
        store, printed = files_in(town.folder), self.capfd.readouterr()
        places = {
            **store,
            **files_in(self.scratch),
            "the log": self.said.getvalue().encode(),
            "tracebacks": "\n".join(self.tracebacks).encode(),
            "what was printed": f"{printed.out}{printed.err}".encode(),
            "messages": standing(town),
            "chats": in_the_chats(town),
            "mail": self._mail(),
            "health and metrics": await health(town),
        }
        assert {Path(one).name for one in store} >= {"igdesk.db", "igdesk.db-wal", "ring.json"}
        assert sum(map(len, store.values())) > 100_000
        assert places["the log"].count(b'"turn failed"') >= 2
        assert b'"a library spoke"' in places["the log"]
        assert places["tracebacks"].count(b"Traceback") >= 2
        assert b"Subject: IG Desk" in places["mail"]
        assert b'"ready"' in places["health and metrics"]
        assert b"# HELP igdesk_" in places["health and metrics"]
        return places

    def _mail(self) -> bytes:
        """As it was sent, and as it is read: a long line of it is folded in between."""
        sent = [message.as_bytes() for message in self.post.messages]
        read = [words for message in self.post.messages for words in words_of(message)]
        return b"\n".join([*sent, *(one.encode() for one in (*read, *self.post.heard))])
