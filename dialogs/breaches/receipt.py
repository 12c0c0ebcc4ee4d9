"""The reporter's receipt, which grows as the case goes on, and what they hear later."""

from datetime import datetime

from dialogs.breaches.scene import BreachScene, noticed_line
from dialogs.breaches.sentences import say
from dialogs.cards.elements import Card, Element, Ref, box, card, group, heading, text
from dialogs.cards.quoting import plain
from dialogs.cases.reporter_news import has_it_card, taken_back
from dialogs.cases.scene import at, buttons, has_it, unmarked
from dialogs.cases.verbs import Verb
from dialogs.words.wording import sentence_case
from governance.breaches.report import WentWrong
from governance.moments import london

PHONE_IT = (WentWrong.LOST, WentWrong.CYBER)


def receipt_card(scene: BreachScene) -> Card:
    """Show what stands where the form was: the reference, what to do now, and how far we are."""
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
    """Say what to do now, and what not to, by what went wrong; danger has its own box on top."""
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
    """Warn at the top, in red, where someone may be in danger; else the list ends with it."""
    return [box("attention", [text(_danger_line(scene))])] if scene.case.report.urgent else []


def _thanks(scene: BreachScene) -> str:
    team = sentence_case(scene.numbers.ig_team)
    past = scene.case.past_lead
    told = say("receipt.told_past_lead") if past else say("receipt.told", team=team)
    waiting = [] if _since(scene) else [say("receipt.will_tell")]
    return " ".join((say("receipt.thanks", reference=scene.reference), told, *waiting))


def _since(scene: BreachScene) -> list[str]:
    """Say what has happened since: the lines that grow."""
    decided = scene.case.decided
    return [
        *has_it(scene, say, "receipt.has_it"),
        *taken_back(scene),
        *([say("receipt.decided", at=at(decided.at))] if decided else []),
    ]


def deadline_card(scene: BreachScene) -> Card:
    """Show how this case's 72 hours are counted, line by line."""
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


_REPORTERS = (Verb.DETAILS, Verb.CORRECT, Verb.DEADLINE)


def someone_has_it(scene: BreachScene) -> Card:
    """Tell the reporter who has it now."""
    return has_it_card(scene, say, "news.has_it_body", buttons(scene, _REPORTERS[:1]))


def outcome_to_reporter(scene: BreachScene) -> Card:
    """Tell the reporter the outcome, with thanks; never the reason."""
    body = [heading(say("news.decided", reference=scene.reference))]
    decided, decision = scene.case.decided, scene.case.decision
    if decided is not None and decision is not None:
        body += [
            text(say(f"news.{decision.outcome}")),
            text(say("news.decided_at", at=at(decided.at)), subtle=True),
        ]
    if scene.case.known.on_behalf:
        body.append(text(say("news.tell_them")))
    body.append(text(say("news.thanks")))
    return card(body, summary=say("news.decided", reference=scene.reference))


def started_lead_notice(name: str, started: datetime, ref: Ref) -> Card:  # noqa: ARG001
    """Tell the IG lead who started a report, and when. Nothing of what is in it."""
    said = say("started.lead_body", name=plain(name), at=at(started))
    title = say("started.lead_title")
    return card([heading(title), text(said)], summary=title)
