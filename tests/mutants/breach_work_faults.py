"""Faults in the work on a breach: weighed, got back, told to the people, on paper."""

from tests.mutants.mutant import Edit, Mutant

GRID = "tests/governance/breaches/test_grid.py::"
BACK = "tests/governance/breaches/test_getting_back.py::"
PEOPLE = "tests/governance/breaches/test_people_told.py::"
MINUTES = "tests/governance/breaches/test_duties_to_the_minute.py::"

BREACH_WORK_FAULTS = (
    Mutant(
        "vulnerable people lift only one of the two numbers",
        "governance/breaches/grid.py",
        Edit("max(self.impact, least)", "self.impact"),
        GRID + "test_vulnerable_people_lift_both_numbers_to_two_unless_it_is_contained",
    ),
    Mutant(
        "impact and likelihood are taken for one another",
        "governance/breaches/grid.py",
        Edit(
            "self.rows[MOST - impact][likelihood - LEAST]",
            "self.rows[MOST - likelihood][impact - LEAST]",
        ),
        GRID + "test_every_cell_says_who_hears",
    ),
    Mutant(
        "a cell says that a record is enough of what is likely grave",
        "governance/breaches/grading.py",
        Edit("return Leaning.IN_DOUBT if doubtful else BY_CELL[cell]", "return BY_CELL[cell]"),
        GRID + "test_the_suggestion_of_a_party_that_uses_the_toolkit_follows_the_cell",
    ),
    Mutant(
        "anybody's word that it is deleted lowers the risk",
        "governance/breaches/containment.py",
        Edit("return end.holder in TRUSTED", "return True"),
        BACK + "test_only_the_word_of_somebody_who_must_keep_it_secret_lowers_the_risk",
    ),
    Mutant(
        "a promise counts where it shows where somebody lives",
        "governance/breaches/easing.py",
        Edit("return _hidden(case) and (in_hand", "return (in_hand"),
        BACK + "test_nobodys_word_lowers_it_where_it_shows_where_somebody_lives",
    ),
    Mutant(
        "contact is clear in danger",
        "governance/breaches/easing.py",
        Edit(
            "WhoHasIt.WORKER and _hidden(case) and not case.urgent",
            "WhoHasIt.WORKER and _hidden(case)",
        ),
        BACK + "test_contact_waits_until_it_is_cleared_wherever_anyone_could_be_unsafe",
    ),
    Mutant(
        "one of the people told is as good as all",
        "governance/breaches/people_told.py",
        Edit("if state.each and ended == len(state.each):", "if ended:"),
        PEOPLE + "test_the_duty_is_done_once_each_was_told_or_has_a_ground",
    ),
    Mutant(
        "not yet ends it",
        "governance/breaches/people_told.py",
        Edit(
            "return _changed(state, person, lambda one: replace(one, safety=event))",
            "return _changed(state, person, lambda one: replace(one, ended=event))",
        ),
        PEOPLE + "test_the_duty_is_done_once_each_was_told_or_has_a_ground",
    ),
    Mutant(
        "telling the people is forgotten once serious harm is likely",
        "governance/breaches/duties.py",
        Edit(
            "return (serious and decision.outcome is Outcome.TELL_ICO)",
            "return (not serious and decision.outcome is Outcome.TELL_ICO)",
        ),
        MINUTES + "test_telling_the_people",
    ),
    Mutant(
        "the restrictions of Part 3 are for everybody",
        "governance/breaches/people_told.py",
        Edit("if one is not Ground.PART_3 or part_3)", "if one is not None)"),
        PEOPLE + "test_the_grounds_are_those_of_the_law_and_safeguarding_is_none",
    ),
)
