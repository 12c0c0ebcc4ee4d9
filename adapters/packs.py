"""Several files as one .zip under a passphrase: AES-256 (WinZip's AE-2), which other tools open.

pyzipper is loaded when the first one is made.
"""

from collections.abc import Mapping
from io import BytesIO
from typing import Final

BEFORE_ZIP_DATES: Final = (1980, 1, 1, 0, 0, 0)


def to_zip(files: Mapping[str, bytes], *, passphrase: str) -> bytes:
    """Return the archive. Names stand in the clear in it, so they say nothing of a case.

    As long as the files, it is as long: Teams is told its size before it asks for it.
    """
    import pyzipper  # noqa: PLC0415 - most days nobody needs it

    made = BytesIO()
    with pyzipper.AESZipFile(
        made, "w", compression=pyzipper.ZIP_DEFLATED, encryption=pyzipper.WZ_AES
    ) as archive:
        archive.setpassword(passphrase.encode())
        for name, data in files.items():
            entry = archive.zipinfo_cls(name, BEFORE_ZIP_DATES)
            archive.writestr(entry, data, pyzipper.ZIP_DEFLATED)
    return made.getvalue()
