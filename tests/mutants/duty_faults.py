"""Faults in what a decision asks for, and in who hears of it."""

from tests.mutants.mutant import Edit, Mutant

TO_THE_MINUTE = "tests/governance/breaches/test_duties_to_the_minute.py::"
CLOSING = "tests/bot/breaches/test_closing.py::"
TOLD = "tests/bot/breaches/test_regulator_told.py::"
ADVICE = "tests/bot/breaches/test_advice.py::"
SECOND = "tests/bot/breaches/test_second_eyes.py::"

DUTY_FAULTS = (
    Mutant(
        "a duty is silenced by the decision that brings it",
        "governance/cases/rungs.py",
        Edit("return rung.duty not in case.duties", "return decided"),
        TO_THE_MINUTE + "test_after_the_decision",
    ),
    Mutant(
        "a follow-up is told of once and never again",
        "governance/cases/rung_days.py",
        Edit("and last[rung] < since", "and not since"),
        TO_THE_MINUTE + "test_after_the_decision",
    ),
    Mutant(
        "decisions of before duties open them",
        "governance/breaches/duties.py",
        Edit("return found if decision.opens_duties else", "return found if decision else"),
        TO_THE_MINUTE + "test_a_decision_of_before_duties_tells_nobody",
    ),
    Mutant(
        "a case is closed over what is still to do",
        "governance/breaches/closing.py",
        Edit("if duty.open and duty.id not in passed", "if duty.open and duty.id in ()"),
        CLOSING + "test_it_refuses_while_a_duty_is_open_and_says_which",
    ),
    Mutant(
        "what harmed somebody is closed the short way",
        "dialogs/breaches/closing_form.py",
        Edit('values.get("harmed") != NO', "False"),
        CLOSING + "test_what_is_not_back_or_harmed_somebody_is_not_closed_so",
    ),
    Mutant(
        "told late, no reason is asked for",
        "dialogs/breaches/regulator_form.py",
        Edit("late = told >= case.limit", "late = False"),
        TOLD + "test_told_late_it_needs_the_reasons_and_the_siro_sees_that",
    ),
    Mutant(
        "a decision against advice is asked nothing",
        "governance/breaches/suggestion.py",
        Edit('case.advised not in ("", outcome)', "False"),
        ADVICE + "test_a_decision_against_advice_says_why",
    ),
    Mutant(
        "what those above are to know of overtakes the ladder",
        "governance/cases/rungs.py",
        Edit("if not (rung.first or rung.duty))", "if not rung.first)"),
        "tests/bot/cases/test_shown_by_the_table.py"
        "::test_acknowledged_at_two_hours_and_never_decided_who_hears_what_when",
    ),
    Mutant(
        "whoever decided is asked whether they agree",
        "bot/breaches/second_eyes.py",
        Edit("not in (turn.viewer.person, case.reporter)", "not in (case.reporter,)"),
        SECOND + "test_never_whoever_decided_or_reported_it",
    ),
    Mutant(
        "a second reader who does not agree ends it",
        "governance/breaches/second_eyes.py",
        Edit("done_if(state.answer and state.answer.agrees)", "done_if(state.answer)"),
        SECOND + "test_who_does_not_agree_says_why_and_it_is_decided_again",
    ),
    Mutant(
        "a card of an earlier decision agrees to a later one",
        "bot/breaches/second_eyes.py",
        Edit("case.second.said or turn.version < decided[-1]", "case.second.said"),
        SECOND + "test_a_card_of_an_earlier_decision_agrees_to_no_later_one",
    ),
)
