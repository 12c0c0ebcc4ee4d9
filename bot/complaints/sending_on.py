"""Sending a complaint where it belongs: to another party, or to the group."""

from dataclasses import replace

from bot.cases.actions import find_kind, happened, show_below
from bot.cases.escalation import plan
from bot.complaints.filing import receive
from bot.complaints.group import ask_group
from bot.complaints.shows import ComplaintShow
from bot.post.refresh import refresh
from bot.showing.recipes import Show, card_of
from bot.turns.turn import Answer, Turn, shown
from dialogs.complaints.sentences import say
from governance.access import Action
from governance.cases.ladders import newest
from governance.complaints.complaint import ComplaintCase, is_routed
from governance.complaints.facts import ComplaintReceived, PassedOn
from governance.complaints.ladders import LADDERS
from governance.complaints.routing import elsewhere
from governance.moments import london
from governance.outbox_message import TextBody
from governance.people.identity import PersonId

TICKED = "true"
NOT_ONE_OTHER = "It is not about one other organisation alone, so it cannot be passed on."
NOT_THE_GROUPS = "It has been put to the group already, or is answered."

ask_pass_on = show_below(ComplaintShow.PASS_ON, Action.DECIDE)


def pass_on(turn: Turn) -> Answer:
    """Open the other party's own case, with its own clock from today (CP-ANOTHER, docs/law.md)."""
    case = find_kind(turn, ComplaintCase, Action.DECIDE)
    to = elsewhere(case.report, receiver=case.header.party)
    if case.passed is not None or case.decided is not None:
        return shown(card_of(case, Show.CASE))
    if not to:
        return Answer(TextBody(NOT_ONE_OTHER), replaces=False)
    if turn.given("agrees") != TICKED:
        return Answer(TextBody(say("pass_on.error")), replaces=False)
    theirs = receive(turn, turn.viewer, to, _for_them(turn, case))
    happened(turn, case, PassedOn(to, theirs.header.reference))
    return shown(card_of(case, Show.CASE))


def _for_them(turn: Turn, case: ComplaintCase) -> ComplaintReceived:
    """Return what was recorded, received today; our own reference stays with us."""
    today, ladder = london(turn.now).date(), newest(LADDERS, "complaint")
    named = (PersonId.parse(one) for one in case.report.named if "/" in one)
    return ComplaintReceived(
        report=replace(case.report, received=today, received_by="", own_reference=""),
        ladder=(ladder.id, ladder.version),
        kept_from=tuple(dict.fromkeys((*named, *sorted(case.out)))),
        passed_from=case.header.reference,
        lado_told=case.lado_told,
    )


def to_the_group(turn: Turn) -> Answer:
    """Ask the safeguarding partners who is best placed to respond (§7.1)."""
    case = find_kind(turn, ComplaintCase, Action.DECIDE)
    if is_routed(case):
        return Answer(TextBody(NOT_THE_GROUPS), replaces=False)
    then = ask_group(turn, case, turn.viewer)
    plan(turn, then)
    refresh(turn, then)
    return shown(card_of(case, Show.CASE))
