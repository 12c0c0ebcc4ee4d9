"""Kept from the IG lead, stepped aside, another party's: who hears, and who can find it."""

import pytest

from tests.bot.town import BOTH, CARD_1, GONE, REFERENCE, Town, facts
from tests.cards import inputs, words

PAST_THE_LEAD = "Send, but not to these"


async def sent_past_the_lead(town: Town, name: str = "Priya", *, submit: bool = False) -> None:
    await town[name].says("report a breach")
    leads = {"Dana": ("Lena",)}.get(name, ())
    await town[name].presses(PAST_THE_LEAD, {**CARD_1, **town.not_to(*leads)}, submit=submit)


@BOTH
async def test_kept_from_the_lead_the_siro_hears_at_once_and_lead_and_deputy_never(
    town: Town, submit: bool
) -> None:
    await sent_past_the_lead(town, submit=submit)
    assert "Those whom you left out do not hear of it." in town["Priya"].text
    await town.goes_on(hours=96)

    heard = town.heard(but="Priya")
    assert heard[0] == ("Mon 09:00", "David", f"{REFERENCE}: new report.")
    assert not {"Tom", "Grace"} & {who for _, who, _ in heard}
    assert town["Tom"].entries == town["Grace"].entries == []


async def test_kept_from_the_lead_they_cannot_find_it_by_typing_its_reference(town: Town) -> None:
    await sent_past_the_lead(town)
    case = await town.case()

    for name in ("Tom", "Grace"):
        for verb in ("", "open", "acknowledge", "decide", "lead", "name", "conflict"):
            assert GONE in await town[name].says(f"{verb} {REFERENCE}")
            assert GONE in await town[name].says(f"{verb} BR-2026-0999")

    assert facts(await town.case()) == facts(case)


async def test_kept_from_the_lead_they_are_nobody_the_siro_can_name(town: Town) -> None:
    await sent_past_the_lead(town)
    await town["David"].presses("Open")
    await town["David"].presses("Name someone")

    asked = inputs(town["David"].finds("Name them")[1])["who"]
    names = {one["title"] for one in asked["choices"]}
    assert names == {"David Rowan", "Ruth Calder", "Sara Lindqvist"}


async def test_kept_from_the_lead_by_typing_the_choice(town: Town) -> None:
    story = "I think it was a letter."
    for said in ("report a breach", "no", story, "1", "a worker", "just now", "with us"):
        await town["Priya"].says(said)
    await town["Priya"].says("send, but not to my IG lead")

    assert [who for _, who, line in town.heard() if ": new report." in line] == ["David"]


async def test_kept_from_a_lead_who_is_the_dpo_too_the_siro_hears_and_they_hear_nothing(
    town: Town,
) -> None:
    await sent_past_the_lead(town, "Dana")  # of the youth offending service first
    await town.goes_on(hours=96)

    assert (await town.case()).header.party == "YOS"
    assert {who for _, who, _ in town.heard(but="Dana")} == {"Neil"}
    assert GONE in await town["Lena"].says(f"open {REFERENCE}")


async def test_a_lead_who_is_the_dpo_too_acknowledges_and_never_decides(town: Town) -> None:
    await town.reports("Dana")
    lena = town["Lena"]
    await lena.presses("I have it")

    assert not {"Decide", "Name someone", "I will lead"} & {*lena.buttons}
    assert GONE in await lena.says(f"decide {REFERENCE}")


@BOTH
async def test_who_has_a_conflict_is_out_at_every_level_and_nobody_has_it(
    town: Town, submit: bool
) -> None:
    await town.reports()
    tom = town["Tom"]
    await tom.presses("I have it", submit=submit)
    await tom.presses("Open", submit=submit)
    await tom.presses("I cannot take this", submit=submit)
    await tom.presses("Step aside", submit=submit)

    case = await town.case()
    assert case.acknowledged is None
    assert case.status == "reported"
    assert tom.buttons == []
    assert CARD_1["what_happened"] not in tom.text
    for verb in ("", "open", "acknowledge", "decide", "lead", "name", "conflict"):
        assert GONE in await tom.says(f"{verb} {REFERENCE}")
    told = len(town.heard())
    await town.goes_on(hours=96)
    assert "Tom" not in {who for _, who, _ in town.heard()[told:]}
    assert ("Mon 09:00", "Grace", f"{REFERENCE}: new report.") in town.heard()


