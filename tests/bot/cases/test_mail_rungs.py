"""A party's IG mailbox is told like a person, by mail: what to do, and nothing of the case."""

import io
from pathlib import Path

import pytest
from aiohttp import web

from bot.config import SettingsFaults
from bot.wiring import run
from governance.cases.facts import Unreached
from tests.adapters.mail_server import HOST, PASSWORD, USER, Post, mail_server
from tests.bot.mailing import CA, FROM, MAILBOX, by_mail, text_of
from tests.bot.town import CARD_1, REFERENCE, STORY, Town, facts, settings_in
from tests.bot.town import town as make_town


def unreached(history: list[object]) -> list[tuple[str, bool, str]]:
    """The rung, whether it was the mailbox, and why."""
    found = [fact for fact in history if isinstance(fact, Unreached)]
    return [(one.told.rung, one.told.person is None, one.why) for one in found]


async def history(town: Town) -> list[object]:
    return [event.fact for event in (await town.case()).history]


async def test_a_report_is_told_to_the_mailbox_once(mailing: Town, post: Post) -> None:
    await mailing.reports()
    await mailing.goes_on(minutes=5)
    (message,) = post.messages

    assert post.recipients == [MAILBOX]
    assert message["Subject"] == f"IG Desk: {REFERENCE} needs you"
    assert message.get_content().replace("\r\n", "\n") == (
        f"There is a new report at Staffordshire County Council: {REFERENCE}.\n\n"
        f"What to do: open Microsoft Teams, find IG Desk in your chats, and type “acknowledge"
        f" {REFERENCE}”. Then type “open {REFERENCE}”.\n\n"
        "Only the IG lead and those who work on the case can do that. If you cannot, please tell"
        " one of them now.\n\n"
        "If the ICO must be told: by Thu 26 Nov 2026 09:00 (72 hours; weekends count).\n\n"
        "If nobody presses “I have it” by Mon 23 Nov 2026 13:00, the SIRO is told.\n\n"
        "We leave out what the report says, so that it is in no mailbox. Please do not answer"
        " this message: nobody reads the answers.\n"
    )


async def test_no_mail_holds_the_story_or_anyones_name(
    mailing: Town, post: Post, said: io.StringIO
) -> None:
    await mailing.reports(danger="yes")
    text = text_of(post.messages[0])
    names = [part for chat in mailing.chats for part in chat.persona.name.split()]

    assert "POSSIBLE DANGER TO A PERSON" in text
    assert "999 or the children's front door on 01632 960101" in text
    assert not [name for name in names if name in text]
    assert not [word for word in (STORY, "zebra") if word in text]
    assert not [word for word in (PASSWORD, MAILBOX, STORY) if word in said.getvalue()]


async def test_the_history_says_that_the_mailbox_was_told(mailing: Town) -> None:
    await mailing.reports()
    await mailing["Tom"].says(f"open {REFERENCE}")

    assert "the IG mailbox" in mailing["Tom"].last


async def test_without_mail_no_rung_counts_the_mailbox_as_told(town: Town) -> None:
    case = await town.reports()

    assert all(one.told.person for one in case.tellings)


async def test_a_party_without_a_mailbox_is_told_by_its_people_alone(
    mailing: Town, post: Post
) -> None:
    await mailing.reports("Dana")

    assert post.messages == []


async def test_kept_from_the_lead_nothing_goes_to_the_mailbox_ever(
    mailing: Town, post: Post
) -> None:
    await mailing["Priya"].says("report a breach")
    await mailing["Priya"].presses("Send, but not to these", {**CARD_1, **mailing.not_to()})
    await mailing.goes_on(days=4)

    assert post.messages == []
    assert all(one.told.person for one in (await mailing.case()).tellings)


@pytest.mark.parametrize("name", ["Tom", "Grace"])
async def test_a_mail_that_still_waits_when_a_reader_steps_aside_is_never_sent(
    mailing: Town, post: Post, name: str
) -> None:
    post.answers.append("451 4.7.1 come back later")
    await mailing.reports()
    await mailing[name].says(f"conflict {REFERENCE}")
    await mailing[name].presses("Step aside")
    await mailing.goes_on(hours=2)

    assert post.messages == []
    assert "Unreached" not in facts(await mailing.case())


async def test_told_to_come_back_later_it_does_and_is_sent_once(mailing: Town, post: Post) -> None:
    post.answers += ["451 4.7.1 come back later"] * 3
    await mailing.reports()

    assert post.messages == []

    for _ in range(5):
        await mailing.goes_on(minutes=1)

    assert len(post.messages) == 1
    assert "Unreached" not in facts(await mailing.case())


async def test_refused_for_good_it_is_written_down_and_the_next_person_is_told(
    mailing: Town, post: Post
) -> None:
    post.refuses.add(MAILBOX)
    await mailing.reports()
    await mailing["Tom"].says(f"open {REFERENCE}")

    assert unreached(await history(mailing)) == [("report", True, "unreachable")]
    assert ("Mon 09:00", "David", f"{REFERENCE}: new report.") in mailing.heard()
    assert "Could not reach the IG mailbox" in mailing["Tom"].last
    assert not [line for _, _, line in mailing.heard() if "can be reached" in line]


