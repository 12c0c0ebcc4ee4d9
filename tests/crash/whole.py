"""What must hold of a store after any kill, asked of the store itself and of what arrived."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from adapters.clock import Clock
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


def repeats(bot: Bot, connector: Connector, cases: Iterable[str]) -> list[Call]:
    """New messages that the bot did not live to mark as sent, and so sent again."""
    known = receipts(bot, cases)
    return [c for c in connector.calls if c.method == "POST" and c.activity not in known]


def at_most_one_each(found: Iterable[Call]) -> bool:
    """At most one repeat to a person for each kill."""
    return all(count == 1 for count in Counter((c.who, c.life) for c in found).values())


def check_whole(bot: Bot, connector: Connector, *cases: str) -> None:
    """All is sent, every person got at most one repeat a kill, and the chain holds."""
    bot.delivered()

    assert at_most_one_each(repeats(bot, connector, cases))
    assert bot.chain_length() >= len(cases)
