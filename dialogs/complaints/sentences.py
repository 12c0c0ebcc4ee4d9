"""Sentences of complaints about how someone's information was handled."""

from dialogs.words.wording import saying
from governance.moments import say_length
from governance.policy import PROGRESS_EVERY

SENTENCES = {
    "complaint.title": "Complaint {reference}",
    # Where an allegation stops the flow (LADO, docs/law.md)
    "lado.title": "Stop: phone the LADO first",
    "lado.why": (
        "If anyone says that a person who works with children harmed a child, or may harm one,"
        " the Local Authority Designated Officer (LADO) must hear of it."
    ),
    "lado.danger": "If a child could be in danger now, phone 999 or {front_door} first.",
    "lado.phone": "Phone the LADO today if you can, and by **{by}** at the latest.",
    "lado.who": "Tell your manager or your safeguarding lead. If it is about them, do not.",
    "lado.not": "Do not look into it yourself, and do not tell the person it is about.",
    "lado.confirm": (
        "One working day is what is usual. Please confirm it, and the LADO's number, with your"
        " safeguarding lead."
    ),
    "lado.kept": "Nothing is lost: your answers are kept until {until}.",
    # Where it is not about data (CP-ELSEWHERE, docs/law.md)
    "signpost.title": "Another procedure answers this complaint",
    "signpost.why": "You said that it is not about how someone's information was handled.",
    "signpost.where": "Please take it to the complaints team of the organisation it is about:",
    "signpost.children": (
        "children's social care: the Children Act 1989 representations procedure (SI 2006/1738)"
    ),
    "signpost.nhs": (
        "NHS care: the NHS complaints procedure (SI 2009/309), acknowledged in 3 working days"
    ),
    "signpost.police": "police: the police complaints system (Police Reform Act 2002)",
    "signpost.ombudsman": (
        "afterwards: the Local Government and Social Care Ombudsman, or the Parliamentary and"
        " Health Service Ombudsman"
    ),
    "signpost.confirm": (
        "We have not read these sources ourselves. Please confirm with your complaints team."
    ),
    "signpost.not_sure": (
        "If you are not sure, or a part of it is about information, record it here all the same."
    ),
    "signpost.kept": "Nothing is recorded yet. Your answers are kept until {until}.",
    # The receipt (the recorder's)
    "receipt.complaint": "Thank you. The complaint is recorded: **{reference}**.",
    "receipt.next": "What happens next",
    "receipt.complaint_written": (
        "They write to the person who complained by **{on}**: the law gives 30 days from the day"
        " that anyone here got it. Our own target is {target}."
    ),
    "receipt.complaint_target": "They write to the person who complained: our target is {target}.",
    "receipt.complaint_answer": (
        "After that the person gets an answer without undue delay. We tell you here when they have."
    ),
    "receipt.complaint_keep": (
        "Keep the complaint itself in your own case system. Do not send it here."
    ),
    "receipt.complaint_kept_from": "Whoever you ticked on the list is kept out of it.",
    "receipt.complaint_not_kept": (
        "What you wrote about someone who is not on the list keeps nobody out of it. If they could"
        " see it, tell {team}."
    ),
    "receipt.complaint_lado": "You said that the LADO has been told. If not, phone them now.",
    "receipt.complaint_same": "{references}: your organisation used the same reference before.",
    # Which way it goes
    "route.group": "The safeguarding partners decide together who responds.",
    "route.pass_on": (
        "It is about another organisation alone: it goes there if the person who complained agrees."
    ),
    # The clock
    "cp.write_by": "Write to the person who complained by **{on}** (30 days; DPA 2018 s.164A).",
    "cp.write_target": "Write to the person who complained by **{on}** (partnership target).",
    "cp.target": "Partnership target: {on}.",
    "cp.late": "The day to write to the person who complained was **{on}**. Please write now.",
    "cp.written": "The person who complained was written to on {on}.",
    "cp.answer": "Answer without undue delay: that counts from {on}, when it was received.",
    # Where it stands
    "cp.reported": "Recorded {at}. Nobody has picked it up yet.",
    "cp.has_it": "**{name}** has had it since {at}.",
    "cp.answered": "Answered. The person was told on {on}.",
    # The notice, and up the ladder
    "cp.new": "New complaint {reference}",
    "cp.new_about": "Received {on}. {reason}",
    "cp.passed_from": "It was passed on to you. Where it came from it is {reference}.",
    "cp.nobody": "{reference}: nobody has picked this up",
    "cp.no_letter": "{reference}: has the person been written to?",
    "cp.no_progress": "{reference}: how is it going?",
    "cp.nobody_body": "It was recorded on {at}. Please pick it up: press “I have it”.",
    "cp.no_letter_body": (
        "Nobody has said that the acknowledgement is sent. When it is, press “Write the"
        " acknowledgement” and say when."
    ),
    "cp.no_progress_body": (
        f"It is not answered yet. Every {say_length(PROGRESS_EVERY, 'day')} (our own target),"
        " please write a progress note, and"
        " tell the person how it is going."
    ),
    "cp.advise": "You are told as {role}: you advise, and whoever has it decides.",
    "cp.not_written_by": "Not written to by **{at}**: {who} told.",
    "cp.no_answer_by": "No outcome by **{at}**: {who} told.",
    "cp.unrouted_title": "{reference}: who responds?",
    "cp.unrouted": "It was to be on its way by {target} (partnership target).",
    # News for whoever recorded it
    "cp.someone_has_it": "**{name}** has the complaint since {at}.",
    "cp.news": "{reference}: the complaint is answered",
    "cp.news_body": "The person who complained was told on {on}. Thank you for passing it on.",
    "cp.upheld": "It was upheld.",
    "cp.partly": "A part of it was upheld.",
    "cp.not_upheld": "It was not upheld.",
    "cp.answered_elsewhere": "Another organisation answers it.",
    "cp.not_pursued": "It was not pursued.",
    "cp.learnt": "What was learnt",
    # Started and not sent
    "cp.started": (
        "You started to record a complaint and have not sent it. Your answers are kept. The law"
        " counts from the day that anyone here got it."
    ),
    # History
    "history.complaint": "{by} recorded it.",
    "history.complaint_passed": "{by} passed it on from {reference}.",
    "history.received": "{by} moved the day it was received from {old} to {new}.",
    "history.letter": "{by} sent the acknowledgement on {on}.",
    "history.progress": "{by} wrote a progress note.",
    "history.progress_told": "{by} wrote a progress note. The person who complained was told.",
    "history.outcome": "{by} recorded the outcome. The person was told on {on}.",
    "history.passed_on": "{by} passed it on to {to}: {reference}.",
    "history.group_asked": "{by} asked the group who responds.",
    "history.group_decided": "{by} recorded who responds: {nominee}.",
    # My reports
    "mine.complaint": "complaint",
    "register.complaints": "Complaints",
    "register.received": "Complaints received",
    "register.acknowledged": "Acknowledged",
    "register.acknowledged_in_time": "Acknowledged within the 30 days of the law",
    "register.answered": "Told the outcome",
    "register.not_answered": "Not told the outcome yet",
    "register.acknowledge_by": "To be acknowledged by",
    "register.acknowledged_on": "Acknowledged on",
    "register.outcome_on": "Told the outcome on",
    "register.outcome": "Outcome",
    "to_do.letter": "Write that it has come",
    "to_do.outcome": "Answer it",
    # By mail to an IG mailbox
    "mail.not_written": "Nobody has said yet that the acknowledgement of {reference} is sent.",
    "mail.letter": (
        "What to do: open Microsoft Teams, find IG Desk in your chats, and type "
        "“letter {reference}”."
    ),
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
    "group.accepted_phone": "**{party}** accepted by phone ({post}). {name} entered it on {at}.",
    "group.scrutineer": "Please phone the partnership office ({office}): they ask the scrutineer.",
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

say = saying(SENTENCES)
"""Fill in a sentence: one that all kinds share, or one of this room."""
