"""What is written while a breach is worked to its end is found by Open, and nowhere else."""

from collections.abc import Mapping

from tests.bot.everywhere import Everywhere
from tests.bot.file_offers import says_yes
from tests.bot.planting import boxes, fails, in_the_histories, missing
from tests.bot.resident import Resident
from tests.bot.search import found_in
from tests.bot.town import BOTH, CARD_1, REFERENCE, Town

KEPT: Mapping[str, str] = {
    # What a DPO advises, and the decision that follows it
    "advice": "Quokka8841é",
    "reason": "Axolotl7752é",
    # Got back
    "clear_by": "Pangolin6663é",
    "said_by": "Tapirus5574é",
    "note": "Cuscus4412é",
    # The people
    "way": "Bilby9923é",
    "told_by": "Echidna3306é",
    "ground_why": "Kowarian4187é",
    # The regulator
    "reference": "Dunnartt5298é",
    # Closed, opened again, and closed once more
    "effect": "Wombat1717é",
    "action": "Numbat1818é",
    "action_who": "Quollie1919é",
    "lesson": "Okapian4485é",
    "reopened": "Gharial3396é",
    "effect_again": "Dugongs2207é",
    "lesson_again": "Saolaan1118é",
}
"""Recognisable words by where they are written; é is another byte in every encoding."""

NOT_KEPT = {
    "weighed": "Thylacine9494é",  # no choice of ours
    "vulnerable": "Tuataran1051é",
    "person": "Kingfisher7617é",
    "ground": "Kookaburra2162é",
    "their_date": "Currawong8728é",  # no date: the card comes back
    "look_again": "Galahian3273é",
    "action_by": "Brolgane4384é",
    "how_told": "Cassowary5495é",
}
"""Put by hand where a card has a choice or a date; kept nowhere at all."""

EVERY = {**KEPT, **NOT_KEPT}
BOXES = {
    *("what_happened", "noticed_on"),  # card 1
    *("advice", "reason", "by", "said_by", "note", "way", "why", "reference"),
    *("effect", "action", "action_who", "lesson"),
}
"""Every box for words on any card of the work; `by` and `why` are on more cards than one."""


async def plant(town: Town, *, submit: bool) -> None:
    """A breach worked to its end, and everything written that can be."""
    await town.reports("Priya", {"who_has_it": "relative", "danger": "no"}, submit=submit)
    tom = town["Tom"]
    await tom.says(f"acknowledge {REFERENCE}")
    await tom.says(f"tell parties {REFERENCE}")
    await tom.presses("Tell those I ticked", submit=submit, parties="POL")
    await town["Imran"].presses("Seen", submit=submit)
    await _weighed(tom, submit=submit)
    await _advised(town["Helen"], submit=submit)
    await _people(town, submit=submit)
    await _got_back(tom, submit=submit)
    await _decided(tom, submit=submit)
    await _closed(town, submit=submit)
    await _files(town)


async def _weighed(tom: Resident, *, submit: bool) -> None:
    await tom.says(f"weigh {REFERENCE}")
    forged = {"key_safe": NOT_KEPT["weighed"], "vulnerable": f"children,{NOT_KEPT['vulnerable']}"}
    await tom.presses("Write it down", forged, submit=submit)


async def _advised(helen: Resident, *, submit: bool) -> None:
    await helen.says(f"advise {REFERENCE}")
    await helen.presses("Keep this advice", submit=submit, points="tell_ico", advice=KEPT["advice"])


async def _people(town: Town, *, submit: bool) -> None:
    tom, sara = town["Tom"], town["Sara"]
    await tom.says(f"tell the people {REFERENCE}")
    people = f"child,other_parent,{NOT_KEPT['person']}"
    await tom.presses("Choose these people", submit=submit, people=people)
    answers = {"safe_child": "only_this_way", "safe_other_parent": "not_yet", "way": KEPT["way"]}
    wrong = {**answers, "again": NOT_KEPT["look_again"]}
    await sara.presses("That is my answer", wrong, submit=submit)
    await sara.presses("That is my answer", {**answers, "again": "2026-11-27"}, submit=submit)
    await _told(tom, submit=submit)
    await _not_told(tom, submit=submit)


async def _told(tom: Resident, *, submit: bool) -> None:
    send, told = "Write it down", {"told": "child", "by": KEPT["told_by"]}
    await tom.says(f"tell the people {REFERENCE}")
    await tom.presses("Letter to the child", submit=submit)
    await tom.presses("They were told", submit=submit)
    await tom.presses(send, {**told, "told": NOT_KEPT["person"], "way": "number"}, submit=submit)
    await tom.presses(send, {**told, "way": NOT_KEPT["how_told"]}, submit=submit)
    await tom.presses(send, {**told, "way": "number"}, submit=submit)


