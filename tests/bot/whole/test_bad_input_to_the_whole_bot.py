"""Whatever arrives: one plain sentence to the person or a 4xx to the caller, and nothing kept."""

import copy
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from bot.agreements.room import AGREEMENTS
from bot.drills.room import DRILLS
from bot.kinds import KINDS, TABLE
from bot.turns.strangers import NOBODY, UNKNOWN_ORGANISATION, UNKNOWN_PERSON
from dialogs.asking.typing import NOT_KEPT
from dialogs.breaches.safety import HELP_BUTTONS, WHEREABOUTS_BUTTONS
from dialogs.breaches.verbs import BreachVerb
from simulator.chats import Json
from storage.audit import REFUSED
from tests.bot.town import CARD_1, GONE, REFERENCE, Town, facts
from tests.cards import inputs, words

LONG = "x" * 100_000
NOWHERE = "BR-2026-0999"


@pytest.fixture(autouse=True)
def nothing_failed(said: io.StringIO) -> Iterator[None]:
    """No turn and no delivery failed, and no traceback was logged."""
    yield
    lines = said.getvalue().splitlines()
    assert [line for line in lines if '"level": "error"' in line or "Traceback" in line] == []


def answer_of(reply: tuple[int, Json | None]) -> str:
    """What the person reads in the answer to an invoke."""
    status, body = reply
    assert status == 200, reply
    assert body is not None
    value = body["value"]
    if body["statusCode"] == 400:
        return str(value["message"])
    return value if isinstance(value, str) else words(value)


async def invoke(town: Town, name: str, verb: str, data: Json) -> str:
    """An Execute of any verb with any data; what the person reads."""
    sent = town[name].typed("")
    action = {"type": "Action.Execute", "verb": verb, "data": data}
    sent |= {"type": "invoke", "name": "adaptiveCard/action", "value": {"action": action}}
    reply = await town.post(sent)
    await town.settle()
    return answer_of(reply)


def data(**changes: Any) -> Json:
    return {"card": "c1", "s": 1, **changes}


MALFORMED = {
    "not JSON": b"{",
    "a list": b"[]",
    "a word": b'"hello"',
    "no bytes": b"",
    "not UTF-8": b"\xff\xfe{}",
    "nested too deep": b'{"a":' * 500 + b"1" + b"}" * 500,
    "a number of 5,000 digits": b'{"type": ' + b"9" * 5000 + b"}",
    "not a number": b'{"type": NaN}',
    "too large": b'{"text": "' + b"x" * 300_000 + b'"}',
}


async def test_a_malformed_body_is_a_4xx_with_a_sentence(town: Town) -> None:
    answers = {}
    for name, body in MALFORMED.items():
        headers = {"Content-Type": "application/json"}
        async with town.session.post(town.bot_url, data=body, headers=headers) as response:
            answers[name] = (response.status, (await response.text())[-1:])

    assert answers == {name: (413 if name == "too large" else 400, ".") for name in MALFORMED}
    assert town.received() == []


REQUIRED = ("type", "id", "channelId", "serviceUrl", "from", "recipient", "conversation")


async def test_an_activity_that_lacks_a_field_is_a_4xx(town: Town) -> None:
    statuses = {}
    for missing in REQUIRED:
        activity = town["Priya"].typed("help")
        for how, value in (("missing", None), ("a number", 7), ("empty", "")):
            broken = {**activity, missing: value} if value is not None else _less(activity, missing)
            statuses[missing, how] = (await town.post(broken))[0]

    assert set(statuses.values()) == {400}
    await town.settle()
    assert town.received() == []


def _less(activity: Json, missing: str) -> Json:
    return {name: value for name, value in activity.items() if name != missing}


