"""What a press of a button that only a breach has asks for, and what can be typed."""

import re
from collections.abc import Mapping
from enum import StrEnum

from dialogs.asking.commands import Command, command_row
from dialogs.cases.commands import Name
from dialogs.cases.verbs import Button
from governance.access import Action


class BreachVerb(StrEnum):
    """The verbs that only a breach has. Those that end in `_send` carry a card's answers."""

    REPORT = "report_breach"
    REPORT_FOR = "report_for"
    SEND = "send"
    SEND_NOT_LEAD = "send_not_lead"
    DETAILS_SEND = "details_send"
    DETAILS_SKIP = "details_skip"
    PART = "part"
    PART_CLOSE = "part_close"
    SHOWS_YES = "shows_yes"
    SHOWS_NOT_SURE = "shows_not_sure"
    SHOWS_NO = "shows_no"
    HELP_PHONED = "help_phoned"
    HELP_SOMEONE_ELSE = "help_someone_else"
    HELP_CANNOT = "help_cannot"
    WHO_PHONED = "who_phoned"
    WHO_PHONED_SEND = "who_phoned_send"
    STAND_DOWN = "stand_down"
    STAND_DOWN_SEND = "stand_down_send"
    ADVISE = "advise"
    ADVISE_SEND = "advise_send"
    CLOSE_CASE = "close_case"
    CLOSE_FULL = "close_full"
    CLOSE_CASE_SEND = "close_case_send"
    ACTION_DONE = "action_done"
    REOPEN = "reopen"
    REOPEN_SEND = "reopen_send"
    RECORD_FILE = "record_file"
    AWARE = "aware"
    AWARE_SEND = "aware_send"
    TOLD = "regulator_told"
    TOLD_SEND = "regulator_told_send"
    FOLLOW_UP = "follow_up"
    FOLLOW_UP_SEND = "follow_up_send"
    REFERENCE = "reference"
    REFERENCE_SEND = "reference_send"
    THEIR_DATE = "regulators_date"
    THEIR_DATE_SEND = "regulators_date_send"
    ANSWERED = "regulator_answered"
    ANSWERED_SEND = "regulator_answered_send"
    DELAY_SEEN = "delay_seen"
    WHAT_ELSE = "what_else"
    TELL_PARTIES = "tell_parties"
    TELL_PARTIES_SEND = "tell_parties_send"
    TELL_PROPOSED = "tell_proposed"
    TELL_NOBODY = "tell_nobody"
    SAME = "same"
    SAME_SEND = "same_send"
    PART_SAME = "part_same"
    PACK = "pack"
    PACK_SEND = "pack_send"
    PACK_FILE = "pack_file"
    PATTERNS = "patterns"
    SUPPLIER = "supplier"
    SUPPLIER_ASKED = "supplier_asked"
    SUPPLIER_SEND = "supplier_send"
    SUPPLIER_NO_MORE = "supplier_no_more"
    ASK_HELP = "ask_help"
    ASK_HELP_SEND = "ask_help_send"
    OWNER = "owner"
    OWNER_SEND = "owner_send"
    IT_IS_OURS = "it_is_ours"
    IT_IS_NOT = "it_is_not_ours"
    WEIGH = "weigh"
    WEIGH_SEND = "weigh_send"
    GET_BACK = "get_back"
    CLEAR = "clear_contact"
    CLEAR_SEND = "clear_contact_send"
    CONTAINED = "contained"
    CONTAINED_SEND = "contained_send"
    PEOPLE = "people"
    PEOPLE_CHOOSE = "people_choose"
    PEOPLE_SEND = "people_send"
    PERSON = "person"
    SAFETY = "tell_safely"
    SAFETY_SEND = "tell_safely_send"
    PERSON_TOLD = "person_told"
    PERSON_TOLD_SEND = "person_told_send"
    PERSON_NOT_TOLD = "person_not_told"
    PERSON_NOT_TOLD_SEND = "person_not_told_send"
    PEOPLE_LETTER = "people_letter"
    PEOPLE_LETTER_FILE = "people_letter_file"
    SECOND = "second_eyes"
    SECOND_AGREE = "second_agree"
    SECOND_DISAGREE = "second_disagree"
    SECOND_SEND = "second_send"
    PUBLIC_NOTICE = "public_notice"
    PUBLIC_NOTICE_FILE = "public_notice_file"
    FORM = "regulators_form"
    FORM_FILE = "regulators_form_file"


