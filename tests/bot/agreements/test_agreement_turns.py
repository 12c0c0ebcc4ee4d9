"""The agreement over the real bot: who is asked, who may answer, and what is kept of it."""

import asyncio
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.agreements.room import AGREEMENTS
from bot.agreements.standing import happened
from bot.config import SettingsFaults
from bot.work import Work
from governance.agreements.facts import (
    ContactChanged,
    ContactConfirmed,
    NotMe,
    RegistrationRecorded,
    ReviewAnswered,
    SignatureAsked,
    SignatureDeclined,
    SignatureRecorded,
    SignatureUnreached,
)
from governance.agreements.model import ReviewOutcome
from governance.agreements.signing import short
from governance.keys import PartyKey
from governance.outcomes import MessageState
from simulator.people import ROLES_FILE
from tests.bot.agreement_town import (
    READ,
    REVIEWERS,
    SHA,
    SSCB,
    facts,
    invoke,
    loaded,
    reviewers,
    state,
    told,
)
from tests.bot.town import GONE, NOBODY, Town
from tests.bot.town import town as make_town

READING = {
    *("agreement_show", "agreement_share", "agreement_quote", "agreement_document"),
    "agreement_mine",  # of whoever presses; the agreement itself, where nothing is asked of them
}


# Reviews


async def test_three_answers_settle_all_missed_reviews_and_are_on_record(office: Town) -> None:
    for name in ("Fiona", "Stella", "Gemma"):
        await office[name].presses("Reviewed, no change")
        await office[name].presses("Send", READ)

    now = await state(office)
    assert "All partners have answered: the review is complete." in office["Gemma"].text
    assert now.overdue(date(2026, 11, 23)) == ()
    assert [type(fact) for fact in await facts(office)] == [ReviewAnswered] * 3
    assert len(now.held) == 1


async def test_reviewed_no_change_wants_its_tick(office: Town) -> None:
    fiona = office["Fiona"]
    await fiona.presses("Reviewed, no change")
    await fiona.presses("Send")

    assert await facts(office) == []
    assert "Please read the points and tick the box." in str(office.chats.log[-3:])


async def test_whoever_asks_again_reads_what_was_answered_and_who_is_waited_for(
    office: Town,
) -> None:
    await office["Fiona"].presses("Reviewed, no change")
    await office["Fiona"].presses("Send", READ)
    said = await office["Fiona"].says("agreement review")

    day = "Staffordshire County Council answered the review on Mon 23 Nov 2026"
    assert f"{day}: **reviewed, no change**." in said
    assert "Waiting: Staffordshire Police" in said


async def test_what_was_due_before_the_bot_came_is_not_called_late(
    tmp_path: Path, untold: Path
) -> None:
    async with reviewers(tmp_path / "town", untold) as town:
        await town.until("2026-11-24 09:00")
        first = [town[name].text for name in ("Fiona", "Stella", "Gemma", "Joan", "Hanna")]
    town.clock.forward(timedelta(days=60))
    changes = {"roles": REVIEWERS}
    async with make_town(tmp_path / "town", pristine=untold, after=town, changes=changes) as after:
        stella = after["Stella"].text

    assert not [said for said in first if "It comes late." in said]
    assert "It comes late." in stella  # the bot was away: that is late


async def test_a_change_is_kept_sealed_with_what_and_why_and_the_chat_does_not_show_it(
    office: Town,
) -> None:
    stella = office["Stella"]
    await stella.presses("Change needed")
    await stella.presses("Send", {"what": "Section 3 zebra", "why": "The law has changed"})

    (fact,) = await facts(office)
    assert (fact.outcome, fact.what) == (ReviewOutcome.CHANGE_NEEDED, "Section 3 zebra")
    assert "zebra" not in stella.text
    joan = office["Joan"]
    assert "Staffordshire Police answers the review: a change is needed." in joan.last
    await joan.says("agreement review")
    assert "zebra" not in joan.text
    await joan.presses("What was said")
    assert "Section 3 zebra" in joan.text
    sent = [line for line in office.received() if "zebra" in str(line)]
    assert sent == []  # seen by whoever pressed, and not written into the chat
    store = office.folder / "store"
    assert all(b"zebra" not in file.read_bytes() for file in store.iterdir() if file.is_file())