@pytest.mark.parametrize(
    ("tenant", "object_id", "sentence"),
    [
        pytest.param(
            "99999999-9999-4999-8999-999999999999",
            "a1000000-0000-4000-8000-000000000001",
            UNKNOWN_ORGANISATION,
            id="a tenant we do not know, with the object id of someone we do",
        ),
        pytest.param(
            "11111111-1111-4111-8111-111111111111",
            "ffffffff-0000-4000-8000-000000000001",
            UNKNOWN_PERSON,
            id="a tenant we know, and a person we do not",
        ),
        pytest.param(
            "22222222-2222-4222-8222-222222222222",
            "a1000000-0000-4000-8000-000000000002",
            UNKNOWN_PERSON,
            id="the object id of an IG lead, in another tenant",
        ),
        pytest.param(
            "11111111-1111-4111-8111-111111111111",
            "a1000000-0000-4000-8000-000000000013",
            UNKNOWN_PERSON,
            id="someone whose last role ended in the summer",
        ),
        pytest.param("11111111-1111-4111-8111-111111111111", "", NOBODY, id="no object id"),
        pytest.param("", "a1000000-0000-4000-8000-000000000002", NOBODY, id="no tenant"),
        pytest.param("a/b", "../../etc", UNKNOWN_ORGANISATION, id="ids that are no ids"),
    ],
)
async def test_a_stranger_gets_one_sentence_and_learns_nothing(
    town: Town, tenant: str, object_id: str, sentence: str
) -> None:
    case = await town.reports()
    window = town["Nia"]  # whose chat shows what is sent to this conversation

    def by_a_stranger(activity: Json) -> Json:
        activity = copy.deepcopy(activity)
        activity["from"] = {"id": "29:stranger", "name": "?", "aadObjectId": object_id}
        activity["channelData"] = {"tenant": {"id": tenant}}
        activity["conversation"]["tenantId"] = tenant
        return activity

    for text in ("report a breach", f"open {REFERENCE}", "send"):
        assert (await town.post(by_a_stranger(window.typed(text))))[0] == 200
    await town.settle()
    assert [entry.activity["text"] for entry in window.entries] == [sentence] * 3

    action = {"type": "Action.Execute", "verb": "open", "data": data(case=case.header.id)}
    sent = {"type": "invoke", "name": "adaptiveCard/action", "value": {"action": action}}
    assert answer_of(await town.post(by_a_stranger({**window.typed(""), **sent}))) == sentence
    assert facts(await town.case()) == facts(case)


@pytest.mark.parametrize("submit", [False, True], ids=["Execute", "Submit"])
@pytest.mark.parametrize(
    "odd",
    [
        pytest.param({"verb": "explode"}, id="a verb that no card has"),
        pytest.param({"verb": ""}, id="no verb"),
        pytest.param({"verb": "send", "s": 0}, id="a card of an older format"),
        pytest.param({"verb": "acknowledge", "s": "1"}, id="a format that is no number"),
        pytest.param({"verb": "send", "s": None}, id="no format"),
        pytest.param({"verb": LONG}, id="a verb of 100,000 characters"),
    ],
)
async def test_a_card_we_cannot_use_any_more_says_so(town: Town, odd: Json, submit: bool) -> None:
    sent = {**data(), **CARD_1, **odd}
    if submit:
        await town["Priya"].sends("", sent, submit=True)
        said = town["Priya"].last.strip()
    else:
        said = await invoke(town, "Priya", str(odd["verb"]), sent)

    assert said.startswith("I can't use that card any more. Nothing is lost.")
    assert await town.how_many() == 0


@pytest.mark.parametrize("before", ["", "report a breach"], ids=["out of the blue", "in a report"])
async def test_100_000_characters_typed_are_answered_in_a_sentence(town: Town, before: str) -> None:
    priya = town["Priya"]
    if before:
        await priya.says(before)
        await priya.says("no")

    said = (await priya.says(LONG)).strip()
    over = (await priya.says(LONG + LONG)).strip()

    assert "too many" in said if before else NOT_KEPT in said
    assert over.startswith("That is too long for me to take in. Nothing of it was kept.")
    assert await town.how_many() == 0


CARDS_WITH_FIELDS = ("Send", "Add these details", "Send the correction", "Record the decision")


@pytest.mark.parametrize("submit", [False, True], ids=["Execute", "Submit"])
@pytest.mark.parametrize("button", CARDS_WITH_FIELDS)
async def test_100_000_characters_in_any_field_of_a_card_are_refused_or_cut_and_fit_a_card(
    town: Town, button: str, submit: bool
) -> None:
    who = await reach(town, button)
    fields = inputs(town[who].finds(button)[1])
    good = (
        CARD_1
        if button == "Send"
        else {"likely": "not_known", "outcome": "record_only", "reason": "No risk."}
    )
    base = {name: value for name, value in good.items() if name in fields}

    for name in fields:
        if button not in town[who].buttons:
            await reach(town, button)
        outcome = await town[who].presses(button, {**base, name: LONG}, submit=submit)
        assert outcome["outcome"] in ("replaced", "said", "sent"), (name, outcome)
        await reach(town, button)  # nothing that was kept keeps the card from coming again
        assert len(json.dumps(town[who].card)) < 28 * 1024, name

    for line in town.received():
        assert len(json.dumps(line["activity"])) < 28 * 1024
    assert not any(line["direction"] == "refused" for line in town.chats.log)


