"""The forms, filled in by what people can see, and not yet sent."""

from tests.browser_kit import Pane

DANGER = (
    "Could anyone be hurt because of this? A child, a parent, a worker or you. For example, someone"
    " unsafe may now know where a person lives."
)
NOT_TO = "Who must not hear of it? These would. For those you tick, it does not exist."
WHAT_HAPPENED = 'What happened? (No names. Write "I think" if you did not see it.)'
GOT_OUT = "Did information reach the wrong person or get lost, even briefly?"
CHILD_HARMED = (
    "Does anyone say that a person who works with children harmed a child, or may harm one?"
)
ABOUT_DATA = (
    "Is it about how someone's information was handled? (kept, used, shared, lost, or wrong)"
)
DAY = (
    "On which day did anyone here first get it?"
    " (You, or any colleague. The law counts from that day.)"
)
NAMED = (
    "Is any of these people named in it?"
    " (Whoever you tick is kept out of it: they are never told of it.)"
)
WHAT = "What is the complaint, in a few words? (No names.)"
WHOSE = "Whose information is it about? (The partnership's own: its reports, reviews and minutes.)"
ACCESS = "To see information about themselves (subject access)"
LESSON = "What was learnt? (No names. Whoever reported it will read this.)"
NOTE = "How is it going? (No names.)"
AGAIN = "What happened? (Kept: leave this empty to keep what you wrote, or write it again.)"


def breach(me: Pane, story: str = "", *, who_has_it: str = "A worker") -> None:
    """Card 1; with no story where there is one already."""
    me.choose(DANGER, "No")
    if story:
        me.fill(WHAT_HAPPENED, story)
    me.choose("What went wrong?", "Sent or given to the wrong person")
    me.choose("Who may have it now?", who_has_it)
    me.choose("When did anyone here first notice? (A best guess is fine.)", "Just now")
    me.choose("Where did it go wrong?", "With us")


def decision(me: Pane, likely: str, outcome: str, why: str) -> None:
    """The three questions of *Decide*."""
    me.choose("How likely is harm to the people in it?", likely)
    me.choose("What do you decide?", outcome)
    me.fill("Why? (No names. This goes on the record.)", why)


def closing(
    me: Pane, cause: str, effect: str, lesson: str, *, ended: str = "", holder: str = ""
) -> None:
    """How a breach is closed the whole way, with nothing that is to change. `ended` and `holder`
    where nobody has written down how getting it back ended.
    """
    if ended:
        me.choose("How did getting it back end?", ended)
        me.choose("Who has it, or had it?", holder)
    me.choose("Why did it happen?", cause)
    me.fill("What came of it, for the people in it and for us? (No names.)", effect)
    me.fill("What was learnt? Whoever reported it reads this. (No names.)", lesson)
    me.choose("Did an organisation break what it promised in the agreement?", "No")


def near_miss(
    me: Pane,
    story: str,
    prevent: str,
    *,
    what: str = "Near miss",
    got_out: str = "Certain it didn't",
) -> None:
    """The one card."""
    me.choose("What is this?", what)
    me.fill("What nearly happened, or what did you see? (No names.)", story)
    me.choose(GOT_OUT, got_out)
    me.choose("What stopped it?", "A check")
    me.fill("What would prevent it? (No names.)", prevent)


def first_card(me: Pane, *, harmed: str = "No", about_data: str = "Yes") -> None:
    """A complaint's first card."""
    me.choose(CHILD_HARMED, harmed)
    me.choose(ABOUT_DATA, about_data)
    me.fill(DAY, "2026-11-19")
    me.choose("How did it come?", "E-mail")
    me.choose("Whom is it about?", "Staffordshire County Council", "Staffordshire Police")


def second_card(
    me: Pane, summary: str, named: str = "Nobody on this list", whom: str = "Themselves"
) -> None:
    """A complaint's second card."""
    me.choose(NAMED, named)
    me.choose("For whom does the person speak?", whom)
    me.fill(WHAT, summary)


def request(
    me: Pane,
    own_reference: str,
    received: str = "2026-11-18",
    *,
    whose: str = "Ours",
    which: str = ACCESS,
) -> None:
    """A request's first card."""
    me.choose("What does it ask for?", which)
    me.fill(DAY, received)
    me.choose("How did it come?", "E-mail")
    me.choose(WHOSE, whose)
    me.fill("Your own case reference (if you have one; no names)", own_reference)


def more_time(me: Pane, why: str) -> None:
    """The form of an extension."""
    me.fill("On which day was the person told that you need more time?", "2026-11-20")
    me.fill("Why do you need more time? (No names. It goes into the letter.)", why)
