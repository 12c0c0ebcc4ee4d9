"""What must hold of a history, by what people saw, what is on the disk, and the roles file as text:
nothing here asks the product who may know or who is to be told.
"""

import sqlite3
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from bot.cases.escalation import RUNG
from bot.post.in_doubt import IN_CASE
from bot.showing.recipes import recipe_in
from governance.access import Action
from governance.breaches.breach import Breach
from governance.cases.case import Case
from governance.cases.facts import Snoozed
from governance.cases.ladders import OF_DANGER
from governance.keys import CaseId
from governance.moments import london
from governance.outbox_message import MessageKind, person_of
from governance.outcomes import MessageState
from governance.people.identity import PersonId, System
from storage.outbox import OutboxMessage
from storage.unit import Unit
from tests.bot.town import ROLES
from tests.bot.whole.histories import Filed, History

TESTER = System("test")
HOURS_72 = timedelta(hours=72)
SLACK = timedelta(hours=14)  # a night, and what the post may try for
NEW = (MessageKind.NOTICE, MessageKind.SAY)
STAFF = "staff"
PHONE_THEM = "can be reached through Teams"  # to the office, where there is nobody else
NOT_SENT = (MessageState.WAITING, MessageState.FAILED, MessageState.SUPERSEDED)
PASSED = ("The 72 hours have passed", "past its date since")


class Ended:
    """A history that has ended, with what its store holds."""

    def __init__(self, history: History) -> None:
        self.history = history
        self.listed = tomllib.loads(ROLES.read_text("utf-8"))["people"]
        self.subjects = _subjects(history.folder / "store" / "igdesk.db")
        with history.bot.looked_into() as store:
            store.read(self._read)

    def _read(self, unit: Unit) -> None:
        now = self.history.bot.clock.now()
        ids = [one.case for one in self.history.filed]
        self.cases: Mapping[str, Case] = {
            one: unit.cases.history(TESTER, CaseId(one), Action.SEE_STATUS, now=now) for one in ids
        }
        self.due = {one: unit.due.of_subject(one) for one in ids}
        self.overdue = unit.due.before(self.history.end - timedelta(hours=1))
        self.rows = [one for about in self.subjects for one in unit.outbox.of_subject(about)]

    def handlers(self, party: str) -> set[str]:
        """Who has a post in that party, by the file."""
        return {
            str(one["object_id"])
            for one in self.listed
            for held in one["memberships"]
            if held["party"] == party and held["role"] != STAFF
        }


def _subjects(database: Path) -> list[str]:
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as seen:
        return [about for (about,) in seen.execute("SELECT DISTINCT subject FROM outbox")]


def faults(history: History) -> list[str]:
    """Return whatever does not hold; each says of whom and when."""
    ended = Ended(history)
    checks = (told_who_may_not, told_too_soon, unheard, silent, lost, twice, again, snoozed_too_far)
    return [f"{check.__name__}: {fault}" for check in checks for fault in check(ended)]


def told_who_may_not(ended: Ended) -> Iterator[str]:
    """Somebody saw a case's name who holds no post in its party, was left out or stepped aside."""
    for filed in ended.history.filed:
        may = ended.handlers(ended.cases[filed.case].header.party) | {filed.reporter}
        for number, one in enumerate(ended.history.heard):
            if not _names(one.words, filed):
                continue
            aside = number >= filed.aside.get(one.who, len(ended.history.heard))
            left = f"{filed.reference}: you have stepped aside" in one.words
            if one.who not in may or one.who in filed.kept or (aside and not left):
                yield f"{filed.reference} to {one.who} at {one.at}: {one.words[:200]}"


def _names(words: str, filed: Filed) -> bool:
    return filed.reference in words or filed.case in words


def told_too_soon(ended: Ended) -> Iterator[str]:
    """Somebody was told that the 72 hours have passed, and by the true time they had not."""
    for filed, _case in _breaches(ended):
        for one in ended.history.heard:
            if one.at < filed.asked + HOURS_72 and _says_passed(one.words, filed):
                yield f"{filed.reference} to {one.who} at {one.at}, reported {filed.asked}"


def unheard(ended: Ended) -> Iterator[str]:
    """A legal date passed with nothing decided, and nobody who may know it has heard so, nor is it
    written down that they could not be reached.
    """
    history = ended.history
    for filed in history.filed:
        case = ended.cases[filed.case]
        passed = _legal_date(ended, filed, case)
        if case.decided or filed.doubtful or passed is None or _soon(ended, case, passed):
            continue
        since = [one for one in history.heard if one.at >= passed]
        heard = any(_says_passed(one.words, filed) or PHONE_THEM in one.words for one in since)
        if not (heard or case.unreached):
            yield f"{filed.reference}: passed {passed}, {[e.fact for e in case.history][-4:]}"


def _legal_date(ended: Ended, filed: Filed, case: Case) -> datetime | None:
    if isinstance(case, Breach):
        return filed.asked + HOURS_72
    return case.legal_date(ended.history.bot.services.calendars())


def _soon(ended: Ended, case: Case, passed: datetime) -> bool:
    """Whether there was not yet time for it to be heard: what is counted in days comes on working
    mornings, an outage delays it, and while the time is in doubt it waits.
    """
    history = ended.history
    wait = SLACK if isinstance(case, Breach) else SLACK + timedelta(days=4)
    off = sum((until - since for since, until in history.off if until > passed), timedelta())
    return passed + wait + off > history.end or any(at > passed for at in history.doubts)


