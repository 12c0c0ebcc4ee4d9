"""Faults in drills: what is real comes first, who may hold one, and nothing of one is anywhere."""

from tests.mutants.mutant import Edit, Mutant

DRILLS = "tests/bot/drills/test_drills.py::"

DRILL_FAULTS = (
    Mutant(
        "a real report of danger leaves a drill running",
        "bot/cases/escalation.py",
        Edit(
            "    if case.urgent:\n        something_real", "    if False:\n        something_real"
        ),
        DRILLS + "test_a_real_report_of_danger_ends_it_and_a_calm_one_does_not",
    ),
    Mutant(
        "danger that is typed leaves a drill running",
        "bot/turns/danger.py",
        Edit("    something_real(turn, turn.party)\n", ""),
        DRILLS + "test_danger_that_is_typed_ends_it",
    ),
    Mutant(
        "what is really happening is answered while the drill goes on",
        "bot/drills/actions.py",
        Edit("end(turn, drill, real=True)", "pass"),
        DRILLS + "test_what_is_really_happening_ends_it_and_is_answered_with_999",
    ),
    Mutant(
        "an IG lead holds a drill of another party",
        "governance/access.py",
        Edit(
            "or viewer.holds(Role.IG_LEAD, party)",
            "or any(one.role is Role.IG_LEAD for one in viewer.memberships)",
        ),
        DRILLS + "test_who_may_hold_a_drill",
    ),
    Mutant(
        "a card of a drill is answered by whoever has its data",
        "bot/drills/actions.py",
        Edit(
            "if drill is None or turn.viewer.person not in told(turn, drill):", "if drill is None:"
        ),
        DRILLS + "test_a_card_of_it_is_answered_by_nobody_whom_it_did_not_tell",
    ),
    Mutant(
        "a drill begins without the word that the DPIA knows of it",
        "bot/drills/actions.py",
        Edit('if turn.given(DPIA) != "true":', "if False:"),
        DRILLS + "test_what_keeps_one_from_beginning_is_said",
    ),
    Mutant(
        "anybody's slip beside the store is done",
        "adapters/slips.py",
        Edit("return words if theirs and not self._is_old(there) else None", "return words"),
        "tests/adapters/test_slips.py::test_somebody_elses_slip_is_thrown_away",
    ),
    Mutant(
        "a shell that gave up has its drill all the same",
        "bot/commands/by_slip.py",
        Edit(
            "raise Refused(NOBODY_ANSWERS if slips.take_back() else NOT_ANSWERED_YET)",
            "raise Refused(NOBODY_ANSWERS)",
        ),
        "tests/bot/commands/test_drill_command.py"
        "::test_whoever_holds_the_store_and_does_not_answer_is_waited_for_no_longer_than_is_said",
    ),
)
