"""The commands that can be typed at any time, each with what else people call it."""

from dataclasses import dataclass
from enum import StrEnum

from governance.agreements.model import spoken


class Name(StrEnum):
    """What a command asks for."""

    REPORT_BREACH = "report_breach"
    REPORT_NEAR_MISS = "report_near_miss"
    REPORT_REQUEST = "report_request"
    COMPLAINT = "complaint"
    LADO_TOLD = "lado_told"
    RECORD_ANYWAY = "record_anyway"
    REPORT_FOR = "report_for"
    MY_REPORTS = "my_reports"
    SEND = "send"
    SEND_NOT_LEAD = "send_not_lead"
    BACK = "back"
    CANCEL = "cancel"
    START_AGAIN = "start_again"
    RESUME = "resume"
    DEADLINE = "deadline"
    SHARE = "share"
    SHOW_AGREEMENT = "show_agreement"
    MY_AGREEMENT = "my_agreement"
    STILL_CONTACT = "still_contact"
    SIGN_AGREEMENT = "sign_agreement"
    PROPOSE_VERSION = "propose_version"
    END_AGREEMENT = "end_agreement"
    CASE_ACTION = "case_action"
    MENU = "menu"
    HELP = "help"


@dataclass(frozen=True, slots=True)
class Row:
    """A command: what to type, what it does, and what else people call it (as `spoken`)."""

    name: Name
    typed: str
    does: str
    also: frozenset[str]
    suggested: bool = True


def _row(name: Name, typed: str, does: str, also: str, *, suggested: bool = True) -> Row:
    others = (spoken(other) or other for other in also.split("|"))
    return Row(name, typed, does, frozenset({spoken(typed), *others}), suggested)


COMMANDS = (
    _row(
        Name.REPORT_BREACH,
        "report a breach",
        "Information went astray: tell us in two minutes",
        "breach|data breach|a breach|report breach|report a data breach|report data breach"
        "|new breach|new report|report|report it|make a report|start a report",
    ),
    _row(
        Name.REPORT_NEAR_MISS,
        "report a near miss",
        "It nearly went wrong, or you saw poor practice: one card, no clock",
        "near miss|a near miss|report near miss|near misses|nearmiss|poor practice|bad practice"
        "|report poor practice|report bad practice|new near miss|close call",
    ),
    _row(
        Name.REPORT_REQUEST,
        "record a request",
        "Someone asks to see, correct or delete information, or makes an FOI request",
        "request|requests|rights request|record a rights request|subject access request|sar|foi"
        "|subject access|foi request|freedom of information request|eir|not sure what this is",
    ),
    _row(
        Name.COMPLAINT,
        "record a complaint",
        "Someone complained about how information was handled: two short cards",
        "complaint|a complaint|complaints|report a complaint|new complaint|make a complaint"
        "|someone complained|record complaint",
    ),
    _row(
        Name.LADO_TOLD,
        "the LADO has been told",
        "Go on with a complaint once you have phoned the LADO",
        "lado told|i have told the lado|lado has been told|the lado has been told carry on"
        "|the lado knows|i phoned the lado",
        suggested=False,
    ),
    _row(
        Name.RECORD_ANYWAY,
        "record it all the same",
        "Record a complaint that may be about information after all",
        "record it|record it anyway|record anyway",
        suggested=False,
    ),
    _row(
        Name.REPORT_FOR,
        "report for someone else",
        "Tell us what a colleague without Teams told you",
        "report for someone|report for a colleague|report for someone without teams"
        "|report on behalf of someone|report on behalf of someone else|on behalf",
    ),
    _row(
        Name.MY_REPORTS,
        "my reports",
        "Where each of your reports stands",
        "my report|show my reports|list my reports|what happened to my report|reports",
    ),
    _row(
        Name.DEADLINE,
        "deadline",
        'Work out a deadline: "deadline breach 20/11/2026 16:40"',
        "deadlines|calculator|work out a deadline",
    ),
    _row(
        Name.SHARE,
        "may I share this?",
        "When you may share, and how; danger first",
        "may i share|can i share|can i share this|am i allowed to share|am i allowed to share this"
        "|should i share this|share this|is it ok to share|is it ok to share this",
    ),
    _row(
        Name.SHOW_AGREEMENT,
        "show me the agreement",
        "What the information sharing agreement says",
        "the agreement|agreement|show the agreement|show agreement|read the agreement"
        "|information sharing agreement|the information sharing agreement|isa|the isa",
    ),
    _row(
        Name.MY_AGREEMENT,
        "agreement review",
        "The review, or what else the agreement asks of you",
        "review|review the agreement|my review|agreement progress|where things stand",
        suggested=False,
    ),
    _row(
        Name.STILL_CONTACT,
        "still me",
        "Say that you are your organisation's contact for the agreement",
        "i am the contact|am i the contact|am i still the contact|agreement contact",
        suggested=False,
    ),
    _row(
        Name.SIGN_AGREEMENT,
        "sign the agreement",
        "Approve or sign the version that you were asked about",
        "sign|approve|approve the agreement|approve the new version|sign the new version",
        suggested=False,
    ),
    _row(
        Name.PROPOSE_VERSION,
        "propose a new version",
        "Send a new version of the agreement round for approval",
        "propose new version|new version|propose a version|change the agreement",
        suggested=False,
    ),
    _row(
        Name.END_AGREEMENT,
        "end the agreement",
        "Put a notice of termination on record, or take it back",
        "notice of termination|record a notice to end the agreement|terminate the agreement"
        "|notice to end the agreement|withdraw the notice",
        suggested=False,
    ),
    _row(Name.HELP, "help", "What you can do here", "?|help me|commands|what can you do|info"),
    _row(Name.MENU, "menu", "The first choices again", "hello|hi|hey|start|home|good morning"),
    _row(
        Name.SEND,
        "send",
        "Send the report you have filled in",
        "send it|submit|send report|send the report|done|send again",
        suggested=False,
    ),
    _row(
        Name.SEND_NOT_LEAD,
        "send, but not to my IG lead",
        "Send it to the SIRO instead",
        "not to my ig lead|send not lead|send to siro|send to the siro|send not to my ig lead",
        suggested=False,
    ),
    _row(Name.BACK, "back", "Answer the last one again", "go back|previous|undo", suggested=False),
    _row(Name.CANCEL, "cancel", "Stop, and throw away what is not sent", "stop|quit|exit|abandon"),
    _row(
        Name.RESUME,
        "carry on",
        "Go on with the report you started",
        "continue|resume|go on|carry on with my report",
        suggested=False,
    ),
    _row(
        Name.START_AGAIN,
        "start again",
        "Empty the form and begin anew",
        "start over|restart|begin again|reset",
        suggested=False,
    ),
)
