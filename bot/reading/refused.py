"""Looks that were refused: written down, counted per person, and told to whoever may know.

What is asked for and is not there is written down as well, so that neither answer takes longer. A
look at a case of which somebody is kept out is told only to those who may see that case.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from bot.post.outbox_messages import notify, told_once
from bot.reading.shows import ReadingShow
from bot.showing.recipes import Shown, recipe_in
from bot.showing.viewing import PRODUCT_READING, case_of
from bot.turns.turn import Answer, Turn, shown
from bot.work import Work
from dialogs.cards.elements import Ref
from dialogs.kinds import COMMANDS
from dialogs.reading.refused import RefusedOf, refused_card, refused_notice
from governance.access import Action, allowed
from governance.cases.case import Case
from governance.keys import CaseId, PartyKey
from governance.moments import london
from governance.outbox_message import Body, Recipe, RecipeBody, ToPerson
from governance.people.identity import PersonId, Role, Viewer
from governance.policy import REFUSED_KEPT_IN_VIEW, REFUSED_TOLD_FROM, REFUSED_WITHIN
from governance.reading.looks import Look, together
from storage.audit import REFUSED, AuditEntry
from storage.errors import NotThere

NO_CASE = CaseId("-")
POSTS = (Role.IG_LEAD, Role.DEPUTY, Role.SIRO)
"""Who hears of them: the first post that somebody holds who may see the case and did not look."""


@dataclass(frozen=True, slots=True)
class Refused:
    """One person's refused looks at the cases of one party."""

    party: PartyKey
    person: PersonId

    @property
    def text(self) -> str:
        """Return it as a recipe carries it."""
        return f"{self.party} {self.person.text}"

    @classmethod
    def read(cls, text: str) -> "Refused | None":
        """Return what `text` says; None for anything else: a card can be forged."""
        party, _, person = text.partition(" ")
        try:
            return cls(PartyKey(party), PersonId.parse(person))
        except ValueError:
            return None


def not_theirs(turn: Turn, body: Body) -> None:
    """Raise NotThere for an answer that shows a case which is not theirs to see.

    What changes something has been authorised, and may have been the last thing they could do.
    """
    kinds, recipe = turn.services.kinds, recipe_in(body)
    if recipe is None or recipe.part or turn.verb in kinds.changes:
        return  # a part is told by whom it was given to
    if recipe.show not in kinds.needs:
        return  # that card authorises for itself
    case = case_of(turn, recipe.case)
    if case is None or Action.SEE_STATUS not in allowed(turn.viewer, case):
        raise NotThere


def note_refused(turn: Turn) -> None:
    """Write down that they asked for a case that they may not see, or that is not there."""
    named = _named(turn)
    if turn.incoming.automatic or not any(named):
        return
    case = _found(turn, *named)
    if case is not None and Action.SEE_STATUS in allowed(turn.viewer, case):
        return  # they may see it: there was something else that they may not do
    turn.unit.audit.append(
        actor=turn.viewer,
        what=REFUSED,
        subject=case.header.id if case else NO_CASE,
        party=case.header.party if case else turn.party,
        version=case.header.version if case else 0,
        digest=b"",
        detail={},
        now=turn.now,
    )
    if case is not None:
        _tell_if_many(turn, case, turn.viewer.person)


def _named(turn: Turn) -> tuple[CaseId, str]:
    """Return the id or the reference by which they asked."""
    command = COMMANDS.read(turn.incoming.text) if turn.incoming.text else None
    typed = command.reference if command else ""
    return CaseId(turn.given("case")), turn.given("reference") or typed


def _found(turn: Turn, case_id: CaseId, reference: str) -> Case | None:
    if case_id:
        return case_of(turn, case_id)
    try:
        cases = turn.unit.cases
        return cases.find(PRODUCT_READING, reference, Action.SEE_STATUS, now=turn.now)
    except NotThere:
        return None


def _tell_if_many(work: Work, case: Case, person: PersonId) -> None:
    """Tell whoever may see the case, once a week, where they asked often enough."""
    asked = Refused(case.header.party, person)
    for viewer in _who_hears(work, case, person):
        entries = list(_seen_by(work, viewer, asked, work.now - REFUSED_WITHIN))
        if len({entry.at for entry, _ in entries}) < REFUSED_TOLD_FROM:
            continue
        year, week, _ = london(work.now).isocalendar()
        to = ToPerson(viewer.person)
        key = told_once(f"refused:{asked.text}:{year}-{week}", to)
        recipe = Recipe(ReadingShow.REFUSED, step=asked.text)
        notify(work, to, RecipeBody(recipe), key=key, party=asked.party)


def _who_hears(work: Work, case: Case, person: PersonId) -> tuple[Viewer, ...]:
    day = london(work.now).date()
    for post in POSTS:
        holders = work.services.directory.holders(case.header.party, post, day, case.out)
        viewers = (work.services.viewer(one, work.now) for one in holders if one != person)
        may_know = tuple(v for v in viewers if v and Action.SEE_LOOKS in allowed(v, case))
        if may_know:
            return may_know
    return ()


def _seen_by(
    work: Work, viewer: Viewer, asked: Refused, since: datetime
) -> Iterator[tuple[AuditEntry, Case]]:
    """Yield their refused looks, but for those at cases whose looks the viewer may not see."""
    for entry in work.unit.audit.refused_since(since):
        mine = entry.actor == asked.person.text and asked.person != viewer.person
        case = case_of(work, CaseId(entry.subject)) if mine else None
        if case and case.header.party == asked.party and Action.SEE_LOOKS in allowed(viewer, case):
            yield entry, case


def render_notice(work: Work, recipe: Recipe, viewer: Viewer) -> Shown | None:
    """Make the notice, which names nobody; None where there is nothing that they may know."""
    asked = Refused.read(recipe.step)
    found = _of_each(work, viewer, asked) if asked else ()
    if asked is None or not found:
        return None
    count = sum(one.looks.count for one in found)
    party = work.services.agreement.party(asked.party).name
    return Shown.of(refused_notice(Ref(card=work.services.new_id()), party, count, recipe.step))


def show(turn: Turn) -> Answer:
    """Show who it was and which cases; it folds back to the notice."""
    step = turn.given("step")
    answer = shown(Recipe(ReadingShow.REFUSED_OF, step=step), sticks=False)
    return replace(answer, leaves=RecipeBody(Recipe(ReadingShow.REFUSED, step=step)))


def fold(turn: Turn) -> Answer:
    """Show the notice again, in the place of what it opened."""
    return shown(Recipe(ReadingShow.REFUSED, step=turn.given("step")))


def render(work: Work, recipe: Recipe, viewer: Viewer) -> Shown | None:
    """Make the card that names who it was."""
    asked = Refused.read(recipe.step)
    found = _of_each(work, viewer, asked) if asked else ()
    if asked is None or not found:
        return None
    services = work.services
    party = services.agreement.party(asked.party).name
    ref, name = Ref(card=services.new_id()), services.name(asked.person)
    return Shown.of(refused_card(ref, name, party, found, recipe.step))


def _of_each(work: Work, viewer: Viewer, asked: Refused) -> tuple[RefusedOf, ...]:
    """Return their refused looks by case and day, the newest last."""
    since = work.now - REFUSED_KEPT_IN_VIEW
    by_case: dict[str, list[Look]] = {}
    for entry, case in _seen_by(work, viewer, asked, since):
        by_case.setdefault(case.header.reference, []).append(Look(asked.person, entry.at))
    found = [RefusedOf(ref, one) for ref, looks in by_case.items() for one in together(looks)]
    return tuple(sorted(found, key=lambda one: one.looks.first))
