"""After a report is sent: taken back, asked about, looked up, and reported for someone else."""

import json
from collections.abc import Mapping

from governance.cases.facts import MessageSent, Withdrawn
from simulator.chats import Json
from tests.bot.town import BOTH, GONE, REFERENCE, Town, facts
from tests.cards import inputs, words

WHY = "Wombat17: the letter never left the building."
QUESTION = "Numbat18: was the envelope open?"
ANSWER = "Quoll19: no, it was sealed."
FOLDS = "Press Fold away when you are done. It folds by itself after 15 minutes."


def told(town: Town, name: str) -> list[str]:
    return [line for _, who, line in town.heard() if who == name]


def standing(town: Town, *, but: str = FOLDS) -> str:
    """Everything the bot ever sent, but for the cards that fold."""
    sent = [json.dumps(line["activity"], ensure_ascii=False) for line in town.received()]
    return "\n".join(one for one in sent if but not in one)


# Taken back


@BOTH
async def test_a_report_taken_back_stays_for_the_lead_to_decide(town: Town, submit: bool) -> None:
    before = await town.reports(submit=submit)
    await town["Tom"].presses("I have it", submit=submit)
    priya = town["Priya"]
    await priya.presses("Correct or take back", submit=submit)
    await priya.presses("Withdraw this", submit=submit)
    assert "Your report is not deleted: whoever has it decides" in priya.text

    await priya.presses("Withdraw it", submit=submit, why=WHY)

    case = await town.case()
    assert case.history[-1].fact == Withdrawn(WHY)
    assert (case.status, case.limit) == ("picked_up", before.limit)
    assert "You took this report back on Mon 23 Nov 2026 09:00. It is not deleted" in priya.text
    assert told(town, "Tom")[-1] == f"{REFERENCE}: the reporter took the report back"
    assert "**Thu 26 Nov 2026 09:00** still stands" in town["Tom"].last
    assert WHY not in standing(town)


async def test_why_it_was_taken_back_is_on_the_open_card_and_in_its_history(town: Town) -> None:
    await town.reports()
    await town["Priya"].says(f"withdraw {REFERENCE}")
    await town["Priya"].presses("Withdraw it", why=WHY)

    await town["Tom"].presses("Open")

    said = town["Tom"].text
    assert "Why the reporter took it back" in said
    assert WHY in said
    assert "Priya Marlowe took the report back. It stays on record for the IG lead." in said


async def test_the_ladder_goes_on_after_a_report_is_taken_back(town: Town) -> None:
    await town.reports()
    await town["Priya"].says(f"take back {REFERENCE}")
    await town["Priya"].presses("Withdraw it", why=WHY)
    await town.goes_on(hours=72)

    past = f"{REFERENCE}: no decision recorded. The 72 hours have passed."
    assert any(line.startswith(past) for line in told(town, "Tom"))


async def test_a_reason_is_needed_and_the_card_stays_until_there_is_one(town: Town) -> None:
    await town.reports()
    await town["Priya"].says(f"withdraw {REFERENCE}")

    for odd in (" ", "x" * 5000):
        assert "Please" in (await town["Priya"].presses("Withdraw it", why=odd))["text"].title()
    assert (await town.case()).withdrawn is None
    await town["Priya"].presses("Withdraw it", why=WHY)

    assert (await town.case()).withdrawn is not None


async def test_an_nhs_number_in_the_reason_is_asked_about_before_it_is_kept(town: Town) -> None:
    await town.reports()
    await town["Priya"].says(f"withdraw {REFERENCE}")

    asked = await town["Priya"].presses("Withdraw it", why="It was 943 476 5919, not ours.")

    assert "an NHS number" in asked["text"]
    assert (await town.case()).withdrawn is None


@BOTH
async def test_a_double_tap_takes_it_back_once(town: Town, submit: bool) -> None:
    await town.reports()
    await town["Priya"].says(f"withdraw {REFERENCE}")
    taps = [town["Priya"].pressed("Withdraw it", submit=submit, why=WHY) for _ in range(2)]

    for tap in taps:
        await town.post(tap)
    await town.settle()

    assert facts(await town.case()).count("Withdrawn") == 1


