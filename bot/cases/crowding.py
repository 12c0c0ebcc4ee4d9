"""Too many reports from one person at once: their lead hears of those on one card, not on each.

A slip of the finger or a script must not bury a lead's chat. Whatever says that somebody may be in
danger is always told by itself, and the rungs that come later are told as ever.
"""

from collections.abc import Iterator

from bot.cases.digest import open_cases, post_digest
from bot.post.outbox_messages import digest_subject, notify
from bot.work import Work
from dialogs.words.wording import say
from governance.cases.case import Case
from governance.cases.recipients import Told
from governance.keys import CaseId
from governance.moments import london
from governance.outbox_message import MessageKind, TextBody, ToPerson, person_of
from governance.people.identity import PersonId
from governance.policy import REPORTS_TOGETHER, REPORTS_WITHIN
from storage.due import DueRow

CROWD = "crowd:"


def crowds(work: Work, case: Case, told: Told) -> bool:
    """Return whether this first telling waits for one card with others of the same reporter."""
    if told.person is None or case.urgent or not case.ladder.rung(told.rung).first:
        return False
    since = work.now - REPORTS_WITHIN
    return work.unit.cases.reported_since(case.reporter, since) > REPORTS_TOGETHER


def wait_together(work: Work, case: Case) -> None:
    """Plan the one card, unless it is planned, and say so to whoever reported, once."""
    subject, party = CROWD + case.header.party, case.header.party
    planned = work.unit.due.of_subject(subject)
    at = planned[0].at if planned else work.now + REPORTS_WITHIN
    if not planned:
        work.unit.due.put(subject=subject, what=CROWD, party=party, at=at)
    key = f"{CROWD}{at.isoformat()}:{case.reporter.text}"
    notify(work, ToPerson(case.reporter), TextBody(say("crowd.thanks")), key=key, party=party)


def fall_due(work: Work, row: DueRow) -> bool:
    """Send each who was to hear one card with what no card of its own has told them."""
    waiting: dict[PersonId, dict[CaseId, tuple[Case, Told]]] = {}
    for case in open_cases(work, row.party):
        if case.reported_at >= row.at - REPORTS_WITHIN:
            for person, told in _not_told(work, case):
                waiting.setdefault(person, {})[case.header.id] = (case, told)
    subject = digest_subject(row.party, london(work.now).date())
    for person, cases in waiting.items():
        key = f"{CROWD}{row.at.isoformat()}:{person.text}"
        post_digest(work, (key, subject), person, cases.values())
    work.unit.due.done(row.id)
    return True


def _not_told(work: Work, case: Case) -> Iterator[tuple[PersonId, Told]]:
    """Find who was to hear of the report, and has no card of it."""
    about = work.unit.outbox.of_subject(case.header.id)
    have = {person_of(one.to) for one in about if one.kind is MessageKind.NOTICE}
    for telling in case.tellings:
        told = telling.told
        if told.person and told.person not in have and case.ladder.rung(told.rung).first:
            yield told.person, told
