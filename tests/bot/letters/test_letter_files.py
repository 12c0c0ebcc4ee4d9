"""A partner's own letters in place of ours, and why the bot does not start with wrong ones."""

import asyncio
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from adapters.clock import Clock
from bot.commands.doctor import examine
from bot.commands.doctor_answer import ok, wrong
from bot.commands.doctor_reach import Reach
from bot.config import Settings, SettingsFaults, load_settings
from bot.letters.drafting import draft
from bot.letters.template_files import read_letters, shipped
from bot.service_files import make_desk
from bot.services import Services
from bot.wiring import run
from governance.letters.duties import LetterKind, Regime
from tests.dialogs.letters.letter_kit import fields, shipped_bytes

ROLES = Path(__file__).parents[1].joinpath("roles.toml")
OWN = shipped_bytes("refusal.txt").replace(b"# Our answer to your request", b"# What we decided")


def settings(folder: Path, letters: Path | None) -> Settings:
    return load_settings(
        database=folder / "store" / "igdesk.db",
        ring=folder / "keys" / "ring.json",
        root_key_file=folder / "root" / "root.key",
        roles=ROLES,
        letters=letters,
        anonymous=True,
        _env_file=None,
    )


def services(folder: Path, letters: Path | None) -> Services:
    return make_desk(settings(folder, letters), Clock(), None)


def own_letters(folder: Path, **files: bytes) -> Path:
    own = folder / "letters"
    own.mkdir()
    for name, data in files.items():
        (own / name.replace("__", ".")).write_bytes(data)
    return own


def test_a_drafted_letter_is_text_and_a_word_file_of_the_same_words(tmp_path: Path) -> None:
    given = fields(LetterKind.REFUSAL, Regime.FOI)
    made = draft(services(tmp_path, None), LetterKind.REFUSAL, given)

    assert "We cannot give you this information" in made.text
    words = " ".join(row.text for row in Document(BytesIO(made.docx)).paragraphs).split()
    assert words == made.text.replace("• ", "").split()


def test_a_file_name_holds_our_reference_and_the_kind_and_nothing_that_was_typed(
    tmp_path: Path,
) -> None:
    planted = "QX7 planted"
    given = replace(
        fields(LetterKind.REFUSAL, Regime.FOI),
        reasons=planted,
        case_reference=planted,
        other=planted,
        party=planted,
    )
    made = draft(services(tmp_path, None), LetterKind.REFUSAL, given)

    assert made.name == made.file.name == "RQ-2026-0007 refusal.docx"
    assert planted not in repr(made)


def test_a_file_name_is_one_plain_name_whatever_the_reference(tmp_path: Path) -> None:
    given = fields(LetterKind.REFUSAL, Regime.RIGHTS, reference="../RR 7\x00/é")
    made = draft(services(tmp_path, None), LetterKind.REFUSAL, given)

    assert made.name == "-RR-7- refusal.docx"


def test_a_partners_letter_takes_the_place_of_ours_and_the_rest_stay(tmp_path: Path) -> None:
    theirs = services(tmp_path, own_letters(tmp_path, refusal__txt=OWN))
    refusal = draft(theirs, LetterKind.REFUSAL, fields(LetterKind.REFUSAL, Regime.RIGHTS))
    redirect = draft(theirs, LetterKind.REDIRECT, fields(LetterKind.REDIRECT, Regime.RIGHTS))

    assert "What we decided" in refusal.text
    assert "Please send your request to someone else" in redirect.text
    assert theirs.letters.replaced == ("refusal",)


def test_a_partners_letterhead_is_used(tmp_path: Path) -> None:
    document, head = Document(), BytesIO()
    document.sections[0].header.paragraphs[0].text = "Rivershire"
    document.save(head)
    theirs = services(tmp_path, own_letters(tmp_path, letterhead__docx=head.getvalue()))
    made = draft(theirs, LetterKind.REFUSAL, fields(LetterKind.REFUSAL, Regime.RIGHTS))

    assert Document(BytesIO(made.docx)).sections[0].header.paragraphs[0].text == "Rivershire"


def test_everything_wrong_in_the_folder_is_said_at_once(tmp_path: Path) -> None:
    own = own_letters(
        tmp_path,
        refusal__txt=OWN.replace(b"{reasons}", b"{reason}"),
        redirect__txt=b"\xff",
        refusals__txt=b"",
        letterhead__docm=b"",
        letterhead__docx=b"not a zip",
    )
    with pytest.raises(SettingsFaults) as found:
        read_letters(own)

    said = "\n".join(found.value.faults)
    assert [fault.split(": ", 2)[1] for fault in found.value.faults] == [
        "letterhead.docm, line 1",
        "refusals.txt, line 1",
        "redirect.txt, line 1",
        "refusal.txt, line 22",
        "refusal.txt, line 31",
        "letterhead.docx, line 1",
    ]
    assert all(fault.startswith("IGDESK_LETTERS: ") for fault in found.value.faults)
    for why in ("not UTF-8", "{reason} is not", "{reasons} is missing", "macros", "not a Word"):
        assert why in said


def test_what_an_open_editor_leaves_lying_about_is_passed_over(tmp_path: Path) -> None:
    own = own_letters(tmp_path)
    (own / "~$letterhead.docx").write_bytes(b"x")
    (own / ".DS_Store").write_bytes(b"x")

    assert read_letters(own).templates == shipped().templates


def test_a_folder_that_is_not_there_is_said_by_its_setting(tmp_path: Path) -> None:
    with pytest.raises(SettingsFaults, match="IGDESK_LETTERS: must be a folder"):
        read_letters(tmp_path / "nowhere")


def test_the_bot_does_not_start_with_a_letter_that_leaves_out_what_the_law_asks(
    tmp_path: Path,
) -> None:
    wrong = settings(tmp_path, own_letters(tmp_path, refusal__txt=OWN.replace(b"{rights}", b"")))

    async def start() -> None:
        async with run(wrong):
            pass

    with pytest.raises(SettingsFaults, match=r"refusal\.txt, line 31: \{rights\} is missing"):
        asyncio.run(start())
    assert not wrong.database.exists()


def test_doctor_says_how_many_letters_are_their_own_and_which_are_wrong(tmp_path: Path) -> None:
    own = settings(tmp_path, own_letters(tmp_path, refusal__txt=OWN))
    said = examine(lambda: own, Clock(), Reach())
    assert own.letters is not None
    (own.letters / "redirect.txt").write_bytes(b"# {")
    said_of_wrong = examine(lambda: own, Clock(), Reach())

    assert ok("letters", "1 of 21 are your own") in said
    first = "IGDESK_LETTERS: redirect.txt, line 1: there is a brace that is not part of a"
    do = "Put it right, then ask again."
    assert wrong("files", f"{first} placeholder, like {{received}}.", do) in said_of_wrong
