"""Sentences of complaints about how someone's information was handled."""

from collections.abc import Mapping

from dialogs.complaints.handling_sentences import COMPLAINT_WORK
from dialogs.words.wording import saying
from governance.cases.claims import claimed_once
from governance.moments import say_length
from governance.policy import PROGRESS_EVERY

COMPLAINTS = {
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
    "receipt.complaint_told": "{team} hears of it now.",
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
    "cp.has_it": "**{name}** has it since {at}.",
    "cp.answered": "Answered. The person was told on {on}.",
    # The notice, and up the ladder
    "cp.new": "New complaint {reference}",
    "cp.new_about": "Received {on}. {reason}",
    "cp.passed_from": "It was passed on to you. Where it came from it is {reference}.",
    "cp.nobody": "{reference}: nobody has picked this up",
    "cp.no_letter": "{reference}: has the person been written to?",
    "cp.no_progress": "{reference}: how is it going?",
    "cp.nobody_body": "It was recorded on {at}. Please pick it up: press Acknowledge.",
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
    # By mail to an IG mailbox
    "mail.not_written": "Nobody has said yet that the acknowledgement of {reference} is sent.",
    "mail.letter": (
        "What to do: open Microsoft Teams, find IG Desk in your chats, and type "
        "“letter {reference}”."
    ),
}

SENTENCES: Mapping[str, str] = claimed_once((COMPLAINTS, COMPLAINT_WORK))

say = saying(SENTENCES)
"""Fill in a sentence: one that all kinds share, or one of this room."""
