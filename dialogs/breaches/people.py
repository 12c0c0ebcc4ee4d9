"""Telling the people: who they are to the case, whether it is safe, and how each of it ended."""

from dialogs.breaches.scene import BreachScene
from dialogs.breaches.sentences import say
from dialogs.breaches.verbs import WORK_BUTTONS, BreachVerb
from dialogs.cards.elements import (
    Card,
    Element,
    box,
    card,
    execute,
    heading,
    part,
    text,
)
from dialogs.cards.quoting import quoted
from dialogs.cases.scene import at, buttons, permitted
from dialogs.cases.verbs import Verb
from dialogs.words.wording import sentence_case
from governance.access import Action
from governance.breaches.people_told import (
    Ground,
    Person,
    PersonNotTold,
    PersonTold,
    ToTell,
)
from governance.moments import say_date


def people_card(scene: BreachScene) -> Card:
    """Show how far it is with each."""
    title = say("people.title", reference=scene.reference)
    body = [heading(title), text(say("people.note"), subtle=True)]
    body += [text(person_line(one)) for one in scene.case.people.each]
    body += _waiting_for_safety(scene)
    each = [_button_of(scene, one) for one in scene.case.people.asked]
    notice = (BreachVerb.PUBLIC_NOTICE,) if scene.case.people.publicly else ()
    more = permitted(scene, WORK_BUTTONS, (*notice, BreachVerb.PEOPLE_CHOOSE))
    work = [*telling_buttons(scene), *(each if Action.WORK in scene.allowed else []), *more]
    return card(body, [*work, *buttons(scene, (Verb.CLOSE,))], summary=title)


def telling_buttons(scene: BreachScene) -> list[Element]:
    """Return the buttons to write down that somebody was told, or is not told."""
    return permitted(scene, WORK_BUTTONS, (BreachVerb.PERSON_TOLD, BreachVerb.PERSON_NOT_TOLD))


def person_lines(scene: BreachScene, person: Person) -> list[Element]:
    """Say how far it is with one of them, and the only way that is safe."""
    one = scene.case.people.one(person) or ToTell(person)
    return [text(person_line(one)), *_only_way(one)]


def safety_notice(scene: BreachScene) -> Card:
    """Ask the safeguarding lead; nothing of what was sent, or of whom it is about, is in it."""
    open_still = any(one.unanswered for one in scene.case.people.each)
    sentence = "people.notice" if open_still else "people.answered"
    title = say(sentence, reference=scene.reference)
    body = [heading(title), text(say("people.notice_line")), *danger_lines(scene)]
    body += [text(person_line(one)) for one in scene.case.people.each]
    verbs = (BreachVerb.SAFETY, BreachVerb.PEOPLE) if scene.case.people.asked else ()
    work = permitted(scene, WORK_BUTTONS, verbs)
    return card(body, [*work, *buttons(scene, (Verb.OPEN,))], summary=title)


def people_items(scene: BreachScene) -> list[Element]:
    """Return a part with how far it is with each; nothing where nobody is chosen."""
    lines = [text(person_line(one)) for one in scene.case.people.each]
    return [part(say("open.people"), lines)] if lines else []


def say_ground(ground: Ground) -> str:
    """Say a ground for not telling somebody."""
    return say(f"ground.{ground}")


def person_line(one: ToTell) -> str:
    """Say how far it is with one of them, in a line."""
    person = sentence_case(say(f"person.{one.person}"))
    if one.ended is not None:
        return _ended(one, person)
    if one.at_once:
        return say("people.now", person=person)
    answer = one.answer
    if answer is None:
        return say("people.waiting", person=person)
    again = say_date(answer.look_again) if answer.look_again else ""
    return say(f"person_safe.{answer.safe}", person=person, **({"on": again} if again else {}))


def _ended(one: ToTell, person: str) -> str:
    match one.ended.fact if one.ended else None:
        case PersonTold(told_at=when, way=way):
            return say("people.told", person=person, at=at(when), way=say(f"told_way.{way}"))
        case PersonNotTold(ground=ground):
            return say("people.not_told", person=person, ground=say_ground(ground))
        case _:
            return ""


def _only_way(one: ToTell) -> list[Element]:
    """Return the one way that is safe, as the safeguarding lead wrote it."""
    way = one.answer.way if one.answer and not one.ended else ""
    return [text(say("people.only_way"), bold=True), *quoted(way)] if way else []


def _button_of(scene: BreachScene, one: ToTell) -> Element:
    data = {**scene.ref.data(), "step": one.person.value}
    label = say(f"letter_to.{one.person}")
    return execute(label, BreachVerb.PERSON, data, needs_inputs=False)


def _waiting_for_safety(scene: BreachScene) -> list[Element]:
    """Say that danger waits for nobody's answer."""
    return danger_lines(scene) if any(one.unanswered for one in scene.case.people.each) else []


def danger_lines(scene: BreachScene) -> list[Element]:
    """Say that whoever is at risk is warned first; nothing where nobody is in danger."""
    return [box("attention", [text(say("tell_safe.danger"))])] if scene.case.urgent else []
