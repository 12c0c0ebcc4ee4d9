"""Refused looks are written down, counted per person, and told to nobody who may not know."""

import pytest

from dialogs.cases.verbs import Verb
from governance.policy import REFUSED_TOLD_FROM, REFUSED_WITHIN
from storage.audit import REFUSED, AuditEntry
from tests.bot.town import BOTH, CARD_1, GONE, NINE, REFERENCE, Town

NOTICE = "looks at cases of"


async def refused(town: Town) -> tuple[AuditEntry, ...]:
    return await town.look(lambda unit: unit.audit.refused_since(NINE))


async def asks(town: Town, name: str, times: int, reference: str = REFERENCE) -> None:
    """Somebody asks for a case, a minute apart."""
    for _ in range(times):
        assert GONE in await town[name].says(f"open {reference}")
        await town.goes_on(minutes=1)


async def test_a_look_that_is_refused_is_written_down_with_the_case(town: Town) -> None:
    case = await town.reports("Priya")
    await asks(town, "Karl", 1)

    (entry,) = await refused(town)
    assert (entry.subject, entry.actor) == (case.header.id, town["Karl"].id)


async def test_so_is_a_look_at_what_is_not_there_and_it_reads_the_same(town: Town) -> None:
    await asks(town, "Karl", 1, "BR-2026-0099")

    (entry,) = await refused(town)
    assert (entry.what, entry.subject) == (REFUSED, "-")


@BOTH
@pytest.mark.parametrize("verb", [Verb.OPEN, Verb.DEADLINE, Verb.CLOSE, Verb.DECIDE, Verb.LOOKED])
async def test_so_is_a_forged_press(town: Town, verb: Verb, submit: bool) -> None:
    case = await town.reports("Priya")
    karl = town["Karl"]
    await karl.says("help")
    data = {"case": case.header.id, "s": 1, "card": "forged", "verb": verb}
    await karl.sends(verb, data, on=karl.entries[-1].activity_id, submit=submit)

    assert [entry.actor for entry in await refused(town)] == [karl.id]
    assert REFERENCE not in karl.text


async def test_whoever_may_see_a_case_and_not_decide_it_was_refused_no_look(town: Town) -> None:
    await town.reports("Priya")
    await town["Helen"].says(f"decide {REFERENCE}")
    await town["Priya"].says(f"open {REFERENCE}")
    await town["Priya"].says(f"decide {REFERENCE}")

    assert await refused(town) == ()


async def test_a_card_that_looks_again_by_itself_is_nobodys_look(town: Town) -> None:
    await town.reports("Priya")
    await town["Tom"].says(f"conflict {REFERENCE}")
    await town["Tom"].presses("Step aside")
    await town["Tom"].says("help")

    assert await refused(town) == ()


async def test_the_lead_hears_once_a_week_from_the_threshold_on(town: Town) -> None:
    await town.reports("Priya")
    await asks(town, "Karl", REFUSED_TOLD_FROM - 1)
    assert NOTICE not in town["Tom"].text
    await asks(town, "Karl", 3)

    assert town["Tom"].text.count(f"{REFUSED_TOLD_FROM} {NOTICE}") > 0
    told = [line for _, who, line in town.heard() if who == "Tom" and NOTICE in line]
    assert len(told) == 1
    assert "Karl" not in town["Tom"].text  # a notice names nobody
    assert all(NOTICE not in town[name].text for name in ("Karl", "Imran", "Grace", "Priya"))


async def test_the_lead_sees_who_it_was_and_it_folds_away(town: Town) -> None:
    await town.reports("Priya")
    await asks(town, "Karl", REFUSED_TOLD_FROM)
    tom = town["Tom"]
    await tom.presses("See who, and which cases")

    assert "Karl Stone asked for cases of" in tom.text
    assert f"{REFERENCE}: Mon 23 Nov 2026 09:00, {REFUSED_TOLD_FROM} times that day" in tom.text
    await town.goes_on(minutes=16)
    assert "Karl Stone asked for cases of" not in tom.text
    await tom.presses("See who, and which cases")
    await tom.presses("Fold away")
    assert "Karl Stone asked for cases of" not in tom.text


async def test_what_is_spread_over_weeks_is_told_to_nobody(town: Town) -> None:
    await town.reports("Priya")
    for _ in range(REFUSED_TOLD_FROM + 2):
        await asks(town, "Karl", 1)
        await town.goes_on(hours=REFUSED_WITHIN.days * 24 / (REFUSED_TOLD_FROM - 1))

    assert NOTICE not in town["Tom"].text


async def test_a_lead_who_is_kept_out_hears_nothing_and_whoever_has_the_case_does(
    town: Town,
) -> None:
    """Tom is who it is about: his own looks are told past him."""
    await town["Priya"].says("report a breach")
    await town["Priya"].presses("Send, but not to these", {**CARD_1, **town.not_to("Tom")})
    await asks(town, "Tom", REFUSED_TOLD_FROM)
    await asks(town, "Karl", REFUSED_TOLD_FROM)

    assert NOTICE not in town["Tom"].text
    grace = town["Grace"]
    told = [line for _, who, line in town.heard() if who == "Grace" and NOTICE in line]
    assert len(told) == 2
    await grace.presses("See who, and which cases")
    assert "Karl Stone asked for cases of" in grace.text
    data = {"step": f"SCC {town['Tom'].id}", "s": 1, "card": "x", "verb": "refused_looks"}
    await grace.sends("refused_looks", data, on=grace.entries[-1].activity_id)
    assert "Tom Bexley asked for cases of" in grace.text


async def test_a_lead_does_not_count_what_they_are_kept_out_of(town: Town) -> None:
    await town.reports("Priya")
    await town["Priya"].says("report a breach")
    await town["Priya"].presses("Send, but not to these", {**CARD_1, **town.not_to("Tom")})
    await asks(town, "Karl", REFUSED_TOLD_FROM, "BR-2026-0002")
    await asks(town, "Karl", REFUSED_TOLD_FROM - 1, REFERENCE)

    assert NOTICE not in town["Tom"].text


@BOTH
async def test_a_forged_ask_for_who_was_refused_shows_nothing(town: Town, submit: bool) -> None:
    await town.reports("Priya")
    await asks(town, "Karl", REFUSED_TOLD_FROM)
    for name in ("Karl", "Imran", "Priya", "Owen"):
        who = town[name]
        await who.says("help")
        data = {"step": f"SCC {town['Karl'].id}", "s": 1, "card": "x", "verb": "refused_looks"}
        await who.sends("refused_looks", data, on=who.entries[-1].activity_id, submit=submit)

        assert "asked for cases of" not in who.text
        assert NOTICE not in who.text


@pytest.mark.parametrize("step", ["", "SCC", "SCC nobody", "XYZ a/b", "zzz zzz zzz"])
async def test_a_forged_step_shows_nothing(town: Town, step: str) -> None:
    for verb in ("refused_looks", "refused_looks_fold", "unusual_reading", "unusual_reading_fold"):
        await town["Tom"].says("help")
        data = {"step": step, "s": 1, "card": "x", "verb": verb}
        await town["Tom"].sends(verb, data, on=town["Tom"].entries[-1].activity_id)

    assert "asked for cases of" not in town["Tom"].text


async def test_those_who_handle_the_case_see_it_on_its_card(town: Town) -> None:
    await town.reports("Priya")
    await asks(town, "Karl", 2)
    shown = await town["Helen"].says(f"who looked {REFERENCE}")

    assert "Asked for it, and was shown nothing" in shown
    assert "Mon 23 Nov 2026 09:00: Karl Stone, 2 times, last at 09:01" in shown
