"""`igdesk doctor`: each line says what is wrong and what to do; nothing is changed."""

import asyncio
import io
import json
import shutil
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from adapters.clouds import Cloud
from adapters.network import Network
from bot.commands.doctor import examine
from bot.commands.doctor_answer import (
    Exit,
    Finding,
    State,
    as_json,
    as_text,
    exit_code,
    lacks,
    note,
    ok,
    wrong,
)
from bot.commands.doctor_checks import CLEAR, Check, Heard, Progress, all_of
from bot.config import USUAL_PROXIES, SettingsFaults
from storage.errors import KeyMissing
from tests.adapters.credentials_kit import certificate_file, kept
from tests.adapters.hand_clock import T0, HandClock
from tests.bot.commands.doctor_kit import (
    ALL_THREE,
    COUNCIL,
    GOOD,
    about,
    listing,
    look,
    registration,
    store_in,
    told,
)
from tests.bot.commands.shell import shell
from tests.bot.town import APP_ID, NINE, settings_in

NOBODYS = "99999999-9999-4999-8999-999999999999"
OK, NOTE, LACKS, WRONG = State.OK, State.NOTE, State.LACKS, State.WRONG


def test_a_setting_that_cannot_be_used_is_named_and_nothing_else_is_guessed_at() -> None:
    def none() -> Any:
        raise SettingsFaults(("IGDESK_PORT: must be a number", "IGDESK_ROLES: is missing"))

    findings = examine(none, HandClock(NINE), GOOD)

    assert [one.state for one in findings] == [WRONG, WRONG]
    assert "IGDESK_PORT" in as_text(findings)


def test_where_all_is_well_every_line_says_so(tmp_path: Path) -> None:
    findings = look(tmp_path)

    assert about(findings, "mode") == [(OK, "tokens are asked for")]
    assert about(findings, "registrations") == [(OK, "3 in the public cloud")]
    assert about(findings, "signing keys") == [(OK, "1 that may speak for Teams")]
    assert [state for state, _ in about(findings, "token for")] == [OK, OK, OK]
    assert about(findings, "SERVICE_URL") == [(OK, "is on a host that we may send to")]
    council = about(findings, "tenant The council")
    assert council == [(OK, "may be SCC, YOS; served by The council")]


def test_anonymous_is_said(tmp_path: Path) -> None:
    findings = examine(lambda: settings_in(tmp_path), HandClock(NINE), GOOD)

    ((state, says),) = about(findings, "mode")
    assert state is NOTE
    assert says.startswith("ANONYMOUS")
    assert not about(findings, "token")  # nobody outside is asked anything


def test_a_registration_that_gets_no_token_is_broken_and_the_others_are_looked_at(
    tmp_path: Path,
) -> None:
    findings = look(tmp_path, asks=replace(GOOD, token=told({"error_codes": [7000222]})))

    assert about(findings, "token for") == [(WRONG, "refused (AADSTS7000222)")] * 3
    assert about(findings, "signing keys") == [(OK, "1 that may speak for Teams")]
    assert exit_code(findings) is Exit.BROKEN


def test_an_identity_provider_that_hangs_is_given_up(tmp_path: Path) -> None:
    def slow(*, anew: bool = False) -> Mapping[str, Any]:
        time.sleep(0.2)  # a thread that nobody can stop: the answer does not wait for it
        return {"access_token": "too late"}

    asks = replace(GOOD, token=lambda _registration, _cloud, _network: slow, within=timedelta())
    assert {state for state, _ in about(look(tmp_path, asks=asks), "token for")} == {WRONG}


async def test_one_check_that_hangs_or_fails_takes_no_other_with_it() -> None:
    async def hangs() -> list[Finding]:
        await asyncio.Event().wait()
        return []

    async def fails() -> list[Finding]:
        raise ZeroDivisionError("Zebedee")

    async def ends() -> list[Finding]:
        return [ok("end", "comes")]

    shown = Terminal()
    checks = [Check("hung", hangs, timedelta()), Check("odd", fails), Check("end", ends)]
    hung, odd, end = await all_of(checks, Progress(shown))

    assert (hung.state, hung.says) == (WRONG, "came to no end within 0 seconds")
    assert odd.says.startswith("could not be looked at (ZeroDivisionError at commands/test_doctor")
    assert "Zebedee" not in as_json([odd])
    assert end.state is OK
    assert shown.getvalue().startswith(f"{CLEAR}Waiting for: hung, odd, end{CLEAR}")
    assert shown.getvalue().endswith(CLEAR)


async def test_a_long_look_is_waited_for_as_long_as_it_goes_on() -> None:
    heard, shown = Heard(share=0.43), Terminal()

    async def long(*, ends: bool) -> list[Finding]:
        for tenth in range(10):
            heard("reading", tenth / 10)
            await asyncio.sleep(0)
        if not ends:
            await asyncio.Event().wait()
        return [ok("long", "ends")]

    for ends, state in ((True, OK), (False, WRONG)):
        check = Check("long", partial(long, ends=ends), timedelta(), heard)
        (found,) = await all_of([check], Progress(shown))
        assert found.state is state
    assert shown.getvalue().startswith(f"{CLEAR}Waiting for: long 43%")


