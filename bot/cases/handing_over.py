"""Whoever goes on leave hands over everything they have, on one card (LD-AWAY, docs/law.md).

What the one who takes over may not know stays where it is; to them it does not exist.
"""

from bot.cases.actions import CHOOSE_SOMEONE
from bot.cases.taking_over import all_led_by
from bot.showing.recipes import Shown
from bot.showing.viewing import PRODUCT_READING, candidates
from bot.turns.turn import Answer, Turn
from bot.work import Work
from dialogs.cards.elements import Card, Ref
from dialogs.cases.handing_over import hand_over_card
from dialogs.words.wording import listed, say
from governance.access import Action, may
from governance.cases.case import Case
from governance.outbox_message import CardBody, Recipe, TextBody
from governance.people.identity import PersonId, Viewer


def ask(turn: Turn) -> Answer:
    """Show what they have, and who of their party could take any of it."""
    card = _card(turn, turn.viewer)
    return Answer(CardBody(card, str(card["fallbackText"])), replaces=False)


def has_any(work: Work, viewer: Viewer) -> bool:
    """Return whether somebody has anything to hand over."""
    return bool(_theirs(work, viewer))


def render(work: Work, _recipe: Recipe, viewer: Viewer) -> Shown | None:
    """Make the card of what they have at the moment it comes; None where that is nothing."""
    return Shown.of(_card(work, viewer)) if has_any(work, viewer) else None


def _card(work: Work, viewer: Viewer) -> Card:
    mine = _theirs(work, viewer)
    takers = dict.fromkeys(one for case in mine for one in _takers(work, case, viewer))
    people = [(person, work.services.name(person)) for person in takers]
    ref = Ref(card=work.services.new_id())
    return hand_over_card([case.header.reference for case in mine], people, ref)


def hand_over(turn: Turn) -> Answer:
    """Name the one who was chosen to lead each case that they may know, and say what is left."""
    mine, wanted = _theirs(turn, turn.viewer), turn.given("who")
    takers = (one for case in mine for one in _takers(turn, case, turn.viewer))
    taker = next((one for one in takers if one.text == wanted), None)
    if taker is None:
        return Answer(TextBody(CHOOSE_SOMEONE if mine else say("over.nothing")), replaces=False)
    theirs = [case for case in mine if taker in _takers(turn, case, turn.viewer)]
    all_led_by(turn, theirs, taker)
    left = [case.header.reference for case in mine if case not in theirs]
    handed = listed(case.header.reference for case in theirs)
    said = say("over.done", name=turn.services.name(taker), references=handed)
    still = say("over.left", references=listed(left)) if left else ""
    return Answer(TextBody(f"{said} {still}".strip()))


def _theirs(work: Work, viewer: Viewer) -> tuple[Case, ...]:
    """Return the open cases that this person has and may name somebody for, by reference."""
    cases = work.unit.cases
    rows = (row for party in viewer.parties() for row in cases.open_in(viewer, party))
    each = (
        cases.history(PRODUCT_READING, row.id, Action.SEE_STATUS, now=work.now)
        for row in sorted(rows, key=lambda row: row.reference)
    )
    may_name = (case for case in each if may(viewer, Action.NAME, case))
    return tuple(case for case in may_name if case.owner == viewer.person)


def _takers(work: Work, case: Case, viewer: Viewer) -> tuple[PersonId, ...]:
    people = candidates(work.services, case, work.now)
    return tuple(person for person in people if person != viewer.person)
