"""Every date of two agreements over 24 months from 22 November 2026, each with its reasons."""

from datetime import date
from itertools import groupby

import pytest

from governance.agreements.agreement_history import start
from governance.agreements.dated import POLICY, Dated, DatedKind
from governance.agreements.model import Agreement
from governance.agreements.schedule import Schedule, schedule
from governance.clocks.due import Standing
from governance.moments import say_date
from tests.governance.agreement_kit import START, riverside, rows, sscb

PARTNERS = "signatory SCC, signatory POL, signatory ICB"
MONTHLY = f"{PARTNERS}, coordinator"
QUARTERLY = f"{MONTHLY}, lead_executive SCC"
OLDEST = "2024-03-19"

SSCB_REVIEWS = [("2027-03-19", "2027-03-19", ""), ("2028-03-19", "2028-03-19", "")]
SSCB_REMINDERS = [
    ("2026-12-19", "2027-03-19", PARTNERS),  # 90 days before
    ("2027-02-17", "2027-03-19", PARTNERS),  # 30
    ("2027-03-12", "2027-03-19", PARTNERS),  # 7
    ("2027-03-19", "2027-03-19", PARTNERS),  # on the day
    ("2027-12-20", "2028-03-19", PARTNERS),  # 90, in a leap year
    ("2028-02-18", "2028-03-19", PARTNERS),  # 30
    ("2028-03-12", "2028-03-19", PARTNERS),  # 7
    ("2028-03-19", "2028-03-19", PARTNERS),  # on the day
]
SSCB_OVERDUE = [
    ("2026-12-19", OLDEST, QUARTERLY),  # 33 months after the oldest
    ("2027-01-19", OLDEST, MONTHLY),
    ("2027-02-19", OLDEST, MONTHLY),
    ("2027-03-19", OLDEST, QUARTERLY),  # three years
    ("2027-04-19", OLDEST, MONTHLY),
    ("2027-05-19", OLDEST, MONTHLY),
    ("2027-06-19", OLDEST, QUARTERLY),
    ("2027-07-19", OLDEST, MONTHLY),
    ("2027-08-19", OLDEST, MONTHLY),
    ("2027-09-19", OLDEST, QUARTERLY),
    ("2027-10-19", OLDEST, MONTHLY),
    ("2027-11-19", OLDEST, MONTHLY),
    ("2027-12-19", OLDEST, QUARTERLY),
    ("2028-01-19", OLDEST, MONTHLY),
    ("2028-02-19", OLDEST, MONTHLY),
    ("2028-03-19", OLDEST, QUARTERLY),
    ("2028-04-19", OLDEST, MONTHLY),
    ("2028-05-19", OLDEST, MONTHLY),
    ("2028-06-19", OLDEST, QUARTERLY),
    ("2028-07-19", OLDEST, MONTHLY),
    ("2028-08-19", OLDEST, MONTHLY),
    ("2028-09-19", OLDEST, QUARTERLY),
    ("2028-10-19", OLDEST, MONTHLY),
    ("2028-11-19", OLDEST, MONTHLY),
]
NAMED = ("SCC", "POL", "ICB", "UHNM", "UHDB", "MPUFT", "NSCHT", "PROB", "YOS", "WER")
SSCB_CONTACTS = [  # twice a year from 4 January 2024, when version 1.1 named them; CAF is TBC
    (day, key, f"contact {key}")
    for day in ("2027-01-04", "2027-07-04", "2028-01-04", "2028-07-04")
    for key in NAMED
]

