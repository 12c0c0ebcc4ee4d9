"""The clock of a complaint, as its cards say it: a legal date, and targets that say so."""

from dialogs.cards.elements import Card, Element, box, card, execute, heading, text
from dialogs.cases.verbs import Verb
from dialogs.complaints.scene import ComplaintScene
from dialogs.complaints.sentences import say
from governance.clocks.catalogue import say_standing
from governance.clocks.due import Due
from governance.clocks.work import say_confirm
from governance.moments import say_date


def clock_items(scene: ComplaintScene) -> list[Element]:
    """The date that binds, boxed; and that the answer counts from the day it was received."""
    lines = clock_lines(scene)
    boxed = box("attention" if scene.late else "emphasis", [text(line) for line in lines])
    return [boxed] if lines else []


def clock_lines(scene: ComplaintScene) -> list[str]:
    """What is still to be done by when; nothing once it is answered."""
    if scene.case.decided is not None:
        return []
    answer = say("cp.answer", on=say_date(scene.case.received))
    return [*_letter_lines(scene), answer]


def _letter_lines(scene: ComplaintScene) -> list[str]:
    if (on := scene.case.acknowledged_on) is not None:
        return [say("cp.written", on=say_date(on))]
    legal, target = scene.day("CP-ACK"), scene.day("CP-ACK-TARGET")
    if not legal:
        return [say("cp.write_target", on=target)]
    late = say("cp.late" if scene.late else "cp.write_by", on=legal)
    return [late, say("cp.target", on=target)]


def explained_card(scene: ComplaintScene) -> Card:
    """Every date with its source and how it was worked out, line by line."""
    title = say("deadline.title", reference=scene.reference)
    body = [heading(title)]
    for one in scene.dates:
        on = f": {scene.day(one.rule)}" if isinstance(one, Due) else ""
        body.append(text(f"{one.source} ({say_standing(one.standing)}){on}", bold=True))
        body.append(text("\n".join(f"- {line}" for line in one.explanation)))
    body += [text(line, subtle=True) for line in say_confirm(scene.dates)]
    back = execute("Back", Verb.STATUS, scene.ref.data(), needs_inputs=False)
    return card(body, [back], summary=title)
