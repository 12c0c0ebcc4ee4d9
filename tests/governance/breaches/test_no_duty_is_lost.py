"""Whatever is done, in whatever order: nothing closes over an open duty, or loses one."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from governance.breaches.closing import ACTION, ActionDone, Cause, Closed, Reopened, in_the_way
from governance.breaches.containment import ContainmentRecorded, Ended, Holder
from governance.breaches.duties import TELLS_NOBODY
from governance.breaches.facts import (
    AwarenessCorrected,
    DangerArose,
    Decided,
    Likelihood,
    NotYet,
    Outcome,
    StoodDown,
)
from governance.breaches.ladders import breach_ladder
from governance.breaches.regulator import (
    TELL,
    FollowedUp,
    How,
    RegulatorAnswered,
    RegulatorAsked,
    RegulatorTold,
)
from governance.breaches.second_eyes import SECOND_EYES, SecondAsked, SecondSaid
from governance.cases.danger import Danger
from governance.cases.event import Event, Fact
from governance.cases.facts import Acknowledged
from governance.cases.rungs import pending
from governance.moments import london
from governance.people.identity import Role
from tests.governance.calendars_in_print import CALENDARS
from tests.governance.climbing import Climber, breach, moment, person

LEAD = person("lead")


class Worked(RuleBasedStateMachine):
    """A breach that people work on, an hour or some days apart, while the timer tells."""

    def __init__(self) -> None:
        super().__init__()
        self.climber = Climber(breach("2026-11-23 09:00"))
        self.careful = False
        self.now = moment("2026-11-23 09:00")
        self.climber.tick(self.now)
        self.happens(Acknowledged())

    @initialize(careful=st.booleans())
    def the_party_may_want_a_second_pair_of_eyes(self, careful: bool) -> None:
        self.careful = careful

    @property
    def case(self) -> Any:
        return self.climber.case

    def happens(self, fact: Fact) -> None:
        self.now += timedelta(minutes=1)
        self.climber.happened(Event(self.now, LEAD, fact))

    @rule(hours=st.integers(1, 200))
    def time_goes_by(self, hours: int) -> None:
        self.now += timedelta(hours=hours)
        self.climber.tick(self.now)

    @rule(outcome=st.sampled_from(Outcome), likely=st.sampled_from(Likelihood))
    def is_decided(self, outcome: Outcome, likely: Likelihood) -> None:
        self.happens(Decided(outcome, "x", opens_duties=True, likely=likely))
        if self.careful and outcome in TELLS_NOBODY:
            self.happens(SecondAsked(person("siro"), Role.SIRO))

    @precondition(lambda self: self.case.second.asked and not self.case.second.said)
    @rule(agrees=st.booleans())
    def a_second_reader_answers(self, agrees: bool) -> None:
        self.happens(SecondSaid(agrees, "x"))

    @rule(days=st.integers(0, 7))
    def is_put_off(self, days: int) -> None:
        by = london(self.now).date() + timedelta(days=days)
        self.happens(NotYet("x", Likelihood.NOT_KNOWN, "x", "x", by))

    @rule(more=st.booleans())
    def the_regulator_is_told(self, more: bool) -> None:
        self.happens(RegulatorTold(self.now, How.FORM, more))

    @precondition(lambda self: self.case.regulator.told)
    @rule(more=st.booleans())
    def the_regulator_hears_more(self, more: bool) -> None:
        self.happens(FollowedUp(self.now, more))

    @rule(days=st.integers(0, 30))
    def the_regulator_wants_an_answer(self, days: int) -> None:
        self.happens(RegulatorAsked(london(self.now).date() + timedelta(days=days)))

    @rule()
    def the_regulator_has_it(self) -> None:
        self.happens(RegulatorAnswered(self.now))

    @rule(hours=st.integers(1, 100))
    def the_time_is_put_right(self, hours: int) -> None:
        old = self.case.awareness.at
        self.happens(AwarenessCorrected(old, old - timedelta(hours=hours), "x"))

    @rule()
    def danger_is_known(self) -> None:
        ladder = breach_ladder(Danger.NOT_SURE)
        self.happens(DangerArose((ladder.id, ladder.version)))

    @precondition(lambda self: self.case.urgent)
    @rule()
    def danger_is_stood_down(self) -> None:
        self.happens(StoodDown("x"))

    @precondition(lambda self: self.case.decision and not self.case.closing.closed)
    @rule(short=st.booleans(), days=st.none() | st.integers(0, 30))
    def is_closed_if_it_may_be(self, short: bool, days: int | None) -> None:
        """As the handler does: nothing in the way, and how it ended written down with it."""
        short = short and self.case.may_close_short
        if in_the_way(self.case.open_duties):
            return
        if not short and not self.case.containment.end:
            self.happens(ContainmentRecorded(Ended.CANNOT, Holder.OTHER))
        by = None if days is None or short else london(self.now).date() + timedelta(days=days)
        self.happens(Closed(Cause.OTHER, "x", short=short, action_by=by))

        assert {duty.id for duty in self.case.open_duties} <= {ACTION}

    @precondition(lambda self: self.case.closing.closed)
    @rule(done=st.sampled_from([ActionDone, lambda: Reopened("x")]))
    def is_gone_on_with(self, done: Callable[[], Fact]) -> None:
        self.happens(done())

    @invariant()
    def what_is_owed_the_regulator_stays_owed(self) -> None:
        decision, told = self.case.decision, self.case.regulator.told
        tells = decision is not None and decision.outcome is Outcome.TELL_ICO
        owed = {duty.id: duty.due for duty in self.case.open_duties}

        assert (owed.get(TELL) == self.case.limit) is (tells and told is None)

    @invariant()
    def until_a_second_person_agrees_that_stays_owed(self) -> None:
        decision, answer = self.case.decision, self.case.second.answer
        wanted = self.careful and decision is not None and decision.outcome in TELLS_NOBODY
        agreed = answer is not None and answer.agrees
        owed = {duty.id for duty in self.case.open_duties}

        assert (SECOND_EYES in owed) is (wanted and not agreed)

    @invariant()
    def of_each_open_duty_somebody_will_hear(self) -> None:
        ladder, timed = self.case.ladder, self.case.timed(CALENDARS)
        coming = {ladder.rung(rung).duty for rung, _ in pending(ladder, timed, self.now)}
        dated = {duty.id for duty in self.case.open_duties if duty.due}

        assert dated <= coming

    @invariant()
    def a_decided_case_lists_by_its_nearest_date(self) -> None:
        dates = [duty.due for duty in self.case.open_duties if duty.due]

        if self.case.decided:
            assert self.case.due == min(dates, default=None)

    @invariant()
    def what_is_told_again_starts_from_the_history_alone(self) -> None:
        assert replace(self.case).duties == self.case.duties


TestWorked = Worked.TestCase
TestWorked.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
