"""The forms of the tests with planted words, filled in by what people can see and not yet sent."""

from tests.browser.test_complaints_in_browser import NAMED, WHAT, first_card
from tests.browser.test_near_miss import GOT_OUT
from tests.browser.test_requests_in_browser import ACCESS, DAY, WHOSE
from tests.browser_kit import Pane

WHAT_HAPPENED = 'What happened? (No names. Write "I think" if you did not see it.)'
LESSON = "What was learnt? (No names. Whoever reported it will read this.)"
NOTE = "How is it going? (No names.)"
AGAIN = "What happened? (Kept: leave this empty to keep what you wrote, or write it again.)"


def breach(me: Pane, story: str) -> None:
    me.say("report a breach")
    me.choose(
        "Could anyone be in danger because of this? (If yes, phone 999 or 01632 960101 first.)",
        "No",
    )
    me.fill(WHAT_HAPPENED, story)
    me.choose("What went wrong?", "Sent or given to the wrong person")
    me.choose("When did anyone here first notice? (A best guess is fine.)", "Just now")
    me.choose("Where did it go wrong?", "With us")


def near_miss(me: Pane, story: str, prevent: str) -> None:
    me.say("report a near miss")
    me.choose("What is this?", "Near miss")
    me.fill("What nearly happened, or what did you see? (No names.)", story)
    me.choose(GOT_OUT, "Certain it didn't")
    me.fill("What would prevent it? (No names.)", prevent)


def complaint(me: Pane, received_by: str) -> None:
    """The first card."""
    me.say("record a complaint")
    first_card(me)
    me.fill("Who got it first, if it was not you? (Their role or team. No names.)", received_by)


def complained(me: Pane, summary: str) -> None:
    """The second card."""
    me.choose(NAMED, "Nobody on this list")
    me.choose("For whom does the person speak?", "Themselves")
    me.fill(WHAT, summary)


def request(me: Pane, own_reference: str) -> None:
    me.say("record a request")
    me.choose("What does it ask for?", ACCESS)
    me.fill(DAY, "2026-11-18")
    me.choose("How did it come?", "E-mail")
    me.choose(WHOSE, "Ours")
    me.fill("Your own case reference (if you have one; no names)", own_reference)


def more_time(me: Pane, why: str) -> None:
    me.fill("On which day was the person told that you need more time?", "2026-11-20")
    me.fill("Why do you need more time? (No names. It goes into the letter.)", why)
