"""Faults in the keys: one that goes too early, one that comes back, one that locks all out."""

from tests.mutants.mutant import Edit, Mutant

MOVED = "tests/storage/test_storage_rewrapping.py::"
COMMAND = "tests/bot/commands/test_keys_command.py::"
ROUNDS = "tests/bot/timer/test_key_rounds.py::"

KEY_FAULTS = (
    Mutant(
        "a key goes while backups need it",
        "storage/key_lives.py",
        Edit("+ BACKUP_WINDOW <= now", "<= now"),
        MOVED + "test_an_emptied_key_is_destroyed_after_the_backup_window_and_not_before",
    ),
    Mutant(
        "a key goes though a restored record is under it",
        "storage/key_lives.py",
        Edit("bool(kek.retired) and done.found[kek.id] == 0 and", "bool(kek.retired) and"),
        MOVED + "test_a_record_that_came_back_under_an_old_key_puts_its_end_off",
    ),
    Mutant(
        "a key with a damaged record is retired",
        "storage/key_lives.py",
        Edit("found == done.moved[kek.id] and (found", "(found"),
        MOVED + "test_a_key_with_a_damaged_record_stays",
    ),
    Mutant(
        "a month's keys are old on its last day",
        "storage/periods.py",
        Edit("epoch >= epoch_of(now - PUT_BACK)", "epoch >= epoch_of(now)"),
        MOVED + "test_what_is_under_an_old_key_belongs_under_this_months",
    ),
    Mutant(
        "an older ring gives a number twice",
        "storage/keyring.py",
        Edit("first = max(stored.next, self._first_free)", "first = stored.next"),
        MOVED + "test_last_weeks_ring_restored_goes_on_where_nothing_needs_what_it_lacks",
    ),
    Mutant(
        "a part that is re-wrapped no longer agrees with the audit chain",
        "storage/rewrapping.py",
        Edit("if table is parts:", "if False:"),
        MOVED + "test_a_re_wrapped_part_still_agrees_with_the_chain",
    ),
    Mutant(
        "an export brings a destroyed key back",
        "storage/ringfile.py",
        Edit(" if kek.id not in gone}", "}"),
        COMMAND + "test_a_destroyed_key_does_not_come_back_with_an_older_export",
    ),
    Mutant(
        "anybody can write that a key was destroyed",
        "storage/keyring.py",
        Edit("self._believed(one) for one in", "one for one in"),
        MOVED + "test_nobody_writes_a_destroyed_key_into_the_ring_by_hand",
    ),
    Mutant(
        "a power cut while the root key changes locks everybody out",
        "storage/keyring.py",
        Edit("replace(stored, wrapped_next=wrapped)", "replace(stored, wrapped=wrapped)"),
        COMMAND + "test_a_change_of_the_root_key_that_was_cut_short_locks_nobody_out",
    ),
    Mutant(
        "the old root key opens the ring for ever",
        "storage/open_store.py",
        Edit("        keys.settle_root()\n", ""),
        COMMAND + "test_a_root_key_in_a_setting_is_changed_by_whoever_can_set_it",
    ),
    Mutant(
        "what is written of a key's end goes with the key",
        "storage/key_ends.py",
        Edit("in_use and ring.renew([name], now) > 0", "False"),
        COMMAND + "test_what_was_under_a_destroyed_key_reads_as_not_there_and_all_else_goes_on",
    ),
    Mutant(
        "keys are destroyed by a clock that is in doubt",
        "bot/timer/key_rounds.py",
        Edit("self.may_destroy() and not self.services.time_in_doubt()", "self.may_destroy()"),
        ROUNDS + "test_no_key_is_touched_by_a_clock_that_may_be_wrong",
    ),
    Mutant(
        "a file sends us to any vault",
        "adapters/key_vault.py",
        Edit(' and f"{by}/".startswith(f"{self.key}/")', ""),
        "tests/adapters/test_key_vault.py::test_a_file_that_leads_elsewhere_sends_nothing_there",
    ),
)