def silent(ended: Ended) -> Iterator[str]:
    """Something is not done, and nothing is planned; or what was planned did not come."""
    for filed in ended.history.filed:
        planned = [row.what for row in ended.due[filed.case] if row.what.startswith(RUNG)]
        if not planned and ended.cases[filed.case].decided is None:
            yield f"{filed.reference}: nothing is planned"
    if not ended.history.doubts:
        yield from (f"{row.subject} {row.what} was due {row.at}" for row in ended.overdue)


def lost(ended: Ended) -> Iterator[str]:
    """The history says that somebody was told, and no message says so; or one says that it was
    sent, and did not arrive.
    """
    arrived = {(one.who, one.activity) for one in ended.history.heard}
    for row in ended.rows:
        sent = row.kind in NEW and row.state is MessageState.SENT and row.receipt is not None
        if sent and _where(row) not in arrived:
            yield f"{row.subject} {row.state} to {_where(row)}"
    rung_rows = [*_of_rungs(ended), *_of_several(ended)]
    for case in ended.cases.values():
        for telling in case.tellings:
            person = telling.told.person
            late_enough = telling.at < ended.history.end - timedelta(hours=1)
            held = case.ladder.rung(telling.told.rung).quietly and ended.history.doubts
            found = (
                row.made_at >= telling.at
                for row, who, cases in rung_rows
                if who == person and case.header.id in cases
            )
            if person and late_enough and not held and not any(found):
                yield f"{case.header.reference}: {telling}"


def _of_rungs(ended: Ended) -> Iterator[tuple[OutboxMessage, PersonId | None, tuple[str, ...]]]:
    """Each message that tells somebody of a rung, and of which cases."""
    for row in ended.rows:
        recipe = recipe_in(row.body)
        if row.kind is MessageKind.NOTICE and recipe and recipe.rung:
            yield row, person_of(row.to), recipe.cases or (recipe.case,)


def _of_several(ended: Ended) -> Iterator[tuple[OutboxMessage, PersonId | None, tuple[str, ...]]]:
    """Each message that asks somebody of several cases."""
    for row in ended.rows:
        recipe = recipe_in(row.body)
        if row.kind is MessageKind.NOTICE and recipe and recipe.cases and not recipe.rung:
            yield row, person_of(row.to), recipe.cases


def twice(ended: Ended) -> Iterator[str]:
    """Somebody was told of one rung twice on a day, or has more messages than tellings."""
    rows = Counter((who, case) for _, who, cases in _of_rungs(ended) for case in cases)
    for case in ended.cases.values():
        told = Counter(t.told.person for t in case.tellings)
        for (who, of), count in rows.items():
            if of == case.header.id and count > told[who]:
                yield f"{case.header.reference}: {count} messages to {who}, told {told[who]} times"
        days = Counter((t.told.rung, t.told.person, london(t.at).date()) for t in case.tellings)
        for (rung, person, day), count in days.items():
            of_its_own = case.ladder.rung(rung)
            if count > 1 and not of_its_own.first and of_its_own.counted not in OF_DANGER:
                yield f"{case.header.reference}: {rung} to {person} {count} times on {day}"


def again(ended: Ended) -> Iterator[str]:
    """Something came twice without a kill or a silence to blame, or without saying so.

    The store keeps no id of a message about no case: of those only how many went is known.
    """
    new = [one for one in ended.history.heard if one.new]
    marked = {_where(row) for row in ended.rows if row.receipt}
    nameless = Counter(_where(row)[0] for row in ended.rows if _went_nameless(row))
    last = {(one.life, one.who): one.activity for one in new}
    for who in sorted({one.who for one in new}):
        theirs = [one for one in new if one.who == who]
        unmarked = [one for one in theirs if (who, one.activity) not in marked]
        killed = ended.history.killed
        unexplained = [
            one
            for one in unmarked
            if one.answered and not (one.life in killed and last[one.life, who] == one.activity)
        ]
        if len(unexplained) > nameless[who]:
            yield f"{who} at {unexplained[-1].at}: {unexplained[-1].words[:200]}"
        repeated = len(unmarked) - nameless[who]
        ended_otherwise = sum(row.state in NOT_SENT and _where(row)[0] == who for row in ended.rows)
        if repeated > sum(IN_CASE in one.words for one in theirs) + ended_otherwise:
            yield f"{who}: {repeated} came twice, not all marked"


def _where(row: OutboxMessage) -> tuple[str, str]:
    person = person_of(row.to)
    return person.object_id if person else "", row.receipt.activity if row.receipt else ""


def _went_nameless(row: OutboxMessage) -> bool:
    return row.kind in NEW and row.state is MessageState.SENT and row.receipt is None


def snoozed_too_far(ended: Ended) -> Iterator[str]:
    """A snooze passes a legal date."""
    for filed in ended.history.filed:
        case = ended.cases[filed.case]
        limit = _legal_date(ended, filed, case)
        for event in case.history:
            if isinstance(event.fact, Snoozed) and limit and event.fact.until >= limit:
                yield f"{filed.reference}: {event.fact.until}, limit {limit}"


def _says_passed(words: str, filed: Filed) -> bool:
    """Whether it says that this one's date has passed: on its own card, or its line of several."""
    _, listed, rest = words.partition(f"**{filed.reference}**")
    if listed:
        return PASSED[1] in rest.partition("**")[0]
    return filed.reference in words and PASSED[0] in words


def _breaches(ended: Ended) -> Iterator[tuple[Filed, Breach]]:
    for filed in ended.history.filed:
        case = ended.cases[filed.case]
        if isinstance(case, Breach) and not filed.doubtful:
            yield filed, case