async def test_what_should_not_be_in_a_reason_is_asked_about_once(office: Town) -> None:
    stella = office["Stella"]
    await stella.presses("Change needed")
    written = {"what": "Ask ann@example.org", "why": "x"}
    await stella.presses("Send", written)
    assert await facts(office) == []

    await stella.presses("Send", written)
    assert len(await facts(office)) == 1


async def test_a_second_tap_is_the_same_answer_and_no_second_event(office: Town) -> None:
    fiona = office["Fiona"]
    await fiona.presses("Reviewed, no change")
    sent = [fiona.pressed("Send", READ) for _ in range(2)]
    replies = [await office.post(one) for one in sent]

    assert replies[0] == replies[1]
    assert len(await facts(office)) == 1


@pytest.mark.parametrize("due", ["2027-03-19", "2024-03-19", "never", ""])
async def test_which_review_is_meant_is_worked_out_whatever_a_card_says(
    office: Town, due: str
) -> None:
    data = {"card": "x", "s": 1, "party": "SCC", "due": due, **READ}
    outcome = await invoke(office, "Fiona", "agreement_no_change_send", data)

    assert await facts(office) == []
    assert "One review settles all 3 missed reviews." in str(outcome)


async def test_a_card_that_a_colleague_has_answered_shows_that_there_is_nothing_to_do(
    office: Town,
) -> None:
    fiona = office["Fiona"]
    await fiona.presses("Reviewed, no change")
    due = fiona.finds("Send")[2]["data"]["due"]
    await fiona.presses("Send", READ)
    late = {"card": "older", "s": 1, "party": "SCC", "due": due, **READ}
    outcome = await invoke(office, "Fiona", "agreement_no_change_send", late)

    assert len(await facts(office)) == 1
    assert "There is nothing to review just now." in str(outcome)


async def test_not_me_is_no_answer_and_the_next_in_line_is_asked_now(office: Town) -> None:
    before = told(office).count(("Hanna", "overdue since"))
    gemma = office["Gemma"]
    await gemma.presses("Not me")
    await gemma.presses("Send", {"who": "The chief nurse"})

    now = await state(office)
    assert isinstance((await facts(office))[0], NotMe)
    assert "ICB" in now.still_asked(date(2026, 3, 19))
    assert told(office).count(("Hanna", "overdue since")) == before + 1
    assert "nobody holds the post of signatory" in office["Hanna"].text

    data = {"card": "x", "s": 1, "party": "ICB", "due": "2026-03-19", **READ}
    assert GONE in str(await invoke(office, "Gemma", "agreement_no_change_send", data))


# Who may


@pytest.mark.parametrize("party", ["SCC", "POL", "XYZ", ""])
async def test_whoever_holds_no_place_reads_that_it_is_not_there(office: Town, party: str) -> None:
    filled = {
        **READ,
        "party": party,
        "due": "2026-03-19",
        "audience": "contact",
        "version": "1.0",
        "controller": "SCC",
        "number": "Z1",
        "starts": "2026-11-01",
        "signed": "true",
        **dict.fromkeys(("who", "what", "why", "post"), "x"),
    }
    for verb in sorted({*AGREEMENTS.handlers, *AGREEMENTS.changes} - READING):
        data = {**filled, "card": f"c-{verb}", "s": 1}
        assert GONE in str(await invoke(office, "Priya", verb, data)), verb

    assert await facts(office) == []


async def test_a_signatory_answers_for_no_other_party(office: Town) -> None:
    data = {"card": "x", "s": 1, "party": "SCC", "due": "2026-03-19", **READ}
    outcome = await invoke(office, "Stella", "agreement_no_change_send", data)

    assert GONE in str(outcome)
    assert await facts(office) == []


