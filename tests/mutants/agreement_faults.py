"""Faults in the register of signatures: who was asked, and what a signature binds to."""

from tests.mutants.mutant import Edit, Mutant

TURNS = "tests/bot/agreements/test_agreement_turns.py::"
VERSIONS = "tests/bot/agreements/test_agreement_versions.py::"

AGREEMENT_FAULTS = (
    Mutant(
        "a version whose document nobody knows is signed",
        "governance/agreements/signing.py",
        Edit(
            "if version.fingerprint is None or version.fingerprint != document_sha256:",
            "if version.fingerprint and version.fingerprint != document_sha256:",
        ),
        TURNS + "test_a_version_whose_document_nobody_knows_is_put_to_nobody_and_signed_by_nobody",
    ),
    Mutant(
        "the register says asked of a party that nothing reached",
        "bot/agreements/notices.py",
        Edit("    _not_asked(work, state, missed)\n", ""),
        VERSIONS + "test_the_register_says_asked_of_those_alone_who_were_sent_something",
    ),
    Mutant(
        "what fell due before the first start is called late",
        "bot/agreements/render.py",
        Edit("notice.on if notice and began and notice.on >= began", "notice.on if notice"),
        TURNS + "test_what_was_due_before_the_bot_came_is_not_called_late",
    ),
    Mutant(
        "a first day begins with a letter to every mailbox",
        "bot/agreements/notices.py",
        Edit("mails=state.began is not None", "mails=True"),
        "tests/bot/agreements/test_agreement_reach.py::"
        "test_a_first_day_begins_with_no_letter_and_the_office_hears_who_is_missing",
    ),
)
