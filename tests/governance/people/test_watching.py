"""What a party watches its staff by is off until it says where it told them."""

from pathlib import Path

import pytest

from governance.agreements.model import Agreement
from governance.agreements.parse import parse_agreement
from governance.keys import PartyKey
from governance.people.roles_file import DirectoryFaults, parse_directory
from governance.people.watching import NOT_WATCHED, Team, Watching

ROOT = Path(__file__).parents[3]
SCC = PartyKey("SCC")
LINES = 'party = "SCC"\ndpia = "DPIA 7"\nstaff_notice = "Notice 12"\n'
TEAM = 'teams = [{ key = "north", name = "North", people = %d }]\n'


@pytest.fixture(scope="module")
def sscb() -> Agreement:
    path = "governance/agreements/sscb_2023.toml"
    return parse_agreement((ROOT / path).read_bytes(), file=path)


def watching(table: str, sscb: Agreement) -> Watching:
    data = f"[[watching]]\n{table}".encode() if table else b""
    return parse_directory(data, file="roles.toml", agreement=sscb).watching(SCC)


def test_nothing_is_on_without_a_table(sscb: Agreement) -> None:
    assert watching("", sscb) == NOT_WATCHED


def test_it_is_on_with_both_lines(sscb: Agreement) -> None:
    found = watching(LINES + "unusual_reading = true\n" + TEAM % 5, sscb)

    assert found == Watching(
        "DPIA 7", "Notice 12", unusual_reading=True, teams=(Team("north", "North", 5),)
    )


@pytest.mark.parametrize(
    ("table", "says"),
    [
        pytest.param('party = "SCC"\ndpia = "DPIA 7"\n', "staff_notice", id="no staff notice"),
        pytest.param('party = "SCC"\nstaff_notice = "12"\n', "dpia", id="no DPIA"),
        pytest.param(LINES + TEAM % 4, "fewer than 5", id="a team of four"),
        pytest.param(LINES.replace("SCC", "XYZ"), "XYZ", id="nobody's party"),
        pytest.param(LINES + "[[watching]]\n" + LINES, "twice", id="twice"),
    ],
)
def test_anything_less_is_refused(sscb: Agreement, table: str, says: str) -> None:
    with pytest.raises(DirectoryFaults, match=says):
        watching(table, sscb)