async def _not_told(tom: Resident, *, submit: bool) -> None:
    send, why = "Write it down", {"not_told": "other_parent", "why": KEPT["ground_why"]}
    await tom.says(f"tell the people {REFERENCE}")
    await tom.presses("They are not told", submit=submit)
    await tom.presses(send, {**why, "ground": NOT_KEPT["ground"]}, submit=submit)
    await tom.presses(send, {**why, "ground": "crime"}, submit=submit)


async def _got_back(tom: Resident, *, submit: bool) -> None:
    await tom.says(f"get it back {REFERENCE}")
    await tom.presses("Contact is safe", submit=submit, by=KEPT["clear_by"])
    await tom.says(f"how far is it back {REFERENCE}")
    words = {"said_by": KEPT["said_by"], "note": KEPT["note"]}
    await tom.presses("Write it down", words, submit=submit)  # nothing chosen: asked again
    ended = {"ended": "deleted", "holder": "other"}
    await tom.presses("Write it down", {**words, **ended}, submit=submit)


async def _decided(tom: Resident, *, submit: bool) -> None:
    await tom.says(f"decide {REFERENCE}")
    said = {"likely": "likely", "outcome": "tell_ico", "reason": KEPT["reason"]}
    await tom.presses("Record the decision", said, submit=submit)
    await tom.says(f"told {REFERENCE}")
    told = {"how": "form", "more": "yes", "reference": KEPT["reference"]}
    await tom.presses("It has been told", told, submit=submit)
    await tom.says(f"they set a date {REFERENCE}")
    await tom.presses("Remind us of this", submit=submit, by=NOT_KEPT["their_date"])
    await tom.presses("Remind us of this", submit=submit, by="2026-12-01")
    await tom.says(f"regulator answered {REFERENCE}")
    await tom.presses("It has our answer", submit=submit)
    await tom.says(f"follow up {REFERENCE}")
    await tom.presses("It has this now", submit=submit, more="no")


async def _closed(town: Town, *, submit: bool) -> None:
    tom, priya = town["Tom"], town["Priya"]
    whole = {"cause": "address", "broken": "no"}
    first = {**whole, **{one: KEPT[one] for one in ("effect", "action", "action_who", "lesson")}}
    await tom.says(f"finish {REFERENCE}")
    await tom.presses("Close it", {**first, "action_by": NOT_KEPT["action_by"]}, submit=submit)
    await tom.presses("Close it", {**first, "action_by": "2026-12-07"}, submit=submit)
    await priya.presses("See what was learnt", submit=submit)
    await tom.says(f"reopen {REFERENCE}")
    await tom.presses("Open it again", submit=submit, why=KEPT["reopened"])
    await tom.says(f"finish {REFERENCE}")
    again = {"effect": KEPT["effect_again"], "lesson": KEPT["lesson_again"]}
    await tom.presses("Close it", {**whole, **again}, submit=submit)
    assert (await town.case()).closing.closed is not None


async def _files(town: Town) -> None:
    """The record, and the regulator's form: into the lead's own files."""
    tom = town["Tom"]
    await tom.says(f"record {REFERENCE}")
    await says_yes(town, tom)
    await tom.says(f"form {REFERENCE}")
    await tom.presses("Get the Word file")
    await says_yes(town, tom)
    assert len(town.drive.there) == 2
    town.drive.there.clear()  # one's own files are one's own


@BOTH
async def test_what_was_written_is_found_by_open_and_nowhere_else(
    talkative: Town, everywhere: Everywhere, submit: bool
) -> None:
    await plant(talkative, submit=submit)
    assert boxes(talkative) == BOXES  # a new one is planted too, or this fails
    kept = await in_the_histories(talkative)
    assert missing(kept, KEPT) == set()
    assert missing(kept, NOT_KEPT) == NOT_KEPT.keys()
    assert missing(await talkative["Tom"].says(f"open {REFERENCE}"), KEPT) == set()
    await talkative["Priya"].says("report a breach")
    await fails(talkative, talkative["Priya"], "Send", CARD_1, "A slip.", submit=submit)
    await talkative.goes_on(hours=80)

    assert found_in(await everywhere.places(talkative), EVERY) == []


async def test_nobody_of_another_party_ever_sees_a_word_of_it(talkative: Town) -> None:
    """A partner that was told, at every moment: what folds away is looked for, too."""
    await plant(talkative, submit=False)
    await talkative["Imran"].says(f"open {REFERENCE}")
    await talkative["Imran"].says(f"task {REFERENCE}")
    await talkative["Tom"].says(f"open {REFERENCE}")

    assert missing(_sent_to(talkative, "Tom"), KEPT) == set(), (
        "or not finding one would say nothing"
    )
    theirs = _sent_to(talkative, "Imran", "Karl", "Nia", "Lena")
    assert "has had a data breach" in theirs
    assert missing(theirs, EVERY) == EVERY.keys()


def _sent_to(town: Town, *names: str) -> str:
    """Every activity that the bot ever sent to these people's chats."""
    people = {town[name].chat.persona.name for name in names}
    return str([line["activity"] for line in town.received() if line["person"] in people])