async def test_only_the_office_asks_for_signatures(office: Town) -> None:
    for name in ("Fiona", "Martin", "Priya"):
        outcome = await invoke(office, name, "agreement_ask_signatures", {"card": "x", "s": 1})
        assert GONE in str(outcome)

    assert await facts(office) == []


# Signatures


async def test_the_office_asks_and_each_partner_signs_one_document_in_one_post(
    tmp_path: Path, untold: Path
) -> None:
    async with reviewers(tmp_path / "town", untold, **loaded(tmp_path)) as office:
        await office["Joan"].presses("Ask for signatures")
        asked = [name for name, kind in told(office) if kind == "please approve"]
        assert sorted(asked) == ["Fiona", "Gemma", "Stella"]
        assert short(SHA) in office["Fiona"].text

        await office["Fiona"].presses("Approve v1.1")
        await office["Fiona"].presses("Approve v1.1", {"post": "Director", "signed": "true"})
        await office["Stella"].presses("I do not approve")
        await office["Stella"].presses("Send", {"why": "Not before the lawyers have seen it."})

        asked_fact, missed, signed, declined = await facts(office)
        assert isinstance(asked_fact, SignatureAsked)
        assert isinstance(missed, SignatureUnreached)
        assert isinstance(signed, SignatureRecorded)
        assert (signed.name, signed.post, signed.document_sha256) == (
            "Fiona Hartley",
            "Director",
            SHA,
        )
        assert signed.signed == date(2026, 11, 23)
        assert isinstance(declined, SignatureDeclined)
        assert "Staffordshire Police does not approve version 1.1." in office["Joan"].last
        assert "lawyers" not in office["Joan"].text
        await office["Joan"].says("where things stand")
        assert "said no to 1.1" in office["Joan"].text


async def test_a_document_that_came_meanwhile_is_seen_before_it_is_signed(
    tmp_path: Path, untold: Path
) -> None:
    async with reviewers(tmp_path / "town", untold, **loaded(tmp_path)) as office:
        await office["Joan"].presses("Ask for signatures")
        data = {"card": "x", "s": 1, "party": "SCC", "version": "1.1", "sha256": "0" * 64}
        outcome = await invoke(
            office, "Fiona", "agreement_sign_send", {**data, "post": "Director", "signed": "true"}
        )

        assert SignatureRecorded not in [type(fact) for fact in await facts(office)]
        assert short(SHA) in str(outcome)


async def test_nobody_signs_a_version_they_were_not_asked_about(office: Town) -> None:
    data = {"card": "x", "s": 1, "party": "SCC", "version": "1.1", "post": "x", "signed": "true"}

    assert GONE in str(await invoke(office, "Fiona", "agreement_sign_send", data))


async def test_a_signature_wants_its_tick(tmp_path: Path, untold: Path) -> None:
    async with reviewers(tmp_path / "town", untold, **loaded(tmp_path)) as office:
        await office["Joan"].presses("Ask for signatures")
        await office["Fiona"].presses("Approve v1.1")
        await office["Fiona"].presses("Approve v1.1", {"post": "Director"})

        assert SignatureRecorded not in [type(fact) for fact in await facts(office)]


async def test_a_version_whose_document_nobody_knows_is_put_to_nobody_and_signed_by_nobody(
    tmp_path: Path, untold: Path
) -> None:
    asked = '[[signatures]]\nparty = "SCC"\nversion = "1.1"\nstatus = "asked"\n\n'
    text = SSCB.read_text(encoding="utf-8")
    file = tmp_path / "asked.toml"
    file.write_text(text.replace("[[gaps]]", f"{asked}[[gaps]]", 1), encoding="utf-8")
    async with reviewers(tmp_path / "town", untold, agreement=str(file)) as office:
        await invoke(office, "Joan", "agreement_ask_signatures", {"card": "x", "s": 1})
        said = await office["Fiona"].says("sign the agreement")
        data = {"card": "y", "s": 1, "party": "SCC", "version": "1.1", "sha256": ""}
        filled = {**data, "post": "Director", "signed": "true"}
        outcome = await invoke(office, "Fiona", "agreement_sign_send", filled)

        assert await facts(office) == []
        assert "You cannot sign version 1.1 here yet." in said
        assert "You cannot sign version 1.1 here yet." in str(outcome)
        assert "Ask for signatures" not in office["Joan"].buttons


