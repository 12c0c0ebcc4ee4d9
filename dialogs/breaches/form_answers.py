"""Each answer of the regulator's form, from what is on record; a mark where nobody has said it."""

from collections.abc import Iterable, Mapping
from typing import Final

from dialogs.breaches.choices import WENT_WRONG, WHERE
from dialogs.breaches.people import say_ground
from dialogs.breaches.scene import BreachScene
from dialogs.breaches.sentences import say
from dialogs.cases.scene import at
from dialogs.words.wording import listed, party_name, sentence_case
from governance.agreements.model import DataCategory
from governance.breaches.facts import Likelihood
from governance.breaches.partners import telling
from governance.breaches.people_told import PersonNotTold, PersonTold
from governance.breaches.report import WentWrong
from governance.breaches.suggestion import suggest
from governance.breaches.weighing import Vulnerable
from governance.cases.event import Event
from governance.moments import say_date

FILL_IN: Final = "[TO FILL IN]"
NOT_KNOWN: Final = "[NOT KNOWN YET]"
ASKED: Final = ("What is asked", "Answer")
TICKED, EMPTY = "☒", "☐"

DATA_KINDS: tuple[tuple[str, frozenset[str]], ...] = (
    ("racial or ethnic origin, religion, disability", frozenset({"equality"})),
    ("political opinions", frozenset()),
    ("trade union membership", frozenset()),
    ("sex life or sexual orientation", frozenset()),
    ("gender reassignment", frozenset()),
    ("health", frozenset({"health"})),
    (
        "basic identifiers: name, contact details",
        frozenset({"name", "address", "date_of_birth", "family_members", "age", "gender"}),
    ),
    ("user names, passwords; economic and financial data", frozenset({"bank_or_login"})),
    ("official documents", frozenset()),
    ("location", frozenset({"address", "secret_address"})),
    ("genetic or biometric data", frozenset()),
    ("criminal convictions or offences", frozenset({"criminal_investigations"})),
)
"""The form's own list, and the agreement's information that each stands for."""

PEOPLE_KINDS: tuple[tuple[str, frozenset[str]], ...] = (
    ("employees", frozenset({"staff"})),
    ("users", frozenset()),
    ("subscribers", frozenset()),
    ("students", frozenset()),
    ("customers", frozenset()),
    ("patients", frozenset()),
    ("children", frozenset({"children"})),
    ("vulnerable adults", frozenset({Vulnerable.ADULTS_AT_RISK.value})),
    ("other: family members", frozenset({"family"})),
    ("other", frozenset({"others"})),
)

LIKELY: Mapping[Likelihood, str] = {
    Likelihood.UNLIKELY: "Unlikely",
    Likelihood.LIKELY: "Likely",
    Likelihood.SERIOUS: "Likely, and serious",
}

HOW_MANY: Mapping[str, str] = {
    "one": "1",
    "2_10": "2 to 10",
    "11_100": "11 to 100",
    "over_100": "More than 100",
}


def report_type(scene: BreachScene) -> str:
    """Return whether the regulator has been told before, as is on record or its reference says."""
    told = scene.case.regulator.told or scene.case.reference_given
    return "Follow-up" if told else "First report"


def reference(scene: BreachScene) -> str:
    """Return the regulator's own reference; a mark where there is none."""
    return scene.case.reference_given or "None yet"


def what_happened(scene: BreachScene) -> str:
    """Return what went wrong, where, and what was reported."""
    report = scene.case.report
    cause = next(one.label for one in WENT_WRONG if one.value == report.went_wrong)
    where = next(one.label for one in WHERE if one.value == report.where)
    return f"{cause}. Where: {where.lower()}.\n{report.what_happened}"


def cyber(scene: BreachScene) -> str:
    """Return whether it was a cyber incident."""
    if scene.case.report.went_wrong is WentWrong.NOT_SURE:
        return "Don't know"
    return "Yes" if scene.case.report.went_wrong is WentWrong.CYBER else "No"


def found_out(scene: BreachScene) -> str:
    """Return who noticed, as far as the report says."""
    role = scene.case.known.on_behalf
    told = f" They were told by: {role}." if role else ""
    return f"Somebody who works here reported it on {at(scene.case.reported_at)}.{told}"


def discovered(scene: BreachScene) -> str:
    """Return when we became aware, and whether that is a best guess."""
    aware = scene.case.awareness
    return f"{at(aware.at)}{' (a best guess)' if aware.provisional else ''}"


