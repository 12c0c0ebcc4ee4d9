"""A drill through what people can see: DRILL on the card, a real danger in it, and the score."""

import re

import pytest
from playwright.sync_api import Page

from tests.browser_kit import SIZES, Picture, axe_violations, pane, travel

pytestmark = pytest.mark.browser
PICTURED = "drill-"

LEAD, DEPUTY, SIRO, POLICE = "Tom Bexley", "Grace Oduya", "David Rowan", "Imran Sayle"
KNOWS = "Our DPIA and our staff privacy notice say that we hold drills."


def begins(page: Page, picture: Picture) -> None:
    lead = pane(page, LEAD)
    lead.say("drill")
    lead.tick(KNOWS)
    picture("1-begin", LEAD)
    lead.click("Begin the drill")
    lead.sees("DRILL. This is practice, not real.")
    picture("2-card", LEAD)


@SIZES
def test_a_real_danger_in_a_drill_ends_it_and_is_answered_with_999(
    page: Page, picture: Picture
) -> None:
    begins(page, picture)
    deputy = pane(page, DEPUTY)
    deputy.sees("DRILL. This is practice, not real.")
    deputy.does_not_see("999")
    assert axe_violations(page) == []
    deputy.click("This is really happening")
    deputy.sees("If someone may be hurt now, phone 999.")
    deputy.sees("Information got out: report it")
    picture("3-real", DEPUTY)

    lead = pane(page, LEAD)
    lead.sees("something real has been reported")
    picture("4-stopped", LEAD)
    pane(page, POLICE).does_not_see(re.compile("DRILL"))


@SIZES
def test_a_drill_is_answered_scored_and_over(page: Page, picture: Picture) -> None:
    begins(page, picture)
    pane(page, DEPUTY).click("I have seen this")
    pane(page, DEPUTY).sees("You answered, and nothing more is asked of you.")
    for _ in range(2):
        travel(page, "+1 h")
    lead = pane(page, LEAD)
    lead.sees("DRILL: it is over.")
    lead.sees("1 of 7 reached")
    picture("5-score", LEAD)
    pane(page, POLICE).does_not_see(re.compile("DRILL"))
