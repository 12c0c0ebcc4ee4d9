"""Heads leave each month and after a closing; a lead keeps one with a press, once a quarter."""

from datetime import timedelta

from bot.proof.keeping import KEPT
from governance.moments import london
from governance.proof.handing import DUE, SUBJECT
from storage.due import DueRow
from tests.adapters.mail_server import Post
from tests.bot.agreement_town import invoke
from tests.bot.file_offers import says_yes
from tests.bot.mailing import text_of
from tests.bot.town import REFERENCE, Town
from tests.outsider import outsiders_script

TITLE = "Please keep this seal"
SUBJECT_LINE = "Please keep this mail"


async def planned(town: Town) -> str:
    """When the next head leaves, in London."""
    (row,) = await town.look(lambda unit: unit.due.of_subject(SUBJECT))
    assert isinstance(row, DueRow)
    assert row.what == DUE
    return f"{london(row.at):%Y-%m-%d %H:%M}"


async def key(town: Town) -> str:
    return await town.look(lambda unit: unit.heads.public_key())


def seals(post: Post) -> list[str]:
    return [text_of(one) for one in post.messages if SUBJECT_LINE in str(one["Subject"])]


async def test_a_head_leaves_on_the_first_of_each_month(town: Town) -> None:
    assert await planned(town) == "2026-12-01 08:30"
    await town.until("2026-12-01 08:31")

    assert await planned(town) == "2027-01-01 08:30"
    assert len(await town.look(lambda unit: unit.heads.newest())) == 1


async def test_it_is_mailed_to_each_partner_whose_mailbox_is_known(
    mailing: Town, post: Post
) -> None:
    await mailing.reports("Priya")
    await mailing.until("2026-12-01 08:31")
    await mailing.settle()
    sent = seals(post)

    assert len(sent) == 2
    assert all(any(to in one for one in sent) for to in ("ig.scc@", "ig.pol@"))
    for one in sent:
        logs, _, faults = outsiders_script().check_heads(await key(mailing), [one])
        assert faults == []
        assert len(logs) == 1
        assert "Priya" not in one
        assert REFERENCE not in one


async def test_heads_of_several_months_join(mailing: Town, post: Post) -> None:
    for month in ("2026-12", "2027-01", "2027-02"):
        await mailing.reports("Priya")
        await mailing.until(f"{month}-01 08:31")
    await mailing.settle()
    mine = [one for one in seals(post) if "ig.scc@" in one]

    assert len(mine) == 3
    _, _, faults = outsiders_script().check_heads(await key(mailing), mine)
    assert faults == []


async def test_the_morning_after_a_closing_one_leaves_too(town: Town) -> None:
    await town.reports("Priya")
    await town["Tom"].says(f"acknowledge {REFERENCE}")
    assert await planned(town) == "2026-12-01 08:30"
    await town["Tom"].says(f"decide {REFERENCE}")
    answers = {"likely": "unlikely", "outcome": "not_a_breach", "reason": "It never left."}
    await town["Tom"].presses("Record the decision", answers)

    assert await planned(town) == "2026-11-24 08:30"
    await town.until("2026-11-24 08:31")
    assert len(await town.look(lambda unit: unit.heads.newest())) == 1
    assert await planned(town) == "2026-12-01 08:30"


async def test_people_are_asked_once_a_quarter_and_a_mail_comes_every_month(town: Town) -> None:
    await town.reports("Priya")
    await town.until("2026-12-02 09:00")
    assert TITLE not in town["Tom"].text
    await town.until("2027-04-02 09:00")

    for name in ("Tom", "Imran"):
        asked = [one for one in town.heard() if one[1] == name and TITLE.lower() in one[2].lower()]
        assert [when[:3] for when, _, _ in asked] == ["Fri", "Thu"], name
    assert TITLE not in town["Lena"].text, "a lead of no safeguarding partner"


async def asked(town: Town) -> None:
    await town.reports("Priya")
    await town.until("2027-01-01 08:31")


async def test_a_press_is_a_receipt_on_the_chain(town: Town) -> None:
    await asked(town)
    assert TITLE in town["Imran"].text
    await town["Imran"].presses("I have kept it")
    assert "You keep the seal of" in town["Imran"].last
    (head,) = await town.look(lambda unit: unit.heads.newest())
    entries = await town.look(lambda unit: unit.audit.of_subject(f"head:{head.id}"))

    assert [(one.what, one.actor) for one in entries] == [(KEPT, town["Imran"].person.text)]


async def test_the_file_is_the_head_as_it_left(town: Town) -> None:
    await asked(town)
    await town["Imran"].presses("Get the file")
    await says_yes(town, town["Imran"])
    data = list(town.drive.there.values())[-1]
    assert data is not None
    logs, _, faults = outsiders_script().check_heads(await key(town), [data.decode()])

    assert (len(logs), faults) == (1, [])


async def test_whoever_keeps_none_finds_none(town: Town) -> None:
    await asked(town)
    (head,) = await town.look(lambda unit: unit.heads.newest())
    for name in ("Priya", "Lena", "Helen"):
        await town[name].says("seal of the record")
        assert "I can't find that one." in town[name].last
        answer = await invoke(town, name, "head_kept", {"step": head.id})
        assert "You keep" not in str(answer)
    entries = await town.look(lambda unit: unit.audit.of_subject(f"head:{head.id}"))
    assert entries == ()


async def test_a_lead_sees_the_newest_by_typing(town: Town) -> None:
    await town["Tom"].says("seal of the record")
    assert "There is no seal yet." in town["Tom"].last
    await asked(town)
    await town["Tom"].says("seal of the record")
    assert TITLE in town["Tom"].last


async def test_after_an_outage_the_head_that_was_missed_leaves_once(town: Town) -> None:
    town.clock.forward(timedelta(days=70))
    await town.settle()
    await town.goes_on(minutes=2)

    assert len(await town.look(lambda unit: unit.heads.newest(10))) == 1
    assert await planned(town) == "2027-03-01 08:30"
