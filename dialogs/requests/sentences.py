"""Sentences of rights requests: what was asked, which date binds and why, and what is sent."""

from collections.abc import Mapping

from dialogs.requests.handling_sentences import REQUEST_WORK
from dialogs.words.wording import saying
from governance.cases.claims import claimed_once
from governance.policy import REMIND_WHILE_WAITING

_REMINDED = " and ".join(str(after.days) for after in REMIND_WHILE_WAITING)

REQUESTS = {
    "rq.no_day": "no date: the clock waits",
    "rq.title": "Request {reference}",
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
    "rq.told": "{team} has been told, and answers it.",
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
    "rq.has_it": "**{name}** has it since {at}.",
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
    "rq_rung.nobody_2wd": "Please pick it up: press Acknowledge.",
    "rq_up.identity_10": "{reference}: day 10",
    "rq_rung.identity_10": "Is it known who asks? Have the searches begun?",
    "rq_up.redaction_20": "{reference}: day 20",
    "rq_rung.redaction_20": "Has somebody begun to redact? That is what takes longest.",
    "rq_up.due_in_5wd": "{reference}: five working days left",
    "rq_rung.due_in_5wd": "Please see whether it will be answered in time.",
    "rq_up.due_in_2wd": "{reference}: two working days left",
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
    "rq_up.overdue_siro": "{reference}: overdue",
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
}

SENTENCES: Mapping[str, str] = claimed_once((REQUESTS, REQUEST_WORK))

say = saying(SENTENCES)
"""Fill in a sentence: one that all kinds share, or one of this room."""
