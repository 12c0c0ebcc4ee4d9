"""What a Word file of a letter holds, read back by python-docx."""

from io import BytesIO

import pytest
from docx import Document

from adapters.letters_docx import to_docx
from dialogs.letters import LetterKind, Regime, write
from tests.letter_kit import EVERY, fields, template


@pytest.mark.parametrize(("kind", "regime"), EVERY, ids=lambda each: str(each))
def test_every_letter_under_every_law_reads_back_as_it_was_written(
    kind: LetterKind, regime: Regime
) -> None:
    letter = write(template(kind), kind, fields(kind, regime))

    read = Document(BytesIO(to_docx(letter)))

    assert [row.text for row in read.paragraphs] == [
        "\n".join(each.lines) for each in letter.paragraphs
    ]
