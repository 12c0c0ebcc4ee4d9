"""The digest: what is not urgent on one card a day a person, by reference and kind (LD-QUIETLY).

A quiet rung tells a person of one case; what it leaves behind is a due row for the party's day.
That row comes after every rung of the same sweep, so one card can hold them all, and one that
is told later that day (to somebody else, or after a fault) makes a card of its own. Who has roles
in two parties gets two: what belongs to one controller stands on no card of another's.

What comes late, after an outage, comes together too (LD-TOGETHER): one card a person, whatever was
missed, but for danger. Where that is a single case, it is that case's own card.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime

from bot.post.outbox_messages import DIGEST, NewMessage, digest_subject, notify, post, tell
from bot.showing.recipes import Show, recipe_in
from bot.work import TIMER, Work
from governance.access import Action
from governance.cases.case import Case, Telling
from governance.cases.ladders import OF_DANGER, REPORTER
from governance.cases.recipients import Told
from governance.keys import CaseId, PartyKey
from governance.moments import london
from governance.outbox_message import MessageKind, Recipe, RecipeBody, ToCard, ToPerson, person_of
from governance.people.identity import PersonId
from governance.urgency import Pressing, Urgency
from storage.due import DueRow
from storage.outbox import OutboxMessage

NEVER = datetime.max.replace(tzinfo=UTC)
OfCase = tuple[Case, Telling]
"""A case, and how somebody was told of it."""


def collect(work: Work, case: Case) -> None:
    """Plan the party's digest of today, since somebody is told of this case."""
    party, day = case.header.party, london(work.now).date().isoformat()
    work.unit.due.put(subject=DIGEST + party, what=DIGEST + day, party=party, at=work.now)


def fall_due(work: Work, row: DueRow) -> bool:
    """Send each person told that day one card of what no card has told them yet."""
    day = date.fromisoformat(row.what.removeprefix(DIGEST))
    subject = digest_subject(row.party, day)
    sent = _digests(work, subject)
    for person, each in _told_on(work, row.party, day).items():
        theirs = [one for one in sent if person_of(one.to) == person]
        new = [one for one in each if not _has_card(work, theirs, *one)]
        if new:
            key = f"{subject}:{len(theirs)}:{person.text}"
            _send(work, (key, subject), person, new)
    work.unit.due.done(row.id)
    return True


def _digests(work: Work, subject: str) -> list[OutboxMessage]:
    found = ((one, recipe_in(one.body)) for one in work.unit.outbox.of_subject(subject))
    return [
        one
        for one, recipe in found
        if one.kind is MessageKind.NOTICE and recipe and recipe.show == Show.DIGEST
    ]


def _has_card(work: Work, digests: Iterable[OutboxMessage], case: Case, telling: Telling) -> bool:
    """Return whether a digest has told of it since, or a card of its own."""
    recipes = (recipe_in(one.body) for one in digests if one.made_at >= telling.at)
    if any(recipe and case.header.id in recipe.cases for recipe in recipes):
        return True
    if _quietly(case, telling.told):
        return False
    alone = (one for one in work.unit.outbox.telling(case.header.id) if one.made_at >= telling.at)
    rung, person = telling.told.rung, telling.told.person
    shown = ((recipe_in(one.body), person_of(one.to)) for one in alone)
    return any(recipe and (recipe.rung, who) == (rung, person) for recipe, who in shown)


def _send(work: Work, under: tuple[str, str], person: PersonId, new: Sequence[OfCase]) -> None:
    """Send one card of several cases; of a single one that is late, the card of its rung."""
    case, telling = new[0]
    if len(new) == 1 and not _quietly(case, telling.told):
        tell(work, case, telling.told, again=int(telling.at.timestamp()))
        return
    post_digest(work, under, person, [(case, telling.told) for case, telling in new])


def leave_out(work: Work, case: Case) -> Case:
    """Bring the cards of several cases of those who are out of this one up to date, without it."""
    days = {london(one.at).date() for one in case.history}
    subjects = [digest_subject(case.header.party, day) for day in sorted(days)]
    for one in (notice for about in subjects for notice in work.unit.outbox.of_subject(about)):
        recipe, person = recipe_in(one.body), person_of(one.to)
        if one.receipt and recipe and case.header.id in recipe.cases and person in case.out:
            message = NewMessage(
                key=f"{case.header.id}:left_out:{case.header.version}:{one.id}",
                party=one.party,
                kind=MessageKind.UPDATE,
                to=ToCard(person, one.receipt.address, one.receipt.activity),
                body=one.body,
                subject=one.subject,
            )
            post(work, message)
    return case


def waits_for_others(case: Case, told: Told) -> bool:
    """Return whether what is late comes on one card with all else that is: not a report, and not
    what is about danger.
    """
    rung = case.ladder.rung(told.rung)
    alone = case.urgent or rung.first or rung.counted in OF_DANGER or told.role == REPORTER
    return told.late and not alone


def last_told(case: Case, person: PersonId | None, rung: str) -> Told | None:
    """Return how a digest of that rung last told this person of a case; None where none has."""
    theirs = (one.told for one in reversed(case.tellings) if one.told.person == person)
    return next((told for told in theirs if _in_digests(case, told) or told.rung == rung), None)


def _in_digests(case: Case, told: Told) -> bool:
    return told.late or _quietly(case, told)


def _quietly(case: Case, told: Told) -> bool:
    return case.ladder.rung(told.rung).quietly


def _told_on(work: Work, party: PartyKey, day: date) -> Mapping[PersonId, list[OfCase]]:
    """Return whom rungs told quietly or late that London day, of which cases that are still open:
    of each the newest telling.
    """
    found: dict[PersonId, dict[CaseId, OfCase]] = {}
    for case in open_cases(work, party):
        for telling in case.tellings:
            told, here = telling.told, london(telling.at).date() == day
            if here and told.person and _in_digests(case, told):
                found.setdefault(told.person, {})[case.header.id] = (case, telling)
    return {person: list(each.values()) for person, each in found.items()}


def open_cases(work: Work, party: PartyKey) -> Iterable[Case]:
    """Yield the party's undecided cases, oldest first."""
    rows = sorted(work.unit.cases.open_in(TIMER, party), key=lambda row: row.opened_at)
    for row in rows:
        yield work.unit.cases.history(TIMER, row.id, Action.SEE_STATUS, now=work.now)


def post_digest(
    work: Work, under: tuple[str, str], person: PersonId, each: Iterable[tuple[Case, Told]]
) -> None:
    """Send one card of several cases of a party, the clock that runs out first at its head;
    `under` its key and subject.
    """
    told = sorted(each, key=lambda one: (one[0].due or NEVER, one[0].header.reference))
    (first, _), (_, latest) = told[0], told[-1]
    recipe = Recipe(
        Show.DIGEST,
        rung=latest.rung,
        role=latest.role,
        late=any(one.late for _, one in told),
        cases=tuple(case.header.id for case, _ in told),
    )
    key, subject = under
    notify(
        work,
        ToPerson(person),
        RecipeBody(recipe),
        key=key,
        party=first.header.party,
        subject=subject,
        pressing=Pressing(Urgency.CLOCK, first.due),
    )
