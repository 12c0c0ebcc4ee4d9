"""A question is a field and a row: added to a copy of the house, it is shown with no other edit."""

from pathlib import Path

from tests.edited_copy import said_by

EDITS = {
    "governance/near_misses/facts.py": (
        (
            '    would_prevent: str = field(default="", repr=False)\n',
            '    would_prevent: str = field(default="", repr=False)\n    seen_before: str = ""\n',
        ),
    ),
    "dialogs/near_misses/questions.py": (
        (
            '            Question("stopped",',
            '            Question("seen_before", "Seen before?", words, kind=InputKind.LINE),\n'
            '            Question("stopped",',
        ),
    ),
}
"""The facts, and the table of the flow: two files."""
SHOWS = """
from dataclasses import replace
from dialogs.asking.answer_rows import answers_as_data
from dialogs.near_misses.opened import open_card
from dialogs.near_misses.questions import NEAR_MISS
from governance.near_misses.facts import NearMissCorrected
from tests.breach_forms import AGREEMENT
from tests.cards import words
from tests.cases import event
from tests.dialogs.near_misses.near_miss_gallery import near_miss, scene
sent = near_miss().report
then = [replace(sent, seen_before=said) for said in ("Twice last year.", "Never.")]
print(words(open_card(scene(near_miss(*(event(NearMissCorrected(one)) for one in then))))))
print(answers_as_data(NEAR_MISS, replace(sent, seen_before="In June."), AGREEMENT))
"""


def test_a_question_that_is_added_is_shown_corrected_and_exported(tmp_path: Path) -> None:
    shown = said_by(SHOWS, at=tmp_path, edits=EDITS)

    for said in ("Seen before?", "Never.", "Twice last year.", "In June."):
        assert said in shown
