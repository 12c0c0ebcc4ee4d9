"""Breaches worked to their end in a browser, by visible labels; their records are read back.

What people do after the report is counted and printed (`tests.browser.worked`).
"""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import forms
from tests.browser.worked import (
    DECIDES,
    LIKELY,
    RECORD_ONLY,
    TELL,
    WHY,
    Acts,
    closes_short,
    decides,
    regulator_told,
    reports,
)
from tests.browser_kit import SIZES, Pane, Picture, axe_violations, pane, travel

pytestmark = pytest.mark.browser
PICTURED = "closed-"

WORKER, LEAD, DPO, SIRO = "Priya Marlowe", "Tom Bexley", "Helen Farrow", "David Rowan"
POLICE_LEAD = "Imran Sayle"
CAME = "What has come from them?"
OWED = (
    "What happened, and how",
    "When it happened, and when you found out",
    "Which people and which records of ours, and about how many",
    "What could follow for them",
    "What you have done, and what you will do",
    "Whom we can ask, by day and by night",
)
PART_3 = "Was it held to enforce the law? (DPA 2018 Part 3)"


def weighs_part_3(lead: Pane, picture: Picture) -> None:
    """Say that the law-enforcement part applies; nothing was chosen for them."""
    lead.say("weigh BR-2026-0001")
    asked = lead.control(PART_3)
    expect(asked.get_by_role("radio", checked=True)).to_have_count(0)
    lead.choose(PART_3, "Yes")
    picture("15-part-3", lead.name)
    lead.click("Write it down")
    lead.does_not_see(PART_3)


@SIZES
def test_child_protection_minutes_to_the_wrong_worker_are_closed_the_short_way(
    page: Page, picture: Picture, acts: Acts
) -> None:
    reports(page, WORKER, "I think the conference minutes went to the wrong social worker.")
    lead = acts.at(LEAD)
    lead.click("I have it")
    lead.click("Decide")
    decides(lead, "Unlikely", RECORD_ONLY, "A colleague has them.")
    picture("1-short", LEAD)
    closes_short(lead, "A wrong or old address", "Choose the name from our own list.")
    picture("2-closed", LEAD)
    acts.sum_up("minutes to the wrong worker", LEAD, actions=4, within=5)

    worker = pane(page, WORKER)
    worker.sees(re.compile("BR-.* is closed"))
    picture("3-reporter", WORKER)
    worker.click("See what was learnt")
    worker.sees("Choose the name from our own list.")
    me = pane(page, LEAD)
    me.click("Open")
    me.sees("Choose the name from our own list.")
    me.sees("A wrong or old address")
    assert axe_violations(page) == []
    assert me.faults() == []


def test_an_encrypted_laptop_is_closed_whole_and_what_changes_is_chased(
    page: Page, picture: Picture, acts: Acts
) -> None:
    story = "An encrypted laptop was left on a train."
    reports(page, WORKER, story, who_has_it="Not known", what="Lost or stolen")
    lead = acts.at(LEAD)
    lead.click("I have it")
    lead.click("Decide")
    decides(lead, "Unlikely", RECORD_ONLY, "It is encrypted.")
    lead.sees("Still to do")
    picture("4-still-to-do", LEAD)
    unreadable = "Nobody can read it: locked or wiped"
    forms.closing(
        lead,
        "It was lost or stolen",
        "A laptop is gone.",
        "Carry less.",
        ended=unreadable,
        holder="Not known",
    )
    what = "What changes, so that it does not happen again? (Leave empty for nothing.)"
    lead.fill(what, "Laptops stay in the office.")
    lead.fill("Who does that? (A role or team, not a name.)", "The team manager")
    lead.fill("By which day?", "2026-11-24")
    picture("6-whole", LEAD)
    lead.click("Close it")
    lead.sees(re.compile("^Closed .*Record only"))
    acts.sum_up("an encrypted laptop", LEAD, actions=4, within=5)

    travel(page, "+24 h")
    me = pane(page, LEAD)
    me.sees(re.compile("still to do: What was to change"))
    me.click("It has changed")
    me.sees(re.compile("What was to change: done"))
    me.click("Open")
    for words in (
        "A laptop is gone.",
        "Laptops stay in the office.",
        "Carry less.",
        "It is encrypted.",
    ):
        me.sees(words)


