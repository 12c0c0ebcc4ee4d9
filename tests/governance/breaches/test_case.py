"""A case is what its history amounts to, whatever happened and in whatever order."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given

from governance.breaches.breach import Breach
from governance.breaches.facts import (
    AwarenessCorrected,
    Corrected,
    Decided,
    DetailsAdded,
    Outcome,
    Reported,
)
from governance.breaches.ladders import breach_ladder
from governance.breaches.report import BreachDetails, Contained, Doubt, Noticed, WentWrong, Where
from governance.cases.case import Status
from governance.cases.danger import Danger
from governance.cases.event import Event, Fact
from governance.cases.facts import (
    Acknowledged,
    ConflictDeclared,
    LeaderNamed,
    MessageSent,
    RungFired,
    Unreached,
    Withdrawn,
)
from governance.cases.recipients import Told
from governance.folding import after, fold
from governance.people.identity import PersonId, Role
from governance.plain import UnknownHistory
from tests.governance.climbing import HEADER, REPORTER, breach, moment, person
from tests.governance.facts_drawn import TO_A_BREACH, happens

CASE = breach("2026-11-23 09:00")
LEAD, DEPUTY, SIRO = person("lead"), person("deputy"), person("siro")
LATER = moment("2026-11-23 11:00")


def then(case: Breach, *done: tuple[PersonId, Fact]) -> Breach:
    """The case after these, an hour apart."""
    for hours, (by, fact) in enumerate(done):
        case = after(case, Event(LATER + timedelta(hours=hours), by, fact))
    return case


DECIDED = Decided(Outcome.RECORD_ONLY, "No risk to anyone.")
WITHDRAWN = Withdrawn("It was the right address after all.")
ASKED = MessageSent("Was it sealed?", to_reporter=True)
TOLD = Told("nobody_1h", person("dpo"), Role.DPO)
MAILED = Told("report", None, "mailbox")


def test_a_report_opens_a_case() -> None:
    assert (CASE.status, CASE.reporter) == (Status.REPORTED, REPORTER)
    assert CASE.limit == CASE.due == moment("2026-11-26 09:00")
    assert (CASE.acknowledged, CASE.leader, CASE.decision) == (None, None, None)
    assert [type(event.fact) for event in CASE.history] == [Reported]


@pytest.mark.parametrize(
    ("done", "status"),
    [
        pytest.param([(LEAD, Acknowledged())], Status.PICKED_UP, id="acknowledged"),
        pytest.param([(SIRO, LeaderNamed(LEAD))], Status.PICKED_UP, id="someone named"),
        pytest.param([(LEAD, DECIDED)], Status.DECIDED, id="decided"),
        pytest.param(
            [(LEAD, Acknowledged()), (LEAD, DECIDED)], Status.DECIDED, id="acknowledged, decided"
        ),
        pytest.param([(REPORTER, DetailsAdded(BreachDetails()))], Status.REPORTED, id="added to"),
        pytest.param([(REPORTER, WITHDRAWN)], Status.REPORTED, id="taken back: still to decide"),
        pytest.param([(LEAD, ASKED)], Status.REPORTED, id="the reporter was asked something"),
    ],
)
def test_where_a_case_stands(done: list[tuple[PersonId, Fact]], status: Status) -> None:
    assert then(CASE, *done).status is status


def test_a_decided_case_is_due_no_more_but_keeps_its_limit() -> None:
    case = then(CASE, (LEAD, DECIDED))

    assert (case.due, case.limit, case.decision) == (None, CASE.limit, DECIDED)


def test_a_report_taken_back_is_marked_and_nothing_else_changes() -> None:
    case = then(CASE, (REPORTER, WITHDRAWN))

    assert case.withdrawn == Event(LATER, REPORTER, WITHDRAWN)
    assert replace(case, withdrawn=None) == CASE


def test_a_message_changes_nothing_but_the_history() -> None:
    assert then(CASE, (LEAD, ASKED)) == CASE


def test_the_first_to_acknowledge_has_it() -> None:
    case = then(CASE, (LEAD, Acknowledged()), (DEPUTY, Acknowledged()))

    assert case.acknowledged == Event(LATER, LEAD, Acknowledged())


STEPS_OUT = (LEAD, ConflictDeclared(LEAD))


@pytest.mark.parametrize(
    ("done", "leader", "somebody_has_it"),
    [
        pytest.param([STEPS_OUT], None, False, id="nobody had it"),
        pytest.param([(LEAD, Acknowledged()), STEPS_OUT], None, False, id="they had it"),
        pytest.param([(DEPUTY, Acknowledged()), STEPS_OUT], None, True, id="someone else has it"),
        pytest.param([(LEAD, LeaderNamed(LEAD)), STEPS_OUT], None, False, id="they led it"),
        pytest.param(
            [(SIRO, LeaderNamed(LEAD)), STEPS_OUT], None, False, id="they were named to lead it"
        ),
        pytest.param(
            [(LEAD, LeaderNamed(DEPUTY)), STEPS_OUT], DEPUTY, True, id="they named someone else"
        ),
        pytest.param(
            [(LEAD, Acknowledged()), (LEAD, LeaderNamed(DEPUTY)), STEPS_OUT],
            DEPUTY,
            True,
            id="they had it and handed it on",
        ),
        pytest.param(
            [
                (LEAD, Acknowledged()),
                (LEAD, LeaderNamed(DEPUTY)),
                STEPS_OUT,
                (DEPUTY, ConflictDeclared(DEPUTY)),
            ],
            None,
            False,
            id="and then that one stepped out too",
        ),
        pytest.param(
            [(SIRO, LeaderNamed(LEAD)), (SIRO, LeaderNamed(DEPUTY)), STEPS_OUT],
            DEPUTY,
            True,
            id="someone was named in their place",
        ),
    ],
)
def test_who_has_it_after_the_lead_steps_out(
    done: list[tuple[PersonId, Fact]], leader: PersonId | None, somebody_has_it: bool
) -> None:
    case = then(CASE, *done)

    assert case.leader == leader
    assert case.situation.acknowledged is somebody_has_it
    assert LEAD in case.out


def test_those_whom_a_report_is_kept_from_are_out_from_the_start() -> None:
    assert breach("2026-11-23 09:00", kept_from=["lead", "deputy"]).out == {LEAD, DEPUTY}


def test_a_corrected_awareness_time_moves_the_limit_and_nothing_else() -> None:
    old, new = CASE.awareness.at, moment("2026-11-22 16:00")

    case = then(CASE, (LEAD, AwarenessCorrected(old, new, "The e-mail shows it.")))

    assert case.limit == moment("2026-11-25 16:00")
    assert (case.situation.aware_at, case.situation.reported_at) == (new, CASE.reported_at)
    assert replace(case, awareness=CASE.awareness) == CASE


def test_a_corrected_guess_is_a_guess_no_more() -> None:
    vague = replace(CASE, awareness=replace(CASE.awareness, provisional=True))

    case = then(vague, (LEAD, AwarenessCorrected(LATER, LATER, "I asked.")))

    assert not case.awareness.provisional


def test_a_corrected_report_leaves_awareness_and_the_ladder_as_they_were() -> None:
    report = replace(CASE.report, where=Where.SUPPLIER, noticed=Noticed.YESTERDAY)

    case = then(CASE, (REPORTER, Corrected(report)))

    assert case.report == report
    assert replace(case, report=CASE.report) == CASE


@pytest.mark.parametrize(
    ("where", "not_ours", "joint"),
    [
        pytest.param(Where.US, False, False, id="ours"),
        pytest.param(Where.PARTNER, True, False, id="a partner's"),
        pytest.param(Where.PARTNERSHIP, False, True, id="the partnership's"),
    ],
)
def test_whose_it_may_be_follows_a_correction(where: Where, not_ours: bool, joint: bool) -> None:
    case = then(CASE, (REPORTER, Corrected(replace(CASE.report, where=where))))

    assert (case.may_not_be_ours, case.joint) == (not_ours, joint)
    assert Doubt.MAY_NOT_BE_OURS not in case.awareness.doubts


def test_details_add_up_and_replace_nothing() -> None:
    one, two = BreachDetails(how_many="1"), BreachDetails(contained=Contained.YES)

    case = then(CASE, (REPORTER, DetailsAdded(one)), (REPORTER, DetailsAdded(two)))

    assert case.details == (one, two)


def test_a_fired_rung_is_settled_with_those_it_overtook() -> None:
    case = then(CASE, (LEAD, RungFired(("limit_12h",), (TOLD, MAILED), ("undecided_24h",))))

    assert case.settled == case.situation.fired == {"limit_12h", "undecided_24h"}
    assert [one.told for one in case.tellings] == [TOLD, MAILED]
    assert case.told == {person("dpo")}


def test_whom_the_rungs_that_ask_who_has_it_have_told() -> None:
    decision = Told("undecided_24h", SIRO, Role.SIRO)

    case = then(CASE, (LEAD, RungFired(("nobody_1h", "report"), (TOLD, MAILED, decision))))

    assert case.told_nobody_has_it == {person("dpo"), None}
    assert case.told == {person("dpo"), SIRO}


def test_who_could_not_be_reached_is_kept() -> None:
    unreached = Unreached(TOLD, "blocked")

    assert then(CASE, (LEAD, unreached)).unreached == (unreached,)


@pytest.mark.parametrize(
    ("danger", "went_wrong", "never_quiet"),
    [
        pytest.param(Danger.NO, WentWrong.LOST, False, id="no danger"),
        pytest.param(Danger.NOT_SURE, WentWrong.LOST, True, id="danger not ruled out"),
        pytest.param(Danger.YES, WentWrong.LOST, True, id="danger"),
        pytest.param(Danger.NO, WentWrong.CYBER, True, id="cyber"),
    ],
)
def test_danger_and_cyber_know_no_quiet_hours(
    danger: Danger, went_wrong: WentWrong, never_quiet: bool
) -> None:
    case = breach("2026-11-23 09:00", danger=danger, went_wrong=went_wrong)

    assert case.situation.never_quiet is never_quiet
    assert case.ladder == breach_ladder(danger)


REPORTED = CASE.history[0]
UNKNOWN_LADDER = replace(
    REPORTED,
    fact=Reported(CASE.report, CASE.awareness, ("breach", 99)),
)


def test_a_ladder_of_a_newer_release_is_refused_as_history_that_we_cannot_read() -> None:
    with pytest.raises(UnknownHistory):
        fold(HEADER, [UNKNOWN_LADDER])


HISTORIES = happens(TO_A_BREACH)


@given(HISTORIES)
def test_nobody_who_is_out_comes_back(events: list[Event]) -> None:
    case, out = CASE, set[PersonId]()
    for event in events:
        if isinstance(event.fact, ConflictDeclared):
            out.add(event.fact.person)
        case = after(case, event)

        assert out <= case.out
        todo = [duty.due for duty in case.open_duties]
        assert case.decided is None or case.due == next(iter(todo), None)


@given(HISTORIES)
def test_a_decision_once_recorded_stays(events: list[Event]) -> None:
    case = fold(HEADER, [REPORTED, Event(LATER, LEAD, DECIDED), *events])

    assert case.status in (Status.DECIDED, Status.IN_HAND, Status.JOINED)


WORDS = "the child at 14 Example Road"


def test_what_people_wrote_is_in_no_repr() -> None:
    details = BreachDetails(which_one=WORDS, what_was_done=WORDS)
    decided = Decided(Outcome.TELL_ICO, WORDS, delay_reason=WORDS, partners_told_who=WORDS)
    facts: list[Fact] = [
        Corrected(replace(CASE.report, what_happened=WORDS)),
        DetailsAdded(details),
        AwarenessCorrected(LATER, LATER, WORDS),
        decided,
        Withdrawn(WORDS),
        MessageSent(WORDS, to_reporter=False),
    ]

    case = then(CASE, *((LEAD, fact) for fact in facts))

    assert case.report.what_happened == WORDS
    assert WORDS not in repr(case)
    assert WORDS not in repr(facts)
