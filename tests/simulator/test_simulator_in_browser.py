"""The page as people use it: in a real browser, through what they see."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser_kit import PHONE, Pane, axe_violations, page_at, pane, travel
from tests.simulator.cards import FORM
from tests.simulator.town import Town, card

pytestmark = pytest.mark.browser
DANGER = "Could anyone be in danger because of this?"


def fill_in_the_form(page: Page, name: str) -> None:
    person = pane(page, name)
    person.say("form")
    person.sees("Report a data breach")
    person.choose(DANGER, "Not sure")
    person.fill("What happened?", "I think a letter went astray")
    person.choose("What went wrong?", "Lost or stolen")
    person.fill("Day", "2026-11-20")
    person.fill("Time", "09:30")
    person.tick("It was a shared document")


SENT = {
    "danger": "not sure",
    "what": "I think a letter went astray",
    "kind": "lost or stolen",
    "day": "2026-11-20",
    "time": "09:30",
    "joint": "true",
}


def test_execute_sends_what_was_filled_in_and_replaces_the_card(
    there: Town, browser: Browser
) -> None:
    with page_at(browser, there.address) as page:
        fill_in_the_form(page, "Priya Marlowe")
        priya = pane(page, "Priya Marlowe")
        priya.click("Send")

        priya.sees("BR-2026-0007")
        priya.does_not_see("What happened?")
        expect(priya.cards.last).to_be_focused()
    action = there.bot.heard[-1]["value"]["action"]
    assert (action["id"], action["verb"]) == ("send", "next")
    assert action["data"] == {"card": "breach", "version": 1, **SENT}


def test_submit_sends_a_message_and_the_update_replaces_the_card(
    there: Town, browser: Browser
) -> None:
    with page_at(browser, there.address) as page:
        fill_in_the_form(page, "Tom Bexley")
        tom = pane(page, "Tom Bexley")
        tom.click("Send, but not to my IG lead")

        tom.sees("Received")
        tom.does_not_see("What happened?")
    assert there.bot.heard[-1]["value"] == {"card": "breach", **SENT}


def test_a_phone_that_knows_no_execute_uses_the_fallback(there: Town, browser: Browser) -> None:
    with page_at(browser, f"{there.address}?client=old") as page:
        fill_in_the_form(page, "Priya Marlowe")
        priya = pane(page, "Priya Marlowe")
        priya.click("Send")

        priya.sees("Received")
    assert there.bot.heard[-1]["value"] == {"card": "breach", "version": 1, **SENT}


def test_a_form_with_gaps_is_not_sent_and_says_where(there: Town, browser: Browser) -> None:
    with page_at(browser, there.address) as page:
        priya = pane(page, "Priya Marlowe")
        priya.say("form")
        priya.sees("Report a data breach")
        heard = len(there.bot.heard)
        priya.click("Send")

        priya.sees("Please say what happened.")
        what = priya.control("What happened?")
        expect(what).to_have_accessible_name("What happened?")
        expect(what).to_have_accessible_description("Please say what happened.")
        expect(what).to_have_attribute("aria-invalid", "true")
        assert axe_violations(page) == []
        priya.fill("What happened?", "It was lost")
        priya.does_not_see("Please say what happened.")
        expect(what).not_to_have_attribute("aria-invalid", "true")
    assert len(there.bot.heard) == heard


def test_the_same_card_in_two_panes_does_not_mix_answers(there: Town, browser: Browser) -> None:
    with page_at(browser, there.address) as page:
        for name, answer in (("Priya Marlowe", "Yes"), ("Tom Bexley", "No")):
            pane(page, name).say("form")
            pane(page, name).sees("Report a data breach")
            pane(page, name).choose(DANGER, answer)

        chosen = pane(page, "Priya Marlowe").root.get_by_role("radio", name="Yes", exact=True)
        expect(chosen).to_be_checked()


def test_a_press_is_not_lost_to_an_update_that_comes_while_the_finger_is_down(
    there: Town, browser: Browser
) -> None:
    with page_at(browser, there.address) as page:
        priya, tom = pane(page, "Priya Marlowe"), pane(page, "Tom Bexley")
        fill_in_the_form(page, "Priya Marlowe")
        priya.root.get_by_role("button", name="Send", exact=True).hover()
        shown = str(priya.messages.locator("article").last.get_attribute("data-id"))
        update, done = card(FORM), {"type": "message", "text": "It is done."}

        page.mouse.down()
        assert page.request.put(f"{chat_of(there, priya)}/{shown}", data=update).ok
        assert page.request.post(chat_of(there, tom), data=done).ok
        tom.sees("It is done.")  # so the page knows of the update too
        page.mouse.up()

        priya.sees("BR-2026-0007")
    action = there.bot.heard[-1]["value"]["action"]
    assert action["data"] == {"card": "breach", "version": 1, **SENT}


def chat_of(there: Town, who: Pane) -> str:
    """Where the bot writes to them: everybody has opened their chat."""
    said = next(one for one in there.bot.heard if one["from"].get("name") == who.name)
    return f"{said['serviceUrl']}v3/conversations/{said['conversation']['id']}/activities"


def test_what_the_bot_says_to_a_press_is_shown_by_the_card(there: Town, browser: Browser) -> None:
    with page_at(browser, there.address) as page:
        priya = pane(page, "Priya Marlowe")
        priya.say("gallery")
        priya.click("Acknowledge")
        priya.click("Whisper")
        priya.sees("Noted, thank you.")
        priya.click("Too late")

        priya.sees("That card is too old.")
        priya.does_not_see("Noted, thank you.")


def test_a_card_that_asks_is_refreshed_once(there: Town, browser: Browser) -> None:
    with page_at(browser, there.address) as page:
        pane(page, "Priya Marlowe").say("refresh")
        pane(page, "Priya Marlowe").sees("refreshed")
    invokes = [said["value"] for said in there.bot.heard if said["type"] == "invoke"]
    assert [invoke["trigger"] for invoke in invokes] == ["automatic"]


def test_a_card_teams_would_spoil_says_so(there: Town, browser: Browser) -> None:
    with page_at(browser, there.address) as page:
        priya = pane(page, "Priya Marlowe")
        priya.say("faulty")
        priya.say("filtered")
        expect(priya.cards).to_have_count(2)

        told = " ".join(priya.faults())
    for fault in ("unique Id", "Version 1.7 is above 1.5", "28 KB", "filtered", "text is lost"):
        assert fault in told


@pytest.mark.parametrize("card", ["form", "gallery"])
def test_a_good_card_has_no_faults(there: Town, browser: Browser, card: str) -> None:
    with page_at(browser, there.address) as page:
        priya = pane(page, "Priya Marlowe")
        priya.say(card)
        expect(priya.cards).to_have_count(1)

        assert priya.faults() == []


def test_no_link_runs_a_script(there: Town, browser: Browser) -> None:
    with page_at(browser, there.address) as page:
        priya = pane(page, "Priya Marlowe")
        priya.say("gallery")
        priya.click("Guide")
        priya.say("[run](javascript:alert(1)) <b>bold</b> ![x](https://example.org/x.png)")
        priya.sees("[run](javascript:alert(1)) <b>bold</b>")

        assert len(page.context.pages) == 1
        expect(priya.messages.locator("img, b")).to_have_count(0)


def test_a_notice_is_seen_where_it_arrives_and_nowhere_else(there: Town, browser: Browser) -> None:
    with page_at(browser, there.address) as page:
        there.bot_writes("David Rowan", "BR-2026-0007: nobody has picked this up")

        david = pane(page, "David Rowan")
        david.has_news(1)
        david.sees("nobody has picked this up")
        expect(page.get_by_role("status")).to_have_text("David Rowan: new message from IG Desk")
        expect(page).to_have_title("(1) IG Desk simulator")
        expect(page.get_by_text("No messages yet").filter(visible=True)).to_have_count(5)
        david.root.get_by_role("textbox").focus()
        expect(page).to_have_title("IG Desk simulator")


def test_a_reader_further_up_is_not_moved_but_told(there: Town, browser: Browser) -> None:
    with page_at(browser, there.address) as page:
        tom = pane(page, "Tom Bexley")
        tom.say("gallery")
        tom.sees("New breach report BR-2026-0007")
        tom.control("One line").focus()
        tom.messages.evaluate("chat => { chat.scrollTop = 0 }")
        there.bot_writes("Tom Bexley", "A second notice")
        jump = tom.root.get_by_role("button", name="New message", exact=True)
        expect(jump).to_be_visible()
        expect(tom.messages.get_by_text("A second notice")).not_to_be_in_viewport()
        jump.click()

        expect(tom.messages.get_by_text("A second notice")).to_be_in_viewport()
        expect(jump).to_be_hidden()


def test_a_folded_chat_makes_room_and_comes_back_at_its_newest_message(
    there: Town, browser: Browser
) -> None:
    with page_at(browser, there.address) as page:
        page.get_by_role("button", name="Fold Tom Bexley's chat").click()
        for number in range(30):
            there.bot_writes("Tom Bexley", f"Notice {number}")
        pane(page, "Tom Bexley").has_news(30)
        page.get_by_role("button", name="Unfold Tom Bexley's chat").click()

        expect(page.get_by_text("Notice 29", exact=True)).to_be_in_viewport()


def test_a_reset_empties_the_page(there: Town, browser: Browser) -> None:
    with page_at(browser, there.address) as page:
        me = pane(page, "Priya Marlowe")
        me.say("hello")
        expect(me.messages.get_by_text("hello", exact=True)).to_have_count(2)  # and its echo
        page.request.post(f"{there.address}api/reset", data={})

        expect(page.get_by_text("No messages yet").filter(visible=True)).to_have_count(6)


def test_a_notice_to_somebody_without_a_pane_shows_on_more_people(
    there: Town, browser: Browser
) -> None:
    with page_at(browser, there.address) as page:
        there.bot_writes("Ruth Calder", "For the Caldicott Guardian")
        more = page.get_by_role("button", name="More people")
        expect(more).to_contain_text("1")
        assert axe_violations(page) == []
        more.click()
        page.get_by_role("button", name="Ruth Calder").click()

        pane(page, "Ruth Calder").sees("For the Caldicott Guardian")
        expect(page.get_by_role("region")).to_have_count(7)


def test_time_travel_shows_in_the_clock(there: Town, browser: Browser) -> None:
    with page_at(browser, there.address) as page:
        for label in ("+1 h", "+4 h", "+24 h", "Next rung", "+30 days"):
            travel(page, label)

        expect(page.get_by_text(re.compile(r"Thu,? 24 Dec 2026, 17:30"))).to_be_visible()
    assert there.travel.journeys == [
        "1:00:00",
        "4:00:00",
        "1 day, 0:00:00",
        "next rung",
        "30 days, 0:00:00",
    ]


def test_a_chip_says_its_command(there: Town, browser: Browser) -> None:
    with page_at(browser, there.address) as page:
        pane(page, "Priya Marlowe").click("report a breach")

        expect(pane(page, "Priya Marlowe").messages.get_by_text("report a breach")).to_have_count(2)


def test_a_phone_shows_one_pane_at_a_time(there: Town, browser: Browser) -> None:
    with page_at(browser, there.address, size=PHONE) as page:
        expect(page.get_by_role("region")).to_have_count(1)
        there.bot_writes("Tom Bexley", "New breach report BR-2026-0007")
        switch = page.get_by_role("button", name="Show Tom Bexley, IG lead, 1 new")
        expect(switch).to_be_visible()
        fill_in_the_form(page, "Tom Bexley")
        pane(page, "Tom Bexley").click("Send")
        pane(page, "Tom Bexley").sees("Thank you")

        expect(page.get_by_role("region")).to_have_count(1)
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE[0]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing(there: Town, browser: Browser, *, dark: bool) -> None:
    with page_at(browser, there.address, dark=dark) as page:
        for name, said in (
            ("Priya Marlowe", "form"),
            ("Tom Bexley", "gallery"),
            ("Grace Oduya", "[a link](https://example.org)"),
            ("Helen Farrow", "be broken"),
            ("David Rowan", "faulty"),
            ("Imran Sayle", "refresh"),
        ):
            pane(page, name).say(said)
        pane(page, "Tom Bexley").click("I have a conflict")
        pane(page, "Helen Farrow").sees("Not delivered")
        pane(page, "Imran Sayle").sees("Thank you")
        page.get_by_role("button", name="Fold Grace Oduya's chat").click()
        page.get_by_role("button", name="More people").click()

        assert axe_violations(page) == []
        page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
        assert axe_violations(page) == []


def test_colours_follow_the_system_until_chosen(there: Town, browser: Browser) -> None:
    with page_at(browser, there.address, dark=True) as page:
        root = page.locator("html")
        expect(root).to_have_attribute("data-theme", "dark")
        page.get_by_role("button", name="Dark colours").click()
        page.reload()

        expect(root).to_have_attribute("data-theme", "light")


def test_the_lock_names_no_registry() -> None:
    page = Path(__file__).parents[2] / "simulator/page"
    lock = json.loads((page / "package-lock.json").read_text(encoding="utf-8"))

    assert not any("resolved" in package for package in lock["packages"].values())


def test_the_channel_is_reached_by_keyboard_and_says_that_it_has_news(
    there: Town, browser: Browser
) -> None:
    with page_at(browser, there.address) as page:
        priya, tom = pane(page, "Priya Marlowe"), pane(page, "Tom Bexley")
        chat = priya.root.get_by_role("button", name="Chat", exact=True)
        chat.focus()
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(chat).to_have_attribute("aria-pressed", "false")
        priya.say("@IG Desk hello")
        priya.sees("@IG Desk hello")
        tom.root.get_by_role("button", name="Channel, new post").click()

        expect(tom.messages.get_by_role("article", name="Priya Marlowe, 12:00")).to_be_visible()
        expect(tom.root.get_by_role("button", name="Channel", exact=True)).to_be_focused()
        assert axe_violations(page) == []


def test_what_comes_to_a_chat_is_unread_while_its_reader_is_in_the_channel(
    there: Town, browser: Browser
) -> None:
    with page_at(browser, there.address) as page:
        priya = pane(page, "Priya Marlowe")
        priya.click("Channel")
        there.bot_writes("Priya Marlowe", "Something is due")
        priya.has_news(1)
        priya.root.get_by_role("textbox", name="Type a message").click()
        priya.has_news(1)
        priya.click("Chat")

        priya.sees("Something is due")
        expect(priya.root.get_by_text("1 new")).to_be_hidden()


def test_a_card_in_a_channel_can_be_read_and_not_pressed(there: Town, browser: Browser) -> None:
    with page_at(browser, there.address) as page:
        priya = pane(page, "Priya Marlowe")
        priya.click("Channel")
        priya.say("@IG Desk hello")
        there.loop.call_soon_threadsafe(
            there.chats.post, there.chats.channels[0], "bot", card(FORM)
        )
        priya.choose(DANGER, "Not sure")
        priya.fill("What happened?", "Nothing")
        priya.choose("What went wrong?", "Lost or stolen")
        heard = len(there.bot.heard)
        priya.click("Send")

        expect(priya.root.get_by_role("alert")).to_have_text(
            "The simulator presses no buttons in a channel."
        )
        assert len(there.bot.heard) == heard