SAFETY_BUTTONS: Mapping[BreachVerb, Button] = {
    BreachVerb.SHOWS_YES: Button("Yes", Action.ADD_DETAILS),
    BreachVerb.SHOWS_NOT_SURE: Button("Not sure", Action.ADD_DETAILS),
    BreachVerb.SHOWS_NO: Button("No", Action.ADD_DETAILS),
    BreachVerb.HELP_PHONED: Button("I have phoned", Action.SAY_HELP),
    BreachVerb.HELP_SOMEONE_ELSE: Button("Someone else has", Action.SAY_HELP),
    BreachVerb.HELP_CANNOT: Button("I cannot get through", Action.SAY_HELP),
    BreachVerb.WHO_PHONED: Button("Say who phoned, and when", Action.SAY_HELP),
    BreachVerb.STAND_DOWN: Button("Nobody is in danger", Action.STAND_DOWN),
}


WORK_BUTTONS: Mapping[BreachVerb, Button] = {
    BreachVerb.ADVISE: Button("Advise", Action.ADVISE),
    BreachVerb.CLOSE_FULL: Button("There is more to write", Action.WORK),
    BreachVerb.REOPEN: Button("Open it again", Action.WORK),
    BreachVerb.RECORD_FILE: Button("The record as a file", Action.WORK),
    BreachVerb.AWARE: Button("Put the time right", Action.CORRECT_AWARENESS),
    BreachVerb.REFERENCE: Button("Add reference", Action.WORK),
    BreachVerb.THEIR_DATE: Button("They set a date", Action.WORK),
    BreachVerb.DELAY_SEEN: Button("Seen", Action.SEE_STATUS),
    BreachVerb.SECOND_AGREE: Button("I agree", Action.DECIDE),
    BreachVerb.SECOND_DISAGREE: Button("I do not agree", Action.DECIDE),
    BreachVerb.WEIGH: Button("Weigh it up", Action.WORK),
    BreachVerb.GET_BACK: Button("Get it back", Action.WORK),
    BreachVerb.CONTAINED: Button("How far is it back?", Action.WORK),
    BreachVerb.PEOPLE: Button("Tell the people", Action.WORK),
    BreachVerb.PEOPLE_CHOOSE: Button("Choose again", Action.WORK),
    BreachVerb.SAFETY: Button("Is it safe to tell them?", Action.SAY_SAFE),
    BreachVerb.PERSON_TOLD: Button("They were told", Action.WORK),
    BreachVerb.PERSON_NOT_TOLD: Button("They are not told", Action.WORK),
    BreachVerb.PUBLIC_NOTICE: Button("Words for a public notice", Action.WORK),
    BreachVerb.FORM: Button("What the regulator asks", Action.OPEN),
}
"""What is done about it, besides deciding."""

PARTNER_BUTTONS: Mapping[BreachVerb, Button] = {
    BreachVerb.WHAT_ELSE: Button("What else can I do?", Action.OPEN),
    BreachVerb.TELL_PARTIES: Button("Tell the other parties", Action.DECIDE),
    BreachVerb.ASK_HELP: Button("Ask them to help", Action.DECIDE),
    BreachVerb.OWNER: Button("It is a partner's own: tell them", Action.DECIDE),
    BreachVerb.PACK: Button("Make an evidence pack", Action.DECIDE),
    BreachVerb.SUPPLIER: Button("Ask the supplier", Action.WORK),
    BreachVerb.SAME: Button("The same as another report", Action.DECIDE),
    BreachVerb.PART_SAME: Button("It is another incident after all", Action.DECIDE),
    BreachVerb.IT_IS_OURS: Button("It is ours", Action.DECIDE),
    BreachVerb.IT_IS_NOT: Button("Not us", Action.DECIDE),
}

ROWS = (
    command_row(
        BreachVerb.REPORT,
        "report a breach",
        "Information went astray: tell us in two minutes",
        "breach|data breach|a breach|report breach|report a data breach|report data breach"
        "|new breach|new report|report|report it|make a report|start a report",
        place=10,
    ),
    command_row(
        BreachVerb.REPORT_FOR,
        "report for someone else",
        "Tell us what a colleague without Teams told you",
        "report for someone|report for a colleague|report for someone without teams"
        "|report on behalf of someone|report on behalf of someone else|on behalf",
        place=50,
    ),
    command_row(
        BreachVerb.PATTERNS,
        "patterns",
        "See which causes come again and again",
        "what comes again|repeated causes|breach patterns",
        place=None,
    ),
)

