"""Breaches worked to their end in a browser, by visible labels: presses counted, records read."""

import re
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page, expect

from tests.browser import forms
from tests.browser_kit import SIZES, Pane, Picture, axe_violations, pane, travel

pytestmark = pytest.mark.browser
PICTURED = "closed-"

WORKER, LEAD, DPO, SIRO = "Priya Marlowe", "Tom Bexley", "Helen Farrow", "David Rowan"
POLICE_LEAD = "Imran Sayle"
LIKELY, DECIDE = "How likely is harm to the people in it?", "What do you decide?"
WHY = "Why? (No names. This goes on the record.)"
BACK = "Is it back, or has whoever has it written that it is deleted?"
HARMED = "Was anybody harmed, as far as you know?"
LINE = "What was learnt? One line, for whoever reported it. (No names.)"
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


@dataclass
class Acts:
    """What people do after the report, counted: a press is an action."""

    page: Page
    count: int = 0
    done: list[str] = field(default_factory=list)

    def press(self, person: str, label: str) -> Pane:
        """Press a button that is there to see."""
        self.count += 1
        self.done.append(f"{person}: {label}")
        found = pane(self.page, person)
        found.click(label)
        return found

    def say_how_many(self, what: str) -> None:
        """For whoever reads the log of the tests."""
        print(f"{what}: {self.count} actions after the report: {'; '.join(self.done)}")


def reports(page: Page, story: str, who: str = WORKER, **answers: str) -> None:
    worker = pane(page, who)
    worker.say("report a breach")
    forms.breach(worker, story, **answers)
    worker.click("Send")
    worker.sees(re.compile("We have your report: BR-"))


def takes_and_decides(acts: Acts, lead: str, likely: str, outcome: str, why: str) -> None:
    acts.press(lead, "I have it")
    decides(acts, lead, likely, outcome, why)


def decides(acts: Acts, lead: str, likely: str, outcome: str, why: str) -> None:
    form = acts.press(lead, "Decide")
    form.choose(LIKELY, likely)
    form.choose(DECIDE, outcome)
    form.fill(WHY, why)
    acts.press(lead, "Record the decision")


def weighs_part_3(acts: Acts, lead: str, picture: Picture) -> None:
    """Say that the law-enforcement part applies; nothing was chosen for them."""
    form = pane(acts.page, lead)
    form.say("weigh BR-2026-0001")
    asked = form.control(PART_3)
    expect(asked.get_by_role("radio", checked=True)).to_have_count(0)
    form.choose(PART_3, "Yes")
    picture("15-part-3", lead)
    acts.press(lead, "Write it down")
    form.does_not_see(PART_3)


@SIZES
def test_child_protection_minutes_to_the_wrong_worker_are_closed_the_short_way(
    page: Page, picture: Picture
) -> None:
    reports(page, "I think the conference minutes went to the wrong social worker.")
    acts = Acts(page)
    takes_and_decides(
        acts, LEAD, "Unlikely", "Record only; no need to tell the ICO", "A colleague has them."
    )
    lead = pane(page, LEAD)
    lead.sees(BACK)
    picture("1-short", LEAD)
    lead.choose(BACK, "Yes")
    lead.choose(HARMED, "No")
    lead.choose("Why did it happen?", "A wrong or old address")
    lead.fill(LINE, "Choose the name from our own list.")
    acts.press(LEAD, "Close it")
    lead.sees(re.compile("^Closed .*Record only"))
    picture("2-closed", LEAD)
    acts.say_how_many("minutes to the wrong worker")
    assert acts.count <= 4

    worker = pane(page, WORKER)
    worker.sees(re.compile("BR-.* is closed"))
    picture("3-reporter", WORKER)
    worker.click("See what was learnt")
    worker.sees("Choose the name from our own list.")
    lead = pane(page, LEAD)
    lead.click("Open")
    lead.sees("Choose the name from our own list.")
    lead.sees("A wrong or old address")
    assert axe_violations(page) == []
    assert lead.faults() == []


