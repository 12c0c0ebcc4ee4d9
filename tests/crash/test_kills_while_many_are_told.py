"""kill -9 in the middle of telling many people: nothing is lost, nobody hears more than one message
twice for a kill, and what comes twice says so.

A few kills; with IGDESK_SOAK=1 a hundred.
"""

import os
import random
import re
from collections import Counter
from contextlib import ExitStack, closing
from functools import partial
from itertools import pairwise

import pytest

from adapters.clock import Clock, new_id
from bot.config import load_settings
from bot.post.in_doubt import IN_CASE
from bot.service_files import read_agreement
from governance.keys import PartyKey, TenantId
from governance.outbox_message import Address, MessageKind, TextBody, ToPerson
from governance.people.identity import PersonId
from storage.open_store import open_store
from storage.unit import Unit
from tests.crash.calls import CHAT, Call
from tests.crash.connector import Connector, Matches
from tests.crash.process import APP_ID, Bot
from tests.crash.waiting import until

pytestmark = pytest.mark.slow

SOAK = os.environ.get("IGDESK_SOAK") == "1"
KILLS = 100 if SOAK else 4
PEOPLE, TENANTS, SENT_IN_A_LIFE, HELD = 40, 4, 20, 3
MESSAGES = KILLS * 3 * SENT_IN_A_LIFE
SEED = int(os.environ.get("IGDESK_SEED", "20261130"))
OURS = re.compile(r"message-\d+-of-many")


def fill(bot: Bot, connector: Connector) -> None:
    """Leave many messages to many people in the outbox of a bot that does not run."""
    settings, now = load_settings(_env_file=None, **bot.given), Clock().now()
    store = open_store(
        database=bot.database,
        ring=bot.ring,
        root_key=bot.root_key.read_bytes,
        parties=read_agreement(settings.agreement).keys,
        now=now,
        ids=new_id,
    )

    def put(unit: Unit) -> None:
        for number in range(MESSAGES):
            who = number % PEOPLE
            person = PersonId(TenantId(f"tenant-{who % TENANTS}"), f"person-{who}")
            chat = f"{CHAT}{person.object_id}"
            address = Address(APP_ID, person.tenant, chat, connector.address)
            unit.conversations.remember(person, address=address, now=now)
            unit.outbox.put(
                key=f"{number}",
                party=PartyKey("SCC"),
                subject="-",
                kind=MessageKind.NOTICE,
                to=ToPerson(person),
                body=TextBody(f"message-{number}-of-many"),
                now=now,
            )

    with closing(store):
        store.write(put)


def ours(connector: Connector) -> dict[str, list[Call]]:
    """Every call that told one of them, by what it says."""
    found: dict[str, list[Call]] = {}
    for call in connector.calls:
        if words := OURS.search(call.words):
            found.setdefault(words[0], []).append(call)
    return found


def to_person(number: int) -> Matches:
    """A call to that one of the people."""
    return lambda call: call.who == f"person-{number}"


def has_heard(connector: Connector, calls: int) -> bool:
    """Whether so many calls have come."""
    return len(connector.calls) >= calls


@pytest.mark.timeout(3600 if SOAK else 300)
def test_whenever_it_is_killed_each_hears_all_of_theirs_and_at_most_one_of_them_again(
    bot: Bot, connector: Connector
) -> None:
    rng = random.Random(SEED)
    fill(bot, connector)
    for _ in range(KILLS):
        with ExitStack() as held:
            for who in rng.sample(range(PEOPLE), HELD):
                held.enter_context(connector.hold(to_person(who)))
            enough = len(connector.calls) + SENT_IN_A_LIFE
            bot.start(connector)
            until(partial(has_heard, connector, enough), "many to be told")
            bot.kill()
    bot.start(connector)
    until(lambda: len(ours(connector)) == MESSAGES, "everything to arrive")
    bot.delivered()
    bot.stop()

    told = ours(connector)
    assert len(told) == MESSAGES
    again = [pair for calls in told.values() for pair in pairwise(calls)]
    for_a_kill = Counter((cut_off.life, cut_off.who) for cut_off, _ in again)
    assert all(cut_off.life < later.life for cut_off, later in again)
    assert max(for_a_kill.values(), default=0) <= 1
    assert all(IN_CASE in later.words for _, later in again)
    assert len(again) >= KILLS
    print(f"\n{KILLS} kills, {MESSAGES} messages to {PEOPLE} people, 0 lost, {len(again)} twice")
