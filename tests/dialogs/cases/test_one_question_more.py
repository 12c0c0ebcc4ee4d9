"""A question is a field and a row: added to a copy of the house, it is shown with no other edit."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
EDITS = {
    "governance/near_misses/report.py": (
        '    would_prevent: str = field(default="", repr=False)\n',
        '    would_prevent: str = field(default="", repr=False)\n    seen_before: str = ""\n',
    ),
    "dialogs/near_misses/questions.py": (
        '            Question("stopped",',
        '            Question("seen_before", "Seen before?", words, kind=InputKind.LINE),\n'
        '            Question("stopped",',
    ),
}
"""Where the README says that a question is added: the facts, and the table of the flow."""
SHOWS = """
from dataclasses import replace
from dialogs.near_misses.opened import open_card
from governance.near_misses.facts import NearMissCorrected
from tests.cards import words
from tests.cases import event
from tests.dialogs.near_misses.near_miss_gallery import near_miss, scene
sent = near_miss().report
then = [replace(sent, seen_before=said) for said in ("Twice last year.", "Never.")]
print(words(open_card(scene(near_miss(*(event(NearMissCorrected(one)) for one in then))))))
"""


def test_a_question_that_is_added_is_shown_and_so_is_what_it_was_before(tmp_path: Path) -> None:
    for floor in ("governance", "dialogs"):
        shutil.copytree(ROOT / floor, tmp_path / floor)
    for name, (old, new) in EDITS.items():
        path = tmp_path / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, name
        path.write_text(text.replace(old, new), encoding="utf-8")
    shown = subprocess.run(
        [sys.executable, "-c", SHOWS],
        env={**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )

    assert "Seen before?" in shown.stdout
    assert "Never." in shown.stdout
    assert "Twice last year." in shown.stdout
