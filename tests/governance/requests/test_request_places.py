"""Whom a person may be told to ask, and when joint data goes inside: RQ-REDIRECT, RQ-JOINT."""

from datetime import date

import pytest

from governance.clocks.due import FactsDoNotFit
from governance.keys import PartyKey
from governance.requests.facts import Redirected
from governance.requests.helping import askable, asks, chosen
from governance.requests.places import SentTo, answers_jointly, goes_inside, redirected
from governance.requests.rights import Right, Whose
from governance.tasks.facts import TaskKind
from tests.cases import agreement
from tests.requests_made import at, day, request

AGREEMENT = agreement()
ON = date(2026, 11, 20)
NOW = at(ON, 17)


@pytest.mark.parametrize(
    ("party", "jointly", "inside"),
    [
        pytest.param("SCC", True, False, id="the lead answers it"),
        pytest.param("POL", True, True, id="a safeguarding partner passes it inside"),
        pytest.param("ICB", True, True, id="the other one too"),
        pytest.param("YOS", True, True, id="part of the lead's own controller"),
    ],
)
def test_joint_data_goes_to_the_lead_partner(party: str, jointly: bool, inside: bool) -> None:
    assert answers_jointly(AGREEMENT, PartyKey(party)) is jointly
    assert goes_inside(AGREEMENT, PartyKey(party)) is inside


@pytest.mark.parametrize("party", ["UHNM", "UHDB"])
def test_who_does_not_answer_for_it_tells_the_person_to_ask_the_lead(party: str) -> None:
    assert not answers_jointly(AGREEMENT, PartyKey(party))
    with pytest.raises(FactsDoNotFit, match="ask Staffordshire County Council"):
        goes_inside(AGREEMENT, PartyKey(party))
    case = request(Right.ACCESS, "2026-11-02", party=party, whose=Whose.PARTNERSHIP)

    assert redirected(case, SentTo(to=PartyKey("SCC"), on=ON), AGREEMENT, now=NOW) == Redirected(
        ON, PartyKey("SCC")
    )


@pytest.mark.parametrize(
    ("right", "whose", "place", "why"),
    [
        pytest.param(
            Right.FOI, Whose.OURS, SentTo(to=PartyKey(""), on=ON), "choose which", id="nowhere"
        ),
        pytest.param(
            Right.FOI, Whose.OURS, SentTo(to=PartyKey("SCC"), on=ON), "choose which", id="us"
        ),
        pytest.param(
            Right.FOI, Whose.OURS, SentTo(to=PartyKey("YOS"), on=ON), "already", id="one body"
        ),
        pytest.param(
            Right.ACCESS,
            Whose.PARTNERSHIP,
            SentTo(to=PartyKey("POL"), on=ON),
            "Art 26.3.",
            id="joint",
        ),
        pytest.param(
            Right.ACCESS,
            Whose.ELSEWHERE,
            SentTo(to=PartyKey("POL"), on=ON, transfer=True, consent=True),
            "not passed on for them",
            id="a right is not transferred",
        ),
        pytest.param(
            Right.EIR,
            Whose.ELSEWHERE,
            SentTo(to=PartyKey("POL"), on=ON, transfer=True),
            "has agreed",
            id="no consent",
        ),
        pytest.param(
            Right.FOI,
            Whose.ELSEWHERE,
            SentTo(to=PartyKey("POL"), on=day("2026-11-21")),
            "has not happened yet",
            id="tomorrow",
        ),
    ],
)
def test_nobody_is_sent_where_they_may_not_be(
    right: Right, whose: Whose, place: SentTo, why: str
) -> None:
    case = request(right, "2026-11-02", whose=whose)

    with pytest.raises(FactsDoNotFit, match=why):
        redirected(case, place, AGREEMENT, now=NOW)


def test_whoever_has_looked_may_say_that_it_is_not_joint() -> None:
    case = request(Right.ACCESS, "2026-11-02", whose=Whose.PARTNERSHIP)
    place = SentTo(to=PartyKey("POL"), on=ON, not_joint=True)

    assert redirected(case, place, AGREEMENT, now=NOW) == Redirected(ON, PartyKey("POL"))


# What partners may be asked (RQ-HELP)


@pytest.mark.parametrize(
    ("right", "whose", "kind"),
    [
        (Right.FOI, Whose.OURS, TaskKind.ASSIST),
        (Right.EIR, Whose.ELSEWHERE, TaskKind.ASSIST),
        (Right.ERASURE, Whose.PARTNERSHIP, TaskKind.ASSIST),
        (Right.ERASURE, Whose.OURS, None),
        (Right.ACCESS, Whose.OURS, TaskKind.RELEASE),
        (Right.ACCESS, Whose.PARTNERSHIP, TaskKind.RELEASE),
        (Right.OWN_DATA, Whose.OURS, TaskKind.RELEASE),
        (Right.DECEASED, Whose.OURS, None),
    ],
)
def test_what_partners_may_be_asked(right: Right, whose: Whose, kind: TaskKind | None) -> None:
    assert asks(request(right, "2026-11-02", whose=whose)) is kind


def test_only_other_controllers_are_asked_each_once() -> None:
    case = request(Right.FOI)

    assert "SCC" not in askable(case, AGREEMENT)
    assert "YOS" not in askable(case, AGREEMENT)
    assert chosen(case, AGREEMENT, ["POL", "SCC", "POL", "nowhere"]) == ("POL",)
