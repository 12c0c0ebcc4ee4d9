"""A version: proposed, put to a party, signed or refused by one person in one post."""

from collections.abc import Mapping, Sequence

from dialogs.agreements.scene import (
    AgreementScene,
    back_to_request,
    button,
    card,
    names,
    thanks,
    tick,
    why_you,
)
from dialogs.agreements.sentences import say
from dialogs.agreements.verbs import AgreementVerb as Verb
from dialogs.cards.elements import Card, Element, heading, text
from dialogs.cards.inputs import input_choice, input_date, input_text
from dialogs.cards.quoting import plain
from governance.agreements.dated import Audience
from governance.agreements.model import Signature, SignatureStatus, Version
from governance.agreements.signing import next_number, short
from governance.keys import PartyKey
from governance.moments import say_date

_DONE = {
    (True, False): "done.approved",
    (True, True): "done.disapproved",
    (False, False): "done.signed",
    (False, True): "done.declined",
}
"""(of a partner, who says no) to the sentence."""


def sign_request_card(scene: AgreementScene, version: Version) -> Card:
    """Ask a partner to approve, or any other party to sign; and say what changed."""
    title = _title(scene, version)
    in_hand = scene.agreement.version
    body = [
        *why_you(scene),
        heading(title),
        text(say("sign.reason", reason=plain(version.reason.rstrip(".")))),
        text(say("sign.dated", day=say_date(version.dated))),
        _document(scene, version),
        *([text(say("sign.until", version=in_hand))] if version.number != in_hand else []),
    ]
    data = {"version": version.number}
    place = {**data, "audience": Audience.SIGNATORY}
    no = "disapprove" if scene.is_partner(scene.party) else "decline"
    not_me = "not_me" if scene.agreement.has_signed(scene.party) else "someone_else"
    yes = button(scene, _yes(scene), Verb.SIGN, data=data, style="positive")
    actions = [
        *([yes] if version.fingerprint else []),
        button(scene, "document", Verb.DOCUMENT, data=data),
        button(scene, no, Verb.DECLINE, data=data),
        button(scene, not_me, Verb.NOT_ME, data=place),
    ]
    return card(body, actions, summary=title)


