"""Sentences of a mail to an IG mailbox: the reference and what to do, no content."""

MAIL = {
    "mail.subject": "IG Desk: {reference} needs you",
    "mail.new": "There is a new report at {party}: {reference}.",
    "mail.nobody": "Nobody has picked up {reference} yet.",
    "mail.undecided": "No decision is recorded for {reference} yet.",
    "mail.acknowledge": (
        "What to do: open Microsoft Teams, find IG Desk in your chats, and type "
        "“acknowledge {reference}”. Then type “open {reference}”."
    ),
    "mail.decide": (
        "What to do: open Microsoft Teams, find IG Desk in your chats, and type "
        "“decide {reference}”."
    ),
    "mail.not_answered": "No answer to {reference} is recorded yet.",
    "mail.answer": (
        "What to do: open Microsoft Teams, find IG Desk in your chats, and type “open {reference}”."
    ),
    "mail.not_written": "Nobody has said yet that the acknowledgement of {reference} is sent.",
    "mail.letter": (
        "What to do: open Microsoft Teams, find IG Desk in your chats, and type "
        "“letter {reference}”."
    ),
    "mail.not_learnt": "What was learnt from {reference} is not recorded yet.",
    "mail.lesson": (
        "What to do: open Microsoft Teams, find IG Desk in your chats, and type "
        "“lesson {reference}”."
    ),
    "mail.not_you": (
        "Only the IG lead and those who work on the case can do that. "
        "If you cannot, please tell one of them now."
    ),
    "mail.late": "This should have reached you on {at}. It is late.",
    "mail.footer": (
        "We leave out what the report says, so that it is in no mailbox. "
        "Please do not answer this message: nobody reads the answers."
    ),
}
