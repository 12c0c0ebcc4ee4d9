"""Who hears what, when, to the minute, in their own chats: written by hand from docs/law.md.

Reported on Monday 23 November 2026 at 09:00, acknowledged by the IG lead at 11:00, and then
no decision. Quiet hours are 20:00 to 08:00, but not for danger, nor with 24 hours left.
"""

from datetime import timedelta

import pytest

from tests.bot.town import Heard, Town

REF = "BR-2026-0001"
NEW = f"{REF}: new report."
DANGER = f"{NEW} Possible danger."
OURS = "Thu 26 Nov 2026 09:00"


def nobody(limit: str = OURS) -> str:
    return f"{REF}: nobody has picked this up. ICO deadline {limit}"


def undecided(limit: str = OURS) -> str:
    return f"{REF}: no decision recorded. ICO deadline {limit}"


def past(limit: str = OURS) -> str:
    return (
        f"{REF}: no decision recorded. The 72 hours have passed. If you tell the ICO now, you"
        f" must give the reasons for the delay. The limit was {limit}."
    )


TOLD_WHO_HAS_IT: Heard = ("Mon 11:00", "Priya", f"{REF}: someone has it")
WHO_MUST_HEAR: Heard = ("Mon 11:00", "Tom", f"{REF}: tell the people")
"""In danger whoever takes it is asked that at once."""
THE_FORM: list[Heard] = [("Mon 09:00", "Priya", "Report a data breach")]
"""The receipt takes its place, and stays the last thing on the screen."""
LAST_HOURS: list[Heard] = [
    ("Wed 21:00", "Tom", undecided()),
    ("Wed 21:00", "David", undecided()),
    ("Thu 03:00", "Tom", undecided()),
    ("Thu 03:00", "David", undecided()),
    ("Thu 07:00", "Tom", undecided()),
    ("Thu 07:00", "David", undecided()),
    ("Thu 09:00", "Tom", past()),
    ("Thu 09:00", "David", past()),
]

TODAY = "1 thing for you today."
LATE_TODAY = f"{TODAY} Past their date: 1."

# Nothing comes of it after the second reminder: it is nobody's again, and the hours count anew.
ORDINARY: list[Heard] = [
    *THE_FORM,
    ("Mon 09:00", "Tom", NEW),
    ("Mon 09:00", "Grace", NEW),
    TOLD_WHO_HAS_IT,
    ("Tue 08:00", "Tom", undecided()),  # 12 and 20 hours were quiet
    ("Tue 09:00", "Tom", undecided()),
    ("Tue 09:00", "Grace", NEW),
    ("Tue 09:00", "David", NEW),  # he can pick it up
    ("Tue 13:00", "David", nobody()),
    ("Wed 08:30", "Ruth", TODAY),
    ("Wed 08:30", "Helen", TODAY),
    ("Wed 08:30", "David", TODAY),  # what is not urgent, on one card
    ("Wed 09:00", "Tom", undecided()),
    ("Wed 21:00", "Tom", undecided()),
    ("Wed 21:00", "David", undecided()),
    ("Thu 03:00", "Tom", undecided()),
    ("Thu 07:00", "Tom", undecided()),
    ("Thu 07:00", "David", undecided()),
    ("Thu 08:30", "David", TODAY),
    ("Thu 09:00", "Tom", past()),
    ("Fri 08:30", "Tom", LATE_TODAY),
    ("Fri 08:30", "David", LATE_TODAY),
]

URGENT: list[Heard] = [
    *THE_FORM,
    ("Mon 09:00", "Tom", DANGER),
    ("Mon 09:00", "Grace", DANGER),
    ("Mon 09:00", "Owen", DANGER),
    ("Mon 09:00", "Sara", DANGER),
    ("Mon 09:00", "Ruth", DANGER),
    ("Mon 09:15", "Priya", f"Nobody has picked up {REF} yet. Please phone."),
    ("Mon 09:30", "Helen", nobody()),
    ("Mon 09:30", "David", nobody()),
    TOLD_WHO_HAS_IT,
    WHO_MUST_HEAR,
    ("Mon 21:00", "Tom", undecided()),  # no quiet hours in danger
    ("Tue 05:00", "Tom", undecided()),
    ("Tue 09:00", "Tom", undecided()),
    ("Tue 09:00", "Grace", DANGER),
    ("Tue 09:00", "David", undecided()),
    ("Tue 13:00", "David", nobody()),
    ("Wed 08:30", "Ruth", TODAY),
    ("Wed 08:30", "Helen", TODAY),
    ("Wed 09:00", "Tom", undecided()),
    ("Wed 09:00", "David", undecided()),
    *LAST_HOURS,
    ("Fri 08:30", "Tom", LATE_TODAY),
]

