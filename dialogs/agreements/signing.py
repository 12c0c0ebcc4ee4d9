"""A signature: for one document, by one person in one post; and saying no."""

from dialogs.agreements.scene import (
    AgreementScene,
    back_to_request,
    button,
    card,
    names,
    tick,
    why_you,
)
from dialogs.agreements.sentences import say
from dialogs.agreements.verbs import AgreementVerb as Verb
from dialogs.cards.elements import Card, Element, heading, input_text, plain, text
from governance.agreements.dated import Audience
from governance.agreements.model import SignatureStatus, Version
from governance.agreements.signing import short
from governance.moments import say_date

_DONE = {
    (True, False): "done.approved",
    (True, True): "done.disapproved",
    (False, False): "done.signed",
    (False, True): "done.declined",
}
"""(of a partner, who says no) to the sentence."""


def sign_request_card(scene: AgreementScene, version: Version) -> Card:
    """What is to be approved by a partner, or signed by any other party; and why it changed."""
    title = _title(scene, version)
    in_hand = scene.agreement.version
    body = [
        *why_you(scene),
        heading(title),
        text(say("sign.reason", reason=plain(version.reason.rstrip(".")))),
        text(say("sign.dated", day=say_date(version.dated))),
        _document(version),
        *([text(say("sign.until", version=in_hand))] if version.number != in_hand else []),
    ]
    data = {"version": version.number}
    place = {**data, "audience": Audience.SIGNATORY}
    not_me = "not_me" if scene.agreement.has_signed(scene.party) else "someone_else"
    actions = [
        button(scene, _yes(scene), Verb.SIGN, data=data, style="positive"),
        button(scene, "document", Verb.DOCUMENT, data=data),
        button(scene, _no(scene), Verb.DECLINE, data=data),
        button(scene, not_me, Verb.NOT_ME, data=place),
    ]
    return card(body, actions, summary=title)


def sign_card(scene: AgreementScene, version: Version, *, post: str = "") -> Card:
    """The signature itself; `post` is what the directory has."""
    party = scene.name(scene.party)
    confirm = "sign.approve" if _is_partner(scene) else "sign.confirm"
    body = [
        heading(_title(scene, version)),
        _document(version),
        input_text(
            "post",
            say("sign.post"),
            value=post,
            required=True,
            most=200,
            error=say("sign.error_post"),
        ),
        tick(
            "signed",
            say("sign.confirm_label"),
            say(confirm, version=version.number, party=party),
            error=say("sign.error"),
        ),
        text(say("sign.binds"), subtle=True),
    ]
    # The hash goes with the answer, so that a document changed in between is never signed.
    data = {"version": version.number, "sha256": version.document_sha256 or ""}
    send = button(scene, _yes(scene), Verb.SIGN_SEND, data=data, style="positive", sends=True)
    return card(
        body, [send, back_to_request(scene, version.number)], summary=_title(scene, version)
    )


def decline_card(scene: AgreementScene, version: Version) -> Card:
    """Why not."""
    no = "decline.approve_title" if _is_partner(scene) else "decline.title"
    title = say(no, version=version.number)
    why = input_text("why", say("decline.why"), long=True, required=True, most=2000)
    data = {"version": version.number}
    send = button(scene, "send", Verb.DECLINE_SEND, data=data, style="positive", sends=True)
    actions = [send, back_to_request(scene, version.number)]
    return card([heading(title), why], actions, summary=title)


def signed_card(scene: AgreementScene, version: str, *, declined: bool = False) -> Card:
    """Once it is on record; of a partner's approval, whether it was the last that was wanted."""
    is_partner = _is_partner(scene)
    done = _DONE[is_partner, declined]
    said = say(done, party=scene.name(scene.party), version=version)
    further = [text(_further(scene, version))] if is_partner and not declined else []
    return card([heading(said), *further], [button(scene, "show", Verb.SHOW)], summary=said)


def _further(scene: AgreementScene, version: str) -> str:
    waits = [key for key in _partners(scene) if not _has_signed(scene, key, version)]
    if not waits:
        return say("done.in_force", version=version)
    return say("done.waits", version=version, who=names(scene, waits))


def _has_signed(scene: AgreementScene, party: str, version: str) -> bool:
    one = scene.agreement.signature(party, version)
    return one is not None and one.status is SignatureStatus.SIGNED


def _partners(scene: AgreementScene) -> list[str]:
    return [party.key for party in scene.agreement.partners()]


def _is_partner(scene: AgreementScene) -> bool:
    return scene.party in _partners(scene)


def _yes(scene: AgreementScene) -> str:
    """A partner approves; any other party signs."""
    return "approve" if _is_partner(scene) else "sign"


def _no(scene: AgreementScene) -> str:
    return "disapprove" if _is_partner(scene) else "decline"


def _title(scene: AgreementScene, version: Version) -> str:
    sentence = "sign.approve_title" if _is_partner(scene) else "sign.title"
    return say(sentence, agreement=scene.title, version=version.number)


def _document(version: Version) -> Element:
    if version.document_sha256 is None:
        return text(say("sign.no_document"), colour="warning")
    return text(say("sign.document", sha=short(version.document_sha256)), size="small")
