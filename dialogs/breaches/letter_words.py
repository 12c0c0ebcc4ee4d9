"""What a letter to somebody whose information got out says, as far as the case knows (Art 34(2)).

It is said in kinds and never in what was sent: what only a person can say is marked to be filled
in. What is about whereabouts is never said to another parent, and no kind of information publicly.
"""

from collections.abc import Mapping

from dialogs.letters.fields import Fields
from dialogs.letters.places import say_day
from dialogs.words.wording import party_name
from governance.agreements.model import Agreement
from governance.breaches.breach import Breach
from governance.breaches.containment import Ended
from governance.breaches.danger import ADDRESSES
from governance.breaches.people_told import Person
from governance.breaches.report import WentWrong
from governance.cases.yes_no import YesNo
from governance.letters.duties import LetterKind, Regime
from governance.moments import london
from governance.people.directory import Numbers

LETTERS: Mapping[Person | None, LetterKind] = {
    None: LetterKind.BREACH_PUBLIC,
    Person.CHILD: LetterKind.BREACH,
    Person.ADULT: LetterKind.BREACH,
    Person.CARER: LetterKind.BREACH_PARENT,
    Person.OTHER_PARENT: LetterKind.BREACH_PARENT,
    Person.SOMEONE_ELSE: LetterKind.BREACH,
}

HAPPENED: Mapping[WentWrong, str] = {
    WentWrong.WRONG_PERSON: "Something we sent went to the wrong person.",
    WentWrong.WRONG_PLACE: "Something was put where other people could see it.",
    WentWrong.LEFT_IN: "We sent something out with more in it than there should have been.",
    WentWrong.LOST: "Something was lost or stolen.",
    WentWrong.THROWN_AWAY: "Something was thrown away where other people could find it.",
    WentWrong.SEEN: "Someone looked at something they should not have seen.",
    WentWrong.CHANGED: "Something we keep was changed or destroyed.",
    WentWrong.UNAVAILABLE: "We could not get at something we keep.",
    WentWrong.CYBER: "Someone broke into a computer that we use.",
}
WHEN = "It happened on {on}."
FOUND = "We found out on {on}."
MORE = "[SAY HERE WHAT ELSE HAPPENED, AND WHAT KIND OF INFORMATION IT WAS]"

BANK, HIDDEN = "bank_or_login", "secret_address"
FOLLOWS: Mapping[str, str] = {
    "address": "Someone may know where you live.",
    HIDDEN: "Someone may know where you live.",
    BANK: "Someone could try to use your bank or log-in details.",
}
PRIVATE = "Someone may know things about you that are private."
COULD = "[SAY HERE WHAT COULD COME OF IT]"

DONE: Mapping[Ended, str] = {
    Ended.BACK: "We have it back.",
    Ended.DELETED: "Whoever had it tells us that it is deleted.",
    Ended.TAKEN_DOWN: "We took it down.",
    Ended.UNREADABLE: "Nobody can read it now.",
    Ended.PUT_RIGHT: "We have put it right.",
    Ended.CANNOT: "We could not get it back.",
}
WE_DID = "[SAY HERE WHAT WE DID]"
ALSO_DONE = "[SAY HERE WHAT ELSE WE DID]"

ADVICE: Mapping[str, str] = {
    BANK: "Tell your bank. Change your password.",
    "address": "Talk to us about how to stay safe where you are.",
    HIDDEN: "Talk to us about how to stay safe where you are.",
}
WHAT_TO_DO = "[SAY HERE WHAT PEOPLE CAN DO]"
NOTHING_TO_DO = "You do not have to do anything."
CONTACT = "[THE DATA PROTECTION OFFICER, AND HOW TO REACH THEM]"


def letter_fields(
    case: Breach, agreement: Agreement, numbers: Numbers, person: Person | None
) -> Fields:
    """Return what the letter to that person is filled in with, or for None what is said publicly;
    `today` is set by who drafts it.
    """
    enforces = case.weighed.law_enforcement is YesNo.YES
    return Fields(
        party=party_name(agreement, case.header.party),
        reference=case.header.reference,
        today=london(case.reported_at).date(),
        received=london(case.reported_at).date(),
        regime=Regime.PART_3 if enforces else Regime.RIGHTS,
        said=_said(case),
        may_follow=_may_follow(case, person),
        done=_done(case),
        advice=_advice(case, person),
        contact=_contact(numbers),
        to_child=person is Person.CHILD,
    )


def _said(case: Breach) -> str:
    known = case.known
    on = known.happened_on or case.report.happened_on
    found = london(case.awareness.at).date()
    when = WHEN.format(on=say_day(on)) if on else FOUND.format(on=say_day(found))
    return "\n".join([" ".join([*_happened(case), when]), MORE])


def _happened(case: Breach) -> list[str]:
    said = HAPPENED.get(case.report.went_wrong)
    return [said] if said else []


def _of(case: Breach, person: Person | None) -> list[str]:
    """Return the kinds of information that matter to that person: no whereabouts to a parent whom
    the child may have to be kept from.
    """
    known = set(case.known.information)
    return sorted(known - ADDRESSES if person is Person.OTHER_PARENT else known)


def _may_follow(case: Breach, person: Person | None) -> str:
    kinds = _of(case, person)
    said = list(dict.fromkeys(FOLLOWS[kind] for kind in kinds if kind in FOLLOWS))
    if set(kinds) - set(FOLLOWS):
        said.append(PRIVATE)
    return " ".join(said) if said and person in ABOUT_THEMSELVES else COULD


ABOUT_THEMSELVES = frozenset({Person.CHILD, Person.ADULT})
"""To whom it is said as about "you"."""


def _done(case: Breach) -> str:
    end = case.containment.end
    return "\n".join([DONE[end.ended], ALSO_DONE]) if end else WE_DID


def _advice(case: Breach, person: Person | None) -> str:
    if person is None:
        return WHAT_TO_DO
    said = dict.fromkeys(ADVICE[kind] for kind in _of(case, person) if kind in ADVICE)
    return " ".join(said) if said and person in ABOUT_THEMSELVES else NOTHING_TO_DO


def _contact(numbers: Numbers) -> str:
    ways = [way for way in (numbers.ig_phone, numbers.ig_mailbox) if way]
    return "\n".join([CONTACT, *(f"Or our team: {' or '.join(ways)}." for _ in ways[:1])])
