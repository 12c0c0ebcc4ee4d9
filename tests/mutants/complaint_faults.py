"""Faults in complaints: where they go, whose clock runs, who hears, and what closes them."""

from tests.mutants.mutant import Edit, Mutant

BOT = "tests/bot/complaints/test_complaints.py::"
GROUP = "tests/bot/complaints/test_complaint_group.py::"
MAIL = "tests/bot/complaints/test_complaint_mail.py::"
ROUTES = "tests/governance/complaints/test_complaint_routing.py::"
RULES = "tests/governance/complaints/test_complaint_rules.py::"

COMPLAINT_FAULTS = (
    Mutant(
        "not sure whether it is about data is signposted away",
        "governance/complaints/routing.py",
        Edit("shape.about_data is YesNo.NO", "shape.about_data is not YesNo.YES"),
        ROUTES + "test_every_combination_goes_where_the_agreement_says",
    ),
    Mutant(
        "silence goes to the first partner, conflict or no conflict",
        "governance/complaints/routing.py",
        Edit("(key for key in partners if key not in out)", "iter(partners)"),
        ROUTES + "test_a_decision_that_nobody_takes_goes_to_the_first_who_is_free",
    ),
    Mutant(
        "a tie goes to whoever was named first",
        "governance/complaints/asking.py",
        Edit("if any(votes == most for _, votes in others):", "if any(not v for _, v in others):"),
        ROUTES + "test_the_group_is_counted",
    ),
    Mutant(
        "a partner with a conflict can be nominated",
        "governance/complaints/asking.py",
        Edit("_chosen(said, out=away | cannot)", "_chosen(said, out=cannot)"),
        ROUTES + "test_the_group_is_counted",
    ),
    Mutant(
        "an acknowledgement closes the complaint",
        "governance/complaints/complaint.py",
        Edit(
            "return replace(case, letter=case.letter or event)",
            "return replace(case, letter=case.letter or event, decided=event)",
        ),
        RULES + "test_no_sequence_of_events_closes_it_without_an_outcome",
    ),
    Mutant(
        "a second letter moves the day of the first",
        "governance/complaints/complaint.py",
        Edit(
            "return replace(case, letter=case.letter or event)",
            "return replace(case, letter=event)",
        ),
        RULES + "test_no_sequence_of_events_makes_the_clock_disappear_or_run_backwards",
    ),
    Mutant(
        "the clock counts from the day it was recorded",
        "governance/complaints/complaint.py",
        Edit(
            "Working(Complaint(received=self.received), calendars)",
            "Working(Complaint(received=self.reported_at.date()), calendars)",
        ),
        RULES + "test_it_is_acknowledged_within_30_days_of_the_day_any_employee_received_it",
    ),
    Mutant(
        "an allegation that nobody is sure of does not stop it",
        "bot/complaints/reporting.py",
        Edit("in (YesNo.YES, YesNo.NOT_SURE) and LADO", "in (YesNo.YES,) and LADO"),
        BOT + "test_an_allegation_stops_it_before_anything_is_recorded",
    ),
    Mutant(
        "whoever is named in it hears of it all the same",
        "governance/complaints/complaint.py",
        Edit(
            "lado_told=said.lado_told,\n        ladder=find_ladder(LADDERS, said.ladder),\n"
            "        out=frozenset(said.kept_from),",
            "lado_told=said.lado_told,\n        ladder=find_ladder(LADDERS, said.ladder),\n"
            "        out=frozenset(),",
        ),
        BOT + "test_whoever_is_named_never_receives_sees_or_finds_it",
    ),
    Mutant(
        "it is passed on without the agreement of the person who complained",
        "bot/complaints/handling.py",
        Edit('if turn.given("agrees") != TICKED:', 'if turn.given("agrees") == "never":'),
        BOT + "test_a_complaint_about_another_party_alone_is_passed_on_with_agreement",
    ),
    Mutant(
        "whoever is named is told where it is passed on to",
        "bot/complaints/handling.py",
        Edit(
            "kept_from=tuple(dict.fromkeys((*named, *sorted(case.out)))),",
            "kept_from=tuple(named)[:0],",
        ),
        BOT + "test_whoever_is_named_is_kept_out_there_too",
    ),
    Mutant(
        "an outcome without the regulator's right closes it",
        "bot/complaints/handling.py",
        Edit('if turn.given("regulator") != TICKED:', 'if turn.given("regulator") == "never":'),
        BOT + "test_nothing_closes_it_that_is_not_a_whole_outcome",
    ),
    Mutant(
        "the partners are asked even where all of theirs are named",
        "bot/complaints/group.py",
        Edit("if key not in out)\n    then = append", "if key)\n    then = append"),
        GROUP + "test_where_the_lead_and_the_deputy_are_named_their_party_is_not_asked",
    ),
    Mutant(
        "the group decides again at every answer",
        "bot/complaints/group.py",
        Edit(
            "return case.asked is not None and case.decision is None and case.decided is None",
            "return case.asked is not None and case.decided is None",
        ),
        GROUP + "test_a_correction_after_the_decision_changes_nothing",
    ),
    Mutant(
        "an office in which somebody is named is written to",
        "bot/complaints/reporting.py",
        Edit(
            "if not work.services.mails or case.out & frozenset(office):",
            "if not work.services.mails:",
        ),
        MAIL + "test_where_a_coordinator_is_named_the_office_is_sent_nothing",
    ),
    Mutant(
        "the card of the letter stands in the chat for good",
        "bot/complaints/kind.py",
        Edit("    folds={ComplaintShow.LETTER: Show.CASE},\n", "    folds={},\n"),
        BOT + "test_the_letter_is_offered_as_a_file_and_folds_away_by_itself",
    ),
)
