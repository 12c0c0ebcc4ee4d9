"""A file offered to somebody: made from ids, for them, when they say yes; and kept nowhere."""

import io
from dataclasses import replace
from typing import Any

import pytest

from adapters.clock import Clock
from adapters.teams.activities import FILE_INFO, file_activity, file_offer
from adapters.teams.hosts import ServiceHosts
from adapters.teams.incoming import read_upload
from adapters.teams.outbound import Connector, NoTokens
from bot.agreements.room import NOTICES
from bot.cases.case_kind import KindTable
from bot.cases.files import DECLINED, NOT_OURS
from bot.complaints.kind import COMPLAINT
from bot.complaints.render import ComplaintShow
from bot.kinds import KINDS, ROOMS, TABLE
from bot.post.addressing import ChatSender
from bot.post.files import NOT_SAVED, as_context, in_context, make_file
from bot.post.outbox_messages import NewMessage, post
from bot.post.unreached import unreached
from bot.showing.recipes import File, Shown
from bot.work import Work
from governance.keys import CaseId, PartId, PartyKey, TenantId
from governance.outbox_message import Address, FileBody, MessageKind, OfferBody, Recipe, ToUpload
from governance.people.identity import Viewer
from simulator.activity import Moment, answered_file
from simulator.conversations import Entry
from simulator.files import Drive, files_of
from storage.message_codec import encode_body
from tests.bot.post.rows import row
from tests.bot.resident import Resident
from tests.bot.town import APP_ID, Town

PLANTED = "zebra plan"
NAME = "CP-2026-0001 complaint acknowledgement.docx"
RECIPE = Recipe(ComplaintShow.LETTER, case=CaseId("case-one"), part=PartId("a-part"))


def letter(_work: Work, recipe: Recipe, _viewer: Viewer) -> Shown | None:
    """Stands for what renders the cards: what has a file, and what has none any more."""
    if recipe.case != "case-one":
        return None
    return Shown({}, NAME, file=File(NAME, PLANTED.encode))


def address_of(town: Town, who: Resident) -> Address:
    persona = who.chat.persona
    return Address(APP_ID, TenantId(persona.tenant_id), persona.conversation_id, town.service_url)


async def made(town: Town, body: OfferBody | FileBody) -> Shown | None:
    own = replace(COMPLAINT, renders={**COMPLAINT.renders, ComplaintShow.LETTER: letter})
    kinds = KindTable([own if one is COMPLAINT else one for one in KINDS], ROOMS, NOTICES)
    services, now = replace(town.running.services, kinds=kinds), town.clock.now()
    viewer = services.viewer(town["Tom"].person, now)
    assert viewer is not None
    return await town.running.store.write(
        lambda unit: make_file(Work(unit, services, now), body, viewer)
    )


async def test_an_offer_says_the_name_and_the_size_and_holds_ids_alone(town: Town) -> None:
    shown = await made(town, OfferBody(RECIPE))

    assert shown is not None
    assert shown.attachment == file_offer(
        NAME,
        str(shown.attachment and dict(shown.attachment)["content"]["description"]),
        size=len(PLANTED),
        context={"show": "cp_letter", "case": "case-one", "part": "a-part"},
    )
    assert PLANTED not in str(shown)
    assert PLANTED not in str(encode_body(OfferBody(RECIPE)))


async def test_what_was_accepted_is_made_again_for_the_person_who_asked(town: Town) -> None:
    shown = await made(town, FileBody(RECIPE))

    assert shown is not None
    assert shown.file is not None
    assert shown.file.make() == PLANTED.encode()
    assert PLANTED not in repr(shown)


async def test_what_is_not_theirs_any_more_is_neither_offered_nor_made(town: Town) -> None:
    assert await made(town, FileBody(replace(RECIPE, case=CaseId("another")))) is None


def test_the_ids_of_an_offer_come_back_as_the_recipe_they_were() -> None:
    assert in_context(as_context(RECIPE), TABLE.files) == RECIPE


@pytest.mark.parametrize(
    "context",
    [
        *({}, {"show": "rm -rf"}, {"show": 7}, {"case": "case-one"}, {"show": ["cp_letter"]}),
        {"show": "escalation", "case": "case-one", "rung": ""},  # a card that has no file
    ],
    ids=str,
)
def test_what_no_offer_of_ours_carried_is_no_recipe(context: dict[str, object]) -> None:
    assert in_context(context, TABLE.files) is None


