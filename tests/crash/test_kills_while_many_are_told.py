"""kill -9 in the middle of telling many people of real cases: nothing is lost, nobody hears more
than one message twice for a kill, and what comes twice says so.

A few kills; with IGDESK_SOAK=1 a hundred.
"""

import os
import random
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from itertools import cycle, islice
from pathlib import Path

import pytest

from adapters.clock import Clock
from governance.access import Action
from governance.cases.case import Case
from governance.keys import CaseId
from governance.outcomes import MessageState
from simulator.people import ROLES_FILE, load_people
from storage.unit import Unit
from tests.crash.calls import Call, case_in
from tests.crash.connector import Connector, Matches
from tests.crash.crowd import NO_DANGER, TOM, Talker
from tests.crash.earlier import URGENT
from tests.crash.process import Bot
from tests.crash.repeats import NEW, one_a_kill, repeats
from tests.crash.waiting import until
from tests.crash.whole import TESTER

pytestmark = pytest.mark.slow

SOAK = os.environ.get("IGDESK_SOAK") == "1"
KILLS = 100 if SOAK else 4
MORE, HELD, SENT_IN_A_LIFE, TAKEN_EVERY = 36, 3, 35, 5
SEED = int(os.environ.get("IGDESK_SEED", "20261130"))
POSTS = ("on_call", "safeguarding_lead", "caldicott")  # whoever hears of danger at once
ONE_MORE = """
[[people]]
name = "Person {number} Marsh"
tenant = "11111111-1111-4111-8111-111111111111"
object_id = "b1000000-0000-4000-8000-{number:012}"
post = "{role}"
memberships = [{{ party = "SCC", role = "{role}", from = 2024-01-01 }}]
"""


def many_in_post(folder: Path) -> Path:
    """The simulator's people, and many more who hear of danger."""
    posts = enumerate(islice(cycle(POSTS), MORE))
    more = (ONE_MORE.format(number=number, role=role) for number, role in posts)
    path = folder / "many.toml"
    path.write_text(ROLES_FILE.read_text("utf-8") + "".join(more), "utf-8")
    return path


def to_person(number: int) -> Matches:
    """A new message to that one of the many."""
    who = f"b1000000-0000-4000-8000-{number:012}"
    return lambda call: call.method == "POST" and call.who == who


def has_heard(connector: Connector, calls: int) -> bool:
    """Whether so many calls have come."""
    return len(connector.calls) >= calls


class Work:
    """What people do meanwhile: reports of danger, others, and somebody who has some of them.

    Someone else reports each time: of too many from one person the last would come on one card.
    """

    def __init__(self, bot: Bot) -> None:
        people = load_people(bot.roles)[-MORE:]
        self.reporters = cycle([Talker(bot, persona) for persona in people])
        self.tom = Talker(bot, TOM)
        self.cases: list[str] = []

    def goes_on(self, life: int) -> None:
        reporter = next(self.reporters)
        self._reports(reporter, URGENT, f"danger {life}")
        self._reports(reporter, NO_DANGER, f"none {life}")
        if life % TAKEN_EVERY == 0:
            taken = {"case": self.cases[-2]}
            assert self.tom.press("acknowledge", taken, on=f"notice {life}").status == 200

    def _reports(self, reporter: Talker, answers: Mapping[str, str], on: str) -> None:
        self.cases.append(case_in(reporter.press("send", answers, on=on).card))


def unheard(bot: Bot, connector: Connector, cases: Sequence[str]) -> list[str]:
    """Messages about the cases that are not marked as sent, or that no one was ever sent; and
    whoever a case says was told, and was not.
    """
    arrived = {(call.who, call.activity) for call in connector.calls}
    named = {(call.who, case) for call in connector.calls for case in _about(call, cases)}

    def look(unit: Unit) -> list[str]:
        lost = []
        for case_id in cases:
            for one in unit.outbox.of_subject(case_id):
                if one.kind in NEW and one.state is not MessageState.SUPERSEDED:
                    went = one.receipt and one.state is MessageState.SENT
                    who = getattr(one.to, "person").object_id  # noqa: B009  nobody has mail here
                    if not (went and one.receipt and (who, one.receipt.activity) in arrived):
                        lost.append(f"{case_id}: {one.state} to {who}")
            case: Case = unit.cases.history(
                TESTER, CaseId(case_id), Action.SEE_STATUS, now=Clock().now()
            )
            told = {t.told.person.object_id for t in case.tellings if t.told.person}
            lost += [f"{case_id}: {who}" for who in told if (who, case_id) not in named]
        return lost

    return bot.read(look)


def _about(call: Call, cases: Sequence[str]) -> list[str]:
    return [call.case] if call.case in cases else []


@pytest.mark.timeout(3600 if SOAK else 300)
def test_whenever_it_is_killed_each_hears_all_of_theirs_and_at_most_one_of_them_again(
    bot: Bot, connector: Connector, tmp_path: Path
) -> None:
    rng = random.Random(SEED)
    bot.roles = many_in_post(tmp_path)
    work = Work(bot)
    for life in range(1, KILLS + 1):
        with ExitStack() as held:
            for who in rng.sample(range(MORE), HELD):
                held.enter_context(connector.hold(to_person(who)))
            bot.start(connector)
            enough = len(connector.calls) + SENT_IN_A_LIFE
            work.goes_on(life)
            until(partial(has_heard, connector, enough), "many to be told")
            bot.kill()
    bot.start(connector)
    bot.delivered()
    bot.stop()

    again = repeats(bot, connector)
    assert unheard(bot, connector, work.cases) == []
    assert one_a_kill(connector, again)
    assert len(again) >= KILLS
    new = sum(call.method == "POST" for call in connector.calls)
    print(f"\n{KILLS} kills, {len(work.cases)} cases, {new} messages to {MORE} people and more,")
    print(f"0 lost, {len(again)} twice: at most one for each person and kill, each marked")