@BOTH
async def test_every_card_that_someone_had_open_is_folded_when_they_step_aside(
    town: Town, submit: bool
) -> None:
    await town.reports()
    tom = town["Tom"]
    await tom.says(f"open {REFERENCE}")
    await tom.presses("Open", submit=submit)
    assert CARD_1["what_happened"] in tom.text

    await tom.says(f"conflict {REFERENCE}")
    await tom.presses("Step aside", submit=submit)

    assert CARD_1["what_happened"] not in tom.text
    await town.goes_on(hours=1)
    assert CARD_1["what_happened"] not in tom.text


async def test_a_conflict_takes_the_names_of_others_off_their_chat_but_not_the_reference(
    town: Town,
) -> None:
    await town.reports()
    await town["Grace"].presses("I have it")
    await town["Tom"].says(f"conflict {REFERENCE}")
    await town["Tom"].presses("Step aside")

    assert "Grace" not in town["Tom"].text
    assert f"{REFERENCE}: you have stepped aside" in town["Tom"].text


async def test_naming_someone_tells_them_and_the_reporter(town: Town) -> None:
    await town.reports()
    await town.goes_on(hours=4)
    await town["David"].presses("Name someone")
    await town["David"].presses("Name them", who=town["Ruth"].id)

    case = await town.case()
    assert case.leader is not None
    assert case.leader.text == town["Ruth"].id
    assert any(who == "Ruth" for _, who, _ in town.heard())
    assert "**Ruth Calder** has had your report since" in town["Priya"].text
    assert town["Ruth"].buttons == ["I have it", "I cannot", "Open"]
    await town["Ruth"].presses("I have it")
    assert "Decide" in town["Ruth"].buttons


async def test_a_dpo_is_offered_to_nobody_as_leader_and_cannot_be_named_by_forging(
    town: Town,
) -> None:
    await town.reports()
    await town["Tom"].presses("Open")
    await town["Tom"].presses("Name someone")
    entry, card, action = town["Tom"].finds("Name them")

    titles = {one["title"] for one in inputs(card)["who"]["choices"]}
    assert "Helen Farrow" not in titles
    for who in ("Helen", "Priya", "Imran", "Joan"):
        data = {**action["data"], "who": town[who].id, "card": f"forged-{who}"}
        outcome = await town["Tom"].sends("name_send", data, on=entry.activity_id)
        assert outcome == {
            "outcome": "said",
            "text": "Please choose who leads this from the list.",
        }
    assert (await town.case()).leader is None


async def test_the_siro_who_says_i_will_lead_leads_and_the_nobody_rungs_stop(town: Town) -> None:
    await town.reports()
    await town.goes_on(hours=4)
    await town["David"].presses("I will lead")

    case = await town.case()
    assert case.leader is not None
    assert case.leader.text == town["David"].id
    assert "**David Rowan** has had your report since" in town["Priya"].text
    assert "**David Rowan** has had it since" in town["Tom"].text


async def test_joint_data_reported_by_the_police_tells_the_councils_lead_and_no_way_in(
    town: Town,
) -> None:
    await town.reports("Karl", where="partnership", danger="yes")
    case = await town.case()

    assert case.header.party == "POL"
    heard = f"Staffordshire Police has had a data breach. Reference {REFERENCE}."
    assert [who for _, who, line in town.heard() if line == heard] == ["Tom", "Grace"]
    assert CARD_1["what_happened"] not in town["Tom"].text
    assert "It was sent or given to the wrong person" in town["Tom"].text
    assert "Someone may be in danger. Phone" in town["Tom"].text
    await town["Tom"].says(f"open {REFERENCE}")
    assert CARD_1["what_happened"] not in town["Tom"].text
    assert not {"Helen", "David", "Priya"} & {who for _, who, _ in town.heard()}


