"""The digest: what is not urgent on one card a day a person, by reference and kind (LD-QUIETLY).

A quiet rung tells a person of one case; what it leaves behind is a due row for the party's day.
That row comes after every rung of the same sweep, so one card can hold them all, and one that
is told later that day (to somebody else, or after a fault) makes a card of its own. Who has roles
in two parties gets two: what belongs to one controller stands on no card of another's.
"""

from collections.abc import Iterable
from datetime import date

from bot.post.outbox_messages import NewMessage, notify, post
from bot.showing.recipes import Show, recipe_in
from bot.work import TIMER, Work
from governance.access import Action
from governance.cases.case import Case
from governance.cases.recipients import Told
from governance.keys import CaseId, PartyKey
from governance.moments import london
from governance.outbox_message import MessageKind, Recipe, RecipeBody, ToCard, ToPerson, person_of
from governance.people.identity import PersonId
from storage.due import DueRow

DIGEST = "digest:"


def collect(work: Work, case: Case) -> None:
    """Plan the party's digest of today, since somebody is told of this case."""
    party, day = case.header.party, london(work.now).date().isoformat()
    work.unit.due.put(subject=DIGEST + party, what=DIGEST + day, party=party, at=work.now)


def fall_due(work: Work, row: DueRow) -> bool:
    """Send each person told that day one card of what no card has told them yet."""
    day = date.fromisoformat(row.what.removeprefix(DIGEST))
    subject = digest_subject(row.party, day)
    sent = [
        (person_of(one.to), recipe_in(one.body)) for one in work.unit.outbox.of_subject(subject)
    ]
    for person, told in _told_on(work, row.party, day).items():
        before = [recipe.cases for who, recipe in sent if recipe and who == person]
        known = {case for cases in before for case in cases}
        new = {case: how for case, how in told.items() if case not in known}
        if new:
            key = f"{subject}:{len(before)}:{person.text}"
            post_digest(work, (key, row.party, subject), person, new)
    work.unit.due.done(row.id)
    return True


def leave_out(work: Work, case: Case) -> Case:
    """Bring the digests of those who are out of this one up to date, without it."""
    days = {london(one.at).date() for one in case.tellings}
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


def last_told(case: Case, person: PersonId | None, rung: str) -> Told | None:
    """Return how a digest of that rung last told this person of a case; None where none has."""
    theirs = (one.told for one in reversed(case.tellings) if one.told.person == person)
    return next((told for told in theirs if _quietly(case, told) or told.rung == rung), None)


def _quietly(case: Case, told: Told) -> bool:
    return case.ladder.rung(told.rung).quietly


def digest_subject(party: PartyKey, day: date) -> str:
    """Return what the digests of a party's day are about, in the outbox."""
    return f"{DIGEST}{party}:{day.isoformat()}"


def _told_on(work: Work, party: PartyKey, day: date) -> dict[PersonId, dict[CaseId, Told]]:
    """Return whom quiet rungs told that London day, of which cases that are still open."""
    found: dict[PersonId, dict[CaseId, Told]] = {}
    for case in open_cases(work, party):
        for telling in case.tellings:
            told, here = telling.told, london(telling.at).date() == day
            if here and told.person and _quietly(case, told):
                found.setdefault(told.person, {})[case.header.id] = told
    return found


def open_cases(work: Work, party: PartyKey) -> Iterable[Case]:
    """Yield the party's undecided cases, oldest first."""
    rows = sorted(work.unit.cases.open_in(TIMER, party), key=lambda row: row.opened_at)
    for row in rows:
        yield work.unit.cases.history(TIMER, row.id, Action.SEE_STATUS, now=work.now)


def post_digest(
    work: Work, under: tuple[str, PartyKey, str], person: PersonId, told: dict[CaseId, Told]
) -> None:
    """Send one card of several cases, `under` its key, party and subject."""
    key, party, subject = under
    latest = next(reversed(told.values()))
    recipe = Recipe(
        Show.DIGEST,
        rung=latest.rung,
        role=latest.role,
        late=any(one.late for one in told.values()),
        cases=tuple(told),
    )
    notify(work, ToPerson(person), RecipeBody(recipe), key=key, party=party, subject=subject)
