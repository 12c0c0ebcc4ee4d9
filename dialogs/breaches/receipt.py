"""The reporter's receipt, which grows as the case goes on, and what they hear later."""

from collections.abc import Mapping
from datetime import datetime

from dialogs.breaches.safety import phone_box, whereabouts_asked
from dialogs.breaches.scene import BreachScene, noticed_line
from dialogs.breaches.sentences import say
from dialogs.cards.elements import Card, Element, Ref, card, group, heading, text
from dialogs.cards.more import room_left
from dialogs.cards.quoting import plain
from dialogs.cases.reporter_news import has_it_card, taken_back
from dialogs.cases.scene import (
    at,
    buttons,
    has_it,
    ig_team_to_ring,
    permitted,
    unmarked,
)
from dialogs.cases.verbs import BUTTONS, Button, Verb
from dialogs.cases.who_is_told import who_has_been_told, who_is_told_now
from governance.access import Action
from governance.breaches.report import WentWrong, WhoHasIt
from governance.moments import london, next_loud, say_date
from governance.policy import HEARD_WITHIN, HEARD_WITHIN_IN_DANGER

CONTACT = "receipt.no_contact"
FIRST_LINES: Mapping[WentWrong, tuple[str, ...]] = {
    WentWrong.WRONG_PERSON: (CONTACT,),
    WentWrong.WRONG_PLACE: ("receipt.wrong_place",),
    WentWrong.LEFT_IN: (CONTACT,),
    WentWrong.LOST: ("receipt.lost", "receipt.lost_it"),
    WentWrong.THROWN_AWAY: ("receipt.thrown_away",),
    WentWrong.SEEN: ("receipt.seen",),
    WentWrong.CHANGED: ("receipt.changed",),
    WentWrong.UNAVAILABLE: ("receipt.unavailable",),
    WentWrong.CYBER: ("receipt.cyber",),
    WentWrong.OTHER: ("receipt.wait",),
    WentWrong.NOT_SURE: ("receipt.wait",),
}
"""What to do first, by what went wrong."""

NOBODY_ELSE_HAS_IT = (WentWrong.CHANGED, WentWrong.UNAVAILABLE, WentWrong.CYBER)
"""Where there is nobody whom somebody could contact."""

RECEIPT_BUTTONS: Mapping[Verb, Button] = {
    Verb.DETAILS: BUTTONS[Verb.DETAILS],
    Verb.CORRECT: Button("Correct or take back", Action.CORRECT),
}


def receipt_card(scene: BreachScene) -> Card:
    """Show what stands where the form was: safety, what to do now, who hears, and how far we are.

    One tap tells whether it shows where anyone lives; the rest can wait, where there is no room for
    its buttons until something was answered.
    """
    body = [
        heading(say("receipt.have", reference=scene.reference)),
        text(_sent(scene)),
        *(text(line, colour="good") for line in _since(scene)),
        *phone_box(scene),
        text(say("receipt.now"), bold=True),
        text("\n".join(f"{n}. {line}" for n, line in enumerate(now_lines(scene), 1))),
        *(text(line, colour="good") for line in who_has_been_told(scene)),
        *(text(line) for line in who_is_told_now(scene)),
        *_counted_from(scene),
        *whereabouts_asked(scene),
    ]
    later = permitted(scene, RECEIPT_BUTTONS, RECEIPT_BUTTONS)
    actions = later[: room_left(body)]
    if len(actions) < len(later):  # what safety asks comes first; the rest can be typed
        rest = "receipt.type_correct" if actions else "receipt.type"
        body.append(text(say(rest, reference=scene.reference), subtle=True))
    have = say("receipt.have", reference=scene.reference)
    return card(body, actions, summary=unmarked(" ".join((have, _sent(scene), *_since(scene)))))


def _counted_from(scene: BreachScene) -> list[Element]:
    """Say from when we count, where that is a best guess (BR-FIRST-SAID)."""
    aware = scene.case.awareness
    return [text(say("receipt.guess", at=at(aware.at)), subtle=True)] if aware.provisional else []


def now_lines(scene: BreachScene) -> list[str]:
    """Say what to do now, and what not to: safety first, then by when they hear."""
    first = [say(line, it_help=scene.numbers.it_help) for line in _first(scene)]
    stays = [say("receipt.family"), say("receipt.keep")]
    return [*first, *stays, *_will_hear(scene)]


def _first(scene: BreachScene) -> tuple[str, ...]:
    """Return what comes first. Nobody contacts whoever has it, but a worker outside of danger."""
    report, urgent = scene.case.report, scene.case.urgent
    lines = FIRST_LINES[report.went_wrong]
    if CONTACT in lines and report.who_has_it is WhoHasIt.WORKER and not urgent:
        return ("receipt.ask_worker",)
    somebody = report.went_wrong not in (*NOBODY_ELSE_HAS_IT, WentWrong.SEEN)
    if urgent and somebody and CONTACT not in lines:
        return (CONTACT, *lines)
    return lines


def _will_hear(scene: BreachScene) -> list[str]:
    """Say by when they hear from us, and whom to phone if not, while nobody has it."""
    case = scene.case
    if not case.nobody_has_it or case.decided is not None:
        return []
    since = case.danger_at or case.reported_at
    within = HEARD_WITHIN_IN_DANGER if case.urgent else HEARD_WITHIN
    by = (since if case.urgent else next_loud(since)) + within
    return [say("receipt.hear_by", at=_clock(by, since), team=ig_team_to_ring(scene.numbers))]


def _clock(by: datetime, since: datetime) -> str:
    """Return the time of day where it is the same day, else the day too."""
    there = london(by)
    return f"{there:%H:%M}" if there.date() == london(since).date() else at(by)


def _sent(scene: BreachScene) -> str:
    case = scene.case
    told = ["receipt.told_past_lead"] if case.past_lead else []
    sent = f"{london(case.reported_at):%H:%M}"
    day = say_date(london(case.reported_at).date())
    return " ".join((say("receipt.sent", at=sent, day=day), *map(say, told)))


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


def someone_has_it(scene: BreachScene) -> Card:
    """Tell the reporter who has it now."""
    return has_it_card(scene, say, "news.has_it_body", buttons(scene, (Verb.DETAILS,)))


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
