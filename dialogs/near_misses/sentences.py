"""Sentences of near misses and poor practice: no clock, no alarm, and something learnt."""

from dialogs.words.wording import saying

SENTENCES = {
    "miss.near_miss": "Near miss",
    "miss.poor_practice": "Poor practice",
    "miss.title": "{kind} {reference}",
    # The receipt (the reporter's)
    "miss.thanks": "Thank you for telling us. It is in: **{reference}**.",
    "miss.next": "What happens next",
    "miss.lead_hears": "{team} hears of it on **{at}**, with any others.",
    "miss.siro_hears": (
        "It goes past your IG lead. Whoever is next, such as the SIRO, hears of it on **{at}**."
    ),
    "miss.no_clock": "There is no 72-hour clock: nothing got out.",
    "miss.will_learn": "We will tell you what was learnt.",
    "miss.got_out_after_all": (
        "If you find that information did get out, type “report a breach” at once."
    ),
    "miss.has_it": "**{name}** has had it since {at}.",
    # Where it stands
    "miss.status_reported": "Reported {at}. Nobody has picked it up yet.",
    "miss.status_closed": "Closed {at}: what was learnt is on record.",
    # Up the ladder
    "miss.nobody": "{reference}: nobody has picked this up",
    "miss.nobody_body": "It was reported on {at}. Please pick it up: press “I have it”.",
    "miss.no_lesson_by": "Nothing learnt by **{at}**: {who} told.",
    "miss.lesson_due": "{reference}: what was learnt?",
    "miss.lesson_due_body": (
        "It was reported on {at}. Please record what was learnt, so that whoever reported it hears."
    ),
    "miss.lesson_due_other": (
        "It was reported on {at}. Please see that somebody records what was learnt."
    ),
    # Open
    "miss.reported": "What was reported",
    "miss.lesson": "What was learnt",
    # What was learnt
    "lesson.ask": "What was learnt? (No names. Whoever reported it will read this.)",
    "lesson.closes": "This closes the near miss, and whoever reported it is told.",
    # Started and not sent
    "miss.started": (
        "You started to report a near miss or poor practice and have not sent it. Your answers are"
        " kept."
    ),
    # My reports
    "mine.near_miss": "near miss",
    "register.near_misses": "Near misses",
    "register.learnt": "Something was learnt",
    "to_do.lesson": "Say what was learnt",
    # By mail to an IG mailbox
    "mail.not_learnt": "What was learnt from {reference} is not recorded yet.",
    "mail.lesson": (
        "What to do: open Microsoft Teams, find IG Desk in your chats, and type "
        "“lesson {reference}”."
    ),
}

say = saying(SENTENCES)
"""Fill in a sentence: one that all kinds share, or one of this room."""