async def reach(town: Town, button: str) -> str:
    """Bring the card with that button before someone; who."""
    if button == "Send":
        await town["Priya"].says("report a breach")
        return "Priya"
    if not town["Tom"].entries:
        await town.reports()
    if button == "Add these details":
        await town["Priya"].says(f"details {REFERENCE}")
        return "Priya"
    if button == "Send the correction":
        await town["Priya"].says(f"correct {REFERENCE}")
        return "Priya"
    await town["Tom"].says(f"decide {REFERENCE}")
    return "Tom"


TYPED = ("", "open", "acknowledge", "decide", "name", "conflict", "lead", "details", "correct")


async def test_someone_elses_reference_typed_reads_like_one_that_is_not_there(town: Town) -> None:
    case = await town.reports()

    for name in ("Karl", "Imran", "Lena", "David"):
        answers = {}
        for verb in TYPED:
            theirs = (await town[name].says(f"{verb} {REFERENCE}")).strip()
            nobodys = (await town[name].says(f"{verb} {NOWHERE}")).strip()
            answers[verb] = theirs, nobodys
        assert answers == {verb: (_gone(), _gone()) for verb in TYPED}, name
    assert facts(await town.case()) == facts(case)


def _gone() -> str:
    return "\n".join([GONE, GONE])  # the card's text, and what a screen that cannot show it says


NOT_ABOUT_CASES = {
    *("hand_over", "hand_over_send", "away", "away_send"),
    *("join", "menu", "help", "resume", "start_again", "my_reports"),
    *("complaint_lado_told", "complaint_after_all"),
    *(row.name for kind in KINDS for row in kind.words.commands),
    *(button.verb for kind in KINDS for button in kind.words.report.buttons),
    *("safe_now", "danger_report", "calculator", "disclosure"),
    *("retention", "head"),  # what goes soon at their own party; the seal of the whole record
    "desk",  # what they themselves may open
}
ABOUT_CASES = sorted(
    TABLE.verbs.keys()
    - NOT_ABOUT_CASES
    - {verb for room in (AGREEMENTS, DRILLS) for verb in (*room.handlers, *room.changes)}
)


@pytest.mark.parametrize("name", ["Karl", "Imran", "David"])
async def test_someone_elses_case_in_a_cards_data_reads_like_one_that_is_not_there(
    town: Town, name: str
) -> None:
    case = await town.reports()
    answers = {}
    for verb in ABOUT_CASES:
        filled = {
            **CARD_1,
            "likely": "not_known",
            "outcome": "record_only",
            "reason": "x",
            "who": "y",
            "v": 9,
        }
        theirs = data(case=case.header.id, part=case.header.id, **filled)
        nobodys = data(case="nothing", part="nothing", **filled)
        answers[verb] = [
            await invoke(town, name, verb, one) for one in (theirs, {**nobodys, "card": "c2"})
        ]

    # Whoever leads is told that nothing waits for their look, whichever case they name.
    first, second = answers["retention_may_go"]
    assert first == second
    answers["retention_may_go"] = [_gone(), _gone()]
    # "See" stands on a list, whose other lines stay: there it is a line and no card.
    lines = {verb: [GONE, GONE] for verb in ("see", "desk_see")}
    expected = {**{verb: [_gone(), _gone()] for verb in ABOUT_CASES}, **lines}
    assert answers == expected
    assert facts(await town.case()) == facts(case)
    trail = await town.look(lambda unit: unit.audit.of_subject(case.header.id))
    assert [entry.what for entry in trail if entry.what != REFUSED] == ["opened", "changed"]


async def test_by_submit_too_a_case_that_is_not_yours_is_answered_like_none(town: Town) -> None:
    case = await town.reports()
    karl = town["Karl"]
    await karl.says("help")
    shown = karl.entries[-1].activity_id

    answers: dict[str, list[str]] = {}
    for verb in ("open", "status", "acknowledge", "decide", "deadline", "conflict"):
        answers[verb] = []
        for wanted in (case.header.id, "nothing"):
            await karl.says("help")
            on = karl.entries[-1].activity_id
            await karl.sends(verb, data(case=wanted, verb=verb, card=on), on=on, submit=True)
            answers[verb].append(karl.last.strip())

    assert shown
    assert answers == {verb: [_gone(), _gone()] for verb in answers}


