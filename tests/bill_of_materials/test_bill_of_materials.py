"""What we ship is listed as the lock files have it, each part under a licence that was read."""

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from tests.bill_of_materials.pages import LICENCES, SBOM, bill, licences_page
from tests.bill_of_materials.parts import READ, SPDX, parts

ALLOWED = {
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "LGPL-2.1-or-later",
    "LGPL-3.0-only",
    "LicenseRef-public-domain",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "OFL-1.1",
    "PSF-2.0",
}
"""Each was read, and lets us ship what we ship. Another one is read before it comes in."""


def test_the_list_of_licences_is_current() -> None:
    assert LICENCES.read_text(encoding="utf-8") == licences_page(parts()), "run: make licences"


def test_the_bill_of_materials_is_current_and_as_its_schema_says() -> None:
    text = SBOM.read_text(encoding="utf-8")

    assert text == bill(parts()), "run: make licences"
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None


def test_every_licence_is_one_that_we_have_read() -> None:
    for part in parts():
        said = SPDX.license_keys(part.licence)
        assert said, f"{part.name} names no licence: read its licence file"
        assert set(said) <= ALLOWED, part


def test_nothing_is_read_that_is_not_shipped() -> None:
    assert set(READ) <= {part.name for part in parts()}
