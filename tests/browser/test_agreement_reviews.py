"""Four months of an agreement whose reviews were missed: what went out, to whom, on which day."""

import re
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from governance.moments import london
from tests.browser_kit import Picture, axe_violations, pane, travel

pytestmark = pytest.mark.browser
PICTURED = "agreement-"

ROLES = Path(__file__).with_name("reviews_roles.toml")
ANSWERS, NEVER, LEFT, STANDS_IN = "Fiona Hartley", "Stella Novak", "Gemma Lowe", "Hanna Reid"
OFFICE, EXECUTIVE, WORKER = "Joan Whitby", "Martin Ashby", "Priya Marlowe"

OVERDUE = "review overdue since Tue 19 Mar 2024. The agreement is still in force (§9.0)."
COMING = "review due Fri 19 Mar 2027."
STANDING = "where things stand"
STILL_YOU = "the contact for"

# The first day is late: the bot was not there on 19 November, on 19 September, on 4 July.
NOTICES = [
    ("2026-11-22", ANSWERS, OVERDUE),
    ("2026-11-22", ANSWERS, STILL_YOU),
    ("2026-11-22", NEVER, OVERDUE),
    ("2026-11-22", NEVER, STILL_YOU),
    ("2026-11-22", LEFT, OVERDUE),
    ("2026-11-22", STANDS_IN, STILL_YOU),
    ("2026-11-22", OFFICE, STANDING),
    ("2026-11-22", OFFICE, "IG Desk begins today"),
    ("2026-11-22", EXECUTIVE, OVERDUE),
    # 25 November: the first answers, and is still the contact. 1 December: the third leaves.
    ("2026-12-19", ANSWERS, COMING),  # 90 days before the next; the missed ones are answered
    ("2026-12-19", NEVER, OVERDUE),
    ("2026-12-19", STANDS_IN, OVERDUE),
    ("2026-12-19", OFFICE, STANDING),
    ("2026-12-19", EXECUTIVE, OVERDUE),  # 33 months: a quarter
    ("2027-01-04", NEVER, STILL_YOU),  # six months after the last time
    ("2027-01-04", STANDS_IN, STILL_YOU),
    ("2027-01-19", NEVER, OVERDUE),
    ("2027-01-19", STANDS_IN, OVERDUE),
    ("2027-01-19", OFFICE, STANDING),
    ("2027-02-17", ANSWERS, COMING),  # 30 days before
    ("2027-02-17", NEVER, OVERDUE),
    ("2027-02-17", STANDS_IN, OVERDUE),
    ("2027-02-19", NEVER, OVERDUE),
    ("2027-02-19", STANDS_IN, OVERDUE),
    ("2027-02-19", OFFICE, STANDING),
    ("2027-03-12", ANSWERS, COMING),  # 7 days before
    ("2027-03-12", NEVER, OVERDUE),
    ("2027-03-12", STANDS_IN, OVERDUE),
    ("2027-03-19", ANSWERS, COMING),  # on the day
    ("2027-03-19", NEVER, OVERDUE),
    ("2027-03-19", STANDS_IN, OVERDUE),
    ("2027-03-19", OFFICE, STANDING),
    ("2027-03-19", EXECUTIVE, OVERDUE),
]
PEOPLE = [ANSWERS, NEVER, LEFT, STANDS_IN, OFFICE, EXECUTIVE, WORKER]


@pytest.fixture
def desk_options() -> tuple[str, ...]:
    return ("--start", "2026-11-22T09:30", "--roles", str(ROLES))


def notices(page: Page, address: str) -> list[tuple[str, str, str]]:
    """(London day, who, the line their phone shows) of every message the bot began, by day."""
    log: list[dict[str, Any]] = page.request.get(f"{address}/api/log").json()
    sent = [one for one in log if one["direction"] == "from_bot" and one["verb"] == "send"]
    rows = [
        (london(datetime.fromisoformat(one["at"])), one["person"], _line(one["activity"]))
        for one in sent
    ]
    assert all(8 <= at.hour < 20 for at, _, _ in rows)
    return sorted(
        ((f"{at:%Y-%m-%d}", who, line) for at, who, line in rows if "Hello" not in line),
        key=lambda row: (row[0], PEOPLE.index(row[1]), row[2].startswith("Are you")),
    )


def _line(activity: dict[str, Any]) -> str:
    return str(activity.get("summary") or activity.get("text") or "")


def test_one_answers_one_never_does_and_one_leaves(
    page: Page, address: str, picture: Picture
) -> None:
    first = pane(page, ANSWERS)
    first.sees(re.compile("One review settles all 3 missed reviews"))
    first.sees("23 points need your view.")
    pane(page, OFFICE).sees(re.compile("3 of 11 parties have signed"))
    picture("1-first-day")
    assert axe_violations(page) == []
    for _ in range(3):
        travel(page, "+24 h")

    first.click("See the points")
    first.sees("The points for this review")
    picture("2-points", ANSWERS)
    first.click("Back")
    first.click("Reviewed, no change")
    first.sees("These points stay open if nothing changes:")
    picture("3-no-change", ANSWERS)
    first.tick("I have read these points. The agreement needs no change now.")
    first.click("Send")
    first.sees(re.compile("answer is on record"))
    first.sees(re.compile("Waiting: Staffordshire Police, Staffordshire and Stoke-on-Trent"))
    picture("4-answered", ANSWERS)
    first.click("Yes, it is me")
    first.sees(re.compile("We will ask again in 6 months"))

    for _ in range(4):
        travel(page, "+30 days")
    for _ in range(7):
        travel(page, "+24 h")
    expect(page.get_by_text(re.compile(r"Thu,? 1 Apr 2027"))).to_be_visible()

    said = notices(page, address)
    assert [row[:2] for row in said] == [row[:2] for row in NOTICES]
    pairs = zip(NOTICES, said, strict=True)
    assert [(row, told) for row, told in pairs if row[2] not in told[2]] == []
    pane(page, STANDS_IN).sees(re.compile("nobody holds the post of signatory"))
    pane(page, OFFICE).sees(re.compile("3 reviews, the first of Tue 19 Mar 2024, are overdue"))
    picture("5-april")
    assert axe_violations(page) == []
