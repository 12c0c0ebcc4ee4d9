"""A request's letter, from the case's card to the sender's own files: nothing of it is stored."""

from io import BytesIO

from docx import Document

from simulator.files import files_of
from tests.bot.file_offers import says_yes
from tests.bot.requesting import RQ, record
from tests.bot.town import Town

NAME = f"{RQ} request acknowledgement.docx"


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