def test_an_encrypted_laptop_is_closed_whole_and_what_changes_is_chased(
    page: Page, picture: Picture
) -> None:
    worker = pane(page, WORKER)
    worker.say("report a breach")
    forms.breach(worker, "An encrypted laptop was left on a train.", who_has_it="Not known")
    worker.choose("What went wrong?", "Lost or stolen")
    worker.click("Send")
    worker.sees(re.compile("We have your report: BR-"))
    acts = Acts(page)
    takes_and_decides(
        acts, LEAD, "Unlikely", "Record only; no need to tell the ICO", "It is encrypted."
    )
    lead = pane(page, LEAD)
    lead.sees("Still to do")
    picture("4-still-to-do", LEAD)
    lead.say("finish BR-2026-0001")
    lead.sees("It cannot be closed yet. Still to do:")
    picture("5-not-yet", LEAD)
    acts.press(LEAD, "Get it back")
    acts.press(LEAD, "How far is it back?")
    lead.choose("How did it end?", "Nobody can read it: locked or wiped")
    lead.choose("Who has it, or had it?", "Not known")
    acts.press(LEAD, "Write it down")
    forms.closing(lead, "It was lost or stolen", "A laptop is gone.", "Carry less.")
    what = "What changes, so that it does not happen again? (Leave empty for nothing.)"
    lead.fill(what, "Laptops stay in the office.")
    lead.fill("Who does that? (A role or team, not a name.)", "The team manager")
    lead.fill("By which day?", "2026-11-24")
    picture("6-whole", LEAD)
    acts.press(LEAD, "Close it")
    lead.sees(re.compile("^Closed .*Record only"))
    acts.say_how_many("encrypted laptop")
    assert acts.count <= 9
    travel(page, "+24 h")
    lead = pane(page, LEAD)
    lead.sees(re.compile("still to do: What was to change"))
    lead.click("It has changed")
    lead.sees(re.compile("What was to change: done"))
    lead.click("Open")
    for words in (
        "A laptop is gone.",
        "Laptops stay in the office.",
        "Carry less.",
        "It is encrypted.",
    ):
        lead.sees(words)


def test_police_data_is_told_in_time_and_closed_by_nine_presses(
    page: Page, picture: Picture
) -> None:
    reports(page, "I think an intelligence report went to the wrong unit.", POLICE_LEAD)
    acts = Acts(page)
    acts.press(POLICE_LEAD, "I have it")
    weighs_part_3(acts, POLICE_LEAD, picture)
    decides(acts, POLICE_LEAD, "Likely", "Tell the ICO", "It names a witness. Part 3 applies.")
    lead = acts.press(POLICE_LEAD, "I have told the ICO")
    lead.choose("How?", "By phone")
    lead.choose("Is there more to tell it later?", "No, that was all")
    acts.press(POLICE_LEAD, "It has been told")
    lead.choose("How did it end?", "It is back")
    lead.choose("Who has it, or had it?", "A party to the agreement")
    lead.fill("Who says so? A job or an office, not a name.", "The unit's inspector")
    acts.press(POLICE_LEAD, "Write it down")
    forms.closing(lead, "It was not checked before it went", "Nothing more.", "Check the unit.")
    acts.press(POLICE_LEAD, "Close it")
    lead.sees(re.compile("^Closed .*Tell the ICO"))
    acts.say_how_many("police data")
    assert acts.count <= 9
    lead.click("Open")
    lead.sees("Check the unit.")
    lead.sees("It names a witness. Part 3 applies.")
    lead.sees("By phone")
    lead.sees(re.compile("Imran Sayle weighed it up"))
    picture("7-police-closed", POLICE_LEAD)


def test_where_part_3_was_said_its_own_ground_for_not_telling_is_offered(
    page: Page, picture: Picture
) -> None:
    reports(page, "I think a statement went to the wrong unit.", POLICE_LEAD)
    acts = Acts(page)
    lead = acts.press(POLICE_LEAD, "I have it")
    weighs_part_3(acts, POLICE_LEAD, picture)
    lead.say("weigh BR-2026-0001")
    expect(lead.control(PART_3).get_by_label("Yes")).to_be_checked()  # what was said before
    lead.say("tell the people BR-2026-0001")
    lead.choose("Who needs to know that this happened to them?", "the adult it is about")
    acts.press(POLICE_LEAD, "These are they")
    acts.press(POLICE_LEAD, "The adult it is about")
    acts.press(POLICE_LEAD, "They are not told")
    lead.choose("Which ground?", "Law enforcement has to hold it back (DPA 2018 s.68(7))")
    lead.fill("Why does it apply here? No names.", "An inquiry is going on.")
    picture("16-part-3-ground", POLICE_LEAD)
    acts.press(POLICE_LEAD, "Write it down")
    lead.sees(re.compile("The adult it is about: not told"))
    acts.say_how_many("the ground of Part 3")
    lead.say("open BR-2026-0001")
    lead.sees("An inquiry is going on.")


