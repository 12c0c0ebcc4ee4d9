"""Sentences of whoever handles a complaint: opened, its forms, and the group that decides."""

from governance.moments import say_length
from governance.policy import PROGRESS_EVERY

COMPLAINT_WORK = {
    # Open
    "cpo.recorded": "Recorded by **{name}**, {at}.",
    "cpo.complaint": "The complaint",
    "cpo.kept_out": "Kept out of it",
    "cpo.lado": "The recorder said that the LADO was told of an allegation. Please check.",
    "cpo.authority": (
        "They speak for someone else: before you tell them anything about that person, check that"
        " they may act for them."
    ),
    "cpo.child": (
        "They speak for a child, or are one: use words a child can follow, and check first that"
        " telling anyone puts no child at risk."
    ),
    "cpo.why_day": "Why the day was corrected",
    "cpo.who_responds": "Who responds",
    "cpo.why": "{reason} ({clause})",
    "cpo.suggested": "That is what we suggest; you decide.",
    "cpo.passed": "Passed on to {party}: {reference}. Your own acknowledgement is still due.",
    "cpo.progress": "Progress",
    "cpo.note_by": "**{name}**, {at}",
    "cpo.outcome": "The outcome",
    "cpo.regulator": (
        "The letter says that they can complain to the {regulator}, and how (DPA 2018 s.165)."
    ),
    # The acknowledgement
    "letter.title": "{reference}: acknowledge the complaint",
    "letter.how": (
        "Copy this into a letter of your own, put the name where it says [NAME], and send it"
        " from your own system. Then say when you did."
    ),
    "letter.none": (
        "Write to the person in plain words: that you have it, what happens next, and that they"
        " can go to the {regulator}. Then say when you did."
    ),
    "letter.below": "The Word file is below.",
    "letter.when": "On which day did you send it?",
    "letter.error": "Please give the day.",
    "letter.future": "That day has not come yet.",
    "letter.early": "That is before anyone here got the complaint.",
    # A progress note
    "note.title": "{reference}: how is it going?",
    "note.ask": "How is it going? (No names.)",
    "note.error": "Please say it in a line or two.",
    "note.told": "I told the person who complained how it is going",
    "note.target": f"Every {say_length(PROGRESS_EVERY, 'day')} is our own target."
    " Telling the person is the law: s.164A(5).",
    # The outcome
    "outcome.title": "{reference}: the outcome",
    "outcome.result": "What came of it?",
    "outcome.words": "What did you tell the person? (No names.)",
    "outcome.error": "Please say it in a few lines.",
    "outcome.told_on": "On which day did you tell them?",
    "outcome.regulator": (
        "I told them that they can complain to the {regulator}, and how (DPA 2018 s.165)"
    ),
    "outcome.regulator_error": "Please tell them first, and then tick this.",
    "outcome.closes": "This closes the complaint, and whoever recorded it hears of the result.",
    "outcome.choose": "Please choose what came of it.",
    # What was learnt
    "cp.lesson_ask": "What was learnt? (No names. Whoever recorded it will read this.)",
    # The day it was received
    "received.title": "{reference}: on which day was it received?",
    "received.ask": "The day that anyone here first got it",
    "received.why": "Why is it another day? (No names.)",
    "received.keeps": "The old day, and what moved, stays in the history.",
    # Passing it on
    "pass_on.title": "{reference}: pass it on to {party}?",
    "pass_on.what": (
        "They get a case of their own, with what is written about the complaint, and their own"
        " clock from today. Your own acknowledgement is still due."
    ),
    "pass_on.agrees": "The person who complained agrees",
    "pass_on.error": "Please ask the person first, and then tick this.",
    # The group (agreement §7.1)
    "group.title": "{reference}: who responds",
    "group.asked": (
        "The safeguarding partners were asked who is best placed to respond. Answers are hoped for"
        " by {target} (partnership target)."
    ),
    "group.agreed": "**{party}** responds: that is what the group said.",
    "group.tie": (
        "**{party}** responds. It was a tie, so it goes to the first safeguarding partner in the"
        " agreement who has no conflict."
    ),
    "group.nobody_said": (
        "**{party}** responds. Nobody was proposed who can, so it goes to the first safeguarding"
        " partner in the agreement who has no conflict, or else to the independent scrutineer."
    ),
    "group.waiting": "They have been asked whether they will, and have not said yet.",
    "group.accepted": "**{name}** accepted for {party} on {at}.",
    "group.scrutineer": "Please phone the partnership office: they ask the scrutineer.",
    "group.brief": (
        "Received {received}. It is about: {about}. {party} writes to the person who complained by"
        " {due} whatever is decided. What was written is not here: ask {party} for it."
    ),
    # To the partnership office, by mail: a reference and no more
    "office.mail_subject": "IG Desk: complaint {reference}",
    "office.mail": (
        "A complaint was received under the agreement: {reference}. Nothing of it is in this"
        " mail. Where the group decides who responds, the partnership office hears in Teams."
    ),
}
