"""A letter is its template, its duty and its words: added to a copy of the house, it is offered."""

from pathlib import Path

from tests.edited_copy import said_by

EDITS = {
    "governance/letters/duties.py": (
        (
            '    REPLY_COVER = "reply_cover"\n',
            '    REPLY_COVER = "reply_cover"\n    FEES = "fees"\n',
        ),
        (
            "ANSWERS = (\n",
            'ANSWERS = (\n    Duty(LetterKind.FEES, FOI, "what it costs", "FOIA 2000 s.9(1)", K,'
            ' ("asked", "clock")),\n',
        ),
    ),
    "dialogs/requests/sentences.py": (
        (
            '    "rq_letter.identity":',
            '    "rq_letter.fees": "What it costs",\n    "rq_letter.identity":',
        ),
    ),
}
"""What the letter must say and by which law, and what its button says: two files."""
TEMPLATE = {
    "dialogs/letters/templates/fees.txt": (
        "{party}\n{today}\n\nDear [NAME]\n\n# What this will cost\n\n{asked}\n\n{clock}\n"
    )
}
"""And the letter itself."""
OFFERS = """
from adapters.bank_holidays import bank_holidays
from bot.letters.template_files import shipped
from bot.requests.render import letters_of
from dialogs.letters.writing import as_text, write
from dialogs.requests.forms import letters_card
from governance.letters.duties import LetterKind, Regime
from governance.requests.rights import Right
from tests.cards import words
from tests.dialogs.letters.letter_kit import fields
from tests.dialogs.requests.request_gallery import scene
from tests.requests_made import request
for right in (Right.FOI, Right.ACCESS):
    of = request(right=right)
    print(right, [action["title"] for part in letters_card(scene(of), letters_of(of))["body"]
                  for action in part.get("actions", ())])
print(as_text(write(shipped().templates["fees"], LetterKind.FEES, fields(
    LetterKind.FEES, Regime.FOI, asked="It costs 40 pounds."))))
"""


def test_a_letter_that_is_added_is_offered_where_its_law_applies_and_is_written(
    tmp_path: Path,
) -> None:
    said = said_by(OFFERS, at=tmp_path, edits=EDITS, new=TEMPLATE)
    foi, access = (line for line in said.splitlines() if "[" in line and "NAME" not in line)

    assert ("What it costs" in foi, "What it costs" in access) == (True, False)
    assert "It costs 40 pounds." in said
