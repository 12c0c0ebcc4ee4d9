"""The channels by which messages leave: what a message says by each, and how it is sent.

A new channel is an adapter, an addressee (`governance.outbox_message`), and a row here.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.post.addressing import ChatSender, MailSender
from bot.post.render_message import render_card, render_mail
from bot.showing.recipes import Shown
from bot.work import Work
from governance.outbox_message import ChannelName, Receipt
from storage.outbox import OutboxMessage


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """One channel.

    `render` returns what a message says at this moment; None where it need not be said any more.
    `send` sends it: it returns what finds the message again, or None where nothing will, and
    raises Undelivered, after which `bot.post.unreached` goes on to the next person. `ready` returns
    whether it can be sent without waiting for anything of ours, on any thread; `prepare` waits, and
    raises Undelivered where that is in vain.
    """

    render: Callable[[Work, OutboxMessage], Shown | None]
    send: Callable[[OutboxMessage, Shown, datetime], Awaitable[Receipt | None]]
    ready: Callable[[OutboxMessage], bool]
    prepare: Callable[[OutboxMessage], Awaitable[None]]


def channels(chats: ChatSender, mailboxes: MailSender) -> Mapping[ChannelName, Channel]:
    """Return every channel by its name."""
    return {
        ChannelName.TEAMS: Channel(
            render=render_card, send=chats.send, ready=chats.ready, prepare=chats.prepare
        ),
        ChannelName.MAIL: Channel(
            render=render_mail,
            send=mailboxes.send,
            ready=mailboxes.ready,
            prepare=mailboxes.prepare,
        ),
    }
