"""Faults in letters: what the law asks left out, what was typed acted on, a file put elsewhere."""

from tests.mutants.mutant import Edit, Mutant

LETTERS = "tests/dialogs/letters/test_letters.py::"
FILES = "tests/adapters/teams/test_teams_files.py::"

LETTER_FAULTS = (
    Mutant(
        "a letter is written though its reasons are missing",
        "dialogs/letters/writing.py",
        Edit("    if missing := missing_from(kind, fields):\n", "    if missing := ():\n"),
        LETTERS + "test_a_letter_that_would_not_say_what_it_must_is_not_written",
    ),
    Mutant(
        "a template may leave out the regulator's right",
        "dialogs/letters/templates.py",
        Edit("        if name not in there:\n", "        if not there:\n"),
        LETTERS + "test_what_is_wrong_with_a_template_is_said_with_its_line",
    ),
    Mutant(
        "every refusal under Part 3 forgets the check by the regulator",
        "dialogs/letters/rights_words.py",
        Edit("kind not in _CHECKED:", "kind in _CHECKED:"),
        LETTERS + "test_the_law_is_said",
    ),
    Mutant(
        "the clock waits for an answer whatever the right",
        "dialogs/letters/places.py",
        Edit(
            "return law.ACCESS_CLOCK if fields.right == law.ACCESS else law.OTHER_RIGHTS_CLOCK",
            "return law.ACCESS_CLOCK",
        ),
        LETTERS + "test_the_clock_waits_for_an_answer_about_access_and_no_other_right",
    ),
    Mutant(
        "a letterhead may fetch its template from elsewhere",
        "adapters/letterhead.py",
        Edit("return any(_LINK not in tag", "return any(_LINK in tag"),
        "tests/adapters/test_documents.py::"
        "test_a_letterhead_that_could_run_or_fetch_something_is_refused",
    ),
    Mutant(
        "a file goes to whatever ends like a name of Microsoft's",
        "adapters/teams/hosts.py",
        Edit("host.endswith(FILE_DOMAIN)", 'host.endswith(FILE_DOMAIN.lstrip("."))'),
        FILES + "test_a_file_may_go_nowhere_else",
    ),
    Mutant(
        "a no is taken for a yes",
        "adapters/teams/incoming.py",
        Edit('value.get("action") == "accept"', 'value.get("action") != ""'),
        FILES + "test_an_answer_to_an_offer_is_heard_and_answered_with_nothing",
    ),
)
