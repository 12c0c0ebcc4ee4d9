"""Planted text in every answer of a breach and a near miss is found by Open, and nowhere else."""

from collections.abc import Mapping

from tests.bot.deciding import decides
from tests.bot.everywhere import Everywhere
from tests.bot.planting import boxes, fails, in_the_drafts, in_the_histories, missing
from tests.bot.search import found_in
from tests.bot.town import BOTH, CARD_1, REFERENCE, Town

NM = "NM-2026-0001"
TURNED_OUT, TYPED, TYPED_NM = "BR-2026-0002", "BR-2026-0003", "NM-2026-0002"

KEPT: Mapping[str, str] = {
    # The breach, card 1, card 2 and the correction
    "what_happened": "Quokka8841é",
    "corrected": "Axolotl7752é",
    "which_one": "Pangolin6663é",
    "what_was_done": "Tapirus5574é",
    "on_behalf": "Cuscus4412é",
    "tell_them": "Bilby9923é",
    # By typing
    "typed": "Echidna3306é",
    "near_miss_typed": "Kowarian4187é",
    "prevent_typed": "Dunnartt5298é",
    # Messages and taking it back
    "question": "Wombat1717é",
    "answered": "Numbat1818é",
    "why": "Quollie1919é",
    # The decision
    "reason": "Okapian4485é",
    "delay_reason": "Gharial3396é",
    "aware_why": "Dugongs2207é",
    "waiting_for": "Saolaan1118é",
    "put_off": "Serowan1229é",
    "who": "Takinan2330é",
    "sure": "Goralan3441é",
    "reference": "Markhor0029é",
    # The near miss, its lesson, and one that turned out to be a breach
    "would_prevent": "Bandicoot5150é",
    "near_miss": "Pademelon6161é",
    "lesson": "Potoroos7272é",
    "turned_out": "Kakapoan8383é",
}
"""Recognisable words by where they are written; é is another byte in every encoding."""

NOT_SENT = {
    "draft": "Thylacine9494é",
    "near_miss_draft": "Tuataran1051é",
    "insisted": "Kingfisher7617é",  # asked about once already
}
"""Kept with what somebody began; shown to nobody."""

NOT_KEPT = {
    "asked_about": "Kookaburra2162é",  # with an NHS number, and not sent again
    "asked_typing": "Currawong8728é",
    "cancelled": "Galahian3273é",
    "out_of_the_blue": "Brolgane4384é",
    "too_long": "Cassowary5495é",
    "in_a_turn_that_failed": "Lorikeet6506é",
    "typed_in_one_that_failed": "Rosellan7617é",
    "noticed_on": "Cockatiel8728é",  # no date: the card comes back
    "happened_on": "Honeyeater9839é",  # no date either, on card 2
}
"""Written, and kept nowhere at all."""

EVERY = {**KEPT, **NOT_SENT, **NOT_KEPT}
NHS_NUMBER = "943 476 5919"  # the NHS's own example
IN_OTHER_BOXES = {
    *("corrected", "question", "answered", "near_miss", "turned_out"),
    *("put_off", "aware_why"),
}
BOXES = (
    {"text", "noticed_on", "happened_on", *KEPT}
    - IN_OTHER_BOXES
    - {"typed", "near_miss_typed", "prevent_typed"}
)
"""Every box for words on any card of theirs; messages are written in `text`."""


async def plant(town: Town, *, submit: bool) -> None:
    """A day in which everything is written that can be."""
    await _unsent(town, submit=submit)
    await _breach(town, submit=submit)
    await _near_misses(town, submit=submit)
    await _typed(town)
    await _messages(town, submit=submit)
    await town.until("2026-11-24 09:00")
    await _decided(town, submit=submit)
    await _learnt(town, submit=submit)


async def _unsent(town: Town, *, submit: bool) -> None:
    karl, nia = town["Karl"], town["Nia"]
    await karl.says("report a breach")
    await karl.says("no")
    await karl.says(NOT_SENT["draft"])
    await karl.says("near miss")
    await karl.presses("Send", submit=submit, what_happened=NOT_SENT["near_miss_draft"])
    await nia.says(NOT_KEPT["out_of_the_blue"])
    await nia.says("report a breach")
    await nia.presses("Send", submit=submit, what_happened=NOT_KEPT["cancelled"])
    await nia.presses("Send", submit=submit, noticed_on=NOT_KEPT["noticed_on"])
    await nia.presses("Send", submit=submit, what_happened=f"{NOT_KEPT['too_long']} " * 500)
    await nia.says("cancel")
    await _asked_about(town, submit=submit)


