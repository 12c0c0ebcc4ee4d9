"""A new version is proposed: what it is called, what changes, and which document it is."""

from collections.abc import Mapping, Sequence

from dialogs.agreements.scene import AgreementScene, button, card
from dialogs.agreements.sentences import say
from dialogs.agreements.verbs import AgreementVerb as Verb
from dialogs.cards.elements import (
    Card,
    Element,
    heading,
    input_choice,
    input_date,
    input_text,
    text,
)
from governance.agreements.signing import next_number, short

LONGEST_NUMBER = 20  # characters, "version 1.2" and room
LONGEST_REASON = 500  # it stands in the agreement's list of versions
LONGEST_PASTED = 200  # a fingerprint is 64 characters, and may be pasted with spaces

DraftVersions = Mapping[str, str]
"""Fingerprint to file name, of the loaded documents that are no version's yet."""


def propose_card(scene: AgreementScene, drafts: DraftVersions) -> Card:
    """The form. The document is chosen where it is loaded, else its fingerprint is pasted."""
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
    body = [heading(title), what, number, dated, reason, *_document(drafts)]
    return card(body, _actions(scene), summary=title)


def _document(drafts: DraftVersions) -> Sequence[Element]:
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


def _actions(scene: AgreementScene) -> list[Element]:
    return [
        button(scene, "send_round", Verb.PROPOSE_SEND, style="positive", sends=True),
        button(scene, "back", Verb.PROGRESS),
    ]


def change_news_card(scene: AgreementScene, party: str) -> Card:
    """To the office, when a review asks for a change: that it does, and where it is written."""
    said = say("said.news", party=scene.name(party))
    actions = [button(scene, "said", Verb.SAID), button(scene, "propose", Verb.PROPOSE)]
    return card([heading(said, size="medium"), text(say("said.next"))], actions, summary=said)


def declined_news_card(scene: AgreementScene, party: str, version: str) -> Card:
    """To the office, when a party says no to a version: that it does, and where it is written."""
    partners = {one.key for one in scene.agreement.partners()}
    sentence = "said.disapproved_news" if party in partners else "said.declined_news"
    said = say(sentence, party=scene.name(party), version=version)
    return card([heading(said, size="medium")], [button(scene, "said", Verb.SAID)], summary=said)


def in_force_card(scene: AgreementScene) -> Card:
    """News to everyone: the partners have approved a version, and it is the one in hand."""
    version = scene.agreement.version
    said = say("hear.in_force", agreement=scene.title, version=version)
    actions = [button(scene, "show", Verb.SHOW), button(scene, "document", Verb.DOCUMENT)]
    return card([heading(said), text(say("hear.approved"))], actions, summary=said)
