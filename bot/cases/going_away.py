"""Somebody says that they are away and who covers, or that they are back (LD-AWAY, docs/law.md).

Their own word counts as the roles file's does, and is known to all once the turn is saved.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from bot.cases import handing_over
from bot.post.outbox_messages import notify
from bot.showing.recipes import Show
from bot.turns.turn import Answer, Turn
from bot.work import Work
from dialogs.cards.quoting import plain
from dialogs.cases.going_away import NOBODY, AwayAsked, away_card, understood
from dialogs.words.wording import listed, say
from governance.calendars import ONE_DAY
from governance.keys import PartyKey
from governance.moments import london, say_date
from governance.outbox_message import CardBody, Recipe, RecipeBody, TextBody, ToPerson
from governance.people.absence import (
    Away,
    can_be_said,
    is_there,
    leaving,
    next_absence,
    posts_of,
    who_may_cover,
    with_absence,
)
from governance.people.directory import Absence
from governance.people.identity import PersonId, Role
from governance.policy import LEAVE_LOOKED_EVERY

LOOKED = "leave:looked"
"""Under which name of the store's own settings it stands when it was last looked who leaves."""
HEAR = (Role.IG_LEAD, Role.SIRO)
"""Who of their parties is told besides the one who covers, as of every change of roles."""


def ask(turn: Turn) -> Answer:
    """Show the card; what was typed whole is done at once."""
    rest = turn.given("on")
    asked = understood(rest, _people(turn), _today(turn)) if rest else AwayAsked()
    return _done(turn, asked) or _card(turn, asked)


def away(turn: Turn) -> Answer:
    """Keep the absence that the card says, tell those who must know, and offer the hand-over."""
    asked = AwayAsked(turn.given("since"), turn.given("last"), turn.given("who"))
    said = Answer(TextBody(say("away.error" if _posts(turn) else "away.none")), replaces=False)
    return _done(turn, asked) or said


def back(turn: Turn) -> Answer:
    """End the absence that they are in, or that comes next."""
    kept = turn.unit.absences.of(turn.viewer.person)
    over = next_absence(kept, _today(turn))
    if over is None:
        return Answer(TextBody(say("away.not_away")), replaces=False)
    _keep(turn, tuple(one for one in kept if one != over), "back")
    line = say("away.back", name=_name(turn, turn.viewer.person), posts=_posts(turn))
    _tell(turn, dict.fromkeys((*_hear(turn), *filter(None, [over.cover])), line))
    return Answer(TextBody(say("away.welcome")), replaces=False)


def before_leave(work: Work, leavers: Iterable[Away]) -> None:
    """Bring whoever leaves after today the card of all they have, once for each leave.

    Who has nothing is looked at again within the hour: they may have picked something up.
    """
    looked = work.unit.meta.unchanged(LOOKED)
    if looked and work.now < datetime.fromisoformat(looked) + LEAVE_LOOKED_EVERY:
        return
    work.unit.meta.set(LOOKED, work.now.isoformat())
    for person, absence in leavers:
        _bring(work, person, absence)


def _bring(work: Work, person: PersonId, absence: Absence) -> None:
    held = posts_of(work.services.directory, person, london(work.now).date())
    viewer = work.services.viewer(person, work.now)
    if held and viewer and handing_over.has_any(work, viewer):
        key = f"leave:{absence.since}:{person.text}"
        notify(work, ToPerson(person), _over(), key=key, party=held[0].party)


def _over() -> RecipeBody:
    return RecipeBody(Recipe(Show.HAND_OVER))


def _card(turn: Turn, asked: AwayAsked) -> Answer:
    if not _posts(turn):
        return Answer(TextBody(say("away.none")), replaces=False)
    card = away_card(_people(turn), asked, turn.ref())
    return Answer(CardBody(card, str(card["fallbackText"])), replaces=False)