BOTH = "signatory RVBC, signatory HOPE"
RIVERSIDE_REVIEWS = [("2027-06-12", "2027-06-12", "")]  # 18 months after the last, 12 Dec 2025
RIVERSIDE_REMINDERS = [
    ("2027-04-13", "2027-06-12", BOTH),  # 60 days before
    ("2027-05-29", "2027-06-12", BOTH),  # 14
    ("2028-10-13", "2028-12-12", BOTH),  # 60 days before the one after
]
RIVERSIDE_OVERDUE = [  # coordinator every month, signatories every 2, lead executive every 6
    ("2027-07-12", "2027-06-12", "coordinator"),
    ("2027-08-12", "2027-06-12", f"{BOTH}, coordinator"),
    ("2027-09-12", "2027-06-12", "coordinator"),
    ("2027-10-12", "2027-06-12", f"{BOTH}, coordinator"),
    ("2027-11-12", "2027-06-12", "coordinator"),
    ("2027-12-12", "2027-06-12", f"{BOTH}, coordinator, lead_executive HOPE"),
    ("2028-01-12", "2027-06-12", "coordinator"),
    ("2028-02-12", "2027-06-12", f"{BOTH}, coordinator"),
    ("2028-03-12", "2027-06-12", "coordinator"),
    ("2028-04-12", "2027-06-12", f"{BOTH}, coordinator"),
    ("2028-05-12", "2027-06-12", "coordinator"),
    ("2028-06-12", "2027-06-12", f"{BOTH}, coordinator, lead_executive HOPE"),
    ("2028-07-12", "2027-06-12", "coordinator"),
    ("2028-08-12", "2027-06-12", f"{BOTH}, coordinator"),
    ("2028-09-12", "2027-06-12", "coordinator"),
    ("2028-10-12", "2027-06-12", f"{BOTH}, coordinator"),
    ("2028-11-12", "2027-06-12", "coordinator"),
]
RIVERSIDE_CONTACTS = [  # every 3 months: RVBC from 1 Jul 2026, LOCK from 15 Jan 2026
    (f"{year}-{month:02}-{day}", key, f"contact {key}")
    for year in (2027, 2028)
    for month in (1, 4, 7, 10)
    for day, key in (("01", "RVBC"), ("15", "LOCK"))
]
RIVERSIDE_SIGNATURES = [  # asked on 2 Feb 2026, three weeks, then every two months
    (f"{year}-{month:02}-23", "RVBC 2.1", "signatory RVBC, coordinator")
    for year in (2026, 2027, 2028)
    for month in (2, 4, 6, 8, 10, 12)
    if "2026-11-22" <= f"{year}-{month:02}-23" < "2028-11-22"
]
RVBC, RVBC_TOO = "signatory RVBC", "signatory RVBC, coordinator"
RIVERSIDE_REGISTRATIONS = [  # a period started on 28 Feb 2026; one number for council and school
    ("2026-12-30", "RVBC", RVBC),  # 60 days before
    ("2027-01-29", "RVBC", RVBC),  # 30
    ("2027-02-21", "RVBC", RVBC),  # 7
    ("2027-02-28", "RVBC", RVBC),  # the next period starts
    ("2027-03-20", "RVBC", ""),  # day 21, the last to pay
    ("2027-03-21", "RVBC", RVBC_TOO),  # unpaid
    ("2027-12-30", "RVBC", RVBC),
    ("2028-01-29", "RVBC", RVBC),
    ("2028-02-21", "RVBC", RVBC),
    ("2028-02-28", "RVBC", RVBC),
    ("2028-03-19", "RVBC", ""),  # day 21, in a leap year
    ("2028-03-20", "RVBC", RVBC_TOO),
]

REGISTRATION = tuple(kind for kind in DatedKind if kind.startswith("registration"))


