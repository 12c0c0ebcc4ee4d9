"""A recorded decision: in full for those who open the case, in short for whoever made it."""

from itertools import chain

from dialogs.breaches.checklist import checklist, duty_buttons
from dialogs.breaches.closing import closing_rows
from dialogs.breaches.regulator import regulator_rows
from dialogs.breaches.scene import BreachScene
from dialogs.breaches.sentences import say, say_outcome
from dialogs.breaches.verbs import WORK_BUTTONS, BreachVerb
from dialogs.breaches.work_recorded import work_recorded
from dialogs.cards.elements import Card, Element, card, facts, heading, text
from dialogs.cards.fitting import Fitted
from dialogs.cards.quoting import plain
from dialogs.cases.recorded import Recorded
from dialogs.cases.scene import at, buttons, permitted, unmarked
from dialogs.cases.verbs import Verb
from dialogs.words.wording import listed, party_name, role_label, sentence_case
from governance.breaches.advice import AdviceGiven
from governance.breaches.breach import Breach
from governance.breaches.closing import Closed, Reopened
from governance.breaches.facts import AwarenessCorrected, Decided, NotYet, Outcome, StoodDown
from governance.breaches.partners import PartiesChosen
from governance.breaches.regulator import RegulatorTold
from governance.breaches.second_eyes import SecondSaid
from governance.breaches.suggestion import overridden
from governance.breaches.supplier import SupplierSaid
from governance.cases.event import Event
from governance.people.identity import Role


def decided_card(scene: BreachScene) -> Card:
    """Show the outcome and what it asks for, where the decide card was; not the reason."""
    decision = scene.case.decision
    outcome = say_outcome(decision.outcome) if decision else ""
    body = [
        heading(say("decided.title", reference=scene.reference)),
        text(f"**{outcome}**"),
        *checklist(scene),
        text(say("decided.reporter"), subtle=True),
    ]
    tells = decision is not None and decision.outcome is Outcome.TELL_ICO
    draft = permitted(scene, WORK_BUTTONS, (BreachVerb.FORM,) if tells else ())
    return card(
        body,
        [*duty_buttons(scene)[:1], *draft, *buttons(scene, (Verb.OPEN, Verb.DECIDE))],
        summary=unmarked(say("decided.title", reference=scene.reference)),
    )


def recorded(case: Breach) -> tuple[Recorded, ...]:
    """Return the handlers' own words: why so, why late, why the time moved, why danger is over."""
    return tuple(chain.from_iterable(_recorded(event) for event in case.history))


def _recorded(event: Event) -> tuple[Recorded, ...]:  # noqa: C901, PLR0911  a fact a line
    match event.fact:
        case AdviceGiven(role, advice):
            title = say("open.advice", role=role_label(role))
            return (Recorded(event, f"advice {role}", title, advice),)
        case NotYet(reason, _, waiting, who):
            return (
                Recorded(event, "reason", say("outcome.not_yet"), reason),
                Recorded(event, "waiting", say("open.waiting"), waiting),
                Recorded(event, "who_decides", say("open.who_decides"), who),
            )
        case Decided(outcome, reason, delay_reason=delay, sure=sure):
            return (
                Recorded(event, "reason", say_outcome(outcome), reason),
                Recorded(event, "sure", say("open.sure"), sure),
                Recorded(event, "delay", say("open.delay"), delay),
            )
        case AwarenessCorrected(reason=reason):
            return (Recorded(event, "moved", say("open.moved"), reason),)
        case Closed(effect=effect, action=action, action_who=who, lesson=lesson):
            return (
                Recorded(event, "effect", say("open.effect"), effect),
                Recorded(event, "action", say("open.action"), action),
                Recorded(event, "action_who", say("open.action_who"), who),
                Recorded(event, "lesson", say("open.lesson"), lesson),
            )
        case Reopened(reason):
            return (Recorded(event, "reopened", say("open.reopened"), reason),)
        case RegulatorTold(delay_reason=delay):
            return (Recorded(event, "delay", say("open.delay"), delay),)
        case StoodDown(reason=reason):
            return (Recorded(event, "stood_down", say("open.stood_down"), reason),)
        case SecondSaid(why=why) if why:
            return (Recorded(event, "second", say("open.second"), why),)
        case SupplierSaid(no_more=why) if why:
            return (Recorded(event, "supplier", say("open.supplier"), why),)
        case PartiesChosen(why=why) if why:
            return (Recorded(event, "no_parties", say("open.no_parties"), why),)
        case _:
            return work_recorded(event)


WRITTEN = (
    *("sure", "second", "waiting", "who_decides", "delay", "moved", "no_parties", "supplier"),
    *("stood_down", "effect", "action", "action_who", "lesson", "reopened"),
)
"""What handlers wrote beside the reason, in the order in which it is shown."""


def decision_items(scene: BreachScene, shown: Fitted) -> list[Element]:
    """Return the decision with its reasons, and why the time was moved; for the open card alone."""
    items: list[Element] = []
    decision = scene.case.decision
    if decision is None and shown.get("reason"):
        items += [text(f"**{say('outcome.not_yet')}**"), *shown["reason"]]
    if decision is not None:
        items += [text(f"**{say_outcome(decision.outcome)}**"), *shown.get("reason", [])]
        rows = _others(scene, decision)
        items += [facts(rows)] if rows else []
    advice = {f"advice {role}": say("open.advice", role=role_label(role)) for role in Role}
    for name, title in advice.items():
        items += [text(title, bold=True), *shown[name]] if shown.get(name) else []
    parts = (_labelled(f"open.{name}", shown.get(name, [])) for name in WRITTEN)
    return [*items, *chain.from_iterable(parts)]


def _others(scene: BreachScene, decision: Decided) -> list[tuple[str, str]]:
    told = [party_name(scene.agreement, key) for key in decision.partners_told]
    when = decision.partners_told_when
    likely = decision.likely
    rows = (
        (say("open.likely"), say(f"likely.{likely}") if likely else ""),
        *_suggested(decision),
        (say("open.partners"), listed(told) if told else ""),
        (say("open.partners_who"), plain(decision.partners_told_who)),
        (say("open.partners_when"), at(when) if when else ""),
        *regulator_rows(scene),
        *closing_rows(scene),
        (say("open.ico_reference"), plain(scene.case.reference_given)),
    )
    return [(title, value) for title, value in rows if value]


def _suggested(decision: Decided) -> list[tuple[str, str]]:
    """Return what the answers suggested when it was decided, and why, where it was otherwise."""
    leaning = decision.suggested
    if leaning is None or not overridden(leaning, decision.outcome):
        return []
    because = " ".join(say(f"why.{reason}") for reason in decision.because)
    suggested = sentence_case(say(f"suggested.{leaning}"))
    return [(say("open.suggested"), suggested), (say("open.because"), because)]


def _labelled(sentence: str, words: list[Element]) -> list[Element]:
    return [text(say(sentence), bold=True), *words] if words else []
