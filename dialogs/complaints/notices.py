"""A new complaint, later rungs, and who responds for the group; never the narrative."""

from collections.abc import Iterable, Mapping

from dialogs.cards.elements import Card, Element, card, heading, text
from dialogs.cards.quoting import plain
from dialogs.cases.ladder_lines import late_line, next_line, prove_line
from dialogs.cases.scene import at, buttons, has_it
from dialogs.cases.verbs import Verb
from dialogs.complaints.questions import THE_PARTNERSHIP
from dialogs.complaints.scene import ComplaintScene, clock_items
from dialogs.complaints.sentences import say
from dialogs.complaints.verbs import TO_THE_GROUP, CpVerb, cp_buttons
from dialogs.words.wording import listed, party_name
from governance.access import Action
from governance.agreements.model import Agreement
from governance.cases.ladders import Silence
from governance.cases.recipients import Told
from governance.cases.yes_no import YesNo
from governance.complaints.asking import acceptance
from governance.complaints.facts import PARTNERSHIP, Way
from governance.complaints.routing import SCRUTINEER
from governance.moments import say_date
from governance.people.identity import PersonId
from governance.tasks.choosing import asked_of
from governance.tasks.facts import TaskKind, TaskPhoned

NEXT = {
    Silence.ACKNOWLEDGED: "notice.not_acknowledged",
    Silence.LETTER_SENT: "cp.not_written_by",
    Silence.DECIDED: "cp.no_answer_by",
}
_TITLE = {
    Silence.ACKNOWLEDGED: "cp.nobody",
    Silence.LETTER_SENT: "cp.no_letter",
    Silence.DECIDED: "cp.no_progress",
}
_BODY = {
    Silence.ACKNOWLEDGED: "cp.nobody_body",
    Silence.LETTER_SENT: "cp.no_letter_body",
    Silence.DECIDED: "cp.no_progress_body",
}
_PICK_UP = (Verb.ACKNOWLEDGE, Verb.OPEN, Verb.CONFLICT)


def lead_notice(scene: ComplaintScene, told: Told) -> Card:
    """Tell whomever the first rung tells of a new complaint."""
    title = say("cp.new", reference=scene.reference)
    case = scene.case
    on, reason = say_date(case.received), case.route.reason
    body = [
        *late_line(scene, told),
        heading(title),
        *passed_line(scene),
        text(say("cp.new_about", on=on, reason=reason)),
        *clock_items(scene),
        *_how_far(scene),
    ]
    return card(body, buttons(scene, _PICK_UP, main=Verb.ACKNOWLEDGE), summary=title)


def escalation_notice(scene: ComplaintScene, told: Told) -> Card:
    """Tell that nobody has it, nobody has written, or there is no outcome yet."""
    title = say(_TITLE[_silence(scene, told)], reference=scene.reference)
    silence = _silence(scene, told)
    body = [
        *late_line(scene, told),
        heading(title),
        text(_body(scene, told)),
        *(text(line) for line in prove_line(scene, told)),
        *clock_items(scene),
        *_how_far(scene),
    ]
    return card(body, _actions(scene, silence), summary=title)


def passed_line(scene: ComplaintScene) -> list[Element]:
    """Say where it came from, by its reference there."""
    if not scene.case.passed_from:
        return []
    return [text(say("cp.passed_from", reference=scene.case.passed_from))]


def _silence(scene: ComplaintScene, told: Told) -> Silence:
    return scene.case.ladder.rung(told.rung).silenced_by


def _body(scene: ComplaintScene, told: Told) -> str:
    """Say what to do, to whoever may decide; a DPO advises and is told."""
    if Action.DECIDE not in scene.allowed:
        return say("cp.advise", role=scene.people.role_label(told.role))
    return say(_BODY[_silence(scene, told)], at=at(scene.case.reported_at))


def _actions(scene: ComplaintScene, silence: Silence) -> list[Element]:
    if silence is Silence.ACKNOWLEDGED:
        return buttons(scene, _PICK_UP, main=Verb.ACKNOWLEDGE)
    first = CpVerb.LETTER if silence is Silence.LETTER_SENT else CpVerb.NOTE
    rest = buttons(scene, (Verb.OPEN, Verb.NAME, Verb.CONFLICT))
    return [*cp_buttons(scene, (first,), main=first), *rest]


def _how_far(scene: ComplaintScene) -> list[Element]:
    if held := has_it(scene, say, "cp.has_it"):
        return [text(line, colour="good") for line in held]
    return [text(line) for line in next_line(scene, say, NEXT)]


def unrouted_notice(scene: ComplaintScene) -> Card:
    """Tell whoever has it that nobody has sent it on to whom it is for."""
    title = say("cp.unrouted_title", reference=scene.reference)
    row = scene.case.route
    main = CpVerb.ASK_GROUP if row.respondent in TO_THE_GROUP else CpVerb.PASS_ON
    body = [
        heading(title),
        text(say("cpo.why", reason=row.reason, clause=row.clause)),
        text(say("cp.unrouted", target=scene.day("CP-ROUTE")), subtle=True),
    ]
    actions = [*cp_buttons(scene, (main,), main=main), *buttons(scene, (Verb.OPEN, Verb.CONFLICT))]
    return card(body, actions, summary=title)


_WAYS: Mapping[Way, str] = {
    Way.AGREED: "group.agreed",
    Way.TIE: "group.tie",
    Way.NOBODY_SAID: "group.nobody_said",
}


def group_lines(scene: ComplaintScene) -> list[str]:
    """Say, once the group is asked, who is waited for, or who responds and why they."""
    decision, asked = scene.case.decision, scene.case.asked
    if asked is None:
        return []
    if decision is None:
        return [say("group.asked", target=say_date(asked.target))]
    party = scene.party(decision.nominee)
    return [say(_WAYS[decision.way], party=party), *_agreed_to(scene, decision.nominee)]


def _agreed_to(scene: ComplaintScene, nominee: str) -> list[str]:
    if nominee == SCRUTINEER:
        contact = scene.agreement.generic_contact
        return [say("group.scrutineer", office=plain(contact.phone or scene.agreement.office))]
    if (task := acceptance(scene.case)) is not None and (answer := task.answered) is not None:
        name = scene.name(answer.by) if isinstance(answer.by, PersonId) else ""
        slots = {"party": scene.party(task.party), "name": name, "at": at(answer.at)}
        if isinstance(answer.fact, TaskPhoned):
            return [say("group.accepted_phone", post=plain(answer.fact.said_by), **slots)]
        return [say("group.accepted", **slots)]
    waiting = any(task.waiting for task in asked_of(scene.case, TaskKind.RESPOND))
    return [say("group.waiting")] if waiting else []


def decided_notice(scene: ComplaintScene) -> Card:
    """Tell whoever has the complaint, and the office, who responds. No content."""
    title = say("group.title", reference=scene.reference)
    lines = group_lines(scene)
    return card([heading(title), *(text(line) for line in lines)], summary=title)


def brief(agreement: Agreement, about: Iterable[str], *, party: str, on: str, due: str) -> str:
    """Say what the partners need to know to choose, and no more: never what was written."""
    keys = [key for key in about if key != YesNo.NOT_SURE]
    named = [
        THE_PARTNERSHIP.label if key == PARTNERSHIP else party_name(agreement, key) for key in keys
    ]
    writes = party_name(agreement, party)
    return say("group.brief", received=on, about=listed(named), party=writes, due=due)


def office_mail(reference: str) -> tuple[str, str]:
    """Return subject and text of the mail to the partnership office: a reference, no more."""
    return say("office.mail_subject", reference=reference), say("office.mail", reference=reference)
