"""A new version: proposed, approved by every partner, in force; and notice that ends it all."""

import hashlib
import re
from collections.abc import AsyncIterator, Mapping
from datetime import date
from pathlib import Path

import pytest

from bot.agreements.documents import KINDS
from governance.agreements.facts import (
    NoticeServed,
    NoticeWithdrawn,
    NotMe,
    SignatureAsked,
    SignatureRecorded,
    SignatureUnreached,
    VersionProposed,
)
from governance.agreements.signing import short
from governance.agreements.state import AgreementStatus, status
from governance.keys import PartyKey
from simulator.chats import Json
from tests.bot.agreement_town import SERVED, facts, invoke, reviewers, state, told
from tests.bot.town import GONE, Town

PDF = b"%PDF-1.7\nAn invented agreement, version 1.2.\n%%EOF\n"
SHA = hashlib.sha256(PDF).hexdigest()
NEW = {"number": "1.2", "dated": "2026-11-20", "reason": "The law has changed."}
TODAY = date(2026, 11, 23)
SENT = {"SCC", "POL", "ICB"}  # who has a person to send it to
ROUND = [VersionProposed, SignatureAsked, SignatureUnreached]


@pytest.fixture
async def shelf(tmp_path: Path, untold: Path) -> AsyncIterator[Town]:
    """The office, with a folder of documents in which one is of no version yet."""
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "isa-1.2.pdf").write_bytes(PDF)
    changes = {"agreement_document": documents, "public_url": "https://igdesk.example"}
    async with reviewers(tmp_path / "town", untold, **changes) as made:
        yield made


async def proposes(town: Town, name: str = "Joan", **changes: str) -> Json:
    await town[name].says("propose a new version")
    return await town[name].presses("Send it round", {**NEW, **changes})


async def approves(town: Town, *names: str) -> None:
    for name in names:
        await town[name].presses("Approve v1.2")
        await town[name].presses("Approve v1.2", {"post": f"{name}'s post", "signed": "true"})


async def fetch(town: Town, name: str, **changes: str) -> tuple[int, Mapping[str, str], bytes]:
    """What a browser gets behind the newest link, at this bot's own address."""
    address = re.findall(r"https://igdesk\.example(/agreement/[^\s\"']+)", str(town[name].cards))[
        -1
    ]
    for old, new in changes.items():
        address = address.replace(old, new)
    base = town.bot_url.removesuffix("/api/messages")
    async with town.session.get(base + address) as response:
        return response.status, response.headers, await response.read()


# Proposing


async def test_a_proposed_version_goes_to_every_partner_with_its_short_fingerprint(
    shelf: Town,
) -> None:
    await proposes(shelf, sha256=SHA)

    fact, sent, missed = await facts(shelf)
    post = "Coordinator"
    assert (set(sent.parties), set(missed.parties) & set(sent.parties)) == (SENT, set())
    assert fact == VersionProposed("1.2", date(2026, 11, 20), post, "The law has changed.", SHA)
    asked = [name for name, kind in told(shelf) if kind == "please approve"]
    assert sorted(asked) == ["Fiona", "Gemma", "Stella"]
    assert f"Its fingerprint: {short(SHA)}" in shelf["Fiona"].text
    waits = "Version 1.2 waits for approval: 0 of 3 partners have approved it."
    assert waits in shelf["Joan"].last
    assert {"Approve v1.2", "I do not approve", "Not me"} <= set(shelf["Fiona"].buttons)


async def test_the_last_approval_brings_it_into_force_and_everyone_hears(shelf: Town) -> None:
    await proposes(shelf, sha256=SHA)
    await approves(shelf, "Fiona", "Stella")
    before = await state(shelf)
    assert "Version 1.2 waits for" in shelf["Stella"].last
    assert before.agreement.version == "1.1"

    await approves(shelf, "Gemma")
    now = await state(shelf)
    assert now.agreement.version == "1.2"
    assert now.anchor == before.anchor  # an amendment keeps it
    heard = {name for name, kind in told(shelf) if kind == "is in force"}
    assert heard == {"Fiona", "Stella", "Gemma", "Joan", "Martin"}
    signed = [fact for fact in await facts(shelf) if isinstance(fact, SignatureRecorded)]
    assert {(one.document_sha256, one.signed) for one in signed} == {(SHA, TODAY)}
    assert [one.post for one in signed] == ["Fiona's post", "Stella's post", "Gemma's post"]


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        pytest.param({"number": "1.1"}, "Please give a new number", id="a number that is taken"),
        pytest.param({"number": "two"}, "Please give a new number", id="no number"),
        pytest.param({"dated": "2026-11-24"}, "today or before", id="written tomorrow"),
        pytest.param({"dated": "soon"}, "today or before", id="no day"),
        pytest.param({"reason": "  "}, "a line or two", id="no reason"),
        pytest.param({"sha256": "abc"}, "64 figures and letters", id="no fingerprint"),
    ],
)
async def test_what_does_not_fit_is_said_and_nothing_is_kept(
    shelf: Town, changes: Mapping[str, str], says: str
) -> None:
    data = {"card": "x", "s": 1, **NEW, "sha256": SHA, **changes}
    outcome = await invoke(shelf, "Joan", "agreement_propose_send", data)

    assert says in str(outcome)
    assert await facts(shelf) == []


