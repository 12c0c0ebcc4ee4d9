"""Being away by one's own word: what can be said, and who may cover (LD-AWAY). Pure."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta

from governance.access import MAY_COVER
from governance.calendars import ONE_DAY, Calendar
from governance.moments import london
from governance.people.directory import COVERED, Absence, Directory
from governance.people.identity import Membership, PersonId, Role
from governance.policy import ABSENCE_AT_MOST, BREAK_ASKED_AT, QUIET_FROM

Away = tuple[PersonId, Absence]
"""Somebody, and an absence of theirs."""


def posts_of(directory: Directory, person: PersonId, day: date) -> tuple[Membership, ...]:
    """Return the posts on `day` in which somebody could stand in for this person: their own."""
    known = directory.people.get(person)
    held = known.memberships if known else ()
    return tuple(one for one in held if one.on(day) and one.role in COVERED)


def who_may_cover(directory: Directory, person: PersonId, day: date) -> tuple[PersonId, ...]:
    """Return whom their parties let cover for this person, in the order they are offered.

    Somebody who holds a post there that the access table lets cover theirs; nobody becomes one of
    those who handle cases by being chosen.
    """
    posts = posts_of(directory, person, day)
    found = dict.fromkeys(
        other
        for held in posts
        for role in MAY_COVER.get(held.role, ())
        for other in directory.in_post(held.party, role, day)
        if other != person and _fits(directory, other, held)
    )
    return tuple(found)


def _fits(directory: Directory, other: PersonId, held: Membership) -> bool:
    """A DPO covers for nobody but a DPO: they advise, and decide nothing (RL-DPO)."""
    adviser = any(one.role is Role.DPO for one in directory.people[other].memberships)
    return adviser is (held.role is Role.DPO)


def is_there(directory: Directory, person: PersonId, absence: Absence) -> bool:
    """Return whether somebody is away on no day of an absence that they would cover."""
    return not any(_overlap(one, absence) for one in directory.people[person].away)


def can_be_said(absence: Absence, today: date) -> bool:
    """Return whether the days are an absence: not over, not backwards and not without an end."""
    lasts = absence.until - absence.since
    return today < absence.until and timedelta() < lasts <= ABSENCE_AT_MOST


def with_absence(away: Iterable[Absence], new: Absence) -> tuple[Absence, ...]:
    """Return the absences with a new one, which takes the place of any that it overlaps."""
    kept = (one for one in away if not _overlap(one, new))
    return tuple(sorted((*kept, new), key=lambda one: one.since))


def next_absence(away: Iterable[Absence], today: date) -> Absence | None:
    """Return the absence that somebody is in, or else the first that is to come."""
    return next((one for one in sorted(away, key=lambda one: one.since) if today < one.until), None)


def _overlap(one: Absence, other: Absence) -> bool:
    return one.since < other.until and other.since < one.until


def leaving(
    directory: Directory, now: datetime, working_days: Callable[[PersonId], Calendar]
) -> tuple[Away, ...]:
    """Return whose leave begins after this last working afternoon, by the calendar of each; nobody
    at any other time.
    """
    there = london(now)
    if not BREAK_ASKED_AT <= there.time() < QUIET_FROM:
        return ()
    today = there.date()
    return tuple(
        (person.id, away)
        for person in directory.people.values()
        for away in person.away
        if today < away.since and _is_last_day(today, away.since, working_days(person.id))
    )


def _is_last_day(today: date, since: date, calendar: Calendar) -> bool:
    return calendar.is_working_day(today) and since <= calendar.roll(today + ONE_DAY)
