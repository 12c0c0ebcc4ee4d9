"""The cards that a breach has beside those of any case. The values are stored."""

from enum import StrEnum


class BreachShow(StrEnum):
    """What a recipe makes."""

    PART_NOTICE = "part_notice"  # to the lead partner, of joint data
    PART = "part"
    HELP_SAID = "help_said"  # to whoever has it
    WHO_PHONED = "who_phoned"
    STAND_DOWN = "stand_down"
    STOOD_DOWN = "stood_down"  # to whoever was told of the danger
    TOLD = "regulator_told"
    FOLLOW_UP = "follow_up"
    REFERENCE = "reference"
    THEIR_DATE = "regulators_date"
    ANSWERED = "regulator_answered"
    DELAY = "delay"  # to the SIRO: told late
    WHAT_ELSE = "what_else"
    TELL_PARTIES = "tell_parties"
    SAME = "same"
    PACK_FORM = "pack_form"
    PACK = "pack"
    RING = "ring"  # to whoever handles it: a party that was told has not rung
    PATTERNS = "patterns"
    SUPPLIER = "supplier"
    ASK_HELP = "ask_help"
    OWNER = "owner"
    OWNER_SAID = "owner_said"  # to whoever handles it: what a partner said of whose it is
    NEITHER = "neither"  # to the SIROs of two parties, each of which says that it is not theirs
    AWARE = "aware"
    CLOSING = "closing"
    CLOSING_FULL = "closing_full"
    CLOSED = "closed"  # to the reporter
    REOPEN = "reopen"
    RECORD = "record"  # the record that the law wants, as a file
    WEIGH = "weigh"
    GET_BACK = "get_back"
    CLEAR = "clear_contact"
    CONTAINED = "contained"
    PEOPLE = "people"
    PEOPLE_CHOOSE = "people_choose"
    PERSON = "person"  # one of them: by `step`
    SAFETY = "tell_safely"
    SAFETY_ASKED = "tell_safely_asked"  # to the safeguarding lead
    PERSON_TOLD = "person_told"
    PERSON_NOT_TOLD = "person_not_told"
    PEOPLE_LETTER = "people_letter"
    PUBLIC_NOTICE = "public_notice"
    FORM = "regulators_form"
    SECOND = "second_eyes"  # to whoever reads a decision second, and back to who has it
    SECOND_WHY = "second_why"
    ADVISE = "advise"
    ADVICE = "advice"  # to whoever decides: that there is some
