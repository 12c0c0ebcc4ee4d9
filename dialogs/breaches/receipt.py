"""The reporter's receipt, which grows as the case goes on, and how the deadline works."""

from dialogs.breaches.clock import noticed_line
from dialogs.breaches.scene import BreachScene
from dialogs.breaches.sentences import say
from dialogs.cards.elements import Card, Element, box, card, group, heading, text
from dialogs.cases.scene import at, buttons, unmarked, who_has_it
from dialogs.cases.verbs import Verb
from dialogs.words.wording import sentence_case
from governance.breaches.report import WentWrong
from governance.moments import london

PHONE_IT = (WentWrong.LOST, WentWrong.CYBER)


def receipt_card(scene: BreachScene) -> Card:
    """What stands where the form was: the reference, what to do now, and how far we are."""
    body = [
        heading(say("case.title", reference=scene.reference)),
        text(_thanks(scene)),
        *(text(line, colour="good") for line in _since(scene)),
        *_danger(scene),
        text(say("receipt.now"), bold=True),
        text("\n".join(f"- {line}" for line in now_lines(scene))),
    ]
    actions = buttons(scene, (Verb.DETAILS, Verb.CORRECT, Verb.DEADLINE, Verb.WITHDRAW))
    return card(body, actions, summary=unmarked(" ".join((_thanks(scene), *_since(scene)))))


def now_lines(scene: BreachScene) -> list[str]:
    """What to do now, and what not to, by what went wrong; danger has its own box on top."""
    report = scene.case.report
    lines = []
    if report.went_wrong is WentWrong.WRONG_PERSON:
        lines.append(say("receipt.risk_first" if report.urgent else "receipt.ask_them"))
    if report.went_wrong in PHONE_IT:
        lines.append(say("receipt.phone_it", it_help=scene.numbers.it_help))
    lines += [say("receipt.keep"), say("receipt.no_file")]
    return lines if report.urgent else [*lines, _danger_line(scene)]


def _danger_line(scene: BreachScene) -> str:
    return say("receipt.danger", front_door=scene.front_door)


def _danger(scene: BreachScene) -> list[Element]:
    """At the top, in red, where someone may be in danger; the last line of the list otherwise."""
    return [box("attention", [text(_danger_line(scene))])] if scene.case.report.urgent else []


def _thanks(scene: BreachScene) -> str:
    team = sentence_case(scene.numbers.ig_team)
    past = scene.case.past_lead
    told = say("receipt.told_past_lead") if past else say("receipt.told", team=team)
    waiting = [] if _since(scene) else [say("receipt.will_tell")]
    return " ".join((say("receipt.thanks", reference=scene.reference), told, *waiting))


def _since(scene: BreachScene) -> list[str]:
    """What has happened since: the lines that grow."""
    holder, decided = who_has_it(scene), scene.case.decided
    withdrawn = scene.case.withdrawn
    return [
        *([say("receipt.has_it", name=holder[0], at=at(holder[1]))] if holder else []),
        *([say("receipt.withdrawn", at=at(withdrawn.at))] if withdrawn else []),
        *([say("receipt.decided", at=at(decided.at))] if decided else []),
    ]


def deadline_card(scene: BreachScene) -> Card:
    """How this case's 72 hours are counted, line by line."""
    case = scene.case
    changes = london(case.awareness.at).utcoffset() != london(case.limit).utcoffset()
    lines = [
        noticed_line(scene),
        say("deadline.count"),
        *([say("deadline.clocks")] if changes else []),
        say("deadline.limit", at=at(case.limit)),
        *([say("deadline.not_ours")] if case.may_not_be_ours else []),
    ]
    body = [
        heading(say("deadline.title", reference=scene.reference)),
        text("\n".join(f"{number}. {line}" for number, line in enumerate(lines, 1))),
        text(say("deadline.who")),
        text(say("deadline.correct")),
        group([text(say("deadline.law"), subtle=True, size="small")], separator=True),
    ]
    return card(
        body,
        buttons(scene, (Verb.STATUS,)),
        summary=unmarked(say("deadline.limit", at=at(scene.case.limit))),
    )
