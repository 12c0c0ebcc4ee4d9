"""The agreement's document as a file: what the doctor says of it, and what a shell does."""

import hashlib
from pathlib import Path

import pytest
from typer.testing import CliRunner

from adapters.clock import Clock
from bot.agreements.documents import file_name
from bot.commands.agreement import app
from bot.commands.doctor_answer import Finding, State
from bot.commands.doctor_files import documents
from bot.config import SettingsFaults
from bot.service_files import make_desk
from governance.agreements.reading import Document
from tests.bot.agreement_town import SHA, SSCB, TEXT, loaded
from tests.bot.town import settings_in

PDF = b"%PDF-1.7 invented"
PDF_SHA = hashlib.sha256(PDF).hexdigest()


def findings(folder: Path, **changes: object) -> list[tuple[State, str]]:
    found: list[Finding] = list(documents(make_desk(settings_in(folder, **changes), Clock(), None)))
    return [(one.state, one.says) for one in found]


def test_the_doctor_says_whether_the_file_is_the_versions_document(tmp_path: Path) -> None:
    changes = loaded(tmp_path)

    assert findings(tmp_path, **changes) == [(State.OK, "is that of version 1.1")]
    (tmp_path / "agreement.md").write_text("Another text.")
    other = "is not that of version 1.1: its SHA-256 is another; nobody gets it"
    assert findings(tmp_path, **changes) == [(State.WRONG, other)]


def test_where_none_is_loaded_the_doctor_says_how(tmp_path: Path) -> None:
    ((state, says),) = findings(tmp_path)

    assert (state, says.partition(":")[0]) == (State.NOTE, "is not loaded")


def test_a_folder_says_which_of_its_files_is_no_versions_and_what_is_missing(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "draft.pdf").write_bytes(PDF)
    (folder / "notes.xlsx").write_bytes(b"not looked at")
    changes = {**loaded(tmp_path), "agreement_document": folder}

    assert findings(tmp_path, **changes) == [
        (State.LACKS, "of version 1.1 is not among the files"),
        (State.NOTE, "draft.pdf is of no version in the agreement's file"),
    ]


def test_a_pdf_is_handed_over_and_its_text_beside_it_quoted(tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "isa.pdf").write_bytes(PDF)
    (folder / "isa.md").write_text(TEXT, encoding="utf-8")
    was = 'reason = "Working Together 2023 amendment"'
    both = f'{was}\ndocument_sha256 = "{PDF_SHA}"\ntext_sha256 = "{SHA}"'
    file = tmp_path / "ours.toml"
    file.write_text(SSCB.read_text(encoding="utf-8").replace(was, both), encoding="utf-8")
    settings = settings_in(tmp_path, agreement=str(file), agreement_document=folder)
    services = make_desk(settings, Clock(), None)
    held = services.shelf.of(services.agreement.versions[-1])

    assert held.document is not None
    assert held.quotes is not None
    assert (held.document.data, held.document.text) == (PDF, None)
    assert held.quotes.text == TEXT


@pytest.mark.parametrize(
    "address", ["http://igdesk.example", "igdesk.example", "https://a.example/path", "https://"]
)
def test_the_address_for_links_is_https_and_no_more(tmp_path: Path, address: str) -> None:
    with pytest.raises(SettingsFaults, match="IGDESK_PUBLIC_URL"):
        settings_in(tmp_path, public_url=address)


@pytest.mark.parametrize(
    ("reference", "name"),
    [
        pytest.param("SSCB-ISA-2023", "SSCB-ISA-2023-v1.1.pdf", id="as it is"),
        pytest.param('../a "b"\r\nc', "a-b-c-v1.1.pdf", id="nothing that means something"),
        pytest.param("Ü/..", "..-v1.1.pdf".lstrip("."), id="plain letters alone"),
    ],
)
def test_the_file_is_called_after_the_agreement_whatever_its_own_name(
    reference: str, name: str
) -> None:
    document = Document("1.1", PDF_SHA, PDF, None, ".pdf")

    assert file_name(document, reference).lstrip("-.") == name.lstrip("-.")
    assert not set(file_name(document, reference)) & set('/\\"\r\n')


def test_a_documents_fingerprint_from_the_shell(tmp_path: Path) -> None:
    file = tmp_path / "isa.pdf"
    file.write_bytes(PDF)

    assert CliRunner().invoke(app, ["fingerprint", str(file)]).stdout.strip() == PDF_SHA
    assert PDF_SHA in CliRunner().invoke(app, ["fingerprint", str(file), "--json"]).stdout
