"""Where a complaint goes: every combination there is, with who is expected to respond."""

from itertools import chain, combinations, product

import pytest

from governance.cases.ladders import MAILBOX
from governance.cases.yes_no import YesNo
from governance.complaints.asking import Count, count
from governance.complaints.facts import PARTNERSHIP, Chose, Said, SpeaksFor, Way
from governance.complaints.routing import (
    IN_THE_PARTY,
    SCRUTINEER,
    ComplaintShape,
    Conflicted,
    Parties,
    Respondent,
    route,
    shape_of,
    who_has_it,
)
from governance.keys import PartyKey
from governance.people.identity import Role
from tests.cases import GRACE, REPORTED_AT, TOM
from tests.complaints import report

PARTNERS = tuple(map(PartyKey, ("SCC", "POL", "ICB")))  # in the agreement's order


def subsets(of: tuple[str, ...]) -> list[frozenset[str]]:
    sizes = range(len(of) + 1)
    return [frozenset(some) for some in chain(*(combinations(of, size) for size in sizes))]


# CP-WHERE and CP-ANOTHER in docs/law.md, by line: (how many parties, partnership or sharing?) to
# who responds, where it is about data or may be: "not sure" is treated as a yes (CP-NOT-SURE).
EXPECTED = {
    (Parties.OWN, False): Respondent.OWN_LEAD,
    (Parties.OTHER, False): Respondent.PASS_ON,
    (Parties.SEVERAL, False): Respondent.NOMINATED_REPRESENTATIVE,
    (Parties.UNKNOWN, False): Respondent.OWN_LEAD,
    (Parties.OWN, True): Respondent.GROUP_DECIDES,
    (Parties.OTHER, True): Respondent.GROUP_DECIDES,
    (Parties.SEVERAL, True): Respondent.NOMINATED_REPRESENTATIVE,
    (Parties.UNKNOWN, True): Respondent.GROUP_DECIDES,
}
EVERY = list(product(Parties, (False, True), YesNo))


@pytest.mark.parametrize(
    ("parties", "partnership", "about_data"),
    EVERY,
    ids=[f"{p}-{'partnership' if s else 'plain'}-data_{d}" for p, s, d in EVERY],
)
def test_every_combination_goes_where_the_agreement_says(
    parties: Parties, partnership: bool, about_data: YesNo
) -> None:
    row = route(ComplaintShape(parties, partnership, about_data))

    wanted = EXPECTED[parties, partnership] if about_data is not YesNo.NO else Respondent.SIGNPOST
    assert row.respondent is wanted
    assert row.reason
    assert row.clause


@pytest.mark.parametrize("allegation", [YesNo.YES, YesNo.NOT_SURE])
@pytest.mark.parametrize(("parties", "partnership", "about_data"), EVERY)
def test_an_allegation_that_a_child_was_harmed_comes_before_everything(
    parties: Parties, partnership: bool, about_data: YesNo, allegation: YesNo
) -> None:
    shape = ComplaintShape(parties, partnership, about_data, allegation)

    assert route(shape).respondent is Respondent.LADO


# Whoever is conflicted, written out once more by hand: the first who is not.
BY_POST = (
    ({Role.IG_LEAD, Role.DEPUTY, Role.SIRO, MAILBOX}, ""),
    ({Role.IG_LEAD, Role.DEPUTY, Role.SIRO}, MAILBOX),
    ({Role.IG_LEAD, Role.DEPUTY}, Role.SIRO),
    ({Role.IG_LEAD}, Role.DEPUTY),
    (set[str](), Role.IG_LEAD),
)
BY_PARTNER = (
    ({"SCC", "POL", "ICB"}, SCRUTINEER),
    ({"SCC", "POL"}, "ICB"),
    ({"SCC"}, "POL"),
    (set[str](), "SCC"),
)
GROUP = (Respondent.NOMINATED_REPRESENTATIVE, Respondent.GROUP_DECIDES)


@pytest.mark.parametrize("posts", subsets(tuple(str(p) for p in IN_THE_PARTY)), ids=sorted)
@pytest.mark.parametrize("partners", subsets(PARTNERS), ids=sorted)
def test_whoever_is_conflicted_is_stepped_round_in_every_combination(
    posts: frozenset[str], partners: frozenset[PartyKey]
) -> None:
    inside = next(str(who) for out, who in BY_POST if out <= posts)
    group = next(who for out, who in BY_PARTNER if out <= partners)
    for parties, partnership, about_data in EVERY:
        respondent = route(ComplaintShape(parties, partnership, about_data)).respondent
        found = who_has_it(respondent, partners=PARTNERS, conflicted=Conflicted(posts, partners))

        if respondent is Respondent.SIGNPOST:
            assert found == ""
        else:
            assert found == (group if respondent in GROUP else inside)


