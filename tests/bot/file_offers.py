"""Files in the town: what is said to an offer of one."""

from simulator.activity import Moment, answered_file
from simulator.files import offered
from tests.bot.resident import Resident
from tests.bot.town import Town


async def says_yes(town: Town, who: Resident) -> None:
    """Someone accepts the newest file that they are offered: it is put into their own files."""
    entry = next(each for each in reversed(who.entries) if offered(each))
    offer = offered(entry)
    assert offer is not None
    value = {
        "type": "fileUpload",
        "action": "accept",
        "context": offer["content"]["acceptContext"],
        "uploadInfo": town.drive.place(str(offer["name"]), base=town.service_url),
    }
    moment = Moment(town.clock.now(), town.chats.new_id(), town.service_url)
    said = answered_file(who.chat.persona, town.chats.bot, moment, value, entry.activity_id)
    assert await town.post(said) == (200, None)
    await town.settle()
