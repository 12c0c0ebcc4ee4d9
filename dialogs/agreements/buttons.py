"""What the buttons of the agreement's cards say, by their ids."""

from collections.abc import Mapping

BUTTONS: Mapping[str, str] = {
    "points": "See the points",
    "no_change": "Reviewed, no change",
    "change": "Change needed",
    "not_me": "Not me",
    "back": "Back",
    "close": "Close",
    "send": "Send",
    "sign": "Sign",
    "approve": "Approve v{version}",
    "someone_else": "Someone else signs",
    "propose": "Propose a new version",
    "send_round": "Send it round",
    "end": "Record a notice to end it",
    "record": "Record the notice",
    "withdraw": "The notice is withdrawn",
    "decline": "I do not sign",
    "disapprove": "I do not approve",
    "ask_signatures": "Ask for signatures",
    "still_me": "Still me",
    "now_me": "Yes, it is me",
    "renewed": "It is renewed",
    "show": "Show me the agreement",
    "share": "May I share this?",
    "quote": "Read it",
    "document": "The document",
    "download": "Download the document",
    "said": "What was said",
}
