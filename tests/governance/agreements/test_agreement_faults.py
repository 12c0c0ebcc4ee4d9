"""A broken agreement file: every fault at once, each with its line, and nothing private."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.agreements.parse import AgreementFaults, parse_agreement
from governance.toml_files.faults import Fault

BROKEN = Path(__file__).parents[2] / "data" / "agreements"
WELL_KNOWN = ("Example", "stranger", "two.example")  # the private parts of the broken files

MISSING = "is missing"
NO_CONTACT = "nobody answers for this party, and no open data_gap names it"
KNOWN_AT_THE_TOP = (
    "contacts_confirmed_every_months, controllers, data_types, format, gaps, generic_contact, "
    "joint_data, log_key, parties, partnership, reference, replaces, review, reviews, signatures, "
    "termination, termination_clause, title, version, versions"
)

TABLE = [
    pytest.param(
        "syntax",
        [(4, "the file", "is not TOML: Illegal character '\\n'")],
        id="not TOML: one fault, for it hides the rest",
    ),
    pytest.param(
        "missing",
        [
            (1, "generic_contact", MISSING),
            (1, "reference", MISSING),
            (7, "joint_data.lead", MISSING),
            (11, "review.anchor", "is missing: the day of the first signature"),
            (31, "parties[2].contact", MISSING),
            (31, "parties[2].role", MISSING),
            (38, "data_types[1].label", "must not be blank"),
            (41, "versions[1].number", MISSING),
        ],
        id="what is missing is on the line of what should hold it",
    ),
    pytest.param(
        "kinds",
        [
            (4, "title", "must be text in quotes"),
            (16, "joint_data.parties[2]", "must be text in quotes"),
            (22, "review.anchor", "must be a date, like 2026-03-19, without quotes"),
            (23, "review.first_after_months", "must be a whole number"),
            (24, "review.then_every_months", "must be 1 or more"),
            (46, "parties[2].contact", "must be a table"),
            (48, "data_types", "must be a list"),
            (53, "versions[1].dated", "must be a date, like 2026-03-19, without quotes"),
        ],
        id="true is no number, and a date with a time is no date",
    ),
    pytest.param(
        "words",
        [
            (1, "review", MISSING),
            (2, "format", "this program reads format 1"),
            (17, "reviewing", f'"reviewing" is not known here; known are: {KNOWN_AT_THE_TOP}'),
            (
                34,
                "parties[1].role",
                '"partner" is not one of: safeguarding_partner, relevant_agency, other',
            ),
            (38, "parties[2].controller", MISSING),
            (
                42,
                "parties[2].controler",
                '"controler" is not known here; known are: aliases, also_by, contact, controller, '
                "key, legal_name, listed_as, name, note, regulator_route, role, sector",
            ),
            (
                46,
                "data_types[1].key",
                "a key is small letters, figures and _, starting with a letter",
            ),
            (
                48,
                "data_types[1].category",
                '"private" is not one of: personal, special_category, criminal_offence, '
                "safeguarding",
            ),
            (
                59,
                "signatures[1].status",
                "this value is not one of: asked, unreached, signed, declined",
            ),
        ],
        id="a misspelt word is named beside the words that are known",
    ),
    pytest.param(
        "twice",
        [
            (27, "controllers[2]", '"EAST" is here twice'),
            (38, "parties[2]", 'has a name that "EAST" has too'),
            (42, "parties[2].controller", '"WEST" is not the key of any controller'),
            (64, "parties[3]", '"WEST" is here twice'),
            (71, "data_types[2]", '"name" is here twice'),
            (76, "versions[2]", '"1" is here twice'),
            (82, "signatures[2]", '"EAST" "1" is here twice'),
        ],
        id="a name in other capitals is the same name",
    ),
    pytest.param(
        "unknown_parties",
        [
            (6, "version", '"3" is not the number of any version'),
            (14, "joint_data.parties[2]", '"NORTH" is not the key of any party'),
            (15, "joint_data.lead", "the lead must be one of the joint parties"),
            (27, "controllers[2]", 'no party belongs to "WEST"'),
            (42, "parties[2].controller", '"SOUTH" is not the key of any controller'),
            (57, "signatures[1].party", '"UP" is not the key of any party'),
            (58, "signatures[1].version", '"2" is not the number of any version'),
            (66, "termination.served_by", '"DOWN" is not the key of any party'),
            (72, "reviews[1].version", '"0" is not the number of any version'),
            (74, "reviews[1].answered_by[2]", "this value is not the key of any party"),
            (82, "gaps[1].parties[2]", '"ELSEWHERE" is not the key of any party'),
        ],
        id="a list over several lines has a line for each item",
    ),
    pytest.param(
        "days",
        [
            (55, "versions[1].ratified", "is before the version was written"),
            (59, "versions[2].dated", "is before the version above it"),
            (69, "signatures[1].signed", "is before this version was written"),
            (75, "termination.effective", "is before the notice was served"),
        ],
        id="days in the wrong order",
    ),
    pytest.param(
        "signatures",
        [
            (64, "signatures[1].document_sha256", "is not that of the version's document"),
            (
                71,
                "versions[2].document_sha256",
                "is not a SHA-256: 64 figures and small letters a to f",
            ),
            (
                76,
                "signatures[2].status",
                "a signature needs a name, a post and the day it was signed",
            ),
            (
                83,
                "signatures[3].signed",
                'has a day of signing, but its status is not "signed"',
            ),
        ],
        id="a signature binds a person, a post, a day and a document",
    ),
    pytest.param(
        "review",
        [
            (19, "review.anchor", "reviews count from the first signature: 2025-03-01"),
            (22, "review.remind_days_before", "counts days before the review: 0 or more"),
            (23, "review.answer_within_days", "must be a whole number"),
            (24, "review.reading", '"drifting" is not one of: anchored, from_last_review'),
        ],
        id="a review counts from the first signature and from no other day",
    ),
    pytest.param(
        "contacts",
        [
            (10, "generic_contact.email", "is not an e-mail address"),
            (
                36,
                "parties[1].contact.name",
                'a contact needs a name, or a status such as "tbc"',
            ),
            (43, "parties[2].contact", NO_CONTACT),
            (
                43,
                "parties[2].contact.status",
                "a contact who has a name is not to be confirmed",
            ),
            (50, "parties[3].contact", NO_CONTACT),
            (
                50,
                "parties[3].contact.telephone",
                '"telephone" is not known here; known are: clause, confirmed, email, name, note, '
                "phone, post, since, status",
            ),
        ],
        id="a contact is someone, or a gap that is listed",
    ),
]


def faults_of(data: bytes) -> AgreementFaults:
    with pytest.raises(AgreementFaults) as caught:
        parse_agreement(data, file="agreement.toml")
    return caught.value


@pytest.mark.parametrize(("name", "expected"), TABLE)
def test_every_fault_of_a_file_is_named_at_once_with_its_line(
    name: str, expected: list[tuple[int, str, str]]
) -> None:
    faults = faults_of((BROKEN / f"broken_{name}.toml").read_bytes())

    assert [(fault.line, fault.where, fault.what) for fault in faults.faults] == expected


def test_every_broken_file_has_a_row_in_the_table() -> None:
    rows = {f"broken_{row.values[0]}.toml" for row in TABLE}

    assert rows == {file.name for file in BROKEN.glob("broken_*.toml")}
    assert len(rows) == 10


@pytest.mark.parametrize("file", sorted(BROKEN.glob("broken_*.toml")), ids=lambda file: file.stem)
def test_a_fault_never_repeats_a_name_or_an_address(file: Path) -> None:
    message = str(faults_of(file.read_bytes()))

    assert not [private for private in WELL_KNOWN if private in message]


def test_the_message_is_one_line_for_each_fault_and_names_the_file() -> None:
    message = str(faults_of((BROKEN / "broken_days.toml").read_bytes()))

    assert message.splitlines()[0] == (
        "agreement.toml: line 55, versions[1].ratified: is before the version was written"
    )
    assert len(message.splitlines()) == 4


@pytest.mark.parametrize(
    ("data", "line", "what"),
    [
        pytest.param(b"a = 1\n\xff\n", 2, "is not UTF-8 text", id="not text"),
        pytest.param(b"a = " + b"[" * 5000, 1, "is nested too deeply", id="a bomb of brackets"),
        pytest.param(
            b"#" * 1_000_001, 1, "is not TOML: is too large to be such a file", id="a huge file"
        ),
        pytest.param(b"a = 1\nb = ", 2, "is not TOML: Invalid value", id="cut off at the end"),
        pytest.param(
            b"a = 2026-02-30\n", 1, "is not TOML: Invalid date or datetime", id="no such day"
        ),
    ],
)
def test_what_is_no_toml_is_one_plain_fault(data: bytes, line: int, what: str) -> None:
    faults = faults_of(data).faults

    assert [(fault.line, fault.where, fault.what) for fault in faults] == [(line, "the file", what)]


def test_an_empty_file_misses_everything_that_is_required() -> None:
    where = {fault.where for fault in faults_of(b"").faults}

    assert where >= {"format", "reference", "title", "parties", "review", "joint_data"}


GOOD_LINES = (BROKEN / "riverside.toml").read_text(encoding="utf-8").splitlines()


@given(at=st.integers(0, len(GOOD_LINES) - 1), line=st.sampled_from(["", "x = [1", "key = 7", "["]))
def test_whatever_line_is_spoilt_the_answer_is_an_agreement_or_faults_within_the_file(
    at: int, line: str
) -> None:
    lines = [*GOOD_LINES[:at], line, *GOOD_LINES[at + 1 :]]
    found: tuple[Fault, ...] = ()
    try:
        parse_agreement("\n".join(lines).encode(), file="agreement.toml")
    except AgreementFaults as caught:
        found = caught.faults or (Fault(0, "", "faults without a fault"),)

    assert all(1 <= fault.line <= len(lines) + 1 for fault in found)
