"""Who has it over the break: asked on the last working afternoon; the SIRO hears of what nobody
has an hour later (LD-BREAK, docs/law.md).
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice

from bot.cases.actions import happened
from bot.cases.escalation import append_fact, holders
from bot.cases.taking_over import all_led_by
from bot.post.outbox_messages import digest_subject, notify
from bot.services import Services
from bot.showing.recipes import Show, Shown
from bot.showing.render import load
from bot.showing.viewing import candidates
from bot.turns.turn import Answer, Turn, shown
from bot.work import TIMER, Work
from dialogs.cards.elements import Ref
from dialogs.cases.over_break import WHO, BreakRow, break_card
from governance.access import Action
from governance.calendars import next_morning
from governance.cases.breaks import Break, BreakAsked, break_ahead, held_over
from governance.cases.case import Case, Status
from governance.cases.facts import HeldOver, RungFired
from governance.cases.recipients import Told
from governance.keys import CaseId, PartyKey
from governance.moments import from_london, london
from governance.outbox_message import Recipe, RecipeBody, ToPerson
from governance.people.identity import PersonId, Role, Viewer
from governance.plain import from_plain, to_plain

ASKED, ABOVE = "break:asked", "break:above"
"""What a card is for: to ask a lead, or to tell the SIRO of what nobody is named for."""
NOTED = "break:"
"""Before a party's key, the name of the store's own setting in which it stands what was asked."""
MOST_ON_A_CARD = 5
LEADS = (Role.IG_LEAD, Role.DEPUTY, Role.SIRO)
"""Who is asked: the first of these whom the case has."""


def ahead_of(services: Services, now: datetime) -> Mapping[PartyKey, Break]:
    """Return for which parties this is the last working afternoon before a break, and before which:
    each by its own calendar.
    """
    parties = services.agreement.keys
    each = {party: break_ahead(now, services.working_days_of(party)) for party in parties}
    return {party: ahead for party, ahead in each.items() if ahead}


def look(work: Work, party: PartyKey, ahead: Break) -> None:
    """Ask each lead of a party of what nobody has, once of each case; an hour later tell the SIRO
    of what nobody is named for.
    """
    noted = _noted(work, party, ahead)
    if not noted.is_due(work.now):
        return
    running = {case.header.id: case for case in _running_out(work, party, ahead)}
    known = {one.case for one in noted.asked}
    new = [case for case in running if case not in known]
    above = [case for case in running if case in noted.unanswered(ahead, work.now)]
    _tell(work, ahead, _asked(work, (running[case] for case in new), LEADS), ASKED)
    _tell(work, ahead, _asked(work, (running[case] for case in above), (Role.SIRO,)), ABOVE)
    after = noted.after(work.now, new, above)
    work.unit.meta.set(NOTED + party, json.dumps(to_plain(after)))


def _noted(work: Work, party: PartyKey, ahead: Break) -> BreakAsked:
    text = work.unit.meta.unchanged(NOTED + party)
    noted = from_plain(BreakAsked, json.loads(text)) if text else None
    return noted if noted and noted.ends == ahead.ends else BreakAsked(ahead.ends)


def _tell(work: Work, ahead: Break, asked: Mapping[PersonId, Sequence[Case]], what: str) -> None:
    for person, cases in asked.items():
        for start in range(0, len(cases), MOST_ON_A_CARD):
            some = cases[start : start + MOST_ON_A_CARD]
            ids, party = tuple(case.header.id for case in some), some[0].header.party
            recipe = Recipe(Show.BREAK, cases=ids, role=what, step=ahead.ends.isoformat())
            key = f"{what}:{ahead.ends.isoformat()}:{ids[0]}:{person.text}"
            subject = digest_subject(party, london(work.now).date())
            body = RecipeBody(recipe)
            notify(work, ToPerson(person), body, key=key, party=party, subject=subject)


def _asked(
    work: Work, running: Iterable[Case], roles: tuple[Role, ...]
) -> Mapping[PersonId, list[Case]]:
    """Return who is to say who has which: of each case the first of those roles that it has."""
    found: dict[PersonId, list[Case]] = {}
    for case in running:
        who = holders(work, case)
        first = ((role, people) for role in roles if (people := who(role)))
        for role, people in islice(first, 1):
            _are_told(work, case, people, role)
            for person in people:
                found.setdefault(person, []).append(case)
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
    if case is None or case.status is Status.DECIDED:
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
        if person is not None and case.status is not Status.DECIDED:
            holders.setdefault(person, []).append(case)
    for person, cases in holders.items():
        theirs = [case for case in cases if case.owner == person]
        others = (case for case in cases if case.owner != person)
        for case in (*theirs, *all_led_by(turn, others, person)):
            happened(turn, case, HeldOver(person, _ends(turn, case.header.party)))
    ends = _ends(turn, turn.party)
    return shown(Recipe(Show.BREAK, cases=tuple(said), role=ASKED, step=ends.isoformat()))


def _ends(turn: Turn, party: PartyKey) -> datetime:
    return next_morning(turn.now, turn.services.working_days_of(party))