def test_police_data_is_told_in_time_and_closed_by_seven_actions(
    page: Page, picture: Picture, acts: Acts
) -> None:
    reports(page, POLICE_LEAD, "I think an intelligence report went to the wrong unit.")
    lead = acts.at(POLICE_LEAD)
    lead.click("I have it")
    weighs_part_3(lead, picture)
    lead.click("Decide")
    decides(lead, "Likely", TELL, "It names a witness. Part 3 applies.")
    regulator_told(lead, "By phone")
    lead.fill("Who says so? A job or an office, not a name.", "The unit's inspector")
    forms.closing(
        lead,
        "It was not checked before it went",
        "Nothing more.",
        "Check the unit.",
        ended="It is back",
        holder="A party to the agreement",
    )
    lead.click("Close it")
    lead.sees(re.compile("^Closed .*Tell the ICO"))
    acts.sum_up("police data", POLICE_LEAD, actions=7, within=20)

    me = pane(page, POLICE_LEAD)
    me.click("Open")
    me.sees("Check the unit.")
    me.sees("It names a witness. Part 3 applies.")
    me.sees("By phone")
    me.sees(re.compile("Imran Sayle weighed it up"))
    me.sees("The unit's inspector")
    picture("7-police-closed", POLICE_LEAD)


def test_where_part_3_was_said_its_own_ground_for_not_telling_is_offered(
    page: Page, picture: Picture, acts: Acts
) -> None:
    reports(page, POLICE_LEAD, "I think a statement went to the wrong unit.")
    lead = acts.at(POLICE_LEAD)
    lead.click("I have it")
    weighs_part_3(lead, picture)
    me = pane(page, POLICE_LEAD)
    me.say("weigh BR-2026-0001")
    expect(me.control(PART_3).get_by_label("Yes")).to_be_checked()  # what was said before
    lead.say("tell the people BR-2026-0001")
    lead.choose("Who needs to know that this happened to them?", "the adult it is about")
    lead.click("Choose these people")
    lead.click("They are not told")
    lead.choose("Who is not told?", "the adult it is about")
    lead.choose("Which ground?", "Law enforcement has to hold it back (DPA 2018 s.68(7))")
    lead.fill("Why does it apply here? No names.", "An inquiry is going on.")
    picture("16-part-3-ground", POLICE_LEAD)
    lead.click("Write it down")
    lead.sees(re.compile("The adult it is about: not told"))
    acts.sum_up("the ground of Part 3, not yet decided", POLICE_LEAD, actions=7, within=20)
    me.say("open BR-2026-0001")
    me.sees("An inquiry is going on.")


