"""What a signatory sends: reviewed with no change, a change that is needed, or "not me"."""

from collections.abc import Mapping
from datetime import date

from dialogs.agreements.points import point_lists
from dialogs.agreements.scene import AgreementScene, back_to_request, button, card, names, tick
from dialogs.agreements.sentences import say
from dialogs.agreements.verbs import AgreementVerb as Verb
from dialogs.cards.elements import Card, Element, heading, input_text, text
from governance.agreements.dated import Audience


def no_change_card(scene: AgreementScene, due: date) -> Card:
    """The points that stay open, and the tick without which there is no answer."""
    read = tick(
        "read_points", say("no_change.label"), say("no_change.tick"), error=say("no_change.error")
    )
    body = [heading(say("no_change.title")), text(say("no_change.open")), *point_lists(scene), read]
    return _form(scene, _about(due), body, Verb.NO_CHANGE_SEND, say("no_change.title"))


def change_card(scene: AgreementScene, due: date) -> Card:
    """What should change, and why."""
    error = say("change.error")
    body = [
        heading(say("change.title")),
        input_text("what", say("change.what"), long=True, required=True, most=2000, error=error),
        input_text("why", say("change.why"), long=True, required=True, most=2000, error=error),
        text(say("change.next")),
    ]
    return _form(scene, _about(due), body, Verb.CHANGE_SEND, say("change.title"))


def not_me_card(scene: AgreementScene, audience: Audience, *, version: str = "") -> Card:
    """Who should be asked: a post, for cards never ask for a name. `version` is of a signature."""
    data = {"audience": str(audience), **({"version": version} if version else {})}
    body = [
        heading(say("not_me.title")),
        input_text("who", say("not_me.ask"), required=True, most=200, error=say("not_me.error")),
        text(say("not_me.no_answer", party=scene.name(scene.party))),
    ]
    return _form(scene, data, body, Verb.NOT_ME_SEND, say("not_me.title"))


def answered_card(scene: AgreementScene) -> Card:
    """Once an answer is on record: whether the review is complete, and who is still waited for."""
    said = say("done.review", party=scene.name(scene.party))
    covered = scene.state.answered.get(scene.party, date.min)
    waiting = [key for key in scene.state.deciders if _waits(scene, key, covered)]
    further = (
        say("done.review_some", who=names(scene, waiting)) if waiting else say("done.review_all")
    )
    body = [heading(said), text(further)]
    return card(body, [button(scene, "show", Verb.SHOW)], summary=said)


def not_me_done_card(scene: AgreementScene) -> Card:
    """Once "not me" is on record."""
    said = say("done.not_me")
    body = [heading(say("not_me.title")), text(said)]
    return card(body, [button(scene, "show", Verb.SHOW)], summary=said)


def _waits(scene: AgreementScene, party: str, due: date) -> bool:
    return party in scene.state.still_asked(due)


def _about(due: date) -> Mapping[str, str]:
    return {"due": due.isoformat()}


def _form(
    scene: AgreementScene, data: Mapping[str, str], body: list[Element], send: Verb, summary: str
) -> Card:
    version = data.get("version")
    back = back_to_request(scene, version) if version else button(scene, "back", Verb.REVIEW)
    actions = [button(scene, "send", send, data=data, style="positive", sends=True), back]
    return card(body, actions, summary=summary)