@pytest.mark.parametrize(
    ("about", "parties", "partnership"),
    [
        pytest.param(("SCC",), Parties.OWN, False, id="ours alone"),
        pytest.param(("POL",), Parties.OTHER, False, id="another's alone"),
        pytest.param(("SCC", "POL"), Parties.SEVERAL, False, id="ours and another's"),
        pytest.param(("POL", "ICB"), Parties.SEVERAL, False, id="two others"),
        pytest.param((PARTNERSHIP,), Parties.UNKNOWN, True, id="the partnership"),
        pytest.param((PARTNERSHIP, "POL"), Parties.OTHER, True, id="the partnership, one party"),
        pytest.param(("not_sure",), Parties.UNKNOWN, False, id="not sure"),
        pytest.param(("not_sure", "POL"), Parties.OTHER, False, id="not sure, but one is named"),
    ],
)
def test_the_shape_is_what_the_cards_say(
    about: tuple[str, ...], parties: Parties, partnership: bool
) -> None:
    said = report(about=about, speaks_for=SpeaksFor.CHILD)

    assert shape_of(said, receiver="SCC") == ComplaintShape(
        parties, partnership, YesNo.YES, YesNo.NO
    )


# The group


def said(party: str, chose: Chose, proposed: str = "") -> Said:
    return Said(
        PartyKey(party),
        TOM if party == "SCC" else GRACE,
        REPORTED_AT,
        chose,
        PartyKey(proposed),
        "why",
    )


BEST, ABSTAIN, CONFLICT = Chose.BEST_PLACED, Chose.ABSTAIN, Chose.CONFLICTED


@pytest.mark.parametrize(
    ("answers", "over", "expected"),
    [
        pytest.param([], False, Count(PARTNERS), id="nobody has answered: wait"),
        pytest.param(
            [said("SCC", BEST, "POL")],
            False,
            Count((PartyKey("POL"), PartyKey("ICB"))),
            id="one has: wait for two",
        ),
        pytest.param(
            [said("SCC", BEST, "POL"), said("POL", BEST, "POL"), said("ICB", BEST, "SCC")],
            False,
            Count((), PartyKey("POL"), Way.AGREED),
            id="two of three",
        ),
        pytest.param(
            [said("SCC", BEST, "UHNM"), said("POL", ABSTAIN), said("ICB", ABSTAIN)],
            False,
            Count((), PartyKey("UHNM"), Way.AGREED),
            id="any party may be proposed; who abstains is not waited for",
        ),
        pytest.param(
            [said("SCC", BEST, "POL"), said("POL", BEST, "SCC"), said("ICB", ABSTAIN)],
            False,
            Count((), PartyKey("SCC"), Way.TIE),
            id="a tie: the first partner in the agreement's order",
        ),
        pytest.param(
            [said("SCC", CONFLICT), said("POL", BEST, "ICB"), said("ICB", BEST, "POL")],
            False,
            Count((), PartyKey("POL"), Way.TIE),
            id="a tie: the first who is not conflicted",
        ),
        pytest.param(
            [said(key, ABSTAIN) for key in PARTNERS],
            False,
            Count((), PartyKey("SCC"), Way.NOBODY_SAID),
            id="all abstain",
        ),
        pytest.param([], True, Count(PARTNERS, PartyKey("SCC"), Way.NOBODY_SAID), id="silence"),
        pytest.param(
            [said("SCC", CONFLICT)],
            True,
            Count((PartyKey("POL"), PartyKey("ICB")), PartyKey("POL"), Way.NOBODY_SAID),
            id="silence, and the first is conflicted",
        ),
        pytest.param(
            [said("SCC", CONFLICT), said("POL", BEST, "ICB")],
            True,
            Count((PartyKey("ICB"),), PartyKey("ICB"), Way.AGREED),
            id="one conflicted, one silent: what the third said stands",
        ),
        pytest.param(
            [said(key, CONFLICT) for key in PARTNERS],
            False,
            Count((), SCRUTINEER, Way.NOBODY_SAID),
            id="all conflicted: the independent scrutineer",
        ),
        pytest.param(
            [said("POL", CONFLICT), said("SCC", BEST, "POL"), said("ICB", BEST, "POL")],
            False,
            Count((), PartyKey("SCC"), Way.NOBODY_SAID),
            id="nobody who is conflicted can be nominated",
        ),
    ],
)
def test_the_group_is_counted(answers: list[Said], over: bool, expected: Count) -> None:
    assert count(answers, partners=PARTNERS, over=over) == expected


def test_whoever_declines_is_passed_over_for_the_next() -> None:
    answers = [said("SCC", BEST, "POL"), said("POL", BEST, "POL"), said("ICB", BEST, "UHNM")]
    nominees = []
    cannot = frozenset[PartyKey]()
    for _ in range(5):
        nominee = count(answers, partners=PARTNERS, cannot=cannot).nominee
        nominees.append(nominee)
        cannot |= {nominee}

    assert nominees == ["POL", "UHNM", "SCC", "ICB", SCRUTINEER]


@pytest.mark.parametrize("out", subsets(PARTNERS), ids=sorted)
def test_a_decision_that_nobody_takes_goes_to_the_first_who_is_free(
    out: frozenset[PartyKey],
) -> None:
    found = count([], partners=PARTNERS, out=out, over=True)

    assert found.nominee == next(who for gone, who in BY_PARTNER if gone <= out)
    assert not set(found.waiting) & out