NOT_SURE: list[Heard] = [
    *THE_FORM,
    ("Mon 09:00", "Tom", DANGER),
    ("Mon 09:00", "Grace", DANGER),
    ("Mon 09:00", "Owen", DANGER),
    ("Mon 09:00", "Sara", DANGER),
    ("Mon 09:15", "Priya", f"Nobody has picked up {REF} yet. Please phone."),
    ("Mon 09:30", "David", nobody()),
    TOLD_WHO_HAS_IT,
    WHO_MUST_HEAR,
    ("Mon 21:00", "Tom", undecided()),  # no quiet hours in danger
    ("Tue 05:00", "Tom", undecided()),
    ("Tue 08:00", "Ruth", f"{REF}: possible danger. ICO deadline {OURS}"),
    ("Tue 08:00", "Helen", f"{REF}: possible danger. ICO deadline {OURS}"),
    ("Tue 09:00", "Tom", undecided()),
    ("Tue 09:00", "Grace", DANGER),
    ("Tue 09:00", "David", undecided()),
    ("Tue 13:00", "David", nobody()),
    ("Wed 08:30", "Ruth", TODAY),
    ("Wed 08:30", "Helen", TODAY),
    ("Wed 09:00", "Tom", undecided()),
    ("Wed 09:00", "David", undecided()),
    *LAST_HOURS,
    ("Fri 08:30", "Tom", LATE_TODAY),
]

# First noticed on Friday 20 November at 21:00, so the limit is Monday 21:00: twelve hours are
# left. Of the rungs that were past already the highest is told, half an hour after the report,
# which is the lead's alone until then. The DPO hears at once: the limit comes before the digest.
LATE = "Mon 23 Nov 2026 21:00"


def late_last_hours(again: str) -> list[Heard]:
    """From the acknowledgement on; `again` is what the deputy hears when it is nobody's again."""
    unclaimed = past(LATE).replace("no decision recorded", "nobody has picked this up")
    return [
        TOLD_WHO_HAS_IT,
        ("Mon 15:00", "Tom", undecided(LATE)),
        ("Mon 15:00", "David", undecided(LATE)),
        ("Mon 19:00", "Tom", undecided(LATE)),
        ("Mon 19:00", "Grace", again),
        ("Mon 19:00", "David", undecided(LATE)),
        ("Mon 21:00", "Tom", past(LATE)),
        ("Mon 21:00", "David", past(LATE)),
        ("Mon 23:00", "David", unclaimed),
        *((f"{day} 08:30", "Tom", LATE_TODAY) for day in ("Tue", "Wed", "Thu", "Fri")),
    ]


AT_ONCE_IN_DANGER = (("Mon 15:00", "David", undecided(LATE)), ("Mon 21:00", "David", past(LATE)))
"""What the SIRO otherwise hears in the digest, or not at all."""

SIXTY_HOURS_LATE: list[Heard] = [
    *THE_FORM,
    ("Mon 09:00", "Tom", NEW),
    ("Mon 09:00", "Grace", NEW),
    ("Mon 09:30", "Tom", undecided(LATE)),
    ("Mon 09:30", "David", undecided(LATE)),
    ("Mon 10:00", "Helen", TODAY),
    *(row for row in late_last_hours(NEW) if row not in AT_ONCE_IN_DANGER),
]
SIXTY_HOURS_LATE.insert(-3, ("Tue 08:30", "David", LATE_TODAY))

