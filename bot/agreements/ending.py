"""Notice to end the agreement: put on record by the partnership office, or withdrawn."""

from bot.agreements.notices import announce
from bot.agreements.place import answer, for_office_or_lead, problem, record, standing_of
from bot.agreements.proposing import day_of
from bot.agreements.render import WITHDRAWN
from bot.drafts.identifiers_asked import Form, ask_once
from bot.turns.turn import Answer, Turn
from dialogs.agreements.ending import LONGEST_WHY, end_card, withdraw_card
from dialogs.agreements.scene import AgreementScene
from dialogs.agreements.sentences import say
from dialogs.asking.readers.words import tidy
from governance.agreements.dated import DatedKind
from governance.agreements.facts import NoticeServed, NoticeWithdrawn
from governance.agreements.signing import can_be_served
from storage.errors import NotThere


def ask(turn: Turn) -> Answer:
    """The form; where notice stands already, that it does."""
    scene = _open(turn)
    if scene.agreement.termination is not None:
        return standing_of(turn, scene)
    return answer(end_card(scene))


def serve(turn: Turn) -> Answer:
    """On record; everyone hears of it, and until when the agreement binds."""
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
    """Why does it stand no more?"""
    return answer(withdraw_card(_served_already(turn)))


def withdraw(turn: Turn) -> Answer:
    """The agreement goes on, and everyone hears that too."""
    scene = _served_already(turn)
    why = tidy(turn.given("why"))
    if not 0 < len(why) <= LONGEST_WHY:
        return problem(say("change.error"))
    if asked := ask_once(turn, Form("agreement:withdraw", "Send"), {"why": why}):
        return asked
    notice = scene.agreement.termination
    was = notice.effective.isoformat() if notice else ""
    scene = record(turn, scene, NoticeWithdrawn(why))
    announce(turn, scene.state, DatedKind.ENDS, f"{was} {WITHDRAWN}")
    return standing_of(turn, scene)


def _open(turn: Turn) -> AgreementScene:
    scene = for_office_or_lead(turn)
    if scene.state.has_ended(scene.today):
        raise NotThere
    return scene


def _served_already(turn: Turn) -> AgreementScene:
    """A notice that stands, and has not taken effect."""
    scene = _open(turn)
    if scene.agreement.termination is None:
        raise NotThere
    return scene


def _served(turn: Turn, scene: AgreementScene) -> NoticeServed | str:
    """What was served, or the sentence that says what is wrong with it."""
    party = turn.given("served_by")
    served, effective = day_of(turn.given("served")), day_of(turn.given("effective"))
    if party not in scene.agreement.keys:
        return say("end.error_who")
    if not (served and effective and can_be_served(served, effective, scene.today)):
        return say("end.error_days")
    if turn.given("written") != "true":
        return say("end.error")
    return NoticeServed(party, served, effective, scene.agreement.ending_clause)
