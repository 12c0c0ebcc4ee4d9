"""The one card with content, and the case folded back to its reference (DESIGN 4)."""

from functools import partial

from dialogs.breaches.answers import details_rows, report_rows
from dialogs.breaches.clock import clock_box, doubts, noticed_line, whose_line
from dialogs.breaches.decision import decision_items, reasons_given
from dialogs.breaches.notices import danger_box
from dialogs.cards.elements import Card, Element, card, group, heading, text
from dialogs.cards.fitting import fitted
from dialogs.cases.history import say_event
from dialogs.cases.ladder_lines import next_line
from dialogs.cases.messages_on_open import (
    messages_items,
    messages_said,
    withdrawn_items,
    withdrawn_line,
)
from dialogs.cases.scene import BreachScene, CaseScene, at, buttons, unmarked, who_has_it
from dialogs.cases.verbs import Verb
from dialogs.words.wording import OUTCOMES, party_name, say
from governance.access import Action
from governance.breaches.report import BreachDetails

HANDLERS = (Verb.ACKNOWLEDGE, Verb.OPEN, Verb.DECIDE, Verb.NAME, Verb.MESSAGE, Verb.CONFLICT)
REPORTERS = (Verb.DETAILS, Verb.CORRECT, Verb.DEADLINE, Verb.WITHDRAW)

MOST_LINES = 30  # of history: the newest
MOST_LETTERS = 3000  # of history, on a card that must stay under 28 KB


def open_card(scene: BreachScene) -> Card:
    """Everything, for someone entitled, until it is folded away."""
    reporter = say("open.by", name=scene.name(scene.case.reporter), at=at(scene.case.reported_at))
    details = scene.case.known
    shown = fitted(
        {
            "narrative": scene.case.report.what_happened,
            "done": details.what_was_done,
            **reasons_given(scene.case),
            **messages_said(scene.case),
        }
    )
    body = [
        heading(say("case.title", reference=scene.reference)),
        text(status_line(scene)),
        *danger_box(scene),
        *_clock(scene),
        text(reporter),
        part("open.report", report_rows(scene.case.report, shown["narrative"])),
        *(part("open.withdrawn", items) for items in withdrawn_items(scene, shown)),
        part("open.details", _details(scene, details, shown["done"])),
        *(part("open.messages", items) for items in messages_items(scene, shown)),
        *([part("open.decision", items)] if (items := decision_items(scene, shown)) else []),
        part("open.history", history_lines(scene)),
        text(say("open.folds"), subtle=True, size="small"),
    ]
    taken = scene.case.acknowledged is not None
    first = Verb.DECIDE if taken else Verb.ACKNOWLEDGE
    verbs = (Verb.ACKNOWLEDGE, Verb.DECIDE, Verb.NAME, Verb.MESSAGE, Verb.CONFLICT, Verb.CLOSE)
    return card(body, buttons(scene, verbs, main=first), summary=summary_case(scene))


def case_card(scene: BreachScene) -> Card:
    """The reference and where it stands: what Close leaves, and what an old card becomes."""
    handles = Action.OPEN in scene.allowed
    body = [
        heading(say("case.title", reference=scene.reference)),
        text(status_line(scene)),
        *(withdrawn_line(scene) if handles else []),
        *(danger_box(scene) if handles else []),
        *(_clock(scene) if handles else []),
        *(text(line) for line in next_line(scene) if handles),
    ]
    return card(
        body,
        buttons(scene, HANDLERS if handles else REPORTERS),
        summary=summary_case(scene),
    )


def summary_case(scene: BreachScene) -> str:
    """Reference and status in one line; no content."""
    return f"{scene.reference}. {unmarked(status_line(scene))}"


def status_line(scene: BreachScene) -> str:
    """Where it stands."""
    decided, decision = scene.case.decided, scene.case.decision
    if decided is not None and decision is not None:
        return say("status.decided", at=at(decided.at), outcome=OUTCOMES[decision.outcome])
    if (holder := who_has_it(scene)) is not None:
        return say("status.picked_up", name=holder[0], at=at(holder[1]))
    return f"{say('status.at', at=at(scene.case.reported_at))} {say('status.reported')}"


def _clock(scene: BreachScene) -> list[Element]:
    return [
        *clock_box(scene),
        text(noticed_line(scene)),
        *doubts(scene),
        text(whose_line(scene)),
    ]


def part(title: str, items: list[Element]) -> Element:
    """One part of an opened case, under its heading."""
    return group([heading(say(title), size="medium"), *items], separator=True)


def _details(scene: BreachScene, details: BreachDetails, done: list[Element]) -> list[Element]:
    if details == BreachDetails():
        return [text(say("open.no_details"), subtle=True)]
    return details_rows(details, scene.agreement, done)


def history_lines(scene: CaseScene) -> list[Element]:
    """The newest lines that fit; how many more there are is said."""
    parties = partial(party_name, scene.agreement)
    lines = [f"- {say_event(event, scene.people, parties)}" for event in scene.case.history]
    kept = lines[-MOST_LINES:]
    while len("\n".join(kept)) > MOST_LETTERS:
        kept = kept[1:]
    earlier = len(lines) - len(kept)
    more = [text(say("open.earlier", count=str(earlier)), subtle=True)] if earlier else []
    return [*more, text("\n".join(kept))]