class Terminal(io.StringIO):
    """Somebody looks at it."""

    def isatty(self) -> bool:
        return True


async def test_nothing_is_shown_on_the_way_to_a_file() -> None:
    shown = io.StringIO()
    await all_of([], Progress(shown))

    assert shown.getvalue() == ""


def test_settings_that_fail_as_nobody_foresaw_are_answered_too() -> None:
    def unreadable() -> Any:
        raise UnicodeDecodeError("utf-8", b"Zebedee", 0, 1, "odd")

    findings = examine(unreadable, HandClock(NINE), GOOD)

    assert json.loads(as_json(findings))["state"] == "broken"
    assert "UnicodeDecodeError" in as_text(findings)
    assert "Zebedee" not in as_text(findings)


@pytest.mark.parametrize(
    ("findings", "code", "state"),
    [
        pytest.param([ok("a", "b"), note("a", "b", "c")], 0, "well", id="well"),
        pytest.param([lacks("a", "b", "c"), wrong("a", "b", "c")], 1, "broken", id="broken"),
        pytest.param([lacks("a", "b", "c"), ok("a", "b")], 3, "incomplete", id="incomplete"),
    ],
)
def test_broken_and_incomplete_end_apart(findings: list[Finding], code: int, state: str) -> None:
    assert exit_code(findings) == code
    assert json.loads(as_json(findings))["state"] == state


@pytest.mark.parametrize(
    ("ahead", "state", "says"),
    [
        pytest.param(timedelta(minutes=4), OK, "agrees", id="near enough"),
        pytest.param(timedelta(minutes=15), WRONG, "15 minutes fast", id="fast"),
        pytest.param(-timedelta(minutes=15), WRONG, "15 minutes slow", id="slow"),
        pytest.param(None, NOTE, "was not said", id="nobody says"),
    ],
)
def test_our_clock_is_compared_with_microsofts(
    tmp_path: Path, ahead: timedelta | None, state: State, says: str
) -> None:
    async def date(_url: str, _network: Network) -> datetime | None:
        return None if ahead is None else NINE - ahead

    ((was, said),) = about(look(tmp_path, asks=replace(GOOD, date=date)), "time, by Microsoft")

    assert was is state
    assert says in said


@pytest.mark.parametrize(
    ("keys", "says"),
    [
        pytest.param(
            listing(),
            "cannot be had (no answer): a bot that has none yet lets nobody in",
            id="not reached",
        ),
        pytest.param(listing("webchat"), "none is endorsed for Teams", id="for others"),
    ],
)
def test_keys_that_cannot_be_used_are_wrong(
    tmp_path: Path, keys: Callable[[Cloud, Network], Any], says: str
) -> None:
    assert about(look(tmp_path, asks=replace(GOOD, keys=keys)), "signing keys") == [(WRONG, says)]


@pytest.mark.parametrize(
    ("registrations", "what", "line"),
    [
        pytest.param(
            registration("council", COUNCIL),
            "tenant The police",
            (NOTE, "may be POL; no registration serves it"),
            id="a tenant with no registration",
        ),
        pytest.param(
            ALL_THREE + registration("others", NOBODYS, APP_ID[:-1] + "9"),
            "registration The others",
            (
                LACKS,
                f"serves tenant {NOBODYS}, whose people would be told that we do not know them",
            ),
            id="a registration with no tenant in the roles file",
        ),
        pytest.param(
            registration("council", COUNCIL),
            "Staffordshire Police",
            (
                LACKS,
                "its people have no bot: others report for it, and no mail is set up to tell it",
            ),
            id="a party that nobody can write from, and no mail",
        ),
        pytest.param(
            ALL_THREE,
            "Youth Offending Service",
            (NOTE, "has no information governance mailbox"),
            id="a party with no mailbox",
        ),
        pytest.param(
            ALL_THREE, "Staffordshire Police", (LACKS, "has no SIRO"), id="a post nobody holds"
        ),
        pytest.param(
            "[[registrations]]\n",
            "files",
            (WRONG, "registrations.toml: line 1, registrations[1].app_id: is missing"),
            id="a file with a fault",
        ),
    ],
)
def test_what_does_not_fit_together_is_listed(
    tmp_path: Path, registrations: str, what: str, line: tuple[State, str]
) -> None:
    findings = look(tmp_path, registrations)

    assert line in about(findings, what)
    assert all(one.do for one in findings if one.state is not OK)  # each says what to do


