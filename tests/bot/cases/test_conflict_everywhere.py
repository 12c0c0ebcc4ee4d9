"""Out of a case is out of it everywhere: notices, lists, references, messages, names and parts."""

import re
from pathlib import Path

import pytest

from bot.kinds import TABLE
from governance.people.identity import PersonId
from simulator.chats import Json
from tests.bot.asking import give_part
from tests.bot.town import CARD_1, GONE, REFERENCE, ROLES, STORY, Town
from tests.bot.town import town as make_town
from tests.cards import walk, words

ASIDE = f"{REFERENCE}: you have stepped aside"
WORDS = (
    *("", "open", "acknowledge", "decide", "lead", "name", "conflict", "message", "read"),
    *("reply", "withdraw", "details", "correct", "explain", "status"),
)
EVERYONE = ("Tom", "Grace", "David", "Helen", "Ruth", "Owen", "Sara", "Priya", "Joan", "Imran")


async def step_aside(town: Town, name: str) -> None:
    await town[name].says(f"conflict {REFERENCE}")
    await town[name].presses("Step aside")


async def everyone_has_cards(town: Town) -> None:
    """A dangerous case that every post has heard of, with messages, opened and typed at."""
    await town.reports(danger="yes")
    await town.goes_on(hours=1)
    tom = town["Tom"]
    await tom.presses("I have it")
    await tom.presses("Message the reporter")
    await tom.presses("Send the message", text="Numbat18: is the child safe now?")
    await town["Priya"].presses("Read")
    await town["Priya"].presses("Send the message", text="Quoll19: yes.")
    for said in ("decide", "name", "open", "read", "status"):
        await tom.says(f"{said} {REFERENCE}")


def buttons_about_cases(card: Json) -> list[str]:
    return [
        str(part["title"])
        for part in walk(card)
        if part.get("type") == "Action.Execute"
        and ("case" in part["data"] or "part" in part["data"])
    ]


async def test_every_card_that_someone_had_of_the_case_is_gone_when_they_step_aside(
    town: Town,
) -> None:
    await everyone_has_cards(town)
    tom = town["Tom"]
    assert len([card for card in tom.cards if buttons_about_cases(card)]) >= 6
    assert STORY in tom.text

    await step_aside(town, "Tom")

    assert [found for card in tom.cards if (found := buttons_about_cases(card))] == []
    for leak in (STORY, "Numbat18", "Quoll19", "Acknowledged", "ICO"):
        assert leak not in tom.text
    assert {line for line in tom.text.splitlines() if REFERENCE in line} <= {ASIDE, ""}


async def test_nothing_of_the_case_reaches_them_again_whatever_happens(town: Town) -> None:
    await everyone_has_cards(town)
    await step_aside(town, "Tom")
    before = len(town.received())

    await town["Priya"].says(f"correct {REFERENCE}")
    await town["Priya"].presses("Send the correction", went_wrong="lost")
    await town["Priya"].says(f"message {REFERENCE}")
    await town["Priya"].presses("Send the message", text="Is anyone there?")
    await town["Grace"].says(f"acknowledge {REFERENCE}")
    await town["Grace"].says(f"lead {REFERENCE}")
    await town["Priya"].says(f"withdraw {REFERENCE}")
    await town["Priya"].presses("Withdraw it", why="A mistake.")
    await town.goes_on(hours=96)

    since = town.received()[before:]
    assert [line["verb"] for line in since if line["person"] == "Tom Bexley"].count("send") == 0
    assert {line for line in town["Tom"].text.splitlines() if REFERENCE in line} <= {ASIDE, ""}


@pytest.mark.parametrize("name", ["Tom", "Grace", "David", "Ruth", "Owen", "Sara", "Helen"])
async def test_whatever_they_are_it_is_not_there_by_any_word_or_button(
    town: Town, name: str
) -> None:
    await town.reports(danger="yes")
    await town.goes_on(hours=24)  # the whole ladder's people have heard
    await step_aside(town, name)
    case = await town.case()

    for word in WORDS:
        assert GONE in await town[name].says(f"{word} {REFERENCE}"), word
    for verb in sorted(TABLE.verbs):
        data = {"case": case.header.id, "v": 99, "s": 1, "card": f"forged-{verb}"}
        data |= {
            "text": "x",
            "why": "x",
            "who": town[name].id,
            "likely": "not_known",
            "outcome": "not_ours",
        }
        outcome = await town[name].sends(verb, data, on=town[name].entries[-1].activity_id)
        assert STORY not in str(outcome), verb
        assert REFERENCE not in str(outcome), verb
    assert (await town.case()).history == case.history