# Contacts and registrations


async def test_who_stands_in_and_says_it_is_me_is_the_contact_from_now_on(office: Town) -> None:
    await office["Hanna"].presses("Yes, it is me")

    (fact,) = await facts(office)
    assert isinstance(fact, ContactChanged)
    assert (fact.party, fact.name) == ("ICB", "Hanna Reid")

    await office.until("2027-05-23 09:00")
    await office["Hanna"].presses("Still me")
    assert isinstance((await facts(office))[-1], ContactConfirmed)


async def test_a_stand_in_who_says_not_me_says_nothing_of_the_contact(office: Town) -> None:
    hanna = office["Hanna"]
    await hanna.presses("Not me")
    await hanna.presses("Send", {"who": "not sure"})

    now = await state(office)
    assert not now.agreement.party(PartyKey("ICB")).contact.is_gap


async def test_a_registration_is_recorded_by_a_party_it_covers_and_reminds_next_year(
    office: Town,
) -> None:
    data = {"card": "x", "s": 1, "party": "SCC", "controller": "SCC", "number": "Z1234567"}
    assert GONE in str(await invoke(office, "Stella", "agreement_renewed_send", data))
    wrong = {**data, "card": "y", "starts": "2016-12-20"}
    assert "Please give the day." in str(
        await invoke(office, "Fiona", "agreement_renewed_send", wrong)
    )
    await invoke(office, "Fiona", "agreement_renewed_send", {**data, "starts": "2025-12-20"})

    (fact,) = await facts(office)
    assert fact == RegistrationRecorded("SCC", "Z1234567", date(2025, 12, 20))
    await office.until("2026-12-20 08:01")
    assert "a new ICO charge period has started" in office["Fiona"].text
    await office["Fiona"].presses("It is renewed")
    await office["Fiona"].presses("Send", {"number": "Z1234567", "starts": "2026-12-20"})
    assert len(await facts(office)) == 2


# The agreement to hand


async def test_anyone_may_read_the_agreement_and_ask_what_they_may_share(office: Town) -> None:
    priya = office["Priya"]
    shared = await priya.says("Can I share this?")
    shown = await priya.says("show me the agreement")

    first = "If a child may be at risk, share now. Data protection does not stop you."
    assert shared.strip().startswith(first)
    assert "We quote only from the document, and it is not loaded here." in shared
    assert "Version 1.1" in shown
    assert "The document itself is not loaded here." in shown


async def test_a_loaded_document_is_quoted_and_handed_over_word_for_word(
    tmp_path: Path, untold: Path
) -> None:
    async with reviewers(tmp_path / "town", untold, **loaded(tmp_path)) as office:
        priya = office["Priya"]
        await priya.says("may i share this")
        await priya.presses("Read it", {"section": "6.0"})
        assert "Encrypt it, *always*." in priya.last
        await priya.presses("The document")
        assert "Name and address." in priya.last
        assert SHA in priya.last


async def test_another_document_is_handed_to_nobody_and_that_is_said(
    tmp_path: Path, untold: Path
) -> None:
    changes = loaded(tmp_path)
    (tmp_path / "agreement.md").write_text("Another text altogether.")
    async with reviewers(tmp_path / "town", untold, **changes) as office:
        priya = office["Priya"]
        await priya.says("show me the agreement")
        assert "is not the document of version 1.1: its fingerprint is another." in priya.last
        assert "The document" not in priya.buttons
        await invoke(office, "Priya", "agreement_document", {"card": "x", "s": 1})
        assert "altogether" not in priya.text


def test_a_kind_of_file_that_is_no_document_is_refused_by_the_settings_name(
    tmp_path: Path, untold: Path
) -> None:
    changes = {**loaded(tmp_path), "agreement_document": tmp_path / "ours.toml"}

    async def starts() -> None:
        async with reviewers(tmp_path / "town", untold, **changes):
            pass

    with pytest.raises(SettingsFaults, match="IGDESK_AGREEMENT_DOCUMENT"):
        asyncio.run(starts())