def test_what_an_answer_adds_to_the_ids_is_dropped() -> None:
    forged = {**as_context(RECIPE), "late": "yes", "cases": "all", "tenant": "theirs"}
    assert in_context(forged, TABLE.files) == RECIPE


async def test_the_file_is_put_where_teams_said_and_shown_where_it_was_offered(
    town: Town,
) -> None:
    tom = town["Tom"]
    await tom.says("help")
    offer_id, drive = tom.entries[-1].activity_id, town.drive
    upload = drive.place(NAME, base=town.service_url)
    to = ToUpload(tom.person, address_of(town, tom), offer_id, read_upload(upload))
    hosts = ServiceHosts(loopback=True)
    async with Connector(hosts=hosts, tokens=NoTokens(), clock=Clock()) as connector:
        chats = ChatSender(town.running.store, town.running.services, connector)
        shown = Shown(None, NAME, file=File(NAME, lambda: b"the letter"))
        await chats.send(row(to, MessageKind.FILE), shown, town.clock.now())

    (there,) = files_of(tom.entries[-1])
    assert list(drive.there.values()) == [b"the letter"]
    assert (there["name"], there["url"]) == (NAME, upload["contentUrl"])
    assert tom.entries[-1].activity["attachments"][0]["contentType"] == FILE_INFO


async def offered(town: Town, who: Resident, recipe: Recipe = RECIPE) -> Entry:
    """An offer that stands in their chat."""
    offer = file_offer(NAME, "A file.", size=9, context=as_context(recipe))
    return town.chats.post(who.chat, "bot", file_activity(offer))


async def answer(town: Town, who: Resident, offer: Entry, *, accept: bool, **value: Any) -> None:
    context = offer.activity["attachments"][0]["content"]["acceptContext"]
    given = {"action": "accept" if accept else "decline", "context": context, **value}
    if accept:
        given["uploadInfo"] = town.drive.place(NAME, base=town.service_url)
    moment = Moment(town.clock.now(), town.chats.new_id(), town.service_url)
    said = answered_file(who.chat.persona, town.chats.bot, moment, given, offer.activity_id)
    assert await town.post(said) == (200, None)
    await town.settle()


async def test_no_thanks_takes_the_offer_away(town: Town) -> None:
    tom = town["Tom"]
    offer = await offered(town, tom)
    await answer(town, tom, offer, accept=False)

    assert tom.last.strip() == DECLINED
    assert files_of(tom.entries[-1]) == []
    assert town.drive.there == {}


async def test_a_yes_to_what_is_not_theirs_puts_nothing_anywhere(
    town: Town, said: io.StringIO
) -> None:
    """ "Not yours" and "not there" read the same, whatever the offer said."""
    case = await town.reports()
    imran = town["Imran"]
    theirs = await offered(town, imran, Recipe(ComplaintShow.LETTER, case=case.header.id))
    await answer(town, imran, theirs, accept=True)
    not_theirs = imran.last
    nothing = await offered(town, imran)
    await answer(town, imran, nothing, accept=True)

    assert imran.last == not_theirs
    assert set(town.drive.there.values()) == {None}
    assert NAME not in said.getvalue()


async def test_an_answer_that_is_no_answer_of_ours_is_said_to_be_unknown(town: Town) -> None:
    tom = town["Tom"]
    offer = await offered(town, tom)
    await answer(town, tom, offer, accept=True, context={"show": "everything"})

    assert tom.last.strip() == NOT_OURS


async def test_a_file_that_could_not_be_put_is_said_and_can_be_asked_for_again(town: Town) -> None:
    tom = town["Tom"]
    services, now = town.running.services, town.clock.now()
    to = ToUpload(tom.person, address_of(town, tom), "1", read_upload({}))
    file = NewMessage("test:file", PartyKey("SCC"), MessageKind.FILE, to, FileBody(RECIPE), "files")
    await town.running.store.write(lambda unit: post(Work(unit, services, now), file))
    (notice,) = await town.look(lambda unit: unit.outbox.of_subject("files"))
    await town.running.store.write(
        lambda unit: unreached(Work(unit, services, now), notice, "gone")
    )
    await town.settle()

    assert tom.last.strip() == NOT_SAVED


def test_a_new_place_is_for_one_file() -> None:
    drive = Drive()

    assert drive.place(NAME, base="http://x") != drive.place(NAME, base="http://x")