async def test_they_are_in_no_list_and_nobody_can_name_them(town: Town) -> None:
    await town.reports("Tom")  # the IG lead reports, and has a conflict
    await step_aside(town, "Tom")

    assert REFERENCE not in (await town["Tom"].says("my reports")).replace(ASIDE, "")
    await town["Grace"].says(f"name {REFERENCE}")
    offered = words(town["Grace"].finds("Name them")[1])
    assert "Tom Bexley" not in offered
    entry, _, action = town["Grace"].finds("Name them")
    await town["Grace"].sends(
        "name_send", {**action["data"], "who": town["Tom"].id}, on=entry.activity_id
    )
    assert (await town.case()).leader is None


async def test_a_reporter_who_is_out_is_sent_no_message(town: Town) -> None:
    await town.reports("Tom")
    await step_aside(town, "Tom")
    await town["Grace"].says(f"message {REFERENCE}")

    outcome = await town["Grace"].presses("Send the message", text="Where is the letter?")

    assert "has no part in it any more" in outcome["text"]
    assert [type(e.fact).__name__ for e in (await town.case()).history].count("MessageSent") == 0


@pytest.mark.parametrize("order", [("Tom", "Grace"), ("Grace", "Tom")], ids=" then ".join)
async def test_with_lead_and_deputy_out_the_siro_hears_at_once(
    town: Town, order: tuple[str, str]
) -> None:
    await town.reports()
    for name in order:
        await town[name].says(f"acknowledge {REFERENCE}")
        await step_aside(town, name)

    assert (await town.case()).acknowledged is None
    assert any(who == "David" for _, who, _ in town.heard())


LEAD_OF_BOTH = """
[[people]]
name = "Vera Quill"
tenant = "11111111-1111-4111-8111-111111111111"
object_id = "a1000000-0000-4000-8000-000000000099"
post = "IG lead of the youth offending service and deputy of the council"
memberships = [{ party = "YOS", role = "ig_lead" }, { party = "SCC", role = "deputy" }]
"""


@pytest.fixture
def both_roles(tmp_path: Path) -> Path:
    file = tmp_path / "roles.toml"
    numbers = re.search(r"\n\[\[numbers\]\]", text := ROLES.read_text())
    assert numbers
    file.write_text(text[: numbers.start()] + LEAD_OF_BOTH + text[numbers.start() :])
    return file


async def test_kept_from_the_lead_the_joint_part_is_kept_from_them_in_their_other_party_too(
    tmp_path: Path, pristine: Path, both_roles: Path
) -> None:
    async with make_town(
        tmp_path / "town", pristine=pristine, changes={"roles": both_roles}
    ) as town:
        await town["Dana"].says("report a breach")
        out = town.not_to("Vera")
        card = {**CARD_1, "where": "partnership", **out}
        await town["Dana"].presses("Send, but not to these", card)

        assert (await town.case()).header.party == "YOS"
        told = {who for _, who, line in town.heard() if "has had a data breach" in line}
        assert "Tom" in told
        assert "Vera" not in told
        assert town["Vera"].entries == []


async def test_who_steps_aside_loses_the_part_that_another_party_was_given(
    tmp_path: Path, pristine: Path, both_roles: Path
) -> None:
    async with make_town(
        tmp_path / "town", pristine=pristine, changes={"roles": both_roles}
    ) as town:
        await town.reports("Dana", where="partnership")
        vera = town["Vera"]
        _, _, button = town["Tom"].finds("Seen")
        await step_aside(town, "Vera")

        assert [found for card in vera.cards if (found := buttons_about_cases(card))] == []
        outcome = await vera.sends(
            "task_reply_send", {**button["data"], "card": "forged"}, on=vera.entries[-1].activity_id
        )
        assert "joint" not in str(outcome)
        assert GONE in words(vera.card) or GONE in str(outcome)
        await town["Tom"].presses("Seen")
        assert (await town.case()).tasks[0].answers


async def test_who_steps_aside_loses_a_part_of_an_earlier_release_too(
    tmp_path: Path, pristine: Path, both_roles: Path
) -> None:
    async with make_town(
        tmp_path / "town", pristine=pristine, changes={"roles": both_roles}
    ) as town:
        await town.reports("Dana")
        part = await give_part(town, await town.case(), "SCC")
        vera = town["Vera"]
        await step_aside(town, "Vera")
        on = vera.entries[-1].activity_id
        outcome = await vera.sends("part", {"part": part, "s": 1, "card": "forged"}, on=on)

        assert "joint" not in str(outcome)
        assert "Sent or given" not in vera.text + str(outcome)
        assert GONE in vera.text + str(outcome)


async def test_a_conflict_outlives_a_restart(tmp_path: Path, pristine: Path) -> None:
    folder = tmp_path / "town"
    async with make_town(folder, pristine=pristine) as before:
        await before.reports()
        await step_aside(before, "Tom")

    async with make_town(folder, pristine=pristine, after=before) as after:
        assert GONE in await after["Tom"].says(f"open {REFERENCE}")
        assert PersonId.parse(after["Tom"].id) in (await after.case()).out
