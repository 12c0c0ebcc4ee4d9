"""The partnership office: where everything stands, what was said, and who is to sign."""

from dataclasses import replace

from bot.agreements.notices import deliver
from bot.agreements.place import answer, for_coordinator, for_office_or_lead, record, standing_of
from bot.agreements.render import progress
from bot.turns.turn import Answer, Turn
from dialogs.agreements.said import said_card
from dialogs.agreements.scene import AgreementScene
from governance.agreements.dated import DatedKind
from governance.agreements.facts import SignatureAsked
from governance.agreements.model import SignatureStatus
from governance.agreements.schedule import Notice
from governance.agreements.signing import signs_for


def show_progress(turn: Turn) -> Answer:
    """Where everything stands: the whole of it for the office."""
    return standing_of(turn, for_office_or_lead(turn))


def show_said(turn: Turn) -> Answer:
    """What people wrote, for the office: seen by whoever presses, and not left in the chat."""
    scene = for_coordinator(turn)
    shown, leaves = answer(said_card(scene)), answer(progress(turn.services, scene))
    return replace(shown, sticks=False, leaves=leaves.body)


def ask_signatures(turn: Turn) -> Answer:
    """Everybody who has neither signed the newest version nor said no is asked, today."""
    scene = for_coordinator(turn)
    newest = scene.agreement.versions[-1].number
    settled = (SignatureStatus.SIGNED, SignatureStatus.DECLINED)
    records = ((key, scene.agreement.signature(key, newest)) for key in scene.agreement.keys)
    asked = tuple(key for key, one in records if one is None or one.status not in settled)
    if asked and not scene.state.has_ended(scene.today):
        scene = record(turn, scene, SignatureAsked(asked, newest))
        deliver(turn, scene.state, requests(scene, asked, newest))
    return answer(progress(turn.services, scene))


def requests(scene: AgreementScene, parties: tuple[str, ...], version: str) -> list[Notice]:
    """What each of these parties is sent, to approve or to sign a version."""
    return [
        Notice(
            signs_for(scene.state, party),
            DatedKind.SIGNATURE_CHASE,
            f"{party} {version}",
            scene.today,
            late=False,
        )
        for party in parties
    ]
