"""Which messages arrived twice: what the connector got, beside what the bot knows it has sent."""

from collections import Counter
from collections.abc import Iterable, Sequence

from bot.post.in_doubt import IN_CASE
from governance.outbox_message import MessageKind, person_of
from governance.outcomes import MessageState
from storage.outbox import OutboxMessage
from storage.unit import Unit
from tests.crash.calls import Call
from tests.crash.connector import Connector
from tests.crash.process import Bot

NEW = (MessageKind.SAY, MessageKind.NOTICE)  # what is a message of its own in somebody's chat


def repeats(bot: Bot, connector: Connector, *, but: str = "\0") -> list[Call]:
    """New messages that the bot did not live to mark as sent, and so sent again.

    How many went to each person is exact. The bot keeps no ids of messages about no case, as
    nothing finds those again: which of them it was is told by where it stands. What is in doubt
    is the last message of a life to each person. `but`: words of what never was in the outbox.
    """
    sent = _sent(bot)
    known = {one.receipt.activity for one in sent if one.receipt}
    nameless = Counter(_who(one) for one in sent if not one.receipt)
    posts = _posts(connector, but)
    doubtful = _in_doubt(posts)
    unknown: dict[str, list[Call]] = {}
    for call in sorted(posts, key=lambda call: call.number not in doubtful):
        if call.activity not in known:
            unknown.setdefault(call.who, []).append(call)
    assert all(nameless[who] <= len(unknown.get(who, ())) for who in nameless)
    return [call for who, calls in unknown.items() for call in calls[: len(calls) - nameless[who]]]


def one_a_kill(connector: Connector, found: Sequence[Call]) -> bool:
    """At most one repeat for each person for each kill, none for the life that goes on; and whoever
    got one was told that it may be one.
    """
    posts = _posts(connector, "\0")
    doubtful = _in_doubt(posts)
    marked = Counter(call.who for call in posts if IN_CASE in call.words)
    in_doubt = all(call.number in doubtful and call.life < connector.life for call in found)
    return in_doubt and Counter(call.who for call in found) <= marked


def _sent(bot: Bot) -> list[OutboxMessage]:
    """Every new message that is marked as sent, whatever it is about."""

    def look(unit: Unit) -> list[OutboxMessage]:
        every = (one for about in bot.subjects() for one in unit.outbox.of_subject(about))
        return [one for one in every if one.state is MessageState.SENT and one.kind in NEW]

    return bot.read(look)


def _who(notice: OutboxMessage) -> str:
    person = person_of(notice.to)
    return person.object_id if person else ""


def _posts(connector: Connector, but: str) -> list[Call]:
    return [call for call in connector.calls if call.method == "POST" and but not in call.words]


def _in_doubt(posts: Iterable[Call]) -> frozenset[int]:
    """The last new message of each life to each person: their next goes when this one is marked,
    and not before.
    """
    return frozenset({(call.life, call.who): call.number for call in posts}.values())
