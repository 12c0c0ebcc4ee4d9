"""What whoever handles a request fills in: steps, whose it is, partners asked, letters."""

from collections.abc import Iterable, Mapping, Sequence

from dialogs.cards.elements import (
    Card,
    Element,
    box,
    buttons_here,
    card,
    execute,
    heading,
    text,
)
from dialogs.cards.inputs import input_choice, input_date, input_toggle
from dialogs.cases.case_form import case_form, needed_words
from dialogs.cases.scene import buttons
from dialogs.cases.verbs import Verb
from dialogs.letters.offered import drafted_letter, offered_letters
from dialogs.requests.receipt import closed_line
from dialogs.requests.scene import RequestScene, clock_box, last_moved, working
from dialogs.requests.sentences import say
from dialogs.requests.verbs import RequestVerb, request_buttons
from dialogs.tasks.asked import who_was_asked
from dialogs.words.wording import listed, party_name
from governance.letters.duties import LetterKind
from governance.moments import london, say_date
from governance.requests.facts import Check
from governance.requests.helping import RELEASE_BRIEF, askable, asks
from governance.requests.places import answers_jointly
from governance.requests.rights import Right, Whose
from governance.requests.steps import Step, possible
from governance.tasks.facts import TaskKind

NOTHING: Mapping[str, str] = {}
NEEDS_REASON = frozenset({Step.EXTENDED, Step.REFUSED})
"""Steps that somebody will have to explain."""


def steps_card(scene: RequestScene) -> Card:
    """Show the steps that make sense now, a button each."""
    title = say("rq.steps_title", reference=scene.reference)
    offered = _step_buttons(scene, possible(scene.case))
    body = [
        heading(title),
        *clock_box(scene),
        text(say("rq.steps" if offered else "rq.closed_already")),
        *(buttons_here([one]) for one in offered),
    ]
    return card(body, buttons(scene, (Verb.CLOSE,)), summary=title)


def _step_buttons(scene: RequestScene, offered: tuple[Step, ...]) -> list[Element]:
    data = scene.ref.data()
    return [
        execute(
            say(f"rq_step.{step}"),
            RequestVerb.STEP,
            {**data, "step": step.value},
            style="positive" if step is Step.REPLY_SENT else None,
            needs_inputs=False,
        )
        for step in offered
    ]


def step_card(
    scene: RequestScene, step: Step, *, problem: str = "", values: Mapping[str, str] = NOTHING
) -> Card:
    """Ask for one step. Its inputs: on, reason, rights_told, and a tick for each check."""
    today = london(scene.now).date().isoformat()
    body = [
        *clock_box(scene),
        text(say(f"rq_about.{step}"), subtle=True),
        input_date("on", say(f"rq_on.{step}"), value=values.get("on") or today, required=True),
        *_reason(step),
        *_ticks(scene, step, values),
    ]
    return case_form(
        scene,
        say("rq.step_title", reference=scene.reference, step=say(f"rq_step.{step}")),
        body,
        ("Record it", RequestVerb.STEP_SEND),
        summary=say("rq.steps_title", reference=scene.reference),
        problem=problem,
        step=step.value,
    )


def _reason(step: Step) -> list[Element]:
    if step not in NEEDS_REASON:
        return []
    return [needed_words("reason", say(f"rq_reason.{step}"), say("rq.error_reason"))]


def _ticks(scene: RequestScene, step: Step, values: Mapping[str, str]) -> list[Element]:
    """Ask what the law wants first: DSR-CHECKS for subject access, DSR-REFUSE for a refusal."""
    if step is Step.REFUSED:
        told = values.get("rights_told") == "true"
        label = "rq.rights_foi" if scene.case.information else "rq.rights_dp"
        return [input_toggle("rights_told", say("rq.before_sending"), say(label), value=told)]
    if step is not Step.REPLY_SENT or not scene.case.access:
        return []
    asked = [
        input_toggle(
            f"check_{check}",
            say(f"rq_check_title.{check}"),
            say(f"rq_check.{check}"),
            value=values.get(f"check_{check}") == "true",
        )
        for check in Check
    ]
    return [text(say("rq.before_reply"), bold=True), *asked]


