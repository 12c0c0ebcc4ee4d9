"""Whatever is typed or pressed, in whatever order: a Hypothesis machine over the whole bot.

The real bot over HTTP, on a real store. People of two parties type and press whatever they can,
forge what is not theirs, Teams refuses them, time goes on. IGDESK_SOAK=1 goes on for longer.
"""

import asyncio
import io
import itertools
import os
import shutil
import tempfile
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    rule,
    run_state_machine_as_test,
)

from bot.kinds import TABLE
from bot.turns.routing import CARD_FORMAT
from bot.watch.books import audited
from dialogs.asking.typing import NOT_KEPT
from dialogs.cases.commands import Name
from dialogs.kinds import COMMANDS
from dialogs.words.wording import say
from governance.outcomes import MessageState
from simulator.chats import Json
from storage.outbox import OutboxMessage
from storage.unit import Unit
from tests.adapters.activity_strategies import TEXT
from tests.bot.conftest import Begins
from tests.bot.resident import Resident, cards_of, pressable
from tests.bot.town import CARD_1, Town
from tests.bot.town import town as make_town
from tests.bot.watcher import (
    FOLDS,
    PARTY,
    Held,
    Sight,
    Watcher,
    is_an_answer,
    is_something,
    mark,
    references_in,
)
from tests.cards import inputs

SOAK = os.environ.get("IGDESK_SOAK") == "1"
EXAMPLES, STEPS = (100, 50) if SOAK else (12, 25)

CAST = tuple(PARTY)
NOTHING_STARTED = "You have no report started."
ENDS_IT = frozenset({Name.BACK, Name.CANCEL, Name.START_AGAIN})
ANSWERS = ("yes", "no", "not sure", "1", "2", "near miss", "certain it didn't", "skip", "yesterday")
REFERENCES = ("BR-2026-0001", "BR-2026-0002", "NM-2026-0001", "BR-2026-0999")

who = st.sampled_from(CAST)
commands = st.sampled_from([row.typed for row in COMMANDS.rows])
about_a_case = st.builds(
    "{} {}".format, st.sampled_from(list(COMMANDS.verbs)), st.sampled_from(REFERENCES)
)
whatever = st.sampled_from(ANSWERS) | commands | about_a_case | TEXT
view = st.sampled_from(("open", "read", "decide", "learnt", "lesson", "message", "correct"))
refusals = st.lists(st.sampled_from((403, 404, 429, 503)), min_size=1, max_size=3)
times = st.sampled_from(
    ({"minutes": 1}, {"minutes": 31}, {"hours": 3}, {"hours": 25}, {"days": 5}, {"days": 15})
)


