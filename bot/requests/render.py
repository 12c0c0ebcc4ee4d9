"""The cards of a request and its letters, for the one person who will see them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from enum import StrEnum

from bot.cases.case_kind import Letters
from bot.letters.drafting import DocumentFile, draft
from bot.services import Services
from bot.showing.recipes import Show, Shown
from bot.showing.viewing import At, Make, form, name_someone, notice, paged, plain, setting
from bot.work import Work
from dialogs.cards.elements import Card
from dialogs.cases.leading import conflict_card
from dialogs.cases.verbs import Verb
from dialogs.letters.card import on_a_card
from dialogs.letters.fields import Fields
from dialogs.letters.writing import LetterIncomplete
from dialogs.requests.forms import (
    ask_card,
    holding_card,
    letter_card,
    letters_card,
    moved_card,
    right_card,
    step_card,
    steps_card,
)
from dialogs.requests.notices import escalation_notice, lead_notice
from dialogs.requests.opened import case_card, open_card, status_line
from dialogs.requests.receipt import outcome_card, receipt_card, someone_has_it, why_card
from dialogs.requests.scene import RequestScene
from dialogs.requests.verbs import RequestVerb
from dialogs.words.wording import party_name
from governance.access import Action
from governance.keys import NO_PARTY, PartyKey
from governance.letters.duties import ABOUT_REQUESTS, REGIMES, LetterKind, Regime
from governance.moments import london
from governance.people.identity import Viewer
from governance.requests.clock import binding
from governance.requests.facts import Extended, Redirected, Refused
from governance.requests.request import RequestCase
from governance.requests.rights import Right, Whose
from governance.requests.steps import Step
from governance.tasks.facts import TaskKind
from governance.tasks.task import task_target


class RequestShow(StrEnum):
    """What a recipe makes."""

    STEPS = "request_steps"
    STEP = "request_step"  # the form of one
    MOVED = "request_moved"  # what it moved, and why
    HOLDING = "request_holding"
    RIGHT = "request_right"
    LETTERS = "request_letters"
    LETTER = "request_letter"
    ASK = "request_ask"


def scene(work: Work, case: RequestCase, viewer: Viewer) -> RequestScene:
    """Return everything a card builder of a request wants."""
    calendars = work.services.calendars()
    today, england = london(work.now).date(), calendars.england_and_wales
    return RequestScene(
        case=case,
        timing=case.timed(calendars),
        outcomes=case.outcomes(calendars),
        help_by=task_target(TaskKind.ASSIST, today, england),
        **setting(work, case, viewer),
    )


def _step(at: At) -> Shown:
    return Shown.of(step_card(at.scene, Step(at.recipe.step)))


def _letters(of: RequestScene) -> Card:
    return letters_card(of, letters_of(of.case))


def _letter(at: At) -> Shown | None:
    """Make the letter on a card, with its file; None where there is none of that kind."""
    kind = LetterKind(at.recipe.step)
    written = letter(at.work.services, at.scene.case, kind, at.work.now)
    if written is None:
        return None
    card = letter_card(at.scene, kind, on_a_card(written.document))
    return Shown.of(card, file=written.file)


CARDS: Mapping[str, Make] = {
    Show.LEAD_NOTICE: notice(lead_notice),
    Show.ESCALATION: notice(escalation_notice),
    Show.NAME: name_someone,
    Show.RECEIPT: plain(receipt_card),
    Show.CASE: plain(case_card),
    Show.OPEN: paged(open_card, Verb.OPEN),
    Show.DEADLINE: plain(why_card),
    Show.DECIDE: paged(steps_card, RequestVerb.STEPS),
    RequestShow.STEPS: paged(steps_card, RequestVerb.STEPS),
    RequestShow.MOVED: plain(moved_card),
    RequestShow.HOLDING: plain(holding_card),
    RequestShow.RIGHT: plain(right_card),
    RequestShow.ASK: plain(ask_card),
    Show.CONFLICT: form(conflict_card, status_line),
    Show.SOMEONE_HAS_IT: plain(someone_has_it),
    Show.OUTCOME: plain(outcome_card),
    RequestShow.STEP: _step,
    RequestShow.LETTERS: paged(_letters, RequestVerb.LETTERS),
    RequestShow.LETTER: _letter,
}

NEEDS: Mapping[str, Action] = {
    RequestShow.STEPS: Action.DECIDE,
    RequestShow.STEP: Action.DECIDE,
    RequestShow.MOVED: Action.SEE_STATUS,
    RequestShow.HOLDING: Action.DECIDE,
    RequestShow.RIGHT: Action.DECIDE,
    RequestShow.LETTERS: Action.DECIDE,
    RequestShow.LETTER: Action.DECIDE,
    RequestShow.ASK: Action.DECIDE,
}
"""What a person must be allowed for each card that only a request has."""


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
) -> DocumentFile | None:
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
        reasons=_why_said(case),
        exemption=EXEMPTION if case.information else "",
        asked=WHAT,
        said=ANSWER,
        new_date=_later(services, case, today),
        other=party_name(services.agreement, to) if to else WHO,
        other_contact=_contact(services, to) if to else CONTACT,
    )


def _right(case: RequestCase) -> str:
    return str(Right.ACCESS if case.access else case.right)


def _why_said(case: RequestCase) -> str:
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


def _drafted(at: At, name: str) -> DocumentFile | None:
    return letter(at.work.services, at.scene.case, LetterKind(name), at.work.now)


LETTERS_TO_PEOPLE = Letters(names=letters_of, draft=_drafted)