URGENT_SIXTY_HOURS_LATE: list[Heard] = [
    *THE_FORM,
    ("Mon 09:00", "Tom", DANGER),
    ("Mon 09:00", "Grace", DANGER),
    ("Mon 09:00", "Owen", DANGER),
    ("Mon 09:00", "Sara", DANGER),
    ("Mon 09:00", "Ruth", DANGER),
    ("Mon 09:15", "Priya", f"Nobody has picked up {REF} yet. Please phone."),
    ("Mon 09:30", "Tom", undecided(LATE)),
    ("Mon 09:30", "Helen", nobody(LATE)),
    ("Mon 09:30", "David", nobody(LATE)),
    ("Mon 10:00", "Helen", TODAY),
    TOLD_WHO_HAS_IT,
    WHO_MUST_HEAR,
    *late_last_hours(DANGER)[1:],
]

FRIDAY_NIGHT = {"noticed": "before", "noticed_on": "20/11/2026 21:00"}


@pytest.mark.parametrize(
    ("answers", "table"),
    [
        pytest.param({"danger": "no"}, ORDINARY, id="breach"),
        pytest.param({"danger": "yes"}, URGENT, id="breach, urgent"),
        pytest.param({"danger": "not_sure"}, NOT_SURE, id="not sure about danger"),
        pytest.param(FRIDAY_NIGHT, SIXTY_HOURS_LATE, id="reported 60 hours late"),
        pytest.param(
            {"danger": "yes", **FRIDAY_NIGHT},
            URGENT_SIXTY_HOURS_LATE,
            id="urgent, reported 60 hours late",
        ),
    ],
)
async def test_acknowledged_at_two_hours_and_never_decided_who_hears_what_when(
    town: Town, answers: dict[str, str], table: list[Heard]
) -> None:
    await town.reports("Priya", answers)
    await town.goes_on(hours=2)
    await town["Tom"].presses("I have it")
    await town.until("2026-11-27 09:00")

    assert town.heard() == table


async def test_never_acknowledged_the_siro_hears_after_four_hours(
    town: Town,
) -> None:
    await town.reports("Priya")
    await town.goes_on(hours=5)

    assert town.heard(but="Priya") == [
        ("Mon 09:00", "Tom", NEW),
        ("Mon 09:00", "Grace", NEW),
        ("Mon 13:00", "David", nobody()),
    ]


async def test_decided_and_closed_nothing_more_is_told_and_the_reporter_hears_the_outcome(
    town: Town,
) -> None:
    await town.reports("Priya")
    await town["Tom"].presses("I have it")
    await town.goes_on(hours=3)
    await town["Tom"].presses("Decide")
    await town["Tom"].presses(
        "Record the decision", likely="not_known", outcome="record_only", reason="No risk."
    )
    closes = {"back": "yes", "harmed": "no", "cause": "address", "lesson": "Look twice."}
    await town["Tom"].presses("Close it", closes)
    await town.goes_on(hours=96)

    assert town.heard() == [
        *THE_FORM,
        ("Mon 09:00", "Priya", f"{REF}: someone has it"),
        ("Mon 09:00", "Tom", NEW),
        ("Mon 09:00", "Grace", NEW),
        ("Mon 12:00", "Priya", f"{REF}: a decision"),
        ("Mon 12:00", "Priya", f"{REF} is closed"),
        ("Mon 12:00", "Tom", f"Decide {REF}"),  # the form he asked for
        ("Mon 12:00", "Tom", f"{REF}: close it"),
    ]
    assert "on our record" in town["Priya"].text


async def test_nobody_of_another_organisation_hears_of_a_case(town: Town) -> None:
    await town.reports("Priya", danger="yes")
    await town.until("2026-11-27 09:00")

    heard = {who for _, who, _ in town.heard()}
    assert not heard & {"Imran", "Karl", "Nia", "Lena", "Neil", "Mina", "Dana", "Joan"}


async def test_after_an_outage_each_gets_their_latest_rung_marked_late(town: Town) -> None:
    await town.reports("Priya")
    town.clock.forward(timedelta(hours=24, minutes=30))  # switched off meanwhile
    await town.running.catch_up()

    late = [row for row in town.heard(but="Priya") if row[0] != "Mon 09:00"]
    assert late == [
        ("Tue 09:30", "Tom", undecided()),
        ("Tue 09:30", "Helen", TODAY),
        ("Tue 09:30", "David", nobody()),
    ]
    assert "This should have reached you on **Tue 24 Nov 2026 08:30**. It is late." in (
        town["Helen"].last
    )