async def test_no_keep_it_leaves_it_as_it_was(town: Town) -> None:
    before = await town.reports()
    await town["Priya"].presses("Correct or take back")
    await town["Priya"].presses("Withdraw this")

    await town["Priya"].presses("No, keep it")

    assert facts(await town.case()) == facts(before)
    assert "We have your report" in town["Priya"].text


# Messages


@BOTH
async def test_a_message_goes_to_the_reporter_and_the_answer_comes_back(
    town: Town, submit: bool
) -> None:
    await town.reports()
    tom, priya = town["Tom"], town["Priya"]
    await tom.presses("I have it", submit=submit)
    await tom.presses("Message the reporter", submit=submit)
    await tom.presses("Send the message", submit=submit, text=QUESTION)

    assert told(town, "Priya")[-1] == f"{REFERENCE}: the IG team has a message for you"
    assert QUESTION not in priya.text
    await priya.presses("Read", submit=submit)
    assert QUESTION in priya.text
    assert "**Tom Bexley**, Mon 23 Nov 2026 09:00" in priya.text
    await priya.presses("Send the message", submit=submit, text=ANSWER)

    assert QUESTION not in priya.text
    assert f"{REFERENCE}: your message is sent" in priya.text
    assert told(town, "Tom")[-1] == f"{REFERENCE}: the reporter answered"
    assert ANSWER not in tom.text
    await tom.presses("Read", submit=submit)
    assert QUESTION in tom.text
    assert ANSWER in tom.text
    case = await town.case()
    assert [e.fact for e in case.history if isinstance(e.fact, MessageSent)] == [
        MessageSent(QUESTION, to_reporter=True),
        MessageSent(ANSWER, to_reporter=False),
    ]
    assert QUESTION not in standing(town)
    assert ANSWER not in standing(town)


async def test_what_was_written_is_on_the_open_card(town: Town) -> None:
    await exchanged(town)

    await town["Grace"].presses("Open")

    assert "Messages with the reporter" in town["Grace"].text
    assert QUESTION in town["Grace"].text
    assert ANSWER in town["Grace"].text
    assert "Tom Bexley sent the reporter a message." in town["Grace"].text


async def exchanged(town: Town) -> None:
    """A question from the IG lead and the reporter's answer."""
    await town.reports()
    await town["Tom"].says(f"message {REFERENCE}")
    await town["Tom"].presses("Send the message", text=QUESTION)
    await town["Priya"].says(f"read {REFERENCE}")
    await town["Priya"].presses("Send the message", text=ANSWER)


@BOTH
async def test_a_message_that_is_read_folds_after_fifteen_minutes(town: Town, submit: bool) -> None:
    await town.reports()
    await town["Tom"].says(f"message {REFERENCE}")
    await town["Tom"].presses("Send the message", text=QUESTION)
    await town["Priya"].presses("Read", submit=submit)

    await town.goes_on(minutes=14)
    assert QUESTION in town["Priya"].text
    await town.goes_on(minutes=1)

    assert QUESTION not in town["Priya"].text
    assert "Read" in town["Priya"].buttons


async def test_a_message_read_by_typing_folds_too(town: Town) -> None:
    await exchanged(town)
    assert ANSWER in await town["Grace"].says(f"messages {REFERENCE}")

    await town.goes_on(minutes=15)

    assert ANSWER not in town["Grace"].text


async def test_reading_is_written_down_and_hearing_of_it_is_not(town: Town) -> None:
    case = await town.reports()
    await town["Tom"].says(f"message {REFERENCE}")
    await town["Tom"].presses("Send the message", text=QUESTION)

    async def readers() -> list[str]:
        trail = await town.look(lambda unit: unit.audit.of_subject(case.header.id))
        return [str(entry.actor) for entry in trail if entry.what == "read"]

    assert town["Priya"].id not in await readers()
    await town["Priya"].presses("Read")

    assert (await readers()).count(town["Priya"].id) == 1


async def test_a_notice_that_is_read_later_is_still_there_when_the_case_goes_on(
    town: Town,
) -> None:
    await town.reports()
    await town["Tom"].says(f"message {REFERENCE}")
    await town["Tom"].presses("Send the message", text=QUESTION)
    await town["Tom"].presses("I have it")
    await town["Grace"].says(f"lead {REFERENCE}")

    await town["Priya"].presses("Read")

    assert QUESTION in town["Priya"].text


