"""What comes first of a disclosure request, what may be decided, and what closes it."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.cases.case import Status
from governance.cases.danger import Danger
from governance.cases.facts import Acknowledged
from governance.clocks.due import FactsDoNotFit
from governance.disclosures import steps
from governance.disclosures.disclosure import DisclosureCase
from governance.disclosures.facts import (
    AskerChecked,
    AskWeighed,
    Decision,
    DisclosureSent,
    Footing,
    LegalAsked,
    Route,
    Step,
    Victim,
)
from governance.disclosures.report import Really
from governance.disclosures.steps import Next, check, decisions, next_step, possible
from tests.disclosures_made import CHECKED, SENT, TOLD, decided, disclosure, weighed
from tests.governance.calendars_in_print import CALENDARS

TODAY = date(2026, 11, 23)
ASKED_ON = date(2026, 11, 20)
MUST, MAY, LEAVE = (weighed(footing) for footing in Footing)
STEPS: tuple[Step, ...] = (
    *(CHECKED, MUST, MAY, LEAVE, SENT, TOLD, LegalAsked(ASKED_ON)),
    *(decided(one) for one in Decision),
    decided(leave=True),
)


def kept(case: DisclosureCase, fact: Step) -> None:
    """Raises where it cannot be kept."""
    check(case, fact, today=TODAY, asked_on=ASKED_ON)


@pytest.mark.parametrize(
    ("case", "fact", "said"),
    [
        pytest.param(disclosure(MAY), decided(), steps.NOT_KNOWN, id="who asks comes first"),
        pytest.param(disclosure(CHECKED), decided(), steps.NOT_WEIGHED, id="then what is asked"),
        pytest.param(
            disclosure(CHECKED, MUST),
            decided(Decision.REFUSE),
            steps.NOT_REFUSED,
            id="a must is not refused",
        ),
        pytest.param(disclosure(CHECKED, LEAVE), decided(), steps.NO_LEAVE, id="leave is seen"),
        pytest.param(
            disclosure(CHECKED), AskerChecked(Really.NOT_YET), steps.NOT_A_CHECK, id="not a check"
        ),
        pytest.param(
            disclosure(CHECKED),
            AskWeighed(Footing.MAY, "s.115", "Notes", Victim.NO_NOTICE),
            steps.SAY_WHY,
            id="no notice to a victim wants the police's reason",
        ),
        pytest.param(disclosure(CHECKED, MAY), SENT, steps.NOT_DECIDED, id="no going undecided"),
        pytest.param(disclosure(CHECKED, MAY), TOLD, steps.NOT_DECIDED, id="no telling undecided"),
        pytest.param(
            disclosure(CHECKED, MAY, decided(Decision.REFUSE)), SENT, steps.NOT_TO_GO, id="refused"
        ),
        pytest.param(
            disclosure(CHECKED, MAY, decided()),
            DisclosureSent("Notes", Route.POST, ASKED_ON),
            steps.NOT_READ,
            id="somebody else reads it",
        ),
        pytest.param(
            disclosure(CHECKED, MAY, decided()),
            DisclosureSent("Notes", Route.POST, TODAY + timedelta(1), read_twice=True),
            steps.NOT_YET,
            id="not tomorrow",
        ),
        pytest.param(
            disclosure(CHECKED, MUST),
            LegalAsked(ASKED_ON - timedelta(1)),
            steps.TOO_EARLY,
            id="not before it was asked",
        ),
        pytest.param(
            disclosure(CHECKED, MAY, decided(), SENT, TOLD), CHECKED, steps.CLOSED, id="closed"
        ),
    ],
)
def test_what_must_hold_is_said_before_anything_is_kept(
    case: DisclosureCase, fact: Step, said: str
) -> None:
    with pytest.raises(FactsDoNotFit, match=re.escape(said)):
        kept(case, fact)


def test_in_danger_it_is_decided_and_sent_at_once_and_nobody_reads_it_second() -> None:
    case = disclosure(danger=Danger.YES)
    kept(case, decided())
    then = disclosure(decided(), danger=Danger.YES)
    kept(then, DisclosureSent("The address", Route.PHONE, ASKED_ON))

    assert next_step(case) is Next.DECIDE
    assert next_step(then) is Next.SENT
    assert Decision.REFUSE not in decisions(case)


def test_what_was_shared_in_danger_is_written_down_after_before_it_closes() -> None:
    case = disclosure(decided(), SENT, TOLD, danger=Danger.YES, really=Really.RUNG_BACK)

    assert case.decided is None
    assert next_step(case) is Next.WEIGH
    assert disclosure(decided(), SENT, TOLD, MAY, danger=Danger.YES).decided


def test_another_footing_asks_for_another_decision_unless_it_has_gone() -> None:
    refused = disclosure(CHECKED, MAY, decided(Decision.REFUSE), MUST)
    gone = disclosure(CHECKED, MAY, decided(), SENT, MUST)

    assert refused.decision is None
    assert gone.decision
    with pytest.raises(FactsDoNotFit, match="gone already"):
        kept(gone, decided(Decision.PART))


def test_not_sure_of_danger_skips_nothing() -> None:
    with pytest.raises(FactsDoNotFit, match="really them"):
        kept(disclosure(danger=Danger.NOT_SURE), decided())


@pytest.mark.parametrize("footing", Footing)
def test_refuse_is_offered_for_anything_but_a_must(footing: Footing) -> None:
    offered = decisions(disclosure(CHECKED, weighed(footing)))

    assert (Decision.REFUSE in offered) is (footing is not Footing.MUST)


def test_a_must_asks_for_legal_until_they_were_asked() -> None:
    assert Next.LEGAL in possible(disclosure(CHECKED, MUST))
    assert Next.LEGAL not in possible(disclosure(CHECKED, MUST, LegalAsked(ASKED_ON)))


@pytest.mark.parametrize(
    ("then", "step"),
    [
        ((), Next.CHECK),
        ((CHECKED,), Next.WEIGH),
        ((CHECKED, MAY), Next.DECIDE),
        ((CHECKED, MAY, decided()), Next.SENT),
        ((CHECKED, MAY, decided(), SENT), Next.TELL),
        ((CHECKED, MAY, decided(Decision.REFUSE)), Next.TELL),
        ((CHECKED, MAY, decided(), TOLD), Next.SENT),
        ((CHECKED, MAY, decided(), SENT, TOLD), None),
        ((CHECKED, MAY, decided(Decision.REFUSE), TOLD), None),
    ],
)
def test_each_thing_that_is_written_down_asks_for_the_next(
    then: tuple[Step, ...], step: Next | None
) -> None:
    case = disclosure(*then)

    assert next_step(case) is step
    assert (case.status is Status.DECIDED) is (step is None)


@given(st.lists(st.sampled_from(STEPS), max_size=8), st.sampled_from(Danger))
def test_whatever_is_kept_in_any_order_nothing_goes_undecided_and_no_must_is_refused(
    wanted: list[Step], danger: Danger
) -> None:
    happened: list[Step] = []
    for fact in wanted:
        case = disclosure(*happened, danger=danger)
        try:
            kept(case, fact)
        except FactsDoNotFit:
            continue
        happened.append(fact)
    case = disclosure(*happened, danger=danger)

    assert not (case.sent and case.decision is None)
    assert case.decided is None or (case.decision and case.telling and case.weighed)
    if case.decided is not None and case.decided_as is not Decision.REFUSE:
        assert case.sent
    if case.decision and danger is not Danger.YES:
        assert case.known
        assert case.weighed
    if case.decided_as is Decision.REFUSE:
        assert not case.must


def test_the_date_in_the_order_is_its_clock_until_it_is_closed() -> None:
    friday = date(2026, 12, 4)
    open_still = disclosure(CHECKED, weighed(by=friday), decided())
    closed = disclosure(CHECKED, weighed(by=friday), decided(), SENT, TOLD)

    assert open_still.due is not None
    assert open_still.due.date() == friday + timedelta(1)  # over from the next London midnight
    assert "due_in_2wd" in open_still.timed(CALENDARS).by_day
    assert closed.due is None


def test_where_no_date_is_named_none_is_counted() -> None:
    case = disclosure(Acknowledged())

    assert case.due is None
    assert "overdue" not in case.timed(CALENDARS).by_day
