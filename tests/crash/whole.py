"""What must hold of a store after any kill, asked of the store itself and of what arrived."""

from collections.abc import Callable, Iterable
from typing import Any

from adapters.clock import Clock
from governance.access import Action
from governance.keys import TenantId
from governance.people.identity import PersonId, System
from simulator.people import Persona
from storage.unit import Unit
from tests.crash.calls import Call
from tests.crash.connector import Connector
from tests.crash.process import Bot
from tests.crash.repeats import one_a_kill, repeats

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
    return PersonId(TenantId(person.tenant_id), person.object_id)


def names(people: Iterable[Persona]) -> frozenset[str]:
    """Their object ids, as calls name people."""
    return frozenset(person.object_id for person in people)


def heard(connector: Connector) -> frozenset[str]:
    """Everyone to whom anything was sent, by object id."""
    return frozenset(call.who for call in connector.calls)


def check_whole(bot: Bot, connector: Connector) -> None:
    """All is sent, a kill repeated at most one message to each person, and the chain holds."""
    bot.delivered()
    found = repeats(bot, connector)

    assert one_a_kill(connector, found), found
    assert bot.chain_length() >= bot.count("cases")
