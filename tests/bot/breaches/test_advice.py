"""Advice: kept on the record, shown to whoever decides; a decision against it says why."""

from governance.breaches.advice import AdviceGiven
from governance.people.identity import Role
from tests.bot.town import BOTH, GONE, REFERENCE, Town

ADVICE = {"points": "tell_ico", "advice": "Numbat4485: the file names a placement."}


async def advised(town: Town, *, submit: bool = False) -> None:
    await town.reports("Priya", {"danger": "no", "who_has_it": "worker"})
    await town["Helen"].says(f"advise {REFERENCE}")
    await town["Helen"].presses("Keep this advice", ADVICE, submit=submit)


@BOTH
async def test_the_dpo_advises_on_any_breach_of_their_party_and_the_lead_hears(
    town: Town, submit: bool
) -> None:
    await advised(town, submit=submit)

    fact = (await town.case()).history[-1].fact
    assert fact == AdviceGiven(Role.DPO, ADVICE["advice"], "tell_ico")
    assert "advice from the DPO" in town["Tom"].last
    assert "Numbat4485" not in town["Tom"].text
    await town["Tom"].says(f"decide {REFERENCE}")
    assert "The DPO advised" in town["Tom"].last
    assert "Numbat4485" not in town["Tom"].text
    assert "Numbat4485" in await town["Tom"].says(f"open {REFERENCE}")


async def test_a_decision_against_advice_says_why(town: Town) -> None:
    await advised(town)
    await town["Tom"].says(f"decide {REFERENCE}")
    said = {"likely": "unlikely", "outcome": "record_only", "reason": "One of ours has it."}
    await town["Tom"].presses("Record the decision", said)
    assert "You were advised otherwise." in town["Tom"].text
    assert (await town.case()).decision is None

    await town["Tom"].presses("Record the decision", sure="It is the foster carer's own team.")

    decision = (await town.case()).decision
    assert decision is not None
    assert decision.sure == "It is the foster carer's own team."


async def test_a_decision_that_follows_advice_is_asked_nothing_more(town: Town) -> None:
    await advised(town)
    await town["Tom"].says(f"decide {REFERENCE}")
    said = {"likely": "likely", "outcome": "tell_ico", "reason": "A placement is named."}
    await town["Tom"].presses("Record the decision", said)

    assert (await town.case()).decision is not None


async def test_who_advises_decides_nothing_and_who_leads_does_not_advise(town: Town) -> None:
    await advised(town)
    assert GONE in await town["Helen"].says(f"decide {REFERENCE}")
    assert GONE in await town["Tom"].says(f"advise {REFERENCE}")
    assert GONE in await town["Priya"].says(f"advise {REFERENCE}")


async def test_a_dpo_who_is_kept_out_finds_nothing(town: Town) -> None:
    await town.reports("Priya", {"danger": "no", "who_has_it": "worker"})
    await town["Helen"].says(f"open {REFERENCE}")
    await town["Helen"].says(f"conflict {REFERENCE}")
    await town["Helen"].presses("Step aside")

    assert GONE in await town["Helen"].says(f"advise {REFERENCE}")
    assert GONE in await town["Helen"].says(f"open {REFERENCE}")