async def test_where_no_document_is_loaded_its_fingerprint_is_pasted(office: Town) -> None:
    await proposes(office, sha256=f" {SHA.upper()} ")

    fact, *_ = await facts(office)
    assert fact.document_sha256 == SHA


async def test_the_lead_partys_signatory_may_propose_and_sees_how_far_it_is(shelf: Town) -> None:
    await proposes(shelf, "Fiona", sha256=SHA)

    assert "0 of 3 partners have approved it" in shelf["Fiona"].text
    assert [type(fact) for fact in await facts(shelf)] == ROUND


@pytest.mark.parametrize("name", ["Stella", "Hanna", "Priya"])
@pytest.mark.parametrize("words", ["propose a new version", "end the agreement"])
async def test_nobody_else_proposes_or_ends_anything(shelf: Town, name: str, words: str) -> None:
    assert GONE in await shelf[name].says(words)


async def test_a_change_that_a_review_asks_for_offers_the_office_a_new_version(
    shelf: Town,
) -> None:
    await shelf["Stella"].presses("Change needed")
    await shelf["Stella"].presses("Send", {"what": "Section 3", "why": "The law has changed"})
    await shelf["Joan"].presses("Propose a new version")

    assert "Number of the new version" in str(shelf["Joan"].card)


async def test_someone_who_does_not_sign_for_the_party_is_no_gap_and_the_next_is_asked(
    shelf: Town,
) -> None:
    await proposes(shelf, sha256=SHA)
    await shelf["Gemma"].presses("Not me")
    await shelf["Gemma"].presses("Send", {"who": "The chief nurse"})

    assert isinstance((await facts(shelf))[-1], NotMe)
    assert ("Hanna", "please approve") in told(shelf)
    now = await state(shelf)
    assert not now.agreement.party(PartyKey("ICB")).contact.is_gap


async def test_a_typed_word_brings_the_request_again(shelf: Town) -> None:
    await proposes(shelf, sha256=SHA)
    await approves(shelf, "Fiona")

    assert "please approve version 1.2" in await shelf["Stella"].says("sign the agreement")
    said = await shelf["Fiona"].says("sign the agreement")
    assert "please approve" not in said
    assert "Staffordshire County Council approved version 1.2 on Mon 23 Nov 2026." in said
    await shelf["Stella"].presses("I do not approve")
    await shelf["Stella"].presses("Send", {"why": "Not before the lawyers have seen it."})
    said = await shelf["Stella"].says("sign the agreement")
    assert "Staffordshire Police said no to version 1.2." in said
    assert "lawyers" not in said
    await shelf["Stella"].presses("Back")
    assert "Approve v1.2" in shelf["Stella"].buttons  # they may think again


async def test_the_register_says_asked_of_those_alone_who_were_sent_something(
    shelf: Town,
) -> None:
    shelf["Stella"].chat.blocked = True
    await proposes(shelf, sha256=SHA)
    await shelf.goes_on(hours=2)
    standing = (await shelf["Joan"].says("where things stand")).replace("\\", "")

    asked = next(line for line in standing.splitlines() if "sked about 1.2 on" in line)
    lines = [one for one in standing.splitlines() if "obody could be reached about 1.2" in one]
    missed = " ".join(lines)
    assert "Integrated Care Board" in asked
    assert "Staffordshire Police" not in asked  # what was sent was refused
    assert "Staffordshire Police" in missed
    assert "CAFCASS" in missed  # nobody was there to send it to


# The document


async def test_whoever_is_asked_fetches_the_document_and_nobody_else_does_yet(shelf: Town) -> None:
    await proposes(shelf, sha256=SHA)
    await shelf["Stella"].presses("The document")
    status_, headers, body = await fetch(shelf, "Stella")

    assert (status_, body) == (200, PDF)
    assert headers["Content-Type"] == KINDS[".pdf"]
    name = 'attachment; filename="SSCB-ISA-2023-v1.2.pdf"'
    assert headers["Content-Disposition"] == name
    assert headers["X-Content-Type-Options"] == "nosniff"
    data = {"card": "x", "s": 1, "party": "POL", "version": "1.2"}
    assert "igdesk.example" not in str(await invoke(shelf, "Priya", "agreement_document", data))


