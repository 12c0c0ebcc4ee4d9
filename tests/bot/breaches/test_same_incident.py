"""Several reports of one incident are one case: the earliest awareness, one clock, all hear."""

from datetime import timedelta

from governance.cases.danger import Danger
from tests.bot.town import REFERENCE, Town

SECOND = "BR-2026-0002"


async def two(town: Town, danger: str = "no", who: str = "worker") -> None:
    """Priya reports at nine and Owen an hour later; Tom joins Priya's to Owen's."""
    await town.reports("Priya", danger=danger, who_has_it=who)
    await town.goes_on(hours=1)
    await town.reports("Owen")
    await join(town)


async def join(town: Town) -> None:
    first = await town.case()
    await town["Tom"].says(f"same incident {SECOND}")
    await town["Tom"].presses("Join it to this one", other=first.header.id)


async def rungs(town: Town, reference: str) -> list[str]:
    case = await town.case(reference)
    rows = await town.look(lambda unit: unit.due.of_subject(case.header.id))
    return [row.what for row in rows if row.what.startswith("rung:")]


async def test_the_earliest_awareness_counts_and_there_is_one_clock(town: Town) -> None:
    await two(town)
    first, second = await town.case(), await town.case(SECOND)

    assert second.awareness.at == first.awareness.at
    assert second.limit == first.limit
    assert first.due is None
    assert await rungs(town, REFERENCE) == []
    assert await rungs(town, SECOND) != []
    assert f"Also reported as: {REFERENCE}" in town["Tom"].text
    assert f"The same incident as **{SECOND}**" in await town["Tom"].says(f"status {REFERENCE}")


async def test_everyone_who_reported_hears_that_somebody_has_it_and_the_outcome(town: Town) -> None:
    await two(town)
    assert f"{REFERENCE}: someone" in town["Priya"].text.replace("Someone", "someone")
    await town["Tom"].says(f"decide {SECOND}")
    await town["Tom"].presses(
        "Record the decision", likely="not_known", outcome="record_only", reason="No risk."
    )

    for name, reference in (("Priya", REFERENCE), ("Owen", SECOND)):
        assert f"{reference}: a decision" in town[name].text


async def test_danger_of_one_is_danger_of_both(town: Town) -> None:
    await two(town, danger="yes")

    assert (await town.case(SECOND)).danger is Danger.YES
    heard = [line for _, who, line in town.heard() if who == "Sara"]
    assert f"{SECOND}: possible danger." in [line.lower().replace("br-", "BR-") for line in heard]


async def test_danger_that_is_known_only_later_is_told_though_it_is_joined(town: Town) -> None:
    await two(town, who="relative")
    await town.goes_on(minutes=5)
    before = len(town.heard())
    await town["Priya"].says(f"shows where yes {REFERENCE}")

    heard = {who for _, who, _ in town.heard()[before:]}
    assert "Sara" in heard


async def test_it_can_be_undone_and_no_clock_disappears(town: Town) -> None:
    await two(town)
    was = (await town.case(SECOND)).reported_at
    await town["Tom"].says(f"another incident {REFERENCE}")
    first, second = await town.case(), await town.case(SECOND)

    assert second.awareness.at == was == first.awareness.at + timedelta(hours=1)
    assert first.due == first.limit
    assert await rungs(town, REFERENCE) != []


async def test_undone_after_a_decision_what_was_joined_is_undecided_again(town: Town) -> None:
    await two(town)
    await town["Tom"].says(f"decide {SECOND}")
    await town["Tom"].presses(
        "Record the decision", likely="not_known", outcome="record_only", reason="No risk."
    )
    assert (await town.case()).decided is not None
    await town["Tom"].says(f"another incident {REFERENCE}")

    assert (await town.case()).decided is None
    assert await rungs(town, REFERENCE) != []


async def test_another_partys_report_cannot_be_joined_by_a_forged_card(town: Town) -> None:
    theirs = await town.reports("Karl")
    await town.reports("Priya")
    ours = await town.case(SECOND)
    await town["Tom"].says(f"same incident {SECOND}")
    outcome = await town["Tom"].sends(
        "same_send",
        {"case": ours.header.id, "other": theirs.header.id, "s": 1, "card": "forged"},
        on=town["Tom"].entries[-1].activity_id,
    )

    assert REFERENCE not in str(outcome)
    assert (await town.case()).history == theirs.history
    assert (await town.case(SECOND)).same.joined == ()
