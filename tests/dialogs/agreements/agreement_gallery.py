"""Every card of an agreement once, in the state that shows most of it: to test and to look at."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from dialogs.agreements.ending import end_card, ending_card, withdraw_card
from dialogs.agreements.keeping import (
    contact_done_card,
    registration_card,
    registration_done_card,
    renewed_card,
    still_you_card,
)
from dialogs.agreements.progress import progress_card, said_card, standing_card
from dialogs.agreements.reading import (
    AgreementReading,
    agreement_card,
    document_cards,
    file_card,
    no_document_card,
    quote_card,
    share_card,
)
from dialogs.agreements.review import (
    answered_card,
    change_card,
    lead_card,
    no_change_card,
    not_me_card,
    not_me_done_card,
    points_card,
    review_card,
)
from dialogs.agreements.scene import AgreementScene
from dialogs.agreements.signing import (
    change_news_card,
    decline_card,
    declined_news_card,
    in_force_card,
    propose_card,
    sign_card,
    sign_request_card,
    signature_card,
    signed_card,
)
from dialogs.cards.elements import Ref
from governance.agreements.agreement_history import fold
from governance.agreements.dated import Audience, DatedKind
from governance.agreements.facts import (
    AgreementEvent,
    AgreementFact,
    NoticeServed,
    NoticeWithdrawn,
    NotMe,
    ReviewAnswered,
    SignatureAsked,
    SignatureDeclined,
    SignatureRecorded,
    SignatureUnreached,
    VersionProposed,
)
from governance.agreements.model import Agreement, ReviewOutcome
from governance.agreements.parse import parse_agreement
from governance.agreements.post_holders import PostHolders
from governance.agreements.reading import Document, parse_guide
from governance.agreements.state import AgreementState
from governance.keys import PartyKey, TenantId
from governance.people.directory import Directory, Numbers, Person
from governance.people.identity import Membership, PersonId, Role

ROOT = Path(__file__).parents[3]
AGREEMENTS = ROOT / "governance" / "agreements"
GUIDE = parse_guide((AGREEMENTS / "sscb_2023_guide.toml").read_bytes(), file="guide")
TODAY = date(2026, 11, 22)
MISSED = date(2026, 3, 19)
HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
LEAD = PersonId(
    TenantId("11111111-1111-4111-8111-111111111111"), "a1000000-0000-4000-8000-000000000001"
)


def agreement(name: str = "sscb") -> Agreement:
    files = {
        "sscb": AGREEMENTS / "sscb_2023.toml",
        "riverside": ROOT / "tests" / "data" / "agreements" / "riverside.toml",
    }
    return parse_agreement(files[name].read_bytes(), file=name)


def state(*facts: AgreementFact, name: str = "sscb", day: date = TODAY) -> AgreementState:
    at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    return fold(agreement(name), [AgreementEvent(at, LEAD, fact) for fact in facts])


def scene(
    *facts: AgreementFact, party: str = "SCC", name: str = "sscb", today: date = TODAY, **more: Any
) -> AgreementScene:
    made = state(*facts, name=name)
    ref = Ref("card-1", case=made.agreement.reference, version=len(made.history))
    return AgreementScene(made, today, ref, party=PartyKey(party), **more)


def answered(*parties: str, due: date = MISSED) -> list[AgreementFact]:
    return [ReviewAnswered(PartyKey(party), due, ReviewOutcome.NO_CHANGE) for party in parties]


def directory(parties: Iterable[PartyKey]) -> Directory:
    """One IG lead, in the lead party, and a mailbox for every party but one."""
    lead = Person(LEAD, "An Invented Lead", "", (Membership(PartyKey("SCC"), Role.IG_LEAD),))
    mailboxes = {key: Numbers(ig_mailbox="ig@party.example") for key in list(parties)[:-1]}
    return Directory({}, {LEAD: lead}, mailboxes)


def own_answer(*facts: AgreementFact, party: str = "SCC") -> Mapping[str, Any]:
    made = scene(*facts, party=party)
    one = made.agreement.signature(PartyKey(party))
    assert one is not None
    return signature_card(made, one)


CAF = PartyKey("CAF")
SENT = (
    SignatureAsked((PartyKey("SCC"), PartyKey("POL")), "1.2"),
    SignatureUnreached((PartyKey("UHNM"),), "1.2"),
)
PROPOSED = VersionProposed("1.2", TODAY, "Office", "The law has changed", HASH)
SIGNED = [
    SignatureRecorded(PartyKey(key), "1.2", TODAY, "-", "-", HASH) for key in ("SCC", "POL", "ICB")
]
DOCUMENT = Document("1.1", HASH, b"", "# Purpose\n\nSay which part is fact.\n" * 2000)
PDF = replace(DOCUMENT, data=b"%PDF" * 90_000, text=None, suffix=".pdf")
LINK = "https://igdesk.example/agreement/1/2/3/SSCB-ISA-2023-v1.1.pdf"
NOTICE = NoticeServed(PartyKey("ICB"), TODAY, date(2027, 2, 28), "9.0")
CHANGE = ReviewOutcome.CHANGE_NEEDED
SAID: list[AgreementFact] = [
    ReviewAnswered(PartyKey("POL"), MISSED, CHANGE, what="§3.1", why="The law has **changed**."),
    NotMe(PartyKey("ICB"), Audience.SIGNATORY, who="The chief nurse"),
    SignatureDeclined(PartyKey("UHNM"), "1.0", why="Our lawyers are reading it."),
    NoticeServed(PartyKey("ICB"), TODAY, date(2027, 2, 28)),
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
    stands_in = PostHolders(plain.state, directory(plain.agreement.keys), TODAY).standing_in()
    return {
        "review": review_card(plain),
        "review_late_stand_in": review_card(
            scene(on=date(2026, 11, 19), stands_in=Audience.SIGNATORY)
        ),
        "review_coming": review_card(
            scene(*answered("SCC", "POL", "ICB"), today=date(2026, 12, 19))
        ),
        "review_nothing": review_card(two),
        "points": points_card(plain),
        "no_change": no_change_card(plain, MISSED),
        "change": change_card(plain, MISSED),
        "not_me": not_me_card(plain, Audience.SIGNATORY),
        "not_me_done": not_me_done_card(plain),
        "answered": answered_card(two),
        "complete": answered_card(scene(*answered("SCC", "POL", "ICB"))),
        "lead": lead_card(two),
        "lead_nothing": lead_card(scene(*answered("SCC", "POL", "ICB"))),
        "progress": progress_card(two, stands_in),
        "progress_proposed": progress_card(proposed),
        "progress_sent": progress_card(scene(PROPOSED, *SENT)),
        "progress_riverside": progress_card(river),
        "said": said_card(scene(*SAID)),
        "said_nothing": said_card(plain),
        "progress_said": progress_card(scene(*SAID)),
        "sign_request": sign_request_card(proposed, version),
        "sign": sign_card(proposed, version, post="Director"),
        "sign_request_no_document": sign_request_card(plain, plain.agreement.versions[-1]),
        "your_approval": own_answer(PROPOSED, SIGNED[0]),
        "your_signature": own_answer(PROPOSED, replace(SIGNED[0], party=CAF), party=CAF),
        "your_no": own_answer(PROPOSED, SignatureDeclined(CAF, "1.2", "No."), party=CAF),
        "decline": decline_card(proposed, version),
        "decline_agency": decline_card(scene(PROPOSED, party="CAF"), version),
        "declined_agency": signed_card(scene(PROPOSED, party="CAF"), "1.2", declined=True),
        "declined": signed_card(proposed, "1.2", declined=True),
        "still_you": still_you_card(plain),
        "still_you_stand_in": still_you_card(scene(stands_in=Audience.CONTACT)),
        "still_you_no_clause": still_you_card(river),
        "contact_done": contact_done_card(plain),
        "registration_soon": registration_card(river, council, DatedKind.REGISTRATION_REMINDER),
        "registration_unpaid": registration_card(
            scene(name="riverside", party="RVBC", today=date(2027, 3, 21)),
            council,
            DatedKind.REGISTRATION_UNPAID,
        ),
        "registration_renewed": renewed_card(river, council),
        "registration_done": registration_done_card(river),
        "show": agreement_card(plain, AgreementReading(GUIDE)),
        "show_document": agreement_card(plain, AgreementReading(GUIDE, document=True, quotes=True)),
        "show_no_guide": agreement_card(river, AgreementReading()),
        "show_other_guide": agreement_card(river, AgreementReading(GUIDE)),
        "show_newer_version": agreement_card(scene(PROPOSED, *SIGNED), AgreementReading(GUIDE)),
        "share": share_card(plain, AgreementReading(GUIDE)),
        "share_document": share_card(plain, AgreementReading(GUIDE, document=True, quotes=True)),
        "quote": quote_card(plain, "4.1", QUOTE),
        "quote_none": quote_card(plain, "4.1", ()),
        "quote_long": quote_card(plain, "2.2", ["A long line. " * 200] * 40),
        "document": document_cards(plain, DOCUMENT)[0],
        "document_not_text": file_card(plain, PDF, ""),
        "document_file": file_card(plain, PDF, LINK),
        "document_to_sign": file_card(proposed, replace(PDF, version="1.2"), LINK),
        "document_link": document_cards(plain, DOCUMENT, LINK)[0],
        "document_other": no_document_card(plain, version, other=True),
        "show_other_document": agreement_card(plain, AgreementReading(GUIDE, other=True)),
        "show_ended": agreement_card(
            scene(NOTICE, today=date(2027, 3, 1)), AgreementReading(GUIDE)
        ),
        "propose": propose_card(plain, {}),
        "propose_document": propose_card(plain, {HASH: "isa-1.2.pdf", HASH[::-1]: "b.docx"}),
        "change_news": change_news_card(plain, PartyKey("POL")),
        "declined_news": declined_news_card(proposed, PartyKey("CAF"), "1.2"),
        "disapproved_news": declined_news_card(proposed, PartyKey("POL"), "1.2"),
        "sign_request_agency": sign_request_card(scene(PROPOSED, party="CAF"), version),
        "signed_agency": signed_card(scene(PROPOSED, party="CAF"), "1.2"),
        "sign_agency": sign_card(scene(PROPOSED, party="CAF"), version),
        "approved": signed_card(scene(PROPOSED, *SIGNED), "1.2"),
        "approved_waiting": signed_card(scene(PROPOSED, SIGNED[0]), "1.2"),
        "in_force": in_force_card(scene(PROPOSED, *SIGNED)),
        "standing": standing_card(proposed),
        "end": end_card(plain),
        "ending": ending_card(scene(NOTICE)),
        "ended": ending_card(scene(NOTICE, today=date(2027, 3, 1))),
        "withdraw": withdraw_card(scene(NOTICE)),
        "withdrawn": ending_card(scene(NOTICE, NoticeWithdrawn("By mistake."))),
        "progress_ending": progress_card(scene(NOTICE)),
        "progress_ended": progress_card(scene(NOTICE, today=date(2027, 3, 1))),
        "share_no_guide": share_card(river, AgreementReading()),
    }
