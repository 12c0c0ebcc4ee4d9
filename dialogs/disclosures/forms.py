"""What whoever has a disclosure request fills in: one form for each thing that is written down."""

from collections.abc import Iterable, Sequence

from dialogs.asking.question_inputs import MOST_SENT
from dialogs.cards.elements import Card, Element, execute, heading, text
from dialogs.cards.elements import card as plain_card
from dialogs.cards.inputs import input_choice, input_date, input_text, input_toggle
from dialogs.cases.case_form import case_form, needed_words
from dialogs.cases.verbs import Verb
from dialogs.disclosures.questions import REALLY
from dialogs.disclosures.scene import DisclosureScene, clock_box, danger_box, doubt_lines
from dialogs.disclosures.sentences import say
from dialogs.disclosures.verbs import DisclosureVerb, disclosure_buttons
from dialogs.letters.offered import drafted_letter, offered_letters
from governance.cases.danger import Danger
from governance.disclosures.facts import Decision, Footing, Route, Telling, Victim
from governance.disclosures.report import Really
from governance.disclosures.steps import CLOSED, Next, decisions, lacking, possible
from governance.letters.duties import LetterKind
from governance.moments import london


def check_card(scene: DisclosureScene) -> Card:
    """Ask how it is known that it is really them. Its input: really."""
    ways = [(str(one.value), one.label) for one in REALLY if one.value != Really.NOT_YET]
    body = [
        *doubt_lines(scene),
        text(say("dr.check_how")),
        input_choice("really", say("dr.check"), ways, required=True),
    ]
    return _form(scene, Next.CHECK, body, DisclosureVerb.CHECK_SEND)


def weigh_card(scene: DisclosureScene) -> Card:
    """Ask what is asked. Its inputs: footing, power, what, victim, why_no_notice, counselling, by.

    It is never filled in with what is on record but for the day.
    """
    by = scene.case.by
    body = [
        *clock_box(scene),
        _choice("footing", say("dr.ask_footing"), "dr_footing", Footing),
        text(say("dr.footing_help"), subtle=True),
        needed_words("power", say("dr.ask_power"), say("dr.error")),
        needed_words("what", say("dr.ask_what"), say("dr.error")),
        _choice("victim", say("dr.ask_victim"), "dr_victim", Victim),
        input_text("why_no_notice", say("dr.ask_why_no_notice"), long=True, most=MOST_SENT),
        text(say("dr.no_copy"), subtle=True),
        input_toggle("counselling", say("dr.counselling"), say("dr.ask_counselling")),
        text(say("dr.counselling_help"), subtle=True),
        input_date("by", say("dr.ask_by"), value=by.isoformat() if by else ""),
    ]
    return _form(scene, Next.WEIGH, body, DisclosureVerb.WEIGH_SEND)


def legal_card(scene: DisclosureScene) -> Card:
    """Say why a *must* is not refused, and ask on which day legal was asked. Its input: on."""
    body = [*clock_box(scene), text(say("dr.legal_why")), _day(scene, say("dr.ask_legal_on"))]
    return _form(scene, Next.LEGAL, body, DisclosureVerb.LEGAL_SEND)


def decide_card(scene: DisclosureScene) -> Card:
    """Ask what goes, and why; or say what comes first. Its inputs: decision, reasons, leave."""
    case = scene.case
    waits = CLOSED if case.decided else lacking(case)
    if waits:
        return _not_yet(scene, waits)
    leave = case.weighed is not None and case.weighed.footing is Footing.NOT_WITHOUT_LEAVE
    body = [
        *danger_box(scene),
        *clock_box(scene),
        *([text(say("dr.must"), bold=True)] if case.must else []),
        _choice("decision", say("dr.ask_decision"), "dr_option", decisions(case)),
        needed_words("reasons", say("dr.ask_reasons"), say("dr.error")),
        *([input_toggle("leave", say("dr.leave"), say("dr.ask_leave"))] if leave else []),
        text(say("dr.your_name"), subtle=True),
    ]
    return _form(scene, Next.DECIDE, body, DisclosureVerb.DECIDE_SEND)


def _not_yet(scene: DisclosureScene, waits: str) -> Card:
    title = say("dr.decide_title", reference=scene.reference)
    body = [heading(title), text(say("dr.decide_waits")), text(waits, bold=True)]
    back = execute("Not now", Verb.CLOSE, scene.ref.data(), needs_inputs=False)
    return plain_card(body, [*disclosure_buttons(scene, possible(scene.case)), back], summary=title)


def sent_card(scene: DisclosureScene) -> Card:
    """Ask what went, how and when. Its inputs: what, route, on, read_twice: nobody reads it second
    where somebody is in danger.
    """
    twice = [input_toggle("read_twice", say("dr.read_twice"), say("dr.ask_read_twice"))]
    body = [
        needed_words("what", say("dr.ask_sent"), say("dr.error")),
        _choice("route", say("dr.ask_route"), "dr_route", Route),
        _day(scene, say("dr.ask_sent_on")),
        *([] if scene.case.taken.danger is Danger.YES else twice),
    ]
    return _form(scene, Next.SENT, body, DisclosureVerb.SENT_SEND)


def tell_card(scene: DisclosureScene) -> Card:
    """Ask whether the person is told, and why. Its inputs: telling, reasons."""
    body = [
        text(say("dr.tell_help")),
        _choice("telling", say("dr.ask_tell"), "dr_telling", Telling),
        needed_words("reasons", say("dr.ask_reasons"), say("dr.error")),
    ]
    return _form(scene, Next.TELL, body, DisclosureVerb.TELL_SEND)


def _form(scene: DisclosureScene, step: Next, body: list[Element], verb: DisclosureVerb) -> Card:
    title = say(f"dr.{step}_title", reference=scene.reference)
    if scene.case.decided is not None:
        return _not_yet(scene, CLOSED)
    return case_form(scene, title, body, ("Record it", verb))


def _choice(
    name: str,
    asked: str,
    sentences: str,
    options: Iterable[Footing | Victim | Decision | Route | Telling],
) -> Element:
    choices = [(str(one), say(f"{sentences}.{one}")) for one in options]
    return input_choice(name, asked, choices, required=True)


def _day(scene: DisclosureScene, asked: str) -> Element:
    today = london(scene.now).date().isoformat()
    return input_date("on", asked, value=today, required=True)


def letters_card(scene: DisclosureScene, kinds: Iterable[LetterKind]) -> Card:
    """Show a button for each letter that there is."""
    named = {kind: say(f"dr_letter.{kind}") for kind in kinds}
    title = say("dr.letters_title", reference=scene.reference)
    note = say("dr.letters" if named else "dr.no_letters")
    return offered_letters(scene, title, note, named, DisclosureVerb.LETTER)


def letter_card(scene: DisclosureScene, kind: LetterKind, blocks: Sequence[Element]) -> Card:
    """Show the letter's text. It may say what goes, so it is folded away like *Open*."""
    title = say("dr.letter_title", reference=scene.reference, kind=say(f"dr_letter.{kind}"))
    return drafted_letter(scene, kind, title, blocks, DisclosureVerb.LETTER_FILE)
