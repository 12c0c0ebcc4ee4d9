"""Faults in requests: which date binds, who may be sent away, and what is told to whom."""

from tests.mutants.mutant import Edit, Mutant

CLOCK = "tests/governance/requests/test_request_clock.py::"
KNOWN = "tests/governance/requests/test_request_recogniser.py::"
DONE = "tests/bot/requests/test_requests.py::"

REQUEST_FAULTS = (
    Mutant(
        "asking who it is after the month is over starts a new one",
        "governance/requests/clock.py",
        Edit("limit is not None and span.start > limit", "False"),
        CLOCK + "test_asking_who_it_is_after_the_month_is_over_starts_no_new_month",
    ),
    Mutant(
        "while identity is waited for the old date stands",
        "governance/requests/clock.py",
        Edit("return _waiting(outcomes[0].rule, clock, span, says)", "continue"),
        CLOCK + "test_what_was_asked_of_the_person_moves_the_date_as_facts_5_2_says",
    ),
    Mutant(
        "a reply can go out with a check unticked",
        "governance/requests/steps.py",
        Edit("if case.access and set(Check) - set(ticked):", "if case.access and not ticked:"),
        DONE + "test_a_subject_access_reply_is_sent_only_when_each_check_is_ticked",
    ),
    Mutant(
        "an extension needs no notice in time",
        "governance/requests/steps.py",
        Edit("if limit is not None and fact.on >", "if False and fact.on >"),
        CLOCK + "test_a_step_that_does_not_fit_is_refused_with_the_reason",
    ),
    Mutant(
        "a closed request ends again",
        "governance/requests/request.py",
        Edit("    if case.decided is not None:\n        return case\n", ""),
        CLOCK + "test_a_second_end_changes_nothing",
    ),
    Mutant(
        "what is closed is held for ever",
        "governance/requests/holds.py",
        Edit("or matter.decided is not None:", "or False:"),
        CLOCK + "test_while_a_request_is_open_it_is_held_by_its_own_law",
    ),
    Mutant(
        "a partner sends away whoever asks for joint data",
        "governance/requests/places.py",
        Edit("case.whose is Whose.PARTNERSHIP and answers_jointly(agreement, party)", "False"),
        DONE + "test_nobody_is_sent_away_who_may_not_be",
    ),
    Mutant(
        "a request is passed on without consent",
        "governance/requests/places.py",
        Edit("if place.transfer and not place.consent:", "if False:"),
        DONE + "test_nobody_is_sent_away_who_may_not_be",
    ),
    Mutant(
        "inside, the clock starts anew",
        "bot/requests/handling.py",
        Edit(
            'replace(case.taken, received=case.clock.received, own_reference="")',
            'replace(case.taken, received=london(turn.now).date(), own_reference="")',
        ),
        DONE + "test_joint_data_goes_inside_to_the_lead_and_its_clock_runs_from_first_receipt",
    ),
    Mutant(
        "partners can be asked anything about subject access",
        "governance/requests/helping.py",
        Edit("        return TaskKind.RELEASE\n", "        return TaskKind.ASSIST\n"),
        DONE + "test_for_subject_access_one_question_alone_is_asked_and_nothing_can_be_added",
    ),
    Mutant(
        "what is not clear is taken for no request",
        "governance/requests/recogniser.py",
        Edit(
            "        Wants.ELSE,\n        right=Right.CORRESPONDENCE,",
            "        *(Wants.ELSE, Wants.NOT_SURE),\n        right=Right.CORRESPONDENCE,",
        ),
        KNOWN + "test_every_row_is_reached",
        more=(
            Edit(
                "        Wants.NOT_SURE,\n        right=Right.ACCESS,",
                "        right=Right.ACCESS,",
            ),
        ),
    ),
    Mutant(
        "the same reference is said to those who may not see the other case",
        "storage/own_references.py",
        Edit(
            "self._cases.visible(viewer, rows)",
            "self._cases.visible(System('whoever'), rows)",
        ),
        "tests/storage/test_storage_own_references.py::test_nobody_learns_of_a_case_that_is_not_theirs",
        more=(Edit("import Actor\n", "import Actor, System\n"),),
    ),
)
