"""The people are invented, and both readers of their file agree about it."""

import re
import tomllib

from simulator.chats import BotFace, Chats
from simulator.people import ROLES_FILE, load_people
from tests.simulator.town import NOON


def test_the_six_panes_come_in_the_order_of_the_demonstration() -> None:
    shown = [person.post for person in load_people() if person.in_pane]

    assert shown == [
        "Social worker",
        "IG lead",
        "Deputy IG lead",
        "Data protection officer",
        "Senior information risk owner",
        "IG lead, Staffordshire Police",
    ]


def test_others_are_there_without_a_pane() -> None:
    others = [person.post for person in load_people() if not person.in_pane]

    assert others == [
        "Caldicott Guardian",
        "On call",
        "Partnership business manager",
        "Signatory, the council's director for children",
        "Lead executive, the council's chief executive",
        "Signatory, Staffordshire Police",
        "Signatory, the integrated care board",
    ]


def test_numbers_are_of_the_drama_range_and_mailboxes_at_example_org() -> None:
    text = ROLES_FILE.read_text(encoding="utf-8")
    numbers = tomllib.loads(text)["numbers"]

    assert all(re.fullmatch(r"01632 960\d{3}", row["front_door"]) for row in numbers)
    assert all(re.fullmatch(r"01632 960\d{3}", row["it_help"]) for row in numbers)
    assert all(row["ig_mailbox"].endswith("@example.org") for row in numbers)
    assert set(re.findall(r"@[\w.]+", text)) == {"@example.org"}


def test_nobody_shares_an_id_or_a_name() -> None:
    people = load_people()

    assert len({person.object_id for person in people}) == len(people)
    assert len({person.name for person in people}) == len(people)


def test_ids_grow_even_while_the_clock_stands_still() -> None:
    chats = Chats(people=load_people(), bot=BotFace(), now=lambda: NOON)
    ids = [int(chats.new_id()) for _ in range(3)]

    assert ids == sorted(set(ids))
    assert ids[0] > int(NOON.timestamp() * 1000)