@pytest.mark.parametrize(
    ("agreement", "kinds", "expected"),
    [
        pytest.param(sscb(), (DatedKind.REVIEW,), SSCB_REVIEWS, id="SSCB: reviews"),
        pytest.param(sscb(), (DatedKind.REVIEW_REMINDER,), SSCB_REMINDERS, id="SSCB: reminders"),
        pytest.param(sscb(), (DatedKind.REVIEW_OVERDUE,), SSCB_OVERDUE, id="SSCB: overdue"),
        pytest.param(sscb(), (DatedKind.CONTACT_CHECK,), SSCB_CONTACTS, id="SSCB: contacts"),
        pytest.param(sscb(), REGISTRATION, [], id="SSCB: no charge period is on record"),
        pytest.param(
            sscb(), (DatedKind.SIGNATURE_CHASE,), [], id="SSCB: no day of asking is on record"
        ),
        pytest.param(riverside(), (DatedKind.REVIEW,), RIVERSIDE_REVIEWS, id="riverside: reviews"),
        pytest.param(
            riverside(),
            (DatedKind.REVIEW_REMINDER,),
            RIVERSIDE_REMINDERS,
            id="riverside: reminders",
        ),
        pytest.param(
            riverside(), (DatedKind.REVIEW_OVERDUE,), RIVERSIDE_OVERDUE, id="riverside: overdue"
        ),
        pytest.param(
            riverside(), (DatedKind.CONTACT_CHECK,), RIVERSIDE_CONTACTS, id="riverside: contacts"
        ),
        pytest.param(
            riverside(),
            (DatedKind.SIGNATURE_CHASE,),
            RIVERSIDE_SIGNATURES,
            id="riverside: signatures",
        ),
        pytest.param(riverside(), REGISTRATION, RIVERSIDE_REGISTRATIONS, id="riverside: fee"),
    ],
)
def test_the_dates_of_24_months(
    agreement: Agreement, kinds: tuple[DatedKind, ...], expected: list[tuple[str, str, str]]
) -> None:
    made = schedule(start(agreement), START)

    assert (made.since, made.until) == (START, date(2028, 11, 22))
    assert rows(made.dates, *kinds) == expected


@pytest.mark.parametrize("agreement", [sscb(), riverside()], ids=["SSCB", "riverside"])
def test_every_date_is_explained_down_to_itself_with_source_and_standing(
    agreement: Agreement,
) -> None:
    for day in schedule(start(agreement), START).dates:
        assert any(say_date(day.on) in line for line in day.why), day
        assert day.source
        ours = day.source.startswith(POLICY)
        assert not (ours and day.standing is Standing.STATUTORY), "a number of ours is a target"


@pytest.mark.parametrize(
    ("agreement", "on", "kind", "why"),
    [
        pytest.param(
            sscb(),
            date(2027, 3, 19),
            DatedKind.REVIEW,
            (
                "First signature Tue 19 Sep 2023.",
                "Review 1, 6 months later: Tue 19 Mar 2024.",
                "Review 4, 3 years after that day: Fri 19 Mar 2027.",
                "If the day passes, the review is overdue; the agreement is still in force (§9.0).",
            ),
            id="anchored: from the first review, never from the last one held",
        ),
        pytest.param(
            sscb(),
            date(2028, 3, 19),
            DatedKind.REVIEW,
            (
                "First signature Tue 19 Sep 2023.",
                "Review 1, 6 months later: Tue 19 Mar 2024.",
                "Review 5, 4 years after that day: Sun 19 Mar 2028.",
                "That is a weekend: hold it by then, or on Mon 20 Mar 2028.",
                "If the day passes, the review is overdue; the agreement is still in force (§9.0).",
            ),
            id="a Sunday is shown with the Monday",
        ),
        pytest.param(
            sscb(),
            date(2026, 12, 19),
            DatedKind.REVIEW_OVERDUE,
            (
                "The oldest review not held was due Tue 19 Mar 2024.",
                "33 months later: Sat 19 Dec 2026.",
                "While overdue: signatories every 1 month, the coordinator every 1 month, "
                "the lead executive every 3 months.",
            ),
            id="overdue: counted from the oldest",
        ),
        pytest.param(
            sscb(),
            date(2027, 1, 4),
            DatedKind.CONTACT_CHECK,
            (
                "Named in version 1.1 of Thu 4 Jan 2024.",
                "3 years later: Mon 4 Jan 2027.",
                "Asked every 6 months.",
                "No answer in 14 days: shown as a gap.",
            ),
            id="a contact never confirmed: from the version that names them",
        ),
        pytest.param(
            riverside(),
            date(2027, 6, 12),
            DatedKind.REVIEW,
            (
                "Last review held Fri 12 Dec 2025.",
                "Review 2, 18 months after that day: Sat 12 Jun 2027.",
                "That is a weekend: hold it by then, or on Mon 14 Jun 2027.",
                "If the day passes, the review is overdue; "
                "the agreement is still in force (§12.2).",
            ),
            id="the other reading: from the last review held",
        ),
        pytest.param(
            riverside(),
            date(2027, 3, 20),
            DatedKind.REGISTRATION_PAY_BY,
            (
                "Charge period on record: from Sat 28 Feb 2026.",
                "Twelve months each: one starts Sun 28 Feb 2027.",
                "Day 21 of it: Sat 20 Mar 2027. Weekends and bank holidays do not move it.",
                "One registration for Riverside Vale Borough Council and Millrace School: "
                "one controller.",
            ),
            id="the 21 days, and one registration for two parties",
        ),
        pytest.param(
            riverside(),
            date(2026, 12, 23),
            DatedKind.SIGNATURE_CHASE,
            (
                "Asked to sign version 2.1 on Mon 2 Feb 2026.",
                "21 days later: Mon 23 Feb 2026.",
                "10 months after that: Wed 23 Dec 2026.",
            ),
            id="a signature asked for and not given",
        ),
    ],
)
def test_how_a_date_was_found(
    agreement: Agreement, on: date, kind: DatedKind, why: tuple[str, ...]
) -> None:
    made = schedule(start(agreement), START)
    found = next(day for day in made.dates if (day.on, day.kind) == (on, kind))

    assert found.why == why


