"""An evidence pack: for whom and why, what stays out unless ticked; it opens without us."""

import json
from io import BytesIO

import pytest
import pyzipper

from governance.breaches.advice import AdviceGiven
from governance.breaches.packs import PackMade
from governance.cases.event import Event
from governance.cases.facts import NameKept
from governance.people.identity import Role
from storage.unit import Unit
from tests.bot.file_offers import says_yes
from tests.bot.town import BOTH, NOBODY, REFERENCE, STORY, Town
from tests.outsider import outsiders_script

WHY = "The court ordered it on 3 December."
DPO_ADVICE = "The gibbon list makes it likely."
ADVICE = "Counsel says that the okapi letter is privileged."


async def a_worked_case(town: Town) -> None:
    """Two reports, linked and noted, with a partner told, asked, and answering."""
    await town.reports("Priya")
    await town.reports("Priya")
    tom = town["Tom"]
    await tom.says(f"acknowledge {REFERENCE}")
    await tom.says(f"link {REFERENCE}")
    await tom.presses("Link it", other="BR-2026-0002")
    await tom.says(f"add note {REFERENCE}")
    await tom.presses("Keep the note", text=ADVICE, legal="true")
    await advised(town)
    await tom.says(f"ask for help {REFERENCE}")
    await tom.presses("Ask them", parties="POL", brief="Did the ferret letter reach you?")
    await town["Imran"].presses("Done, as asked")
    await town["Imran"].presses("Send the answer", task_reason="It is in the safe.")


async def advised(town: Town) -> None:
    """Their data protection officer advises."""
    now, case = town.clock.now(), await town.case()
    advice = Event(now, town["Helen"].person, AdviceGiven(Role.DPO, DPO_ADVICE))
    await town.running.store.write(
        lambda unit: unit.cases.append(actor=NOBODY, case=case, events=[advice], now=now)
    )


async def pack(town: Town, *ticked: str, of: str = "whole", submit: bool = False) -> PackMade:
    """Tom makes one; it lands among his own files."""
    await town["Tom"].says(f"evidence pack {REFERENCE}")
    answers = {"whom": "The court", "why": WHY, "of": of, "ticked": ",".join(ticked)}
    await town["Tom"].presses("Make the pack", answers, submit=submit)
    await says_yes(town, town["Tom"])
    case = await town.case()
    return next(e.fact for e in reversed(case.history) if isinstance(e.fact, PackMade))


def newest(town: Town) -> bytes:
    """The newest file among anybody's own."""
    data = list(town.drive.there.values())[-1]
    assert data is not None
    return data


def read(town: Town, made: PackMade) -> dict[str, bytes]:
    """Its files, opened with what anyone has who has the passphrase."""
    with pyzipper.AESZipFile(BytesIO(newest(town))) as archive:
        archive.setpassword(made.passphrase.encode())
        return {name: archive.read(name) for name in archive.namelist()}


@BOTH
async def test_it_opens_with_its_passphrase_and_says_for_whom_and_why(
    town: Town, submit: bool
) -> None:
    await a_worked_case(town)
    made = await pack(town, submit=submit)
    files = read(town, made)
    record = files["record.txt"].decode()

    assert set(files) == {
        "READ-ME.txt",
        "record.txt",
        "record.docx",
        "proof/entries.json",
        "proof/head.txt",
    }
    assert "Made for: The court" in record
    assert WHY in record
    assert STORY in record
    assert "It is in the safe." in record


async def test_without_the_passphrase_it_does_not_open(town: Town) -> None:
    await a_worked_case(town)
    await pack(town)
    data = newest(town)

    with pyzipper.AESZipFile(BytesIO(data)) as archive:
        archive.setpassword(b"00000-00000")
        with pytest.raises(RuntimeError):
            archive.read("record.txt")
    assert STORY.encode() not in data


async def test_what_is_not_ticked_stays_out_and_the_pack_says_so(town: Town) -> None:
    await a_worked_case(town)
    files = read(town, await pack(town))
    proof = files["proof/entries.json"]
    whole = b"".join((files["READ-ME.txt"], files["record.txt"], proof)).decode()

    for out in (ADVICE, DPO_ADVICE, "Priya", "BR-2026-0002", town["Priya"].person.object_id):
        assert out not in whole
    assert "the reporter" in whole
    for line in ("legal advice", "the name of whoever reported it", "other cases", "each person"):
        assert line in whole
    assert "Nothing else was taken out." in whole


async def test_of_a_pack_with_all_of_it_nothing_is_said_to_be_taken_out(town: Town) -> None:
    await a_worked_case(town)
    every = await pack(town, "legal_advice", "reporter", "other_cases", "read_marks")
    files = read(town, every)

    assert "Nothing was taken out." in files["READ-ME.txt"].decode()
    assert "Staffordshire County Council. As it stood on Mon 23 Nov 2026 09:00." in (
        files["record.txt"].decode()
    )


