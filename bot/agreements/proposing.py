"""A new version: proposed by the partnership office, with an approval round of its own."""

from datetime import date

from bot.agreements.notices import deliver
from bot.agreements.office import requests
from bot.agreements.place import answer, for_office_or_lead, problem, record, standing_of
from bot.drafts.identifiers_asked import Form, ask_once
from bot.turns.turn import Answer, Turn
from dialogs.agreements.proposing import LONGEST_REASON, propose_card
from dialogs.agreements.scene import AgreementScene
from dialogs.agreements.sentences import say
from dialogs.asking.readers.words import tidy
from dialogs.words.wording import role_label
from governance.agreements.dated import Audience
from governance.agreements.facts import VersionProposed
from governance.agreements.signing import can_be_dated, fingerprint, new_number, of_document
from storage.errors import NotThere


def ask(turn: Turn) -> Answer:
    """The form, with the loaded documents that are no version's yet to choose from."""
    scene = _open(turn)
    return answer(propose_card(scene, drafts(turn, scene)))


def propose(turn: Turn) -> Answer:
    """On record, bound to one document; and everyone is asked, today."""
    scene = _open(turn)
    fact = _proposed(turn, scene)
    if isinstance(fact, str):
        return problem(fact)
    form = Form(f"agreement:propose:{fact.number}", "Send it round")
    if asked := ask_once(turn, form, {"reason": fact.reason}):
        return asked
    scene = record(turn, scene, fact)
    sent = requests(scene, scene.agreement.keys, fact.number)
    deliver(turn, scene.state, sent)
    return standing_of(turn, scene)


def drafts(turn: Turn, scene: AgreementScene) -> dict[str, str]:
    """Fingerprint to file name, of what lies on the shelf and is no version's."""
    loaded = turn.services.shelf.documents()
    known = {sha for one in scene.agreement.versions for sha in (one.document_sha256,)}
    texts = {one.text_sha256 for one in scene.agreement.versions}
    return {one.sha256: one.name for one in loaded if one.sha256 not in known | texts}


def _open(turn: Turn) -> AgreementScene:
    """An agreement that has ended gets no new version."""
    scene = for_office_or_lead(turn)
    if scene.state.has_ended(scene.today):
        raise NotThere
    return scene


def _proposed(turn: Turn, scene: AgreementScene) -> VersionProposed | str:
    """What is proposed, or the sentence that says what is wrong with it."""
    number = new_number(scene.agreement, turn.given("number"))
    dated, sha256 = day_of(turn.given("dated")), fingerprint(turn.given("sha256"))
    reason = tidy(turn.given("reason"))
    same = of_document(scene.agreement, sha256) if sha256 else None
    if number is None:
        return say("propose.error_number")
    if dated is None or not can_be_dated(dated, scene.today):
        return say("propose.error_dated")
    if not 0 < len(reason) <= LONGEST_REASON:
        return say("change.error")
    if sha256 is None or same is not None:
        error = "propose.error_same" if same else "propose.error_document"
        return say(error, version=same.number if same else "")
    return VersionProposed(number, dated, _post(turn), reason, sha256)


def _post(turn: Turn) -> str:
    """The post of whoever proposes; who they are is in the event itself."""
    post = turn.services.directory.post_of(turn.viewer.person)
    return post or role_label(Audience.COORDINATOR)


def day_of(text: str) -> date | None:
    """The day that a card sent; None for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
