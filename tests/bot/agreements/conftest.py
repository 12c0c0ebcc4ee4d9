"""The people of an agreement's tests."""

from pathlib import Path

import pytest

from tests.bot.agreement_town import REVIEWERS

MORE_PEOPLE = """
[[people]]
name = "Ivy Cole"
tenant = "33333333-3333-4333-8333-333333333333"
object_id = "c3000000-0000-4000-8000-000000000003"
post = "IG lead"
memberships = [{ party = "ICB", role = "ig_lead" }]

[[numbers]]
party = "UHNM"
ig_mailbox = "ig.uhnm@example.org"
"""


@pytest.fixture
def people(tmp_path: Path) -> Path:
    """The reviewers, an IG lead beside them, and the mailbox of a party with no person."""
    file = tmp_path / "people.toml"
    file.write_text(REVIEWERS.read_text(encoding="utf-8") + MORE_PEOPLE, encoding="utf-8")
    return file