_NOT_TO = re.compile(r"\s*send\b.{0,5}\bbut not to\s+(?P<whom>\S.*)", re.IGNORECASE | re.DOTALL)


def read_not_to(text: str) -> Command | None:
    """Read "send, but not to Grace Oduya": the report that is open, and whom it leaves out."""
    found = _NOT_TO.fullmatch(text)
    return Command(Name.SEND_NOT_LEAD, rest=found["whom"].strip(" .")) if found else None


VERBS: Mapping[str, str] = {
    "details": "details",
    "add details": "details",
    "shows where": BreachVerb.SHOWS_YES,
    "shows where yes": BreachVerb.SHOWS_YES,
    "shows where not sure": BreachVerb.SHOWS_NOT_SURE,
    "shows where no": BreachVerb.SHOWS_NO,
    "i have phoned": BreachVerb.HELP_PHONED,
    "someone else has": BreachVerb.HELP_SOMEONE_ELSE,
    "someone else has phoned": BreachVerb.HELP_SOMEONE_ELSE,
    "i cannot get through": BreachVerb.HELP_CANNOT,
    "cannot get through": BreachVerb.HELP_CANNOT,
    "who phoned": BreachVerb.WHO_PHONED,
    "say who phoned": BreachVerb.WHO_PHONED,
    "stand down": BreachVerb.STAND_DOWN,
    "no danger": BreachVerb.STAND_DOWN,
    "advise": BreachVerb.ADVISE,
    "finish": BreachVerb.CLOSE_CASE,
    "action done": BreachVerb.ACTION_DONE,
    "reopen": BreachVerb.REOPEN,
    "open again": BreachVerb.REOPEN,
    "record": BreachVerb.RECORD_FILE,
    "put time right": BreachVerb.AWARE,
    "aware": BreachVerb.AWARE,
    "told": BreachVerb.TOLD,
    "regulator told": BreachVerb.TOLD,
    "follow up": BreachVerb.FOLLOW_UP,
    "add number": BreachVerb.REFERENCE,
    "they set a date": BreachVerb.THEIR_DATE,
    "regulator date": BreachVerb.THEIR_DATE,
    "regulator answered": BreachVerb.ANSWERED,
    "what else": BreachVerb.WHAT_ELSE,
    "evidence pack": BreachVerb.PACK,
    "pack": BreachVerb.PACK,
    "supplier": BreachVerb.SUPPLIER,
    "ask supplier": BreachVerb.SUPPLIER,
    "same": BreachVerb.SAME,
    "same incident": BreachVerb.SAME,
    "another incident": BreachVerb.PART_SAME,
    "tell parties": BreachVerb.TELL_PARTIES,
    "tell other parties": BreachVerb.TELL_PARTIES,
    "ask them to help": BreachVerb.ASK_HELP,
    "ask help": BreachVerb.ASK_HELP,
    "tell partner": BreachVerb.OWNER,
    "it is a partners own": BreachVerb.OWNER,
    "it is ours": BreachVerb.IT_IS_OURS,
    "it is not ours": BreachVerb.IT_IS_NOT,
    "weigh": BreachVerb.WEIGH,
    "weigh it up": BreachVerb.WEIGH,
    "get it back": BreachVerb.GET_BACK,
    "get back": BreachVerb.GET_BACK,
    "contact is safe": BreachVerb.CLEAR,
    "how far is it back": BreachVerb.CONTAINED,
    "tell people": BreachVerb.PEOPLE,  # "the" is dropped like every other
    "people": BreachVerb.PEOPLE,
    "is it safe to tell them": BreachVerb.SAFETY,
    "second eyes": BreachVerb.SECOND,
    "i agree": BreachVerb.SECOND,
    "i do not agree": BreachVerb.SECOND_DISAGREE,
    "public notice": BreachVerb.PUBLIC_NOTICE,
    "form": BreachVerb.FORM,
    "regulator form": BreachVerb.FORM,
    "what regulator asks": BreachVerb.FORM,
}
"""Before a reference."""
