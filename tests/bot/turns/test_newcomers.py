"""People whom the roles file does not list: taken as staff, asked once, or told where to go."""

import copy
import json
from pathlib import Path

import pytest

from adapters.teams.inbound import parse
from adapters.teams.incoming import incoming
from adapters.teams.roster import Member
from bot.turns.handle import Turns
from bot.turns.strangers import GUEST, HELLO, UNKNOWN_PERSON
from dialogs.asking.typing import NOT_KEPT
from dialogs.newcomers import TAKEN, WHICH, a_name, party_named
from dialogs.words.wording import say
from governance.keys import PartyKey
from governance.outbox_message import Address
from governance.people.identity import PersonId, Role
from simulator.people import Persona
from tests.bot.resident import Resident
from tests.bot.town import CARD_1, REFERENCE, Town, facts
from tests.bot.town import town as make_town
from tests.cards import check_card, inputs, words

COUNCIL, POLICE, NHS = (f"{n * 8}-{n * 4}-4{n * 3}-8{n * 3}-{n * 12}" for n in "123")
USED = "used IG Desk for the first time and was taken as staff."


def comes(town: Town, name: str = "Zed Newly", tenant: str = POLICE) -> Resident:
    """Somebody whom no roles file lists has Teams."""
    persona = Persona(name, "dd000000-0000-4000-8000-000000000001", tenant, "", "")
    town.chats.add(persona)
    return town[name.split(maxsplit=1)[0]]


def told(town: Town, line: str) -> list[str]:
    """Who was sent a message with that in it."""
    return [one["person"] for one in town.received() if line in str(one["activity"])]


async def test_where_one_party_is_possible_they_are_its_staff_and_get_what_they_asked_for(
    town: Town,
) -> None:
    zed = comes(town)

    await zed.says("report a breach")
    await zed.presses("Send", CARD_1)

    case = await town.case()
    assert case.header.party == "POL"
    assert case.reporter == PersonId.parse(zed.id)
    party = town.running.services.agreement.party(PartyKey("POL")).name
    assert TAKEN.format(party=party) in zed.text
    assert told(town, f"Zed Newly of {party} {USED}") == ["Imran Sayle"]


async def test_their_manager_is_named_where_graph_says_who_that_is(town: Town) -> None:
    class Knows:
        async def member(self, address: Address, object_id: str) -> Member | None:
            return Member(POLICE, "Zed Newly", guest=False, manager="Mo [Invented](x)")

    running = town.running
    zed = comes(town)
    turns = Turns(running.store, running.services, running.post.wake, Knows())
    await turns.take(incoming(parse(json.dumps(zed.typed("help")).encode())))
    await town.settle()

    assert told(town, "Their manager is Mo Invented(x).") == ["Imran Sayle"]


async def test_staff_is_all_that_anyone_becomes(town: Town) -> None:
    await town.reports("Karl")
    zed = comes(town)

    assert "I can't find that one." in await zed.says(f"open {REFERENCE}")
    viewer = town.running.services.viewer(PersonId.parse(zed.id), town.clock.now())
    assert viewer is not None
    assert [held.role for held in viewer.memberships] == [Role.STAFF]


@pytest.mark.parametrize("submit", [False, True], ids=["Execute", "Submit"])
async def test_where_several_are_possible_they_are_asked_once(town: Town, submit: bool) -> None:
    zed = comes(town, tenant=NHS)

    await zed.says("report a breach")
    check_card(zed.card)
    asked = inputs(zed.card)["party"]
    assert [one["value"] for one in asked["choices"]] == ["ICB", "UHNM"]
    assert told(town, USED) == []  # nobody is anything until they say so

    await zed.presses("This is mine", party="UHNM", submit=submit)
    assert "Report a breach" in zed.buttons
    assert WHICH not in "\n".join(map(words, zed.cards))
    await zed.says("report a breach")
    await zed.presses("Send", CARD_1)
    assert (await town.case()).header.party == "UHNM"


async def test_a_story_told_before_they_are_known_is_said_not_to_be_kept(town: Town) -> None:
    zed = comes(town, tenant=NHS)
    await zed.says("I think that a letter about a child went to the wrong house.")

    assert NOT_KEPT in zed.text
    assert "This is mine" in [action["title"] for action in zed.card["actions"]]


@pytest.mark.parametrize("typed", ["UHNM", "uhnm", "University Hospitals of North Midlands"])
async def test_the_party_can_be_typed(town: Town, typed: str) -> None:
    zed = comes(town, tenant=NHS)
    await zed.says("hello")

    await zed.says(typed)

    assert (await newcomer(town, zed)) == "UHNM"


