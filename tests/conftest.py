"""House rules for every run: CI takes no skip that is not on the list, and must drive a browser."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from tests.a_server import AServer

# Machines are shared and slow at times: what an example costs is for the benchmarks to say.
settings.register_profile("house", deadline=None)
# `make soak`: twenty times what Hypothesis tries by itself, where a test does not say how often.
settings.register_profile("soak", deadline=None, max_examples=2000)
settings.load_profile("soak" if os.environ.get("IGDESK_SOAK") == "1" else "house")

IN_CI = os.environ.get("IGDESK_CI") == "1"
ALLOWED = Path(__file__).with_name("allowed_skips.txt")


class _Tally:
    """What was skipped, and whether a browser test ran, in this process or in a worker of it."""

    def __init__(self) -> None:
        self.skipped: list[str] = []
        self.browsers = 0


_tally = _Tally()


def allowed_skips() -> frozenset[str]:
    """The test ids that may be skipped: one a line, `#` starts a comment."""
    lines = (line.split("#")[0].strip() for line in ALLOWED.read_text().splitlines())
    return frozenset(line for line in lines if line)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Count skips and xfails by test id, and the browser tests that ran."""
    if report.skipped or hasattr(report, "wasxfail"):
        _tally.skipped.append(report.nodeid)
    elif report.when == "call" and "browser" in report.keywords:
        _tally.browsers += 1


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """In CI a run with an unlisted skip, or without its browser tests, has failed."""
    one_of_several = hasattr(session.config, "workerinput")  # it sees its own share alone
    if not IN_CI or one_of_several or exitstatus != 0 or session.config.option.collectonly:
        return
    unlisted = sorted(set(_tally.skipped) - allowed_skips())
    whole = session.config.args_source.name != "ARGS"
    if unlisted or (whole and not _tally.browsers):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say which rule was broken, above pytest's own last line."""
    if not IN_CI:
        return
    for test in sorted(set(_tally.skipped) - allowed_skips()):
        terminalreporter.write_line(f"CI takes no skip: {test} is not in tests/allowed_skips.txt")
    if not _tally.browsers:
        terminalreporter.write_line("CI: no browser test ran")


@pytest.fixture(scope="session")
def server() -> Iterator["AServer"]:
    """A PostgreSQL of these tests, started where one of them asks for it."""
    from tests.a_server import running

    with running() as server:
        yield server
