"""Odd presses and odd words at the real bot: every one is answered, and nothing is unhandled.

IGDESK_FUZZ_TURNS says how many; `make soak` asks for more.
"""

import asyncio
import io
import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.kinds import TABLE
from bot.turns.routing import CARD_FORMAT
from tests.adapters.activity_strategies import SCALAR, TEXT, VALUE
from tests.adapters.tally import Tally
from tests.bot.resident import NOTHING
from tests.bot.town import CARD_1, REFERENCE, Town
from tests.bot.town import town as make_town

HOW_MANY = int(os.environ.get("IGDESK_FUZZ_TURNS", "300"))
NAMES = ("Priya", "Tom", "Grace", "a stranger", "a guest")
STRANGERS = {"a stranger": "a1000000-0000-4000-8000-00000000dead", "a guest": None}
FIELDS = (*CARD_1, *("card", "case", "v", "s", "draft", "part", "reason", "why", "who", "decision"))
REAL = ("real card", "real case", "real version")  # put in when it is sent
WORDS = (
    "report a breach",
    "send",
    "cancel",
    "back",
    f"open {REFERENCE}",
    "deadline breach",
    "help",
)
FEWEST_TURNS = 0.6

odd = SCALAR | VALUE | st.sampled_from((*REAL, *CARD_1.values(), REFERENCE, "now", "31/02/2026"))
likely = st.fixed_dictionaries(
    {"s": st.just(CARD_FORMAT)},
    optional={"card": st.just(REAL[0]), "case": st.just(REAL[1]), "v": st.just(REAL[2])},
)
odd_data = st.just(NOTHING) | st.dictionaries(st.sampled_from(FIELDS), odd, max_size=3)
filled = st.sampled_from((CARD_1, NOTHING))
verbs = st.sampled_from((*TABLE.verbs, "no-such-verb"))


@st.composite
def presses(draw: st.DrawFn) -> tuple[str, str, dict[str, Any]]:
    """Who, the verb ("(typed)" for words), and what makes a message of theirs that activity."""
    who = draw(st.sampled_from(NAMES))
    if draw(st.integers(0, 3)) == 0:
        return who, "(typed)", {"text": draw(st.sampled_from(WORDS) | TEXT)}
    verb = draw(verbs)
    data = {**draw(filled), **draw(likely), **draw(odd_data), "verb": verb}
    if draw(st.booleans()):
        return who, verb, {"text": None, "value": data}
    action = {"type": "Action.Execute", "verb": verb, "data": data}
    value = {"action": action, "trigger": "manual"}
    return who, verb, {"type": "invoke", "name": "adaptiveCard/action", "value": value}


def at_real_things(town: Town, case: Any, changes: dict[str, Any]) -> dict[str, Any]:
    """The same with a card, a case and a version that there really are."""
    cards = [d for card in town["Tom"].cards for d in _cards_of(card)]
    text = json.dumps(changes)
    for name, real in zip(
        REAL, ((cards or ["x"])[-1], case.header.id, case.header.version), strict=True
    ):
        text = text.replace(json.dumps(name), json.dumps(real))
    made: dict[str, Any] = json.loads(text)
    return made


def _cards_of(card: dict[str, Any]) -> list[str]:
    return [str(a["data"]["card"]) for a in card.get("actions", ()) if "card" in a.get("data", {})]


async def send(town: Town, case: Any, who: str, changes: dict[str, Any]) -> tuple[int, str]:
    """The HTTP status, and what the answer was: a card, words, or why not."""
    activity = town["Priya" if who in STRANGERS else who].typed("x")
    activity |= at_real_things(town, case, changes)
    if who in STRANGERS:
        activity["from"] = {"id": f"29:{who}", "aadObjectId": STRANGERS[who]}
    status, body = await town.post(activity)
    await town.settle()
    return status, str((body or {}).get("type", "")).rpartition(".")[2]


@pytest.mark.timeout(0)
def test_whatever_is_pressed_or_typed_it_is_answered(
    tmp_path: Path, pristine: Path, said: io.StringIO, capsys: pytest.CaptureFixture[str]
) -> None:
    tally = Tally()
    with asyncio.Runner() as runner:
        opened = make_town(tmp_path / "town", pristine=pristine)
        town = runner.run(opened.__aenter__())
        try:
            fuzz(town, runner, tally)
        finally:
            runner.run(opened.__aexit__(None, None, None))
    with capsys.disabled():
        print(tally.table())

    faults = [line for line in said.getvalue().splitlines() if '"error"' in line]
    assert faults == []
    assert tally.turns >= FEWEST_TURNS * tally.seen.total()


def fuzz(town: Town, runner: asyncio.Runner, tally: Tally) -> None:
    case = runner.run(town.reports())

    @settings(
        max_examples=HOW_MANY,
        deadline=None,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(presses())
    def one(made: tuple[str, str, dict[str, Any]]) -> None:
        who, verb, changes = made
        status, answer = runner.run(send(town, case, who, changes))
        known = verb if verb in TABLE.verbs or verb == "(typed)" else "(unknown)"
        tally.add(known, f"{status} {answer}".strip(), turn=status == 200)
        assert status < 500

    one()
