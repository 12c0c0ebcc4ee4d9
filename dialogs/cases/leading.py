"""Who has it, who cannot, who steps aside, and what can wait."""

from collections.abc import Sequence
from datetime import timedelta

from dialogs.cards.elements import Card, box, card, execute, heading, text
from dialogs.cards.inputs import input_choice
from dialogs.cases.case_form import case_form, needed_words
from dialogs.cases.danger import lines_to_phone
from dialogs.cases.history import OURSELVES
from dialogs.cases.scene import CaseScene, SceneForMe, buttons, ig_team_to_ring
from dialogs.cases.verbs import Verb
from dialogs.words.wording import say
from governance.cases.facts import HandedBack, LeaderNamed
from governance.moments import say_length
from governance.people.identity import PersonId


def name_card(scene: CaseScene, candidates: Sequence[PersonId]) -> Card:
    """Ask who leads; the input is `who`, a PersonId as text."""
    title = say("name.title", reference=scene.reference)
    if not candidates:
        back = execute("Not now", Verb.CLOSE, scene.ref.data(), needs_inputs=False)
        return card([heading(title), text(say("name.nobody"))], [back], summary=title)
    people = [(person.text, scene.people.name(person)) for person in candidates]
    who = input_choice("who", say("name.who"), people, required=True, error=say("name.error"))
    return case_form(scene, title, [who], ("Name them", Verb.NAME_SEND))


def named_card(scene: SceneForMe) -> Card:
    """Ask whoever was named to lead whether they have it; say so once that is answered."""
    case = scene.case
    if case.leader != scene.me or not case.unanswered:
        sentence = "named.answered" if case.owner == scene.me else "named.over"
        title = say(sentence, reference=scene.reference)
        return card([text(title)], buttons(scene, (Verb.OPEN,)), summary=title)
    by = next(e.by for e in reversed(case.history) if e.fact == LeaderNamed(scene.me))
    name = scene.name(by) if isinstance(by, PersonId) else OURSELVES
    title = say("named.title", name=name, reference=scene.reference)
    verb, data = Verb.ACKNOWLEDGE, scene.ref.data()
    have_it = execute("I have it", verb, data, style="positive", needs_inputs=False)
    cannot = execute("I cannot", Verb.CANNOT, data, needs_inputs=False)
    actions = [have_it, cannot, *buttons(scene, (Verb.OPEN,))]
    return card([heading(title), text(say("named.ask"))], actions, summary=title)


def cannot_notice(scene: SceneForMe) -> Card:
    """Tell that whoever had it, or was named, cannot take it, and whether anybody has it now."""
    by = next(e.by for e in reversed(scene.case.history) if isinstance(e.fact, HandedBack))
    name = scene.name(by) if isinstance(by, PersonId) else OURSELVES
    title = say("cannot.title", reference=scene.reference, name=name)
    nobody = [text(say("cannot.nobody"))] if scene.case.owner is None else []
    verbs = (Verb.ACKNOWLEDGE, Verb.NAME, Verb.OPEN)
    return card([heading(title), *nobody], buttons(scene, verbs), summary=title)


def not_picked_up_card(scene: SceneForMe) -> Card:
    """Tell whoever reported danger that nobody has it, and whom to phone (BR-DANGER-UNHEARD)."""
    title = say("unheard.title", reference=scene.reference)
    team = say("unheard.team", ig_team=ig_team_to_ring(scene.numbers))
    phone = [say("unheard.999"), *lines_to_phone(scene.numbers), team]
    body = [
        box("attention", [text(title, bold=True), *map(text, phone)]),
        text(say("unheard.going_on")),
    ]
    return card(body, summary=title)


def snooze_card(scene: SceneForMe, lengths: Sequence[timedelta]) -> Card:
    """Ask for how long reminders can wait, of what is still possible, and why."""
    if not lengths:
        title = say("snooze.none", reference=scene.reference)
        return card([text(title)], buttons(scene, (Verb.OPEN,)), summary=title)
    offered = [(str(int(one.total_seconds())), said_for(one)) for one in lengths]
    how_long = input_choice(
        "length", say("snooze.how_long"), offered, required=True, error=say("snooze.error")
    )
    why = needed_words("why", say("snooze.why"), say("withdraw.error"))
    title = say("snooze.title", reference=scene.reference)
    body = [text(say("snooze.stays")), how_long, why]
    return case_form(scene, title, body, ("Remind me later", Verb.SNOOZE_SEND))


def said_for(length: timedelta) -> str:
    """Say a length: "2 hours", "one day"."""
    return say_length(length, "day" if length >= timedelta(days=1) else "hour")


def conflict_card(scene: CaseScene) -> Card:
    """Ask whether they are sure: it cannot be undone by the same person."""
    title = say("conflict.title", reference=scene.reference)
    data = scene.ref.data()
    actions = [
        execute("Step aside", Verb.CONFLICT_SEND, data, style="destructive", needs_inputs=False),
        execute("No, go back", Verb.CLOSE, data, needs_inputs=False),
    ]
    return card([heading(title), text(say("conflict.ask"))], actions, summary=title)


def conflict_done_card(reference: str) -> Card:
    """Show what is left for someone who stepped aside: the reference, and nothing to press."""
    title = say("conflict.done_title", reference=reference)
    return card([heading(title), text(say("conflict.done"))], summary=title)
