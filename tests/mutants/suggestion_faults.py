"""Faults in what is suggested of a breach, and in what whoever has a case hears of a change."""

from tests.mutants.mutant import Edit, Mutant

EXAMPLES = "tests/governance/breaches/test_edpb_examples.py::"
NEWS = "tests/bot/cases/test_the_lead_hears_what_changed.py::"

SUGGESTION_FAULTS = (
    Mutant(
        "a promise to delete makes a risk unlikely",
        "governance/breaches/suggestion.py",
        Edit(
            "eased = bool({Reason.ENCRYPTED, Reason.CONTAINED} & {*easing})", "eased = bool(easing)"
        ),
        EXAMPLES + "test_none_that_must_be_notified_is_called_record_only_however_much_is_known",
    ),
    Mutant(
        "the people are told for danger alone",
        "governance/breaches/suggestion.py",
        Edit(
            "Leaning.HIGH if any(each <= {*risky} for each in HIGH_TOGETHER) else Leaning.LIKELY",
            "Leaning.LIKELY",
        ),
        EXAMPLES + "test_of_the_nine_that_the_people_must_hear_of_at_least_eight_suggest_it",
    ),
    Mutant(
        "what was suggested is forgotten",
        "bot/breaches/deciding.py",
        Edit("suggested=found.leaning, because=found.reasons", "suggested=None"),
        "tests/bot/cases/test_suggestion_kept.py"
        "::test_an_overridden_suggestion_is_kept_and_shown_on_open_and_in_the_history",
    ),
    Mutant(
        "a fee can be paid a day less at a month's end",
        "governance/clocks/information_clock.py",
        Edit("return end - ONE_DAY if end.day == notice.day else end", "return end - ONE_DAY"),
        "tests/governance/clocks/test_clocks_facts.py"
        "::test_a_fee_is_paid_within_three_months_beginning_with_the_notice",
    ),
    Mutant(
        "a notice says old and new of every answer",
        "dialogs/cases/changed.py",
        Edit("[_row(row) for row in rows if row.question.told_as]", "[_row(row) for row in rows]"),
        NEWS + "test_a_correction_says_what_was_corrected",
    ),
    Mutant(
        "a second correction reads as the first",
        "dialogs/cases/changed.py",
        Edit("[min(times, 2) - 1]", "[0]"),
        NEWS + "test_no_two_messages_in_a_row_are_alike",
    ),
)