class Machine(RuleBasedStateMachine):
    """One town for each run, with a loop of its own."""

    def __init__(self, begins: Begins, said: io.StringIO) -> None:
        super().__init__()
        self.said, self.runner = said, asyncio.Runner()
        self.said_before = len(said.getvalue())
        self.folder = Path(tempfile.mkdtemp(prefix="igdesk-machine-"))
        pristine, changes = begins()
        self.opened = make_town(self.folder / "town", pristine=pristine, changes=changes)
        self.town: Town = self.runner.run(self.opened.__aenter__())
        self.watcher = Watcher(self.town)
        self.numbers = itertools.count(1)
        self.held = self.runner.run(self.watcher.held())
        self.sights: list[Sight] = []
        self.refused: set[str] = set()

    @initialize(name=st.sampled_from(("Priya", "Karl")))
    def somebody_reports(self, name: str) -> None:
        self._do(self.town.reports(name, what_happened=self._mark(name)))

    # What people do

    @rule(name=who, text=whatever)
    def types(self, name: str, text: str) -> None:
        self._say(name, text)

    @rule(name=who)
    def types_a_story(self, name: str) -> None:
        story = self._mark(name)
        self._say(name, f"I think that {story} happened to one of them.")
        kept = story in self.held.in_cases or story in self.held.in_drafts
        told = any(NOT_KEPT in sight.text for sight in self._heard(name))
        waits = any(say("nearest.words_wait") in sight.text for sight in self._heard(name))
        assert name in self.refused or waits or told is not kept

    @rule(name=who, submit=st.booleans(), data=st.data())
    def presses(self, name: str, submit: bool, data: st.DataObject) -> None:
        """Any button of any card that they have, with any answers in its form."""
        found = _buttons(self.town[name])
        if not found:
            self._say(name, "hello")
            return
        on, card, action = data.draw(st.sampled_from(found[-12:]))
        sent = {**action["data"], **self._answers(name, card, action, data)}
        self._press(name, on, str(action["verb"]), sent, submit=submit)

    @rule(name=who, submit=st.booleans(), near=st.booleans())
    def files_a_report(self, name: str, submit: bool, near: bool) -> None:
        self._say(name, "report a near miss" if near else "report a breach")
        found = [row for row in _buttons(self.town[name]) if row[2]["title"] == "Send"]
        if not found:
            return  # they have one begun already, and are asked whether to carry on
        on, _, action = found[-1]
        story = {"what_happened": f"{self._mark(name)}."}
        near_miss = {"what": "near_miss", "got_out": "certain_not"}
        sent = {**action["data"], **(near_miss if near else CARD_1), **story}
        before = len(self.held.cases)
        self._press(name, on, str(action["verb"]), sent, submit=submit)
        if len(self.held.cases) > before:
            assert action["data"]["draft"] not in self.held.drafts

    @rule(name=who, verb=view, data=st.data())
    def looks_into_a_case(self, name: str, verb: str, data: st.DataObject) -> None:
        """By typing: theirs or anybody's."""
        self._say(name, f"{verb} {self._reference(data)}")

    @rule(name=who, data=st.data())
    def steps_aside(self, name: str, data: st.DataObject) -> None:
        reference = self._reference(data)
        self._say(name, f"conflict {reference}")
        found = [row for row in _buttons(self.town[name]) if row[2]["title"] == "Step aside"]
        if found:
            on, _, action = found[-1]
            self._press(name, on, str(action["verb"]), action["data"], submit=False)
        self._say(name, f"open {reference}")

    @rule(name=who, verb=st.sampled_from(list(TABLE.verbs)), submit=st.booleans(), data=st.data())
    def forges(self, name: str, verb: str, submit: bool, data: st.DataObject) -> None:
        """A card nobody gave them, about cases, drafts and messages of anybody's."""
        held = self.runner.run(self.watcher.held())
        sent: dict[str, Any] = {"s": CARD_FORMAT, "card": "forged", "verb": verb}
        for key, ids in (("case", list(held.cases)), ("draft", list(held.drafts))):
            named = data.draw(st.booleans()) if ids else False
            if named:
                sent |= {key: data.draw(st.sampled_from(ids)), "v": data.draw(st.integers(0, 9))}
        everyones = [entry.activity_id for one in self.town.everyone for entry in one.entries]
        on = data.draw(st.sampled_from(everyones[-20:]))
        answers = {"what_happened": self._mark(name), "text": self._mark(name)}
        forged = _forged(self.town[name], on, {**sent, **answers}, submit=submit)
        status, body = self._do(self.town.post(forged), ends=name)

        assert status == 200
        assert submit or is_an_answer(body), body
        assert self.watcher.faults([Sight(name, body, lasting=False)], self.held) == []

    @rule(name=who, text=whatever)
    def teams_delivers_twice(self, name: str, text: str) -> None:
        activity = self.town[name].typed(text)
        first, _ = self._do(self.town.post(activity))
        before = len(self.held.cases)
        again, _ = self._do(self.town.post(activity))

        assert (first, again) == (200, 200)
        assert len(self.held.cases) == before

    # What the world does

    @rule(by=times)
    def time_goes_on(self, by: Mapping[str, float]) -> None:
        self._do(self.town.goes_on(**by))

    @rule(by=times)
    def it_is_switched_off_for_a_while(self, by: Mapping[str, float]) -> None:
        self.town.clock.forward(timedelta(**by))
        self._do(self.town.running.catch_up())

    @rule(name=who, statuses=refusals)
    def teams_refuses(self, name: str, statuses: list[int]) -> None:
        self.refused.add(name)
        self.town.refuses(name, *(web.json_response({}, status=status) for status in statuses))

    # What must hold after each

    def _say(self, name: str, text: str) -> None:
        sent = self.town.post(self.town[name].typed(text))
        command = COMMANDS.read(text)
        status, _ = self._do(sent, ends=name if command and command.name in ENDS_IT else "")
        assert status == 200
        if name not in self.refused:
            assert self._heard(name), f"no answer to {text!r}"

    def _press(self, name: str, on: str, verb: str, data: Json, *, submit: bool) -> None:
        person = self.town[name]
        if submit:
            outcome = self._do(person.line.submit(person.chat, on, data), ends=name)
            assert outcome["outcome"] == "sent"
            assert name in self.refused or self._heard(name)
            return
        action = {"verb": verb, "data": data}
        self._do(person.line.execute(person.chat, on, action, "manual"), ends=name)
        (answer,) = [s.content for s in self.sights if s.who == name and not s.lasting]
        assert is_an_answer(answer), answer

    def _do(self, work: Any, *, ends: str = "") -> Any:
        """Do it, deliver what follows, and look at everything. `ends`: whose answers may go."""
        done = self.runner.run(self._whole(work))
        before, self.held = self.held, self.runner.run(self.watcher.held())
        self.sights = self.watcher.new()
        assert self.watcher.faults(self.sights, self.held) == []
        assert [s.text for s in self.sights if s.lasting and not is_something(s.content)] == []
        assert self._vanished(before, ends) == set()
        assert self.held.in_cases & self.held.in_drafts.keys() == set()
        assert self._failures() == []
        assert self.runner.run(audited(self.town.running.store, self.town.clock.now())).off == {}
        return done

    async def _whole(self, work: Any) -> Any:
        done = await work
        await self.town.settle()
        return done

    def _failures(self) -> list[str]:
        lines = self.said.getvalue()[self.said_before :].splitlines()
        return [line for line in lines if '"level": "error"' in line or "Traceback" in line]

    def _vanished(self, before: Held, ends: str) -> set[str]:
        """What was sent stays for good, and what was not for 14 days, unless its author ends it."""
        gone = (before.in_cases | before.in_drafts.keys()) - self.held.in_cases
        gone -= self.held.in_drafts.keys()
        drafts = before.in_drafts
        now, me = self.town.clock.now(), self.town[ends].id if ends else ""
        return {
            one
            for one in gone
            if one not in drafts or (drafts[one].expires_at > now and drafts[one].owner.text != me)
        }

    def _heard(self, name: str) -> list[Sight]:
        return [sight for sight in self.sights if sight.who == name and sight.lasting]

    def _reference(self, data: st.DataObject) -> str:
        """One that there is."""
        found = [case.header.reference for case in self.held.cases.values()]
        return data.draw(st.sampled_from(found))

    def _mark(self, name: str) -> str:
        return mark(name, next(self.numbers))

    def _answers(self, name: str, card: Json, action: Json, data: st.DataObject) -> dict[str, str]:
        if action.get("associatedInputs") == "none":
            return {}
        return {
            field: value
            for field, asked in inputs(card).items()
            if (value := self._answer(name, asked, data))
        }

    def _answer(self, name: str, asked: Mapping[str, Any], data: st.DataObject) -> str:
        match asked["type"]:
            case "Input.ChoiceSet":
                values = [str(choice["value"]) for choice in asked["choices"]]
                return data.draw(st.sampled_from(("", *values, "nonsense")))
            case "Input.Date":
                return data.draw(st.sampled_from(("", "2026-11-20", "2030-01-01", "never")))
            case "Input.Time":
                return data.draw(st.sampled_from(("", "09:30", "25:61")))
            case "Input.Toggle":
                return data.draw(st.sampled_from(("true", "false")))
            case _:
                return self._mark(name) if data.draw(st.booleans()) else ""

    # The end

    def teardown(self) -> None:
        try:
            self._ends_well()
        finally:
            self.runner.run(self.opened.__aexit__(None, None, None))
            self.runner.close()
            shutil.rmtree(self.folder)

    def _ends_well(self) -> None:
        self.town.refusals.by_chat.clear()
        for _ in range(3):
            self._do(self.town.goes_on(minutes=11))
        assert [one.name for one in self.town.everyone if FOLDS in one.text] == []
        self._every_report_has_its_receipt()
        for name in CAST:
            self._can_end_what_they_started(name)
        assert self.held.drafts == {}
        self._store_is_whole()

    def _every_report_has_its_receipt(self) -> None:
        told = {(one.who, ref) for one in self.everything() for ref in references_in(one.text)}
        names = {self.town[name].id: name for name in CAST}
        for case in self.held.cases.values():
            reporter = names[case.reporter.text]
            assert reporter in self.refused or (reporter, case.header.reference) in told

    def everything(self) -> list[Sight]:
        return Watcher(self.town).new()

    def _can_end_what_they_started(self, name: str) -> None:
        """Each draft of theirs is offered again, and cancelled; then there are no more."""
        mine = [d for d in self.held.drafts.values() if d.owner.text == self.town[name].id]
        for _ in mine:
            self._say(name, "cancel")
            assert "Cancelled:" in self._heard(name)[-1].text
        self._say(name, "cancel")
        assert NOTHING_STARTED in self._heard(name)[-1].text

    def _store_is_whole(self) -> None:
        now = self.town.clock.now()

        def look(unit: Unit) -> tuple[int | None, list[OutboxMessage]]:
            subjects = ("-", *self.held.cases)
            rows = [row for subject in subjects for row in unit.outbox.of_subject(subject)]
            failed = [row for row in rows if row.state is MessageState.FAILED]
            odd = [row for row in failed if not (row.why and self.refused)]
            return unit.audit.verify().first_bad, [*odd, *unit.outbox.waiting(now)]

        assert self.runner.run(self.town.look(look)) == (None, [])
        assert self.town.running.store.damaged == frozenset()
        texts = [path.read_bytes() for path in self.folder.rglob("*") if path.is_file()]
        assert not any(b"zq" + name.lower().encode() + b"x" in t for name in CAST for t in texts)


def _forged(person: Resident, on: str, data: Json, *, submit: bool) -> Json:
    """The activity of a press on any message, with anything in it."""
    made = person.typed("") | {"replyToId": on}
    if submit:
        return made | {"text": None, "value": data}
    action = {"type": "Action.Execute", "verb": data["verb"], "data": data}
    value = {"action": action, "trigger": "manual"}
    return made | {"type": "invoke", "name": "adaptiveCard/action", "value": value}


def _buttons(person: Resident) -> list[tuple[str, Json, Json]]:
    """Everything they could press: the message, the card, the button."""
    return [
        (entry.activity_id, card, dict(action))
        for entry in person.entries
        for card in cards_of(entry)
        for action in pressable(card)
    ]


@pytest.mark.timeout(0)
def test_whatever_is_done_in_whatever_order(begins: Begins, said: io.StringIO) -> None:
    def machine() -> Machine:
        return Machine(begins, said)

    run_state_machine_as_test(
        machine,  # type: ignore[arg-type] # a maker of machines is as good as their type
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS,
            deadline=None,
            database=None,
            phases=[Phase.generate, Phase.shrink],
            suppress_health_check=list(HealthCheck),
        ),
    )
