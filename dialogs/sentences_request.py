"""Sentences of rights requests: what was asked, which date binds and why, and what is sent."""

REQUESTS = {
    "rq.no_day": "no date: the clock waits",
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
    "history.rq_moved": "The date was {old}; it is now {new}.",
    "history.rq_refused": "{by} recorded a refusal, sent {on}.",
    "history.rq_replied": "{by} recorded that the reply was sent on {on}.",
    "history.rq_redirected": "{by} recorded that the person was told, on {on}, whom to ask.",
    "history.rq_transferred": (
        "{by} recorded a transfer on {on}, with the consent of whoever asks."
    ),
    "history.rq_inside": "{by} passed it inside to the lead partner: {reference}.",
}
