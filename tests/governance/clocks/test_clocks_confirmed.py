"""A rule has a commencement, and a person who confirmed what we have not read (LW-CONFIRM)."""

from datetime import date

import pytest

from governance.clocks.catalogue import RULES, Counts, say_standing
from governance.clocks.confirmed import (
    Confirmation,
    ConfirmationFaults,
    Post,
    parse_confirmations,
    say_confirm,
    say_standing_of,
)
from governance.clocks.due import Standing
from governance.clocks.examples import example
from tests.governance.calendars_in_print import CALENDARS

TODAY = date(2026, 11, 30)
JANE = 'by = "Jane Example"\npost = "dpo"\non = 2026-11-30\nread_at = "legislation.gov.uk"\n'


def entry(rule: str, more: str = "") -> str:
    return f'[[confirmed]]\nrule = "{rule}"\n{JANE}{more}'


def parsed(*entries: str) -> dict[str, Confirmation]:
    data = "\n".join(("format = 1", *entries)).encode()
    return dict(parse_confirmations(data, file="ours.toml"))


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_every_rule_has_a_source_a_standing_and_where_it_is_law_a_day(rule: object) -> None:
    row = next(one for one in RULES.values() if one is rule)

    assert row.source
    assert say_standing(row.standing)
    assert (row.since is not None) is (row.standing is Standing.STATUTORY)
    assert row.since is None or row.since <= TODAY


def test_what_is_passed_and_not_in_force_is_never_counted() -> None:
    to_come = [rule for rule in RULES.values() if rule.standing is Standing.TO_COME]

    assert [rule.id for rule in to_come] == ["SH-16LA", "LW-CPA", "LW-CWS", "LW-REGULATOR"]
    assert {rule.counts for rule in to_come} == {Counts.NOTHING}
    assert [rule.id for rule in to_come if example(rule.id, CALENDARS)] == []


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        pytest.param(
            [], "Passed, not in force: this becomes a duty on a day not yet fixed.", id="no day"
        ),
        pytest.param(
            [entry("SH-16LA")],
            "Passed, not in force: this becomes a duty on a day not yet fixed.",
            id="confirmed that there is none",
        ),
        pytest.param(
            [entry("SH-16LA", "in_force_from = 2026-12-01")],
            "Passed, not in force: this becomes a duty on Tue 1 Dec 2026.",
            id="tomorrow",
        ),
        pytest.param(
            [entry("SH-16LA", "in_force_from = 2026-11-30")],
            "This has been a duty since Mon 30 Nov 2026.",
            id="from today on",
        ),
    ],
)
def test_a_law_to_come_says_from_when_it_is_a_duty(entries: list[str], said: str) -> None:
    assert say_standing_of(RULES["SH-16LA"], parsed(*entries), TODAY) == said


def test_a_law_in_force_says_since_when() -> None:
    assert say_standing_of(RULES["CP-ACK"], {}, TODAY) == "In force from Fri 19 Jun 2026."


def test_who_confirmed_a_rule_is_said_beside_it_and_the_others_are_asked_for() -> None:
    said = say_confirm(("CL-24", "SIN-5", "CL-24", "RR-15"), parsed(entry("CL-24")))

    assert said == (
        "CL-24: confirmed by Jane Example (DPO) on Mon 30 Nov 2026, from legislation.gov.uk.",
        "Confirm with your IG lead or DPO: we have not read the source ourselves"
        " (SIN-5 and RR-15).",
    )
    assert len(say_confirm(("CL-24",), parsed(entry("CL-24")))) == 1


@pytest.mark.parametrize(
    ("entries", "what"),
    [
        pytest.param([entry("NO-SUCH")], "there is no rule of that id", id="no such rule"),
        pytest.param(
            [entry("BR-72")], "there is no rule of that id that has to be", id="read by us"
        ),
        pytest.param([entry("CL-24"), entry("CL-24")], "this rule is here twice", id="twice"),
        pytest.param(
            [entry("CL-24", "in_force_from = 2027-01-01")], "is in force already", id="in force"
        ),
        pytest.param([entry("CL-24").replace("dpo", "admin")], "post", id="an administrator"),
        pytest.param([entry("CL-24").replace("read_at", "seen")], "read_at", id="not said where"),
        pytest.param([entry("CL-24").replace('"Jane Example"', '""')], "by", id="no name"),
    ],
)
def test_a_confirmation_that_cannot_stand_is_refused_with_its_line(
    entries: list[str], what: str
) -> None:
    with pytest.raises(ConfirmationFaults) as refused:
        parsed(*entries)

    assert what in str(refused.value)
    assert "ours.toml: line " in str(refused.value)


def test_only_the_dpo_and_the_ig_lead_confirm() -> None:
    assert {post.value for post in Post} == {"dpo", "ig_lead"}
