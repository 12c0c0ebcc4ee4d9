"""Numbers of ours stand in `governance.policy` alone: the sentences that say one follow it."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from governance import policy
from tests.edited_copy import said_by

ROOT = Path(__file__).parents[3]

OTHERS = """
import importlib
import json
import pkgutil
from datetime import timedelta
from governance import policy
for name, hours in {lengths}.items():
    setattr(policy, name, timedelta(hours=hours))
for name, days in {days}.items():
    setattr(policy, name, days)
policy.REMIND_WHILE_WAITING = (timedelta(days=71), timedelta(days=72))
import dialogs
from bot.drafts.draft_actions import NOT_HERE
from governance.clocks.catalogue import RULES
said = {{"not here": NOT_HERE, **{{rule: row.length for rule, row in RULES.items()}}}}
for found in pkgutil.walk_packages(dialogs.__path__, "dialogs."):
    if "sentences" in found.name:
        for table in vars(importlib.import_module(found.name)).values():
            said.update(table if isinstance(table, dict) else {{}})
print(json.dumps({{name: text for name, text in said.items() if isinstance(text, str)}}))
"""
LENGTHS = {
    "DRAFT_KEPT_FOR": 61 * 24,
    "FOLD_AFTER": 0.55,
    "LINK_WORKS_FOR": 63,
    "PROGRESS_EVERY": 64 * 24,
    "TELL_PARTIES": 65,
    "TELL_PEOPLE": 66,
    "FIRST_FOLLOW_UP": 67,
    "SECOND_FOLLOW_UP": 74,
    "FOLLOW_UP_EVERY": 75 * 24,
    "ANSWERS_KEPT_FOR": 76,
    "CONTAIN_WITHIN": 77,
    "SAFETY_CALL_WITHIN": 1.3,
    "LOOK_AGAIN_WITHIN": 78 * 24,
    "DESK_AHEAD": 79 * 24,
}
DAYS = {
    "ACKNOWLEDGE_COMPLAINT_WITHIN": 68,
    "ROUTE_WITHIN": 69,
    "GROUP_WITHIN": 70,
    "ASSIST_WITHIN": 73,
}
SAID_IN = {
    "61 days": {"not here", "expired.body"},
    "33 minutes": {"open.folds", "message.folds", "said.folds"},
    "63 hours": {"file.hour"},
    "64 days": {"CP-PROG", "note.target", "cp.no_progress_body"},
    "65 hours": {"BR-ISA", "up.parties"},
    "66 hours": {"BR-SUBJ"},
    "67 hours": {"BR-PHASE"},
    "74 hours": {"BR-PHASE"},
    "75 days": {"BR-PHASE"},
    "77 hours": {"contained.means"},
    "78 minutes": {"tell_safe.danger"},
    "78 days": {"tell_safe.again_means"},
    "79 days": {"desk.counts", "desk.list.due"},
    "76 hours": {"danger.words_wait", "nearest.words_wait"},
    "68 working days": {"CP-ACK-TARGET"},
    "69 working days": {"CP-ROUTE"},
    "70 working days": {"CP-GROUP"},
    "71 and 72 days": {"rq_rung.waiting"},
    "73 working days": {"FOI-ASSIST"},
}
OLD = re.compile(r"(?<![-\d])(14|15|24|7 and 14|one) (days|minutes|hours?)")


@pytest.fixture(scope="module")
def sentences() -> dict[str, str]:
    """Every sentence by its id, as it is said where our numbers are others."""
    asked = subprocess.run(
        [sys.executable, "-c", OTHERS.format(lengths=LENGTHS, days=DAYS)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    said: dict[str, str] = json.loads(asked.stdout)
    return said


def test_every_number_that_is_said_is_one_of_the_policy() -> None:
    assert all(hasattr(policy, name) for name in (*LENGTHS, *DAYS))


@pytest.mark.parametrize("number", SAID_IN)
def test_a_number_that_is_changed_is_changed_wherever_it_is_said(
    number: str, sentences: dict[str, str]
) -> None:
    assert {name for name, text in sentences.items() if number in text} == SAID_IN[number]


def test_no_sentence_says_the_number_that_was_before(sentences: dict[str, str]) -> None:
    assert {name for name, text in sentences.items() if OLD.search(text)} == set()


def test_a_number_of_ours_is_changed_in_one_file(tmp_path: Path) -> None:
    edits = {
        "governance/policy.py": (
            ("DRAFT_KEPT_FOR = timedelta(days=14)", "DRAFT_KEPT_FOR = timedelta(days=21)"),
        )
    }
    said = said_by(
        "from bot.drafts.draft_actions import NOT_HERE\n"
        "from bot.drafts.drafts import DRAFT_KEPT_FOR\n"
        "from dialogs.words.wording import say\n"
        "print(NOT_HERE, say('expired.body', at=''), DRAFT_KEPT_FOR)",
        at=tmp_path,
        edits=edits,
    )

    assert (said.count("21 days"), said.count("14 days")) == (3, 0)
