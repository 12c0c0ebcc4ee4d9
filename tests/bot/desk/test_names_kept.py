"""Names that are kept on the desk page: there, in the letter made there, and nowhere else."""

import io
from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar
from zipfile import ZipFile

import pytest

from bot.desk.names import NEW, Given, NameNotKept, keep, letter, letters_of, names_of, take_away
from bot.letters.drafting import DocumentFile
from bot.work import Work
from governance.access import Action
from governance.cases.event import Event
from governance.cases.facts import NameKept
from governance.keys import CaseId
from governance.people.identity import PersonId, Viewer
from governance.policy import NAME_LETTERS, NAME_WORDS_LETTERS, NAMES_KEPT
from storage.errors import NotThere
from storage.unit import Unit
from tests.bot import complaining, near_missing, requesting
from tests.bot.everywhere import Everywhere
from tests.bot.planting import fails, histories_of, missing
from tests.bot.search import found_in
from tests.bot.town import NOBODY, Town

T = TypeVar("T")
PLANTED: Mapping[str, str] = {
    "name": "Bowerbird1212é",
    "address": "Cassowary3434é",
    "told": "Dotterell5656é",
    "taken away": "Euphonia7878é",
}
RQ = "RQ-2026-0001"
MARY = Given(NEW, "Mary Ostrich", "1 High Street\nStafford", "by phone on 3 Dec")


async def on_the_page(
    town: Town, name: str, work: Callable[[Work, Viewer, CaseId], T], reference: str = RQ
) -> T:
    """What the page's own request does, for one person and a case."""
    services, now = town.running.services, town.clock.now()
    viewer = services.viewer(PersonId.parse(town[name].id), now)
    assert viewer is not None

    def done(unit: Unit) -> T:
        case = unit.cases.find(NOBODY, reference, Action.SEE_STATUS, now=now)
        return work(Work(unit, services, now), viewer, case.header.id)

    return await town.running.store.write(done)


def said(names: tuple[Event, ...]) -> list[tuple[int, str]]:
    facts = [event.fact for event in names]
    return [(fact.number, fact.name) for fact in facts if isinstance(fact, NameKept)]


def words_in(made: DocumentFile) -> str:
    with ZipFile(io.BytesIO(made.docx)) as file:
        return file.read("word/document.xml").decode()


async def test_a_name_is_kept_changed_and_taken_away(town: Town) -> None:
    await requesting.record(town)
    kept = await on_the_page(town, "Tom", partial(keep, given=MARY))
    more = await on_the_page(town, "Grace", partial(keep, given=Given(NEW, "Bob  Emu ")))
    changed = await on_the_page(town, "Tom", partial(keep, given=Given(1, "Mary Rhea")))
    left = await on_the_page(town, "Tom", partial(take_away, number=2))
    again = await on_the_page(town, "Tom", partial(keep, given=Given(NEW, "Cy")))

    assert said(kept) == [(1, "Mary Ostrich")]
    assert said(more) == [(1, "Mary Ostrich"), (2, "Bob Emu")]
    assert said(changed) == [(1, "Mary Rhea"), (2, "Bob Emu")]
    assert said(left) == [(1, "Mary Rhea")]
    assert said(again) == [(1, "Mary Rhea"), (3, "Cy")]
    assert said(await on_the_page(town, "Tom", names_of)) == said(again)


@pytest.mark.parametrize(
    "given",
    [
        pytest.param(Given(NEW, " "), id="no name"),
        pytest.param(Given(NEW, "x" * (NAME_LETTERS + 1)), id="a long one"),
        pytest.param(Given(NEW, "x", address="x" * (NAME_WORDS_LETTERS + 1)), id="a long address"),
        pytest.param(Given(NEW, "x", told="x" * (NAME_WORDS_LETTERS + 1)), id="a long story"),
    ],
)
async def test_what_cannot_be_kept_is_refused_in_a_sentence(town: Town, given: Given) -> None:
    await requesting.record(town)
    with pytest.raises(NameNotKept, match=r"\.$"):
        await on_the_page(town, "Tom", partial(keep, given=given))

    assert await on_the_page(town, "Tom", names_of) == ()


async def test_there_is_an_end_to_the_names_of_one_case(town: Town) -> None:
    await requesting.record(town)
    for _ in range(NAMES_KEPT):
        await on_the_page(town, "Tom", partial(keep, given=Given(NEW, "Mary")))

    with pytest.raises(NameNotKept):
        await on_the_page(town, "Tom", partial(keep, given=Given(NEW, "Mary")))


