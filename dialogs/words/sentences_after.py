"""Sentences of what comes after a report is sent, and of one that was begun and not sent."""

AFTER = {
    # Taking a report back
    "withdraw.title": "Take back {reference}?",
    "withdraw.stays": "Your report is not deleted: whoever has it decides what to do.",
    "withdraw.breach": (
        "Its deadline stays as it is. If only a part is wrong, press Correct this instead."
    ),
    "withdraw.why": "Why do you take it back? (No names.)",
    "withdraw.error": "Please say why, in a line or two.",
    "withdrawn.title": "{reference}: the reporter took the report back",
    "withdrawn.line": (
        "The reporter took this report back on {at}. "
        "That closes nothing: what to do with it is for you to decide."
    ),
    "withdrawn.due": "Until a decision is recorded, **{at}** still stands.",
    "open.withdrawn": "Why the reporter took it back",
    "open.messages": "Messages with the reporter",
    # Messages between whoever handles a case and its reporter
    "message.to_reporter": "Write to the reporter of {reference}",
    "message.to_team": "Write to the IG team about {reference}",
    "message.label": "Your message (no names)",
    "message.reply_label": "Your answer (no names)",
    "message.error": "Please write a few words.",
    "message.notify": "They get a note that there is a message, and read it here.",
    "message.for_reporter": "{reference}: the IG team has a message for you",
    "message.for_reporter_past": "{reference}: there is a message for you",
    "message.answered": "{reference}: the reporter answered",
    "message.from_reporter": "{reference}: the reporter has a message for you",
    "message.yours": "{reference}: your message is sent",
    "message.none": "{reference}: no messages",
    "message.press_read": "Press Read to see it. What it says is not kept in this chat.",
    "message.read_title": "Messages about {reference}",
    "message.by": "**{name}**, {at}",
    "message.earlier": "Earlier messages ({count}) are kept in the history.",
    "message.folds": "This card folds away when you press Close, or after 15 minutes.",
    # My reports
    "mine.title": "My reports",
    "mine.none": "You have not sent a report here.",
    "mine.row": "**{reference}** · {kind} · {on}",
    "mine.more": "There are {count} more. Type a reference, like {reference}, to see one of them.",
    "mine.breach": "data breach",
    "mine.near_miss": "near miss",
    "mine.complaint": "complaint",
    "mine.request": "rights request",
    "mine.reported": "Nobody has picked it up yet.",
    "mine.picked_up": "Somebody has it.",
    "mine.decided": "Decided.",
    "mine.withdrawn": "You took it back. Whoever has it still decides.",
    # Begun and not sent
    "resume.title": "You have a report that is not sent",
    "resume.body": "You started this on {at}. Carry on, or start again?",
    "resume.kept": "Your answers are kept until {until}.",
    "expired.title": "Your report was not sent, and is deleted now",
    "expired.body": (
        "You started it on {at}. We keep what is not sent for 14 days, and then it is gone. "
        "If it still matters, please tell us again: it is not too late."
    ),
}
