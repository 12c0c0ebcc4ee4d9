"""Of a case that somebody is kept out of no surface says a byte: all that can be asked, as a table.

Each is asked once before, so that what it begins is there already; then with the case and without.
"""

import re
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from bot.desk.names import letters_of, names_of
from bot.desk.registers import Asked as Register
from bot.desk.registers import NotForThem, export
from bot.work import Work
from dialogs.cases.commands import Name
from dialogs.kinds import COMMANDS, TAKE_WORDS
from governance.access import Action
from governance.desk.lists import Asked, Ends, Which
from governance.keys import CaseId, PartyKey
from governance.kinds import BY_NAME
from governance.people.identity import PersonId, Viewer
from storage.errors import NotThere
from tests.bot import near_missing
from tests.bot.at_the_desk import everything, newest, with_an_auditor
from tests.bot.resident import Resident
from tests.bot.town import CARD_1, NOBODY, Town
from tests.bot.town import town as make_town

Surface = Callable[[Town, Resident], Awaitable[object]]
KEPT, THERE = "BR-2026-0002", "BR-2026-0001"
OF_A_FORM = {
    *TAKE_WORDS,
    "report_for",
    "lado_told",
    "record_anyway",
    "disclosure",
    *(Name.SEND, Name.SEND_NOT_LEAD, Name.BACK, Name.CANCEL, Name.RESUME, Name.START_AGAIN),
}
"""What begins a form, goes on with it and ends it: it is of nobody's case."""
ALONE = sorted(row.typed for row in COMMANDS.rows if row.name not in OF_A_FORM)
OF_A_CASE = sorted(verb for verb in COMMANDS.verbs if verb)
FRESH = re.compile(r'"(card|draft|number|key)\\*": \\*"[^"]*"|\d{2}:\d{2}')
WHO = ("Tom", "Joan", "Abel")
"""The lead who is kept out, the coordinator, an auditor."""


@pytest.fixture
async def audited(tmp_path: Path, pristine: Path) -> AsyncIterator[Town]:
    """A town with an auditor, and with cases that its lead carries."""
    changes = with_an_auditor(tmp_path)
    async with make_town(tmp_path / "town", pristine=pristine, changes=changes) as made:
        await made.reports("Priya")
        await near_missing.report(made, "Priya")
        yield made


async def the_lists(_town: Town, who: Resident) -> object:
    return await everything(who)


async def what_is_typed_alone(_town: Town, who: Resident) -> object:
    return {typed: await said(who, typed) for typed in ALONE}


async def what_is_typed_of_it(_town: Town, who: Resident) -> object:
    return {verb: await said(who, f"{verb} {KEPT}") for verb in OF_A_CASE}


async def what_links_to_it(_town: Town, who: Resident) -> object:
    await who.says(f"link {THERE}")
    if "Link it" in who.buttons:
        await who.presses("Link it", other=KEPT)
    return FRESH.sub("", newest(who))


async def registers(town: Town, who: Resident) -> object:
    return {kind: await on_the_page(town, who, partial(register, kind)) for kind in BY_NAME}


async def the_pages_lists(town: Town, who: Resident) -> object:
    return await on_the_page(town, who, lists)


async def the_pages_names(town: Town, who: Resident) -> object:
    """What is asked of it by its id reads as what is asked of none."""

    def asked(work: Work, viewer: Viewer) -> object:
        return [answered(one, work, viewer) for one in (names_of, letters_of)]

    def answered(one: Callable[[Work, Viewer, CaseId], object], work: Work, viewer: Viewer) -> str:
        for case_id in (its_id(work), CaseId("no-such-case")):
            try:
                return repr(one(work, viewer, case_id))
            except NotThere as fault:
                said = repr(fault)
        return said

    return await on_the_page(town, who, asked)


SURFACES: Mapping[str, Surface] = {
    "the lists, searches and counts of the chat": the_lists,
    "what is typed alone: suggestions, digests, hand-overs, patterns": what_is_typed_alone,
    "what is typed beside its reference": what_is_typed_of_it,
    "a link to it": what_links_to_it,
    "the registers, exported": registers,
    "the lists, searches and counts of the page": the_pages_lists,
    "names and letters of the page": the_pages_names,
}


async def everywhere(town: Town, who: Resident) -> Mapping[str, str]:
    """What every surface says to one person."""
    return {name: repr(await ask(town, who)) for name, ask in SURFACES.items()}


async def said(who: Resident, typed: str) -> str:
    await who.says(typed)
    return FRESH.sub("", newest(who))


async def on_the_page(town: Town, who: Resident, work: Callable[[Work, Viewer], object]) -> object:
    services, now = town.running.services, town.clock.now()
    viewer = services.viewer(PersonId.parse(who.id), now)
    if viewer is None:
        return "a stranger"
    return await town.running.store.write(lambda unit: work(Work(unit, services, now), viewer))


def its_id(work: Work) -> CaseId:
    try:
        found = work.unit.cases.find(NOBODY, KEPT, Action.SEE_STATUS, now=work.now)
    except NotThere:
        return CaseId("not yet")
    return found.header.id


def register(kind: str, work: Work, viewer: Viewer) -> object:
    asked = Register(PartyKey("SCC"), kind, date(2026, 11, 1), date(2026, 12, 31))
    try:
        return export(work, viewer, asked)
    except NotForThem as refused:
        return str(refused)


def lists(work: Work, viewer: Viewer) -> object:
    desk, ends = work.unit.desk, Ends.at(work.now)
    every = [Asked(which, kind) for which in Which for kind in ("", *BY_NAME)]
    sought = [Asked(sought=one) for one in (KEPT, "br 2", THERE)]
    pages = [
        repr(desk.page(viewer, one, ends, most)) for one in (*every, *sought) for most in (1, 50)
    ]
    lengths = [desk.length(viewer, one, ends) for one in (*every, *sought)]
    return pages, lengths, repr(desk.counts(viewer, ends))


async def kept_from_tom_and_grace(town: Town) -> None:
    await town["Priya"].says("report a breach")
    card = {**CARD_1, "danger": "yes", **town.not_to()}
    await town["Priya"].presses("Send, but not to these", card)
    assert (await town.case(KEPT)).header.reference == KEPT


@pytest.mark.parametrize("name", WHO)
async def test_with_the_case_and_without_it_is_the_same_byte_for_byte(
    audited: Town, name: str
) -> None:
    who = audited[name]
    await everywhere(audited, who)
    before = await everywhere(audited, who)
    await kept_from_tom_and_grace(audited)
    after = await everywhere(audited, who)

    assert {one for one in SURFACES if after[one] != before[one]} == set()


async def test_to_those_who_may_open_it_every_surface_says_it(audited: Town) -> None:
    """So that the table above asks what there is to be found."""
    david = audited["David"]
    before = await everywhere(audited, david)
    await kept_from_tom_and_grace(audited)
    after = await everywhere(audited, david)

    changed = {name for name in SURFACES if after[name] != before[name]}
    assert changed >= {
        "the lists, searches and counts of the chat",
        "what is typed beside its reference",
        "the lists, searches and counts of the page",
        "names and letters of the page",
    }
