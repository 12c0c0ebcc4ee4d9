"""Who the agreement reaches, and on which days: time goes on, and the bot does the rest."""

from collections.abc import AsyncIterator
from datetime import date, datetime
from pathlib import Path

import pytest

from governance.agreements.model import Contact, ContactStatus
from governance.keys import PartyKey
from governance.moments import london
from tests.adapters.mail_server import Post
from tests.bot.agreement_town import SSCB, loaded, reviewers, state
from tests.bot.mailing import by_mail, text_of
from tests.bot.town import Town

UHNM = "University Hospitals of North Midlands NHS Trust"
REGISTERED = 'registration = { number = "Z1234567", charge_period_starts = 2026-02-01 }'


def came(town: Town, what: str) -> list[tuple[str, str]]:
    """(the London day, who) of every message that the bot began whose line says `what`."""
    rows = []
    for line in town.received():
        said = str(line["activity"].get("summary") or line["activity"].get("text") or "")
        if line["verb"] == "send" and what in said:
            day = london(datetime.fromisoformat(line["at"]))
            rows.append((f"{day:%Y-%m-%d}", line["person"].split()[0]))
    return sorted(rows)


async def contact(town: Town, party: str) -> Contact:
    return (await state(town)).agreement.party(PartyKey(party)).contact


# Registrations


def registered(folder: Path) -> str:
    """The agreement with the council's registration on record: it is the youth team's, too."""
    was = 'key = "SCC"\nname = "Staffordshire County Council"\n'
    text = SSCB.read_text(encoding="utf-8")
    file = folder / "registered.toml"
    file.write_text(text.replace(was, f"{was}{REGISTERED}\n", 1), encoding="utf-8")
    return str(file)


async def test_a_registration_is_reminded_at_60_30_and_7_days_and_shown_unpaid_after_day_21(
    tmp_path: Path, untold: Path
) -> None:
    agreement = registered(tmp_path)
    async with reviewers(tmp_path / "town", untold, agreement=agreement) as town:
        await town.until("2027-03-31 09:00")

        assert came(town, "renew the ICO registration by Mon 1 Feb 2027") == [
            ("2026-12-03", "Fiona"),  # 60 days before
            ("2027-01-02", "Fiona"),  # 30
            ("2027-01-25", "Fiona"),  # 7
        ]
        assert came(town, "a new ICO charge period has started") == [("2027-02-01", "Fiona")]
        unpaid = came(town, "no data protection fee on record")
        assert unpaid == [("2027-02-22", "Fiona"), ("2027-02-22", "Joan")]  # day 21 was the 21st
        assert "It was to be paid by Sun 21 Feb 2027 (SI 2018/480)." in town["Joan"].text
        both = "One registration covers Staffordshire County Council, Youth Offending Service."
        assert both in town["Fiona"].text


async def test_a_registration_renewed_in_time_is_never_called_unpaid(
    tmp_path: Path, untold: Path
) -> None:
    agreement = registered(tmp_path)
    async with reviewers(tmp_path / "town", untold, agreement=agreement) as town:
        await town.until("2027-02-03 09:00")
        await town["Fiona"].presses("It is renewed")
        await town["Fiona"].presses("Send", {"number": "Z1234567", "starts": "2027-02-01"})
        await town.until("2027-03-31 09:00")

        assert came(town, "no data protection fee on record") == []
        assert came(town, "renew the ICO registration by Tue 1 Feb 2028") == []


# Signatures


@pytest.fixture
async def known(tmp_path: Path, untold: Path) -> AsyncIterator[Town]:
    """The office, with the document of the version in hand."""
    async with reviewers(tmp_path / "town", untold, **loaded(tmp_path)) as made:
        yield made


async def test_whoever_has_not_signed_is_asked_after_14_days_and_then_every_month(
    known: Town,
) -> None:
    office = known
    await office["Joan"].presses("Ask for signatures")
    await office.until("2026-12-10 09:00")
    await office["Fiona"].presses("Approve v1.1")
    await office["Fiona"].presses("Approve v1.1", {"post": "Director", "signed": "true"})
    await office.until("2027-02-10 09:00")

    assert came(office, "please approve version 1.1") == [
        *(("2026-11-23", name) for name in ("Fiona", "Gemma", "Stella")),
        *(("2026-12-07", name) for name in ("Fiona", "Hanna", "Stella")),  # Gemma left on the 1st
        *(("2027-01-07", name) for name in ("Hanna", "Stella")),
        *(("2027-02-07", name) for name in ("Hanna", "Stella")),
    ]
    office_days = {day for day, name in came(office, "where things stand") if name == "Joan"}
    assert {"2026-12-07", "2027-01-07", "2027-02-07"} <= office_days


