"""Whatever is asked about a lost key can be read by those who open it, old and new."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.bank_holidays import bank_holidays
from dialogs.asking.engine import facts
from dialogs.cards.elements import Card
from dialogs.lost_keys.cards import open_card
from dialogs.lost_keys.questions import LOST_KEY, LOST_KEY_CORRECTION
from dialogs.lost_keys.scene import LostKeyScene
from governance.cases.case import Header
from governance.cases.event import Event
from governance.folding import fold
from governance.keys import CaseId
from governance.lost_keys.facts import LostKeyCorrected, LostKeyReported
from governance.lost_keys.lost_key import LostKeyCase
from tests.cards import check_card
from tests.cases import PRIYA, REPORTED_AT, SCC, TOM, event, seen
from tests.dialogs.answers_drawn import answers, lost, unnamed


def opened(report: Any, *corrected: Any) -> Card:
    filed = Event(REPORTED_AT, PRIYA, LostKeyReported(report, ("lost_key", 1)))
    header = Header(CaseId("case-7"), "LK-2026-0007", SCC, "lost_key", 1 + len(corrected))
    case = fold(header, [filed, *(event(LostKeyCorrected(one)) for one in corrected)])
    assert isinstance(case, LostKeyCase)
    card = open_card(LostKeyScene(**seen(case, TOM), timing=case.timed(bank_holidays())))
    check_card(card)
    return card


@settings(max_examples=25)
@given(data=st.data())
def test_every_answer_can_be_read_on_the_open_card(data: st.DataObject) -> None:
    said = data.draw(answers(LOST_KEY))
    card = opened(facts(LOST_KEY, said))

    assert lost(LOST_KEY, said, card) == []
    assert unnamed(LOST_KEY, card) == []


@settings(max_examples=25)
@given(data=st.data())
def test_after_a_correction_old_and_new_can_be_read(data: st.DataObject) -> None:
    first, then = data.draw(answers(LOST_KEY)), data.draw(answers(LOST_KEY_CORRECTION))
    card = opened(facts(LOST_KEY, first), facts(LOST_KEY_CORRECTION, then))

    assert (lost(LOST_KEY, first, card), lost(LOST_KEY, then, card)) == ([], [])
