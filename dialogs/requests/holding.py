"""Do we hold it, and do we answer for it? And if it is another right than was taken down."""

from collections.abc import Mapping

from dialogs.cards.elements import (
    Card,
    Element,
    input_choice,
    input_date,
    input_toggle,
    text,
)
from dialogs.cases.case_form import case_form, needed_words
from dialogs.requests.clock import clock_box
from dialogs.requests.scene import RequestScene
from dialogs.requests.sentences import say
from dialogs.requests.verbs import RequestVerb
from dialogs.words.wording import listed, party_name
from governance.moments import london
from governance.requests.places import answers_jointly
from governance.requests.rights import Right, Whose

NOTHING: Mapping[str, str] = {}


def holding_card(
    scene: RequestScene, *, problem: str = "", values: Mapping[str, str] = NOTHING
) -> Card:
    """Its inputs: whose, to (a party), on, transfer, consent, not_joint, law_enforcement."""
    case = scene.case
    reported = case.whose if case.whose is not Whose.NOT_SURE else ""
    body = [
        *clock_box(scene),
        input_choice(
            "whose",
            say("rq.whose"),
            [(whose, _whose(scene, whose)) for whose in _ANSWERS],
            value=values.get("whose") or reported,
            required=True,
        ),
        *_trap(scene),
        text(say("rq.elsewhere"), bold=True),
        *_elsewhere(scene, values),
        *_part_3(scene, values),
    ]
    send = ("Record it", RequestVerb.HOLDING_SEND)
    return case_form(
        scene, say("rq.holding_title", reference=scene.reference), body, send, problem=problem
    )


_ANSWERS = (Whose.OURS, Whose.PARTNERSHIP, Whose.ELSEWHERE)


def _whose(scene: RequestScene, whose: Whose) -> str:
    lead = party_name(scene.agreement, scene.agreement.lead)
    return say(f"rq_holding.{whose}", lead=lead)


def _trap(scene: RequestScene) -> list[Element]:
    """Joint controllers may not send anybody away (UK GDPR Art 26(3); §2.1)."""
    agreement = scene.agreement
    if not answers_jointly(agreement, scene.case.header.party):
        return []
    parties = listed(party_name(agreement, key) for key in agreement.joint)
    lead = party_name(agreement, agreement.lead)
    leads = scene.case.header.party == agreement.lead
    sentence = "rq.trap_lead" if leads else "rq.trap"
    return [text(say(sentence, parties=parties, lead=lead), subtle=True)]


def _elsewhere(scene: RequestScene, values: Mapping[str, str]) -> list[Element]:
    party = scene.case.header.party
    choices = [(one.key, one.name) for one in scene.agreement.parties if one.key != party]
    today = london(scene.now).date().isoformat()
    shown: list[Element] = [
        input_choice("to", say("rq.to"), choices, value=values.get("to", ""), style="compact"),
        input_date("on", say("rq.told_on"), value=values.get("on") or today),
    ]
    if scene.case.information:
        shown += [
            _tick("transfer", "rq.transfer_title", "rq.transfer", values),
            _tick("consent", "rq.consent_title", "rq.consent", values),
        ]
    if scene.case.whose is Whose.PARTNERSHIP:
        shown.append(_tick("not_joint", "rq.not_joint_title", "rq.not_joint", values))
    return shown


def _part_3(scene: RequestScene, values: Mapping[str, str]) -> list[Element]:
    if not scene.part_3_possible:
        return []
    kept = {"law_enforcement": "true"} if scene.case.clock.law_enforcement else {}
    return [_tick("law_enforcement", "rq.law_title", "rq.law", {**kept, **values})]


def _tick(name: str, title: str, words: str, values: Mapping[str, str]) -> Element:
    return input_toggle(name, say(title), say(words), value=values.get(name) == "true")


def right_card(
    scene: RequestScene, *, problem: str = "", values: Mapping[str, str] = NOTHING
) -> Card:
    """What was taken down, to correct. Its inputs: right, received, reason."""
    choices = [(one, say(f"rq_kind.{one}")) for one in Right]
    day = values.get("received") or scene.case.clock.received.isoformat()
    body = [
        *clock_box(scene),
        text(say("rq.taken_for", kind=scene.kind)),
        input_choice(
            "right",
            say("rq.right"),
            choices,
            value=values.get("right") or scene.case.right,
            style="compact",
            required=True,
        ),
        input_date("received", say("rq.day"), value=day, required=True),
        needed_words("reason", say("rq.right_reason"), say("rq.error_reason")),
        text(say("rq.right_note"), subtle=True),
    ]
    send = ("Record it", RequestVerb.RIGHT_SEND)
    return case_form(
        scene, say("rq.right_title", reference=scene.reference), body, send, problem=problem
    )
