"""The partnership office: where everything stands, what was said, who is to sign; a new version,
and notice to end the agreement.
"""

from dataclasses import replace

from bot.agreements.notices import announce
from bot.agreements.place import (
    answer,
    day_of,
    for_coordinator,
    for_office_or_lead,
    problem,
    record,
    standing_of,
    written,
)
from bot.agreements.render import WITHDRAWN, progress
from bot.agreements.signing import send_round
from bot.drafts.identifiers_asked import Form, ask_once
from bot.turns.turn import Answer, Turn
from dialogs.agreements.ending import LONGEST_WHY, end_card, withdraw_card
from dialogs.agreements.progress import said_card
from dialogs.agreements.scene import AgreementScene
from dialogs.agreements.sentences import say
from dialogs.agreements.signing import LONGEST_REASON, propose_card
from dialogs.words.wording import role_label
from governance.agreements.dated import Audience, DatedKind
from governance.agreements.facts import (
    NoticeServed,
    NoticeWithdrawn,
    VersionProposed,
)
from governance.agreements.signing import (
    can_be_dated,
    can_be_served,
    fingerprint,
    new_number,
    of_document,
)
from governance.keys import PartyKey
from storage.errors import NotThere


def show_progress(turn: Turn) -> Answer:
    """Show where everything stands: the whole of it to the office."""
    return standing_of(turn, for_office_or_lead(turn))


def show_said(turn: Turn) -> Answer:
    """Show the office what people wrote: to whoever presses, and not left in the chat."""
    scene = for_coordinator(turn)
    shown, leaves = answer(said_card(scene)), answer(progress(turn.services, scene))
    return replace(shown, sticks=False, leaves=leaves.body)


def ask_version(turn: Turn) -> Answer:
    """Show the form, with the loaded documents that are no version's yet to choose from."""
    scene = _open(turn)
    return answer(propose_card(scene, _drafts(turn, scene)))


def propose(turn: Turn) -> Answer:
    """Record a new version, bound to one document, and ask everyone, today."""
    scene = _open(turn)
    fact = _proposed(turn, scene)
    if isinstance(fact, str):
        return problem(fact)
    form = Form(f"agreement:propose:{fact.number}", "Send it round")
    if asked := ask_once(turn, form, {"reason": fact.reason}):
        return asked
    scene = record(turn, scene, fact)
    return standing_of(turn, send_round(turn, scene, scene.agreement.keys, fact.number))


def _drafts(turn: Turn, scene: AgreementScene) -> dict[str, str]:
    """Return fingerprint to file name, of what lies on the shelf and is no version's."""
    versions = scene.agreement.versions
    known = {sha for one in versions for sha in (one.document_sha256, one.text_sha256)}
    loaded = turn.services.shelf.documents()
    return {one.sha256: one.name for one in loaded if one.sha256 not in known}


def _open(turn: Turn) -> AgreementScene:
    """Return the agreement; NotThere for one that has ended: it gets no version, no notice."""
    scene = for_office_or_lead(turn)
    if scene.state.has_ended(scene.today):
        raise NotThere
    return scene


def _proposed(turn: Turn, scene: AgreementScene) -> VersionProposed | str:
    """Return what is proposed, or the sentence that says what is wrong with it."""
    number = new_number(scene.agreement, turn.given("number"))
    dated, sha256 = day_of(turn, "dated"), fingerprint(turn.given("sha256"))
    reason = written(turn, "reason", LONGEST_REASON)
    same = of_document(scene.agreement, sha256) if sha256 else None
    if number is None:
        return say("propose.error_number")
    if dated is None or not can_be_dated(dated, scene.today):
        return say("propose.error_dated")
    if not reason:
        return say("change.error")
    if sha256 is None or same is not None:
        error = "propose.error_same" if same else "propose.error_document"
        return say(error, version=same.number if same else "")
    # The post of whoever proposes; who they are is in the event itself.
    post = turn.services.directory.post_of(turn.viewer.person) or role_label(Audience.COORDINATOR)
    return VersionProposed(number, dated, post, reason, sha256)


def ask_end(turn: Turn) -> Answer:
    """Show the form, or where everything stands if notice was served already."""
    scene = _open(turn)
    if scene.agreement.termination is not None:
        return standing_of(turn, scene)
    return answer(end_card(scene))


def serve(turn: Turn) -> Answer:
    """Record a notice; everyone hears of it, and until when the agreement binds."""
    scene = _open(turn)
    if scene.agreement.termination is not None:
        return standing_of(turn, scene)
    fact = _served(turn, scene)
    if isinstance(fact, str):
        return problem(fact)
    scene = record(turn, scene, fact)
    announce(turn, scene.state, DatedKind.ENDS, fact.effective.isoformat())
    return standing_of(turn, scene)


def ask_withdraw(turn: Turn) -> Answer:
    """Ask why the notice stands no more."""
    return answer(withdraw_card(_served_already(turn)))


def withdraw(turn: Turn) -> Answer:
    """Take the notice back: the agreement goes on, and everyone hears that too."""
    scene = _served_already(turn)
    why = written(turn, "why", LONGEST_WHY)
    if not why:
        return problem(say("change.error"))
    if asked := ask_once(turn, Form("agreement:withdraw", "Send"), {"why": why}):
        return asked
    notice = scene.agreement.termination
    was = notice.effective.isoformat() if notice else ""
    scene = record(turn, scene, NoticeWithdrawn(why))
    announce(turn, scene.state, DatedKind.ENDS, f"{was} {WITHDRAWN}")
    return standing_of(turn, scene)


def _served_already(turn: Turn) -> AgreementScene:
    """Return an agreement whose notice stands and has not taken effect; NotThere otherwise."""
    scene = _open(turn)
    if scene.agreement.termination is None:
        raise NotThere
    return scene


def _served(turn: Turn, scene: AgreementScene) -> NoticeServed | str:
    """Return what was served, or the sentence that says what is wrong with it."""
    party = PartyKey(turn.given("served_by"))
    served, effective = day_of(turn, "served"), day_of(turn, "effective")
    if party not in scene.agreement.keys:
        return say("end.error_who")
    if not (served and effective and can_be_served(served, effective, scene.today)):
        return say("end.error_days")
    if turn.given("written") != "true":
        return say("end.error")
    return NoticeServed(party, served, effective, scene.agreement.ending_clause)