@pytest.mark.parametrize("party", ["SCC", "POL", "", "ICB,UHNM", "__class__"])
async def test_no_card_makes_anyone_staff_of_a_party_their_tenant_does_not_cover(
    town: Town, party: str
) -> None:
    zed = comes(town, tenant=NHS)
    await zed.says("hello")

    for submit in (False, True):
        data = {"verb": "join", "card": "c", "s": 1, "party": party}
        await zed.sends("join", data, on=zed.entries[-1].activity_id, submit=submit)

    assert await newcomer(town, zed) is None
    assert told(town, USED) == []


async def newcomer(town: Town, who: Resident) -> str | None:
    found = await town.look(lambda unit: unit.newcomers.of(PersonId.parse(who.id)))
    return None if found is None else found.party


async def test_a_guest_is_told_of_their_own_organisations_route_and_is_nobodys_staff(
    town: Town,
) -> None:
    guest = comes(town, "Gil Guest#EXT#", COUNCIL)

    said = (await guest.says("report a breach")).strip()

    assert said == GUEST.format(where="")
    assert await newcomer(town, guest) is None
    assert told(town, USED) == []


@pytest.mark.parametrize("text", ["he has a knife", "mae hi mewn perygl", "on ją bije"])
async def test_a_guest_who_types_danger_is_told_whom_to_phone_first(town: Town, text: str) -> None:
    guest = comes(town, "Gil Guest#EXT#", COUNCIL)

    await guest.says(text)

    assert guest.text.index(say("danger.now")) < guest.text.index(GUEST.format(where=""))
    assert say("danger.not_told") in guest.text


async def test_where_teams_does_not_say_who_someone_is_nobody_becomes_anything(town: Town) -> None:
    zed = comes(town)
    forged = zed.typed("report a breach")
    forged["from"]["aadObjectId"] = "dd000000-0000-4000-8000-00000000dead"

    await town.post(forged)
    await town.settle()

    assert zed.last.strip() == UNKNOWN_PERSON


async def test_neither_an_installation_nor_a_card_that_looks_again_makes_anyone_staff(
    town: Town,
) -> None:
    zed = comes(town)

    await zed.line.open(zed.chat)
    await town.settle()
    assert zed.last.strip() == HELLO

    action = {"type": "Action.Execute", "verb": "help", "data": {}}
    looks = {"value": {"action": action, "trigger": "automatic"}, "name": "adaptiveCard/action"}
    await town.post({**zed.typed(""), "type": "invoke", **looks})
    assert await newcomer(town, zed) is None


@pytest.mark.parametrize("scope", ["groupChat", "channel"])
async def test_in_front_of_others_nobody_is_asked_who_they_are(town: Town, scope: str) -> None:
    zed = comes(town, tenant=NHS)
    said = copy.deepcopy(zed.typed("report a breach"))
    said["conversation"]["conversationType"] = scope

    await town.post(said)
    await town.settle()

    assert zed.last.strip() == UNKNOWN_PERSON


async def test_the_same_first_message_twice_is_one_newcomer_and_one_answer(town: Town) -> None:
    zed = comes(town)
    said = zed.typed("report a breach")
    for _ in range(3):
        assert (await town.post(said))[0] == 200
        await town.settle()

    assert len(zed.cards) == 1
    assert len(told(town, USED)) == 1


async def test_they_are_known_after_a_restart(tmp_path: Path, pristine: Path) -> None:
    async with make_town(tmp_path / "town", pristine=pristine) as first:
        await comes(first).says("help")
        await first.goes_on(minutes=1)

    async with make_town(tmp_path / "town", pristine=pristine, after=first) as second:
        zed = comes(second)
        await zed.says("report a breach")
        assert len(zed.entries) == 1  # the form, and not who they are once more
        case = await second.reports("Zed")
        assert second.running.services.name(case.reporter) == "Zed Newly"
        assert "Acknowledged" not in facts(case)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        pytest.param("Zoë O’Neill-Smith (SCC)", "Zoë O’Neill-Smith (SCC)", id="as people write it"),
        pytest.param("[Click](http://x.example) **x**", "Click(httpx.example) x", id="no links"),
        pytest.param("  \n\t ", "Somebody", id="nothing"),
        pytest.param("\u202eevil", "evil", id="nothing that turns the line round"),
        pytest.param("x" * 999, "x" * 80, id="not for ever"),
    ],
)
def test_a_display_name_says_a_name_and_nothing_else(given: str, kept: str) -> None:
    assert a_name(given) == kept


async def test_a_name_that_names_no_party_of_the_tenant_is_none(town: Town) -> None:
    agreement = town.running.services.agreement

    assert party_named("SCC", agreement, (PartyKey("ICB"), PartyKey("UHNM"))) is None
    assert party_named("report a breach", agreement, (PartyKey("ICB"), PartyKey("UHNM"))) is None
