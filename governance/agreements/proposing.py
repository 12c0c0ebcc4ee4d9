"""A new version, and notice to end the agreement: what makes either of them fit to record."""

import re
from datetime import date, timedelta

from governance.agreements.model import Agreement
from governance.agreements.records import Version

NUMBER = re.compile(r"\d{1,3}(\.\d{1,3}){0,2}")
SHA256 = re.compile(r"[0-9a-f]{64}")
OLDEST = timedelta(days=3653)  # a text written longer ago than that has a mistyped date
LONGEST_NOTICE = timedelta(days=1827)  # five years: further off is a mistyped date
SHORT_LENGTH = 8  # characters of a fingerprint at each end, where the whole is not needed


def next_number(agreement: Agreement) -> str:
    """Return the number after the newest version's: "1.2" after "1.1"."""
    *first, last = re.findall(r"\d+", agreement.versions[-1].number) or ["0"]
    return ".".join([*first, str(int(last) + 1)])


def new_number(agreement: Agreement, text: str) -> str | None:
    """Return the number that was typed, if it is one and no version has it."""
    number = text.strip().lower().removeprefix("version").removeprefix("v").strip()
    taken = {version.number for version in agreement.versions}
    return number if NUMBER.fullmatch(number) and number not in taken else None


def fingerprint(text: str) -> str | None:
    """Return a document's SHA-256 as pasted, in the letters we keep; None if it is none."""
    plain = "".join(text.split()).lower()
    return plain if SHA256.fullmatch(plain) else None


def short(sha256: str) -> str:
    """Return a fingerprint as people compare one: "9f86d081…0b0f00a0"."""
    return f"{sha256[:SHORT_LENGTH]}…{sha256[-SHORT_LENGTH:]}"


def of_document(agreement: Agreement, sha256: str) -> Version | None:
    """Return the version whose document this is already."""
    return next((one for one in agreement.versions if one.document_sha256 == sha256), None)


def can_be_dated(dated: date, today: date) -> bool:
    """Return whether a text of today can have been written on that day."""
    return today - OLDEST < dated <= today


def can_be_served(served: date, effective: date, today: date) -> bool:
    """Return whether notice served on the one day can end the agreement on the other."""
    return today - OLDEST < served <= today and served <= effective <= served + LONGEST_NOTICE


def pending(agreement: Agreement) -> Version | None:
    """Return the newest version, while it waits for the partners' approval."""
    newest = agreement.versions[-1]
    return None if newest.number == agreement.version else newest
