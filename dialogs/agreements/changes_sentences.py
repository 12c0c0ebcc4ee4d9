"""The sentences about a new version and about the end of an agreement, by their ids."""

from collections.abc import Mapping

CHANGES_SAID: Mapping[str, str] = {
    # A new version
    "propose.title": "Propose a new version",
    "propose.what": "Every partner is asked to approve it, and everyone else to sign. Until every"
    " partner has approved it, version {version} stays as it is.",
    "propose.number": "Number of the new version",
    "propose.dated": "When was it written?",
    "propose.reason": "What changes, and why? (No names of people.)",
    "propose.document": "The document",
    "propose.fingerprint": "The document's fingerprint (SHA-256)",
    "propose.how": "The document is not loaded here. Whoever looks after IG Desk can load it, or"
    " give you its fingerprint: igdesk agreement fingerprint FILE",
    "propose.error_number": "Please give a new number, such as 1.2.",
    "propose.error_dated": "Please give the day it was written, today or before.",
    "propose.error_document": "Please give the fingerprint: 64 figures and letters from a to f.",
    "propose.error_same": "That is the document of version {version} already.",
    "hear.in_force": "{agreement}: version {version} is in force",
    "hear.approved": "Every partner has approved it.",
    # The end
    "end.title": "Record a notice to end the agreement",
    "end.what": "A party can end the agreement by serving notice ({clause}). Everyone is told at"
    " once.",
    "end.who": "Who served notice?",
    "end.served": "On which day?",
    "end.effective": "From which day does the agreement end?",
    "end.label": "Before you record it",
    "end.tick": "We have the notice in writing.",
    "end.error": "Please tick this once you have it in writing.",
    "end.error_who": "Please choose who served notice.",
    "end.error_days": "Please give both days. Notice was served today or before, and the end comes"
    " on that day or after.",
    "withdraw.title": "The notice to end the agreement is withdrawn",
    "withdraw.why": "Why? (No names of people.)",
    "hear.ends": "{agreement} ends on {day}",
    "hear.ended": "{agreement} ended on {day}",
    "hear.served": "{party} served notice on {day} ({clause}).",
    "hear.until": "Until then it is in force: please go on as before.",
    "hear.withdrawn": "{agreement}: the notice to end it is withdrawn",
    "hear.goes_on": "The agreement goes on as before.",
}