def moved_card(scene: RequestScene) -> Card:
    """Show what a step did: the date before and after, and why."""
    title = say("rq.moved_title", reference=scene.reference)
    case = scene.case
    body = [
        heading(title),
        *([text(closed_line(scene), bold=True)] if case.decided else last_moved(scene)),
        *clock_box(scene),
        *working(scene),
    ]
    letters = (RequestVerb.LETTERS,)
    work = letters if case.decided else (RequestVerb.STEPS, *letters)
    actions = [*request_buttons(scene, work), *buttons(scene, (Verb.OPEN,))]
    return card(body, actions, summary=title)


def ask_card(scene: RequestScene) -> Card:
    """Ask partners for help. Its inputs: parties (keys with commas), and brief."""
    kind, title = asks(scene.case), say("rq.ask_title", reference=scene.reference)
    if kind is None or scene.case.decided is not None:
        back = execute("Not now", Verb.CLOSE, scene.ref.data(), needs_inputs=False)
        return card([heading(title), text(say("rq.ask_nobody"))], [back], summary=title)
    keys = askable(scene.case, scene.agreement)
    body = [
        text(say(f"rq_ask.{kind}")),
        *who_was_asked(scene),
        input_choice(
            "parties",
            say("rq.ask_whom"),
            [(key, party_name(scene.agreement, key)) for key in keys],
            style="multi",
            required=True,
        ),
        *_brief(kind),
        text(say("rq.ask_by", on=say_date(scene.help_by)), subtle=True),
    ]
    return case_form(scene, title, body, ("Ask them", RequestVerb.ASK_SEND))


def _brief(kind: TaskKind) -> list[Element]:
    """Ask what to say of it; for subject access nothing: it would tell of who asks."""
    if kind is TaskKind.RELEASE:
        return [box("emphasis", [text(RELEASE_BRIEF)])]
    return [needed_words("brief", say("rq.ask_brief"), say("rq.error_brief"))]


def letters_card(scene: RequestScene, kinds: Iterable[LetterKind]) -> Card:
    """Show a button for each letter that there is."""
    named = {kind: say(f"rq_letter.{kind}") for kind in kinds}
    title = say("rq.letters_title", reference=scene.reference)
    note = say("rq.letters" if named else "rq.no_letters")
    return offered_letters(scene, title, note, named, RequestVerb.LETTER)


def letter_card(scene: RequestScene, kind: LetterKind, blocks: Sequence[Element]) -> Card:
    """Show the letter's text. It may hold reasons, so it is folded away like *Open*."""
    title = say("rq.letter_title", reference=scene.reference, kind=say(f"rq_letter.{kind}"))
    return drafted_letter(scene, kind, title, blocks, RequestVerb.LETTER_FILE)


def holding_card(
    scene: RequestScene, *, problem: str = "", values: Mapping[str, str] = NOTHING
) -> Card:
    """Ask whose it is. Its inputs: whose, to, on, transfer, consent, not_joint, law_enforcement."""
    case = scene.case
    reported = case.whose if case.whose is not Whose.NOT_SURE else ""
    body = [
        *clock_box(scene),
        input_choice(
            "whose",
            say("rq.whose"),
            [(whose, _whose(scene, whose)) for whose in _HOLDERS],
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


_HOLDERS = (Whose.OURS, Whose.PARTNERSHIP, Whose.ELSEWHERE)


def _whose(scene: RequestScene, whose: Whose) -> str:
    lead = party_name(scene.agreement, scene.agreement.lead)
    return say(f"rq_holding.{whose}", lead=lead)


def _trap(scene: RequestScene) -> list[Element]:
    """Warn joint controllers, who may not send anybody away (UK GDPR Art 26(3); §2.1)."""
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
    """Ask to correct what was taken down. Its inputs: right, received, reason."""
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
