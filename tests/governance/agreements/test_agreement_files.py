"""The shipped agreement says what the document says; another one is read by the same code."""

from dataclasses import FrozenInstanceError
from datetime import date
from pathlib import Path

import pytest

from governance.agreements.model import (
    Agreement,
    ContactStatus,
    GapKind,
    PartyRole,
    ReviewReading,
    SignatureStatus,
    UnknownParty,
    names_of,
    spoken,
)
from governance.agreements.parse import AgreementFaults, parse_agreement
from governance.keys import PartyKey

ROOT = Path(__file__).parents[3]
SSCB = ROOT / "governance" / "agreements" / "sscb_2023.toml"
RIVERSIDE = ROOT / "tests" / "data" / "agreements" / "riverside.toml"


@pytest.fixture(scope="module")
def sscb() -> Agreement:
    return parse_agreement(SSCB.read_bytes(), file=SSCB.name)


@pytest.fixture(scope="module")
def riverside() -> Agreement:
    return parse_agreement(RIVERSIDE.read_bytes(), file=RIVERSIDE.name)


PARTIES = [  # key, contact of section 10.0, controller, signed
    ("SCC", "Neelam Bhardwaja", "SCC", True),
    ("POL", "Becky Riggs", "CCP", True),
    ("ICB", "Heather Johnstone", "ICB", True),
    ("UHNM", "Sarah Curran", "UHNM", False),
    ("UHDB", "Jane O'Daly-Miller", "UHDB", False),
    ("MPUFT", "Sharon Conlon", "MPUFT", False),
    ("NSCHT", "Zoe Grant", "NSCHT", False),
    ("PROB", "Tony Kuffa", "MOJ", False),
    ("CAF", None, "CAF", False),
    ("YOS", "Hazel Williamson", "SCC", False),
    ("WER", "Jasmin Steadman", "MOJ", False),
]


def test_every_party_has_its_contact_controller_and_signature(sscb: Agreement) -> None:
    read = [
        (party.key, party.contact.name, party.controller, sscb.has_signed(party.key))
        for party in sscb.parties
    ]

    assert read == PARTIES


def test_eleven_parties_are_nine_controllers(sscb: Agreement) -> None:
    assert len(sscb.parties) == 11
    assert len(sscb.controllers) == 9
    assert sscb.same_controller(PartyKey("YOS")) == ("SCC", "YOS")
    assert sscb.same_controller(PartyKey("WER")) == ("PROB", "WER")
    assert sscb.controller_of(PartyKey("PROB")).competent_authority


def test_a_contact_to_be_confirmed_stays_a_gap(sscb: Agreement) -> None:
    contact = sscb.party(PartyKey("CAF")).contact

    assert contact.status is ContactStatus.TBC
    assert contact.is_gap
    assert contact.since == date(2023, 6, 20)
    assert [gap.key for gap in sscb.open_gaps() if gap.parties == ("CAF",)] == ["cafcass_contact"]


def test_the_three_partners_are_joint_and_the_council_leads(sscb: Agreement) -> None:
    assert sscb.joint == ("SCC", "ICB", "POL")
    assert sscb.lead == "SCC"
    assert [party.key for party in sscb.partners()] == ["SCC", "POL", "ICB"]


GAPS = [  # AG-GAPS, docs/law.md: in the order of the file
    GapKind.INCONSISTENCY,  # 1 ICB listed twice
    GapKind.INCONSISTENCY,  # 2 Midlands Partnership named three ways
    GapKind.INCONSISTENCY,  # 3 UHDB is a foundation trust
    GapKind.DATA_GAP,  # 4 CAFCASS contact
    GapKind.DATA_GAP,  # 5 eight unsigned
    GapKind.DATA_GAP,  # 6 v1.1 not approved again
    GapKind.LEGAL_QUERY,  # 7 joint or separate controllers
    GapKind.LEGAL_QUERY,  # 8 Article 26
    GapKind.DATA_GAP,  # 9 no IG leads, DPOs, numbers
    GapKind.INCONSISTENCY,  # 10 partners, parties, agencies
    GapKind.LEGAL_QUERY,  # 11 no time limits
    GapKind.INCONSISTENCY,  # 12 "LSCBs (SSCBs)"
    GapKind.INCONSISTENCY,  # 13 "Council Council's"
    GapKind.LEGAL_QUERY,  # 14 citations
    GapKind.LEGAL_QUERY,  # 15 EDI purposes
    GapKind.LEGAL_QUERY,  # 16 Article 10
    GapKind.INCONSISTENCY,  # 17 said twice
    GapKind.INCONSISTENCY,  # 18 empty heading
    GapKind.LEGAL_QUERY,  # 19 appendix incomplete
    GapKind.LEGAL_QUERY,  # 20 who is not a party
    GapKind.DATA_GAP,  # 21 no review recorded
    GapKind.LEGAL_QUERY,  # 22 the law has changed
    GapKind.LEGAL_QUERY,  # 23 not legal persons
]


def test_every_open_point_is_listed_with_its_kind(sscb: Agreement) -> None:
    assert [gap.kind for gap in sscb.gaps] == GAPS


