"""The cards of a breach, for the one person who will see them."""

from collections.abc import Mapping
from functools import partial

from bot.breaches.packs import pack
from bot.breaches.same_incident import same
from bot.breaches.shows import BreachShow
from bot.letters.drafting import as_file
from bot.reading.parts import opened_by
from bot.showing.recipes import Show, Shown
from bot.showing.viewing import (
    PRODUCT_READING,
    At,
    Make,
    case_of,
    form,
    name_someone,
    news,
    notice,
    paged,
    plain,
    setting,
)
from bot.work import Work
from dialogs.breaches.advising import advice_news, advise_card
from dialogs.breaches.closing import (
    closed_news,
    closing_card,
    full_closing_card,
    learnt_card,
    reopen_card,
)
from dialogs.breaches.deciding import aware_card, decide_card
from dialogs.breaches.decision import decided_card
from dialogs.breaches.joint_parts import PartView, joint_notice, part_card
from dialogs.breaches.notices import escalation_notice, lead_notice
from dialogs.breaches.opened import case_card, open_card, status_line
from dialogs.breaches.owners import neither_card, owner_card, owner_news
from dialogs.breaches.pack import pack_form
from dialogs.breaches.partners import help_card, ring_card, tell_parties_card
from dialogs.breaches.receipt import (
    deadline_card,
    outcome_to_reporter,
    receipt_card,
    someone_has_it,
)
from dialogs.breaches.record import record_card, record_document
from dialogs.breaches.regulator import (
    answered_card,
    delay_news,
    follow_up_card,
    reference_card,
    their_date_card,
    told_card,
)
from dialogs.breaches.safety import (
    help_news,
    stand_down_card,
    stood_down_news,
    who_phoned_card,
)
from dialogs.breaches.scene import BreachScene
from dialogs.breaches.second_eyes import second_card, why_card
from dialogs.breaches.supplier import supplier_card
from dialogs.breaches.verbs import BreachVerb
from dialogs.breaches.what_else import what_else_card
from dialogs.cards.elements import Ref
from dialogs.cases.leading import conflict_card
from dialogs.cases.verbs import Verb
from governance.access import may_see_part
from governance.breaches.breach import Breach
from governance.keys import PartId
from governance.outbox_message import Recipe
from governance.people.identity import PersonId, Viewer
from governance.tasks.standing import open_tasks
from storage.errors import NotThere


def _record(at: At) -> Shown:
    """Make the card that the record goes with as a file, and the file."""
    made = as_file(at.work.services, record_document(at.scene))
    return Shown.of(record_card(at.scene), made.file)


def ring(at: At) -> Shown | None:
    """Make the card that asks to phone a party; None once it has answered."""
    waits = (task for task in open_tasks(at.scene.case) if task.part == at.recipe.part)
    task = next(waits, None)
    return Shown.of(ring_card(at.scene, task.party)) if task else None


def second(at: At) -> Shown | None:
    """Make the card of a second pair of eyes, by whether it is for the viewer to answer."""
    reads = at.scene.case.reads_second(at.viewer.person)
    return news(partial(second_card, reads=reads))(at)


CARDS: Mapping[str, Make] = {
    Show.RECEIPT: plain(receipt_card),
    Show.CASE: paged(case_card, Verb.STATUS),
    Show.LEAD_NOTICE: notice(lead_notice),
    Show.ESCALATION: notice(escalation_notice),
    Show.OPEN: paged(open_card, Verb.OPEN),
    Show.DECIDE: plain(decide_card),
    Show.DECIDED: plain(decided_card),
    Show.NAME: name_someone,
    Show.CONFLICT: form(conflict_card, status_line),
    Show.DEADLINE: plain(deadline_card),
    Show.SOMEONE_HAS_IT: plain(someone_has_it),
    Show.OUTCOME: plain(outcome_to_reporter),
    BreachShow.HELP_SAID: news(help_news),
    BreachShow.WHO_PHONED: plain(who_phoned_card),
    BreachShow.STAND_DOWN: plain(stand_down_card),
    BreachShow.STOOD_DOWN: news(stood_down_news),
    Show.LEARNT: plain(learnt_card),
    BreachShow.ADVISE: plain(advise_card),
    BreachShow.ADVICE: news(advice_news),
    BreachShow.SECOND: second,
    BreachShow.SECOND_WHY: plain(why_card),
    BreachShow.CLOSING: plain(closing_card),
    BreachShow.CLOSING_FULL: plain(full_closing_card),
    BreachShow.CLOSED: plain(closed_news),
    BreachShow.REOPEN: plain(reopen_card),
    BreachShow.RECORD: _record,
    BreachShow.AWARE: plain(aware_card),
    BreachShow.TOLD: plain(told_card),
    BreachShow.FOLLOW_UP: plain(follow_up_card),
    BreachShow.REFERENCE: plain(reference_card),
    BreachShow.THEIR_DATE: plain(their_date_card),
    BreachShow.ANSWERED: plain(answered_card),
    BreachShow.DELAY: news(delay_news),
    BreachShow.WHAT_ELSE: paged(what_else_card, BreachVerb.WHAT_ELSE),
    BreachShow.TELL_PARTIES: plain(tell_parties_card),
    BreachShow.ASK_HELP: plain(help_card),
    BreachShow.SAME: same,
    BreachShow.PACK_FORM: plain(pack_form),
    BreachShow.RING: ring,
    BreachShow.SUPPLIER: plain(supplier_card),
    BreachShow.PACK: pack,
    BreachShow.OWNER: plain(owner_card),
    BreachShow.OWNER_SAID: news(owner_news),
    BreachShow.NEITHER: news(neither_card),
}


def scene(work: Work, case: Breach, viewer: Viewer) -> BreachScene:
    """Return everything a card builder of a breach wants."""
    timing = case.timed(work.services.calendars())
    teams = work.services.directory.watching(case.header.party).teams
    return BreachScene(case=case, timing=timing, teams=teams, **setting(work, case, viewer))


def render_part(work: Work, recipe: Recipe, viewer: Viewer) -> Shown | None:
    """Make the card of what a party was given of another party's breach; None for anyone else."""
    try:
        if viewer.person in _out_of(work, recipe.part):
            return None
        part = work.unit.parts.load(viewer, recipe.part, now=work.now)
    except NotThere:
        return None
    if not may_see_part(viewer, part.party):
        return None
    agreement, view = work.services.agreement, PartView.read(part.payload)
    ref = Ref(card=work.services.new_id(), part=recipe.part)
    if recipe.show != BreachShow.PART:
        return Shown.of(joint_notice(view, agreement, ref))
    opened = opened_by(work, part.id, part.party, viewer)
    return Shown.of(part_card(view, agreement, ref, opened))


def _out_of(work: Work, part_id: PartId) -> frozenset[PersonId]:
    """Return who is out of the case that a part was given of: it is no way back in."""
    part = work.unit.parts.load(PRODUCT_READING, part_id, now=work.now)
    case = case_of(work, part.case_id)
    return case.out if case else frozenset()
