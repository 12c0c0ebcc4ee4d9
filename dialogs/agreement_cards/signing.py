"""A signature: for one document, by one person in one post; and saying no."""

from dialogs.agreement_cards.scene import AgreementScene, button, tick, why_you
from dialogs.agreement_cards.sentences import say
from dialogs.agreement_cards.verbs import AgreementVerb as Verb
from dialogs.elements import Card, Element, card, heading, input_text, plain, text
from governance.agreements.records import Version
from governance.moments import say_date


def sign_request_card(scene: AgreementScene, version: Version) -> Card:
    """What is to be signed, and why it changed."""
    title = _title(scene, version)
    body = [
        *why_you(scene),
        heading(title),
        text(say("sign.reason", reason=plain(version.reason.rstrip(".")))),
        text(say("sign.dated", day=say_date(version.dated))),
        _document(version),
    ]
    data = {"version": version.number}
    actions = [
        button(scene, "sign", Verb.SIGN, data=data, style="positive"),
        button(scene, "decline", Verb.DECLINE, data=data),
        button(scene, "document", Verb.DOCUMENT, data=data),
        button(scene, "show", Verb.SHOW),
    ]
    return card(body, actions, summary=title)


def sign_card(scene: AgreementScene, version: Version, *, post: str = "") -> Card:
    """The signature itself; `post` is what the directory has."""
    party = scene.name(scene.party)
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
            say("sign.confirm", version=version.number, party=party),
            error=say("sign.error"),
        ),
        text(say("sign.binds"), subtle=True),
    ]
    # The hash goes with the answer, so that a document changed in between is never signed.
    data = {"version": version.number, "sha256": version.document_sha256 or ""}
    send = button(scene, "sign", Verb.SIGN_SEND, data=data, style="positive", sends=True)
    return card(body, [send], summary=_title(scene, version))


def decline_card(scene: AgreementScene, version: Version) -> Card:
    """Why not."""
    title = say("decline.title", version=version.number)
    why = input_text("why", say("decline.why"), long=True, required=True, most=2000)
    data = {"version": version.number}
    send = button(scene, "send", Verb.DECLINE_SEND, data=data, style="positive", sends=True)
    return card([heading(title), why], [send], summary=title)


def signed_card(scene: AgreementScene, version: str, *, declined: bool = False) -> Card:
    """Once it is on record."""
    sentence = "done.declined" if declined else "done.signed"
    said = say(sentence, party=scene.name(scene.party), version=version)
    return card([heading(said)], [button(scene, "show", Verb.SHOW)], summary=said)


def _title(scene: AgreementScene, version: Version) -> str:
    return say("sign.title", agreement=scene.title, version=version.number)


def _document(version: Version) -> Element:
    if version.document_sha256 is None:
        return text(say("sign.no_document"), colour="warning")
    return text(say("sign.document", sha=version.document_sha256), size="small")