async def test_a_link_runs_out_and_a_changed_one_opens_nothing(shelf: Town) -> None:
    await proposes(shelf, sha256=SHA)
    await shelf["Stella"].presses("The document")

    assert (await fetch(shelf, "Stella", **{"v1.2": "v9.9"}))[0] == 404
    assert (await fetch(shelf, "Stella", **{SHA: "0" * 64}))[0] == 404
    await shelf.goes_on(minutes=61)
    status_, _, body = await fetch(shelf, "Stella")
    assert status_ == 404
    assert b"ask IG Desk" in body


async def test_a_document_changed_on_disk_is_handed_to_nobody(shelf: Town, tmp_path: Path) -> None:
    await proposes(shelf, sha256=SHA)
    await shelf["Stella"].presses("The document")
    (tmp_path / "documents" / "isa-1.2.pdf").write_bytes(PDF + b"changed")

    assert (await fetch(shelf, "Stella"))[0] == 404
    await shelf["Fiona"].presses("The document")
    assert "not loaded here" in shelf["Fiona"].text


async def test_once_in_force_it_is_for_anyone_who_asks(shelf: Town) -> None:
    await proposes(shelf, sha256=SHA)
    await approves(shelf, "Fiona", "Stella", "Gemma")
    await shelf["Priya"].says("show me the agreement")
    await shelf["Priya"].presses("The document")

    assert (await fetch(shelf, "Priya"))[2] == PDF


# The end


async def test_notice_is_on_record_and_everyone_hears_that_it_binds_until_then(
    office: Town,
) -> None:
    await office["Joan"].presses("Record a notice to end it")
    await office["Joan"].presses("Record the notice", SERVED)

    (fact,) = await facts(office)
    assert fact == NoticeServed(PartyKey("ICB"), date(2026, 11, 20), date(2027, 2, 28), "9.0")
    heard = {name for name, kind in told(office) if kind == "ends on"}
    assert heard == {"Fiona", "Stella", "Gemma", "Hanna", "Joan", "Martin"} - {"Hanna"}
    assert "Until then it is in force: please go on as before." in office["Stella"].text
    now = await state(office)
    assert status(now, date(2027, 2, 27)) is AgreementStatus.OVERDUE
    assert status(now, date(2027, 2, 28)) is AgreementStatus.TERMINATED


async def test_once_it_has_ended_nobody_is_asked_anything_and_nothing_says_in_force(
    office: Town,
) -> None:
    await office["Joan"].presses("Record a notice to end it")
    await office["Joan"].presses("Record the notice", {**SERVED, "effective": "2026-12-10"})
    await office.until("2026-12-10 09:00")
    before = told(office)
    await office.until("2027-04-01 09:00")

    assert told(office) == before
    said = await office["Stella"].says("agreement review")
    assert "still in force" not in said
    standing = await office["Joan"].says("where things stand")
    assert "Terminated: it is no longer in force." in standing
    assert "Propose a new version" not in str(office["Joan"].card)
    assert GONE in await office["Joan"].says("propose a new version")


async def test_a_notice_withdrawn_leaves_it_in_force_and_everyone_hears(office: Town) -> None:
    await office["Joan"].presses("Record a notice to end it")
    await office["Joan"].presses("Record the notice", SERVED)
    await office["Joan"].presses("The notice is withdrawn")
    await office["Joan"].presses("Send", {"why": "They have thought again."})

    assert isinstance((await facts(office))[-1], NoticeWithdrawn)
    assert (await state(office)).ends is None
    assert ("Stella", "is withdrawn") in told(office)
    assert "thought again" not in office["Stella"].text


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        pytest.param({"served_by": "XYZ"}, "choose who served", id="no party"),
        pytest.param({"served": "2026-11-24"}, "Please give both days", id="served tomorrow"),
        pytest.param({"effective": "2026-11-19"}, "Please give both days", id="ends before it"),
        pytest.param({"effective": "2126-11-19"}, "Please give both days", id="in 100 years"),
        pytest.param({"effective": ""}, "Please give both days", id="no day"),
        pytest.param({"written": "false"}, "in writing", id="not in writing"),
    ],
)
async def test_a_notice_that_does_not_fit_is_not_kept(
    office: Town, changes: Mapping[str, str], says: str
) -> None:
    data = {"card": "x", "s": 1, **SERVED, **changes}
    outcome = await invoke(office, "Joan", "agreement_end_send", data)

    assert says in str(outcome)
    assert await facts(office) == []