# The timer and the post


async def test_after_a_restart_nobody_is_told_again(tmp_path: Path, untold: Path) -> None:
    async with reviewers(tmp_path / "town", untold) as before:
        first = told(before)
    changes = {"roles": REVIEWERS}
    async with make_town(
        tmp_path / "town", pristine=untold, after=before, changes=changes
    ) as after:
        await after.goes_on(hours=30)
        assert len(first) == 8
        assert told(after) == []


async def test_months_away_bring_one_late_notice_each_and_the_keys_for_them(
    tmp_path: Path, untold: Path
) -> None:
    async with reviewers(tmp_path / "town", untold) as before:
        first = len(told(before))
    before.clock.forward(timedelta(days=200))
    changes = {"roles": REVIEWERS}
    async with make_town(
        tmp_path / "town", pristine=untold, after=before, changes=changes
    ) as after:
        now = told(after)
        assert first == 8
        assert sorted(now) == sorted(set(now))
        assert ("Stella", "overdue since") in now
        await after["Stella"].presses("Reviewed, no change")
        await after["Stella"].presses("Send", READ)
        assert len(await facts(after)) == 1


async def test_a_clock_that_jumps_over_months_finds_its_keys(office: Town) -> None:
    office.clock.forward(timedelta(days=200))
    await office.running.catch_up()

    assert ("Stella", "overdue since") in told(office)[8:]
    assert (await state(office)).told_through == date(2027, 6, 11)


async def test_someone_who_cannot_be_reached_is_passed_over_and_the_office_hears_at_the_end(
    office: Town,
) -> None:
    office["Gemma"].chat.blocked = True
    office["Stella"].chat.blocked = True
    await office.until("2026-11-30 09:00")
    await office.until("2026-12-19 08:01")

    new = [row for row in office.heard() if row[0].startswith("Sat")]
    names = {name for _, name, _ in new}
    assert "Hanna" in names
    assert ("Joan", "phone") in told(office)
    assert "Nobody at Staffordshire Police can be reached through Teams" in office["Joan"].text


async def test_what_was_answered_before_it_went_is_not_sent(office: Town) -> None:
    await office["Fiona"].presses("Reviewed, no change")
    await office["Fiona"].presses("Send", READ)
    rows = await office.look(lambda unit: unit.outbox.of_subject("SSCB-ISA-2023"))

    assert {row.state for row in rows} == {MessageState.SENT}


async def test_in_the_simulator_nobody_with_a_pane_hears_of_the_agreement(
    tmp_path: Path, untold: Path
) -> None:
    async with reviewers(tmp_path / "town", untold, roles=ROLES_FILE) as town:
        await town.until("2026-12-21 09:00")
        panes = {chat.persona.name.split()[0] for chat in town.chats if chat.persona.in_pane}

        assert panes == {"Priya", "Tom", "Grace", "Helen", "David", "Imran"}
        heard = {name for _, name, _ in town.heard()}
        assert heard == {"Joan", "Fiona", "Martin", "Stella", "Gareth"}


async def test_a_history_that_does_not_fit_its_file_keeps_nobody_from_reporting(
    tmp_path: Path, untold: Path
) -> None:
    text = SSCB.read_text(encoding="utf-8")
    async with reviewers(tmp_path / "town", untold) as before:
        services, now = before.running.services, before.clock.now()
        await before.running.store.write(
            lambda unit: happened(
                Work(unit, services, now), NOBODY, ContactConfirmed(PartyKey("WER"))
            )
        )
    file = tmp_path / "ours.toml"
    file.write_text(text.replace('"WER"', '"YOI"'), encoding="utf-8")
    changes = {"roles": REVIEWERS, "agreement": str(file)}
    async with make_town(
        tmp_path / "town", pristine=untold, after=before, changes=changes
    ) as after:
        await after.reports()
        await after.goes_on(hours=30)
        assert (await after.case()).tellings
