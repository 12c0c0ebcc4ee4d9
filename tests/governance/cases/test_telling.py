"""From rungs to people: each once, nobody left out, nobody who is out of the case."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.cases.ladders import MAILBOX, Rung, Silence
from governance.cases.recipients import Told, came_later, tellings
from governance.cases.rungs import Firing
from governance.kinds import LADDERS
from governance.people.identity import Role
from tests.governance.climbing import POSTS, Off, breach, climb, moment, person

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
URGENT = LADDERS["breach_urgent", 1]


def firing(rung_id: str, *, late: bool = False) -> Firing:
    return Firing(URGENT.rung(rung_id), NOON, late)


def tell(
    *rungs: str,
    posts: dict[str, tuple[str, ...]] | None = None,
    mailbox: bool = True,
    already: frozenset[str] = frozenset(),
) -> dict[str, tuple[str, str]]:
    """Who is told: which rung, in which role."""
    held = POSTS if posts is None else posts
    told = tellings(
        [firing(rung) for rung in rungs],
        holders=lambda role: tuple(person(name) for name in held.get(role, ())),
        mailbox=mailbox,
        already=frozenset(None if name == MAILBOX else person(name) for name in already),
    )
    assert len({one.person for one in told}) == len(told)
    return {one.person.object_id if one.person else MAILBOX: (one.rung, one.role) for one in told}


ALL = frozenset({"lead", "deputy", MAILBOX, "siro", "dpo"})


@pytest.mark.parametrize(
    ("rung", "posts", "already", "told"),
    [
        pytest.param("nobody_1h", None, frozenset(), {"dpo": Role.DPO}, id="its own"),
        pytest.param(
            "nobody_1h", None, frozenset({"dpo"}), {"deputy": Role.DEPUTY}, id="told: the deputy"
        ),
        pytest.param(
            "nobody_1h",
            None,
            frozenset({"dpo", "lead", "deputy", MAILBOX}),
            {"siro": Role.SIRO},
            id="and the deputy told: the SIRO",
        ),
        pytest.param(
            "nobody_1h",
            None,
            frozenset({"dpo", "lead", "deputy", "siro"}),
            {MAILBOX: MAILBOX, "dpo": Role.DPO},
            id="and the SIRO told: the mailbox, if it has not been, and its own again",
        ),
        pytest.param("nobody_1h", None, ALL, {"dpo": Role.DPO}, id="all told: its own again"),
        pytest.param(
            "nobody_30min", None, frozenset({"dpo"}), {"siro": Role.SIRO}, id="the fresh one of two"
        ),
        pytest.param(
            "nobody_4h",
            {Role.SIRO: ("first", "second")},
            frozenset(),
            {"first": Role.SIRO, "second": Role.SIRO},
            id="a post that two share",
        ),
        pytest.param(
            "nobody_4h",
            {Role.IG_LEAD: ("lead",), Role.DEPUTY: ("deputy",), Role.DPO: ("dpo",)},
            ALL,
            {"lead": Role.IG_LEAD, "deputy": Role.DEPUTY},
            id="all told, its own post vacant: the lead and deputy again, rather than nobody",
        ),
        pytest.param(
            "nobody_1h",
            {Role.SIRO: ("siro",), Role.CALDICOTT: ("caldicott",)},
            ALL,
            {"siro": Role.SIRO},
            id="and neither lead nor deputy: the SIRO again",
        ),
        pytest.param(
            "nobody_4h",
            {Role.DPO: ("dpo",)},
            ALL,
            {"dpo": Role.DPO},
            id="a DPO alone: told again, though never to own it",
        ),
        pytest.param(
            "report",
            {Role.DPO: ("dpo",)},
            frozenset(),
            {MAILBOX: MAILBOX, "dpo": Role.DPO},
            id="a report where only a DPO is in post: a person hears, not a mailbox alone",
        ),
        pytest.param("nobody_4h", {}, frozenset({MAILBOX}), {}, id="nobody is made up"),
        pytest.param(
            "undecided_24h", None, ALL, {"siro": Role.SIRO}, id="a decision rung tells again"
        ),
        pytest.param(
            "undecided_24h",
            {Role.DEPUTY: ("deputy",), Role.IG_LEAD: ("lead",)},
            ALL,
            {"deputy": Role.DEPUTY},
            id="a decision rung whose post is vacant: the deputy, told before or not",
        ),
        pytest.param(
            "undecided_24h",
            {Role.IG_LEAD: ("lead",)},
            ALL,
            {"lead": Role.IG_LEAD},
            id="no SIRO, no deputy: the lead, rather than a mailbox",
        ),
        pytest.param("undecided_24h", {}, ALL, {MAILBOX: MAILBOX}, id="nobody: the mailbox"),
        pytest.param(
            "limit_6h",
            {Role.DEPUTY: ("deputy",), Role.SIRO: ("siro",)},
            ALL,
            {"siro": Role.SIRO, "deputy": Role.DEPUTY},
            id="the deputy stands in for a lead who is not there",
        ),
    ],
)
def test_who_is_told(
    rung: str,
    posts: dict[str, tuple[str, ...]] | None,
    already: frozenset[str],
    told: dict[str, str],
) -> None:
    assert tell(rung, posts=posts, already=already) == {
        name: (rung, role) for name, role in told.items()
    }


def test_the_fall_through_never_leaves_for_a_mailbox_that_nobody_reads() -> None:
    assert tell("nobody_4h", posts={}, mailbox=False) == {}
    assert MAILBOX not in tell("report", mailbox=False)


def test_each_recipient_gets_their_latest_rung() -> None:
    told = tell("nobody_1h", "nobody_4h", "undecided_24h")

    assert told == {
        "dpo": ("nobody_1h", Role.DPO),
        "siro": ("undecided_24h", Role.SIRO),
    }


@pytest.mark.parametrize("rungs", [("report", "limit_6h"), ("limit_6h", "report")])
def test_the_report_itself_wins_over_any_other_rung(rungs: tuple[str, ...]) -> None:
    told = tell(*rungs)

    assert told["lead"] == ("report", Role.IG_LEAD)
    assert told["siro"] == ("limit_6h", Role.SIRO)


def test_someone_with_two_posts_is_told_once_by_the_first_that_the_rung_names() -> None:
    told = tell("limit_6h", posts={Role.IG_LEAD: ("one",), Role.SIRO: ("one",)})

    assert told == {"one": ("limit_6h", Role.SIRO)}


def test_what_is_late_is_marked_for_each_recipient() -> None:
    told = tellings(
        [firing("nobody_1h", late=True), firing("undecided_24h")],
        holders=lambda role: tuple(person(name) for name in POSTS.get(role, ())),
        mailbox=False,
        already=frozenset(),
    )

    assert told == (
        Told("nobody_1h", person("dpo"), Role.DPO, late=True),
        Told("undecided_24h", person("siro"), Role.SIRO, late=False),
    )


NAMES = st.sampled_from(["ann", "bob", "cat", "dan"])
ROLES = st.sampled_from(list(POSTS))
EVERYONE = st.dictionaries(ROLES, st.lists(NAMES, unique=True, max_size=2).map(tuple))
RUNGS = st.lists(st.sampled_from(URGENT.rungs), min_size=1, unique=True)


@given(RUNGS, EVERYONE, st.frozensets(NAMES), st.booleans())
def test_each_once_and_only_those_in_post(
    rungs: list[Rung], posts: dict[str, tuple[str, ...]], already: frozenset[str], mailbox: bool
) -> None:
    told = tell(*(rung.id for rung in rungs), posts=posts, mailbox=mailbox, already=already)

    in_post = {name for names in posts.values() for name in names}
    assert set(told) <= in_post | ({MAILBOX} if mailbox else set())


@given(RUNGS, EVERYONE, st.frozensets(NAMES))
def test_several_rungs_at_once_leave_out_nobody_whom_one_of_them_would_tell(
    rungs: list[Rung], posts: dict[str, tuple[str, ...]], already: frozenset[str]
) -> None:
    together = tell(*(rung.id for rung in rungs), posts=posts, already=already)
    each = [tell(rung.id, posts=posts, already=already) for rung in rungs]

    assert set(together) == {name for told in each for name in told}


@given(RUNGS, EVERYONE, st.frozensets(NAMES | st.just(MAILBOX)), st.booleans())
def test_a_rung_that_asks_who_has_it_reaches_a_person_wherever_there_is_one(
    rungs: list[Rung], posts: dict[str, tuple[str, ...]], already: frozenset[str], mailbox: bool
) -> None:
    somebody = any(posts.values())
    for rung in rungs:
        told = tell(rung.id, posts=posts, mailbox=mailbox, already=already)
        asks = rung.silenced_by is Silence.ACKNOWLEDGED
        assert not asks or somebody == bool(set(told) - {MAILBOX})


@given(RUNGS, EVERYONE)
def test_a_decision_rung_always_reaches_a_person_where_one_could_have_it_decided(
    rungs: list[Rung], posts: dict[str, tuple[str, ...]]
) -> None:
    could = any(posts.get(role) for role in (Role.SIRO, Role.DEPUTY, Role.IG_LEAD))
    for rung in rungs:
        told = tell(rung.id, posts=posts, already=frozenset({"ann", "bob", "cat", "dan"}))
        asks = rung.silenced_by is Silence.ACKNOWLEDGED
        assert asks or not could or set(told) - {MAILBOX}


STARTS = st.integers(1, 72 * 60)
LENGTHS = st.integers(1, 48 * 60)


@given(STARTS, LENGTHS, st.booleans())
def test_an_outage_delays_but_leaves_nobody_out(start: int, length: int, late: bool) -> None:
    case = breach("2026-11-23 09:00", aware="2026-11-22 01:00" if late else None)
    began = moment("2026-11-23 09:00") + timedelta(minutes=start)
    off = Off(began.strftime("%F %H:%M"), (began + timedelta(minutes=length)).strftime("%F %H:%M"))

    def recipients(heard: list[tuple[str, str, str]]) -> set[str]:
        return {name for _, _, who in heard for name in who.split()}

    assert recipients(climb(case, off=[off])) == recipients(climb(case))


@pytest.mark.parametrize(
    ("fired", "heard", "told"),
    [
        pytest.param(
            ("report",),
            {"deputy", MAILBOX},
            {"lead": ("report", Role.IG_LEAD)},
            id="the lead's post was empty",
        ),
        pytest.param(("report",), {"lead", "deputy"}, {}, id="everybody had heard"),
        pytest.param(
            ("report", "nobody_1h"),
            {"lead", "deputy"},
            {"dpo": ("nobody_1h", Role.DPO)},
            id="of the rung that would have told them",
        ),
        pytest.param((), set(), {}, id="nothing was told yet"),
    ],
)
def test_whoever_comes_into_a_post_later_is_told_what_they_would_have_been(
    fired: tuple[str, ...], heard: set[str], told: dict[str, tuple[str, str]]
) -> None:
    found = came_later(
        [URGENT.rung(name) for name in fired],
        holders=lambda role: tuple(person(name) for name in POSTS.get(role, ())),
        heard=frozenset(None if name == MAILBOX else person(name) for name in heard),
    )

    assert {one.person.object_id: (one.rung, one.role) for one in found if one.person} == told
    assert all(one.late for one in found)