async def test_refused_for_good_with_nobody_further_up_no_alarm_is_raised_where_the_lead_heard(
    mailing: Town, post: Post
) -> None:
    post.refuses.add("ig.pol@example.org")
    await mailing.reports("Karl")

    assert unreached(await history(mailing)) == [("report", True, "unreachable")]
    assert [row for row in mailing.heard() if row[1] == "Imran"]
    assert not [line for _, _, line in mailing.heard() if "can be reached" in line]


async def test_a_server_that_is_down_is_found_late_and_the_next_person_hears(
    tmp_path: Path, pristine: Path, said: io.StringIO
) -> None:
    async with mail_server(CA) as gone:
        pass
    changes = by_mail(tmp_path, gone)
    async with make_town(tmp_path / "town", pristine=pristine, changes=changes) as made:
        await made.reports()
        for _ in range(12):
            await made.goes_on(minutes=11)

        assert unreached(await history(made)) == [("report", True, "late")]


async def test_a_server_without_tls_is_told_nothing_and_the_next_person_hears(
    tmp_path: Path, pristine: Path, said: io.StringIO
) -> None:
    async with mail_server(None, passwords=True) as plain:
        changes = by_mail(tmp_path, plain)
        async with make_town(tmp_path / "town", pristine=pristine, changes=changes) as made:
            await made.reports()

            assert unreached(await history(made)) == [("report", True, "not_encrypted")]
            assert [row for row in made.heard() if row[1] == "David"]
        assert plain.messages == []
        assert plain.in_the_clear == []


async def test_where_nobody_further_up_can_be_reached_the_mailbox_hears(
    mailing: Town, post: Post
) -> None:
    await mailing.reports("Karl")
    await mailing["Imran"].presses("I have it")
    mailing.refuses("Imran", *(web.Response(status=403) for _ in range(3)))
    await mailing.until("2026-11-24 08:01")  # the first reminder of whoever has it
    first, second = post.messages

    assert "There is a new report at" in text_of(first)
    assert f"No decision is recorded for {REFERENCE} yet." in text_of(second)
    assert f"type “decide {REFERENCE}”" in text_of(second)
    assert second["To"] == "ig.pol@example.org"
    assert first["Message-ID"] != second["Message-ID"]


async def test_a_near_miss_that_nobody_picks_up_goes_to_the_mailbox_with_no_clock(
    mailing: Town, post: Post
) -> None:
    await mailing["Karl"].says("report a near miss")
    await mailing["Karl"].presses(
        "Send", what="near_miss", what_happened=STORY, got_out="no", stopped="check"
    )
    await mailing.until("2026-12-01 12:00")
    (message,) = [one for one in post.messages if "seal of" not in one["Subject"]]

    assert "Nobody has picked up NM-2026-0001 yet." in text_of(message)
    assert "type “acknowledge NM-2026-0001”" in text_of(message)
    assert "ICO" not in text_of(message)
    assert "zebra" not in text_of(message)


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        pytest.param({"mail_host": HOST}, ["MAIL_FROM"], id="no sender"),
        pytest.param({"mail_from": FROM}, ["MAIL_HOST"], id="no server"),
        pytest.param({"mail_port": 25}, ["MAIL_HOST", "MAIL_FROM"], id="a port alone"),
        pytest.param(
            {"mail_host": HOST, "mail_from": FROM, "mail_user": "u"},
            ["MAIL_PASSWORD"],
            id="a user without a password",
        ),
        pytest.param(
            {"mail_host": HOST, "mail_from": FROM, "mail_password": "hush-hush"},
            ["MAIL_USER"],
            id="a password without a user",
        ),
        pytest.param(
            {"mail_password": "hush-hush"},
            ["MAIL_HOST", "MAIL_FROM", "MAIL_USER"],
            id="a password alone",
        ),
        pytest.param(
            {"mail_host": HOST, "mail_from": "not-an-address"}, ["MAIL_FROM"], id="no address"
        ),
        pytest.param(
            {"mail_host": HOST, "mail_from": FROM, "mail_tls": "none"}, ["MAIL_TLS"], id="no TLS"
        ),
        pytest.param(
            {"mail_host": HOST, "mail_from": FROM, "mail_port": 70000}, ["MAIL_PORT"], id="no port"
        ),
    ],
)
def test_half_a_set_of_mail_settings_is_refused_by_name(
    tmp_path: Path, changes: dict[str, object], missing: list[str]
) -> None:
    with pytest.raises(SettingsFaults) as caught:
        settings_in(tmp_path, **changes)

    assert [fault.split(":")[0] for fault in caught.value.faults] == [
        f"IGDESK_{name}" for name in missing
    ]
    assert "hush-hush" not in str(caught.value)
    assert "not-an-address" not in str(caught.value)


@pytest.mark.parametrize("content", [None, "no certificate"], ids=["not there", "not PEM"])
async def test_a_file_of_authorities_that_cannot_be_used_stops_the_start(
    tmp_path: Path, content: str | None
) -> None:
    trusted = tmp_path / "ca.pem"
    if content is not None:
        trusted.write_text(content)
    settings = settings_in(tmp_path, mail_host=HOST, mail_from=FROM, mail_ca=trusted)

    with pytest.raises(SettingsFaults, match="IGDESK_MAIL_CA"):
        async with run(settings):
            pass


def test_the_password_is_in_no_repr(tmp_path: Path) -> None:
    settings = settings_in(
        tmp_path, mail_host=HOST, mail_from=FROM, mail_user=USER, mail_password=PASSWORD
    )

    assert settings.mails
    assert PASSWORD not in repr(settings) + str(settings.mail())
