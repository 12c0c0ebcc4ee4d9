"""Every sentence is used, none is missing, and all of them are spelled as we spell."""

import ast
import re
from pathlib import Path

import pytest

from dialogs.breaches.checklist import DUTY_BUTTONS
from dialogs.breaches.notices import TO_KNOW
from dialogs.breaches.sentences import say
from dialogs.breaches.weighing import NUMBERS
from dialogs.kinds import SENTENCES
from dialogs.words.wording import ROLE_LABELS, listed, party_name, role_label, saying
from governance.agreements.model import Route
from governance.breaches.closing import Cause
from governance.breaches.containment import Ended as BackHow
from governance.breaches.containment import Holder
from governance.breaches.facts import Help, Likelihood, Outcome
from governance.breaches.grid import Cell
from governance.breaches.leaning import Leaning, Reason
from governance.breaches.packs import Ticked
from governance.breaches.people_told import Ground, Person, Safe, Way
from governance.breaches.regulator import How
from governance.breaches.report import WentWrong, Where
from governance.breaches.suggestion import Against
from governance.breaches.supplier import Owed
from governance.breaches.weighing import Vulnerable
from governance.cases.case import OVER, Status
from governance.cases.claims import ClaimedTwice
from governance.cases.danger import Danger
from governance.cases.ladders import MAILBOX, newest
from governance.cases.yes_no import YesNo
from governance.complaints.facts import Result
from governance.desk.lists import Which
from governance.disclosures.facts import Decision, Footing, Telling, Victim
from governance.disclosures.facts import Route as Sent
from governance.disclosures.steps import Next
from governance.duties.duty import Standing
from governance.kinds import LADDERS
from governance.letters.duties import ABOUT_DISCLOSURES, ABOUT_REQUESTS, LetterKind
from governance.near_misses.facts import WhatItWas
from governance.people.identity import Role
from governance.requests.bites import Verdict
from governance.requests.facts import Check
from governance.requests.request import Ended
from governance.requests.rights import Right, Whose
from governance.requests.steps import Step
from governance.retention.facts import HoldFor
from governance.tasks.facts import TaskKind
from tests.cases import agreement

ROOT = Path(__file__).parents[3]
MADE_UP = {
    *(f"keep.{why}" for why in HoldFor),
    *("unusual.again", "unusual.long_over"),
    *(f"whose.{where}" for where in Where),
    *(f"brief.{what}" for what in WentWrong),
    *(f"supplier_owes.{one}" for one in Owed),
    *(f"{word}.{one}" for word in ("pack_tick", "pack_out") for one in Ticked),
    *(f"news.{outcome}" for outcome in Outcome),
    *(f"outcome.{outcome}" for outcome in Outcome),
    *(f"lean.{leaning}" for leaning in Leaning),
    *(f"suggested.{leaning}" for leaning in Leaning),
    *(f"why.{reason}" for reason in Reason),
    *(f"miss.{what}" for what in WhatItWas),
    *(f"rq_kind.{right}" for right in Right),
    *(f"rq_ended.{ended}" for ended in Ended),
    *(f"rq_ask.{kind}" for kind in (TaskKind.ASSIST, TaskKind.RELEASE)),
    *(f"rq_letter.{kind}" for kind in LetterKind if kind in ABOUT_REQUESTS),
    *(f"rq_bites.{verdict}" for verdict in Verdict),
    *(f"rq_{word}.{step}" for word in ("step", "on", "about") for step in Step),
    *(f"rq_reason.{step}" for step in (Step.EXTENDED, Step.REFUSED)),
    *(f"rq_{word}.{check}" for word in ("check", "check_title") for check in Check),
    *(f"rq_holding.{whose}" for whose in Whose if whose is not Whose.NOT_SURE),
    *(
        f"rq_{word}.{rung.id}"
        for word in ("up", "rung")
        for ladder in ("rights", "information")
        for rung in newest(LADDERS.values(), ladder).rungs
        if not rung.first
    ),
    *(f"dr_do.{step}" for step in Next),
    *(f"dr.{step}_title" for step in Next),
    *(f"dr_letter.{kind}" for kind in ABOUT_DISCLOSURES),
    *(f"dr_danger.{danger}" for danger in Danger if danger is not Danger.NO),
    *(f"dr_{word}.{decision}" for word in ("decision", "option") for decision in Decision),
    *(f"dr_footing.{footing}" for footing in Footing),
    *(f"dr_victim.{victim}" for victim in Victim),
    *(f"dr_route.{route}" for route in Sent),
    *(f"dr_telling.{telling}" for telling in Telling),
    *(
        f"dr_up.{rung.id}"
        for rung in newest(LADDERS.values(), "disclosure").rungs
        if rung.id != "report"
    ),
    *(f"mine.{word}" for word in (*Status, "request", "breach", "near_miss")),
    *(f"cp.{result}" for result in Result),
    "mine.complaint",
    *(f"{said}.{answer}" for said in ("help", "you_said", "said_help") for answer in Help),
    *(f"said_shows.{answer}" for answer in YesNo),
    *(f"{word}.{duty}" for word in ("duty", "do") for duty in DUTY_BUTTONS),
    "duty.decide",
    *(f"up.{what}" for what in TO_KNOW),
    *(f"cause.{cause}" for cause in Cause),
    *(f"checklist.{standing}" for standing in Standing),
    *(f"how.{how}" for how in How),
    *(f"likely.{likely}" for likely in Likelihood),
    *(f"sure.{against}" for against in Against),
    *(f"vulnerable.{one}" for one in Vulnerable),
    *(f"{word}.{answer}" for word in ("reads", "part_3") for answer in YesNo),
    *(f"{word}.{number}" for word in ("likelihood", "impact") for number in NUMBERS),
    *(f"cell.{cell}" for cell in Cell),
    *(f"step.{cause}.{number}" for cause in WentWrong for number in (1, 2)),
    *(f"ask_back.{way}" for way in ("recall", "phone", "fetch")),
    *(f"ended.{ended}" for ended in BackHow),
    *(f"{word}.{holder}" for word in ("holder", "holds") for holder in Holder),
    *(f"{word}.{person}" for word in ("person", "letter_to") for person in Person),
    *(f"{word}.{safe}" for word in ("safe", "person_safe") for safe in Safe),
    *(f"{word}.{way}" for word in ("way", "told_way") for way in Way),
    *(f"{word}.{ground}" for word in ("ground", "test") for ground in Ground),
    *(f"{word}.{route}" for word in ("form_of", "goes", "route") for route in Route),
    *(f"desk.list.{which}" for which in Which),
    *(f"desk.{over}" for over in OVER),
    *(f"register.{status}" for status in Status),
}
"""Ids that are put together from one of our terms."""

