"""Teams delivers again what it thinks was lost: a typed answer answers one question, once."""

from governance.people.identity import PersonId
from tests.bot.town import Town


async def test_an_answer_delivered_twice_is_not_the_answer_to_the_next_question(
    town: Town,
) -> None:
    priya = town["Priya"]
    await priya.says("report a breach")
    answer = priya.typed("no")

    for _ in range(2):
        assert (await town.post(answer))[0] == 200
        await town.settle()

    me, now = PersonId.parse(priya.id), town.clock.now()
    draft = await town.look(lambda unit: unit.drafts.mine(me, now=now))
    assert draft is not None
    assert draft.answers["danger"] == "no"
    assert "what_happened" not in draft.answers
