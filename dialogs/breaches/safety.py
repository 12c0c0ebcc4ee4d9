"""Danger to a person, in words: for whoever reported it, and for those who look after it."""

from collections.abc import Mapping, Sequence

from dialogs.breaches import choices as options
from dialogs.breaches.scene import BreachScene
from dialogs.breaches.sentences import say
from dialogs.breaches.verbs import SAFETY_BUTTONS, BreachVerb
from dialogs.cards.elements import Card, Element, box, buttons_here, card, heading, text
from dialogs.cards.inputs import input_text
from dialogs.cards.quoting import plain
from dialogs.cases.case_form import case_form, needed_words
from dialogs.cases.danger import DANGER
from dialogs.cases.scene import at, buttons, permitted, unmarked
from dialogs.cases.verbs import Verb
from governance.breaches.facts import Help, HelpSaid
from governance.cases.yes_no import YesNo
from governance.people.identity import PersonId

HELP_BUTTONS: Mapping[Help, BreachVerb] = {
    Help.PHONED: BreachVerb.HELP_PHONED,
    Help.SOMEONE_ELSE: BreachVerb.HELP_SOMEONE_ELSE,
    Help.CANNOT_GET_THROUGH: BreachVerb.HELP_CANNOT,
}
WHEREABOUTS_BUTTONS: Mapping[YesNo, BreachVerb] = {
    YesNo.YES: BreachVerb.SHOWS_YES,
    YesNo.NOT_SURE: BreachVerb.SHOWS_NOT_SURE,
    YesNo.NO: BreachVerb.SHOWS_NO,
}


# For whoever reported it


def phone_box(scene: BreachScene) -> list[Element]:
    """Ask on the receipt whether anyone phoned; nothing where nobody could be in danger."""
    if not scene.case.urgent:
        return []
    said = _help_said(scene)
    others = [verb for answer, verb in HELP_BUTTONS.items() if not said or answer is not said.help]
    lines = [
        text(say("safety.phone_first"), bold=True),
        text(say("safety.phone_then", front_door=scene.front_door)),
        *([text(say(f"you_said.{said.help}", at=_help_at(scene)))] if said else []),
    ]
    return [box("attention", [*lines, *_row(scene, others)])]


def whereabouts_asked(scene: BreachScene) -> list[Element]:
    """Ask with one tap whether it shows where anyone lives; an answer can be changed."""
    said = scene.case.exposure.whereabouts
    others = [verb for answer, verb in WHEREABOUTS_BUTTONS.items() if answer is not said]
    answered = [text(say("safety.you_said", answer=_yes_no(said)))] if said else []
    return [text(say("safety.whereabouts"), bold=True), *answered, *_row(scene, others)]


# For those who look after it


def danger_box(scene: BreachScene) -> list[Element]:
    """Warn before anything else where a person may be in danger."""
    if not scene.case.urgent:
        return []
    lines = [
        text(danger_line(scene)),
        text(help_line(scene), bold=True),
        *_row(scene, (BreachVerb.WHO_PHONED,)),
        text(say("safety.before_contact")),
    ]
    return [box("attention", lines)]


def danger_line(scene: BreachScene) -> str:
    """Say how sure the danger is, who may have it, and whether it shows where anyone lives."""
    exposure = scene.case.exposure
    who = next((c.label for c in options.WHO_HAS_IT if c.value == exposure.who_has_it), "")
    danger = next(c.label for c in DANGER if c.value == scene.case.danger)
    shows = _yes_no(exposure.whereabouts) if exposure.whereabouts else say("safety.not_said")
    return say(
        "safety.danger",
        danger=danger.lower(),
        who=who[:1].lower() + who[1:] or say("safety.not_said"),
        shows=shows.lower(),
    )


def help_line(scene: BreachScene) -> str:
    """Say who has phoned 999 or the front door, as far as anyone said."""
    said = _help_said(scene)
    if said is None:
        return say("safety.nobody_said")
    if said.who:
        return say("safety.phoned_by", who=plain(said.who), at=_help_at(scene))
    return say(f"help.{said.help}", name=_who_said(scene), at=_help_at(scene))


def safety_rows(scene: BreachScene) -> list[Element]:
    """Return what an open card says of danger where there is none (any more)."""
    stood_down, exposure = scene.case.stood_down, scene.case.exposure
    lines = [say("safety.stood_down", at=at(stood_down.at))] if stood_down else []
    if not scene.case.urgent and exposure.whereabouts:
        lines.append(say("safety.shows", shows=_yes_no(exposure.whereabouts).lower()))
    return [text(line) for line in lines]


def help_news(scene: BreachScene) -> Card:
    """Tell those who look after it what was said of phoning."""
    title = say("safety.help_title", reference=scene.reference, line=unmarked(help_line(scene)))
    return card([heading(title), *danger_box(scene)], _theirs(scene), summary=title)


def stood_down_news(scene: BreachScene) -> Card:
    """Tell those who were told of the danger that it is stood down; not why."""
    title = say("safety.stood_down_title", reference=scene.reference)
    return card([heading(title), *safety_rows(scene)], _theirs(scene), summary=title)


def who_phoned_card(scene: BreachScene, problem: str = "") -> Card:
    """Ask who phoned, and when; the inputs are `who` and `when`."""
    asked = [
        input_text(
            "who",
            say("safety.who_label"),
            required=True,
            most=200,
            error=say("safety.who_error"),
        ),
        input_text("when", say("safety.when_label"), most=100),
    ]
    title = say("safety.who_title", reference=scene.reference)
    send = ("Write it down", BreachVerb.WHO_PHONED_SEND)
    return case_form(scene, title, asked, send, problem=problem)


def stand_down_card(scene: BreachScene) -> Card:
    """Say what standing down means, and ask why; the input is `why`."""
    asked = [
        text(danger_line(scene)),
        text(help_line(scene)),
        text(say("safety.stand_down_means")),
        needed_words("why", say("safety.stand_down_why"), say("safety.stand_down_error")),
    ]
    title = say("safety.stand_down_ask", reference=scene.reference)
    return case_form(scene, title, asked, ("Stand it down", BreachVerb.STAND_DOWN_SEND))


def stand_down_button(scene: BreachScene) -> list[Element]:
    """Return the button for whoever may stand the danger down; nothing where there is none."""
    return _row(scene, (BreachVerb.STAND_DOWN,)) if scene.case.urgent else []


def _theirs(scene: BreachScene) -> list[Element]:
    return buttons(scene, (Verb.ACKNOWLEDGE, Verb.OPEN))


def _row(scene: BreachScene, verbs: Sequence[BreachVerb]) -> list[Element]:
    found = permitted(scene, SAFETY_BUTTONS, verbs)
    return [buttons_here(found)] if found else []


def _yes_no(answer: YesNo | None) -> str:
    return next(one.label for one in options.WHEREABOUTS if one.value == answer)


def _help_said(scene: BreachScene) -> HelpSaid | None:
    fact = scene.case.help.fact if scene.case.help else None
    return fact if isinstance(fact, HelpSaid) else None


def _help_at(scene: BreachScene) -> str:
    event, said = scene.case.help, _help_said(scene)
    when = (said.phoned_at if said else None) or (event.at if event else scene.now)
    return at(when)


def _who_said(scene: BreachScene) -> str:
    by = scene.case.help.by if scene.case.help else None
    if by == scene.case.reporter:
        return say("safety.the_reporter")
    return scene.name(by) if isinstance(by, PersonId) else ""