@pytest.mark.parametrize(
    ("days", "state"),
    [
        pytest.param(300, None, id="a good while yet"),
        pytest.param(340, NOTE, id="within a month"),
        pytest.param(366, WRONG, id="over"),
    ],
)
def test_a_certificate_is_said_before_it_runs_out(
    tmp_path: Path, days: int, state: State | None
) -> None:
    certificate_file(tmp_path / "bot.pem")
    council = registration(
        "council", COUNCIL, credential='"certificate"\ncertificate_file = "bot.pem"'
    )
    clock = HandClock(T0 + timedelta(days=days))
    found = about(look(tmp_path, council, clock=clock), "registration The council")

    assert [one[0] for one in found] == ([] if state is None else [state])


@pytest.mark.parametrize(
    ("days", "state"),
    [pytest.param(20, NOTE, id="20 days before"), pytest.param(0, WRONG, id="its last day")],
)
def test_a_secret_whose_day_is_written_down_is_said_before_it_runs_out(
    tmp_path: Path, days: int, state: State
) -> None:
    kept(tmp_path / "secret", b"Zk8")
    until = (NINE + timedelta(days=days)).date()
    credential = f'"client_secret"\nsecret_file = "secret"\nsecret_until = {until}'
    council = registration("council", COUNCIL, credential=credential)

    ((was, says),) = about(look(tmp_path, council), "registration The council")
    assert (was, says) == (state, f"its client secret is good until {until:%d %B %Y}")


def test_an_address_that_we_may_not_send_to_is_wrong(tmp_path: Path) -> None:
    findings = look(tmp_path, service_url="https://smba.trafficmanager.net.evil.example/")

    assert [state for state, _ in about(findings, "SERVICE_URL")] == [WRONG]


def test_bank_holidays_that_run_out_are_said_a_year_before(tmp_path: Path) -> None:
    findings = look(tmp_path, clock=HandClock(NINE + timedelta(days=700)))

    assert [state for state, _ in about(findings, "bank holidays")] == [NOTE]


def test_a_store_is_opened_to_read_and_a_missing_one_is_not_made(tmp_path: Path) -> None:
    findings = look(tmp_path)

    assert about(findings, "store") == [(NOTE, "is not there yet")]
    assert not (tmp_path / "store").exists()
    assert not (tmp_path / "keys").exists()


def test_a_store_that_cannot_be_opened_says_why(tmp_path: Path, pristine: Path) -> None:
    shutil.copytree(pristine, tmp_path, dirs_exist_ok=True)
    ((state, says),) = about(look(tmp_path), "store")
    assert (state, "simulator" in says) == (WRONG, True)  # a town's store is the simulator's


def test_what_to_do_is_that_of_what_is_wrong(tmp_path: Path) -> None:
    store_in(tmp_path, NINE).close()
    (tmp_path / "keys" / "ring.json").unlink()
    (finding,) = (one for one in look(tmp_path) if one.about == "store")
    assert (finding.state, finding.do) == (WRONG, KeyMissing.advice)


def test_a_root_key_that_is_lost_is_named(tmp_path: Path) -> None:
    store_in(tmp_path, NINE).close()
    (tmp_path / "root" / "root.key").unlink()

    ((state, says),) = about(look(tmp_path), "store")
    assert (state, "Restore it from its backup" in says) == (WRONG, True)


def test_the_answer_in_json_says_the_same(tmp_path: Path) -> None:
    findings = look(tmp_path)
    read = json.loads(as_json(findings))

    assert (read["ok"], read["state"]) == (False, exit_code(findings).name.lower())
    assert [row["says"] for row in read["findings"]] == [one.says for one in findings]
    assert set(read["findings"][0]) == {"about", "state", "says", "do"}


def test_at_a_shell_it_exits_1_when_something_is_wrong(tmp_path: Path) -> None:
    done = shell("doctor", "--json", cwd=tmp_path)

    assert done.returncode == 1
    assert "IGDESK_REGISTRATIONS" in json.loads(done.stdout)["findings"][0]["says"]
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("variable", "proxy", "said"),
    [
        pytest.param("", "", [], id="no proxy is spoken of"),
        pytest.param(
            "HTTPS_PROXY",
            "",
            [(NOTE, "HTTPS_PROXY is set, and IG Desk does not follow it")],
            id="one that is not followed",
        ),
        pytest.param(
            "HTTPS_PROXY",
            "http://igdesk:correct-horse@proxy.council.example:8080",
            [(OK, "everything leaves by it, but for what needs none")],
            id="ours",
        ),
    ],
)
def test_by_which_way_everything_leaves(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    variable: str,
    proxy: str,
    said: list[tuple[State, str]],
) -> None:
    for name in USUAL_PROXIES:
        monkeypatch.delenv(name, raising=False)
    if variable:
        monkeypatch.setenv(variable, "http://127.0.0.1:9")
    found = look(tmp_path, proxy=proxy)

    assert about(found, "proxy") == said
    assert "horse" not in as_text(found)
