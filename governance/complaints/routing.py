"""Who responds to a complaint: one table, of which the first row that fits wins.

CP-WHERE and CP-ANOTHER in docs/law.md; the agreement's §7.1.

Only the route is worked out here. A person routes; whoever is conflicted is stepped round.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from governance.cases.ladders import MAILBOX
from governance.cases.yes_no import YesNo
from governance.complaints.facts import PARTNERSHIP, ComplaintReport
from governance.keys import NO_PARTY, PartyKey
from governance.people.identity import Role

SCRUTINEER = PartyKey(str(Role.SCRUTINEER))
IN_THE_PARTY = (Role.IG_LEAD, Role.DEPUTY, Role.SIRO, MAILBOX)
"""Who has it inside the party that received it: the first who is not conflicted."""


class Respondent(StrEnum):
    """Where a complaint goes."""

    LADO = "lado"
    SIGNPOST = "signpost"
    NOMINATED_REPRESENTATIVE = "nominated_representative"
    GROUP_DECIDES = "group_decides"
    PASS_ON = "pass_on"  # noqa: S105  a place, not a password
    OWN_LEAD = "own_lead"


class Parties(StrEnum):
    """How many parties it is about, seen from the one that received it."""

    UNKNOWN = "unknown"
    OWN = "own"
    OTHER = "other"
    SEVERAL = "several"


@dataclass(frozen=True, slots=True)
class ComplaintShape:
    """All that the route depends on."""

    parties: Parties
    partnership: bool
    about_data: YesNo
    allegation: YesNo = YesNo.NO


@dataclass(frozen=True, slots=True)
class Route:
    """One line of the table: where to, on what condition, why, and by which clause."""

    respondent: Respondent
    when: Callable[[ComplaintShape], bool]
    reason: str
    clause: str


ROUTES = (
    Route(
        Respondent.LADO,
        lambda shape: shape.allegation is not YesNo.NO,
        "Someone says that a person who works with children harmed a child, or may harm one.",
        "Working Together; to be confirmed with your LADO",
    ),
    Route(
        Respondent.SIGNPOST,
        lambda shape: shape.about_data is YesNo.NO,
        "It is not about how someone's information was handled, so another procedure answers it.",
        "Agreement §7.1: each organisation's own procedures",
    ),
    Route(
        Respondent.NOMINATED_REPRESENTATIVE,
        lambda shape: shape.parties is Parties.SEVERAL,
        "It is about more than one organisation, so the group responds through one of them.",
        "Agreement §7.1",
    ),
    Route(
        Respondent.GROUP_DECIDES,
        lambda shape: shape.partnership,
        "It is about the partnership or the sharing itself, so the group decides who responds.",
        "Agreement §7.1",
    ),
    Route(
        Respondent.PASS_ON,
        lambda shape: shape.parties is Parties.OTHER,
        "It is about one other organisation alone: acknowledge it, and pass it on if the person"
        " who complained agrees.",
        "Agreement §7.1; DPA 2018 s.164A",
    ),
    Route(
        Respondent.OWN_LEAD,
        lambda shape: shape.parties is Parties.OWN,
        "It is about your own organisation alone, so your IG lead responds.",
        "DPA 2018 s.164A; agreement §7.1",
    ),
    Route(
        Respondent.OWN_LEAD,
        lambda _shape: True,
        "Nobody is sure yet whom it is about, so your IG lead finds out.",
        "DPA 2018 s.164A; agreement §7.1",
    ),
)


@dataclass(frozen=True, slots=True)
class Conflicted:
    """Who is out of it: posts of the party that received it, and safeguarding partners."""

    posts: frozenset[str] = frozenset()
    partners: frozenset[PartyKey] = frozenset()


NOBODY_CONFLICTED = Conflicted()


def route(shape: ComplaintShape) -> Route:
    """Return the row of the table; "not sure whether it is about data" is treated as a yes."""
    return next(row for row in ROUTES if row.when(shape))


def who_has_it(
    respondent: Respondent,
    *,
    partners: Sequence[PartyKey],
    conflicted: Conflicted = NOBODY_CONFLICTED,
) -> str:
    """Return who answers in the end, where nobody does more than they must; "" for nobody.

    A post of the party that received it, or the partner (else the scrutineer) to whom silence
    leaves it.
    """
    match respondent:
        case Respondent.LADO | Respondent.SIGNPOST:
            return ""
        case Respondent.NOMINATED_REPRESENTATIVE | Respondent.GROUP_DECIDES:
            return first_unconflicted(partners, conflicted.partners)
        case Respondent.OWN_LEAD | Respondent.PASS_ON:
            free = (str(post) for post in IN_THE_PARTY if post not in conflicted.posts)
            return next(free, "")


def first_unconflicted(partners: Sequence[PartyKey], out: frozenset[PartyKey]) -> PartyKey:
    """Return the first safeguarding partner, in the agreement's order, who is not out of it.

    Else the independent scrutineer (CP-SILENCE, docs/law.md).
    """
    return next((key for key in partners if key not in out), SCRUTINEER)


def shape_of(report: ComplaintReport, *, receiver: str) -> ComplaintShape:
    """Return what the two cards amount to."""
    parties = frozenset(report.about) - {PARTNERSHIP, YesNo.NOT_SURE}
    return ComplaintShape(
        parties=_how_many(parties, receiver),
        partnership=PARTNERSHIP in report.about,
        about_data=report.about_data,
        allegation=report.allegation,
    )


def _how_many(parties: frozenset[str], receiver: str) -> Parties:
    if len(parties) > 1:
        return Parties.SEVERAL
    if not parties:
        return Parties.UNKNOWN
    return Parties.OWN if receiver in parties else Parties.OTHER


def elsewhere(report: ComplaintReport, *, receiver: PartyKey) -> PartyKey:
    """Return the one other party that it is about; "" where it is not about one other alone."""
    others = [
        PartyKey(key) for key in report.about if key not in (PARTNERSHIP, str(YesNo.NOT_SURE))
    ]
    return others[0] if len(others) == 1 and others[0] != receiver else NO_PARTY
