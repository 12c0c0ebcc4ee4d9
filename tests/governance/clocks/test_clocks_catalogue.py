"""Every rule of the specification can be found by its id."""

import pytest

from governance.clocks.catalogue import RULES, Counts, NoSuchRule, find
from governance.clocks.examples import example
from tests.governance.calendars_in_print import CALENDARS

ASKED_FOR = [
    "BR-72",
    "BR-LATE",
    "BR-PHASE",
    "BR-PROC",
    "BR-SUBJ",
    "BR-REC",
    "BR-ISA",
    "DSR-1M",
    "DSR-EXT",
    "DSR-EXT-NOTICE",
    "DSR-PAUSE",
    "DSR-ID",
    "DSR-REFUSE",
    "DSR-MUE",
    "DSR-19",
    "FOI-20",
    "FOI-PIT",
    "FOI-REFUSE",
    "FOI-ASSIST",
    "FOI-MOVE",
    "FOI-IR",
    "EIR-20",
    "EIR-40",
    "EIR-MOVE",
    "EIR-REF",
    "EIR-REV",
    "CP-ACK",
    "CP-PROG",
    "CP-OUT",
    "SIN-5",
    "RR-15",
    "LAC-D",
    "CL-24",
    "LCSPR",
    "CSPR-PUB",
    "AHRA",
    "FEE",
    "ISA-REVIEW",
]


@pytest.mark.parametrize("rule_id", ASKED_FOR)
def test_every_rule_asked_for_is_found(rule_id: str) -> None:
    assert find(rule_id).id == rule_id
    assert find(rule_id.lower().replace("-", "_")) is find(rule_id)


def test_an_unknown_rule_is_said_to_be_unknown() -> None:
    with pytest.raises(NoSuchRule, match="There is no rule"):
        find("DSR-2M")


@pytest.mark.parametrize("rule_id", sorted(RULES))
def test_a_rule_with_a_number_has_an_example_and_one_without_has_none(rule_id: str) -> None:
    worked = example(rule_id, CALENDARS)

    assert (worked is None) == (RULES[rule_id].counts is Counts.NOTHING)


@pytest.mark.parametrize("rule_id", sorted(RULES))
def test_a_number_of_ours_is_never_called_law(rule_id: str) -> None:
    rule = RULES[rule_id]

    assert (rule.tag.value == "D") <= (rule.standing.value == "target")
