"""`igdesk law`: what is to be confirmed, what is to come, and who confirmed what."""

import json
from datetime import date
from pathlib import Path

from typer.testing import CliRunner

from bot.commands.doctor_answer import State
from bot.commands.doctor_files import rules
from bot.commands.law import app
from governance.clocks.catalogue import RULES
from governance.clocks.confirmed import Confirmation, Post, parse_confirmations
from tests.bot.commands.shell import ROOT, shell

FILE = str(ROOT / "docs" / "confirmations.example.toml")


def test_every_rule_that_has_to_be_confirmed_is_listed_with_its_source() -> None:
    said = CliRunner().invoke(app, []).stdout

    for rule in RULES.values():
        assert (f"{rule.id}: {rule.title}" in said) is rule.asks
    assert said.count("Nobody has confirmed it yet.") == sum(r.asks for r in RULES.values())
    assert "this becomes a duty on a day not yet fixed" in said


def test_who_confirmed_a_rule_stands_beside_it() -> None:
    said = CliRunner().invoke(app, ["--confirmations", FILE]).stdout

    beside = said.partition("CL-24: ")[2].partition("\n\n")[0]
    assert "confirmed by Jane Example (IG lead) on Mon 30 Nov 2026" in beside


def test_a_program_reads_the_same() -> None:
    rows = json.loads(CliRunner().invoke(app, ["--confirmations", FILE, "--json"]).stdout)
    by_rule = {row["rule"]: row for row in rows}

    assert by_rule["CL-24"]["confirmed"]["on"] == "2026-11-30"
    assert by_rule["SIN-5"]["confirmed"] is None
    assert (by_rule["SH-16LA"]["in_force"], by_rule["AHRA"]["in_force"]) == (False, True)


def test_the_doctor_says_how_many_nobody_has_confirmed() -> None:
    asks = [rule.id for rule in RULES.values() if rule.asks]
    waiting = rules(parse_confirmations(Path(FILE).read_bytes(), file=FILE))
    one = Confirmation("", "Jane Example", Post.DPO, date(2026, 11, 30), "the book")
    settled = rules(dict.fromkeys(asks, one))

    assert waiting.state is State.NOTE
    assert f"{len(asks) - 1} of {len(asks)} rules are to be confirmed" in waiting.says
    assert "igdesk law" in waiting.do
    assert settled.state is State.OK


def test_a_file_with_faults_is_refused_with_each(tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text('format = 1\n[[confirmed]]\nrule = "BR-72"\n', "utf-8")

    result = shell("law", "--confirmations", "ours.toml", cwd=tmp_path)

    assert result.returncode == 1
    assert "ours.toml: line 3, confirmed[1].rule: there is no rule of that id" in result.stderr
    assert "confirmed[1].by" in result.stderr
