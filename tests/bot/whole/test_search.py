"""The search must find what it is for, or not finding anything would say nothing."""

import base64
import bz2
import gzip
import io
import json
import lzma
import zipfile
import zlib
from collections.abc import Callable
from urllib.parse import quote

import pytest

from tests.bot.search import found_in

WORD = "Quokka8841é"
BODY = f"I think {WORD} did it."


def zipped(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("inside.txt", data)
    return out.getvalue()


WRAPS: dict[str, Callable[[bytes], bytes]] = {
    "as it is": lambda data: data,
    "hex": lambda data: data.hex().encode(),
    "base64": base64.b64encode,
    "base64 for addresses": base64.urlsafe_b64encode,
    "zip": zipped,
    "gzip": gzip.compress,
    "zlib": zlib.compress,
    "zlib, cut short": lambda data: zlib.compress(data * 50, 0)[:-9],
    "bzip2": bz2.compress,
    "xz": lzma.compress,
    "a zip in a gzip": lambda data: gzip.compress(zipped(data)),
    "base64 in a zip": lambda data: zipped(base64.b64encode(data)),
}
ENCODED: dict[str, bytes] = {
    "UTF-8": BODY.encode(),
    "UTF-16": BODY.encode("utf-16"),
    "UTF-16, big": BODY.encode("utf-16-be"),
    "UTF-32": BODY.encode("utf-32"),
    "Windows": BODY.encode("cp1252"),
    "JSON": json.dumps({"text": BODY}).encode(),
    "an address": quote(BODY).encode(),
    "without its accent": BODY.replace("é", "?").encode(),
}


@pytest.mark.parametrize("wrap", WRAPS.values(), ids=WRAPS)
@pytest.mark.parametrize("encoded", ENCODED.values(), ids=ENCODED)
@pytest.mark.parametrize("before", [b"", b"x", b"xy"], ids=["0", "1", "2"])
def test_it_is_found_however_it_is_wrapped_and_wherever_it_begins(
    before: bytes, encoded: bytes, wrap: Callable[[bytes], bytes]
) -> None:
    place = b"\x00junk " + wrap(before + encoded) + b" junk\x00"

    assert ("there", "story") in found_in({"there": place}, {"story": WORD})


def test_what_is_not_there_is_not_found() -> None:
    other = BODY.replace("8841", "8842").encode()

    for wrap in WRAPS.values():
        assert found_in({"there": wrap(other)}, {"story": WORD}) == []
