"""The simulator's people, speaking to the real process over HTTP from their own conversations."""

import http.client
import itertools
import json
import time
import tomllib
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from adapters.clock import Clock
from adapters.teams.invoke_deadline import PATIENCE
from simulator import activity
from simulator.activity import Moment
from simulator.chats import BotFace
from simulator.people import ROLES_FILE, Persona, load_people
from tests.crash.calls import REFERENCE, Json, case_in
from tests.crash.process import APP_ID, HOST, Bot
from tests.crash.waiting import DEADLINE, STEP

BOT = BotFace(app_id=APP_ID)
MESSAGES = "/api/messages"
STORY = "A letter about a school visit went to an old address."
NO_DANGER = {
    "danger": "no",
    "what_happened": STORY,
    "went_wrong": "wrong_person",
    "who_has_it": "worker",
    "noticed": "just_now",
    "where": "us",
}
DECISION = {"likely": "unlikely", "outcome": "record_only", "reason": "It came back unopened."}

_numbers = itertools.count(1)
_first = {person.name.split()[0].lower(): person for person in load_people()}
PRIYA, TOM, GRACE, HELEN, DAVID, IMRAN, RUTH, OWEN = (
    _first[name] for name in ("priya", "tom", "grace", "helen", "david", "imran", "ruth", "owen")
)


def holding(party: str, *roles: str) -> tuple[Persona, ...]:
    """Everyone whom the simulator's roles file gives one of these roles in the party."""
    listed = tomllib.loads(ROLES_FILE.read_text("utf-8"))["people"]
    wanted = {
        entry["object_id"]
        for entry in listed
        for held in entry["memberships"]
        if held["party"] == party and held["role"] in roles
    }
    return tuple(person for person in load_people() if person.object_id in wanted)


LEADS = holding("SCC", "ig_lead", "deputy")
CLIMBED = (*LEADS, *holding("SCC", "on_call", "safeguarding_lead", "caldicott", "siro", "dpo"))
"""Whom an urgent report and its first rung reach."""


@dataclass(frozen=True)
class Answer:
    """What the bot's HTTP answer was; status 0 when there was none."""

    status: int
    body: Any = None
    retried_at: datetime | None = None  # UTC; for whoever delivers until there is an answer

    @property
    def still(self) -> bool:
        """Whether it only says that the bot is still at work on a slow turn."""
        return isinstance(self.body, dict) and self.body.get("value") == PATIENCE.still

    @property
    def card(self) -> Json:
        """The card of an answered invoke."""
        assert self.status == 200, self.status
        assert self.body["statusCode"] == 200, self.body
        card: Json = self.body["value"]
        return card

    @property
    def reference(self) -> str:
        """The case that the card names."""
        found = REFERENCE.search(json.dumps(self.card))
        assert found is not None
        return found[0]

    @property
    def case(self) -> str:
        """The id of the case that its buttons are about."""
        return case_in(self.card)


class Talker:
    """One person at their Teams."""

    def __init__(self, bot: Bot, persona: Persona) -> None:
        self.bot = bot
        self.persona = persona

    def said(self, text: str) -> Json:
        """An activity: something typed."""
        return activity.message(self.persona, BOT, self._moment(), text)

    def pressed(self, verb: str, data: Mapping[str, Any], *, on: str) -> Json:
        """An activity: an Execute button on the message `on`."""
        action = {"type": "Action.Execute", "verb": verb, "data": self._data(verb, data, on)}
        value = {"action": action, "trigger": "manual"}
        return activity.executed(self.persona, BOT, self._moment(), value, on)

    def submitted(self, verb: str, data: Mapping[str, Any], *, on: str) -> Json:
        """An activity: the same button where Execute is not known."""
        return activity.submitted(self.persona, BOT, self._moment(), self._data(verb, data, on), on)

    def _data(self, verb: str, data: Mapping[str, Any], on: str) -> Json:
        return {"s": 1, "verb": verb, "card": f"card on {on}", **data}

    def _moment(self) -> Moment:
        number = f"a{next(_numbers)}"
        return Moment(Clock().now(), number, str(self.bot.given["service_url"]))

    def deliver(self, sent: Json) -> Answer:
        """What Teams does with an activity: POST it. Nothing comes back from a dead process.

        A slow machine makes slow turns: told to look again, we do, with the same activity.
        """
        while (answer := self._post(sent)).still:
            time.sleep(STEP)
        return answer

    def _post(self, sent: Json) -> Answer:
        try:
            with closing(http.client.HTTPConnection(HOST, self.bot.port, timeout=DEADLINE)) as line:
                headers = {"Content-Type": "application/json"}
                line.request("POST", MESSAGES, json.dumps(sent), headers)
                answer = line.getresponse()
                body = answer.read()
        except (OSError, http.client.HTTPException):
            return Answer(0)
        return Answer(answer.status, json.loads(body) if body else None)

    def say(self, text: str) -> Answer:
        """Type and send."""
        return self.deliver(self.said(text))

    def press(self, verb: str, data: Mapping[str, Any], *, on: str) -> Answer:
        """Press an Execute button."""
        return self.deliver(self.pressed(verb, data, on=on))
