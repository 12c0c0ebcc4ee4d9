"""`igdesk deadline` at a shell: from any folder, with no settings, right or helpful."""

import json
import subprocess
import sys
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bot.commands.clocks_page import PAGE, page
from bot.commands.deadline import BY_RULE, EXAMPLES, app
from bot.commands.shell import COMMANDS
from governance.clocks.catalogue import RULES
from governance.clocks.examples import example
from tests.bot.commands.shell import ROOT, shell
from tests.governance.calendars_in_print import CALENDARS


def run(*words: str) -> dict[str, Any]:
    result = CliRunner().invoke(app, [*words, "--json"])
    assert result.exit_code == 0, result.output
    answer: dict[str, Any] = json.loads(result.stdout)
    return answer


@pytest.mark.parametrize(
    ("command", "rule", "due", "standing"),
    [
        ("breach --aware 2026-11-20T16:40", "BR-72", "2026-11-23T16:40:00+00:00", "statutory"),
        ("breach --aware 2027-03-26T16:00", "BR-72", "2027-03-29T17:00:00+01:00", "statutory"),
        ("breach --aware 2026-07-01T12:00Z", "BR-72", "2026-07-04T13:00:00+01:00", "statutory"),
        ("dsr --received 2026-11-25", "DSR-1M", "2026-12-29", "statutory"),
        ("dsr --received 2026-11-25 --extended", "DSR-EXT", "2027-02-25", "statutory"),
        ("dsr --received 2026-11-02 --id-received 2026-11-16", "DSR-1M", "2026-12-16", "statutory"),
        ("dsr --received 2026-11-02 --fee-paid 2026-11-16", "DSR-1M", "2026-12-16", "statutory"),
        ("dsr --received 2026-11-02 --clarification 2026-11-04..2026-11-11 "
         "--clarification 2026-11-20..2026-11-20", "DSR-1M", "2026-12-11", "statutory"),
        ("foi --received 2026-11-20", "FOI-20", "2026-12-21", "statutory"),
        ("foi --received 20/11/2026", "FOI-20", "2026-12-21", "statutory"),
        ("foi --received 2026-11-20 --clarified 2026-12-07", "FOI-20", "2027-01-08", "statutory"),
        ("foi --received 2026-11-02 --fees 2026-11-09..2026-11-16", "FOI-20", "2026-12-09",
         "statutory"),
        ("foi --received 2026-11-20 --extended", "FOI-PIT", "2027-01-22", "guidance"),
        ("eir --received 2026-11-20", "EIR-20", "2026-12-21", "statutory"),
        ("eir --received 2026-11-20 --extended", "EIR-40", "2027-01-22", "statutory"),
        ("complaint --received 2026-11-26", "CP-ACK", "2026-12-29", "statutory"),
        ("complaint --received 2026-06-18", "CP-ACK-TARGET", "2026-06-25", "target"),
        ("serious-incident --aware 2026-12-23", "SIN-5", "2027-01-04", "guidance"),
        ("serious-incident --aware 2026-12-23T23:59", "SIN-5", "2027-01-04", "guidance"),
        ("review --first-signature 2023-09-19 --count 5", "ISA-REVIEW", "2024-03-19", "target"),
        ("fee --period-start 2026-11-23", "FEE", "2026-12-13", "statutory"),
        ("internal-review --received 2026-11-20", "FOI-IR", "2026-12-21", "guidance"),
        ("internal-review --received 2026-11-20 --environmental", "EIR-REV", "2027-01-22",
         "statutory"),
    ],
)  # fmt: skip
def test_each_kind_answers_in_json(command: str, rule: str, due: str, standing: str) -> None:
    answer = run(*command.split())

    assert (answer["rule"], answer["due"], answer["standing"]) == (rule, due, standing)
    assert answer["source"]
    assert all(isinstance(line, str) for line in answer["explanation"])


GIVEN = {rule: worked for rule in RULES if (worked := example(rule, CALENDARS))}
NOT_BY_A_KIND = {
    *("BR-PHASE", "BR-SUBJ", "FOI-ASSIST", "CP-ROUTE", "CP-GROUP"),
    *("LADO", "LCSPR", "CSPR-PUB", "AHRA"),
}
"""Rules whose dates count from another moment, or that no kind of the command gives."""


@pytest.mark.parametrize("rule", BY_RULE)
def test_a_rules_id_can_stand_for_the_kind(rule: str) -> None:
    answer = run(rule, "--received", "2026-11-20")

    assert GIVEN[rule].rule in {one["rule"] for one in answer.get("dates", [answer])}
    assert run(rule.lower().replace("-", "_"), "--received", "2026-11-20") == answer


def test_every_rule_that_a_kind_gives_can_be_asked_for_by_its_id() -> None:
    assert BY_RULE.keys() == GIVEN.keys() - NOT_BY_A_KIND


@pytest.mark.parametrize("kind", EXAMPLES)
def test_every_kind_takes_the_day_it_was_received(kind: str) -> None:
    assert run(kind, "--received", "2026-11-20")["due"]


