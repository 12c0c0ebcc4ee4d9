"""A breach closed, short and whole, and opened again: over HTTP, as Teams would."""

import io

import pytest
from docx import Document

from governance.breaches.containment import ContainmentRecorded, Ended, Holder
from governance.breaches.facts import Outcome
from governance.cases.case import Status
from tests.bot.file_offers import says_yes
from tests.bot.town import BOTH, REFERENCE, Town

TRUSTED = {"who_has_it": "worker", "danger": "no"}
BACK = {"ended": "back", "holder": "party"}
CLOSED = {"back": "yes", "harmed": "no", "cause": "address", "lesson": "Check the address twice."}
WHOLE = {
    "cause": "not_checked",
    "effect": "Two families had to be told.",
    "action": "A second look before it goes.",
    "action_who": "The duty team",
    "action_by": "2026-12-07",
    "lesson": "A second look helps.",
    "broken": "no",
}


async def recorded(town: Town, *, submit: bool = False) -> None:
    """A trusted mis-send, recorded only."""
    await town.reports("Priya", TRUSTED)
    await town["Tom"].presses("I have it", submit=submit)
    await town["Tom"].presses("Decide", submit=submit)
    said = {"likely": "unlikely", "outcome": "record_only", "reason": "One of our own has it."}
    await town["Tom"].presses("Record the decision", said, submit=submit)


@BOTH
async def test_a_trusted_mis_send_is_closed_by_four_presses(town: Town, submit: bool) -> None:
    await recorded(town, submit=submit)
    await town["Tom"].presses("Close it", CLOSED, submit=submit)

    case = await town.case()
    assert case.closing.short
    assert (case.status, case.open_duties) == (Status.DECIDED, ())
    assert f"{REFERENCE} is closed" in town["Priya"].last
    assert CLOSED["lesson"] not in town["Priya"].text
    await town["Priya"].presses("See what was learnt", submit=submit)
    assert CLOSED["lesson"] in town["Priya"].text
    assert await town["Tom"].says(f"open {REFERENCE}")
    assert "A wrong or old address" in town["Tom"].last
    assert CLOSED["lesson"] in town["Tom"].last


@pytest.mark.parametrize("answer", [{"back": "no"}, {"harmed": "yes"}, {"cause": ""}])
async def test_what_is_not_back_or_harmed_somebody_is_not_closed_so(
    town: Town, answer: dict[str, str]
) -> None:
    await recorded(town)
    await town["Tom"].presses("Close it", {**CLOSED, **answer})

    assert (await town.case()).closing.closed is None


async def test_nothing_is_chosen_for_whoever_closes(town: Town) -> None:
    await recorded(town)
    asked = [one for one in town["Tom"].card["body"] if one["type"] == "Input.ChoiceSet"]

    assert [one["id"] for one in asked] == ["back", "harmed", "cause"]
    assert all("value" not in one for one in asked)


async def test_it_refuses_while_a_duty_is_open_and_says_which(town: Town) -> None:
    await town.reports("Priya", TRUSTED)
    await town["Tom"].says(f"decide {REFERENCE}")
    said = {"likely": "likely", "outcome": "tell_ico", "reason": "A child is in it."}
    await town["Tom"].presses("Record the decision", said)
    await town["Tom"].says(f"finish {REFERENCE}")
    assert "It cannot be closed yet." in town["Tom"].last
    assert "Tell the ICO: by **Thu 26 Nov 2026 09:00**" in town["Tom"].last

    entry, _, action = town["Tom"].finds("Open")
    forged = {**action["data"], **WHOLE, "short": "no"}
    await town["Tom"].sends("close_case_send", forged, on=entry.activity_id)

    assert (await town.case()).closing.closed is None


async def test_a_notifiable_one_is_closed_whole_and_what_changes_is_chased(town: Town) -> None:
    await town.reports("Priya", TRUSTED)
    await town["Tom"].presses("I have it")
    await town["Tom"].says(f"decide {REFERENCE}")
    said = {"likely": "likely", "outcome": "tell_ico", "reason": "A child is in it."}
    await town["Tom"].presses("Record the decision", said)
    await town["Tom"].presses("It has been told", {"how": "form", "more": "no"})
    await town["Tom"].presses("Close it", WHOLE)
    assert "Please say how it ended." in town["Tom"].text
    assert (await town.case()).closing.closed is None
    await town["Tom"].presses("Close it", {**WHOLE, **BACK})

    case = await town.case()
    assert case.closing.closed is not None
    assert case.containment.end == ContainmentRecorded(Ended.BACK, Holder.PARTY)
    assert (case.status, [duty.id for duty in case.open_duties]) == (Status.IN_HAND, ["action"])
    await town.until("2026-12-07 08:01")
    assert "What was to change" in town["Tom"].last
    await town["Tom"].presses("It has changed")
    assert (await town.case()).status is Status.DECIDED


async def test_it_is_opened_again_with_a_reason_and_closed_once_more(town: Town) -> None:
    await recorded(town)
    await town["Tom"].presses("Close it", CLOSED)
    await town["Tom"].says(f"reopen {REFERENCE}")
    await town["Tom"].presses("Open it again", why="It had been copied.")

    case = await town.case()
    assert (case.status, case.closing.closed) == (Status.IN_HAND, None)
    assert case.decision is not None
    assert case.decision.outcome is Outcome.RECORD_ONLY
    await town["Tom"].says(f"finish {REFERENCE}")
    await town["Tom"].presses("Close it", CLOSED)
    assert (await town.case()).status is Status.DECIDED


async def test_the_record_is_a_file_with_facts_effects_and_what_was_done(town: Town) -> None:
    await recorded(town)
    await town["Tom"].says(f"how far is it back {REFERENCE}")
    await town["Tom"].presses("Write it down", BACK)
    await town["Tom"].presses("There is more to write")
    await town["Tom"].presses("Close it", WHOLE)
    await town["Tom"].says(f"record {REFERENCE}")
    await says_yes(town, town["Tom"])

    (data,) = town.drive.there.values()
    assert data is not None
    words = _words(data)
    assert WHOLE["effect"] in words
    assert WHOLE["action"] in words
    assert "One of our own has it." in words
    assert WHOLE["action_who"] in words
    assert "It is back. They are a party to the agreement." in words
    assert "Staffordshire County Council. As it stood on Mon 23 Nov 2026 09:00." in words
    assert "Priya" not in words


def _words(data: bytes) -> str:
    page = Document(io.BytesIO(data))
    cells = [cell.text for table in page.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in page.paragraphs), *cells])
