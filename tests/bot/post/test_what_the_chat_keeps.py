"""Cards carry no narrative but the one that Open shows, which folds; and nothing else leaks.

Planted text stands in every answer of both cards, a correction and the decision.
"""

import io
import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.cases.actions import FOLDED, NOT_OPEN
from governance.breaches.regulator import ReferenceAdded
from governance.plain import to_plain
from simulator.chats import Json
from tests.bot.deciding import decides
from tests.bot.planting import activities
from tests.bot.search import files_in, found_in
from tests.bot.town import BOTH, CARD_1, REFERENCE, Town

PLANTED: Mapping[str, str] = {
    "what_happened": "Quokka8841é",
    "rewritten": "Axolotl7752é",
    "which_one": "Pangolin6663é",
    "what_was_done": "Tapir5574é",
    "reason": "Numbat4485é",
    "delay_reason": "Okapi3396é",
    "aware_why": "Gharial2207é",
    "waiting_for": "Dugong1118é",
    "put_off": "Serow1229é",
    "who": "Takin2330é",
    "sure": "Goral3441é",
    "reference": "Saola0029é",
}
"""Recognisable words by the question they answer; é is another byte in every encoding."""


def planted_in(text: str) -> set[str]:
    return {field for field, word in PLANTED.items() if word in text}


async def plant(town: Town, *, submit: bool = False) -> None:
    """A late report of a supplier's, corrected, with details and a late decision."""
    priya, tom = town["Priya"], town["Tom"]
    await town.reports(
        "Priya",
        {"what_happened": PLANTED["what_happened"], "where": "supplier"},
        noticed="before",
        noticed_on="2026-11-19",
        submit=submit,
    )
    await priya.says(f"details {REFERENCE}")
    await priya.presses(
        "Add these details",
        submit=submit,
        which_one=PLANTED["which_one"],
        what_was_done=PLANTED["what_was_done"],
    )
    await priya.says(f"correct {REFERENCE}")
    await priya.presses("Send the correction", submit=submit, what_happened=PLANTED["rewritten"])
    await tom.presses("I have it", submit=submit)
    await tom.says(f"decide {REFERENCE}")
    await decides(tom, PLANTED, submit=submit)
    assert (await town.case()).regulator.told is not None


@BOTH
async def test_what_people_wrote_is_in_no_message_but_the_open_card(
    town: Town, submit: bool
) -> None:
    await plant(town, submit=submit)
    await town["Tom"].says(f"open {REFERENCE}")
    assert planted_in(town["Tom"].last) == PLANTED.keys()  # what was first sent, too
    await town.goes_on(hours=80)

    leaks = [planted_in(json.dumps(one, ensure_ascii=False)) for one in activities(town)]
    assert [found for found in leaks if found] == []


@BOTH
async def test_a_form_that_comes_back_does_not_repeat_the_story(town: Town, submit: bool) -> None:
    priya = town["Priya"]
    await priya.says("report a breach")
    await priya.presses("Send", {**CARD_1, "noticed_on": "nonsense"}, submit=submit)

    assert "another look" in priya.text
    assert CARD_1["what_happened"] not in priya.text
    assert "Kept: leave this empty to keep what you wrote" in priya.text
    await priya.presses("Send", submit=submit)
    assert (await town.case()).report.what_happened == CARD_1["what_happened"]


@BOTH
@pytest.mark.parametrize(
    ("button", "story", "wrong", "said"),
    [
        pytest.param(
            "Add these details",
            {"what_was_done": "We fetched it.", "which_one": "A printer.", "on_behalf": "A nurse."},
            {"how_many": "lots"},
            "About how many people? Please choose one:",
            id="card 2",
        ),
        pytest.param(
            "Send the correction",
            {"what_happened": "It was the yak plan."},
            {"noticed_on": "never"},
            "If you know, when? I can't read that.",
            id="a correction",
        ),
    ],
)
async def test_what_was_written_beside_something_wrong_stays_in_their_card_and_is_not_said_back(
    town: Town, submit: bool, button: str, story: Json, wrong: Json, said: str
) -> None:
    await town.reports(where="supplier")
    priya = town["Priya"]
    await priya.says(f"details {REFERENCE}")
    await priya.says(f"correct {REFERENCE}")
    before = priya.finds(button)[0].activity_id

    outcome = await priya.presses(button, {**story, **wrong}, submit=submit)
    answer = priya.last if submit else str(outcome["text"])
    assert said in answer
    assert "What you wrote is still in your card" in answer
    assert priya.finds(button)[0].activity_id == before
    everything = json.dumps(activities(town))
    assert [one for one in story.values() if one in everything] == []

    await priya.presses(button, story, submit=submit)
    facts = to_plain((await town.case()).history[-1].fact)
    assert [one for one in story.values() if one not in str(facts)] == []


@BOTH
async def test_open_shows_the_story_and_close_folds_it(town: Town, submit: bool) -> None:
    await town.reports()
    tom = town["Tom"]

    await tom.presses("Open", submit=submit)
    assert CARD_1["what_happened"] in tom.text
    await tom.presses("Fold away", submit=submit)

    assert CARD_1["what_happened"] not in tom.text
    assert f"Breach report {REFERENCE}" in tom.last


@BOTH
async def test_an_open_card_folds_by_itself_after_fifteen_minutes(town: Town, submit: bool) -> None:
    await town.reports()
    await town["Tom"].presses("Open", submit=submit)

    await town.goes_on(minutes=14)
    assert CARD_1["what_happened"] in town["Tom"].text
    await town.goes_on(minutes=1)

    assert CARD_1["what_happened"] not in town["Tom"].text


