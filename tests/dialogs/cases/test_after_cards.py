"""The cards of what comes after a report: their shape, their words, and what they never carry."""

from collections.abc import Iterable, Mapping
from typing import Any

import pytest

from dialogs.breaches.kind import BREACH_WORDS
from dialogs.cards.elements import Ref
from dialogs.cases.after_report import message_notice, messages_card, withdrawn_notice
from dialogs.cases.my_reports import mine_card
from dialogs.kinds import START
from governance.breaches.breach import Breach
from governance.cases.case import Status
from governance.cases.facts import MessageSent
from governance.people.identity import PersonId
from tests.cards import check_card, inputs, verbs, walk, words
from tests.cases import (
    DAVID,
    GRACE,
    PRIYA,
    TOM,
    case,
    event,
    swept,
)
from tests.dialogs.cases.after_gallery import (
    ANSWER,
    CARDS,
    NOTICES,
    QUESTION,
    answered,
    asked,
    mine,
    of,
    withdrawn,
)


@pytest.mark.parametrize("name", CARDS)
def test_every_card_is_one_that_teams_takes(name: str) -> None:
    check_card(CARDS[name])


@pytest.mark.parametrize("name", NOTICES)
def test_a_card_that_stays_carries_nothing_that_was_written(name: str) -> None:
    said = str(NOTICES[name])

    assert not [word for word in ("Wombat17", "Numbat18", "Quoll19") if word in said]


def test_read_shows_what_was_written_word_for_word_and_by_whom() -> None:
    said = words(CARDS["read"])

    assert "**Tom Bexley**, Fri 20 Nov 2026 17:40\nNumbat18: was it **sealed**?" in said
    assert "**Priya Marlowe**, Fri 20 Nov 2026 18:40\nQuoll19: yes." in said
    runs = [part for part in walk(CARDS["read"]) if part.get("type") == "TextRun"]
    assert [run["text"] for run in runs] == [QUESTION, ANSWER]  # never read as markdown


def test_a_long_exchange_of_long_messages_still_fits_a_card() -> None:
    long = "é" * 4000
    each = (event(MessageSent(long, n % 2 == 0), PRIYA, hours=n) for n in range(9))
    card = messages_card(of(case(*each)))

    check_card(card)
    assert "Earlier messages (4) are kept in the history." in words(card)
    assert "There is more than fits here." in words(card)


@pytest.mark.parametrize(
    ("what", "me", "line"),
    [
        pytest.param(asked(), PRIYA, "the IG team has a message for you", id="asked"),
        pytest.param(asked(), TOM, "your message is sent", id="asked, seen by who asked"),
        pytest.param(answered(), TOM, "the reporter answered", id="answered"),
        pytest.param(answered(), GRACE, "the reporter answered", id="answered, seen by another"),
        pytest.param(answered(), PRIYA, "your message is sent", id="answered, by who answered"),
        pytest.param(
            case(event(MessageSent(ANSWER, False), PRIYA)),
            TOM,
            "the reporter has a message for you",
            id="the reporter began",
        ),
        pytest.param(
            case(event(MessageSent(QUESTION, True), DAVID), kept_from=(TOM, GRACE)),
            PRIYA,
            "there is a message for you",
            id="kept from the lead: no word of an IG team",
        ),
        pytest.param(case(), TOM, "no messages", id="none"),
    ],
)
def test_the_line_says_whose_turn_it_is(what: Breach, me: PersonId, line: str) -> None:
    assert message_notice(of(what, me))["fallbackText"] == f"BR-2026-0007: {line}"


def test_taking_back_says_that_nothing_is_deleted_and_asks_why() -> None:
    card = CARDS["withdraw"]

    assert "Your report is not deleted" in words(card)
    assert inputs(card)["why"]["isRequired"] is True
    assert verbs(card) == ["withdraw_send", "status"]


def test_who_has_a_report_that_was_taken_back_hears_that_the_clock_goes_on() -> None:
    said = words(CARDS["withdrawn"])

    assert "That closes nothing: what to do with it is for you to decide." in said
    assert "Until a decision is recorded, **Mon 23 Nov 2026 16:40** still stands." in said
    assert verbs(CARDS["withdrawn"]) == ["open", "decide"]


def test_an_adviser_is_not_asked_to_decide_a_report_that_was_taken_back() -> None:
    heard = swept(withdrawn(), 4, 64)  # Monday morning
    adviser = next(t.told.person for t in heard.tellings if t.told.role == "dpo")
    assert adviser is not None

    assert verbs(withdrawn_notice(of(heard, adviser), BREACH_WORDS.withdrawn_verbs)) == ["open"]


def titles(card: Mapping[str, Any]) -> Iterable[str]:
    return (str(part["title"]) for part in walk(card) if part.get("type") == "Action.Execute")


def test_my_reports_are_five_with_a_button_each_and_say_how_many_more() -> None:
    see = [title for title in titles(CARDS["mine"]) if title.startswith("See")]

    assert see == [f"See BR-2026-{n:04}" for n in range(12, 7, -1)]
    assert "There are 7 more. Type a reference, like BR-2026-0007" in words(CARDS["mine"])


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({}, "Nobody has picked it up yet."),
        ({"status": Status.PICKED_UP}, "Somebody has it."),
        ({"status": Status.DECIDED}, "Decided."),
        ({"withdrawn": True}, "You took it back. Whoever has it still decides."),
        ({"status": Status.DECIDED, "withdrawn": True}, "Decided."),
        ({"kind": "near miss"}, "near miss"),
    ],
)
def test_where_each_of_mine_stands_is_said_in_words(changes: Mapping[str, Any], line: str) -> None:
    assert line in words(mine_card(mine(1, **changes), Ref("card-1"), START))


def test_what_was_begun_is_offered_with_its_day_and_how_long_it_is_kept() -> None:
    said = words(CARDS["resume"])

    assert "You started this on Fri 20 Nov 2026 16:40. Carry on, or start again?" in said
    assert "Your answers are kept until Fri 4 Dec 2026." in said
    assert verbs(CARDS["resume"]) == ["resume", "start_again"]


def test_what_has_expired_is_said_kindly() -> None:
    assert "it is not too late" in words(CARDS["expired"])
    assert verbs(CARDS["expired"]) == ["report_breach"]
