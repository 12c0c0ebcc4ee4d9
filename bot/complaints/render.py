"""The cards of a complaint and its letter, for the one person who will see them."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from bot.cases.case_kind import Letters
from bot.letters.drafting import DocumentFile, draft
from bot.services import Services
from bot.showing.recipes import Show, Shown
from bot.showing.viewing import At, Make, case_of, form, name_someone, notice, paged, plain, setting
from bot.work import Work
from dialogs.cases.leading import conflict_card
from dialogs.cases.reporter_news import summary_learnt
from dialogs.cases.verbs import Verb
from dialogs.complaints.forms import (
    lesson_card,
    letter_card,
    note_card,
    outcome_card,
    pass_on_card,
    received_card,
)
from dialogs.complaints.notices import (
    decided_notice,
    escalation_notice,
    lead_notice,
    unrouted_notice,
)
from dialogs.complaints.opened import case_card, open_card, status_line
from dialogs.complaints.receipt import (
    learnt_card,
    learnt_news,
    outcome_news,
    receipt_card,
    someone_has_it,
)
from dialogs.complaints.scene import ComplaintScene, explained_card
from dialogs.letters.fields import Fields
from dialogs.letters.writing import LetterIncomplete
from dialogs.words.wording import party_name
from governance.access import Action
from governance.complaints.complaint import ComplaintCase, is_routed
from governance.complaints.facts import SpeaksFor
from governance.complaints.routing import elsewhere
from governance.letters.duties import LetterKind, Regime
from governance.moments import london
from governance.outbox_message import Recipe
from governance.people.identity import Role, Viewer


class ComplaintShow(StrEnum):
    """What a recipe makes."""

    LETTER = "cp_letter"
    NOTE = "cp_note"
    RECEIVED = "cp_received"
    PASS_ON = "cp_pass_on"  # noqa: S105  a card, not a password
    LEARNT = "cp_learnt"  # that something was learnt
    UNROUTED = "cp_unrouted"
    DECIDED = "cp_decided"  # who responds, to whoever has it
    OFFICE = "cp_office"  # the same to the partnership office


def scene(work: Work, case: ComplaintCase, viewer: Viewer) -> ComplaintScene:
    """Return everything a card builder of a complaint wants."""
    calendars = work.services.calendars()
    own, header = case.report.own_reference, case.header
    same = work.unit.own_references.same(viewer, header.party, own)
    return ComplaintScene(
        case=case,
        timing=case.timed(calendars),
        dates=case.working(calendars).outcomes,
        same=tuple(row.reference for row in same if row.id != header.id),
        **setting(work, case, viewer),
    )


def _letter(at: At) -> Shown:
    letter = acknowledgement(at.work.services, at.scene.case, at.work.now)
    card = letter_card(at.scene, letter.text if letter else "")
    return Shown.of(card, file=letter.file if letter else None)


def _pass_on(at: At) -> Shown | None:
    case: ComplaintCase = at.scene.case
    to = elsewhere(case.report, receiver=case.header.party)
    return Shown(pass_on_card(at.scene, to), at.scene.reference) if to else None


def _unrouted(at: At) -> Shown | None:
    """Make the card that asks for its route; None where somebody has sent it on since."""
    if is_routed(at.scene.case):
        return None
    return Shown.of(unrouted_notice(at.scene))


def _lesson(at: At) -> Shown:
    return Shown(lesson_card(at.scene), summary_learnt(at.scene))


CARDS: Mapping[str, Make] = {
    Show.LEAD_NOTICE: notice(lead_notice),
    Show.ESCALATION: notice(escalation_notice),
    Show.NAME: name_someone,
    Show.RECEIPT: plain(receipt_card),
    Show.CASE: plain(case_card),
    Show.OPEN: paged(open_card, Verb.OPEN),
    Show.DEADLINE: form(explained_card, status_line),
    Show.DECIDE: form(outcome_card, status_line),
    Show.DECIDED: plain(case_card),
    Show.LESSON: _lesson,
    Show.LEARNT: plain(learnt_card),
    Show.CONFLICT: form(conflict_card, status_line),
    Show.SOMEONE_HAS_IT: plain(someone_has_it),
    Show.OUTCOME: plain(outcome_news),
    ComplaintShow.LEARNT: plain(learnt_news),
    ComplaintShow.NOTE: form(note_card, status_line),
    ComplaintShow.RECEIVED: form(received_card, status_line),
    ComplaintShow.DECIDED: plain(decided_notice),
    ComplaintShow.LETTER: _letter,
    ComplaintShow.PASS_ON: _pass_on,
    ComplaintShow.UNROUTED: _unrouted,
}

NEEDS: Mapping[str, Action] = {
    ComplaintShow.LETTER: Action.DECIDE,
    ComplaintShow.NOTE: Action.DECIDE,
    ComplaintShow.PASS_ON: Action.DECIDE,
    ComplaintShow.RECEIVED: Action.CORRECT_AWARENESS,
    ComplaintShow.LEARNT: Action.SEE_STATUS,
    ComplaintShow.UNROUTED: Action.OPEN,
    ComplaintShow.DECIDED: Action.OPEN,
}
"""What a person must be allowed for each card that only a complaint has."""


def render_office(work: Work, recipe: Recipe, viewer: Viewer) -> Shown | None:
    """Make the card that says who responds, for the partnership office and, where it falls to
    them, the scrutineer; never for someone who is named in it or has a conflict.
    """
    case = case_of(work, recipe.case)
    roles = {held.role for held in viewer.memberships}
    if not isinstance(case, ComplaintCase) or case.decision is None:
        return None
    if viewer.person in case.out or not roles & {Role.COORDINATOR, Role.SCRUTINEER}:
        return None
    at = scene(work, case, viewer)
    return Shown.of(decided_notice(at))


def acknowledgement(services: Services, case: ComplaintCase, now: datetime) -> DocumentFile | None:
    """Draft the acknowledgement; None where a partner's own template asks for what we lack."""
    fields = Fields(
        party=party_name(services.agreement, case.header.party),
        reference=case.header.reference,
        today=london(now).date(),
        received=case.received,
        regime=Regime.RIGHTS,  # the right to complain is one, s.165, under Part 3 too
        case_reference=case.report.own_reference,
        acts_for_another=case.report.speaks_for is not SpeaksFor.SELF,
    )
    try:
        return draft(services, LetterKind.COMPLAINT_ACKNOWLEDGEMENT, fields)
    except LetterIncomplete:
        return None


LETTERS_TO_PEOPLE = Letters(
    names=lambda _case: (LetterKind.COMPLAINT_ACKNOWLEDGEMENT,),
    draft=lambda at, _name: acknowledgement(at.work.services, at.scene.case, at.work.now),
)