def test_a_supplier_hacked_three_weeks_ago_is_chased_told_and_closed(
    page: Page, picture: Picture, acts: Acts
) -> None:
    worker = reports(
        page,
        WORKER,
        "Our supplier rang: it was hacked.",
        who_has_it="Not known",
        what="Cyber",
        where="A supplier working for us",
    )
    worker.click("Add details")
    worker.fill("If you know, when did it happen? (Such as: Tuesday, about 4)", "2026-11-02")
    worker.click("Add these details")
    lead = acts.at(LEAD)
    lead.click("I have it")
    lead.click("Decide")
    decides(lead, "Likely", TELL, "We do not know who has it.")
    lead.sees(re.compile("Thu 26 Nov 2026 09:30"))  # 72 hours from when it told us, not 2 November
    lead.sees(
        re.compile("You told us of a data breach on your side")
    )  # asked for with the decision
    assert lead.control(CAME).get_by_role("checkbox", checked=True).count() == 0
    picture("17-ask-the-supplier", LEAD)
    lead.click("We have asked them")
    lead.sees("How?")  # while it answers, that the regulator was told is asked for
    travel(page, "+24 h")
    lead = acts.at(LEAD)
    lead.sees(re.compile("still to do: Get what the supplier owes us"))
    picture("18-supplier-chased", LEAD)
    lead.click("Ask the supplier")
    lead.choose(CAME, *OWED)
    lead.click("Keep what came")
    lead.sees(re.compile("Get what the supplier owes us: done"))
    lead.does_not_see(CAME)
    regulator_told(lead, "By its online form")
    forms.closing(
        lead,
        "At a supplier",
        "Names are out.",
        "Ask how they keep it.",
        ended="It cannot be got back",
        holder="Not known",
    )
    lead.click("Close it")
    lead.sees(re.compile("^Closed .*Tell the ICO"))
    acts.sum_up("a supplier hacked three weeks ago", LEAD, actions=8, within=20)

    me = pane(page, LEAD)
    me.click("Open")
    for words in ("We do not know who has it.", "Ask how they keep it.", "At a supplier"):
        me.sees(words)
    me.sees(re.compile("2 Nov 2026"))  # three weeks before we heard
    me.sees(re.compile("asked the supplier for what it owes us"))
    me.sees(re.compile("ticked what came from the supplier: 6 of 6"))
    picture("19-supplier-closed", LEAD)
    assert axe_violations(page) == []
    assert me.faults() == []


@SIZES
def test_it_is_put_off_decided_told_and_a_dpo_advises(
    page: Page, picture: Picture, acts: Acts
) -> None:
    reports(page, WORKER, "I think a report went to the wrong school.")
    lead = acts.at(LEAD)
    lead.click("I have it")
    dpo = acts.at(DPO)
    dpo.say("advise BR-2026-0001")
    dpo.choose("What would you decide?", TELL)
    dpo.fill("Your advice. (No names.)", "The school does not know the family.")
    picture("13-advice", DPO)
    dpo.click("Keep this advice")
    lead = acts.at(LEAD)
    lead.sees(re.compile("advice from the DPO"))
    lead.click("Decide")
    lead.sees(re.compile("The DPO advised"))
    lead.choose(LIKELY, "Not known yet")
    lead.choose(DECIDES, "Not yet")
    lead.fill(WHY, "We do not know what it said.")
    picture("14-decide", LEAD)
    lead.click("Record the decision")
    lead.sees("It stops no reminder. You can tell the ICO a part in time, and the rest later.")
    picture("8-not-yet", LEAD)
    lead.fill("What are you waiting for? (No names.)", "The sent copy.")
    lead.fill("Who decides? (A role, not a name.)", "The IG lead")
    lead.fill("By which day? (At most 7 days from now.)", "2026-11-24")
    lead.click("Record the decision")
    lead.sees(re.compile("Decide: by the end of Tue 24 Nov 2026"))

    lead.click("Decide")
    decides(lead, "Likely", RECORD_ONLY, "It is back.")
    lead.sees("You were advised otherwise.")
    picture("9-sure", LEAD)
    lead.click("Not now")
    lead.click("Decide")
    decides(lead, "Likely", TELL, "A child is named.")
    lead.sees("How?")
    picture("10-told", LEAD)
    regulator_told(lead, "By its online form", more="Yes: remind me")
    lead.sees(re.compile("Tell the ICO: done"))
    picture("11-told-done", LEAD)
    # Nine, and the three of a decision that was begun, doubted and left.
    acts.sum_up("put off, advised, told (still open)", LEAD, actions=12, within=20)
    travel(page, "+24 h")
    pane(page, LEAD).sees(re.compile("still to do:"))
    pane(page, LEAD).sees(re.compile("Tell the ICO what is new"))
    picture("12-follow-up", LEAD)
    pane(page, SIRO).sees(re.compile("BR-2026-0001"))
