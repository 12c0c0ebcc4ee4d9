"""Who responds for the group, how they were found, and whether they have agreed to."""

from collections.abc import Iterable, Mapping

from dialogs.cards.elements import Card, card, heading, text
from dialogs.cases.scene import at
from dialogs.complaints.questions import THE_PARTNERSHIP
from dialogs.complaints.scene import ComplaintScene
from dialogs.complaints.sentences import say
from dialogs.words.wording import listed, party_name
from governance.agreements.model import Agreement
from governance.cases.yes_no import YesNo
from governance.complaints.asking import acceptance, asked_of
from governance.complaints.facts import PARTNERSHIP, Way
from governance.complaints.routing import SCRUTINEER
from governance.moments import say_date
from governance.people.identity import PersonId
from governance.tasks.facts import TaskKind

_WAYS: Mapping[Way, str] = {
    Way.AGREED: "group.agreed",
    Way.TIE: "group.tie",
    Way.NOBODY_SAID: "group.nobody_said",
}


def group_lines(scene: ComplaintScene) -> list[str]:
    """Nothing until the group is asked; then who is waited for, or who responds and why they."""
    decision, asked = scene.case.decision, scene.case.asked
    if asked is None:
        return []
    if decision is None:
        return [say("group.asked", target=say_date(asked.target))]
    party = scene.party(decision.nominee)
    return [say(_WAYS[decision.way], party=party), *_agreed_to(scene, decision.nominee)]


def _agreed_to(scene: ComplaintScene, nominee: str) -> list[str]:
    if nominee == SCRUTINEER:
        return [say("group.scrutineer")]
    if (task := acceptance(scene.case)) is not None and (answer := task.answered) is not None:
        name = scene.name(answer.by) if isinstance(answer.by, PersonId) else ""
        return [say("group.accepted", party=scene.party(task.party), name=name, at=at(answer.at))]
    waiting = any(task.waiting for task in asked_of(scene.case, TaskKind.RESPOND))
    return [say("group.waiting")] if waiting else []


def decided_notice(scene: ComplaintScene) -> Card:
    """To whoever has the complaint, and the office: who responds. No content."""
    title = say("group.title", reference=scene.reference)
    lines = group_lines(scene)
    return card([heading(title), *(text(line) for line in lines)], summary=title)


TOO_EARLY, NOT_YET, CHOOSE_RESULT = "letter.early", "letter.future", "outcome.choose"
FILE_BELOW = "letter.below"
"""Ids of sentences: what is wrong with a day or lacking in an outcome, and where a file is."""


def brief(agreement: Agreement, about: Iterable[str], *, party: str, on: str, due: str) -> str:
    """What the partners need to know to choose, and no more: never what was written."""
    keys = [key for key in about if key != YesNo.NOT_SURE]
    named = [
        THE_PARTNERSHIP.label if key == PARTNERSHIP else party_name(agreement, key) for key in keys
    ]
    writes = party_name(agreement, party)
    return say("group.brief", received=on, about=listed(named), party=writes, due=due)


def office_mail(reference: str) -> tuple[str, str]:
    """The subject and the text of the mail to the partnership office: a reference and no more."""
    return say("office.mail_subject", reference=reference), say("office.mail", reference=reference)
