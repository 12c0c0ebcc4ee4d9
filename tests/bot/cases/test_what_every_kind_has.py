"""What the machine shows and says of a case of any kind, every kind has: also one that is added."""

from collections.abc import Iterator

import pytest

from bot.cases.case_kind import KindDesk
from bot.kinds import KINDS
from bot.showing.recipes import Show
from dialogs.kinds import COMMANDS
from governance.cases.ladders import Rung, Silence

SHOWN_OF_ANY = {
    Show.RECEIPT,
    Show.CASE,
    Show.OPEN,
    Show.DEADLINE,
    Show.DECIDE,
    Show.NAME,
    Show.CONFLICT,
    Show.SOMEONE_HAS_IT,
    Show.OUTCOME,
    Show.ESCALATION,
}
each_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.words.rules.name)


def rungs(kind: KindDesk) -> Iterator[Rung]:
    """Every rung that its cases climb, or have climbed."""
    for ladder in kind.words.rules.ladders:
        yield from ladder.rungs


@each_kind
def test_it_has_the_cards_that_are_shown_of_any_case(kind: KindDesk) -> None:
    assert SHOWN_OF_ANY - kind.cards.keys() == set()


@each_kind
def test_it_has_the_notice_of_a_rung_that_is_told_at_once(kind: KindDesk) -> None:
    assert Show.LEAD_NOTICE in kind.cards or not any(rung.first for rung in rungs(kind))


@each_kind
def test_a_mailbox_can_be_told_by_any_of_its_rungs(kind: KindDesk) -> None:
    later = {rung.silenced_by for rung in rungs(kind) if not rung.first}

    assert later - kind.words.mail.next.keys() == set()
    assert later - kind.words.mail.undone.keys() <= {Silence.ACKNOWLEDGED}


@each_kind
def test_its_sentences_are_there_for_its_mails(kind: KindDesk) -> None:
    mail = kind.words.mail
    slots = dict.fromkeys(("reference", "party", "at", "who"), "x")

    for sentence in (*mail.next.values(), *(one for pair in mail.undone.values() for one in pair)):
        assert mail.say(sentence, **slots)


@each_kind
def test_its_references_are_read_when_they_are_typed(kind: KindDesk) -> None:
    prefix = kind.words.rules.prefix
    read = COMMANDS.read(f"open {prefix.lower()} 2026 7")

    assert read
    assert read.reference == f"{prefix}-2026-0007"
