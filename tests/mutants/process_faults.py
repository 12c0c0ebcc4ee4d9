"""Faults of several processes on one database: what is done twice, by whom, and after whose end."""

from tests.mutants.mutant import Edit, Mutant

TOGETHER = "tests/storage/test_several_processes.py::"
BOTS = "tests/bot/whole/test_several_bots.py::"

PROCESS_FAULTS = (
    Mutant(
        "two processes send to one person at once",
        "storage/outbox.py",
        Edit('if not self._says.take_lane(self._session.driver, row["lane"] or ""):', "if False:"),
        TOGETHER + "test_one_process_at_a_time_sends_to_a_person",
    ),
    Mutant(
        "a due row is done by two processes",
        "storage/postgres_together.py",
        Edit("return bool(driver.execute(_CLAIM, (number,)).fetchone()[0])", "return True"),
        TOGETHER + "test_a_due_row_is_done_by_one",
    ),
    Mutant(
        "every process does the rounds",
        "storage/postgres_together.py",
        Edit("return Standing(does_rounds and fit, many, at)", "return Standing(fit, many, at)"),
        TOGETHER + "test_one_does_the_rounds_and_the_next_when_it_has_ended",
    ),
    Mutant(
        "a process that takes no turn keeps the rounds from the others",
        "storage/postgres_together.py",
        Edit("        _tell(writer, _NO_ROUNDS)\n", "        pass\n"),
        TOGETHER + "test_whoever_is_not_fit_leaves_the_rounds_to_others",
    ),
    Mutant(
        "what another process marked is marked lower",
        "storage/marks.py",
        Edit("self._write(self._joined(marked))", "self._write(marked)"),
        TOGETHER + "test_references_that_either_marked_stay_marked",
    ),
    Mutant(
        "a process with an older ring takes turns",
        "bot/turns/handle.py",
        Edit("if self.services.processes.unfit:", "if False:"),
        BOTS + "test_a_bot_whose_tables_are_not_its_own_takes_no_turn_and_says_so",
    ),
    Mutant(
        "tables are changed while another process works",
        "storage/postgres_together.py",
        Edit("    if _tell(writer, _ALONE) == [(False,)]:\n        raise StoreInUse(OTHERS)\n", ""),
        TOGETHER + "test_tables_are_brought_up_by_a_process_that_is_alone",
    ),
    Mutant(
        "what others sent counts for nothing in a conversation",
        "bot/post/shared_budget.py",
        Edit("        budget.took(at.timestamp())\n", "        pass\n"),
        TOGETHER + "test_what_teams_takes_in_a_conversation_is_counted_over_all_processes",
    ),
)
