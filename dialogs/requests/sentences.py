"""Sentences of rights requests: what was asked, which date binds and why, and what is sent."""

from dialogs.words.wording import saying
from governance.policy import REMIND_WHILE_WAITING

_REMINDED = " and ".join(str(after.days) for after in REMIND_WHILE_WAITING)

SENTENCES = {
    "rq.no_day": "no date: the clock waits",
    "rq.title": "Request {reference}",
    # What a letter may ask for, read from what was typed
    "reading.two": (
        "From what you typed, it may ask for two things. 1: {first}. 2: {second}. "
        "Each has its own days, so record both."
    ),
    "reading.one": "From what you typed, it may be this: {first}.",
    "reading.education_record": "To see a pupil’s school record, which has a law of its own",
    "reading.internal_review": "To look again at an answer that was given (internal review)",
    "reading.complaint": "A complaint: record that as a complaint",
    "reading.disclosure": "The police, a court or a solicitor asks: send nothing yet",
    # What it is
    "rq_kind.access": "Subject access request",
    "rq_kind.rectification": "Request to put something right",
    "rq_kind.erasure": "Request to delete something",
    "rq_kind.restriction": "Request to hold something and not use it",
    "rq_kind.objection": "Objection to how something is used",
    "rq_kind.portability": "Request for a copy for another service",
    "rq_kind.automated": "Request about a decision that a computer made",
    "rq_kind.foi": "Freedom of information request",
    "rq_kind.eir": "Environmental information request",
    "rq_kind.own_data": "Subject access, inside a freedom of information request",
    "rq_kind.deceased": "Request for the health records of someone who has died",
    "rq_kind.correspondence": "Ordinary correspondence",
    "rq.to_confirm": "{source}; your IG lead should confirm that source",
    "rq.source": "Where that stands: {source}.",
    # The receipt
    "rq.thanks": "Thank you. It is in: **{reference}**.",
    "rq.taken_for": "We take it for: **{kind}**.",
    "rq.told": "{team} answers it.",
    "rq.delete_nothing": (
        "Delete nothing and change nothing that it could be about. To do so, to keep it from the"
        " person, is an offence ({law})."
    ),
    "rq.do_not_answer": "Do not answer it yourself, and do not send records: {team} does that.",
    "rq.keep_it": "Keep the letter or message, and give it to them as it is.",
    "rq.write_it_down": (
        "A freedom of information request must be in writing (FOIA s.8). Help the person to write"
        " it down. To be safe, we count from the day they said it."
    ),
    "rq.spoken_foi": (
        "It was said, not written. A freedom of information request must be in writing (FOIA s.8):"
        " help the person to write it down (s.16). To be safe, the date counts from that day."
    ),
    "rq.same": "{others}: the same reference of yours. Is it the same request as {reference}?",
    "rq.has_it": "**{name}** has had it since {at}.",
    "rq.nobody_yet": "Received {on}. Nobody has picked it up yet.",
    # The clock
    "rq.due": "The answer is due by **{on}** ({standing}).",
    "rq.was_due": "The answer was due by **{on}** ({standing}). **It is overdue.**",
    "rq.waits": "**No date for now: the clock waits.**",
    "rq.target": "With a day in hand: {on} ({standing}).",
    "rq.how": "How the date was worked out",
    "rq.before": "The date was: {on}",
    "rq.after": "The date is now: {on}",
    "rq.not_moved": "The date has not moved: {on}.",
    "rq.why_title": "{reference}: how the date works",
    "rq.hold": "Hold: nothing that it could be about may be deleted while it is open ({law}).",
    # How it ended
    "rq.closed": "Closed {at}: {how}",
    "rq_ended.replied": "the reply was sent.",
    "rq_ended.refused": "it was refused, with reasons.",
    "rq_ended.redirected": "the person was told whom to ask instead.",
    "rq_ended.transferred": "it was passed on, as the person agreed.",
    "rq_ended.passed_inside": "the lead partner answers it, from the day it first came.",
    "rq_ended.not_a_request": "it is ordinary correspondence, answered as any letter is.",
    "rq.outcome": "{reference}: how it ended",
    "rq.outcome_to": "They were told to ask {party}.",
    "rq.outcome_thanks": "Thank you for passing it on in time: the law counts every day.",
    # Just correspondence
    "rq.none_title": "This looks like ordinary correspondence",
    "rq.none": "Nothing was recorded. If you think it is a request after all, record it again.",
    # Begun and not sent
    "rq.started_title": "Your request is not sent yet",
    "rq.started": (
        "You started to record a rights request and have not sent it. Your answers are kept."
        " The law counts from the day it came, so please do not wait."
    ),
    # Notices
    "rq.new": "{kind} {reference}",
    "rq.received": "{kind}, received **{on}**.",
    "rq.not_answered": "Not closed by **{at}**: {who} told.",
    "rq.you_advise": "You advise; somebody else decides.",
    "rq_up.nobody_2wd": "{reference}: nobody has picked this up",
    "rq_rung.nobody_2wd": "Please pick it up: press “I have it”.",
    "rq_up.identity_10": "{reference}: day 10",
    "rq_rung.identity_10": "Is it known who asks? Have the searches begun?",
    "rq_up.redaction_20": "{reference}: day 20",
    "rq_rung.redaction_20": "Has somebody begun to redact? That is what takes longest.",
    "rq_up.due_in_5wd": "{reference}: due soon",
    "rq_rung.due_in_5wd": "Please see whether it will be answered in time.",
    "rq_up.due_in_2wd": "{reference}: due very soon",
    "rq_rung.due_in_2wd": "Please see that it is answered in time.",
    "rq_up.opinion_10wd": "{reference}: working day 10",
    "rq_rung.opinion_10wd": (
        "Is the opinion of the qualified person needed (FOIA s.36)? It takes time, so ask now."
    ),
    "rq_up.draft_15wd": "{reference}: working day 15",
    "rq_rung.draft_15wd": "Is there a draft of the answer?",
    "rq_up.siro_18wd": "{reference}: working day 18",
    "rq_rung.siro_18wd": "Please see that it is answered in time.",
    "rq_up.waiting": "{reference}: still no answer from the person",
    "rq_rung.waiting": (
        "The clock waits for the person. Please ask them again, kindly, or say why you still need"
        f" it. Reminders at {_REMINDED} days are partnership targets."
    ),
    "rq_up.overdue": "{reference}: overdue",
    "rq_rung.overdue": "Every day counts. Please send the answer, or say what stands in its way.",
    "rq_up.due_today": "{reference}: due today",
    "rq_up.overdue_siro": "{reference}: overdue",
    "rq_rung.due_today": "Please see that it is answered today: this date waits for no weekend.",
    "rq_rung.overdue_siro": "Please see that it is answered, and find out why it was not.",
    # History
    "history.rq_received": "{by} took down a request, received {on}.",
    "history.rq_identity_asked": "{by} recorded that identity was asked for on {on}.",
    "history.rq_identity_confirmed": "{by} recorded that identity was confirmed on {on}.",
    "history.rq_clarification_asked": (
        "{by} recorded that the person was asked on {on} what they want."
    ),
    "history.rq_clarification_answered": "{by} recorded that the person answered on {on}.",
    "history.rq_fee_asked": "{by} recorded that a fee was asked for on {on}.",
    "history.rq_fee_paid": "{by} recorded that the fee was paid on {on}.",
    "history.rq_extended": "{by} recorded that the person was told on {on} of more time.",
    "history.rq_holding": "{by} recorded whose information it is about.",
    "history.rq_right": "{by} recorded that it is another kind of request.",
    "history.rq_day": "{by} corrected the day it was first received.",
    "history.rq_moved": "The date was {old}; it is now {new}.",
    "history.rq_refused": "{by} recorded a refusal, sent {on}.",
    "history.rq_replied": "{by} recorded that the reply was sent on {on}.",
    "history.rq_redirected": "{by} recorded that the person was told, on {on}, whom to ask.",
    "history.rq_transferred": (
        "{by} recorded a transfer on {on}, with the consent of whoever asks."
    ),
    "history.rq_inside": "{by} passed it inside to the lead partner: {reference}.",
    # My reports
    "mine.request": "rights request",
    "register.requests": "Requests",
    "register.information": "FOI and EIR",
    "register.data_protection": "Rights over one's own data, and others",
    "register.ended": "{regime}: ended, with a day that bound",
    "register.ended_in_time": "{regime}: ended by that day",
    "register.what": "What it is",
    "register.answer_by": "To be answered by",
    "register.ended_at": "Ended",
    "to_do.answer": "Answer it",
    # Open
    "rq.taken": "What was taken down",
    "rq.row_kind": "What it is",
    "rq.row_from": "First received by",
    "rq.row_regime": "Law",
    "rq.part_3": "Law enforcement: DPA 2018 Part 3",
    "rq.bites": "Does this right apply here?",
    "rq_bites.yes": "Yes, as a rule.",
    "rq_bites.partly": "In part.",
    "rq_bites.usually_not": "Usually not.",
    "rq_bites.no": "No.",
    "rq.guide": (
        "A guide: a person decides. Whether it applies or not, the answer gives reasons, in time."
    ),
    "rq.why_changed": "Why it is another right",
    "rq.why_day": "Why the day was corrected",
    "rq.why_extended": "Why more time was needed",
    "rq.why_refused": "Why it was refused",
    # Steps
    "rq.steps_title": "{reference}: record a step",
    "rq.steps": "What has happened? Each step says the date before and after.",
    "rq.closed_already": "This request is closed. Nothing moves its clock any more.",
    "rq.step_title": "{reference}: {step}",
    "rq_step.identity_asked": "Identity asked",
    "rq_step.identity_confirmed": "Identity confirmed",
    "rq_step.clarification_asked": "Clarification asked",
    "rq_step.clarification_answered": "Clarification answered",
    "rq_step.fee_asked": "Fee asked",
    "rq_step.fee_paid": "Fee paid",
    "rq_step.extended": "Extended",
    "rq_step.refused": "Refused",
    "rq_step.reply_sent": "Reply sent",
    "rq_on.identity_asked": "On which day was the person asked who they are?",
    "rq_on.identity_confirmed": "On which day did you know who they are?",
    "rq_on.clarification_asked": "On which day was the person asked what they want?",
    "rq_on.clarification_answered": "On which day did they answer?",
    "rq_on.fee_asked": "On which day was the fee asked for?",
    "rq_on.fee_paid": "On which day was it paid?",
    "rq_on.extended": "On which day was the person told that you need more time?",
    "rq_on.refused": "On which day was the refusal sent?",
    "rq_on.reply_sent": "On which day was the reply sent?",
    "rq_about.identity_asked": (
        "Only where you have reasonable doubts who asks (UK GDPR Art 12(6); DPA 2018 s.52(4))."
        " Ask at once."
    ),
    "rq_about.identity_confirmed": "The month starts again, in full, from that day.",
    "rq_about.clarification_asked": (
        "Only where you cannot find what they want without it. Never as a matter of course."
    ),
    "rq_about.clarification_answered": "Subject access: the days you waited do not count.",
    "rq_about.fee_asked": (
        "Rights: only where it is manifestly unfounded or excessive (Art 12(5); s.53)."
        " FOI and EIR: a fees notice (FOIA s.9; EIR reg 8)."
    ),
    "rq_about.fee_paid": "For a right, the month starts from that day.",
    "rq_about.extended": (
        "Rights: because it is complex, or one of several by that person; three months in all."
        " FOI: to weigh the public interest. EIR: it is complex and asks for a great deal."
        " The person is told why inside the first period."
    ),
    "rq_about.refused": "A refusal gives reasons, in time, and says where to complain.",
    "rq_about.reply_sent": "This closes the request, and stops its clock.",
    "rq_reason.extended": "Why do you need more time? (No names. It goes into the letter.)",
    "rq_reason.refused": "Why is it refused? (No names. It goes into the letter.)",
    "rq.error_reason": "Please say why, in a line or two.",
    "rq.before_sending": "Before you send it",
    "rq.rights_dp": (
        "It tells the person that they can complain to us (s.164A) and to the {regulator} (s.165),"
        " and go to court"
    ),
    "rq.rights_foi": (
        "It tells the person how to ask us for a review, and that they can then go to the"
        " {regulator} (FOIA s.17(7), s.50; EIR reg 11, reg 14)"
    ),
    "rq.before_reply": "Before a subject access reply goes out, each of these:",
    "rq_check_title.exemptions": "Exemptions",
    "rq_check.exemptions": (
        "We have looked for what must not go out: other people's data (Sch 2 para 16), serious"
        " harm, child abuse data (Sch 3)"
    ),
    "rq_check_title.authority": "Authority",
    "rq_check.authority": (
        "Whoever asks may have it: it is theirs, or they may act for the child or person, and a"
        " child who understands has been asked"
    ),
    "rq_check_title.address": "Address",
    "rq_check.address": "The address is right, and safe for them",
    "rq_check_title.second_reader": "Second reader",
    "rq_check.second_reader": "Somebody else has read every page",
    "rq.moved_title": "{reference}: recorded",
    # Do we hold it?
    "rq.holding_title": "{reference}: do we hold it, and do we answer for it?",
    "rq.whose": "Whose information is it about?",
    "rq_holding.ours": "Ours: we hold it, or answer for it",
    "rq_holding.partnership": (
        "The partnership's own (joint data): the lead partner, {lead}, answers it"
    ),
    "rq_holding.elsewhere": "Another organisation's: we neither hold it nor answer for it",
    "rq.trap": (
        "{parties} answer together for what the partnership itself made, so a person may ask any"
        " of them (UK GDPR Art 26(3); §2.1). Nobody is sent away: it goes inside to {lead},"
        " and the clock runs from the day it first reached any of us."
    ),
    "rq.trap_lead": (
        "{parties} answer together for what the partnership itself made, and {lead} takes the lead"
        " (UK GDPR Art 26(3); §2.1). Nobody who asks for that is sent away."
    ),
    "rq.elsewhere": "Only where it is another organisation's",
    "rq.to": "Which one should the person ask?",
    "rq.told_on": "On which day were they told?",
    "rq.transfer_title": "Pass it on?",
    "rq.transfer": "We pass the request on ourselves, in place of sending the person there",
    "rq.consent_title": "Consent",
    "rq.consent": "The person who asks has agreed to that",
    "rq.not_joint_title": "Joint data?",
    "rq.not_joint": "I have looked: it is not what the partnership itself made",
    "rq.law_title": "Law enforcement?",
    "rq.law": "It is about data that we process to enforce the law (DPA 2018 Part 3)",
    "rq.right_title": "{reference}: correct it",
    "rq.right": "What is it?",
    "rq.day": "On which day did anyone here first get it?",
    "rq.right_reason": "Why? (No names. This goes on the record.)",
    "rq.right_note": (
        "The date is worked out again. What was first taken down is kept. Ordinary correspondence"
        " closes it."
    ),
    # Partners help
    "rq.ask_title": "{reference}: ask partners",
    "rq_ask.assist": (
        "Ask what they hold. Each is asked by itself and sees only what you write here (§8.0)."
    ),
    "rq_ask.release": (
        "One question alone may be asked for subject access: whether what came from them may be"
        " released. They are not told who asks, or what for."
    ),
    "rq.ask_nobody": "There is nothing that partners can be asked about this request.",
    "rq.ask_whom": "Whom do you ask?",
    "rq.ask_brief": "What do you ask them? (No names, and nothing about who asks.)",
    "rq.error_brief": "Please say what you ask, in a line or two.",
    "rq.ask_by": "An answer is hoped for by {on}: a partnership target. They are reminded.",
    # Letters
    "rq.letters_title": "{reference}: letters",
    "rq.letters": (
        "Drafts for you to send. Each says what the law wants said; what is in [brackets] is for"
        " you to fill in."
    ),
    "rq.no_letters": "There is no letter for a request of this kind.",
    "rq.letter_title": "{reference}: {kind}",
    "rq_letter.request_acknowledgement": "Acknowledgement",
    "rq_letter.identity": "Who is asking?",
    "rq_letter.clarification": "What do you want?",
    "rq_letter.extension": "More time",
    "rq_letter.refusal": "Refusal",
    "rq_letter.redirect": "Whom to ask instead",
    "rq_letter.transfer_consent": "May we pass it on?",
    "rq_letter.reply_cover": "Cover of the reply",
}

say = saying(SENTENCES)
"""Fill in a sentence: one that all kinds share, or one of this room."""