@pytest.mark.parametrize(
    ("command", "dates"),
    [
        ("breach --aware 2026-11-20T16:40", ["BR-72", "BR-ISA"]),
        ("breach --aware 2026-11-20T16:40 --high-risk 2026-11-20T18:00",
         ["BR-72", "BR-ISA", "BR-SUBJ"]),
        ("dsr --received 2026-11-25 --extended", ["DSR-EXT", "DSR-TARGET", "DSR-EXT-NOTICE"]),
        ("foi --received 2026-11-20 --extended", ["FOI-PIT", "FOI-20"]),
        ("eir --received 2026-11-20 --extended", ["EIR-40", "EIR-40-NOTICE"]),
        ("complaint --received 2026-11-26", ["CP-ACK", "CP-ACK-TARGET", "CP-PROG"]),
        ("serious-incident --aware 2026-12-23 --looked-after --care-leaver",
         ["SIN-5", "RR-15", "LAC-D", "CL-24"]),
        ("review --first-signature 2023-09-19 --count 5", ["ISA-REVIEW"] * 5),
        ("internal-review --received 2026-11-20", ["FOI-IR", "FOI-IR-MAX", "EIR-REV"]),
    ],
)  # fmt: skip
def test_several_dates_are_listed_the_one_that_binds_first(command: str, dates: list[str]) -> None:
    answer = run(*command.split())

    assert [each["rule"] for each in answer["dates"]] == dates
    assert answer["dates"][0]["due"] == answer["due"]
    assert all(
        {"rule", "due", "standing", "source", "explanation"} <= set(each)
        for each in answer["dates"]
    )


def test_one_date_alone_has_no_list() -> None:
    assert "dates" not in run("foi", "--received", "2026-11-20")


def test_a_waiting_clock_has_no_date_and_says_how_many_days_are_left() -> None:
    answer = run("dsr", "--received", "2026-11-02", "--clarification", "2026-11-04..")

    assert answer["due"] is None
    assert answer["days_left"] == 29


def test_an_unread_source_is_confirmed_with_the_ig_lead_once() -> None:
    words = ["serious-incident", "--aware", "2026-12-23"]
    as_text, as_json = (CliRunner().invoke(app, [*words, *more]) for more in ([], ["--json"]))

    assert as_text.stdout.count("Confirm with your IG lead") == 1
    assert as_json.stdout.count("Confirm with your IG lead") == 1
    assert "Confirm" not in CliRunner().invoke(app, ["foi", "--received", "2026-11-20"]).stdout


def test_a_target_is_called_a_partnership_target_and_law_statutory() -> None:
    said = CliRunner().invoke(app, ["complaint", "--received", "2026-11-26"]).stdout

    assert "CP-ACK, statutory: DPA 2018 s.164A(3)" in said
    assert "CP-ACK-TARGET, partnership target:" in said


def test_what_had_to_be_assumed_is_said() -> None:
    answer = run("breach", "--aware", "2026-11-20")

    assert datetime.fromisoformat(answer["due"]).hour == 0
    assert "No time was given" in answer["explanation"][0]


def test_a_date_beyond_the_confirmed_holidays_is_provisional() -> None:
    assert run("foi", "--received", "2028-12-20")["provisional"] is True
    assert run("foi", "--received", "2026-11-20")["provisional"] is False


@pytest.mark.parametrize("kind", sorted(EXAMPLES))
def test_the_example_of_every_kind_works_and_stands_in_its_help(kind: str) -> None:
    words = EXAMPLES[kind].split()[2:]
    shown = " ".join(CliRunner().invoke(app, [kind, "--help"]).stdout.split())

    assert CliRunner().invoke(app, words).exit_code == 0
    assert EXAMPLES[kind] in shown


@pytest.mark.parametrize(
    ("command", "wrong"),
    [
        pytest.param("deadline", "Missing command", id="no kind"),
        pytest.param("deadline sar --received 2026-11-20", "sar", id="no such kind"),
        pytest.param("deadline foi", "--received", id="no date"),
        pytest.param("deadline foi --received 31/9/2026", "not a day", id="no such day"),
        pytest.param("deadline foi --received 2026-11-20 --aware x", "--aware",
                     id="no such option"),
        pytest.param("deadline dsr --received 2026-11-20 --clarification 2026-11-04..2026-11-03",
                     "cannot come before the question", id="answered before asked"),
        pytest.param("deadline dsr --received 2026-11-20 --id-received 2026-11-01",
                     "cannot be before the day received", id="identity before the request"),
        pytest.param("deadline review --first-signature 2023-09-19 --count many",
                     "--count", id="count"),
    ],
)  # fmt: skip
def test_wrong_use_exits_2_with_what_was_wrong_and_an_example(
    command: str, wrong: str, tmp_path: Path
) -> None:
    result = shell(*command.split(), cwd=tmp_path)

    assert result.returncode == 2
    assert result.stdout == ""
    assert wrong in result.stderr
    assert "Example: igdesk deadline " in result.stderr


def test_it_works_from_any_folder_with_no_settings_and_leaves_nothing(tmp_path: Path) -> None:
    result = shell("deadline", "foi", "--received", "2026-11-20", cwd=tmp_path)

    assert result.returncode == 0, result.stderr
    assert "Mon 21 Dec 2026" in result.stdout
    assert list(tmp_path.iterdir()) == []


def test_only_what_it_needs_is_loaded(tmp_path: Path) -> None:
    heavy = ("sqlalchemy", "alembic", "aiohttp", "botframework", "apscheduler", "rich")
    code = (
        "import sys; sys.argv = ['igdesk', 'deadline', 'fee', '--help']\n"
        "from bot.__main__ import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    )

    result = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT)},
    )

    assert not set(heavy) & set(result.stdout.splitlines()[-1].split())


def test_only_commands_that_exist_are_listed(tmp_path: Path) -> None:
    result = shell("--help", cwd=tmp_path)

    listed = result.stdout.partition("Commands:")[2].strip().splitlines()
    assert [line.split()[0] for line in listed] == list(COMMANDS)
    assert all(find_spec(module) for module, _ in COMMANDS.values())


def test_the_page_of_clocks_is_what_the_rules_say() -> None:
    assert PAGE.read_text("utf-8") == page(), "run: python -m bot.commands.clocks_page"


def test_the_page_asks_for_confirmation_once() -> None:
    assert page().count("confirm with your IG lead") == 1
