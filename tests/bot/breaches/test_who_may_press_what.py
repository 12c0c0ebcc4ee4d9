"""Every verb of a breach, pressed on a forged card by whoever may not: nothing told, nothing done.

By role, party and relation, and for whoever is kept out of the case. What each may press is written
out here, and asked of no table of the product.
"""

import pytest

from bot.breaches.kind import BREACH
from dialogs.cases.verbs import Verb
from governance.breaches.breach import Breach
from tests.bot.town import REFERENCE, STORY, Town

SECOND = "BR-2026-0002"
ANYBODYS = frozenset({"report_breach", "report_for", "send", "send_not_lead", "part", "part_close"})
"""A report of one's own, and what another party was given, which names no case."""

BESIDE = (Verb.NOTE, Verb.NOTE_SEND, Verb.LINK, Verb.LINK_SEND, Verb.UNLINK_SEND)
OF_ANY_CASE = (*BESIDE, Verb.LOOKED)
VERBS = sorted({*map(str, BREACH.handlers), *map(str, BREACH.changes), *OF_ANY_CASE} - ANYBODYS)

SAYS_WHO_PHONED = frozenset(
    {"help_phoned", "help_someone_else", "help_cannot", "who_phoned", "who_phoned_send"}
)
REPORTS = SAYS_WHO_PHONED | {"details", "details_skip", "details_send"}
REPORTS |= {"shows_yes", "shows_not_sure", "shows_no"}
LOOKS = SAYS_WHO_PHONED | {"what_else", "get_back", "people", "person", "regulators_form"}
ADVISES = frozenset({"advise", "advise_send"})
SAFE = frozenset({"tell_safely", "tell_safely_send"})

MAY = {
    "Priya": REPORTS,  # who reported it
    "Owen": LOOKS,  # on call, and told
    "Helen": LOOKS | ADVISES | {"who_looked"},  # the data protection officer, told: she advises
    "Ruth": LOOKS | ADVISES,  # the Caldicott Guardian, told
    "Sara": LOOKS | ADVISES | SAFE,  # the safeguarding lead, told
    "Joan": frozenset[str](),  # the partnership's coordinator
    "Dana": frozenset[str](),  # staff of the same party, and of another
    "Lena": frozenset[str](),  # the lead of another party of the same controller
    "Imran": frozenset[str](),  # the lead of a party that was told of it
    "Karl": frozenset[str](),  # staff there
    "Nia": frozenset[str](),  # staff of a third party
    "Tom": frozenset[str](),  # its IG lead, kept out of it
}
STRANGERS = ("Joan", "Dana", "Lena", "Karl", "Nia", "Tom")


async def a_case_with_everything(town: Town) -> Breach:
    """Danger, decided, partners told and asked, beside another report; Tom has stepped aside."""
    await town.reports("Priya", danger="yes")
    await town.reports("Priya")
    await town.goes_on(hours=1)  # the ladder's people have heard
    grace = town["Grace"]
    await grace.says(f"acknowledge {REFERENCE}")
    await grace.says(f"tell parties {REFERENCE}")
    await grace.presses("Tell those I ticked", parties="POL")
    await grace.says(f"decide {REFERENCE}")
    decision = {"likely": "likely", "outcome": "tell_ico", "reason": "Likely."}
    await grace.presses("Record the decision", decision)
    for reference in (REFERENCE, SECOND):
        await town["Tom"].says(f"conflict {reference}")
        await town["Tom"].presses("Step aside")
    return await town.case()


def forged(case: Breach, other: Breach, verb: str) -> dict[str, object]:
    """A card that says all that any of them could want."""
    said = {
        **dict.fromkeys(("why", "whom", "text", "reason", "brief", "who", "lesson"), "Because."),
        **dict.fromkeys(("parties", "owner"), "ICB"),
        "other": other.header.id,
        "of": "whole",
        "ticked": "reporter,legal_advice",
        "came": "what,when",
        "outcome": "not_ours",
        "likely": "unlikely",
        "how": "form",
        "short": "yes",
        "step": "0",
    }
    return {**said, "case": case.header.id, "v": 999, "s": 1, "card": f"forged-{verb}"}


@pytest.mark.parametrize("name", MAY)
async def test_whoever_may_not_changes_nothing_and_learns_nothing(town: Town, name: str) -> None:
    case, other = await a_case_with_everything(town), await town.case(SECOND)
    who = town[name]
    await who.says("help")
    on = who.entries[-1].activity_id
    for verb in (one for one in VERBS if one not in MAY[name]):
        before = len(who.entries)
        outcome = str(await who.sends(verb, forged(case, other, verb), on=on))
        fresh = " ".join(str(entry.activity) for entry in who.entries[before:])
        assert STORY not in outcome + fresh, verb
        if name in STRANGERS:
            assert REFERENCE not in outcome + fresh, verb

    assert (await town.case()).history == case.history
    assert (await town.case(SECOND)).history == other.history


async def test_a_siro_who_is_not_told_yet_may_press_nothing(town: Town) -> None:
    case = await town.reports("Priya")
    await town["David"].says("help")
    on = town["David"].entries[-1].activity_id
    for verb in VERBS:
        outcome = str(await town["David"].sends(verb, forged(case, case, verb), on=on))
        assert REFERENCE not in outcome, verb
        assert STORY not in outcome, verb

    assert (await town.case()).history == case.history


async def test_the_same_cards_do_their_work_for_whoever_may(town: Town) -> None:
    """Else the others would prove nothing."""
    case, other = await a_case_with_everything(town), await town.case(SECOND)
    grace, did = town["Grace"], set[str]()
    on = grace.entries[-1].activity_id
    for verb in ("tell_nobody", "supplier_asked", "supplier_send", "case_note_send", "same_send"):
        before = (await town.case()).header.version
        await grace.sends(verb, forged(case, other, verb), on=on)
        did |= {verb} if (await town.case()).header.version > before else set()

    assert did == {"tell_nobody", "supplier_asked", "supplier_send", "case_note_send", "same_send"}


def test_every_verb_of_a_breach_is_tried_here() -> None:
    new = {"tell_parties_send", "owner_send", "it_is_ours", "same_send", "part_same", "pack_send"}
    new |= {"supplier_send", "regulator_told_send", "close_case_send", "people_send", "reopen_send"}

    assert new <= set(VERBS)
    assert len(VERBS) > 70