def test_three_signed_the_first_version_and_nobody_the_second(sscb: Agreement) -> None:
    signed = [one for one in sscb.signatures if one.status is SignatureStatus.SIGNED]

    assert [(one.party, one.version, one.signed) for one in signed] == [
        ("SCC", "1.0", date(2023, 9, 19)),
        ("ICB", "1.0", date(2023, 9, 19)),
        ("POL", "1.0", date(2023, 9, 19)),
    ]
    assert len(sscb.signatures) == 3  # "will be asked to sign" (§1.3) shows nobody asked
    assert sscb.version == "1.1"
    assert sscb.signature(PartyKey("SCC"), "1.1") is None


def test_reviews_count_from_the_first_signature_and_none_is_recorded(sscb: Agreement) -> None:
    rule = sscb.review

    assert (rule.anchor, rule.first_after_months, rule.then_every_months) == (
        date(2023, 9, 19),
        6,
        12,
    )
    assert rule.reading is ReviewReading.ANCHORED
    assert sscb.reviews == ()
    assert sscb.termination is None


def test_the_types_of_data_are_those_of_section_4_1_in_order(sscb: Agreement) -> None:
    assert [one.key for one in sscb.data_types] == [
        "name",
        "address",
        "date_of_birth",
        "family_members",
        "age",
        "gender",
        "health",
        "equality",
        "legal_status",
        "criminal_investigations",
        "adult_safeguarding",
        "abuse",
    ]


def test_nothing_is_claimed_that_the_document_does_not_say(sscb: Agreement) -> None:
    assert [one.registration.number for one in sscb.controllers] == [None] * 9
    assert [one.document_sha256 for one in sscb.versions] == [None, None]
    assert {party.contact.email for party in sscb.parties} == {None}
    assert sscb.generic_contact.email == "sscb.admin@staffordshire.gov.uk"


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        pytest.param("scc", "SCC", id="its key, in small letters"),
        pytest.param("  Staffordshire county  council ", "SCC", id="untidy spaces"),
        pytest.param("Midlands Partnership University Foundation Trust", "MPUFT", id="an alias"),
        pytest.param("Midlands Partnership University NHS Foundation Trust", "MPUFT", id="legal"),
        pytest.param("staffordshire & stoke-on-trent icb", None, id="a name we do not have"),
        pytest.param("Staffordshire and Stoke on Trent ICB", "ICB", id="without hyphens"),
        pytest.param("", None, id="nothing"),
        pytest.param("!?", None, id="no letters at all"),
    ],
)
def test_a_party_is_known_by_whatever_it_is_called(
    sscb: Agreement, typed: str, key: str | None
) -> None:
    called = {name: party.key for party in sscb.parties for name in names_of(party)}

    assert called.get(spoken(typed)) == key


def test_an_unknown_key_is_refused_without_repeating_it(sscb: Agreement) -> None:
    with pytest.raises(UnknownParty) as caught:
        sscb.party(PartyKey("Ed Example"))

    assert "Ed Example" not in str(caught.value)


def test_an_agreement_cannot_be_changed_and_its_repr_names_nobody(sscb: Agreement) -> None:
    with pytest.raises(FrozenInstanceError):
        sscb.version = "9"  # type: ignore[misc]

    named = {party.contact.name for party in sscb.parties if party.contact.name}
    assert not [name for name in named if name in repr(sscb)]
    assert "sscb.admin" not in repr(sscb)


def test_another_agreement_is_read_by_the_same_code(riverside: Agreement) -> None:
    assert riverside.keys == ("RVBC", "HOPE", "LOCK", "MILL")
    assert riverside.lead == "HOPE"
    assert riverside.replaces == "RVP-2019"
    assert riverside.same_controller(PartyKey("MILL")) == ("RVBC", "MILL")
    assert riverside.review.reading is ReviewReading.FROM_LAST_REVIEW
    assert riverside.review.remind_days_before == (60, 14)
    assert riverside.reviews[0].answered_by == ("RVBC", "HOPE")
    assert riverside.party(PartyKey("MILL")).role is PartyRole.OTHER


def test_what_the_second_agreement_carries_for_later(riverside: Agreement) -> None:
    termination = riverside.termination
    controller = riverside.controller_of(PartyKey("RVBC"))
    newest = riverside.signature(PartyKey("RVBC"))

    assert termination is not None
    assert (termination.served_by, termination.effective) == ("MILL", date(2027, 1, 1))
    assert controller.registration.number == "ZA000001"
    assert controller.registration.charge_period_starts == date(2026, 2, 28)
    assert newest is not None
    assert (newest.version, newest.status) == ("2.1", SignatureStatus.ASKED)
    assert riverside.has_signed(PartyKey("RVBC"))
    assert not riverside.has_signed(PartyKey("LOCK"))
    assert riverside.signatures[0].document_sha256 == riverside.versions[0].document_sha256


def test_a_closed_gap_stays_listed_and_is_open_no_more(riverside: Agreement) -> None:
    assert len(riverside.gaps) == 3
    assert [gap.key for gap in riverside.open_gaps()] == ["nobody_to_ask", "school_before_joining"]
    assert [gap.key for gap in riverside.open_gaps(GapKind.DATA_GAP)] == ["nobody_to_ask"]


def test_the_public_key_of_the_log_stands_in_the_file(riverside: Agreement) -> None:
    key = f"igdesk/one+0badcafe+{'A' * 44}"
    data = RIVERSIDE.read_bytes()

    assert riverside.log_key is None
    assert parse_agreement(f'log_key = "{key}"\n'.encode() + data, file="f").log_key == key
    with pytest.raises(AgreementFaults, match="is no public key of a log"):
        parse_agreement(b'log_key = "secret"\n' + data, file="f")
