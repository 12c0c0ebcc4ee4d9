"""People who never stop: reports, acknowledgements and decisions from many conversations at once.

Whatever is not answered is delivered again with the same activity, as Teams does. What was
answered is remembered, to be asked for afterwards.
"""

import queue
import random
import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Self

from adapters.clock import Clock
from simulator.people import Persona
from tests.cards import words
from tests.crash.calls import Json
from tests.crash.crowd import (
    DAVID,
    DECISION,
    HELEN,
    IMRAN,
    LEADS,
    NO_DANGER,
    OWEN,
    PRIYA,
    RUTH,
    Answer,
    Talker,
)
from tests.crash.memory import Filed, Remembered
from tests.crash.process import Bot
from tests.crash.waiting import DEADLINE, STEP, until

REPORTERS = (PRIYA, HELEN, DAVID, RUTH, OWEN, IMRAN)
MOST_WAITING = 40  # messages; then reporters pause for breath


LETTERS = "bcdfghjklm"
"""One for each digit, none a vowel: they make no word. The 384th report once said die."""


def in_letters(form: str) -> str:
    """A name for each report without a digit: a long number may well be somebody's."""
    return "".join(LETTERS[int(c)] if c.isdigit() else " " for c in form).strip()


class Storm:
    """`with Storm(bot, rng) as storm:` they work until the end of it."""

    def __init__(self, bot: Bot, rng: random.Random) -> None:
        self.up = threading.Event()
        self.known = Remembered()
        self._bot = bot
        self._rng = rng
        self._lock = threading.Lock()
        self._enough = threading.Event()
        self._to_lead: queue.Queue[Filed] = queue.Queue()
        self._given_up = threading.Event()
        works = [(self._report, who) for who in REPORTERS] + [(self._lead, who) for who in LEADS]
        self._threads = [
            threading.Thread(target=self._work, args=work, name=work[1].name) for work in works
        ]

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, failure: object, *_more: object) -> None:
        self._enough.set()
        if failure is not None:
            self._given_up.set()
            self.up.set()
        for thread in self._threads:
            thread.join(DEADLINE)

    def wait_for_commits(self, more: int) -> None:
        """Until that many more have been acknowledged."""
        goal = self.known.commits + more
        until(lambda: self.known.commits >= goal or bool(self.known.faults), "more commits")

    def lull(self, seconds: float) -> None:
        """A moment that nobody chose."""
        self._enough.wait(seconds)

    def _work(self, work: Callable[[Talker, random.Random], None], who: Persona) -> None:
        talker, rng = Talker(self._bot, who), random.Random(self._rng.random())
        while not self._enough.is_set() and not self.known.faults:
            try:
                work(talker, rng)
            except (AssertionError, KeyError, StopIteration) as fault:
                self.known.faults.append(f"{who.post}: {fault!r}")

    # A reporter

    def _report(self, talker: Talker, rng: random.Random) -> None:
        if self._behind():
            self._enough.wait(STEP)
            return
        number = len(self.known.filed)
        form = f"form-{talker.persona.object_id[-2:]}-{number}-{rng.randrange(10**9)}"
        answers = {**NO_DANGER, "what_happened": f"A letter went astray: {in_letters(form)}."}
        if rng.random() < 0.3:
            half = talker.pressed("send", {**answers, "where": ""}, on=f"{form}-half")
            card = self._answered(talker, half).card
            answers["draft"] = card["actions"][0]["data"]["draft"]
        self._file(talker, answers, form, rng)

    def _file(self, talker: Talker, answers: Json, form: str, rng: random.Random) -> None:
        story = str(answers["what_happened"])
        if rng.random() < 0.3:
            self._answered(talker, talker.submitted("send", answers, on=form))
            self.known.filed.append(Filed(talker.persona, form, story, "", ""))
            return
        receipt = self._answered(talker, talker.pressed("send", answers, on=form))
        filed = Filed(
            talker.persona, form, story, receipt.reference, receipt.case, receipt.retried_at
        )
        self.known.filed.append(filed)
        if talker.persona is not IMRAN:
            self._to_lead.put(filed)
        for _ in range(rng.randrange(4)):
            self._answered(talker, talker.pressed("details", {"case": filed.case}, on=form))

    def _behind(self) -> bool:
        """Whether more waits to be sent than people would have put up with before they go on."""
        return self._bot.to_send(Clock().now()) > MOST_WAITING

    # A lead

    def _lead(self, talker: Talker, rng: random.Random) -> None:
        try:
            case = self._to_lead.get(timeout=STEP).case
        except queue.Empty:
            return
        about: Json = {"case": case}
        for _ in range(rng.randrange(4)):
            self._answered(talker, talker.pressed("open", about, on=f"open-{case}"))
        if rng.random() < 0.8:
            done = talker.pressed("acknowledge", about, on=f"ack-{case}")
            assert self._answered(talker, done).case == case
            self.known.acknowledged.append(case)
        if rng.random() < 0.6:
            form = self._answered(talker, talker.pressed("decide", about, on=f"form-{case}")).card
            decision = {**about, **DECISION, "v": form["actions"][0]["data"]["v"]}
            done = talker.pressed("decide_send", decision, on=f"decide-{case}")
            card = self._answered(talker, done).card
            assert "decide_send" not in str(card), f"asked again: {words(card)} of {DECISION}"
            self.known.decided.append(case)

    # One activity

    def _answered(self, talker: Talker, sent: Json) -> Answer:
        """The answer, however many times it has to be delivered."""
        again = False
        while True:
            assert self.up.wait(DEADLINE), "the bot did not come back"
            assert not self._given_up.is_set(), "the test is over"
            began = Clock().now()
            answer = self._delivered(talker, sent)
            if answer.status:
                assert answer.status == 200, answer.status
                return replace(answer, retried_at=began if again else None)
            again = True
            self._enough.wait(STEP)  # it was killed: `up` is about to be cleared, or is

    def _delivered(self, talker: Talker, sent: Json) -> Answer:
        with self._lock:
            self.known.in_flight += 1
        answer = talker.deliver(sent)
        with self._lock:
            self.known.in_flight -= 1
            self.known.commits += answer.status == 200
            self.known.redelivered += answer.status == 0
        return answer
