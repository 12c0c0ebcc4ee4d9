"""Contacts that are still who they were, and registrations that were renewed."""

from datetime import timedelta

from bot.agreements.place import (
    answer,
    day_of,
    for_party,
    here,
    holds,
    problem,
    record,
    stands_in,
    written,
)
from bot.turns.turn import Answer, Turn
from dialogs.agreements.keeping import contact_done_card, registration_done_card, renewed_card
from dialogs.agreements.scene import AgreementScene
from dialogs.agreements.sentences import say
from governance.agreements.dated import COORDINATOR, Audience, Recipient
from governance.agreements.facts import (
    AgreementFact,
    ContactChanged,
    ContactConfirmed,
    RegistrationRecorded,
)
from governance.agreements.keeping import covered
from governance.agreements.model import ContactStatus, Controller
from governance.keys import PartyKey
from storage.errors import NotThere

MOST_NUMBER = 40  # characters, as the card has it
A_YEAR = timedelta(days=366)  # a charge period that starts further off is a mistyped one


def still_me(turn: Turn) -> Answer:
    """Record "still me"; one who only stood in is the contact from now on."""
    scene = for_party(turn, Audience.CONTACT)
    return answer(contact_done_card(record(turn, scene, _contact(turn, scene))))


def _contact(turn: Turn, scene: AgreementScene) -> AgreementFact:
    person, services = turn.viewer.person, turn.services
    if not stands_in(turn, scene, Recipient(Audience.CONTACT, scene.party)):
        return ContactConfirmed(scene.party)
    name, post = services.name(person), services.directory.post_of(person) or None
    return ContactChanged(scene.party, ContactStatus.NAMED, name=name, post=post)


def ask_renewed(turn: Turn) -> Answer:
    """Ask for the number and the new period, as the public register has them."""
    return answer(renewed_card(*_registered(turn)))


def renewed(turn: Turn) -> Answer:
    """Record a renewed registration, for every party of that controller."""
    scene, controller = _registered(turn)
    number, starts = written(turn, "number", MOST_NUMBER), day_of(turn, "starts")
    if not number:
        return problem(say("reg.error_number"))
    if starts is None or abs(starts - scene.today) > A_YEAR:
        return problem(say("reg.error_start"))
    fact = RegistrationRecorded(controller.key, number, starts)
    return answer(registration_done_card(record(turn, scene, fact)))


def _registered(turn: Turn) -> tuple[AgreementScene, Controller]:
    """Return what the office, and any party that the registration covers, may renew."""
    scene = here(turn, PartyKey(turn.given("party")))
    controller = scene.agreement.registered(turn.given("controller"))
    if controller is None or not (_is_covered(turn, scene, controller) or _is_office(turn, scene)):
        raise NotThere
    return scene, controller


def _is_covered(turn: Turn, scene: AgreementScene, controller: Controller) -> bool:
    if scene.party not in covered(scene.agreement, controller):
        return False
    places = (Audience.SIGNATORY, Audience.CONTACT)
    return any(holds(turn, scene, Recipient(each, scene.party)) for each in places)


def _is_office(turn: Turn, scene: AgreementScene) -> bool:
    """Return whether the office asks: of no party, or of the lead's where its people stand in."""
    ours = scene.party in ("", scene.agreement.lead)
    return ours and holds(turn, scene, COORDINATOR)
