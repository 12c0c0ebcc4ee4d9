"""Who has it over the break: asked on the last working afternoon; the SIRO hears of what nobody
has an hour later (LD-BREAK, docs/law.md).
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from itertools import islice

from bot.cases.actions import happened
from bot.cases.escalation import append_fact, holders
from bot.cases.taking_over import all_led_by
from bot.post.outbox_messages import notify
from bot.showing.recipes import Show, Shown
from bot.showing.render import load
from bot.showing.viewing import candidates
from bot.turns.turn import Answer, Turn, shown
from bot.work import TIMER, Work
from dialogs.cards.elements import Ref
from dialogs.cases.over_break import WHO, BreakRow, break_card
from governance.access import Action
from governance.calendars import next_morning
from governance.cases.breaks import Break, held_over
from governance.cases.case import Case
from governance.cases.facts import HeldOver, RungFired
from governance.cases.recipients import Told
from governance.keys import CaseId, PartyKey
from governance.moments import from_london, london
from governance.outbox_message import Recipe, RecipeBody, ToPerson
from governance.people.identity import PersonId, Role, Viewer
from governance.policy import BREAK_SIRO_AFTER

ASKED, ABOVE = "break:asked", "break:above"
"""Under which names of the store's own settings it stands when leads, and SIROs, were last told."""
MOST_ON_A_CARD = 5
LEADS = (Role.IG_LEAD, Role.DEPUTY, Role.SIRO)
"""Who is asked: the first of these whom the case has."""


def look(work: Work, ahead: Break) -> None:
    """Ask each lead, once for each break; an hour later tell each SIRO what nobody has."""
    asked, above = _noted(work, ASKED), _noted(work, ABOVE)
    if asked is None or asked < ahead.asked_from:
        _tell(work, ahead, LEADS, ASKED)
    elif work.now >= asked + BREAK_SIRO_AFTER and (above is None or above < asked):
        _tell(work, ahead, (Role.SIRO,), ABOVE)


def _noted(work: Work, name: str) -> datetime | None:
    text = work.unit.meta.unchanged(name)
    return None if text is None else datetime.fromisoformat(text)


def _tell(work: Work, ahead: Break, roles: Iterable[Role], what: str) -> None:
    work.unit.meta.set(what, work.now.isoformat())
    for party in work.services.agreement.keys:
        for person, cases in _asked(work, party, ahead, tuple(roles)).items():
            for start in range(0, len(cases), MOST_ON_A_CARD):
                some = tuple(cases[start : start + MOST_ON_A_CARD])
                recipe = Recipe(Show.BREAK, cases=some, role=what, step=ahead.ends.isoformat())
                key = f"{what}:{ahead.ends.isoformat()}:{party}:{start}:{person.text}"
                notify(work, ToPerson(person), RecipeBody(recipe), key=key, party=party)


def _asked(
    work: Work, party: PartyKey, ahead: Break, roles: tuple[Role, ...]
) -> Mapping[PersonId, list[CaseId]]:
    """Return who is to say who has which: of each case the first of those roles that it has."""
    found: dict[PersonId, list[CaseId]] = {}
    for case in _running_out(work, party, ahead):
        who = holders(work, case)
        first = ((role, people) for role in roles if (people := who(role)))
        for role, people in islice(first, 1):
            _are_told(work, case, people, role)
            for person in people:
                found.setdefault(person, []).append(case.header.id)
    return found


def _are_told(work: Work, case: Case, people: Iterable[PersonId], role: Role) -> None:
    """Write down who is told that was not before: only so may they say who has it."""
    rung = case.ladder.rungs[0].id
    new = tuple(Told(rung, person, role) for person in people if person not in case.told)
    if new:
        append_fact(work, case, TIMER, RungFired((rung,), new))


def _running_out(work: Work, party: PartyKey, ahead: Break) -> Iterator[Case]:
    """Yield the open cases whose time limit runs out before the break ends, and that nobody has."""
    for row in work.unit.cases.open_in(TIMER, party):
        case = work.unit.cases.history(TIMER, row.id, Action.SEE_STATUS, now=work.now)
        limit = case.legal_date(work.services.calendars())
        if limit and work.now < limit <= ahead.ends and not held_over(case, ahead.asked_from):
            yield case


def render(work: Work, recipe: Recipe, viewer: Viewer) -> Shown | None:
    """Make the card of those cases of which this person may say who has them; None for none."""
    rows = [row for case in recipe.cases if (row := _row(work, case, viewer))]
    if not rows:
        return None
    ends = datetime.fromisoformat(recipe.step)
    ref = Ref(card=work.services.new_id())
    return Shown.of(break_card(rows, ends, ref, above=recipe.role == ABOVE))


def _row(work: Work, case_id: CaseId, viewer: Viewer) -> BreakRow | None:
    case = load(work, Recipe(Show.CASE, case=case_id), viewer)
    if case is None or case.decided:
        return None
    limit = case.legal_date(work.services.calendars())
    scene = work.services.kinds.of(case).scene(work, case, viewer)
    if limit is None or Action.NAME not in scene.allowed:
        return None
    held = held_over(case, _today(work.now))
    people = candidates(work.services, case, work.now)
    return BreakRow(scene, limit, people, held.person if held else None)


def _today(now: datetime) -> datetime:
    day = london(now).replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
    return from_london(day)


def named(turn: Turn) -> Answer:
    """Write down who has each case over the break, of those who may; whoever is new hears of it."""
    ends = next_morning(turn.now, turn.services.calendars().england_and_wales)
    said = {
        CaseId(name.removeprefix(WHO)): str(who)
        for name, who in turn.incoming.data.items()
        if name.startswith(WHO)
    }
    holders: dict[PersonId, list[Case]] = {}
    for case_id, who in said.items():
        case = turn.unit.cases.history(turn.viewer, case_id, Action.NAME, now=turn.now)
        people = candidates(turn.services, case, turn.now)
        person = next((one for one in people if one.text == who), None)
        if person is not None and case.decided is None:
            holders.setdefault(person, []).append(case)
    for person, cases in holders.items():
        theirs = [case for case in cases if case.owner == person]
        others = (case for case in cases if case.owner != person)
        for case in (*theirs, *all_led_by(turn, others, person)):
            happened(turn, case, HeldOver(person, ends))
    return shown(Recipe(Show.BREAK, cases=tuple(said), role=ASKED, step=ends.isoformat()))