async def test_a_colleague_an_adviser_and_another_party_read_no_message(town: Town) -> None:
    await exchanged(town)
    await town.goes_on(hours=1)  # the DPO is told

    for name in ("Dana", "Karl", "Imran", "Joan", "Helen", "David"):
        for verb in ("read", "message", "withdraw"):
            assert GONE in await town[name].says(f"{verb} {REFERENCE}"), (name, verb)


async def test_nobody_is_asked_to_write_to_themselves(town: Town) -> None:
    await town.reports("Tom")
    for name in ("Tom", "Grace"):
        await town[name].says(REFERENCE)

    assert "Message the reporter" not in town["Tom"].buttons
    assert "Message the reporter" in town["Grace"].buttons


async def test_a_reporter_kept_from_the_lead_hears_from_no_ig_team(town: Town) -> None:
    await town["Priya"].says("report a breach")
    await town["Priya"].presses("Send, but not to these", {**FILLED, **town.not_to()})
    await town["David"].says(f"message {REFERENCE}")
    await town["David"].presses("Send the message", text=QUESTION)

    assert told(town, "Priya")[-1] == f"{REFERENCE}: there is a message for you"


FILLED: Mapping[str, str] = {
    "danger": "no",
    "what_happened": "My lead looked up a neighbour.",
    "went_wrong": "seen",
    "who_has_it": "worker",
    "noticed": "just_now",
    "where": "us",
}


async def test_a_message_with_a_telephone_number_is_asked_about_once(town: Town) -> None:
    await town.reports()
    await town["Tom"].says(f"message {REFERENCE}")

    asked = await town["Tom"].presses("Send the message", text="Ring me on 07700 900123.")
    assert "a telephone number" in asked["text"]
    assert "MessageSent" not in facts(await town.case())
    await town["Tom"].presses("Send the message", text="Ring me on 07700 900123.")

    assert facts(await town.case()).count("MessageSent") == 1


async def test_an_answer_reaches_someone_though_its_lead_has_stepped_aside(town: Town) -> None:
    await town.reports()
    await town["Tom"].presses("I have it")
    await town["Tom"].says(f"message {REFERENCE}")
    await town["Tom"].presses("Send the message", text=QUESTION)
    await town["Tom"].says(f"conflict {REFERENCE}")
    await town["Tom"].presses("Step aside")
    tom = len(told(town, "Tom"))

    await town["Priya"].presses("Read")
    await town["Priya"].presses("Send the message", text=ANSWER)

    assert told(town, "Grace")[-1] == f"{REFERENCE}: the reporter answered"
    assert len(told(town, "Tom")) == tom


# My reports


async def test_my_reports_are_listed_newest_first_with_where_each_stands(town: Town) -> None:
    for _ in range(3):
        await town.reports()
        await town.goes_on(hours=24)
    await town["Tom"].says("acknowledge BR-2026-0001")
    await town["Priya"].says("withdraw BR-2026-0002")
    await town["Priya"].presses("Withdraw it", why=WHY)

    said = await town["Priya"].says("my reports")

    rows = [line for line in said.splitlines() if "data breach ·" in line]
    assert [row.split("**")[1] for row in rows] == [f"BR-2026-000{n}" for n in (3, 2, 1)]
    assert "Mon 23 Nov 2026" in rows[2]
    assert "Nobody has picked it up yet." in said
    assert "You took it back. Whoever has it still decides." in said
    assert "Somebody has it." in said


@BOTH
async def test_my_reports_is_in_the_menu_and_each_has_a_button_to_its_receipt(
    town: Town, submit: bool
) -> None:
    await town.reports()
    await town["Priya"].says("hello")
    await town["Priya"].presses("My reports", submit=submit)

    await town["Priya"].presses(f"See {REFERENCE}", submit=submit)

    assert "We have your report" in town["Priya"].last
    assert f"See {REFERENCE}" in town["Priya"].buttons


async def test_my_reports_shows_five_and_says_how_many_more(town: Town) -> None:
    for _ in range(12):
        await town.reports()
        await town.goes_on(minutes=1)

    said = await town["Priya"].says("my reports")

    assert said.count("data breach ·") == 5
    assert "There are 7 more. Type a reference, like BR-2026-0007" in said


