"""What people type first, in words of their own: carried into the right form, danger first."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import forms
from tests.browser_kit import SIZES, Pane, Picture, pane

pytestmark = pytest.mark.browser
PICTURED = "words-"

WORKER = "Priya Marlowe"
KEPT = "What you typed is kept in this form."
OPENINGS = (
    ("i emailed the plan to the wrong school", "Report a breach", "Report a data breach"),
    ("collais y llythyr ar y trên", "Report a breach", "Report a data breach"),
    (
        "nearly posted it to the wrong house, a colleague spotted it",
        "Report a near miss",
        "Report a near miss or poor practice",
    ),
    (
        "a dad is complaining about how we handled his information",
        "Record a complaint",
        "Record a complaint",
    ),
)


@SIZES
def test_five_plain_openings_are_carried_into_the_right_form(page: Page, picture: Picture) -> None:
    me = pane(page, WORKER)
    for number, (typed, button, title) in enumerate(OPENINGS, 1):
        me.say(typed)
        me.sees("Is it one of these?")
        picture(f"{number}-offered")
        me.click(button)
        me.sees(title)
        me.sees(re.compile(KEPT))
        picture(f"{number}-form")
        me.click("Cancel")
        me.sees(re.compile(rf"Cancelled: “{title}”"))
    _a_request_knows_what_it_is(me)


def _a_request_knows_what_it_is(me: Pane) -> None:
    me.say("a mum wants to see everything we hold about her")
    me.sees("Is it one of these?")
    me.click("Record a request")
    me.sees("Record a rights request")
    asked = me.control("What does it ask for?")
    expect(asked.locator("option:checked")).to_have_text(forms.ACCESS)


@SIZES
def test_danger_in_welsh_is_answered_first_in_welsh_and_english(
    page: Page, picture: Picture
) -> None:
    me = pane(page, WORKER)
    me.say("mae o wedi bygwth hi ac mae ganddo'r cyfeiriad")
    me.sees("Os gall rhywun gael niwed nawr, ffoniwch 999.")
    me.sees("If someone may be hurt now, phone 999.")
    me.sees(re.compile("I have not told anyone"))
    me.sees(re.compile("At night: 01632 960104"))
    picture("danger-welsh")

    me.click("Information got out: report it")
    me.sees(re.compile("What you typed is kept in it"))
    expect(me.control(forms.DANGER).get_by_label("Not sure")).to_be_checked()
    expect(me.control(forms.AGAIN)).to_be_visible()
    picture("danger-form")