def sign_card(scene: AgreementScene, version: Version, *, post: str = "") -> Card:
    """Ask for the signature itself; `post` is what the directory has."""
    party = scene.name(scene.party)
    confirm = "sign.approve" if scene.is_partner(scene.party) else "sign.confirm"
    body = [
        heading(_title(scene, version)),
        _document(scene, version),
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
    data = {"version": version.number, "sha256": version.fingerprint or ""}
    send = button(scene, _yes(scene), Verb.SIGN_SEND, data=data, style="positive", sends=True)
    return card(
        body, [send, back_to_request(scene, version.number)], summary=_title(scene, version)
    )


def decline_card(scene: AgreementScene, version: Version) -> Card:
    """Ask why they do not sign, or do not approve."""
    no = "decline.approve_title" if scene.is_partner(scene.party) else "decline.title"
    title = say(no, version=version.number)
    why = input_text("why", say("decline.why"), long=True, required=True, most=2000)
    data = {"version": version.number}
    send = button(scene, "send", Verb.DECLINE_SEND, data=data, style="positive", sends=True)
    actions = [send, back_to_request(scene, version.number)]
    return card([heading(title), why], actions, summary=title)


def signed_card(scene: AgreementScene, version: str, *, declined: bool = False) -> Card:
    """Say what is on record; of a partner's approval, whether it was the last that was wanted."""
    is_partner = scene.is_partner(scene.party)
    said = say(_DONE[is_partner, declined], party=scene.name(scene.party), version=version)
    if declined or not is_partner:
        return thanks(scene, said)
    return thanks(scene, said, *_how_far(scene, version))


def signature_card(scene: AgreementScene, one: Signature) -> Card:
    """Show what this party answered to a version, to whoever asks for it again."""
    slots = {"party": scene.name(scene.party), "version": one.version}
    is_partner, title = scene.is_partner(scene.party), say("sign.yours", version=one.version)
    said = say("sign.said_no", **slots)
    if one.status is SignatureStatus.SIGNED and one.signed:
        sentence = "sign.approved_on" if is_partner else "sign.signed_on"
        said = say(sentence, day=say_date(one.signed), **slots)
    further = [text(line) for line in _how_far(scene, one.version)] if is_partner else []
    again = [] if one.status is SignatureStatus.SIGNED else [back_to_request(scene, one.version)]
    actions = [button(scene, "show", Verb.SHOW), *again]
    return card([heading(title), text(said), *further], actions, summary=said)


def _how_far(scene: AgreementScene, version: str) -> list[str]:
    """Say for which partners a version waits, or that it is in force; nothing of an older one."""
    agreement = scene.agreement
    partners = [party.key for party in agreement.partners()]
    waits = [key for key in partners if not agreement.has_signed(key, version)]
    if waits:
        return [say("done.waits", version=version, who=names(scene, waits))]
    return [say("done.in_force", version=version)] if version == agreement.version else []


def _yes(scene: AgreementScene) -> str:
    """Return the button: a partner approves, any other party signs."""
    return "approve" if scene.is_partner(scene.party) else "sign"


def _title(scene: AgreementScene, version: Version) -> str:
    sentence = "sign.approve_title" if scene.is_partner(scene.party) else "sign.title"
    return say(sentence, agreement=scene.title, version=version.number)


def _document(scene: AgreementScene, version: Version) -> Element:
    if version.fingerprint is None:
        said = say("sign.no_document", version=version.number, office=scene.office)
        return text(said, colour="warning")
    return text(say("sign.document", sha=short(version.fingerprint)), size="small")


LONGEST_NUMBER = 20  # characters, "version 1.2" and room
LONGEST_REASON = 500  # it stands in the agreement's list of versions
LONGEST_PASTED = 200  # a fingerprint is 64 characters, and may be pasted with spaces

DraftVersions = Mapping[str, str]
"""Fingerprint to file name, of the loaded documents that are no version's yet."""


def propose_card(scene: AgreementScene, drafts: DraftVersions) -> Card:
    """Ask for a new version: its document is chosen where loaded, else known by its hash."""
    title = say("propose.title")
    number = input_text(
        "number",
        say("propose.number"),
        value=next_number(scene.agreement),
        required=True,
        most=LONGEST_NUMBER,
        error=say("propose.error_number"),
    )
    dated = input_date(
        "dated",
        say("propose.dated"),
        value=scene.today.isoformat(),
        required=True,
        error=say("propose.error_dated"),
    )
    reason = input_text(
        "reason",
        say("propose.reason"),
        long=True,
        required=True,
        most=LONGEST_REASON,
        error=say("change.error"),
    )
    what = text(say("propose.what", version=scene.agreement.version))
    body = [heading(title), what, number, dated, reason, *_drafted(drafts)]
    actions = [
        button(scene, "send_round", Verb.PROPOSE_SEND, style="positive", sends=True),
        button(scene, "back", Verb.PROGRESS),
    ]
    return card(body, actions, summary=title)


def _drafted(drafts: DraftVersions) -> Sequence[Element]:
    if not drafts:
        pasted = input_text(
            "sha256",
            say("propose.fingerprint"),
            required=True,
            most=LONGEST_PASTED,
            error=say("propose.error_document"),
        )
        return [pasted, text(say("propose.how"), subtle=True, size="small")]
    choices = [(sha256, f"{name} ({short(sha256)})") for sha256, name in drafts.items()]
    only = choices[0][0] if len(choices) == 1 else ""
    error = say("propose.error_document")
    label = say("propose.document")
    return [input_choice("sha256", label, choices, value=only, required=True, error=error)]


def change_news_card(scene: AgreementScene, party: PartyKey) -> Card:
    """Tell the office that a review asks for a change, and where it is written."""
    said = say("said.news", party=scene.name(party))
    actions = [button(scene, "said", Verb.SAID), button(scene, "propose", Verb.PROPOSE)]
    return card([heading(said, size="medium"), text(say("said.next"))], actions, summary=said)


def declined_news_card(scene: AgreementScene, party: PartyKey, version: str) -> Card:
    """Tell the office that a party says no to a version, and where it is written."""
    sentence = "said.disapproved_news" if scene.is_partner(party) else "said.declined_news"
    said = say(sentence, party=scene.name(party), version=version)
    return card([heading(said, size="medium")], [button(scene, "said", Verb.SAID)], summary=said)


def in_force_card(scene: AgreementScene) -> Card:
    """Tell everyone that the partners have approved a version, and that it is the one in hand."""
    version = scene.agreement.version
    said = say("hear.in_force", agreement=scene.title, version=version)
    actions = [button(scene, "show", Verb.SHOW), button(scene, "document", Verb.DOCUMENT)]
    return card([heading(said), text(say("hear.approved"))], actions, summary=said)