async def test_my_reports_are_nobody_elses(town: Town) -> None:
    await town.reports()

    for name in ("Tom", "Dana", "Karl"):
        said = await town[name].says("my reports")
        assert "You have not sent a report here." in said
        assert REFERENCE not in said


# A reply in plain words


async def asked_by_tom(town: Town) -> None:
    await town.reports()
    for button in ("I have it", "Message the reporter"):
        await town["Tom"].presses(button)
    await town["Tom"].presses("Send the message", text=QUESTION)


@BOTH
async def test_plain_words_after_a_question_are_offered_as_the_reply(
    town: Town, submit: bool
) -> None:
    await asked_by_tom(town)
    priya = town["Priya"]
    await priya.says(ANSWER)
    assert "There is a question for you about BR-2026-0001" in priya.text

    await priya.presses("Send as my reply: BR-2026-0001", submit=submit)

    said = [e.fact for e in (await town.case()).history if isinstance(e.fact, MessageSent)]
    assert said[-1] == MessageSent(ANSWER, to_reporter=False)
    assert "BR-2026-0001: your message is sent" in priya.text
    assert "BR-2026-0001: the reporter answered" in town["Tom"].text


async def test_after_the_reply_plain_words_are_met_as_ever(town: Town) -> None:
    await asked_by_tom(town)
    priya = town["Priya"]
    await priya.says(ANSWER)
    await priya.presses("Send as my reply: BR-2026-0001")
    await priya.says("i lost my laptop on the train")

    assert "Send as my reply: BR-2026-0001" not in priya.buttons
    assert "Report a breach" in priya.buttons


async def test_a_reply_is_looked_through_for_identifiers(town: Town) -> None:
    await asked_by_tom(town)
    priya = town["Priya"]
    await priya.says("It was sent to the parent of NHS 943 476 5919.")
    await priya.presses("Send as my reply: BR-2026-0001", submit=True)
    assert "an NHS number" in priya.text
    await priya.presses("Send as my reply: BR-2026-0001", submit=True)

    said = [e.fact for e in (await town.case()).history if isinstance(e.fact, MessageSent)]
    assert len(said) == 2


async def test_new_words_can_still_start_a_report_while_a_question_waits(town: Town) -> None:
    await asked_by_tom(town)
    priya = town["Priya"]
    await priya.says("i emailed the file to the wrong school")
    await priya.presses("Report a breach")

    assert "Send" in priya.buttons
    said = [e.fact for e in (await town.case()).history if isinstance(e.fact, MessageSent)]
    assert len(said) == 1


async def test_nobody_else_s_words_are_offered_as_the_reply(town: Town) -> None:
    await asked_by_tom(town)
    await town["Karl"].says(ANSWER)

    assert "Send as my reply: BR-2026-0001" not in town["Karl"].buttons


# For someone without Teams


async def test_a_report_for_someone_without_teams_says_whose_it_is_and_how_they_hear(
    town: Town,
) -> None:
    await town["Priya"].says("report for someone else")
    assert "someone who has no Teams" in town["Priya"].text
    await town["Priya"].presses("Send", FILLED)
    await town["Priya"].presses("Add details")
    await town["Priya"].presses(
        "Add these details",
        on_behalf="A foster carer",
        told_on="2026-11-20",
        told_at="16:30",
        tell_them="I will tell them",
    )

    await town["Tom"].presses("Open")
    said = town["Tom"].text
    assert "Reported for\nA foster carer" in said
    assert "They told the reporter\nFri 20 Nov 2026 16:30" in said
    assert "The reporter was told of it before that time." in said
    assert "How they will hear\nI will tell them" in said
    await town["Tom"].presses("Decide")
    await town["Tom"].presses(
        "Record the decision", likely="not_known", outcome="record_only", reason="No risk."
    )
    assert "You reported this for someone without Teams. Please tell them." in town["Priya"].last


async def test_card_1_stays_the_cards_six_questions_for_someone_else_too(town: Town) -> None:
    await town["Priya"].says("report a breach")
    usual = [*inputs(town["Priya"].card)]

    await town["Dana"].says("help")
    await town["Dana"].presses("Report for someone else")

    form: Json = town["Dana"].finds("Send")[1]
    assert {*inputs(form)} == {*usual}
    said = words(form).lower()
    for meant in ("no names", "put names", "names left in"):
        said = said.replace(meant, "")
    assert "name" not in said
