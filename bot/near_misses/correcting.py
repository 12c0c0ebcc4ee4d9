"""What a reporter's correction of a near miss amounts to."""

from datetime import datetime

from bot.cases.case_kind import Correcting
from bot.turns.turn import Answer, Turn
from dialogs.asking.flow import Answers
from dialogs.near_misses.questions import NEAR_MISS_CORRECTION, answers_of, got_out, story
from governance.near_misses.facts import NearMissCorrected, NearMissReport
from governance.near_misses.near_miss import NearMissCase

BREACH = "breach"
"""The kind of case that a near miss turns out to be where something may have got out."""


def corrected(case: NearMissCase, report: NearMissReport) -> NearMissCorrected | None:
    """Return what was corrected; None where the report is what it was."""
    return None if report == case.report else NearMissCorrected(report)


def turns_out(
    turn: Turn, answers: Answers, *, past_lead: bool, first_word: datetime
) -> Answer | None:
    """Go on as a breach report with what they wrote; None where nothing got out.

    `first_word`: when it was first told that something may have got out (UTC).
    """
    if not got_out(answers):
        return None
    goes_on = turn.services.kinds.goes_on[BREACH]
    return goes_on(turn, story(answers), past_lead=past_lead, first_word=first_word)


CORRECTING = Correcting(
    flow=NEAR_MISS_CORRECTION,
    answers=lambda case: answers_of(case.report),
    fact=corrected,
    turns_out=lambda turn, case, answers: turns_out(
        turn, answers, past_lead=case.past_lead, first_word=turn.now
    ),
    then=None,
)
