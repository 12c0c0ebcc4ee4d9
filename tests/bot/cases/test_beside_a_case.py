"""Notes that tell nobody, and links between cases, each with clocks of its own."""

from tests.bot.complaining import CP, complains, complaint
from tests.bot.near_missing import NM, near_miss, report
from tests.bot.town import REFERENCE, Town

NOTE = "The numbat file is with the duty team."


async def test_a_note_is_on_open_alone_and_nobody_hears(town: Town) -> None:
    await town.reports("Priya")
    before = len(town.heard(but="Tom"))
    await town["Tom"].says(f"add note {REFERENCE}")
    await town["Tom"].presses("Keep the note", text=NOTE)

    assert len(town.heard(but="Tom")) == before
    assert NOTE not in town["Tom"].text
    await town["Tom"].says(f"open {REFERENCE}")
    assert NOTE in town["Tom"].text


async def test_whoever_does_not_handle_it_writes_no_note(town: Town) -> None:
    await town.reports("Priya")
    case = await town.case()
    for name in ("Priya", "Helen", "Imran"):
        await town[name].says("help")
        on = town[name].entries[-1].activity_id
        data = {"case": case.header.id, "text": NOTE, "s": 1, "card": f"forged {name}"}
        await town[name].sends("case_note_send", data, on=on)

    assert (await town.case()).history == case.history


async def test_a_near_miss_and_a_breach_are_linked_and_each_keeps_its_clocks(town: Town) -> None:
    await report(town)
    await town.reports("Priya")
    before = await town.case()
    await town["Tom"].says(f"link {REFERENCE}")
    await town["Tom"].presses("Link it", other="nm 2026 1")

    breach, miss = await town.case(), await near_miss(town)
    assert [one.reference for one in breach.links] == [NM]
    assert [one.reference for one in miss.links] == [REFERENCE]
    assert breach.limit == before.limit
    await town["Tom"].says(f"open {NM}")
    assert "Linked to" in town["Tom"].text


async def test_a_breach_and_a_complaint_are_linked_and_each_keeps_its_clocks(town: Town) -> None:
    await complains(town)
    await town.reports("Priya")
    calendars = town.running.services.calendars()
    clocks = [(await town.case()).limit, (await complaint(town)).legal_date(calendars)]
    await town["Tom"].says(f"link {REFERENCE}")
    await town["Tom"].presses("Link it", other=CP)

    breach, complained = await town.case(), await complaint(town)
    assert [one.reference for one in breach.links] == [CP]
    assert [one.reference for one in complained.links] == [REFERENCE]
    assert [breach.limit, complained.legal_date(calendars)] == clocks

    await town["Tom"].says(f"decide {REFERENCE}")
    said = {"likely": "unlikely", "outcome": "record_only", "reason": "A colleague has it."}
    await town["Tom"].presses("Record the decision", said)
    closing = {"back": "yes", "harmed": "no", "cause": "address", "lesson": "Check the address."}
    await town["Tom"].presses("Close it", closing)
    after = await complaint(town)
    assert (await town.case()).closing.closed is not None
    assert after.history == complained.history, "what ends the breach ends nothing of the complaint"
    assert after.legal_date(calendars) == clocks[1]


async def test_a_link_can_be_taken_back_in_both(town: Town) -> None:
    await report(town)
    await town.reports("Priya")
    await town["Tom"].says(f"link {REFERENCE}")
    await town["Tom"].presses("Link it", other=NM)
    await town["Tom"].says(f"link {REFERENCE}")
    await town["Tom"].presses("Take this link back", other=NM)

    assert (await town.case()).links == (await near_miss(town)).links == ()


async def test_what_is_not_theirs_cannot_be_linked_and_reads_as_not_there(town: Town) -> None:
    await town.reports("Karl")
    await town.reports("Priya")
    await town["Tom"].says("link BR-2026-0002")
    for other in (REFERENCE, "BR-2026-0099", "nonsense"):
        said = await town["Tom"].presses("Link it", other=other)
        assert "I can't find that one among the cases that you work on." in str(said)

    assert (await town.case("BR-2026-0002")).links == ()
