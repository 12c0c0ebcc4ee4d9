"""What a notice about the agreement says, made when it is sent: nothing that is settled since."""

from collections.abc import Callable, Mapping

from bot.agreements.notices import reachable
from bot.agreements.standing import standing
from bot.services import Services
from bot.showing.recipes import Shown
from bot.work import Work
from dialogs.agreements.ending import ending_card
from dialogs.agreements.keeping import registration_card, still_you_card
from dialogs.agreements.mail import agreement_subject, agreement_text
from dialogs.agreements.progress import progress_card
from dialogs.agreements.review import lead_card, review_card
from dialogs.agreements.scene import AgreementScene
from dialogs.agreements.signing import in_force_card, sign_request_card
from dialogs.cards.elements import Card, Ref
from governance.agreements.dated import Audience, DatedKind
from governance.agreements.keeping import RegistrationStatus, registration_status
from governance.agreements.model import ContactStatus, SignatureStatus
from governance.agreements.post_holders import PostHolders
from governance.agreements.reminders import review_ask
from governance.agreements.state import AgreementState
from governance.keys import NO_PARTY, PartyKey
from governance.moments import london
from governance.outbox_message import AgreementNotice
from governance.people.identity import PersonId

WITHDRAWN = "withdrawn"  # how what a notice is about ends, where notice was taken back


def render_card(work: Work, notice: AgreementNotice, person: PersonId) -> Shown | None:
    """Return the card; None where it is theirs no more, or what it asks for has been done."""
    scene = scene_of(work, standing(work), notice=notice)
    if not _is_theirs(work.services, scene, notice, person):
        return None
    card = _card(work.services, scene, notice)
    return None if card is None else Shown(card, str(card["fallbackText"]))


def render_mail(work: Work, notice: AgreementNotice) -> Shown | None:
    """Return what a party's IG mailbox hears where no person of it can be reached, as subject and
    text; None where there is nothing to say any more.
    """
    scene = scene_of(work, standing(work), notice=notice)
    if _card(work.services, scene, notice) is None:
        return None
    text = agreement_text(scene.agreement, notice.to, notice.kind)
    return Shown(None, agreement_subject(scene.agreement), text)


def _card(services: Services, scene: AgreementScene, notice: AgreementNotice) -> Card | None:
    if notice.kind in _NEWS:
        return _NEWS[notice.kind](scene, notice)
    if scene.state.has_ended(scene.today):
        return None
    if notice.to.audience is Audience.LEAD_EXECUTIVE:
        return lead_card(scene) if scene.state.overdue(scene.today) else None
    whole = notice.kind is not DatedKind.REGISTRATION_UNPAID  # of which the office hears by itself
    if notice.to.audience is Audience.COORDINATOR and whole:
        return progress(services, scene)
    return _BY_KIND[notice.kind](scene, notice)


def scene_of(
    work: Work,
    state: AgreementState,
    *,
    party: PartyKey = NO_PARTY,
    notice: AgreementNotice | None = None,
) -> AgreementScene:
    """Return what a card is made from, with a card id of its own."""
    stands_in = notice.to.audience if notice and notice.stands_in else None
    began = state.began  # what fell due before that is not ours to be late with
    office = stands_in is Audience.COORDINATOR  # of no party: the lead party's people stand in
    return AgreementScene(
        state,
        london(work.now).date(),
        Ref(work.services.new_id()),
        party=(notice.to.party or (state.agreement.lead if office else NO_PARTY))
        if notice
        else party,
        on=notice.on if notice and began and notice.on >= began else None,
        stands_in=stands_in,
        confirmed=work.services.confirmed,
    )


def progress(services: Services, scene: AgreementScene) -> Card:
    """Return the coordinator's card, with who stands in where a place is empty."""
    found = PostHolders(scene.state, services.directory, scene.today).standing_in()
    return progress_card(scene, [(to, reachable(services, people)) for to, people in found])


def _is_theirs(
    services: Services, scene: AgreementScene, notice: AgreementNotice, person: PersonId
) -> bool:
    """Return whether they are of the party still; who is next in line was settled before."""
    if not notice.to.party:
        places = PostHolders(scene.state, services.directory, scene.today)
        return places.may_answer(person, notice.to)
    return person in services.directory.people_of(notice.to.party, scene.today)


def _review(scene: AgreementScene, _notice: AgreementNotice) -> Card | None:
    asked = review_ask(scene.state, scene.party, scene.today)
    return review_card(scene) if asked else None


def _still_you(scene: AgreementScene, notice: AgreementNotice) -> Card | None:
    contact = scene.agreement.party(scene.party).contact
    since = contact.confirmed or contact.since
    if contact.status is ContactStatus.UNREACHABLE:  # who stands in is asked whether it is they
        return still_you_card(scene) if notice.stands_in else None
    answered = since is not None and since >= notice.on
    return None if contact.is_gap or answered else still_you_card(scene)


def _signature(scene: AgreementScene, notice: AgreementNotice) -> Card | None:
    version = scene.agreement.edition(notice.about.partition(" ")[2])
    record = scene.agreement.signature(scene.party, version.number) if version else None
    asked = record is not None and record.status is SignatureStatus.ASKED
    return sign_request_card(scene, version) if version and asked else None


def _registration(scene: AgreementScene, notice: AgreementNotice) -> Card | None:
    controller = scene.agreement.registered(notice.about)
    if controller is None:
        return None
    status = registration_status(controller, scene.today)
    renewed = (
        status is RegistrationStatus.CURRENT and notice.kind is not DatedKind.REGISTRATION_REMINDER
    )
    return None if renewed else registration_card(scene, controller, notice.kind)


def _in_force(scene: AgreementScene, notice: AgreementNotice) -> Card | None:
    return in_force_card(scene) if scene.agreement.version == notice.about else None


def _ends(scene: AgreementScene, notice: AgreementNotice) -> Card | None:
    """Show the notice as it stands: what was withdrawn since, or came after, is not news."""
    served = scene.agreement.termination
    about = served.effective.isoformat() if served else WITHDRAWN
    return ending_card(scene) if notice.about.endswith(about) else None


_Maker = Callable[[AgreementScene, AgreementNotice], Card | None]
_BY_KIND: Mapping[DatedKind, _Maker] = {
    DatedKind.REVIEW_REMINDER: _review,
    DatedKind.REVIEW_OVERDUE: _review,
    DatedKind.CONTACT_CHECK: _still_you,
    DatedKind.SIGNATURE_CHASE: _signature,
    DatedKind.REGISTRATION_REMINDER: _registration,
    DatedKind.REGISTRATION_RENEWAL: _registration,
    DatedKind.REGISTRATION_UNPAID: _registration,
}
_NEWS: Mapping[DatedKind, _Maker] = {DatedKind.VERSION_IN_FORCE: _in_force, DatedKind.ENDS: _ends}
