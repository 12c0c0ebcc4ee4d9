"""Signatures: asked for by the partnership office, given or refused by each party."""

from collections.abc import Callable
from functools import partial

from bot.agreements.notices import announce, reach, sign_request
from bot.agreements.place import (
    answer,
    for_coordinator,
    here,
    holds,
    problem,
    record,
    send_to_office,
    written,
)
from bot.agreements.render import progress
from bot.drafts.identifiers_asked import Form, ask_once
from bot.turns.turn import Answer, Turn
from dialogs.agreements.scene import AgreementScene
from dialogs.agreements.sentences import say
from dialogs.agreements.signing import (
    decline_card,
    declined_news_card,
    sign_card,
    sign_request_card,
    signature_card,
    signed_card,
)
from dialogs.cards.elements import Card
from governance.agreements.dated import DatedKind
from governance.agreements.facts import (
    SignatureAsked,
    SignatureDeclined,
    SignatureRecorded,
    SignatureUnreached,
)
from governance.agreements.model import SignatureStatus, Version
from governance.agreements.signing import NotTheDocument, check_document, signs_for
from governance.keys import PartyKey
from governance.people.identity import Role
from storage.errors import NotThere

MOST_POST = 200  # characters, as the cards have it
MOST_SAID = 2000


def ask_signatures(turn: Turn) -> Answer:
    """Ask everybody who has neither signed the newest version nor said no, today.

    Nobody is asked for a signature that could not be taken: its document must be known.
    """
    scene = for_coordinator(turn)
    newest = scene.agreement.versions[-1]
    settled = (SignatureStatus.SIGNED, SignatureStatus.DECLINED)
    records = ((key, scene.agreement.signature(key, newest.number)) for key in scene.agreement.keys)
    open_ = tuple(key for key, one in records if one is None or one.status not in settled)
    if newest.fingerprint and not scene.state.has_ended(scene.today):
        scene = send_round(turn, scene, open_, newest.number)
    return answer(progress(turn.services, scene))


def send_round(
    turn: Turn, scene: AgreementScene, parties: tuple[PartyKey, ...], version: str
) -> AgreementScene:
    """Send each party the version, and record who was sent something and who could not be."""
    asks = ((key, sign_request(scene.state, key, version, scene.today)) for key in parties)
    reached = tuple(key for key, notice in asks if reach(turn, scene.state, notice))
    missed = tuple(key for key in parties if key not in reached)
    facts = (SignatureAsked(reached, version), SignatureUnreached(missed, version))
    for fact in facts:
        scene = record(turn, scene, fact) if fact.parties else scene
    return scene


def request(turn: Turn) -> Answer:
    """Go back to what is to be signed, from its document or from a form."""
    return _unless_signed(turn, sign_request_card)


def ask(turn: Turn) -> Answer:
    """Ask for the signature itself."""
    _scene, version = to_sign(turn)
    if version.fingerprint is None:
        return request(turn)
    post = turn.services.directory.post_of(turn.viewer.person)
    return _unless_signed(turn, partial(sign_card, post=post))


def sign(turn: Turn) -> Answer:
    """Record a signature to the document that the card showed: this person, their post, the day."""
    scene, version = to_sign(turn)
    if scene.agreement.has_signed(scene.party, version.number):
        return answer(signed_card(scene, version.number))
    try:
        check_document(version, turn.given("sha256") or None)
    except NotTheDocument:  # none is known, or another came meanwhile: they see it first
        return answer(sign_request_card(scene, version))
    post = written(turn, "post", MOST_POST)
    if not post:
        return problem(say("sign.error_post"))
    if turn.given("signed") != "true":
        return problem(say("sign.error"))
    fact = SignatureRecorded(
        party=scene.party,
        version=version.number,
        signed=scene.today,
        name=turn.services.name(turn.viewer.person),
        post=post,
        document_sha256=version.fingerprint,
    )
    was, scene = scene.agreement.version, record(turn, scene, fact)
    if scene.agreement.version != was:  # the last partner's: everyone hears of it
        announce(turn, scene.state, DatedKind.VERSION_IN_FORCE, scene.agreement.version)
    return answer(signed_card(scene, version.number))


def ask_why_not(turn: Turn) -> Answer:
    """Ask why they do not sign."""
    return _unless_signed(turn, decline_card)


def _unless_signed(turn: Turn, form: Callable[[AgreementScene, Version], Card]) -> Answer:
    scene, version = to_sign(turn)
    signed = scene.agreement.has_signed(scene.party, version.number)
    return answer(signed_card(scene, version.number) if signed else form(scene, version))


def decline(turn: Turn) -> Answer:
    """Record that they do not sign; the office sees that on its card."""
    scene, version = to_sign(turn)
    if scene.agreement.has_signed(scene.party, version.number):
        return answer(signed_card(scene, version.number))
    why = written(turn, "why", MOST_SAID)
    if not why:
        return problem(say("change.error"))
    form = Form(f"agreement:decline:{scene.party}:{version.number}", "Send")
    if asked := ask_once(turn, form, {"why": why}):
        return asked
    scene = record(turn, scene, SignatureDeclined(scene.party, version.number, why))
    news = declined_news_card(here(turn), scene.party, version.number)
    send_to_office(turn, news, f"declined:{scene.party}:{version.number}")
    return answer(signed_card(scene, version.number, declined=True))


def to_sign(turn: Turn) -> tuple[AgreementScene, Version]:
    """Return what they are asked to sign, if they may; NotThere for anything else."""
    scene = here(turn, PartyKey(turn.given("party")))
    version = scene.agreement.edition(turn.given("version"))
    ended = scene.state.has_ended(scene.today)
    if version is None or ended or not may_see_version(turn, scene, version):
        raise NotThere
    return scene, version


def own_request(turn: Turn, party: PartyKey) -> Card | None:
    """Return the card that asks this person to approve or to sign; None for anything else."""
    scene = here(turn, party)
    one = scene.agreement.signature(party)
    if one is None or one.status is not SignatureStatus.ASKED:
        return None
    version, ended = scene.agreement.edition(one.version), scene.state.has_ended(scene.today)
    theirs = not ended and _may_sign(turn, scene)
    return sign_request_card(scene, version) if version and theirs else None


def own_signature(turn: Turn, party: PartyKey) -> Card | None:
    """Return what this party has answered to the newest version that it was asked about."""
    scene = here(turn, party)
    one = scene.agreement.signature(party)
    answered = one and one.status in (SignatureStatus.SIGNED, SignatureStatus.DECLINED)
    return signature_card(scene, one) if one and answered and _may_sign(turn, scene) else None


def may_see_version(turn: Turn, scene: AgreementScene, version: Version) -> bool:
    """Return whether they are asked about it, so that they may read it before anyone may."""
    asked = scene.agreement.signature(scene.party, version.number) is not None
    return asked and _may_sign(turn, scene)


def _may_sign(turn: Turn, scene: AgreementScene) -> bool:
    """Return whether they are asked, or are the signatory of a party whose contact was asked."""
    if turn.viewer.holds(Role.SIGNATORY, scene.party):
        return True
    return holds(turn, scene, signs_for(scene.state, scene.party))
