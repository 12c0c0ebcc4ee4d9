"""A disclosure request with everything about it, and folded back to its reference."""

from collections.abc import Iterator

from dialogs.cards.elements import Card, Element, card, heading, part, text
from dialogs.cases.after_report import withdrawn_line
from dialogs.cases.ladder_lines import next_line, seen_line
from dialogs.cases.open_case import OpenCase, table
from dialogs.cases.recorded import standing
from dialogs.cases.scene import at, buttons, has_it, one_line
from dialogs.cases.verbs import Verb
from dialogs.disclosures.history import answered, recorded, say_fact
from dialogs.disclosures.questions import REALLY
from dialogs.disclosures.receipt import closed_lines
from dialogs.disclosures.scene import (
    DisclosureScene,
    clock_box,
    danger_box,
    doubt_lines,
    label,
)
from dialogs.disclosures.sentences import say
from dialogs.disclosures.verbs import disclosure_buttons, letters_button
from governance.cases.ladders import Silence
from governance.disclosures.disclosure import DisclosureCase
from governance.disclosures.facts import Victim
from governance.disclosures.steps import next_step, possible
from governance.moments import say_date
from governance.people.identity import PersonId

NEXT = {Silence.ACKNOWLEDGED: "notice.not_acknowledged", Silence.DECIDED: "dr.not_decided_by"}
TEXTS = ("dr.power", "dr.what", "dr.why_no_notice")


def open_card(scene: DisclosureScene) -> Card:
    """Show everything to someone entitled, until it is folded away."""
    case, texts = scene.case, recorded(scene.case)
    opened = OpenCase.of(scene, answered(case, scene.people), texts)
    body = [
        heading(scene.title),
        *danger_box(scene),
        text(status_line(scene)),
        *doubt_lines(scene),
        *clock_box(scene),
        text(say("open.by", name=scene.name(case.reporter), at=at(case.reported_at))),
        part(say("dr.taken"), table(opened.rows())),
        *opened.texts(),
        *_weighed(scene),
        *(one for name in TEXTS for one in opened.written(say(name), name)),
        *opened.written(say("dr.decision"), "dr.decision"),
        *_sent(scene, opened, standing(texts)),
        *opened.written(say("dr.telling"), "dr.telling"),
        *opened.replaced_texts(),
        *opened.withdrawn(),
        *opened.messages(),
        *opened.history(say_fact),
    ]
    return card(body, _actions(scene, close=True), summary=one_line(scene, status_line(scene)))


def case_card(scene: DisclosureScene) -> Card:
    """Show the reference and where it stands: what folding leaves, and what an old card becomes."""
    shown = scene.handles
    body = [
        heading(scene.title),
        *danger_box(scene),
        text(status_line(scene)),
        *(withdrawn_line(scene) if shown else []),
        *doubt_lines(scene),
        *clock_box(scene),
        *(text(line) for line in next_line(scene, say, NEXT) if shown),
        *(text(line) for line in seen_line(scene) if shown),
    ]
    actions = _actions(scene, close=False) if shown else buttons(scene, (Verb.WITHDRAW,))
    return card(body, actions, summary=one_line(scene, status_line(scene)))


def status_line(scene: DisclosureScene) -> str:
    """Say who asks, and where it stands."""
    if closed := closed_lines(scene):
        return f"{scene.asker}. {closed[0]}"
    nobody = say("dr.nobody_yet", at=at(scene.case.reported_at))
    held = next(iter(has_it(scene, say, "dr.has_it")), nobody)
    return " ".join((f"{scene.asker}.", held, *_decided(scene)))


def _decided(scene: DisclosureScene) -> list[str]:
    event, decided = scene.case.decision, scene.case.decided_as
    if event is None or decided is None or not isinstance(event.by, PersonId):
        return []
    how = say(f"dr_decision.{decided}")
    return [say("dr.decided_as", at=at(event.at), name=scene.name(event.by), how=how)]


def _weighed(scene: DisclosureScene) -> list[Element]:
    """Return what is known of what is asked, in rows."""
    rows = table(_rows(scene.case))
    victim = scene.case.weighed is not None and scene.case.weighed.victim is not Victim.NO
    ours = [text(say("dr.no_copy"), subtle=True)] if victim else []
    return [part(say("dr.weighed"), [*rows, *ours])] if rows else []


def _rows(case: DisclosureCase) -> Iterator[tuple[str, str]]:
    if case.really != case.taken.really:
        yield say("dr.known"), label(REALLY, case.really)
    if (weighed := case.weighed) is not None:
        yield say("dr.footing"), say(f"dr_footing.{weighed.footing}")
        yield say("dr.victim"), say(f"dr_victim.{weighed.victim}")
        yield say("dr.counselling"), say("dr.counselling_yes") if weighed.counselling else ""
    if case.legal is not None:
        yield say("dr.legal"), say_date(case.legal.on)


def _sent(scene: DisclosureScene, opened: OpenCase, texts: dict[str, str]) -> list[Element]:
    """Return what went, each time, by what route and when; with whether the person is told."""
    names = [name for name in texts if name.startswith("dr.sent ")]
    shown = [
        item
        for name, fact in zip(names, scene.case.sent, strict=False)
        for item in (
            text(say("dr.sent_on", on=say_date(fact.on), route=say(f"dr_route.{fact.route}"))),
            *opened.shown[name],
        )
    ]
    telling = scene.case.telling
    told = table([(say("dr.telling"), say(f"dr_telling.{telling.telling}"))] if telling else [])
    return [*([part(say("dr.sent"), shown)] if shown else []), *told]


def _actions(scene: DisclosureScene, *, close: bool) -> list[Element]:
    """Return the buttons: on the card it is folded to, what comes next alone."""
    case = scene.case
    last = [*letters_button(scene), *buttons(scene, (Verb.LOOKED, Verb.CLOSE))] if close else []
    if case.decided is not None:
        return [*([] if close else buttons(scene, (Verb.OPEN,))), *last]
    after = next_step(case)
    steps = possible(case) if close else tuple(one for one in (after,) if one)
    first = () if not case.nobody_has_it else (Verb.ACKNOWLEDGE,)
    rest = (*(() if close else (Verb.OPEN,)), Verb.NAME, Verb.MESSAGE, Verb.CONFLICT)
    taken = buttons(scene, first, main=Verb.ACKNOWLEDGE)
    return [*taken, *disclosure_buttons(scene, steps), *buttons(scene, rest), *last]


def to_do(case: DisclosureCase) -> str:
    """Say what it asks next."""
    after = next_step(case)
    return say(f"dr_do.{after}") if after else say("dr.closed_already")
