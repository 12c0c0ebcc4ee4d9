"""Every card of an agreement once, in the state that shows most of it: to test and to look at."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from dialogs import agreement_cards as cards
from dialogs.agreement_cards import AgreementScene, Reading
from dialogs.elements import Ref
from governance.agreements.dated import Audience, Kind
from governance.agreements.document import Document
from governance.agreements.events import (
    AgreementEvent,
    Fact,
    NoticeServed,
    NoticeWithdrawn,
    NotMe,
    ReviewAnswered,
    SignatureDeclined,
    SignatureRecorded,
    VersionProposed,
)
from governance.agreements.folding import fold
from governance.agreements.model import Agreement
from governance.agreements.parse import parse_agreement
from governance.agreements.recipients import standing_in
from governance.agreements.state import AgreementState
from governance.agreements.summary import parse_guide
from governance.agreements.words import Outcome
from governance.listed import Directory, Numbers, Person
from governance.people import Membership, PersonId, Role

ROOT = Path(__file__).parents[1]
AGREEMENTS = ROOT / "governance" / "agreements"
GUIDE = parse_guide((AGREEMENTS / "sscb_2023_guide.toml").read_bytes(), file="guide")
TODAY = date(2026, 11, 22)
MISSED = date(2026, 3, 19)
HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
LEAD = PersonId("11111111-1111-4111-8111-111111111111", "a1000000-0000-4000-8000-000000000001")


def agreement(name: str = "sscb") -> Agreement:
    files = {
        "sscb": AGREEMENTS / "sscb_2023.toml",
        "riverside": ROOT / "tests" / "data" / "agreements" / "riverside.toml",
    }
    return parse_agreement(files[name].read_bytes(), file=name)


def state(*facts: Fact, name: str = "sscb", day: date = TODAY) -> AgreementState:
    at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    return fold(agreement(name), [AgreementEvent(at, LEAD, fact) for fact in facts])


def scene(
    *facts: Fact, party: str = "SCC", name: str = "sscb", today: date = TODAY, **more: Any
) -> AgreementScene:
    made = state(*facts, name=name)
    ref = Ref("card-1", case=made.agreement.reference, version=len(made.history))
    return AgreementScene(made, today, ref, party=party, **more)


def answered(*parties: str, due: date = MISSED) -> list[Fact]:
    return [ReviewAnswered(party, due, Outcome.NO_CHANGE) for party in parties]


def directory(parties: Iterable[str]) -> Directory:
    """One IG lead, in the lead party, and a mailbox for every party but one."""
    lead = Person(LEAD, "An Invented Lead", "", (Membership("SCC", Role.IG_LEAD),))
    mailboxes = {key: Numbers(ig_mailbox="ig@party.example") for key in list(parties)[:-1]}
    return Directory({}, {LEAD: lead}, mailboxes)


PROPOSED = VersionProposed("1.2", TODAY, "Office", "The law has changed", HASH)
SIGNED = [SignatureRecorded(key, "1.2", TODAY, "-", "-", HASH) for key in ("SCC", "POL", "ICB")]
DOCUMENT = Document("1.1", HASH, b"", "# Purpose\n\nSay which part is fact.\n" * 2000)
PDF = replace(DOCUMENT, data=b"%PDF" * 90_000, text=None, suffix=".pdf")
LINK = "https://igdesk.example/agreement/1/2/3/SSCB-ISA-2023-v1.1.pdf"
NOTICE = NoticeServed("ICB", TODAY, date(2027, 2, 28), "9.0")
CHANGE = Outcome.CHANGE_NEEDED
SAID: list[Fact] = [
    ReviewAnswered("POL", MISSED, CHANGE, what="§3.1", why="The law has **changed**."),
    NotMe("ICB", Audience.SIGNATORY, who="The chief nurse"),
    SignatureDeclined("UHNM", "1.0", why="Our lawyers are reading it."),
    NoticeServed("ICB", TODAY, date(2027, 2, 28)),
    NoticeWithdrawn("It was a mistake."),
]
QUOTE = ("Say which part is fact.", "**Not** markdown. {{DATE(2026-01-01)}}")


def every_card() -> Mapping[str, Mapping[str, Any]]:
    """By name."""
    plain, proposed = scene(), scene(PROPOSED)
    two = scene(*answered("SCC", "POL"))
    version = proposed.agreement.versions[-1]
    river = scene(name="riverside", party="RVBC")
    council = river.agreement.controllers[0]
    stands_in = standing_in(plain.state, directory(plain.agreement.keys), TODAY)
    return {
        "review": cards.review_card(plain),
        "review_late_stand_in": cards.review_card(
            scene(on=date(2026, 11, 19), stands_in=Audience.SIGNATORY)
        ),
        "review_coming": cards.review_card(
            scene(*answered("SCC", "POL", "ICB"), today=date(2026, 12, 19))
        ),
        "review_nothing": cards.review_card(two),
        "points": cards.points_card(plain),
        "no_change": cards.no_change_card(plain, MISSED),
        "change": cards.change_card(plain, MISSED),
        "not_me": cards.not_me_card(plain, Audience.SIGNATORY),
        "not_me_done": cards.not_me_done_card(plain),
        "answered": cards.answered_card(two),
        "complete": cards.answered_card(scene(*answered("SCC", "POL", "ICB"))),
        "lead": cards.lead_card(two),
        "lead_nothing": cards.lead_card(scene(*answered("SCC", "POL", "ICB"))),
        "progress": cards.progress_card(two, stands_in),
        "progress_proposed": cards.progress_card(proposed),
        "progress_riverside": cards.progress_card(river),
        "said": cards.said_card(scene(*SAID)),
        "said_nothing": cards.said_card(plain),
        "progress_said": cards.progress_card(scene(*SAID)),
        "sign_request": cards.sign_request_card(proposed, version),
        "sign": cards.sign_card(proposed, version, post="Director"),
        "sign_no_document": cards.sign_card(plain, plain.agreement.versions[-1]),
        "decline": cards.decline_card(proposed, version),
        "decline_agency": cards.decline_card(scene(PROPOSED, party="CAF"), version),
        "declined_agency": cards.signed_card(scene(PROPOSED, party="CAF"), "1.2", declined=True),
        "declined": cards.signed_card(proposed, "1.2", declined=True),
        "still_you": cards.still_you_card(plain),
        "still_you_stand_in": cards.still_you_card(scene(stands_in=Audience.CONTACT)),
        "still_you_no_clause": cards.still_you_card(river),
        "contact_done": cards.contact_done_card(plain),
        "registration_soon": cards.registration_card(river, council, Kind.REGISTRATION_REMINDER),
        "registration_unpaid": cards.registration_card(
            scene(name="riverside", party="RVBC", today=date(2027, 3, 21)),
            council,
            Kind.REGISTRATION_UNPAID,
        ),
        "registration_renewed": cards.renewed_card(river, council),
        "registration_done": cards.registration_done_card(river),
        "show": cards.agreement_card(plain, Reading(GUIDE)),
        "show_document": cards.agreement_card(plain, Reading(GUIDE, document=True, quotes=True)),
        "show_no_guide": cards.agreement_card(river, Reading()),
        "show_other_guide": cards.agreement_card(river, Reading(GUIDE)),
        "show_newer_version": cards.agreement_card(scene(PROPOSED, *SIGNED), Reading(GUIDE)),
        "share": cards.share_card(plain, Reading(GUIDE)),
        "share_document": cards.share_card(plain, Reading(GUIDE, document=True, quotes=True)),
        "quote": cards.quote_card(plain, "4.1", QUOTE),
        "quote_none": cards.quote_card(plain, "4.1", ()),
        "quote_long": cards.quote_card(plain, "2.2", ["A long line. " * 200] * 40),
        "document": cards.document_cards(plain, DOCUMENT)[0],
        "document_not_text": cards.file_card(plain, PDF, ""),
        "document_file": cards.file_card(plain, PDF, LINK),
        "document_to_sign": cards.file_card(proposed, replace(PDF, version="1.2"), LINK),
        "document_link": cards.document_cards(plain, DOCUMENT, LINK)[0],
        "document_other": cards.no_document_card(plain, version, other=True),
        "show_other_document": cards.agreement_card(plain, Reading(GUIDE, other=True)),
        "show_ended": cards.agreement_card(scene(NOTICE, today=date(2027, 3, 1)), Reading(GUIDE)),
        "propose": cards.propose_card(plain, {}),
        "propose_document": cards.propose_card(plain, {HASH: "isa-1.2.pdf", HASH[::-1]: "b.docx"}),
        "change_news": cards.change_news_card(plain, "POL"),
        "declined_news": cards.declined_news_card(proposed, "CAF", "1.2"),
        "disapproved_news": cards.declined_news_card(proposed, "POL", "1.2"),
        "sign_request_agency": cards.sign_request_card(scene(PROPOSED, party="CAF"), version),
        "signed_agency": cards.signed_card(scene(PROPOSED, party="CAF"), "1.2"),
        "sign_agency": cards.sign_card(scene(PROPOSED, party="CAF"), version),
        "approved": cards.signed_card(scene(PROPOSED, *SIGNED), "1.2"),
        "approved_waiting": cards.signed_card(scene(PROPOSED, SIGNED[0]), "1.2"),
        "in_force": cards.in_force_card(scene(PROPOSED, *SIGNED)),
        "standing": cards.standing_card(proposed),
        "end": cards.end_card(plain),
        "ending": cards.ending_card(scene(NOTICE)),
        "ended": cards.ending_card(scene(NOTICE, today=date(2027, 3, 1))),
        "withdraw": cards.withdraw_card(scene(NOTICE)),
        "withdrawn": cards.ending_card(scene(NOTICE, NoticeWithdrawn("By mistake."))),
        "progress_ending": cards.progress_card(scene(NOTICE)),
        "progress_ended": cards.progress_card(scene(NOTICE, today=date(2027, 3, 1))),
        "share_no_guide": cards.share_card(river, Reading()),
    }
