"""From where each tenant's Teams speaks: kept, shown, and an alarm where it changes."""

from datetime import timedelta

import pytest

from bot.commands.doctor_answer import State
from bot.commands.doctor_clock import regions
from bot.people.role_changes import RoleWatch
from bot.watch.regions import Region, region_word, regions_noted
from bot.watch.rounds import Watch, others
from bot.watch.vitals import Alarm, Vitals
from governance.keys import TenantId
from governance.policy import REGION_ALARMS_FOR
from tests.bot.town import NINE, Town

COUNCIL = TenantId("11111111-1111-4111-8111-111111111111")


@pytest.mark.parametrize(
    ("address", "word"),
    [
        pytest.param("https://smba.trafficmanager.net/uk/", "uk", id="uk"),
        pytest.param("https://smba.trafficmanager.net/EMEA/a-tenant/", "emea", id="and a tenant"),
        pytest.param("https://smba.trafficmanager.net", "-", id="none"),
        pytest.param("", "-", id="no address"),
    ],
)
def test_the_region_word_is_the_first_of_the_path(address: str, word: str) -> None:
    assert region_word(address) == word


async def test_a_tenant_that_speaks_from_elsewhere_is_an_alarm_for_a_week(town: Town) -> None:
    seen = []
    for word in ("uk", "uk", "emea"):
        town.chats.regions[COUNCIL] = word
        await town["Priya"].says("help")
        await rounds(town).run()
        seen.append(others(town.running.services))
    town.clock.forward(REGION_ALARMS_FOR)
    noted = await town.look(regions_noted)

    assert seen == [(), (), (Alarm.REGION,)]
    assert others(town.running.services) == ()
    assert (noted[COUNCIL].word, noted[COUNCIL].before) == ("emea", "uk")
    assert town["Priya"].entries[-1].author == "bot"  # it was answered where it spoke from


def rounds(town: Town) -> Watch:
    store, services = town.running.store, town.running.services
    vitals = Vitals(lambda: 0.0, tuple, tuple)
    return Watch(store, services, vitals, None, RoleWatch(store, services))


@pytest.mark.parametrize(
    ("word", "before", "ago", "state"),
    [
        pytest.param("uk", "", timedelta(), State.OK, id="the UK"),
        pytest.param("emea", "", timedelta(), State.NOTE, id="elsewhere, and always was"),
        pytest.param("emea", "uk", timedelta(days=1), State.WRONG, id="it has just moved"),
        pytest.param("uk", "emea", timedelta(days=8), State.OK, id="it moved here long ago"),
    ],
)
def test_doctor_says_from_where(word: str, before: str, ago: timedelta, state: State) -> None:
    one = Region(COUNCIL, word, NINE - ago, before)
    (found,) = regions({COUNCIL: one}, NINE)

    assert found.state is state
    assert word in found.says