async def test_a_name_that_the_desk_page_keeps_is_in_no_pack_and_the_pack_says_so(
    town: Town,
) -> None:
    await a_worked_case(town)
    now, case = town.clock.now(), await town.case()
    kept = Event(now, town["Tom"].person, NameKept(1, "Mary Ostrich", "1 High Street", "by phone"))
    await town.running.store.write(
        lambda unit: unit.cases.append(actor=NOBODY, case=case, events=[kept], now=now)
    )
    every = await pack(town, "legal_advice", "reporter", "other_cases", "read_marks")
    files = read(town, every)

    said = b"".join(data for name, data in files.items() if not name.endswith(".docx")).decode()
    for out in ("Ostrich", "High Street", "by phone"):
        assert out not in said
    assert "Left out: names that are kept for letters" in files["READ-ME.txt"].decode()
    assert "Nothing else was taken out." in files["READ-ME.txt"].decode()


@pytest.mark.parametrize(
    ("ticked", "then"),
    [
        ("legal_advice", ADVICE),
        ("legal_advice", DPO_ADVICE),
        ("reporter", "Priya Marlowe"),
        ("other_cases", "BR-2026-0002"),
    ],
)
async def test_what_is_ticked_by_name_goes_in(town: Town, ticked: str, then: str) -> None:
    await a_worked_case(town)
    record = read(town, await pack(town, ticked))["record.txt"].decode()

    assert then in record


async def test_a_partners_version_holds_its_own_part_alone(town: Town) -> None:
    await a_worked_case(town)
    made = await pack(town, "legal_advice", "reporter", "other_cases", "read_marks", of="POL")
    whole = b"".join(read(town, made).values()).decode(errors="replace")
    record = read(town, made)["record.txt"].decode()

    assert "Did the ferret letter reach you?" in record
    assert "It is in the safe." in record
    for out in (STORY, ADVICE, "Priya", "BR-2026-0002", "Grace"):
        assert out not in whole


async def test_that_a_copy_exists_is_on_the_case_and_its_passphrase_is_not(town: Town) -> None:
    await a_worked_case(town)
    made = await pack(town)
    await town.goes_on(minutes=16)
    assert made.passphrase not in town["Tom"].text
    await town["Tom"].says(f"open {REFERENCE}")

    assert "Tom Bexley made an evidence pack." in town["Tom"].text
    assert "The court" in town["Tom"].text
    assert made.passphrase not in town["Tom"].text


async def test_the_name_of_the_file_says_nothing_of_the_case(town: Town) -> None:
    await a_worked_case(town)
    await pack(town)

    offered = [str(line["activity"]) for line in town.received() if ".zip" in str(line)]
    assert any(f"{REFERENCE} pack 1.zip" in each for each in offered)
    assert not any(WHY in each or STORY in each for each in offered)


async def test_for_whom_and_why_are_needed_and_nothing_is_made_without(town: Town) -> None:
    await town.reports("Priya")
    await town["Tom"].says(f"evidence pack {REFERENCE}")
    await town["Tom"].presses("Make the pack", whom="", why="", of="whole")

    assert not any(isinstance(e.fact, PackMade) for e in (await town.case()).history)


async def kept(town: Town) -> str:
    """The head that a partner was handed."""

    def handed(unit: Unit) -> str:
        head = unit.heads.sign(now=town.clock.now())
        assert head is not None
        return unit.heads.handed(head)

    return await town.running.store.write(handed)


@pytest.mark.parametrize("of", ["whole", "POL"])
async def test_anybody_can_prove_its_own_words_with_a_partners_head(town: Town, of: str) -> None:
    await a_worked_case(town)
    partner = await kept(town)
    files = read(town, made := await pack(town, of=of))
    key = await town.running.store.read(lambda unit: unit.heads.public_key())
    script = outsiders_script()
    logs, _, faults = script.check_heads(key, [partner, files["proof/head.txt"].decode()])
    entries = json.loads(files["proof/entries.json"])

    assert faults == []
    assert entries
    assert all(script.check_entry(entry, logs) for entry in entries)
    said = json.dumps(entries)
    assert "It is in the safe." in said
    assert (STORY in said) == (of == "whole")
    assert made.passphrase not in said
    newer = 1 if of == "whole" else 0  # of what stands in it: how much else there is, nobody learns
    assert f"until the next one leaves: {newer}." in files["READ-ME.txt"].decode()


async def test_a_word_that_was_changed_in_it_is_found(town: Town) -> None:
    await a_worked_case(town)
    partner = await kept(town)
    files = read(town, await pack(town))
    key = await town.running.store.read(lambda unit: unit.heads.public_key())
    script = outsiders_script()
    logs, _, _ = script.check_heads(key, [partner, files["proof/head.txt"].decode()])
    changed = files["proof/entries.json"].decode().replace("It is in the safe.", "It is not there.")

    assert [e for e in json.loads(changed) if not script.check_entry(e, logs)] != []


@pytest.mark.parametrize("ticked", ["reporter", "legal_advice", "other_cases", "read_marks"])
async def test_what_is_ticked_is_proved_too(town: Town, ticked: str) -> None:
    await a_worked_case(town)
    fewer = read(town, await pack(town))["proof/entries.json"]
    more = read(town, await pack(town, ticked))["proof/entries.json"]

    def shown(entries: bytes) -> int:
        return sum(len(text) - 1 for entry in json.loads(entries) for text in entry["texts"])

    assert shown(more) > shown(fewer)
