"""The letters about a request, drafted for a person to fill in and send."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from bot.letters.drafting import LetterFile, draft
from bot.services import Services
from dialogs.letters.fields import Fields
from dialogs.letters.writing import LetterIncomplete
from dialogs.words.wording import party_name
from governance.keys import NO_PARTY, PartyKey
from governance.letters.duties import ABOUT_REQUESTS, REGIMES, LetterKind, Regime
from governance.moments import london
from governance.requests.clock import binding
from governance.requests.facts import Extended, Redirected, Refused
from governance.requests.request import RequestCase
from governance.requests.rights import Right, Whose

COMPLAIN = "[SAY HERE HOW TO COMPLAIN TO US]"
WHY = "[SAY HERE WHY]"
WHAT = "[SAY HERE WHAT YOU ASK FOR]"
ANSWER = "[SAY HERE WHAT YOU FOUND, AND WHAT YOU SEND]"
EXEMPTION = "[THE EXEMPTION, AS THE LAW IS CITED]"
WHO = "[WHO HOLDS IT]"
CONTACT = "[HOW TO REACH THEM]"

BY_RIGHT: Mapping[Right, Regime] = {Right.FOI: Regime.FOI, Right.EIR: Regime.EIR}


def regime_of(case: RequestCase) -> Regime:
    """Return the law that the request stands under."""
    if case.clock.law_enforcement:
        return Regime.PART_3
    return BY_RIGHT.get(case.right, Regime.RIGHTS)


def letters_of(case: RequestCase) -> tuple[LetterKind, ...]:
    """Return the letters there are for it as it stands, in the order a request meets them."""
    if case.right in (Right.DECEASED, Right.CORRESPONDENCE):
        return ()  # the Access to Health Records Act has no letter of ours
    regime = regime_of(case)
    return tuple(kind for kind in ABOUT_REQUESTS if regime in REGIMES[kind] and _fits(case, kind))


def _fits(case: RequestCase, kind: LetterKind) -> bool:
    match kind:
        case LetterKind.CLARIFICATION:
            return case.access or case.information
        case LetterKind.REDIRECT | LetterKind.TRANSFER_CONSENT:
            return case.whose is not Whose.PARTNERSHIP
        case _:
            return True


def letter(
    services: Services, case: RequestCase, kind: LetterKind, now: datetime
) -> LetterFile | None:
    """Draft the letter; None where there is none of that kind, or a template lacks facts."""
    if kind not in letters_of(case):
        return None
    try:
        return draft(services, kind, _fields(services, case, now))
    except LetterIncomplete:
        return None


def _fields(services: Services, case: RequestCase, now: datetime) -> Fields:
    today = london(now).date()
    to = _redirected_to(case)
    return Fields(
        party=party_name(services.agreement, case.header.party),
        reference=case.header.reference,
        today=today,
        received=case.clock.received,
        regime=regime_of(case),
        right="" if case.information else _right(case),
        case_reference=case.taken.own_reference,
        due=binding(case.clock.outcomes(services.calendars())),
        complaint_route=COMPLAIN,
        reasons=_reasons(case),
        exemption=EXEMPTION if case.information else "",
        asked=WHAT,
        said=ANSWER,
        new_date=_later(services, case, today),
        other=party_name(services.agreement, to) if to else WHO,
        other_contact=_contact(services, to) if to else CONTACT,
    )


def _right(case: RequestCase) -> str:
    return str(Right.ACCESS if case.access else case.right)


def _reasons(case: RequestCase) -> str:
    """Return what was recorded of a refusal or an extension; else a place to fill in."""
    for event in reversed(case.history):
        if isinstance(event.fact, Extended | Refused):
            return event.fact.reason
    return WHY


def _later(services: Services, case: RequestCase, today: date) -> date | None:
    """Return the day an extension runs to, told today where none is recorded yet."""
    clock = replace(case.clock, extended=case.clock.extended or max(today, case.clock.received))
    return binding(clock.outcomes(services.calendars()))


def _redirected_to(case: RequestCase) -> PartyKey:
    fact = case.decided.fact if case.decided else None
    return fact.to if isinstance(fact, Redirected) else NO_PARTY


def _contact(services: Services, party: PartyKey) -> str:
    """Return the way in that a party gives everybody; never a named person's own."""
    return services.directory.numbers(party).ig_mailbox or CONTACT
