"""Sentences of lost keys, by id."""

from dialogs.words.wording import saying

SENTENCES = {
    "key.title": "Lost key {reference}",
    "key.thanks": "Thank you. It is in: **{reference}**.",
    "key.next": "If the key turns up, type “message {reference}”.",
    "key.has_it": "**{name}** has had it since {at}.",
    "key.status_reported": "Reported {at}. Nobody has picked it up yet.",
    "key.status_closed": "Closed {at}: the lock is changed.",
    "key.reported": "What was reported",
    "key.new": "{reference}: a key of a filing cabinet is lost",
    "key.please": "It was reported on {at}. Please have the lock changed.",
    "key.no_lock_by": "No new lock by **{at}**: {who} told.",
    "key.started": "You started to report a lost key and have not sent it.",
    "key.changed": "The lock is changed: the lost key opens nothing any more.",
    "history.lock_changed": "{by} had the lock changed.",
    "mine.lost_key": "lost key",
    "register.keys": "Lost keys",
    "to_do.lock": "Change the lock",
    "mail.no_lock": "The lock for {reference} is not changed yet.",
    "mail.lock": "What to do: have it changed, and type “lock changed {reference}” in IG Desk.",
}

say = saying(SENTENCES)
"""Fill in a sentence: one that all kinds share, or one of this room."""