AMERICAN = r"\b(\w*iz(e|ed|ing|ation)|color|behavior|center|program|gotten|canceled|license[sd])\b"


def _text_in(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = {n.value for n in ast.walk(tree) if isinstance(n, ast.Constant)}
    return {value for value in found if isinstance(value, str)}


def _asked_for() -> set[str]:
    said: set[str] = set()
    for floor in ("dialogs", "bot"):
        for path in (ROOT / floor).rglob("*.py"):
            if not path.name.endswith("sentences.py"):
                said |= _text_in(path)
    return said


def test_no_sentence_is_unused() -> None:
    assert set(SENTENCES) - _asked_for() - MADE_UP == set()


def test_no_sentence_is_missing() -> None:
    families = "|".join({key.split(".")[0] for key in SENTENCES})
    shaped = re.compile(rf"({families})\.(?!(txt|toml|docx)$)[a-z_0-9]+")  # a file is none
    asked = {word for word in _asked_for() if shaped.fullmatch(word)}

    assert (asked | MADE_UP) - set(SENTENCES) == set()


@pytest.mark.parametrize("sentence", SENTENCES.values(), ids=list(SENTENCES))
def test_sentences_are_british_and_plain(sentence: str) -> None:
    assert not re.search(AMERICAN, sentence, re.IGNORECASE)
    assert "  " not in sentence
    assert "!" not in sentence
    assert "blame" not in sentence.lower()  # §7.1 allows discipline (BR-NO-BLAME, docs/law.md)


def test_no_sentence_spells_the_regulators_name() -> None:
    assert [key for key, words in SENTENCES.items() if "ICO" in words] == []


def test_every_role_of_a_ladder_has_a_name() -> None:
    assert {*Role, MAILBOX} <= set(ROLE_LABELS)
    assert role_label("ig_lead") == "IG lead"


def test_a_sentence_is_filled_in() -> None:
    said = say("clock.if_notifiable", at="Mon 23 Nov 2026 16:40")

    assert said == (
        "If the ICO must be told: by **Mon 23 Nov 2026 16:40** (72 hours; weekends count)."
    )


def test_an_id_is_said_by_one_room_alone() -> None:
    with pytest.raises(ClaimedTwice, match=r"help\.title"):
        saying({"help.title": "Help again"})


def test_a_party_is_called_what_the_agreement_calls_it() -> None:
    assert party_name(agreement(), "SCC") == "Staffordshire County Council"
    assert party_name(agreement(), "GONE") == "GONE"


@pytest.mark.parametrize(
    ("words", "said"),
    [(["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_a_list_reads_as_a_sentence(words: list[str], said: str) -> None:
    assert listed(words) == said
