"""A lane's states: the table walked, and what it is drawn as in the courier's page."""

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.teams.pacing import CONVERSATION, TENANT, Budget
from bot.post.lane_states import NEXT, UNDER_WAY, End, Happened, LaneState
from bot.post.lanes import LONG_IDLE, Lanes
from governance.policy import AT_ONCE_ASIDE, MAILS_AT_ONCE
from governance.urgency import Urgency
from storage.outbox import MAILS, Ready

TOM = Ready(1, "a.Tom", Urgency.CLOCK)
WAIT = timedelta(seconds=60)
PAGE = Path(__file__).parents[3] / "docs" / "courier.md"
ENDINGS = (
    Happened.ANSWERED,
    Happened.TOLD_TO_WAIT,
    Happened.NOT_ANSWERED,
    Happened.SENT_ELSEWHERE,
)
WAYS = {
    LaneState.FREE: (),
    LaneState.SENDING: (Happened.BEGAN,),
    LaneState.HELD: (Happened.BEGAN, Happened.TOLD_TO_WAIT),
    LaneState.ELSEWHERE: (Happened.BEGAN, Happened.SENT_ELSEWHERE),
    LaneState.SILENT: (Happened.BEGAN, Happened.NOT_ANSWERED),
    LaneState.ASIDE: (Happened.BEGAN, Happened.NOT_ANSWERED, Happened.WAITED, Happened.BEGAN),
}
"""How to come to each state."""


class Walk:
    """One lane, and the time."""

    def __init__(self, *steps: Happened) -> None:
        self.lanes, self.now = Lanes(conversation=(), tenant=()), 100.0
        for step in steps:
            self.goes(step)

    def goes(self, step: Happened) -> None:
        match step:
            case Happened.BEGAN:
                self.lanes.begin(TOM, self.now)
            case Happened.WAITED:
                self.now += WAIT.total_seconds()
                self.lanes.opens_at(TOM, self.now)
            case _:
                self.lanes.ended(TOM, End(step, WAIT), self.now)

    @property
    def state(self) -> LaneState:
        return self.lanes.state(TOM.lane)


TABLE = [
    pytest.param(was, what, then, id=f"{was.value}, {what.value}")
    for was, row in NEXT.items()
    for what, then in row.items()
]


@pytest.mark.parametrize(("was", "what", "then"), TABLE)
def test_each_row_of_the_table_is_walked(was: LaneState, what: Happened, then: LaneState) -> None:
    walk = Walk(*WAYS[was])
    assert walk.state is was
    if was is LaneState.SILENT:
        walk.now += WAIT.total_seconds()

    walk.goes(what)

    assert walk.state is then


@pytest.mark.parametrize("was", LaneState)
@pytest.mark.parametrize("what", [Happened.BEGAN, *ENDINGS])
def test_what_is_not_in_the_table_cannot_happen(was: LaneState, what: Happened) -> None:
    walk = Walk(*WAYS[was])
    if what in NEXT[was]:
        walk.goes(what)
    else:
        with pytest.raises(KeyError):
            walk.goes(what)


@pytest.mark.parametrize("state", LaneState)
def test_the_page_draws_each_state_and_each_row(state: LaneState) -> None:
    page = PAGE.read_text(encoding="utf-8")
    rows = [line for line in page.splitlines() if line.startswith(f"| {state.value} |")]
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]

    drawn = {(what, then) for _, what, then, *_ in cells}

    assert drawn == {(what.value, then.value) for what, then in NEXT[state].items()}


@given(st.lists(st.sampled_from([*Happened]), max_size=30))
def test_whatever_happens_nothing_begins_while_one_is_under_way(steps: list[Happened]) -> None:
    walk = Walk()
    for step in steps:
        if step is Happened.WAITED or step in NEXT[walk.state]:
            walk.goes(step)
        busy = walk.state in UNDER_WAY
        assert not (busy and walk.lanes.has_room(TOM))
        may = walk.lanes.has_room(TOM) and walk.lanes.opens_at(TOM, walk.now) <= walk.now
        assert may != (busy or walk.lanes.is_closed(TOM.lane, walk.now))


def test_whoever_nothing_went_to_for_an_hour_is_forgotten_and_who_waits_is_not() -> None:
    walk = Walk(Happened.BEGAN, Happened.ANSWERED)
    walk.lanes.begin(Ready(2, "a.Grace", Urgency.CLOCK), walk.now)
    walk.lanes.forget_idle(walk.now + LONG_IDLE + 1)

    assert walk.state is LaneState.FREE
    assert walk.lanes.state("a.Grace") is LaneState.SENDING
    assert [*walk.lanes._lanes] == ["a.Grace"]


@given(st.lists(st.tuples(st.floats(0, 3), st.booleans()), max_size=120))
def test_never_more_goes_than_teams_takes_and_what_is_kept_is_left(
    asked: list[tuple[float, bool]],
) -> None:
    budget, now = Budget(CONVERSATION), 1000.0
    went: list[tuple[float, bool]] = []
    for later, first in asked:
        now += later
        if budget.opens_at(now, first=first) <= now:
            budget.took(now)
            went.append((now, first))

    for window in CONVERSATION:
        for at, _ in went:
            lately = [kind for when, kind in went if at - window.seconds < when <= at]
            assert len(lately) <= window.most
        for place, (at, first) in enumerate(went, 1):
            by_then = [kind for when, kind in went[:place] if at - window.seconds < when]
            assert first or len(by_then) <= window.most - window.kept


def test_a_budget_says_when_the_next_may_go() -> None:
    budget = Budget(CONVERSATION)
    for _ in range(6):
        budget.took(10.0)

    assert budget.opens_at(10.0, first=False) == 12.0
    assert budget.opens_at(10.0, first=True) == 10.0
    budget.took(10.0)
    assert budget.opens_at(10.5, first=True) == 11.0
    assert Budget(TENANT).opens_at(5.0, first=False) == 5.0


def silent(lanes: Lanes, *lane: str) -> list[Ready]:
    """Messages of lanes that did not answer last time, whose wait is over."""
    ones = [Ready(n, name, Urgency.CLOCK) for n, name in enumerate(lane)]
    for one in ones:
        lanes.begin(one, 100.0)
        lanes.ended(one, End(Happened.NOT_ANSWERED, WAIT), 100.0)
    return ones


def begun(lanes: Lanes, ones: list[Ready]) -> int:
    """Begin whatever there is room for."""
    some = 0
    for one in ones:
        if lanes.has_room(one):
            lanes.begin(one, 200.0)
            some += 1
    return some


def test_a_mail_server_that_hangs_takes_no_place_of_anybody_in_teams() -> None:
    lanes = Lanes(conversation=(), tenant=())
    mails = silent(lanes, *(f"{MAILS}.{n}" for n in range(20)))
    people = silent(lanes, *(f"a.{n}" for n in range(20)))

    assert begun(lanes, mails) == MAILS_AT_ONCE
    assert begun(lanes, people) == AT_ONCE_ASIDE
    assert lanes.has_room(TOM)


def test_people_who_do_not_answer_take_no_place_of_a_mailbox() -> None:
    lanes = Lanes(conversation=(), tenant=())
    people = silent(lanes, *(f"a.{n}" for n in range(20)))
    mails = silent(lanes, *(f"{MAILS}.{n}" for n in range(20)))

    assert begun(lanes, people) == AT_ONCE_ASIDE
    assert begun(lanes, mails) == MAILS_AT_ONCE
