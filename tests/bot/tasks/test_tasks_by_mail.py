"""A task by mail: to the mailbox of the party that is asked, when nobody there can be reached."""

from aiohttp import web

from tests.adapters.mail_server import Post
from tests.bot.asking import BRIEF, a_case, ask, the_task
from tests.bot.mailing import MAILBOX, text_of
from tests.bot.town import REFERENCE, Town


async def nobody_is_there(town: Town) -> None:
    """The council's lead, deputy and SIRO have all blocked us."""
    await a_case(town)
    for name in ("Tom", "Grace", "David"):
        town.refuses(name, *(web.Response(status=403) for _ in range(9)))


def theirs(post: Post) -> list[str]:
    """The letters to the council's mailbox, as text."""
    each = zip(post.recipients, post.messages, strict=True)
    return [text_of(message) for recipient, message in each if recipient == MAILBOX]


async def test_with_nobody_in_teams_the_party_s_mailbox_hears_what_to_do(
    mailing: Town, post: Post
) -> None:
    await nobody_is_there(mailing)
    await ask(mailing)
    await mailing.goes_on(minutes=1)

    (letter,) = theirs(post)
    assert f"IG Desk: {REFERENCE} needs an answer from you" in letter
    assert "Staffordshire Police asks Staffordshire County Council for an answer" in letter
    assert f"type “task {REFERENCE}”" in letter
    assert "An answer is hoped for by Mon 30 Nov 2026. This is a partnership target." in letter
    assert BRIEF not in letter
    assert "Tom" not in letter


async def test_the_mailbox_is_told_by_nobody_who_may_read_it_with_a_conflict(
    mailing: Town, post: Post
) -> None:
    await a_case(mailing)
    await ask(mailing)
    for name in ("Tom", "Grace"):
        await mailing[name].presses("I cannot take this")
        await mailing[name].presses("Step aside")
    await mailing["David"].presses("I cannot take this")
    await mailing["David"].presses("Step aside")
    await mailing.goes_on(minutes=1)

    assert theirs(post) == []
    assert (await the_task(mailing)).waiting


async def test_once_it_is_answered_a_letter_that_waits_does_not_go(
    mailing: Town, post: Post
) -> None:
    await nobody_is_there(mailing)
    post.answers += ["451 later"] * 3
    await ask(mailing)
    assert theirs(post) == []

    tom = mailing["Tom"]
    await tom.line.say(tom.chat, f"{REFERENCE} we hold nothing")  # no answer reaches him
    await mailing.goes_on(hours=1)

    assert (await the_task(mailing)).answers
    assert theirs(post) == []