def test_three_reviews_are_overdue_and_the_agreement_is_still_in_force() -> None:
    made = schedule(start(sscb()), START)

    assert [day.due for day in made.overdue] == [
        date(2024, 3, 19),
        date(2025, 3, 19),
        date(2026, 3, 19),
    ]
    assert [(START - day.due).days for day in made.overdue] == [978, 613, 248]  # ISA-REVIEW
    assert made.status == (
        "3 reviews, the first of Tue 19 Mar 2024, are overdue; "
        "the agreement is still in force (§9.0).",
    )
    assert not [line for line in made.status if "expired" in line.lower()]


def test_what_is_not_on_record_gives_no_date_and_is_said() -> None:
    found = schedule(start(sscb()), START).undated
    by_kind = {
        kind: [one.about for one in group]
        for kind, group in groupby(found, key=lambda one: one.kind)
    }

    assert by_kind == {
        DatedKind.SIGNATURE_CHASE: [
            *("SCC", "POL", "ICB"),  # nothing shows that they were asked about version 1.1
            *("UHNM", "UHDB", "MPUFT", "NSCHT", "PROB", "CAF", "YOS", "WER"),  # nor these, ever
        ],
        DatedKind.CONTACT_CHECK: ["CAF"],
        DatedKind.REGISTRATION_RENEWAL: [
            *("SCC", "CCP", "ICB", "UHNM", "UHDB", "MPUFT", "NSCHT", "MOJ", "CAF"),
        ],
    }


def ended() -> Schedule:
    return schedule(start(riverside(ends=True)), START)


def test_notice_of_termination_stops_every_date_from_its_day_on() -> None:
    made = ended()
    kinds = [(day.on.isoformat(), day.kind) for day in made.dates]

    assert kinds == [
        ("2026-12-23", DatedKind.SIGNATURE_CHASE),
        ("2026-12-30", DatedKind.REGISTRATION_REMINDER),
        ("2027-01-01", DatedKind.ENDS),
    ]
    assert made.status == (
        "In force.",
        "Notice of termination was served by Millrace School on Thu 1 Oct 2026.",
        "The agreement ends on Fri 1 Jan 2027.",
    )
    assert made.undated[0].what == (
        "The agreement ends on Fri 1 Jan 2027, before the review of Sat 12 Jun 2027."
    )


def test_the_end_is_explained_like_any_other_date() -> None:
    last: Dated = ended().dates[-1]

    assert last.why == (
        "Notice of termination served by Millrace School on Thu 1 Oct 2026.",
        "It takes effect on Fri 1 Jan 2027.",
    )
    assert last.source == "the agreement, §13"
