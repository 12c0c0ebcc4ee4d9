"""kill -9 exactly there: nothing lost, nothing to the wrong person, at most one repeat."""

import sqlite3
import threading
from contextlib import closing
from datetime import timedelta

import pytest

from tests.crash import earlier
from tests.crash.calls import Call
from tests.crash.connector import Connector
from tests.crash.crowd import (
    CLIMBED,
    DAVID,
    DECISION,
    GRACE,
    HELEN,
    LEADS,
    NO_DANGER,
    PRIYA,
    STORY,
    TOM,
    Answer,
    Talker,
)
from tests.crash.process import Bot
from tests.crash.waiting import DEADLINE, until
from tests.crash.whole import case_of, check_whole, heard, names, to

pytestmark = pytest.mark.slow


def file(talker: Talker, on: str = "form") -> str:
    """A report, filed; its reference."""
    return talker.press("send", NO_DANGER, on=on).reference


def test_half_a_report_is_still_there_after_a_kill(bot: Bot, connector: Connector) -> None:
    bot.start(connector)
    priya, tom = Talker(bot, PRIYA), Talker(bot, TOM)
    priya.say("report a breach")
    form = connector.first(to(PRIYA, "POST", "What went wrong?"), "card 1")
    known = {"draft": form.card["actions"][0]["data"]["draft"]}
    half = {**known, **NO_DANGER, "went_wrong": "", "where": ""}
    with connector.hold(to(PRIYA, "PUT", "Please")) as point:
        priya.deliver(priya.submitted("send", half, on=form.activity))
        asked_again = point.reached().card
        bot.kill()

    bot.start(connector)
    # The card has every answer but the story, which no card shows again: the box stays empty.
    rest = {**known, **NO_DANGER, "what_happened": "", "went_wrong": "lost"}
    filed = priya.press("send", rest, on="the card that came back")
    case = case_of(bot, filed.reference)
    opened = tom.press("open", {"case": case.header.id}, on="notice").card

    assert asked_again["actions"][0]["data"]["draft"] == known["draft"]
    assert case.report.what_happened == STORY
    assert STORY in str(opened)
    assert bot.count("cases") == 1
    assert bot.count("drafts") == 0
    check_whole(bot, connector)
    assert heard(connector) == names((PRIYA, *LEADS))


def test_a_report_killed_while_it_is_being_saved_is_filed_once_by_the_redelivery(
    bot: Bot, connector: Connector
) -> None:
    bot.start(connector)
    priya = Talker(bot, PRIYA)
    sent = priya.submitted("send", NO_DANGER, on="form")
    answers: list[Answer] = []
    press = threading.Thread(target=lambda: answers.append(priya.deliver(sent)))
    with closing(sqlite3.connect(bot.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")  # its transaction cannot begin while we hold this
        press.start()
        until(lambda: bot.healthy() and bot.healthy(), "the bot to have taken the request up")
        unanswered = not answers
        bot.kill()
        saved = other.execute("SELECT count(*) FROM cases").fetchone()[0]
    press.join(DEADLINE)

    assert unanswered
    assert saved == 0
    assert [answer.status for answer in answers] == [0]

    bot.start(connector)
    assert priya.deliver(sent).status == 200
    reference = connector.first(to(PRIYA, "PUT", "We have your report"), "the receipt").reference

    assert bot.count("cases") == 1
    assert case_of(bot, reference).report.what_happened == STORY
    check_whole(bot, connector)
    assert heard(connector) == names((PRIYA, *LEADS))


def test_a_report_saved_and_not_yet_answered_gets_its_receipt_after_the_kill(
    bot: Bot, connector: Connector
) -> None:
    bot.start(connector)
    priya = Talker(bot, PRIYA)
    sent = priya.submitted("send", NO_DANGER, on="form")
    with connector.hold(to(PRIYA, "PUT", "We have your report")) as point:
        taken = priya.deliver(sent)
        held = point.reached()
        bot.kill()

    bot.start(connector)
    again = connector.first(
        lambda call: call.life == 2 and to(PRIYA, "PUT", "We have your report")(call), "the receipt"
    )
    check_whole(bot, connector)

    assert taken.status == 200
    assert again.activity == held.activity == "form"
    assert bot.count("cases") == 1
    assert connector.some(to(TOM, "POST", ": new report"))
    assert connector.some(to(GRACE, "POST", ": new report"))
    assert heard(connector) == names((PRIYA, *LEADS))


def test_a_decision_saved_and_not_yet_told_is_told_after_the_kill(
    bot: Bot, connector: Connector
) -> None:
    bot.start(connector)
    priya, tom = Talker(bot, PRIYA), Talker(bot, TOM)
    reference = file(priya)
    notice = connector.first(to(TOM, "POST", ": new report"), "the notice")
    connector.first(to(GRACE, "POST", ": new report"), "the deputy's notice")
    about = {"case": notice.case}
    tom.press("acknowledge", about, on=notice.activity)
    version = tom.press("decide", about, on=notice.activity).card["actions"][0]["data"]["v"]
    connector.first(to(PRIYA, "POST", "has had your report"), "that someone has it")
    bot.delivered()
    before = len(connector.calls)
    with connector.hold(lambda c: c.number > before and to(PRIYA, "POST", reference)(c)) as point:
        decided = tom.press("decide_send", {**about, **DECISION, "v": version}, on="decide")
        point.reached()
        bot.kill()

    assert case_of(bot, reference).decided is not None

    bot.start(connector)
    bot.delivered()
    told = [call for call in connector.calls if call.number > before]

    assert decided.reference == reference
    assert [c.life for c in told if to(PRIYA, "POST", reference)(c)] == [1, 2]
    assert [c for c in told if to(GRACE, "PUT", reference)(c)]
    check_whole(bot, connector)
    assert heard(connector) == names((PRIYA, *LEADS))


def test_a_rung_saved_and_not_yet_told_is_told_after_the_kill(
    bot: Bot, connector: Connector
) -> None:
    priya = Talker(bot, PRIYA)
    (case_id,) = earlier.reported(bot, priya, timedelta(minutes=40))
    with connector.hold(to(HELEN, "POST", "picked")) as point:
        bot.start(connector)
        held = point.reached()
        bot.kill()

    fired = _rungs_fired(bot, held)

    assert held.case == case_id
    assert fired.count("nobody_30min") == 1

    bot.start(connector)
    bot.delivered()

    for person in (HELEN, DAVID):
        assert 1 <= len(connector.some(to(person, "POST", "picked"))) <= 2
    assert _rungs_fired(bot, held) == fired
    check_whole(bot, connector)
    assert heard(connector) == names((PRIYA, *CLIMBED))


def _rungs_fired(bot: Bot, held: Call) -> list[str]:
    facts = [event.fact for event in case_of(bot, held.reference).history]
    return [rung for fact in facts for rung in getattr(fact, "rungs", ())]