async def _asked_about(town: Town, *, submit: bool) -> None:
    ruth, helen = town["Ruth"], town["Helen"]
    await ruth.says("report a breach")
    asked = f"{NOT_KEPT['asked_about']} {NHS_NUMBER}"
    await ruth.presses("Send", submit=submit, what_happened=asked)
    await ruth.says("no")
    await ruth.says(f"{NOT_SENT['insisted']} {NHS_NUMBER}")
    await helen.says("report a breach")
    await helen.says("no")
    await helen.says(f"{NOT_KEPT['asked_typing']} {NHS_NUMBER}")


async def _breach(town: Town, *, submit: bool) -> None:
    priya = town["Priya"]
    first = {"what_happened": KEPT["what_happened"], "where": "supplier"}
    dates = {"noticed": "before", "noticed_on": "2026-11-19"}
    case = await town.reports("Priya", first, submit=submit, **dates)
    assert case.header.reference == REFERENCE
    second = ("which_one", "what_was_done", "on_behalf", "tell_them")
    await priya.says(f"details {REFERENCE}")
    details = {field: KEPT[field] for field in second}
    wrong = {**details, "happened_on": NOT_KEPT["happened_on"]}
    await priya.presses("Add these details", wrong, submit=submit)
    await priya.presses("Add these details", details, submit=submit)
    await priya.says(f"correct {REFERENCE}")
    await priya.presses("Send the correction", submit=submit, what_happened=KEPT["corrected"])


async def _typed(town: Town) -> None:
    rest = ("lost", "a worker", "just now", "with us", "send")
    for said in ("report a breach", "yes", KEPT["typed"], *rest):
        await town["Owen"].says(said)
    near = (KEPT["near_miss_typed"], "certain it didn't", "luck", KEPT["prevent_typed"], "send")
    for said in ("near miss", "near miss", *near):
        await town["Owen"].says(said)


async def _near_misses(town: Town, *, submit: bool) -> None:
    sara, form = town["Sara"], {"what": "near_miss", "got_out": "certain_not"}
    words = {"what_happened": KEPT["near_miss"], "would_prevent": KEPT["would_prevent"]}
    await sara.says("report a near miss")
    await sara.presses("Send", {**form, **words}, submit=submit)
    await sara.says("report a near miss")
    other = {**form, "got_out": "not_sure", "what_happened": KEPT["turned_out"]}
    await sara.presses("Send", other, submit=submit)
    rest = {field: value for field, value in CARD_1.items() if field != "what_happened"}
    await sara.presses("Send", rest, submit=submit)


async def _messages(town: Town, *, submit: bool) -> None:
    priya, tom = town["Priya"], town["Tom"]
    await tom.says(f"acknowledge {REFERENCE}")
    await tom.says(f"message {REFERENCE}")
    await tom.presses("Send the message", submit=submit, text=KEPT["question"])
    await priya.presses("Read", submit=submit)
    await priya.presses("Send the message", submit=submit, text=KEPT["answered"])
    await tom.presses("Read", submit=submit)
    await priya.says(f"withdraw {REFERENCE}")
    await priya.presses("Withdraw it", submit=submit, why=KEPT["why"])


async def _decided(town: Town, *, submit: bool) -> None:
    tom = town["Tom"]
    await decides(tom, KEPT, submit=submit)
    assert (await town.case()).regulator.told is not None


async def _learnt(town: Town, *, submit: bool) -> None:
    await town["Tom"].says(f"lesson {NM}")
    await town["Tom"].presses("Record what was learnt", submit=submit, lesson=KEPT["lesson"])
    await town["Sara"].presses("See what was learnt", submit=submit)


async def _failed(town: Town, *, submit: bool) -> None:
    await town["Priya"].says("report a breach")
    card = {**CARD_1, "what_happened": NOT_KEPT["in_a_turn_that_failed"]}
    typed = NOT_KEPT["typed_in_one_that_failed"]
    await fails(town, town["Priya"], "Send", card, typed, submit=submit)


async def opened(town: Town) -> str:
    """Everything that the IG lead sees who opens every case."""
    references = (REFERENCE, TURNED_OUT, TYPED, NM, TYPED_NM)
    return "\n".join([await town["Tom"].says(f"open {one}") for one in references])


@BOTH
async def test_what_was_written_is_found_by_open_and_nowhere_else(
    talkative: Town, everywhere: Everywhere, submit: bool
) -> None:
    await plant(talkative, submit=submit)
    assert boxes(talkative) == BOXES  # a new one is planted too, or this fails
    kept, begun = await in_the_histories(talkative), await in_the_drafts(talkative)
    assert missing(kept, KEPT) == set()
    assert missing(begun, NOT_SENT) == set()
    assert missing(kept + begun, NOT_KEPT) == NOT_KEPT.keys()
    assert missing(await opened(talkative), KEPT) == set()
    await _failed(talkative, submit=submit)
    await talkative.goes_on(hours=80)

    assert found_in(await everywhere.places(talkative), EVERY) == []
