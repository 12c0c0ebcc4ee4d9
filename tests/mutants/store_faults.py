"""Faults in the encrypted store: what is sealed, what is authenticated, what is told once."""

from tests.mutants.mutant import Edit, Mutant

SEALING = "tests/storage/test_storage_sealing.py::"
TAMPER = "tests/storage/test_storage_tamper.py::"
EVERY_BIT = "tests/storage/test_storage_every_bit.py::test_nothing_else_in_its_place_is_believed"
REPLAYED = "tests/storage/test_storage_replayed.py::"
KEPT = "tests/storage/test_storage_repositories.py::"

STORE_FAULTS = (
    Mutant(
        "the party is not in the AAD",
        "storage/sealing.py",
        Edit("self.record, self.party, column", "self.record, column"),
        SEALING + "test_a_sealed_value_opens_in_no_other_place",
    ),
    Mutant(
        "the record's version is not in the AAD",
        "storage/sealing.py",
        Edit("column, version, *more", "column, *more"),
        SEALING + "test_a_sealed_value_opens_in_no_other_place",
    ),
    Mutant(
        "the record is not in the AAD",
        "storage/sealing.py",
        Edit("self.table, self.record, self.party", "self.table, self.party"),
        SEALING + "test_the_place_alone_is_enough_to_refuse_even_under_one_key",
    ),
    Mutant(
        "every seal has the same nonce",
        "storage/sealing.py",
        Edit("nonce = secrets.token_bytes(NONCE_BYTES)", "nonce = bytes(NONCE_BYTES)"),
        SEALING + "test_a_fresh_nonce_is_drawn_for_every_write",
    ),
    Mutant(
        "a key's commitment is not compared",
        "storage/sealing.py",
        Edit("if not secrets.compare_digest(key.commitment(), commitment):", "if not commitment:"),
        SEALING + "test_a_wrap_opens_under_no_other_key_id_and_with_no_other_commitment",
    ),
    Mutant(
        "the row MAC is not checked",
        "storage/envelope.py",
        Edit("        if not genuine:\n", "        if not genuine and not row:\n"),
        EVERY_BIT,
    ),
    Mutant(
        "opening a case does not ask the audit chain",
        "storage/histories.py",
        Edit('        self._audit.confirm(row["id"], version=row["version"], digest=digest)\n', ""),
        TAMPER + "test_an_old_row_put_back_whole_is_seen",
    ),
    Mutant(
        "the audit chain is asked for the version and not for the digest",
        "storage/audit.py",
        Edit("said != (version, digest)", "said[0] != version"),
        "tests/storage/test_storage_forked.py"
        "::test_another_history_of_the_same_length_is_not_believed",
    ),
    Mutant(
        "a row put back to an older state can be written on",
        "storage/histories.py",
        Edit('if said is None or said[0] != row["version"]:', "if said is None:"),
        TAMPER + "test_a_case_put_back_cannot_be_appended_to",
    ),
    Mutant(
        "a row that changes is not compared with what it was last written as",
        "storage/session.py",
        Edit("if table in WATCHED and not self", "if False and not self"),
        REPLAYED + "test_an_old_row_put_back_whole_is_refused_in_a_sentence_and_shown",
    ),
    Mutant(
        "what was shredded is still had from memory",
        "storage/envelope.py",
        Edit('return sealed if row["tombstone"] is None else None', "return sealed"),
        "tests/storage/test_storage_lately.py"
        "::test_a_row_that_was_changed_or_shredded_since_is_another",
    ),
    Mutant(
        "what was dropped is not noted as gone",
        "storage/rollback_guard.py",
        Edit("        self._session.execute_each(_DROP, gone)\n", ""),
        REPLAYED + "test_an_old_row_put_back_whole_is_refused_in_a_sentence_and_shown",
    ),
    Mutant(
        "the notes are not added up",
        "storage/rollback_guard.py",
        Edit("total is None or total.of_part(part) == summed", "True"),
        REPLAYED + "test_put_back_with_its_note_it_is_seen_in_its_part",
    ),
    Mutant(
        "the sum does not hold the end of the audit chain",
        "storage/rollback_guard.py",
        Edit("if ends == Audit(self._session).head() else", "if ends else"),
        REPLAYED + "test_everything_that_changes_put_back_at_once_no_longer_fits_the_audit_chain",
    ),
    Mutant(
        "an audit entry need not follow the one before it",
        "storage/audit.py",
        Edit(
            'return same(self._session.envelopes.checked(audit, row)["previous"], previous)',
            'return bool(self._session.envelopes.checked(audit, row)["previous"] or previous)',
        ),
        "tests/storage/test_storage_forked.py"
        "::test_an_entry_of_another_chain_does_not_follow_though_its_own_mac_is_good",
    ),
    Mutant(
        "a notice's key is not unique: it is always put",
        "storage/outbox.py",
        Edit('self._session.envelopes.ring.index("notice", "", key).hex()', "self._session.ids()"),
        KEPT + "test_a_notice_is_put_once_whatever_became_of_it",
    ),
    Mutant(
        "two appended at once: the later overwrites",
        "storage/cases.py",
        Edit('if row["version"] != case.header.version:', 'if row["version"] < 1:'),
        "tests/storage/test_storage_cases.py"
        "::test_the_later_of_two_at_once_is_told_so_and_changes_nothing",
    ),
    Mutant(
        "a commit is acknowledged before it is synced",
        "storage/sqlite.py",
        Edit("PRAGMA synchronous=FULL", "PRAGMA synchronous=NORMAL"),
        "tests/crash/test_power_cut.py"
        "::test_no_commit_that_was_acknowledged_is_lost_in_a_power_cut",
    ),
    Mutant(
        "no frame of a backup says that it is the last",
        "storage/sealed_files.py",
        Edit('pack(FORMAT, b"last" if last else b"frame"', 'pack(FORMAT, b"frame"'),
        "tests/storage/test_backup.py"
        "::test_a_backup_that_was_cut_or_changed_is_refused_and_nothing_is_left",
    ),
    Mutant(
        "a restored store sends at once",
        "bot/post/delivery.py",
        Edit("        if self.services.held.on:\n            return ()\n", ""),
        "tests/bot/watch/test_restored.py"
        "::test_nothing_is_sent_and_nobody_is_left_in_silence_until_it_is_released",
    ),
    Mutant(
        "a restored store does what has fallen due",
        "bot/timer/sweep.py",
        Edit("        if self.services.held.on:", "        if not self.services.held:"),
        "tests/bot/watch/test_restored.py"
        "::test_nothing_is_sent_and_nobody_is_left_in_silence_until_it_is_released",
    ),
)