async def test_a_part_stays_when_the_owners_case_goes_on(town: Town) -> None:
    await town.reports("Karl", where="partnership")
    await town["Imran"].presses("I have it")
    await town["Imran"].says(f"decide {REFERENCE}")
    await town["Imran"].presses(
        "Record the decision", likely="not_known", outcome="record_only", reason="No risk."
    )

    assert "has had a data breach" in town["Tom"].last
    assert "Imran" not in town["Tom"].text
    assert "Record only" not in town["Tom"].text


async def test_joint_data_reported_in_the_lead_party_is_not_told_to_itself(
    town: Town,
) -> None:
    await town.reports("Priya", where="partnership")

    told = [who for _, who, line in town.heard() if "has had a data breach" in line]
    assert "Imran" in told
    assert not {"Tom", "Grace"} & {*told}


@pytest.mark.parametrize(
    ("danger", "too"),
    [
        pytest.param("yes", ["Owen", "Sara", "Ruth"], id="yes"),
        pytest.param(
            "not_sure", ["Owen", "Sara"], id="not sure: the Guardian hears in the morning"
        ),
    ],
)
async def test_danger_brings_in_those_who_look_after_a_person_at_once(
    town: Town, danger: str, too: list[str]
) -> None:
    await town.reports("Priya", danger=danger)

    first = [who for at, who, line in town.heard() if ": new report" in line]
    assert first == ["Tom", "Grace", *too]
    assert "999" in town["Tom"].text
    assert "You are told as safeguarding lead" in town["Sara"].text
    assert "Then phone the children's front door on 01632 960101." in town["Priya"].text


async def test_a_partners_breach_may_not_be_ours_and_says_so_to_the_lead_and_the_siro(
    town: Town,
) -> None:
    await town.reports("Priya", where="partner")

    assert "This may not be ours." in town["Tom"].text
    assert "Whose breach: a partner's, as reported." in town["Tom"].text
    await town.goes_on(hours=4)
    assert "If it is ours: ICO deadline" in town["David"].text
    assert "our 72 hours have not started" in await town["Priya"].says(f"explain {REFERENCE}")


@BOTH
async def test_an_odd_date_is_queried_once_then_accepted_and_flagged(
    town: Town, submit: bool
) -> None:
    priya, future = town["Priya"], {"noticed": "today", "noticed_on": "30/11/2026 10:00"}
    await priya.says("report a breach")
    await priya.presses("Send", {**CARD_1, **future}, submit=submit)
    assert "That date is in the future." in words(priya.card)
    assert await town.how_many() == 0

    await priya.presses("Send", submit=submit)

    case = await town.case()
    assert case.awareness.provisional
    assert case.awareness.at <= case.reported_at
    assert "A date in the report is in the future." in town["Tom"].text


async def test_that_it_happened_after_it_was_noticed_is_flagged_from_card_2(town: Town) -> None:
    await town.reports("Priya", noticed="before", noticed_on="10/11/2026")
    await town["Priya"].presses("Add details")
    await town["Priya"].presses("Add these details", happened_on="12/11/2026")

    assert "A date says it was noticed before it happened." in await town["Tom"].says(REFERENCE)


async def test_with_every_post_vacant_the_coordinator_hears_that_nobody_can_be_reached(
    town: Town,
) -> None:
    await town.reports("Nia")

    assert [row for row in town.heard() if row[1] == "Joan"] == [
        (
            "Mon 09:00",
            "Joan",
            "Nobody at Staffordshire and Stoke-on-Trent Integrated Care Board can be reached"
            " through Teams about something urgent. Please phone them on 01632 960301.",
        )
    ]
    assert REFERENCE not in town["Joan"].text
    assert await town.how_many("ICB") == 1


async def test_someone_in_two_parties_reports_for_the_first_and_each_leads_own_stay_apart(
    town: Town,
) -> None:
    await town.reports("Dana")
    await town.reports("Priya")

    assert [line for _, who, line in town.heard() if who == "Lena"] == ["BR-2026-0001: new report."]
    assert [line for _, who, line in town.heard() if who == "Tom"] == ["BR-2026-0002: new report."]