# Contacts nobody reaches


async def test_a_contact_whom_nothing_reaches_is_a_gap_and_the_card_says_who_stands_in(
    tmp_path: Path, untold: Path, people: Path
) -> None:
    async with reviewers(tmp_path / "town", untold, roles=people) as town:
        await town["Hanna"].presses("Yes, it is me")
        town["Hanna"].chat.blocked = True
        await town.until("2027-05-23 08:01")

        assert (await contact(town, "ICB")).status is ContactStatus.UNREACHABLE
        assert came(town, "the contact for")[-1] == ("2027-05-23", "Ivy")
        assert "whom we do not find" in town["Ivy"].text
        standing = await town["Joan"].says("where things stand")
        gap = "Cannot be reached since Sun 23 May 2027; stands in: IG lead"
        assert gap in standing

        town["Hanna"].chat.blocked = False
        await town["Hanna"].says("still me")
        await town["Hanna"].presses("Still me")
        assert not (await contact(town, "ICB")).is_gap


async def test_who_stands_in_for_a_contact_nobody_reaches_can_take_the_place(
    tmp_path: Path, untold: Path, people: Path
) -> None:
    async with reviewers(tmp_path / "town", untold, roles=people) as town:
        await town["Hanna"].presses("Yes, it is me")
        town["Hanna"].chat.blocked = True
        await town.until("2027-05-23 08:01")
        await town["Ivy"].presses("Yes, it is me")

        now = await contact(town, "ICB")
        assert (now.name, now.since) == ("Ivy Cole", date(2027, 5, 23))


# Mailboxes

NEXT = "2027-05-23 08:01"
"""When the contacts are asked again."""


async def test_a_first_day_begins_with_no_letter_and_the_office_hears_who_is_missing(
    tmp_path: Path, untold: Path, people: Path, post: Post
) -> None:
    changes = {"roles": people, **by_mail(tmp_path, post)}
    async with reviewers(tmp_path / "town", untold, **changes) as town:
        await town.goes_on(days=1)

        assert post.messages == []
        said = town["Joan"].text.replace("\\", "")
        assert said.count("IG Desk begins today, and knows nobody in Teams at") == 1
        assert UHNM in said.split("IG Desk begins today")[1]


async def test_a_party_with_no_person_hears_by_its_mailbox_what_to_do(
    tmp_path: Path, untold: Path, people: Path, post: Post
) -> None:
    changes = {"roles": people, **by_mail(tmp_path, post)}
    async with reviewers(tmp_path / "town", untold, **changes) as town:
        await town.until(NEXT)
        (message,) = post.messages
        assert post.recipients == ["ig.uhnm@example.org"]
        assert message["Subject"] == "IG Desk: SSCB-ISA-2023 needs you"
        text = message.get_content().replace("\r\n", "\n")
        assert f"It needs from {UHNM}: who its contact is now." in text
        assert "type “still me”" in text
        assert "sscb.admin@staffordshire.gov.uk" in text
        assert not [name for name in ("Curran", "Hanna", "Joan") if name in text_of(message)]
        standing = await town["Joan"].says("where things stand")
        assert f"stands in: IG mailbox**: {UHNM}" in standing.replace("\\", "")


async def test_everyone_asked_to_sign_is_asked_by_mail_where_there_is_no_person(
    tmp_path: Path, untold: Path, people: Path, post: Post
) -> None:
    changes = {"roles": people, **by_mail(tmp_path, post), **loaded(tmp_path)}
    async with reviewers(tmp_path / "town", untold, **changes) as town:
        await town["Joan"].presses("Ask for signatures")

        assert post.recipients == ["ig.uhnm@example.org"]
        text = post.messages[-1].get_content()
        assert "to sign it, or to say why not" in text
        assert "type “sign the agreement”" in text


async def test_a_mailbox_that_refuses_is_told_to_the_office(
    tmp_path: Path, untold: Path, people: Path, post: Post
) -> None:
    post.refuses.add("ig.uhnm@example.org")
    changes = {"roles": people, **by_mail(tmp_path, post)}
    async with reviewers(tmp_path / "town", untold, **changes) as town:
        await town.until(NEXT)
        assert post.messages == []
        assert f"Nobody at {UHNM} can be reached" in town["Joan"].text.replace("\\", "")
