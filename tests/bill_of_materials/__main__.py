"""Writes both pages afresh: `make licences`, after `make lock`."""

from tests.bill_of_materials.pages import LICENCES, SBOM, bill, licences_page
from tests.bill_of_materials.parts import parts


def main() -> None:
    """Write the list of licences and the bill of materials."""
    found = parts()
    LICENCES.write_text(licences_page(found), encoding="utf-8")
    SBOM.write_text(bill(found), encoding="utf-8")


if __name__ == "__main__":
    main()
