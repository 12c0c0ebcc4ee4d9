"""What else whoever reported a breach knows: card 2, after the report."""

from typing import Any

from bot.breaches.danger import danger_said, danger_shown
from bot.cases.actions import find_kind
from bot.cases.case_forms import answers_to, below
from bot.cases.escalation import append_fact, climb
from bot.cases.news import tell_changed
from bot.drafts.form_render import NOTHING, case_form
from bot.drafts.identifiers_asked import about_case, narratives
from bot.turns.turn import Answer, Turn
from dialogs.asking.engine import facts
from dialogs.asking.flow import Answers
from dialogs.breaches.questions import BREACH_DETAILS, answers_of
from governance.access import Action
from governance.breaches.breach import Breach
from governance.breaches.facts import DetailsAdded
from governance.breaches.report import BreachDetails
from governance.outbox_message import TextBody

ADDED = "Thank you. That is added to {ref}, and the people who have your report are told."
SKIPPED = "That is fine. You can add details to {ref} at any time from your receipt."


def ask(turn: Turn) -> Answer:
    """Show card 2 again."""
    case = find_kind(turn, Breach, Action.ADD_DETAILS)
    return below(turn, case, details_card(turn, case))


def skip(turn: Turn) -> Answer:
    """Say that details can be added later."""
    case = find_kind(turn, Breach, Action.ADD_DETAILS)
    return Answer(TextBody(SKIPPED.format(ref=case.header.reference)))


def send(turn: Turn) -> Answer:
    """Add what they know, as it stands: every part is optional."""
    case = find_kind(turn, Breach, Action.ADD_DETAILS)
    form = about_case(turn, case, "“Add these details”", danger=case.urgent)
    said = answers_of(case.report)
    answers = answers_to(turn, case, BREACH_DETAILS, kept=NOTHING, before=said, form=form)
    if isinstance(answers, Answer):
        return answers
    details = facts(BREACH_DETAILS, answers)
    if details == BreachDetails():
        return skip(turn)
    then = append_fact(turn, case, turn.viewer, DetailsAdded(details))
    tell_changed(turn, then, but=turn.viewer.person)
    then = danger_said(
        turn, danger_shown(turn, case, then), narratives(turn, BREACH_DETAILS).values()
    )
    climb(turn, then)
    return Answer(TextBody(ADDED.format(ref=case.header.reference)))


def details_card(turn: Turn, case: Breach) -> dict[str, Any]:
    """Make card 2 for this case; it depends on what card 1 said.

    Whose information it is, as the agreement has it, is ticked: the party's own, and for what the
    partnership made its joint controllers' (§2.1).
    """
    joint = turn.services.agreement.joint if case.joint else ()
    shares = list(dict.fromkeys((case.header.party, *joint)))
    proposed: Answers = {} if case.details else {"organisations": [str(key) for key in shares]}
    said = answers_of(case.report)
    return case_form(turn, case, BREACH_DETAILS, answers=proposed, before=said)
