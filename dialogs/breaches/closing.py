"""The cards of closing a breach: short where it was harmless, whole where it was not."""

from collections.abc import Mapping, Sequence

from dialogs.breaches.checklist import duty_lines
from dialogs.breaches.getting_back import how_it_ended
from dialogs.breaches.scene import BreachScene
from dialogs.breaches.sentences import say, say_outcome
from dialogs.breaches.verbs import WORK_BUTTONS, BreachVerb
from dialogs.cards.elements import Card, Element, box, card, heading, text
from dialogs.cards.inputs import input_choice, input_date, input_text
from dialogs.cases.case_form import case_form, needed_words, with_buttons
from dialogs.cases.reporter_news import lesson_shown, see_lesson
from dialogs.cases.scene import at, permitted
from governance.breaches.closing import Cause, in_the_way
from governance.duties.duty import Duty
from governance.moments import say_date

NOTHING: Mapping[str, str] = {}
YES, NO = "yes", "no"


def closing_card(
    scene: BreachScene, problem: str = "", values: Mapping[str, str] = NOTHING
) -> Card:
    """Ask what closing needs: the short way where it may be taken; what is in the way, if anything
    is. Nothing that a person judges is chosen for them.
    """
    if waits := in_the_way(scene.case.open_duties):
        return waits_card(scene, waits)
    if not scene.case.may_close_short:
        return full_closing_card(scene, problem, values)
    asked = [
        _yes_no("back", values),
        _yes_no("harmed", values),
        _cause(values),
        *_team(scene, values),
        needed_words("lesson", say("close.line"), say("close.error_line")),
    ]
    more = permitted(scene, WORK_BUTTONS, (BreachVerb.CLOSE_FULL,))
    return with_buttons(_form(scene, asked, problem, short=YES), more)


def full_closing_card(
    scene: BreachScene, problem: str = "", values: Mapping[str, str] = NOTHING
) -> Card:
    """Ask for cause, effect, action and lesson, whether a promise was broken, and how getting it
    back ended where nobody wrote that down.
    """
    if waits := in_the_way(scene.case.open_duties):
        return waits_card(scene, waits)
    who, by = values.get("action_who", ""), values.get("action_by", "")
    asked = [
        *([] if scene.case.containment.end else how_it_ended(values, style="compact")),
        _cause(values),
        *_team(scene, values),
        needed_words("effect", say("close.effect"), say("close.error_effect")),
        input_text("action", say("close.action"), value=values.get("action", ""), long=True),
        input_text("action_who", say("close.action_who"), value=who, most=200),
        input_date("action_by", say("close.action_by"), value=by),
        needed_words("lesson", say("close.lesson"), say("close.error_line")),
        _yes_no("broken", values),
        text(say("close.broken_means"), subtle=True, size="small"),
    ]
    for one in asked:
        if one.get("id") in ("effect", "lesson") and values.get(one["id"]):
            one["value"] = values[one["id"]]
    return _form(scene, asked, problem, short=NO)


def waits_card(scene: BreachScene, waits: Sequence[Duty]) -> Card:
    """Say what is still to do before it can be closed."""
    title = say("close.title", reference=scene.reference)
    body = [
        heading(title),
        box("warning", [text(say("close.not_yet"), bold=True), *duty_lines(scene, waits)]),
        text(say("close.after")),
    ]
    return card(body, summary=title)


def reopen_card(scene: BreachScene, problem: str = "", values: Mapping[str, str] = NOTHING) -> Card:
    """Ask why it is opened again: why."""
    asked = [needed_words("why", say("reopen.why"), say("reopen.error"))]
    asked[0] |= {"value": values["why"]} if values.get("why") else {}
    title = say("reopen.title", reference=scene.reference)
    send = (say("reopen.send"), BreachVerb.REOPEN_SEND)
    return case_form(scene, title, asked, send, problem=problem)


def closed_news(scene: BreachScene) -> Card:
    """Tell the reporter that it is closed: the outcome, and a button to what was learnt."""
    title = say("closed.news", reference=scene.reference)
    decision, said = scene.case.decision, scene.case.closing.said
    outcome = say_outcome(decision.outcome) if decision else ""
    body = [
        heading(title),
        text(say("closed.outcome", outcome=outcome)),
        text(say("closed.thanks")),
    ]
    return card(body, see_lesson(scene, said.lesson if said else ""), summary=title)


def learnt_card(scene: BreachScene) -> Card:
    """Show what was learnt, until it is folded away."""
    said = scene.case.closing.said
    return lesson_shown(scene, said.lesson if said else "")


def closing_rows(scene: BreachScene) -> list[tuple[str, str]]:
    """Return how it was closed, as rows of the open card; the texts stand on their own."""
    closing, said = scene.case.closing, scene.case.closing.said
    if said is None or closing.closed is None:
        return []
    done = closing.action_done
    rows = [
        (say("open.closed_at"), at(closing.closed.at)),
        (say("open.cause"), say(f"cause.{said.cause}")),
        (say("open.team"), next((t.name for t in scene.teams if t.key == said.team), "")),
        (say("open.action_by"), say_date(said.action_by) if said.action_by else ""),
        (say("open.action_done"), at(done.at) if done else ""),
        (say("open.broken"), say("open.broken_yes") if said.duties_broken else ""),
    ]
    return [(title, value) for title, value in rows if value]


def _form(scene: BreachScene, asked: Sequence[Element], problem: str, *, short: str) -> Card:
    title = say("close.title", reference=scene.reference)
    send = (say("close.send"), BreachVerb.CLOSE_CASE_SEND)
    return case_form(scene, title, asked, send, problem=problem, short=short)


def _yes_no(name: str, values: Mapping[str, str]) -> Element:
    label = {
        "back": say("close.back"),
        "harmed": say("close.harmed"),
        "broken": say("close.broken"),
    }
    choices = [(YES, say("close.yes")), (NO, say("close.no"))]
    value = values.get(name, "")
    error = say("decide.error_outcome")
    return input_choice(name, label[name], choices, value=value, required=True, error=error)


def _team(scene: BreachScene, values: Mapping[str, str]) -> list[Element]:
    """Ask which team it was, of those that the party counts; nobody must say."""
    if not scene.teams:
        return []
    choices = [(team.key, team.name) for team in scene.teams]
    value = values.get("team", "")
    asked = input_choice("team", say("close.team"), choices, value=value, style="compact")
    return [asked, text(say("close.team_means"), subtle=True, size="small")]


def _cause(values: Mapping[str, str]) -> Element:
    return input_choice(
        "cause",
        say("close.cause"),
        [(cause.value, say(f"cause.{cause}")) for cause in Cause],
        value=values.get("cause", ""),
        style="compact",
        required=True,
        error=say("decide.error_outcome"),
    )
