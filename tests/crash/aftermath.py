"""After the kills: what people were told had worked is compared with what the store has."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from adapters.clock import Clock
from governance.access import Action
from governance.keys import CaseId
from governance.policy import REPORTS_TOGETHER, REPORTS_WITHIN
from simulator.people import Persona
from storage.unit import Unit
from tests.crash.connector import Connector
from tests.crash.crowd import CLIMBED, IMRAN, LEADS, PRIYA, holding
from tests.crash.memory import Filed, Remembered
from tests.crash.process import Bot
from tests.crash.repeats import one_a_kill, repeats
from tests.crash.whole import TESTER, identity, names


def check_dead(bot: Bot, known: Remembered, *, since: int) -> int:
    """What must be on the disk when the process has just died; how many reports are checked."""
    upto = len(known.filed)
    new = [one for one in known.filed[since:upto] if one.case]
    for one, case in zip(new, cases(bot, [one.case for one in new]), strict=True):
        _as_filed(one, case)

    assert bot.chain_length() >= upto
    return upto


def check(bot: Bot, connector: Connector, known: Remembered, seeds: Sequence[str]) -> int:
    """Everything, when all is quiet; how many messages people got a second time."""
    whole = [_with_case(one, connector) for one in known.filed]
    found = dict(zip((f.case for f in whole), cases(bot, [f.case for f in whole]), strict=True))
    for one in whole:
        _as_filed(one, found[one.case])
    found |= dict(zip(seeds, cases(bot, seeds), strict=True))

    assert bot.chain_length() > 0
    assert len(found) == bot.count("cases") == len(whole) + len(seeds)
    assert all(found[case].acknowledged for case in known.acknowledged)
    assert all(found[case].decided for case in known.decided)
    _everyone_heard(connector, found)
    _nobody_else_heard(connector, whole, seeds)
    again = repeats(bot, connector)
    assert one_a_kill(connector, again)
    return len(again)


def cases(bot: Bot, ids: Sequence[str]) -> list[Any]:
    now = Clock().now()

    def look(unit: Unit) -> list[Any]:
        return [unit.cases.history(TESTER, CaseId(one), Action.SEE_STATUS, now=now) for one in ids]

    return bot.read(look)


def _as_filed(one: Filed, case: Any) -> None:
    assert case.report.what_happened == one.story
    assert case.reporter == identity(one.reporter)
    assert one.reference in ("", case.header.reference)


def _with_case(one: Filed, connector: Connector) -> Filed:
    """Its receipt stands where its form was, in the reporter's own chat."""
    receipts = [c for c in connector.calls if c.method == "PUT" and c.activity == one.form]
    assert {c.who for c in receipts} == {one.reporter.object_id}
    assert {c.reference for c in receipts} == {one.reference or receipts[0].reference}
    assert {c.case for c in receipts} == {one.case or receipts[0].case}
    return Filed(one.reporter, one.form, one.story, receipts[0].reference, receipts[0].case)


def _everyone_heard(connector: Connector, found: dict[str, Any]) -> None:
    """Every rung that the history says was told to someone, reached them; of too many reports from
    one person, those that come on one card may wait for it.
    """
    posts = [call for call in connector.calls if call.method == "POST"]
    for case_id, case in found.items():
        told = {telling.told.person for telling in case.tellings} - {None}
        assert told
        about = {c.who for c in posts if c.case == case_id or case.header.reference in c.words}
        missed = object_ids(told) - about
        assert not missed or _one_of_a_crowd(case, found.values()), missed


def object_ids(people: Iterable[Any]) -> set[str]:
    """Their object ids, as calls name people."""
    return {person.object_id for person in people}


def _one_of_a_crowd(case: Any, every: Iterable[Any]) -> bool:
    since = case.reported_at - REPORTS_WITHIN
    before = [o for o in every if o.reporter == case.reporter and since <= o.reported_at]
    return len([o for o in before if o.reported_at <= case.reported_at]) > REPORTS_TOGETHER


def _nobody_else_heard(connector: Connector, whole: Sequence[Filed], seeds: Sequence[str]) -> None:
    """By whom each case was reported, and so who may hear of it; not by what the store says."""
    everyone = names((PRIYA, *CLIMBED))
    may = {one.case: names((one.reporter, *_leads(one.reporter))) for one in whole}
    may |= dict.fromkeys(seeds, everyone)
    for call in connector.calls:
        if call.case:
            assert call.who in may[call.case]


def _leads(reporter: Persona) -> tuple[Persona, ...]:
    return holding("POL", "ig_lead", "deputy") if reporter is IMRAN else LEADS


def a_rung_is_due(bot: Bot) -> bool:
    """Whether the next start will find a rung to save and tell."""
    now: datetime = Clock().now()
    return bot.read(lambda unit: any(row.what.startswith("rung:") for row in unit.due.before(now)))


def saved_unanswered(bot: Bot, known: Remembered) -> int:
    """Reports that a killed process had saved and not answered: the redelivery found them."""
    again = [one for one in known.filed if one.case and one.retried_at]
    found = cases(bot, [one.case for one in again])
    return sum(c.reported_at < one.retried_at for one, c in zip(again, found, strict=True))
