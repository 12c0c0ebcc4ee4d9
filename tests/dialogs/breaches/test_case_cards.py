"""The cards of a case: their words, their buttons, and what they never carry."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from dialogs.asking.readers.words import BANDS
from dialogs.breaches import choices as options
from dialogs.breaches.deciding import aware_card, decide_card, not_yet_card, sure_card
from dialogs.breaches.history import say_fact
from dialogs.breaches.joint_parts import PartView
from dialogs.breaches.notices import escalation_notice
from dialogs.breaches.opened import case_card, open_card
from dialogs.breaches.receipt import (
    deadline_card,
    outcome_to_reporter,
    receipt_card,
    someone_has_it,
)
from dialogs.breaches.regulator import told_card
from dialogs.cases.history import WHY, say_event
from dialogs.cases.home import gone_card
from dialogs.cases.ladder_lines import LATE, became_lines, told_rows
from dialogs.cases.who_is_told import who_has_been_told, who_is_told_now
from dialogs.words.wording import say
from governance.access import Action
from governance.breaches.facts import (
    AwarenessCorrected,
    Corrected,
    Decided,
    DetailsAdded,
    Outcome,
    WhereaboutsSaid,
)
from governance.breaches.report import BreachDetails, Noticed, WentWrong, WhoHasIt
from governance.breaches.suggestion import Against
from governance.cases.danger import Danger
from governance.cases.event import Fact
from governance.cases.facts import Acknowledged, ConflictDeclared, LeaderNamed, Unreached
from governance.cases.recipients import Told
from governance.cases.yes_no import YesNo
from governance.outcomes import Outcome as Became
from governance.people.identity import Role
from governance.plain import to_plain
from tests.cards import MOST_BYTES, check_card, first_page, inputs, verbs, words
from tests.cases import (
    DAVID,
    GRACE,
    HELEN,
    PRIYA,
    REPORTED_AT,
    TOM,
    Named,
    acknowledged,
    after_report,
    agreement,
    case,
    event,
    last_told,
    report,
    scene,
    swept,
)
from tests.dialogs.breaches.breach_gallery import (
    DONE,
    MOVED,
    NARRATIVE,
    REASON,
    WHY_DOWN,
    every_card,
)
from tests.governance.climbing import moment

GALLERY = every_card()
OPEN = ("open", "open_decided")
PLANTED = {
    "the narrative": "house next door",
    "what was done": "locked drawer",
    "the reason": "addresses reached someone",
    "why the time moved": "left a message",
}


@pytest.mark.parametrize("card", GALLERY.values(), ids=list(GALLERY))
def test_every_card_is_one_that_teams_takes(card: Mapping[str, Any]) -> None:
    check_card(card)
    assert len(card.get("actions", ())) <= 6  # Teams shows no more
    assert card["fallbackText"] == card["speak"] != ""


def test_only_the_open_card_carries_what_people_wrote() -> None:
    assert all(any(words in said for words in PLANTED.values()) for said in map(str, _open()))
    for name, card in GALLERY.items():
        if name not in OPEN:
            said = json.dumps(card, ensure_ascii=False)
            assert [what for what, part in PLANTED.items() if part in said] == [], name


def test_the_planted_words_are_what_people_wrote() -> None:
    wrote = (NARRATIVE, DONE, REASON, MOVED)

    assert all(part in said for part, said in zip(PLANTED.values(), wrote, strict=True))
    assert all(part in words(GALLERY["open_decided"]) for part in PLANTED.values())


def _open() -> list[Mapping[str, Any]]:
    return [GALLERY[name] for name in OPEN]


def test_a_notice_names_nobody_whose_data_it_is_and_not_the_reporter() -> None:
    notices = [card for name, card in GALLERY.items() if name.startswith(("notice", "up_"))]

    assert notices
    assert [card for card in notices if "Priya" in json.dumps(card)] == []


def test_the_receipt_says_what_the_issue_says() -> None:
    said = list(dict.fromkeys(words(GALLERY["receipt"]).replace("**", "").splitlines()[1:]))

    assert said[:2] == ["We have your report: BR-2026-0007.", "Sent at 16:40 on Fri 20 Nov 2026."]
    assert said[2:7] == [
        "Do this now",
        "1. Do not contact whoever has it. We will agree with you who does.",
        "2. Do not tell the family yet. If someone must get to safety, that comes first.",
        "3. Leave things as they are. Delete nothing. Do not send us the file.",
        "4. You will hear from us here by 17:10. If not, phone the Information Governance team.",
    ]
    assert said[7:11] == [
        "Does it show where anyone lives, stays or goes to school?",
        "Yes",
        "Not sure",
        "No",
    ]
    assert verbs(GALLERY["receipt"]) == ["details", "correct"]


def test_in_danger_the_receipt_begins_with_999_and_promises_a_quarter_of_an_hour() -> None:
    said = list(dict.fromkeys(words(GALLERY["receipt_danger"]).replace("**", "").splitlines()[1:]))

    assert said[2:7] == [
        "Someone may be hurt. Phone 999 if you have not.",
        "Then phone the children's front door on 01632 960101. Tell us which is so:",
        "I have phoned",
        "Someone else has",
        "I cannot get through",
    ]
    assert said[11] == (
        "4. You will hear from us here by 16:55. If not, phone the Information Governance team."
    )


@pytest.mark.parametrize(("name", "typed"), [("receipt", False), ("receipt_danger", True)])
def test_what_has_no_room_for_a_button_is_said_to_be_typed(name: str, typed: bool) -> None:
    said = words(GALLERY[name])

    assert ("type “details BR-2026-0007” or “correct BR-2026-0007”" in said) is typed
    assert (verbs(GALLERY[name]) == []) is typed


NO_CONTACT = "Do not contact whoever has it. We will agree with you who does."
ASK_THEM = (
    "Ask them to delete it without reading it, and to write back that they have. "
    "Do not send it again."
)
LOST = "Go back and look, if that is safe. Stolen: phone the police on 101."
SEEN = "Do not speak to the person you think looked. Do not open the record to check."
CANNOT = (
    "Do not switch off. Phone IT on 01632 960102. If someone's care depends on it, use your paper "
    "plan."
)


@pytest.mark.parametrize(
    ("changes", "first"),
    [
        pytest.param({}, NO_CONTACT, id="wrong person, nobody asked who has it"),
        pytest.param({"who_has_it": WhoHasIt.RELATIVE}, NO_CONTACT, id="a relative has it"),
        pytest.param({"who_has_it": WhoHasIt.WORKER}, ASK_THEM, id="a worker has it"),
        pytest.param(
            {"who_has_it": WhoHasIt.WORKER, "danger": Danger.NOT_SURE},
            NO_CONTACT,
            id="a worker has it, in danger: nobody is contacted before the lead says so",
        ),
        pytest.param({"went_wrong": WentWrong.LEFT_IN}, NO_CONTACT, id="names left in"),
        pytest.param(
            {"went_wrong": WentWrong.WRONG_PLACE},
            "Take it down if you can in one step. Note the time.",
            id="wrong record or site",
        ),
        pytest.param({"went_wrong": WentWrong.LOST}, LOST, id="lost or stolen"),
        pytest.param(
            {"went_wrong": WentWrong.LOST, "danger": Danger.YES},
            NO_CONTACT,
            id="lost, in danger: no contact first",
        ),
        pytest.param(
            {"went_wrong": WentWrong.THROWN_AWAY},
            "Get it back, if that is safe and it is still there. Note the time.",
            id="thrown away",
        ),
        pytest.param({"went_wrong": WentWrong.SEEN}, SEEN, id="seen"),
        pytest.param({"went_wrong": WentWrong.SEEN, "danger": Danger.YES}, SEEN, id="seen: alike"),
        pytest.param(
            {"went_wrong": WentWrong.CHANGED},
            "Stop. Do not try to put it back. Phone IT on 01632 960102.",
            id="changed",
        ),
        pytest.param({"went_wrong": WentWrong.UNAVAILABLE}, CANNOT, id="cannot get at it"),
        pytest.param(
            {"went_wrong": WentWrong.CYBER},
            "Do not switch off. Do not use it. Phone IT on 01632 960102.",
            id="cyber",
        ),
        pytest.param({"went_wrong": WentWrong.OTHER}, "Wait for us.", id="other"),
        pytest.param({"went_wrong": WentWrong.NOT_SURE}, "Wait for us.", id="not sure"),
    ],
)
def test_what_to_do_first_follows_what_went_wrong(changes: dict[str, Any], first: str) -> None:
    said = words(receipt_card(scene(case(filed=report(**changes)), PRIYA)))
    now = said.split("Do this now\n")[1]

    assert now.splitlines()[0] == f"1. {first}"


@pytest.mark.parametrize(
    ("at", "by"),
    [
        pytest.param("2026-11-20 19:45", "by **20:15**", id="before quiet hours: half an hour"),
        pytest.param("2026-11-20 23:00", "by **Sat 21 Nov 2026 08:30**", id="at night: by morning"),
        pytest.param("2026-11-21 02:00", "by **08:30**", id="after midnight: the same day"),
    ],
)
def test_nobody_is_promised_an_answer_while_all_are_asleep(at: str, by: str) -> None:
    sent = replace(case(), reported_at=moment(at))

    assert by in words(receipt_card(scene(sent, PRIYA)))


def test_in_danger_the_night_makes_no_difference() -> None:
    night = moment("2026-11-20 23:00")
    sent = replace(case(filed=report(danger=Danger.YES)), reported_at=night, danger_at=night)

    assert "by **23:15**" in words(receipt_card(scene(sent, PRIYA)))


@pytest.mark.parametrize("answer", YesNo)
def test_the_tap_can_be_changed(answer: YesNo) -> None:
    of = case(event(WhereaboutsSaid(answer), PRIYA, hours=1))
    said = receipt_card(scene(of, PRIYA))
    titles = {"yes": "Yes", "not_sure": "Not sure", "no": "No"}

    assert f"You said: **{titles.pop(answer)}**." in words(said)
    assert set(titles.values()) <= set(words(said).splitlines())


def test_the_danger_that_follows_says_why() -> None:
    said = words(GALLERY["notice_arose"]).replace("**", "")

    assert said.startswith("BR-2026-0007: possible danger.\n")
    assert (
        "Danger: not sure. May be with: a parent, carer or relative. "
        "Shows where someone lives: yes."
    ) in said
    assert "999 or the front door: nobody has said yet." in said
    assert "Before anyone contacts whoever has it, speak to the safeguarding lead." in said


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("help_phoned", "999 or the front door: the reporter phoned (Fri 20 Nov 2026 18:40)."),
        (
            "help_someone_else",
            "999 or the front door: someone else phoned, the reporter says "
            "(Fri 20 Nov 2026 18:40).",
        ),
        (
            "help_cannot_get_through",
            "999 or the front door: the reporter cannot get through (Fri 20 Nov 2026 18:40). "
            "Please phone now.",
        ),
        (
            "help_written",
            "999 or the front door: The duty worker phoned (Fri 20 Nov 2026 17:40).",
        ),
    ],
)
def test_what_was_said_of_phoning_is_told_to_those_who_look_after_it(name: str, line: str) -> None:
    assert words(GALLERY[name]).splitlines()[0] == f"BR-2026-0007. {line}"


def test_a_danger_that_was_stood_down_warns_nobody_and_says_so() -> None:
    assert "999" not in words(GALLERY["receipt_stood_down"])
    assert "Stood down Fri 20 Nov 2026 19:40" in words(GALLERY["open_stood_down"])
    assert WHY_DOWN in words(GALLERY["open_stood_down"])
    assert WHY_DOWN not in words(GALLERY["stood_down"])


@pytest.mark.parametrize("name", ["notice_urgent", "notice_caldicott", "notice_past_lead"])
def test_a_locked_phone_shows_that_it_is_there_and_no_more(name: str) -> None:
    danger = "" if name == "notice_past_lead" else " Possible danger."

    assert GALLERY[name]["fallbackText"] == f"BR-2026-0007: new report.{danger}"


def test_the_receipt_grows() -> None:
    held = words(GALLERY["receipt_has_it"])
    decided = words(GALLERY["receipt_decided"])

    assert "**Tom Bexley** has had it since Fri 20 Nov 2026 18:40." in held
    assert "You will hear from us" not in held
    assert "Decided Fri 20 Nov 2026 21:40." in decided


def test_a_report_past_the_lead_does_not_say_that_the_ig_team_was_told() -> None:
    said = words(GALLERY["receipt_past_lead"])

    assert "Those whom you left out do not hear of it." in said


def test_the_notice_says_what_the_issue_says() -> None:
    said = words(GALLERY["notice_urgent"]).replace("**", "")

    for part in (
        "BR-2026-0007: new report. Possible danger.",
        "Danger: not sure. May be with: nobody has said. Shows where someone lives: nobody has",
        "999 or the front door: nobody has said yet.",
        "Say who phoned, and when",
        "Before anyone contacts whoever has it, speak to the safeguarding lead.",
        "First noticed Fri 20 Nov 2026 09:30, as reported.",
        "If the ICO must be told: by Mon 23 Nov 2026 09:30 (72 hours; weekends count).",
        "Not yet assessed",
        "Whose breach: ours, as reported.",
        "If nobody presses “I have it” by Fri 20 Nov 2026 17:10, the SIRO is told.",
    ):
        assert part in said
    assert verbs(GALLERY["notice_urgent"]) == ["acknowledge", "open", "conflict"]


def test_a_partners_mistake_is_not_said_to_start_our_clock() -> None:
    said = words(GALLERY["notice_partner"])

    assert "This may not be ours." in said
    assert "must be told" not in said


def test_the_siro_is_told_what_the_issue_says() -> None:
    said = words(GALLERY["up_siro"]).replace("**", "")

    assert "BR-2026-0007: nobody has picked this up" in said
    assert "ICO deadline Mon 23 Nov 2026 16:40" in said
    assert "Please name who leads this now. A partial report on time is allowed;" in said
    assert "IG mailbox\nFri 20 Nov 2026 16:40" in said
    assert verbs(GALLERY["up_siro"]) == ["lead", "name", "open"]


def test_past_the_limit_the_reasons_are_asked_for() -> None:
    said = words(GALLERY["up_siro_past"]).replace("**", "")

    assert "BR-2026-0007: no decision recorded" in said
    assert (
        "The 72 hours have passed. If you tell the ICO now, you must give the reasons for the delay"
    ) in said


def test_a_late_notice_says_when_it_should_have_come() -> None:
    assert "This should have reached you on **Sat 21 Nov 2026 08:00**" in words(
        GALLERY["up_siro_late"]
    )


@pytest.mark.parametrize("name", [one for one in GALLERY if one.startswith(("notice", "up_"))])
def test_whoever_is_told_can_open_what_they_are_told_of(name: str) -> None:
    assert "open" in verbs(GALLERY[name])


@pytest.mark.parametrize("name", ["up_dpo", "up_caldicott"])
def test_an_adviser_is_told_and_not_asked_to_decide(name: str) -> None:
    assert "You advise; you do not decide." in words(GALLERY[name])
    assert verbs(GALLERY[name]) == ["open", "conflict"]


def test_the_siro_who_was_told_often_has_one_row() -> None:
    said = words(GALLERY["up_owner_2h"])

    assert said.count("SIRO\n") == 1
    assert "first Mon 23 Nov 2026 04:40, 3 times, not acknowledged" in said


def test_who_could_not_be_reached_is_said() -> None:
    told = last_told(case(), Role.DEPUTY)
    after = swept(case(event(Unreached(told, "not installed"), "courier", hours=0.1)), 1, 15.4)
    said = words(escalation_notice(scene(after, DAVID), last_told(after, Role.SIRO)))

    assert "Deputy IG lead\nFri 20 Nov 2026 16:40, could not be reached" in said


@pytest.mark.parametrize(
    ("became", "line"),
    [
        pytest.param(None, "not acknowledged", id="nothing is known"),
        pytest.param(Became.WAITING, "not sent yet", id="waiting"),
        pytest.param(Became.ANSWERED, "acknowledged", id="answered"),
        pytest.param(Became.SEEN, "seen", id="seen"),
        pytest.param(Became.DELIVERED, "delivered, not acknowledged", id="delivered"),
        pytest.param(Became.NOT_SEEN, "delivered, not seen yet", id="not seen"),
        pytest.param(Became.SUPERSEDED, "not needed any more", id="superseded"),
        pytest.param(Became.UNREACHED, "could not be reached", id="unreached"),
    ],
)
def test_of_each_who_was_told_it_is_said_what_became_of_it(
    became: Became | None, line: str
) -> None:
    told = last_told(case(), Role.DEPUTY)
    known = {} if became is None else {(told.rung, told.person): became}
    said = became_lines(replace(scene(case(), TOM), became=known))

    assert [one.split(": ")[1] for one in said if "(deputy IG lead)" in one] == [line]


def test_who_has_been_told_is_not_said_to_be_told_now_too() -> None:
    after = swept(case(), 1, 15.4, 30)
    told = [one.told for one in after.tellings if one.told.role == Role.IG_LEAD]
    keys = [(one.rung, one.person) for one in told]
    known = {**dict.fromkeys(keys, Became.DELIVERED), keys[-1]: Became.WAITING}
    of = replace(scene(after), became=known)

    assert who_has_been_told(of) == ["The IG lead has been told."]
    assert who_is_told_now(of) == []


def test_a_notice_on_its_way_says_nothing_of_those_that_arrived() -> None:
    after = swept(case(), 1, 15.4, 30)
    told = [one.told for one in after.tellings if one.told.role == Role.IG_LEAD]
    keys = [(one.rung, one.person) for one in told]
    known = {**dict.fromkeys(keys, Became.DELIVERED), keys[-1]: Became.WAITING}
    of = replace(scene(after, DAVID), became=known)

    assert len(keys) > 1
    assert any(
        "(IG lead)" in one and one.endswith("delivered, not acknowledged")
        for one in became_lines(of)
    )
    assert any(
        role == "IG lead" and row.endswith("delivered, not acknowledged")
        for role, row in told_rows(of)
    )


@pytest.mark.parametrize("why", sorted(WHY.keys() - {LATE}))
def test_who_could_not_be_reached_is_said_with_the_reason(why: str) -> None:
    told = last_told(case(), Role.DEPUTY)
    after = case(event(Unreached(told, why), "courier", hours=0.1))
    (said,) = [one for one in became_lines(scene(after, TOM)) if "(deputy IG lead)" in one]

    assert said.endswith(f": could not be reached: {say(WHY[why])}")


def test_buttons_follow_what_the_reader_may_do() -> None:
    of = case()

    assert verbs(case_card(scene(of, TOM, may=()))) == []
    assert verbs(case_card(scene(of, TOM, may={Action.OPEN}))) == ["open"]
    assert "acknowledge" not in verbs(case_card(scene(case(acknowledged()), GRACE)))


def test_the_open_card_shows_a_narrative_word_for_word() -> None:
    said = words(GALLERY["open"])

    assert "**They had opened it.**" in said  # in a text run, where it is not markdown
    assert "{{DATE" not in json.dumps(GALLERY["open"])


def test_the_largest_possible_open_card_still_fits() -> None:
    longest = "\U0001f600" * 4000
    added = DetailsAdded(BreachDetails(what_was_done="€" * 4000))
    decided = Decided(Outcome.TELL_ICO, longest, delay_reason=longest)
    busy = [acknowledged(hours=hour) for hour in range(1, 60)]
    of = case(
        event(added, PRIYA, hours=1),
        event(AwarenessCorrected(REPORTED_AT, REPORTED_AT, longest), hours=2),
        *busy,
        event(decided, hours=61),
        filed=report(what_happened=longest),
    )

    check_card(first_page(open_card(scene(of))))
    assert len(json.dumps(open_card(scene(of)))) < MOST_BYTES  # however it is encoded
    assert "There is more than fits here." in words(open_card(scene(of)))


def test_four_long_texts_in_english_are_shown_whole() -> None:
    texts = [f"{word} " * (4000 // (len(word) + 1)) for word in ("north", "south", "east", "west")]
    of = case(
        event(DetailsAdded(BreachDetails(what_was_done=texts[1])), PRIYA, hours=1),
        event(Decided(Outcome.TELL_ICO, texts[2], delay_reason=texts[3]), hours=80),
        filed=report(what_happened=texts[0]),
    )
    card = first_page(open_card(scene(of)))

    check_card(card)
    assert all(text.strip() in words(card) for text in texts)


def test_the_decide_card_asks_three_things_and_chooses_nothing() -> None:
    asked = inputs(GALLERY["decide"])

    assert list(asked) == ["likely", "outcome", "reason"]
    assert all(one["isRequired"] and "value" not in one for one in asked.values())
    assert verbs(GALLERY["decide"]) == ["decide_send", "close"]


@pytest.mark.parametrize(
    "card",
    [
        decide_card(scene(case())),
        not_yet_card(scene(case()), values={"likely": "likely", "outcome": "not_yet"}),
        sure_card(scene(case()), (Against.LIKELY,), values={"outcome": "record_only"}),
    ],
    ids=["decide", "not yet", "sure"],
)
def test_the_case_and_its_date_stand_beside_the_button_too(card: dict[str, Any]) -> None:
    line = "**BR-2026-0007**. If the ICO must be told: by **Mon 23 Nov 2026 16:40**"

    assert card["body"][-1]["text"].startswith(line)


def test_deciding_again_chooses_nothing_and_repeats_no_reason() -> None:
    card = decide_card(scene(case(event(Decided(Outcome.TELL_ICO, REASON), hours=5))))

    assert all("value" not in one for one in inputs(card).values())
    assert REASON not in words(card)


def test_not_yet_asks_what_for_who_and_by_when_and_says_that_it_stops_nothing() -> None:
    values = {"likely": "likely", "outcome": "not_yet", "reason": "The file is with IT."}
    card = not_yet_card(scene(case()), values=values)

    check_card(card)
    assert list(inputs(card)) == ["waiting_for", "who", "by", "reason"]
    assert inputs(card)["reason"]["value"] == values["reason"]
    assert "It stops no reminder." in words(card)
    assert card["actions"][0]["data"]["outcome"] == "not_yet"


def test_against_the_answers_it_asks_again_with_what_speaks_against_it() -> None:
    of = case(event(DetailsAdded(BreachDetails(whose=("children",))), PRIYA, hours=1))
    values = {"likely": "unlikely", "outcome": "record_only", "reason": "Known to both."}
    card = sure_card(scene(of), (Against.ANSWERS,), values=values)

    check_card(card)
    assert "It is about children." in words(card)
    assert "Are you sure? Say what that does not show." in words(card)
    assert inputs(card)["reason"]["value"] == values["reason"]


def test_the_time_we_became_aware_has_a_form_of_its_own() -> None:
    asked = inputs(aware_card(scene(case())))

    assert (asked["on"]["value"], asked["at"]["value"]) == ("2026-11-20", "16:40")
    assert asked["why"]["isRequired"]


def test_the_reason_for_the_delay_is_asked_when_the_limit_is_near() -> None:
    far = told_card(scene(case(), now=after_report(hours=59)))
    near = told_card(scene(case(), now=after_report(hours=60)))

    assert "delay_reason" not in inputs(far)
    assert "delay_reason" in inputs(near)


def test_the_form_that_says_it_was_told_chooses_neither_how_nor_whether_there_is_more() -> None:
    asked = inputs(told_card(scene(case())))

    assert "value" not in asked["how"]
    assert "value" not in asked["more"]


def test_a_refused_decision_keeps_the_good_answers() -> None:
    values = {"likely": "not_known", "outcome": "tell_ico"}
    card = decide_card(scene(case()), {"reason": "Please say why."}, values)
    asked = inputs(card)

    assert {name: asked[name]["value"] for name in values} == values
    assert "Please say why." in words(card)


@pytest.mark.parametrize(
    ("details", "lines"),
    [
        pytest.param({}, ["**Not enough is known yet.**"], id="nothing known"),
        pytest.param(
            {"whose": ("children",)},
            ["**Tell the ICO**: a risk to people looks likely.", "- It is about children."],
            id="children",
        ),
    ],
)
def test_a_suggestion_says_that_it_is_one_and_what_it_rests_on(
    details: dict[str, Any], lines: list[str]
) -> None:
    added = event(DetailsAdded(BreachDetails(**details)), PRIYA, hours=1)
    said = words(decide_card(scene(case(added))))

    assert [line for line in ("A suggestion. You decide.", *lines) if line not in said] == []


def test_the_suggestions_answers_are_ones_that_are_asked() -> None:
    information = {one.value for one in options.information(agreement())}

    assert {"secret_address", "bank_or_login", "health"} <= information
    assert "children" in {one.value for one in options.WHOSE}
    assert "over_100" in {one.value for one in BANDS}


def test_the_deadline_is_explained_over_a_change_of_the_clocks() -> None:
    friday = datetime(2026, 10, 23, 15, 0, tzinfo=UTC)  # 16:00 BST; the limit is 15:00 GMT
    of = case()
    moved = replace(of, awareness=replace(of.awareness, at=friday))
    said = words(deadline_card(scene(moved, PRIYA)))

    assert "The clocks change in between" in said
    assert "Mon 26 Oct 2026 15:00" in said
    assert "The clocks change" not in words(GALLERY["deadline"])


@pytest.mark.parametrize("name", GALLERY)
def test_no_card_counts_down(name: str) -> None:
    """It stands in a chat for days: it says a date, and never hours that have passed."""
    assert re.search(r"\b(hours?|minutes?|days?) (left|ago)\b", words(GALLERY[name])) is None


@pytest.mark.parametrize(
    ("fact", "line"),
    [
        pytest.param(DetailsAdded(BreachDetails()), "Tom Bexley added details.", id="details"),
        pytest.param(Corrected(report()), "Tom Bexley corrected the report.", id="corrected"),
        pytest.param(Acknowledged(), "Tom Bexley acknowledged it.", id="acknowledged"),
        pytest.param(LeaderNamed(TOM), "Tom Bexley took the lead.", id="leads"),
        pytest.param(LeaderNamed(GRACE), "Tom Bexley named Grace Oduya to lead.", id="named"),
        pytest.param(
            ConflictDeclared(TOM), "Tom Bexley stepped aside because of a conflict.", id="conflict"
        ),
        pytest.param(
            Decided(Outcome.NOT_OURS, REASON), "Tom Bexley decided: Not ours.", id="decided"
        ),
        pytest.param(
            Unreached(Told("report", HELEN, "dpo"), "blocked"),
            "Could not reach Helen Farrow (DPO): they removed or blocked IG Desk.",
            id="unreached",
        ),
        pytest.param(
            Unreached(Told("report", HELEN, "dpo"), "late"),
            "Helen Farrow (DPO) has not been reached yet: the next was told instead.",
            id="late",
        ),
    ],
)
def test_a_line_of_history_says_who_did_what_when(fact: Fact, line: str) -> None:
    assert (
        say_event(event(fact, hours=2), Named(), str, say_fact) == f"Fri 20 Nov 2026 18:40: {line}"
    )


def test_a_corrected_time_has_no_doubts_left() -> None:
    vague = report(noticed=Noticed.NOT_SURE)
    moved = AwarenessCorrected(REPORTED_AT, after_report(hours=-5), "They rang back.")
    said = words(case_card(scene(case(event(moved, hours=1), filed=vague))))

    assert "may already be late" in words(case_card(scene(case(filed=vague))))
    assert "may already be late" not in said
    assert "as corrected" in said


def test_a_name_is_shown_as_it_is_written() -> None:
    odd = Named({**Named().names, TOM: "T. *Bexley* [x](https://example.org)"})
    said = words(someone_has_it(scene(case(acknowledged()), PRIYA, people=odd)))

    assert r"T. \*Bexley\* \[x\]" in said


def test_not_there_and_not_yours_read_the_same() -> None:
    assert words(gone_card()).startswith(
        "I can't find that one. It may not exist, or it is not one I can show you."
    )


def test_a_part_comes_back_from_what_was_stored() -> None:
    part = PartView(
        "BR-2026-0007", "SCC", REPORTED_AT, after_report(hours=72), WentWrong.LOST, urgent=False
    )

    assert PartView.read(to_plain(part)) == part


def test_the_reporter_hears_the_outcome_and_never_the_reason() -> None:
    for outcome in Outcome:
        of = case(event(Decided(outcome, REASON), hours=5))
        said = words(outcome_to_reporter(scene(of, PRIYA)))

        assert REASON not in said
        assert "Thank you for telling us" in said
