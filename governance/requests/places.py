"""Whom the person should ask: §8.0, and the trap of joint data (RQ-JOINT, docs/law.md)."""

from dataclasses import dataclass
from datetime import date, datetime

from governance.agreements.model import Agreement
from governance.clocks.due import FactsDoNotFit, not_in_the_future
from governance.keys import PartyKey
from governance.moments import london
from governance.requests.facts import Redirected
from governance.requests.request import RequestCase
from governance.requests.rights import Whose

NOWHERE = "Please choose which organisation the person should ask."
SAME_CONTROLLER = (
    "{party} is part of the same organisation in law, so the request has reached it already."
    " Nobody is sent away: answer it together."
)
JOINT = (
    "It was taken down as the partnership's own information. Whoever is asked for that may not"
    " send the person away (UK GDPR Art 26(3)): choose the partnership, and it goes inside to"
    " {lead}. If you have looked and it is not, tick that."
)
NOT_JOINT = (
    "{party} is not one of those that answer for it together (§2.1). Tell the person to ask {lead}:"
    " choose another organisation's, and {lead}."
)
RIGHTS_ARE_NOT_MOVED = (
    "A request about someone's own data is not passed on for them: they are told whom to ask"
    " (agreement §8.0)."
)
NO_CONSENT = (
    "It can be passed on only if the person who asks has agreed (s.45 Code). Else tell them whom"
    " to ask."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SentTo:
    """Where the person is told to go, when they were told, and what was ticked."""

    to: PartyKey
    on: date
    transfer: bool = False
    consent: bool = False
    not_joint: bool = False


def answers_jointly(agreement: Agreement, party: PartyKey) -> bool:
    """Return whether this party is, or is part of, one of the joint controllers (§2.1)."""
    return not set(agreement.same_controller(party)).isdisjoint(agreement.joint)


def goes_inside(agreement: Agreement, party: PartyKey) -> bool:
    """Return whether joint data that this party is asked for goes inside, to the lead partner.

    False for the lead itself. FactsDoNotFit for one that does not answer for joint data.
    """
    if not answers_jointly(agreement, party):
        lead = agreement.party(agreement.lead).name
        raise FactsDoNotFit(NOT_JOINT.format(party=agreement.party(party).name, lead=lead))
    return party != agreement.lead


def redirected(
    case: RequestCase, place: SentTo, agreement: Agreement, *, now: datetime
) -> Redirected:
    """Return that the person was told whom to ask; FactsDoNotFit where they may not be sent."""
    not_in_the_future("That day", place.on, today=london(now).date())
    party = case.header.party
    if place.to not in agreement.keys or place.to == party:
        raise FactsDoNotFit(NOWHERE)
    if place.to in agreement.same_controller(party):
        raise FactsDoNotFit(SAME_CONTROLLER.format(party=agreement.party(place.to).name))
    joint = case.whose is Whose.PARTNERSHIP and answers_jointly(agreement, party)
    if joint and not place.not_joint:
        raise FactsDoNotFit(JOINT.format(lead=agreement.party(agreement.lead).name))
    _may_be_moved(case, place)
    return Redirected(place.on, place.to, place.transfer, place.consent)


def _may_be_moved(case: RequestCase, place: SentTo) -> None:
    if place.transfer and not case.information:
        raise FactsDoNotFit(RIGHTS_ARE_NOT_MOVED)
    if place.transfer and not place.consent:
        raise FactsDoNotFit(NO_CONSENT)
