"""`igdesk agreement` at a shell: from any folder, with no store and no settings."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from bot.commands.agreement import EXAMPLES, SHIPPED, app
from bot.commands.shell import COMMANDS
from governance.agreements.parse import AgreementFaults, parse_agreement
from tests.bot.commands.shell import ROOT, shell

DATA = ROOT / "tests" / "data" / "agreements"
RIVERSIDE = DATA / "riverside.toml"
BROKEN = sorted(DATA.glob("broken_*.toml"))

DATA_GAPS = [  # AG-GAPS: 4, 5, 6, 9 and 21 are for someone to find out or get done
    "cafcass_contact",
    "eight_not_signed",
    "v1_1_not_approved",
    "contacts_are_not_ig_leads",
    "no_review_recorded",
]


def run(*words: str, code: int = 0) -> str:
    result = CliRunner().invoke(app, list(words))
    assert result.exit_code == code, result.output
    return result.stdout


def answer(*words: str, code: int = 0) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(run(*words, "--json", code=code))
    return made


def faults_of(file: Path) -> AgreementFaults:
    with pytest.raises(AgreementFaults) as caught:
        parse_agreement(file.read_bytes(), file=str(file))
    return caught.value


@pytest.mark.parametrize("file", BROKEN, ids=lambda file: file.stem)
def test_check_names_every_fault_of_a_broken_file_with_its_line(file: Path) -> None:
    lines = run("check", str(file), code=1).splitlines()
    expected = faults_of(file).faults

    assert lines == [f"{file}: {fault}" for fault in expected]
    assert all(
        f": line {fault.line}, " in line for line, fault in zip(lines, expected, strict=True)
    )


def test_there_are_ten_broken_files() -> None:
    assert len(BROKEN) == 10


def test_a_broken_file_as_data() -> None:
    made = answer("check", str(DATA / "broken_days.toml"), code=1)

    assert made["ok"] is False
    assert made["faults"][0] == {
        "line": 55,
        "where": "versions[1].ratified",
        "what": "is before the version was written",
    }


def test_at_a_shell_a_broken_file_exits_1_without_a_traceback(tmp_path: Path) -> None:
    ran = shell("agreement", "check", str(DATA / "broken_twice.toml"), cwd=tmp_path)

    assert ran.returncode == 1
    assert len(ran.stdout.splitlines()) == 7
    assert ran.stderr == ""


def test_the_shipped_file_passes_from_any_folder_with_no_settings(tmp_path: Path) -> None:
    ran = shell("agreement", "check", cwd=tmp_path)

    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith(f"{SHIPPED}: nothing wrong.")
    assert "11 parties, 9 controllers, 5 open gaps" in ran.stdout
    assert list(tmp_path.iterdir()) == []


def test_the_shipped_files_gaps_are_exactly_the_data_gaps() -> None:
    made = answer("gaps")

    assert [gap["key"] for gap in made["gaps"]] == DATA_GAPS
    assert {gap["kind"] for gap in made["gaps"]} == {"data_gap"}
    assert all(key in run("gaps") for key in DATA_GAPS)


def test_all_the_open_points_are_there_for_the_asking() -> None:
    assert len(answer("gaps", "--all")["gaps"]) == 23


def test_three_reviews_are_overdue_and_the_next_is_on_its_day() -> None:
    made = answer("schedule", "--from", "2026-11-22")

    assert [one["due"] for one in made["overdue"]] == ["2024-03-19", "2025-03-19", "2026-03-19"]
    assert [one["days_overdue"] for one in made["overdue"]] == [978, 613, 248]
    reviews = [one["date"] for one in made["dates"] if one["kind"] == "review"]
    assert reviews == ["2027-03-19", "2028-03-19"]
    assert made["status"] == "in_force_and_overdue"
    assert "overdue; the agreement is still in force (§9.0)" in made["says"][0]


@pytest.mark.parametrize("file", [[], [str(RIVERSIDE)]], ids=["shipped", "riverside"])
def test_every_date_of_the_window_says_why_on_what_ground_and_how_binding(file: list[str]) -> None:
    made = answer("schedule", *file, "--from", "2026-11-22")

    assert (made["since"], made["until"]) == ("2026-11-22", "2028-11-22")
    assert made["dates"]
    for one in made["dates"]:
        assert made["since"] <= one["date"] < made["until"]
        assert one["explanation"]
        assert one["source"]
        assert one["standing"] in {"statutory", "target"}


def test_a_person_reads_the_same_dates_with_our_numbers_called_targets() -> None:
    said = run("schedule", "--from", "2026-11-22")

    assert "Overdue: review 1, due Tue 19 Mar 2024, 978 days ago." in said
    assert "Fri 19 Mar 2027: Review 4 of the agreement is due." in said
    assert "Mon 4 Jan 2027: Ask 10 contacts: still you?" in said
    assert "partnership target: reminder policy" in said
    assert "expired" not in said.lower()


def test_nobodys_name_is_printed() -> None:
    printed = run("schedule") + run("gaps", "--all") + run("check")

    assert not [name for name in ("Bhardwaja", "Riggs", "Johnstone", "Steadman") if name in printed]


def test_the_schedule_starts_today_and_can_be_shorter() -> None:
    made = answer("schedule", "--months", "1")

    assert made["until"][:7] != made["since"][:7]


@pytest.mark.parametrize("command", ["schedule", "gaps"])
def test_dates_and_gaps_of_a_broken_file_are_refused_fault_by_fault(
    command: str, tmp_path: Path
) -> None:
    file = DATA / "broken_review.toml"
    ran = shell("agreement", command, str(file), cwd=tmp_path)

    assert ran.returncode == 1
    assert ran.stdout == ""
    assert ran.stderr.splitlines() == [f"{file}: {fault}" for fault in faults_of(file).faults]


@pytest.mark.parametrize(
    ("words", "helped"),
    [
        pytest.param(["check", "not_there.toml"], EXAMPLES["check"], id="no such file"),
        pytest.param(["check", "."], EXAMPLES["check"], id="a folder"),
        pytest.param(["schedule", "--from", "soon"], EXAMPLES["schedule"], id="not a day"),
        pytest.param(["schedule", "--from", "9999-12-31"], EXAMPLES["schedule"], id="no such year"),
        pytest.param(["schedule", "--months", "0"], EXAMPLES["schedule"], id="no months"),
        pytest.param(["gaps", "--most"], EXAMPLES["gaps"], id="no such option"),
        pytest.param(["chase"], EXAMPLES["schedule"], id="no such command"),
        pytest.param([], EXAMPLES["schedule"], id="nothing said"),
    ],
)
def test_wrong_use_exits_2_with_an_example_that_works(
    words: list[str], helped: str, tmp_path: Path
) -> None:
    ran = shell("agreement", *words, cwd=tmp_path)

    assert ran.returncode == 2
    assert f"Example: {helped}" in ran.stderr
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize("command", ["check", "schedule", "gaps"])
def test_every_command_helps_with_an_example(command: str) -> None:
    assert EXAMPLES[command] in " ".join(run(command, "--help").split())


def test_the_command_is_listed() -> None:
    assert "agreement" in COMMANDS


LINES = RIVERSIDE.read_text(encoding="utf-8").splitlines()
NUMBERED = [at for at, line in enumerate(LINES) if line.rstrip("]")[-1:].isdigit()]


@settings(max_examples=30, deadline=None)
@given(at=st.sampled_from(NUMBERED), number=st.integers(0, 10**18) | st.dates())
def test_whatever_number_or_day_a_file_has_it_is_answered_or_refused(
    at: int, number: object, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("agreement") / "agreement.toml"
    key = LINES[at].split("=")[0]
    changed = [*LINES[:at], f"{key}= {number}", *LINES[at + 1 :]]
    file.write_text("\n".join(changed), encoding="utf-8")

    result = CliRunner().invoke(app, ["schedule", str(file), "--from", "2026-11-22"])

    assert result.exit_code in {0, 1}, result.exception