def _done(turn: Turn, asked: AwayAsked) -> Answer | None:
    """Do what was asked; None where it cannot be used."""
    absence = _absence(turn, asked)
    if absence is None:
        return None
    kept = turn.unit.absences.of(turn.viewer.person)
    _keep(turn, with_absence(kept, absence), "away")
    days = {"since": say_date(absence.since), "last": say_date(absence.until - ONE_DAY)}
    who = {"name": _name(turn, turn.viewer.person), "posts": _posts(turn), **days}
    covers = _name(turn, absence.cover) if absence.cover else ""
    theirs = say("away.they_cover", name=covers) if covers else say("away.vacant")
    told = dict.fromkeys(_hear(turn), say("away.told", **who, cover=theirs))
    _tell(turn, told | dict.fromkeys(filter(None, [absence.cover]), say("away.you_cover", **who)))
    _offer(turn, absence)
    mine = say("away.covers", name=covers) if covers else say("away.goes_on")
    return Answer(TextBody(say("away.done", **days, cover=mine)))


def _offer(turn: Turn, absence: Absence) -> None:
    """Offer the hand-over at once: on the last afternoon the one that would come by itself."""
    me = turn.viewer.person
    soon = turn.services.directory.with_absences([(me, absence)])
    if (me, absence) in leaving(soon, turn.now, turn.services.working_days):
        _bring(turn, me, absence)
    elif handing_over.has_any(turn, turn.viewer):
        turn.say(_over(), "over")


def _absence(turn: Turn, asked: AwayAsked) -> Absence | None:
    """Return what was asked, where they have a post, the days can be, and who covers may."""
    try:
        since, last = date.fromisoformat(asked.since), date.fromisoformat(asked.last)
        until = last + ONE_DAY
    except (ValueError, OverflowError):
        return None
    cover = next((one for one, _ in _people(turn) if one.text == asked.cover), None)
    absence = Absence(since, until, cover)
    chosen = cover or asked.cover == NOBODY
    there = cover is None or is_there(turn.services.directory, cover, absence)
    fits = chosen and there and can_be_said(absence, _today(turn))
    return absence if fits and _posts(turn) else None


def _keep(turn: Turn, absences: tuple[Absence, ...], what: str) -> None:
    held = posts_of(turn.services.directory, turn.viewer.person, _today(turn))
    party = held[0].party if held else turn.party
    turn.unit.absences.keep(turn.viewer.person, absences, party=party, what=what, now=turn.now)
    turn.services.people.reread = True


def _tell(turn: Turn, told: dict[PersonId, str]) -> None:
    for person, line in told.items():
        key = f"away:{turn.key}:{person.text}"
        notify(turn, ToPerson(person), TextBody(line), key=key, party=turn.party)


def _hear(turn: Turn) -> Iterator[PersonId]:
    """Return the leads of the parties in which they hold a post, but for themselves."""
    directory, me = turn.services.directory, turn.viewer.person
    for party in _parties(turn):
        for role in HEAR:
            yield from (one for one in directory.in_post(party, role, _today(turn)) if one != me)


def _parties(turn: Turn) -> dict[PartyKey, None]:
    held = posts_of(turn.services.directory, turn.viewer.person, _today(turn))
    return dict.fromkeys(one.party for one in held)


def _people(turn: Turn) -> list[tuple[PersonId, str]]:
    found = who_may_cover(turn.services.directory, turn.viewer.person, _today(turn))
    return [(person, turn.services.name(person)) for person in found]


def _posts(turn: Turn) -> str:
    """Return what their own posts are called; "" where nobody would have to cover."""
    held = posts_of(turn.services.directory, turn.viewer.person, _today(turn))
    return listed(dict.fromkeys(turn.services.role_label(one.role) for one in held)) if held else ""


def _name(turn: Turn, person: PersonId) -> str:
    return plain(turn.services.name(person))


def _today(turn: Turn) -> date:
    return london(turn.now).date()
