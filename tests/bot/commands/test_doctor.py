"""`igdesk doctor`: each line says what is wrong and what to do; nothing is changed."""

import json
import shutil
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from msal.exceptions import MsalServiceError  # type: ignore[import-untyped]

from adapters.clouds import Cloud
from bot.commands.doctor import examine
from bot.commands.doctor_answer import State, as_json, as_text, found_wanting
from bot.config import SettingsFaults
from tests.adapters.credentials_kit import certificate_file
from tests.adapters.hand_clock import T0, HandClock
from tests.bot.commands.doctor_kit import (
    ALL_THREE,
    COUNCIL,
    GOOD,
    about,
    listing,
    look,
    registration,
    told,
)
from tests.bot.commands.shell import shell
from tests.bot.town import APP_ID, NINE, settings_in

NOBODYS = "99999999-9999-4999-8999-999999999999"
OK, NOTE, WRONG = State.OK, State.NOTE, State.WRONG


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


@pytest.mark.parametrize(
    ("answer", "says", "do"),
    [
        pytest.param(
            {"error": "invalid_client", "error_codes": [7000222]},
            "refused (AADSTS7000222)",
            "expired",
            id="a secret that has expired",
        ),
        pytest.param({"error_codes": [700016]}, "AADSTS700016", "app id", id="another's tenant"),
        pytest.param({}, "refused (AADSTS0)", "Look up", id="who knows"),
        pytest.param({"error_codes": "odd"}, "refused (AADSTS0)", "Look up", id="nonsense"),
        pytest.param(OSError("down"), "no answer", "login.microsoftonline.com", id="no network"),
        pytest.param(
            MsalServiceError("HTTP Error: 503", error="", error_description=""),
            "no answer",
            "login.microsoftonline.com",
            id="Entra is out of order",
        ),
        pytest.param(ZeroDivisionError(), "no answer", "firewall", id="what nobody foresaw"),
        pytest.param(ValueError("odd"), "no answer", "firewall", id="no answer that is one"),
    ],
)
def test_a_registration_that_gets_no_token_says_what_to_do(
    tmp_path: Path, answer: Mapping[str, Any] | Exception, says: str, do: str
) -> None:
    findings = look(tmp_path, asks=replace(GOOD, token=told(answer)))

    wrong = [one for one in findings if one.about.startswith("token for")]
    assert [one.state for one in wrong] == [WRONG] * 3
    assert says in wrong[0].says
    assert do in wrong[0].do
    assert found_wanting(findings)


def test_an_identity_provider_that_hangs_is_given_up(tmp_path: Path) -> None:
    def slow(*, anew: bool = False) -> Mapping[str, Any]:
        time.sleep(0.2)  # a thread that nobody can stop: the answer does not wait for it
        return {"access_token": "too late"}

    asks = replace(GOOD, token=lambda _registration, _cloud: slow, within=timedelta())
    assert {state for state, _ in about(look(tmp_path, asks=asks), "token for")} == {WRONG}


@pytest.mark.parametrize(
    ("keys", "says"),
    [
        pytest.param(listing(), "cannot be had, so nobody can be let in", id="not reached"),
        pytest.param(listing("webchat"), "none is endorsed for Teams", id="for others"),
    ],
)
def test_keys_that_cannot_be_used_are_wrong(
    tmp_path: Path, keys: Callable[[Cloud], Any], says: str
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
                WRONG,
                f"serves tenant {NOBODYS}, whose people would be told that we do not know them",
            ),
            id="a registration with no tenant in the roles file",
        ),
        pytest.param(
            registration("council", COUNCIL),
            "Staffordshire Police",
            (
                WRONG,
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
            ALL_THREE, "Staffordshire Police", (WRONG, "has no SIRO"), id="a post nobody holds"
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

    (tmp_path / "keys" / "ring.json").unlink()
    ((state, says),) = about(look(tmp_path), "store")
    assert state is WRONG


def test_the_answer_in_json_says_the_same(tmp_path: Path) -> None:
    findings = look(tmp_path)
    read = json.loads(as_json(findings))

    assert read["ok"] is not found_wanting(findings)
    assert [row["says"] for row in read["findings"]] == [one.says for one in findings]
    assert set(read["findings"][0]) == {"about", "state", "says", "do"}


def test_at_a_shell_it_exits_1_when_something_is_wrong(tmp_path: Path) -> None:
    done = shell("doctor", "--json", cwd=tmp_path)

    assert done.returncode == 1
    assert "IGDESK_REGISTRATIONS" in json.loads(done.stdout)["findings"][0]["says"]
    assert done.stderr == ""