def test_a_supplier_hacked_three_weeks_ago_is_chased_told_and_closed(
    page: Page, picture: Picture
) -> None:
    worker = pane(page, WORKER)
    worker.say("report a breach")
    forms.breach(worker, "Our supplier rang: it was hacked.", who_has_it="Not known")
    worker.choose("What went wrong?", "Cyber")
    worker.choose("Where did it go wrong?", "A supplier working for us")
    worker.click("Send")
    worker.sees(re.compile("We have your report: BR-"))
    worker.click("Add details")
    worker.fill("If you know, when did it happen? (Such as: Tuesday, about 4)", "2026-11-02")
    worker.click("Add these details")
    acts = Acts(page)
    takes_and_decides(acts, LEAD, "Likely", "Tell the ICO", "We do not know who has it.")
    lead = pane(page, LEAD)
    lead.sees(re.compile("Thu 26 Nov 2026 09:30"))  # 72 hours from when it told us, not 2 November
    acts.press(LEAD, "Ask the supplier")
    lead.sees(re.compile("You told us of a data breach on your side"))
    assert lead.control(CAME).get_by_role("checkbox", checked=True).count() == 0
    picture("17-ask-the-supplier", LEAD)
    acts.press(LEAD, "We have asked them")
    travel(page, "+24 h")
    lead = pane(page, LEAD)
    lead.sees(re.compile("still to do: Get what the supplier owes us"))
    picture("18-supplier-chased", LEAD)
    acts.press(LEAD, "Ask the supplier")
    lead.choose(CAME, *OWED)
    acts.press(LEAD, "Keep what came")
    lead.sees(re.compile("Get what the supplier owes us: done"))
    lead.does_not_see(CAME)
    lead.choose("How did it end?", "It cannot be got back")
    lead.choose("Who has it, or had it?", "Not known")
    acts.press(LEAD, "Write it down")
    acts.press(LEAD, "I have told the ICO")
    lead.choose("How?", "By its online form")
    lead.choose("Is there more to tell it later?", "No, that was all")
    acts.press(LEAD, "It has been told")
    forms.closing(lead, "At a supplier", "Names are out.", "Ask how they keep it.")
    acts.press(LEAD, "Close it")
    lead.sees(re.compile("^Closed .*Tell the ICO"))
    acts.say_how_many("a supplier hacked three weeks ago")
    assert acts.count <= 7 + 4  # the four: the supplier asked, and what came ticked
    lead.click("Open")
    for words in ("We do not know who has it.", "Ask how they keep it.", "At a supplier"):
        lead.sees(words)
    lead.sees(re.compile("2 Nov 2026"))  # three weeks before we heard
    lead.sees(re.compile("asked the supplier for what it owes us"))
    lead.sees(re.compile("ticked what came from the supplier: 6 of 6"))
    picture("19-supplier-closed", LEAD)
    assert axe_violations(page) == []
    assert lead.faults() == []


@SIZES
def test_it_is_put_off_decided_told_and_a_dpo_advises(page: Page, picture: Picture) -> None:
    reports(page, "I think a report went to the wrong school.")
    acts = Acts(page)
    acts.press(LEAD, "I have it")
    dpo = pane(page, DPO)
    dpo.say("advise BR-2026-0001")
    dpo.choose("What would you decide?", "Tell the ICO")
    dpo.fill("Your advice. (No names.)", "The school does not know the family.")
    picture("13-advice", DPO)
    dpo.click("Keep this advice")
    lead = pane(page, LEAD)
    lead.sees(re.compile("advice from the DPO"))
    form = acts.press(LEAD, "Decide")
    form.sees(re.compile("The DPO advised"))
    form.choose(LIKELY, "Not known yet")
    form.choose(DECIDE, "Not yet")
    form.fill(WHY, "We do not know what it said.")
    picture("14-decide", LEAD)
    acts.press(LEAD, "Record the decision")
    form.sees("It stops no reminder. You can tell the ICO a part in time, and the rest later.")
    picture("8-not-yet", LEAD)
    form.fill("What are you waiting for? (No names.)", "The sent copy.")
    form.fill("Who decides? (A role, not a name.)", "The IG lead")
    form.fill("By which day? (At most 7 days from now.)", "2026-11-24")
    acts.press(LEAD, "Record the decision")
    form.sees(re.compile("Decide: by the end of Tue 24 Nov 2026"))

    form = acts.press(LEAD, "Decide")
    form.choose(LIKELY, "Likely")
    form.choose(DECIDE, "Record only; no need to tell the ICO")
    form.fill(WHY, "It is back.")
    acts.press(LEAD, "Record the decision")
    form.sees("You were advised otherwise.")
    picture("9-sure", LEAD)
    form.click("Not now")
    form = acts.press(LEAD, "Decide")
    form.choose(LIKELY, "Likely")
    form.choose(DECIDE, "Tell the ICO")
    form.fill(WHY, "A child is named.")
    acts.press(LEAD, "Record the decision")
    form = acts.press(LEAD, "I have told the ICO")
    form.choose("How?", "By its online form")
    form.choose("Is there more to tell it later?", "Yes: remind me")
    picture("10-told", LEAD)
    acts.press(LEAD, "It has been told")
    form.sees(re.compile("Tell the ICO: done"))
    picture("11-told-done", LEAD)
    travel(page, "+24 h")
    pane(page, LEAD).sees(re.compile("still to do:"))
    pane(page, LEAD).sees(re.compile("Tell the ICO what is new"))
    picture("12-follow-up", LEAD)
    pane(page, SIRO).sees(re.compile("BR-2026-0001"))
    acts.say_how_many("put off, advised, told")
