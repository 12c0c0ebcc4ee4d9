"""A request's letter, from the case's card to the sender's own files: nothing of it is stored."""

from io import BytesIO

from docx import Document

from simulator.activity import Moment, answered_file
from simulator.files import files_of, offered
from tests.bot.requesting import RQ, record
from tests.bot.resident import Resident
from tests.bot.town import Town

NAME = f"{RQ} request acknowledgement.docx"


async def says_yes(town: Town, who: Resident) -> None:
    """To the newest file that they are offered."""
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


async def test_a_letter_is_put_into_the_senders_own_files_as_the_card_showed_it(
    town: Town,
) -> None:
    await record(town)
    tom = town["Tom"]
    await tom.says(f"letters {RQ}")
    await tom.presses("Acknowledgement")
    await tom.presses("Get the Word file")
    await says_yes(town, tom)

    ((data,), shown) = (town.drive.there.values(), [f for e in tom.entries for f in files_of(e)])
    assert data is not None
    lines = [line for row in Document(BytesIO(data)).paragraphs for line in row.text.split("\n")]
    assert "Dear [NAME]" in lines
    assert f"Our reference: {RQ}" in lines
    assert [(each["name"], bool(each["url"])) for each in shown] == [(NAME, True)]