def happened_on(scene: BreachScene) -> str:
    """Return when it happened."""
    case = scene.case
    on, clock = case.known.happened_on, case.known.happened_at
    if on is None:
        on, clock = case.report.happened_on, case.report.happened_at
    if on is None:
        return NOT_KNOWN
    return f"{say_date(on)}{f', {clock:%H:%M}' if clock else ''}"


def data_kinds(scene: BreachScene) -> str:
    """Return the form's list of data with what is in it ticked."""
    known = set(scene.case.known.information)
    extra = {
        one.key for one in scene.agreement.data_types if one.category is DataCategory.SAFEGUARDING
    }
    other = sorted(known & extra)
    labels = [one.label for one in scene.agreement.data_types if one.key in other]
    rest = [f"{TICKED} other: {listed(labels)}"] if labels else [f"{EMPTY} other"]
    return "\n".join([*_ticked(DATA_KINDS, known), *rest, _not_known(known)])


def people_how_many(scene: BreachScene) -> str:
    """Return about how many people."""
    return HOW_MANY.get(scene.case.known.how_many, NOT_KNOWN)


def people_kinds(scene: BreachScene) -> str:
    """Return the form's list of people with those in it ticked."""
    known = {*scene.case.known.whose, *scene.case.weighed.vulnerable}
    return "\n".join([*_ticked(PEOPLE_KINDS, known), _not_known(known)])


def _ticked(kinds: Iterable[tuple[str, frozenset[str]]], known: set[str]) -> list[str]:
    return [f"{TICKED if known & keys else EMPTY} {label}" for label, keys in kinds]


def _not_known(known: set[str]) -> str:
    return f"{EMPTY if known - {'not_sure'} else TICKED} not yet known"


def consequences(scene: BreachScene) -> str:
    """Return what the answers point to, for a person to put into words."""
    reasons = suggest(scene.case, scene.agreement).reasons
    said = "\n".join(say(f"why.{reason}") for reason in reasons)
    return "\n".join([FILL_IN, *([said] if said else [])])


def likelihood(scene: BreachScene) -> str:
    """Return how likely serious consequences are, as was decided."""
    decision = scene.case.decision
    said = decision.likely if decision else None
    return LIKELY.get(said, NOT_KNOWN) if said else NOT_KNOWN


def delay(scene: BreachScene) -> str:
    """Return why it is late; that it is not, while it is within the 72 hours (BR-LATE)."""
    decision, told = scene.case.decision, scene.case.regulator.told
    said = [one.delay_reason for one in (told, decision) if one and one.delay_reason]
    if said:
        return said[0]
    late = (told.at if told else scene.now) >= scene.case.limit
    return "[WHY IT IS LATE]" if late else f"Not late, if it is sent by {at(scene.case.limit)}"


def actions(scene: BreachScene) -> str:
    """Return what was done, as the reporter says and as is on record since."""
    end = scene.case.containment.end
    said = [scene.case.known.what_was_done, how_far_back(scene), end.note if end else ""]
    return "\n".join(line for line in said if line) or FILL_IN


def how_far_back(scene: BreachScene) -> str:
    """Return how getting it back ended, and who has it; nothing where nobody wrote that down."""
    end = scene.case.containment.end
    return f"{say(f'ended.{end.ended}')}. {say(f'holder.{end.holder}')}" if end else ""


def people_told(scene: BreachScene) -> str:
    """Return for each who might be told whether they are; that it is not decided, where nobody is
    chosen.
    """
    each = scene.case.people.each
    if not each:
        return "Not decided yet"
    people = ((sentence_case(say(f"person.{one.person}")), one.ended) for one in each)
    return "\n".join(f"{person}: {_told(ended)}" for person, ended in people)


def _told(ended: Event | None) -> str:
    match ended.fact if ended else None:
        case PersonTold(told_at=when):
            return f"told {at(when)}"
        case PersonNotTold(ground=ground):
            return f"not told. {say_ground(ground)}"
        case _:
            return "about to, or in hand"


def others_told(scene: BreachScene) -> str:
    """Return which other parties were told; a mark where none was."""
    return parties_told(scene) or FILL_IN


def parties_told(scene: BreachScene) -> str:
    """Return the parties that have heard, in the agreement's order; nothing where none has."""
    heard = telling(scene.case).heard
    told = [party_name(scene.agreement, key) for key in scene.agreement.keys if key in heard]
    return listed(told) if told else ""


def controller(scene: BreachScene) -> str:
    """Return the controller and its registration; its address is for a person to add."""
    who = scene.agreement.controller_of(scene.case.header.party)
    number = who.registration.number or "[REGISTRATION NUMBER]"
    return f"{who.name}, {number}, [ADDRESS]"
