"""A lost key over the real bot: all that the house promises of any kind of case."""

import pytest

from bot.drafts.drafts import LEAD_HEARS, NUDGE
from governance.lost_keys.facts import LostKeyReported
from governance.lost_keys.lost_key import LostKeyCase
from governance.lost_keys.report import Locked, LostKeyReport
from tests.adapters.mail_server import Post
from tests.bot.mailing import MAILBOX, text_of
from tests.bot.resident import Answers
from tests.bot.town import BOTH, GONE, Heard, Town

LK = "LK-2026-0001"
STORY = "It fell into the heron pond."
CARD = {"what_happened": STORY, "locked": "no", "cabinet": "The grey one in room 12"}
NEW = f"{LK}: a key of a filing cabinet is lost"


async def report(town: Town, *, submit: bool = False, **changes: str) -> None:
    await town["Priya"].says("report a lost key")
    await town["Priya"].presses("Send", {**CARD, **changes}, submit=submit)


async def lost_key(town: Town) -> LostKeyCase:
    return await town.found(LostKeyCase, LK)


def heard(town: Town) -> list[Heard]:
    """What everyone but the reporter heard, and nothing of the agreement's own."""
    return [row for row in town.heard(but="Priya") if "Agreement" not in row[2]]


def lacking(said: str, answers: Answers) -> list[str]:
    """The answers, in the words of the card, that cannot be read."""
    labels = {"no": "No, anyone can open it", "yes": "Yes, it is locked"}
    return [one for one in answers.values() if labels.get(one, one) not in said]


# Reported


@BOTH
async def test_it_is_reported_by_card(town: Town, submit: bool) -> None:
    await report(town, submit=submit)
    case = await lost_key(town)

    assert case.report == LostKeyReport(STORY, Locked.NO, CARD["cabinet"])
    assert isinstance(case.history[0].fact, LostKeyReported)
    assert f"It is in: **{LK}**." in town["Priya"].text
    assert "Send" not in town["Priya"].buttons
    assert "heron" not in town["Priya"].text


async def test_it_is_reported_by_typing(town: Town) -> None:
    priya = town["Priya"]
    assert "What happened to the key?" in await priya.says("my key is gone")
    assert "Is the cabinet locked?" in await priya.says(STORY)
    assert "Which cabinet does it open?" in await priya.says("unlocked")
    assert "Type “send”" in await priya.says(CARD["cabinet"])
    await priya.says("send")

    assert (await lost_key(town)).report == LostKeyReport(STORY, Locked.NO, CARD["cabinet"])


@pytest.mark.parametrize("typed", ["menu", "help"])
async def test_it_can_be_begun_from_the_first_card_and_from_help(town: Town, typed: str) -> None:
    await town["Priya"].says(typed)
    await town["Priya"].presses("Report a lost key")

    assert "What happened to the key?" in town["Priya"].text


async def test_help_and_the_manifest_list_its_command(town: Town) -> None:
    assert "report a lost key" in await town["Priya"].says("help")


# Escalated, opened and closed


async def test_its_ladder_tells_the_lead_at_once_and_the_siro_in_two_working_days(
    town: Town,
) -> None:
    await report(town)
    await town.until("2026-11-25 12:00")

    assert heard(town) == [
        ("Mon 09:00", "Tom", NEW),
        ("Mon 09:00", "Grace", NEW),
        ("Wed 08:30", "David", NEW),
    ]


async def test_closed_in_time_nobody_else_hears_and_the_reporter_does(town: Town) -> None:
    await report(town)
    await town["Tom"].presses("I have it")
    await town["Tom"].presses("The lock is changed")
    await town.until("2026-11-30 12:00")

    assert (await lost_key(town)).decided is not None
    assert [who for _, who, _ in heard(town)] == ["Tom", "Grace"]
    assert "The lock is changed: the lost key opens nothing any more." in town["Priya"].text
    assert "had the lock changed" in await town["Tom"].says(f"open {LK}")
    assert await town.how_many() == 0


async def test_it_is_closed_by_typing(town: Town) -> None:
    await report(town)
    await town["Tom"].says(f"lock changed {LK}")

    assert (await lost_key(town)).decided is not None


async def test_every_answer_can_be_read_when_it_is_opened(town: Town) -> None:
    await report(town)

    assert lacking(await town["Tom"].says(f"open {LK}"), CARD) == []


async def test_who_is_out_of_it_cannot_open_it_and_the_reporter_cannot_close_it(
    town: Town,
) -> None:
    await report(town)
    await town["Tom"].presses("I cannot take this")
    await town["Tom"].presses("Step aside")

    assert await town["Tom"].says(f"open {LK}") == f"\n{GONE}\n{GONE}"
    assert GONE in await town["Priya"].says(f"lock changed {LK}")
    assert (await lost_key(town)).decided is None


async def test_somebody_can_be_named_and_the_reporter_hears_who_has_it(town: Town) -> None:
    await report(town)
    await town["Tom"].says(f"name {LK}")
    await town["Tom"].presses("Name them", who=town["Grace"].id)

    assert "**Grace Oduya** has had your report since" in town["Priya"].text


# After sending


async def test_a_correction_shows_old_and_new_to_those_who_open_it(town: Town) -> None:
    await report(town)
    then = {"what_happened": "It was in my coat.", "locked": "yes", "cabinet": "Room 14"}
    await town["Priya"].presses("Correct this")
    await town["Priya"].presses("Send the correction", then)

    opened = await town["Tom"].says(f"open {LK}")
    assert (lacking(opened, CARD), lacking(opened, then)) == ([], [])
    assert (await lost_key(town)).report.locked is Locked.YES


async def test_a_report_taken_back_stays_for_the_lead_to_decide(town: Town) -> None:
    await report(town)
    await town["Priya"].presses("Withdraw this")
    await town["Priya"].presses("Withdraw it", why="It was in my coat.")

    assert (await lost_key(town)).withdrawn is not None
    assert "You took this report back on" in town["Priya"].text
    assert "It was in my coat." in await town["Tom"].says(f"open {LK}")


async def test_messages_go_both_ways(town: Town) -> None:
    await report(town)
    await town["Tom"].says(f"message {LK}")
    await town["Tom"].presses("Send the message", text="Which floor?")
    await town["Priya"].presses("Read")

    assert "Which floor?" in town["Priya"].text


async def test_it_is_among_my_reports(town: Town) -> None:
    await report(town)

    said = await town["Priya"].says("my reports")
    assert f"**{LK}** · lost key" in said


async def test_an_unsent_draft_is_nudged_about_and_the_lead_hears_nothing(town: Town) -> None:
    await town["Priya"].says("lost key")
    await town["Priya"].says(STORY)
    assert NUDGE in await town.due()
    assert LEAD_HEARS not in await town.due()
    await town.goes_on(hours=24)

    assert "You started to report a lost key and have not sent it." in town["Priya"].text
    assert heard(town) == []
    await town["Priya"].presses("Carry on")
    assert "Send" in town["Priya"].buttons


async def test_a_mailbox_is_told_what_to_do_and_nothing_of_the_report(
    mailing: Town, post: Post
) -> None:
    await report(mailing)
    await mailing.goes_on(minutes=5)
    (message,) = post.messages

    assert post.recipients == [MAILBOX]
    assert f"There is a new report at Staffordshire County Council: {LK}." in text_of(message)
    assert "No new lock by Wed 25 Nov 2026 08:30: the SIRO is told." in text_of(message)
    assert "heron" not in text_of(message)
