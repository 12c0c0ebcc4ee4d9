"""What whoever took it down gets: send nothing yet, who has it, and that it is closed."""

from dialogs.cards.elements import Card, Element, box, card, heading, text
from dialogs.cases.reporter_news import has_it_card, taken_back
from dialogs.cases.scene import at, buttons, has_it, unmarked
from dialogs.cases.verbs import Verb
from dialogs.cases.who_is_told import who_has_been_told, who_is_told_now
from dialogs.disclosures.scene import DisclosureScene, clock_box, danger_box, doubt_lines
from dialogs.disclosures.sentences import say
from dialogs.words.wording import sentence_case
from governance.cases.danger import Danger


def receipt_card(scene: DisclosureScene) -> Card:
    """Show what to do now, before the reference: nothing goes before somebody decides."""
    body = [
        heading(scene.title),
        *danger_box(scene),
        *_now(scene),
        text(say("dr.thanks", reference=scene.reference)),
        *(text(line, colour="good") for line in _since(scene)),
        *doubt_lines(scene),
        *clock_box(scene),
        *(text(line) for line in _next(scene)),
    ]
    return card(body, buttons(scene, (Verb.WITHDRAW,)), summary=_summary(scene))


def _summary(scene: DisclosureScene) -> str:
    """Return what to do first, the reference and how far it is, in one line."""
    first = [] if scene.case.decided else [say(_first(scene))]
    said = (*first, say("dr.thanks", reference=scene.reference), *_since(scene))
    return unmarked(" ".join(said))


def _now(scene: DisclosureScene) -> list[Element]:
    """Say what to send: nothing; what is needed where somebody is in danger."""
    if scene.case.decided is not None:
        return []
    lines = [text(say(_first(scene)), bold=True)]
    if not scene.case.known:
        lines.append(text(say("dr.ring_back")))
    return [box("warning", lines)]


def _first(scene: DisclosureScene) -> str:
    danger = scene.case.taken.danger is Danger.YES
    return "dr.share_now" if danger else "dr.send_nothing"


def _since(scene: DisclosureScene) -> list[str]:
    return [
        *who_has_been_told(scene),
        *([] if scene.case.decided else has_it(scene, say, "dr.has_it")),
        *taken_back(scene),
        *closed_lines(scene),
    ]


def closed_lines(scene: DisclosureScene) -> list[str]:
    """Say when it was closed, and what was decided; nothing while it is open."""
    closed, decided = scene.case.decided, scene.case.decided_as
    if closed is None or decided is None:
        return []
    return [say("dr.closed", at=at(closed.at), how=say(f"dr_decision.{decided}"))]


def _next(scene: DisclosureScene) -> list[str]:
    if scene.case.decided is not None:
        return []
    kept_out = [say("dr.kept_out")] if scene.case.out else []
    team = sentence_case(scene.numbers.ig_team)
    return [*who_is_told_now(scene), say("dr.decides", team=team), say("dr.keep_it"), *kept_out]


def someone_has_it(scene: DisclosureScene) -> Card:
    """Show who has it now."""
    return has_it_card(scene, say, "dr.has_it")


def outcome_card(scene: DisclosureScene) -> Card:
    """Tell whoever took it down that it is closed. Never what went, nor why."""
    title = say("dr.news", reference=scene.reference)
    return card([heading(title), text(say("dr.news_body"))], summary=title)
