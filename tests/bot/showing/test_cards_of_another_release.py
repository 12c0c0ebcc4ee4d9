"""A card that only a newer release has is put off, and holds up nobody else's."""

from bot.post.outbox_messages import tell_person
from bot.showing.recipes import Show
from bot.work import Work
from governance.outbox_message import Recipe, RecipeBody
from governance.outcomes import MessageState
from storage.unit import Unit
from tests.bot.town import Town


async def test_a_card_that_no_room_has_waits_for_an_update(town: Town) -> None:
    case = await town.reports()
    services, now, tom = town.running.services, town.clock.now(), town["Tom"]

    def both(unit: Unit) -> None:
        work = Work(unit, services, now)
        newer = Recipe("newer_card", case=case.header.id)
        tell_person(work, case, tom.person, newer, what="newer")
        tell_person(work, case, tom.person, Recipe(Show.CASE, case=case.header.id), what="known")

    before = len(town.received())
    await town.running.store.write(both)
    await town.settle()

    waiting = [one for one in await town.outbox() if one.state is MessageState.WAITING]
    shows = [one.body.recipe.show for one in waiting if isinstance(one.body, RecipeBody)]
    assert shows == ["newer_card"]
    assert len(town.received()) == before + 1
