"""Faults in what is seen from outside: the pages and the doctor, and who can read a secret."""

from tests.mutants.mutant import Edit, Mutant

PAGES = "tests/bot/watch/test_pages.py::"
DOCTOR = "tests/bot/commands/test_doctor.py::"
SECRETS = "tests/bot/whole/test_secrets_stay_inside.py::"

WATCH_FAULTS = (
    Mutant(
        "a message that waits calls for nobody",
        "bot/watch/vitals.py",
        Edit("Alarm.WAITING: self._waits >= LONGEST_WAIT,", "Alarm.WAITING: False,"),
        PAGES + "test_what_calls_for_somebody_takes_nobodys_turns_away",
    ),
    Mutant(
        "a door that lets nobody in calls for nobody",
        "bot/watch/vitals.py",
        Edit(
            "            return self._since(self._began_at) >= KEYS_WITHIN",
            "            return False",
        ),
        PAGES + "test_what_calls_for_somebody_takes_nobodys_turns_away",
    ),
    Mutant(
        "a token that Teams never takes stands as good",
        "adapters/teams/tokens_out.py",
        Edit("since = [self._failing_since, self._refused_since, hangs]", "since = [hangs]"),
        "tests/adapters/teams/test_teams_tokens_out.py::"
        "test_a_token_that_teams_does_not_take_fails_until_one_is_taken",
    ),
    Mutant(
        "one check of the doctor that fails ends the others",
        "bot/commands/doctor_checks.py",
        Edit(
            " if failure is None else [unforeseen(check.about, failure)]",
            "",
        ),
        DOCTOR + "test_one_check_that_hangs_or_fails_takes_no_other_with_it",
    ),
    Mutant(
        "incomplete ends as if it were broken",
        "bot/commands/doctor_answer.py",
        Edit("    INCOMPLETE = 3", "    INCOMPLETE = 4"),
        DOCTOR + "test_broken_and_incomplete_end_apart",
    ),
    Mutant(
        "a file that its group can read is private",
        "adapters/private_files.py",
        Edit("OTHERS = stat.S_IRWXG | stat.S_IRWXO", "OTHERS = stat.S_IRWXO"),
        SECRETS + "test_who_else_can_read_a_file",
    ),
    Mutant(
        "a secret of the environment is left to every child",
        "bot/config.py",
        Edit("        del os.environ[name]\n", "        pass\n"),
        SECRETS
        + "test_a_secret_in_the_environment_reaches_no_child_and_stays_in_the_systems_own_block",
    ),
)
