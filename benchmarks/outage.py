"""Many steps due at one moment: 10,000 breaches whose leaders are to hear that nothing is decided.

Every case is the product's own, with its ladder and its due rows; 2,000 people in six tenants lead
five each. They were reported at seven in the evening, so that the rung of twelve hours waits for
the end of the quiet hours: at eight each due row is to tell its leader.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from adapters.clock import OffsetClock
from bot.cases.escalation import append_fact, plan
from bot.work import TIMER, Work
from governance.breaches.awareness import Telling, awareness
from governance.breaches.danger import Danger
from governance.breaches.facts import Reported
from governance.breaches.kind import BREACH
from governance.breaches.ladders import breach_ladder
from governance.breaches.report import BreachReport, Noticed, WentWrong, Where
from governance.cases.event import Event
from governance.cases.facts import LeaderNamed, RungFired
from governance.keys import PartyKey, TenantId
from governance.moments import from_london, london
from governance.people.identity import PersonId
from governance.policy import QUIET_UNTIL

PARTIES = tuple(map(PartyKey, ("SCC", "POL", "ICB", "UHNM", "MPUFT", "CAF")))
BEFORE = timedelta(hours=13)
"""Before eight in the morning: the rung of twelve hours falls into the quiet hours."""


def person(number: int) -> PersonId:
    """One of those who lead cases."""
    tenant = TenantId(f"00000000-0000-4000-8000-{number % len(PARTIES):012x}")
    return PersonId(tenant, f"00000000-0000-4000-9000-{number:012x}")


def roles(path: Path, people: int) -> None:
    """Write the roles file: a tenant for each party, and everybody in it."""
    path.write_text("\n".join(_roles(people)), encoding="ascii")


def _roles(people: int) -> Iterator[str]:
    for number, party in enumerate(PARTIES):
        tenant = person(number).tenant
        yield f'[[tenants]]\nid = "{tenant}"\nname = "{party}"\nparties = ["{party}"]'
    for number in range(people):
        who, party = person(number), PARTIES[number % len(PARTIES)]
        yield (
            f'[[people]]\nname = "Person {number}"\ntenant = "{who.tenant}"\n'
            f'object_id = "{who.object_id}"\npost = "Team manager"\n'
            f'memberships = [{{ party = "{party}", role = "staff", from = 2024-01-01 }}]'
        )


def eight_in_the_morning(now: datetime) -> datetime:
    """Return the end of the quiet hours (UTC) of a morning whose evening before is to come."""
    day = london(now + BEFORE).date() + timedelta(days=1)
    return from_london(datetime.combine(day, QUIET_UNTIL))


def clock_at(moment: datetime) -> OffsetClock:
    """Return a clock that goes on from that moment."""
    clock = OffsetClock()
    clock.forward(moment - clock.now())
    return clock


def lead(work: Work, number: int, people: int) -> None:
    """Open a case that somebody leads, as it stands in the evening."""
    who, party = person(number % people), PARTIES[number % people % len(PARTIES)]
    ladder = breach_ladder(Danger.NO)
    report = BreachReport(
        danger=Danger.NO,
        what_happened="The penguin list went to the wrong zoo.",
        went_wrong=WentWrong.WRONG_PERSON,
        noticed=Noticed.JUST_NOW,
        where=Where.US,
    )
    aware = awareness(report, Telling(work.now, work.now, work.now))
    fact = Reported(report, aware, (ladder.id, ladder.version))
    case = work.unit.cases.open(
        actor=TIMER,
        party=party,
        kind=BREACH.name,
        prefix=BREACH.prefix,
        opened=[Event(work.now, who, fact)],
        now=work.now,
    )
    case = append_fact(work, case, TIMER, RungFired((ladder.rungs[0].id,), ()))
    plan(work, append_fact(work, case, TIMER, LeaderNamed(who)))