async def test_open_by_typing_folds_after_fifteen_minutes_too(town: Town) -> None:
    await town.reports()
    assert CARD_1["what_happened"] in await town["Tom"].says(f"open {REFERENCE}")

    await town.goes_on(minutes=15)

    assert CARD_1["what_happened"] not in town["Tom"].text


@pytest.mark.parametrize("said", ["close", f"close {REFERENCE}"])
async def test_close_can_be_typed_and_folds_what_is_open_here_and_nowhere_else(
    town: Town, said: str
) -> None:
    await town.reports()
    await town["Tom"].says(f"open {REFERENCE}")
    await town["Tom"].presses("Open")
    await town["Grace"].presses("Open")

    assert (await town["Tom"].says(said)).strip() == FOLDED

    assert CARD_1["what_happened"] not in town["Tom"].text
    assert CARD_1["what_happened"] in town["Grace"].text
    assert (await town["Tom"].says(said)).strip() == NOT_OPEN


async def test_an_open_card_that_teams_refused_for_too_long_is_never_shown_after_its_fold(
    town: Town,
) -> None:
    await town.reports()
    town.refusals.out_of_order = True
    await town["Tom"].presses("Open", submit=True)
    for _ in range(30):
        await town.goes_on(minutes=1)
    town.refusals.out_of_order = False
    for _ in range(30):
        await town.goes_on(minutes=1)
        assert CARD_1["what_happened"] not in town["Tom"].text


async def test_opening_is_written_to_the_audit_chain_and_looking_at_a_notice_is_not(
    town: Town,
) -> None:
    case = await town.reports()
    await town["Tom"].presses("Open")

    trail = await town.look(lambda unit: unit.audit.of_subject(case.header.id))

    reads = [entry for entry in trail if entry.what == "read"]
    assert [entry.actor for entry in reads] == [town["Tom"].id]


async def test_a_reporter_opens_what_they_sent_and_nothing_that_others_wrote(town: Town) -> None:
    await town.reports()
    await town["Tom"].presses("I have it")
    await town["Tom"].presses("Decide")
    why = "It came back unopened."
    await town["Tom"].presses(
        "Record the decision", likely="not_known", outcome="record_only", reason=why
    )

    said = await town["Priya"].says(f"open {REFERENCE}")

    assert CARD_1["what_happened"] in said
    assert f"{REFERENCE}: what you sent us" in said
    assert "Sent or given to the wrong person" in said
    assert why not in town["Priya"].text
    assert "Told:" not in said
    await town.goes_on(minutes=15)
    assert CARD_1["what_happened"] not in town["Priya"].text


async def test_that_a_reporter_opened_it_is_on_the_audit_chain(town: Town) -> None:
    case = await town.reports()
    await town["Priya"].says(f"open {REFERENCE}")

    trail = await town.look(lambda unit: unit.audit.of_subject(case.header.id))

    assert town["Priya"].id in [entry.actor for entry in trail if entry.what == "read"]


async def test_who_is_kept_out_of_a_case_or_never_reported_it_opens_nothing(town: Town) -> None:
    await town.reports("Tom")  # its IG lead is its reporter
    await town["Tom"].says(f"conflict {REFERENCE}")
    await town["Tom"].presses("Step aside")

    for name in ("Tom", "Priya", "Karl"):
        assert "I can't find that one." in await town[name].says(f"open {REFERENCE}")


@pytest.mark.sqlite_alone
@pytest.mark.usefixtures("loud")
async def test_planted_text_is_found_by_the_leads_open_and_nowhere_on_disk_or_in_a_log(
    town: Town, said: io.StringIO
) -> None:
    await town["Karl"].says("report a breach")
    await town["Karl"].says("no")
    await town["Karl"].says(PLANTED["what_happened"])  # stays a draft
    await plant(town)
    await town["Tom"].presses("Open")
    assert planted_in(town["Tom"].text) >= PLANTED.keys() - {"what_happened"}
    await town.goes_on(hours=3)

    places = {Path(name).name: data for name, data in files_in(town.folder).items()}
    places["the log"] = said.getvalue().encode()
    places["messages"] = json.dumps(activities(town)).encode()
    assert {"igdesk.db", "igdesk.db-wal", "ring.json"} <= places.keys()
    assert len(places["igdesk.db"]) + len(places["igdesk.db-wal"]) > 50_000
    assert places["the log"].count(b"\n") > 10

    assert found_in(places, PLANTED) == []


@pytest.mark.usefixtures("loud")
async def test_no_person_is_named_in_a_log_or_in_the_clear_on_disk(
    town: Town, said: io.StringIO
) -> None:
    await plant(town)
    await town.goes_on(hours=3)

    places = files_in(town.folder / "store").values()
    for chat in town.chats:
        for secret in (chat.persona.name, chat.persona.object_id):
            assert secret not in said.getvalue()
            assert not any(secret.encode() in data for data in places)


@BOTH
async def test_a_new_reference_says_no_older_one_back(town: Town, submit: bool) -> None:
    await town.reports()
    tom = town["Tom"]
    await tom.says(f"decide {REFERENCE}")
    typed = {"likely": "likely", "outcome": "tell_ico", "reason": "Okapi55."}
    await tom.presses("Record the decision", typed, submit=submit)
    for reference in ("Saola0029é", "Saola0030é"):
        await tom.says(f"add number {REFERENCE}")
        assert "Saola" not in json.dumps([tom.cards, tom.text], ensure_ascii=False)
        await tom.presses("Keep this reference", submit=submit, reference=reference)

    case = await town.case()
    assert case.regulator.reference == "Saola0030é"
    assert case.history[-1].fact == ReferenceAdded("Saola0030é", old="Saola0029é")