ODD: Mapping[str, Any] = {
    "a list": ["no", "yes"],
    "a number": 12345678901234567890,
    "a table": {"$gt": ""},
    "nested": [[[{"a": [1]}]]],
    "nothing": None,
    "true": True,
    "odd characters": "\x00\u202e\ud800' OR 1=1; --",
}


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD.keys())
async def test_card_data_of_the_wrong_type_is_answered_and_changes_nothing(
    town: Town, odd: Any
) -> None:
    case = await town.reports()
    before = facts(case)
    forged = dict.fromkeys(
        ("card", "case", "v", "draft", "part", "party", "who", *CARD_1, "outcome", "reason"), odd
    )

    for verb in sorted(TABLE.verbs):
        about = {"case": case.header.id} if verb in ABOUT_CASES else {}
        name = "Tom" if about else "Priya"
        assert await invoke(town, name, verb, {**forged, "s": 1, **about})

    after = await town.case()
    pressed = {"Acknowledged", "LeaderNamed", "ConflictDeclared", "HandedBack"}  # by a press alone
    assert {*facts(after)[len(before) :]} <= pressed | {"RungFired"}
    assert await town.how_many() == 1


async def test_a_decide_card_older_than_the_last_decision_shows_the_case_as_it_is(
    town: Town,
) -> None:
    await town.reports()
    await town["Tom"].says(f"decide {REFERENCE}")
    old = town["Tom"].pressed("Record the decision", outcome="not_ours", reason="Old.")
    await town["Grace"].says(f"decide {REFERENCE}")
    await town["Grace"].presses(
        "Record the decision", likely="not_known", outcome="record_only", reason="New."
    )

    said = answer_of(await town.post(old))

    assert "Record only" in said
    assert facts(await town.case()).count("Decided") == 1


async def test_a_verb_the_card_never_offered_is_authorised_afresh(town: Town) -> None:
    case = await town.reports()
    the_reporters_own = {
        *("details_send", "correct_send", "withdraw_send", "message_send", "reply"),
        *WHEREABOUTS_BUTTONS.values(),
        *HELP_BUTTONS.values(),
        BreachVerb.WHO_PHONED_SEND,
    }
    for verb in sorted(TABLE.changes - NOT_ABOUT_CASES - the_reporters_own):
        said = await invoke(
            town, "Priya", verb, data(case=case.header.id, v=9, outcome="not_ours", reason="x")
        )
        assert said == _gone(), verb

    assert facts(await town.case()) == facts(case)


async def test_an_advisers_forged_decision_is_refused(town: Town) -> None:
    case = await town.reports()
    await town.until("2026-11-24 08:30")  # the DPO is told, and may open it
    assert "Open" in town["Helen"].buttons

    for verb in ("decide", "decide_send", "lead", "name", "name_send", "acknowledge"):
        asked = data(case=case.header.id, v=9, outcome="not_ours", reason="x")
        assert await invoke(town, "Helen", verb, asked) == _gone()

    assert not {"Decided", "LeaderNamed", "Acknowledged"} & {*facts(await town.case())}


async def test_a_party_in_a_cards_data_that_is_not_theirs_is_ignored(town: Town) -> None:
    await town["Karl"].says("report a breach")
    _, _, action = town["Karl"].finds("Send")
    sent = {**action["data"], **CARD_1, "party": "SCC"}

    await invoke(town, "Karl", "send", sent)

    assert (await town.case()).header.party == "POL"
    assert town["Tom"].entries == []


async def test_another_persons_draft_in_a_cards_data_is_not_theirs_to_read_or_drop(
    town: Town,
) -> None:
    await town["Priya"].says("report a breach")
    await town["Priya"].says("yes")  # danger: kept in Priya's draft
    draft = town["Priya"].finds("Send")[2]["data"]["draft"]

    said = await invoke(town, "Karl", "resume", data(draft=draft))
    await invoke(town, "Karl", "cancel", data(draft=draft))
    await invoke(town, "Karl", "send", data(draft=draft, went_wrong="lost"))

    assert said.startswith("That report is not here any more:")
    await town["Priya"].says("carry on")
    kept = inputs(town["Priya"].card)
    assert (kept["danger"]["value"], kept["went_wrong"].get("value")) == ("yes", None)


async def test_a_press_on_a_card_of_a_report_that_was_sent_sends_no_second_one(
    town: Town,
) -> None:
    await town["Priya"].says("report a breach")
    around = town["Priya"].pressed("Send, but not to these", {**CARD_1, **town.not_to()})
    await town["Priya"].presses("Send", CARD_1)

    answer_of(await town.post(around))  # a finger on the other button of the same card

    assert await town.how_many() == 1


async def test_what_is_said_in_a_group_is_answered_with_one_line_and_not_taken_in(
    town: Town,
) -> None:
    sent = town["Priya"].typed("report a breach")
    sent["conversation"]["conversationType"] = "groupChat"

    await town.post(sent)
    await town.settle()

    assert "Please message me privately." in town["Priya"].last
    assert await town.due() == []
