"""Complaints and mail: the party's mailbox reads what to do, the partnership office a reference."""

from email.message import EmailMessage

from tests.adapters.mail_server import Post
from tests.bot.complaining import CP, JOAN, STORY, TOM, complains
from tests.bot.mailing import MAILBOX, text_of
from tests.bot.town import Town

OFFICE = "sscb.admin@staffordshire.gov.uk"


def mails(post: Post, to: str) -> list[EmailMessage]:
    return [message for message in post.messages if message["To"] == to]


async def test_the_office_is_sent_the_reference_and_nothing_else(mailing: Town, post: Post) -> None:
    await complains(mailing, about="SCC,POL", own_reference="ABC/1")

    (mail,) = mails(post, OFFICE)
    assert mail["Subject"] == f"IG Desk: complaint {CP}"
    text = text_of(mail)
    assert CP in text
    for leak in (STORY, "ABC/1", "Staffordshire", "Priya", "Tom", "Police"):
        assert leak not in text


async def test_where_a_coordinator_is_named_the_office_is_sent_nothing(
    mailing: Town, post: Post
) -> None:
    await complains(mailing, named=JOAN)
    await mailing.goes_on(days=30)

    assert mails(post, OFFICE) == []


async def test_the_mailbox_reads_what_to_do_and_when_it_came_late_too(
    mailing: Town, post: Post
) -> None:
    await complains(mailing, received="2026-11-02")

    (mail,) = mails(post, MAILBOX)
    assert f"There is a new report at Staffordshire County Council: {CP}." in text_of(mail)
    assert STORY not in text_of(mail)


async def test_where_the_lead_is_named_their_mailbox_is_sent_nothing(
    mailing: Town, post: Post
) -> None:
    await complains(mailing, named=TOM)
    await mailing.goes_on(days=40)

    assert [one for one in mails(post, MAILBOX) if "seal of" not in one["Subject"]] == []


async def test_without_mail_nothing_waits_for_the_office(town: Town) -> None:
    await complains(town)

    waiting = await town.look(lambda unit: unit.outbox.waiting(town.clock.now()))
    assert [one for one in waiting if one.kind == "mail"] == []
