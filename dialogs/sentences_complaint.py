"""Sentences of complaints about how someone's information was handled."""

COMPLAINTS = {
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
}
