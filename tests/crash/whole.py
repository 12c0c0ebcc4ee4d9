"""What must hold of a store after any kill, asked of the store itself and of what arrived."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from adapters.clock import Clock
from bot.work.outreach import ABOUT_NOTHING, NOTICE, SAY
from governance.access import Action
from governance.people import PersonId, System
from simulator.people import Persona
from storage.outbox import NoticeState
from storage.unit import Unit
from tests.crash.calls import Call
from tests.crash.connector import Connector
from tests.crash.process import Bot

TESTER = System("timer")


def to(person: Persona, method: str, words: str) -> Callable[[Call], bool]:
    """A call of that method to that person, saying that."""
    wanted = (person.object_id, method)
    return lambda call: (call.who, call.method) == wanted and words in call.words


def case_of(bot: Bot, reference: str) -> Any:
    """The case, by its reference."""

    def find(unit: Unit) -> Any:
        now = Clock().now()
        return unit.cases.find(TESTER, reference, Action.SEE_STATUS, now=now)

    return bot.read(find)


def identity(person: Persona) -> PersonId:
    """As the bot knows them."""
    return PersonId(person.tenant_id, person.object_id)


def names(people: Iterable[Persona]) -> frozenset[str]:
    """Their object ids, as calls name people."""
    return frozenset(person.object_id for person in people)


def heard(connector: Connector) -> frozenset[str]:
    """Everyone to whom anything was sent, by object id."""
    return frozenset(call.who for call in connector.calls)


def receipts(bot: Bot, cases: Iterable[str]) -> frozenset[str]:
    """The ids of the messages that the bot knows it has sent: about cases, or about nothing."""

    def look(unit: Unit) -> frozenset[str]:
        found: set[str] = set()
        for subject in (*cases, "-"):
            for notice in unit.outbox.of_subject(subject):
                if notice.state is NoticeState.SENT and notice.receipt:
                    found.add(str(notice.receipt["activity"]))
        return frozenset(found)

    return bot.read(look)


def without_receipt(bot: Bot) -> Counter[str]:
    """To whom, by object id, how many messages went that are about no case: nothing finds those
    again, and the bot keeps no ids of them.
    """
    notices = bot.read(lambda unit: unit.outbox.of_subject(ABOUT_NOTHING))
    return Counter(
        str(notice.to["person"]).rpartition("/")[2]
        for notice in notices
        if notice.state is NoticeState.SENT and notice.kind in (SAY, NOTICE) and not notice.receipt
    )


def repeats(bot: Bot, connector: Connector, cases: Iterable[str], *, but: str = "\0") -> list[Call]:
    """New messages that the bot did not live to mark as sent, and so sent again.

    `but`: words of messages that never were in the outbox.
    """
    known, nameless = receipts(bot, cases), without_receipt(bot)
    posts: dict[str, list[Call]] = {}
    for call in connector.calls:
        if call.method == "POST" and but not in call.words:
            posts.setdefault(call.who, []).append(call)
    found: list[Call] = []
    for who, calls in posts.items():
        unknown = [call for call in calls if call.activity not in known]
        found += sorted(unknown, key=_doubtful(calls))[: len(unknown) - nameless[who]]
    return found


def _doubtful(calls: list[Call]) -> Callable[[Call], tuple[bool, bool]]:
    """What sorts first is what a kill repeats: somebody's last message of a life, said again next.

    One person's messages go one after the other, so that there is one such for each life.
    """
    following = dict(zip((call.number for call in calls), calls[1:], strict=False))
    last = {call.life: call.number for call in calls}

    def doubtful(call: Call) -> tuple[bool, bool]:
        then = following.get(call.number)
        return last[call.life] != call.number, then is None or then.words != call.words

    return doubtful


def at_most_one_each(found: Iterable[Call]) -> bool:
    """At most one repeat to a person for each kill."""
    return all(count == 1 for count in Counter((c.who, c.life) for c in found).values())


def check_whole(bot: Bot, connector: Connector, *cases: str) -> None:
    """All is sent, every person got at most one repeat a kill, and the chain holds."""
    bot.delivered()

    assert at_most_one_each(repeats(bot, connector, cases))
    assert bot.chain_length() >= len(cases)
