"""Danger typed in a channel, where colleagues read: whom to phone, and the way to write alone."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser_kit import SIZES, Pane, Picture, axe_violations, pane

pytestmark = pytest.mark.browser
PICTURED = "channel-"

WORKER, COLLEAGUE, LEAD = "Priya Marlowe", "Grace Oduya", "Tom Bexley"
TYPED = "a child is in danger"
NOBODY_TOLD = re.compile("I have not told anyone")


def in_channel(page: Page, name: str) -> Pane:
    """Turn somebody's pane to the channel."""
    person = pane(page, name)
    person.root.get_by_role("button", name=re.compile("^Channel")).click()
    return person


@SIZES
def test_danger_in_a_channel_is_answered_there_with_whom_to_phone_and_no_more(
    page: Page, picture: Picture
) -> None:
    me = in_channel(page, WORKER)
    me.click("@IG Desk")
    me.root.get_by_role("textbox", name="Type a message").press_sequentially(TYPED)
    me.root.get_by_role("button", name="Send message").click()
    me.sees(f"@IG Desk {TYPED}")
    me.sees("If someone may be hurt now, phone 999.")
    me.sees(re.compile("front door", re.IGNORECASE))
    me.sees(NOBODY_TOLD)
    picture("1-answered")
    assert me.text().count(TYPED) == 1  # their own words, in their own post
    assert me.faults() == []
    assert axe_violations(page) == []
    expect(me.cards).to_have_count(1)
    expect(me.cards.get_by_role("textbox")).to_have_count(0)
    expect(me.cards.get_by_role("button")).to_have_count(0)
    expect(me.cards.get_by_role("link", name="Message me privately")).to_be_visible()

    colleague = in_channel(page, COLLEAGUE)
    colleague.sees(f"@IG Desk {TYPED}")
    colleague.sees(NOBODY_TOLD)
    picture("2-a-colleague-reads", COLLEAGUE)
    for name in (WORKER, COLLEAGUE, LEAD):
        _nothing_came_to_their_own_chat(page, name)


def _nothing_came_to_their_own_chat(page: Page, name: str) -> None:
    person = pane(page, name)
    person.click("Chat")
    person.does_not_see(NOBODY_TOLD)
    person.does_not_see(re.compile(TYPED))


@SIZES
def test_what_is_said_in_a_channel_without_a_mention_is_not_answered(page: Page) -> None:
    me = in_channel(page, WORKER)
    me.say("who has the rota?")
    me.sees("who has the rota?")
    colleague = in_channel(page, COLLEAGUE)
    colleague.sees("who has the rota?")
    colleague.say("@IG Desk report a breach")
    colleague.sees("Please message me privately. What you tell me here, everyone here can read.")

    expect(colleague.messages.get_by_role("article")).to_have_count(3)
