"""Sentences of the cards that people ask for or work with."""

CARDS = {
    # The clock
    "clock.if_notifiable": (
        "If notifiable, tell the {regulator} by **{at}** (72 hours; weekends count)."
    ),
    "clock.not_assessed": "Not yet assessed.",
    "clock.not_assessed_left": "Not yet assessed · {left}",
    "clock.not_ours": (
        "This may not be ours. A partner's own mistake does not start our 72 hours. "
        "If it turns out to be ours, tell the {regulator} by **{at}**."
    ),
    "clock.tell": "Tell the {regulator} by **{at}** (72 hours; weekends count) · {left}",
    "clock.tell_late": "Tell the {regulator} now, with the reasons for the delay. Limit: {at}.",
    "clock.left": "{count} left",
    "clock.passed": "the 72 hours have passed",
    # Doubts, one plain line each
    "doubt.may_be_late": (
        "It may already be late: we do not know when it was first noticed. Please ask first."
    ),
    "doubt.future": "A date in the report is in the future. Please check it.",
    "doubt.before_event": "A date says it was noticed before it happened. Please check it.",
    "doubt.told_before": (
        "The reporter was told of it before that time. Please check when it was first noticed."
    ),
    "doubt.provisional": "When it was first noticed is a best guess. Please check it.",
    # Whose breach
    "whose.us": "Whose breach: ours, as reported.",
    "whose.partner": "Whose breach: a partner's, as reported.",
    "whose.supplier": (
        "Whose breach: ours, at a supplier, as reported. "
        "The 72 hours count from when the supplier told us."
    ),
    "whose.partnership": (
        "Whose breach: a partnership meeting or document, as reported. It may be joint: "
        "{parties} answer for it together and {lead} takes the lead (§2.1)."
    ),
    "whose.not_sure": "Whose breach: not known yet.",
    # How the deadline works
    "deadline.title": "{reference}: how the deadline works",
    "deadline.count": "Add 72 hours. Nights, weekends and bank holidays all count.",
    "deadline.clocks": "The clocks change in between, so the time of day moves by an hour.",
    "deadline.limit": "If the {regulator} must be told, that is by **{at}**.",
    "deadline.not_ours": (
        "This may be a partner's own mistake. If so, our 72 hours have not started."
    ),
    "deadline.who": "Whoever handles the case decides whether. You do not have to.",
    "deadline.correct": (
        "If the time is wrong, say so with Correct this. Whoever handles the case can then move it."
    ),
    "deadline.law": "The rule: UK GDPR Article 33(1), DPA 2018 section 67.",
    # Where a case stands
    "status.reported": "Nobody has picked it up yet.",
    "status.picked_up": "**{name}** has it since {at}. No decision yet.",
    "status.decided": "Decided {at}: **{outcome}**.",
    "status.at": "Reported {at}.",
    "case.title": "Breach report {reference}",
    # Open
    "open.by": "Reported by **{name}**, {at}.",
    "open.report": "What was reported",
    "open.details": "What else is known",
    "open.no_details": "No details have been added yet.",
    "open.decision": "The decision",
    "open.history": "What has happened",
    "open.earlier": "Earlier lines ({count}) are kept in the history.",
    "open.cut": "There is more than fits here.",
    "open.folds": "This card folds away when you press Close, or after 15 minutes.",
    "open.delay": "Reasons for the delay",
    "open.moved": "Why the time was changed",
    "open.partners": "Other parties told",
    "open.partners_when": "When they were told",
    "open.partners_who": "Who told them",
    "open.ico_reference": "{regulator} reference",
    # What was asked, as headings of the answers
    "asked.danger": "Anyone in danger?",
    "asked.went_wrong": "What went wrong",
    "asked.noticed": "First noticed",
    "asked.happened": "It happened",
    "asked.where": "Where",
    "asked.organisations": "Organisations",
    "asked.which_one": "Which one",
    "asked.whose": "Whose information",
    "asked.how_many": "How many people",
    "asked.information": "What information",
    "asked.contained": "Under control?",
    "asked.encrypted": "Encrypted?",
    "asked.what_was_done": "What was done",
    "asked.on_behalf": "Reported for",
    "asked.told": "They told the reporter",
    "asked.tell_them": "How they will hear",
    # History, one line for each kind of event
    "history.reported": "{by} reported it.",
    "history.reported_past": "{by} reported it, and asked that it not go to {names}.",
    "history.details": "{by} added details.",
    "history.corrected": "{by} corrected the report.",
    "history.acknowledged": "{by} acknowledged it.",
    "history.leads": "{by} took the lead.",
    "history.named": "{by} named {name} to lead.",
    "history.stepped_aside": "{name} stepped aside because of a conflict.",
    "history.awareness": "{by} moved the time we became aware from {old} to {new}.",
    "history.decided": "{by} decided: {outcome}.",
    "history.told": "Told: {who}.",
    "history.told_nobody": "There was nobody to tell.",
    "history.unreached": "Could not reach {who}.",
    "history.lesson": "{by} recorded what was learnt.",
    "history.withdrawn": "{by} took the report back. It stays on record for the IG lead.",
    "history.message": "{by} sent the reporter a message.",
    "history.answer": "{by} answered.",
    "history.task_asked": "{by} asked {party} for an answer.",
    "history.task_answered": "{by} answered for their organisation.",
    "history.task_cancelled": "{by} said that no answer is needed any more.",
    # Why the bot suggests what it suggests
    "lean.not_ours": "It **may not be ours** to report: ask the partner first.",
    "lean.high": (
        "**Likely to be notifiable, and serious**: someone could be hurt. Think soon about telling "
        "the people it is about; ask the safeguarding lead before telling a child or family."
    ),
    "lean.likely": "**Likely to be notifiable**: a risk to people looks likely.",
    "lean.in_doubt": "**It could go either way.** If in doubt, tell the {regulator}.",
    "lean.unlikely": "**Record only** may be enough: a risk to people looks unlikely.",
    "lean.unknown": "**Not enough is known yet.** Ask whose and what information it was.",
    "why.partner": "It went wrong at a partner.",
    "why.danger": "Someone could be in danger.",
    "why.danger_not_sure": "The reporter is not sure whether someone is in danger.",
    "why.secret_address": "It has an address that must stay secret.",
    "why.sensitive": "It has sensitive information: health, criminal or safeguarding.",
    "why.bank": "It has bank or login details.",
    "why.children": "It is about children.",
    "why.many": "It is about more than 100 people.",
    "why.cyber": "It is a cyber incident.",
    "why.not_contained": "It is not, or not all, under control.",
    "why.encrypted": "It was encrypted, as reported. Was the key safe too?",
    "why.contained": "It is under control, as reported.",
    # Decide
    "decide.title": "Decide {reference}",
    "decide.suggestion": "A suggestion. You decide.",
    "decide.again": "A decision is on record. A new one replaces it; the old one is kept.",
    "decide.outcome": "What do you decide?",
    "decide.reason": "Why? (No names. This goes on the record.)",
    "decide.aware": "Is the time we became aware right? The 72 hours count from it.",
    "decide.aware_on": "Aware on",
    "decide.aware_at": "Aware at (24-hour clock)",
    "decide.aware_why": "Why the change? (Only if you changed it.)",
    "decide.partners": "Have other parties been told? (§7.1)",
    "decide.partners_told": "Which ones?",
    "decide.partners_who": "Who told them? (A role, not a name.)",
    "decide.partners_on": "Told on",
    "decide.partners_at": "Told at (24-hour clock)",
    "decide.ico_reference": "{regulator} reference, if you have one",
    "decide.ico_kept": "{regulator} reference (kept: leave this empty to keep it)",
    "decide.delay": "Reasons for the delay (needed to tell the {regulator} after 72 hours)",
    "decide.draft": "IG Desk never tells the {regulator} for you: you do.",
    "decide.problems": "Please look again at what is marked below. Nothing is lost.",
    "decide.error_outcome": "Please choose one.",
    "decide.error_reason": "Please say why, in a line or two.",
    "decide.error_long": "That is too long to keep whole. Please use fewer than 4,000 letters.",
    "decide.error_future": "That is still to come. When did anyone here first know?",
    "decide.error_why": "Please say why the time changes. The old time is kept with your reason.",
    "decide.error_delay": "The 72 hours have passed, so please give the reasons for the delay.",
    "decided.title": "{reference}: decision recorded",
    "decided.tell_next": "Next: tell the {regulator} by **{at}**, then add its reference here.",
    "decided.tell_late": "Next: tell the {regulator} now, with the reasons for the delay.",
    "decided.reporter": "The person who reported it is told the outcome, not the reason.",
    # Who leads, and conflicts
    "name.title": "{reference}: who leads this?",
    "name.who": "Choose someone",
    "name.nobody": "There is nobody else to choose. Please phone your IG team.",
    "name.error": "Please choose someone from the list.",
    "conflict.title": "{reference}: you have a conflict?",
    "conflict.ask": (
        "If you, your family or your own work is part of this, step aside. You will no longer "
        "see this case, and the next person is told. You cannot undo this yourself."
    ),
    "conflict.done_title": "{reference}: you have stepped aside",
    "conflict.done": "Thank you for saying so. Somebody else will deal with it.",
    # First words, help and refusals
    "welcome.title": "Hello. This is IG Desk.",
    "welcome.party": "You are here for **{party}**.",
    "welcome.body": (
        "If information about people went to the wrong place, was lost, or was seen by someone "
        "who should not have, tell us here. It takes two minutes. “Not sure” is a fine answer. "
        "Write down a complaint about it, or a request for information, here too."
    ),
    "menu.title": "What would you like to do?",
    "help.title": "What you can do here",
    "help.choices": "You can type any answer instead of pressing it.",
    "help.example": "An example",
    "gone": "I can't find that one. It may not exist, or it is not one I can show you.",
    "sorry.title": "Sorry",
}
