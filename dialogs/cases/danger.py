"""What is said first where somebody may be hurt: whom to phone, and that nobody was told."""

from collections.abc import Mapping, Sequence

from dialogs.asking.danger_words import Heard
from dialogs.asking.languages import Language
from dialogs.asking.readers.options import NO_WORDS, NOT_SURE_WORDS, YES_WORDS
from dialogs.asking.readers.reader import Choice
from dialogs.cards.elements import Card, Element, Ref, box, card, execute, link, text
from dialogs.cases.home import StartButton
from dialogs.cases.scene import front_door
from dialogs.cases.verbs import Verb
from dialogs.words.wording import say
from governance.cases.danger import Danger
from governance.people.directory import Numbers

DANGER = (
    Choice(Danger.YES, "Yes", YES_WORDS),
    Choice(Danger.NOT_SURE, "Not sure", NOT_SURE_WORDS),
    Choice(Danger.NO, "No", NO_WORDS),
)
"""The options of whether anyone could be in danger, wherever that is asked."""

FIRST_WORDS: Mapping[tuple[Heard, Language], tuple[str, str]] = {
    (Heard.DANGER, Language.WELSH): ("danger.now_welsh", "danger.not_told_welsh"),
    (Heard.DANGER, Language.POLISH): ("danger.now_polish", "danger.not_told_polish"),
    (Heard.SELF_HARM, Language.WELSH): ("harm.now_welsh", "danger.not_told_welsh"),
    (Heard.SELF_HARM, Language.POLISH): ("harm.now_polish", "danger.not_told_polish"),
}
"""The first lines in their own language, which stand above the English ones."""


def danger_card(  # noqa: PLR0913  what is said first is all of these at once
    ref: Ref,
    heard: Heard,
    language: Language | None,
    numbers: Numbers,
    share: StartButton,
    *,
    kept: bool,
    law: Sequence[Element] = (),
) -> Card:
    """Say whom to phone, and offer what can be done after. Self-harm is offered no form.

    `kept`: what was typed waits for the report. `law`: what must be told besides (LW-CPA).
    """
    after = [] if heard is Heard.SELF_HARM else [_report(ref), share.shown(ref)]
    safe = execute(say("danger.safe"), Verb.SAFE_NOW, ref.data(), needs_inputs=False)
    then = ["danger.then"] if after else []
    lines = [*(["danger.words_wait"] if kept else []), *then]
    body = [*_first(heard, language, numbers), *(text(say(line)) for line in lines)]
    body += law if after else []
    return card(body, [*after, safe], summary=_summary(heard))


def danger_lines_card(
    heard: Heard, language: Language | None, numbers: Numbers, way: str = "", title: str = ""
) -> Card:
    """Say the same and offer nothing: where others read, and to people whom we do not know.

    `way`: where they can write privately, with the `title` of the button; "" for nowhere.
    """
    buttons = [link(title, way)] if way else []
    return card(_first(heard, language, numbers), buttons, summary=_summary(heard))


def safe_card() -> Card:
    """What the card is folded to once they said that they are safe."""
    return card([text(say("danger.safe_now"))], summary=say("danger.safe_now"))


def _report(ref: Ref) -> Element:
    return execute(say("danger.report"), Verb.DANGER_REPORT, ref.data(), needs_inputs=False)


def _summary(heard: Heard) -> str:
    return say("harm.now" if heard is Heard.SELF_HARM else "danger.now")


def lines_to_phone(numbers: Numbers) -> list[str]:
    """Say whom to phone besides 999, about a child, an adult, and a worker; a line each."""
    child = say("danger.child", front_door=front_door(numbers))
    return [
        f"{child} {say('danger.night', number=numbers.night)}" if numbers.night else child,
        *([say("danger.adults", number=numbers.adults)] if numbers.adults else []),
        *([say("danger.workers", number=numbers.workers)] if numbers.workers else []),
    ]


def _first(heard: Heard, language: Language | None, numbers: Numbers) -> list[Element]:
    theirs = FIRST_WORDS[heard, language] if language else ()
    phone = [text(line) for line in lines_to_phone(numbers)]
    ours = [text(_summary(heard), bold=True, size="large")]
    if heard is Heard.SELF_HARM:
        ours = [text(say("harm.kind")), *ours, text(say("harm.talk"))]
    return [
        box("attention", [*(text(say(line)) for line in theirs), *ours, *phone]),
        text(say("danger.not_told")),
    ]
