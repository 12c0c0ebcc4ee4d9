"""Faults in the law: how days and hours are counted, and which rung is due when."""

from tests.mutants.mutant import Edit, Mutant

EXAMPLES = "tests/governance/clocks/test_clocks_worked_examples.py::"
LADDERS = "tests/governance/cases/test_ladders.py::"
QUIET = "tests/governance/cases/test_quiet.py::"

CLOCK_FAULTS = (
    Mutant(
        "a day that is no working day is not moved",
        "governance/calendars.py",
        Edit("        while not self.is_working_day(day):\n            day += ONE_DAY\n", ""),
        EXAMPLES + "test_a_rights_request_is_due_in_one_month_or_three",
    ),
    Mutant(
        "72 hours by the clock on the wall",
        "governance/clocks/breach_clock.py",
        Edit("return aware_at.astimezone(UTC) + BREACH_NOTICE", "return _wall(aware_at)"),
        EXAMPLES + "test_seventy_two_hours_on_a_london_clock",
        more=(
            Edit(
                "_HOUR = timedelta(hours=1)\n",
                "_HOUR = timedelta(hours=1)\n\n\n"
                "def _wall(aware_at: datetime) -> datetime:\n"
                "    return (london(aware_at) + BREACH_NOTICE).astimezone(UTC)\n",
            ),
        ),
    ),
    Mutant(
        "FOI counts the days of England and Wales",
        "governance/clocks/work.py",
        Edit(
            "information_due(facts, calendars.uk_wide)",
            "information_due(facts, calendars.england_and_wales)",
        ),
        EXAMPLES + "test_foi_counts_working_days_of_the_whole_uk",
    ),
    Mutant(
        "the last day of a pause is not counted",
        "governance/clocks/due.py",
        Edit("(self.end - self.start).days + 1", "(self.end - self.start).days"),
        EXAMPLES + "test_what_stops_or_restarts_the_clock_of_a_rights_request",
    ),
    Mutant(
        "a month runs over its end",
        "governance/calendars.py",
        Edit(
            "return date(years, month + 1, min(day.day, monthrange(years, month + 1)[1]))",
            "return date(years, month + 1, 1) + (day - day.replace(day=1))",
        ),
        "tests/governance/clocks/test_governance_calendars.py::test_months_keep_the_day_or_take_the_last",
    ),
    Mutant(
        "a day is overdue from its own midnight",
        "governance/clocks/due.py",
        Edit(
            "datetime.combine(due + timedelta(days=1), time(), LONDON)",
            "datetime.combine(due, time(), LONDON)",
        ),
        "tests/governance/clocks/test_clocks_properties.py"
        "::test_a_day_is_overdue_from_the_next_london_midnight",
    ),
)

LADDER_FAULTS = (
    Mutant(
        "a rung is due only after its minute",
        "governance/cases/rungs.py",
        Edit("return instant(rung, case) <= now and", "return instant(rung, case) < now and"),
        LADDERS + "test_a_rung_is_due_from_its_very_minute",
    ),
    Mutant(
        "a case climbs the newest ladder and not its own",
        "governance/cases/ladders.py",
        Edit("ladder = next(found, None)", "ladder = newest(ladders, frozen[0])"),
        "tests/governance/cases/test_a_frozen_ladder.py"
        "::test_a_case_keeps_the_ladder_that_it_was_opened_on",
    ),
    Mutant(
        "acknowledging silences the decision rungs",
        "governance/cases/rungs.py",
        Edit(
            "        case Silence.DECIDED:\n            return decided\n",
            "        case Silence.DECIDED:\n            return decided or case.acknowledged\n",
        ),
        LADDERS + "test_what_silences_a_rung",
    ),
    Mutant(
        "quiet hours are ignored",
        "governance/cases/rungs.py",
        Edit("if rung.first or (case.never_quiet and", "if rung or (case.never_quiet and"),
        LADDERS + "test_quiet_hours",
    ),
    Mutant(
        "quiet hours never end",
        "governance/moments.py",
        Edit("at >= QUIET_FROM or at < QUIET_UNTIL", "at >= QUIET_UNTIL or at < QUIET_UNTIL"),
        QUIET + "test_quiet_hours_go_by_the_london_clock",
    ),
    Mutant(
        "danger waits for the morning",
        "governance/cases/rungs.py",
        Edit("(case.never_quiet and not by_its_date) or not quiet(at)", "not quiet(at)"),
        LADDERS + "test_danger_and_cyber_know_no_quiet_hours",
    ),
    Mutant(
        "a late report fires none of the rungs that it came after",
        "governance/cases/rungs.py",
        Edit("key=lambda rung: _nominal(rung, case))[:-1]}", "key=lambda rung: rung.id)}"),
        LADDERS + "test_a_late_report_fires_the_highest_rung_due_and_the_report",
    ),
    Mutant(
        "overtaken rungs are told too",
        "governance/cases/rungs.py",
        Edit("(rung for rung in ready if rung.id not in overtaken),", "(rung for rung in ready),"),
        LADDERS + "test_a_late_report_fires_the_highest_rung_due_and_the_report",
    ),
)