@pytest.mark.parametrize("number", [-1, 2, 10**9])
async def test_a_number_that_is_none_is_not_there(town: Town, number: int) -> None:
    await requesting.record(town)
    await on_the_page(town, "Tom", partial(keep, given=MARY))
    for work in (
        partial(keep, given=Given(number, "Mary")),
        partial(take_away, number=number),
        partial(letter, which="identity", number=number),
    ):
        with pytest.raises(NotThere):
            await on_the_page(town, "Tom", work)


@pytest.mark.parametrize("name", ["Joan", "Imran", "Priya", "Owen"])
async def test_only_who_works_on_the_case_finds_them(town: Town, name: str) -> None:
    """Not whoever reported it, not a DPO, not a partner, not somebody who looks after the keys."""
    await requesting.record(town)
    await on_the_page(town, "Tom", partial(keep, given=MARY))
    for work in (names_of, letters_of, partial(keep, given=MARY), partial(take_away, number=1)):
        with pytest.raises(NotThere):
            await on_the_page(town, name, work)


async def test_who_steps_aside_finds_them_no_more(town: Town) -> None:
    await requesting.record(town)
    await on_the_page(town, "Grace", partial(keep, given=MARY))
    await town["Grace"].says(f"conflict {RQ}")
    await town["Grace"].presses("Step aside")

    with pytest.raises(NotThere):
        await on_the_page(town, "Grace", names_of)


async def test_every_letter_of_a_request_bears_the_name(town: Town) -> None:
    await requesting.record(town)
    await on_the_page(town, "Tom", partial(keep, given=MARY))
    which = await on_the_page(town, "Tom", letters_of)
    assert "request_acknowledgement" in which

    for one in which:
        made = await on_the_page(town, "Tom", partial(letter, which=one, number=1))
        words = words_in(made)
        assert "Dear Mary Ostrich" in made.text or "Mary Ostrich" in words
        assert "1 High Street" in words
        assert "[NAME]" not in words
        assert "[YOUR NAME]" in words
        assert "3 Dec" not in words
        assert made.name == f"{RQ} {one.replace('_', ' ')}.docx"


async def test_a_complaints_letter_bears_it_too_and_a_near_miss_has_none(town: Town) -> None:
    await complaining.complains(town)
    await near_missing.report(town)
    await on_the_page(town, "Tom", partial(keep, given=MARY), "CP-2026-0001")
    which = await on_the_page(town, "Tom", letters_of, "CP-2026-0001")
    made = await on_the_page(town, "Tom", partial(letter, which=which[0], number=1), "CP-2026-0001")

    assert "Mary Ostrich" in words_in(made)
    assert await on_the_page(town, "Tom", letters_of, "NM-2026-0001") == ()
    with pytest.raises(NotThere):
        await on_the_page(town, "Tom", partial(letter, which="breach", number=1), "CP-2026-0001")


async def test_names_are_on_no_card_in_no_notice_mail_log_metric_or_file_name(
    talkative: Town, everywhere: Everywhere
) -> None:
    town, priya, tom = talkative, talkative["Priya"], talkative["Tom"]
    await requesting.record(town)
    given = Given(NEW, PLANTED["name"], PLANTED["address"], PLANTED["told"])
    await on_the_page(town, "Tom", partial(keep, given=given))
    await on_the_page(town, "Tom", partial(keep, given=Given(NEW, PLANTED["taken away"])))
    await on_the_page(town, "Tom", partial(take_away, number=2))
    assert missing(await histories_of(town, [RQ]), PLANTED) == set()
    await tom.says(f"acknowledge {RQ}")
    for typed in (f"open {RQ}", f"who looked {RQ}", f"letters {RQ}", "desk", f"find {RQ}"):
        await tom.says(typed)
    await tom.says(f"letters {RQ}")
    await tom.presses("More time")
    await tom.presses("Get the Word file")
    await priya.says("my reports")
    await priya.says("record a request")
    await fails(town, priya, "Send", requesting.CARD, "typed in a turn that failed", submit=False)
    await town.goes_on(hours=80)

    assert "wrote a name down on the desk page" in await tom.says(f"open {RQ}")
    assert found_in(await everywhere.places(town), PLANTED) == []


async def test_a_press_that_a_card_forges_reaches_no_name(town: Town) -> None:
    await requesting.record(town)
    await on_the_page(town, "Tom", partial(keep, given=MARY))
    tom = town["Tom"]
    await tom.says(f"open {RQ}")
    for verb in ("name_kept", "names", "keep_name", "take_away", "desk_names"):
        data = {"verb": verb, "number": 1, "name": "Mallory", "case": RQ}
        await tom.sends(verb, data, on=tom.entries[-1].activity_id)
        assert "Ostrich" not in tom.last

    assert said(await on_the_page(town, "Tom", names_of)) == [(1, "Mary Ostrich")]
