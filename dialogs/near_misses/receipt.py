"""What the reporter gets: the receipt that stands where the form was, and what was learnt.

The news itself carries no content: what was written is shown as *Open* shows it, and folded.
"""

from dialogs.cards.elements import Card, Element, card, heading, text
from dialogs.cases.case_form import case_form, needed_words
from dialogs.cases.reporter_news import (
    has_it_card,
    lesson_news,
    lesson_shown,
    see_lesson,
    taken_back,
)
from dialogs.cases.scene import at, buttons, has_it, unmarked
from dialogs.cases.verbs import Verb
from dialogs.cases.who_is_told import who_has_been_told, who_is_told_now
from dialogs.near_misses.scene import NearMissScene
from dialogs.near_misses.sentences import say
from dialogs.words.wording import sentence_case
from governance.cases.ladders import Silence


def receipt_card(scene: NearMissScene) -> Card:
    """Show the reference, what happens next, and how far it is. No clock runs."""
    body = [
        heading(scene.title),
        text(say("miss.thanks", reference=scene.reference)),
        *(text(line, colour="good") for line in _since(scene)),
        text(say("miss.next"), bold=True),
        text("\n".join(f"- {line}" for line in _next(scene))),
    ]
    actions = [*see_it(scene), *buttons(scene, (Verb.CORRECT, Verb.WITHDRAW))]
    return card(body, actions, summary=summary_receipt(scene))


def summary_receipt(scene: NearMissScene) -> str:
    """Return the receipt in one line."""
    said = (say("miss.thanks", reference=scene.reference), *_since(scene))
    return unmarked(" ".join(said))


def _since(scene: NearMissScene) -> list[str]:
    closed = scene.case.decided
    return [
        *who_has_been_told(scene),
        *has_it(scene, say, "miss.has_it"),
        *taken_back(scene),
        *([say("miss.status_closed", at=at(closed.at))] if closed else []),
    ]


def _next(scene: NearMissScene) -> list[str]:
    """Say who hears when; once it is picked up or closed, that is past."""
    case = scene.case
    lines = who_is_told_now(scene) if case.tellings else _lead_hears(scene)
    lines.append(say("miss.no_clock"))
    if case.decided is None:
        lines.append(say("miss.will_learn"))
    return [*lines, say("miss.got_out_after_all")]


def _lead_hears(scene: NearMissScene) -> list[str]:
    if scene.case.decided or scene.case.acknowledged:
        return []
    digest = next(r for r in scene.case.ladder.rungs if r.silenced_by is Silence.ACKNOWLEDGED)
    when = scene.situation.by_day[digest.id]
    if scene.case.past_lead:
        return [say("miss.siro_hears", at=at(when))]
    return [say("miss.lead_hears", team=sentence_case(scene.numbers.ig_team), at=at(when))]


def someone_has_it(scene: NearMissScene) -> Card:
    """Show who has it now."""
    return has_it_card(scene, say, "news.has_it_body")


def lesson_card(scene: NearMissScene) -> Card:
    """Ask what was learnt; the input is `lesson`. Never filled in with what is on record."""
    again = [text(say("lesson.again"), subtle=True)] if scene.case.lesson else []
    body = [
        *again,
        needed_words("lesson", say("lesson.ask"), say("lesson.error")),
        text(say("lesson.closes"), subtle=True),
    ]
    return case_form(
        scene,
        say("lesson.title", reference=scene.reference),
        body,
        ("Record what was learnt", Verb.LESSON_SEND),
    )


def learnt_news(scene: NearMissScene) -> Card:
    """Tell the reporter that something was learnt, with a button to read it."""
    return lesson_news(scene, scene.case.lesson)


def learnt_card(scene: NearMissScene) -> Card:
    """Show what was learnt, until it is folded away."""
    return lesson_shown(scene, scene.case.lesson)


def see_it(scene: NearMissScene) -> list[Element]:
    """Return the button, once there is something to read."""
    return see_lesson(scene, scene.case.lesson)
