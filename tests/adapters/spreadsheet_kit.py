"""Reading back a spreadsheet of ours, with nothing of what wrote it."""

import zipfile
from xml.etree import ElementTree as ET

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def texts(book: zipfile.ZipFile) -> list[str]:
    """The shared texts of the workbook, in the order they were first written."""
    root = ET.fromstring(  # noqa: S314  our own
        book.read("xl/sharedStrings.xml")
    )
    return ["".join(part.text or "" for part in one.iter(f"{MAIN}t")) for one in root]
