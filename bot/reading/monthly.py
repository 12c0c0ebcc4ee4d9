"""What was out of the ordinary in a month's reading, shown to the DPO: a notice without a name, and
behind it a card that folds away. Nobody sees in it what they are kept out of.
"""

from dataclasses import replace
from datetime import date, timedelta

from bot.post.outbox_messages import notify, told_once
from bot.reading.shows import ReadingShow
from bot.showing.recipes import Shown
from bot.showing.viewing import case_of
from bot.turns.turn import Answer, Turn, shown
from bot.work import Work
from dialogs.cards.elements import Ref
from dialogs.reading.unusual import UnusualOf, unusual_card, unusual_notice
from governance.access import Action, allowed
from governance.keys import CaseId, PartyKey
from governance.moments import london
from governance.outbox_message import Recipe, RecipeBody, ToPerson
from governance.people.identity import PersonId, Role, Viewer
from governance.reading.unusual import Why
from storage.audit import AuditEntry
from storage.unit import Unit

BEGUN, FOUND, ENDED = "reading_begun", "reading_found", "reading_ended"
"""The audit entries: switched on, what a month had, switched off."""


def subject_of(party: PartyKey) -> str:
    """Return under what the audit chain keeps it."""
    return f"reading:{party}"


def newest(unit: Unit, party: PartyKey) -> AuditEntry | None:
    """Return the newest entry about a party's reading; None where it was never looked at."""
    entries = unit.audit.of_subject(subject_of(party))
    return entries[-1] if entries else None


def tell(work: Work, party: PartyKey) -> None:
    """Tell each DPO of the party who may see any of what was found last."""
    day = london(work.now).date()
    for person in work.services.directory.holders(party, Role.DPO, day):
        viewer = work.services.viewer(person, work.now)
        entry = newest(work.unit, party)
        if viewer and entry and _visible(work, viewer, entry):
            recipe = Recipe(ReadingShow.UNUSUAL, step=f"{party} {entry.sequence}")
            to = ToPerson(person)
            key = told_once(f"{subject_of(party)}:{entry.sequence}", to)
            notify(work, to, RecipeBody(recipe), key=key, party=party)


def render_notice(work: Work, recipe: Recipe, viewer: Viewer) -> Shown | None:
    """Make the notice; None for anyone but the DPO, and where nothing of it is theirs to see."""
    party, entry = _entry(work, recipe, viewer)
    found = _visible(work, viewer, entry) if entry else ()
    if entry is None or not found:
        return None
    ref, name = Ref(card=work.services.new_id()), work.services.agreement.party(party).name
    return Shown.of(unusual_notice(ref, name, _month(entry), len(found), recipe.step))


def show(turn: Turn) -> Answer:
    """Show what it was; it folds back to the notice."""
    step = turn.given("step")
    answer = shown(Recipe(ReadingShow.UNUSUAL_OF, step=step), sticks=False)
    return replace(answer, leaves=RecipeBody(Recipe(ReadingShow.UNUSUAL, step=step)))


def fold(turn: Turn) -> Answer:
    """Show the notice again, in the place of what it opened."""
    return shown(Recipe(ReadingShow.UNUSUAL, step=turn.given("step")))


def render(work: Work, recipe: Recipe, viewer: Viewer) -> Shown | None:
    """Make the card that names who read what; None as for the notice."""
    party, entry = _entry(work, recipe, viewer)
    found = _visible(work, viewer, entry) if entry else ()
    if entry is None or not found:
        return None
    ref, name = Ref(card=work.services.new_id()), work.services.agreement.party(party).name
    return Shown.of(unusual_card(ref, name, _month(entry), found, recipe.step))


def _entry(work: Work, recipe: Recipe, viewer: Viewer) -> tuple[PartyKey, AuditEntry | None]:
    """Return the entry that the recipe means, to that party's DPO, while it is on."""
    name, _, sequence = recipe.step.partition(" ")
    party = PartyKey(name)
    on = work.services.directory.watching(party).unusual_reading
    if not on or not viewer.holds(Role.DPO, party):
        return party, None
    entries = work.unit.audit.of_subject(subject_of(party))
    meant = (one for one in entries if str(one.sequence) == sequence and one.what == FOUND)
    return party, next(meant, None)


def _visible(work: Work, viewer: Viewer, entry: AuditEntry) -> tuple[UnusualOf, ...]:
    """Return what they may see of it: of others, and of cases that they may open."""
    found = []
    for why, by, cases in entry.detail.get("found", ()):
        seen = [case_of(work, CaseId(one)) for one in cases]
        references = tuple(
            case.header.reference
            for case in seen
            if case and Action.SEE_LOOKS in allowed(viewer, case)
        )
        person = PersonId.parse(by)
        if references and person != viewer.person:
            found.append(UnusualOf(Why(why), work.services.name(person), references))
    return tuple(found)


def _month(entry: AuditEntry) -> date:
    """Return the last day of the month that was looked at."""
    return london(entry.at).date().replace(day=1) - timedelta(days=1)
